#ifndef FLAT8_SRC_BASE_PLATFORM_SEMAPHORE_H_
#define FLAT8_SRC_BASE_PLATFORM_SEMAPHORE_H_

#include "src/base/platform/condition-variable.h"

namespace v8::base {

// A count of permits, for tests.
class Semaphore final {
 public:
  explicit Semaphore(int count) : count_(count) {}
  DISALLOW_COPY(Semaphore);

  void Signal() {
    MutexGuard guard(&mutex_);
    ++count_;
    changed_.NotifyOne();
  }
  void Wait() {
    MutexGuard guard(&mutex_);
    while (count_ == 0) changed_.Wait(&mutex_);
    --count_;
  }
  // False when no permit came in time.
  bool WaitFor(const TimeDelta& span) {
    const TimeTicks end = TimeTicks::Now() + span;
    MutexGuard guard(&mutex_);
    while (count_ == 0) {
      const TimeDelta left = end - TimeTicks::Now();
      if (left <= TimeDelta()) return false;
      changed_.WaitFor(&mutex_, left);
    }
    --count_;
    return true;
  }

 private:
  Mutex mutex_;
  ConditionVariable changed_;
  int count_;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_PLATFORM_SEMAPHORE_H_

#ifndef FLAT8_SRC_BASE_PLATFORM_CONDITION_VARIABLE_H_
#define FLAT8_SRC_BASE_PLATFORM_CONDITION_VARIABLE_H_

#include <chrono>
#include <condition_variable>

#include "src/base/platform/mutex.h"
#include "src/base/platform/time.h"

namespace v8::base {

// For tests. The mutex is held by the caller of the waiting functions, and again when they return.
class ConditionVariable final {
 public:
  ConditionVariable() = default;
  DISALLOW_COPY(ConditionVariable);

  void NotifyOne() { native_.notify_one(); }
  void NotifyAll() { native_.notify_all(); }
  void Wait(Mutex* mutex) {
    std::unique_lock<std::mutex> lock(mutex->native_handle(), std::adopt_lock);
    native_.wait(lock);
    lock.release();
  }
  // False when the time was over.
  bool WaitFor(Mutex* mutex, const TimeDelta& span) {
    std::unique_lock<std::mutex> lock(mutex->native_handle(), std::adopt_lock);
    const auto status = native_.wait_for(lock, std::chrono::microseconds(span.InMicroseconds()));
    lock.release();
    return status == std::cv_status::no_timeout;
  }

 private:
  std::condition_variable native_;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_PLATFORM_CONDITION_VARIABLE_H_

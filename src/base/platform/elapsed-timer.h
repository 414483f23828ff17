#ifndef FLAT8_SRC_BASE_PLATFORM_ELAPSED_TIMER_H_
#define FLAT8_SRC_BASE_PLATFORM_ELAPSED_TIMER_H_

#include "src/base/logging.h"
#include "src/base/platform/time.h"

namespace v8::base {

// A stop-watch, for tests.
class ElapsedTimer final {
 public:
  void Start() {
    DCHECK(!IsStarted());
    start_ = TimeTicks::Now();
  }
  void Stop() { start_ = TimeTicks(); }
  bool IsStarted() const { return !start_.IsNull(); }
  // Gives what has passed, and begins anew.
  TimeDelta Restart() {
    const TimeDelta elapsed = Elapsed();
    start_ = TimeTicks::Now();
    return elapsed;
  }
  TimeDelta Elapsed() const {
    DCHECK(IsStarted());
    return TimeTicks::Now() - start_;
  }
  bool HasExpired(TimeDelta span) const { return Elapsed() >= span; }

 private:
  TimeTicks start_;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_PLATFORM_ELAPSED_TIMER_H_

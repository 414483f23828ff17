#ifndef FLAT8_SRC_SHELL_TIMERS_H_
#define FLAT8_SRC_SHELL_TIMERS_H_

#include <stdint.h>

#include <limits>
#include <vector>

#include "include/v8-function.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-template.h"

namespace flat8::shell {

// Milliseconds of a clock that never goes back.
double MonotonicMilliseconds();

// setTimeout, setInterval, setImmediate: a queue ordered by time, then by age.
class Timers {
 public:
  // Adds the global functions to a realm's template.
  static void Install(v8::Isolate* isolate, v8::Local<v8::ObjectTemplate> global);

  // setTimeout for a timer in the background, which keeps no program from ending.
  static void SetBackgroundTimeout(const v8::FunctionCallbackInfo<v8::Value>& info);

  // Whether there are none, but in the background.
  bool empty() const;
  // When the next one is due, on the clock above, or kNever.
  double next_due() const;
  static constexpr double kNever = std::numeric_limits<double>::infinity();
  bool is_due() const { return next_due() <= MonotonicMilliseconds(); }
  // Takes the next timer out of the queue (a repeating one goes in again) and calls it. An exception is the caller's.
  void RunNext(v8::Isolate* isolate);
  void Clear() { timers_.clear(); }

 private:
  struct Timer {
    int32_t id;
    double due;
    double interval;  // Below 0: once.
    bool is_background;
    v8::Global<v8::Context> context;
    v8::Global<v8::Function> function;
    std::vector<v8::Global<v8::Value>> arguments;
  };

  // What a timer's function is called with begins at `first_argument`.
  static void Add(const v8::FunctionCallbackInfo<v8::Value>& info, double delay, bool repeats, int first_argument,
                  bool is_background = false);
  static void SetTimeout(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void SetInterval(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void SetImmediate(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void ClearTimeout(const v8::FunctionCallbackInfo<v8::Value>& info);
  void Insert(Timer timer);

  std::vector<Timer> timers_;  // The next one is the last.
  int32_t last_id_ = 0;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_TIMERS_H_

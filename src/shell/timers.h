#ifndef FLAT8_SRC_SHELL_TIMERS_H_
#define FLAT8_SRC_SHELL_TIMERS_H_

#include <stdint.h>

#include <vector>

#include "include/v8-function.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-template.h"

namespace flat8::shell {

// Milliseconds of a clock that never goes back.
double MonotonicMilliseconds();

// setTimeout, setInterval and their like: a queue ordered by time, then by age.
class Timers {
 public:
  // Adds the global functions to a realm's template.
  static void Install(v8::Isolate* isolate, v8::Local<v8::ObjectTemplate> global);

  bool empty() const { return timers_.empty(); }
  // When the next one is due, on the clock above.
  double next_due() const;
  // Takes the next timer out of the queue (a repeating one goes in again) and calls it. An exception is the caller's.
  void RunNext(v8::Isolate* isolate);
  void Clear() { timers_.clear(); }

 private:
  struct Timer {
    int32_t id;
    double due;
    double interval;  // Below 0: once.
    v8::Global<v8::Context> context;
    v8::Global<v8::Function> function;
    std::vector<v8::Global<v8::Value>> arguments;
  };

  static void Add(const v8::FunctionCallbackInfo<v8::Value>& info, bool repeats);
  static void SetTimeout(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void SetInterval(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void ClearTimeout(const v8::FunctionCallbackInfo<v8::Value>& info);
  void Insert(Timer timer);

  std::vector<Timer> timers_;  // The next one is the last.
  int32_t last_id_ = 0;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_TIMERS_H_

// What clocks, signals, events and random numbers need of the shell and the system.

#include <errno.h>
#include <sys/random.h>
#include <time.h>

#include <cmath>

#include "include/v8-exception.h"
#include "include/v8-function-callback.h"
#include "include/v8-isolate.h"
#include "include/v8-primitive.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"
#include "src/shell/web-natives.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// Whole nanoseconds: the digits behind them say nothing.
double NowOf(const Info& info) {
  return std::floor((MonotonicMilliseconds() - Shell::From(info.GetIsolate())->start_time()) * 1e6 + 0.5) / 1e6;
}

// now(): milliseconds since the shell was made.
void Now(const Info& info) { info.GetReturnValue().Set(NowOf(info)); }

// timeOrigin(): when that was, in milliseconds since 1970.
void TimeOrigin(const Info& info) {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  const double milliseconds = static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
  info.GetReturnValue().Set(milliseconds - NowOf(info));
}

// reportException(error): as if nobody had caught it.
void ReportException(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Shell::From(isolate)->ReportUncaught(info[0], v8::Exception::CreateMessage(isolate, info[0]));
}

// fillRandom(bytes)
void FillRandom(const Info& info) {
  uint8_t* data;
  size_t size;
  BytesOf(info[0], &data, &size);
  while (size > 0) {
    const ssize_t count = getrandom(data, size, 0);
    if (count < 0 && errno != EINTR) return ThrowError(info.GetIsolate(), "The system gives no random numbers");
    if (count < 0) continue;
    data += count;
    size -= static_cast<size_t>(count);
  }
}

}  // namespace

// setBackgroundTimeout(function, milliseconds): a timer that the program does not wait for.
const Native kClockNatives[] = {{"now", Now},
                                {"timeOrigin", TimeOrigin},
                                {"setBackgroundTimeout", Timers::SetBackgroundTimeout},
                                {"reportException", ReportException},
                                {"fillRandom", FillRandom},
                                {nullptr, nullptr}};

}  // namespace flat8::shell

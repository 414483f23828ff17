// What events and signals need of the shell's event loop.

#include "include/v8-exception.h"
#include "include/v8-function-callback.h"
#include "include/v8-isolate.h"
#include "src/shell/shell.h"
#include "src/shell/web-natives.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// reportException(error): as if nobody had caught it.
void ReportException(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Shell::From(isolate)->ReportUncaught(info[0], v8::Exception::CreateMessage(isolate, info[0]));
}

}  // namespace

// setBackgroundTimeout(function, milliseconds): a timer that the program does not wait for.
const Native kEventNatives[] = {
    {"reportException", ReportException}, {"setBackgroundTimeout", Timers::SetBackgroundTimeout}, {nullptr, nullptr}};

}  // namespace flat8::shell

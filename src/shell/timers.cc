#include "src/shell/timers.h"

#include <time.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "include/v8-context.h"
#include "include/v8-exception.h"
#include "include/v8-isolate.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"

namespace flat8::shell {

double MonotonicMilliseconds() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

bool Timers::empty() const {
  return std::all_of(timers_.rbegin(), timers_.rend(), [](const Timer& timer) { return timer.is_background; });
}

double Timers::next_due() const { return timers_.empty() ? kNever : timers_.back().due; }

void Timers::Insert(Timer timer) {
  auto place =
      std::find_if(timers_.rbegin(), timers_.rend(), [&](const Timer& other) { return other.due > timer.due; });
  timers_.insert(place.base(), std::move(timer));
}

void Timers::RunNext(v8::Isolate* isolate) {
  v8::HandleScope handles(isolate);
  Timer timer = std::move(timers_.back());
  timers_.pop_back();
  v8::Local<v8::Context> context = timer.context.Get(isolate);
  v8::Local<v8::Function> function = timer.function.Get(isolate);
  std::vector<v8::Local<v8::Value>> arguments;
  for (auto& argument : timer.arguments) arguments.push_back(argument.Get(isolate));
  if (timer.interval >= 0) {
    timer.due = MonotonicMilliseconds() + timer.interval;
    Insert(std::move(timer));
  }
  v8::Context::Scope scope(context);
  v8::Local<v8::Value> result;
  if (!function->Call(context, context->Global(), static_cast<int>(arguments.size()), arguments.data())
           .ToLocal(&result)) {
    return;
  }
}

void Timers::Add(const v8::FunctionCallbackInfo<v8::Value>& info, double delay, bool repeats, int first_argument,
                 bool is_background) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[0]->IsFunction()) {
    ThrowTypeError(isolate, "The first argument of a timer has to be a function");
    return;
  }
  Timers& timers = Shell::From(isolate)->timers();
  Timer timer;
  timer.id = ++timers.last_id_;
  timer.due = MonotonicMilliseconds() + delay;
  timer.interval = repeats ? delay : -1;
  timer.is_background = is_background;
  timer.context.Reset(isolate, isolate->GetCurrentContext());
  timer.function.Reset(isolate, info[0].As<v8::Function>());
  for (int i = first_argument; i < info.Length(); i++) timer.arguments.emplace_back(isolate, info[i]);
  info.GetReturnValue().Set(timer.id);
  timers.Insert(std::move(timer));
}

namespace {

// The second argument; at least `least`. Nothing: an exception is pending.
v8::Maybe<double> DelayOf(const v8::FunctionCallbackInfo<v8::Value>& info, double least) {
  double delay = 0;
  if (info.Length() > 1 && !info[1]->NumberValue(info.GetIsolate()->GetCurrentContext()).To(&delay)) {
    return v8::Nothing<double>();
  }
  return v8::Just(delay >= 1 ? delay : least);
}

}  // namespace

void Timers::SetTimeout(const v8::FunctionCallbackInfo<v8::Value>& info) {
  double delay;
  if (DelayOf(info, 0).To(&delay)) Add(info, delay, false, 2);
}
void Timers::SetInterval(const v8::FunctionCallbackInfo<v8::Value>& info) {
  double delay;
  if (DelayOf(info, 1).To(&delay)) Add(info, delay, true, 2);
}
void Timers::SetBackgroundTimeout(const v8::FunctionCallbackInfo<v8::Value>& info) {
  double delay;
  if (DelayOf(info, 0).To(&delay)) Add(info, delay, false, 2, true);
}
void Timers::SetImmediate(const v8::FunctionCallbackInfo<v8::Value>& info) { Add(info, 0, false, 1); }

void Timers::ClearTimeout(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  int32_t id;
  if (!info[0]->Int32Value(isolate->GetCurrentContext()).To(&id)) return;
  auto& timers = Shell::From(isolate)->timers().timers_;
  timers.erase(std::remove_if(timers.begin(), timers.end(), [id](const Timer& timer) { return timer.id == id; }),
               timers.end());
}

void Timers::Install(v8::Isolate* isolate, v8::Local<v8::ObjectTemplate> global) {
  global->Set(isolate, "setTimeout", v8::FunctionTemplate::New(isolate, SetTimeout));
  global->Set(isolate, "setInterval", v8::FunctionTemplate::New(isolate, SetInterval));
  global->Set(isolate, "clearTimeout", v8::FunctionTemplate::New(isolate, ClearTimeout));
  global->Set(isolate, "setImmediate", v8::FunctionTemplate::New(isolate, SetImmediate));
  global->Set(isolate, "clearInterval", v8::FunctionTemplate::New(isolate, ClearTimeout));
  global->Set(isolate, "clearImmediate", v8::FunctionTemplate::New(isolate, ClearTimeout));
}

}  // namespace flat8::shell

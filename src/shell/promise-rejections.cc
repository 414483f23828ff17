#include "src/shell/promise-rejections.h"

#include <algorithm>
#include <utility>

#include "include/v8-exception.h"
#include "include/v8-isolate.h"
#include "src/shell/report-error.h"
#include "src/shell/shell.h"

namespace flat8::shell {

void PromiseRejections::Listen(v8::Isolate* isolate) { isolate->SetPromiseRejectCallback(OnEvent); }

void PromiseRejections::OnEvent(v8::PromiseRejectMessage event) {
  v8::Local<v8::Promise> promise = event.GetPromise();
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  v8::HandleScope handles(isolate);
  auto& rejections = Shell::From(isolate)->rejections().rejections_;
  switch (event.GetEvent()) {
    case v8::kPromiseRejectWithNoHandler: {
      v8::Local<v8::Value> value = event.GetValue();
      if (value.IsEmpty()) value = v8::Undefined(isolate);
      Rejection rejection;
      rejection.promise.Reset(isolate, promise);
      rejection.value.Reset(isolate, value);
      rejection.message.Reset(isolate, v8::Exception::CreateMessage(isolate, value));
      rejections.push_back(std::move(rejection));
      break;
    }
    case v8::kPromiseHandlerAddedAfterReject:
      rejections.erase(std::remove_if(rejections.begin(), rejections.end(),
                                      [&](const Rejection& rejection) { return rejection.promise == promise; }),
                       rejections.end());
      break;
    default:  // Settling a settled promise again is no error.
      break;
  }
}

bool PromiseRejections::Report(v8::Isolate* isolate) {
  if (rejections_.empty()) return false;
  std::vector<Rejection> rejections = std::move(rejections_);
  rejections_.clear();
  bool reported = false;
  for (Rejection& rejection : rejections) {
    v8::HandleScope handles(isolate);
    // Somebody has taken the error from it.
    if (rejection.promise.Get(isolate)->HasHandler()) continue;
    reported = true;
    ReportError(isolate, rejection.value.Get(isolate), rejection.message.Get(isolate), " (in promise)");
  }
  return reported;
}

}  // namespace flat8::shell

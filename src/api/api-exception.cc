#include <cstdio>
#include <cstdlib>

#include "src/api/api-internal.h"
#include "src/api/api-message.h"
#include "src/execution/exception-handler.h"
#include "src/execution/stack-trace.h"
#include "src/flags/flags.h"
#include "src/runtime/values/conversions.h"

// TryCatch, and where exceptions go.
namespace v8::internal {

namespace {

V8_NOINLINE void CallMessageListener(Isolate* isolate, const ApiData::MessageListener& listener, Value message,
                                     Value exception) {
  CalloutScope callout(isolate);
  Local<v8::Message> local_message = MakeLocal<v8::Message>(isolate, message);
  Local<v8::Value> data = MakeLocal<v8::Value>(isolate, listener.data == 0 ? exception : Value(listener.data));
  v8::TryCatch try_catch(External(isolate));
  listener.callback(local_message, data);
}

// What a host is told about an object that is no error says what the object itself says, which may take script.
V8_NOINLINE void Restate(Isolate* isolate, Value exception, Tagged<MessageObject> message) {
  if (!IsJSReceiver(exception) || IsJSError(exception) || isolate->is_terminating()) return;
  EntryScope entry(isolate);
  const Value pending = isolate->exception();
  isolate->clear_pending_exception();
  const SaveRealm save(isolate);
  const auto make = [&]() -> Result<Tagged<String>> {
    const Result<Tagged<String>> own = ToString(isolate, exception);
    const bool failed = own.IsException();
    if (failed) {
      if (isolate->is_terminating()) return Exception();
      isolate->clear_pending_exception();
    }
    return NewConsString(isolate, TRY(NewStringFromAscii(isolate, "Uncaught ")),
                         failed ? TRY(NewStringFromAscii(isolate, "exception")) : own.value());
  };
  const Result<Tagged<String>> text = make();
  if (!text.IsException()) message->set_text(text.value());
  if (!isolate->is_terminating()) isolate->pending_exception = pending.ptr();
}

void PrintUncaught(Isolate* isolate, Value message) {
  const Tagged<MessageObject> object = Cast<MessageObject>(message);
  const std::string text = ToStdString(Cast<String>(object->text()));
  const MessagePlace place = PlaceOf(object);
  if (place.line > 0) {
    fprintf(stderr, "%s:%d: ", ToStdString(place.resource_name).c_str(), place.line);
  }
  fprintf(stderr, "%s\n", text.c_str());
  (void)isolate;
}

}  // namespace

void ReportUncaught(Isolate* isolate, Value exception, Value message) {
  ApiData* const api = isolate->api_data;
  if (message.is_empty() || message.IsUndefined()) message = CreateMessageObject(isolate, exception, true);
  if (message.is_empty() || message.IsUndefined() || api->reporting_message) return;
  Restate(isolate, exception, Cast<MessageObject>(message));
  const int level = Cast<MessageObject>(message)->error_level();
  if (api->message_listeners.empty()) {
    PrintUncaught(isolate, message);
    return;
  }
  api->reporting_message = true;
  const size_t count = api->message_listeners.size();
  for (size_t k = 0; k < count && k < api->message_listeners.size(); ++k) {
    const ApiData::MessageListener listener = api->message_listeners[k];
    if (listener.callback != nullptr && (listener.levels & level) != 0) {
      CallMessageListener(isolate, listener, message, exception);
    }
  }
  api->reporting_message = false;
}

void DispatchException(Isolate* isolate) {
  if (!isolate->has_pending_exception()) return;
  ApiData* const api = isolate->api_data;
  v8::TryCatch* const handler = api->try_catch;
  const uintptr_t innermost_callback = InnermostCallback(isolate->stack_segments);
  const bool script_below = innermost_callback != 0;
  const bool handler_is_nearest =
      handler != nullptr && (!script_below || reinterpret_cast<uintptr_t>(handler) < innermost_callback);
  if (isolate->is_terminating()) {
    if (handler_is_nearest) ApiAccess::CatchTermination(handler);
    // Script below has to be unwound as well; at the outermost level it is over.
    if (!script_below) {
      isolate->clear_pending_exception();
      isolate->termination_reason = TerminationReason::kNone;
    }
    return;
  }
  if (!handler_is_nearest && script_below) return;
  const Value exception = isolate->TakeException();
  if (handler_is_nearest) {
    const bool wants_message = ApiAccess::CapturesMessage(handler) || ApiAccess::IsVerbose(handler);
    const Value message = wants_message ? CreateMessageObject(isolate, exception, true) : Undefined();
    const bool has_message = !message.is_empty() && !message.IsUndefined();
    ApiAccess::Catch(handler, exception.ptr(),
                     has_message && ApiAccess::CapturesMessage(handler) ? message.ptr() : kEmptyWord);
    if (ApiAccess::IsVerbose(handler)) ReportUncaught(isolate, exception, message);
  } else {
    ReportUncaught(isolate, exception, Value());
  }
}

namespace {

// Whether a handler of script is nearer than every TryCatch.
bool IsCaughtByScript(Isolate* isolate) {
  v8::TryCatch* const nearest = isolate->api_data->try_catch;
  const Address limit = nearest == nullptr ? 0 : ApiAccess::StackPosition(nearest);
  for (uint64_t* fp = isolate->vm_fp; fp != nullptr && reinterpret_cast<Address>(fp) != limit;
       fp = Frame(fp).caller_fp()) {
    const Frame frame(fp);
    if (frame.code()->is_bytecode() && FindExceptionHandler(frame.code(), frame.pc()).found) return true;
  }
  return false;
}

}  // namespace

void NoteThrow(Isolate* isolate) {
  ApiData* const api = isolate->api_data;
  if (api->capture_stack_trace_for_uncaught) {
    // Capturing must not disturb what is pending.
    const Value pending = isolate->TakeException();
    const auto frames = CaptureFrames(isolate, api->captured_frame_limit, Undefined());
    api->throw_frames = frames.IsException() ? 0 : Value(frames.value()).ptr();
    isolate->pending_exception = pending.ptr();
  }
  if (v8_flags.abort_on_uncaught_exception) AbortIfUncaught(isolate);
}

void AbortIfUncaught(Isolate* isolate) {
  if (IsCaughtByScript(isolate)) return;
  const auto callback = isolate->api_data->abort_on_uncaught_exception;
  bool aborts = true;
  if (callback != nullptr) Callout(isolate, [&] { aborts = callback(External(isolate)); });
  if (!aborts) return;
  fprintf(stderr, "Uncaught exception, and --abort-on-uncaught-exception was given\n\nFROM\n");
  v8::Message::PrintCurrentStackTrace(External(isolate), stderr);
  fflush(stderr);
  abort();
}

}  // namespace v8::internal

namespace v8 {

TryCatch::TryCatch(Isolate* isolate)
    : isolate_(i::Internal(isolate)),
      next_(isolate_->api_data->try_catch),
      exception_(i::kEmptyWord),
      message_(i::kEmptyWord),
      stack_position_(reinterpret_cast<internal::Address>(isolate_->vm_fp)),
      is_verbose_(false),
      can_continue_(true),
      capture_message_(true),
      rethrow_(false),
      has_terminated_(false) {
  isolate_->api_data->try_catch = this;
}

TryCatch::~TryCatch() {
  i::EntryScope entry(isolate_);
  i::ApiData* const api = isolate_->api_data;
  api->try_catch = next_;
  if (!rethrow_ || isolate_->has_pending_exception()) return;
  if (has_terminated_) {
    isolate_->Terminate(i::TerminationReason::kRequested);
  } else {
    isolate_->ReThrow(i::Value(exception_));
  }
  i::DispatchException(isolate_);
}

bool TryCatch::HasCaught() const { return exception_ != i::kEmptyWord; }
bool TryCatch::CanContinue() const { return can_continue_; }
bool TryCatch::HasTerminated() const { return has_terminated_; }

Local<Value> TryCatch::ReThrow() {
  if (!HasCaught()) return Local<Value>();
  rethrow_ = true;
  return Undefined(i::External(isolate_));
}

Local<Value> TryCatch::Exception() const {
  if (!HasCaught()) return Local<Value>();
  return i::MakeLocal<Value>(isolate_, i::Value(exception_));
}

MaybeLocal<Value> TryCatch::StackTrace(Local<Context> context, Local<Value> exception) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  const i::Value value = i::Open(exception);
  if (!i::IsJSReceiver(value)) return MaybeLocal<Value>();
  const auto receiver = i::Cast<i::JSReceiver>(value);
  i::Result<bool> has = i::HasProperty(isolate, receiver, i::ReadOnlyRoots::stack_string());
  if (has.IsException()) {
    scope.Fail();
    return MaybeLocal<Value>();
  }
  if (!has.value()) return MaybeLocal<Value>();
  return scope.Return<Value>(i::Get(isolate, value, i::ReadOnlyRoots::stack_string()));
}

MaybeLocal<Value> TryCatch::StackTrace(Local<Context> context) const {
  if (!HasCaught()) return MaybeLocal<Value>();
  return StackTrace(context, Exception());
}

Local<v8::Message> TryCatch::Message() const {
  if (message_ == i::kEmptyWord) return Local<v8::Message>();
  return i::MakeLocal<v8::Message>(isolate_, i::Value(message_));
}

void TryCatch::Reset() {
  exception_ = message_ = i::kEmptyWord;
  can_continue_ = true;
  has_terminated_ = rethrow_ = false;
}

void TryCatch::SetVerbose(bool value) { is_verbose_ = value; }
bool TryCatch::IsVerbose() const { return is_verbose_; }
void TryCatch::SetCaptureMessage(bool value) { capture_message_ = value; }

// --- Error objects ---------------------------------------------------------------------------------------------------

namespace {

Local<Value> MakeError(i::ErrorType type, Local<String> message, Local<Value> options) {
  i::Isolate* const isolate = i::CurrentIsolate();
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<Value>(isolate, "v8::Exception", [&]() -> i::Result<i::Value> {
    auto error = TRY(i::NewErrorWithText(isolate, type, i::OpenAs<i::String>(message)));
    const i::Value bag = i::OpenOrUndefined(options);
    if (i::IsJSReceiver(bag)) {
      const bool has_cause =
          TRY(i::HasProperty(isolate, i::Cast<i::JSReceiver>(bag), i::ReadOnlyRoots::cause_string()));
      if (has_cause) {
        const i::Value cause = TRY(i::Get(isolate, bag, i::ReadOnlyRoots::cause_string()));
        TRY(i::AddDataProperty(isolate, error, i::ReadOnlyRoots::cause_string(), cause, i::DONT_ENUM));
      }
    }
    return i::Value(error);
  });
}

}  // namespace

Local<Value> Exception::RangeError(Local<String> message, Local<Value> options) {
  return MakeError(i::ErrorType::kRangeError, message, options);
}
Local<Value> Exception::ReferenceError(Local<String> message, Local<Value> options) {
  return MakeError(i::ErrorType::kReferenceError, message, options);
}
Local<Value> Exception::SyntaxError(Local<String> message, Local<Value> options) {
  return MakeError(i::ErrorType::kSyntaxError, message, options);
}
Local<Value> Exception::TypeError(Local<String> message, Local<Value> options) {
  return MakeError(i::ErrorType::kTypeError, message, options);
}
Local<Value> Exception::Error(Local<String> message, Local<Value> options) {
  return MakeError(i::ErrorType::kError, message, options);
}

namespace {

Local<Value> MakeNamedError(const char* name, Local<String> message, Local<Value> options) {
  i::Isolate* const isolate = i::CurrentIsolate();
  const Local<Value> error = MakeError(i::ErrorType::kError, message, options);
  i::EntryScope entry(isolate);
  return i::MakeInfallibly<Value>(isolate, "v8::Exception", [&]() -> i::Result<i::Value> {
    auto text = TRY(i::NewStringFromAscii(isolate, name));
    TRY(i::DefineOwnProperty(isolate, i::OpenAs<i::JSReceiver>(error), i::ReadOnlyRoots::name_string(),
                             i::PropertyDescriptor::Data(text, i::DONT_ENUM), i::ShouldThrow::kDontThrow));
    return i::Open(error);
  });
}

}  // namespace

Local<Value> Exception::WasmCompileError(Local<String> message, Local<Value> options) {
  return MakeNamedError("CompileError", message, options);
}
Local<Value> Exception::WasmLinkError(Local<String> message, Local<Value> options) {
  return MakeNamedError("LinkError", message, options);
}
Local<Value> Exception::WasmRuntimeError(Local<String> message, Local<Value> options) {
  return MakeNamedError("RuntimeError", message, options);
}
Local<Value> Exception::WasmSuspendError(Local<String> message, Local<Value> options) {
  return MakeNamedError("SuspendError", message, options);
}

Local<Message> Exception::CreateMessage(Isolate* isolate, Local<Value> exception) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  return i::MakeInfallibly<Message>(internal, "v8::Exception::CreateMessage", [&]() -> i::Result<i::Value> {
    const i::Value message = i::CreateMessageObject(internal, i::Open(exception), false);
    if (message.is_empty() || message.IsUndefined()) return i::Exception();
    return message;
  });
}

Local<StackTrace> Exception::GetStackTrace(Local<Value> exception) {
  i::Isolate* const isolate = i::CurrentIsolate();
  i::EntryScope entry(isolate);
  const i::Value frames = i::CapturedFramesOf(isolate, i::Open(exception));
  if (!i::IsFixedArray(frames) || !isolate->api_data->capture_stack_trace_for_uncaught) return Local<StackTrace>();
  return i::MakeStackTrace(isolate, i::Cast<i::FixedArray>(frames));
}

Maybe<bool> Exception::CaptureStackTrace(Local<Context> context, Local<Object> object) {
  ENTER_CALL(context, Nothing<bool>());
  const i::Value value = i::Open(object);
  if (!i::IsJSObject(value)) return Just(false);
  return scope.ReturnTrue(i::CaptureStackTraceOnto(isolate, i::Cast<i::JSObject>(value), i::Undefined()));
}

}  // namespace v8

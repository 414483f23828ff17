#include "src/api/api-internal.h"
#include "src/api/api-measurements.h"
#include "src/api/api-microtask-queue.h"
#include "src/execution/call.h"
#include "src/execution/hooks.h"
#include "src/init/v8.h"
#include "src/runtime/jobs/microtasks.h"

namespace v8::internal {

ApiData* ApiData::From(Isolate* isolate) { return isolate->api_data; }

void ApiData::VisitTryCatches(v8::TryCatch* innermost, RootVisitor* visitor) {
  for (v8::TryCatch* t = innermost; t != nullptr; t = ApiAccess::Next(t)) {
    visitor->VisitRoot(ApiAccess::ExceptionSlot(t));
    visitor->VisitRoot(ApiAccess::MessageSlot(t));
  }
}

void ApiData::VisitRoots(void* data, RootVisitor* visitor) {
  ApiData* const api = static_cast<ApiData*>(data);
  VisitTryCatches(api->try_catch, visitor);
  api->VisitArchivedThreads(visitor);
  for (EnteredContext& entered : api->entered_contexts) {
    visitor->VisitRoot(&entered.context);
    visitor->VisitRoot(&entered.previous_realm);
  }
  visitor->VisitRoot(&api->throw_frames);
  for (MessageListener& listener : api->message_listeners) visitor->VisitRoot(&listener.data);
}

Isolate* IsolateOf(TaggedBits value) {
  if (value.IsHeapObjectWord()) {
    IsolateData* const data = IsolateDataOfPage(value.ptr());
    // Shared read-only objects belong to no isolate.
    if (data != nullptr && data->heap != nullptr) return data->isolate();
  }
  return CurrentIsolate();
}
Isolate* IsolateOf(const v8::Data* that) { return IsolateOf(TaggedBits(Open(that))); }

// --- CallScope --------------------------------------------------------------------------------------------------------

void CallScope::SetExceptionAside() {
  if (isolate_->is_terminating()) {
    must_return_ = true;
  } else {
    // The embedder goes on although its last call has failed: what it does now is judged by itself.
    isolate_->clear_pending_exception();
  }
}

namespace {

// Stands in for the interpreter while script is forbidden: only what really comes to run some is refused.
Result<Value> RunForbiddenFrame(Isolate* isolate, uint64_t* fp) {
  using Scope = v8::Isolate::DisallowJavascriptExecutionScope;
  const int on_failure = isolate->api_data->javascript_disallowed - 1;
  if (on_failure == Scope::DUMP_ON_FAILURE) {
    if (v8::Platform* const platform = V8::GetCurrentPlatform()) {
      Callout(isolate, [&] { platform->DumpWithoutCrashing(); });
    }
    return ProcessHooks()->run_frame(isolate, fp);
  }
  isolate->vm_fp = Frame(fp).caller_fp();
  if (on_failure == Scope::CRASH_ON_FAILURE) {
    ReportApiFailure(isolate, "v8::Isolate", "Running script is not allowed here");
  }
  // There may be no context to make an Error in.
  const Tagged<String> text = TRY(NewStringFromAscii(isolate, "illegal access"));
  return isolate->Throw(text);
}

const Hooks* ForbiddingHooks() {
  static const Hooks hooks = [] {
    Hooks copy = *ProcessHooks();
    copy.run_frame = &RunForbiddenFrame;
    return copy;
  }();
  return &hooks;
}

}  // namespace

void DisallowJavascript(Isolate* isolate, uint8_t mode) {
  isolate->api_data->javascript_disallowed = mode;
  isolate->hooks = mode == 0 ? ProcessHooks() : ForbiddingHooks();
}

void HostCallScope::CallBegins() {
  ApiData* const api = isolate_->api_data;
  if (api->times_calls && api->call_depth == 1) {
    Callout(isolate_, [&] { api->measurements->BeginExecution(); });
  }
  const std::vector<v8::BeforeCallEnteredCallback> callbacks = isolate_->api_data->before_call_entered;
  for (v8::BeforeCallEnteredCallback callback : callbacks) {
    CalloutScope callout(isolate_);
    callback(External(isolate_));
  }
}

void HostCallScope::OutermostCallEnds(MicrotaskQueue* queue) {
  isolate_->set_realm(saved_realm_);
  if (isolate_->api_data->times_calls) {
    Callout(isolate_, [&] { isolate_->api_data->measurements->EndExecution(); });
  }
  if (must_return_ || isolate_->has_pending_exception()) return;
  if (queue->policy() == MicrotaskQueue::Policy::kAuto) PerformCheckpoint(isolate_, queue);
  ApiData* const api = isolate_->api_data;
  if (api->call_completed.empty()) return;
  // The callbacks may take themselves out of the list.
  const std::vector<v8::CallCompletedCallback> callbacks = api->call_completed;
  for (v8::CallCompletedCallback callback : callbacks) {
    CalloutScope callout(isolate_);
    callback(External(isolate_));
  }
}

void CallScope::RestoreException() {
  if (!isolate_->has_pending_exception() && !must_return_) isolate_->pending_exception = saved_exception_.ptr();
}

void CallScope::Fail() { DispatchException(isolate_); }

Result<Value> CallBuiltin(Isolate* isolate, Builtin builtin, Value receiver, std::initializer_list<Value> arguments) {
  const Tagged<JSFunction> function = TRY(
      NewBuiltinFunction(isolate, builtin, ReadOnlyRoots::empty_string(), static_cast<int>(arguments.size())));
  return Call(isolate, function, receiver, arguments);
}

// --- Usage errors -----------------------------------------------------------------------------------------------------

void ReportApiFailure(Isolate* isolate, const char* location, const char* message) {
  v8::FatalErrorCallback callback =
      isolate == nullptr || isolate->api_data == nullptr ? nullptr : isolate->api_data->fatal_error;
  if (callback == nullptr) FATAL("%s: %s", location, message);
  callback(location, message);
  isolate->api_data->is_dead = true;
}

bool ApiCheck(bool condition, const char* location, const char* message) {
  if (V8_UNLIKELY(!condition)) ReportApiFailure(CurrentIsolate(), location, message);
  return condition;
}

void FatalOutOfMemory(Isolate* isolate, const char* location) {
  ApiData* const api = isolate == nullptr ? nullptr : isolate->api_data;
  if (api != nullptr && api->oom_error != nullptr) {
    v8::OOMDetails details;
    details.is_heap_oom = true;
    api->oom_error(location, details);
  } else if (api != nullptr && api->legacy_oom_error != nullptr) {
    api->legacy_oom_error(location, true);
  } else {
    CallFatalMemoryErrorCallback(location);
    if (api != nullptr && api->fatal_error != nullptr) {
      api->fatal_error(location, "Allocation failed - process out of memory");
    }
  }
  FATAL("%s: out of memory", location);
}

}  // namespace v8::internal

namespace v8::api_internal {

void ToLocalEmpty() {
  i::ReportApiFailure(i::CurrentIsolate(), "v8::ToLocalChecked", "Empty MaybeLocal");
  FATAL("v8::ToLocalChecked: Empty MaybeLocal");
}
void FromJustIsNothing() {
  i::ReportApiFailure(i::CurrentIsolate(), "v8::FromJust", "Maybe value is Nothing");
  FATAL("v8::FromJust: Maybe value is Nothing");
}
void InternalFieldOutOfBounds(int) {
  i::ReportApiFailure(i::CurrentIsolate(), "WeakCallbackInfo::GetInternalField", "Internal field out of bounds");
  FATAL("WeakCallbackInfo::GetInternalField: Internal field out of bounds");
}

}  // namespace v8::api_internal

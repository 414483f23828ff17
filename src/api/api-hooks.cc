#include "include/v8-platform.h"
#include "src/api/api-internal.h"
#include "src/flags/flags.h"
#include "src/init/v8.h"
#include "src/runtime/jobs/weak-references.h"

// Isolate: hooks of the host that the engine calls in the middle of things, and tasks that it has the platform run later.
// (Hooks around promises: api-microtasks.cc; around exceptions: api-exception.cc.)
namespace v8::internal {

namespace {

Result<Value> OnPrepareStackTrace(Isolate* isolate, Value error, Tagged<JSArray> sites) {
  Value result;
  Callout(isolate, [&] {
    Local<v8::Value> local_error = MakeLocal<v8::Value>(isolate, error);
    Local<v8::Context> context;
    if (!local_error.As<v8::Object>()->GetCreationContext().ToLocal(&context)) {
      context = MakeLocal<v8::Context>(isolate, isolate->realm());
    }
    Local<v8::Value> stack;
    if (isolate->api_data->prepare_stack_trace(context, local_error, MakeLocal<v8::Array>(isolate, sites))
            .ToLocal(&stack)) {
      result = Open(stack);
    }
  });
  if (isolate->has_pending_exception()) return Exception();
  return result.is_empty() ? Undefined() : result;
}

bool OnModifyCodeGeneration(Isolate* isolate, Tagged<NativeContext> realm, Value* source, bool is_code_like) {
  const ApiData* const api = isolate->api_data;
  bool is_allowed = false;
  Callout(isolate, [&] {
    Local<v8::Context> context = MakeLocal<v8::Context>(isolate, realm);
    Local<v8::Value> local_source = MakeLocal<v8::Value>(isolate, *source);
    const v8::ModifyCodeGenerationFromStringsResult result =
        api->modify_code_generation != nullptr ? api->modify_code_generation(context, local_source, is_code_like)
                                               : api->modify_code_generation_1(context, local_source);
    is_allowed = result.codegen_allowed;
    Local<v8::String> modified;
    if (result.modified_source.ToLocal(&modified)) *source = Open(modified);
  });
  return is_allowed;
}

Result<Tagged<NativeContext>> OnCreateShadowRealm(Isolate* isolate) {
  Tagged<NativeContext> realm;
  Callout(isolate, [&] {
    Local<v8::Context> context;
    if (isolate->api_data->create_shadow_realm_context(MakeLocal<v8::Context>(isolate, isolate->realm()))
            .ToLocal(&context)) {
      realm = OpenAs<NativeContext>(context);
    }
  });
  if (isolate->has_pending_exception()) return Exception();
  if (realm.is_empty()) return Throw(isolate, MessageTemplate::kNoShadowRealms);
  return realm;
}

void OnOutOfMemoryHook(Isolate* isolate, const char* location) {
  const ApiData* const api = isolate->api_data;
  Callout(isolate, [&] {
    if (api->oom_error != nullptr) {
      v8::OOMDetails details;
      details.is_heap_oom = true;
      api->oom_error(location, details);
    } else if (api->legacy_oom_error != nullptr) {
      api->legacy_oom_error(location, true);
    }
  });
}

// --- FinalizationRegistry: callbacks run in a task of the isolate's thread

class FinalizationTask final : public v8::Task {
 public:
  explicit FinalizationTask(std::shared_ptr<Isolate*> token) : token_(std::move(token)) {}
  void Run() override {
    Isolate* const isolate = *token_;
    if (isolate == nullptr) return;
    isolate->api_data->finalization_task_posted = false;
    const v8::Isolate::Scope isolate_scope(External(isolate));
    const v8::HandleScope handles(External(isolate));
    CleanUp(isolate);
  }

 private:
  static V8_NOINLINE void CleanUp(Isolate* isolate) {
    HostCallScope scope(isolate, Value());
    if (scope.MustReturn()) return;
    while (CleanUpFinalizationRegistries(isolate).IsException()) {
      if (isolate->is_terminating()) return scope.Fail();
      // What one callback throws does not keep the others from being called.
      ReportUncaught(isolate, isolate->TakeException(), Value());
    }
  }

  const std::shared_ptr<Isolate*> token_;
};

void ScheduleFinalization(void* data) {
  Isolate* const isolate = static_cast<Isolate*>(data);
  ApiData* const api = isolate->api_data;
  v8::Platform* const platform = V8::GetCurrentPlatform();
  if (platform == nullptr || api->finalization_task_posted) return;
  Callout(isolate, [&] {
    const std::shared_ptr<v8::TaskRunner> runner = platform->GetForegroundTaskRunner(External(isolate));
    if (runner == nullptr) return;
    api->finalization_task_posted = true;
    auto task = std::make_unique<FinalizationTask>(api->task_token);
    if (runner->NonNestableTasksEnabled()) {
      runner->PostNonNestableTask(std::move(task));
    } else {
      runner->PostTask(std::move(task));
    }
  });
}

}  // namespace

void InstallIsolateHooks(Isolate* isolate) {
  *isolate->api_data->task_token = isolate;
  isolate->heap()->SetWeakCellsClearedCallback(&ScheduleFinalization, isolate);
  isolate->out_of_memory_hook = &OnOutOfMemoryHook;
  if (v8_flags.abort_on_uncaught_exception) isolate->throw_hook = &NoteThrow;
}

}  // namespace v8::internal

namespace v8 {

int Isolate::GetStackTraceLimit() {
  i::Isolate* const isolate = i::Internal(this);
  if (!isolate->realm().is_empty()) {
    const i::Value limit = i::GetOwnDataPropertyNoSideEffects(isolate, isolate->realm()->error_function(),
                                                              i::ReadOnlyRoots::stackTraceLimit_string());
    if (!limit.is_empty() && limit.IsInt()) return limit.AsInt() > 0 ? limit.AsInt() : 0;
  }
  return i::v8_flags.stack_trace_limit;
}
void Isolate::SetPrepareStackTraceCallback(PrepareStackTraceCallback callback) {
  i::Api(this)->prepare_stack_trace = callback;
  i::Internal(this)->prepare_stack_trace = callback == nullptr ? nullptr : &i::OnPrepareStackTrace;
}

void Isolate::SetAbortOnUncaughtExceptionCallback(AbortOnUncaughtExceptionCallback callback) {
  i::Api(this)->abort_on_uncaught_exception = callback;
  i::Internal(this)->throw_hook = &i::NoteThrow;
}
void Isolate::SetExceptionPropagationCallback(ExceptionPropagationCallback callback) {
  i::Api(this)->exception_propagation = callback;
}

void Isolate::SetHostCreateShadowRealmContextCallback(HostCreateShadowRealmContextCallback callback) {
  i::Api(this)->create_shadow_realm_context = callback;
  i::Internal(this)->create_shadow_realm = callback == nullptr ? nullptr : &i::OnCreateShadowRealm;
}

void Isolate::SetOOMErrorHandler(OOMErrorCallback callback) {
  i::Api(this)->oom_error = callback;
  i::Api(this)->legacy_oom_error = nullptr;
}
void Isolate::SetOOMErrorHandler(LegacyOOMErrorCallback callback) {
  i::Api(this)->oom_error = nullptr;
  i::Api(this)->legacy_oom_error = callback;
}

void Isolate::SetModifyCodeGenerationFromStringsCallback(ModifyCodeGenerationFromStringsCallback callback) {
  i::Api(this)->modify_code_generation_1 = callback;
  i::Api(this)->modify_code_generation = nullptr;
  i::Internal(this)->modify_code_generation = callback == nullptr ? nullptr : &i::OnModifyCodeGeneration;
}
void Isolate::SetModifyCodeGenerationFromStringsCallback(ModifyCodeGenerationFromStringsCallback2 callback) {
  i::Api(this)->modify_code_generation = callback;
  i::Api(this)->modify_code_generation_1 = nullptr;
  i::Internal(this)->modify_code_generation = callback == nullptr ? nullptr : &i::OnModifyCodeGeneration;
}

}  // namespace v8

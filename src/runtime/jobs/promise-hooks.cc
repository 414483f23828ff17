#include "src/runtime/jobs/promise-hooks.h"

#include "src/execution/call.h"

namespace v8::internal {

namespace {

Value RealmHook(Tagged<NativeContext> realm, PromiseHookType type) {
  switch (type) {
    case PromiseHookType::kInit: return realm->promise_init_hook();
    case PromiseHookType::kResolve: return realm->promise_resolve_hook();
    case PromiseHookType::kBefore: return realm->promise_before_hook();
    case PromiseHookType::kAfter: return realm->promise_after_hook();
  }
  UNREACHABLE();
}

// What a hook throws does not reach the script whose promise it was told of.
Result<void> ReportFailure(Isolate* isolate) {
  if (!isolate->has_pending_exception()) return Ok();
  if (isolate->is_terminating()) return Exception();
  const Value exception = isolate->TakeException();
  if (isolate->report_uncaught != nullptr) isolate->report_uncaught(isolate, exception);
  if (isolate->is_terminating()) return Exception();
  isolate->clear_pending_exception();
  return Ok();
}

}  // namespace

Result<void> CallPromiseHooks(Isolate* isolate, PromiseHookType type, Tagged<JSPromise> promise, Value parent) {
  const Value hook = RealmHook(isolate->realm(), type);
  if (IsCallable(hook)) {
    const Value arguments[] = {promise, parent};
    static_cast<void>(
        Call(isolate, hook, isolate->realm()->global_proxy(), arguments, type == PromiseHookType::kInit ? 2 : 1));
    TRY(ReportFailure(isolate));
  }
  if (isolate->promise_hook != nullptr) {
    isolate->promise_hook(isolate, static_cast<int>(type), promise, parent);
    TRY(ReportFailure(isolate));
  }
  return Ok();
}

}  // namespace v8::internal

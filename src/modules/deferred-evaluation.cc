#include "src/common/builtin-ids.h"
#include "src/modules/module-internal.h"
#include "src/runtime/jobs/promise-operations.h"

// The proposal for deferred import evaluation: what of a deferred graph runs ahead, and what it takes to run the rest.
namespace v8::internal {

Result<void> EvaluateModuleSync(Isolate* isolate, Tagged<Module> module) {
  const Value result = TRY(Evaluate(isolate, module));
  if (!IsJSPromise(result)) return Ok();
  const Tagged<JSPromise> promise = Cast<JSPromise>(result);
  if (promise->status() != JSPromise::kRejected) return Ok();
  // The rejection is handled: the caller gets the error.
  const Value error = promise->reactions_or_result();
  TRY(PerformPromiseThen(isolate, promise, Undefined(), Undefined(), Undefined()));
  return isolate->Throw(error);
}

// IsModuleSCCEvaluated ( module ): a module of a cycle has been evaluated when its root has.
static bool IsModuleSCCEvaluated(Tagged<SourceTextModule> module) {
  const Value root = module->cycle_root();
  return (IsSourceTextModule(root) ? Cast<SourceTextModule>(root) : module)->status() == Module::kEvaluated;
}

Result<bool> ReadyForSyncExecution(Isolate* isolate, Tagged<Module> root) {
  bool is_ready = true;
  TRY(ForEachModule(isolate, root, [&](Tagged<Module> module) -> Result<bool> {
    if (!IsSourceTextModule(module) || IsModuleSCCEvaluated(Cast<SourceTextModule>(module))) return false;
    is_ready &= module->status() == Module::kLinked && !Cast<SourceTextModule>(module)->has_tla();
    return is_ready;
  }));
  return is_ready;
}

Result<Value> GatherAsynchronousTransitiveDependencies(Isolate* isolate, Tagged<Module> root, Value list) {
  TRY(ForEachModule(isolate, root, [&](Tagged<Module> module) -> Result<bool> {
    if (!IsSourceTextModule(module)) return false;
    const Tagged<SourceTextModule> source_text = Cast<SourceTextModule>(module);
    if (module->status() == Module::kEvaluating || IsModuleSCCEvaluated(source_text)) return false;
    if (!source_text->has_tla()) return true;
    list = TRY(ListAdd(isolate, list, module));
    return false;
  }));
  return list;
}

Result<Tagged<FixedArray>> EvaluationList(Isolate* isolate, Tagged<SourceTextModule> module) {
  const Tagged<FixedArray> requests = module->requests();
  bool is_plain = true;
  for (int i = 0; i < requests->length(); ++i) {
    is_plain &= Cast<ModuleRequest>(requests->get(i))->phase() == ImportPhase::kEvaluation;
  }
  if (is_plain) return module->loaded_modules();
  Value list = Undefined();
  for (int i = 0; i < requests->length(); ++i) {
    const Value required = module->loaded_modules()->get(i);
    switch (Cast<ModuleRequest>(requests->get(i))->phase()) {
      case ImportPhase::kSource: break;
      case ImportPhase::kDefer:
        list = TRY(GatherAsynchronousTransitiveDependencies(isolate, Cast<Module>(required), list));
        break;
      case ImportPhase::kEvaluation: list = TRY(ListAdd(isolate, list, required)); break;
    }
  }
  const int count = ListLength(list);
  const Tagged<FixedArray> result = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) result->set(i, ListGet(list, i));
  return result;
}

namespace {

// Slots of the closures that the promise of a deferred import waits with.
constexpr int kDeferredPromise = 0;
constexpr int kRemaining = 1;
constexpr int kDeferredSlots = 2;

Result<Tagged<JSFunction>> NewReaction(Isolate* isolate, Builtin builtin, Tagged<JSPromise> promise, int count) {
  const Tagged<JSFunction> function =
      TRY(NewBuiltinFunctionWithContext(isolate, builtin, ReadOnlyRoots::empty_string(), 1, kDeferredSlots));
  function->context()->set(Context::kFirstVariableSlot + kDeferredPromise, promise);
  function->context()->set(Context::kFirstVariableSlot + kRemaining, Value::Int(count));
  return function;
}

}  // namespace

// ContinueDynamicImport, for the phase defer.
Result<Value> EvaluateForDeferredImport(Isolate* isolate, Tagged<Module> module) {
  const Value list = TRY(GatherAsynchronousTransitiveDependencies(isolate, module, Undefined()));
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  const int count = ListLength(list);
  if (count == 0) {
    TRY(ResolvePromise(isolate, promise, Undefined()));
    return promise;
  }
  // Promise.all, without what script can see of it.
  const Value on_fulfilled = TRY(NewReaction(isolate, Builtin::kDeferredImportFulfilled, promise, count));
  const Value on_rejected = TRY(NewReaction(isolate, Builtin::kDeferredImportRejected, promise, count));
  for (int i = 0; i < count; ++i) {
    const Value evaluation = TRY(Evaluate(isolate, Cast<Module>(ListGet(list, i))));
    TRY(PerformPromiseThen(isolate, Cast<JSPromise>(evaluation), on_fulfilled, on_rejected, Undefined()));
  }
  return promise;
}

Result<void> DeferredImportFulfilled(Isolate* isolate, Arguments arguments) {
  const int remaining = arguments.context_slot(kRemaining).AsInt() - 1;
  arguments.set_context_slot(kRemaining, Value::Int(remaining));
  const Tagged<JSPromise> promise = Cast<JSPromise>(arguments.context_slot(kDeferredPromise));
  if (remaining != 0 || promise->status() != JSPromise::kPending) return Ok();
  return ResolvePromise(isolate, promise, Undefined());
}

Result<void> DeferredImportRejected(Isolate* isolate, Arguments arguments) {
  const Tagged<JSPromise> promise = Cast<JSPromise>(arguments.context_slot(kDeferredPromise));
  if (promise->status() != JSPromise::kPending) return Ok();
  return RejectPromise(isolate, promise, arguments.at(0));
}

}  // namespace v8::internal

#include "src/base/growable-array.h"
#include "src/base/sorting.h"
#include "src/common/builtin-ids.h"
#include "src/modules/module-internal.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/functions/generators.h"
#include "src/runtime/jobs/promise-operations.h"

// §16.2.1.6.1.3.2 to 16.2.1.6.1.3.5: modules that wait, and what becomes of those that wait for them.
namespace v8::internal {

namespace {

Result<Tagged<JSFunction>> NewReaction(Isolate* isolate, Builtin builtin, Tagged<SourceTextModule> module) {
  const Tagged<JSFunction> function =
      TRY(NewBuiltinFunctionWithContext(isolate, builtin, ReadOnlyRoots::empty_string(), 1, 1));
  function->context()->set(Context::kFirstVariableSlot, module);
  return function;
}

// 16.2.1.6.1.3.3 GatherAvailableAncestors ( module, execList ): the list, in order of their evaluation.
Result<Tagged<FixedArray>> GatherAvailableAncestors(Isolate* isolate, Tagged<SourceTextModule> module) {
  Value gathered = TRY(ListAdd(isolate, Undefined(), module));
  for (int next = 0; next < ListLength(gathered); ++next) {
    const Tagged<SourceTextModule> current = Cast<SourceTextModule>(ListGet(gathered, next));
    // What a module with top-level await holds back stays so.
    if (next != 0 && current->has_tla()) continue;
    const Value parents = current->async_parent_modules();
    for (int i = 0; i < ListLength(parents); ++i) {
      if (!isolate->Poll()) return Exception();
      const Tagged<SourceTextModule> m = Cast<SourceTextModule>(ListGet(parents, i));
      // execList contains m when nothing is pending.
      if (m->pending_async_dependencies() == 0) continue;
      if (Cast<SourceTextModule>(m->cycle_root())->HasError()) continue;
      m->set_pending_async_dependencies(m->pending_async_dependencies() - 1);
      if (m->pending_async_dependencies() == 0) gathered = TRY(ListAdd(isolate, gathered, m));
    }
  }
  struct Position {
    int order;
    int index;
  };
  const int count = ListLength(gathered) - 1;
  base::GrowableArray<Position, 16> positions;
  for (int i = 1; i <= count; ++i) {
    const Tagged<SourceTextModule> m = Cast<SourceTextModule>(ListGet(gathered, i));
    if (!positions.TryAdd({m->async_evaluation_order(), i})) return ReportOutOfMemory(isolate, "modules");
  }
  std::sort(positions.data(), positions.data() + count,
            [](const Position& a, const Position& b) { return a.order < b.order; });
  const Tagged<FixedArray> sorted = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) sorted->set(i, ListGet(gathered, positions[static_cast<size_t>(i)].index));
  return sorted;
}

Result<void> FinishAsync(Isolate* isolate, Tagged<SourceTextModule> module) {
  module->set_async_evaluation_order(SourceTextModule::kDone);
  module->set_status(Module::kEvaluated);
  if (module->top_level_promise().IsUndefined()) return Ok();
  return ResolvePromise(isolate, Cast<JSPromise>(module->top_level_promise()), Undefined());
}

}  // namespace

Result<void> ExecuteAsyncModule(Isolate* isolate, Tagged<SourceTextModule> module) {
  const Tagged<JSAsyncFunctionObject> activation = Cast<JSAsyncFunctionObject>(module->activation());
  const Value on_fulfilled = TRY(NewReaction(isolate, Builtin::kAsyncModuleFulfilled, module));
  const Value on_rejected = TRY(NewReaction(isolate, Builtin::kAsyncModuleRejected, module));
  TRY(PerformPromiseThen(isolate, Cast<JSPromise>(activation->promise()), on_fulfilled, on_rejected, Undefined()));
  TRY(ResumeGenerator(isolate, activation, Undefined(), JSGeneratorObject::kNext));
  return Ok();
}

// 16.2.1.6.1.3.4 AsyncModuleExecutionFulfilled ( module )
Result<void> AsyncModuleExecutionFulfilled(Isolate* isolate, Tagged<SourceTextModule> module) {
  // 1. If module.[[Status]] is evaluated, it has an error.
  if (module->status() == Module::kEvaluated) return Ok();
  module->set_activation(Undefined());
  TRY(FinishAsync(isolate, module));
  const Tagged<FixedArray> sorted = TRY(GatherAvailableAncestors(isolate, module));
  for (int i = 0; i < sorted->length(); ++i) {
    const Tagged<SourceTextModule> m = Cast<SourceTextModule>(sorted->get(i));
    if (m->status() == Module::kEvaluated) continue;
    if (m->has_tla()) {
      TRY(ExecuteAsyncModule(isolate, m));
    } else if (ExecuteModule(isolate, m).IsException()) {
      if (isolate->is_terminating()) return Exception();
      TRY(AsyncModuleExecutionRejected(isolate, m, isolate->TakeException()));
    } else {
      TRY(FinishAsync(isolate, m));
    }
  }
  return Ok();
}

// 16.2.1.6.1.3.5 AsyncModuleExecutionRejected ( module, error )
Result<void> AsyncModuleExecutionRejected(Isolate* isolate, Tagged<SourceTextModule> module, Value error) {
  Value pending = TRY(ListAdd(isolate, Undefined(), module));
  while (ListLength(pending) != 0) {
    if (!isolate->Poll()) return Exception();
    const Tagged<SourceTextModule> rejected = Cast<SourceTextModule>(ListRemoveLast(pending));
    if (rejected->status() == Module::kEvaluated) continue;
    SetEvaluationError(rejected, error);
    if (!rejected->top_level_promise().IsUndefined()) {
      TRY(RejectPromise(isolate, Cast<JSPromise>(rejected->top_level_promise()), error));
    }
    // The last in front: they are taken from the end.
    const Value parents = rejected->async_parent_modules();
    for (int i = ListLength(parents); i-- > 0;) pending = TRY(ListAdd(isolate, pending, ListGet(parents, i)));
  }
  return Ok();
}

Result<Value> StalledModules(Isolate* isolate, Tagged<Module> root) {
  Value stalled = Undefined();
  TRY(ForEachModule(isolate, root, [&](Tagged<Module> member) -> Result<bool> {
    if (!IsSourceTextModule(member)) return false;
    const Tagged<SourceTextModule> module = Cast<SourceTextModule>(member);
    if (module->status() != Module::kEvaluatingAsync) return false;
    if (module->pending_async_dependencies() == 0 && IsJSGeneratorObject(module->activation())) {
      stalled = TRY(ListAdd(isolate, stalled, module));
    }
    return true;
  }));
  return stalled;
}

}  // namespace v8::internal

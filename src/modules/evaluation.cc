#include "src/execution/call.h"
#include "src/modules/graph-walk.h"
#include "src/runtime/functions/generators.h"
#include "src/runtime/jobs/promise-operations.h"

namespace v8::internal {

void SetEvaluationError(Tagged<SourceTextModule> module, Value error) {
  module->set_status(Module::kEvaluated);
  module->set_async_evaluation_order(SourceTextModule::kDone);
  module->set_evaluation_error(error);
  module->set_activation(Undefined());
}

Result<void> ExecuteModule(Isolate* isolate, Tagged<SourceTextModule> module) {
  const Tagged<JSGeneratorObject> activation = Cast<JSGeneratorObject>(module->activation());
  module->set_activation(Undefined());
  TRY(ResumeGenerator(isolate, activation, Undefined(), JSGeneratorObject::kNext));
  return Ok();
}

namespace {

// 16.2.1.6.1.3.1 InnerModuleEvaluation ( module, stack, index )
class Evaluator {
 public:
  explicit Evaluator(Isolate* isolate) : isolate_(isolate) {}

  Result<Tagged<FixedArray>> Enter(Tagged<SourceTextModule> module) {
    module->set_status(Module::kEvaluating);
    module->set_pending_async_dependencies(0);
    return EvaluationList(isolate_, module);
  }

  bool ShouldEnter(Tagged<SourceTextModule> module) const { return module->status() == Module::kLinked; }

  Result<void> Visit(Tagged<SourceTextModule> module, Value value) {
    if (!IsSourceTextModule(value)) return EvaluateModuleSync(isolate_, Cast<Module>(value));
    Tagged<SourceTextModule> required = Cast<SourceTextModule>(value);
    if (required->status() == Module::kEvaluating) {
      JoinComponent(module, required);
    } else {
      if (required->HasError()) return isolate_->Throw(required->evaluation_error());
      // iv.2. Set requiredModule to requiredModule.[[CycleRoot]].
      required = Cast<SourceTextModule>(required->cycle_root());
      if (required->HasError()) return isolate_->Throw(required->evaluation_error());
    }
    // v. If requiredModule.[[AsyncEvaluationOrder]] is an integer, then
    if (required->HasAsyncOrder()) {
      module->set_pending_async_dependencies(module->pending_async_dependencies() + 1);
      required->set_async_parent_modules(TRY(ListAdd(isolate_, required->async_parent_modules(), module)));
    }
    return Ok();
  }

  Result<void> Finish(Tagged<SourceTextModule> module) {
    if (module->pending_async_dependencies() == 0 && !module->has_tla()) return ExecuteModule(isolate_, module);
    module->set_async_evaluation_order(isolate_->module_async_evaluations++);
    if (module->pending_async_dependencies() == 0) return ExecuteAsyncModule(isolate_, module);
    return Ok();
  }

  void Leave(Tagged<SourceTextModule> module, Tagged<SourceTextModule> root) {
    module->set_status(module->HasAsyncOrder() ? Module::kEvaluatingAsync : Module::kEvaluated);
    module->set_cycle_root(root);
  }

 private:
  Isolate* const isolate_;
};

}  // namespace

Result<Value> RunEvaluationSteps(Isolate* isolate, Tagged<SyntheticModule> module) {
  DCHECK(module->status() < Module::kEvaluating);
  module->set_status(Module::kEvaluating);
  const Result<Value> result = isolate->hooks->module_host.evaluate_synthetic(isolate, module);
  module->set_status(Module::kEvaluated);
  if (!result.IsException()) {
    if (IsJSPromise(result.value())) module->set_top_level_promise(result.value());
  } else if (!isolate->is_terminating()) {
    module->set_evaluation_error(isolate->exception());
  }
  return result;
}

static Result<Value> EvaluateSynthetic(Isolate* isolate, Tagged<SyntheticModule> module) {
  if (module->status() < Module::kEvaluating && RunEvaluationSteps(isolate, module).IsException()) {
    if (isolate->is_terminating()) return Exception();
    isolate->TakeException();
  }
  if (!module->top_level_promise().IsUndefined()) return module->top_level_promise();
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  module->set_top_level_promise(promise);
  if (module->HasError()) {
    TRY(RejectPromise(isolate, promise, module->evaluation_error()));
  } else {
    TRY(ResolvePromise(isolate, promise, Undefined()));
  }
  return promise;
}

Result<Value> Evaluate(Isolate* isolate, Tagged<Module> abstract) {
  if (IsSyntheticModule(abstract)) return EvaluateSynthetic(isolate, Cast<SyntheticModule>(abstract));
  Tagged<SourceTextModule> module = Cast<SourceTextModule>(abstract);
  // 3. If module.[[Status]] is either evaluating-async or evaluated, set module to module.[[CycleRoot]] if there is one.
  if (module->status() >= Module::kEvaluatingAsync && IsSourceTextModule(module->cycle_root())) {
    module = Cast<SourceTextModule>(module->cycle_root());
  }
  if (!module->top_level_promise().IsUndefined()) return module->top_level_promise();
  const SaveRealm save(isolate);
  isolate->set_realm(module->realm());
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  module->set_top_level_promise(promise);
  if (module->HasError()) {
    TRY(RejectPromise(isolate, promise, module->evaluation_error()));
    return promise;
  }
  // A module that is evaluated without an error, or is about to be, as part of another evaluation.
  if (module->status() == Module::kLinked) {
    Evaluator evaluator(isolate);
    GraphWalk walk(isolate);
    if (walk.Run(module, &evaluator).IsException()) {
      const bool is_terminating = isolate->is_terminating();
      const Value error = is_terminating ? Undefined() : isolate->TakeException();
      walk.ForEachOnStack([&](Tagged<SourceTextModule> unfinished) {
        SetEvaluationError(unfinished, error);
        unfinished->set_cycle_root(unfinished);
      });
      if (is_terminating) return Exception();
      TRY(RejectPromise(isolate, promise, error));
      return promise;
    }
  }
  if (module->status() == Module::kEvaluated) TRY(ResolvePromise(isolate, promise, Undefined()));
  return promise;
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_MODULES_MODULE_INTERNAL_H_
#define FLAT8_SRC_MODULES_MODULE_INTERNAL_H_

#include "src/modules/modules.h"
#include "src/runtime/properties/property.h"

// What the files of modules/ share.
namespace v8::internal {

// Gives a fresh record of either kind what all have.
Result<void> InitializeModule(Isolate* isolate, Tagged<Module> module, int export_count);
Result<void> AddExport(Isolate* isolate, Tagged<Module> module, Tagged<String> name, Value binding);
Result<Tagged<Cell>> NewBindingCell(Isolate* isolate, Value value);

// Throws a SyntaxError whose place is in the script's source.
ExceptionPending ThrowAt(Isolate* isolate, Tagged<Script> script, int start, int end, MessageTemplate message,
                         Value a = Value(), Value b = Value(), Value c = Value());

// Evaluate of a module that must not wait: throws what it was rejected with.
Result<void> EvaluateModuleSync(Isolate* isolate, Tagged<Module> module);
// The modules to evaluate before `module`, in order: §16.2.1.6.1.3.1 InnerModuleEvaluation, evaluationList.
Result<Tagged<FixedArray>> EvaluationList(Isolate* isolate, Tagged<SourceTextModule> module);
// Whether evaluation could end without waiting.
Result<bool> ReadyForSyncExecution(Isolate* isolate, Tagged<Module> module);
// Adds to a growing list the modules of the graph that have to be evaluated ahead because they wait.
Result<Value> GatherAsynchronousTransitiveDependencies(Isolate* isolate, Tagged<Module> module, Value list);

// §16.2.1.6.1.3.2 ExecuteAsyncModule.
Result<void> ExecuteAsyncModule(Isolate* isolate, Tagged<SourceTextModule> module);
// §16.2.1.7.3.3 ExecuteModule without a capability.
Result<void> ExecuteModule(Isolate* isolate, Tagged<SourceTextModule> module);
void SetEvaluationError(Tagged<SourceTextModule> module, Value error);

// Takes the last entry off a growing list (ListAdd).
inline Value ListRemoveLast(Value list) {
  const int length = ListLength(list);
  const Value last = ListGet(list, length - 1);
  Cast<FixedArray>(list)->set(0, Value::Int(length - 1));
  return last;
}

// Visits a graph from `root` on, depth first, each module once and before what it requests: `visit(module) ->
// Result<bool>` says whether to go on to that.
template <typename Visit>
Result<void> ForEachModule(Isolate* isolate, Tagged<Module> root, Visit visit) {
  const int stamp = isolate->next_module_resolution++;
  Value pending = TRY(ListAdd(isolate, Undefined(), root));
  while (ListLength(pending) != 0) {
    if (!isolate->Poll()) return Exception();
    const Tagged<Module> module = Cast<Module>(ListRemoveLast(pending));
    if (module->resolve_stamp() == stamp) continue;
    module->set_resolve_stamp(stamp);
    module->set_resolve_name(Undefined());
    if (!TRY(visit(module)) || !IsSourceTextModule(module)) continue;
    // The last in front: they are taken from the end.
    const Tagged<FixedArray> loaded = Cast<SourceTextModule>(module)->loaded_modules();
    for (int i = loaded->length(); i-- > 0;) {
      if (IsModule(loaded->get(i))) pending = TRY(ListAdd(isolate, pending, loaded->get(i)));
    }
  }
  return Ok();
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_MODULES_MODULE_INTERNAL_H_

#include "src/modules/module-internal.h"

namespace v8::internal {

namespace {

// Resolves what one module requests and appends the modules that are to be loaded next.
Result<Value> LoadRequestsOf(Isolate* isolate, Tagged<SourceTextModule> module, ModuleLoader* loader, Value pending) {
  const Tagged<FixedArray> requests = module->requests();
  for (int i = 0; i < requests->length(); ++i) {
    if (!module->loaded_modules()->get(i).IsUndefined()) continue;
    const Value loaded = TRY(loader->Load(module, Cast<ModuleRequest>(requests->get(i))));
    module->loaded_modules()->set(i, loaded);
  }
  // The last in front: they are taken from the end.
  for (int i = requests->length(); i-- > 0;) {
    const Value loaded = module->loaded_modules()->get(i);
    if (IsSourceTextModule(loaded)) pending = TRY(ListAdd(isolate, pending, loaded));
  }
  return pending;
}

Result<void> LoadGraph(Isolate* isolate, Tagged<Module> root, ModuleLoader* loader, Value* visited) {
  Value pending = TRY(ListAdd(isolate, Undefined(), root));
  while (ListLength(pending) != 0) {
    if (!isolate->Poll()) return Exception();
    const Value last = ListRemoveLast(pending);
    if (!IsSourceTextModule(last)) continue;
    const Tagged<SourceTextModule> module = Cast<SourceTextModule>(last);
    if (module->status() != Module::kUnlinked) continue;
    *visited = TRY(ListAdd(isolate, *visited, module));
    module->set_status(Module::kLoading);
    pending = TRY(LoadRequestsOf(isolate, module, loader, pending));
  }
  return Ok();
}

}  // namespace

Result<void> LoadRequestedModules(Isolate* isolate, Tagged<Module> module, ModuleLoader* loader) {
  Value visited = Undefined();
  const Result<void> result = LoadGraph(isolate, module, loader, &visited);
  for (int i = 0; i < ListLength(visited); ++i) {
    const Tagged<SourceTextModule> loaded = Cast<SourceTextModule>(ListGet(visited, i));
    loaded->set_status(Module::kUnlinked);
    if (!result.IsException()) continue;
    for (int j = 0; j < loaded->loaded_modules()->length(); ++j) loaded->loaded_modules()->set(j, Undefined());
  }
  return result;
}

Result<bool> IsGraphAsync(Isolate* isolate, Tagged<Module> module) {
  bool is_async = false;
  TRY(ForEachModule(isolate, module, [&](Tagged<Module> member) -> Result<bool> {
    is_async |= IsSourceTextModule(member) && Cast<SourceTextModule>(member)->has_tla() != 0;
    return !is_async;
  }));
  return is_async;
}

}  // namespace v8::internal

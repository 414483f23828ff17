#include "src/execution/call.h"
#include "src/modules/graph-walk.h"
#include "src/modules/resolution.h"

namespace v8::internal {

ExceptionPending ThrowAt(Isolate* isolate, Tagged<Script> script, int start, int end, MessageTemplate message, Value a,
                         Value b, Value c) {
  Throw(isolate, message, a, b, c);
  isolate->SetThrowLocation(script, start, end);
  return Exception();
}

namespace {

// For the message about two star exports: the specifiers of the first two that differ.
void FindConflict(Isolate* isolate, Tagged<SourceTextModule> module, Tagged<String> name, Value* first, Value* second) {
  Value found = Value();
  for (int i = 0; i < module->star_exports()->length(); ++i) {
    const int request = module->star_exports()->get(i).AsInt();
    const auto resolution = ResolveExport(isolate, Cast<Module>(module->loaded_modules()->get(request)), name);
    if (resolution.IsException()) {
      isolate->TakeException();
      return;
    }
    if (!ResolvedBinding::FromValue(resolution.value()).IsFound()) continue;
    const Value specifier = Cast<ModuleRequest>(module->requests()->get(request))->specifier();
    if (found.is_empty()) {
      found = resolution.value();
      *second = specifier;
    } else if (found != resolution.value()) {
      *first = specifier;
      return;
    }
  }
}

ExceptionPending ThrowUnresolvable(Isolate* isolate, Tagged<SourceTextModule> module, Tagged<ModuleEntry> entry,
                                   Value name, ResolvedBinding resolution) {
  Value specifier = Cast<ModuleRequest>(module->requests()->get(entry->request()))->specifier();
  Value other = specifier;
  const bool is_ambiguous = resolution.IsAmbiguous();
  const Value imported = module->loaded_modules()->get(entry->request());
  if (is_ambiguous && IsSourceTextModule(imported)) {
    FindConflict(isolate, Cast<SourceTextModule>(imported), Cast<String>(name), &specifier, &other);
  }
  return ThrowAt(isolate, module->script(), entry->position(), entry->end_position(),
                 is_ambiguous ? MessageTemplate::kAmbiguousExport : MessageTemplate::kUnresolvableExport, specifier, name,
                 other);
}

// The cell of an import.
Result<Tagged<Cell>> BindImport(Isolate* isolate, Tagged<SourceTextModule> module, Tagged<ModuleEntry> entry) {
  const Value loaded = module->loaded_modules()->get(entry->request());
  if (entry->import_name().IsUndefined()) {
    const Tagged<Cell> cell = Cast<Cell>(module->cells()->get(entry->slot()));
    const ImportPhase phase = Cast<ModuleRequest>(module->requests()->get(entry->request()))->phase();
    if (phase == ImportPhase::kSource) {
      cell->set_value(loaded);
    } else {
      cell->set_value(TRY(GetModuleNamespace(isolate, Cast<Module>(loaded), phase)));
    }
    return cell;
  }
  const Tagged<String> name = Cast<String>(entry->import_name());
  const ResolvedBinding resolution =
      ResolvedBinding::FromValue(TRY(ResolveExport(isolate, Cast<Module>(loaded), name)));
  if (!resolution.IsFound()) return ThrowUnresolvable(isolate, module, entry, name, resolution);
  if (resolution.IsVariable()) return Cast<Cell>(resolution.value());
  if (!resolution.IsNamespace()) return NewBindingCell(isolate, resolution.value());
  const Tagged<JSModuleNamespace> ns = TRY(GetModuleNamespace(isolate, Cast<Module>(resolution.value())));
  return NewBindingCell(isolate, ns);
}

// 16.2.1.7.3.1 InitializeEnvironment ( )
Result<void> InitializeEnvironment(Isolate* isolate, Tagged<SourceTextModule> module) {
  // 1. For each ExportEntry Record e of module.[[IndirectExportEntries]]: it must be found.
  const Tagged<NameDictionary> exports = module->exports();
  for (int i = 0; i < exports->used(); ++i) {
    const Value binding = exports->ValueAt(i);
    if (!IsModuleEntry(binding)) continue;
    const Tagged<String> name = Cast<String>(exports->NameAt(i));
    const ResolvedBinding resolution = ResolvedBinding::FromValue(TRY(ResolveExport(isolate, module, name)));
    const Tagged<ModuleEntry> entry = Cast<ModuleEntry>(binding);
    if (!resolution.IsFound()) return ThrowUnresolvable(isolate, module, entry, entry->import_name(), resolution);
  }
  // 6. For each ImportEntry Record in of module.[[ImportEntries]]: create its binding.
  for (int i = 0; i < module->imports()->length(); ++i) {
    const Tagged<ModuleEntry> entry = Cast<ModuleEntry>(module->imports()->get(i));
    module->cells()->set(entry->slot(), TRY(BindImport(isolate, module, entry)));
  }
  // The rest, declarations and functions, the body does itself when it is called; it suspends behind that.
  const SaveRealm save(isolate);
  isolate->set_realm(module->realm());
  const Tagged<JSFunction> body = TRY(BindScript(isolate, module->shared()));
  module->set_activation(TRY(Call(isolate, body, Undefined())));
  return Ok();
}

// Not in the specification, where a host loads the graph before it links: a resolver that instantiates what it is asked for
// can reach a module that waits for that very answer.
Result<void> CheckIsLoaded(Isolate* isolate, Value module) {
  if (!IsSourceTextModule(module) || Cast<Module>(module)->status() != Module::kLoading) return Ok();
  return Throw(isolate, MessageTemplate::kModuleIsLoading, Cast<SourceTextModule>(module)->script()->name());
}

// 16.2.1.6.1.2.1 InnerModuleLinking ( module, stack, index )
class Linker {
 public:
  explicit Linker(Isolate* isolate) : isolate_(isolate) {}
  Result<Tagged<FixedArray>> Enter(Tagged<SourceTextModule> module) {
    module->set_status(Module::kLinking);
    return module->loaded_modules();
  }
  bool ShouldEnter(Tagged<SourceTextModule> module) const { return module->status() == Module::kUnlinked; }
  Result<void> Visit(Tagged<SourceTextModule> module, Value required) {
    TRY(CheckIsLoaded(isolate_, required));
    if (IsSyntheticModule(required) && Cast<Module>(required)->status() == Module::kUnlinked) {
      Cast<Module>(required)->set_status(Module::kLinked);
    }
    if (IsSourceTextModule(required) && Cast<Module>(required)->status() == Module::kLinking) {
      JoinComponent(module, Cast<SourceTextModule>(required));
    }
    return Ok();
  }
  Result<void> Finish(Tagged<SourceTextModule> module) { return InitializeEnvironment(isolate_, module); }
  void Leave(Tagged<SourceTextModule> module, Tagged<SourceTextModule>) {
    module->set_status(Module::kLinked);
    module->set_cells(ReadOnlyRoots::empty_fixed_array());  // The context has them.
  }

 private:
  Isolate* const isolate_;
};

}  // namespace

Result<void> Link(Isolate* isolate, Tagged<Module> module) {
  TRY(CheckIsLoaded(isolate, module));
  if (module->status() != Module::kUnlinked) return Ok();
  if (IsSyntheticModule(module)) {
    module->set_status(Module::kLinked);
    return Ok();
  }
  Linker linker(isolate);
  GraphWalk walk(isolate);
  const Result<void> result = walk.Run(Cast<SourceTextModule>(module), &linker);
  // 3. If result is an abrupt completion, every module on the stack is unlinked again.
  walk.ForEachOnStack([](Tagged<SourceTextModule> unfinished) { unfinished->set_status(Module::kUnlinked); });
  return result;
}

}  // namespace v8::internal

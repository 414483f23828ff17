#include "src/ast/modules.h"
#include "src/modules/module-internal.h"
#include "src/parsing/parse-info.h"
#include "src/runtime/functions/background-compilation.h"

namespace v8::internal {

Result<void> InitializeModule(Isolate* isolate, Tagged<Module> module, int export_count) {
  module->set_status(Module::kUnlinked);
  module->set_hash(isolate->next_module_hash++ & 0x3fffffff);
  module->set_resolve_stamp(0);
  module->set_realm(isolate->realm());
  module->set_evaluation_error(TheHole());
  module->set_exports(TRY(NameDictionary::New(isolate, export_count)));
  return Ok();
}

Result<void> AddExport(Isolate* isolate, Tagged<Module> module, Tagged<String> name, Value binding) {
  module->set_exports(TRY(NameDictionary::Add(isolate, module->exports(), name, binding,
                                              PropertyDetails(PropertyKind::kData, NONE))));
  return Ok();
}

Result<Tagged<Cell>> NewBindingCell(Isolate* isolate, Value value) {
  const Tagged<Cell> cell = TRY(NewStruct<Cell>(isolate, ReadOnlyRoots::cell_map(), AllocationType::kOld));
  cell->set_value(value);
  return cell;
}

namespace {

Result<Tagged<ModuleRequest>> NewRequest(Isolate* isolate, const ModuleDescriptor::Request& parsed) {
  const int count = static_cast<int>(parsed.attribute_count);
  Tagged<FixedArray> attributes = ReadOnlyRoots::empty_fixed_array();
  if (count != 0) attributes = TRY(NewFixedArray(isolate, count * ModuleRequest::kAttributeWords, AllocationType::kOld));
  for (int i = 0; i < count; ++i) {
    const ModuleDescriptor::ImportAttribute& attribute = parsed.attributes[i];
    attributes->set(i * ModuleRequest::kAttributeWords, TRY(ToHeapString(isolate, attribute.key)));
    attributes->set(i * ModuleRequest::kAttributeWords + 1, TRY(ToHeapString(isolate, attribute.value)));
    attributes->set(i * ModuleRequest::kAttributeWords + 2, Value::Int(attribute.position));
  }
  const Tagged<ModuleRequest> request =
      TRY(NewStruct<ModuleRequest>(isolate, ReadOnlyRoots::module_request_map(), AllocationType::kOld));
  request->set_specifier(TRY(ToHeapString(isolate, parsed.specifier)));
  request->set_import_attributes(attributes);
  request->set_phase_number(static_cast<int>(parsed.phase));
  request->set_position(parsed.position);
  return request;
}

Result<Tagged<ModuleEntry>> NewEntry(Isolate* isolate, const ModuleDescriptor::Entry& parsed) {
  const Tagged<ModuleEntry> entry =
      TRY(NewStruct<ModuleEntry>(isolate, ReadOnlyRoots::module_entry_map(), AllocationType::kOld));
  if (parsed.import_name != nullptr) entry->set_import_name(TRY(ToHeapString(isolate, parsed.import_name)));
  entry->set_request(parsed.module_request);
  entry->set_slot(parsed.slot < 0 ? -1 : parsed.slot - Context::kFirstVariableSlot);
  entry->set_position(parsed.position);
  entry->set_end_position(parsed.end_position);
  return entry;
}

Result<void> AddImports(Isolate* isolate, Tagged<SourceTextModule> module, const ModuleDescriptor& parsed) {
  const int regular = parsed.regular_imports.length();
  const int namespaces = parsed.namespace_imports.length();
  module->set_imports(TRY(NewFixedArray(isolate, regular + namespaces, AllocationType::kOld)));
  for (int i = 0; i < regular; ++i) module->imports()->set(i, TRY(NewEntry(isolate, parsed.regular_imports[i])));
  for (int i = 0; i < namespaces; ++i) {
    const Tagged<ModuleEntry> entry = TRY(NewEntry(isolate, parsed.namespace_imports[i]));
    module->imports()->set(regular + i, entry);
    // A namespace is a binding of this module's own, which may be exported.
    module->cells()->set(entry->slot(), TRY(NewBindingCell(isolate, TheHole())));
  }
  return Ok();
}

Result<void> AddExports(Isolate* isolate, Tagged<SourceTextModule> module, const ModuleDescriptor& parsed) {
  for (const ModuleDescriptor::Entry& entry : parsed.local_exports) {
    const int slot = entry.slot - Context::kFirstVariableSlot;
    if (!IsCell(module->cells()->get(slot))) {
      module->cells()->set(slot, TRY(NewBindingCell(isolate, entry.is_var ? Undefined() : TheHole())));
    }
    TRY(AddExport(isolate, module, TRY(ToHeapString(isolate, entry.export_name)), module->cells()->get(slot)));
  }
  for (const ModuleDescriptor::Entry& entry : parsed.indirect_exports) {
    const Tagged<ModuleEntry> indirect = TRY(NewEntry(isolate, entry));
    TRY(AddExport(isolate, module, TRY(ToHeapString(isolate, entry.export_name)), indirect));
  }
  const int stars = parsed.star_exports.length();
  if (stars == 0) return Ok();
  module->set_star_exports(TRY(NewFixedArray(isolate, stars, AllocationType::kOld)));
  for (int i = 0; i < stars; ++i) module->star_exports()->set(i, Value::Int(parsed.star_exports[i].module_request));
  return Ok();
}

// The record of a module whose body has been compiled.
Result<Tagged<SourceTextModule>> NewSourceTextModule(Isolate* isolate, Tagged<SharedFunctionInfo> shared,
                                                     const ModuleDescriptor& parsed) {
  const Tagged<SourceTextModule> module =
      TRY(NewStruct<SourceTextModule>(isolate, ReadOnlyRoots::source_text_module_map(), AllocationType::kOld));
  const Tagged<FixedArray> none = ReadOnlyRoots::empty_fixed_array();
  module->set_shared(shared);
  module->set_requests(none);
  module->set_loaded_modules(none);
  module->set_imports(none);
  module->set_star_exports(none);
  module->set_cells(none);
  module->set_walk_children(none);
  module->set_walk_position(0);
  module->set_dfs_index(0);
  module->set_dfs_ancestor_index(0);
  module->set_has_tla(parsed.has_top_level_await);
  module->set_async_evaluation_order(SourceTextModule::kUnset);
  module->set_pending_async_dependencies(0);
  TRY(InitializeModule(isolate, module, parsed.local_exports.length() + parsed.indirect_exports.length()));

  const int requests = parsed.requests.length();
  if (requests != 0) {
    module->set_requests(TRY(NewFixedArray(isolate, requests, AllocationType::kOld)));
    module->set_loaded_modules(TRY(NewFixedArray(isolate, requests, AllocationType::kOld)));
    for (int i = 0; i < requests; ++i) module->requests()->set(i, TRY(NewRequest(isolate, parsed.requests[i])));
  }
  if (parsed.cell_count != 0) {
    module->set_cells(TRY(NewFixedArray(isolate, parsed.cell_count, AllocationType::kOld)));
  }
  TRY(AddImports(isolate, module, parsed));
  TRY(AddExports(isolate, module, parsed));
  shared->script()->set_module(module);
  return module;
}

}  // namespace

Result<Tagged<SourceTextModule>> CompileModule(Isolate* isolate, Tagged<String> source, const ScriptDetails& details) {
  ParseInfo info(ParseKind::kModule);
  const Tagged<SharedFunctionInfo> shared = TRY(CompileModuleBody(isolate, source, details, &info));
  return NewSourceTextModule(isolate, shared, *info.module);
}

Result<Tagged<SourceTextModule>> FinishModule(Isolate* isolate, BackgroundCompilation* compilation,
                                              Tagged<String> source, const ScriptDetails& details) {
  const Tagged<SharedFunctionInfo> shared = TRY(compilation->Finish(isolate, source, details));
  return NewSourceTextModule(isolate, shared, *compilation->info()->module);
}

}  // namespace v8::internal

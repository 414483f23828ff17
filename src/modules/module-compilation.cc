#include "src/bytecode/unlinked-module.h"
#include "src/modules/module-internal.h"
#include "src/runtime/functions/background-compilation.h"
#include "src/runtime/functions/linker.h"

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

Result<Tagged<ModuleRequest>> NewRequest(Isolate* isolate, const UnlinkedModule& unlinked,
                                         const UnlinkedModule::Request& from) {
  const auto given = unlinked.attributes(from);
  const int count = static_cast<int>(given.size());
  Tagged<FixedArray> attributes = ReadOnlyRoots::empty_fixed_array();
  if (count != 0) attributes = TRY(NewFixedArray(isolate, count * ModuleRequest::kAttributeWords, AllocationType::kOld));
  for (int i = 0; i < count; ++i) {
    const UnlinkedModule::Attribute& attribute = given[i];
    const int at = i * ModuleRequest::kAttributeWords;
    attributes->set(at, TRY(InternalizeUnlinked(isolate, unlinked.string(attribute.key))));
    attributes->set(at + 1, TRY(InternalizeUnlinked(isolate, unlinked.string(attribute.value))));
    attributes->set(at + 2, Value::Int(attribute.position));
  }
  const Tagged<ModuleRequest> request =
      TRY(NewStruct<ModuleRequest>(isolate, ReadOnlyRoots::module_request_map(), AllocationType::kOld));
  request->set_specifier(TRY(InternalizeUnlinked(isolate, unlinked.string(from.specifier))));
  request->set_import_attributes(attributes);
  request->set_phase_number(static_cast<int>(unlinked.phase(from)));
  request->set_position(from.position);
  return request;
}

Result<Tagged<ModuleEntry>> NewEntry(Isolate* isolate, const UnlinkedModule& unlinked,
                                     const UnlinkedModule::Entry& from) {
  const Tagged<ModuleEntry> entry =
      TRY(NewStruct<ModuleEntry>(isolate, ReadOnlyRoots::module_entry_map(), AllocationType::kOld));
  const UnlinkedString import_name = unlinked.string(from.import_name);
  if (import_name.data != nullptr) entry->set_import_name(TRY(InternalizeUnlinked(isolate, import_name)));
  entry->set_request(from.module_request);
  entry->set_slot(from.cell);
  entry->set_position(from.position);
  entry->set_end_position(from.end_position);
  return entry;
}

Result<void> AddImports(Isolate* isolate, Tagged<SourceTextModule> module, const UnlinkedModule& unlinked) {
  const auto regular = unlinked.entries(UnlinkedModule::kRegularImports);
  const auto namespaces = unlinked.entries(UnlinkedModule::kNamespaceImports);
  module->set_imports(
      TRY(NewFixedArray(isolate, static_cast<int>(regular.size() + namespaces.size()), AllocationType::kOld)));
  int count = 0;
  for (const UnlinkedModule::Entry& from : regular) {
    module->imports()->set(count++, TRY(NewEntry(isolate, unlinked, from)));
  }
  for (const UnlinkedModule::Entry& from : namespaces) {
    const Tagged<ModuleEntry> entry = TRY(NewEntry(isolate, unlinked, from));
    module->imports()->set(count++, entry);
    // A namespace is a binding of this module's own, which may be exported.
    module->cells()->set(entry->slot(), TRY(NewBindingCell(isolate, TheHole())));
  }
  return Ok();
}

Result<void> AddExports(Isolate* isolate, Tagged<SourceTextModule> module, const UnlinkedModule& unlinked) {
  for (const UnlinkedModule::Entry& entry : unlinked.entries(UnlinkedModule::kLocalExports)) {
    if (!IsCell(module->cells()->get(entry.cell))) {
      module->cells()->set(entry.cell, TRY(NewBindingCell(isolate, entry.is_var ? Undefined() : TheHole())));
    }
    TRY(AddExport(isolate, module, TRY(InternalizeUnlinked(isolate, unlinked.string(entry.export_name))),
                  module->cells()->get(entry.cell)));
  }
  for (const UnlinkedModule::Entry& entry : unlinked.entries(UnlinkedModule::kIndirectExports)) {
    const Tagged<ModuleEntry> indirect = TRY(NewEntry(isolate, unlinked, entry));
    TRY(AddExport(isolate, module, TRY(InternalizeUnlinked(isolate, unlinked.string(entry.export_name))), indirect));
  }
  const auto stars = unlinked.entries(UnlinkedModule::kStarExports);
  if (stars.empty()) return Ok();
  const int count = static_cast<int>(stars.size());
  module->set_star_exports(TRY(NewFixedArray(isolate, count, AllocationType::kOld)));
  for (int i = 0; i < count; ++i) module->star_exports()->set(i, Value::Int(stars[i].module_request));
  return Ok();
}

// The record of a module whose body has been compiled.
Result<Tagged<SourceTextModule>> NewSourceTextModule(Isolate* isolate, Tagged<SharedFunctionInfo> shared) {
  // Lives as long as `shared`.
  const UnlinkedModule& unlinked = *shared->unlinked()->module();
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
  module->set_has_tla(unlinked.has_top_level_await());
  module->set_async_evaluation_order(SourceTextModule::kUnset);
  module->set_pending_async_dependencies(0);
  TRY(InitializeModule(isolate, module,
                       static_cast<int>(unlinked.entries(UnlinkedModule::kLocalExports).size() +
                                        unlinked.entries(UnlinkedModule::kIndirectExports).size())));

  const int requests = static_cast<int>(unlinked.requests().size());
  if (requests != 0) {
    module->set_requests(TRY(NewFixedArray(isolate, requests, AllocationType::kOld)));
    module->set_loaded_modules(TRY(NewFixedArray(isolate, requests, AllocationType::kOld)));
    for (int i = 0; i < requests; ++i) module->requests()->set(i, TRY(NewRequest(isolate, unlinked, unlinked.requests()[i])));
  }
  if (unlinked.cell_count() != 0) {
    module->set_cells(TRY(NewFixedArray(isolate, unlinked.cell_count(), AllocationType::kOld)));
  }
  TRY(AddImports(isolate, module, unlinked));
  TRY(AddExports(isolate, module, unlinked));
  shared->script()->set_module(module);
  return module;
}

}  // namespace

Result<Tagged<SourceTextModule>> CompileModule(Isolate* isolate, Tagged<String> source, const ScriptDetails& details) {
  return NewSourceTextModule(isolate, TRY(CompileModuleBody(isolate, source, details)));
}

Result<Tagged<SourceTextModule>> FinishModule(Isolate* isolate, BackgroundCompilation* compilation,
                                              Tagged<String> source, const ScriptDetails& details) {
  return NewSourceTextModule(isolate, TRY(compilation->Finish(isolate, source, details)));
}

}  // namespace v8::internal

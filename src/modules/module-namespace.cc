#include "src/base/growable-array.h"
#include "src/modules/resolution.h"
#include "src/objects/map-transitions.h"

// §10.4.6 Module Namespace Exotic Objects. Properties and the abstract operations ask for exports through the hooks.
namespace v8::internal {

namespace {

Result<Tagged<FixedArray>> SortedNames(Isolate* isolate, Tagged<NameDictionary> bindings) {
  const int count = bindings->used();
  const Tagged<FixedArray> names = TRY(NewFixedArray(isolate, count, AllocationType::kOld));
  // Merge sort over two arrays of the heap: comparing may collect garbage.
  Tagged<FixedArray> from = names;
  Tagged<FixedArray> to = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) from->set(i, bindings->NameAt(i));
  for (int width = 1; width < count; width *= 2) {
    for (int begin = 0; begin < count; begin += 2 * width) {
      if (!isolate->Poll()) return Exception();
      const int middle = std::min(begin + width, count);
      const int end = std::min(begin + 2 * width, count);
      int left = begin;
      int right = middle;
      for (int next = begin; next < end; ++next) {
        bool take_left = right >= end;
        if (!take_left && left < middle) {
          take_left = TRY(String::Compare(isolate, Cast<String>(from->get(left)), Cast<String>(from->get(right)))) <= 0;
        }
        to->set(next, take_left ? from->get(left++) : from->get(right++));
      }
    }
    std::swap(from, to);
  }
  if (from != names) {
    for (int i = 0; i < count; ++i) names->set(i, from->get(i));
  }
  return names;
}

// 10.4.6.12 ModuleNamespaceCreate ( module, exports )
Result<Tagged<JSModuleNamespace>> ModuleNamespaceCreate(Isolate* isolate, Tagged<Module> module, bool is_deferred) {
  const Tagged<NameDictionary> names = TRY(GetExportedNames(isolate, module));
  Tagged<NameDictionary> bindings = TRY(NameDictionary::New(isolate, names->number_of_elements()));
  for (int i = 0; i < names->used(); ++i) {
    const Tagged<Name> name = names->NameAt(i);
    // The key `then` of a deferred namespace would be asked for by every await of it.
    if (is_deferred && name == ReadOnlyRoots::then_string()) continue;
    const ResolvedBinding binding =
        ResolvedBinding::FromValue(TRY(ResolveExport(isolate, module, Cast<String>(name))));
    if (!binding.IsFound()) continue;
    bindings = TRY(NameDictionary::Add(isolate, bindings, name, binding.value(),
                                       PropertyDetails(PropertyKind::kData, DONT_DELETE)));
  }
  const Tagged<FixedArray> sorted = TRY(SortedNames(isolate, bindings));
  const SaveRealm save(isolate);
  isolate->set_realm(module->realm());
  const Tagged<JSObject> object = TRY(NewJSObjectFromMap(isolate, isolate->realm()->module_namespace_map()));
  const Tagged<JSModuleNamespace> ns(object.ptr());
  ns->set_module(module);
  ns->set_export_names(sorted);
  ns->set_bindings(bindings);
  ns->set_is_deferred(is_deferred);
  const Value tag = is_deferred ? Value(ReadOnlyRoots::Deferred_Module_string()) : Value(ReadOnlyRoots::Module_string());
  TRY(AddDataProperty(isolate, ns, ReadOnlyRoots::to_string_tag_symbol(), tag,
                      static_cast<PropertyAttributes>(READ_ONLY | DONT_ENUM | DONT_DELETE)));
  TRY(PreventExtensions(isolate, ns, ShouldThrow::kDontThrow));
  // A map of its own, by which inline caches know it.
  ns->set_map(TRY(CopyMap(isolate, ns->map())));
  return ns;
}

// Touching a deferred namespace evaluates its module.
Result<void> EnsureEvaluated(Isolate* isolate, Tagged<JSModuleNamespace> ns) {
  if (!ns->is_deferred()) return Ok();
  const Tagged<Module> module = ns->module();
  if (IsSourceTextModule(module) && module->status() != Module::kEvaluated &&
      !TRY(ReadyForSyncExecution(isolate, module))) {
    return Throw(isolate, MessageTemplate::kDeferredModuleNotReady);
  }
  return EvaluateModuleSync(isolate, module);
}

Result<bool> GetExport(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value* value) {
  const Tagged<JSModuleNamespace> ns = Cast<JSModuleNamespace>(object);
  if (ns->is_deferred() && key.word() == ReadOnlyRoots::then_string()) return false;
  TRY(EnsureEvaluated(isolate, ns));
  const Tagged<Name> name = Cast<Name>(TRY(key.ToValue(isolate)));
  const int entry = ns->bindings()->FindEntry(name);
  if (entry == NameDictionary::kNotFound) return false;
  if (value == nullptr) return true;
  const Value binding = ns->bindings()->ValueAt(entry);
  if (IsModule(binding)) {
    *value = TRY(GetModuleNamespace(isolate, Cast<Module>(binding)));
    return true;
  }
  *value = IsCell(binding) ? Cast<Cell>(binding)->value() : binding;
  if (value->IsTheHole()) return Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, name);
  return true;
}

Result<Tagged<FixedArray>> ExportNames(Isolate* isolate, Tagged<JSObject> object) {
  const Tagged<JSModuleNamespace> ns = Cast<JSModuleNamespace>(object);
  TRY(EnsureEvaluated(isolate, ns));
  return ns->export_names();
}

}  // namespace

Result<Tagged<JSModuleNamespace>> GetModuleNamespace(Isolate* isolate, Tagged<Module> module, ImportPhase phase) {
  const bool is_deferred = phase == ImportPhase::kDefer;
  const Value existing = is_deferred ? module->deferred_namespace() : module->module_namespace();
  if (!existing.IsUndefined()) return Cast<JSModuleNamespace>(existing);
  const Tagged<JSModuleNamespace> ns = TRY(ModuleNamespaceCreate(isolate, module, is_deferred));
  if (is_deferred) {
    module->set_deferred_namespace(ns);
  } else {
    module->set_module_namespace(ns);
  }
  return ns;
}

void RegisterModuleNamespaces(Hooks* hooks) {
  hooks->module_namespace.get_export = &GetExport;
  hooks->module_namespace.export_names = &ExportNames;
}

}  // namespace v8::internal

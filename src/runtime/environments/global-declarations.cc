#include "src/runtime/environments/global-declarations.h"
#include "src/objects/dependents.h"
#include "src/runtime/environments/scopes.h"
#include "src/runtime/environments/script-contexts.h"
#include "src/runtime/properties/property-internal.h"

namespace v8::internal {

namespace {

// What the global object itself has of that name, past the host's interceptors. The getters of its native data properties
// do not run.
struct GlobalProperty {
  bool found = false;
  bool is_data = false;
  PropertyAttributes attributes = NONE;

  bool is_configurable() const { return (attributes & DONT_DELETE) == 0; }
  bool is_writable_data() const { return is_data && (attributes & READ_ONLY) == 0; }
};

GlobalProperty FindGlobalProperty(Isolate* isolate, Tagged<JSObject> global, PropertyKey key) {
  const LookupIterator it(isolate, global, key, LookupIterator::kOwnSkipInterceptor);
  GlobalProperty property;
  property.found = it.IsFound();
  if (!property.found) return property;
  property.is_data = it.state() == LookupIterator::kData || !IsAccessorPair(MUST(it.GetStoredValue()));
  property.attributes = it.details().attributes();
  return property;
}

}  // namespace

// ECMA-262 §9.1.1.4.15 CanDeclareGlobalFunction, §9.1.1.4.14 CanDeclareGlobalVar.
Result<bool> CanDeclareGlobalFunction(Isolate* isolate, Tagged<JSObject> global, PropertyKey key) {
  const Value proxy = isolate->realm()->global_proxy();
  const LookupIterator it(isolate, proxy, key, global, LookupIterator::kOwn);
  if (V8_UNLIKELY(it.state() == LookupIterator::kInterceptor && it.interceptor()->query() != nullptr)) {
    // Not in the specification: the function will be assigned (CreateGlobalFunction), so a query may forbid it.
    const PropertyAttributes attributes =
        TRY(isolate->hooks->api.interceptor_query(isolate, it.interceptor(), proxy, global, key));
    if (attributes != ABSENT) return (attributes & DONT_DELETE) == 0 || (attributes & (READ_ONLY | DONT_ENUM)) == 0;
  }
  const GlobalProperty existing = FindGlobalProperty(isolate, global, key);
  if (!existing.found) return IsExtensible(isolate, global);
  if (existing.is_configurable()) return true;
  return existing.is_writable_data() && (existing.attributes & DONT_ENUM) == 0;
}

Result<bool> CanDeclareGlobalVar(Isolate* isolate, Tagged<JSObject> global, PropertyKey key) {
  if (FindGlobalProperty(isolate, global, key).found) return true;
  return IsExtensible(isolate, global);
}

// §9.1.1.4.17 CreateGlobalFunctionBinding, §9.1.1.4.16 CreateGlobalVarBinding.
Result<void> CreateGlobalFunction(Isolate* isolate, Tagged<JSObject> global, PropertyKey key, Value function,
                                  bool deletable) {
  const GlobalProperty existing = FindGlobalProperty(isolate, global, key);
  const bool keeps_attributes = existing.found && !existing.is_configurable();
  const PropertyAttributes attributes = deletable ? NONE : DONT_DELETE;
  if (V8_UNLIKELY(global->map()->has_named_interceptor())) {
    // Not in the specification: to an interceptor this is one assignment.
    if (TRY(StoreToInterceptor(isolate, global, key, function, isolate->realm()->global_proxy()))) return Ok();
    return AddDataProperty(isolate, global, key, function, keeps_attributes ? existing.attributes : attributes);
  }
  PropertyDescriptor descriptor;
  if (keeps_attributes) {
    descriptor.value = function;
  } else {
    descriptor = PropertyDescriptor::Data(function, attributes);
  }
  TRY(DefinePropertyOrThrow(isolate, global, key, descriptor));
  TRY(Set(isolate, global, key, function, ShouldThrow::kThrow));
  return Ok();
}

Result<void> CreateGlobalVar(Isolate* isolate, Tagged<JSObject> global, PropertyKey key, bool deletable) {
  if (FindGlobalProperty(isolate, global, key).found) return Ok();
  const bool extensible = TRY(IsExtensible(isolate, global));
  if (!extensible) return Ok();
  TRY(AddDataPropertyChecked(isolate, global, key, Undefined(), deletable ? NONE : DONT_DELETE, ShouldThrow::kThrow));
  return Ok();
}

bool IsLexicalName(Isolate* isolate, Tagged<String> name) {
  Tagged<Context> context;
  int slot;
  bool immutable;
  return FindScriptContextSlot(isolate, name, &context, &slot, &immutable);
}

namespace {

Result<void> CheckVarsPossible(Isolate* isolate, Tagged<FixedArray> declarations) {
  const Tagged<JSObject> global = isolate->realm()->global_object();
  for (int i = 0; i < declarations->length(); i += 2) {
    const Tagged<String> name = Cast<String>(declarations->get(i));
    const PropertyKey key = PropertyKey::FromInternalized(name);
    const Value what = declarations->get(i + 1);
    if (what.IsInt()) continue;
    const bool possible = TRY(what.IsUndefined() ? CanDeclareGlobalVar(isolate, global, key)
                                                 : CanDeclareGlobalFunction(isolate, global, key));
    if (!possible) return Throw(isolate, MessageTemplate::kRedefineDisallowed, name);
  }
  return Ok();
}

// The context that the script goes on in.
Result<Value> MakeGlobals(Isolate* isolate, Tagged<FixedArray> declarations, Value scope_info) {
  const Tagged<NativeContext> realm = isolate->realm();
  const Tagged<JSObject> global = realm->global_object();
  const Tagged<Context> current = Frame(isolate->vm_fp).context();
  const int count = declarations->length();
  Tagged<Context> context = current;
  if (IsScopeInfo(scope_info)) {
    const UnlinkedScope* scope = Cast<ScopeInfo>(scope_info)->scope();
    context = TRY(NewContext(isolate, current, scope->num_heap_slots(), scope_info));
    for (int i = 0; i < scope->entry_count(); ++i) {
      const UnlinkedScope::Entry& entry = scope->entry(i);
      const bool is_ours =
          entry.location == VariableLocation::kScriptContext || entry.location == VariableLocation::kReplBinding;
      if (is_ours && entry.binding_needs_init) context->set(entry.index, TheHole());
    }
    // Reachable by name from now on.
    const Value old_table = realm->script_context_table();
    const int index = ListLength(old_table);
    realm->set_script_context_table(TRY(ListAdd(isolate, old_table, context)));
    Tagged<NameDictionary> names;
    if (realm->script_context_names().IsCell()) {
      names = Cast<NameDictionary>(realm->script_context_names());
    } else {
      names = TRY(NameDictionary::New(isolate, 8));
    }
    for (int i = 0; i < count; i += 2) {
      const Value what = declarations->get(i + 1);
      if (!what.IsInt()) continue;
      const Tagged<String> name = Cast<String>(declarations->get(i));
      const UnlinkedScope::Entry* entry = LookupEntry(scope, name);
      if (entry == nullptr) continue;
      const bool is_const = static_cast<VariableMode>(what.AsInt()) == VariableMode::kConst;
      names = TRY(NameDictionary::Add(isolate, names, name, PackScriptContextSlot(index, entry->index),
                                      PropertyDetails(PropertyKind::kData, is_const ? READ_ONLY : NONE)));
      // A global property of that name is hidden: sites that cached its cell must look again.
      InvalidateGlobalCell(global, name);
    }
    realm->set_script_context_names(names);
  }
  for (int i = 0; i < count; i += 2) {
    const PropertyKey key = PropertyKey::FromInternalized(Cast<Name>(declarations->get(i)));
    const Value what = declarations->get(i + 1);
    if (what.IsInt()) continue;
    if (what.IsUndefined()) {
      TRY(CreateGlobalVar(isolate, global, key, false));
    } else {
      auto closure = TRY(NewClosure(isolate, Cast<SharedFunctionInfo>(what), context));
      TRY(CreateGlobalFunction(isolate, global, key, closure, false));
    }
  }
  return context;
}

}  // namespace

// ECMA-262 §16.1.7 GlobalDeclarationInstantiation.
Result<Value> DeclareGlobals(Isolate* isolate, Tagged<FixedArray> declarations, Value scope_info) {
  const Tagged<JSObject> global = isolate->realm()->global_object();
  // Conflicts first, before anything is made.
  for (int i = 0; i < declarations->length(); i += 2) {
    const Tagged<String> name = Cast<String>(declarations->get(i));
    if (IsLexicalName(isolate, name)) return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
    if (declarations->get(i + 1).IsInt()) {
      // HasVarDeclaration and HasRestrictedGlobalProperty both mean: an own property that is not configurable.
      const GlobalProperty existing = FindGlobalProperty(isolate, global, PropertyKey::FromInternalized(name));
      if (existing.found && !existing.is_configurable()) return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
    }
  }
  TRY(CheckVarsPossible(isolate, declarations));
  return MakeGlobals(isolate, declarations, scope_info);
}

Result<Value> DeclareReplGlobals(Isolate* isolate, Tagged<FixedArray> declarations, Value scope_info) {
  const Tagged<NativeContext> realm = isolate->realm();
  const Tagged<JSObject> global = realm->global_object();
  for (int i = 0; i < declarations->length(); i += 2) {
    if (!declarations->get(i + 1).IsInt()) continue;
    // What a var or a function has made may be hidden; `undefined` and its like may not.
    const Tagged<String> name = Cast<String>(declarations->get(i));
    const GlobalProperty existing = FindGlobalProperty(isolate, global, PropertyKey::FromInternalized(name));
    const bool is_restricted = existing.found && !existing.is_configurable() && !existing.is_writable_data();
    if (is_restricted) return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
  }
  TRY(CheckVarsPossible(isolate, declarations));
  for (int i = 0; i < declarations->length(); i += 2) {
    const Tagged<String> name = Cast<String>(declarations->get(i));
    Tagged<Context> context;
    int slot;
    bool immutable;
    if (!FindScriptContextSlot(isolate, name, &context, &slot, &immutable)) continue;
    // Sites that know the slot find the hole in it and look the name up again.
    AssignContextSlot(context, slot, TheHole());
    const Tagged<NameDictionary> names = Cast<NameDictionary>(realm->script_context_names());
    NameDictionary::DeleteEntry(names, names->FindEntry(name));
  }
  return MakeGlobals(isolate, declarations, scope_info);
}

void InvalidateGlobalCell(Tagged<JSObject> global, Tagged<Name> name) {
  const Tagged<NameDictionary> dictionary = Cast<NameDictionary>(Tagged<Object>(global->properties_or_hash()));
  const int entry = dictionary->FindEntry(name);
  if (entry < 0) return;
  const Tagged<PropertyCell> cell = Cast<PropertyCell>(dictionary->ValueAt(entry));
  // Sites keep the cell: replace it by a copy and empty the old one.
  Isolate* const isolate = IsolateDataOfPage(global.address())->isolate();
  const Result<Tagged<PropertyCell>> copy = NewPropertyCell(isolate, name, cell->value(), cell->details());
  if (copy.IsException()) return;
  dictionary->ValueAtPut(entry, copy.value());
  cell->Invalidate();
}

}  // namespace v8::internal

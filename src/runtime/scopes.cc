#include "src/ast/unlinked-scope.h"
#include "src/runtime/compiler.h"
#include "src/runtime/interpreter-support.h"
#include "src/runtime/lookup.h"
#include "src/runtime/scopes.h"

// Variables by name at run time: `with`, and code that sloppy direct evals may have added variables to. A context tells
// what it is by its second slot: a ScopeInfo; a FixedArray of the ScopeInfo and the object with variables that evals
// have added; or the object of a `with`.
namespace v8::internal {

namespace {

// Where a name was found.
struct Binding {
  enum Kind { kNone, kContextSlot, kObject, kScriptContext } kind = kNone;
  Tagged<Context> context;
  int slot = 0;
  Tagged<JSReceiver> object;
  bool is_with = false;
  bool immutable = false;
  bool ignore_assignment = false;  // the name of a sloppy function expression
};

const UnlinkedScope::Entry* LookupEntry(const UnlinkedScope* scope, Tagged<String> name) {
  const String::FlatContent content = name->GetFlatContent();
  if (content.IsOneByte()) return scope->Lookup(content.ToOneByteVector().begin(), content.length());
  return scope->Lookup(reinterpret_cast<const char16_t*>(content.ToUC16Vector().begin()), content.length());
}

// ECMA-262 §9.1.1.2.1 HasBinding of an object environment record.
Result<bool> WithHasBinding(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key) {
  const bool found = TRY(HasProperty(isolate, object, key));
  if (!found) return false;
  const Value unscopables = TRY(Get(isolate, object, ReadOnlyRoots::unscopables_symbol()));
  if (!IsJSReceiver(unscopables)) return true;
  const Value blocked = TRY(Get(isolate, unscopables, key));
  return !ToBoolean(blocked);
}

Result<void> Find(Isolate* isolate, Tagged<String> name, Binding* binding) {
  const PropertyKey key = PropertyKey::FromInternalized(name);
  Tagged<Context> context = Frame(isolate->vm_fp).context();
  while (!IsNativeContext(context)) {
    const Value info = context->get(Context::kScopeInfoOrExtension);
    if (IsJSReceiver(info)) {
      const bool found = TRY(WithHasBinding(isolate, Cast<JSReceiver>(info), key));
      if (found) {
        binding->kind = Binding::kObject;
        binding->object = Cast<JSReceiver>(info);
        binding->is_with = true;
        return Ok();
      }
    } else if (const Tagged<ScopeInfo> scope_info = ScopeInfoOf(info); !scope_info.is_empty()) {
      const Value extension = EvalVariablesOf(info);
      const UnlinkedScope* scope = scope_info->scope();
      if (IsJSReceiver(extension)) {
        const bool found = TRY(HasOwnProperty(isolate, Cast<JSReceiver>(extension), key));
        if (found) {
          binding->kind = Binding::kObject;
          binding->object = Cast<JSReceiver>(extension);
          return Ok();
        }
      }
      const UnlinkedScope::Entry* entry = LookupEntry(scope, name);
      if (entry != nullptr && entry->location == VariableLocation::kContext) {
        binding->kind = Binding::kContextSlot;
        binding->context = context;
        binding->slot = entry->index;
        binding->ignore_assignment = entry->kind == VariableKind::kFunctionName && !entry->throws_on_const_assign;
        binding->immutable = entry->mode == VariableMode::kConst || entry->kind == VariableKind::kFunctionName ||
                             entry->kind == VariableKind::kClassName;
        return Ok();
      }
    }
    context = context->previous();
  }
  if (FindScriptContextSlot(isolate, name, &binding->context, &binding->slot, &binding->immutable)) {
    binding->kind = Binding::kScriptContext;
  }
  return Ok();
}

Result<Value> LoadBinding(Isolate* isolate, Tagged<String> name, const Binding& binding, bool inside_typeof) {
  switch (binding.kind) {
    case Binding::kObject:
      if (binding.is_with) {
        const bool still = TRY(HasProperty(isolate, binding.object, PropertyKey::FromInternalized(name)));
        if (!still) {
          if (!is_strict(Frame(isolate->vm_fp).function()->shared()->language_mode())) return Undefined();
          return Throw(isolate, MessageTemplate::kNotDefined, name);
        }
      }
      return Get(isolate, binding.object, PropertyKey::FromInternalized(name));
    case Binding::kContextSlot:
    case Binding::kScriptContext: {
      const Value value = binding.context->get(binding.slot);
      if (value.IsTheHole()) return Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, name);
      return value;
    }
    case Binding::kNone:
      break;
  }
  return LoadGlobalMiss(isolate, Tagged<FeedbackVector>(), 0, name, inside_typeof);
}

}  // namespace

Tagged<ScopeInfo> ScopeInfoOf(Value slot) {
  if (IsScopeInfo(slot)) return Cast<ScopeInfo>(slot);
  if (IsFixedArray(slot)) return Cast<ScopeInfo>(Cast<FixedArray>(slot)->get(0));
  return Tagged<ScopeInfo>();
}

Value EvalVariablesOf(Value slot) {
  return IsFixedArray(slot) ? Cast<FixedArray>(slot)->get(1) : Undefined();
}

Result<Value> LoadLookup(Isolate* isolate, Tagged<String> name, bool inside_typeof) {
  Binding binding;
  TRY(Find(isolate, name, &binding));
  return LoadBinding(isolate, name, binding, inside_typeof);
}

Result<void> LoadLookupForCall(Isolate* isolate, Tagged<String> name, Value* callee, Value* receiver) {
  Binding binding;
  TRY(Find(isolate, name, &binding));
  *callee = TRY(LoadBinding(isolate, name, binding, false));
  *receiver = binding.kind == Binding::kObject && binding.is_with ? Value(binding.object) : Undefined();
  return Ok();
}

namespace {

Result<void> StoreBinding(Isolate* isolate, Tagged<String> name, const Binding& binding, Value value,
                          LanguageMode mode) {
  const ShouldThrow should_throw = is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow;
  switch (binding.kind) {
    case Binding::kObject: {
      const PropertyKey key = PropertyKey::FromInternalized(name);
      const bool still = TRY(HasProperty(isolate, binding.object, key));
      if (!still && is_strict(mode)) return Throw(isolate, MessageTemplate::kNotDefined, name);
      TRY(Set(isolate, binding.object, key, value, should_throw));
      return Ok();
    }
    case Binding::kContextSlot:
    case Binding::kScriptContext:
      if (binding.context->get(binding.slot).IsTheHole()) {
        return Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, name);
      }
      if (binding.immutable) {
        if (binding.ignore_assignment && !is_strict(mode)) return Ok();
        if (binding.ignore_assignment) return Throw(isolate, MessageTemplate::kConstAssign, name);
        return Throw(isolate, MessageTemplate::kConstAssign, name);
      }
      binding.context->set(binding.slot, value);
      return Ok();
    case Binding::kNone:
      break;
  }
  return StoreGlobalMiss(isolate, Tagged<FeedbackVector>(), 0, name, value, mode);
}

// A binding as a value: a FixedArray of what it is, where it is, and the slot.
constexpr int kKindMask = 3, kIsWith = 4, kImmutable = 8, kIgnoreAssignment = 16, kUnresolvable = 32;

Binding UnpackBinding(Value packed) {
  const Tagged<FixedArray> array = Cast<FixedArray>(packed);
  const int flags = array->get(0).AsInt();
  Binding binding;
  binding.kind = static_cast<Binding::Kind>(flags & kKindMask);
  binding.is_with = (flags & kIsWith) != 0;
  binding.immutable = (flags & kImmutable) != 0;
  binding.ignore_assignment = (flags & kIgnoreAssignment) != 0;
  if (binding.kind == Binding::kObject) {
    binding.object = Cast<JSReceiver>(array->get(1));
  } else if (binding.kind != Binding::kNone) {
    binding.context = Cast<Context>(array->get(1));
    binding.slot = array->get(2).AsInt();
  }
  return binding;
}

}  // namespace

Result<void> StoreLookup(Isolate* isolate, Tagged<String> name, Value value, LanguageMode mode) {
  Binding binding;
  TRY(Find(isolate, name, &binding));
  return StoreBinding(isolate, name, binding, value, mode);
}

Result<Value> ResolveLookup(Isolate* isolate, Tagged<String> name) {
  Binding binding;
  TRY(Find(isolate, name, &binding));
  int flags = binding.kind;
  if (binding.is_with) flags |= kIsWith;
  if (binding.immutable) flags |= kImmutable;
  if (binding.ignore_assignment) flags |= kIgnoreAssignment;
  if (binding.kind == Binding::kNone) {
    const bool exists =
        TRY(HasProperty(isolate, isolate->realm()->global_object(), PropertyKey::FromInternalized(name)));
    if (!exists) flags |= kUnresolvable;
  }
  auto packed = TRY(NewFixedArray(isolate, 3));
  packed->set(0, Value::Int(flags));
  if (binding.kind == Binding::kObject) {
    packed->set(1, binding.object);
  } else if (binding.kind != Binding::kNone) {
    packed->set(1, binding.context);
  }
  packed->set(2, Value::Int(binding.slot));
  return packed;
}

Result<Value> LoadResolvedLookup(Isolate* isolate, Tagged<String> name, Value packed) {
  return LoadBinding(isolate, name, UnpackBinding(packed), false);
}

Result<void> StoreResolvedLookup(Isolate* isolate, Tagged<String> name, Value packed, Value value, LanguageMode mode) {
  if (is_strict(mode) && (Cast<FixedArray>(packed)->get(0).AsInt() & kUnresolvable) != 0) {
    return Throw(isolate, MessageTemplate::kNotDefined, name);
  }
  return StoreBinding(isolate, name, UnpackBinding(packed), value, mode);
}

Result<bool> DeleteLookup(Isolate* isolate, Tagged<String> name) {
  Binding binding;
  TRY(Find(isolate, name, &binding));
  switch (binding.kind) {
    case Binding::kObject:
      return DeleteProperty(isolate, binding.object, PropertyKey::FromInternalized(name), ShouldThrow::kDontThrow);
    case Binding::kContextSlot:
    case Binding::kScriptContext:
      return false;
    case Binding::kNone:
      break;
  }
  return DeleteProperty(isolate, isolate->realm()->global_object(), PropertyKey::FromInternalized(name),
                        ShouldThrow::kDontThrow);
}

// ---- Declarations

namespace {

// ECMA-262 §9.1.1.4.15 CanDeclareGlobalFunction, §9.1.1.4.14 CanDeclareGlobalVar.
Result<bool> CanDeclareGlobalFunction(Isolate* isolate, Tagged<JSObject> global, PropertyKey key) {
  PropertyDescriptor existing;
  const bool found = TRY(GetOwnProperty(isolate, global, key, &existing));
  if (!found) return IsExtensible(isolate, global);
  if (existing.configurable) return true;
  return existing.IsDataDescriptor() && existing.writable && existing.enumerable;
}

Result<bool> CanDeclareGlobalVar(Isolate* isolate, Tagged<JSObject> global, PropertyKey key) {
  const bool found = TRY(HasOwnProperty(isolate, global, key));
  if (found) return true;
  return IsExtensible(isolate, global);
}

// §9.1.1.4.17 CreateGlobalFunctionBinding, §9.1.1.4.16 CreateGlobalVarBinding.
Result<void> CreateGlobalFunction(Isolate* isolate, Tagged<JSObject> global, PropertyKey key, Value function,
                                  bool deletable) {
  PropertyDescriptor existing;
  const bool found = TRY(GetOwnProperty(isolate, global, key, &existing));
  PropertyDescriptor descriptor;
  if (!found || existing.configurable) {
    descriptor = PropertyDescriptor::Data(function, deletable ? NONE : DONT_DELETE);
  } else {
    descriptor.value = function;
  }
  TRY(DefinePropertyOrThrow(isolate, global, key, descriptor));
  TRY(Set(isolate, global, key, function, ShouldThrow::kThrow));
  return Ok();
}

Result<void> CreateGlobalVar(Isolate* isolate, Tagged<JSObject> global, PropertyKey key, bool deletable) {
  const bool found = TRY(HasOwnProperty(isolate, global, key));
  if (found) return Ok();
  const bool extensible = TRY(IsExtensible(isolate, global));
  if (!extensible) return Ok();
  return DefinePropertyOrThrow(isolate, global, key,
                               PropertyDescriptor::Data(Undefined(), deletable ? NONE : DONT_DELETE));
}

bool IsLexicalName(Isolate* isolate, Tagged<String> name) {
  Tagged<Context> context;
  int slot;
  bool immutable;
  return FindScriptContextSlot(isolate, name, &context, &slot, &immutable);
}

}  // namespace

// ECMA-262 §16.1.7 GlobalDeclarationInstantiation.
Result<Value> DeclareGlobals(Isolate* isolate, Tagged<FixedArray> declarations, Value scope_info) {
  const Tagged<NativeContext> realm = isolate->realm();
  const Tagged<JSObject> global = realm->global_object();
  const Tagged<Context> current = Frame(isolate->vm_fp).context();
  const int count = declarations->length();
  // Conflicts first, before anything is made.
  for (int i = 0; i < count; i += 2) {
    const Tagged<String> name = Cast<String>(declarations->get(i));
    const PropertyKey key = PropertyKey::FromInternalized(name);
    const Value what = declarations->get(i + 1);
    if (IsLexicalName(isolate, name)) return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
    if (what.IsInt()) {
      // HasVarDeclaration and HasRestrictedGlobalProperty both mean: an own property that is not configurable.
      PropertyDescriptor existing;
      const bool found = TRY(GetOwnProperty(isolate, global, key, &existing));
      if (found && !existing.configurable) return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
    }
  }
  for (int i = 0; i < count; i += 2) {
    const Tagged<String> name = Cast<String>(declarations->get(i));
    const PropertyKey key = PropertyKey::FromInternalized(name);
    const Value what = declarations->get(i + 1);
    if (what.IsInt()) continue;
    const bool possible = TRY(what.IsUndefined() ? CanDeclareGlobalVar(isolate, global, key)
                                                 : CanDeclareGlobalFunction(isolate, global, key));
    if (!possible) return Throw(isolate, MessageTemplate::kRedefineDisallowed, name);
  }
  Tagged<Context> context = current;
  if (IsScopeInfo(scope_info)) {
    const UnlinkedScope* scope = Cast<ScopeInfo>(scope_info)->scope();
    context = TRY(NewContext(isolate, current, scope->num_heap_slots(), scope_info));
    for (int i = 0; i < scope->entry_count(); ++i) {
      const UnlinkedScope::Entry& entry = scope->entry(i);
      if (entry.location == VariableLocation::kScriptContext && entry.binding_needs_init) {
        context->set(entry.index, TheHole());
      }
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
      names = TRY(NameDictionary::Add(isolate, names, name, Value::Number(static_cast<uint32_t>(index) << 12 | entry->index),
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
  cell->set_value(TheHole());
}

namespace {

// The var scope of a sloppy eval that runs: a context that stands for it, the native context for the global one. A lexical binding
// on the way there is in conflict (catch parameters are not).
Result<Tagged<Context>> FindVarContext(Isolate* isolate, Tagged<String> name, bool check) {
  Tagged<Context> context = Frame(isolate->vm_fp).context();
  for (; !IsNativeContext(context); context = context->previous()) {
    const Tagged<ScopeInfo> scope_info = ScopeInfoOf(context->get(Context::kScopeInfoOrExtension));
    if (scope_info.is_empty()) continue;
    const UnlinkedScope* scope = scope_info->scope();
    if (scope->type() == ScopeType::kScript) break;
    if (scope->is_declaration_scope() && scope->type() != ScopeType::kEval) return context;
    if (!check) continue;
    const UnlinkedScope::Entry* entry = LookupEntry(scope, name);
    if (entry != nullptr && entry->location == VariableLocation::kContext && IsLexicalMode(entry->mode) &&
        entry->kind != VariableKind::kCatchParameter) {
      return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
    }
  }
  return Tagged<Context>(isolate->realm());
}

}  // namespace

// ECMA-262 §19.2.1.3 EvalDeclarationInstantiation, for sloppy direct (and indirect) eval.
Result<Value> CheckEvalDeclaration(Isolate* isolate, Tagged<String> name, bool is_function) {
  const Tagged<Context> context = TRY(FindVarContext(isolate, name, true));
  if (IsNativeContext(context)) {
    const PropertyKey key = PropertyKey::FromInternalized(name);
    const Tagged<JSObject> global = isolate->realm()->global_object();
    if (IsLexicalName(isolate, name)) return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
    const bool possible = TRY(is_function ? CanDeclareGlobalFunction(isolate, global, key)
                                          : CanDeclareGlobalVar(isolate, global, key));
    if (possible) return Undefined();
    return Throw(isolate, is_function ? MessageTemplate::kRedefineDisallowed : MessageTemplate::kDefineDisallowed, name);
  }
  const UnlinkedScope* scope = ScopeInfoOf(context->get(Context::kScopeInfoOrExtension))->scope();
  const UnlinkedScope::Entry* entry = LookupEntry(scope, name);
  // With a scope of its own for the body, this is an eval among the parameters, whose variables may not hide them.
  if (scope->has_body_scope() &&
      ((entry != nullptr && entry->kind == VariableKind::kParameter) ||
       (name == ReadOnlyRoots::arguments_string() && !IsArrowFunction(scope->function_kind())))) {
    return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
  }
  if (entry != nullptr && entry->location == VariableLocation::kContext && IsLexicalMode(entry->mode) &&
      entry->kind != VariableKind::kParameter && entry->kind != VariableKind::kFunctionName) {
    return Throw(isolate, MessageTemplate::kVarRedeclaration, name);
  }
  return Undefined();
}

Result<Value> DeclareEvalBinding(Isolate* isolate, Tagged<String> name, Value function) {
  TRY(CheckEvalDeclaration(isolate, name, !function.IsUndefined()));
  const PropertyKey key = PropertyKey::FromInternalized(name);
  const Tagged<Context> context = TRY(FindVarContext(isolate, name, false));
  if (IsNativeContext(context)) {
    const Tagged<JSObject> global = isolate->realm()->global_object();
    if (function.IsUndefined()) {
      TRY(CreateGlobalVar(isolate, global, key, true));
    } else {
      TRY(CreateGlobalFunction(isolate, global, key, function, true));
    }
    return Undefined();
  }
  const Value info = context->get(Context::kScopeInfoOrExtension);
  const Tagged<ScopeInfo> scope_info = ScopeInfoOf(info);
  const UnlinkedScope::Entry* entry = LookupEntry(scope_info->scope(), name);
  if (entry != nullptr && entry->location == VariableLocation::kContext && entry->kind != VariableKind::kFunctionName) {
    if (!function.IsUndefined()) context->set(entry->index, function);
    return Undefined();
  }
  Value variables = EvalVariablesOf(info);
  if (!IsJSReceiver(variables)) {
    auto object = TRY(NewJSObjectWithNullProto(isolate));
    auto pair = TRY(NewFixedArray(isolate, 2));
    pair->set(0, scope_info);
    pair->set(1, object);
    context->set(Context::kScopeInfoOrExtension, pair);
    variables = object;
  }
  const Tagged<JSReceiver> object = Cast<JSReceiver>(variables);
  const bool found = TRY(HasOwnProperty(isolate, object, key));
  if (!function.IsUndefined() || !found) TRY(CreateDataPropertyOrThrow(isolate, object, key, function));
  return Undefined();
}

Result<Value> StoreEvalVar(Isolate* isolate, Tagged<String> name, Value function) {
  const PropertyKey key = PropertyKey::FromInternalized(name);
  const Tagged<Context> context = TRY(FindVarContext(isolate, name, false));
  Tagged<JSReceiver> object = isolate->realm()->global_object();
  if (!IsNativeContext(context)) {
    const Value info = context->get(Context::kScopeInfoOrExtension);
    const UnlinkedScope::Entry* entry = LookupEntry(ScopeInfoOf(info)->scope(), name);
    if (entry != nullptr && entry->location == VariableLocation::kContext && entry->kind != VariableKind::kFunctionName) {
      context->set(entry->index, function);
      return Undefined();
    }
    // Deleted since: nothing to store to.
    const Value variables = EvalVariablesOf(info);
    if (!IsJSReceiver(variables)) return Undefined();
    object = Cast<JSReceiver>(variables);
  }
  TRY(Set(isolate, object, key, function, ShouldThrow::kDontThrow));
  return Undefined();
}

Result<Value> DirectEvalFromInterpreter(Isolate* isolate, uint64_t* fp, Value source, Value scope_info) {
  const Frame frame(fp);
  source = TRY(EnsureCanCompileStrings(isolate, frame.function()->native_context(), source));
  if (!IsString(source)) return source;
  const UnlinkedScope* scope = IsScopeInfo(scope_info) ? Cast<ScopeInfo>(scope_info)->scope() : nullptr;
  const LanguageMode mode = scope != nullptr ? scope->language_mode() : frame.function()->shared()->language_mode();
  return Eval(isolate, Cast<String>(source), frame.context(), scope, mode, frame.receiver(), frame.new_target(),
              frame.function()->shared(), 0);
}

}  // namespace v8::internal

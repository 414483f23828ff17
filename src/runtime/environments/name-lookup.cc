#include "src/runtime/environments/name-lookup.h"
#include "src/objects/dependents.h"
#include "src/ic/global-ic.h"
#include "src/runtime/environments/scopes.h"
#include "src/runtime/environments/script-contexts.h"
#include "src/runtime/properties/property.h"

// Variables by name at run time: `with`, and code that sloppy direct evals may have added variables to.
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
      AssignContextSlot(binding.context, binding.slot, value);
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

}  // namespace v8::internal

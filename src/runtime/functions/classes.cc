#include "src/objects/map-transitions.h"
#include "src/runtime/functions/function-accessors.h"
#include "src/runtime/functions/private-elements.h"
#include "src/runtime/properties/private-properties.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/properties/super-property.h"
#include "src/runtime/runtime-functions.h"

// Classes: constructors, private names, fields, super.
namespace v8::internal {

// ECMA-262 §15.7.14 ClassDefinitionEvaluation, steps 5-16.
RUNTIME(DefineClass) {
  const Tagged<SharedFunctionInfo> shared = Cast<SharedFunctionInfo>(Argument(arguments, 0));
  const Value superclass = Argument(arguments, 1);
  const Tagged<NativeContext> realm = isolate->realm();
  Value prototype_parent = realm->initial_object_prototype();
  Value constructor_parent = realm->initial_function_prototype();
  if (superclass.IsNull()) {
    prototype_parent = Null();
  } else if (!superclass.IsTheHole()) {
    if (!IsConstructor(superclass)) {
      return Throw(isolate, MessageTemplate::kExtendsValueNotConstructor, TRY(ValueForMessage(isolate, superclass)));
    }
    prototype_parent = TRY(Get(isolate, superclass, ReadOnlyRoots::prototype_string()));
    if (!IsJSReceiver(prototype_parent) && !prototype_parent.IsNull()) {
      return Throw(isolate, MessageTemplate::kPrototypeParentNotAnObject, TRY(ValueForMessage(isolate, prototype_parent)));
    }
    constructor_parent = superclass;
  }
  auto prototype = TRY(NewJSObject(isolate));
  if (prototype_parent != Value(realm->initial_object_prototype())) {
    TRY(SetPrototypeOfNewObject(isolate, prototype, prototype_parent));
  }
  auto constructor = TRY(NewClosure(isolate, shared, Frame(isolate->vm_fp).context()));
  if (constructor_parent != Value(realm->initial_function_prototype())) {
    TRY(SetPrototypeOfNewObject(isolate, constructor, constructor_parent));
  }
  constructor->set_prototype_or_initial_map(prototype);
  TRY(AddDataProperty(isolate, prototype, ReadOnlyRoots::constructor_string(), constructor, DONT_ENUM));
  return constructor;
}

RUNTIME(SetClassFieldsInitializer) {
  TRY(AddDataProperty(isolate, Cast<JSObject>(Argument(arguments, 0)), ReadOnlyRoots::class_fields_symbol(),
                      Argument(arguments, 1), DONT_ENUM));
  return Undefined();
}

RUNTIME(InitializeInstanceMembers) {
  const Value initializer =
      GetOwnDataPropertyNoSideEffects(isolate, Cast<JSReceiver>(Argument(arguments, 0)), ReadOnlyRoots::class_fields_symbol());
  if (initializer.is_empty() || !IsCallable(initializer)) return Undefined();
  return Call(isolate, initializer, Argument(arguments, 1));
}

RUNTIME(CreatePrivateNameSymbol) { return NewPrivateNameSymbol(isolate, Cast<String>(Argument(arguments, 0))); }

RUNTIME(CreatePrivateBrandSymbol) {
  auto symbol = TRY(NewPrivateNameSymbol(isolate, Cast<String>(Argument(arguments, 0))));
  symbol->set_flags(symbol->flags() | Symbol::kPrivateBrand);
  return symbol;
}

RUNTIME(CreatePrivateAccessors) {
  const Value getter = Argument(arguments, 0), setter = Argument(arguments, 1);
  return NewAccessorPair(isolate, getter.IsUndefined() ? Null() : getter, setter.IsUndefined() ? Null() : setter);
}

// ECMA-262 §7.3.28 PrivateFieldAdd.
namespace {

// Objects that are not extensible get no private elements either. Proxies are not asked.
Result<void> CheckPrivateExtensible(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name) {
  if (IsJSProxy(object)) return Ok();
  const bool extensible = TRY(IsExtensible(isolate, object));
  if (!extensible) return Throw(isolate, MessageTemplate::kDefineDisallowed, name->description());
  return Ok();
}

}  // namespace

Result<void> PrivateFieldAdd(Isolate* isolate, Tagged<JSReceiver> object, Tagged<Symbol> name, Value value) {
  const bool found = TRY(HasPrivateProperty(isolate, object, name));
  if (found) {
    return Throw(isolate, MessageTemplate::kInvalidPrivateFieldReinitialization, name->description());
  }
  TRY(CheckPrivateExtensible(isolate, object, name));
  return DefinePrivateProperty(isolate, object, name, value);
}

RUNTIME(DefinePrivateField) {
  TRY(PrivateFieldAdd(isolate, Cast<JSReceiver>(Argument(arguments, 0)), Cast<Symbol>(Argument(arguments, 1)),
                      Argument(arguments, 2)));
  return Undefined();
}

RUNTIME(AddPrivateBrand) {
  const Tagged<JSReceiver> object = Cast<JSReceiver>(Argument(arguments, 0));
  const Tagged<Symbol> brand = Cast<Symbol>(Argument(arguments, 1));
  const bool found = TRY(HasPrivateProperty(isolate, object, brand));
  if (found) return Throw(isolate, MessageTemplate::kInvalidPrivateBrandReinitialization, brand->description());
  TRY(CheckPrivateExtensible(isolate, object, brand));
  TRY(DefinePrivateProperty(isolate, object, brand, True()));
  return Undefined();
}

Result<void> CheckPrivateBrand(Isolate* isolate, Value object, Tagged<Symbol> brand, Value class_name) {
  if (IsJSReceiver(object)) {
    const bool found = TRY(HasPrivateProperty(isolate, Cast<JSReceiver>(object), brand));
    if (found) return Ok();
  }
  return Throw(isolate, MessageTemplate::kInvalidPrivateBrandInstance,
               IsString(class_name) && Cast<String>(class_name)->length() > 0
                   ? class_name
                   : Value(ReadOnlyRoots::anonymous_string()));
}

RUNTIME(CheckPrivateBrand) {
  TRY(CheckPrivateBrand(isolate, Argument(arguments, 0), Cast<Symbol>(Argument(arguments, 1)), Argument(arguments, 2)));
  return Undefined();
}

Result<bool> HasPrivateName(Isolate* isolate, Value object, Tagged<Symbol> name) {
  if (!IsJSReceiver(object)) {
    return Throw(isolate, MessageTemplate::kInvalidInOperatorUse, name->description(),
                 TRY(ValueForMessage(isolate, object)));
  }
  return HasPrivateProperty(isolate, Cast<JSReceiver>(object), name);
}

RUNTIME(HasPrivateName) {
  return Value::Bool(TRY(HasPrivateName(isolate, Argument(arguments, 0), Cast<Symbol>(Argument(arguments, 1)))));
}

RUNTIME(LoadPrivateGetter) { return Cast<AccessorPair>(Argument(arguments, 0))->getter(); }
RUNTIME(LoadPrivateSetter) { return Cast<AccessorPair>(Argument(arguments, 0))->setter(); }

Result<Value> PrivateGet(Isolate* isolate, Value object, Tagged<Symbol> name) {
  if (IsJSReceiver(object)) {
    const Value value = TRY(GetPrivateProperty(isolate, Cast<JSReceiver>(object), name));
    if (!value.IsTheHole()) return value;
  }
  return Throw(isolate, MessageTemplate::kInvalidPrivateMemberRead, name->description());
}

RUNTIME(GetPrivate) { return PrivateGet(isolate, Argument(arguments, 0), Cast<Symbol>(Argument(arguments, 1))); }

Result<void> PrivateSet(Isolate* isolate, Value object, Tagged<Symbol> name, Value value) {
  if (IsJSReceiver(object)) {
    const bool found = TRY(HasPrivateProperty(isolate, Cast<JSReceiver>(object), name));
    if (found) return DefinePrivateProperty(isolate, Cast<JSReceiver>(object), name, value);
  }
  return Throw(isolate, MessageTemplate::kInvalidPrivateMemberWrite, name->description());
}

RUNTIME(SetPrivate) {
  TRY(PrivateSet(isolate, Argument(arguments, 0), Cast<Symbol>(Argument(arguments, 1)), Argument(arguments, 2)));
  return Undefined();
}

RUNTIME(ThrowInvalidPrivateWrite) {
  return Throw(isolate, MessageTemplate::kInvalidPrivateMethodWrite, Argument(arguments, 0));
}

RUNTIME(ThrowInvalidPrivateAccess) {
  return Throw(isolate,
               Argument(arguments, 1).IsTrue() ? MessageTemplate::kInvalidPrivateSetterAccess
                                               : MessageTemplate::kInvalidPrivateGetterAccess,
               Argument(arguments, 0));
}

RUNTIME(GetSuperBase) { return GetSuperBase(isolate, Argument(arguments, 0)); }
RUNTIME(GetFromSuperBase) {
  return GetFromSuperBase(isolate, Argument(arguments, 0), Argument(arguments, 1), Argument(arguments, 2));
}

RUNTIME(GetSuperConstructor) {
  const Value parent = TRY(GetPrototypeOf(isolate, Cast<JSFunction>(Argument(arguments, 0))));
  return IsConstructor(parent) ? parent : Undefined();
}

RUNTIME(ThrowNotSuperConstructor) {
  const Tagged<JSFunction> function = Cast<JSFunction>(Argument(arguments, 0));
  const Value parent = TRY(GetPrototypeOf(isolate, function));
  const Tagged<String> name = function->shared()->Name();
  const Value text = TRY(ValueForMessage(isolate, parent));
  if (name->length() == 0) return Throw(isolate, MessageTemplate::kNotSuperConstructorAnonymousClass, text);
  return Throw(isolate, MessageTemplate::kNotSuperConstructor, text, name);
}

}  // namespace v8::internal

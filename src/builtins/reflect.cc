#include "src/builtins/builtins.h"

namespace v8::internal {

namespace {

// Step 1 of all: If target is not an Object, throw a TypeError exception.
Result<Tagged<JSReceiver>> ReflectTarget(Isolate* isolate, Arguments arguments, const char* function) {
  if (V8_LIKELY(IsJSReceiver(arguments.at(0)))) return Cast<JSReceiver>(arguments.at(0));
  return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, function)));
}

}  // namespace

// ECMA-262 §28.1.1 Reflect.apply ( target, thisArgument, argumentsList )
BUILTIN(ReflectApply) {
  const Value target = arguments.at(0);
  if (!IsCallable(target)) {
    return Throw(isolate, MessageTemplate::kApplyNonFunction, TRY(ValueForMessage(isolate, target)),
                 Value(TypeOf(target)));
  }
  const Tagged<FixedArray> list = TRY(CreateListFromArrayLike(isolate, arguments.at(2)));
  const Result<Value> result = Call(isolate, target, arguments.at(1), reinterpret_cast<const Value*>(list->data()),
                                    list->length());
  base::KeepAlive(list);
  return result;
}

// ECMA-262 §28.1.2 Reflect.construct ( target, argumentsList [ , newTarget ] )
BUILTIN(ReflectConstruct) {
  const Value target = arguments.at(0);
  if (!IsConstructor(target)) return Throw(isolate, MessageTemplate::kNotConstructor, target);
  const Value new_target = arguments.Has(2) ? arguments.at(2) : target;
  if (!IsConstructor(new_target)) return Throw(isolate, MessageTemplate::kNotConstructor, new_target);
  const Tagged<FixedArray> list = TRY(CreateListFromArrayLike(isolate, arguments.at(1)));
  const Result<Tagged<JSReceiver>> result =
      Construct(isolate, target, reinterpret_cast<const Value*>(list->data()), list->length(), new_target);
  base::KeepAlive(list);
  return result;
}

// ECMA-262 §28.1.3 Reflect.defineProperty ( target, propertyKey, attributes )
BUILTIN(ReflectDefineProperty) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.defineProperty"));
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(1)));
  PropertyDescriptor descriptor;
  TRY(ToPropertyDescriptor(isolate, arguments.at(2), &descriptor));
  return Value::Bool(TRY(DefineOwnProperty(isolate, target, key, descriptor, ShouldThrow::kDontThrow)));
}

// ECMA-262 §28.1.4 Reflect.deleteProperty ( target, propertyKey )
BUILTIN(ReflectDeleteProperty) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.deleteProperty"));
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(1)));
  return Value::Bool(TRY(DeleteProperty(isolate, target, key, ShouldThrow::kDontThrow)));
}

// ECMA-262 §28.1.5 Reflect.get ( target, propertyKey [ , receiver ] )
BUILTIN(ReflectGet) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.get"));
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(1)));
  return GetWithReceiver(isolate, target, key, arguments.Has(2) ? arguments.at(2) : Value(target));
}

// ECMA-262 §28.1.6 Reflect.getOwnPropertyDescriptor ( target, propertyKey )
BUILTIN(ReflectGetOwnPropertyDescriptor) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.getOwnPropertyDescriptor"));
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(1)));
  PropertyDescriptor descriptor;
  if (!TRY(GetOwnProperty(isolate, target, key, &descriptor))) return Undefined();
  return FromPropertyDescriptor(isolate, descriptor);
}

// ECMA-262 §28.1.7 Reflect.getPrototypeOf ( target )
BUILTIN(ReflectGetPrototypeOf) {
  return GetPrototypeOf(isolate, TRY(ReflectTarget(isolate, arguments, "Reflect.getPrototypeOf")));
}

// ECMA-262 §28.1.8 Reflect.has ( target, propertyKey )
BUILTIN(ReflectHas) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.has"));
  return Value::Bool(TRY(HasProperty(isolate, target, TRY(ToPropertyKey(isolate, arguments.at(1))))));
}

// ECMA-262 §28.1.9 Reflect.isExtensible ( target )
BUILTIN(ReflectIsExtensible) {
  return Value::Bool(TRY(IsExtensible(isolate, TRY(ReflectTarget(isolate, arguments, "Reflect.isExtensible")))));
}

// ECMA-262 §28.1.10 Reflect.ownKeys ( target )
BUILTIN(ReflectOwnKeys) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.ownKeys"));
  return NewJSArrayWithElements(isolate, TRY(OwnPropertyKeys(isolate, target)));
}

// ECMA-262 §28.1.11 Reflect.preventExtensions ( target )
BUILTIN(ReflectPreventExtensions) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.preventExtensions"));
  return Value::Bool(TRY(PreventExtensions(isolate, target, ShouldThrow::kDontThrow)));
}

// ECMA-262 §28.1.12 Reflect.set ( target, propertyKey, V [ , receiver ] )
BUILTIN(ReflectSet) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.set"));
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(1)));
  const Value receiver = arguments.Has(3) ? arguments.at(3) : Value(target);
  return Value::Bool(
      TRY(SetWithReceiver(isolate, target, key, arguments.at(2), receiver, ShouldThrow::kDontThrow)));
}

// ECMA-262 §28.1.13 Reflect.setPrototypeOf ( target, proto )
BUILTIN(ReflectSetPrototypeOf) {
  const Tagged<JSReceiver> target = TRY(ReflectTarget(isolate, arguments, "Reflect.setPrototypeOf"));
  const Value prototype = arguments.at(1);
  // 2. If proto is not an Object and proto is not null, throw a TypeError exception.
  if (!prototype.IsNull() && !IsJSReceiver(prototype)) {
    return Throw(isolate, MessageTemplate::kProtoObjectOrNull, prototype);
  }
  return Value::Bool(TRY(SetPrototypeOf(isolate, target, prototype, ShouldThrow::kDontThrow)));
}

}  // namespace v8::internal

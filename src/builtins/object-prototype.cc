#include "src/builtins/builtins.h"
#include "src/runtime/properties/property-internal.h"
#include "src/runtime/properties/prototype-walk.h"
#include "src/runtime/text/string-builder.h"

// Object.prototype.
namespace v8::internal {

// ECMA-262 §20.1.3.2 Object.prototype.hasOwnProperty ( V )
BUILTIN(ObjectPrototypeHasOwnProperty) {
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(0)));
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver()));
  if (V8_UNLIKELY(object->map()->has_named_interceptor() || object->map()->has_indexed_interceptor())) {
    // Not in the specification: what an object has itself is not asked of its interceptors.
    TRY(CheckAccess(isolate, object));
    if (LookupIterator(isolate, object, key, LookupIterator::kOwnSkipInterceptor).IsFound()) return True();
  }
  return Value::Bool(TRY(HasOwnProperty(isolate, object, key)));
}

// ECMA-262 §20.1.3.3 Object.prototype.isPrototypeOf ( V )
BUILTIN(ObjectPrototypeIsPrototypeOf) {
  if (!IsJSReceiver(arguments.at(0))) return False();
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver()));
  for (PrototypeWalk walk(isolate, arguments.at(0)); !walk.AtEnd();) {
    TRY(walk.Next());
    if (walk.current() == object) return True();
  }
  return False();
}

// ECMA-262 §20.1.3.4 Object.prototype.propertyIsEnumerable ( V )
BUILTIN(ObjectPrototypePropertyIsEnumerable) {
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(0)));
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver()));
  const PropertyAttributes attributes = TRY(GetOwnPropertyAttributes(isolate, object, key));
  return Value::Bool((attributes & (ABSENT | DONT_ENUM)) == NONE);
}

// ECMA-262 §20.1.3.5 Object.prototype.toLocaleString ( [ reserved1 [ , reserved2 ] ] )
BUILTIN(ObjectPrototypeToLocaleString) {
  return Invoke(isolate, arguments.receiver(), ReadOnlyRoots::toString_string());
}

namespace {

// Steps 4 to 14 of toString: what kind of object it is, when nothing else is said.
Result<Tagged<String>> BuiltinTag(Isolate* isolate, Tagged<JSReceiver> object) {
  if (TRY(IsArray(isolate, object))) return ReadOnlyRoots::Array_string();
  // Not in the specification: a host's object does not become a function by being callable, as in V8.
  if (IsCallable(object) && !TemplateOf(object).is_empty() && !IsJSFunction(object)) return ReadOnlyRoots::Object_string();
  if (IsCallable(object)) return ReadOnlyRoots::Function_string();
  switch (object->instance_type()) {
    case JS_ARGUMENTS_OBJECT_TYPE:
      return ReadOnlyRoots::Arguments_string();
    case JS_ERROR_TYPE:
      return ReadOnlyRoots::Error_string();
    case JS_DATE_TYPE:
      return ReadOnlyRoots::Date_string();
    case JS_REGEXP_TYPE:
      return ReadOnlyRoots::RegExp_string();
    case JS_PRIMITIVE_WRAPPER_TYPE: {
      const Value value = Cast<JSPrimitiveWrapper>(object)->value();
      if (IsString(value)) return ReadOnlyRoots::String_string();
      if (value.IsNumber()) return ReadOnlyRoots::Number_string();
      if (value.IsBoolean()) return ReadOnlyRoots::Boolean_string();
      return ReadOnlyRoots::Object_string();
    }
    default:
      return ReadOnlyRoots::Object_string();
  }
}

}  // namespace

// ECMA-262 §20.1.3.6 Object.prototype.toString ( )
BUILTIN(ObjectPrototypeToString) {
  if (arguments.receiver().IsUndefined()) return ReadOnlyRoots::undefined_to_string();
  if (arguments.receiver().IsNull()) return ReadOnlyRoots::null_to_string();
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver()));
  Tagged<String> tag = TRY(BuiltinTag(isolate, object));
  // 15. Let tag be ? Get(O, %Symbol.toStringTag%). 16. If tag is not a String, set tag to builtinTag.
  const Value own_tag = TRY(Get(isolate, object, ReadOnlyRoots::to_string_tag_symbol()));
  if (IsString(own_tag)) tag = Cast<String>(own_tag);
  if (tag == ReadOnlyRoots::Object_string()) return ReadOnlyRoots::object_to_string();
  if (tag == ReadOnlyRoots::Array_string()) return ReadOnlyRoots::array_to_string();
  if (tag == ReadOnlyRoots::Function_string()) return ReadOnlyRoots::function_to_string();
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("[object "));
  TRY(builder.AppendString(tag));
  TRY(builder.AppendCharacter(']'));
  return builder.ToString();
}

// ECMA-262 §20.1.3.7 Object.prototype.valueOf ( )
BUILTIN(ObjectPrototypeValueOf) { return ToObject(isolate, arguments.receiver()); }

// ECMA-262 §20.1.3.8.1 get Object.prototype.__proto__
BUILTIN(ObjectPrototypeProtoGetter) {
  return GetPrototypeOf(isolate, TRY(ToObject(isolate, arguments.receiver())));
}

// ECMA-262 §20.1.3.8.2 set Object.prototype.__proto__
BUILTIN(ObjectPrototypeProtoSetter) {
  const Value object = arguments.receiver();
  const Value prototype = arguments.at(0);
  if (object.IsNullOrUndefined()) {
    return Throw(isolate, MessageTemplate::kCalledOnNullOrUndefined,
                 TRY(NewStringFromAscii(isolate, "set Object.prototype.__proto__")));
  }
  if (!prototype.IsNull() && !IsJSReceiver(prototype)) return Undefined();
  if (!IsJSReceiver(object)) return Undefined();
  TRY(SetPrototypeOf(isolate, Cast<JSReceiver>(object), prototype, ShouldThrow::kThrow));
  return Undefined();
}

namespace {

// §20.1.3.9.1/2: both of __defineGetter__ and __defineSetter__.
Result<Value> DefineAccessor(Isolate* isolate, Arguments arguments, bool is_getter) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver()));
  const Value function = arguments.at(1);
  if (!IsCallable(function)) {
    return Throw(isolate, is_getter ? MessageTemplate::kObjectGetterCallable : MessageTemplate::kObjectSetterCallable,
                 function);
  }
  PropertyDescriptor descriptor;
  (is_getter ? descriptor.get : descriptor.set) = function;
  descriptor.has_enumerable = descriptor.enumerable = true;
  descriptor.has_configurable = descriptor.configurable = true;
  TRY(DefinePropertyOrThrow(isolate, object, TRY(ToPropertyKey(isolate, arguments.at(0))), descriptor));
  return Undefined();
}

// §20.1.3.9.3/4: both of __lookupGetter__ and __lookupSetter__.
Result<Value> LookupAccessor(Isolate* isolate, Arguments arguments, bool is_getter) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver()));
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(0)));
  for (PrototypeWalk walk(isolate, object); !walk.AtEnd();) {
    PropertyDescriptor descriptor;
    if (TRY(GetOwnProperty(isolate, walk.object(), key, &descriptor))) {
      if (!descriptor.IsAccessorDescriptor()) return Undefined();
      const Value function = is_getter ? descriptor.get : descriptor.set;
      return function.is_empty() ? Undefined() : function;
    }
    TRY(walk.Next());
  }
  return Undefined();
}

}  // namespace

// ECMA-262 §B.2.2.2 Object.prototype.__defineGetter__ ( P, getter )
BUILTIN(ObjectPrototypeDefineGetter) { return DefineAccessor(isolate, arguments, true); }

// ECMA-262 §B.2.2.3 Object.prototype.__defineSetter__ ( P, setter )
BUILTIN(ObjectPrototypeDefineSetter) { return DefineAccessor(isolate, arguments, false); }

// ECMA-262 §B.2.2.4 Object.prototype.__lookupGetter__ ( P )
BUILTIN(ObjectPrototypeLookupGetter) { return LookupAccessor(isolate, arguments, true); }

// ECMA-262 §B.2.2.5 Object.prototype.__lookupSetter__ ( P )
BUILTIN(ObjectPrototypeLookupSetter) { return LookupAccessor(isolate, arguments, false); }

}  // namespace v8::internal

#include "src/builtins/builtins.h"

namespace v8::internal {

// ECMA-262 §20.3.1.1 Boolean ( value )
BUILTIN(BooleanConstructor) {
  const Value value = Value::Bool(ToBoolean(arguments.at(0)));
  if (!arguments.IsConstructCall()) return value;
  const Tagged<JSObject> object =
      TRY(OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target())));
  Cast<JSPrimitiveWrapper>(object)->set_value(value);
  return object;
}

namespace {

// §20.3.3.3.1 ThisBooleanValue ( value )
Result<Value> ThisBooleanValue(Isolate* isolate, Value value, const char* method) {
  if (value.IsBoolean()) return value;
  if (IsJSPrimitiveWrapper(value) && Cast<JSPrimitiveWrapper>(value)->value().IsBoolean()) {
    return Cast<JSPrimitiveWrapper>(value)->value();
  }
  return Throw(isolate, MessageTemplate::kNotGeneric, TRY(NewStringFromAscii(isolate, method)),
               ReadOnlyRoots::Boolean_string());
}

}  // namespace

// ECMA-262 §20.3.3.2 Boolean.prototype.toString ( )
BUILTIN(BooleanPrototypeToString) {
  const Value value = TRY(ThisBooleanValue(isolate, arguments.receiver(), "Boolean.prototype.toString"));
  return ReadOnlyRoots::boolean_string(value.IsTrue());
}

// ECMA-262 §20.3.3.3 Boolean.prototype.valueOf ( )
BUILTIN(BooleanPrototypeValueOf) {
  return ThisBooleanValue(isolate, arguments.receiver(), "Boolean.prototype.valueOf");
}

}  // namespace v8::internal

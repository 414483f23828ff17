#include "src/runtime/values/conversions.h"

#include <cmath>

#include "src/numbers/conversions.h"
#include "src/numbers/string-to-number.h"
#include "src/runtime/text/string-characters.h"
#include "src/runtime/values/bigint-operations.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

// ECMA-262 §7.1.1 ToPrimitive ( input [ , preferredType ] )
Result<Value> ToPrimitiveSlow(Isolate* isolate, Tagged<JSReceiver> input, ToPrimitiveHint hint) {
  const Value exotic = TRY(GetMethod(isolate, input, ReadOnlyRoots::to_primitive_symbol()));
  if (exotic.IsUndefined()) {
    return OrdinaryToPrimitive(isolate, input, hint == ToPrimitiveHint::kDefault ? ToPrimitiveHint::kNumber : hint);
  }
  const Tagged<String> hint_string = hint == ToPrimitiveHint::kDefault  ? ReadOnlyRoots::default_string()
                                     : hint == ToPrimitiveHint::kNumber ? ReadOnlyRoots::number_string()
                                                                        : ReadOnlyRoots::string_string();
  const Value result = TRY(Call(isolate, exotic, input, {hint_string}));
  if (IsJSReceiver(result)) return Throw(isolate, MessageTemplate::kCannotConvertToPrimitive);
  return result;
}

// ECMA-262 §7.1.1.1 OrdinaryToPrimitive ( O, hint )
Result<Value> OrdinaryToPrimitive(Isolate* isolate, Tagged<JSReceiver> input, ToPrimitiveHint hint) {
  Tagged<String> names[2] = {ReadOnlyRoots::valueOf_string(), ReadOnlyRoots::toString_string()};
  if (hint == ToPrimitiveHint::kString) {
    names[0] = ReadOnlyRoots::toString_string();
    names[1] = ReadOnlyRoots::valueOf_string();
  }
  for (const Tagged<String> name : names) {
    const Value method = TRY(Get(isolate, input, name));
    if (!IsCallable(method)) continue;
    const Value result = TRY(Call(isolate, method, input));
    if (!IsJSReceiver(result)) return result;
  }
  return Throw(isolate, MessageTemplate::kCannotConvertToPrimitive);
}

// ECMA-262 §7.1.2 ToBoolean ( argument )
bool ToBooleanSlow(Value value) {
  if (value.IsNumber()) {
    const double number = value.AsNumber();
    return number != 0 && number == number;
  }
  if (value.IsBoolean()) return value.IsTrue();
  if (!value.IsCell()) return false;
  if (IsString(value)) return Cast<String>(value)->length() != 0;
  if (IsBigInt(value)) return !Cast<BigInt>(value)->is_zero();
  if (IsJSReceiver(value)) return !Cast<JSReceiver>(value)->map()->is_undetectable();
  return true;
}

namespace {

Result<double> FlatStringToNumber(Isolate* isolate, Tagged<String> string) {
  return VisitCharactersPolling(isolate, string,
                                [](auto text, base::Poller* poller) { return StringToNumber(text, poller); });
}

}  // namespace

// ECMA-262 §7.1.4 ToNumber ( argument )
Result<Value> ToNumberSlow(Isolate* isolate, Value value) {
  if (IsJSReceiver(value)) value = TRY(ToPrimitive(isolate, value, ToPrimitiveHint::kNumber));
  if (value.IsNumber()) return value;
  if (IsString(value)) {
    return Value::Number(TRY(FlatStringToNumber(isolate, TRY(String::Flatten(isolate, Cast<String>(value))))));
  }
  if (value.IsUndefined()) return NaNValue();
  if (value.IsNull() || value.IsFalse()) return Value::Int(0);
  if (value.IsTrue()) return Value::Int(1);
  if (IsBigInt(value)) return Throw(isolate, MessageTemplate::kBigIntToNumber);
  return Throw(isolate, MessageTemplate::kSymbolToNumber);
}

// ECMA-262 §7.1.3 ToNumeric ( value )
Result<Value> ToNumeric(Isolate* isolate, Value value) {
  if (value.IsNumber()) return value;
  const Value primitive = TRY(ToPrimitive(isolate, value, ToPrimitiveHint::kNumber));
  if (IsBigInt(primitive)) return primitive;
  return ToNumberValue(isolate, primitive);
}

// ECMA-262 §7.1.5 ToIntegerOrInfinity ( argument )
Result<double> ToIntegerOrInfinity(Isolate* isolate, Value value) {
  if (V8_LIKELY(value.IsInt())) return static_cast<double>(value.AsInt());
  return ToIntegerOrInfinity(TRY(ToNumber(isolate, value)));
}

Result<int32_t> ToInt32Slow(Isolate* isolate, Value value) {
  return DoubleToInt32(TRY(ToNumber(isolate, value)));
}

// ECMA-262 §7.1.20 ToLength ( argument )
Result<double> ToLength(Isolate* isolate, Value value) {
  const double length = TRY(ToIntegerOrInfinity(isolate, value));
  if (length <= 0) return 0.0;
  return length < kMaxSafeInteger ? length : kMaxSafeInteger;
}

// ECMA-262 §7.1.22 ToIndex ( value )
Result<double> ToIndex(Isolate* isolate, Value value, MessageTemplate message) {
  const double integer = TRY(ToIntegerOrInfinity(isolate, value));
  if (integer < 0 || integer > kMaxSafeInteger) return Throw(isolate, message, value);
  return integer;
}

// ECMA-262 §7.1.17 ToString ( argument )
Result<Tagged<String>> ToStringSlow(Isolate* isolate, Value value) {
  if (IsJSReceiver(value)) value = TRY(ToPrimitive(isolate, value, ToPrimitiveHint::kString));
  if (IsString(value)) return Cast<String>(value);
  if (value.IsNumber()) return NumberToString(isolate, value);
  if (value.IsUndefined()) return ReadOnlyRoots::undefined_string();
  if (value.IsNull()) return ReadOnlyRoots::null_string();
  if (value.IsBoolean()) return ReadOnlyRoots::boolean_string(value.IsTrue());
  if (IsBigInt(value)) return BigIntToString(isolate, Cast<BigInt>(value), 10);
  return Throw(isolate, MessageTemplate::kSymbolToString);
}

// ECMA-262 §7.1.18 ToObject ( argument )
Result<Tagged<JSReceiver>> ToObjectSlow(Isolate* isolate, Value value, const char* method) {
  if (IsJSReceiver(value)) return Cast<JSReceiver>(value);
  if (value.IsNullOrUndefined()) {
    if (method == nullptr) return Throw(isolate, MessageTemplate::kUndefinedOrNullToObject);
    return Throw(isolate, MessageTemplate::kCalledOnNullOrUndefined, TRY(NewStringFromAscii(isolate, method)));
  }
  const Tagged<NativeContext> realm = isolate->realm();
  const Tagged<JSFunction> constructor = value.IsNumber()    ? realm->number_function()
                                         : value.IsBoolean() ? realm->boolean_function()
                                         : IsString(value)   ? realm->string_function()
                                         : IsSymbol(value)   ? realm->symbol_function()
                                                             : realm->bigint_function();
  const Tagged<JSObject> wrapper = TRY(NewJSObjectFromConstructor(isolate, constructor));
  Cast<JSPrimitiveWrapper>(wrapper)->set_value(value);
  return wrapper;
}

// ECMA-262 §7.1.19 ToPropertyKey ( argument )
Result<PropertyKey> ToPropertyKeySlow(Isolate* isolate, Value value) {
  if (IsJSReceiver(value)) value = TRY(ToPrimitive(isolate, value, ToPrimitiveHint::kString));
  if (IsString(value)) return PropertyKey::FromInternalized(TRY(InternalizeString(isolate, Cast<String>(value))));
  if (IsSymbol(value)) return PropertyKey(Cast<Symbol>(value));
  if (value.IsNumber()) return PropertyKeyFromNumber(isolate, value.AsNumber());
  const Tagged<String> text = TRY(ToStringSlow(isolate, value));
  return PropertyKey::FromInternalized(TRY(InternalizeString(isolate, text)));
}

Result<PropertyKey> PropertyKeyFromNumber(Isolate* isolate, double number) {
  if (number >= 0 && number <= kMaxArrayIndex) {
    const uint32_t index = static_cast<uint32_t>(number);
    if (index == number) return PropertyKey::FromIndex(index);  // -0 is "0", too
  }
  const Tagged<String> text = TRY(NumberToString(isolate, Value::Number(number)));
  return PropertyKey::FromInternalized(TRY(InternalizeString(isolate, text)));
}

Result<Tagged<String>> ToThisString(Isolate* isolate, Value receiver, const char* method) {
  if (V8_LIKELY(IsString(receiver))) return Cast<String>(receiver);
  if (receiver.IsNullOrUndefined()) {
    return Throw(isolate, MessageTemplate::kCalledOnNullOrUndefined, TRY(NewStringFromAscii(isolate, method)));
  }
  return ToStringSlow(isolate, receiver);
}

// ECMA-262 §7.1.13 ToBigInt ( argument )
Result<Tagged<BigInt>> ToBigInt(Isolate* isolate, Value value) {
  const Value primitive = TRY(ToPrimitive(isolate, value, ToPrimitiveHint::kNumber));
  if (IsBigInt(primitive)) return Cast<BigInt>(primitive);
  if (primitive.IsBoolean()) return BigIntFromInt64(isolate, primitive.IsTrue() ? 1 : 0);
  if (IsString(primitive)) {
    const Value result = TRY(StringToBigInt(isolate, Cast<String>(primitive)));
    if (result.IsUndefined()) return Throw(isolate, MessageTemplate::kBigIntInvalidString, primitive);
    return Cast<BigInt>(result);
  }
  return Throw(isolate, MessageTemplate::kBigIntFromObject, primitive);
}

Result<void> ToBigInt64(Isolate* isolate, Value value, int64_t* result) {
  *result = BigIntToInt64(TRY(ToBigInt(isolate, value)), nullptr);
  return Ok();
}

Result<void> ToBigUint64(Isolate* isolate, Value value, uint64_t* result) {
  *result = BigIntToUint64(TRY(ToBigInt(isolate, value)), nullptr);
  return Ok();
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_RUNTIME_VALUES_CONVERSIONS_H_
#define FLAT8_SRC_RUNTIME_VALUES_CONVERSIONS_H_

#include "src/execution/isolate.h"
#include "src/objects/property-key.h"

// ECMA-262 §7.1 Type Conversion. Inline parts are the common cases; the slow parts follow the specification.
namespace v8::internal {

enum class ToPrimitiveHint { kDefault, kNumber, kString };
Result<Value> ToPrimitiveSlow(Isolate* isolate, Tagged<JSReceiver> input, ToPrimitiveHint hint);
inline Result<Value> ToPrimitive(Isolate* isolate, Value input, ToPrimitiveHint hint = ToPrimitiveHint::kDefault) {
  if (!IsJSReceiver(input)) return input;
  return ToPrimitiveSlow(isolate, Cast<JSReceiver>(input), hint);
}
Result<Value> OrdinaryToPrimitive(Isolate* isolate, Tagged<JSReceiver> input, ToPrimitiveHint hint);

bool ToBooleanSlow(Value value);
V8_INLINE bool ToBoolean(Value value) {
  if (value.IsBoolean()) return value.IsTrue();
  if (value.IsInt()) return value.AsInt() != 0;
  if (value.IsNullOrUndefined()) return false;
  if (value.IsCell()) {
    const HeapObject* object = reinterpret_cast<const HeapObject*>(value.ptr());
    if (object->instance_type() > LAST_SPECIAL_RECEIVER_TYPE) return true;
    if (object->instance_type() <= LAST_STRING_TYPE) return reinterpret_cast<const String*>(object)->length() != 0;
  }
  return ToBooleanSlow(value);
}

// A number value; TypeError for symbols and BigInts.
Result<Value> ToNumberSlow(Isolate* isolate, Value value);
V8_INLINE Result<Value> ToNumberValue(Isolate* isolate, Value value) {
  if (V8_LIKELY(value.IsNumber())) return value;
  return ToNumberSlow(isolate, value);
}
inline Result<double> ToNumber(Isolate* isolate, Value value) {
  return TRY(ToNumberValue(isolate, value)).AsNumber();
}
// A number or BigInt.
Result<Value> ToNumeric(Isolate* isolate, Value value);

// Truncated; infinities stay, NaN is 0.
Result<double> ToIntegerOrInfinity(Isolate* isolate, Value value);
Result<int32_t> ToInt32Slow(Isolate* isolate, Value value);
V8_INLINE Result<int32_t> ToInt32(Isolate* isolate, Value value) {
  if (V8_LIKELY(value.IsInt())) return value.AsInt();
  return ToInt32Slow(isolate, value);
}
inline Result<uint32_t> ToUint32(Isolate* isolate, Value value) {
  return static_cast<uint32_t>(TRY(ToInt32(isolate, value)));
}
Result<double> ToLength(Isolate* isolate, Value value);  // 0 … 2^53 - 1
// ToIndex: RangeError with `message` outside 0 … 2^53 - 1.
Result<double> ToIndex(Isolate* isolate, Value value, MessageTemplate message);

Result<Tagged<String>> ToStringSlow(Isolate* isolate, Value value);
V8_INLINE Result<Tagged<String>> ToString(Isolate* isolate, Value value) {
  if (V8_LIKELY(IsString(value))) return Cast<String>(value);
  return ToStringSlow(isolate, value);
}
Result<Tagged<JSReceiver>> ToObjectSlow(Isolate* isolate, Value value, const char* method);
// TypeError for undefined and null: "<method> called on null or undefined" when `method` is given.
V8_INLINE Result<Tagged<JSReceiver>> ToObject(Isolate* isolate, Value value, const char* method = nullptr) {
  if (V8_LIKELY(IsJSReceiver(value))) return Cast<JSReceiver>(value);
  return ToObjectSlow(isolate, value, method);
}
Result<PropertyKey> ToPropertyKeySlow(Isolate* isolate, Value value);
V8_INLINE Result<PropertyKey> ToPropertyKey(Isolate* isolate, Value value) {
  if (value.IsInt() && value.AsInt() >= 0) return PropertyKey::FromIndex(static_cast<uint32_t>(value.AsInt()));
  return ToPropertyKeySlow(isolate, value);
}
// For a number that is an integer index (possibly beyond array indices).
Result<PropertyKey> PropertyKeyFromNumber(Isolate* isolate, double index);
// The value with RequireObjectCoercible, then ToString: first step of most String.prototype methods.
Result<Tagged<String>> ToThisString(Isolate* isolate, Value receiver, const char* method);

Result<Tagged<BigInt>> ToBigInt(Isolate* isolate, Value value);
Result<void> ToBigInt64(Isolate* isolate, Value value, int64_t* result);
Result<void> ToBigUint64(Isolate* isolate, Value value, uint64_t* result);
Result<Tagged<BigInt>> BigIntFromInt64(Isolate* isolate, int64_t value);
Result<Tagged<BigInt>> BigIntFromUint64(Isolate* isolate, uint64_t value);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_VALUES_CONVERSIONS_H_

#include "src/runtime/values/operators.h"

#include <cmath>
#include <cstring>

#include "src/flags/flags.h"
#include "src/numbers/conversions.h"
#include "src/numbers/math-functions.h"
#include "src/numbers/number-to-string.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/values/bigint-operations.h"
#include "src/runtime/functions/function-accessors.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/properties/prototype-walk.h"

namespace v8::internal {

namespace {

// A string and the decimal text of an integer, without a string for the latter where the result is short.
Result<Tagged<String>> ConcatenateWithInt(Isolate* isolate, Tagged<String> string, int32_t number, bool is_number_first) {
  char text[kNumberBufferSize];
  const uint32_t digits = static_cast<uint32_t>(Int32ToString(number, text));
  const uint32_t length = string->length();
  if (length != 0 && length + digits < ConsString::kMinLength && string->IsOneByteRepresentation()) {
    const Tagged<SeqOneByteString> result = TRY(NewRawOneByteString(isolate, length + digits));
    String::WriteToFlat(string, result->chars() + (is_number_first ? digits : 0), 0, length);
    std::memcpy(result->chars() + (is_number_first ? 0 : length), text, digits);
    return result;
  }
  const Tagged<String> number_string = TRY(NumberToString(isolate, Value::Int(number)));
  return is_number_first ? NewConsString(isolate, number_string, string) : NewConsString(isolate, string, number_string);
}

}  // namespace

// ECMA-262 §13.15.3 ApplyStringOrNumericBinaryOperator, for `+`.
Result<Value> Add(Isolate* isolate, Value left, Value right) {
  if (left.IsNumber() && right.IsNumber()) return Value::Number(left.AsNumber() + right.AsNumber());
  // Fast path: what most sites that add no numbers see.
  if (V8_LIKELY(v8_flags.string_paths)) {
    if (IsString(left)) {
      if (IsString(right)) return NewConsString(isolate, Cast<String>(left), Cast<String>(right));
      if (right.IsInt()) return ConcatenateWithInt(isolate, Cast<String>(left), right.AsInt(), false);
    } else if (left.IsInt() && IsString(right)) {
      return ConcatenateWithInt(isolate, Cast<String>(right), left.AsInt(), true);
    }
  }
  left = TRY(ToPrimitive(isolate, left));
  right = TRY(ToPrimitive(isolate, right));
  if (IsString(left) || IsString(right)) {
    const Tagged<String> left_string = TRY(ToString(isolate, left));
    const Tagged<String> right_string = TRY(ToString(isolate, right));
    return NewConsString(isolate, left_string, right_string);
  }
  left = TRY(ToNumeric(isolate, left));
  right = TRY(ToNumeric(isolate, right));
  if (left.IsNumber() && right.IsNumber()) return Value::Number(left.AsNumber() + right.AsNumber());
  if (left.IsNumber() || right.IsNumber()) return Throw(isolate, MessageTemplate::kBigIntMixedTypes);
  return BigIntAdd(isolate, Cast<BigInt>(left), Cast<BigInt>(right));
}

namespace {

Value NumberArithmetic(ArithmeticOperator op, double left, double right) {
  switch (op) {
    case ArithmeticOperator::kSub: return Value::Number(left - right);
    case ArithmeticOperator::kMul: return Value::Number(left * right);
    case ArithmeticOperator::kDiv: return Value::Number(left / right);
    case ArithmeticOperator::kMod: return Value::Number(Modulo(left, right));
    case ArithmeticOperator::kExp: return Value::Number(Pow(left, right));
    case ArithmeticOperator::kBitAnd: return Value::Int(DoubleToInt32(left) & DoubleToInt32(right));
    case ArithmeticOperator::kBitOr: return Value::Int(DoubleToInt32(left) | DoubleToInt32(right));
    case ArithmeticOperator::kBitXor: return Value::Int(DoubleToInt32(left) ^ DoubleToInt32(right));
    case ArithmeticOperator::kShiftLeft:
      return Value::Int(static_cast<int32_t>(DoubleToUint32(left) << (DoubleToUint32(right) & 31)));
    case ArithmeticOperator::kShiftRight:
      return Value::Int(DoubleToInt32(left) >> (DoubleToUint32(right) & 31));
    case ArithmeticOperator::kShiftRightLogical:
      return Value::Number(DoubleToUint32(left) >> (DoubleToUint32(right) & 31));
  }
  UNREACHABLE();
}

}  // namespace

// ECMA-262 §13.15.3 ApplyStringOrNumericBinaryOperator, for everything but `+`.
Result<Value> Arithmetic(Isolate* isolate, ArithmeticOperator op, Value left, Value right) {
  left = TRY(ToNumeric(isolate, left));
  right = TRY(ToNumeric(isolate, right));
  if (left.IsNumber() && right.IsNumber()) return NumberArithmetic(op, left.AsNumber(), right.AsNumber());
  if (left.IsNumber() || right.IsNumber()) return Throw(isolate, MessageTemplate::kBigIntMixedTypes);
  return BigIntArithmetic(isolate, op, Cast<BigInt>(left), Cast<BigInt>(right));
}

Result<Value> Negate(Isolate* isolate, Value value) {
  value = TRY(ToNumeric(isolate, value));
  if (value.IsNumber()) return Value::Number(-value.AsNumber());
  return BigIntUnaryMinus(isolate, Cast<BigInt>(value));
}

Result<Value> BitwiseNot(Isolate* isolate, Value value) {
  value = TRY(ToNumeric(isolate, value));
  if (value.IsNumber()) return Value::Int(~DoubleToInt32(value.AsNumber()));
  return BigIntBitwiseNot(isolate, Cast<BigInt>(value));
}

Result<Value> Increment(Isolate* isolate, Value value) {
  value = TRY(ToNumeric(isolate, value));
  if (value.IsNumber()) return Value::Number(value.AsNumber() + 1);
  return BigIntIncrement(isolate, Cast<BigInt>(value));
}

Result<Value> Decrement(Isolate* isolate, Value value) {
  value = TRY(ToNumeric(isolate, value));
  if (value.IsNumber()) return Value::Number(value.AsNumber() - 1);
  return BigIntDecrement(isolate, Cast<BigInt>(value));
}

namespace {

// For values that are not both numbers.
bool SameValueNonNumber(Value a, Value b, base::Poller* poller) {
  if (a == b) return true;
  if (!a.IsHeapObjectWord() || !b.IsHeapObjectWord()) return false;
  if (IsString(a)) return IsString(b) && String::Equals(Cast<String>(a), Cast<String>(b), poller);
  if (IsBigInt(a)) return IsBigInt(b) && BigIntEqual(Cast<BigInt>(a), Cast<BigInt>(b), poller);
  return false;
}

}  // namespace

// ECMA-262 §7.2.10 SameValue ( x, y )
bool SameValue(Value a, Value b, base::Poller* poller) {
  if (a.IsNumber() && b.IsNumber()) {
    const double x = a.AsNumber(), y = b.AsNumber();
    if (x != x) return y != y;
    return x == y && std::signbit(x) == std::signbit(y);
  }
  return SameValueNonNumber(a, b, poller);
}

// ECMA-262 §7.2.11 SameValueZero ( x, y )
bool SameValueZero(Value a, Value b, base::Poller* poller) {
  if (a.IsNumber() && b.IsNumber()) {
    const double x = a.AsNumber(), y = b.AsNumber();
    return x == y || (x != x && y != y);
  }
  return SameValueNonNumber(a, b, poller);
}

// ECMA-262 §7.2.15 IsStrictlyEqual ( x, y )
bool StrictEqualsSlow(Value a, Value b, base::Poller* poller) {
  if (a.IsNumber() && b.IsNumber()) return a.AsNumber() == b.AsNumber();
  return SameValueNonNumber(a, b, poller);
}

Result<bool> StrictEquals(Isolate* isolate, Value a, Value b) {
  base::Poller poller = PollerOf(isolate);
  const bool equal = StrictEqualsSlow(a, b, &poller);
  return poller.stopped() ? Result<bool>(Exception()) : equal;
}

namespace {

bool IsUndetectable(Value value) {
  return value.IsNullOrUndefined() || (IsJSReceiver(value) && Cast<JSReceiver>(value)->map()->is_undetectable());
}

}  // namespace

// ECMA-262 §7.2.14 IsLooselyEqual ( x, y )
Result<bool> LooselyEquals(Isolate* isolate, Value a, Value b) {
  while (true) {
    if (a.IsNumber() && b.IsNumber()) return a.AsNumber() == b.AsNumber();
    if (a.IsNullOrUndefined()) return IsUndetectable(b);
    if (b.IsNullOrUndefined()) return IsUndetectable(a);
    const bool a_is_object = IsJSReceiver(a), b_is_object = IsJSReceiver(b);
    if (a_is_object && b_is_object) return a == b;
    if ((IsString(a) && IsString(b)) || (IsBigInt(a) && IsBigInt(b))) return StrictEquals(isolate, a, b);
    if (IsSymbol(a) && IsSymbol(b)) return a == b;
    if (a.IsBoolean() && b.IsBoolean()) return a == b;
    if (a.IsBoolean()) {
      a = Value::Int(a.IsTrue());
    } else if (b.IsBoolean()) {
      b = Value::Int(b.IsTrue());
    } else if (a_is_object) {
      a = TRY(ToPrimitive(isolate, a));
    } else if (b_is_object) {
      b = TRY(ToPrimitive(isolate, b));
    } else if (IsSymbol(a) || IsSymbol(b)) {
      return false;
    } else if (IsBigInt(a) || IsBigInt(b)) {
      const Tagged<BigInt> bigint = Cast<BigInt>(IsBigInt(a) ? a : b);
      const Value other = IsBigInt(a) ? b : a;
      if (other.IsNumber()) return BigIntCompareToNumber(bigint, other.AsNumber()) == ComparisonResult::kEqual;
      const Value parsed = TRY(StringToBigInt(isolate, Cast<String>(other)));
      return StrictEquals(isolate, bigint, parsed);
    } else {
      // A number and a string.
      a = TRY(ToNumberValue(isolate, a));
      b = TRY(ToNumberValue(isolate, b));
    }
  }
}

namespace {

ComparisonResult CompareNumbers(double x, double y) {
  if (x < y) return ComparisonResult::kLess;
  if (x > y) return ComparisonResult::kGreater;
  return x == y ? ComparisonResult::kEqual : ComparisonResult::kUndefined;
}

ComparisonResult Reverse(ComparisonResult result) {
  if (result == ComparisonResult::kLess) return ComparisonResult::kGreater;
  if (result == ComparisonResult::kGreater) return ComparisonResult::kLess;
  return result;
}

}  // namespace

namespace {

Result<ComparisonResult> CompareBigInts(Isolate* isolate, Value left, Value right) {
  base::Poller poller = PollerOf(isolate);
  const ComparisonResult result = BigIntCompare(Cast<BigInt>(left), Cast<BigInt>(right), &poller);
  return poller.stopped() ? Result<ComparisonResult>(Exception()) : result;
}

}  // namespace

// ECMA-262 §7.2.13 IsLessThan ( x, y, LeftFirst ), with all outcomes at once.
Result<ComparisonResult> Compare(Isolate* isolate, Value left, Value right) {
  left = TRY(ToPrimitive(isolate, left, ToPrimitiveHint::kNumber));
  right = TRY(ToPrimitive(isolate, right, ToPrimitiveHint::kNumber));
  if (IsString(left) && IsString(right)) {
    const int order = TRY(String::Compare(isolate, Cast<String>(left), Cast<String>(right)));
    return order < 0 ? ComparisonResult::kLess : order > 0 ? ComparisonResult::kGreater : ComparisonResult::kEqual;
  }
  if (IsBigInt(left) && IsString(right)) {
    right = TRY(StringToBigInt(isolate, Cast<String>(right)));
    if (right.IsUndefined()) return ComparisonResult::kUndefined;
    return CompareBigInts(isolate, left, right);
  }
  if (IsString(left) && IsBigInt(right)) {
    left = TRY(StringToBigInt(isolate, Cast<String>(left)));
    if (left.IsUndefined()) return ComparisonResult::kUndefined;
    return CompareBigInts(isolate, left, right);
  }
  left = TRY(ToNumeric(isolate, left));
  right = TRY(ToNumeric(isolate, right));
  if (left.IsNumber() && right.IsNumber()) return CompareNumbers(left.AsNumber(), right.AsNumber());
  if (right.IsNumber()) return BigIntCompareToNumber(Cast<BigInt>(left), right.AsNumber());
  if (left.IsNumber()) return Reverse(BigIntCompareToNumber(Cast<BigInt>(right), left.AsNumber()));
  return CompareBigInts(isolate, left, right);
}

Result<bool> LessThan(Isolate* isolate, Value a, Value b) {
  return TRY(Compare(isolate, a, b)) == ComparisonResult::kLess;
}
Result<bool> LessThanOrEqual(Isolate* isolate, Value a, Value b) {
  const ComparisonResult result = TRY(Compare(isolate, a, b));
  return result == ComparisonResult::kLess || result == ComparisonResult::kEqual;
}
Result<bool> GreaterThan(Isolate* isolate, Value a, Value b) {
  return TRY(Compare(isolate, a, b)) == ComparisonResult::kGreater;
}
Result<bool> GreaterThanOrEqual(Isolate* isolate, Value a, Value b) {
  const ComparisonResult result = TRY(Compare(isolate, a, b));
  return result == ComparisonResult::kGreater || result == ComparisonResult::kEqual;
}

// ECMA-262 §13.5.3 The typeof Operator
Tagged<String> TypeOf(Value value) {
  if (value.IsNumber()) return ReadOnlyRoots::number_string();
  if (value.IsUndefined()) return ReadOnlyRoots::undefined_string();
  if (value.IsBoolean()) return ReadOnlyRoots::boolean_string();
  if (value.IsNull()) return ReadOnlyRoots::object_string();
  if (IsString(value)) return ReadOnlyRoots::string_string();
  if (IsSymbol(value)) return ReadOnlyRoots::symbol_string();
  if (IsBigInt(value)) return ReadOnlyRoots::bigint_string();
  if (Cast<HeapObject>(value)->map()->is_undetectable()) return ReadOnlyRoots::undefined_string();
  if (IsCallable(value)) return ReadOnlyRoots::function_string();
  return ReadOnlyRoots::object_string();
}

// ECMA-262 §13.10.2 InstanceofOperator ( V, target )
Result<bool> InstanceOf(Isolate* isolate, Value value, Value target) {
  if (!IsJSReceiver(target)) return Throw(isolate, MessageTemplate::kNonObjectInInstanceOfCheck);
  const Value handler = TRY(GetMethod(isolate, target, ReadOnlyRoots::has_instance_symbol()));
  if (handler.IsUndefined()) {
    if (!IsCallable(target)) return Throw(isolate, MessageTemplate::kNonCallableInInstanceOfCheck);
    return OrdinaryHasInstance(isolate, target, value);
  }
  // Fast path: Function.prototype[@@hasInstance] does just this.
  if (handler == isolate->realm()->function_prototype_has_instance_function()) {
    return OrdinaryHasInstance(isolate, target, value);
  }
  return ToBoolean(TRY(Call(isolate, handler, target, {value})));
}

namespace {

// Get(constructor, "prototype"); of functions, where it usually is the native accessor, without a lookup.
Result<Value> PrototypeProperty(Isolate* isolate, Value constructor) {
  if (IsJSFunction(constructor)) {
    const Tagged<JSFunction> function = Cast<JSFunction>(constructor);
    const Tagged<Map> map = function->map();
    if (!map->is_dictionary_map()) {
      const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
      const int index = descriptors->Search(ReadOnlyRoots::prototype_string(), map->number_of_own_descriptors());
      if (index >= 0 && descriptors->GetValue(index) == Value(ReadOnlyRoots::function_prototype_accessor())) {
        return GetFunctionPrototype(isolate, function);
      }
    }
  }
  return Get(isolate, constructor, ReadOnlyRoots::prototype_string());
}

}  // namespace

// ECMA-262 §7.3.20 OrdinaryHasInstance ( C, O )
Result<bool> OrdinaryHasInstance(Isolate* isolate, Value constructor, Value value) {
  if (!IsCallable(constructor)) return false;
  if (IsJSBoundFunction(constructor)) {
    return InstanceOf(isolate, value, Cast<JSBoundFunction>(constructor)->bound_target_function());
  }
  if (!IsJSReceiver(value)) return false;
  const Value prototype = TRY(PrototypeProperty(isolate, constructor));
  if (!IsJSReceiver(prototype)) return Throw(isolate, MessageTemplate::kInstanceofNonobjectProto, prototype);
  for (PrototypeWalk walk(isolate, value); !walk.AtEnd();) {
    TRY(walk.Next());
    if (walk.current() == prototype) return true;
  }
  return false;
}

// ECMA-262 §13.10.1, RelationalExpression : RelationalExpression in ShiftExpression
Result<bool> HasPropertyOperator(Isolate* isolate, Value key, Value object) {
  if (!IsJSReceiver(object)) return Throw(isolate, MessageTemplate::kInvalidInOperatorUse, key, object);
  const PropertyKey property = TRY(ToPropertyKey(isolate, key));
  return HasProperty(isolate, Cast<JSReceiver>(object), property);
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_RUNTIME_VALUES_OPERATORS_H_
#define FLAT8_SRC_RUNTIME_VALUES_OPERATORS_H_

#include "src/runtime/values/conversions.h"

// The operators of the language and ECMA-262 §7.2 comparisons: complete slow paths; the interpreter has the fast ones.
namespace v8::internal {

Result<Value> Add(Isolate* isolate, Value left, Value right);
enum class ArithmeticOperator { kSub, kMul, kDiv, kMod, kExp, kBitAnd, kBitOr, kBitXor, kShiftLeft, kShiftRight, kShiftRightLogical };
Result<Value> Arithmetic(Isolate* isolate, ArithmeticOperator op, Value left, Value right);
Result<Value> Negate(Isolate* isolate, Value value);
Result<Value> BitwiseNot(Isolate* isolate, Value value);
Result<Value> Increment(Isolate* isolate, Value value);
Result<Value> Decrement(Isolate* isolate, Value value);

// §7.2.10-15. The poller is for long strings and BigInts.
bool SameValue(Value a, Value b, base::Poller* poller = nullptr);
bool SameValueZero(Value a, Value b, base::Poller* poller = nullptr);
bool StrictEqualsSlow(Value a, Value b, base::Poller* poller = nullptr);
V8_INLINE bool StrictEquals(Value a, Value b) {
  if (a.IsInt() && b.IsInt()) return a == b;
  return StrictEqualsSlow(a, b);
}
// The same where it takes no look at characters or digits; false when it does.
V8_INLINE bool StrictEqualsFast(Value a, Value b, bool* equal) {
  if (a == b) {
    *equal = !a.IsDouble() || a.AsDouble() == a.AsDouble();  // NaN
    return true;
  }
  if (!a.IsCell() || !b.IsCell()) {
    *equal = a.IsNumber() && b.IsNumber() && a.AsNumber() == b.AsNumber();
    return true;
  }
  const InstanceType type = Tagged<HeapObject>(a.ptr())->instance_type();
  const InstanceType other_type = Tagged<HeapObject>(b.ptr())->instance_type();
  *equal = false;
  if (type == BIGINT_TYPE) return other_type != BIGINT_TYPE;
  // Internalized strings are equal only to themselves.
  return type > LAST_STRING_TYPE || other_type > LAST_STRING_TYPE ||
         (type <= LAST_INTERNALIZED_STRING_TYPE && other_type <= LAST_INTERNALIZED_STRING_TYPE);
}
Result<bool> StrictEquals(Isolate* isolate, Value a, Value b);
Result<bool> LooselyEquals(Isolate* isolate, Value a, Value b);
enum class ComparisonResult : int { kLess, kEqual, kGreater, kUndefined };
// Converts left, then right (ToPrimitive with hint number), and compares.
Result<ComparisonResult> Compare(Isolate* isolate, Value left, Value right);
Result<bool> LessThan(Isolate* isolate, Value a, Value b);
Result<bool> LessThanOrEqual(Isolate* isolate, Value a, Value b);
Result<bool> GreaterThan(Isolate* isolate, Value a, Value b);
Result<bool> GreaterThanOrEqual(Isolate* isolate, Value a, Value b);

Tagged<String> TypeOf(Value value);
Result<bool> InstanceOf(Isolate* isolate, Value value, Value target);           // §13.10.2 InstanceofOperator
Result<bool> OrdinaryHasInstance(Isolate* isolate, Value constructor, Value value);
Result<bool> HasPropertyOperator(Isolate* isolate, Value key, Value object);    // key in object

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_VALUES_OPERATORS_H_

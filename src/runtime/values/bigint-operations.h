#ifndef FLAT8_SRC_RUNTIME_VALUES_BIGINT_OPERATIONS_H_
#define FLAT8_SRC_RUNTIME_VALUES_BIGINT_OPERATIONS_H_

#include "src/runtime/values/operators.h"

// ECMA-262 §6.1.6.2: the operations of BigInts, as heap objects over the digit functions of src/bigint/. Long ones poll
// for interrupts. RangeError kBigIntTooBig for results beyond BigInt::kMaxLengthBits.
namespace v8::internal {

Result<Tagged<BigInt>> BigIntUnaryMinus(Isolate* isolate, Tagged<BigInt> x);
Result<Tagged<BigInt>> BigIntBitwiseNot(Isolate* isolate, Tagged<BigInt> x);
Result<Tagged<BigInt>> BigIntIncrement(Isolate* isolate, Tagged<BigInt> x);
Result<Tagged<BigInt>> BigIntDecrement(Isolate* isolate, Tagged<BigInt> x);
Result<Tagged<BigInt>> BigIntAdd(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
Result<Tagged<BigInt>> BigIntSubtract(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
Result<Tagged<BigInt>> BigIntMultiply(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
// RangeError for division by zero.
Result<Tagged<BigInt>> BigIntDivide(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
Result<Tagged<BigInt>> BigIntRemainder(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
// RangeError for negative exponents.
Result<Tagged<BigInt>> BigIntExponentiate(Isolate* isolate, Tagged<BigInt> base, Tagged<BigInt> exponent);
Result<Tagged<BigInt>> BigIntLeftShift(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
Result<Tagged<BigInt>> BigIntSignedRightShift(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
Result<Tagged<BigInt>> BigIntBitwiseAnd(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
Result<Tagged<BigInt>> BigIntBitwiseOr(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
Result<Tagged<BigInt>> BigIntBitwiseXor(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y);
// Any of the operators; TypeError for the unsigned shift.
Result<Tagged<BigInt>> BigIntArithmetic(Isolate* isolate, ArithmeticOperator op, Tagged<BigInt> x, Tagged<BigInt> y);
Result<Tagged<BigInt>> BigIntAsIntN(Isolate* isolate, double bits, Tagged<BigInt> x);
Result<Tagged<BigInt>> BigIntAsUintN(Isolate* isolate, double bits, Tagged<BigInt> x);

bool BigIntEqual(Tagged<BigInt> x, Tagged<BigInt> y, base::Poller* poller = nullptr);
ComparisonResult BigIntCompare(Tagged<BigInt> x, Tagged<BigInt> y, base::Poller* poller = nullptr);
ComparisonResult BigIntCompareToNumber(Tagged<BigInt> x, double y);

double BigIntToNumber(Tagged<BigInt> x);
// Modulo 2^64; `lossless` (may be null) says whether nothing was cut off.
uint64_t BigIntToUint64(Tagged<BigInt> x, bool* lossless);
int64_t BigIntToInt64(Tagged<BigInt> x, bool* lossless);
// `number` is integral and finite.
Result<Tagged<BigInt>> BigIntFromIntegralNumber(Isolate* isolate, double number);
// §21.2.1.1.1 NumberToBigInt: RangeError for numbers that are not integral.
Result<Tagged<BigInt>> NumberToBigInt(Isolate* isolate, double number);
// From digits, least significant first, possibly with zeros at the top.
Result<Tagged<BigInt>> BigIntFromDigits(Isolate* isolate, bool sign, const uint64_t* digits, size_t length);
Result<Tagged<String>> BigIntToString(Isolate* isolate, Tagged<BigInt> x, int radix);
// §7.1.14 StringToBigInt: undefined when the text is none.
Result<Value> StringToBigInt(Isolate* isolate, Tagged<String> string);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_VALUES_BIGINT_OPERATIONS_H_

#include "src/runtime/values/bigint-operations.h"

#include <cmath>

#include "src/bigint/bigint-digits.h"
#include "src/objects/isolate-access.h"
#include "src/strings/char-span.h"

namespace v8::internal {

namespace {

using bigint::Digits;

Digits DigitsOf(Tagged<BigInt> x) { return Digits(x->digits(), x->length()); }

// Memory for a result before its length is known: small ones on the native stack.
class ResultDigits {
 public:
  explicit ResultDigits(size_t length) {
    if (length <= kInline) {
      digits_ = inline_;
    } else {
      block_ = base::NewArray<uint64_t>(length);
      digits_ = block_;
    }
  }
  ~ResultDigits() { base::Free(block_); }
  DISALLOW_COPY(ResultDigits);
  bool ok() const { return digits_ != nullptr; }
  uint64_t* get() const { return digits_; }

 private:
  static constexpr size_t kInline = 32;
  uint64_t inline_[kInline];
  uint64_t* block_ = nullptr;
  uint64_t* digits_;
};

ExceptionPending Fail(Isolate* isolate, bigint::Status status) {
  if (status == bigint::Status::kOutOfMemory) return ReportOutOfMemory(isolate, "BigInt");
  return Exception();  // interrupted: what stopped it is pending
}

Result<Tagged<BigInt>> Publish(Isolate* isolate, const uint64_t* digits, size_t length, bool sign) {
  if (length > BigInt::kMaxLength) return Throw(isolate, MessageTemplate::kBigIntTooBig);
  const Tagged<BigInt> result = TRY(NewBigInt(isolate, static_cast<uint32_t>(length), sign && length != 0));
  base::Poller poller = PollerOf(isolate);
  CopyChars(result->digits(), digits, length, &poller);
  base::KeepAlive(result);
  if (poller.stopped()) return Exception();
  return result;
}

// What one of the operations that may take long has left in `z`.
Result<Tagged<BigInt>> Publish(Isolate* isolate, const bigint::Context& context, const uint64_t* z, size_t length,
                               bool sign) {
  if (!context.ok()) return Fail(isolate, context.status());
  return Publish(isolate, z, length, sign);
}

Result<Tagged<BigInt>> AddWithSigns(Isolate* isolate, Tagged<BigInt> x, Digits y, bool y_sign) {
  ResultDigits z(bigint::AddLength(DigitsOf(x), y));
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  bool negative;
  const size_t length = bigint::AddSigned(&context, z.get(), &negative, DigitsOf(x), x->sign(), y, y_sign);
  return Publish(isolate, context, z.get(), length, negative);
}

Result<Tagged<BigInt>> Bitwise(Isolate* isolate, bigint::BitwiseOperation op, Tagged<BigInt> x, Tagged<BigInt> y) {
  ResultDigits z(bigint::AddLength(DigitsOf(x), DigitsOf(y)));
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  bool negative;
  const size_t length =
      bigint::Bitwise(&context, op, z.get(), &negative, DigitsOf(x), x->sign(), DigitsOf(y), y->sign());
  base::KeepAlive(y);
  return Publish(isolate, context, z.get(), length, negative);
}

// How far to shift; SIZE_MAX for more than any BigInt has bits.
size_t ShiftAmount(Tagged<BigInt> y) {
  if (y->length() == 0) return 0;
  if (y->length() > 1 || y->digits()[0] > bigint::kMaxBits) return SIZE_MAX;
  return static_cast<size_t>(y->digits()[0]);
}

Result<Tagged<BigInt>> ShiftLeftBy(Isolate* isolate, Tagged<BigInt> x, size_t bits) {
  if (x->is_zero() || bits == 0) return x;
  if (bits > bigint::kMaxBits || bits + bigint::BitLength(DigitsOf(x)) > bigint::kMaxBits) {
    return Throw(isolate, MessageTemplate::kBigIntTooBig);
  }
  ResultDigits z(bigint::LeftShiftLength(DigitsOf(x), bits));
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  const size_t length = bigint::LeftShift(&context, z.get(), DigitsOf(x), bits);
  return Publish(isolate, context, z.get(), length, x->sign());
}

Result<Tagged<BigInt>> ShiftRightBy(Isolate* isolate, Tagged<BigInt> x, size_t bits) {
  if (x->is_zero() || bits == 0) return x;
  if (bits > bigint::kMaxBits) return x->sign() ? BigIntFromInt64(isolate, -1) : BigIntFromInt64(isolate, 0);
  ResultDigits z(x->length() + 1);
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  const size_t length = bigint::RightShift(&context, z.get(), DigitsOf(x), x->sign(), bits);
  return Publish(isolate, context, z.get(), length, x->sign());
}

const uint64_t kOneDigit = 1;
Digits One() { return Digits(&kOneDigit, 1); }

}  // namespace

Result<Tagged<BigInt>> BigIntUnaryMinus(Isolate* isolate, Tagged<BigInt> x) {
  if (x->is_zero()) return x;
  const auto result = Publish(isolate, x->digits(), x->length(), !x->sign());
  base::KeepAlive(x);
  return result;
}

// ~x is -x - 1.
Result<Tagged<BigInt>> BigIntBitwiseNot(Isolate* isolate, Tagged<BigInt> x) {
  ResultDigits z(x->length() + 1);
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  bool negative;
  const size_t length = bigint::AddSigned(&context, z.get(), &negative, DigitsOf(x), !x->sign(), One(), true);
  base::KeepAlive(x);
  return Publish(isolate, context, z.get(), length, negative);
}

Result<Tagged<BigInt>> BigIntIncrement(Isolate* isolate, Tagged<BigInt> x) {
  return AddWithSigns(isolate, x, One(), false);
}
Result<Tagged<BigInt>> BigIntDecrement(Isolate* isolate, Tagged<BigInt> x) {
  return AddWithSigns(isolate, x, One(), true);
}
Result<Tagged<BigInt>> BigIntAdd(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  return AddWithSigns(isolate, x, DigitsOf(y), y->sign());
}
Result<Tagged<BigInt>> BigIntSubtract(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  return AddWithSigns(isolate, x, DigitsOf(y), !y->sign());
}

Result<Tagged<BigInt>> BigIntMultiply(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  if (x->is_zero()) return x;
  if (y->is_zero()) return y;
  // The product has this many bits or one more, which Publish looks at.
  if (bigint::BitLength(DigitsOf(x)) + bigint::BitLength(DigitsOf(y)) - 1 > bigint::kMaxBits) {
    return Throw(isolate, MessageTemplate::kBigIntTooBig);
  }
  ResultDigits z(bigint::MultiplyLength(DigitsOf(x), DigitsOf(y)));
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  size_t length;
  bigint::Multiply(&context, z.get(), &length, DigitsOf(x), DigitsOf(y));
  return Publish(isolate, context, z.get(), length, x->sign() != y->sign());
}

Result<Tagged<BigInt>> BigIntDivide(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  if (y->is_zero()) return Throw(isolate, MessageTemplate::kBigIntDivZero);
  if (x->length() < y->length()) return BigIntFromInt64(isolate, 0);
  ResultDigits z(x->length() - y->length() + 1);
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  size_t length;
  bigint::Divide(&context, z.get(), &length, nullptr, nullptr, DigitsOf(x), DigitsOf(y));
  return Publish(isolate, context, z.get(), length, x->sign() != y->sign());
}

Result<Tagged<BigInt>> BigIntRemainder(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  if (y->is_zero()) return Throw(isolate, MessageTemplate::kBigIntDivZero);
  if (x->length() < y->length()) return x;
  ResultDigits z(y->length());
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  size_t length;
  bigint::Divide(&context, nullptr, nullptr, z.get(), &length, DigitsOf(x), DigitsOf(y));
  base::KeepAlive(y);
  return Publish(isolate, context, z.get(), length, x->sign());
}

Result<Tagged<BigInt>> BigIntExponentiate(Isolate* isolate, Tagged<BigInt> base, Tagged<BigInt> exponent) {
  if (exponent->sign()) return Throw(isolate, MessageTemplate::kBigIntNegativeExponent);
  if (exponent->is_zero()) return BigIntFromInt64(isolate, 1);
  if (base->is_zero()) return base;
  const bool is_odd = (exponent->digits()[0] & 1) != 0;
  if (base->length() == 1 && base->digits()[0] == 1) {
    return base->sign() && !is_odd ? BigIntUnaryMinus(isolate, base) : Result<Tagged<BigInt>>(base);
  }
  if (exponent->length() > 1) return Throw(isolate, MessageTemplate::kBigIntTooBig);
  const uint64_t power = exponent->digits()[0];
  // Fast path: powers of two.
  if (base->length() == 1 && base->digits()[0] == 2) {
    if (power >= bigint::kMaxBits) return Throw(isolate, MessageTemplate::kBigIntTooBig);
    const Tagged<BigInt> one = TRY(BigIntFromInt64(isolate, base->sign() && is_odd ? -1 : 1));
    return ShiftLeftBy(isolate, one, static_cast<size_t>(power));
  }
  const size_t room = bigint::PowLength(DigitsOf(base), power);
  if (room == SIZE_MAX) return Throw(isolate, MessageTemplate::kBigIntTooBig);
  ResultDigits z(room);
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  size_t length;
  bigint::Pow(&context, z.get(), &length, DigitsOf(base), power);
  return Publish(isolate, context, z.get(), length, base->sign() && is_odd);
}

Result<Tagged<BigInt>> BigIntLeftShift(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  return y->sign() ? ShiftRightBy(isolate, x, ShiftAmount(y)) : ShiftLeftBy(isolate, x, ShiftAmount(y));
}
Result<Tagged<BigInt>> BigIntSignedRightShift(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  return y->sign() ? ShiftLeftBy(isolate, x, ShiftAmount(y)) : ShiftRightBy(isolate, x, ShiftAmount(y));
}
Result<Tagged<BigInt>> BigIntBitwiseAnd(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  return Bitwise(isolate, bigint::BitwiseOperation::kAnd, x, y);
}
Result<Tagged<BigInt>> BigIntBitwiseOr(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  return Bitwise(isolate, bigint::BitwiseOperation::kOr, x, y);
}
Result<Tagged<BigInt>> BigIntBitwiseXor(Isolate* isolate, Tagged<BigInt> x, Tagged<BigInt> y) {
  return Bitwise(isolate, bigint::BitwiseOperation::kXor, x, y);
}

Result<Tagged<BigInt>> BigIntArithmetic(Isolate* isolate, ArithmeticOperator op, Tagged<BigInt> x, Tagged<BigInt> y) {
  switch (op) {
    case ArithmeticOperator::kSub: return BigIntSubtract(isolate, x, y);
    case ArithmeticOperator::kMul: return BigIntMultiply(isolate, x, y);
    case ArithmeticOperator::kDiv: return BigIntDivide(isolate, x, y);
    case ArithmeticOperator::kMod: return BigIntRemainder(isolate, x, y);
    case ArithmeticOperator::kExp: return BigIntExponentiate(isolate, x, y);
    case ArithmeticOperator::kBitAnd: return BigIntBitwiseAnd(isolate, x, y);
    case ArithmeticOperator::kBitOr: return BigIntBitwiseOr(isolate, x, y);
    case ArithmeticOperator::kBitXor: return BigIntBitwiseXor(isolate, x, y);
    case ArithmeticOperator::kShiftLeft: return BigIntLeftShift(isolate, x, y);
    case ArithmeticOperator::kShiftRight: return BigIntSignedRightShift(isolate, x, y);
    case ArithmeticOperator::kShiftRightLogical: return Throw(isolate, MessageTemplate::kBigIntShr);
  }
  UNREACHABLE();
}

Result<Tagged<BigInt>> BigIntAsIntN(Isolate* isolate, double bits, Tagged<BigInt> x) {
  if (bits == 0) return BigIntFromInt64(isolate, 0);
  if (bits > static_cast<double>(bigint::kMaxBits)) return x;
  const size_t count = static_cast<size_t>(bits);
  if (bigint::FitsIntN(DigitsOf(x), x->sign(), count)) return x;
  ResultDigits z(bigint::AsNLength(count));
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  bool negative;
  const size_t length = bigint::AsIntN(&context, z.get(), &negative, DigitsOf(x), x->sign(), count);
  base::KeepAlive(x);
  return Publish(isolate, context, z.get(), length, negative);
}

Result<Tagged<BigInt>> BigIntAsUintN(Isolate* isolate, double bits, Tagged<BigInt> x) {
  if (bits == 0) return BigIntFromInt64(isolate, 0);
  if (bits > static_cast<double>(bigint::kMaxBits)) {
    if (!x->sign()) return x;
    return Throw(isolate, MessageTemplate::kBigIntTooBig);
  }
  const size_t count = static_cast<size_t>(bits);
  if (bigint::FitsUintN(DigitsOf(x), x->sign(), count)) return x;
  ResultDigits z(bigint::AsNLength(count));
  if (!z.ok()) return Fail(isolate, bigint::Status::kOutOfMemory);
  bigint::Context context(PollerOf(isolate));
  const size_t length = bigint::AsUintN(&context, z.get(), DigitsOf(x), x->sign(), count);
  base::KeepAlive(x);
  return Publish(isolate, context, z.get(), length, false);
}

bool BigIntEqual(Tagged<BigInt> x, Tagged<BigInt> y, base::Poller* poller) {
  if (x == y) return true;
  if (x->sign() != y->sign() || x->length() != y->length()) return false;
  base::Poller never;
  const bool equal = EqualChars(x->digits(), y->digits(), x->length(), poller != nullptr ? poller : &never);
  base::KeepAlive(x);
  base::KeepAlive(y);
  return equal;
}

ComparisonResult BigIntCompare(Tagged<BigInt> x, Tagged<BigInt> y, base::Poller* poller) {
  if (x->sign() != y->sign()) return x->sign() ? ComparisonResult::kLess : ComparisonResult::kGreater;
  int order = bigint::Compare(DigitsOf(x), DigitsOf(y), poller);
  base::KeepAlive(x);
  base::KeepAlive(y);
  if (x->sign()) order = -order;
  return order < 0 ? ComparisonResult::kLess : order > 0 ? ComparisonResult::kGreater : ComparisonResult::kEqual;
}

ComparisonResult BigIntCompareToNumber(Tagged<BigInt> x, double y) {
  switch (bigint::CompareToDouble(DigitsOf(x), x->sign(), y)) {
    case bigint::Order::kLess: return ComparisonResult::kLess;
    case bigint::Order::kEqual: return ComparisonResult::kEqual;
    case bigint::Order::kGreater: return ComparisonResult::kGreater;
    case bigint::Order::kUndefined: return ComparisonResult::kUndefined;
  }
  UNREACHABLE();
}

double BigIntToNumber(Tagged<BigInt> x) { return bigint::ToDouble(DigitsOf(x), x->sign()); }

uint64_t BigIntToUint64(Tagged<BigInt> x, bool* lossless) {
  if (lossless != nullptr) *lossless = x->length() <= 1 && !x->sign();
  if (x->length() == 0) return 0;
  const uint64_t digit = x->digits()[0];
  return x->sign() ? ~digit + 1 : digit;
}

int64_t BigIntToInt64(Tagged<BigInt> x, bool* lossless) {
  const int64_t result = static_cast<int64_t>(BigIntToUint64(x, nullptr));
  if (lossless != nullptr) *lossless = x->length() == 0 || (x->length() == 1 && (result < 0) == x->sign());
  return result;
}

Result<Tagged<BigInt>> BigIntFromIntegralNumber(Isolate* isolate, double number) {
  DCHECK(std::isfinite(number) && std::trunc(number) == number);
  uint64_t digits[bigint::kDoubleDigits];
  const size_t length = bigint::FromDouble(digits, number);
  return Publish(isolate, digits, length, number < 0);
}

Result<Tagged<BigInt>> NumberToBigInt(Isolate* isolate, double number) {
  if (!std::isfinite(number) || std::trunc(number) != number) {
    return Throw(isolate, MessageTemplate::kBigIntFromNumber, Value::Number(number));
  }
  return BigIntFromIntegralNumber(isolate, number);
}

Result<Tagged<BigInt>> BigIntFromDigits(Isolate* isolate, bool sign, const uint64_t* digits, size_t length) {
  return Publish(isolate, digits, bigint::NormalizedLength(digits, length), sign);
}

Result<Tagged<BigInt>> BigIntFromUint64(Isolate* isolate, uint64_t value) {
  return Publish(isolate, &value, value != 0 ? 1 : 0, false);
}

Result<Tagged<BigInt>> BigIntFromInt64(Isolate* isolate, int64_t value) {
  const uint64_t magnitude = value < 0 ? ~static_cast<uint64_t>(value) + 1 : static_cast<uint64_t>(value);
  return Publish(isolate, &magnitude, value != 0 ? 1 : 0, value < 0);
}

Result<Tagged<String>> BigIntToString(Isolate* isolate, Tagged<BigInt> x, int radix) {
  if (x->is_zero()) return ReadOnlyRoots::zero_string();
  const size_t room = bigint::ToStringLength(DigitsOf(x), radix) + 1;
  constexpr size_t kInline = 256;
  char inline_buffer[kInline];
  char* block = nullptr;
  char* buffer = inline_buffer;
  if (room > kInline) {
    buffer = block = base::NewArray<char>(room);
    if (block == nullptr) return Fail(isolate, bigint::Status::kOutOfMemory);
  }
  buffer[0] = '-';
  bigint::Context context(PollerOf(isolate));
  size_t length = 0;
  const bigint::Status status = bigint::ToString(&context, DigitsOf(x), radix, buffer + 1, &length);
  Result<Tagged<String>> result = Exception();
  if (status != bigint::Status::kOk) {
    Fail(isolate, status);
  } else {
    const uint8_t* start = reinterpret_cast<const uint8_t*>(x->sign() ? buffer : buffer + 1);
    if (x->sign()) length++;
    if (length > String::kMaxLength) {
      Throw(isolate, MessageTemplate::kInvalidStringLength);
    } else {
      result = NewStringFromOneByte(isolate, base::Vector<const uint8_t>(start, length));
    }
  }
  base::Free(block);
  return result;
}

}  // namespace v8::internal

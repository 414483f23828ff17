// What takes one pass: sums, shifts, bits, doubles.

#include "src/bigint/bigint-digits.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "src/bigint/digit-arithmetic.h"

namespace v8::internal::bigint {

namespace {

// The digits of the infinite two's complement of a value, one after the other.
class TwosComplement {
 public:
  TwosComplement(Digits a, bool negative) : a_(a), negative_(negative) {}
  uint64_t Next() {
    uint64_t digit = next_ < a_.size() ? a_[next_] : 0;
    ++next_;
    if (!negative_) return digit;
    digit = ~digit + carry_;
    if (digit != 0) carry_ = 0;
    return digit;
  }

 private:
  const Digits a_;
  const bool negative_;
  size_t next_ = 0;
  uint64_t carry_ = 1;
};

// Calls `pass(offset, count)` for one stretch of [0, length) after the other, as long as the context allows.
template <typename Pass>
void InStretches(Context* context, size_t length, Pass pass) {
  constexpr size_t kStretch = 32 * 1024;
  for (size_t offset = 0; offset < length;) {
    const size_t count = std::min(length - offset, kStretch);
    pass(offset, count);
    offset += count;
    if (!context->Pass(count)) return;
  }
}

void Copy(Context* context, uint64_t* z, const uint64_t* a, size_t length) {
  if (z == a) return;
  InStretches(context, length, [&](size_t offset, size_t count) { CopyDigits(z + offset, a + offset, count); });
}

void Clear(Context* context, uint64_t* z, size_t length) {
  InStretches(context, length, [&](size_t offset, size_t count) { ClearDigits(z + offset, count); });
}

void Negate(Context* context, uint64_t* z, size_t length) {
  uint64_t carry = 1;
  InStretches(context, length, [&](size_t offset, size_t count) {
    for (size_t i = offset; i < offset + count; ++i) {
      z[i] = ~z[i] + carry;
      if (z[i] != 0) carry = 0;
    }
  });
}

// Clears everything from bit `bits` on in AsNLength(bits) digits.
void TruncateBits(uint64_t* z, size_t bits) {
  if (bits % kDigitBits != 0) z[bits / kDigitBits] &= (uint64_t{1} << (bits % kDigitBits)) - 1;
}

bool IsPowerOfTwo(Digits a) {
  if (a.size() == 0 || (a.last() & (a.last() - 1)) != 0) return false;
  return NormalizedLength(a.begin(), a.size() - 1) == 0;
}

}  // namespace

size_t NormalizedLength(const uint64_t* digits, size_t length) {
  while (length > 0 && digits[length - 1] == 0) --length;
  return length;
}

size_t BitLength(Digits a) {
  return a.size() == 0 ? 0 : a.size() * kDigitBits - static_cast<size_t>(__builtin_clzll(a.last()));
}

int Compare(Digits a, Digits b, base::Poller* poller) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  constexpr size_t kStretch = 64 * 1024;
  size_t length = a.size();
  for (; length > kStretch; length -= kStretch) {
    const int order = CompareRows(a.begin() + length - kStretch, b.begin() + length - kStretch, kStretch);
    if (order != 0 || (poller != nullptr && !(*poller)())) return order;
  }
  return CompareRows(a.begin(), b.begin(), length);
}

size_t Add(Context* context, uint64_t* z, Digits a, Digits b) {
  if (a.size() < b.size()) std::swap(a, b);
  uint64_t carry = 0;
  InStretches(context, b.size(), [&](size_t offset, size_t count) {
    carry = AddRow(z + offset, a.begin() + offset, b.begin() + offset, count, carry);
  });
  Copy(context, z + b.size(), a.begin() + b.size(), a.size() - b.size());
  z[a.size()] = AddDigit(z + b.size(), a.size() - b.size(), carry);
  return NormalizedLength(z, a.size() + 1);
}

size_t Subtract(Context* context, uint64_t* z, Digits a, Digits b) {
  uint64_t borrow = 0;
  InStretches(context, b.size(), [&](size_t offset, size_t count) {
    borrow = SubtractRow(z + offset, a.begin() + offset, b.begin() + offset, count, borrow);
  });
  Copy(context, z + b.size(), a.begin() + b.size(), a.size() - b.size());
  SubtractDigit(z + b.size(), a.size() - b.size(), borrow);
  return NormalizedLength(z, a.size());
}

size_t AddSigned(Context* context, uint64_t* z, bool* z_negative, Digits a, bool a_negative, Digits b,
                 bool b_negative) {
  size_t length;
  *z_negative = a_negative;
  if (a_negative == b_negative) {
    length = Add(context, z, a, b);
  } else if (Compare(a, b) >= 0) {
    length = Subtract(context, z, a, b);
  } else {
    length = Subtract(context, z, b, a);
    *z_negative = b_negative;
  }
  if (length == 0) *z_negative = false;
  return length;
}

size_t LeftShift(Context* context, uint64_t* z, Digits a, size_t bits) {
  const size_t digits = bits / kDigitBits;
  uint64_t carry = 0;
  InStretches(context, a.size(), [&](size_t offset, size_t count) {
    carry = ShiftLeftRow(z + digits + offset, a.begin() + offset, count, static_cast<int>(bits % kDigitBits), carry);
  });
  z[digits + a.size()] = carry;
  Clear(context, z, digits);
  return NormalizedLength(z, digits + a.size() + 1);
}

size_t RightShift(Context* context, uint64_t* z, Digits a, bool negative, size_t bits) {
  const size_t digits = bits / kDigitBits;
  if (digits >= a.size()) {
    z[0] = 1;
    return negative && a.size() != 0 ? 1 : 0;
  }
  const int rest = static_cast<int>(bits % kDigitBits);
  const size_t length = a.size() - digits;
  // Of a negative number the magnitude is rounded up when a set bit is lost.
  const bool round_up =
      negative && (NormalizedLength(a.begin(), digits) != 0 || (a[digits] & ((uint64_t{1} << rest) - 1)) != 0);
  InStretches(context, length, [&](size_t offset, size_t count) {
    const uint64_t* const from = a.begin() + digits + offset;
    ShiftRightRow(z + offset, from, count, rest, offset + count < length ? from[count] : 0);
  });
  z[length] = round_up ? AddDigit(z, length, 1) : 0;
  return NormalizedLength(z, length + 1);
}

size_t Bitwise(Context* context, BitwiseOperation operation, uint64_t* z, bool* z_negative, Digits a, bool a_negative,
               Digits b, bool b_negative) {
  const size_t length = AddLength(a, b);
  TwosComplement left(a, a_negative), right(b, b_negative);
  InStretches(context, length, [&](size_t offset, size_t count) {
    for (size_t i = offset; i < offset + count; ++i) {
      const uint64_t x = left.Next(), y = right.Next();
      z[i] = operation == BitwiseOperation::kAnd ? x & y : operation == BitwiseOperation::kOr ? x | y : x ^ y;
    }
  });
  *z_negative = (z[length - 1] >> 63) != 0;  // The top digit holds nothing but signs.
  if (*z_negative) Negate(context, z, length);
  return NormalizedLength(z, length);
}

bool FitsIntN(Digits a, bool negative, uint64_t bits) {
  if (a.size() == 0) return true;
  if (bits == 0) return false;
  const size_t length = BitLength(a);
  return length < bits || (negative && length == bits && IsPowerOfTwo(a));
}

bool FitsUintN(Digits a, bool negative, uint64_t bits) { return a.size() == 0 || (!negative && BitLength(a) <= bits); }

size_t AsUintN(Context* context, uint64_t* z, Digits a, bool negative, size_t bits) {
  const size_t length = AsNLength(bits);
  TwosComplement digits(a, negative);
  InStretches(context, length, [&](size_t offset, size_t count) {
    for (size_t i = offset; i < offset + count; ++i) z[i] = digits.Next();
  });
  TruncateBits(z, bits);
  return NormalizedLength(z, length);
}

size_t AsIntN(Context* context, uint64_t* z, bool* z_negative, Digits a, bool negative, size_t bits) {
  *z_negative = false;
  if (bits == 0) return 0;
  const size_t length = AsNLength(bits);
  AsUintN(context, z, a, negative, bits);
  *z_negative = (z[(bits - 1) / kDigitBits] >> ((bits - 1) % kDigitBits) & 1) != 0;
  if (*z_negative) {
    Negate(context, z, length);
    TruncateBits(z, bits);
  }
  return NormalizedLength(z, length);
}

double ToDouble(Digits a, bool negative) {
  const size_t bits = BitLength(a);
  if (bits == 0) return 0;
  double result;
  if (bits > 1024) {
    result = HUGE_VAL;
  } else {
    // The top 64 bits, everything below them in the last: the conversion then rounds correctly.
    const int shift = __builtin_clzll(a.last());
    uint64_t top = a.last() << shift;
    size_t below = a.size() - 1;
    if (shift != 0 && below > 0) {
      top |= a[below - 1] >> (64 - shift);
      if ((a[below - 1] << shift) != 0) top |= 1;
      --below;
    }
    if (NormalizedLength(a.begin(), below) != 0) top |= 1;
    result = std::ldexp(static_cast<double>(top), static_cast<int>(bits) - 64);
  }
  return negative ? -result : result;
}

size_t FromDouble(uint64_t z[kDoubleDigits], double value) {
  int exponent;
  const double mantissa = std::frexp(std::fabs(value), &exponent);
  ClearDigits(z, kDoubleDigits);
  if (exponent <= 0) return 0;
  const uint64_t bits = static_cast<uint64_t>(std::ldexp(mantissa, 53));
  const int shift = exponent - 53;
  if (shift <= 0) {
    z[0] = bits >> -shift;
  } else {
    const TwoDigits wide = static_cast<TwoDigits>(bits) << (shift % kDigitBits);
    z[shift / kDigitBits] = static_cast<uint64_t>(wide);
    if (wide >> 64 != 0) z[shift / kDigitBits + 1] = static_cast<uint64_t>(wide >> 64);
  }
  return NormalizedLength(z, kDoubleDigits);
}

Order CompareToDouble(Digits a, bool negative, double value) {
  if (std::isnan(value)) return Order::kUndefined;
  if (std::isinf(value)) return value > 0 ? Order::kLess : Order::kGreater;
  const bool value_negative = value < 0;
  if (a.size() == 0) return value == 0 ? Order::kEqual : value_negative ? Order::kGreater : Order::kLess;
  if (value == 0 || negative != value_negative) return negative ? Order::kLess : Order::kGreater;
  uint64_t digits[kDoubleDigits];
  int order = Compare(a, Digits(digits, FromDouble(digits, value)));
  if (order == 0 && value != std::trunc(value)) order = -1;
  if (negative) order = -order;
  return order == 0 ? Order::kEqual : order < 0 ? Order::kLess : Order::kGreater;
}

}  // namespace v8::internal::bigint

// The steps that the algorithms of this folder are made of: one digit, or rows of digits of known length.

#ifndef FLAT8_SRC_BIGINT_DIGIT_ARITHMETIC_H_
#define FLAT8_SRC_BIGINT_DIGIT_ARITHMETIC_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "src/base/memory.h"

namespace v8::internal::bigint {

using TwoDigits = unsigned __int128;

// Scratch memory of digits; null when there is none left.
class Scratch {
 public:
  explicit Scratch(size_t length) : digits_(base::NewArray<uint64_t>(length == 0 ? 1 : length)) {}
  ~Scratch() { base::Free(digits_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  uint64_t* get() const { return digits_; }

 private:
  uint64_t* const digits_;
};

inline void CopyDigits(uint64_t* z, const uint64_t* a, size_t length) {
  if (length != 0) std::memmove(z, a, length * sizeof(uint64_t));
}
inline void ClearDigits(uint64_t* z, size_t length) {
  if (length != 0) std::memset(z, 0, length * sizeof(uint64_t));
}

// z = a + b + carry over `length` digits; returns the carry.
inline uint64_t AddRow(uint64_t* z, const uint64_t* a, const uint64_t* b, size_t length, uint64_t carry = 0) {
  for (size_t i = 0; i < length; ++i) {
    const TwoDigits sum = static_cast<TwoDigits>(a[i]) + b[i] + carry;
    z[i] = static_cast<uint64_t>(sum);
    carry = static_cast<uint64_t>(sum >> 64);
  }
  return carry;
}
// z = a - b - borrow; returns the borrow.
inline uint64_t SubtractRow(uint64_t* z, const uint64_t* a, const uint64_t* b, size_t length, uint64_t borrow = 0) {
  for (size_t i = 0; i < length; ++i) {
    const TwoDigits difference = static_cast<TwoDigits>(a[i]) - b[i] - borrow;
    z[i] = static_cast<uint64_t>(difference);
    borrow = static_cast<uint64_t>(difference >> 64) & 1;
  }
  return borrow;
}
// z += carry over `length` digits at most; returns what is left.
inline uint64_t AddDigit(uint64_t* z, size_t length, uint64_t carry) {
  for (size_t i = 0; i < length && carry != 0; ++i) {
    z[i] += carry;
    carry = z[i] < carry ? 1 : 0;
  }
  return carry;
}
inline uint64_t SubtractDigit(uint64_t* z, size_t length, uint64_t borrow) {
  for (size_t i = 0; i < length && borrow != 0; ++i) {
    const uint64_t before = z[i];
    z[i] -= borrow;
    borrow = before < borrow ? 1 : 0;
  }
  return borrow;
}
// z = a * factor + carry; returns the digit above.
inline uint64_t MultiplyRow(uint64_t* z, const uint64_t* a, size_t length, uint64_t factor, uint64_t carry = 0) {
  for (size_t i = 0; i < length; ++i) {
    const TwoDigits product = static_cast<TwoDigits>(a[i]) * factor + carry;
    z[i] = static_cast<uint64_t>(product);
    carry = static_cast<uint64_t>(product >> 64);
  }
  return carry;
}
// z += a * factor; returns the digit above.
inline uint64_t MultiplyAddRow(uint64_t* z, const uint64_t* a, size_t length, uint64_t factor) {
  uint64_t carry = 0;
  for (size_t i = 0; i < length; ++i) {
    const TwoDigits product = static_cast<TwoDigits>(a[i]) * factor + z[i] + carry;
    z[i] = static_cast<uint64_t>(product);
    carry = static_cast<uint64_t>(product >> 64);
  }
  return carry;
}
// z -= a * factor; returns what is missing in the digit above.
inline uint64_t MultiplySubtractRow(uint64_t* z, const uint64_t* a, size_t length, uint64_t factor) {
  uint64_t borrow = 0;
  for (size_t i = 0; i < length; ++i) {
    const TwoDigits product = static_cast<TwoDigits>(a[i]) * factor + borrow;
    const uint64_t low = static_cast<uint64_t>(product);
    borrow = static_cast<uint64_t>(product >> 64) + (z[i] < low ? 1 : 0);
    z[i] -= low;
  }
  return borrow;
}
inline int CompareRows(const uint64_t* a, const uint64_t* b, size_t length) {
  while (length-- > 0) {
    if (a[length] != b[length]) return a[length] < b[length] ? -1 : 1;
  }
  return 0;
}
// z = a << bits for bits < 64, with the bits below in `carry`; returns the bits above. z may be a.
inline uint64_t ShiftLeftRow(uint64_t* z, const uint64_t* a, size_t length, int bits, uint64_t carry = 0) {
  if (bits == 0) {
    CopyDigits(z, a, length);
    return 0;
  }
  for (size_t i = 0; i < length; ++i) {
    const uint64_t digit = a[i];
    z[i] = digit << bits | carry;
    carry = digit >> (64 - bits);
  }
  return carry;
}
// z = a >> bits, with `above` as the digit that follows.
inline void ShiftRightRow(uint64_t* z, const uint64_t* a, size_t length, int bits, uint64_t above = 0) {
  if (bits == 0) return CopyDigits(z, a, length);
  for (size_t i = 0; i < length; ++i) z[i] = a[i] >> bits | (i + 1 < length ? a[i + 1] : above) << (64 - bits);
}

// (high * 2^64 + low) / divisor for high < divisor.
inline uint64_t DivideTwoDigits(uint64_t high, uint64_t low, uint64_t divisor, uint64_t* remainder) {
#if defined(__x86_64__)
  uint64_t quotient;
  __asm__("divq %4" : "=a"(quotient), "=d"(*remainder) : "a"(low), "d"(high), "r"(divisor) : "cc");
  return quotient;
#else
  const TwoDigits dividend = static_cast<TwoDigits>(high) << 64 | low;
  *remainder = static_cast<uint64_t>(dividend % divisor);
  return static_cast<uint64_t>(dividend / divisor);
#endif
}
// a /= divisor in place; returns the remainder.
inline uint64_t DivideRow(uint64_t* a, size_t length, uint64_t divisor) {
  uint64_t remainder = 0;
  while (length-- > 0) a[length] = DivideTwoDigits(remainder, a[length], divisor, &remainder);
  return remainder;
}

}  // namespace v8::internal::bigint

#endif  // FLAT8_SRC_BIGINT_DIGIT_ARITHMETIC_H_

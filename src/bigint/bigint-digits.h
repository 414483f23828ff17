// Arithmetic of BigInt on spans of 64-bit digits, least significant first. A value is a sign and a magnitude;
// magnitudes going in are normalised (no zero digits at the top, zero is the empty span), and every operation that
// writes one returns or sets its normalised length. Results go into memory of the caller's, of the size that the
// matching …Length function gives, and never overlap an operand unless a comment allows it.
//
// What can take long gets a Context: it is asked now and then whether to go on, and scratch memory comes from the malloc
// gate, so that these operations can be interrupted and can run out of memory. Their result is then garbage and the
// Status says why.

#ifndef FLAT8_SRC_BIGINT_BIGINT_DIGITS_H_
#define FLAT8_SRC_BIGINT_BIGINT_DIGITS_H_

#include <cstddef>
#include <cstdint>

#include "src/base/poller.h"
#include "src/base/vector.h"

namespace v8::internal::bigint {

using Digits = base::Vector<const uint64_t>;

constexpr int kDigitBits = 64;
// A larger result is a RangeError ("Maximum BigInt size exceeded"), thrown by the caller from the …Length functions.
constexpr size_t kMaxBits = size_t{1} << 30;
constexpr size_t kMaxDigits = kMaxBits / kDigitBits;

enum class Status { kOk, kInterrupted, kOutOfMemory };

class Context {
 public:
  // The poller is asked every millisecond of work or so.
  explicit Context(const base::Poller& poller = base::Poller()) : poller_(poller) {}
  Status status() const { return status_; }
  bool ok() const { return status_ == Status::kOk; }

  // For the algorithms: adds an amount of work, in digit multiplications; false to stop.
  bool Work(size_t amount);
  // The same for passes over so many digits in memory, which cost more.
  bool Pass(size_t digits) { return Work(4 * digits); }
  void Fail(Status status) { status_ = status; }

 private:
  base::Poller poller_;
  size_t work_ = 0;
  Status status_ = Status::kOk;
};

size_t NormalizedLength(const uint64_t* digits, size_t length);
// Of a magnitude: 0 for zero.
size_t BitLength(Digits a);

// --- Magnitudes ---

// Negative, zero or positive.
int Compare(Digits a, Digits b, base::Poller* poller = nullptr);
inline size_t AddLength(Digits a, Digits b) { return (a.size() > b.size() ? a.size() : b.size()) + 1; }
// `z` may be `a` or `b`.
size_t Add(Context* context, uint64_t* z, Digits a, Digits b);
// a >= b. `z` may be `a`, and needs a.size() digits.
size_t Subtract(Context* context, uint64_t* z, Digits a, Digits b);
inline size_t MultiplyLength(Digits a, Digits b) { return a.size() + b.size(); }
Status Multiply(Context* context, uint64_t* z, size_t* z_length, Digits a, Digits b);
// Truncating. `quotient` needs a.size() - b.size() + 1 digits (0 if negative) and `remainder` b.size(); either may be
// null. b is not zero.
Status Divide(Context* context, uint64_t* quotient, size_t* quotient_length, uint64_t* remainder,
              size_t* remainder_length, Digits a, Digits b);
// The bits of a^exponent at most; SIZE_MAX when above kMaxBits for certain.
size_t PowLength(Digits a, uint64_t exponent);
// `z` needs PowLength digits.
Status Pow(Context* context, uint64_t* z, size_t* z_length, Digits a, uint64_t exponent);

// --- Signed values ---

// Sum (or difference, with the sign of b flipped by the caller). `z` needs AddLength digits.
size_t AddSigned(Context* context, uint64_t* z, bool* z_negative, Digits a, bool a_negative, Digits b, bool b_negative);

// Shifts; the right one rounds towards minus infinity. `bits` is at most kMaxBits. `z` of the right one needs a.size()
// + 1 digits.
inline size_t LeftShiftLength(Digits a, size_t bits) { return a.size() + bits / kDigitBits + 1; }
size_t LeftShift(Context* context, uint64_t* z, Digits a, size_t bits);
size_t RightShift(Context* context, uint64_t* z, Digits a, bool negative, size_t bits);

// As if of infinitely long two's complement numbers. `z` needs AddLength digits.
enum class BitwiseOperation { kAnd, kOr, kXor };
size_t Bitwise(Context* context, BitwiseOperation operation, uint64_t* z, bool* z_negative, Digits a, bool a_negative,
               Digits b, bool b_negative);

// BigInt.asIntN and BigInt.asUintN (§21.2.2). `z` needs AsNLength digits.
inline size_t AsNLength(size_t bits) { return (bits + kDigitBits - 1) / kDigitBits; }
// True when the value is within the range already and stays as it is (the caller then needs no memory).
bool FitsIntN(Digits a, bool negative, uint64_t bits);
bool FitsUintN(Digits a, bool negative, uint64_t bits);
size_t AsIntN(Context* context, uint64_t* z, bool* z_negative, Digits a, bool negative, size_t bits);
size_t AsUintN(Context* context, uint64_t* z, Digits a, bool negative, size_t bits);

// --- Numbers ---

// Rounded to nearest, ties to even; beyond the range an infinity.
double ToDouble(Digits a, bool negative);
constexpr size_t kDoubleDigits = 16;
// The digits of the integral part of a finite number.
size_t FromDouble(uint64_t z[kDoubleDigits], double value);
enum class Order { kLess, kEqual, kGreater, kUndefined };
// The order of mathematical values; kUndefined for NaN.
Order CompareToDouble(Digits a, bool negative, double value);

// --- Text ---

// Enough characters for the magnitude.
size_t ToStringLength(Digits a, int radix);
// Writes `*length` ASCII characters without sign to the beginning of `out`.
Status ToString(Context* context, Digits a, int radix, char* out, size_t* length);
// Enough digits for `count` characters of the radix.
size_t FromStringLength(size_t count, int radix);
// Every character is a digit of the radix.
Status FromString(Context* context, uint64_t* z, size_t* z_length, base::Vector<const char> text, int radix);

}  // namespace v8::internal::bigint

#endif  // FLAT8_SRC_BIGINT_BIGINT_DIGITS_H_

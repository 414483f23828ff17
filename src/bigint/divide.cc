// Division: by one digit, Knuth's algorithm D for short numbers, Burnikel and Ziegler's recursion for long ones ("Fast
// Recursive Division", 1998).

#include <algorithm>

#include "src/bigint/bigint-digits.h"
#include "src/bigint/digit-arithmetic.h"

namespace v8::internal::bigint {

namespace {

constexpr size_t kRecursionMinimum = 64;

// The Art of Computer Programming 4.3.1, algorithm D. `a` has a_length + 1 digits and becomes the remainder; the top
// bit of b is set, b has at least two digits. `quotient` (a_length - b_length + 1 digits) may be null.
void DivideKnuth(Context* context, uint64_t* quotient, uint64_t* a, size_t a_length, const uint64_t* b,
                 size_t b_length) {
  const uint64_t first = b[b_length - 1], second = b[b_length - 2];
  for (size_t j = a_length - b_length + 1; j-- > 0;) {
    uint64_t* const window = a + j;
    const uint64_t top = window[b_length];
    uint64_t guess = UINT64_MAX;
    if (top < first) {
      uint64_t rest;
      guess = DivideTwoDigits(top, window[b_length - 1], first, &rest);
      // At most two too large.
      while (static_cast<TwoDigits>(guess) * second > (static_cast<TwoDigits>(rest) << 64 | window[b_length - 2])) {
        --guess;
        rest += first;
        if (rest < first) break;
      }
    }
    const uint64_t missing = MultiplySubtractRow(window, b, b_length, guess);
    window[b_length] = top - missing;
    if (top < missing) {
      --guess;
      window[b_length] += AddRow(window, window, b, b_length);
    }
    if (quotient != nullptr) quotient[j] = guess;
  }
  context->Work((a_length - b_length + 1) * b_length);
}

// Divides 2n digits by n, n being a power of two times something below kRecursionMinimum; the top bit of b is set and
// the upper half of a is less than b.
class RecursiveDivision {
 public:
  explicit RecursiveDivision(Context* context) : context_(context) {}

  // quotient: n digits. a: 2n digits, on return the remainder in the lower n and zeros above.
  void TwoByOne(uint64_t* quotient, uint64_t* a, const uint64_t* b, size_t n) {
    if (!context_->ok()) return;
    if (n % 2 != 0 || n < kRecursionMinimum) {
      // One digit more above is what algorithm D expects; the quotient has one digit more too, which is zero here.
      const Scratch scratch(3 * n + 2);
      if (scratch.get() == nullptr) return context_->Fail(Status::kOutOfMemory);
      uint64_t* const dividend = scratch.get();
      CopyDigits(dividend, a, 2 * n);
      dividend[2 * n] = 0;
      DivideKnuth(context_, dividend + 2 * n + 1, dividend, 2 * n, b, n);
      CopyDigits(quotient, dividend + 2 * n + 1, n);
      CopyDigits(a, dividend, n);
      ClearDigits(a + n, n);
      return;
    }
    const size_t half = n / 2;
    ThreeByTwo(quotient + half, a + half, b, half);
    ThreeByTwo(quotient, a, b, half);
  }

 private:
  // quotient: half digits. a: 3 halves, on return the remainder in the lower two. b: 2 halves.
  void ThreeByTwo(uint64_t* quotient, uint64_t* a, const uint64_t* b, size_t half) {
    if (!context_->ok()) return;
    uint64_t* const upper = a + half;
    if (CompareRows(a + 2 * half, b + half, half) < 0) {
      TwoByOne(quotient, upper, b + half, half);
    } else {
      // The upper halves are equal and the quotient would not fit: all ones, and the remainder is
      // upper - (B^half - 1) * b1 = upper - b1 * B^half + b1.
      std::fill(quotient, quotient + half, UINT64_MAX);
      SubtractRow(a + 2 * half, a + 2 * half, b + half, half);
      const uint64_t carry = AddRow(upper, upper, b + half, half);
      AddDigit(a + 2 * half, half, carry);
    }
    if (!context_->ok()) return;
    const Scratch product(2 * half);
    if (product.get() == nullptr) return context_->Fail(Status::kOutOfMemory);
    size_t length;
    const Digits q(quotient, NormalizedLength(quotient, half)), b2(b, NormalizedLength(b, half));
    if (Multiply(context_, product.get(), &length, q, b2) != Status::kOk) return;
    ClearDigits(product.get() + length, 2 * half - length);
    // The guess is at most two too large.
    const uint64_t borrow = SubtractRow(a, a, product.get(), 2 * half);
    int64_t above = static_cast<int64_t>(a[2 * half]) - static_cast<int64_t>(borrow);
    while (above < 0) {
      above += static_cast<int64_t>(AddRow(a, a, b, 2 * half));
      SubtractDigit(quotient, half, 1);
    }
    a[2 * half] = static_cast<uint64_t>(above);
  }

  Context* const context_;
};

// a (a_length digits) by b (at least kRecursionMinimum digits), a >= b.
void DivideRecursive(Context* context, uint64_t* quotient, uint64_t* remainder, Digits a, Digits b) {
  // Blocks of n digits: the smallest n not below the length of b that halves down to below kRecursionMinimum.
  size_t pieces = 1;
  while (pieces * kRecursionMinimum <= b.size()) pieces *= 2;
  const size_t piece = (b.size() + pieces - 1) / pieces;
  const size_t n = piece * pieces;
  const size_t shift_digits = n - b.size();
  const int shift_bits = __builtin_clzll(b[b.size() - 1]);
  // The top bit of the dividend must be clear, so that its first block is less than b.
  const size_t shifted_length = a.size() + shift_digits + 1;
  const size_t blocks = std::max<size_t>((shifted_length + n) / n, 2);
  const Scratch scratch(n + blocks * n + 2 * n);
  if (scratch.get() == nullptr) return context->Fail(Status::kOutOfMemory);
  uint64_t* const divisor = scratch.get();
  uint64_t* const dividend = divisor + n;
  uint64_t* const block_quotient = dividend + blocks * n;
  ClearDigits(divisor, shift_digits);
  ShiftLeftRow(divisor + shift_digits, b.begin(), b.size(), shift_bits);
  ClearDigits(dividend, blocks * n);
  dividend[shift_digits + a.size()] = ShiftLeftRow(dividend + shift_digits, a.begin(), a.size(), shift_bits);
  const size_t quotient_length = a.size() - b.size() + 1;
  RecursiveDivision division(context);
  for (size_t i = blocks - 1; i-- > 0 && context->ok();) {
    division.TwoByOne(block_quotient, dividend + i * n, divisor, n);
    if (quotient != nullptr && i * n < quotient_length) {
      CopyDigits(quotient + i * n, block_quotient, std::min(n, quotient_length - i * n));
    }
  }
  if (remainder != nullptr) {
    ShiftRightRow(remainder, dividend + shift_digits, b.size(), shift_bits);
  }
}

}  // namespace

Status Divide(Context* context, uint64_t* quotient, size_t* quotient_length, uint64_t* remainder,
              size_t* remainder_length, Digits a, Digits b) {
  DCHECK(b.size() != 0);
  if (quotient != nullptr) *quotient_length = 0;
  if (Compare(a, b) < 0) {
    if (remainder != nullptr) {
      CopyDigits(remainder, a.begin(), a.size());
      *remainder_length = a.size();
    }
    return context->status();
  }
  const size_t length = a.size() - b.size() + 1;
  if (b.size() == 1) {
    uint64_t rest = 0;
    for (size_t i = a.size(); i-- > 0;) {
      const uint64_t digit = DivideTwoDigits(rest, a[i], b[0], &rest);
      if (quotient != nullptr) quotient[i] = digit;
    }
    if (remainder != nullptr) remainder[0] = rest;
    context->Work(a.size());
  } else if (b.size() < kRecursionMinimum || length < kRecursionMinimum) {
    const int shift = __builtin_clzll(b[b.size() - 1]);
    const Scratch scratch(a.size() + 1 + b.size());
    if (scratch.get() == nullptr) {
      context->Fail(Status::kOutOfMemory);
      return context->status();
    }
    uint64_t* const dividend = scratch.get();
    uint64_t* const divisor = dividend + a.size() + 1;
    ShiftLeftRow(divisor, b.begin(), b.size(), shift);
    dividend[a.size()] = ShiftLeftRow(dividend, a.begin(), a.size(), shift);
    DivideKnuth(context, quotient, dividend, a.size(), divisor, b.size());
    if (remainder != nullptr) ShiftRightRow(remainder, dividend, b.size(), shift);
  } else {
    DivideRecursive(context, quotient, remainder, a, b);
  }
  if (!context->ok()) return context->status();
  if (quotient != nullptr) *quotient_length = NormalizedLength(quotient, length);
  if (remainder != nullptr) *remainder_length = NormalizedLength(remainder, b.size());
  return context->status();
}

}  // namespace v8::internal::bigint

// Multiplication: rows for short numbers, Karatsuba for long ones.

#include <algorithm>

#include "src/bigint/bigint-digits.h"
#include "src/bigint/digit-arithmetic.h"

namespace v8::internal::bigint {

namespace {

constexpr size_t kKaratsubaMinimum = 32;

// z = a * b, a_length + b_length digits.
void MultiplySchoolbook(Context* context, uint64_t* z, const uint64_t* a, size_t a_length, const uint64_t* b,
                        size_t b_length) {
  z[a_length] = MultiplyRow(z, a, a_length, b[0]);
  for (size_t i = 1; i < b_length; ++i) z[a_length + i] = MultiplyAddRow(z + i, a, a_length, b[i]);
  context->Work(a_length * b_length);
}

// |a - b| where b is shorter or as long; true when negative.
bool AbsoluteDifference(uint64_t* z, const uint64_t* a, size_t a_length, const uint64_t* b, size_t b_length) {
  const bool a_has_more = NormalizedLength(a + b_length, a_length - b_length) != 0;
  if (a_has_more || CompareRows(a, b, b_length) >= 0) {
    const uint64_t borrow = SubtractRow(z, a, b, b_length);
    CopyDigits(z + b_length, a + b_length, a_length - b_length);
    SubtractDigit(z + b_length, a_length - b_length, borrow);
    return false;
  }
  SubtractRow(z, b, a, b_length);
  ClearDigits(z + b_length, a_length - b_length);
  return true;
}

// Scratch of MultiplyEqual: four halves a level, rounded up.
size_t KaratsubaScratch(size_t length) { return 4 * length + 8 * kDigitBits; }

// z (2 * length digits) = a * b, both of `length` digits.
void MultiplyEqual(Context* context, uint64_t* z, const uint64_t* a, const uint64_t* b, size_t length,
                   uint64_t* scratch) {
  if (length < kKaratsubaMinimum) return MultiplySchoolbook(context, z, a, length, b, length);
  if (!context->ok()) return;
  const size_t low = length - length / 2, high = length / 2;
  // (a0 - a1)(b0 - b1) = a0 b0 + a1 b1 - (a0 b1 + a1 b0): the middle is had for one multiplication instead of two.
  uint64_t* const product = scratch + 2 * low;
  const bool negative =
      AbsoluteDifference(scratch, a, low, a + low, high) != AbsoluteDifference(scratch + low, b, low, b + low, high);
  MultiplyEqual(context, product, scratch, scratch + low, low, scratch + 4 * low);
  MultiplyEqual(context, z, a, b, low, scratch + 4 * low);
  MultiplyEqual(context, z + 2 * low, a + low, b + low, high, scratch + 4 * low);
  uint64_t* const middle = scratch;
  uint64_t carry = AddRow(middle, z, z + 2 * low, 2 * high);
  CopyDigits(middle + 2 * high, z + 2 * high, 2 * (low - high));
  carry = AddDigit(middle + 2 * high, 2 * (low - high), carry);
  if (negative) {
    carry += AddRow(middle, middle, product, 2 * low);
  } else {
    carry -= SubtractRow(middle, middle, product, 2 * low);
  }
  carry += AddRow(z + low, z + low, middle, 2 * low);
  AddDigit(z + 3 * low, 2 * length - 3 * low, carry);
}

}  // namespace

bool Context::Work(size_t amount) {
  constexpr size_t kPollInterval = 1'000'000;
  work_ += amount;
  if (work_ >= kPollInterval) {
    work_ = 0;
    if (ok() && !poller_()) status_ = Status::kInterrupted;
  }
  return ok();
}

Status Multiply(Context* context, uint64_t* z, size_t* z_length, Digits a, Digits b) {
  if (a.size() < b.size()) std::swap(a, b);
  *z_length = 0;
  if (b.size() == 0) return context->status();
  const size_t length = b.size();
  if (length < kKaratsubaMinimum) {
    MultiplySchoolbook(context, z, a.begin(), a.size(), b.begin(), length);
  } else {
    // The longer one in pieces as long as the shorter one.
    const bool pieces = a.size() > length;
    const Scratch scratch(KaratsubaScratch(length) + (pieces ? 2 * length : 0));
    if (scratch.get() == nullptr) {
      context->Fail(Status::kOutOfMemory);
      return context->status();
    }
    MultiplyEqual(context, z, a.begin(), b.begin(), length, scratch.get());
    uint64_t* const piece = scratch.get() + KaratsubaScratch(length);
    size_t done = length;
    for (; done + length <= a.size() && context->ok(); done += length) {
      MultiplyEqual(context, piece, a.begin() + done, b.begin(), length, scratch.get());
      const uint64_t carry = AddRow(z + done, z + done, piece, length);
      CopyDigits(z + done + length, piece + length, length);
      AddDigit(z + done + length, length, carry);
    }
    if (done < a.size() && context->ok()) {
      const size_t rest = a.size() - done;
      size_t ignored;
      Multiply(context, piece, &ignored, b, Digits(a.begin() + done, rest));
      ClearDigits(piece + ignored, length + rest - ignored);
      const uint64_t carry = AddRow(z + done, z + done, piece, length);
      CopyDigits(z + done + length, piece + length, rest);
      AddDigit(z + done + length, rest, carry);
    }
  }
  if (context->ok()) *z_length = NormalizedLength(z, a.size() + b.size());
  return context->status();
}

size_t PowLength(Digits a, uint64_t exponent) {
  const size_t bits = BitLength(a);
  if (bits == 0 || exponent == 0) return 1;
  if (bits == 1) return 1;
  if (exponent > kMaxBits || (bits - 1) * exponent >= kMaxBits) return SIZE_MAX;
  // A power of two is known exactly.
  return bits * exponent / kDigitBits + 1;
}

Status Pow(Context* context, uint64_t* z, size_t* z_length, Digits a, uint64_t exponent) {
  const size_t limit = PowLength(a, exponent);
  *z_length = 1;
  z[0] = 1;
  if (exponent == 0) return context->status();
  *z_length = a.size();
  CopyDigits(z, a.begin(), a.size());
  if (a.size() == 0 || (a.size() == 1 && a[0] == 1) || exponent == 1) return context->status();
  const Scratch scratch(limit + 2 * a.size() + 2);
  if (scratch.get() == nullptr) {
    context->Fail(Status::kOutOfMemory);
    return context->status();
  }
  // From the second bit of the exponent down: square, and multiply where the bit is set.
  for (int bit = 62 - __builtin_clzll(exponent); bit >= 0; --bit) {
    size_t length;
    if (Multiply(context, scratch.get(), &length, Digits(z, *z_length), Digits(z, *z_length)) != Status::kOk) break;
    if ((exponent >> bit & 1) != 0) {
      const Scratch product(length + a.size());
      if (product.get() == nullptr) {
        context->Fail(Status::kOutOfMemory);
        break;
      }
      if (Multiply(context, product.get(), &length, Digits(scratch.get(), length), a) != Status::kOk) break;
      CopyDigits(z, product.get(), length);
    } else {
      CopyDigits(z, scratch.get(), length);
    }
    *z_length = length;
  }
  return context->status();
}

}  // namespace v8::internal::bigint

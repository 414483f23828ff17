#include "src/numbers/math-functions.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "src/numbers/ieee754.h"

namespace v8::internal {

double Pow(double base, double exponent) {
  if (std::isnan(exponent)) return exponent;
  if (std::isinf(exponent) && std::fabs(base) == 1) return std::numeric_limits<double>::quiet_NaN();
  return ieee754::Pow(base, exponent);
}

double Modulo(double dividend, double divisor) {
  constexpr uint64_t kSign = uint64_t{1} << 63, kImplicit = uint64_t{1} << 52, kInfinity = uint64_t{0x7FF} << 52;
  const uint64_t sign = std::bit_cast<uint64_t>(dividend) & kSign;
  const uint64_t x = std::bit_cast<uint64_t>(dividend) & ~kSign, y = std::bit_cast<uint64_t>(divisor) & ~kSign;
  if (y == 0 || x >= kInfinity || y > kInfinity) return std::numeric_limits<double>::quiet_NaN();
  if (x < y) return dividend;
  // Fast path: integers.
  if (std::fabs(dividend) < 0x1p63 && std::fabs(divisor) < 0x1p63) {
    const int64_t a = static_cast<int64_t>(std::fabs(dividend)), b = static_cast<int64_t>(std::fabs(divisor));
    if (static_cast<double>(a) == std::fabs(dividend) && static_cast<double>(b) == std::fabs(divisor)) {
      return std::bit_cast<double>(std::bit_cast<uint64_t>(static_cast<double>(a % b)) | sign);
    }
  }
  // Numbers are mantissa * 2^(exponent - 1075). The mantissa of the dividend is shifted into place as far as 64 bits have
  // room, and reduced, until the exponents agree.
  const auto exponent_of = [](uint64_t bits) { return bits < kImplicit ? 1 : static_cast<int>(bits >> 52); };
  const auto mantissa_of = [](uint64_t bits) { return bits < kImplicit ? bits : (bits & (kImplicit - 1)) | kImplicit; };
  const uint64_t modulus = mantissa_of(y);
  const int exponent = exponent_of(y);
  uint64_t rest = mantissa_of(x) % modulus;
  for (int distance = exponent_of(x) - exponent; distance > 0 && rest != 0;) {
    const int shift = std::min(distance, std::countl_zero(rest));
    rest = (rest << shift) % modulus;
    distance -= shift;
  }
  if (rest == 0) return std::bit_cast<double>(sign);
  const int shift = std::countl_zero(rest) - 11;
  const uint64_t bits = shift < exponent ? ((rest << shift) & (kImplicit - 1)) |
                                               static_cast<uint64_t>(exponent - shift) << 52
                                         : rest << (exponent - 1);
  return std::bit_cast<double>(bits | sign);
}

double Round(double value) {
  // From here on there is no fraction, and adding one half could round.
  if (!(std::fabs(value) < 0x1p52)) return value;
  const double below = std::floor(value);
  return std::copysign(value - below >= 0.5 ? below + 1 : below, value);
}

double Max(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::quiet_NaN();
  if (a == b) return std::signbit(a) ? b : a;
  return a > b ? a : b;
}

double Min(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::numeric_limits<double>::quiet_NaN();
  if (a == b) return std::signbit(a) ? a : b;
  return a < b ? a : b;
}

double Hypot(const double* values, size_t count) {
  double largest = 0;
  bool nan = false;
  for (size_t i = 0; i < count; ++i) {
    if (std::isinf(values[i])) return std::numeric_limits<double>::infinity();
    if (std::isnan(values[i]))
      nan = true;
    else if (std::fabs(values[i]) > largest)
      largest = std::fabs(values[i]);
  }
  if (nan) return std::numeric_limits<double>::quiet_NaN();
  if (largest == 0) return 0;
  double sum = 0, compensation = 0;
  for (size_t i = 0; i < count; ++i) {
    const double scaled = std::fabs(values[i]) / largest;
    const double square = scaled * scaled - compensation;
    const double total = sum + square;
    compensation = (total - sum) - square;
    sum = total;
  }
  return std::sqrt(sum) * largest;
}

void PreciseSum::Add(double value) {
  if (std::isnan(value)) {
    nan_ = true;
    return;
  }
  if (std::isinf(value)) {
    (value > 0 ? plus_infinity_ : minus_infinity_) = true;
    return;
  }
  if (value == 0) {
    if (!std::signbit(value)) only_minus_zero_ = false;
    return;
  }
  only_minus_zero_ = false;
  const uint64_t bits = std::bit_cast<uint64_t>(value);
  const int biased = static_cast<int>(bits >> 52 & 0x7FF);
  uint64_t mantissa = bits & ((uint64_t{1} << 52) - 1);
  if (biased != 0) mantissa |= uint64_t{1} << 52;
  const int position = biased == 0 ? 0 : biased - 1;  // Of the last bit, above 2^-1074.
  const int chunk = position / 32;
  const unsigned __int128 shifted = static_cast<unsigned __int128>(mantissa) << (position % 32);
  const int64_t sign = value < 0 ? -1 : 1;
  chunks_[chunk] += sign * static_cast<int64_t>(shifted & 0xFFFFFFFF);
  chunks_[chunk + 1] += sign * static_cast<int64_t>(shifted >> 32 & 0xFFFFFFFF);
  chunks_[chunk + 2] += sign * static_cast<int64_t>(shifted >> 64);
  if (++pending_ == 1u << 30) Propagate();
}

// Brings all chunks but the last into 0..2^32-1.
void PreciseSum::Propagate() {
  for (int i = 0; i + 1 < kChunks; ++i) {
    const int64_t carry = chunks_[i] >> 32;
    chunks_[i] -= carry * (int64_t{1} << 32);
    chunks_[i + 1] += carry;
  }
  pending_ = 0;
}

double PreciseSum::Result() {
  if (nan_ || (plus_infinity_ && minus_infinity_)) return std::numeric_limits<double>::quiet_NaN();
  if (plus_infinity_) return std::numeric_limits<double>::infinity();
  if (minus_infinity_) return -std::numeric_limits<double>::infinity();
  if (only_minus_zero_) return -0.0;
  Propagate();
  // The last chunk carries the sign; a negative sum is negated chunk by chunk.
  const bool negative = chunks_[kChunks - 1] < 0;
  if (negative) {
    for (int64_t& chunk : chunks_) chunk = -chunk;
    Propagate();
  }
  int top = kChunks - 1;
  while (top >= 0 && chunks_[top] == 0) --top;
  double result = 0;
  if (top >= 0) {
    // 64 bits from the first set one, everything below in the last: rounded once, unless the result is subnormal, where
    // there is nothing to round as all bits are within the 53.
    const int from = top < 2 ? 0 : top - 2;
    unsigned __int128 window = 0;
    for (int i = top; i >= from; --i) window = window << 32 | static_cast<uint64_t>(chunks_[i]);
    bool sticky = false;
    for (int i = 0; i < from; ++i) sticky |= chunks_[i] != 0;
    int exponent = 32 * from - 1074;
    while (window >> 64 != 0) {
      sticky |= (window & 1) != 0;
      window >>= 1;
      ++exponent;
    }
    result = std::ldexp(static_cast<double>(static_cast<uint64_t>(window) | (sticky ? 1 : 0)), exponent);
  }
  if (negative) {
    for (int64_t& chunk : chunks_) chunk = -chunk;
    Propagate();
  }
  return negative ? -result : result;
}

void RandomNumberGenerator::SetSeed(uint64_t seed) {
  // splitmix64: neighbouring seeds give unrelated states, and at most one of two is zero.
  auto next = [&seed] {
    uint64_t z = seed += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  };
  state0_ = next();
  state1_ = next();
}

}  // namespace v8::internal

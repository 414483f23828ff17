#include "src/numbers/ieee754-inl.h"
#include "src/numbers/ieee754.h"

namespace v8::internal::ieee754 {

// A third of the exponent gives 5 bits, a polynomial 23, and a step of Newton's method the rest.
double Cbrt(double x) {
  if (!std::isfinite(x) || x == 0) return x;
  const uint32_t sign = HighWord(x) & 0x80000000;
  double t;
  if (std::fabs(x) < 0x1p-1022) {
    t = FromHighWord(sign | ((HighWord(x * 0x1p54) & 0x7FFFFFFF) / 3 + 696219795));
  } else {
    t = FromHighWord(sign | ((HighWord(x) & 0x7FFFFFFF) / 3 + 715094163));
  }
  double r = (t * t) * (t / x);
  t = t * ((0x1.e03e60f61e692p+0 + r * (-0x1.e28e092f02420p+0 + r * 0x1.9f1604a49d6c2p+0)) +
           ((r * r) * r) * (-0x1.844cbbee751d9p-1 + r * 0x1.2b000d4e4edd7p-3));
  // Rounded to 23 bits, away from zero, so that its square is exact.
  t = std::bit_cast<double>((std::bit_cast<uint64_t>(t) + 0x80000000) & 0xFFFFFFFFC0000000);
  r = x / (t * t);
  r = (r - t) / ((t + t) + r);
  return t + t * r;
}

namespace {

// A number as the sum of two, the first of 21 bits.
struct Split {
  double high;
  double low;
};

enum class Parity { kNotInteger, kOdd, kEven };

Parity ParityOf(double y) {
  const double magnitude = std::fabs(y);
  if (magnitude >= 0x1p53) return Parity::kEven;
  const double whole = std::trunc(magnitude);
  if (whole != magnitude) return Parity::kNotInteger;
  return static_cast<int64_t>(whole) & 1 ? Parity::kOdd : Parity::kEven;
}

// log2 of a number within 2^-20 of 1.
Split Log2NearOne(double x) {
  const double t = x - 1;
  const double w = (t * t) * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
  const double high = 0x1.715476p+0 * t;
  const double low = t * 0x1.4ae0bf85ddf44p-26 - w * 0x1.71547652b82fep+0;
  const double sum = HighPart(high + low);
  return {sum, low - (sum - high)};
}

// log2 of a positive finite number, by 2/3 log((1 + s) / (1 - s)) = 2 s + … for s = (x - c) / (x + c), c being 1
// or 1.5.
Split Log2InParts(double x) {
  int n = -1023;
  if (x < 0x1p-1022) {
    x *= 0x1p53;
    n -= 53;
  }
  n += static_cast<int>(HighWord(x) >> 20);
  const uint32_t significand = HighWord(x) & 0xFFFFF;
  uint32_t high_word = significand | 0x3FF00000;
  bool is_by_one_and_a_half = false;
  if (significand >= 0xBB67A) {  // √3
    n += 1;
    high_word -= 0x00100000;
  } else if (significand > 0x3988E) {  // √1.5
    is_by_one_and_a_half = true;
  }
  x = WithHighWord(x, high_word);
  const double center = is_by_one_and_a_half ? 1.5 : 1;
  const double center_log_high = is_by_one_and_a_half ? 0x1.2b8034p-1 : 0;
  const double center_log_low = is_by_one_and_a_half ? 0x1.cfdeb43cfd006p-27 : 0;

  const double difference = x - center;
  const double reciprocal = 1 / (x + center);
  const double s = difference * reciprocal;
  const double s_high = HighPart(s);
  // x + center in two parts.
  const double sum_high =
      FromHighWord(((high_word >> 1) | 0x20000000) + 0x00080000 + (is_by_one_and_a_half ? 1u << 18 : 0));
  const double sum_low = x - (sum_high - center);
  const double s_low = reciprocal * ((difference - s_high * sum_high) - s_high * sum_low);

  const double square = s * s;
  double series = square * square *
                  Polynomial(square, 0x1.3333333333303p-1, 0x1.b6db6db6fabffp-2, 0x1.55555518f264dp-2,
                             0x1.17460a91d4101p-2, 0x1.d864a93c9db65p-3, 0x1.a7e284a454eefp-3);
  series += s_low * (s_high + s);
  const double square_high = s_high * s_high;
  const double factor_high = HighPart(3 + square_high + series);
  const double factor_low = series - ((factor_high - 3) - square_high);
  const double product_high = s_high * factor_high;
  const double product_low = s_low * factor_high + factor_low * s;
  const double log_high = HighPart(product_high + product_low);
  const double log_low = product_low - (log_high - product_high);

  // 2 / (3 ln 2), and its parts.
  constexpr double kFactor = 0x1.ec709dc3a03fdp-1, kFactorHigh = 0x1.ec709ep-1, kFactorLow = -0x1.e2fe0145b01f5p-28;
  const double scaled_high = kFactorHigh * log_high;
  const double scaled_low = kFactorLow * log_high + log_low * kFactor + center_log_low;
  const double exponent = n;
  const double high = HighPart(((scaled_high + scaled_low) + center_log_high) + exponent);
  return {high, scaled_low - (((high - exponent) - center_log_high) - scaled_high)};
}

// 2^(high + low), for a sum between -1075 and 1024.
double Exp2(double high, double low) {
  int n = 0;
  double sum = high + low;
  if (std::fabs(sum) >= FromHighWord(0x3FE00001)) {
    // The nearest integer, by the first words.
    const uint32_t word = HighWord(sum);
    int exponent = static_cast<int>(word >> 20 & 0x7FF) - 1023;
    const uint32_t rounded = word + (0x00100000u >> (exponent + 1));
    exponent = static_cast<int>(rounded >> 20 & 0x7FF) - 1023;
    high -= FromHighWord(rounded & ~(0x000FFFFFu >> exponent));
    n = static_cast<int>(((rounded & 0x000FFFFF) | 0x00100000) >> (20 - exponent));
    if (sum < 0) n = -n;
  }
  const double t = HighPart(low + high);
  const double scaled_high = t * 0x1.62e43p-1;  // ln 2 in two parts
  const double scaled_low = (low - (t - high)) * kLn2 + t * -0x1.05c610ca86c39p-29;
  const double z = scaled_high + scaled_low;
  const double rest = scaled_low - (z - scaled_high);
  const double square = z * z;
  const double c = z - square * Polynomial(square, 0x1.555555555553ep-3, -0x1.6c16c16bebd93p-9, 0x1.1566aaf25de2cp-14,
                                           -0x1.bbd41c5d26bf1p-20, 0x1.6376972bea4d0p-25);
  // The last term belongs behind the quotient; V8 has it in the divisor, and scripts have seen its results.
  const double r = (z * c) / ((c - 2) - (rest + z * rest));
  const double value = 1 - (r - z);
  const int exponent = static_cast<int>(HighWord(value) >> 20) + n;
  if (exponent <= 0) return std::ldexp(value, n);
  return WithHighWord(value, HighWord(value) + (static_cast<uint32_t>(n) << 20));
}

// What overflows and underflows, with the sign of the result.
double Overflow(bool is_negative) { return is_negative ? -kInfinity : kInfinity; }
double Underflow(bool is_negative) { return is_negative ? -0.0 : 0.0; }

}  // namespace

// x^y = 2^(y log2(x)), with log2 and the product in two parts.
double Pow(double x, double y) {
  if (y == 0 || x == 1) return 1;
  if (std::isnan(x) || std::isnan(y)) return kNaN;
  const double magnitude = std::fabs(x);
  if (std::isinf(y)) return magnitude == 1 ? 1 : (magnitude > 1) == (y > 0) ? kInfinity : 0;
  if (y == 1) return x;
  if (y == -1) return 1 / x;
  if (y == 2) return x * x;
  if (y == 0.5 && !std::signbit(x)) return std::sqrt(x);

  const Parity parity = std::signbit(x) ? ParityOf(y) : Parity::kEven;
  const bool is_negative = parity == Parity::kOdd;
  if (magnitude == 0 || magnitude == kInfinity) {
    const double value = y < 0 ? 1 / magnitude : magnitude;
    return is_negative ? -value : value;
  }
  if (parity == Parity::kNotInteger) return kNaN;
  if (magnitude == 1) return is_negative ? -1 : 1;

  Split log;
  if (std::fabs(y) >= FromHighWord(0x41E00001)) {
    // Overflows or underflows unless x is near one; from 2^64 on, always.
    const bool is_large = std::fabs(y) >= FromHighWord(0x43F00001);
    if (magnitude < (is_large ? 1 : FromHighWord(0x3FEFFFFF)))
      return y < 0 ? Overflow(is_negative) : Underflow(is_negative);
    if (magnitude >= (is_large ? 1 : FromHighWord(0x3FF00001))) {
      return y > 0 ? Overflow(is_negative) : Underflow(is_negative);
    }
    log = Log2NearOne(magnitude);
  } else {
    log = Log2InParts(magnitude);
  }
  const double y_high = HighPart(y);
  const double low = (y - y_high) * log.high + y * log.low;
  const double high = y_high * log.high;
  const double sum = low + high;
  // Where the sum is the limit itself, what it lost decides. The constant is how far above the limit rounding still
  // keeps the result finite.
  if (sum > 1024 || (sum == 1024 && low + 0x1.71547652b82fep-54 > sum - high)) return Overflow(is_negative);
  if (sum < -1075 || (sum == -1075 && low <= sum - high)) return Underflow(is_negative);
  const double value = Exp2(high, low);
  return is_negative ? -value : value;
}

}  // namespace v8::internal::ieee754

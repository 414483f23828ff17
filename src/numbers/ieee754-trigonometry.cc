#include "src/numbers/ieee754-inl.h"
#include "src/numbers/ieee754.h"

// Sine, cosine and tangent: the argument is brought into ±π/4 by taking away quarter turns, with as many bits of π as
// that needs; polynomials do the rest.
namespace v8::internal::ieee754 {

namespace {

// x = quarter_turns · π/2 + angle + tail.
struct Reduced {
  int quarter_turns;  // The last two bits matter.
  double angle;
  double tail;
};

// Up to here the angle is its own reduction; π/4 and a little.
constexpr double kNotReduced = FromHighWord(0x3FE921FC);
// 2^20 π/2 and a little: quarter turns below it times 33 bits of π/2 are exact.
constexpr double kReducedInParts = FromHighWord(0x413921FC);

// π/2 in pieces of 33 bits, each with the rest behind it.
constexpr double kHalfPiPart[] = {0x1.921fb544p+0, 0x1.0b4611a6p-34, 0x1.3198a2ep-69};
constexpr double kHalfPiRest[] = {0x1.0b4611a626331p-34, 0x1.3198a2e037073p-69, 0x1.b839a252049c1p-104};

int ExponentOf(double x) { return static_cast<int>(HighWord(x) >> 20 & 0x7FF); }

// Cody and Waite's reduction, for positive x: the more of x is cancelled, the more pieces of π/2 are taken.
Reduced ReduceInParts(double x) {
  constexpr double kTwoOverPi = 0x1.45f306dc9c883p-1;
  const int quarter_turns = static_cast<int>(x * kTwoOverPi + 0.5);
  const double n = quarter_turns;
  double rest = x - n * kHalfPiPart[0];
  double correction = n * kHalfPiRest[0];
  double angle = rest - correction;
  const bool is_near_multiple = quarter_turns >= 32 || HighWord(x) == HighWord(n * kHalfPi);
  constexpr int kCancelledBits[] = {16, 49};
  for (int part = 1; part < 3; ++part) {
    if (!is_near_multiple || ExponentOf(x) - ExponentOf(angle) <= kCancelledBits[part - 1]) break;
    const double before = rest;
    correction = n * kHalfPiPart[part];
    rest = before - correction;
    correction = n * kHalfPiRest[part] - ((before - rest) - correction);
    angle = rest - correction;
  }
  return {quarter_turns, angle, (rest - angle) - correction};
}

// 2/π in binary, behind the point, as many bits as the largest exponent asks for.
constexpr uint64_t kTwoOverPiBits[] = {
    0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
    0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
    0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
    0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
};

// Digits of 24 bits: the product of two is exact in a double, and so is the sum of a few.
constexpr int kDigitBits = 24;
constexpr uint32_t kDigitMask = (1 << kDigitBits) - 1;

// The digit of 2/π that counts 2^(-24 (index + 1)).
uint64_t TwoOverPiDigit(int index) {
  if (index < 0) return 0;
  const uint64_t* word = &kTwoOverPiBits[index * kDigitBits / 64];
  const int shift = index * kDigitBits % 64;
  const uint64_t bits = shift == 0 ? word[0] : word[0] << shift | word[1] >> (64 - shift);
  return bits >> (64 - kDigitBits);
}

// π/2 in such digits, the first of which counts 2^-23.
constexpr uint32_t kHalfPiDigits[] = {0xC90FDA, 0xA22168, 0xC234C4, 0xC6628B, 0x80DC1C};

// Payne and Hanek's reduction, for positive finite x from kReducedInParts on: of the product of x and 2/π, digit by
// digit, only those digits are computed that are not multiples of four quarter turns, down to five from there (so far
// fdlibm goes; more digits would be more exact, and different).
Reduced ReduceInDigits(double x) {
  constexpr int kFirstDigits = 5;
  const uint64_t bits = std::bit_cast<uint64_t>(x);
  const uint64_t significand = (bits & 0xFFFFFFFFFFFFF) | uint64_t{1} << 52;
  const uint64_t digits[] = {significand >> 29, significand >> 5 & kDigitMask, (significand & 31) << 19};
  const int exponent = ExponentOf(x) - 1023 - 23;  // x = digits[0] 2^exponent + …
  const int first = exponent < 3 ? 0 : (exponent - 3) / kDigitBits;
  auto product_digit = [&](int index) {
    uint64_t sum = 0;
    for (int i = 0; i < 3; ++i) sum += digits[i] * TwoOverPiDigit(first + index - i);
    return sum;
  };
  unsigned __int128 product = 0;
  for (int i = 0; i < kFirstDigits; ++i) product = (product << kDigitBits) + product_digit(i);
  int fraction_bits = kDigitBits * (first + kFirstDigits) - exponent;

  // The nearest whole number of quarter turns, and what is left or too much.
  const unsigned __int128 quarter_turns = ((product >> (fraction_bits - 1)) + 1) >> 1;
  __int128 fraction = static_cast<__int128>(product - (quarter_turns << fraction_bits));
  unsigned __int128 magnitude = static_cast<unsigned __int128>(fraction < 0 ? -fraction : fraction);
  int zeros = 0;
  while (zeros < kFirstDigits && magnitude >> (kDigitBits * (kFirstDigits - 1 - zeros)) == 0) ++zeros;
  // For each zero in front another digit.
  for (int i = 0; i < zeros; ++i) fraction = fraction * (1 << kDigitBits) + product_digit(kFirstDigits + i);
  fraction_bits += kDigitBits * zeros;
  magnitude = static_cast<unsigned __int128>(fraction < 0 ? -fraction : fraction);

  // Times π/2, again by digits, the smaller ones added first.
  uint32_t left[6] = {};
  int count = 0;
  for (; magnitude != 0; magnitude >>= kDigitBits) left[count++] = static_cast<uint32_t>(magnitude) & kDigitMask;
  double terms[6] = {};
  double scale = PowerOfTwo(kDigitBits * (count - 1) - fraction_bits - 23);
  for (int i = 0; i < count; ++i, scale *= 1.0 / (1 << kDigitBits)) {
    uint64_t sum = 0;
    for (int k = 0; k < 5 && k <= i; ++k) sum += uint64_t{kHalfPiDigits[k]} * left[count - 1 - i + k];
    terms[i] = static_cast<double>(sum) * scale;
  }
  double angle = 0;
  for (int i = count - 1; i >= 0; --i) angle += terms[i];
  double tail = terms[0] - angle;
  for (int i = 1; i < count; ++i) tail += terms[i];
  const int turns = static_cast<int>(quarter_turns & 3);
  return fraction < 0 ? Reduced{turns, -angle, -tail} : Reduced{turns, angle, tail};
}

Reduced Reduce(double x) {
  const double magnitude = std::fabs(x);
  const Reduced reduced = magnitude < kReducedInParts ? ReduceInParts(magnitude) : ReduceInDigits(magnitude);
  if (x >= 0) return reduced;
  return {-reduced.quarter_turns, -reduced.angle, -reduced.tail};
}

// x + S1 x³ + … + S6 x¹³.
constexpr double kSine1 = -0x1.5555555555549p-3;
double SineSeries(double z) {
  return Polynomial(z, 0x1.111111110f8a6p-7, -0x1.a01a019c161d5p-13, 0x1.71de357b1fe7dp-19, -0x1.ae5e68a2b9cebp-26,
                    0x1.5d93a5acfd57cp-33);
}

double SineOfSmall(double x) {
  if (std::fabs(x) < 0x1p-27) return x;
  const double z = x * x;
  return x + z * x * (kSine1 + z * SineSeries(z));
}

double SineOfSmall(double x, double tail) {
  if (std::fabs(x) < 0x1p-27) return x;
  const double z = x * x;
  const double cube = z * x;
  return x - ((z * (0.5 * tail - cube * SineSeries(z)) - tail) - cube * kSine1);
}

// 1 - x²/2 + C1 x⁴ + … + C6 x¹⁴. A number near x²/2 with few bits is taken from both 1 and x²/2, so that less is
// rounded.
double CosineOfSmall(double x, double tail) {
  const double magnitude = std::fabs(x);
  if (magnitude < 0x1p-27) return 1;
  const double z = x * x;
  const double series = z * Polynomial(z, 0x1.555555555554cp-5, -0x1.6c16c16c15177p-10, 0x1.a01a019cb1590p-16,
                                       -0x1.27e4f809c52adp-22, 0x1.1ee9ebdb4b1c4p-29, -0x1.8fae9be8838d4p-37);
  if (magnitude < FromHighWord(0x3FD33333)) return 1 - (0.5 * z - (z * series - x * tail));
  const double part = magnitude >= FromHighWord(0x3FE90001) ? 0.28125 : FromHighWord(HighWord(magnitude) - 0x00200000);
  return (1 - part) - ((0.5 * z - part) - (z * series - x * tail));
}

// -1 / (x + tail), with `sum` that sum rounded.
double MinusReciprocal(double sum, double x, double tail) {
  const double sum_high = HighPart(sum);
  const double sum_low = tail - (sum_high - x);
  const double quotient = -1 / sum;
  const double quotient_high = HighPart(quotient);
  const double error = 1 + quotient_high * sum_high;
  return quotient_high + quotient * (error + quotient_high * sum_low);
}

// The tangent, or minus its reciprocal. From 0.6744 on by way of tan(π/4 - x).
double TangentOfSmall(double x, double tail, bool is_reciprocal) {
  const double magnitude = std::fabs(x);
  if (magnitude < 0x1p-28) return is_reciprocal ? MinusReciprocal(x + tail, x, tail) : x;
  const bool is_large = magnitude >= FromHighWord(0x3FE59428);
  const bool is_negative = x < 0;
  if (is_large) {
    const double high = kQuarterPi - magnitude;
    const double low = kQuarterPiLow - (is_negative ? -tail : tail);
    x = high + low;
    tail = 0;
  }
  const double z = x * x;
  const double w = z * z;
  const double odd = Polynomial(w, 0x1.111111110fe7ap-3, 0x1.664f48406d637p-6, 0x1.d6d22c9560328p-9,
                                0x1.344d8f2f26501p-11, 0x1.47e88a03792a6p-14, -0x1.375cbdb605373p-16);
  const double even = z * Polynomial(w, 0x1.ba1ba1bb341fep-5, 0x1.226e3e96e8493p-7, 0x1.7dbc8fee08315p-10,
                                     0x1.026f71a8d1068p-12, 0x1.2b80f32f0a7e9p-14, 0x1.b2a7074bf7ad4p-16);
  const double cube = z * x;
  double rest = tail + z * (cube * (odd + even) + tail);
  rest += 0x1.5555555555563p-2 * cube;
  const double tangent = x + rest;
  if (is_large) {
    const double sign = is_reciprocal ? -1 : 1;
    const double value = sign - 2 * (x - (tangent * tangent / (tangent + sign) - rest));
    return is_negative ? -value : value;
  }
  return is_reciprocal ? MinusReciprocal(tangent, x, rest) : tangent;
}

}  // namespace

double Sin(double x) {
  if (std::fabs(x) < kNotReduced) return SineOfSmall(x);
  if (!std::isfinite(x)) return kNaN;
  const Reduced reduced = Reduce(x);
  const double value =
      reduced.quarter_turns & 1 ? CosineOfSmall(reduced.angle, reduced.tail) : SineOfSmall(reduced.angle, reduced.tail);
  return reduced.quarter_turns & 2 ? -value : value;
}

double Cos(double x) {
  if (std::fabs(x) < kNotReduced) return CosineOfSmall(x, 0);
  if (!std::isfinite(x)) return kNaN;
  const Reduced reduced = Reduce(x);
  const double value =
      reduced.quarter_turns & 1 ? SineOfSmall(reduced.angle, reduced.tail) : CosineOfSmall(reduced.angle, reduced.tail);
  return (reduced.quarter_turns + 1) & 2 ? -value : value;
}

double Tan(double x) {
  if (std::fabs(x) < kNotReduced) return TangentOfSmall(x, 0, false);
  if (!std::isfinite(x)) return kNaN;
  const Reduced reduced = Reduce(x);
  return TangentOfSmall(reduced.angle, reduced.tail, reduced.quarter_turns & 1);
}

}  // namespace v8::internal::ieee754

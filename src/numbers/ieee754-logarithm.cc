#include "src/numbers/ieee754-inl.h"
#include "src/numbers/ieee754.h"

namespace v8::internal::ieee754 {

namespace {

// x = 2^k (1 + f) with 1 + f between √½ and √2, for positive finite x. `significand`: the first 20 bits of x's one.
struct ReducedLogarithm {
  explicit ReducedLogarithm(double x) {
    k = -1023;
    if (x < 0x1p-1022) {
      x *= 0x1p54;
      k -= 54;
    }
    k += static_cast<int>(HighWord(x) >> 20);
    significand = HighWord(x) & 0xFFFFF;
    const bool is_halved = significand + 0x95F64 >= 0x100000;
    k += is_halved;
    f = WithHighWord(x, significand | (is_halved ? 0x3FE00000 : 0x3FF00000)) - 1;
  }

  int k;
  uint32_t significand;
  double f;
};

// What a logarithm is where it does not need computing.
bool IsSpecialLogarithm(double x) { return !(x > 0 && x < kInfinity); }
double SpecialLogarithm(double x) { return x == 0 ? -kInfinity : x < 0 ? kNaN : x; }

}  // namespace

double Log(double x) {
  if (IsSpecialLogarithm(x)) return SpecialLogarithm(x);
  const ReducedLogarithm reduced(x);
  const double f = reduced.f;
  const double k = reduced.k;
  // |f| < 2^-20
  if (((reduced.significand + 2) & 0xFFFFF) < 3) {
    if (f == 0) return k * kLn2High + k * kLn2Low;
    const double rest = f * f * (0.5 - 0.33333333333333333 * f);
    return k == 0 ? f - rest : k * kLn2High - ((rest - k * kLn2Low) - f);
  }
  const double s = f / (2 + f);
  const double series = LogarithmSeries(s * s);
  // Near √2 taking f²/2 apart loses less.
  if (reduced.significand >= 0x6147A && reduced.significand <= 0x6B851) {
    const double half_square = 0.5 * f * f;
    if (k == 0) return f - (half_square - s * (half_square + series));
    return k * kLn2High - ((half_square - (s * (half_square + series) + k * kLn2Low)) - f);
  }
  if (k == 0) return f - s * (f - series);
  return k * kLn2High - ((s * (f - series) - k * kLn2Low) - f);
}

// log(1 + x), by way of 1 + x rounded, corrected by what the rounding lost.
double Log1p(double x) {
  if (x <= -1) return x == -1 ? -kInfinity : kNaN;
  if (!(x < kInfinity)) return x;
  const double magnitude = std::fabs(x);
  if (magnitude < 0x1p-29) return magnitude < 0x1p-54 ? x : x - x * x * 0.5;
  int k = 0;
  double f = x, correction = 0;
  bool is_tiny = false;
  // Outside √½ - 1 … √2 - 1
  if (x >= FromHighWord(0x3FDA827A) || x <= -FromHighWord(0x3FD2BEC5)) {
    double u = x;
    if (x < 0x1p53) {
      u = 1 + x;
      k = static_cast<int>(HighWord(u) >> 20) - 1023;
      correction = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    } else {
      k = static_cast<int>(HighWord(u) >> 20) - 1023;
    }
    const uint32_t significand = HighWord(u) & 0xFFFFF;
    if (significand < 0x6A09E) {
      u = WithHighWord(u, significand | 0x3FF00000);
      is_tiny = significand == 0;
    } else {
      k += 1;
      u = WithHighWord(u, significand | 0x3FE00000);
      is_tiny = (0x100000 - significand) >> 2 == 0;
    }
    f = u - 1;
  }
  const double half_square = 0.5 * f * f;
  if (is_tiny) {
    if (f == 0) return k == 0 ? 0 : k * kLn2High + (correction + k * kLn2Low);
    const double rest = half_square * (1 - 0.66666666666666666 * f);
    return k == 0 ? f - rest : k * kLn2High - ((rest - (k * kLn2Low + correction)) - f);
  }
  const double s = f / (2 + f);
  const double z = s * s;
  const double series =
      z * Polynomial(z, 0x1.5555555555593p-1, 0x1.999999997fa04p-2, 0x1.2492494229359p-2, 0x1.c71c51d8e78afp-3,
                     0x1.7466496cb03dep-3, 0x1.39a09d078c69fp-3, 0x1.2f112df3e5244p-3);
  if (k == 0) return f - (half_square - s * (half_square + series));
  return k * kLn2High - ((half_square - (s * (half_square + series) + (k * kLn2Low + correction))) - f);
}

// (f - f²/2 + s (f²/2 + R)) / ln 2 + k, in two parts.
double Log2(double x) {
  if (IsSpecialLogarithm(x)) return SpecialLogarithm(x);
  if (x == 1) return 0;
  constexpr double kOverLn2High = 0x1.71547652p+0, kOverLn2Low = 0x1.705fc2eefa2p-33;
  const ReducedLogarithm reduced(x);
  const double f = reduced.f;
  const double s = f / (2 + f);
  const double half_square = 0.5 * f * f;
  const double series = s * (half_square + LogarithmSeries(s * s));
  const double high = HighPart(f - half_square);
  const double low = (f - high) - half_square + series;
  const double value_high = high * kOverLn2High;
  const double value_low = (low + high) * kOverLn2Low + low * kOverLn2High;
  const double k = reduced.k;
  const double sum = k + value_high;
  return (value_low + ((k - sum) + value_high)) + sum;
}

double Log10(double x) {
  if (IsSpecialLogarithm(x)) return SpecialLogarithm(x);
  if (x == 1) return 0;
  constexpr double kOverLn10 = 0x1.bcb7b1526e50ep-2;
  constexpr double kLog2High = 0x1.34413509f6p-2, kLog2Low = 0x1.9fef311f12b36p-42;
  int k = -1023;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    k -= 54;
  }
  k += static_cast<int>(HighWord(x) >> 20);
  // Of numbers below one the significand is taken between ½ and 1, so that its logarithm has the sign of the result.
  const int is_below_one = k < 0 ? 1 : 0;
  const double exponent = k + is_below_one;
  const double significand =
      WithHighWord(x, (HighWord(x) & 0xFFFFF) | static_cast<uint32_t>(0x3FF - is_below_one) << 20);
  const double low = exponent * kLog2Low + kOverLn10 * Log(significand);
  return low + exponent * kLog2High;
}

double Asinh(double x) {
  const double magnitude = std::fabs(x);
  if (!(magnitude < kInfinity) || magnitude < 0x1p-28) return x;
  double value;
  if (magnitude >= FromHighWord(0x41B00001)) {
    value = Log(magnitude) + kLn2;
  } else if (magnitude >= FromHighWord(0x40000001)) {
    value = Log(2 * magnitude + 1 / (std::sqrt(x * x + 1) + magnitude));
  } else {
    const double square = x * x;
    value = Log1p(magnitude + square / (1 + std::sqrt(1 + square)));
  }
  return x > 0 ? value : -value;
}

double Acosh(double x) {
  if (!(x >= 1)) return kNaN;
  if (x == 1) return 0;
  if (x >= 0x1p28) return x == kInfinity ? x : Log(x) + kLn2;
  if (x >= FromHighWord(0x40000001)) return Log(2 * x - 1 / (x + std::sqrt(x * x - 1)));
  const double t = x - 1;
  return Log1p(t + std::sqrt(2 * t + t * t));
}

double Atanh(double x) {
  const double magnitude = std::fabs(x);
  if (!(magnitude <= 1)) return kNaN;
  if (magnitude == 1) return x * kInfinity;
  if (magnitude < 0x1p-28) return x;
  const double twice = magnitude + magnitude;
  const double value =
      0.5 * (magnitude < 0.5 ? Log1p(twice + twice * magnitude / (1 - magnitude)) : Log1p(twice / (1 - magnitude)));
  return x < 0 ? -value : value;
}

}  // namespace v8::internal::ieee754

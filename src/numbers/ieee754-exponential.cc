#include "src/numbers/ieee754-inl.h"
#include "src/numbers/ieee754.h"

namespace v8::internal::ieee754 {

namespace {

// Beyond it e^x is infinite.
constexpr double kOverflow = 0x1.62e42fefa39efp+9;
// Beyond it sinh(x) and cosh(x) are.
constexpr double kHyperbolicOverflow = 0x1.633ce8fb9f87dp+9;
// A little less than the first, for half of e^x: 709.78.
constexpr double kLargestExponent = FromHighWord(0x40862E42);
// ln 2 / 2 and a little.
constexpr double kHalfLn2 = FromHighWord(0x3FD62E43);

// x = k ln 2 + high - low, with what is left within ln 2 / 2.
struct ReducedExponent {
  explicit ReducedExponent(double x) {
    constexpr double kOverLn2 = 0x1.71547652b82fep+0;
    k = static_cast<int>(kOverLn2 * x + (x < 0 ? -0.5 : 0.5));
    high = x - k * kLn2High;
    low = k * kLn2Low;
  }

  int k;
  double high;
  double low;
};

}  // namespace

// e^r = 1 + r + r c / (2 - c), with c = r - P1 r² - … - P5 r¹⁰.
double Exp(double x) {
  if (std::isnan(x)) return x;
  if (x > kOverflow) return kInfinity;
  if (x < -0x1.74910d52d3051p+9) return 0;
  const double magnitude = std::fabs(x);
  if (magnitude < 0x1p-28) return 1 + x;
  const bool is_reduced = magnitude >= kHalfLn2;
  // The steps below round the wrong way here.
  if (x == 1) return 0x1.5bf0a8b145769p+1;
  const ReducedExponent reduced(is_reduced ? x : 0);
  const double r = is_reduced ? reduced.high - reduced.low : x;
  const double z = r * r;
  const double c = r - z * Polynomial(z, 0x1.555555555553ep-3, -0x1.6c16c16bebd93p-9, 0x1.1566aaf25de2cp-14,
                                      -0x1.bbd41c5d26bf1p-20, 0x1.6376972bea4d0p-25);
  if (!is_reduced) return 1 - ((r * c) / (c - 2) - r);
  const double value = 1 - ((reduced.low - (r * c) / (2 - c)) - reduced.high);
  if (reduced.k == 1024) return value * 2 * 0x1p1023;
  if (reduced.k >= -1021) return value * PowerOfTwo(reduced.k);
  return value * PowerOfTwo(reduced.k + 1000) * 0x1p-1000;
}

// e^r - 1 = r + r²/2 + …, by a rational function of r²/2; then times 2^k, with the 1 taken away where least is lost.
double Expm1(double x) {
  if (std::isnan(x)) return x;
  if (x > kOverflow) return kInfinity;
  const double magnitude = std::fabs(x);
  if (x < 0 && magnitude >= FromHighWord(0x4043687A)) return -1;  // 56 ln 2
  if (magnitude < 0x1p-54) return x;
  int k = 0;
  double r = x, c = 0;
  if (magnitude >= kHalfLn2) {
    const ReducedExponent reduced(x);
    k = reduced.k;
    r = reduced.high - reduced.low;
    c = (reduced.high - r) - reduced.low;
  }
  const double half = 0.5 * r;
  const double half_square = r * half;
  const double r1 = Polynomial(half_square, 1.0, -0x1.11111111110f4p-5, 0x1.a01a019fe5585p-10, -0x1.4ce199eaadbb7p-14,
                               0x1.0cfca86e65239p-18, -0x1.afdb76e09c32dp-23);
  const double t = 3 - r1 * half;
  const double e = half_square * ((r1 - t) / (6 - r * t));
  if (k == 0) return r - (r * e - half_square);
  const double error = (r * (e - c) - c) - half_square;
  if (k == -1) return 0.5 * (r - error) - 0.5;
  if (k == 1) return r < -0.25 ? -2 * (error - (r + 0.5)) : 1 + 2 * (r - error);
  if (k <= -2 || k > 56) {
    const double value = 1 - (error - r);
    return (k == 1024 ? value * 2 * 0x1p1023 : value * PowerOfTwo(k)) - 1;
  }
  if (k < 20) return ((1 - PowerOfTwo(-k)) - (error - r)) * PowerOfTwo(k);
  return (r - (error + PowerOfTwo(-k)) + 1) * PowerOfTwo(k);
}

double Sinh(double x) {
  const double half = x < 0 ? -0.5 : 0.5;
  const double magnitude = std::fabs(x);
  if (magnitude < 22) {
    if (magnitude < 0x1p-28) return x;
    const double t = Expm1(magnitude);
    return magnitude < 1 ? half * (2 * t - t * t / (t + 1)) : half * (t + t / (t + 1));
  }
  if (magnitude < kLargestExponent) return half * Exp(magnitude);
  if (magnitude <= kHyperbolicOverflow) {
    const double w = Exp(0.5 * magnitude);
    return half * w * w;
  }
  return x * kInfinity;
}

double Cosh(double x) {
  const double magnitude = std::fabs(x);
  if (magnitude < kHalfLn2) {
    const double t = Expm1(magnitude);
    const double w = 1 + t;
    return magnitude < 0x1p-55 ? w : 1 + (t * t) / (w + w);
  }
  if (magnitude < 22) {
    const double t = Exp(magnitude);
    return 0.5 * t + 0.5 / t;
  }
  if (magnitude < kLargestExponent) return 0.5 * Exp(magnitude);
  if (magnitude <= kHyperbolicOverflow) {
    const double w = Exp(0.5 * magnitude);
    return 0.5 * w * w;
  }
  return magnitude * kInfinity;
}

double Tanh(double x) {
  if (std::isnan(x)) return x;
  const double magnitude = std::fabs(x);
  if (magnitude < 0x1p-28) return x;
  double value = 1;
  if (magnitude < 1) {
    const double t = Expm1(-2 * magnitude);
    value = -t / (t + 2);
  } else if (magnitude < 22) {
    value = 1 - 2 / (Expm1(2 * magnitude) + 2);
  }
  return x < 0 ? -value : value;
}

}  // namespace v8::internal::ieee754

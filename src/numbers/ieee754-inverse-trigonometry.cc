#include "src/numbers/ieee754-inl.h"
#include "src/numbers/ieee754.h"

namespace v8::internal::ieee754 {

namespace {

// asin(x) = x + x R(x²) up to one half.
double ArcsineSeries(double z) {
  const double numerator = z * Polynomial(z, 0x1.5555555555555p-3, -0x1.4d61203eb6f7dp-2, 0x1.9c1550e884455p-3,
                                          -0x1.48228b5688f3bp-5, 0x1.9efe07501b288p-11, 0x1.23de10dfdf709p-15);
  const double denominator =
      Polynomial(z, 1.0, -0x1.33a271c8a2d4bp+1, 0x1.02ae59c598ac8p+1, -0x1.6066c1b8d0159p-1, 0x1.3b8c5b12e9282p-4);
  return numerator / denominator;
}

// What the high part of the square root of z leaves.
double SquareRootRest(double z, double root) {
  const double high = HighPart(root);
  return (z - high * high) / (root + high);
}

}  // namespace

// Beyond one half: asin(x) = π/2 - 2 asin(√((1 - x) / 2)).
double Asin(double x) {
  const double magnitude = std::fabs(x);
  if (magnitude < 0.5) return x + x * ArcsineSeries(x * x);
  if (magnitude == 1) return x * kHalfPi + x * kHalfPiLow;
  if (!(magnitude < 1)) return kNaN;
  const double z = (1 - magnitude) * 0.5;
  const double series = ArcsineSeries(z);
  const double root = std::sqrt(z);
  double value;
  if (magnitude >= FromHighWord(0x3FEF3333)) {
    value = kHalfPi - (2 * (root + root * series) - kHalfPiLow);
  } else {
    const double low = 2 * root * series - (kHalfPiLow - 2 * SquareRootRest(z, root));
    const double high = kQuarterPi - 2 * HighPart(root);
    value = kQuarterPi - (low - high);
  }
  return x > 0 ? value : -value;
}

double Acos(double x) {
  if (std::fabs(x) < 0.5) return kHalfPi - (x - (kHalfPiLow - x * ArcsineSeries(x * x)));
  if (x == 1) return 0;
  if (x == -1) return kPi;
  if (!(std::fabs(x) < 1)) return kNaN;
  const double z = (1 - std::fabs(x)) * 0.5;
  const double root = std::sqrt(z);
  if (x < 0) return kPi - 2 * (root + (ArcsineSeries(z) * root - kHalfPiLow));
  return 2 * (HighPart(root) + (ArcsineSeries(z) * root + SquareRootRest(z, root)));
}

// atan(x) = atan(c) + atan((x - c) / (1 + c x)) for the c among ½, 1, 1½ and ∞ that is nearest.
double Atan(double x) {
  const double magnitude = std::fabs(x);
  if (std::isnan(x)) return x;
  if (magnitude >= 0x1p66) return x > 0 ? kHalfPi : -kHalfPi;
  if (magnitude < 0x1p-27) return x;
  double t, center = 0, center_low = 0;
  if (magnitude < 0x1.cp-2) {
    t = x;
  } else if (magnitude < 0x1.6p-1) {
    t = (2 * magnitude - 1) / (2 + magnitude);
    center = 0x1.dac670561bb4fp-2;
    center_low = 0x1.a2b7f222f65e2p-56;
  } else if (magnitude < 0x1.3p+0) {
    t = (magnitude - 1) / (magnitude + 1);
    center = kQuarterPi;
    center_low = kQuarterPiLow;
  } else if (magnitude < 0x1.38p+1) {
    t = (magnitude - 1.5) / (1 + 1.5 * magnitude);
    center = 0x1.f730bd281f69bp-1;
    center_low = 0x1.007887af0cbbdp-56;
  } else {
    t = -1 / magnitude;
    center = kHalfPi;
    center_low = kHalfPiLow;
  }
  const double z = t * t;
  const double w = z * z;
  const double odd = z * Polynomial(w, 0x1.555555555550dp-2, 0x1.24924920083ffp-3, 0x1.745cdc54c206ep-4,
                                    0x1.10d66a0d03d51p-4, 0x1.97b4b24760debp-5, 0x1.0ad3ae322da11p-6);
  const double even = w * Polynomial(w, -0x1.999999998ebc4p-3, -0x1.c71c6fe231671p-4, -0x1.3b0f2af749a6dp-4,
                                     -0x1.dde2d52defd9ap-5, -0x1.2b4442c6a6c2fp-5);
  const double correction = t * (odd + even);
  if (center == 0) return t - correction;
  const double value = center - ((correction - center_low) - t);
  return x < 0 ? -value : value;
}

double Atan2(double y, double x) {
  if (std::isnan(x) || std::isnan(y)) return kNaN;
  if (x == 1) return Atan(y);
  const bool is_left = std::signbit(x);
  double value;  // For the upper half plane.
  if (y == 0) {
    value = is_left ? kPi : 0;
  } else if (x == 0) {
    value = kHalfPi;
  } else if (std::isinf(x)) {
    value = std::isinf(y) ? (is_left ? 3 * kQuarterPi : kQuarterPi) : (is_left ? kPi : 0);
  } else if (std::isinf(y)) {
    value = kHalfPi;
  } else {
    // The exponents' difference, rounded down.
    const int exponents = static_cast<int>((HighWord(y) & 0x7FFFFFFF) - (HighWord(x) & 0x7FFFFFFF)) >> 20;
    if (exponents > 60) {
      value = kHalfPi;
    } else {
      const double angle = is_left && exponents < -60 ? 0 : Atan(std::fabs(y / x));
      value = is_left ? kPi - (angle - kPiLow) : angle;
    }
  }
  return std::signbit(y) ? -value : value;
}

}  // namespace v8::internal::ieee754

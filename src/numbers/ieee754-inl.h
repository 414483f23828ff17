// What the files of ieee754.h share: doubles as two words, polynomials.

#ifndef FLAT8_SRC_NUMBERS_IEEE754_INL_H_
#define FLAT8_SRC_NUMBERS_IEEE754_INL_H_

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace v8::internal::ieee754 {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The natural logarithm of 2, its first 32 bits (times an exponent it is exact), and the rest.
inline constexpr double kLn2 = 0x1.62e42fefa39efp-1;
inline constexpr double kLn2High = 0x1.62e42feep-1;
inline constexpr double kLn2Low = 0x1.a39ef35793c76p-33;

inline constexpr double kPi = 0x1.921fb54442d18p+1;
inline constexpr double kPiLow = 0x1.1a62633145c07p-53;
inline constexpr double kHalfPi = 0x1.921fb54442d18p+0;
inline constexpr double kHalfPiLow = 0x1.1a62633145c07p-54;
inline constexpr double kQuarterPi = 0x1.921fb54442d18p-1;
inline constexpr double kQuarterPiLow = 0x1.1a62633145c07p-55;

constexpr double FromWords(uint32_t high, uint32_t low) {
  return std::bit_cast<double>(static_cast<uint64_t>(high) << 32 | low);
}
// Comparing a positive number with it is comparing their first words.
constexpr double FromHighWord(uint32_t high) { return FromWords(high, 0); }
constexpr uint32_t HighWord(double x) { return static_cast<uint32_t>(std::bit_cast<uint64_t>(x) >> 32); }
constexpr double WithHighWord(double x, uint32_t high) {
  return FromWords(high, static_cast<uint32_t>(std::bit_cast<uint64_t>(x)));
}
// The first 21 bits: the product of two such numbers is exact.
constexpr double HighPart(double x) { return FromHighWord(HighWord(x)); }
// 2^k for a normal number.
constexpr double PowerOfTwo(int k) { return FromHighWord(static_cast<uint32_t>(k + 1023) << 20); }

// c0 + x (c1 + x (c2 + …)), from the inside to the outside.
constexpr double Polynomial(double, double coefficient) { return coefficient; }
template <typename... Coefficients>
constexpr double Polynomial(double x, double coefficient, Coefficients... coefficients) {
  return coefficient + x * Polynomial(x, coefficients...);
}

// log(1 + f) = f - f²/2 + s (f²/2 + R(s²)) with s = f / (2 + f): R, for 1 + f between √½ and √2, as a sum of odd and
// even powers that are computed beside each other.
inline double LogarithmSeries(double z) {
  const double w = z * z;
  const double even = w * Polynomial(w, 0x1.999999997fa04p-2, 0x1.c71c51d8e78afp-3, 0x1.39a09d078c69fp-3);
  const double odd =
      z * Polynomial(w, 0x1.5555555555593p-1, 0x1.2492494229359p-2, 0x1.7466496cb03dep-3, 0x1.2f112df3e5244p-3);
  return odd + even;
}

}  // namespace v8::internal::ieee754

#endif  // FLAT8_SRC_NUMBERS_IEEE754_INL_H_

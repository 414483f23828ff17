// What Math needs beyond the C library, or where ECMA-262 and the C library differ. Nothing of libm is called: it would
// be a tenth of the memory of a small program.

#ifndef FLAT8_SRC_NUMBERS_MATH_FUNCTIONS_H_
#define FLAT8_SRC_NUMBERS_MATH_FUNCTIONS_H_

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace v8::internal {

// §6.1.6.1.3 Number::exponentiate: NaN where C says that 1 to any power, or minus one to an infinity, is 1.
double Pow(double base, double exponent);

// §6.1.6.1.6 Number::remainder, exact.
double Modulo(double dividend, double divisor);

// The nearest integer of a number in [0, 2^52), ties to even.
inline double RoundToEven(double value) {
  // Where the last place is one: the addition rounds.
  constexpr double kOnes = 0x1p52;
  return value + kOnes - kOnes;
}

// Math.round: ties towards plus infinity, minus zero kept.
double Round(double value);

// Math.max and Math.min of two values: NaN wins, and plus zero is greater than minus zero.
double Max(double a, double b);
double Min(double a, double b);

// Math.hypot as V8 computes it: scaled by the largest number, and summed with Kahan's compensation. Infinity wins over NaN.
double Hypot(const double* values, size_t count);

// Math.sumPrecise: the exact sum, rounded once.
class PreciseSum {
 public:
  void Add(double value);
  double Result();

 private:
  void Propagate();

  // The sum in fixed point: chunk i counts 2^(32 i - 1074), with room for carries above 32 bits.
  static constexpr int kChunks = 70;
  int64_t chunks_[kChunks] = {};
  uint32_t pending_ = 0;
  bool only_minus_zero_ = true;
  bool nan_ = false;
  bool plus_infinity_ = false;
  bool minus_infinity_ = false;
};

// xorshift128+ (Vigna, "Further scramblings of Marsaglia's xorshift generators"). Not for secrets.
class RandomNumberGenerator {
 public:
  explicit RandomNumberGenerator(uint64_t seed) { SetSeed(seed); }
  void SetSeed(uint64_t seed);
  uint64_t Next() {
    uint64_t a = state0_;
    const uint64_t b = state1_;
    state0_ = b;
    a ^= a << 23;
    a ^= a >> 17;
    a ^= b ^ (b >> 26);
    state1_ = a;
    return a + b;
  }
  // Uniform in [0, 1), all 53 bits.
  double NextDouble() { return static_cast<double>(Next() >> 11) * 0x1p-53; }

 private:
  uint64_t state0_;
  uint64_t state1_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_NUMBERS_MATH_FUNCTIONS_H_

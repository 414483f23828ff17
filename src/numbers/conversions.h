// Conversions between number types, as ECMA-262 §7.1 words them.

#ifndef FLAT8_SRC_NUMBERS_CONVERSIONS_H_
#define FLAT8_SRC_NUMBERS_CONVERSIONS_H_

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "src/common/globals.h"
#include "src/numbers/math-functions.h"

namespace v8::internal {

uint32_t DoubleToUint32Slow(double value);

// §7.1.6 ToInt32 and §7.1.7 ToUint32: modulo 2^32; NaN and the infinities are zero.
inline uint32_t DoubleToUint32(double value) {
  // Fast path: in the range of int64, where the conversion is one instruction.
  if (value > -9223372036854775808.0 && value < 9223372036854775808.0) {
    return static_cast<uint32_t>(static_cast<int64_t>(value));
  }
  return DoubleToUint32Slow(value);
}
inline int32_t DoubleToInt32(double value) { return static_cast<int32_t>(DoubleToUint32(value)); }

// Modulo 2^64.
uint64_t DoubleToUint64Modular(double value);

// True when the value is an int32 other than minus zero, which `*result` then is.
inline bool DoubleToInt32Exact(double value, int32_t* result) {
  if (!(value >= -2147483648.0 && value <= 2147483647.0)) return false;
  *result = static_cast<int32_t>(value);
  return *result == value && (*result != 0 || !std::signbit(value));
}

// §7.1.5 ToIntegerOrInfinity of a Number: NaN is zero, minus zero is plus zero.
inline double ToIntegerOrInfinity(double value) { return std::isnan(value) ? 0 : std::trunc(value) + 0.0; }

// §7.1.12 ToUint8Clamp: ties to even.
inline uint8_t DoubleToUint8Clamp(double value) {
  if (!(value > 0)) return 0;
  return value >= 255 ? 255 : static_cast<uint8_t>(RoundToEven(value));
}

// IEEE 754 binary16, ties to even.
uint16_t DoubleToFloat16(double value);
double Float16ToDouble(uint16_t bits);

// A safe conversion where C++ leaves the out-of-range case undefined.
inline float DoubleToFloat32(double value) {
  // Beyond the last value that rounds to the largest float.
  if (value > 3.4028235677973362e+38) return std::numeric_limits<float>::infinity();
  if (value < -3.4028235677973362e+38) return -std::numeric_limits<float>::infinity();
  return static_cast<float>(value);
}

// An element of a Float16Array; C++ has no type for it.
struct Float16 {
  explicit operator double() const { return Float16ToDouble(bits); }
  friend bool operator==(Float16 a, Float16 b) { return static_cast<double>(a) == static_cast<double>(b); }

  uint16_t bits;
};

// The nearest number of a floating-point type.
template <typename Float>
inline Float DoubleTo(double value);
template <>
inline Float16 DoubleTo(double value) {
  return {DoubleToFloat16(value)};
}
template <>
inline float DoubleTo(double value) {
  return DoubleToFloat32(value);
}
template <>
inline double DoubleTo(double value) {
  return value;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_NUMBERS_CONVERSIONS_H_

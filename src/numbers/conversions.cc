#include "src/numbers/conversions.h"

namespace v8::internal {

uint64_t DoubleToUint64Modular(double value) {
  const uint64_t bits = std::bit_cast<uint64_t>(value);
  const int biased = static_cast<int>(bits >> 52 & 0x7FF);
  if (biased == 0 || biased == 0x7FF) return 0;
  const int exponent = biased - 1075;  // Of the last bit of the mantissa.
  const uint64_t mantissa = (bits & ((uint64_t{1} << 52) - 1)) | uint64_t{1} << 52;
  uint64_t magnitude = 0;
  if (exponent >= 0) {
    magnitude = exponent < 64 ? mantissa << exponent : 0;
  } else if (exponent > -53) {
    magnitude = mantissa >> -exponent;
  }
  return bits >> 63 ? 0 - magnitude : magnitude;
}

uint32_t DoubleToUint32Slow(double value) { return static_cast<uint32_t>(DoubleToUint64Modular(value)); }

uint16_t DoubleToFloat16(double value) {
  const uint64_t bits = std::bit_cast<uint64_t>(value);
  const uint16_t sign = static_cast<uint16_t>(bits >> 48 & 0x8000);
  if (std::isnan(value)) return sign | 0x7E00;
  const double magnitude = std::fabs(value);
  if (magnitude >= 65520) return sign | 0x7C00;
  // Below the normal numbers the last place is fixed at 2^-24.
  if (magnitude < 0x1p-14)
    return static_cast<uint16_t>(sign | static_cast<uint16_t>(RoundToEven(magnitude * 0x1p24)));
  const int exponent = static_cast<int>(bits >> 52 & 0x7FF) - 1023;
  const uint64_t mantissa = bits & ((uint64_t{1} << 52) - 1);
  uint32_t result = static_cast<uint32_t>(exponent + 15) << 10 | static_cast<uint32_t>(mantissa >> 42);
  const uint64_t rest = mantissa & ((uint64_t{1} << 42) - 1), half = uint64_t{1} << 41;
  if (rest > half || (rest == half && (result & 1) != 0)) ++result;  // May carry into the exponent, rightly.
  return static_cast<uint16_t>(sign | result);
}

double Float16ToDouble(uint16_t bits) {
  const int exponent = bits >> 10 & 0x1F;
  const int mantissa = bits & 0x3FF;
  double magnitude;
  if (exponent == 0x1F) {
    magnitude = mantissa == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
  } else if (exponent == 0) {
    magnitude = mantissa * 0x1p-24;
  } else {
    magnitude = std::ldexp(1024 + mantissa, exponent - 25);
  }
  return bits & 0x8000 ? -magnitude : magnitude;
}

}  // namespace v8::internal

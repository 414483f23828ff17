// Numbers as text. All functions write ASCII without a terminating zero into a buffer of the caller's, and return the
// length.

#ifndef FLAT8_SRC_NUMBERS_NUMBER_TO_STRING_H_
#define FLAT8_SRC_NUMBERS_NUMBER_TO_STRING_H_

#include <cstddef>
#include <cstdint>

namespace v8::internal {

// ECMA-262 §6.1.6.1.20 Number::toString ( x, 10 ): the shortest digits that read back as the same number.
constexpr size_t kNumberBufferSize = 32;
size_t NumberToString(double value, char out[kNumberBufferSize]);
size_t Int32ToString(int32_t value, char out[kNumberBufferSize]);

// Number.prototype.toString with a radix from 2 to 36. As many digits behind the point as tell the number from its
// neighbours.
constexpr size_t kRadixBufferSize = 2304;
size_t NumberToRadixString(double value, int radix, char out[kRadixBufferSize]);

// Number.prototype.toFixed, toExponential and toPrecision (§21.1.3) behind their range checks. NaN, the infinities and,
// for toFixed, values from 10^21 up come out as NumberToString writes them.
constexpr size_t kFormatBufferSize = 160;
size_t NumberToFixed(double value, int digits, char out[kFormatBufferSize]);         // 0 to 100.
size_t NumberToExponential(double value, int digits, char out[kFormatBufferSize]);   // 0 to 100; -1: as many as needed.
size_t NumberToPrecision(double value, int precision, char out[kFormatBufferSize]);  // 1 to 100.

}  // namespace v8::internal

#endif  // FLAT8_SRC_NUMBERS_NUMBER_TO_STRING_H_

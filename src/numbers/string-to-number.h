// Text as numbers, correctly rounded whatever the length.

#ifndef FLAT8_SRC_NUMBERS_STRING_TO_NUMBER_H_
#define FLAT8_SRC_NUMBERS_STRING_TO_NUMBER_H_

#include "src/strings/char-span.h"

namespace v8::internal {

// ECMA-262 §7.1.4.1.1 StringToNumber ( str ): white space trimmed, empty text is 0, text that is no number is NaN.
double StringToNumber(OneByteSpan text);
double StringToNumber(TwoByteSpan text);

// §19.2.4 parseFloat: the longest prefix that is a StrDecimalLiteral.
double ParseFloat(OneByteSpan text);
double ParseFloat(TwoByteSpan text);

// §19.2.5 parseInt; `radix` after ToInt32, 0 for the default.
double ParseInt(OneByteSpan text, int32_t radix);
double ParseInt(TwoByteSpan text, int32_t radix);

// A decimal literal of source text (digits, point, exponent), without separators. NaN when it is none.
double DecimalLiteralToDouble(OneByteSpan text);
// Digits of a radix from 2 to 36, nothing else, for literals such as 0x1F behind their prefix. NaN on other characters.
double DigitsToDouble(OneByteSpan digits, int radix);

// The text without white space and line terminators at the ends.
OneByteSpan TrimWhiteSpace(OneByteSpan text);
TwoByteSpan TrimWhiteSpace(TwoByteSpan text);

}  // namespace v8::internal

#endif  // FLAT8_SRC_NUMBERS_STRING_TO_NUMBER_H_

// Text as numbers, correctly rounded whatever the length.

#ifndef FLAT8_SRC_NUMBERS_STRING_TO_NUMBER_H_
#define FLAT8_SRC_NUMBERS_STRING_TO_NUMBER_H_

#include "src/base/poller.h"
#include "src/strings/char-span.h"

namespace v8::internal {

// ECMA-262 §7.1.4.1.1 StringToNumber ( str ): white space trimmed, empty text is 0, text that is no number is NaN.
double StringToNumber(OneByteSpan text, base::Poller* poller);
double StringToNumber(TwoByteSpan text, base::Poller* poller);

// §19.2.4 parseFloat: the longest prefix that is a StrDecimalLiteral.
double ParseFloat(OneByteSpan text, base::Poller* poller);
double ParseFloat(TwoByteSpan text, base::Poller* poller);

// §19.2.5 parseInt; `radix` after ToInt32, 0 for the default.
double ParseInt(OneByteSpan text, int32_t radix, base::Poller* poller);
double ParseInt(TwoByteSpan text, int32_t radix, base::Poller* poller);

}  // namespace v8::internal

#endif  // FLAT8_SRC_NUMBERS_STRING_TO_NUMBER_H_

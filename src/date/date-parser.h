// Date.parse.

#ifndef FLAT8_SRC_DATE_DATE_PARSER_H_
#define FLAT8_SRC_DATE_DATE_PARSER_H_

#include "src/date/time-zone.h"
#include "src/strings/char-span.h"

namespace v8::internal {

// The time value of the text, or NaN. First the format of ECMA-262 §21.4.1.32 is tried, where dates without time are
// UTC and those with a time but no offset are local; then the free form that browsers agree on by and large, which is
// local without an offset:
//   - words are names of months (three letters suffice), AM and PM, UTC, GMT, Z, and the zones of the United States;
//   other
//     words are ignored before the first number (so weekdays are) and an error behind it; so is text in parentheses;
//   - three numbers are month, day and year, or year, month and day if the first cannot be a day; with the name of a
//   month
//     two are day and year in the order that makes sense. Years from 0 to 49 are in the 21st, to 99 in the 20th
//     century, a missing one is 2001;
//   - numbers with colons are a time, a sign behind it begins an offset.
double ParseDate(OneByteSpan text, TimeZone* zone);
double ParseDate(TwoByteSpan text, TimeZone* zone);

}  // namespace v8::internal

#endif  // FLAT8_SRC_DATE_DATE_PARSER_H_

// Date.parse.

#ifndef FLAT8_SRC_DATE_DATE_PARSER_H_
#define FLAT8_SRC_DATE_DATE_PARSER_H_

#include "src/date/time-zone.h"
#include "src/strings/char-span.h"

namespace v8::internal {

// The time value of the text, or NaN. First the format of ECMA-262 §21.4.1.32 is tried, where dates without time are
// UTC and those with a time but no offset are local. Where the text departs from it, the free form goes on, which is
// V8's to the letter; it is local without an offset:
//   - words are names of months (three letters suffice), AM and PM behind a time, UT, UTC, GMT, Z and the zones of the
//     United States; other words are ignored before the first number (so weekdays are) and an error behind it; text in
//     parentheses is ignored;
//   - numbers with colons are a time; a sign behind it, or behind UTC, begins an offset;
//   - other numbers, at most three, are month, day and year, or year, month and day if the first cannot be a day; beside
//     the name of a month, day and year in the order that makes sense. Missing ones are 1. Years from 0 to 49 are in the
//     21st, to 99 in the 20th century.
double ParseDate(OneByteSpan text, TimeZone* zone);
double ParseDate(TwoByteSpan text, TimeZone* zone);

}  // namespace v8::internal

#endif  // FLAT8_SRC_DATE_DATE_PARSER_H_

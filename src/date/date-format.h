// Dates as text.

#ifndef FLAT8_SRC_DATE_DATE_FORMAT_H_
#define FLAT8_SRC_DATE_DATE_FORMAT_H_

#include <cstddef>
#include <cstdint>

#include "src/date/time-zone.h"

namespace v8::internal {

enum class DateFormat {
  kISO,       // 2000-01-01T00:00:00.000Z
  kUTC,       // Sat, 01 Jan 2000 00:00:00 GMT
  kDateTime,  // Sat Jan 01 2000 01:00:00 GMT+0100 (Central European Standard Time)
  kDate,      // Sat Jan 01 2000
  kTime,      // 01:00:00 GMT+0100 (Central European Standard Time)
  // Without Intl, the methods toLocale… write American English.
  kLocale,      // 1/1/2000, 1:00:00 AM
  kLocaleDate,  // 1/1/2000
  kLocaleTime,  // 1:00:00 AM
};

constexpr size_t kDateBufferSize = 128;

// Writes the date without a terminating zero and returns the length. NaN is "Invalid Date" (toISOString throws before).
size_t FormatDate(double time, DateFormat format, TimeZone* zone, char out[kDateBufferSize]);

}  // namespace v8::internal

#endif  // FLAT8_SRC_DATE_DATE_FORMAT_H_

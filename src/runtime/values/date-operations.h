#ifndef FLAT8_SRC_RUNTIME_VALUES_DATE_OPERATIONS_H_
#define FLAT8_SRC_RUNTIME_VALUES_DATE_OPERATIONS_H_

#include "src/date/date-format.h"
#include "src/date/time-zone.h"
#include "src/execution/isolate.h"

namespace v8::internal {

// The isolate's time zone.
Result<TimeZone*> TimeZoneOf(Isolate* isolate);
Result<double> ParseDateString(Isolate* isolate, Tagged<String> text);
Result<Tagged<String>> DateToString(Isolate* isolate, double time, DateFormat format);
// Forgets what is known of the time zone, after it has changed.
void ResetTimeZone(Isolate* isolate);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_VALUES_DATE_OPERATIONS_H_

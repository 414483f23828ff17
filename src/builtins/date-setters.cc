#include <cmath>

#include "src/builtins/builtins.h"
#include "src/date/calendar.h"
#include "src/runtime/values/date-operations.h"

// The setters of Date.prototype.
namespace v8::internal {

namespace {

// The parts of a time that setters change, in the order in which their arguments follow each other.
enum DatePart { kYearPart, kMonthPart, kDayPart, kHourPart, kMinutePart, kSecondPart, kMillisecondPart, kDatePartCount };

// ECMA-262 §21.4.4.20 – §21.4.4.34: sets up to `max_count` parts from `first` on. Arguments are converted whether or not
// the date is valid; the first one always.
Result<Value> SetDateParts(Isolate* isolate, Arguments arguments, DatePart first, int max_count, bool utc) {
  if (!IsJSDate(arguments.receiver())) return Throw(isolate, MessageTemplate::kNotDateObject);
  const auto date = Cast<JSDate>(arguments.receiver());
  double t = date->time_value();
  double values[4];
  int count = 0;
  for (; count < max_count && (count == 0 || arguments.Has(count)); ++count) {
    values[count] = TRY(ToNumber(isolate, arguments.at(count)));
  }
  TimeZone* const zone = TRY(TimeZoneOf(isolate));
  if (std::isnan(t)) {
    if (first != kYearPart) return NaNValue();
    t = 0;  // an invalid date gets its year in 1970
  } else if (!utc) {
    t = static_cast<double>(zone->ToLocal(static_cast<int64_t>(t)));
  }
  const DateFields fields = FieldsFromTime(static_cast<int64_t>(t));
  double parts[kDatePartCount] = {static_cast<double>(fields.year),   static_cast<double>(fields.month),
                                  static_cast<double>(fields.day),    static_cast<double>(fields.hour),
                                  static_cast<double>(fields.minute), static_cast<double>(fields.second),
                                  static_cast<double>(fields.millisecond)};
  for (int i = 0; i < count; ++i) parts[first + i] = values[i];
  const double day = MakeDay(parts[kYearPart], parts[kMonthPart], parts[kDayPart]);
  const double time =
      MakeTime(parts[kHourPart], parts[kMinutePart], parts[kSecondPart], parts[kMillisecondPart]);
  const double new_date = MakeDate(day, time);
  const Value u = Value::Number(TimeClip(utc ? new_date : zone->ToUtc(new_date)));
  date->set_value(u);
  return u;
}

}  // namespace

#define DATE_SETTERS(Name, first, count)                                                                  \
  BUILTIN(DatePrototypeSet##Name) { return SetDateParts(isolate, arguments, first, count, false); }       \
  BUILTIN(DatePrototypeSetUTC##Name) { return SetDateParts(isolate, arguments, first, count, true); }
DATE_SETTERS(Date, kDayPart, 1)
DATE_SETTERS(FullYear, kYearPart, 3)
DATE_SETTERS(Hours, kHourPart, 4)
DATE_SETTERS(Milliseconds, kMillisecondPart, 1)
DATE_SETTERS(Minutes, kMinutePart, 3)
DATE_SETTERS(Month, kMonthPart, 2)
DATE_SETTERS(Seconds, kSecondPart, 2)
#undef DATE_SETTERS

// ECMA-262 §21.4.4.27 Date.prototype.setTime ( time )
BUILTIN(DatePrototypeSetTime) {
  if (!IsJSDate(arguments.receiver())) return Throw(isolate, MessageTemplate::kNotDateObject);
  const double t = TRY(ToNumber(isolate, arguments.at(0)));
  const Value v = Value::Number(TimeClip(t));
  Cast<JSDate>(arguments.receiver())->set_value(v);
  return v;
}

// ECMA-262 §B.2.3.2 Date.prototype.setYear ( year )
BUILTIN(DatePrototypeSetYear) {
  if (!IsJSDate(arguments.receiver())) return Throw(isolate, MessageTemplate::kNotDateObject);
  const auto date = Cast<JSDate>(arguments.receiver());
  const double t = date->time_value();
  const double y = TRY(ToNumber(isolate, arguments.at(0)));
  TimeZone* const zone = TRY(TimeZoneOf(isolate));
  const int64_t local = std::isnan(t) ? 0 : zone->ToLocal(static_cast<int64_t>(t));
  const DateFields fields = FieldsFromTime(local);
  const double day = MakeDay(MakeFullYear(y), fields.month, fields.day);
  const double time = MakeTime(fields.hour, fields.minute, fields.second, fields.millisecond);
  const Value u = Value::Number(TimeClip(zone->ToUtc(MakeDate(day, time))));
  date->set_value(u);
  return u;
}

}  // namespace v8::internal

// Calendar arithmetic of ECMA-262 §21.4.1: time values are milliseconds since 1970-01-01T00:00:00Z, as doubles where
// they may be NaN, as int64_t where they are known to be valid.

#ifndef FLAT8_SRC_DATE_CALENDAR_H_
#define FLAT8_SRC_DATE_CALENDAR_H_

#include <cstdint>
#include <limits>

namespace v8::internal {

constexpr int64_t kMsPerSecond = 1000;
constexpr int64_t kMsPerMinute = 60 * kMsPerSecond;
constexpr int64_t kMsPerHour = 60 * kMsPerMinute;
constexpr int64_t kMsPerDay = 24 * kMsPerHour;
constexpr double kMaxTimeValue = 8.64e15;
constexpr double kInvalidTime = std::numeric_limits<double>::quiet_NaN();

// The quotient rounded down; `b` is positive.
constexpr int64_t FloorDivide(int64_t a, int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

struct DateFields {
  int32_t year;
  int32_t month;    // 0 to 11.
  int32_t day;      // 1 to 31.
  int32_t weekday;  // 0 is Sunday.
  int32_t hour;
  int32_t minute;
  int32_t second;
  int32_t millisecond;
};

// The fields of a valid time value (or of one shifted by an offset to local time).
DateFields FieldsFromTime(int64_t time);

// Days since 1970-01-01 of a date of the proleptic Gregorian calendar; `month` is 0 to 11, `day` any number.
int64_t DaysFromDate(int64_t year, int month, int64_t day);
int DaysInMonth(int64_t year, int month);

// §21.4.1.26 and following: NaN for NaN, infinities and what is out of range.
double MakeTime(double hour, double minute, double second, double millisecond);
double MakeDay(double year, double month, double date);
double MakeDate(double day, double time);
double MakeFullYear(double year);
double TimeClip(double time);

// Now, in whole milliseconds.
double CurrentTimeMillis();

}  // namespace v8::internal

#endif  // FLAT8_SRC_DATE_CALENDAR_H_

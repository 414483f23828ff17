#include "src/date/calendar.h"

#include <time.h>

#include <cmath>
#include <limits>

namespace v8::internal {

namespace {

constexpr int64_t kDaysPerEra = 146097;  // 400 years.

bool IsLeapYear(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

}  // namespace

// Years are counted from March here, so that the leap day is the last of its year, and in eras of 400 of them.
int64_t DaysFromDate(int64_t year, int month, int64_t day) {
  if (month < 2) --year;
  const int64_t era = FloorDivide(year, 400);
  const int64_t year_of_era = year - era * 400;
  const int64_t month_from_march = (month + 10) % 12;
  const int64_t day_of_year = (153 * month_from_march + 2) / 5;
  const int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - 719468 + (day - 1);
}

DateFields FieldsFromTime(int64_t time) {
  DateFields fields;
  const int64_t days = FloorDivide(time, kMsPerDay);
  const int32_t in_day = static_cast<int32_t>(time - days * kMsPerDay);
  fields.hour = static_cast<int32_t>(in_day / kMsPerHour);
  fields.minute = static_cast<int32_t>(in_day / kMsPerMinute % 60);
  fields.second = static_cast<int32_t>(in_day / kMsPerSecond % 60);
  fields.millisecond = in_day % 1000;
  fields.weekday = static_cast<int32_t>(((days + 4) % 7 + 7) % 7);
  const int64_t shifted = days + 719468;
  const int64_t era = FloorDivide(shifted, kDaysPerEra);
  const int64_t day_of_era = shifted - era * kDaysPerEra;
  const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month_from_march = (5 * day_of_year + 2) / 153;
  fields.day = static_cast<int32_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  fields.month = static_cast<int32_t>((month_from_march + 2) % 12);
  fields.year = static_cast<int32_t>(era * 400 + year_of_era + (fields.month < 2 ? 1 : 0));
  return fields;
}

int DaysInMonth(int64_t year, int month) {
  if (month == 1) return IsLeapYear(year) ? 29 : 28;
  return month == 3 || month == 5 || month == 8 || month == 10 ? 30 : 31;
}

double MakeTime(double hour, double minute, double second, double millisecond) {
  if (!std::isfinite(hour) || !std::isfinite(minute) || !std::isfinite(second) || !std::isfinite(millisecond)) {
    return kInvalidTime;
  }
  return std::trunc(hour) * kMsPerHour + std::trunc(minute) * kMsPerMinute + std::trunc(second) * kMsPerSecond +
         std::trunc(millisecond);
}

double MakeDay(double year, double month, double date) {
  if (!std::isfinite(year) || !std::isfinite(month) || !std::isfinite(date)) return kInvalidTime;
  const double y = std::trunc(year), m = std::trunc(month);
  // Far beyond all time values, whatever the date adds (which then is beyond the precision of the sum).
  if (std::fabs(y) > 1e7 || std::fabs(m) > 1e8) return kInvalidTime;
  const double whole_year = y + std::floor(m / 12);
  const int month_of_year = static_cast<int>(m - std::floor(m / 12) * 12);
  return static_cast<double>(DaysFromDate(static_cast<int64_t>(whole_year), month_of_year, 1)) + std::trunc(date) - 1;
}

double MakeDate(double day, double time) {
  if (!std::isfinite(day) || !std::isfinite(time)) return kInvalidTime;
  const double result = day * kMsPerDay + time;
  return std::isfinite(result) ? result : kInvalidTime;
}

double MakeFullYear(double year) {
  if (std::isnan(year)) return kInvalidTime;
  const double truncated = std::trunc(year);
  return truncated >= 0 && truncated <= 99 ? 1900 + truncated : truncated;
}

double TimeClip(double time) {
  if (!(std::fabs(time) <= kMaxTimeValue)) return kInvalidTime;
  return std::trunc(time) + 0.0;
}

double CurrentTimeMillis() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return static_cast<double>(static_cast<int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1000000);
}

}  // namespace v8::internal

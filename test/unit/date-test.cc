// src/date without the engine.

#include <stdlib.h>

#include <cmath>
#include <cstdio>
#include <string>

#include "src/base/logging.h"
#include "src/date/calendar.h"
#include "src/date/date-format.h"
#include "src/date/date-parser.h"
#include "src/date/time-zone.h"

namespace v8::internal {
namespace {

std::string Format(double time, DateFormat format, TimeZone* zone) {
  char out[kDateBufferSize];
  return {out, FormatDate(time, format, zone, out)};
}
double Parse(const std::string& text, TimeZone* zone) {
  return ParseDate(OneByteSpan(reinterpret_cast<const uint8_t*>(text.data()), text.size()), zone);
}

void TestCalendar() {
  CHECK_EQ(DaysFromDate(1970, 0, 1), 0);
  CHECK_EQ(DaysFromDate(2000, 2, 1), 11017);
  CHECK_EQ(DaysFromDate(-271821, 3, 20), -100000000);
  CHECK_EQ(DaysFromDate(275760, 8, 13), 100000000);
  // Every day around the turns of leap years and centuries, there and back.
  for (const int64_t start : {-100000000, -800000, -720000, -30000, 0, 10000, 50000, 99990000}) {
    for (int64_t day = start; day < start + 2000 && day <= 100000000; ++day) {
      const DateFields fields = FieldsFromTime(day * kMsPerDay + 3723004);
      CHECK_EQ(DaysFromDate(fields.year, fields.month, fields.day), day);
      CHECK(fields.hour == 1 && fields.minute == 2 && fields.second == 3 && fields.millisecond == 4);
      CHECK(fields.day >= 1 && fields.day <= DaysInMonth(fields.year, fields.month));
      CHECK_EQ(fields.weekday, ((day % 7) + 11) % 7);
    }
  }
  CHECK(MakeDay(2000, 12, 1) == MakeDay(2001, 0, 1) && MakeDay(2000, -1, 1) == MakeDay(1999, 11, 1));
  CHECK(std::isnan(MakeDay(1e9, 0, 1)) && std::isnan(MakeTime(NAN, 0, 0, 0)) && MakeTime(1.9, 0, 0, 0) == kMsPerHour);
  CHECK(std::isnan(TimeClip(8.64e15 + 1)) && !std::signbit(TimeClip(-0.5)) && MakeFullYear(99) == 1999);
}

void TestZone() {
  setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
  TimeZone zone;
  const int64_t winter = 946684800000, summer = 962409600000;  // 2000-01-01, 2000-07-01.
  CHECK_EQ(zone.OffsetAt(winter), kMsPerHour);
  CHECK_EQ(zone.OffsetAt(summer), 2 * kMsPerHour);
  // 2016-03-27 02:30 does not exist and is an hour later; 2016-10-30 02:30 is twice, and the first counts.
  CHECK(Parse("2016-03-27T02:30", &zone) == Parse("2016-03-27T01:30Z", &zone));
  CHECK(Parse("2016-03-27T01:59", &zone) == Parse("2016-03-27T00:59Z", &zone));
  CHECK(Parse("2016-03-27T03:00", &zone) == Parse("2016-03-27T01:00Z", &zone));
  CHECK(Parse("2016-10-30T02:30", &zone) == Parse("2016-10-30T00:30Z", &zone));
  CHECK(Parse("2016-10-30T03:00", &zone) == Parse("2016-10-30T02:00Z", &zone));
  CHECK(Format(static_cast<double>(winter), DateFormat::kDateTime, &zone) ==
        "Sat Jan 01 2000 01:00:00 GMT+0100 (Central European Standard Time)");
  CHECK(Format(static_cast<double>(summer), DateFormat::kTime, &zone) ==
        "02:00:00 GMT+0200 (Central European Summer Time)");
  CHECK(Format(static_cast<double>(winter), DateFormat::kLocale, &zone) == "1/1/2000, 1:00:00 AM");
  setenv("TZ", "UTC", 1);
  zone.Reset();
  CHECK_EQ(zone.OffsetAt(summer), 0);
}

void TestFormat() {
  TimeZone zone;
  CHECK(Format(946684800000, DateFormat::kISO, &zone) == "2000-01-01T00:00:00.000Z");
  CHECK(Format(-62198755200000, DateFormat::kISO, &zone) == "-000001-01-01T00:00:00.000Z");
  CHECK(Format(8.64e15, DateFormat::kISO, &zone) == "+275760-09-13T00:00:00.000Z");
  CHECK(Format(-1, DateFormat::kISO, &zone) == "1969-12-31T23:59:59.999Z");
  CHECK(Format(946684800000, DateFormat::kUTC, &zone) == "Sat, 01 Jan 2000 00:00:00 GMT");
  CHECK(Format(946684800000, DateFormat::kDateTime, &zone) ==
        "Sat Jan 01 2000 00:00:00 GMT+0000 (Coordinated Universal Time)");
  CHECK(Format(-62198755200000, DateFormat::kDate, &zone) == "Fri Jan 01 -0001");
  CHECK(Format(-62198755200000, DateFormat::kLocaleDate, &zone) == "1/1/2");
  CHECK(Format(NAN, DateFormat::kDateTime, &zone) == "Invalid Date");
  CHECK(Format(946738800000, DateFormat::kLocaleTime, &zone) == "3:00:00 PM");
}

void TestParse() {
  TimeZone zone;
  const struct {
    const char* text;
    const char* iso;
  } cases[] = {
      {"2000", "2000-01-01T00:00:00.000Z"},
      {"2000-02", "2000-02-01T00:00:00.000Z"},
      {"2000-01-02T03:04:05.6789+01:30", "2000-01-02T01:34:05.678Z"},
      {"2000-01-02T03:04", "2000-01-02T03:04:00.000Z"},
      {"+002000-01-02T24:00Z", "2000-01-03T00:00:00.000Z"},
      {"-000001-01-01T00:00:00Z", "-000001-01-01T00:00:00.000Z"},
      {"2000-02-30", "2000-03-01T00:00:00.000Z"},
      {"2000-01-02 03:04", "2000-01-02T03:04:00.000Z"},
      {"Jan 1 2000 10:00 GMT+0100", "2000-01-01T09:00:00.000Z"},
      {"Sat, 01 Jan 2000 00:00:00 GMT", "2000-01-01T00:00:00.000Z"},
      {"Sat Jan 01 2000 00:00:00 GMT+0000 (Coordinated Universal Time)", "2000-01-01T00:00:00.000Z"},
      {"2000/1/2 3:04", "2000-01-02T03:04:00.000Z"},
      {"1/2/49", "2049-01-02T00:00:00.000Z"},
      {"1/2/50", "1950-01-02T00:00:00.000Z"},
      {"5 Jan", "2001-01-05T00:00:00.000Z"},
      {"2000 Jan 5", "2000-01-05T00:00:00.000Z"},
      {"January 2000", "2000-01-01T00:00:00.000Z"},
      {"Jan 1 2000 12:00 AM", "2000-01-01T00:00:00.000Z"},
      {"Jan 1 2000 10:00 PM", "2000-01-01T22:00:00.000Z"},
      {"Jan 1 2000 10:00 PST", "2000-01-01T18:00:00.000Z"},
      {"Jan 1 2000 10:00 -03:30", "2000-01-01T13:30:00.000Z"},
      {"1-Jan-2000", "2000-01-01T00:00:00.000Z"},
      {"+275760-09-13T00:00:00.000Z", "+275760-09-13T00:00:00.000Z"},
  };
  for (const auto& test : cases) {
    const std::string iso = Format(Parse(test.text, &zone), DateFormat::kISO, &zone);
    if (iso != test.iso) std::fprintf(stderr, "%s: %s, not %s\n", test.text, iso.c_str(), test.iso);
    CHECK(iso == test.iso);
  }
  const char* const wrong[] = {
      "",
      "hello",
      "-000000-01-01T00:00:00Z",
      "2000-13-01",
      "2000-01-32",
      "2000-01-01T25:00Z",
      "1 2 3 4",
      "Jan 1 2000 foo",
      "+275760-09-13T00:00:00.001Z",
      "Jan 32 2000",
      "2000-01-01T24:01Z",
      "2000-01-01T",
      "Jan 1 2000 13:00 PM",
      "2000-01-01T10:00:00.",
      "10:00",
  };
  for (const char* text : wrong) {
    if (!std::isnan(Parse(text, &zone))) std::fprintf(stderr, "%s is a date\n", text);
    CHECK(std::isnan(Parse(text, &zone)));
  }
  // What is written is read back.
  for (double time = -8.64e15; time <= 8.64e15; time += 1.2345678e13) {
    const double whole = std::trunc(time / 1000) * 1000;
    CHECK(Parse(Format(time, DateFormat::kISO, &zone), &zone) == std::trunc(time));
    if (time > 0 && FieldsFromTime(static_cast<int64_t>(time)).year >= 1970) {
      CHECK(Parse(Format(whole, DateFormat::kUTC, &zone), &zone) == whole);
      CHECK(Parse(Format(whole, DateFormat::kDateTime, &zone), &zone) == whole);
    }
  }
}

}  // namespace
}  // namespace v8::internal

int main() {
  using namespace v8::internal;
  TestCalendar();
  TestZone();
  TestFormat();
  TestParse();
  std::puts("date-test: OK");
  return 0;
}

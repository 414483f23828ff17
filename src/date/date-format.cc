#include "src/date/date-format.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "src/date/calendar.h"

namespace v8::internal {

namespace {

constexpr char kWeekdays[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr char kMonths[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

class Writer {
 public:
  explicit Writer(char* out) : begin_(out), next_(out) {}
  Writer& operator<<(char c) {
    *next_++ = c;
    return *this;
  }
  Writer& operator<<(const char* text) {
    while (*text != '\0') *next_++ = *text++;
    return *this;
  }
  Writer& Number(int value, int width) {
    char digits[12];
    int count = 0;
    do {
      digits[count++] = static_cast<char>('0' + value % 10);
      value /= 10;
    } while (value != 0);
    for (int i = count; i < width; ++i) *next_++ = '0';
    while (count > 0) *next_++ = digits[--count];
    return *this;
  }
  Writer& Year(int year) {
    if (year < 0) *this << '-';
    return Number(std::abs(year), 4);
  }
  Writer& Clock(const DateFields& fields) {
    return Number(fields.hour, 2) << ':', Number(fields.minute, 2) << ':', Number(fields.second, 2);
  }
  char* next() const { return next_; }
  void Advance(size_t count) { next_ += count; }
  size_t length() const { return next_ - begin_; }

 private:
  char* const begin_;
  char* next_;
};

void PutISO(Writer& out, const DateFields& fields) {
  if (fields.year >= 0 && fields.year <= 9999) {
    out.Number(fields.year, 4);
  } else {
    out << (fields.year < 0 ? '-' : '+');
    out.Number(std::abs(fields.year), 6);
  }
  out << '-';
  out.Number(fields.month + 1, 2) << '-';
  out.Number(fields.day, 2) << 'T';
  out.Clock(fields) << '.';
  out.Number(fields.millisecond, 3) << 'Z';
}

void PutUTC(Writer& out, const DateFields& fields) {
  out << kWeekdays[fields.weekday] << ", ";
  out.Number(fields.day, 2) << ' ' << kMonths[fields.month] << ' ';
  out.Year(fields.year) << ' ';
  out.Clock(fields) << " GMT";
}

void PutDate(Writer& out, const DateFields& fields) {
  out << kWeekdays[fields.weekday] << ' ' << kMonths[fields.month] << ' ';
  out.Number(fields.day, 2) << ' ';
  out.Year(fields.year);
}

void PutTime(Writer& out, const DateFields& fields, int64_t utc, TimeZone* zone) {
  const int offset = static_cast<int>(zone->OffsetAt(utc) / kMsPerMinute);
  out.Clock(fields) << " GMT" << (offset < 0 ? '-' : '+');
  out.Number(std::abs(offset) / 60, 2).Number(std::abs(offset) % 60, 2) << " (";
  out.Advance(zone->NameAt(utc, out.next()));
  out << ')';
}

void PutLocaleDate(Writer& out, const DateFields& fields) {
  out.Number(fields.month + 1, 1) << '/';
  out.Number(fields.day, 1) << '/';
  // Years before 1 are counted backwards from 1, without naming the era.
  out.Number(fields.year > 0 ? fields.year : 1 - fields.year, 1);
}

void PutLocaleTime(Writer& out, const DateFields& fields) {
  out.Number((fields.hour + 11) % 12 + 1, 1) << ':';
  out.Number(fields.minute, 2) << ':';
  out.Number(fields.second, 2) << (fields.hour < 12 ? " AM" : " PM");
}

}  // namespace

size_t FormatDate(double time, DateFormat format, TimeZone* zone, char out[kDateBufferSize]) {
  Writer writer(out);
  if (std::isnan(time)) {
    writer << "Invalid Date";
    return writer.length();
  }
  const int64_t utc = static_cast<int64_t>(time);
  const bool is_local = format != DateFormat::kISO && format != DateFormat::kUTC;
  const DateFields fields = FieldsFromTime(is_local ? zone->ToLocal(utc) : utc);
  switch (format) {
    case DateFormat::kISO:
      PutISO(writer, fields);
      break;
    case DateFormat::kUTC:
      PutUTC(writer, fields);
      break;
    case DateFormat::kDateTime:
      PutDate(writer, fields);
      writer << ' ';
      PutTime(writer, fields, utc, zone);
      break;
    case DateFormat::kDate:
      PutDate(writer, fields);
      break;
    case DateFormat::kTime:
      PutTime(writer, fields, utc, zone);
      break;
    case DateFormat::kLocale:
      PutLocaleDate(writer, fields);
      writer << ", ";
      PutLocaleTime(writer, fields);
      break;
    case DateFormat::kLocaleDate:
      PutLocaleDate(writer, fields);
      break;
    case DateFormat::kLocaleTime:
      PutLocaleTime(writer, fields);
      break;
  }
  return writer.length();
}

}  // namespace v8::internal

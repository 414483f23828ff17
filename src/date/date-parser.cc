#include "src/date/date-parser.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "src/date/calendar.h"
#include "src/strings/unicode.h"

namespace v8::internal {

namespace {

constexpr int kMissing = -1;

// What the parsers collect.
struct Parts {
  int64_t year = 2001;
  int month = 1;  // 1 to 12.
  int day = 1;
  int hour = 0, minute = 0, second = 0, millisecond = 0;
  bool is_local = true;
  int offset_minutes = 0;

  bool HasValidTime() const {
    if (hour == 24) return minute == 0 && second == 0 && millisecond == 0;
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  }
  double Time(TimeZone* zone) const {
    if (month < 1 || month > 12 || day < 1 || day > 31 || !HasValidTime()) return kInvalidTime;
    const double days = static_cast<double>(DaysFromDate(year, month - 1, day));
    const double time = MakeDate(days, MakeTime(hour, minute, second, millisecond));
    return TimeClip(is_local ? zone->ToUtc(time) : time - static_cast<double>(offset_minutes * kMsPerMinute));
  }
};

template <typename Char>
class Reader {
 public:
  explicit Reader(base::Vector<const Char> text) : text_(text) {}
  bool at_end() const { return next_ == text_.size(); }
  uint32_t peek(size_t ahead = 0) const { return next_ + ahead < text_.size() ? text_[next_ + ahead] : 0; }
  void Skip() { ++next_; }
  bool Take(char c) {
    if (at_end() || text_[next_] != static_cast<Char>(c)) return false;
    ++next_;
    return true;
  }
  bool at_digit() const { return !at_end() && peek() - '0' < 10; }
  // Reads exactly `count` digits.
  bool Digits(int count, int* value) {
    *value = 0;
    for (; count > 0; --count) {
      if (!at_digit()) return false;
      *value = *value * 10 + static_cast<int>(text_[next_++] - '0');
    }
    return true;
  }
  // Reads all digits there are, and how many; large numbers end at a billion.
  int Number(int* count) {
    int64_t value = 0;
    *count = 0;
    for (; at_digit(); ++next_, ++*count) value = std::min<int64_t>(value * 10 + (text_[next_] - '0'), 1000000000);
    return static_cast<int>(value);
  }
  // Reads a fraction of a second, of which three digits count.
  int Milliseconds() {
    int value = 0, count = 0;
    for (; at_digit(); ++next_, ++count) {
      if (count < 3) value = value * 10 + static_cast<int>(text_[next_] - '0');
    }
    for (; count < 3; ++count) value *= 10;
    return value;
  }

 private:
  const base::Vector<const Char> text_;
  size_t next_ = 0;
};

// §21.4.1.32 Date Time String Format. Not in the specification: an offset may lack its colon.
template <typename Char>
bool ParseISO(base::Vector<const Char> text, Parts* parts) {
  Reader<Char> reader(text);
  int year;
  if (reader.peek() == '+' || reader.peek() == '-') {
    const bool negative = reader.peek() == '-';
    reader.Skip();
    if (!reader.Digits(6, &year) || (negative && year == 0)) return false;
    parts->year = negative ? -year : year;
  } else {
    if (!reader.Digits(4, &year)) return false;
    parts->year = year;
  }
  if (reader.Take('-')) {
    if (!reader.Digits(2, &parts->month)) return false;
    if (reader.Take('-') && !reader.Digits(2, &parts->day)) return false;
  }
  parts->is_local = false;
  if (!reader.Take('T') && !reader.Take('t')) return reader.at_end();
  if (!reader.Digits(2, &parts->hour) || !reader.Take(':') || !reader.Digits(2, &parts->minute)) return false;
  if (reader.Take(':')) {
    if (!reader.Digits(2, &parts->second)) return false;
    if (reader.Take('.')) {
      if (!reader.at_digit()) return false;
      parts->millisecond = reader.Milliseconds();
    }
  }
  if (reader.at_end()) {
    parts->is_local = true;
    return true;
  }
  if (reader.Take('Z') || reader.Take('z')) return reader.at_end();
  const bool negative = reader.peek() == '-';
  if (!reader.Take('+') && !reader.Take('-')) return false;
  int hours, minutes;
  if (!reader.Digits(2, &hours)) return false;
  reader.Take(':');
  if (!reader.Digits(2, &minutes) || hours > 23 || minutes > 59) return false;
  parts->offset_minutes = (hours * 60 + minutes) * (negative ? -1 : 1);
  return reader.at_end();
}

struct Word {
  char text[4];
  enum Kind { kMonth, kHalfOfDay, kZone } kind;
  int value;  // Number of the month, hours to add, hours from UTC.
};
constexpr Word kWords[] = {
    {"jan", Word::kMonth, 1},    {"feb", Word::kMonth, 2},     {"mar", Word::kMonth, 3},  {"apr", Word::kMonth, 4},
    {"may", Word::kMonth, 5},    {"jun", Word::kMonth, 6},     {"jul", Word::kMonth, 7},  {"aug", Word::kMonth, 8},
    {"sep", Word::kMonth, 9},    {"oct", Word::kMonth, 10},    {"nov", Word::kMonth, 11}, {"dec", Word::kMonth, 12},
    {"am", Word::kHalfOfDay, 0}, {"pm", Word::kHalfOfDay, 12}, {"ut", Word::kZone, 0},    {"utc", Word::kZone, 0},
    {"z", Word::kZone, 0},       {"gmt", Word::kZone, 0},      {"est", Word::kZone, -5},  {"edt", Word::kZone, -4},
    {"cst", Word::kZone, -6},    {"cdt", Word::kZone, -5},     {"mst", Word::kZone, -7},  {"mdt", Word::kZone, -6},
    {"pst", Word::kZone, -8},    {"pdt", Word::kZone, -7},
};

// The free form, token by token.
template <typename Char>
class FreeFormParser {
 public:
  explicit FreeFormParser(base::Vector<const Char> text) : reader_(text) {}

  bool Parse(Parts* parts) {
    while (!reader_.at_end()) {
      const uint32_t c = reader_.peek();
      if (reader_.at_digit()) {
        if (!TakeNumber()) return false;
      } else if (IsLetter(c)) {
        if (!TakeWord()) return false;
      } else if (c == '(') {
        SkipParentheses();
      } else if ((c == '+' || c == '-') && (time_count_ > 0 || has_zone_) && !has_offset_) {
        reader_.Skip();
        if (!TakeOffset(c == '-' ? -1 : 1)) return false;
      } else {
        // Other symbols separate, except that a closing parenthesis must have an opening one, and a plus sign a time.
        if ((c == ')' || c == '+') && has_number_) return false;
        reader_.Skip();
      }
    }
    return ComposeDay(parts) && ComposeTime(parts);
  }

 private:
  static bool IsLetter(uint32_t c) { return (c | 0x20) - 'a' < 26; }

  void SkipParentheses() {
    int depth = 0;
    do {
      if (reader_.peek() == '(') ++depth;
      if (reader_.peek() == ')') --depth;
      reader_.Skip();
    } while (depth > 0 && !reader_.at_end());
  }

  bool TakeNumber() {
    has_number_ = true;
    int digits;
    const int value = reader_.Number(&digits);
    const bool in_time = time_count_ > 0 && time_open_;
    if (reader_.peek() == ':' && (!in_time ? time_count_ == 0 : time_count_ < 3)) {
      reader_.Skip();
      time_[time_count_++] = value;
      time_open_ = reader_.at_digit();
      return true;
    }
    if (in_time) {
      time_[time_count_++] = value;
      time_open_ = false;
      if (reader_.peek() == '.' && reader_.peek(1) - '0' < 10) {
        if (time_count_ != 3) return false;
        reader_.Skip();
        time_[time_count_++] = reader_.Milliseconds();
      }
      return true;
    }
    if (day_count_ == 3) return false;
    day_[day_count_++] = value;
    return true;
  }

  bool TakeWord() {
    char word[4] = {};
    size_t length = 0;
    for (; IsLetter(reader_.peek()); reader_.Skip(), ++length) {
      if (length < 3) word[length] = static_cast<char>(reader_.peek() | 0x20);
    }
    for (const Word& known : kWords) {
      const bool matches = std::equal(word, word + 4, known.text);
      if (!matches || (known.kind != Word::kMonth && length > 3)) continue;
      if (known.kind == Word::kMonth) {
        named_month_ = known.value;
        reader_.Take('-');
      } else if (known.kind == Word::kHalfOfDay) {
        if (time_count_ == 0 && day_count_ == 0) return false;
        half_of_day_ = known.value;
      } else {
        if (!has_number_) return true;
        has_zone_ = true;
        zone_minutes_ = known.value * 60;
      }
      return true;
    }
    return !has_number_;
  }

  bool TakeOffset(int sign) {
    if (!reader_.at_digit()) return true;
    int digits;
    const int value = reader_.Number(&digits);
    int hours = value, minutes = 0;
    if (reader_.Take(':')) {
      if (!reader_.at_digit()) return false;
      minutes = reader_.Number(&digits);
    } else if (digits > 2) {
      hours = value / 100;
      minutes = value % 100;
    }
    if (hours > 24 || minutes > 59) return false;
    has_zone_ = has_offset_ = true;
    zone_minutes_ = sign * (hours * 60 + minutes);
    return true;
  }

  bool ComposeDay(Parts* parts) const {
    if (day_count_ == 0) return false;
    int year = kMissing;
    if (named_month_ == kMissing) {
      if (day_count_ < 2) return ComposeSingle(parts);
      const bool year_first = day_count_ == 3 && !IsDay(day_[0]);
      parts->month = year_first ? day_[1] : day_[0];
      parts->day = year_first ? day_[2] : day_[1];
      if (day_count_ == 3) year = year_first ? day_[0] : day_[2];
    } else {
      parts->month = named_month_;
      if (day_count_ == 1) {
        parts->day = day_[0];
        if (!IsDay(day_[0])) {  // "January 2000".
          year = day_[0];
          parts->day = 1;
        }
      } else {
        const bool year_first = !IsDay(day_[0]);
        year = day_[year_first ? 0 : 1];
        parts->day = day_[year_first ? 1 : 0];
      }
    }
    if (year != kMissing) parts->year = Century(year);
    return IsDay(parts->day);
  }

  // One number alone is a month, or a year if it cannot be one.
  bool ComposeSingle(Parts* parts) const {
    parts->month = parts->day = 1;
    if (day_[0] >= 1 && day_[0] <= 12) {
      parts->month = day_[0];
    } else if (day_[0] > 12 && day_[0] <= 31) {
      return false;
    } else {
      parts->year = Century(day_[0]);
    }
    return true;
  }

  static bool IsDay(int value) { return value >= 1 && value <= 31; }
  static int Century(int year) { return year < 50 ? 2000 + year : year < 100 ? 1900 + year : year; }

  bool ComposeTime(Parts* parts) const {
    parts->hour = time_[0];
    parts->minute = time_[1];
    parts->second = time_[2];
    parts->millisecond = time_[3];
    if (half_of_day_ != kMissing) {
      if (parts->hour > 12) return false;
      parts->hour = parts->hour % 12 + half_of_day_;
    }
    parts->is_local = !has_zone_;
    parts->offset_minutes = zone_minutes_;
    return true;
  }

  Reader<Char> reader_;
  int day_[3] = {};
  int day_count_ = 0;
  int time_[4] = {};
  int time_count_ = 0;
  bool time_open_ = false;  // A colon was read, its number not yet.
  int named_month_ = kMissing;
  int half_of_day_ = kMissing;
  bool has_number_ = false;
  bool has_zone_ = false;
  bool has_offset_ = false;
  int zone_minutes_ = 0;
};

template <typename Char>
double Parse(base::Vector<const Char> text, TimeZone* zone) {
  size_t from = 0, to = text.size();
  while (from < to && IsWhiteSpaceOrLineTerminator(text[from])) ++from;
  while (to > from && IsWhiteSpaceOrLineTerminator(text[to - 1])) --to;
  text = text.SubVector(from, to);
  Parts parts;
  if (ParseISO(text, &parts)) return parts.Time(zone);
  // The year zero has one spelling only, and no free form either.
  Reader<Char> reader(text);
  int year;
  if (reader.Take('-') && reader.Digits(6, &year) && year == 0) return kInvalidTime;
  parts = Parts();
  return FreeFormParser<Char>(text).Parse(&parts) ? parts.Time(zone) : kInvalidTime;
}

}  // namespace

double ParseDate(OneByteSpan text, TimeZone* zone) { return Parse(text, zone); }
double ParseDate(TwoByteSpan text, TimeZone* zone) { return Parse(text, zone); }

}  // namespace v8::internal

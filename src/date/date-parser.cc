#include "src/date/date-parser.h"

#include <algorithm>
#include <cmath>

#include "src/date/calendar.h"
#include "src/strings/unicode.h"

namespace v8::internal {

namespace {

constexpr int kMissing = -1;

bool IsMonth(int value) { return value >= 1 && value <= 12; }
bool IsDay(int value) { return value >= 1 && value <= 31; }
bool IsHour(int value) { return value >= 0 && value < 24; }
bool IsSixtieth(int value) { return value >= 0 && value < 60; }

struct Token {
  enum Kind : uint8_t { kEnd, kNumber, kWord, kWhiteSpace, kSymbol };
  // kWord: what it means.
  enum Meaning : uint8_t { kNothing, kMonth, kHalfOfDay, kZone, kTimeSeparator };

  bool Is(char c) const { return kind == kSymbol && symbol == c; }
  bool IsSign() const { return Is('+') || Is('-'); }
  bool IsNumberOf(int digits) const { return kind == kNumber && length == digits; }
  bool IsWordFor(Meaning which) const { return kind == kWord && meaning == which; }
  bool IsZ() const { return IsWordFor(kZone) && length == 1; }

  Kind kind;
  Meaning meaning = kNothing;
  char symbol = 0;  // kSymbol: one of : - + . ) and 0 for any other.
  int length = 0;   // Characters of words and numbers.
  int value = 0;    // Of the number, of the month, hours to add to the time, hours from UTC.
};

struct Word {
  char text[4];
  Token::Meaning meaning;
  int value;
};
constexpr Word kWords[] = {
    {"jan", Token::kMonth, 1},    {"feb", Token::kMonth, 2},     {"mar", Token::kMonth, 3},
    {"apr", Token::kMonth, 4},    {"may", Token::kMonth, 5},     {"jun", Token::kMonth, 6},
    {"jul", Token::kMonth, 7},    {"aug", Token::kMonth, 8},     {"sep", Token::kMonth, 9},
    {"oct", Token::kMonth, 10},   {"nov", Token::kMonth, 11},    {"dec", Token::kMonth, 12},
    {"am", Token::kHalfOfDay, 0}, {"pm", Token::kHalfOfDay, 12}, {"t", Token::kTimeSeparator, 0},
    {"ut", Token::kZone, 0},      {"utc", Token::kZone, 0},      {"z", Token::kZone, 0},
    {"gmt", Token::kZone, 0},     {"est", Token::kZone, -5},     {"edt", Token::kZone, -4},
    {"cst", Token::kZone, -6},    {"cdt", Token::kZone, -5},     {"mst", Token::kZone, -7},
    {"mdt", Token::kZone, -6},    {"pst", Token::kZone, -8},     {"pdt", Token::kZone, -7},
};

template <typename Char>
class Tokens {
 public:
  explicit Tokens(base::Vector<const Char> text) : text_(text), current_(Scan()) {}

  const Token& current() const { return current_; }
  Token Next() {
    const Token token = current_;
    current_ = Scan();
    return token;
  }
  bool Take(char symbol) {
    if (!current_.Is(symbol)) return false;
    current_ = Scan();
    return true;
  }
  bool TakeNumberOf(int digits, bool (*is_valid)(int), int* value) {
    if (!current_.IsNumberOf(digits) || !is_valid(current_.value)) return false;
    *value = Next().value;
    return true;
  }

 private:
  uint32_t peek() const { return next_ < text_.size() ? text_[next_] : 0; }
  bool AtDigit() const { return peek() - '0' < 10; }
  // Whatever is behind the capital letters counts as a letter.
  bool AtLetter() const { return peek() >= 'A' && !IsWhiteSpaceOrLineTerminator(peek()); }

  Token Scan() {
    if (next_ == text_.size()) return {Token::kEnd};
    if (AtDigit()) return ScanNumber();
    if (AtLetter()) return ScanWord();
    const uint32_t c = peek();
    if (c == '(') {
      SkipParentheses();
      return {Token::kSymbol};
    }
    ++next_;
    if (IsWhiteSpaceOrLineTerminator(c)) return {Token::kWhiteSpace};
    Token token{Token::kSymbol};
    if (c == ':' || c == '-' || c == '+' || c == '.' || c == ')') token.symbol = static_cast<char>(c);
    return token;
  }

  // Of the digits behind leading zeros nine count.
  Token ScanNumber() {
    const size_t begin = next_;
    Token token{Token::kNumber};
    while (peek() == '0') ++next_;
    for (int digits = 0; AtDigit(); ++next_, ++digits) {
      if (digits < 9) token.value = token.value * 10 + static_cast<int>(peek() - '0');
    }
    token.length = static_cast<int>(next_ - begin);
    return token;
  }

  Token ScanWord() {
    Token token{Token::kWord};
    char text[4] = {};
    bool is_ascii = true;
    for (; AtLetter(); ++next_, ++token.length) {
      if (token.length >= 3) continue;
      is_ascii &= peek() < 128;
      text[token.length] = static_cast<char>(peek() | 0x20);
    }
    for (const Word& word : kWords) {
      if (!is_ascii || !std::equal(text, text + 4, word.text)) continue;
      if (token.length > 3 && word.meaning != Token::kMonth) continue;
      token.meaning = word.meaning;
      token.value = word.value;
    }
    return token;
  }

  void SkipParentheses() {
    int depth = 0;
    do {
      if (peek() == '(') ++depth;
      if (peek() == ')') --depth;
      ++next_;
    } while (depth > 0 && next_ < text_.size());
  }

  base::Vector<const Char> text_;
  size_t next_ = 0;
  Token current_;
};

// Of a fraction of a second three digits count.
int MillisecondsOf(const Token& fraction) {
  int value = fraction.value;
  int length = std::min(fraction.length, 9);
  for (; length < 3; ++length) value *= 10;
  for (; length > 3; --length) value /= 10;
  return value;
}

// The numbers that make the day, in the order read.
class DayParts {
 public:
  bool empty() const { return count_ == 0; }
  bool Add(int number) {
    if (count_ == 3) return false;
    numbers_[count_++] = number;
    return true;
  }
  void set_month(int month) { month_ = month; }
  void set_is_format() { is_format_ = true; }

  bool Compose(double* days) const {
    if (empty()) return false;
    int year, month, day;
    if (month_ != kMissing) {
      month = month_;
      const bool year_first = !IsDay(numbers_[0]);
      year = numbers_[year_first ? 0 : 1];
      day = numbers_[year_first ? 1 : 0];
    } else {
      const bool year_first = is_format_ || !IsDay(numbers_[0]);
      year = numbers_[year_first ? 0 : 2];
      month = numbers_[year_first ? 1 : 0];
      day = numbers_[year_first ? 2 : 1];
    }
    if (!IsMonth(month) || !IsDay(day)) return false;
    if (!is_format_ && year >= 0 && year < 100) year += year < 50 ? 2000 : 1900;
    *days = static_cast<double>(DaysFromDate(year, month - 1, day));
    return true;
  }

 private:
  int numbers_[3] = {1, 1, 1};
  int count_ = 0;
  int month_ = kMissing;  // Its name was read.
  bool is_format_ = false;
};

// Hour, minute, second and millisecond.
class TimeParts {
 public:
  bool empty() const { return count_ == 0; }
  // Whether a number without a colon behind it belongs to the time.
  bool Expects(int number) const {
    return ((count_ == 1 || count_ == 2) && IsSixtieth(number)) || (count_ == 3 && number < 1000);
  }
  bool Add(int number) {
    if (count_ == 4) return false;
    numbers_[count_++] = number;
    return true;
  }
  void AddLast(int number) {
    Add(number);
    count_ = 4;
  }
  void set_half_of_day(int hours) { half_of_day_ = hours; }

  bool Compose(double* time) const {
    int hour = numbers_[0];
    const int minute = numbers_[1], second = numbers_[2], millisecond = numbers_[3];
    if (half_of_day_ != kMissing) {
      if (hour > 12) return false;
      hour = hour % 12 + half_of_day_;
    }
    const bool is_midnight = hour == 24 && minute == 0 && second == 0 && millisecond == 0;
    if (!is_midnight && !(IsHour(hour) && IsSixtieth(minute) && IsSixtieth(second) && millisecond < 1000)) return false;
    *time = MakeTime(hour, minute, second, millisecond);
    return true;
  }

 private:
  int numbers_[4] = {};
  int count_ = 0;
  int half_of_day_ = kMissing;
};

// The offset from UTC; local time where there is none.
struct ZoneParts {
  bool IsUtc() const { return hours == 0 && minutes == 0; }
  void Set(int offset_hours) {
    *this = {offset_hours < 0 ? -1 : 1, offset_hours < 0 ? -offset_hours : offset_hours, 0};
  }

  int sign = 0;
  int hours = kMissing;
  int minutes = kMissing;
};

template <typename Char>
class Parser {
 public:
  explicit Parser(base::Vector<const Char> text) : tokens_(text) {}

  double Parse(TimeZone* zone) {
    if (!ParseFormat() && !ParseFreeForm()) return kInvalidTime;
    double days, time;
    if (!day_.Compose(&days) || !time_.Compose(&time)) return kInvalidTime;
    const double date = MakeDate(days, time);
    if (zone_.sign == 0) return TimeClip(zone->ToUtc(date));
    const int64_t minutes = std::max(zone_.hours, 0) * int64_t{60} + std::max(zone_.minutes, 0);
    return TimeClip(date - static_cast<double>(zone_.sign * minutes * kMsPerMinute));
  }

 private:
  // §21.4.1.32 Date Time String Format. Not in the specification: an offset may lack its colon, a fraction may have any
  // number of digits. Where the text departs from it the free form goes on with what has been read.
  bool ParseFormat() {
    if (!ParseFormatDay()) return false;
    if (tokens_.current().IsWordFor(Token::kTimeSeparator)) {
      tokens_.Next();
      has_separator_ = true;
      if (!ParseFormatTime() || !ParseFormatOffset() || tokens_.current().kind != Token::kEnd) return false;
    } else {
      if (tokens_.current().kind != Token::kEnd) return false;
      zone_.Set(0);
    }
    day_.set_is_format();
    return true;
  }

  bool ParseFormatDay() {
    if (tokens_.current().IsSign()) {
      const int sign = tokens_.Next().Is('-') ? -1 : 1;
      if (!tokens_.current().IsNumberOf(6)) return false;
      const int year = sign * tokens_.Next().value;
      // The year zero has one spelling only.
      if (year == 0 && sign < 0) return false;
      day_.Add(year);
    } else {
      if (!tokens_.current().IsNumberOf(4)) return false;
      day_.Add(tokens_.Next().value);
    }
    int value;
    if (!tokens_.Take('-')) return true;
    if (!tokens_.TakeNumberOf(2, IsMonth, &value)) return false;
    day_.Add(value);
    if (!tokens_.Take('-')) return true;
    if (!tokens_.TakeNumberOf(2, IsDay, &value)) return false;
    return day_.Add(value);
  }

  bool ParseFormatTime() {
    const auto is_zero = [](int value) { return value == 0; };
    int value;
    if (!tokens_.TakeNumberOf(
            2, [](int hour) { return hour <= 24; }, &value))
      return false;
    const bool is_midnight = value == 24;
    bool (*const is_valid)(int) = is_midnight ? is_zero : IsSixtieth;
    time_.Add(value);
    if (!tokens_.Take(':') || !tokens_.TakeNumberOf(2, is_valid, &value)) return false;
    time_.Add(value);
    if (!tokens_.Take(':')) return true;
    if (!tokens_.TakeNumberOf(2, is_valid, &value)) return false;
    time_.Add(value);
    if (!tokens_.Take('.')) return true;
    if (tokens_.current().kind != Token::kNumber || (is_midnight && tokens_.current().value != 0)) return false;
    return time_.Add(MillisecondsOf(tokens_.Next()));
  }

  bool ParseFormatOffset() {
    if (tokens_.current().IsZ()) {
      tokens_.Next();
      zone_.Set(0);
      return true;
    }
    if (!tokens_.current().IsSign()) return true;
    zone_.sign = tokens_.Next().Is('-') ? -1 : 1;
    if (tokens_.current().IsNumberOf(4)) {
      const int value = tokens_.Next().value;
      if (!IsHour(value / 100) || !IsSixtieth(value % 100)) return false;
      zone_.hours = value / 100;
      zone_.minutes = value % 100;
      return true;
    }
    return tokens_.TakeNumberOf(2, IsHour, &zone_.hours) && tokens_.Take(':') &&
           tokens_.TakeNumberOf(2, IsSixtieth, &zone_.minutes);
  }

  bool ParseFreeForm() {
    // There is no free form with a T.
    if (has_separator_) return false;
    bool has_number = !day_.empty();
    while (tokens_.current().kind != Token::kEnd) {
      const Token token = tokens_.Next();
      if (token.kind == Token::kNumber) {
        has_number = true;
        if (!AddNumber(token.value)) return false;
      } else if (token.kind == Token::kWord) {
        if (!AddWord(token, has_number)) return false;
      } else if (token.IsSign() && (zone_.IsUtc() || !time_.empty())) {
        has_number = true;
        if (!AddOffset(token.Is('-') ? -1 : 1)) return false;
      } else if ((token.IsSign() || token.Is(')')) && has_number) {
        return false;
      }
    }
    return true;
  }

  bool AddNumber(int number) {
    if (tokens_.Take(':')) {
      if (tokens_.Take(':')) {
        // An hour, and no minutes.
        return time_.empty() && time_.Add(number) && time_.Add(0);
      }
      if (!time_.Add(number)) return false;
      tokens_.Take('.');
      return true;
    }
    if (tokens_.Take('.') && time_.Expects(number)) {
      time_.Add(number);
      if (tokens_.current().kind != Token::kNumber) return false;
      time_.AddLast(MillisecondsOf(tokens_.Next()));
      return true;
    }
    if (zone_.hours != kMissing && zone_.minutes == kMissing && IsSixtieth(number)) {
      zone_.minutes = number;
      return true;
    }
    if (time_.Expects(number)) {
      time_.AddLast(number);
      const Token& next = tokens_.current();
      return next.kind == Token::kEnd || next.kind == Token::kWhiteSpace || next.IsZ() || next.IsSign();
    }
    if (!day_.Add(number)) return false;
    tokens_.Take('-');
    return true;
  }

  bool AddWord(const Token& word, bool has_number) {
    if (word.meaning == Token::kHalfOfDay && !time_.empty()) {
      time_.set_half_of_day(word.value);
    } else if (word.meaning == Token::kMonth) {
      day_.set_month(word.value);
      tokens_.Take('-');
    } else if (word.meaning == Token::kZone && has_number) {
      zone_.Set(word.value);
    } else {
      // Weekdays and the like come before all numbers, and not close by.
      return !has_number && tokens_.current().kind != Token::kNumber;
    }
    return true;
  }

  // Behind a time or UTC: hours, hours and minutes, or hours with a colon, whose minutes are the next number.
  bool AddOffset(int sign) {
    zone_.sign = sign;
    int number = 0, length = 0;
    if (tokens_.current().kind == Token::kNumber) {
      const Token token = tokens_.Next();
      number = token.value;
      length = token.length;
    }
    if (tokens_.current().Is(':')) {
      zone_.hours = number;
      zone_.minutes = kMissing;
    } else if (length == 1 || length == 2) {
      zone_.hours = number;
      zone_.minutes = 0;
    } else if (length == 3 || length == 4) {
      zone_.hours = number / 100;
      zone_.minutes = number % 100;
    } else {
      return false;
    }
    return true;
  }

  Tokens<Char> tokens_;
  DayParts day_;
  TimeParts time_;
  ZoneParts zone_;
  bool has_separator_ = false;
};

}  // namespace

double ParseDate(OneByteSpan text, TimeZone* zone) { return Parser(text).Parse(zone); }
double ParseDate(TwoByteSpan text, TimeZone* zone) { return Parser(text).Parse(zone); }

}  // namespace v8::internal

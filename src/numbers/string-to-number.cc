#include "src/numbers/string-to-number.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "src/strings/unicode.h"

namespace v8::internal {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

template <typename Char>
base::Vector<const Char> TrimStart(base::Vector<const Char> text, base::Poller* poller) {
  size_t from = 0;
  while (from < text.size() && IsWhiteSpaceOrLineTerminator(text[from]) && poller->At(from)) ++from;
  return text.SubVector(from, text.size());
}

template <typename Char>
base::Vector<const Char> Trim(base::Vector<const Char> text, base::Poller* poller) {
  text = TrimStart(text, poller);
  size_t to = text.size();
  while (to > 0 && IsWhiteSpaceOrLineTerminator(text[to - 1]) && poller->At(to)) --to;
  return text.SubVector(0, to);
}

template <typename Char>
bool StartsWith(base::Vector<const Char> text, const char* prefix) {
  for (size_t i = 0; prefix[i] != '\0'; ++i) {
    if (i >= text.size() || text[i] != static_cast<Char>(prefix[i])) return false;
  }
  return true;
}

int DigitValue(uint32_t c) {
  if (c - '0' < 10) return static_cast<int>(c - '0');
  if ((c | 0x20) - 'a' < 26) return static_cast<int>((c | 0x20) - 'a' + 10);
  return 99;
}

// Reads the longest StrUnsignedDecimalLiteral (without Infinity) at the start of the text. Returns how many characters
// it has, 0 if there is none.
template <typename Char>
size_t ReadDecimal(base::Vector<const Char> text, double* value, base::Poller* poller) {
  // Digits beyond these cannot change the result, except that they break a tie: a 1 at the end stands for them.
  constexpr int kMaxDigits = 780;
  char buffer[kMaxDigits + 32];
  int count = 0;
  int64_t exponent = 0;  // Of the last digit in the buffer.
  bool dropped = false;
  size_t digits = 0;  // Before and behind the point, zeros too.
  size_t i = 0;
  auto is_digit = [&](size_t k) {
    return k < text.size() && static_cast<uint32_t>(text[k]) - '0' < 10 && poller->At(k);
  };
  auto add = [&](Char digit, bool behind_point) {
    ++digits;
    if (count == 0 && digit == '0') {
      if (behind_point) --exponent;
    } else if (count < kMaxDigits) {
      buffer[count++] = static_cast<char>(digit);
      if (behind_point) --exponent;
    } else {
      dropped |= digit != '0';
      if (!behind_point) ++exponent;
    }
  };
  while (is_digit(i)) add(text[i++], false);
  if (i < text.size() && text[i] == '.' && (digits > 0 || is_digit(i + 1))) {
    ++i;
    while (is_digit(i)) add(text[i++], true);
  }
  if (digits == 0) return 0;
  if (i < text.size() && (text[i] | 0x20) == 'e') {
    size_t k = i + 1;
    const bool negative = k < text.size() && text[k] == '-';
    if (k < text.size() && (text[k] == '-' || text[k] == '+')) ++k;
    if (is_digit(k)) {
      int64_t written = 0;
      while (is_digit(k)) {
        if (written < int64_t{1} << 50) written = written * 10 + (text[k] - '0');
        ++k;
      }
      exponent += negative ? -written : written;
      i = k;
    }
  }
  if (count == 0) {
    *value = 0;
    return i;
  }
  if (dropped) {
    buffer[count++] = '1';
    --exponent;
  }
  const int64_t magnitude = exponent + count;  // The number is below 10^magnitude, at least 10^(magnitude - 1).
  if (magnitude > 310) {
    *value = kInfinity;
  } else if (magnitude < -325) {
    *value = 0;
  } else {
    char* end = buffer + count;
    *end++ = 'e';
    end = std::to_chars(end, end + 8, static_cast<int>(exponent)).ptr;
    double result = 0;
    const auto parsed = std::from_chars(buffer, end, result);
    if (parsed.ec == std::errc::result_out_of_range) result = magnitude > 0 ? kInfinity : 0;
    *value = result;
  }
  return i;
}

// An integer from digits, exactly up to what a double can hold, rounded once at the end.
class IntegerAccumulator {
 public:
  void Add(uint32_t radix, uint32_t digit) {
    if (overflow_) return;
    unsigned __int128 carry = digit;
    for (int i = 0; i < count_; ++i) {
      carry += static_cast<unsigned __int128>(words_[i]) * radix;
      words_[i] = static_cast<uint64_t>(carry);
      carry >>= 64;
    }
    if (carry == 0) return;
    if (count_ == kWords) {
      overflow_ = true;
    } else {
      words_[count_++] = static_cast<uint64_t>(carry);
    }
  }
  double Value() const {
    if (overflow_) return kInfinity;
    if (count_ == 0) return 0;
    // The top 64 bits with everything below in the last one: the conversion of an uint64_t rounds that correctly.
    uint64_t top = words_[count_ - 1];
    const int shift = __builtin_clzll(top);
    bool sticky = false;
    if (count_ > 1) {
      const uint64_t next = words_[count_ - 2];
      if (shift > 0) top = top << shift | next >> (64 - shift);
      sticky = (shift > 0 ? next << shift : next) != 0;
      for (int i = count_ - 3; i >= 0; --i) sticky |= words_[i] != 0;
    } else {
      top <<= shift;
    }
    return std::ldexp(static_cast<double>(top | (sticky ? 1 : 0)), 64 * (count_ - 1) - shift);
  }

 private:
  static constexpr int kWords = 17;  // 1088 bits: more is Infinity.
  uint64_t words_[kWords] = {};
  int count_ = 0;
  bool overflow_ = false;
};

// Reads digits of the radix at the start of the text and returns how many there are.
template <typename Char>
size_t ReadDigits(base::Vector<const Char> text, int radix, double* value, base::Poller* poller) {
  size_t i = 0;
  // Fast path: what fits into 53 bits for sure.
  uint64_t small = 0;
  while (i < text.size() && small < uint64_t{1} << 47) {
    const int digit = DigitValue(text[i]);
    if (digit >= radix) break;
    small = small * radix + digit;
    ++i;
  }
  *value = static_cast<double>(small);
  if (i == text.size() || DigitValue(text[i]) >= radix) return i;
  IntegerAccumulator accumulator;
  for (i = 0; i < text.size(); ++i) {
    const int digit = DigitValue(text[i]);
    if (digit >= radix || !poller->At(i)) break;
    accumulator.Add(radix, digit);
  }
  *value = accumulator.Value();
  return i;
}

template <typename Char>
double ToNumber(base::Vector<const Char> text, base::Poller* poller) {
  text = Trim(text, poller);
  if (text.size() == 0) return 0;
  if (text.size() > 2 && text[0] == '0') {
    const uint32_t prefix = text[1] | 0x20;
    const int radix = prefix == 'x' ? 16 : prefix == 'o' ? 8 : prefix == 'b' ? 2 : 0;
    if (radix != 0) {
      const auto digits = text.SubVector(2, text.size());
      double value;
      return ReadDigits(digits, radix, &value, poller) == digits.size() ? value : kNaN;
    }
  }
  const bool negative = text[0] == '-';
  if (negative || text[0] == '+') text = text.SubVector(1, text.size());
  double value = kInfinity;
  if (!(text.size() == 8 && StartsWith(text, "Infinity"))) {
    const size_t read = ReadDecimal(text, &value, poller);
    if (read == 0 || read != text.size()) return kNaN;
  }
  return negative ? -value : value;
}

template <typename Char>
double FloatPrefix(base::Vector<const Char> text, base::Poller* poller) {
  text = TrimStart(text, poller);
  const bool negative = text.size() > 0 && text[0] == '-';
  if (negative || (text.size() > 0 && text[0] == '+')) text = text.SubVector(1, text.size());
  double value = kInfinity;
  if (!StartsWith(text, "Infinity") && ReadDecimal(text, &value, poller) == 0) return kNaN;
  return negative ? -value : value;
}

template <typename Char>
double IntPrefix(base::Vector<const Char> text, int32_t radix, base::Poller* poller) {
  text = TrimStart(text, poller);
  const bool negative = text.size() > 0 && text[0] == '-';
  if (negative || (text.size() > 0 && text[0] == '+')) text = text.SubVector(1, text.size());
  bool strip_prefix = true;
  if (radix != 0) {
    if (radix < 2 || radix > 36) return kNaN;
    strip_prefix = radix == 16;
  } else {
    radix = 10;
  }
  if (strip_prefix && text.size() >= 2 && text[0] == '0' && (text[1] | 0x20) == 'x') {
    text = text.SubVector(2, text.size());
    radix = 16;
  }
  double value;
  if (ReadDigits(text, radix, &value, poller) == 0) return kNaN;
  return negative ? -value : value;
}

}  // namespace

double StringToNumber(OneByteSpan text, base::Poller* poller) { return ToNumber(text, poller); }
double StringToNumber(TwoByteSpan text, base::Poller* poller) { return ToNumber(text, poller); }
double ParseFloat(OneByteSpan text, base::Poller* poller) { return FloatPrefix(text, poller); }
double ParseFloat(TwoByteSpan text, base::Poller* poller) { return FloatPrefix(text, poller); }
double ParseInt(OneByteSpan text, int32_t radix, base::Poller* poller) { return IntPrefix(text, radix, poller); }
double ParseInt(TwoByteSpan text, int32_t radix, base::Poller* poller) { return IntPrefix(text, radix, poller); }

}  // namespace v8::internal

#include <charconv>
#include <cmath>

#include "src/parsing/scanner.h"
#include "src/strings/unicode.h"

// Numeric literals (ECMA-262 §12.9.3).
namespace v8::internal {

namespace {

int DigitValue(int32_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'z' ? c - 'a' + 10 : 99;
}

// The value of digits of a power-of-two radix, rounded to even.
double PowerOfTwoRadixValue(const char16_t* digits, size_t count, int bits_per_digit) {
  uint64_t significand = 0;
  int exponent = 0;
  bool sticky = false;
  for (size_t i = 0; i < count; ++i) {
    const int digit = DigitValue(digits[i]);
    for (int bit = bits_per_digit - 1; bit >= 0; --bit) {
      const uint64_t b = (digit >> bit) & 1;
      if (significand >> 54) {  // 55 bits are kept: 53, the rounding bit, and one more.
        ++exponent;
        sticky |= b != 0;
      } else {
        significand = significand << 1 | b;
      }
    }
    if (exponent > 2000) return HUGE_VAL;
  }
  if (sticky) significand |= 1;
  return std::ldexp(static_cast<double>(significand), exponent);
}

double DecimalValue(const char16_t* digits, size_t count) {
  char stack_buffer[64] = {};
  char* text = stack_buffer;
  base::GrowableArray<char> heap_buffer;
  if (count > sizeof(stack_buffer)) {
    if (!heap_buffer.TryResize(count)) throw CompileAbort{CompileAbort::kOutOfMemory};
    text = heap_buffer.data();
  }
  for (size_t i = 0; i < count; ++i) text[i] = static_cast<char>(digits[i]);
  double value = 0;
  auto [end, error] = std::from_chars(text, text + count, value);
  if (error == std::errc::result_out_of_range) {
    // Too large or too small; the exponent's sign, or for long digit strings their place, tells which.
    const char* e = text;
    bool nonzero_integer = false;
    while (e < text + count && *e != 'e' && *e != 'E' && *e != '.') nonzero_integer |= *e++ != '0';
    const char* mark = text;
    while (mark < text + count && *mark != 'e' && *mark != 'E') ++mark;
    if (mark < text + count) return mark[1] == '-' ? 0 : HUGE_VAL;
    return nonzero_integer ? HUGE_VAL : 0;
  }
  return value;
}

}  // namespace

// Appends digits to buffer_. False: a misplaced separator.
template <typename Char>
bool Scanner::ScanDigits(const Char* chars, TokenInfo* token, int radix, bool separators) {
  bool separator_seen = false;
  bool any = false;
  for (; position_ < length_; ++position_) {
    const int32_t c = chars[position_];
    if (c == '_' && separators) {
      const int at = static_cast<int>(position_);
      if (separator_seen || !any) {
        Illegal(
            token,
            separator_seen ? MessageTemplate::kContinuousNumericSeparator : MessageTemplate::kInvalidOrUnexpectedToken,
            at, at + 1);
        return false;
      }
      separator_seen = true;
      continue;
    }
    if (DigitValue(c) >= radix) break;
    AddChar(static_cast<char16_t>(c));
    separator_seen = false;
    any = true;
  }
  if (separator_seen) {
    Illegal(token, MessageTemplate::kTrailingNumericSeparator, static_cast<int>(position_),
            static_cast<int>(position_) + 1);
    return false;
  }
  return true;
}

template <typename Char>
void Scanner::ScanNumber(const Char* chars, TokenInfo* token) {
  const int begin = token->begin;
  auto bad = [&](MessageTemplate message) {
    const int at = static_cast<int>(position_);
    Illegal(token, message, begin, at + 1 > length() ? at : at + 1);
  };
  token->token = Token::kNumber;
  uint32_t c = chars[position_];
  const int32_t d = At(chars, position_ + 1);

  // Fast path: a short decimal integer.
  if (c != '.' && !(c == '0' && d != kEnd && (DigitValue(d) < 99 || d == '_'))) {
    uint32_t p = position_;
    uint64_t value = 0;
    while (p < length_ && p - position_ < 15 && static_cast<uint32_t>(chars[p] - '0') < 10)
      value = value * 10 + (chars[p++] - '0');
    const int32_t e = At(chars, p);
    if (e < 128 && (e == kEnd || (e != '.' && e != '_' && e != '\\' && e != '$' && DigitValue(e) == 99))) {
      position_ = p;
      token->number = static_cast<double>(value);
      return;
    }
  }

  buffer_.Clear();
  int radix = 10;
  bool legacy = false;
  bool decimal_with_leading_zero = false;
  if (c == '0' && d != kEnd) {
    switch (d) {
      case 'x':
      case 'X':
        radix = 16;
        break;
      case 'o':
      case 'O':
        radix = 8;
        break;
      case 'b':
      case 'B':
        radix = 2;
        break;
      case '_':
        position_ += 1;
        return bad(MessageTemplate::kZeroDigitNumericSeparator);
      default:
        if (d >= '0' && d <= '9') {
          legacy = true;
          uint32_t p = position_ + 1;
          while (p < length_ && chars[p] >= '0' && chars[p] <= '9') decimal_with_leading_zero |= chars[p++] >= '8';
          if (!decimal_with_leading_zero) radix = 8;
        }
    }
  }
  bool is_big_int = false;
  if (radix != 10) {
    position_ += legacy ? 1 : 2;
    const uint32_t digits_begin = position_;
    if (!ScanDigits(chars, token, radix, !legacy)) return;
    if (position_ == digits_begin) return bad(MessageTemplate::kInvalidOrUnexpectedToken);
    if (legacy && At(chars, position_) == '_') return bad(MessageTemplate::kZeroDigitNumericSeparator);
    token->number = PowerOfTwoRadixValue(buffer_.data(), buffer_.size(), radix == 16 ? 4 : radix == 8 ? 3 : 1);
    if (legacy) token->octal = MessageTemplate::kStrictOctalLiteral;
    if (!legacy && At(chars, position_) == 'n') {
      ++position_;
      is_big_int = true;
      base::GrowableArray<char16_t, 64> digits;
      if (!digits.TryAppend(buffer_.data(), buffer_.size())) throw CompileAbort{CompileAbort::kOutOfMemory};
      buffer_.Clear();
      AddChar('0');
      AddChar(radix == 16 ? 'x' : radix == 8 ? 'o' : 'b');
      for (char16_t digit : digits) AddChar(digit);
    }
  } else {
    if (c != '.') {
      if (!ScanDigits(chars, token, 10, !legacy)) return;
      if (legacy) {
        token->octal = MessageTemplate::kStrictDecimalWithLeadingZero;
        if (At(chars, position_) == '_') return bad(MessageTemplate::kZeroDigitNumericSeparator);
      }
    }
    if (c != '.' && !legacy && At(chars, position_) == 'n') {
      ++position_;
      is_big_int = true;
    } else {
      if (At(chars, position_) == '.') {
        ++position_;
        if (buffer_.empty()) AddChar('0');
        AddChar('.');
        if (At(chars, position_) == '_') return bad(MessageTemplate::kInvalidOrUnexpectedToken);
        const size_t before = buffer_.size();
        if (!ScanDigits(chars, token, 10, true)) return;
        if (buffer_.size() == before) AddChar('0');
      }
      const int32_t e = At(chars, position_);
      if (e == 'e' || e == 'E') {
        ++position_;
        AddChar('e');
        const int32_t sign = At(chars, position_);
        if (sign == '+' || sign == '-') {
          ++position_;
          if (sign == '-') AddChar('-');
        }
        const int32_t digit = At(chars, position_);
        if (digit == kEnd || DigitValue(digit) >= 10) return bad(MessageTemplate::kInvalidOrUnexpectedToken);
        if (!ScanDigits(chars, token, 10, true)) return;
      }
      token->number = DecimalValue(buffer_.data(), buffer_.size());
    }
  }
  if (position_ < length_) {
    uint32_t width;
    const uint32_t next = CodePointAt(chars, position_, &width);
    if ((next >= '0' && next <= '9') || next == '\\' || IsIdentifierStart(next)) {
      return bad(MessageTemplate::kInvalidOrUnexpectedToken);
    }
  }
  if (is_big_int) {
    token->token = Token::kBigInt;
    token->string = BufferString();
  }
}

template void Scanner::ScanNumber(const uint8_t*, TokenInfo*);
template void Scanner::ScanNumber(const char16_t*, TokenInfo*);

}  // namespace v8::internal

#include <cmath>

#include "src/numbers/string-to-number.h"
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

double DecimalValue(Zone* zone, const char16_t* digits, size_t count) {
  base::Poller poller = zone->poller();
  const double value = StringToNumber({reinterpret_cast<const uint16_t*>(digits), count}, &poller);
  if (poller.stopped()) throw CompileAbort{CompileAbort::kStopped};
  return value;
}

}  // namespace

// Appends digits to buffer_. False: a misplaced separator.
template <typename Char>
bool Scanner::ScanDigits(const Char* chars, TokenInfo* token, int radix, bool separators) {
  bool separator_seen = false;
  bool any = false;
  for (; position_ < length_; ++position_) {
    zone_->PollAt(position_);
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

// NumericLiteral
template <typename Char>
void Scanner::ScanNumber(const Char* chars, TokenInfo* token) {
  token->token = Token::kNumber;
  if (ScanShortInteger(chars, token)) return;
  buffer_.Clear();
  const NumberSyntax syntax = NumberSyntaxAt(chars);
  const bool is_well_formed = syntax.radix == 10 ? ScanDecimalLiteral(chars, token, syntax.is_legacy)
                                                 : ScanNonDecimalLiteral(chars, token, syntax);
  if (!is_well_formed) return;
  // §12.9.3: the source character behind it must not be an IdentifierStart or DecimalDigit.
  if (position_ >= length_) return;
  uint32_t width;
  const uint32_t next = CodePointAt(chars, position_, &width);
  if ((next >= '0' && next <= '9') || next == '\\' || IsIdentifierStart(next)) {
    Illegal(token, MessageTemplate::kInvalidOrUnexpectedToken, token->begin, static_cast<int>(position_));
  }
}

// Fast path: a decimal integer that a double holds.
template <typename Char>
bool Scanner::ScanShortInteger(const Char* chars, TokenInfo* token) {
  const int32_t first = chars[position_];
  const int32_t second = At(chars, position_ + 1);
  if (first == '.' || (first == '0' && second != kEnd && (DigitValue(second) < 99 || second == '_'))) return false;
  uint32_t p = position_;
  uint64_t value = 0;
  while (p < length_ && p - position_ < 15 && static_cast<uint32_t>(chars[p] - '0') < 10) {
    value = value * 10 + (chars[p++] - '0');
  }
  const int32_t next = At(chars, p);
  const bool ends = next == kEnd ||
                    (next < 128 && next != '.' && next != '_' && next != '\\' && next != '$' && DigitValue(next) == 99);
  if (!ends) return false;
  position_ = p;
  token->number = static_cast<double>(value);
  return true;
}

// What a leading zero says; LegacyOctalIntegerLiteral becomes decimal where one of its digits is 8 or 9.
template <typename Char>
Scanner::NumberSyntax Scanner::NumberSyntaxAt(const Char* chars) const {
  if (chars[position_] != '0') return {10, false};
  switch (At(chars, position_ + 1)) {
    case 'x':
    case 'X':
      return {16, false};
    case 'o':
    case 'O':
      return {8, false};
    case 'b':
    case 'B':
      return {2, false};
    default:
      break;
  }
  int radix = 8;
  uint32_t p = position_ + 1;
  for (; p < length_ && chars[p] >= '0' && chars[p] <= '9'; ++p) {
    zone_->PollAt(p);
    if (chars[p] >= '8') radix = 10;
  }
  const bool is_legacy = p > position_ + 1;
  return {is_legacy ? radix : 10, is_legacy};
}

void Scanner::BadNumber(TokenInfo* token, MessageTemplate message) {
  const int at = static_cast<int>(position_);
  Illegal(token, message, token->begin, at + 1 > length() ? at : at + 1);
}

// HexIntegerLiteral, OctalIntegerLiteral and BinaryIntegerLiteral, perhaps with BigIntLiteralSuffix;
// LegacyOctalIntegerLiteral.
template <typename Char>
bool Scanner::ScanNonDecimalLiteral(const Char* chars, TokenInfo* token, NumberSyntax syntax) {
  position_ += syntax.is_legacy ? 1 : 2;
  const uint32_t digits_begin = position_;
  if (!ScanDigits(chars, token, syntax.radix, !syntax.is_legacy)) return false;
  if (position_ == digits_begin) {
    BadNumber(token, MessageTemplate::kInvalidOrUnexpectedToken);
    return false;
  }
  token->number = PowerOfTwoRadixValue(buffer_.data(), buffer_.size(),
                                       syntax.radix == 16  ? 4
                                       : syntax.radix == 8 ? 3
                                                           : 1);
  if (syntax.is_legacy) {
    token->octal = MessageTemplate::kStrictOctalLiteral;
    if (At(chars, position_) != '_') return true;
    BadNumber(token, MessageTemplate::kZeroDigitNumericSeparator);
    return false;
  }
  if (At(chars, position_) == 'n') {
    ++position_;
    base::GrowableArray<char16_t, 64> digits;
    if (!digits.TryAppend(buffer_.data(), buffer_.size())) throw CompileAbort{CompileAbort::kOutOfMemory};
    buffer_.Clear();
    AddChar('0');
    AddChar(syntax.radix == 16 ? 'x' : syntax.radix == 8 ? 'o' : 'b');
    for (char16_t digit : digits) AddChar(digit);
    SetBigInt(token);
  }
  return true;
}

// DecimalLiteral, DecimalBigIntegerLiteral, NonOctalDecimalIntegerLiteral.
template <typename Char>
bool Scanner::ScanDecimalLiteral(const Char* chars, TokenInfo* token, bool is_legacy) {
  const bool has_integer = chars[position_] != '.';
  if (has_integer) {
    if (chars[position_] == '0' && At(chars, position_ + 1) == '_') {
      ++position_;
      BadNumber(token, MessageTemplate::kZeroDigitNumericSeparator);
      return false;
    }
    if (!ScanDigits(chars, token, 10, !is_legacy)) return false;
    if (is_legacy) {
      token->octal = MessageTemplate::kStrictDecimalWithLeadingZero;
      if (At(chars, position_) == '_') {
        BadNumber(token, MessageTemplate::kZeroDigitNumericSeparator);
        return false;
      }
    } else if (At(chars, position_) == 'n') {
      ++position_;
      SetBigInt(token);
      return true;
    }
  }
  if (!ScanFraction(chars, token) || !ScanExponentPart(chars, token)) return false;
  token->number = DecimalValue(zone_, buffer_.data(), buffer_.size());
  return true;
}

// A period and the digits behind it, when they are there.
template <typename Char>
bool Scanner::ScanFraction(const Char* chars, TokenInfo* token) {
  if (At(chars, position_) != '.') return true;
  ++position_;
  if (buffer_.empty()) AddChar('0');
  AddChar('.');
  if (At(chars, position_) == '_') {
    BadNumber(token, MessageTemplate::kInvalidOrUnexpectedToken);
    return false;
  }
  const size_t before = buffer_.size();
  if (!ScanDigits(chars, token, 10, true)) return false;
  if (buffer_.size() == before) AddChar('0');
  return true;
}

// ExponentPart, when it is there.
template <typename Char>
bool Scanner::ScanExponentPart(const Char* chars, TokenInfo* token) {
  const int32_t e = At(chars, position_);
  if (e != 'e' && e != 'E') return true;
  ++position_;
  AddChar('e');
  const int32_t sign = At(chars, position_);
  if (sign == '+' || sign == '-') {
    ++position_;
    if (sign == '-') AddChar('-');
  }
  const int32_t digit = At(chars, position_);
  if (digit == kEnd || DigitValue(digit) >= 10) {
    BadNumber(token, MessageTemplate::kInvalidOrUnexpectedToken);
    return false;
  }
  return ScanDigits(chars, token, 10, true);
}

template void Scanner::ScanNumber(const uint8_t*, TokenInfo*);
template void Scanner::ScanNumber(const char16_t*, TokenInfo*);

}  // namespace v8::internal

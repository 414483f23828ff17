#include "src/parsing/scanner.h"

#include <cstring>

#include "src/parsing/keywords.h"
#include "src/strings/unicode.h"

namespace v8::internal {

namespace {

enum CharClass : uint8_t {
  kIdStart = 1,
  kIdPart = 2,
  kSpace = 4,        // Not a line terminator.
  kKeywordChar = 8,  // Lower-case letters: an identifier with any other character is no keyword.
  kStringSpecial = 16,
};

struct CharTable {
  uint8_t classes[128] = {};
  constexpr CharTable() {
    for (int c = 0; c < 128; ++c) {
      uint8_t k = 0;
      const bool lower = c >= 'a' && c <= 'z';
      const bool letter = lower || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
      if (letter) k |= kIdStart | kIdPart;
      if (c >= '0' && c <= '9') k |= kIdPart;
      if (lower) k |= kKeywordChar;
      if (c == ' ' || c == '\t' || c == '\v' || c == '\f') k |= kSpace;
      if (c == '\'' || c == '"' || c == '\\' || c == '\n' || c == '\r') k |= kStringSpecial;
      classes[c] = k;
    }
  }
};
constexpr CharTable kCharTable;


}  // namespace

Scanner::Scanner(AstValueFactory* factory, const SourceText& source, bool is_module, bool html_comments)
    : factory_(factory),
      zone_(factory->zone()),
      one_byte_(source.one_byte),
      two_byte_(source.two_byte),
      length_(source.length),
      is_module_(is_module),
      html_comments_(html_comments) {
  if (one_byte_ == nullptr && two_byte_ == nullptr) one_byte_ = reinterpret_cast<const uint8_t*>("");
}

void Scanner::Initialize(int position) {
  Rewind(static_cast<uint32_t>(position));
  if (position == 0 && length_ >= 2) {
    // Hashbang.
    const bool hashbang =
        one_byte_ != nullptr ? one_byte_[0] == '#' && one_byte_[1] == '!' : two_byte_[0] == '#' && two_byte_[1] == '!';
    if (hashbang) {
      if (one_byte_ != nullptr) {
        SkipLineComment(one_byte_);
      } else {
        SkipLineComment(two_byte_);
      }
    }
  }
  current_->token = kNotScanned;
  ScanInto(next_);
}

void Scanner::Rewind(uint32_t position) {
  position_ = position;
  next_next_->token = kNotScanned;
  next_next_next_->token = kNotScanned;
}

const AstRawString* Scanner::Slice(int begin, int end) {
  const uint32_t length = static_cast<uint32_t>(end - begin);
  return one_byte_ != nullptr ? factory_->GetOneByteString(one_byte_ + begin, length)
                              : factory_->GetTwoByteString(two_byte_ + begin, length);
}

void Scanner::Illegal(TokenInfo* token, MessageTemplate message, int begin, int end) {
  token->token = Token::kIllegal;
  token->error = message;
  token->error_begin = begin;
  token->error_end = end;
}

void Scanner::AddCodePoint(uint32_t c) {
  if (c > 0xFFFF) {
    AddChar(static_cast<char16_t>(0xD7C0 + (c >> 10)));
    AddChar(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
  } else {
    AddChar(static_cast<char16_t>(c));
  }
}

template <typename Char>
void Scanner::SkipLineComment(const Char* chars) {
  while (position_ < length_ && !IsLineTerminator(chars[position_])) zone_->PollAt(position_++);
}

template <typename Char>
bool Scanner::SkipBlockComment(const Char* chars, bool* newline) {
  while (position_ < length_) {
    zone_->PollAt(position_);
    const uint32_t c = chars[position_++];
    if (c == '*' && position_ < length_ && chars[position_] == '/') {
      ++position_;
      return true;
    }
    if (IsLineTerminator(c)) *newline = true;
  }
  return false;
}

// "//# sourceURL=…" and "//# sourceMappingURL=…" (or //@). The last one counts.
template <typename Char>
void Scanner::NoteMagicComment(const Char* chars, uint32_t begin, uint32_t end) {
  auto match = [&](const char* text, uint32_t at) {
    uint32_t i = 0;
    for (; text[i] != 0; ++i) {
      if (at + i >= end || chars[at + i] != static_cast<unsigned char>(text[i])) return false;
    }
    return true;
  };
  const AstRawString** target;
  uint32_t p = begin + 1;
  if (match("sourceURL=", p)) {
    target = &source_url_;
    p += 10;
  } else if (match("sourceMappingURL=", p)) {
    target = &source_mapping_url_;
    p += 17;
  } else {
    return;
  }
  while (p < end && IsWhiteSpace(chars[p])) ++p;
  uint32_t q = end;
  while (q > p && IsWhiteSpace(chars[q - 1])) --q;
  *target = nullptr;
  for (uint32_t i = p; i < q; ++i) {
    if (IsWhiteSpace(chars[i])) return;
  }
  if (q > p) *target = Slice(static_cast<int>(p), static_cast<int>(q));
}

template <typename Char>
void Scanner::Scan(const Char* chars, TokenInfo* token) {
  token->newline_before = position_ == 0;
  token->has_escapes = false;
  token->octal = MessageTemplate::kNone;
  token->error = MessageTemplate::kNone;
  token->string = nullptr;
  for (;;) {
    zone_->PollAt(position_);
    if (V8_UNLIKELY(position_ >= length_)) {
      token->begin = token->end = static_cast<int>(length_);
      token->token = Token::kEndOfSource;
      return;
    }
    const uint32_t c = chars[position_];
    token->begin = static_cast<int>(position_);
    if (V8_LIKELY(c < 128)) {
      const uint8_t k = kCharTable.classes[c];
      if (k & kIdStart) {
        ScanIdentifier(chars, token);
        token->end = static_cast<int>(position_);
        return;
      }
      if (k & kSpace) {
        ++position_;
        continue;
      }
      if (c == '\n' || c == '\r') {
        ++position_;
        token->newline_before = true;
        continue;
      }
      if (c == '/') {
        const int32_t d = At(chars, position_ + 1);
        if (d == '/') {
          position_ += 2;
          const uint32_t begin = position_;
          SkipLineComment(chars);
          if (position_ - begin > 12 && (chars[begin] == '#' || chars[begin] == '@') &&
              IsWhiteSpace(chars[begin + 1])) {
            NoteMagicComment(chars, begin + 1, position_);
          }
          continue;
        }
        if (d == '*') {
          position_ += 2;
          if (!SkipBlockComment(chars, &token->newline_before)) {
            Illegal(token, MessageTemplate::kInvalidOrUnexpectedToken, token->begin, static_cast<int>(length_));
            unfinished_token_ = token->begin;
            token->end = static_cast<int>(length_);
            return;
          }
          continue;
        }
      } else if (c == '<' && html_comments_ && position_ + 3 < length_ && chars[position_ + 1] == '!' &&
                 chars[position_ + 2] == '-' && chars[position_ + 3] == '-') {
        if (is_module_) {
          position_ += 4;
          Illegal(token, MessageTemplate::kHtmlCommentInModule, token->begin, token->begin + 4);
          token->end = static_cast<int>(position_);
          return;
        }
        has_html_comment_ = true;
        SkipLineComment(chars);
        continue;
      } else if (c == '-' && html_comments_ && token->newline_before && position_ + 2 < length_ &&
                 chars[position_ + 1] == '-' && chars[position_ + 2] == '>') {
        if (is_module_) {
          position_ += 3;
          Illegal(token, MessageTemplate::kHtmlCommentInModule, token->begin, token->begin + 3);
          token->end = static_cast<int>(position_);
          return;
        }
        has_html_comment_ = true;
        SkipLineComment(chars);
        continue;
      }
      ScanPunctuator(chars, token, c);
      token->end = static_cast<int>(position_);
      return;
    }
    if (IsLineTerminator(c)) {
      ++position_;
      token->newline_before = true;
      continue;
    }
    if (IsWhiteSpace(c)) {
      ++position_;
      continue;
    }
    uint32_t width;
    if (IsIdentifierStart(CodePointAt(chars, position_, &width))) {
      ScanIdentifierSlow(chars, token, position_);
    } else {
      position_ += width;
      Illegal(token, MessageTemplate::kInvalidOrUnexpectedToken, token->begin, static_cast<int>(position_));
    }
    token->end = static_cast<int>(position_);
    return;
  }
}

template <typename Char>
void Scanner::ScanPunctuator(const Char* chars, TokenInfo* token, uint32_t c) {
  const uint32_t p = position_;
  auto take = [&](Token t, uint32_t width) {
    token->token = t;
    position_ = p + width;
  };
  const int32_t d = At(chars, p + 1);
  switch (c) {
    case '(':
      return take(Token::kLeftParen, 1);
    case ')':
      return take(Token::kRightParen, 1);
    case '[':
      return take(Token::kLeftBracket, 1);
    case ']':
      return take(Token::kRightBracket, 1);
    case '{':
      return take(Token::kLeftBrace, 1);
    case '}':
      return take(Token::kRightBrace, 1);
    case ':':
      return take(Token::kColon, 1);
    case ';':
      return take(Token::kSemicolon, 1);
    case ',':
      return take(Token::kComma, 1);
    case '~':
      return take(Token::kBitNot, 1);
    case '.':
      if (d >= '0' && d <= '9') return ScanNumber(chars, token);
      if (d == '.' && At(chars, p + 2) == '.') return take(Token::kEllipsis, 3);
      return take(Token::kPeriod, 1);
    case '?':
      if (d == '?') return At(chars, p + 2) == '=' ? take(Token::kAssignNullish, 3) : take(Token::kNullish, 2);
      if (d == '.') {
        const int32_t e = At(chars, p + 2);
        if (!(e >= '0' && e <= '9')) return take(Token::kQuestionPeriod, 2);
      }
      return take(Token::kConditional, 1);
    case '=':
      if (d == '=') return At(chars, p + 2) == '=' ? take(Token::kEqualStrict, 3) : take(Token::kEqual, 2);
      if (d == '>') return take(Token::kArrow, 2);
      return take(Token::kAssign, 1);
    case '!':
      if (d == '=') return At(chars, p + 2) == '=' ? take(Token::kNotEqualStrict, 3) : take(Token::kNotEqual, 2);
      return take(Token::kNot, 1);
    case '+':
      if (d == '+') return take(Token::kIncrement, 2);
      return d == '=' ? take(Token::kAssignAdd, 2) : take(Token::kAdd, 1);
    case '-':
      if (d == '-') return take(Token::kDecrement, 2);
      return d == '=' ? take(Token::kAssignSub, 2) : take(Token::kSub, 1);
    case '*':
      if (d == '*') return At(chars, p + 2) == '=' ? take(Token::kAssignExp, 3) : take(Token::kExp, 2);
      return d == '=' ? take(Token::kAssignMul, 2) : take(Token::kMul, 1);
    case '/':
      return d == '=' ? take(Token::kAssignDiv, 2) : take(Token::kDiv, 1);
    case '%':
      return d == '=' ? take(Token::kAssignMod, 2) : take(Token::kMod, 1);
    case '&':
      if (d == '&') return At(chars, p + 2) == '=' ? take(Token::kAssignAnd, 3) : take(Token::kAnd, 2);
      return d == '=' ? take(Token::kAssignBitAnd, 2) : take(Token::kBitAnd, 1);
    case '|':
      if (d == '|') return At(chars, p + 2) == '=' ? take(Token::kAssignOr, 3) : take(Token::kOr, 2);
      return d == '=' ? take(Token::kAssignBitOr, 2) : take(Token::kBitOr, 1);
    case '^':
      return d == '=' ? take(Token::kAssignBitXor, 2) : take(Token::kBitXor, 1);
    case '<':
      if (d == '<') return At(chars, p + 2) == '=' ? take(Token::kAssignShl, 3) : take(Token::kShl, 2);
      return d == '=' ? take(Token::kLessEqual, 2) : take(Token::kLess, 1);
    case '>':
      if (d == '>') {
        const int32_t e = At(chars, p + 2);
        if (e == '>') return At(chars, p + 3) == '=' ? take(Token::kAssignShr, 4) : take(Token::kShr, 3);
        return e == '=' ? take(Token::kAssignSar, 3) : take(Token::kSar, 2);
      }
      return d == '=' ? take(Token::kGreaterEqual, 2) : take(Token::kGreater, 1);
    case '"':
    case '\'':
      return ScanString(chars, token, c);
    case '`':
      ++position_;
      return ScanTemplate(chars, token);
    case '#':
      return ScanPrivateName(chars, token);
    case '@':
      return take(Token::kAt, 1);
    case '\\':
      return ScanIdentifierSlow(chars, token, position_);
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      return ScanNumber(chars, token);
    default:
      position_ = p + 1;
      Illegal(token, MessageTemplate::kInvalidOrUnexpectedToken, token->begin, static_cast<int>(position_));
  }
}

// ---- Identifiers

template <typename Char>
void Scanner::ScanIdentifier(const Char* chars, TokenInfo* token) {
  const uint32_t begin = position_;
  uint32_t p = begin;
  uint32_t hash = AstValueFactory::kHashSeed;
  uint8_t all = kKeywordChar;
  while (p < length_) {
    const uint32_t c = chars[p];
    if (V8_UNLIKELY(c >= 128)) {
      uint32_t width;
      if (IsIdentifierPart(CodePointAt(chars, p, &width))) return ScanIdentifierSlow(chars, token, begin);
      break;
    }
    const uint8_t k = kCharTable.classes[c];
    if (!(k & kIdPart)) {
      if (V8_UNLIKELY(c == '\\')) return ScanIdentifierSlow(chars, token, begin);
      break;
    }
    all &= k;
    hash = AstValueFactory::AddToHash(hash, c);
    zone_->PollAt(p++);
  }
  const uint32_t length = p - begin;
  position_ = p;
  Token t = Token::kIdentifier;
  if (all & kKeywordChar) t = KeywordOrIdentifier(chars + begin, length);
  token->token = t;
  if (t != Token::kIdentifier) return;
  token->string = factory_->InternAscii(chars + begin, length, AstValueFactory::FinishHash(hash));
}

template <typename Char>
bool Scanner::ReadIdentifierParts(const Char* chars, TokenInfo* token) {
  bool first = true;
  while (position_ < length_) {
    zone_->Poll();
    uint32_t width = 1;
    uint32_t c = chars[position_];
    if (c == '\\') {
      const int begin = static_cast<int>(position_);
      token->has_escapes = true;
      ++position_;
      if (At(chars, position_) != 'u') {
        Illegal(token, MessageTemplate::kInvalidUnicodeEscapeSequence, begin, static_cast<int>(position_));
        return false;
      }
      ++position_;
      const int32_t value = ScanUnicodeEscape(chars, token);
      if (value < 0) {
        token->token = Token::kIllegal;
        return false;
      }
      c = static_cast<uint32_t>(value);
      if (!(first ? IsIdentifierStart(c) : IsIdentifierPart(c))) {
        Illegal(token, MessageTemplate::kInvalidUnicodeEscapeSequence, begin, static_cast<int>(position_));
        return false;
      }
    } else {
      c = CodePointAt(chars, position_, &width);
      if (!(first ? IsIdentifierStart(c) : IsIdentifierPart(c))) break;
      position_ += width;
    }
    AddCodePoint(c);
    first = false;
  }
  if (first) {
    Illegal(token, MessageTemplate::kInvalidOrUnexpectedToken, token->begin, static_cast<int>(position_) + 1);
    return false;
  }
  return true;
}

template <typename Char>
void Scanner::ScanIdentifierSlow(const Char* chars, TokenInfo* token, uint32_t begin) {
  position_ = begin;
  buffer_.Clear();
  if (!ReadIdentifierParts(chars, token)) return;
  token->string = BufferString();
  Token t = KeywordOrIdentifier(buffer_.data(), static_cast<uint32_t>(buffer_.size()));
  if (token->has_escapes && t != Token::kIdentifier) {
    if (t == Token::kLet || t == Token::kStatic || t == Token::kFutureStrictReserved) {
      t = Token::kEscapedStrictReserved;
    } else if (!IsAnyIdentifier(t)) {
      t = Token::kEscapedKeyword;
    }
    // await, yield and the contextual words keep their token: the parser looks at has_escapes.
  }
  token->token = t;
}

template <typename Char>
void Scanner::ScanPrivateName(const Char* chars, TokenInfo* token) {
  ++position_;
  buffer_.Clear();
  AddChar('#');
  const int32_t c = At(chars, position_);
  uint32_t width;
  if (c == kEnd || (c != '\\' && !IsIdentifierStart(CodePointAt(chars, position_, &width)))) {
    Illegal(token, MessageTemplate::kInvalidOrUnexpectedToken, token->begin, static_cast<int>(position_));
    return;
  }
  if (!ReadIdentifierParts(chars, token)) return;
  token->token = Token::kPrivateName;
  token->string = BufferString();
}

// ---- Strings and templates

template <typename Char>
void Scanner::ScanString(const Char* chars, TokenInfo* token, uint32_t quote) {
  uint32_t p = position_ + 1;
  const uint32_t begin = p;
  // Fast path: no escapes; the value is the slice.
  for (; p < length_; ++p) {
    zone_->PollAt(p);
    const uint32_t c = chars[p];
    if (V8_UNLIKELY(c < 128 && (kCharTable.classes[c] & kStringSpecial))) {
      if (c == quote) {
        position_ = p + 1;
        token->token = Token::kString;
        token->string = Slice(static_cast<int>(begin), static_cast<int>(p));
        return;
      }
      if (c != '"' && c != '\'') break;
    }
  }
  buffer_.Clear();
  for (uint32_t i = begin; i < p; ++i) {
    zone_->PollAt(i);
    AddChar(chars[i]);
  }
  position_ = p;
  bool well_formed = true;
  TokenInfo scratch;
  while (position_ < length_) {
    zone_->Poll();
    const uint32_t c = chars[position_];
    if (c == quote) {
      ++position_;
      if (!well_formed) {
        Illegal(token, scratch.error, scratch.error_begin, scratch.error_end);
        return;
      }
      token->token = Token::kString;
      token->string = BufferString();
      return;
    }
    if (c == '\n' || c == '\r') break;
    ++position_;
    if (c != '\\') {
      AddChar(static_cast<char16_t>(c));
      continue;
    }
    token->has_escapes = true;
    if (position_ >= length_) break;
    if (well_formed) {
      scratch.octal = token->octal;
      well_formed = ScanEscape(chars, &scratch, false);
      token->octal = scratch.octal;
    } else {
      ++position_;
    }
  }
  Illegal(token, MessageTemplate::kInvalidOrUnexpectedToken, token->begin, static_cast<int>(position_));
  // A line that ends in a backslash goes on in the next one.
  if (position_ == length_ && (chars[length_ - 1] == '\\' || IsLineTerminator(chars[length_ - 1]))) {
    unfinished_token_ = token->begin;
  }
}

inline int HexDigit(int32_t c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 0x20;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

template <typename Char>
int32_t Scanner::ScanUnicodeEscape(const Char* chars, TokenInfo* token) {
  const int begin = static_cast<int>(position_) - 2;
  auto fail = [&](MessageTemplate message) {
    token->error = message;
    token->error_begin = begin;
    token->error_end = static_cast<int>(position_ < length_ ? position_ + 1 : position_);
    return -1;
  };
  int32_t value = 0;
  if (At(chars, position_) == '{') {
    ++position_;
    int digits = 0;
    for (;; ++digits) {
      const int digit = HexDigit(At(chars, position_));
      if (digit < 0) break;
      value = value * 16 + digit;
      if (value > 0x10FFFF) return fail(MessageTemplate::kUndefinedUnicodeCodePoint);
      ++position_;
    }
    if (digits == 0 || At(chars, position_) != '}') return fail(MessageTemplate::kInvalidUnicodeEscapeSequence);
    ++position_;
    return value;
  }
  for (int i = 0; i < 4; ++i) {
    const int digit = HexDigit(At(chars, position_));
    if (digit < 0) return fail(MessageTemplate::kInvalidUnicodeEscapeSequence);
    value = value * 16 + digit;
    ++position_;
  }
  return value;
}

template <typename Char>
bool Scanner::ScanEscape(const Char* chars, TokenInfo* token, bool in_template) {
  const int begin = static_cast<int>(position_) - 1;
  const uint32_t c = chars[position_++];
  switch (c) {
    case 'b':
      AddChar('\b');
      return true;
    case 'f':
      AddChar('\f');
      return true;
    case 'n':
      AddChar('\n');
      return true;
    case 'r':
      AddChar('\r');
      return true;
    case 't':
      AddChar('\t');
      return true;
    case 'v':
      AddChar('\v');
      return true;
    case '\r':
      if (At(chars, position_) == '\n') ++position_;
      return true;
    case '\n':
    case 0x2028:
    case 0x2029:
      return true;
    case 'x': {
      const int high = HexDigit(At(chars, position_));
      const int low = high < 0 ? -1 : HexDigit(At(chars, position_ + 1));
      if (low < 0) {
        token->error = MessageTemplate::kInvalidHexEscapeSequence;
        token->error_begin = begin;
        token->error_end = static_cast<int>(position_) + 1;
        return false;
      }
      position_ += 2;
      AddChar(static_cast<char16_t>(high * 16 + low));
      return true;
    }
    case 'u': {
      const int32_t value = ScanUnicodeEscape(chars, token);
      if (value < 0) return false;
      AddCodePoint(static_cast<uint32_t>(value));
      return true;
    }
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7': {
      const int32_t d = At(chars, position_);
      if (c == '0' && !(d >= '0' && d <= '9')) {
        AddChar(0);
        return true;
      }
      if (in_template) {
        token->error = MessageTemplate::kTemplateOctalLiteral;
        token->error_begin = begin;
        token->error_end = static_cast<int>(position_);
        return false;
      }
      uint32_t value = c - '0';
      for (int i = 0; i < 2; ++i) {
        const int32_t e = At(chars, position_);
        if (!(e >= '0' && e <= '7') || value * 8 + (e - '0') > 255) break;
        value = value * 8 + (e - '0');
        ++position_;
      }
      token->octal = MessageTemplate::kStrictOctalEscapeSequence;
      AddChar(static_cast<char16_t>(value));
      return true;
    }
    case '8':
    case '9':
      if (in_template) {
        token->error = MessageTemplate::kTemplate8Or9Escape;
        token->error_begin = begin;
        token->error_end = static_cast<int>(position_);
        return false;
      }
      token->octal = MessageTemplate::kStrict8Or9Escape;
      AddChar(static_cast<char16_t>(c));
      return true;
    default:
      AddChar(static_cast<char16_t>(c));
      return true;
  }
}

// From behind ` or }.
template <typename Char>
void Scanner::ScanTemplate(const Char* chars, TokenInfo* token) {
  buffer_.Clear();
  const uint32_t begin = position_;
  TokenInfo scratch;
  bool well_formed = true;
  bool has_carriage_return = false;
  auto finish = [&](Token t, uint32_t raw_end) {
    token->token = t;
    token->string = well_formed ? BufferString() : nullptr;
    token->error = scratch.error;
    token->error_begin = scratch.error_begin;
    token->error_end = scratch.error_end;
    if (!has_carriage_return) {
      token->raw = Slice(static_cast<int>(begin), static_cast<int>(raw_end));
      return;
    }
    buffer_.Clear();
    for (uint32_t i = begin; i < raw_end; ++i) {
      zone_->Poll();
      if (chars[i] == '\r') {
        AddChar('\n');
        if (i + 1 < raw_end && chars[i + 1] == '\n') ++i;
      } else {
        AddChar(chars[i]);
      }
    }
    token->raw = BufferString();
  };
  while (position_ < length_) {
    zone_->Poll();
    const uint32_t c = chars[position_++];
    if (c == '`') return finish(Token::kTemplateTail, position_ - 1);
    if (c == '$' && At(chars, position_) == '{') {
      ++position_;
      return finish(Token::kTemplateSpan, position_ - 2);
    }
    if (c == '\r') {
      has_carriage_return = true;
      if (At(chars, position_) == '\n') ++position_;
      AddChar('\n');
    } else if (c != '\\') {
      AddChar(static_cast<char16_t>(c));
    } else {
      if (position_ >= length_) break;
      if (chars[position_] == '\r') has_carriage_return = true;
      if (well_formed) {
        well_formed = ScanEscape(chars, &scratch, true);
      } else {
        ++position_;
      }
    }
  }
  Illegal(token, MessageTemplate::kUnterminatedTemplate, token->begin, static_cast<int>(length_));
  unfinished_token_ = token->begin;
}

void Scanner::RescanTemplateContinuation() {
  Rewind(static_cast<uint32_t>(next_->begin) + 1);
  next_->error = MessageTemplate::kNone;
  next_->string = nullptr;
  if (one_byte_ != nullptr) {
    ScanTemplate(one_byte_, next_);
  } else {
    ScanTemplate(two_byte_, next_);
  }
  next_->end = static_cast<int>(position_);
}

template <typename Char>
bool Scanner::ScanRegExpBody(const Char* chars, const AstRawString** pattern, const AstRawString** flags) {
  const int start = next_->begin;
  uint32_t p = static_cast<uint32_t>(start) + 1;
  const uint32_t begin = p;
  bool in_class = false;
  for (;; ++p) {
    zone_->Poll();
    if (p >= length_ || IsLineTerminator(chars[p])) {
      Illegal(next_, MessageTemplate::kUnterminatedRegExp, start, static_cast<int>(p));
      return false;
    }
    const uint32_t c = chars[p];
    if (c == '\\') {
      ++p;
      if (p >= length_ || IsLineTerminator(chars[p])) {
        Illegal(next_, MessageTemplate::kUnterminatedRegExp, start, static_cast<int>(p));
        return false;
      }
    } else if (c == '[') {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    } else if (c == '/' && !in_class) {
      break;
    }
  }
  *pattern = Slice(static_cast<int>(begin), static_cast<int>(p));
  const uint32_t flags_begin = ++p;
  while (p < length_) {
    uint32_t width;
    if (chars[p] != '\\' && !IsIdentifierPart(CodePointAt(chars, p, &width))) break;
    p += chars[p] == '\\' ? 1 : width;
  }
  *flags = Slice(static_cast<int>(flags_begin), static_cast<int>(p));
  next_->end = static_cast<int>(p);
  Rewind(p);
  Next();
  return true;
}

bool Scanner::ScanRegExp(const AstRawString** pattern, const AstRawString** flags) {
  return one_byte_ != nullptr ? ScanRegExpBody(one_byte_, pattern, flags) : ScanRegExpBody(two_byte_, pattern, flags);
}

template void Scanner::Scan(const uint8_t*, TokenInfo*);
template void Scanner::Scan(const char16_t*, TokenInfo*);

}  // namespace v8::internal

// Escapes of patterns: characters, back references, \d and its like, properties.

#include "src/regexp/syntax/regexp-parser-impl.h"
#include "src/strings/unicode-properties.h"

namespace v8::internal {

namespace {

bool IsSyntaxCharacter(uint32_t c) {
  switch (c) {
    case '^': case '$': case '\\': case '.': case '*': case '+': case '?': case '(': case ')': case '[': case ']':
    case '{': case '}': case '|': case '/': return true;
    default: return false;
  }
}

bool IsClassSetReservedPunctuator(uint32_t c) {
  switch (c) {
    case '&': case '-': case '!': case '#': case '%': case ',': case ':': case ';': case '<': case '=': case '>':
    case '@': case '`': case '~': return true;
    default: return false;
  }
}

int HexDigit(uint32_t c) {
  if (c - '0' <= 9) return static_cast<int>(c - '0');
  const uint32_t lower = c | 0x20;
  return lower - 'a' <= 5 ? static_cast<int>(lower - 'a' + 10) : -1;
}

bool IsAsciiLetter(uint32_t c) { return c < 0x80 && (c | 0x20) - 'a' < 26; }
bool IsDecimalDigit(uint32_t c) { return c - '0' <= 9; }

}  // namespace

const RegExpNode* RegExpParser::ParseAtomEscape() {
  if (AtEnd()) return Fail(regexp_error::kEscapeAtEnd);
  const uint32_t c = Current();
  if (c >= '1' && c <= '9') {
    const size_t start = position_;
    uint32_t index = 0;
    ParseNumber(&index);
    if (index <= TotalCaptures()) {
      RegExpBackReference* node = zone_->New<RegExpBackReference>(zone_, ignore_case());
      tree_->has_back_references = true;
      node->groups.push_back(index);
      return node;
    }
    if (unicode_mode()) return Fail(regexp_error::kInvalidEscape);
    position_ = start;
    if (c >= '8') {
      ++position_;
      return NewChar(c);
    }
    return NewChar(ParseLegacyOctal());
  }
  if (c == 'k' && (unicode_mode() || HasNamedGroups())) {
    ++position_;
    return ParseNamedReference();
  }
  ClassOperand operand(zone_);
  bool found = false;
  if (!ParseClassEscape(false, &operand, &found)) return nullptr;
  if (found) return NewOperand(&operand);
  uint32_t character;
  if (!ParseCharacterEscape(false, &character)) return nullptr;
  return NewChar(character);
}

bool RegExpParser::ParseHex(int digits, uint32_t* value) {
  uint32_t result = 0;
  for (int i = 0; i < digits; ++i) {
    const int digit = HexDigit(Unit(i));
    if (digit < 0) return false;
    result = result * 16 + static_cast<uint32_t>(digit);
  }
  position_ += digits;
  *value = result;
  return true;
}

bool RegExpParser::ParseUnicodeEscape(uint32_t* c, bool unicode_mode) {
  if (unicode_mode && Current() == '{') {
    ++position_;
    uint32_t value = 0;
    bool any = false;
    for (int digit; (digit = HexDigit(Current())) >= 0; ++position_) {
      any = true;
      value = value * 16 + static_cast<uint32_t>(digit);
      if (value > kMaxCodePoint) return false;
    }
    if (!any || !Eat('}')) return false;
    *c = value;
    return true;
  }
  if (!ParseHex(4, c)) return false;
  if (unicode_mode && IsLeadSurrogate(*c) && Looking("\\u")) {
    const size_t start = position_;
    position_ += 2;
    uint32_t trail;
    if (ParseHex(4, &trail) && IsTrailSurrogate(trail)) {
      *c = CombineSurrogates(*c, trail);
    } else {
      position_ = start;
    }
  }
  return true;
}

// Annex B LegacyOctalEscapeSequence: up to three digits, below 256.
uint32_t RegExpParser::ParseLegacyOctal() {
  uint32_t value = 0;
  for (int i = 0; i < 3 && Current() - '0' <= 7; ++i) {
    const uint32_t next = value * 8 + (Current() - '0');
    if (next > 0xFF) break;
    value = next;
    ++position_;
  }
  return value;
}

bool RegExpParser::ParseCharacterEscape(bool in_class, uint32_t* c) {
  if (AtEnd()) {
    Fail(regexp_error::kEscapeAtEnd);
    return false;
  }
  const uint32_t first = ReadChar();
  switch (first) {
    case 'f': *c = '\f'; return true;
    case 'n': *c = '\n'; return true;
    case 'r': *c = '\r'; return true;
    case 't': *c = '\t'; return true;
    case 'v': *c = '\v'; return true;
    case 'b':
      if (!in_class) break;
      *c = '\b';
      return true;
    case '-':
      if (!in_class || !unicode_mode()) break;
      *c = '-';
      return true;
    case 'c': {
      const uint32_t letter = Current();
      if (IsAsciiLetter(letter) || (in_class && !unicode_mode() && (IsDecimalDigit(letter) || letter == '_'))) {
        ++position_;
        *c = letter & 0x1F;
        return true;
      }
      if (unicode_mode()) {
        Fail(regexp_error::kInvalidUnicodeEscape);
        return false;
      }
      // Annex B: the backslash stands for itself, the `c` comes next.
      --position_;
      *c = '\\';
      return true;
    }
    case 'x':
      if (ParseHex(2, c)) return true;
      if (!unicode_mode()) break;
      Fail(regexp_error::kInvalidEscape);
      return false;
    case 'u':
      if (ParseUnicodeEscape(c, unicode_mode())) return true;
      if (!unicode_mode()) break;
      Fail(regexp_error::kInvalidUnicodeEscape);
      return false;
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7':
      if (first == '0' && !IsDecimalDigit(Current())) {
        *c = 0;
        return true;
      }
      if (unicode_mode()) {
        Fail(in_class ? regexp_error::kInvalidClassEscape : regexp_error::kInvalidDecimalEscape);
        return false;
      }
      --position_;
      *c = ParseLegacyOctal();
      return true;
    default: break;
  }
  if (unicode_mode()) {
    if (!IsSyntaxCharacter(first) && !(in_class && unicode_sets() && IsClassSetReservedPunctuator(first))) {
      Fail(in_class && IsDecimalDigit(first) ? regexp_error::kInvalidClassEscape : regexp_error::kInvalidEscape);
      return false;
    }
  } else if (first == 'k' && HasNamedGroups()) {
    Fail(regexp_error::kInvalidEscape);
    return false;
  }
  *c = first;
  return true;
}

bool RegExpParser::ParseClassEscape(bool in_class, ClassOperand* operand, bool* found) {
  *found = true;
  const uint32_t c = Current();
  CodePointSet* set = &operand->set;
  switch (c) {
    case 'd':
    case 'D': set->AddDigits(); break;
    case 's':
    case 'S': set->AddSpaces(); break;
    case 'w':
    case 'W': set->AddWordCharacters(unicode_ignore_case()); break;
    case 'p':
    case 'P':
      if (!unicode_mode()) {
        *found = false;
        return true;
      }
      ++position_;
      return ParseProperty(c == 'P', in_class, operand);
    default: *found = false; return true;
  }
  ++position_;
  set->Normalize();
  if (c < 'a') set->Invert();
  return true;
}

bool RegExpParser::ParseProperty(bool negated, bool in_class, ClassOperand* operand) {
  constexpr size_t kMaxName = 64;
  const char* const failure =
      in_class ? regexp_error::kInvalidPropertyNameInClass : regexp_error::kInvalidPropertyName;
  char text[2][kMaxName];
  size_t length[2] = {0, 0};
  int part = 0;
  bool closed = false;
  if (Eat('{')) {
    while (!AtEnd()) {
      const uint32_t c = pattern_[position_++];
      if (c == '}') {
        closed = true;
        break;
      }
      if (c == '=' && part == 0) {
        part = 1;
        continue;
      }
      if (!(IsAsciiLetter(c) || IsDecimalDigit(c) || c == '_') || length[part] == kMaxName) break;
      text[part][length[part]++] = static_cast<char>(c);
    }
  }
  if (!closed || length[0] == 0 || (part == 1 && length[1] == 0)) {
    Fail(failure);
    return false;
  }
  const base::Vector<const char> name(text[0], length[0]);
  CodePointRanges ranges;
  UnicodeLookup lookup = LookupUnicodeProperty(name, base::Vector<const char>(text[1], length[1]), &ranges);
  if (lookup == UnicodeLookup::kUnknown && part == 0 && unicode_sets() && !negated) {
    base::GrowableArray<uint32_t> strings;
    lookup = LookupUnicodePropertyOfStrings(name, &ranges, &strings);
    if (lookup == UnicodeLookup::kOutOfMemory) throw CompileAbort{CompileAbort::kOutOfMemory};
    operand->may_contain_strings = lookup == UnicodeLookup::kFound;
    for (size_t i = 0; i < strings.size(); i += strings[i] + 1) {
      ZoneVector<uint32_t> chars(zone_);
      for (size_t j = 1; j <= strings[i]; ++j) chars.push_back(strings[i + j]);
      AddString(operand, chars);
    }
  }
  if (lookup == UnicodeLookup::kOutOfMemory) throw CompileAbort{CompileAbort::kOutOfMemory};
  if (lookup == UnicodeLookup::kUnknown) {
    Fail(failure);
    return false;
  }
  CodePointSet* set = &operand->set;
  for (const CodePointRange& range : ranges) set->Add(range.from, range.to);
  set->Normalize();
  // With `v` the complement is taken of the folded set, with `u` the folding comes last.
  if (ignore_case() && unicode_sets()) set->AddCaseEquivalents(true);
  if (negated) set->Invert();
  if (ignore_case() && !unicode_sets()) set->AddCaseEquivalents(true);
  return true;
}

}  // namespace v8::internal

// Character classes: the plain ones, and those of the flag `v` with set operations and strings.

#include <algorithm>

#include "src/regexp/syntax/regexp-parser-impl.h"

namespace v8::internal {

// --- Without `v` ---

const RegExpNode* RegExpParser::ParseClass() {
  const bool negated = Eat('^');
  CodePointSet* set = zone_->New<CodePointSet>(zone_);
  while (!AtEnd() && Current() != ']') {
    uint32_t from, to;
    bool from_is_char, to_is_char;
    if (!ParseClassAtom(set, &from, &from_is_char)) return nullptr;
    if (Current() != '-' || Unit(1) == ']' || Unit(1) == kEnd) {
      if (from_is_char) set->Add(from);
      continue;
    }
    ++position_;
    if (!ParseClassAtom(set, &to, &to_is_char)) return nullptr;
    if (!from_is_char || !to_is_char) {
      // Annex B: a class escape makes no range, and the dash is a member.
      if (unicode_mode()) return Fail(regexp_error::kInvalidCharacterClass);
      if (from_is_char) set->Add(from);
      if (to_is_char) set->Add(to);
      set->Add('-');
      continue;
    }
    if (from > to) return Fail(regexp_error::kOutOfOrderCharacterClass);
    set->Add(from, to);
  }
  if (!Eat(']')) return Fail(regexp_error::kUnterminatedCharacterClass);
  set->Normalize();
  if (ignore_case()) set->AddCaseEquivalents(unicode_mode());
  if (negated) set->Invert();
  return NewClass(set);
}

bool RegExpParser::ParseClassAtom(CodePointSet* set, uint32_t* c, bool* is_char) {
  *is_char = true;
  if (!Eat('\\')) {
    *c = ReadChar();
    return true;
  }
  ClassOperand operand(zone_);
  bool found = false;
  if (!ParseClassEscape(true, &operand, &found)) return false;
  if (!found) return ParseCharacterEscape(true, c);
  *is_char = false;
  for (const CodePointRange& range : operand.set) set->Add(range.from, range.to);
  return true;
}

// --- With `v` ---

const RegExpNode* RegExpParser::ParseClassSets() {
  ClassOperand operand(zone_);
  if (!ParseClassContents(&operand)) return nullptr;
  return NewOperand(&operand);
}

bool RegExpParser::ParseClassContents(ClassOperand* result) {
  CheckStack();
  const bool negated = Eat('^');
  SetOperation operation = SetOperation::kNone;
  bool first = true;
  while (!AtEnd() && Current() != ']') {
    const bool intersection = Looking("&&");
    if (intersection || (!first && Looking("--"))) {
      const SetOperation next = intersection ? SetOperation::kIntersection : SetOperation::kSubtraction;
      if (first || (operation != SetOperation::kNone && operation != next)) {
        Fail(regexp_error::kInvalidClassSetOperation);
        return false;
      }
      operation = next;
      position_ += 2;
      if (intersection && Current() == '&') {
        Fail(regexp_error::kInvalidCharacterInClass);
        return false;
      }
      if (AtEnd()) break;
      ClassOperand operand(zone_);
      if (!ParseClassOperand(&operand)) return false;
      Combine(result, operand, operation);
      continue;
    }
    if (operation == SetOperation::kIntersection || operation == SetOperation::kSubtraction) {
      Fail(regexp_error::kInvalidClassSetOperation);
      return false;
    }
    ClassOperand operand(zone_);
    if (!ParseClassOperand(&operand)) return false;
    if (Current() == '-' && Unit(1) != '-') {
      if (!operand.is_char || Unit(1) == kEnd) {
        Fail(regexp_error::kInvalidCharacterClass);
        return false;
      }
      ++position_;
      ClassOperand last(zone_);
      if (!ParseClassOperand(&last)) return false;
      if (!last.is_char) {
        Fail(regexp_error::kInvalidCharacterClass);
        return false;
      }
      if (operand.c > last.c) {
        Fail(regexp_error::kOutOfOrderCharacterClass);
        return false;
      }
      operand.set.Add(operand.c, last.c);
      operand.set.Normalize();
      if (ignore_case()) operand.set.AddCaseEquivalents(true);
      operation = SetOperation::kUnion;
    } else if (!first) {
      operation = SetOperation::kUnion;
    }
    Combine(result, operand, SetOperation::kUnion);
    first = false;
  }
  if (!Eat(']')) {
    Fail(regexp_error::kUnterminatedCharacterClass);
    return false;
  }
  result->set.Normalize();
  if (negated) {
    if (result->may_contain_strings) {
      Fail(regexp_error::kNegatedCharacterClassWithStrings);
      return false;
    }
    result->set.Invert();
  }
  return true;
}

bool RegExpParser::ParseClassOperand(ClassOperand* operand) {
  if (Eat('[')) return ParseClassContents(operand);
  if (Current() == '\\') {
    if (Looking("\\q{")) {
      position_ += 3;
      return ParseClassStrings(operand);
    }
    ++position_;
    bool found = false;
    if (!ParseClassEscape(true, operand, &found)) return false;
    if (found) return true;
    --position_;
  }
  uint32_t c;
  if (!ParseClassSetCharacter(&c)) return false;
  operand->is_char = true;
  operand->c = c;
  AddChar(operand, c);
  return true;
}

bool RegExpParser::ParseClassSetCharacter(uint32_t* c) {
  if (Eat('\\')) return ParseCharacterEscape(true, c);
  const uint32_t next = Current();
  switch (next) {
    case '(': case ')': case '[': case ']': case '{': case '}': case '/': case '-': case '|':
      Fail(regexp_error::kInvalidCharacterInClass);
      return false;
    case '&': case '!': case '#': case '$': case '%': case '*': case '+': case ',': case '.': case ':': case ';':
    case '<': case '=': case '>': case '?': case '@': case '^': case '`': case '~':
      if (Unit(1) == next) {
        Fail(regexp_error::kInvalidClassSetOperation);
        return false;
      }
      break;
    default: break;
  }
  *c = ReadCodePoint();
  return true;
}

bool RegExpParser::ParseClassStrings(ClassOperand* operand) {
  ZoneVector<uint32_t> chars(zone_);
  for (;;) {
    if (AtEnd()) {
      Fail(regexp_error::kInvalidCharacterInClass);
      return false;
    }
    if (Current() != '|' && Current() != '}') {
      uint32_t c;
      if (!ParseClassSetCharacter(&c)) return false;
      chars.push_back(c);
      continue;
    }
    if (chars.size() == 1) {
      AddChar(operand, chars[0]);
    } else {
      operand->may_contain_strings = true;
      AddString(operand, chars);
    }
    chars.clear();
    if (pattern_[position_++] == '}') return true;
  }
}

void RegExpParser::AddChar(ClassOperand* operand, uint32_t c) {
  CodePointSet single(zone_);
  single.Add(c);
  if (ignore_case()) single.AddCaseEquivalents(true);
  operand->set.AddSet(single);
}

// Strings are kept folded under `i`, so that they compare by their characters.
void RegExpParser::AddString(ClassOperand* operand, const ZoneVector<uint32_t>& chars) {
  uint32_t* copy = zone_->AllocateArray<uint32_t>(chars.size() + 1);
  for (size_t i = 0; i < chars.size(); ++i) {
    copy[i] = ignore_case() ? CanonicalizeForRegExp(chars[i], true) : chars[i];
  }
  operand->strings.push_back({copy, static_cast<uint32_t>(chars.size())});
}

void RegExpParser::Combine(ClassOperand* left, const ClassOperand& right, SetOperation operation) {
  const auto contains = [](const ZoneVector<ClassString>& list, const ClassString& string) {
    for (const ClassString& other : list) {
      if (other.length == string.length && std::equal(string.chars, string.chars + string.length, other.chars)) {
        return true;
      }
    }
    return false;
  };
  if (operation == SetOperation::kUnion) {
    for (const CodePointRange& range : right.set) left->set.Add(range.from, range.to);
    for (const ClassString& string : right.strings) {
      if (right.strings.size() > 64 || !contains(left->strings, string)) left->strings.push_back(string);
    }
    left->may_contain_strings |= right.may_contain_strings;
    return;
  }
  const bool keep_common = operation == SetOperation::kIntersection;
  left->set.Normalize();
  if (keep_common) {
    left->set.Intersect(right.set);
    left->may_contain_strings &= right.may_contain_strings;
  } else {
    left->set.Subtract(right.set);
  }
  ZoneVector<ClassString> strings(zone_);
  for (const ClassString& string : left->strings) {
    if (contains(right.strings, string) == keep_common) strings.push_back(string);
  }
  left->strings = strings;
}

const RegExpNode* RegExpParser::NewOperand(ClassOperand* operand) {
  CodePointSet* set = zone_->New<CodePointSet>(operand->set);
  if (operand->strings.empty()) return NewClass(set);
  // Longest strings first, single characters in their place among them (ECMA-262 CompileAtom, §22.2.2.7).
  ZoneVector<ClassString> strings = operand->strings;
  std::stable_sort(strings.begin(), strings.end(),
                   [](const ClassString& a, const ClassString& b) { return a.length > b.length; });
  RegExpNodes alternatives(zone_);
  bool set_added = set->empty();
  for (const ClassString& string : strings) {
    if (string.length == 0 && !set_added) {
      alternatives.push_back(NewClass(set));
      set_added = true;
    }
    RegExpNodes parts(zone_);
    for (uint32_t i = 0; i < string.length; ++i) parts.push_back(NewChar(string.chars[i]));
    alternatives.push_back(NewSequence(parts));
  }
  if (!set_added) alternatives.push_back(NewClass(set));
  return alternatives.size() == 1 ? alternatives[0] : NewDisjunction(alternatives);
}

}  // namespace v8::internal

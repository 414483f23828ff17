#include "src/regexp/syntax/regexp-parser.h"

#include <algorithm>

#include "src/regexp/syntax/regexp-parser-impl.h"

namespace v8::internal {

namespace {

uint32_t SaturatedAdd(uint32_t a, uint32_t b) {
  const uint64_t sum = uint64_t{a} + b;
  return sum > kRegExpInfinity ? kRegExpInfinity : static_cast<uint32_t>(sum);
}

uint32_t SaturatedMultiply(uint32_t a, uint32_t b) {
  const uint64_t product = uint64_t{a} * b;
  return product > kRegExpInfinity ? kRegExpInfinity : static_cast<uint32_t>(product);
}

}  // namespace

RegExpParser::RegExpParser(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags, uintptr_t stack_limit)
    : zone_(zone),
      pattern_(pattern),
      pattern_flags_(flags),
      flags_(flags),
      stack_limit_(stack_limit),
      path_(zone),
      named_groups_(zone),
      named_references_(zone) {}

RegExpTree* RegExpParser::Parse() {
  tree_ = zone_->New<RegExpTree>(zone_);
  tree_->root = ParseDisjunction();
  if (error_ == nullptr && !AtEnd()) Fail(regexp_error::kUnmatchedParen);
  if (error_ == nullptr) ResolveNamedReferences();
  if (error_ != nullptr) return nullptr;
  tree_->capture_count = captures_started_;
  return tree_;
}

void RegExpParser::CheckStack() const {
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < stack_limit_) {
    throw CompileAbort{CompileAbort::kStackOverflow};
  }
}

bool RegExpParser::Looking(const char* text) const {
  for (size_t i = 0; text[i] != 0; ++i) {
    if (Unit(i) != static_cast<uint8_t>(text[i])) return false;
  }
  return true;
}

uint32_t RegExpParser::ReadCodePoint() {
  const uint32_t c = pattern_[position_++];
  if (!IsLeadSurrogate(c) || AtEnd() || !IsTrailSurrogate(pattern_[position_])) return c;
  return CombineSurrogates(c, pattern_[position_++]);
}

// --- Terms ---

const RegExpNode* RegExpParser::ParseDisjunction() {
  CheckStack();
  path_.push_back({disjunctions_++, 0});
  const RegExpNode* first = ParseAlternative();
  if (first == nullptr) return nullptr;
  const RegExpNode* result = first;
  if (Current() == '|') {
    RegExpNodes alternatives(zone_);
    alternatives.push_back(first);
    while (Eat('|')) {
      ++path_.back().alternative;
      const RegExpNode* next = ParseAlternative();
      if (next == nullptr) return nullptr;
      alternatives.push_back(next);
    }
    result = NewDisjunction(alternatives);
  }
  path_.pop_back();
  return result;
}

const RegExpNode* RegExpParser::ParseAlternative() {
  RegExpNodes parts(zone_);
  while (!AtEnd() && Current() != '|' && Current() != ')') {
    if (!ParseTerm(&parts)) return nullptr;
  }
  return NewSequence(parts);
}

bool RegExpParser::ParseTerm(RegExpNodes* parts) {
  const uint32_t capture_from = captures_started_;
  const uint32_t c = Current();
  const RegExpNode* atom = nullptr;
  bool quantifiable = true;
  switch (c) {
    case '^':
    case '$':
      ++position_;
      atom = zone_->New<RegExpAnchor>(c == '^', (flags_ & kRegExpMultiline) != 0);
      quantifiable = false;
      break;
    case '(':
      ++position_;
      atom = ParseGroup(&quantifiable);
      break;
    case '.': {
      ++position_;
      CodePointSet* set = zone_->New<CodePointSet>(zone_);
      if ((flags_ & kRegExpDotAll) == 0) set->AddLineTerminators();
      set->Invert();
      atom = NewClass(set);
      break;
    }
    case '[':
      ++position_;
      atom = unicode_sets() ? ParseClassSets() : ParseClass();
      break;
    case '\\':
      ++position_;
      if (Current() == 'b' || Current() == 'B') {
        atom = zone_->New<RegExpWordBoundary>(Current() == 'B', unicode_ignore_case());
        quantifiable = false;
        ++position_;
      } else {
        atom = ParseAtomEscape();
      }
      break;
    case '*':
    case '+':
    case '?': Fail(regexp_error::kNothingToRepeat); return false;
    case '{': {
      uint32_t min, max;
      const size_t start = position_;
      if (ParseBraces(&min, &max)) {
        Fail(regexp_error::kNothingToRepeat);
        return false;
      }
      position_ = start;
      [[fallthrough]];
    }
    case '}':
    case ']':
      if (unicode_mode()) {
        Fail(regexp_error::kLoneQuantifierBrackets);
        return false;
      }
      [[fallthrough]];
    default: atom = NewChar(ReadChar()); break;
  }
  if (atom == nullptr) return false;

  uint32_t min, max;
  bool found = false;
  if (!quantifiable) {
    // A quantifier behind an assertion is met again as a term and reported there; behind a group it is told apart.
    if (c == '(') {
      if (!ParseQuantifier(&min, &max, &found)) return false;
      if (found) {
        Fail(regexp_error::kInvalidQuantifier);
        return false;
      }
    }
    parts->push_back(atom);
    return true;
  }
  if (!ParseQuantifier(&min, &max, &found)) return false;
  if (found) atom = NewQuantifier(atom, min, max, !Eat('?'), capture_from);
  if (atom->kind == RegExpNode::Kind::kEmpty) return true;
  parts->push_back(atom);
  return true;
}

const RegExpNode* RegExpParser::ParseGroup(bool* quantifiable) {
  if (!Eat('?')) return ParseCapture(nullptr);
  switch (Current()) {
    case ':': ++position_; return ParseGroupBody();
    case '=':
    case '!': {
      const bool negative = Current() == '!';
      ++position_;
      *quantifiable = !unicode_mode();  // Annex B
      return ParseLookaround(false, negative);
    }
    case '<':
      ++position_;
      if (Current() == '=' || Current() == '!') {
        const bool negative = Current() == '!';
        ++position_;
        *quantifiable = false;
        return ParseLookaround(true, negative);
      } else {
        Name name(zone_);
        if (!ParseGroupName(&name)) return nullptr;
        return ParseCapture(&name);
      }
    case '-':
    case 'i':
    case 'm':
    case 's': return ParseModifiers();
    default: return Fail(regexp_error::kInvalidGroup);
  }
}

const RegExpNode* RegExpParser::ParseGroupBody() {
  const RegExpFlags saved = flags_;
  const RegExpNode* body = ParseDisjunction();
  if (body == nullptr) return nullptr;
  if (!Eat(')')) return Fail(regexp_error::kUnterminatedGroup);
  flags_ = saved;
  return body;
}

const RegExpNode* RegExpParser::ParseLookaround(bool behind, bool negative) {
  const uint32_t capture_from = captures_started_;
  const RegExpNode* body = ParseGroupBody();
  if (body == nullptr) return nullptr;
  return zone_->New<RegExpLookaround>(body, behind, negative, capture_from, captures_started_);
}

const RegExpNode* RegExpParser::ParseCapture(const Name* name) {
  if (captures_started_ >= kMaxCaptures) return Fail(regexp_error::kTooManyCaptures);
  const uint32_t index = captures_started_++;
  if (name != nullptr && !DeclareGroup(*name, index)) return nullptr;
  const RegExpNode* body = ParseGroupBody();
  if (body == nullptr) return nullptr;
  return zone_->New<RegExpCapture>(body, index);
}

const RegExpNode* RegExpParser::ParseModifiers() {
  RegExpFlags sets[2] = {0, 0};
  int removing = 0;
  for (;;) {
    const uint32_t c = Current();
    if (c == '-') {
      if (removing) return Fail(regexp_error::kMultipleFlagDashes);
      removing = 1;
      ++position_;
    } else if (c == 'i' || c == 'm' || c == 's') {
      const RegExpFlags bit = RegExpFlagFromChar(c);
      if (((sets[0] | sets[1]) & bit) != 0) return Fail(regexp_error::kRepeatedFlag);
      sets[removing] |= bit;
      ++position_;
    } else if (c == ':') {
      ++position_;
      break;
    } else {
      return Fail(regexp_error::kInvalidGroup);
    }
  }
  if (removing && (sets[0] | sets[1]) == 0) return Fail(regexp_error::kInvalidFlagGroup);
  const RegExpFlags saved = flags_;
  flags_ = (flags_ | sets[0]) & ~sets[1];
  const RegExpNode* body = ParseGroupBody();
  flags_ = saved;
  return body;
}

bool RegExpParser::ParseQuantifier(uint32_t* min, uint32_t* max, bool* found) {
  *found = true;
  switch (Current()) {
    case '*': ++position_; *min = 0; *max = kRegExpInfinity; return true;
    case '+': ++position_; *min = 1; *max = kRegExpInfinity; return true;
    case '?': ++position_; *min = 0; *max = 1; return true;
    case '{': {
      const size_t start = position_;
      if (ParseBraces(min, max)) {
        if (*min <= *max) return true;
        Fail(regexp_error::kRangeOutOfOrder);
        return false;
      }
      if (unicode_mode()) {
        Fail(regexp_error::kIncompleteQuantifier);
        return false;
      }
      position_ = start;
      break;
    }
    default: break;
  }
  *found = false;
  return true;
}

bool RegExpParser::ParseNumber(uint32_t* value) {
  if (Current() - '0' > 9) return false;
  uint32_t result = 0;
  for (; Current() - '0' <= 9; ++position_) result = SaturatedAdd(SaturatedMultiply(result, 10), Current() - '0');
  *value = result;
  return true;
}

bool RegExpParser::ParseBraces(uint32_t* min, uint32_t* max) {
  if (!Eat('{') || !ParseNumber(min)) return false;
  *max = *min;
  if (Eat(',')) {
    *max = kRegExpInfinity;
    ParseNumber(max);
  }
  return Eat('}');
}

// --- Names ---

bool RegExpParser::ParseGroupName(Name* name) {
  for (;;) {
    if (AtEnd()) break;
    uint32_t c = ReadCodePoint();
    if (c == '>') {
      if (name->empty()) break;
      return true;
    }
    if (c == '\\') {
      if (!Eat('u') || !ParseUnicodeEscape(&c, true)) {
        Fail(regexp_error::kInvalidUnicodeEscape);
        return false;
      }
    }
    if (!(name->empty() ? IsIdentifierStart(c) : IsIdentifierPart(c))) break;
    if (c > 0xFFFF) {
      name->push_back(LeadSurrogate(c));
      name->push_back(TrailSurrogate(c));
    } else {
      name->push_back(static_cast<uint16_t>(c));
    }
  }
  Fail(regexp_error::kInvalidCaptureGroupName);
  return false;
}

bool RegExpParser::DeclareGroup(const Name& name, uint32_t index) {
  size_t i = 0;
  for (; i < tree_->names.size(); ++i) {
    const RegExpGroupName& other = tree_->names[i];
    if (other.length == name.size() && std::equal(name.begin(), name.end(), other.name)) break;
  }
  if (i == tree_->names.size()) {
    tree_->names.push_back(
        {name.data(), static_cast<uint32_t>(name.size()), zone_->New<ZoneVector<uint32_t>>(zone_)});
  } else {
    // A name may come again only where no match can hold both groups: in another alternative of one disjunction.
    for (const NamedGroup& group : named_groups_) {
      if (group.name != i) continue;
      bool apart = false;
      for (size_t step = 0; step < group.path_length && step < path_.size(); ++step) {
        if (group.path[step].disjunction != path_[step].disjunction) break;
        if (group.path[step].alternative != path_[step].alternative) {
          apart = true;
          break;
        }
      }
      if (!apart) {
        Fail(regexp_error::kDuplicateCaptureGroupName);
        return false;
      }
    }
  }
  tree_->names[i].groups->push_back(index);
  PathStep* path = zone_->AllocateArray<PathStep>(path_.size());
  std::copy(path_.begin(), path_.end(), path);
  named_groups_.push_back({static_cast<uint32_t>(i), path, path_.size()});
  return true;
}

const RegExpNode* RegExpParser::ParseNamedReference() {
  if (!Eat('<')) return Fail(regexp_error::kInvalidNamedReference);
  Name name(zone_);
  if (!ParseGroupName(&name)) return nullptr;
  RegExpBackReference* node = zone_->New<RegExpBackReference>(zone_, ignore_case());
  tree_->has_back_references = true;
  named_references_.push_back({node, name.data(), static_cast<uint32_t>(name.size())});
  return node;
}

bool RegExpParser::ResolveNamedReferences() {
  for (const NamedReference& reference : named_references_) {
    const RegExpGroupName* found = nullptr;
    for (const RegExpGroupName& name : tree_->names) {
      if (name.length == reference.length && std::equal(name.name, name.name + name.length, reference.name)) {
        found = &name;
        break;
      }
    }
    if (found == nullptr) {
      Fail(regexp_error::kInvalidNamedCaptureReferenced);
      return false;
    }
    for (uint32_t group : *found->groups) reference.node->groups.push_back(group);
  }
  return true;
}

void RegExpParser::ScanForCaptures() {
  scanned_ = true;
  int class_depth = 0;
  for (size_t i = 0; i < pattern_.length(); ++i) {
    const uint32_t c = pattern_[i];
    if (c == '\\') {
      ++i;
    } else if (c == '[') {
      if (class_depth == 0 || unicode_sets()) ++class_depth;
    } else if (c == ']') {
      if (class_depth > 0) --class_depth;
    } else if (c == '(' && class_depth == 0) {
      const auto at = [&](size_t ahead) { return i + ahead < pattern_.length() ? pattern_[i + ahead] : kEnd; };
      if (at(1) != '?') {
        ++scanned_captures_;
      } else if (at(2) == '<' && at(3) != '=' && at(3) != '!') {
        ++scanned_captures_;
        scanned_names_ = true;
      }
    }
  }
}

uint32_t RegExpParser::TotalCaptures() {
  if (!scanned_) ScanForCaptures();
  return scanned_captures_;
}

bool RegExpParser::HasNamedGroups() {
  if (!scanned_) ScanForCaptures();
  return scanned_names_;
}

// --- Nodes ---

const RegExpNode* RegExpParser::NewChar(uint32_t c) {
  if (ignore_case()) {
    uint32_t equivalents[kMaxCaseEquivalents];
    const size_t count = CaseEquivalents(c, unicode_mode(), equivalents);
    if (count > 1) {
      CodePointSet* set = zone_->New<CodePointSet>(zone_);
      for (size_t i = 0; i < count; ++i) set->Add(equivalents[i]);
      set->Normalize();
      return NewClass(set);
    }
  }
  if (unicode_mode() && IsSurrogate(c)) {
    CodePointSet* set = zone_->New<CodePointSet>(zone_);
    set->Add(c);
    return NewClass(set);
  }
  return zone_->New<RegExpChar>(c);
}

const RegExpNode* RegExpParser::NewClass(CodePointSet* set) {
  if (set->size() == 1 && (*set)[0].from == (*set)[0].to && !(unicode_mode() && IsSurrogate((*set)[0].from))) {
    return zone_->New<RegExpChar>((*set)[0].from);
  }
  bool by_code_point = false;
  if (unicode_mode()) {
    for (const CodePointRange& range : *set) {
      if (range.to >= 0xD800 && !(range.from > 0xDFFF && range.to <= 0xFFFF)) by_code_point = true;
    }
  }
  return zone_->New<RegExpClass>(set, by_code_point);
}

const RegExpNode* RegExpParser::NewSequence(const RegExpNodes& parts) {
  if (parts.empty()) return NewEmpty();
  if (parts.size() == 1) return parts[0];
  RegExpSequence* node = zone_->New<RegExpSequence>(parts);
  for (const RegExpNode* part : parts) {
    node->min_length = SaturatedAdd(node->min_length, part->min_length);
    node->max_length = SaturatedAdd(node->max_length, part->max_length);
  }
  return node;
}

const RegExpNode* RegExpParser::NewDisjunction(const RegExpNodes& alternatives) {
  bool all_single = true;
  for (const RegExpNode* alternative : alternatives) {
    if (alternative->kind != RegExpNode::Kind::kChar && alternative->kind != RegExpNode::Kind::kClass) {
      all_single = false;
      break;
    }
  }
  if (all_single) {
    CodePointSet* set = zone_->New<CodePointSet>(zone_);
    for (const RegExpNode* alternative : alternatives) {
      if (alternative->kind == RegExpNode::Kind::kChar) {
        set->Add(alternative->As<RegExpChar>()->c);
      } else {
        for (const CodePointRange& range : *alternative->As<RegExpClass>()->set) set->Add(range.from, range.to);
      }
    }
    set->Normalize();
    return NewClass(set);
  }
  RegExpDisjunction* node = zone_->New<RegExpDisjunction>(alternatives);
  node->min_length = kRegExpInfinity;
  for (const RegExpNode* alternative : alternatives) {
    node->min_length = std::min(node->min_length, alternative->min_length);
    node->max_length = std::max(node->max_length, alternative->max_length);
  }
  return node;
}

const RegExpNode* RegExpParser::NewQuantifier(const RegExpNode* body, uint32_t min, uint32_t max, bool greedy,
                                              uint32_t capture_from) {
  if (max == 0 || body->kind == RegExpNode::Kind::kEmpty) return NewEmpty();
  if (body->max_length == 0) {
    // What never moves is as good once as often; an optional iteration of it counts as empty and is refused.
    return min == 0 ? NewEmpty() : body;
  }
  if (min == 1 && max == 1) return body;
  RegExpQuantifier* node =
      zone_->New<RegExpQuantifier>(body, min, max, greedy, capture_from, captures_started_);
  node->min_length = SaturatedMultiply(body->min_length, min);
  node->max_length = SaturatedMultiply(body->max_length, max);
  return node;
}

// --- Entry points ---

RegExpTree* ParseRegExp(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags, uintptr_t stack_limit,
                        const char** error) {
  RegExpParser parser(zone, pattern, flags, stack_limit);
  RegExpTree* tree = parser.Parse();
  *error = parser.error();
  return tree;
}

RegExpStatus StatusOf(const CompileAbort& abort) {
  switch (abort.reason) {
    case CompileAbort::kOutOfMemory: return RegExpStatus::kOutOfMemory;
    case CompileAbort::kStopped: return RegExpStatus::kStopped;
    case CompileAbort::kStackOverflow: return RegExpStatus::kSyntaxError;
  }
  UNREACHABLE();
}

RegExpStatus CheckRegExpPattern(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags, uintptr_t stack_limit,
                                const char** error) {
  try {
    return ParseRegExp(zone, pattern, flags, stack_limit, error) != nullptr ? RegExpStatus::kOk
                                                                             : RegExpStatus::kSyntaxError;
  } catch (const CompileAbort& abort) {
    *error = regexp_error::kTooLarge;
    return StatusOf(abort);
  }
}

}  // namespace v8::internal

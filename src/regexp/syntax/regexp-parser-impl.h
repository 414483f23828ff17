#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PARSER_IMPL_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PARSER_IMPL_H_

#include "src/regexp/syntax/regexp-error.h"
#include "src/regexp/syntax/regexp-parser.h"
#include "src/regexp/syntax/regexp-tree.h"

namespace v8::internal {

// Recursive descent over the grammar of ECMA-262 §22.2.1 with Annex B.1.2. Terms and groups are in regexp-parser.cc,
// character classes in regexp-class-parser.cc, escapes in regexp-escape-parser.cc. A syntax error sets `error_` and moves
// to the end of the pattern; functions then return nullptr or false, and callers pass that on.
class RegExpParser {
 public:
  RegExpParser(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags, uintptr_t stack_limit);

  RegExpTree* Parse();
  const char* error() const { return error_; }

 private:
  static constexpr uint32_t kEnd = 0xFFFFFFFF;
  static constexpr uint32_t kMaxCaptures = 32767;

  // Where a named group stands: the alternatives around it, outermost first.
  struct PathStep {
    uint32_t disjunction;
    uint32_t alternative;
  };
  struct NamedGroup {
    uint32_t name;  // index into tree_->names
    const PathStep* path;
    size_t path_length;
  };
  struct NamedReference {
    RegExpBackReference* node;
    const uint16_t* name;
    uint32_t length;
  };
  using Name = ZoneVector<uint16_t>;

  // The contents of a class under `v`: code points and strings (of any length but one).
  struct ClassString {
    const uint32_t* chars;
    uint32_t length;
  };
  struct ClassOperand {
    explicit ClassOperand(Zone* zone) : set(zone), strings(zone) {}
    CodePointSet set;
    ZoneVector<ClassString> strings;
    bool may_contain_strings = false;
    bool is_char = false;
    uint32_t c = 0;
  };
  enum class SetOperation : uint8_t { kNone, kUnion, kIntersection, kSubtraction };

  bool unicode_mode() const { return (pattern_flags_ & (kRegExpUnicode | kRegExpUnicodeSets)) != 0; }
  bool unicode_sets() const { return (pattern_flags_ & kRegExpUnicodeSets) != 0; }
  bool ignore_case() const { return (flags_ & kRegExpIgnoreCase) != 0; }
  bool unicode_ignore_case() const { return unicode_mode() && ignore_case(); }

  // --- Text ---
  uint32_t Unit(size_t ahead) const {
    return position_ + ahead < pattern_.length() ? pattern_[position_ + ahead] : kEnd;
  }
  uint32_t Current() const { return Unit(0); }
  bool AtEnd() const { return position_ >= pattern_.length(); }
  bool Eat(char c) {
    if (Current() != static_cast<uint32_t>(c)) return false;
    ++position_;
    return true;
  }
  bool Looking(const char* text) const;
  uint32_t ReadCodePoint();                                           // a surrogate pair is one
  uint32_t ReadChar() { return unicode_mode() ? ReadCodePoint() : pattern_[position_++]; }
  std::nullptr_t Fail(const char* error) {
    if (error_ == nullptr) error_ = error;
    position_ = pattern_.length();
    return nullptr;
  }
  void CheckStack() const;

  // --- Terms ---
  const RegExpNode* ParseDisjunction();
  const RegExpNode* ParseAlternative();
  // Adds what stands here with its quantifier. False after an error.
  bool ParseTerm(RegExpNodes* parts);
  const RegExpNode* ParseGroup(bool* quantifiable);
  const RegExpNode* ParseLookaround(bool behind, bool negative);
  const RegExpNode* ParseCapture(const Name* name);
  const RegExpNode* ParseModifiers();
  const RegExpNode* ParseGroupBody();
  bool ParseQuantifier(uint32_t* min, uint32_t* max, bool* found);
  bool ParseBraces(uint32_t* min, uint32_t* max);
  bool ParseNumber(uint32_t* value);

  // --- Names ---
  bool ParseGroupName(Name* name);
  bool DeclareGroup(const Name& name, uint32_t index);
  const RegExpNode* ParseNamedReference();
  bool ResolveNamedReferences();
  // Counts the groups of the whole pattern, for references ahead of them and \k.
  void ScanForCaptures();
  uint32_t TotalCaptures();
  bool HasNamedGroups();

  // --- Escapes ---
  const RegExpNode* ParseAtomEscape();
  // One character written as an escape, behind the backslash. False after an error.
  bool ParseCharacterEscape(bool in_class, uint32_t* c);
  bool ParseUnicodeEscape(uint32_t* c, bool unicode_mode);  // behind \u
  bool ParseHex(int digits, uint32_t* value);
  uint32_t ParseLegacyOctal();
  // \d \D \s \S \w \W \p \P, when one stands behind the backslash. False after an error.
  bool ParseClassEscape(bool in_class, ClassOperand* operand, bool* found);
  bool ParseProperty(bool negated, bool in_class, ClassOperand* operand);

  // --- Classes ---
  const RegExpNode* ParseClass();  // behind [
  const RegExpNode* ParseClassSets();
  bool ParseClassAtom(CodePointSet* set, uint32_t* c, bool* is_char);
  bool ParseClassContents(ClassOperand* result);  // behind [, with `v`
  bool ParseClassOperand(ClassOperand* operand);
  bool ParseClassStrings(ClassOperand* operand);  // behind \q{
  bool ParseClassSetCharacter(uint32_t* c);
  void AddChar(ClassOperand* operand, uint32_t c);
  void AddString(ClassOperand* operand, const ZoneVector<uint32_t>& chars);
  // A union leaves the set to be normalized.
  void Combine(ClassOperand* left, const ClassOperand& right, SetOperation operation);

  // --- Nodes ---
  const RegExpNode* NewEmpty() { return zone_->New<RegExpNode>(RegExpNode::Kind::kEmpty); }
  const RegExpNode* NewChar(uint32_t c);
  const RegExpNode* NewClass(CodePointSet* set);  // canonical, case already closed
  const RegExpNode* NewOperand(ClassOperand* operand);
  const RegExpNode* NewSequence(const RegExpNodes& parts);
  const RegExpNode* NewDisjunction(const RegExpNodes& alternatives);
  const RegExpNode* NewQuantifier(const RegExpNode* body, uint32_t min, uint32_t max, bool greedy,
                                  uint32_t capture_from);

  Zone* const zone_;
  const RegExpPattern& pattern_;
  const RegExpFlags pattern_flags_;
  RegExpFlags flags_;  // with the modifiers of the groups around
  const uintptr_t stack_limit_;
  size_t position_ = 0;
  const char* error_ = nullptr;
  RegExpTree* tree_ = nullptr;
  uint32_t captures_started_ = 1;
  bool scanned_ = false;
  uint32_t scanned_captures_ = 0;
  bool scanned_names_ = false;
  uint32_t disjunctions_ = 0;
  ZoneVector<PathStep> path_;
  ZoneVector<NamedGroup> named_groups_;
  ZoneVector<NamedReference> named_references_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PARSER_IMPL_H_

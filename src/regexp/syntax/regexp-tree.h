#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_TREE_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_TREE_H_

// What a pattern means, after flags, modifiers and case have been resolved: a node holds all that is needed to match it.
// Trees live in a zone and are never changed once built.

#include "src/regexp/syntax/code-point-set.h"
#include "src/zone/zone-containers.h"

namespace v8::internal {

constexpr uint32_t kRegExpInfinity = 0x7FFFFFFF;

struct RegExpNode : public ZoneObject {
  enum class Kind : uint8_t {
    kEmpty,
    kChar,
    kClass,
    kSequence,
    kDisjunction,
    kQuantifier,
    kCapture,
    kLookaround,
    kBackReference,
    kStart,
    kEnd,
    kWordBoundary,
  };
  explicit RegExpNode(Kind kind) : kind(kind) {}

  template <typename T>
  const T* As() const {
    return static_cast<const T*>(this);
  }

  const Kind kind;
  // Bounds, in code units, of what the node may match. Both saturate at kRegExpInfinity.
  uint32_t min_length = 0;
  uint32_t max_length = 0;
};

// One code unit; with `u` or `v` any code point but a lone surrogate.
struct RegExpChar : public RegExpNode {
  explicit RegExpChar(uint32_t c) : RegExpNode(Kind::kChar), c(c) { min_length = max_length = c > 0xFFFF ? 2 : 1; }
  const uint32_t c;
};

// One member of the set, which is in canonical form. `by_code_point`: a surrogate pair counts as one character here.
struct RegExpClass : public RegExpNode {
  RegExpClass(const CodePointSet* set, bool by_code_point)
      : RegExpNode(Kind::kClass), set(set), by_code_point(by_code_point) {
    min_length = 1;
    max_length = by_code_point ? 2 : 1;
  }
  const CodePointSet* const set;
  const bool by_code_point;
};

using RegExpNodes = ZoneVector<const RegExpNode*>;

struct RegExpSequence : public RegExpNode {
  explicit RegExpSequence(const RegExpNodes& parts) : RegExpNode(Kind::kSequence), parts(parts) {}
  const RegExpNodes parts;
};

struct RegExpDisjunction : public RegExpNode {
  explicit RegExpDisjunction(const RegExpNodes& alternatives)
      : RegExpNode(Kind::kDisjunction), alternatives(alternatives) {}
  const RegExpNodes alternatives;
};

struct RegExpQuantifier : public RegExpNode {
  RegExpQuantifier(const RegExpNode* body, uint32_t min, uint32_t max, bool greedy, uint32_t capture_from,
                   uint32_t capture_to)
      : RegExpNode(Kind::kQuantifier),
        body(body),
        min(min),
        max(max),
        greedy(greedy),
        capture_from(capture_from),
        capture_to(capture_to) {}
  const RegExpNode* const body;
  const uint32_t min;
  const uint32_t max;
  const bool greedy;
  // The groups within the body are those in [capture_from, capture_to); each iteration forgets them.
  const uint32_t capture_from;
  const uint32_t capture_to;
};

struct RegExpCapture : public RegExpNode {
  RegExpCapture(const RegExpNode* body, uint32_t index) : RegExpNode(Kind::kCapture), body(body), index(index) {
    min_length = body->min_length;
    max_length = body->max_length;
  }
  const RegExpNode* const body;
  const uint32_t index;
};

struct RegExpLookaround : public RegExpNode {
  RegExpLookaround(const RegExpNode* body, bool behind, bool negative, uint32_t capture_from, uint32_t capture_to)
      : RegExpNode(Kind::kLookaround),
        body(body),
        behind(behind),
        negative(negative),
        capture_from(capture_from),
        capture_to(capture_to) {}
  const RegExpNode* const body;
  const bool behind;
  const bool negative;
  const uint32_t capture_from;
  const uint32_t capture_to;
};

// \1 or \k<name>; a name may stand for several groups, of which at most one took part in the match.
struct RegExpBackReference : public RegExpNode {
  RegExpBackReference(Zone* zone, bool ignore_case)
      : RegExpNode(Kind::kBackReference), groups(zone), ignore_case(ignore_case) {
    max_length = kRegExpInfinity;
  }
  ZoneVector<uint32_t> groups;
  const bool ignore_case;
};

// ^ and $, `multiline` as it holds at this place.
struct RegExpAnchor : public RegExpNode {
  RegExpAnchor(bool start, bool multiline) : RegExpNode(start ? Kind::kStart : Kind::kEnd), multiline(multiline) {}
  const bool multiline;
};

struct RegExpWordBoundary : public RegExpNode {
  RegExpWordBoundary(bool negative, bool unicode_ignore_case)
      : RegExpNode(Kind::kWordBoundary), negative(negative), unicode_ignore_case(unicode_ignore_case) {}
  const bool negative;
  const bool unicode_ignore_case;
};

// A group name in UTF-16 with the groups that carry it, in the order of the pattern.
struct RegExpGroupName {
  const uint16_t* name;
  uint32_t length;
  ZoneVector<uint32_t>* groups;
};

struct RegExpTree : public ZoneObject {
  explicit RegExpTree(Zone* zone) : names(zone) {}
  const RegExpNode* root = nullptr;
  uint32_t capture_count = 1;  // with the whole match
  bool has_back_references = false;
  ZoneVector<RegExpGroupName> names;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_TREE_H_

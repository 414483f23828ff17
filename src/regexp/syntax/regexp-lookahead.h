#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_LOOKAHEAD_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_LOOKAHEAD_H_

#include "src/regexp/syntax/regexp-tree.h"

namespace v8::internal {

// The code units that may stand at one place: exactly for Latin-1, "some" or "none" beyond it. An approximation from
// above: what is missing here cannot be matched.
struct CharFilter {
  uint64_t bits[4] = {0, 0, 0, 0};
  bool above = false;  // some code unit over 0xFF
  bool end = false;    // the end of the subject is fine, too

  void Add(uint32_t c) {
    if (c > 0xFF) {
      above = true;
    } else {
      bits[c >> 6] |= uint64_t{1} << (c & 63);
    }
  }
  void AddRange(uint32_t from, uint32_t to) {
    if (to > 0xFF) {
      above = true;
      to = 0xFF;
    }
    if (from > to) return;
    for (uint32_t word = from >> 6; word <= to >> 6; ++word) {
      const uint32_t low = word == from >> 6 ? from & 63 : 0;
      const uint32_t high = word == to >> 6 ? to & 63 : 63;
      bits[word] |= ~uint64_t{0} >> (63 - (high - low)) << low;
    }
  }
  void AddAll() {
    for (uint64_t& word : bits) word = ~uint64_t{0};
    above = end = true;
  }
  void AddFilter(const CharFilter& other) {
    for (int i = 0; i < 4; ++i) bits[i] |= other.bits[i];
    above |= other.above;
    end |= other.end;
  }
  bool Contains(uint32_t c) const { return c > 0xFF ? above : (bits[c >> 6] >> (c & 63) & 1) != 0; }
  bool IsDisjointFrom(const CharFilter& other) const {
    for (int i = 0; i < 4; ++i) {
      if ((bits[i] & other.bits[i]) != 0) return false;
    }
    return !(above && other.above);
  }
};

// What follows a place in the pattern: some nodes, then what follows those. The end of the list is the end of the
// pattern or of a lookaround, behind which anything may stand.
struct RegExpContinuation {
  const RegExpNode* const* nodes;
  size_t count;
  const RegExpContinuation* next;
};

// Finds which code units can stand at the first few places of a match, by running the tree on sets of distances: bit k
// of a distance set says that k code units may have been matched so far, and the highest bit stands for all beyond.
class RegExpLookahead {
 public:
  static constexpr int kMaxPlaces = 8;

  explicit RegExpLookahead(int places) : places_(places) {}

  // The set of distances behind the node, given that before it. Adds to the filters on the way.
  uint32_t Walk(const RegExpNode* node, uint32_t distances);

  const CharFilter& filter(int place) const { return filters_[place]; }
  // The first place about which nothing can be said because a match may end before it.
  int limit() const { return limit_; }

  // The filter of the next code unit at the start of `continuation`. False when nothing is known about it.
  static bool FirstOf(const RegExpContinuation* continuation, CharFilter* result);

 private:
  uint32_t Beyond() const { return uint32_t{1} << places_; }
  // Anything may stand from here on.
  uint32_t GiveUp(uint32_t distances);
  uint32_t Shift(uint32_t distances) const {
    return (distances << 1 & (Beyond() * 2 - 1)) | (distances & Beyond());
  }

  const int places_;
  int budget_ = 400;
  int limit_ = kMaxPlaces;
  CharFilter filters_[kMaxPlaces];
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_LOOKAHEAD_H_

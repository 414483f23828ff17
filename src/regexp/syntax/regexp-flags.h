#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_FLAGS_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_FLAGS_H_

#include <cstdint>

namespace v8::internal {

// The flags of a regular expression, in the bits of `v8::RegExp::Flags`.
using RegExpFlags = uint32_t;
enum RegExpFlag : uint32_t {
  kRegExpGlobal = 1 << 0,       // g
  kRegExpIgnoreCase = 1 << 1,   // i
  kRegExpMultiline = 1 << 2,    // m
  kRegExpSticky = 1 << 3,       // y
  kRegExpUnicode = 1 << 4,      // u
  kRegExpDotAll = 1 << 5,       // s
  kRegExpHasIndices = 1 << 7,   // d
  kRegExpUnicodeSets = 1 << 8,  // v
};

// The bit of the flag letter `c`, 0 when there is no such flag.
inline RegExpFlags RegExpFlagFromChar(uint32_t c) {
  switch (c) {
    case 'd': return kRegExpHasIndices;
    case 'g': return kRegExpGlobal;
    case 'i': return kRegExpIgnoreCase;
    case 'm': return kRegExpMultiline;
    case 's': return kRegExpDotAll;
    case 'u': return kRegExpUnicode;
    case 'v': return kRegExpUnicodeSets;
    case 'y': return kRegExpSticky;
    default: return 0;
  }
}

// Reads a flag string. False when a letter is unknown or repeated, or when `u` and `v` meet.
template <typename Char>
bool ParseRegExpFlags(const Char* text, int length, RegExpFlags* flags) {
  RegExpFlags result = 0;
  for (int i = 0; i < length; ++i) {
    const RegExpFlags bit = RegExpFlagFromChar(text[i]);
    if (bit == 0 || (result & bit) != 0) return false;
    result |= bit;
  }
  if ((result & kRegExpUnicode) != 0 && (result & kRegExpUnicodeSets) != 0) return false;
  *flags = result;
  return true;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_FLAGS_H_

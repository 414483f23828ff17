#ifndef FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PARSER_H_
#define FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PARSER_H_

#include <cstddef>
#include <cstdint>

#include "src/regexp/syntax/regexp-flags.h"
#include "src/zone/compile-abort.h"

namespace v8::internal {

class Zone;
struct RegExpTree;

// The text of a pattern, between the slashes: Latin-1 or UTF-16, borrowed.
class RegExpPattern {
 public:
  RegExpPattern(const uint8_t* text, size_t length) : one_byte_(text), length_(length) {}
  RegExpPattern(const uint16_t* text, size_t length) : two_byte_(text), length_(length) {}

  size_t length() const { return length_; }
  uint32_t operator[](size_t index) const { return one_byte_ != nullptr ? one_byte_[index] : two_byte_[index]; }

 private:
  const uint8_t* one_byte_ = nullptr;
  const uint16_t* two_byte_ = nullptr;
  size_t length_;
};

enum class RegExpStatus : uint8_t {
  kOk,
  kSyntaxError,  // the error text says what
  kOutOfMemory,
  kStopped,  // by the zone's poller
};

// What is to be reported of a compilation that was given up. Code that would not end is a syntax error.
RegExpStatus StatusOf(const CompileAbort& abort);

// Checks the early errors of a pattern (ECMA-262 §22.2.1.1 and Annex B.1.2) without compiling it. On kSyntaxError,
// `*error` is the static text that ends the message "Invalid regular expression: /%/%: %". Running into `stack_limit`
// (a native stack address) is a syntax error too: "Regular expression too large". Never throws.
RegExpStatus CheckRegExpPattern(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags, uintptr_t stack_limit,
                                const char** error);

// The same for callers who have no different plan for a lack of memory, which reads as a refusal here.
inline bool IsValidPattern(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags, uintptr_t stack_limit,
                           const char** error) {
  return CheckRegExpPattern(zone, pattern, flags, stack_limit, error) == RegExpStatus::kOk;
}

// Parses into the zone. Throws CompileAbort; a syntax error is an empty tree with `*error` set.
RegExpTree* ParseRegExp(Zone* zone, const RegExpPattern& pattern, RegExpFlags flags, uintptr_t stack_limit,
                        const char** error);

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_SYNTAX_REGEXP_PARSER_H_

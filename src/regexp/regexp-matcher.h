#ifndef FLAT8_SRC_REGEXP_REGEXP_MATCHER_H_
#define FLAT8_SRC_REGEXP_REGEXP_MATCHER_H_

// Runs a compiled regular expression (src/regexp/syntax/) over a subject. A backtracking interpreter over plain spans of
// memory: no heap objects, no native recursion, no allocation once a context is warm. See docs/regexp.md.

#include <cstddef>
#include <cstdint>

#include "src/base/macros.h"
#include "src/base/poller.h"
#include "src/regexp/syntax/regexp-program.h"

namespace v8::internal {

// What matching needs besides its arguments; one for each isolate or thread, reused from match to match. Not re-entrant:
// whoever matches from within the poller's callback brings a context of his own.
class MatchContext {
 public:
  MatchContext() = default;
  ~MatchContext() { ReleaseMemory(); }
  DISALLOW_COPY(MatchContext);

  // Asked every few thousand steps. Its callback must say no when the subject is not where it was.
  void set_poller(const base::Poller& poller) { poller_ = poller; }

  // Gives back the stack; the next match takes a new one.
  void ReleaseMemory();

 private:
  friend class RegExpMatcher;
  template <typename Char>
  friend class RegExpInterpreter;
  static constexpr size_t kInitialStack = 1024;              // entries of 8 bytes
  static constexpr size_t kKeptStack = 128 * 1024;           // more is given back after the match
  static constexpr size_t kMaximumStack = 8 * 1024 * 1024;   // 64 MiB
  static constexpr size_t kInitialRegisters = 64;

  FLAT8_COLD bool Reserve(size_t registers);
  // Doubles the stack (at least to `minimum` entries). False at the limit or without memory.
  FLAT8_COLD bool Grow(size_t minimum);

  uint64_t* stack_ = nullptr;
  size_t stack_capacity_ = 0;
  int32_t* registers_ = nullptr;
  size_t register_capacity_ = 0;
  base::Poller poller_;
};

enum class RegExpMatchResult : uint8_t {
  kMatch,
  kNoMatch,
  kOutOfMemory,  // the backtrack stack reached 64 MiB, or there was no memory for it
  kInterrupted,  // the poller said no
};

class RegExpMatcher {
 public:
  // Finds the first match that starts at `start` (not negative) or later; with `sticky` only there. On kMatch `captures`
  // holds `program->capture_count()` pairs of start and end in code units, -1 for groups that took no part. With `u` or
  // `v` a start in the middle of a surrogate pair counts as the pair's.
  static RegExpMatchResult Match(const RegExpProgram* program, const uint8_t* subject, int32_t length, int32_t start,
                                 bool sticky, int32_t* captures, MatchContext& context);
  static RegExpMatchResult Match(const RegExpProgram* program, const uint16_t* subject, int32_t length, int32_t start,
                                 bool sticky, int32_t* captures, MatchContext& context);

  // The same, sticky as the program's flags say.
  template <typename Char>
  static RegExpMatchResult Match(const RegExpProgram* program, const Char* subject, int32_t length, int32_t start,
                                 int32_t* captures, MatchContext& context) {
    return Match(program, subject, length, start, (program->flags() & kRegExpSticky) != 0, captures, context);
  }

 private:
  template <typename Char>
  static RegExpMatchResult MatchSpan(const RegExpProgram* program, const Char* subject, int32_t length, int32_t start,
                                     bool sticky, int32_t* captures, MatchContext& context);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_REGEXP_MATCHER_H_

#ifndef FLAT8_SRC_REGEXP_REGEXP_INTERPRETER_H_
#define FLAT8_SRC_REGEXP_REGEXP_INTERPRETER_H_

#include <cstring>

#include "src/regexp/regexp-matcher.h"
#include "src/strings/unicode.h"

namespace v8::internal {

// The matcher for one width of subject. Run() is the loop; what it needs of the subject and the program's tables is here.
template <typename Char>
class RegExpInterpreter {
 public:
  RegExpInterpreter(const RegExpProgram* program, const Char* subject, int32_t length, MatchContext& context)
      : program_(program),
        tables_(program->class_tables()),
        begin_(subject),
        end_(subject + length),
        context_(context) {}

  RegExpMatchResult Run(int32_t start, bool sticky, int32_t* captures);

 private:
  static constexpr bool kOneByte = sizeof(Char) == 1;
  static constexpr int32_t kPollInterval = 4096;
  // Searches and runs over more than so many units are polled in between.
  static constexpr ptrdiff_t kLongScan = 64 * 1024;

  V8_INLINE bool InClass(uint32_t cls, Char c) const {
    if (!kOneByte && V8_UNLIKELY(c > 0xFF)) return program_->ClassContainsAbove(cls, c);
    return (tables_[(cls >> 3) * 256 + c] >> (cls & 7) & 1) != 0;
  }
  // May what stands at `p` follow? `filter` is a class of the program, with kClassOrEnd where the end may, or kNoClass.
  V8_INLINE bool Passes(uint32_t filter, const Char* p) const {
    if (filter == RegExpProgram::kNoClass) return true;
    if (p == end_) return (filter & RegExpProgram::kClassOrEnd) != 0;
    return InClass(filter & ~RegExpProgram::kClassOrEnd, *p);
  }
  // The end of the members of the class from `p` on, at most at `stop`.
  V8_INLINE const Char* SkipClass(uint32_t cls, const Char* p, const Char* stop) const {
    const uint8_t* table = tables_ + (cls >> 3) * 256;
    const uint8_t mask = static_cast<uint8_t>(1 << (cls & 7));
    if constexpr (kOneByte) {
      while (p < stop && (table[*p] & mask) != 0) ++p;
    } else {
      while (p < stop && (V8_LIKELY(*p <= 0xFF) ? (table[*p] & mask) != 0 : program_->ClassContainsAbove(cls, *p))) ++p;
    }
    return p;
  }
  bool InClassCodePoint(uint32_t cls, uint32_t c) const {
    return c > 0xFF ? program_->ClassContainsAbove(cls, c) : InClass(cls, static_cast<Char>(c));
  }
  uint32_t CodePointAt(const Char* p, int* units) const {
    *units = 1;
    if (kOneByte || !IsLeadSurrogate(*p) || p + 1 >= end_ || !IsTrailSurrogate(p[1])) return *p;
    *units = 2;
    return CombineSurrogates(p[0], p[1]);
  }
  // One code point back from `p`, not before `limit` (which is before `p`).
  const Char* PreviousCodePoint(const Char* p, const Char* limit) const {
    if (!kOneByte && p - limit >= 2 && IsTrailSurrogate(p[-1]) && IsLeadSurrogate(p[-2])) return p - 2;
    return p - 1;
  }
  // Skips as many code points of the class as `max`; *behind_min is where `min` of them ended, null when there are fewer.
  // Long runs poll (what is skipped when stopped does not count).
  const Char* SkipClassCodePoints(uint32_t cls, const Char* p, uint32_t max, const Char** behind_min, uint32_t min) const;
  // SkipClass with polls.
  const Char* SkipLongClass(uint32_t cls, const Char* p, const Char* stop) const {
    while (true) {
      const Char* const piece = stop - p > kLongScan ? p + kLongScan : stop;
      p = SkipClass(cls, p, piece);
      if (V8_LIKELY(p != piece || piece == stop) || !Poll()) return p;
    }
  }
  bool IsInsidePair(const Char* p) const {
    return !kOneByte && p > begin_ && p < end_ && IsTrailSurrogate(*p) && IsLeadSurrogate(p[-1]);
  }
  bool EqualIgnoringCase(const Char* a, const Char* b, int32_t length, bool unicode_mode) const;

  // The next place from `p` to `last` where a match might start, nullptr for none.
  V8_INLINE const Char* FindStart(const Char* p, const Char* last) const;
  // Where to look on when matching from `start` has failed.
  V8_INLINE const Char* BehindFailure(const Char* start) const {
    const uint32_t run = program_->leading_run_class();
    if (run == RegExpProgram::kNoClass) return start + 1;
    const Char* ignored;
    const Char* const behind = !kOneByte && program_->leading_run_by_code_point()
                                   ? SkipClassCodePoints(run, start, 0xFFFFFFFF, &ignored, 0)
                                   : SkipLongClass(run, start, end_);
    return behind == start ? start + 1 : behind;
  }
  const Char* FindChar(const Char* p, const Char* last) const;
  const Char* FindWindow(const Char* p, const Char* last) const;
  uint8_t WindowMask(Char c) const {
    return !kOneByte && c > 0xFF ? program_->window_mask_above() : program_->window_masks()[static_cast<uint8_t>(c)];
  }
  bool WindowMatches(const Char* p) const {
    for (uint32_t k = 0; k < program_->window_length(); ++k) {
      if ((WindowMask(p[k]) >> k & 1) == 0) return false;
    }
    return true;
  }

  // How many steps may follow before the next poll; negative when there are no more. `left` is what remains of the program's
  // limit, 0 where it has none.
  FLAT8_COLD int32_t NextBudget(uint32_t* left) const {
    if (program_->backtrack_limit() == 0) return kPollInterval;
    const uint32_t next = std::min(*left, static_cast<uint32_t>(kPollInterval));
    *left -= next;
    return next == 0 ? -1 : static_cast<int32_t>(next) - 1;
  }
  // False to stop.
  bool Poll() const { return context_.poller_(); }

  const RegExpProgram* const program_;
  const uint8_t* const tables_;
  const Char* const begin_;
  const Char* const end_;
  MatchContext& context_;
};

template <typename Char>
const Char* RegExpInterpreter<Char>::SkipClassCodePoints(uint32_t cls, const Char* p, uint32_t max,
                                                         const Char** behind_min, uint32_t min) const {
  *behind_min = min == 0 ? p : nullptr;
  for (uint32_t count = 0; count < max && p < end_;) {
    int units;
    if (!InClassCodePoint(cls, CodePointAt(p, &units))) break;
    p += units;
    if (++count == min) *behind_min = p;
    if (!context_.poller_.At(count)) break;
  }
  return p;
}

template <typename Char>
bool RegExpInterpreter<Char>::EqualIgnoringCase(const Char* a, const Char* b, int32_t length, bool unicode_mode) const {
  size_t step = 0;
  for (int32_t i = 0; i < length && context_.poller_.At(step++);) {
    uint32_t x = a[i], y = b[i];
    int units = 1;
    if (!kOneByte && unicode_mode && i + 1 < length && IsLeadSurrogate(x) && IsTrailSurrogate(a[i + 1]) &&
        IsLeadSurrogate(y) && IsTrailSurrogate(b[i + 1])) {
      x = CombineSurrogates(x, a[i + 1]);
      y = CombineSurrogates(y, b[i + 1]);
      units = 2;
    }
    if (x != y && CanonicalizeForRegExp(x, unicode_mode) != CanonicalizeForRegExp(y, unicode_mode)) return false;
    i += units;
  }
  return true;
}

// --- Finding where to start ---

template <typename Char>
const Char* RegExpInterpreter<Char>::FindStart(const Char* p, const Char* last) const {
  switch (program_->search()) {
    case RegExpProgram::Search::kEverywhere: return p;
    case RegExpProgram::Search::kOnlyAtZero: return p == begin_ ? p : nullptr;
    case RegExpProgram::Search::kLineStart:
      while (p != begin_ && !IsLineTerminator(p[-1])) {
        if (p == last) return nullptr;
        ++p;
      }
      return p;
    case RegExpProgram::Search::kChar: return FindChar(p, last);
    case RegExpProgram::Search::kWindow: return FindWindow(p, last);
  }
  return p;
}

template <typename Char>
const Char* RegExpInterpreter<Char>::FindChar(const Char* p, const Char* last) const {
  const uint8_t c = program_->search_char();
  const uint32_t offset = program_->search_offset();
  while (p <= last) {
    const Char* found;
    if constexpr (kOneByte) {
      found = static_cast<const Char*>(std::memchr(p + offset, c, last + 1 - p));
    } else {
      found = p + offset;
      const Char* const stop = last + 1 + offset;
      while (found < stop && *found != c) ++found;
      if (found == stop) found = nullptr;
    }
    if (found == nullptr) return nullptr;
    p = found - offset;
    if (WindowMatches(p)) return p;
    ++p;
  }
  return nullptr;
}

template <typename Char>
const Char* RegExpInterpreter<Char>::FindWindow(const Char* p, const Char* last) const {
  const uint8_t* const shifts = program_->window_shifts();
  const uint32_t behind = program_->window_length() - 1;
  // A window of one character is passed one character at a time: nothing waits for the shift.
  if (behind == 0) {
    for (; p <= last; ++p) {
      const Char c = *p;
      if ((!kOneByte && c > 0xFF ? program_->window_shift_above() : shifts[static_cast<uint8_t>(c)]) == 0) return p;
    }
    return nullptr;
  }
  while (p <= last) {
    const Char c = p[behind];
    const uint32_t shift = !kOneByte && c > 0xFF ? program_->window_shift_above() : shifts[static_cast<uint8_t>(c)];
    if (shift != 0) {
      p += shift;
      continue;
    }
    if (WindowMatches(p)) return p;
    ++p;
  }
  return nullptr;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_REGEXP_REGEXP_INTERPRETER_H_

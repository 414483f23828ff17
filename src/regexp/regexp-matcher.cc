#include "src/regexp/regexp-matcher.h"

#include "src/base/logging.h"
#include "src/base/memory.h"
#include "src/regexp/regexp-interpreter.h"
#include "src/strings/char-span.h"

namespace v8::internal {

// --- MatchContext ---

void MatchContext::ReleaseMemory() {
  base::Free(stack_);
  base::Free(registers_);
  stack_ = nullptr;
  registers_ = nullptr;
  stack_capacity_ = register_capacity_ = 0;
}

bool MatchContext::Reserve(size_t registers) {
  if (stack_capacity_ == 0 && !Grow(kInitialStack)) return false;
  if (registers <= register_capacity_) return true;
  const size_t capacity = registers < kInitialRegisters ? kInitialRegisters : registers;
  void* block = base::Realloc(registers_, capacity * sizeof(int32_t));
  if (block == nullptr) return false;
  registers_ = static_cast<int32_t*>(block);
  register_capacity_ = capacity;
  return true;
}

bool MatchContext::Grow(size_t minimum) {
  size_t capacity = stack_capacity_ * 2;
  if (capacity < minimum) capacity = minimum;
  if (capacity > kMaximumStack) {
    if (minimum > kMaximumStack || stack_capacity_ >= kMaximumStack) return false;
    capacity = kMaximumStack;
  }
  void* block = base::Realloc(stack_, capacity * sizeof(uint64_t));
  if (block == nullptr) return false;
  stack_ = static_cast<uint64_t*>(block);
  stack_capacity_ = capacity;
  return true;
}

// --- The loop ---

// A record on the backtrack stack is one entry, code index << 32 | position, where matching resumes. Records that need
// more keep it in the entry below: Undo (register << 32 | old value) and the runs (where the run may not give back to).
template <typename Char>
RegExpMatchResult RegExpInterpreter<Char>::Run(int32_t start_index, bool sticky, int32_t* captures) {
  static const void* const kLabels[] = {
#define REGEXP_BYTECODE(name, length) &&op_##name,
#include "src/regexp/syntax/regexp-bytecodes.def"
#undef REGEXP_BYTECODE
  };
  const uint32_t* const code = program_->code();
  constexpr uint32_t kUndoEntry = 0, kEndEntry = 1, kFirst = 2;
  const bool by_code_point = !kOneByte && (program_->flags() & (kRegExpUnicode | kRegExpUnicodeSets)) != 0;
  const uint32_t capture_registers = program_->capture_count() * 2;
  int32_t* const registers = context_.registers_;
  uint64_t* stack = context_.stack_;
  const uint64_t* stack_limit = stack + context_.stack_capacity_;
  uint64_t* sp;
  const Char* p = begin_ + start_index;
  const Char* start;
  const uint32_t* pc;
  uint32_t steps_left = program_->backtrack_limit();
  int32_t budget = V8_LIKELY(steps_left == 0) ? kPollInterval : NextBudget(&steps_left);
  // Registers were written with no choice left to restore them for.
  bool dirty = false;

#define OPERAND() (*pc >> 8)
#define DISPATCH() goto* kLabels[*pc & 0xFF]
#define NEXT(length)  \
  do {                \
    pc += (length);   \
    DISPATCH();       \
  } while (false)
#define GOTO(target)        \
  do {                      \
    pc = code + (target);   \
    DISPATCH();             \
  } while (false)
#define FAIL() goto fail
#define RESERVE(count)                                                     \
  do {                                                                     \
    if (V8_UNLIKELY(sp + (count) > stack_limit)) {                         \
      const size_t depth = sp - stack;                                     \
      if (!context_.Grow(depth + (count))) return RegExpMatchResult::kOutOfMemory; \
      stack = context_.stack_;                                             \
      stack_limit = stack + context_.stack_capacity_;                      \
      sp = stack + depth;                                                  \
    }                                                                      \
  } while (false)
#define ENTRY(index, value) (uint64_t{index} << 32 | static_cast<uint32_t>(value))
#define POSITION(place) static_cast<int32_t>((place) - begin_)
#define PUSH_CHOICE(index, place)                  \
  do {                                             \
    RESERVE(1);                                    \
    *sp++ = ENTRY(index, POSITION(place));         \
  } while (false)
// Work was done that counts as so many steps.
#define SPEND(steps)                                         \
  do {                                                       \
    budget -= static_cast<int32_t>(steps);                   \
    if (V8_UNLIKELY(budget < 0)) {                           \
      budget = NextBudget(&steps_left);                      \
      if (budget < 0) return RegExpMatchResult::kNoMatch;    \
      if (!Poll()) return RegExpMatchResult::kInterrupted;   \
    }                                                        \
  } while (false)
// The same for each of many characters: the one at `place` is looked at.
#define SPEND_CHARACTER(place)                                                  \
  do {                                                                          \
    if (V8_UNLIKELY(((place) - begin_) % kLongScan == 0)) SPEND(kPollInterval); \
  } while (false)
// What polled inside may have been stopped.
#define CHECK_STOPPED()                                                             \
  do {                                                                              \
    if (V8_UNLIKELY(context_.poller_.stopped())) return RegExpMatchResult::kInterrupted; \
  } while (false)
// Without a choice on the stack nothing can ask for the old value but the next attempt.
#define SET_REGISTER(index, value)                              \
  do {                                                          \
    const uint32_t register_index = (index);                    \
    if (sp == stack + 1) {                                      \
      dirty = true;                                             \
    } else {                                                    \
      RESERVE(2);                                               \
      sp[0] = ENTRY(register_index, registers[register_index]); \
      sp[1] = ENTRY(kUndoEntry, 0);                             \
      sp += 2;                                                  \
    }                                                           \
    registers[register_index] = (value);                        \
  } while (false)

  for (uint32_t i = 0; i < capture_registers; ++i) registers[i] = -1;
  if (by_code_point && IsInsidePair(p)) --p;
  if (sticky) {
    if (static_cast<size_t>(end_ - p) < program_->min_length()) return RegExpMatchResult::kNoMatch;
  }

attempt:
  if (!sticky) {
    for (;;) {
      const ptrdiff_t room = end_ - p - static_cast<ptrdiff_t>(program_->min_length());
      if (room < 0) return RegExpMatchResult::kNoMatch;
      const Char* const last = p + (room > kLongScan ? kLongScan : room);
      const Char* const found = FindStart(p, last);
      if (V8_LIKELY(found != nullptr)) {
        p = found;
        break;
      }
      if (room <= kLongScan || program_->search() == RegExpProgram::Search::kOnlyAtZero) {
        return RegExpMatchResult::kNoMatch;
      }
      if (!Poll()) return RegExpMatchResult::kInterrupted;
      p = last + 1;
    }
    if (by_code_point && IsInsidePair(p)) {
      ++p;  // between two attempts lies a whole code point
      goto attempt;
    }
  }
  start = p;
  sp = stack;
  *sp++ = ENTRY(kEndEntry, POSITION(p));
  GOTO(kFirst);

fail:
  SPEND(1);
  {
    const uint64_t entry = *--sp;
    p = begin_ + static_cast<uint32_t>(entry);
    GOTO(entry >> 32);
  }

op_Undo: {
  const uint64_t entry = *--sp;
  registers[entry >> 32] = static_cast<int32_t>(entry);
  const uint64_t next = *--sp;
  p = begin_ + static_cast<uint32_t>(next);
  GOTO(next >> 32);
}
op_EndOfAttempt:
  if (sticky) return RegExpMatchResult::kNoMatch;
  if (dirty) {
    dirty = false;
    for (uint32_t i = 0; i < capture_registers; ++i) registers[i] = -1;
  }
  if (start == end_) return RegExpMatchResult::kNoMatch;
  p = BehindFailure(start);
  CHECK_STOPPED();
  goto attempt;

op_Accept:
  captures[0] = POSITION(start);
  captures[1] = POSITION(p);
  for (uint32_t i = 2; i < capture_registers; ++i) captures[i] = registers[i];
  return RegExpMatchResult::kMatch;
op_Fail:
  FAIL();
op_Jump:
  SPEND(1);  // the only way back, but for failing and counted loops
  GOTO(OPERAND());

op_Branch: {
  const bool second = Passes(pc[1], p);
  if (Passes(OPERAND(), p)) {
    if (second) PUSH_CHOICE(pc[2], p);
    NEXT(3);
  }
  if (!second) FAIL();
  GOTO(pc[2]);
}

// --- Characters ---
op_Char:
  if (p == end_ || *p != OPERAND()) FAIL();
  ++p;
  NEXT(1);
op_Chars2: {
  if (end_ - p < 2) FAIL();
  if constexpr (kOneByte) {
    uint16_t text;
    std::memcpy(&text, p, 2);
    if ((text & (pc[1] >> 16)) != (pc[1] & 0xFFFF)) FAIL();
  } else {
    uint32_t text;
    std::memcpy(&text, p, 4);
    if ((text & pc[3]) != pc[2]) FAIL();
  }
  p += 2;
  NEXT(4);
}
op_Chars4: {
  if (end_ - p < 4) FAIL();
  if constexpr (kOneByte) {
    uint32_t text;
    std::memcpy(&text, p, 4);
    if ((text & pc[2]) != pc[1]) FAIL();
  } else {
    uint64_t text, value, mask;
    std::memcpy(&text, p, 8);
    std::memcpy(&value, pc + 3, 8);
    std::memcpy(&mask, pc + 5, 8);
    if ((text & mask) != value) FAIL();
  }
  p += 4;
  NEXT(7);
}
op_Class:
  if (p == end_ || !InClass(OPERAND(), *p)) FAIL();
  ++p;
  NEXT(1);
op_ClassCodePoint: {
  if (p == end_) FAIL();
  int units;
  if (!InClassCodePoint(OPERAND(), CodePointAt(p, &units))) FAIL();
  p += units;
  NEXT(1);
}

// --- Runs ---
op_RunCodePoint:
  if constexpr (!kOneByte) {
    const Char* behind_min;
    p = SkipClassCodePoints(OPERAND(), p, pc[2], &behind_min, pc[1]);
    CHECK_STOPPED();
    if (behind_min == nullptr) FAIL();
    NEXT(3);
  }

op_Run: {
  const Char* const stop = static_cast<size_t>(end_ - p) > pc[2] ? p + pc[2] : end_;
  const Char* const behind = SkipLongClass(OPERAND(), p, stop);
  const size_t count = behind - p;
  CHECK_STOPPED();
  if (count < pc[1]) FAIL();
  SPEND(count >> 6);
  p = behind;
  NEXT(3);
}

op_GreedyRunCodePoint:
  if constexpr (!kOneByte) {
    const Char* low;
    p = SkipClassCodePoints(OPERAND(), p, pc[2], &low, pc[1]);
    CHECK_STOPPED();
    if (low == nullptr) FAIL();
    const uint32_t follow = pc[3];
    pc += 4;
    SPEND((p - low) >> 6);
    while (!Passes(follow, p)) {
      if (p == low) FAIL();
      p = PreviousCodePoint(p, low);
      SPEND(1);
    }
    if (p != low) {
      RESERVE(2);
      sp[0] = static_cast<uint32_t>(POSITION(low));
      sp[1] = ENTRY(static_cast<uint32_t>(pc - code), POSITION(PreviousCodePoint(p, low)));
      sp += 2;
    }
    NEXT(1);
  }

op_GreedyRun: {
  const Char* const stop = static_cast<size_t>(end_ - p) > pc[2] ? p + pc[2] : end_;
  const Char* const behind = SkipLongClass(OPERAND(), p, stop);
  const size_t count = behind - p;
  CHECK_STOPPED();
  if (count < pc[1]) FAIL();
  SPEND(count >> 6);
  const Char* const low = p + pc[1];
  const uint32_t follow = pc[3];
  p = behind;
  pc += 4;
  while (!Passes(follow, p)) {
    if (p == low) FAIL();
    --p;
    SPEND_CHARACTER(p);
  }
  if (p != low) {
    RESERVE(2);
    sp[0] = static_cast<uint32_t>(POSITION(low));
    sp[1] = ENTRY(static_cast<uint32_t>(pc - code), POSITION(p - 1));
    sp += 2;
  }
  NEXT(1);
}
// `p` is the next place to give back to; the entry below says which is the last.
op_GreedyRunCodePointBack:
  if constexpr (!kOneByte) {
    const Char* const low = begin_ + static_cast<uint32_t>(sp[-1]);
    const uint32_t follow = OPERAND();
    while (!Passes(follow, p)) {
      if (p == low) {
        --sp;
        FAIL();
      }
      p = PreviousCodePoint(p, low);
      SPEND(1);
    }
    if (p == low) {
      --sp;
    } else {
      RESERVE(1);
      *sp++ = ENTRY(static_cast<uint32_t>(pc - code), POSITION(PreviousCodePoint(p, low)));
    }
    NEXT(1);
  }

op_GreedyRunBack: {
  const Char* const low = begin_ + static_cast<uint32_t>(sp[-1]);
  const uint32_t follow = OPERAND();
  while (!Passes(follow, p)) {
    if (p == low) {
      --sp;
      FAIL();
    }
    --p;
    SPEND_CHARACTER(p);
  }
  if (p == low) {
    --sp;
  } else {
    *sp++ = ENTRY(static_cast<uint32_t>(pc - code), POSITION(p - 1));
  }
  NEXT(1);
}

op_LazyRunCodePoint: {
  const Char* low;
  p = SkipClassCodePoints(OPERAND(), p, pc[1], &low, pc[1]);
  CHECK_STOPPED();
  if (low == nullptr) FAIL();
  RESERVE(2);
  *sp++ = 0;
  pc += 4;
  goto lazy_code_point;
}
op_LazyRun: {
  const Char* const stop = static_cast<size_t>(end_ - p) > pc[1] ? p + pc[1] : end_;
  const Char* const behind = SkipLongClass(OPERAND(), p, stop);
  CHECK_STOPPED();
  if (static_cast<size_t>(behind - p) < pc[1]) FAIL();
  RESERVE(2);
  *sp++ = static_cast<uint32_t>(POSITION(p));
  p = behind;
  pc += 4;
  goto lazy;
}
// `p` is where the run stood; it takes one more and goes on to the next place that can be followed.
op_LazyRunCodePointBack: {
  int units;
  if (p == end_ || !InClassCodePoint(OPERAND(), CodePointAt(p, &units))) goto lazy_exhausted;
  p += units;
}
lazy_code_point:
  while (!Passes(pc[2], p)) {
    int units;
    if (p == end_ || !InClassCodePoint(OPERAND(), CodePointAt(p, &units))) goto lazy_exhausted;
    p += units;
    SPEND(1);
  }
  *sp++ = ENTRY(static_cast<uint32_t>(pc - code), POSITION(p));
  NEXT(3);
op_LazyRunBack: {
  const Char* const origin = begin_ + static_cast<uint32_t>(sp[-1]);
  if (p == end_ || static_cast<size_t>(p - origin) >= pc[1] || !InClass(OPERAND(), *p)) goto lazy_exhausted;
  ++p;
}
lazy: {
  const Char* const origin = begin_ + static_cast<uint32_t>(sp[-1]);
  const Char* const from = p;
  while (!Passes(pc[2], p)) {
    if (p == end_ || static_cast<size_t>(p - origin) >= pc[1] || !InClass(OPERAND(), *p)) goto lazy_exhausted;
    ++p;
    SPEND_CHARACTER(p);
  }
  SPEND((p - from) >> 6);
  *sp++ = ENTRY(static_cast<uint32_t>(pc - code), POSITION(p));
  NEXT(3);
}
lazy_exhausted:
  --sp;
  FAIL();

// --- Registers ---
op_Save:
  SET_REGISTER(OPERAND(), POSITION(p));
  NEXT(1);
op_ClearRegisters:
  for (uint32_t i = OPERAND(); i < pc[1]; ++i) {
    if (registers[i] != -1) SET_REGISTER(i, -1);
  }
  NEXT(2);
op_ProtectRegisters:
  for (uint32_t i = OPERAND(); i < pc[1]; ++i) SET_REGISTER(i, registers[i]);
  NEXT(2);
op_SetCounter:
  SET_REGISTER(OPERAND(), 0);
  NEXT(1);
op_AddCounter:
  SET_REGISTER(OPERAND(), registers[OPERAND()] + 1);
  NEXT(1);
op_CounterLoop: {
  const uint32_t count = static_cast<uint32_t>(registers[OPERAND()]);
  if (count < pc[1]) {
    SPEND(1);
    NEXT(6);
  }
  if (count >= pc[2]) GOTO(pc[5]);
  const bool leave = Passes(pc[4], p);
  if (Passes(pc[3], p)) {
    if (leave) PUSH_CHOICE(pc[5], p);
    NEXT(6);
  }
  if (!leave) FAIL();
  GOTO(pc[5]);
}
op_CounterLoopLazy: {
  const uint32_t count = static_cast<uint32_t>(registers[OPERAND()]);
  if (count < pc[1]) {
    SPEND(1);
    NEXT(6);
  }
  if (count >= pc[2]) GOTO(pc[5]);
  const bool enter = Passes(pc[3], p);
  if (Passes(pc[4], p)) {
    if (enter) PUSH_CHOICE(static_cast<uint32_t>(pc + 6 - code), p);
    GOTO(pc[5]);
  }
  if (!enter) FAIL();
  NEXT(6);
}
op_EmptyCheck:
  if (registers[OPERAND()] == POSITION(p)) FAIL();
  NEXT(1);
op_EmptyCheckOver:
  if (registers[OPERAND()] == POSITION(p) && static_cast<uint32_t>(registers[pc[1]]) > pc[2]) FAIL();
  NEXT(3);

// --- Backward, references, assertions ---
op_StepBack:
  if (static_cast<uint32_t>(p - begin_) < OPERAND()) FAIL();
  p -= OPERAND();
  NEXT(1);
op_StepBackCodePoint:
  if (p == begin_) FAIL();
  p = PreviousCodePoint(p, begin_);
  NEXT(1);
op_BackReference: {
  const int32_t from = registers[OPERAND() * 2], to = registers[OPERAND() * 2 + 1];
  if (from < 0 || to < 0) NEXT(2);
  const int32_t length = to - from;
  const bool backward = (pc[1] & 1) != 0;
  if ((backward ? p - begin_ : end_ - p) < length) FAIL();
  if (backward) p -= length;
  if ((pc[1] & 2) != 0) {
    const bool equal = EqualIgnoringCase(begin_ + from, p, length, (pc[1] & 4) != 0);
    CHECK_STOPPED();
    if (!equal) FAIL();
  } else {
    const bool equal = EqualChars(begin_ + from, p, static_cast<size_t>(length), &context_.poller_);
    CHECK_STOPPED();
    if (!equal) FAIL();
  }
  // With the flag u or v a surrogate at the group's end does not match half of a pair.
  if constexpr (sizeof(Char) == 2) {
    if ((pc[1] & 4) != 0 && length != 0) {
      const Char* const boundary = backward ? p : p + length;
      if (boundary != begin_ && boundary != end_ && IsLeadSurrogate(boundary[-1]) && IsTrailSurrogate(*boundary)) FAIL();
    }
  }
  if (!backward) p += length;
  SPEND(length >> 6);
  NEXT(2);
}
op_AssertStart:
  if (p != begin_) FAIL();
  NEXT(1);
op_AssertLineStart:
  if (p != begin_ && !IsLineTerminator(p[-1])) FAIL();
  NEXT(1);
op_AssertEnd:
  if (p != end_) FAIL();
  NEXT(1);
op_AssertLineEnd:
  if (p != end_ && !IsLineTerminator(*p)) FAIL();
  NEXT(1);
op_AssertWordBoundary: {
  const bool before = p != begin_ && InClass(OPERAND(), p[-1]);
  const bool behind = p != end_ && InClass(OPERAND(), *p);
  if ((before == behind) != (pc[1] != 0)) FAIL();
  NEXT(2);
}

// --- Lookarounds ---
// Their two registers are read only before the same lookaround can be entered again, so nothing restores them.
op_LookBegin:
  registers[OPERAND()] = static_cast<int32_t>(sp - stack);
  registers[OPERAND() + 1] = POSITION(p);
  NEXT(1);
op_LookBeginNegative:
  registers[OPERAND()] = static_cast<int32_t>(sp - stack);
  PUSH_CHOICE(pc[1], p);
  NEXT(2);
op_LookEnd:
  sp = stack + registers[OPERAND()];
  p = begin_ + registers[OPERAND() + 1];
  NEXT(1);
op_LookEndNegative:
  sp = stack + registers[OPERAND()];
  FAIL();

#undef OPERAND
#undef DISPATCH
#undef NEXT
#undef GOTO
#undef FAIL
#undef RESERVE
#undef ENTRY
#undef POSITION
#undef PUSH_CHOICE
#undef SET_REGISTER
#undef SPEND
#undef SPEND_CHARACTER
#undef CHECK_STOPPED
}

// --- Entry points ---

template <typename Char>
V8_INLINE RegExpMatchResult RegExpMatcher::MatchSpan(const RegExpProgram* program, const Char* subject, int32_t length,
                                                     int32_t start, bool sticky, int32_t* captures,
                                                     MatchContext& context) {
  DCHECK(start >= 0);
  if (V8_UNLIKELY(start > length)) return RegExpMatchResult::kNoMatch;
  if (V8_UNLIKELY(context.stack_ == nullptr || program->register_count() > context.register_capacity_) &&
      !context.Reserve(program->register_count())) {
    return RegExpMatchResult::kOutOfMemory;
  }
  static constexpr Char kNothing[1] = {};
  if (V8_UNLIKELY(subject == nullptr)) subject = kNothing;  // no place of a subject is nullptr
  const RegExpMatchResult result =
      RegExpInterpreter<Char>(program, subject, length, context).Run(start, sticky, captures);
  if (V8_UNLIKELY(context.stack_capacity_ > MatchContext::kKeptStack)) context.ReleaseMemory();
  return result;
}

RegExpMatchResult RegExpMatcher::Match(const RegExpProgram* program, const uint8_t* subject, int32_t length,
                                       int32_t start, bool sticky, int32_t* captures, MatchContext& context) {
  return MatchSpan(program, subject, length, start, sticky, captures, context);
}

RegExpMatchResult RegExpMatcher::Match(const RegExpProgram* program, const uint16_t* subject, int32_t length,
                                       int32_t start, bool sticky, int32_t* captures, MatchContext& context) {
  return MatchSpan(program, subject, length, start, sticky, captures, context);
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_RUNTIME_TEXT_REGEXP_OPERATIONS_H_
#define FLAT8_SRC_RUNTIME_TEXT_REGEXP_OPERATIONS_H_

#include "src/regexp/regexp-matcher.h"
#include "src/runtime/properties/property.h"

// ECMA-262 §22.2: making and matching regular expressions. Compiled patterns are shared through a cache of the isolate
// (root kRegExpCache). Matching itself allocates nothing in the heap: RegExpExecRaw gives the positions of the groups,
// and whoever wants a result array makes one of them.
namespace v8::internal {

// §7.2.8 IsRegExp ( argument )
Result<bool> IsRegExp(Isolate* isolate, Value argument);

// ---- Making
// §22.2.3.1 RegExpCreate ( P, F )
Result<Tagged<JSRegExp>> RegExpCreate(Isolate* isolate, Value pattern, Value flags);
// §22.2.3.2 RegExpAlloc ( newTarget )
Result<Tagged<JSRegExp>> RegExpAlloc(Isolate* isolate, Tagged<JSReceiver> new_target);
// §22.2.3.3 RegExpInitialize ( obj, pattern, flags )
Result<void> RegExpInitialize(Isolate* isolate, Tagged<JSRegExp> regexp, Value pattern, Value flags);
// The same with flags that are known to be valid: what the API's RegExp::New does.
Result<Tagged<JSRegExp>> NewRegExp(Isolate* isolate, Tagged<String> source, int flags);
// One that gives up, as if there were no match, after so many steps back.
Result<Tagged<JSRegExp>> NewRegExpWithBacktrackLimit(Isolate* isolate, Tagged<String> source, int flags,
                                                     uint32_t backtrack_limit);
// "dgimsuvy" as far as they are set.
Result<Tagged<String>> RegExpFlagsToString(Isolate* isolate, int flags);
// §22.2.6.13.1 EscapeRegExpPattern ( P, F )
Result<Tagged<String>> EscapeRegExpSource(Isolate* isolate, Tagged<String> source);

// ---- Matching
// The groups of a match: pairs of start and end, -1 for groups that took no part.
class RegExpCaptures {
 public:
  RegExpCaptures() = default;
  ~RegExpCaptures() {
    if (positions_ != inline_positions_) base::Free(positions_);
  }
  DISALLOW_COPY(RegExpCaptures);

  // Room for `count` groups.
  Result<void> Reserve(Isolate* isolate, int count);
  int32_t* positions() { return positions_; }
  int count() const { return count_; }
  int32_t start(int group = 0) const { return positions_[2 * group]; }
  int32_t end(int group = 0) const { return positions_[2 * group + 1]; }
  bool took_part(int group) const { return positions_[2 * group] >= 0; }

 private:
  static constexpr int kInline = 16;
  int32_t* positions_ = inline_positions_;
  int count_ = 0;
  int capacity_ = kInline;
  int32_t inline_positions_[2 * kInline];
};

// Whether a match was found at or behind `start` of the flat subject. Reads and writes no property of any object.
Result<bool> RegExpExecRaw(Isolate* isolate, Tagged<RegExpData> data, Tagged<String> subject, uint32_t start,
                           bool sticky, RegExpCaptures* captures);
// What RegExp.$1 and its kin tell from now on.
Result<void> SetLastMatchInfo(Isolate* isolate, Tagged<String> subject, const RegExpCaptures& captures);
// Not in the specification (but in the proposal on legacy features of regular expressions): whether the regexp was made
// by this realm's RegExp itself, not for a subclass.
bool HasLegacyFeatures(Isolate* isolate, Tagged<JSRegExp> regexp);
// The array that `exec` returns.
Result<Tagged<JSArray>> NewRegExpResult(Isolate* isolate, Tagged<RegExpData> data, Tagged<String> subject,
                                        const RegExpCaptures& captures, bool has_indices);
// §22.2.7.2 RegExpBuiltinExec ( R, S ): an array or null.
Result<Value> RegExpBuiltinExec(Isolate* isolate, Tagged<JSRegExp> regexp, Tagged<String> subject);
// §22.2.7.1 RegExpExec ( R, S )
Result<Value> RegExpExec(Isolate* isolate, Tagged<JSReceiver> regexp, Tagged<String> subject);
// The substring of a group, undefined when it took no part.
inline Result<Value> CaptureString(Isolate* isolate, Tagged<String> subject, const RegExpCaptures& captures, int group) {
  if (!captures.took_part(group)) return Undefined();
  return NewSubString(isolate, subject, static_cast<uint32_t>(captures.start(group)),
                      static_cast<uint32_t>(captures.end(group)));
}

// A regexp literal; the feedback vector, which may be empty, remembers what the site's first execution has compiled.
Result<Value> CreateRegExpLiteral(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> pattern,
                                  Tagged<String> flags);

// ---- Fast paths
// A regexp of the current realm with its original map, whose prototype is as it was made: then exec, flags and the
// getters are known, and lastIndex is a writable field.
bool IsUnmodifiedRegExp(Isolate* isolate, Value value);
// §22.2.7.3 AdvanceStringIndex ( S, index, unicode ) within a flat string.
uint32_t AdvanceStringIndex(Tagged<String> subject, uint32_t index, bool unicode);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_TEXT_REGEXP_OPERATIONS_H_

// RegExp objects.

#ifndef INCLUDE_V8_REGEXP_H_
#define INCLUDE_V8_REGEXP_H_

#include "v8-object.h"  // NOLINT(build/include_directory)
#include "v8config.h"   // NOLINT(build/include_directory)

namespace v8 {

// ECMA-262 §22.2.
class V8_EXPORT RegExp : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kRegExp;

  enum Flags {
    kNone = 0,
    kGlobal = 1 << 0,
    kIgnoreCase = 1 << 1,
    kMultiline = 1 << 2,
    kSticky = 1 << 3,
    kUnicode = 1 << 4,
    kDotAll = 1 << 5,
    kLinear = 1 << 6,
    kHasIndices = 1 << 7,
    kUnicodeSets = 1 << 8,
  };
  static constexpr int kFlagCount = 9;

  // SyntaxError (empty result) when the pattern is malformed or the flags cannot be combined.
  static V8_WARN_UNUSED_RESULT MaybeLocal<RegExp> New(Local<Context> context, Local<String> pattern, Flags flags);
  // The same; matching that goes back more than `backtrack_limit` times (0: no limit) gives up, as if nothing matched.
  static V8_WARN_UNUSED_RESULT MaybeLocal<RegExp> NewWithBacktrackLimit(Local<Context> context, Local<String> pattern,
                                                                        Flags flags, uint32_t backtrack_limit);
  // RegExp.prototype.exec (§22.2.7.1): the match array, or null.
  V8_WARN_UNUSED_RESULT MaybeLocal<Object> Exec(Local<Context> context, Local<String> subject);
  Local<String> GetSource() const;
  Flags GetFlags() const;

  V8_INLINE static RegExp* Cast(Value* value) { return internal::ApiCast<RegExp>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_REGEXP_H_

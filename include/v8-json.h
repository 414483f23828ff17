// JSON.

#ifndef INCLUDE_V8_JSON_H_
#define INCLUDE_V8_JSON_H_

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// ECMA-262 §25.5.
class V8_EXPORT JSON {
 public:
  JSON() = delete;

  // JSON.parse without a reviver; SyntaxError (empty) for malformed text.
  static V8_WARN_UNUSED_RESULT MaybeLocal<Value> Parse(Local<Context> context, Local<String> json_string);
  // JSON.stringify without a replacer, indented with `gap` if given. May run script (toJSON, getters). Values that have
  // no JSON form give the string "undefined".
  static V8_WARN_UNUSED_RESULT MaybeLocal<String> Stringify(Local<Context> context, Local<Value> json_object,
                                                            Local<String> gap = Local<String>());
};

}  // namespace v8

#endif  // INCLUDE_V8_JSON_H_

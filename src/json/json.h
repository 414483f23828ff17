#ifndef FLAT8_SRC_JSON_JSON_H_
#define FLAT8_SRC_JSON_JSON_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// ECMA-262 §25.5.1 JSON.parse without a reviver. SyntaxErrors say where and what.
Result<Value> JsonParse(Isolate* isolate, Tagged<String> text);
// With a reviver, which is told the source text of primitive values.
Result<Value> JsonParseAndRevive(Isolate* isolate, Tagged<String> text, Value reviver);
// The text of an object made by JSON.rawJSON; empty for every other value.
Value RawJsonText(Isolate* isolate, Value value);
// ECMA-262 §25.5.2 JSON.stringify: a String, or undefined where there is no text for the value. `replacer` and `gap` as
// the function's second and third arguments.
Result<Value> JsonStringify(Isolate* isolate, Value value, Value replacer = Undefined(), Value gap = Undefined());

}  // namespace v8::internal

#endif  // FLAT8_SRC_JSON_JSON_H_

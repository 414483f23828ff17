#include "src/builtins/builtins.h"
#include "src/json/json.h"

namespace v8::internal {

// ECMA-262 §25.5.1 JSON.parse ( text [ , reviver ] )
BUILTIN(JSONParse) {
  const auto json_string = TRY(ToString(isolate, arguments.at(0)));
  if (!IsCallable(arguments.at(1))) return JsonParse(isolate, json_string);
  return JsonParseAndRevive(isolate, json_string, arguments.at(1));
}

// ECMA-262 JSON.rawJSON ( text )
BUILTIN(JSONRawJSON) {
  const auto json_string = TRY(ToString(isolate, arguments.at(0)));
  // 2. Throw a SyntaxError exception if jsonString is the empty String, or if either the first or last code unit is any of
  // 0x0009, 0x000A, 0x000D, or 0x0020.
  const auto is_white_space = [](uint16_t c) { return c == '\t' || c == '\n' || c == '\r' || c == ' '; };
  if (json_string->length() == 0 || is_white_space(json_string->Get(0)) ||
      is_white_space(json_string->Get(json_string->length() - 1))) {
    return Throw(isolate, MessageTemplate::kInvalidRawJson);
  }
  // 3. Parse jsonString as a JSON text. Throw a SyntaxError exception if it is not one, or if it is an object or an array.
  const uint16_t first = json_string->Get(0);
  if (first == '{' || first == '[') return Throw(isolate, MessageTemplate::kInvalidRawJson);
  TRY(JsonParse(isolate, json_string));
  const Tagged<JSObject> object = TRY(NewJSObjectWithNullProto(isolate));
  TRY(CreateDataPropertyOrThrow(isolate, object, ReadOnlyRoots::rawJSON_string(), json_string));
  TRY(AddDataProperty(isolate, object, ReadOnlyRoots::raw_json_symbol(), json_string, DONT_ENUM));
  TRY(SetIntegrityLevel(isolate, object, FROZEN, ShouldThrow::kThrow));
  return object;
}

// ECMA-262 JSON.isRawJSON ( O )
BUILTIN(JSONIsRawJSON) { return Value::Bool(!RawJsonText(isolate, arguments.at(0)).is_empty()); }

// ECMA-262 §25.5.2 JSON.stringify ( value [ , replacer [ , space ] ] )
BUILTIN(JSONStringify) { return JsonStringify(isolate, arguments.at(0), arguments.at(1), arguments.at(2)); }

}  // namespace v8::internal

#include "src/builtins/builtins.h"
#include "src/runtime/json.h"

namespace v8::internal {

// ECMA-262 §25.5.1 JSON.parse ( text [ , reviver ] )
BUILTIN(JSONParse) {
  const auto json_string = TRY(ToString(isolate, arguments.at(0)));
  const Value unfiltered = TRY(JsonParse(isolate, json_string));
  if (!IsCallable(arguments.at(1))) return unfiltered;
  return JsonRevive(isolate, unfiltered, arguments.at(1));
}

// ECMA-262 §25.5.2 JSON.stringify ( value [ , replacer [ , space ] ] )
BUILTIN(JSONStringify) { return JsonStringify(isolate, arguments.at(0), arguments.at(1), arguments.at(2)); }

}  // namespace v8::internal

#include "src/builtins/builtins.h"
#include "src/numbers/conversions.h"
#include "src/numbers/string-to-number.h"
#include "src/runtime/text/string-characters.h"

// ECMA-262 §19.2: functions of the global object that deal with numbers. (URIs: uri.cc; eval: eval.cc.)
namespace v8::internal {

// §19.2.5 parseInt ( string, radix )
BUILTIN(GlobalParseInt) {
  const Value input = arguments.at(0);
  // Fast path: an int with the default radix is its own result.
  if (input.IsInt() && arguments.at(1).IsUndefined()) return input;
  Tagged<String> text = TRY(ToString(isolate, input));
  const int32_t radix = TRY(ToInt32(isolate, arguments.at(1)));
  text = TRY(String::Flatten(isolate, text));
  return Value::Number(TRY(VisitCharactersPolling(isolate, text, [radix](auto characters, base::Poller* poller) {
    return ParseInt(characters, radix, poller);
  })));
}

// §19.2.4 parseFloat ( string )
BUILTIN(GlobalParseFloat) {
  const Value input = arguments.at(0);
  if (input.IsInt()) return input;
  Tagged<String> text = TRY(ToString(isolate, input));
  text = TRY(String::Flatten(isolate, text));
  return Value::Number(TRY(VisitCharactersPolling(
      isolate, text, [](auto characters, base::Poller* poller) { return ParseFloat(characters, poller); })));
}

// §19.2.3 isNaN ( number )
BUILTIN(GlobalIsNaN) {
  const double number = TRY(ToNumber(isolate, arguments.at(0)));
  return Value::Bool(number != number);
}

// §19.2.2 isFinite ( number )
BUILTIN(GlobalIsFinite) {
  const double number = TRY(ToNumber(isolate, arguments.at(0)));
  return Value::Bool(std::isfinite(number));
}

}  // namespace v8::internal

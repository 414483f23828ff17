#include "src/builtins/string-support.h"
#include "src/runtime/text/regexp-operations.h"

// The methods of String.prototype that look for a string.
namespace v8::internal {

namespace {

struct SearchOperands {
  Tagged<String> string;
  Tagged<String> wanted;
};

// The receiver and the first argument, both flat. `not_regexp`: TypeError for regular expressions.
Result<void> PrepareSearch(Isolate* isolate, Arguments arguments, const char* method, bool not_regexp,
                           SearchOperands* operands) {
  auto s = TRY(ToThisString(isolate, arguments.receiver(), method));
  if (not_regexp && IsJSReceiver(arguments.at(0)) && TRY(IsRegExp(isolate, arguments.at(0)))) {
    return Throw(isolate, MessageTemplate::kFirstArgumentNotRegExp, TRY(NewStringFromAscii(isolate, method)));
  }
  const auto wanted = TRY(ToString(isolate, arguments.at(0)));
  operands->string = TRY(String::Flatten(isolate, s));
  operands->wanted = TRY(String::Flatten(isolate, wanted));
  return Ok();
}

// An integer clamped to 0 … length; undefined counts as `otherwise`.
Result<uint32_t> ClampedPosition(Isolate* isolate, Value value, uint32_t length, uint32_t otherwise) {
  if (value.IsUndefined()) return otherwise;
  const double position = TRY(ToIntegerOrInfinity(isolate, value));
  return position <= 0 ? 0 : position >= length ? length : static_cast<uint32_t>(position);
}

}  // namespace

// ECMA-262 §22.1.3.9 String.prototype.indexOf ( searchString [ , position ] )
BUILTIN(StringPrototypeIndexOf) {
  SearchOperands operands;
  TRY(PrepareSearch(isolate, arguments, "String.prototype.indexOf", false, &operands));
  const uint32_t start = TRY(ClampedPosition(isolate, arguments.at(1), operands.string->length(), 0));
  return Value::Number(TRY(FindString(isolate, operands.string, operands.wanted, start)));
}

// ECMA-262 §22.1.3.8 String.prototype.includes ( searchString [ , position ] )
BUILTIN(StringPrototypeIncludes) {
  SearchOperands operands;
  TRY(PrepareSearch(isolate, arguments, "String.prototype.includes", true, &operands));
  const uint32_t start = TRY(ClampedPosition(isolate, arguments.at(1), operands.string->length(), 0));
  return Value::Bool(TRY(FindString(isolate, operands.string, operands.wanted, start)) >= 0);
}

// ECMA-262 §22.1.3.11 String.prototype.lastIndexOf ( searchString [ , position ] )
BUILTIN(StringPrototypeLastIndexOf) {
  SearchOperands operands;
  TRY(PrepareSearch(isolate, arguments, "String.prototype.lastIndexOf", false, &operands));
  const double number = TRY(ToNumber(isolate, arguments.at(1)));
  const double length = operands.string->length();
  const double position = number != number ? length : number;
  const uint32_t start = position <= 0 ? 0 : static_cast<uint32_t>(position >= length ? length : position);
  const int64_t found = TRY(VisitCharactersPolling(isolate, operands.string, [&](auto text, base::Poller* poller) {
    return VisitCharacters(operands.wanted, [&](auto wanted) {
      return static_cast<int64_t>(LastIndexOf(text, wanted, start, poller));
    });
  }));
  base::KeepAlive(operands.wanted);
  return Value::Number(found);
}

// ECMA-262 §22.1.3.24 String.prototype.startsWith ( searchString [ , position ] )
BUILTIN(StringPrototypeStartsWith) {
  SearchOperands operands;
  TRY(PrepareSearch(isolate, arguments, "String.prototype.startsWith", true, &operands));
  const uint32_t start = TRY(ClampedPosition(isolate, arguments.at(1), operands.string->length(), 0));
  return Value::Bool(TRY(HasStringAt(isolate, operands.string, operands.wanted, start)));
}

// ECMA-262 §22.1.3.7 String.prototype.endsWith ( searchString [ , endPosition ] )
BUILTIN(StringPrototypeEndsWith) {
  SearchOperands operands;
  TRY(PrepareSearch(isolate, arguments, "String.prototype.endsWith", true, &operands));
  const uint32_t length = operands.string->length();
  const uint32_t end = TRY(ClampedPosition(isolate, arguments.at(1), length, length));
  if (operands.wanted->length() > end) return False();
  return Value::Bool(TRY(HasStringAt(isolate, operands.string, operands.wanted, end - operands.wanted->length())));
}

}  // namespace v8::internal

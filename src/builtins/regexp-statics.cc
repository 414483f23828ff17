#include "src/builtins/builtins.h"

// Not in the specification (but in the proposal on legacy features of regular expressions): RegExp.$1, RegExp.input and
// so on tell of the last match of the realm. Its positions lie in the realm's regexp_last_match_info; that has no count
// when the last match was of a regexp whose class or realm is another one.
namespace v8::internal {

namespace {

constexpr int kLastMatchPositions = 3;

// GetLegacyRegExpStaticProperty ( C, thisValue, internalSlotName ): `property_of` gets the last match, as an array.
template <typename PropertyOf>
Result<Value> LegacyStaticProperty(Isolate* isolate, Value receiver, const char* name, PropertyOf property_of) {
  // 2. If SameValue(C, thisValue) is false, throw a TypeError exception.
  if (receiver != Value(isolate->realm()->regexp_function())) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, name)),
                 receiver);
  }
  const Value info = isolate->realm()->regexp_last_match_info();
  if (!IsFixedArray(info)) return ReadOnlyRoots::empty_string();
  const Value value = TRY(property_of(Cast<FixedArray>(info)));
  // 4. If val is empty, throw a TypeError exception.
  if (value.IsTheHole()) return Throw(isolate, MessageTemplate::kNoLegacyMatch, TRY(NewStringFromAscii(isolate, name)));
  return value;
}

// Group `index` of the last match; the empty string when there is none.
Result<Value> LastMatchGroup(Isolate* isolate, Tagged<FixedArray> info, int index) {
  const int words = info->get(0).AsInt();
  if (words < 0) return TheHole();
  if (2 * index >= words) return ReadOnlyRoots::empty_string();
  const int start = info->get(kLastMatchPositions + 2 * index).AsInt();
  const int end = info->get(kLastMatchPositions + 2 * index + 1).AsInt();
  if (start < 0) return ReadOnlyRoots::empty_string();
  return NewSubString(isolate, Cast<String>(info->get(1)), static_cast<uint32_t>(start), static_cast<uint32_t>(end));
}

Result<Value> LastParenthesis(Isolate* isolate, Tagged<FixedArray> info) {
  const int words = info->get(0).AsInt();
  if (words < 0) return TheHole();
  if (words <= 2) return ReadOnlyRoots::empty_string();
  return LastMatchGroup(isolate, info, words / 2 - 1);
}

// What stands before the match, or behind it.
Result<Value> LastMatchContext(Isolate* isolate, Tagged<FixedArray> info, bool left) {
  const int words = info->get(0).AsInt();
  if (words < 0) return TheHole();
  if (words == 0) return ReadOnlyRoots::empty_string();
  const auto subject = Cast<String>(info->get(1));
  const uint32_t start = static_cast<uint32_t>(info->get(kLastMatchPositions).AsInt());
  const uint32_t end = static_cast<uint32_t>(info->get(kLastMatchPositions + 1).AsInt());
  return left ? NewSubString(isolate, subject, 0, start) : NewSubString(isolate, subject, end, subject->length());
}

// SetLegacyRegExpStaticProperty ( C, thisValue, [[RegExpInput]], val )
Result<Value> SetLastMatchInput(Isolate* isolate, Value receiver, const char* name, Value value) {
  if (receiver != Value(isolate->realm()->regexp_function())) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, name)),
                 receiver);
  }
  const auto input = TRY(ToString(isolate, value));
  Value info = isolate->realm()->regexp_last_match_info();
  if (!IsFixedArray(info)) {
    info = TRY(NewFixedArray(isolate, kLastMatchPositions, AllocationType::kOld));
    Cast<FixedArray>(info)->set(0, Value::Int(0));
    Cast<FixedArray>(info)->set(1, ReadOnlyRoots::empty_string());
    isolate->realm()->set_regexp_last_match_info(info);
  }
  Cast<FixedArray>(info)->set(2, input);
  return Undefined();
}

}  // namespace

#define REGEXP_STATIC(Name, key, expression)                                                           \
  BUILTIN(RegExp##Name) {                                                                              \
    return LegacyStaticProperty(isolate, arguments.receiver(), key,                                    \
                                [=](Tagged<FixedArray> info) -> Result<Value> { return expression; }); \
  }
REGEXP_STATIC(Input, "input", info->get(2))
REGEXP_STATIC(InputShort, "$_", info->get(2))
REGEXP_STATIC(LastMatch, "lastMatch", LastMatchGroup(isolate, info, 0))
REGEXP_STATIC(LastMatchShort, "$&", LastMatchGroup(isolate, info, 0))
REGEXP_STATIC(LastParen, "lastParen", LastParenthesis(isolate, info))
REGEXP_STATIC(LastParenShort, "$+", LastParenthesis(isolate, info))
REGEXP_STATIC(LeftContext, "leftContext", LastMatchContext(isolate, info, true))
REGEXP_STATIC(LeftContextShort, "$`", LastMatchContext(isolate, info, true))
REGEXP_STATIC(RightContext, "rightContext", LastMatchContext(isolate, info, false))
REGEXP_STATIC(RightContextShort, "$'", LastMatchContext(isolate, info, false))
REGEXP_STATIC(Capture1, "$1", LastMatchGroup(isolate, info, 1))
REGEXP_STATIC(Capture2, "$2", LastMatchGroup(isolate, info, 2))
REGEXP_STATIC(Capture3, "$3", LastMatchGroup(isolate, info, 3))
REGEXP_STATIC(Capture4, "$4", LastMatchGroup(isolate, info, 4))
REGEXP_STATIC(Capture5, "$5", LastMatchGroup(isolate, info, 5))
REGEXP_STATIC(Capture6, "$6", LastMatchGroup(isolate, info, 6))
REGEXP_STATIC(Capture7, "$7", LastMatchGroup(isolate, info, 7))
REGEXP_STATIC(Capture8, "$8", LastMatchGroup(isolate, info, 8))
REGEXP_STATIC(Capture9, "$9", LastMatchGroup(isolate, info, 9))
#undef REGEXP_STATIC
BUILTIN(RegExpSetInput) { return SetLastMatchInput(isolate, arguments.receiver(), "input", arguments.at(0)); }
BUILTIN(RegExpSetInputShort) { return SetLastMatchInput(isolate, arguments.receiver(), "$_", arguments.at(0)); }

}  // namespace v8::internal

#include "src/builtins/builtins.h"

// Not in the specification (but in the proposal on legacy features of regular expressions): RegExp.$1, RegExp.input and
// so on tell of the last match of the realm. Its positions lie in the realm's regexp_last_match_info.
namespace v8::internal {

namespace {

constexpr int kLastMatchPositions = 3;

// Group `index` of the last match; the empty string when there is none.
Result<Value> LastMatchGroup(Isolate* isolate, int index) {
  const Value info = isolate->realm()->regexp_last_match_info();
  if (!IsFixedArray(info)) return ReadOnlyRoots::empty_string();
  const auto array = Cast<FixedArray>(info);
  if (2 * index >= array->get(0).AsInt()) return ReadOnlyRoots::empty_string();
  const int start = array->get(kLastMatchPositions + 2 * index).AsInt();
  const int end = array->get(kLastMatchPositions + 2 * index + 1).AsInt();
  if (start < 0) return ReadOnlyRoots::empty_string();
  return NewSubString(isolate, Cast<String>(array->get(1)), static_cast<uint32_t>(start), static_cast<uint32_t>(end));
}

Result<Value> LastMatchInput(Isolate* isolate) {
  const Value info = isolate->realm()->regexp_last_match_info();
  if (!IsFixedArray(info)) return ReadOnlyRoots::empty_string();
  return Cast<FixedArray>(info)->get(2);
}

Result<Value> SetLastMatchInput(Isolate* isolate, Value value) {
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

Result<Value> LastParenthesis(Isolate* isolate) {
  const Value info = isolate->realm()->regexp_last_match_info();
  if (!IsFixedArray(info)) return ReadOnlyRoots::empty_string();
  const int groups = Cast<FixedArray>(info)->get(0).AsInt() / 2;
  if (groups <= 1) return ReadOnlyRoots::empty_string();
  return LastMatchGroup(isolate, groups - 1);
}

// What stands before the match, or behind it.
Result<Value> LastMatchContext(Isolate* isolate, bool left) {
  const Value info = isolate->realm()->regexp_last_match_info();
  if (!IsFixedArray(info) || Cast<FixedArray>(info)->get(0).AsInt() == 0) return ReadOnlyRoots::empty_string();
  const auto array = Cast<FixedArray>(info);
  const auto subject = Cast<String>(array->get(1));
  const uint32_t start = static_cast<uint32_t>(array->get(kLastMatchPositions).AsInt());
  const uint32_t end = static_cast<uint32_t>(array->get(kLastMatchPositions + 1).AsInt());
  return left ? NewSubString(isolate, subject, 0, start) : NewSubString(isolate, subject, end, subject->length());
}

}  // namespace

// Setting any of them but the input does nothing.
#define REGEXP_STATIC(Name, expression)           \
  BUILTIN(RegExp##Name) { return expression; }    \
  BUILTIN(RegExpSet##Name) { return Undefined(); }
REGEXP_STATIC(LastMatch, LastMatchGroup(isolate, 0))
REGEXP_STATIC(LastMatchShort, LastMatchGroup(isolate, 0))
REGEXP_STATIC(LastParen, LastParenthesis(isolate))
REGEXP_STATIC(LastParenShort, LastParenthesis(isolate))
REGEXP_STATIC(LeftContext, LastMatchContext(isolate, true))
REGEXP_STATIC(LeftContextShort, LastMatchContext(isolate, true))
REGEXP_STATIC(RightContext, LastMatchContext(isolate, false))
REGEXP_STATIC(RightContextShort, LastMatchContext(isolate, false))
REGEXP_STATIC(Capture1, LastMatchGroup(isolate, 1))
REGEXP_STATIC(Capture2, LastMatchGroup(isolate, 2))
REGEXP_STATIC(Capture3, LastMatchGroup(isolate, 3))
REGEXP_STATIC(Capture4, LastMatchGroup(isolate, 4))
REGEXP_STATIC(Capture5, LastMatchGroup(isolate, 5))
REGEXP_STATIC(Capture6, LastMatchGroup(isolate, 6))
REGEXP_STATIC(Capture7, LastMatchGroup(isolate, 7))
REGEXP_STATIC(Capture8, LastMatchGroup(isolate, 8))
REGEXP_STATIC(Capture9, LastMatchGroup(isolate, 9))
#undef REGEXP_STATIC
BUILTIN(RegExpInput) { return LastMatchInput(isolate); }
BUILTIN(RegExpInputShort) { return LastMatchInput(isolate); }
BUILTIN(RegExpSetInput) { return SetLastMatchInput(isolate, arguments.at(0)); }
BUILTIN(RegExpSetInputShort) { return SetLastMatchInput(isolate, arguments.at(0)); }

}  // namespace v8::internal

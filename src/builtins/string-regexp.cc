#include "src/builtins/string-support.h"
#include "src/runtime/text/regexp-operations.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/text/substitution.h"
#include "src/runtime/iteration/value-list.h"

// The methods of String.prototype that ask their argument first: match, matchAll, replace, replaceAll, search, split.
namespace v8::internal {

namespace {

Result<void> CheckCoercible(Isolate* isolate, Value receiver, const char* method) {
  if (!receiver.IsNullOrUndefined()) return Ok();
  return Throw(isolate, MessageTemplate::kCalledOnNullOrUndefined, TRY(NewStringFromAscii(isolate, method)));
}

// Steps 2 of the methods: the argument's own method under `symbol`, undefined when there is none.
Result<Value> DelegateMethod(Isolate* isolate, Value argument, Tagged<Symbol> symbol) {
  if (!IsJSReceiver(argument)) return Undefined();
  return GetMethod(isolate, argument, symbol);
}

// The last steps of match, matchAll and search: a new regexp does it.
Result<Value> InvokeOnNewRegExp(Isolate* isolate, Value receiver, Value pattern, Value flags, Tagged<Symbol> symbol) {
  const auto s = TRY(ToString(isolate, receiver));
  const auto rx = TRY(RegExpCreate(isolate, pattern, flags));
  return Invoke(isolate, rx, symbol, {s});
}

// A match of a plain string: no groups.
class StringMatch final : public SubstitutionSource {
 public:
  explicit StringMatch(Tagged<String> matched) : SubstitutionSource(0, false), matched_(matched) {}
  Result<void> AppendMatched(StringBuilder* builder) override { return builder->AppendString(matched_); }
  Result<void> AppendCapture(StringBuilder*, int) override { return Ok(); }
  Result<void> AppendNamed(StringBuilder*, Tagged<String>) override { return Ok(); }

 private:
  Tagged<String> matched_;
};

// Checks that `searchValue.flags` has g when it is a regexp (replaceAll and matchAll).
Result<void> CheckGlobalRegExp(Isolate* isolate, Value value, const char* method) {
  if (!TRY(IsRegExp(isolate, value))) return Ok();
  const Value flags = TRY(Get(isolate, value, ReadOnlyRoots::flags_string()));
  TRY(CheckCoercible(isolate, flags, method));
  const auto text = TRY(String::Flatten(isolate, TRY(ToString(isolate, flags))));
  if (TRY(FindString(isolate, text, ReadOnlyRoots::SingleCharacterString('g'), 0)) >= 0) return Ok();
  return Throw(isolate, MessageTemplate::kRegExpGlobalInvokeWithNonGlobal, TRY(NewStringFromAscii(isolate, method)));
}

}  // namespace

// ECMA-262 §22.1.3.13 String.prototype.match ( regexp )
BUILTIN(StringPrototypeMatch) {
  TRY(CheckCoercible(isolate, arguments.receiver(), "String.prototype.match"));
  const Value matcher = TRY(DelegateMethod(isolate, arguments.at(0), ReadOnlyRoots::match_symbol()));
  if (!matcher.IsUndefined()) return Call(isolate, matcher, arguments.at(0), {arguments.receiver()});
  return InvokeOnNewRegExp(isolate, arguments.receiver(), arguments.at(0), Undefined(), ReadOnlyRoots::match_symbol());
}

// ECMA-262 §22.1.3.14 String.prototype.matchAll ( regexp )
BUILTIN(StringPrototypeMatchAll) {
  TRY(CheckCoercible(isolate, arguments.receiver(), "String.prototype.matchAll"));
  if (IsJSReceiver(arguments.at(0))) {
    TRY(CheckGlobalRegExp(isolate, arguments.at(0), "String.prototype.matchAll"));
  }
  const Value matcher = TRY(DelegateMethod(isolate, arguments.at(0), ReadOnlyRoots::match_all_symbol()));
  if (!matcher.IsUndefined()) return Call(isolate, matcher, arguments.at(0), {arguments.receiver()});
  return InvokeOnNewRegExp(isolate, arguments.receiver(), arguments.at(0), ReadOnlyRoots::SingleCharacterString('g'),
                           ReadOnlyRoots::match_all_symbol());
}

// ECMA-262 §22.1.3.21 String.prototype.search ( regexp )
BUILTIN(StringPrototypeSearch) {
  TRY(CheckCoercible(isolate, arguments.receiver(), "String.prototype.search"));
  const Value searcher = TRY(DelegateMethod(isolate, arguments.at(0), ReadOnlyRoots::search_symbol()));
  if (!searcher.IsUndefined()) return Call(isolate, searcher, arguments.at(0), {arguments.receiver()});
  return InvokeOnNewRegExp(isolate, arguments.receiver(), arguments.at(0), Undefined(),
                           ReadOnlyRoots::search_symbol());
}

// ECMA-262 §22.1.3.19 String.prototype.replace ( searchValue, replaceValue )
BUILTIN(StringPrototypeReplace) {
  TRY(CheckCoercible(isolate, arguments.receiver(), "String.prototype.replace"));
  const Value replacer = TRY(DelegateMethod(isolate, arguments.at(0), ReadOnlyRoots::replace_symbol()));
  if (!replacer.IsUndefined()) {
    return Call(isolate, replacer, arguments.at(0), {arguments.receiver(), arguments.at(1)});
  }
  const auto receiver = TRY(ToString(isolate, arguments.receiver()));
  const auto wanted = TRY(ToString(isolate, arguments.at(0)));
  Value replace_value = arguments.at(1);
  const bool functional_replace = IsCallable(replace_value);
  if (!functional_replace) replace_value = TRY(ToString(isolate, replace_value));
  const auto string = TRY(String::Flatten(isolate, receiver));
  const auto search_string = TRY(String::Flatten(isolate, wanted));
  const int64_t position = TRY(FindString(isolate, string, search_string, 0));
  if (position < 0) return string;
  const uint32_t start = static_cast<uint32_t>(position);
  const uint32_t end = start + search_string->length();
  Tagged<String> replacement;
  if (functional_replace) {
    const Value result =
        TRY(Call(isolate, replace_value, Undefined(), {search_string, Value::Number(start), string}));
    replacement = TRY(ToString(isolate, result));
  } else {
    const auto text = TRY(String::Flatten(isolate, Cast<String>(replace_value)));
    if (TRY(FindString(isolate, text, ReadOnlyRoots::SingleCharacterString('$'), 0)) < 0) {
      replacement = text;
    } else {
      StringBuilder builder(isolate);
      StringMatch match(search_string);
      TRY(AppendSubstitution(isolate, &builder, text, string, start, end - start, &match));
      replacement = TRY(builder.ToString());
    }
  }
  const auto preceding = TRY(NewSubString(isolate, string, 0, start));
  const auto head = TRY(NewConsString(isolate, preceding, replacement));
  const auto following = TRY(NewSubString(isolate, string, end, string->length()));
  return NewConsString(isolate, head, following);
}

// ECMA-262 §22.1.3.20 String.prototype.replaceAll ( searchValue, replaceValue )
BUILTIN(StringPrototypeReplaceAll) {
  TRY(CheckCoercible(isolate, arguments.receiver(), "String.prototype.replaceAll"));
  if (IsJSReceiver(arguments.at(0))) {
    TRY(CheckGlobalRegExp(isolate, arguments.at(0), "String.prototype.replaceAll"));
  }
  const Value replacer = TRY(DelegateMethod(isolate, arguments.at(0), ReadOnlyRoots::replace_symbol()));
  if (!replacer.IsUndefined()) {
    return Call(isolate, replacer, arguments.at(0), {arguments.receiver(), arguments.at(1)});
  }
  const auto receiver = TRY(ToString(isolate, arguments.receiver()));
  const auto wanted = TRY(ToString(isolate, arguments.at(0)));
  Value replace_value = arguments.at(1);
  const bool functional_replace = IsCallable(replace_value);
  if (!functional_replace) replace_value = TRY(String::Flatten(isolate, TRY(ToString(isolate, replace_value))));
  const auto string = TRY(String::Flatten(isolate, receiver));
  const auto search_string = TRY(String::Flatten(isolate, wanted));
  const uint32_t search_length = search_string->length();
  const uint32_t advance_by = search_length > 0 ? search_length : 1;
  StringBuilder builder(isolate);
  StringMatch match(search_string);
  uint32_t end_of_last_match = 0;
  bool found = false;
  for (int64_t position = 0;; position += advance_by) {
    if (position > static_cast<int64_t>(string->length())) break;
    position = TRY(FindString(isolate, string, search_string, static_cast<size_t>(position)));
    if (position < 0) break;
    found = true;
    const uint32_t p = static_cast<uint32_t>(position);
    TRY(builder.AppendSubString(string, end_of_last_match, p));
    if (functional_replace) {
      const Value result = TRY(Call(isolate, replace_value, Undefined(), {search_string, Value::Number(p), string}));
      TRY(builder.AppendString(TRY(ToString(isolate, result))));
    } else {
      TRY(AppendSubstitution(isolate, &builder, Cast<String>(replace_value), string, p, search_length, &match));
    }
    end_of_last_match = p + search_length;
    if (!isolate->Poll()) return Exception();
  }
  if (!found) return string;
  TRY(builder.AppendSubString(string, end_of_last_match, string->length()));
  return builder.ToString();
}

// ECMA-262 §22.1.3.23 String.prototype.split ( separator, limit )
BUILTIN(StringPrototypeSplit) {
  TRY(CheckCoercible(isolate, arguments.receiver(), "String.prototype.split"));
  const Value separator = arguments.at(0);
  const Value limit = arguments.at(1);
  const Value splitter = TRY(DelegateMethod(isolate, separator, ReadOnlyRoots::split_symbol()));
  if (!splitter.IsUndefined()) return Call(isolate, splitter, separator, {arguments.receiver(), limit});
  const auto receiver = TRY(ToString(isolate, arguments.receiver()));
  const uint32_t lim = limit.IsUndefined() ? kMaxUInt32 : TRY(ToUint32(isolate, limit));
  const auto wanted = TRY(ToString(isolate, separator));
  if (lim == 0) return NewJSArray(isolate);
  ValueList substrings(isolate);
  if (separator.IsUndefined()) {
    TRY(substrings.Add(receiver));
    return substrings.ToArray();
  }
  const auto s = TRY(String::Flatten(isolate, receiver));
  const auto r = TRY(String::Flatten(isolate, wanted));
  const uint32_t length = s->length();
  const uint32_t separator_length = r->length();
  if (separator_length == 0) {
    const uint32_t count = length < lim ? length : lim;
    for (uint32_t i = 0; i < count; ++i) {
      TRY(substrings.Add(TRY(LookupSingleCharacterString(isolate, s->Get(i)))));
      if ((i & 0xFFF) == 0 && !isolate->Poll()) return Exception();
    }
    return substrings.ToArray();
  }
  uint32_t i = 0;
  for (int64_t j = TRY(FindString(isolate, s, r, 0)); j >= 0; j = TRY(FindString(isolate, s, r, i))) {
    TRY(substrings.Add(TRY(NewSubString(isolate, s, i, static_cast<uint32_t>(j)))));
    if (static_cast<uint32_t>(substrings.length()) >= lim) return substrings.ToArray();
    i = static_cast<uint32_t>(j) + separator_length;
    if (!isolate->Poll()) return Exception();
  }
  TRY(substrings.Add(TRY(NewSubString(isolate, s, i, length))));
  return substrings.ToArray();
}

}  // namespace v8::internal

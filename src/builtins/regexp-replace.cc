#include "src/builtins/regexp-support.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/text/substitution.h"
#include "src/runtime/iteration/value-list.h"

// RegExp.prototype[@@replace]. Unmodified regexps take the fast path: all matches are found first, as positions in memory
// outside the heap, and the result is written from them.
namespace v8::internal {

namespace {

// A match as positions.
class PositionSource final : public SubstitutionSource {
 public:
  PositionSource(Tagged<RegExpData> data, Tagged<String> subject, const int32_t* positions)
      : SubstitutionSource(data->capture_count(), IsFixedArray(data->capture_name_map())),
        data_(data),
        subject_(subject),
        positions_(positions) {}
  void set_positions(const int32_t* positions) { positions_ = positions; }
  Result<void> AppendMatched(StringBuilder* builder) override { return AppendCapture(builder, 0); }
  Result<void> AppendCapture(StringBuilder* builder, int index) override {
    const int32_t start = positions_[2 * index];
    if (start < 0) return Ok();
    return builder->AppendSubString(subject_, static_cast<uint32_t>(start),
                                    static_cast<uint32_t>(positions_[2 * index + 1]));
  }
  Result<void> AppendNamed(StringBuilder* builder, Tagged<String> name) override {
    const auto names = Cast<FixedArray>(data_->capture_name_map());
    for (int i = 0; i < names->length(); i += 2) {
      if (!String::Equals(Cast<String>(names->get(i)), name)) continue;
      const Value indices = names->get(i + 1);
      if (indices.IsInt()) return AppendCapture(builder, indices.AsInt());
      const auto list = Cast<FixedArray>(indices);
      for (int k = 0; k < list->length(); ++k) TRY(AppendCapture(builder, list->get(k).AsInt()));
    }
    return Ok();
  }

 private:
  Tagged<RegExpData> data_;
  Tagged<String> subject_;
  const int32_t* positions_;
};

// A match as `exec` of any object has returned it.
class ResultSource final : public SubstitutionSource {
 public:
  // `captures` holds the matched text, then the groups as strings or undefined.
  ResultSource(Isolate* isolate, const ValueList* captures, Value named_captures)
      : SubstitutionSource(captures->length() - 1, !named_captures.IsUndefined()),
        isolate_(isolate),
        captures_(captures),
        named_captures_(named_captures) {}
  Result<void> AppendMatched(StringBuilder* builder) override { return AppendCapture(builder, 0); }
  Result<void> AppendCapture(StringBuilder* builder, int index) override {
    const Value capture = (*captures_)[index];
    return capture.IsUndefined() ? Result<void>(Ok()) : builder->AppendString(Cast<String>(capture));
  }
  Result<void> AppendNamed(StringBuilder* builder, Tagged<String> name) override {
    const auto key = TRY(ToPropertyKey(isolate_, name));
    const Value capture = TRY(Get(isolate_, named_captures_, key));
    if (capture.IsUndefined()) return Ok();
    return builder->AppendString(TRY(ToString(isolate_, capture)));
  }

 private:
  Isolate* isolate_;
  const ValueList* captures_;
  Value named_captures_;
};

bool HasDollar(Tagged<String> text) {
  for (uint32_t i = 0; i < text->length(); ++i) {
    if (text->Get(i) == '$') return true;
  }
  return false;
}

// What the function returns for a match: called with the groups, the position, the subject, and the named groups.
Result<Tagged<String>> CallReplacer(Isolate* isolate, Value function, Tagged<RegExpData> data, Tagged<String> s,
                                    const int32_t* positions) {
  constexpr int kInlineArguments = 16;
  const int groups = data->capture_count() + 1;
  Value inline_arguments[kInlineArguments];
  Tagged<FixedArray> overflow;
  if (groups + 3 > kInlineArguments) overflow = TRY(NewFixedArray(isolate, groups + 3));
  int count = 0;
  const auto add = [&](Value value) {
    if (overflow.is_empty()) {
      inline_arguments[count++] = value;
    } else {
      overflow->set(count++, value);
    }
  };
  for (int i = 0; i < groups; ++i) {
    const int32_t start = positions[2 * i];
    if (start < 0) {
      add(Undefined());
      continue;
    }
    const auto capture = TRY(NewSubString(isolate, s, static_cast<uint32_t>(start),
                                          static_cast<uint32_t>(positions[2 * i + 1])));
    add(capture);
  }
  add(Value::Int(positions[0]));
  add(s);
  if (IsFixedArray(data->capture_name_map())) {
    const auto names = Cast<FixedArray>(data->capture_name_map());
    const auto object = TRY(NewJSObjectWithNullProto(isolate));
    for (int i = 0; i < names->length(); i += 2) {
      const Value indices = names->get(i + 1);
      int group = indices.IsInt() ? indices.AsInt() : 0;
      if (!indices.IsInt()) {
        const auto list = Cast<FixedArray>(indices);
        for (int k = 0; k < list->length(); ++k) {
          group = list->get(k).AsInt();
          if (positions[2 * group] >= 0) break;
        }
      }
      const Value capture = overflow.is_empty() ? inline_arguments[group] : overflow->get(group);
      TRY(CreateDataPropertyOrThrow(isolate, object, PropertyKey::FromInternalized(Cast<Name>(names->get(i))),
                                    capture));
    }
    add(object);
  }
  Value result;
  if (overflow.is_empty()) {
    result = TRY(Call(isolate, function, Undefined(), inline_arguments, count));
  } else {
    base::GrowableArray<Value> list;
    if (!list.TryResize(static_cast<size_t>(count))) return ReportOutOfMemory(isolate, "replace");
    // Filled right before the call, which copies them to the VM stack before anything else happens.
    for (int i = 0; i < count; ++i) list[static_cast<size_t>(i)] = overflow->get(i);
    result = TRY(Call(isolate, function, Undefined(), list.data(), count));
  }
  return ToString(isolate, result);
}

// Fast path: `replacement` is a flat string or a function.
Result<Value> ReplaceUnmodified(Isolate* isolate, Tagged<JSRegExp> regexp, Tagged<String> string, Value replacement) {
  const auto data = Cast<RegExpData>(regexp->data());
  const auto s = TRY(String::Flatten(isolate, string));
  const int flags = data->flags();
  const bool global = (flags & JSRegExp::kGlobal) != 0;
  const bool sticky = (flags & JSRegExp::kSticky) != 0;
  const bool unicode = (flags & (JSRegExp::kUnicode | JSRegExp::kUnicodeSets)) != 0;
  const bool functional = !IsString(replacement);
  const bool plain = !functional && !HasDollar(Cast<String>(replacement));
  const size_t words = 2 * (static_cast<size_t>(data->capture_count()) + 1);
  RegExpCaptures captures;

  if (!global) {
    const int last_index = sticky && regexp->last_index().AsInt() > 0 ? regexp->last_index().AsInt() : 0;
    bool matched = false;
    if (static_cast<uint32_t>(last_index) <= s->length()) {
      matched = TRY(RegExpExecRaw(isolate, data, s, static_cast<uint32_t>(last_index), sticky, &captures));
    }
    if (sticky) regexp->set_last_index(Value::Int(matched ? captures.end() : 0));
    if (!matched) return s;
    TRY(SetLastMatchInfo(isolate, s, captures));
    const uint32_t start = static_cast<uint32_t>(captures.start()), end = static_cast<uint32_t>(captures.end());
    Tagged<String> text;
    if (functional) {
      text = TRY(CallReplacer(isolate, replacement, data, s, captures.positions()));
    } else if (plain) {
      text = Cast<String>(replacement);
    } else {
      StringBuilder builder(isolate);
      PositionSource source(data, s, captures.positions());
      TRY(AppendSubstitution(isolate, &builder, Cast<String>(replacement), s, start, end - start, &source));
      text = TRY(builder.ToString());
    }
    const auto before = TRY(NewSubString(isolate, s, 0, start));
    const auto head = TRY(NewConsString(isolate, before, text));
    const auto behind = TRY(NewSubString(isolate, s, end, s->length()));
    return NewConsString(isolate, head, behind);
  }

  regexp->set_last_index(Value::Int(0));
  base::GrowableArray<int32_t, 64> matches;
  size_t count = 0;
  for (uint32_t index = 0; index <= s->length();) {
    if (!TRY(RegExpExecRaw(isolate, data, s, index, sticky, &captures))) break;
    if (!matches.TryAppend(captures.positions(), words)) return ReportOutOfMemory(isolate, "replace");
    index = static_cast<uint32_t>(captures.end());
    if (captures.start() == captures.end()) index = AdvanceStringIndex(s, index, unicode);
    if ((++count & 0xFF) == 0 && !isolate->Poll()) return Exception();
  }
  if (count == 0) return s;
  std::memcpy(captures.positions(), matches.data() + (count - 1) * words, words * sizeof(int32_t));
  TRY(SetLastMatchInfo(isolate, s, captures));

  StringBuilder builder(isolate);
  PositionSource source(data, s, nullptr);
  uint32_t next_position = 0;
  for (size_t i = 0; i < count; ++i) {
    const int32_t* const positions = matches.data() + i * words;
    const uint32_t start = static_cast<uint32_t>(positions[0]), end = static_cast<uint32_t>(positions[1]);
    TRY(builder.AppendSubString(s, next_position, start));
    if (functional) {
      const auto text = TRY(CallReplacer(isolate, replacement, data, s, positions));
      TRY(builder.AppendString(text));
    } else if (plain) {
      TRY(builder.AppendString(Cast<String>(replacement)));
    } else {
      source.set_positions(positions);
      TRY(AppendSubstitution(isolate, &builder, Cast<String>(replacement), s, start, end - start, &source));
    }
    next_position = end;
    if ((i & 0xFF) == 0xFF && !isolate->Poll()) return Exception();
  }
  TRY(builder.AppendSubString(s, next_position, s->length()));
  return builder.ToString();
}

// Steps 15.a – 15.m for one result of exec: appends what stands before the match and the replacement.
Result<void> AppendReplacement(Isolate* isolate, StringBuilder* builder, Tagged<String> s, Value result,
                               Value replace_value, uint32_t* next_source_position) {
  const double result_length = TRY(LengthOfArrayLike(isolate, Cast<JSReceiver>(result)));
  const auto matched = TRY(ToString(isolate, TRY(Get(isolate, result, PropertyKey::FromIndex(0)))));
  const Value index = TRY(Get(isolate, result, ReadOnlyRoots::index_string()));
  double position = TRY(ToIntegerOrInfinity(isolate, index));
  // 15.f. Set position to the result of clamping position between 0 and lengthS.
  position = position < 0 ? 0 : position > s->length() ? s->length() : position;
  ValueList captures(isolate);
  TRY(captures.Add(matched));
  for (double n = 1; n < result_length; ++n) {
    // 15.i.i. Let capN be ? Get(result, ! ToString(𝔽(n))).
    Value capture = TRY(Get(isolate, result, TRY(PropertyKeyFromNumber(isolate, n))));
    if (!capture.IsUndefined()) capture = TRY(ToString(isolate, capture));
    TRY(captures.Add(capture));
    if (!isolate->Poll()) return Exception();
  }
  Value named_captures = TRY(Get(isolate, result, ReadOnlyRoots::groups_string()));
  const uint32_t p = static_cast<uint32_t>(position);
  if (IsCallable(replace_value)) {
    // 15.k.i. Let replacerArgs be the list-concatenation of « matched », captures, and « 𝔽(position), S ».
    TRY(captures.Add(Value::Number(p)));
    TRY(captures.Add(s));
    if (!named_captures.IsUndefined()) TRY(captures.Add(named_captures));
    base::GrowableArray<Value, 16> list;
    if (!list.TryResize(static_cast<size_t>(captures.length()))) return ReportOutOfMemory(isolate, "replace");
    for (int i = 0; i < captures.length(); ++i) list[static_cast<size_t>(i)] = captures[i];
    const Value value = TRY(Call(isolate, replace_value, Undefined(), list.data(), captures.length()));
    const auto replacement = TRY(ToString(isolate, value));
    // 15.m. If position ≥ nextSourcePosition, then append; an ill-behaved exec may have gone backwards.
    if (p < *next_source_position) return Ok();
    TRY(builder->AppendSubString(s, *next_source_position, p));
    TRY(builder->AppendString(replacement));
  } else {
    // 15.l.i. If namedCaptures is not undefined, then set namedCaptures to ? ToObject(namedCaptures).
    if (!named_captures.IsUndefined()) named_captures = TRY(ToObject(isolate, named_captures));
    ResultSource source(isolate, &captures, named_captures);
    StringBuilder replacement(isolate);
    TRY(AppendSubstitution(isolate, &replacement, Cast<String>(replace_value), s, p, matched->length(), &source));
    const auto text = TRY(replacement.ToString());
    if (p < *next_source_position) return Ok();
    TRY(builder->AppendSubString(s, *next_source_position, p));
    TRY(builder->AppendString(text));
  }
  *next_source_position = p + matched->length();
  return Ok();
}

}  // namespace

// ECMA-262 §22.2.6.11 RegExp.prototype [ @@replace ] ( string, replaceValue )
BUILTIN(RegExpPrototypeReplace) {
  CHECK_REGEXP_RECEIVER(rx, "RegExp.prototype.@@replace");
  const auto string = TRY(ToString(isolate, arguments.at(0)));
  Value replace_value = arguments.at(1);
  // 6. If functionalReplace is false, then set replaceValue to ? ToString(replaceValue).
  if (!IsCallable(replace_value)) {
    replace_value = TRY(String::Flatten(isolate, TRY(ToString(isolate, replace_value))));
  }
  if (IsUnmodifiedRegExp(isolate, rx) && Cast<JSRegExp>(rx)->last_index().IsInt()) {
    return ReplaceUnmodified(isolate, Cast<JSRegExp>(rx), string, replace_value);
  }
  const auto s = TRY(String::Flatten(isolate, string));
  const auto flags = TRY(ToString(isolate, TRY(Get(isolate, rx, ReadOnlyRoots::flags_string()))));
  const bool global = HasFlagLetter(flags, 'g');
  const bool full_unicode = HasFlagLetter(flags, 'u') || HasFlagLetter(flags, 'v');
  // 9. If global is true, then perform ? Set(rx, "lastIndex", +0, true).
  if (global) TRY(Set(isolate, rx, ReadOnlyRoots::lastIndex_string(), Value::Int(0), ShouldThrow::kThrow));
  // 12. Repeat, while done is false. All matches are found before the first replacement is asked for.
  ValueList results(isolate);
  while (true) {
    const Value result = TRY(RegExpExec(isolate, rx, s));
    if (result.IsNull()) break;
    TRY(results.Add(result));
    if (!global) break;
    const auto match = TRY(ToString(isolate, TRY(Get(isolate, result, PropertyKey::FromIndex(0)))));
    // 12.c.iii.2. If matchStr is the empty String, then set lastIndex to AdvanceStringIndex(S, thisIndex, fullUnicode).
    if (match->length() == 0) TRY(AdvanceLastIndex(isolate, rx, s, full_unicode));
    if (!isolate->Poll()) return Exception();
  }
  StringBuilder builder(isolate);
  uint32_t next_source_position = 0;
  for (int i = 0; i < results.length(); ++i) {
    TRY(AppendReplacement(isolate, &builder, s, results[i], replace_value, &next_source_position));
  }
  if (next_source_position < s->length()) TRY(builder.AppendSubString(s, next_source_position, s->length()));
  return builder.ToString();
}

}  // namespace v8::internal

#include "src/builtins/regexp-support.h"
#include "src/runtime/iteration/value-list.h"

// @@match, @@matchAll, @@search and @@split.
namespace v8::internal {

namespace {

bool IsUnicodeRegExp(int flags) { return (flags & (JSRegExp::kUnicode | JSRegExp::kUnicodeSets)) != 0; }

// Fast path of @@match with g: no result arrays.
Result<Value> MatchGlobal(Isolate* isolate, Tagged<JSRegExp> regexp, Tagged<String> string) {
  const auto data = Cast<RegExpData>(regexp->data());
  const auto s = TRY(String::Flatten(isolate, string));
  const int flags = data->flags();
  regexp->set_last_index(Value::Int(0));
  ValueList matches(isolate);
  RegExpCaptures captures;
  int32_t last_start = -1;
  for (uint32_t index = 0; index <= s->length();) {
    if (!TRY(RegExpExecRaw(isolate, data, s, index, (flags & JSRegExp::kSticky) != 0, &captures))) break;
    last_start = captures.start();
    index = static_cast<uint32_t>(captures.end());
    TRY(matches.Add(TRY(CaptureString(isolate, s, captures, 0))));
    if (captures.start() == captures.end()) index = AdvanceStringIndex(s, index, IsUnicodeRegExp(flags));
    if ((matches.length() & 0xFF) == 0 && !isolate->Poll()) return Exception();
  }
  if (last_start < 0) return Null();
  // The last attempt has failed and overwritten the positions.
  if (TRY(RegExpExecRaw(isolate, data, s, static_cast<uint32_t>(last_start), true, &captures))) {
    TRY(SetLastMatchInfo(isolate, s, captures));
  }
  return matches.ToArray();
}

}  // namespace

// ECMA-262 §22.2.6.8 RegExp.prototype [ @@match ] ( string )
BUILTIN(RegExpPrototypeMatch) {
  CHECK_REGEXP_RECEIVER(rx, "RegExp.prototype.@@match");
  const auto s = TRY(ToString(isolate, arguments.at(0)));
  if (IsUnmodifiedRegExp(isolate, rx)) {
    const auto regexp = Cast<JSRegExp>(rx);
    if ((regexp->flags() & JSRegExp::kGlobal) != 0) return MatchGlobal(isolate, regexp, s);
    return RegExpBuiltinExec(isolate, regexp, s);
  }
  // 4. Let flags be ? ToString(? Get(rx, "flags")).
  const auto flags = TRY(ToString(isolate, TRY(Get(isolate, rx, ReadOnlyRoots::flags_string()))));
  // 5. If flags does not contain "g", then return ? RegExpExec(rx, S).
  if (!HasFlagLetter(flags, 'g')) return RegExpExec(isolate, rx, s);
  const bool full_unicode = HasFlagLetter(flags, 'u') || HasFlagLetter(flags, 'v');
  TRY(Set(isolate, rx, ReadOnlyRoots::lastIndex_string(), Value::Int(0), ShouldThrow::kThrow));
  ValueList matches(isolate);
  while (true) {
    // 6.e.i. Let result be ? RegExpExec(rx, S).
    const Value result = TRY(RegExpExec(isolate, rx, s));
    if (result.IsNull()) {
      if (matches.length() == 0) return Null();
      return matches.ToArray();
    }
    // 6.e.iii.1. Let matchStr be ? ToString(? Get(result, "0")).
    const auto match = TRY(ToString(isolate, TRY(Get(isolate, result, PropertyKey::FromIndex(0)))));
    TRY(matches.Add(match));
    // 6.e.iii.3. If matchStr is the empty String, then set lastIndex to AdvanceStringIndex(S, thisIndex, fullUnicode).
    if (match->length() == 0) TRY(AdvanceLastIndex(isolate, rx, s, full_unicode));
    if (!isolate->Poll()) return Exception();
  }
}

// ECMA-262 §22.2.6.9 RegExp.prototype [ @@matchAll ] ( string )
BUILTIN(RegExpPrototypeMatchAll) {
  CHECK_REGEXP_RECEIVER(r, "RegExp.prototype.@@matchAll");
  const auto s = TRY(ToString(isolate, arguments.at(0)));
  // 4. Let C be ? SpeciesConstructor(R, %RegExp%).
  const Value c = TRY(SpeciesConstructor(isolate, r, isolate->realm()->regexp_function()));
  const auto flags = TRY(ToString(isolate, TRY(Get(isolate, r, ReadOnlyRoots::flags_string()))));
  // 6. Let matcher be ? Construct(C, « R, flags »): the copy searches, from the original's lastIndex on.
  const auto matcher = TRY(Construct(isolate, c, {r, flags}));
  const Value last_index = TRY(Get(isolate, r, ReadOnlyRoots::lastIndex_string()));
  const double index = TRY(ToLength(isolate, last_index));
  TRY(Set(isolate, matcher, ReadOnlyRoots::lastIndex_string(), Value::Number(index), ShouldThrow::kThrow));
  const bool global = HasFlagLetter(flags, 'g');
  const bool full_unicode = HasFlagLetter(flags, 'u') || HasFlagLetter(flags, 'v');
  // §22.2.9.1 CreateRegExpStringIterator
  const auto iterator = Cast<JSRegExpStringIterator>(
      TRY(NewJSObjectFromMap(isolate, isolate->realm()->regexp_string_iterator_map())));
  iterator->set_iterating_regexp(matcher);
  iterator->set_iterated_string(s);
  iterator->set_flags((global ? 2 : 0) | (full_unicode ? 4 : 0));
  return iterator;
}

// ECMA-262 §22.2.9.2.1 %RegExpStringIteratorPrototype%.next ( )
BUILTIN(RegExpStringIteratorPrototypeNext) {
  CHECK_RECEIVER(JSRegExpStringIterator, iterator, "%RegExpStringIterator%.prototype.next");
  constexpr int kDone = 1, kGlobal = 2, kFullUnicode = 4;
  const int flags = iterator->flags();
  if ((flags & kDone) != 0) return NewIteratorResult(isolate, Undefined(), true);
  const auto r = Cast<JSReceiver>(iterator->iterating_regexp());
  const auto s = iterator->iterated_string();
  const Value match = TRY(RegExpExec(isolate, r, s));
  if (match.IsNull()) {
    iterator->set_flags(flags | kDone);
    return NewIteratorResult(isolate, Undefined(), true);
  }
  if ((flags & kGlobal) == 0) {
    iterator->set_flags(flags | kDone);
    return NewIteratorResult(isolate, match, false);
  }
  const auto match_string = TRY(ToString(isolate, TRY(Get(isolate, match, PropertyKey::FromIndex(0)))));
  if (match_string->length() == 0) TRY(AdvanceLastIndex(isolate, r, s, (flags & kFullUnicode) != 0));
  return NewIteratorResult(isolate, match, false);
}

// ECMA-262 §22.2.6.12 RegExp.prototype [ @@search ] ( string )
BUILTIN(RegExpPrototypeSearch) {
  CHECK_REGEXP_RECEIVER(rx, "RegExp.prototype.@@search");
  const auto string = TRY(ToString(isolate, arguments.at(0)));
  // Fast path: lastIndex would be set to 0 and back.
  if (IsUnmodifiedRegExp(isolate, rx)) {
    const auto data = Cast<RegExpData>(Cast<JSRegExp>(rx)->data());
    const auto s = TRY(String::Flatten(isolate, string));
    RegExpCaptures captures;
    if (!TRY(RegExpExecRaw(isolate, data, s, 0, (data->flags() & JSRegExp::kSticky) != 0, &captures))) {
      return Value::Int(-1);
    }
    TRY(SetLastMatchInfo(isolate, s, captures));
    return Value::Int(captures.start());
  }
  const auto last_index = ReadOnlyRoots::lastIndex_string();
  // 4. Let previousLastIndex be ? Get(rx, "lastIndex").
  const Value previous_last_index = TRY(Get(isolate, rx, last_index));
  // 5. If previousLastIndex is not +0, then perform ? Set(rx, "lastIndex", +0, true).
  if (!SameValue(previous_last_index, Value::Int(0))) {
    TRY(Set(isolate, rx, last_index, Value::Int(0), ShouldThrow::kThrow));
  }
  const Value result = TRY(RegExpExec(isolate, rx, string));
  // 8. If SameValue(currentLastIndex, previousLastIndex) is false, then set it back.
  const Value current_last_index = TRY(Get(isolate, rx, last_index));
  if (!SameValue(current_last_index, previous_last_index)) {
    TRY(Set(isolate, rx, last_index, previous_last_index, ShouldThrow::kThrow));
  }
  if (result.IsNull()) return Value::Int(-1);
  return Get(isolate, result, ReadOnlyRoots::index_string());
}

namespace {

// Whether SpeciesConstructor of an unmodified regexp is the realm's RegExp.
Result<bool> HasOriginalSpecies(Isolate* isolate) {
  const auto constructor = isolate->realm()->regexp_function();
  // The getter is a native that returns its receiver, or it has been replaced; looking does not run script but then.
  PropertyDescriptor descriptor;
  if (!TRY(GetOwnProperty(isolate, constructor, ReadOnlyRoots::species_symbol(), &descriptor))) return false;
  return descriptor.has_get() && IsBuiltinFunction(descriptor.get, Builtin::kRegExpSpecies);
}

// Fast path of @@split: looking for the next match from `q` on is what the sticky attempts at every place amount to.
Result<Value> SplitUnmodified(Isolate* isolate, Tagged<JSRegExp> regexp, Tagged<String> string, uint32_t limit) {
  const auto data = Cast<RegExpData>(regexp->data());
  const bool unicode = IsUnicodeRegExp(data->flags());
  const auto s = TRY(String::Flatten(isolate, string));
  const uint32_t size = s->length();
  ValueList parts(isolate);
  RegExpCaptures captures, last;
  if (size == 0) {
    if (TRY(RegExpExecRaw(isolate, data, s, 0, true, &captures))) return parts.ToArray();
    TRY(parts.Add(s));
    return parts.ToArray();
  }
  uint32_t p = 0, q = 0;
  int32_t last_start = -1;
  while (q < size) {
    if (!TRY(RegExpExecRaw(isolate, data, s, q, false, &captures))) break;
    const uint32_t start = static_cast<uint32_t>(captures.start());
    const uint32_t end = static_cast<uint32_t>(captures.end());
    if (start >= size) break;
    last_start = captures.start();
    if (end == p) {
      q = AdvanceStringIndex(s, start > q ? start : q, unicode);
      continue;
    }
    if (end == start && end == size) break;
    TRY(parts.Add(TRY(NewSubString(isolate, s, p, start))));
    if (static_cast<uint32_t>(parts.length()) == limit) return parts.ToArray();
    p = end;
    for (int i = 1; i < captures.count(); ++i) {
      TRY(parts.Add(TRY(CaptureString(isolate, s, captures, i))));
      if (static_cast<uint32_t>(parts.length()) == limit) return parts.ToArray();
    }
    q = p;
    if ((parts.length() & 0xFF) == 0 && !isolate->Poll()) return Exception();
  }
  TRY(parts.Add(TRY(NewSubString(isolate, s, p, size))));
  if (last_start >= 0 && TRY(RegExpExecRaw(isolate, data, s, static_cast<uint32_t>(last_start), true, &last))) {
    TRY(SetLastMatchInfo(isolate, s, last));
  }
  return parts.ToArray();
}

}  // namespace

// ECMA-262 §22.2.6.14 RegExp.prototype [ @@split ] ( string, limit )
BUILTIN(RegExpPrototypeSplit) {
  CHECK_REGEXP_RECEIVER(rx, "RegExp.prototype.@@split");
  const Value limit = arguments.at(1);
  const auto s = TRY(ToString(isolate, arguments.at(0)));
  if (IsUnmodifiedRegExp(isolate, rx) && (limit.IsUndefined() || limit.IsNumber()) &&
      TRY(HasOriginalSpecies(isolate))) {
    const uint32_t lim = limit.IsUndefined() ? kMaxUInt32 : TRY(ToUint32(isolate, limit));
    if (lim == 0) return NewJSArray(isolate);
    return SplitUnmodified(isolate, Cast<JSRegExp>(rx), s, lim);
  }
  // 4. Let C be ? SpeciesConstructor(rx, %RegExp%).
  const Value c = TRY(SpeciesConstructor(isolate, rx, isolate->realm()->regexp_function()));
  const auto flags = TRY(ToString(isolate, TRY(Get(isolate, rx, ReadOnlyRoots::flags_string()))));
  const bool unicode_matching = HasFlagLetter(flags, 'u') || HasFlagLetter(flags, 'v');
  // 8. If flags contains "y", let newFlags be flags.
  // 9. Else, let newFlags be the string-concatenation of flags and "y".
  Tagged<String> new_flags = flags;
  if (!HasFlagLetter(flags, 'y')) {
    new_flags = TRY(NewConsString(isolate, flags, ReadOnlyRoots::SingleCharacterString('y')));
  }
  // 10. Let splitter be ? Construct(C, « rx, newFlags »).
  const auto splitter = TRY(Construct(isolate, c, {rx, new_flags}));
  // 13. If limit is undefined, let lim be 2^32 - 1; else let lim be ℝ(? ToUint32(limit)).
  const uint32_t lim = limit.IsUndefined() ? kMaxUInt32 : TRY(ToUint32(isolate, limit));
  if (lim == 0) return NewJSArray(isolate);
  ValueList parts(isolate);
  const uint32_t size = s->length();
  if (size == 0) {
    // 15.b. If z is not null, return A.
    const Value z = TRY(RegExpExec(isolate, splitter, s));
    if (z.IsNull()) TRY(parts.Add(s));
    return parts.ToArray();
  }
  const auto last_index = ReadOnlyRoots::lastIndex_string();
  // 19. Repeat, while q < size: p is where the part begins that is not written yet, q where the splitter is tried.
  uint32_t p = 0, q = 0;
  while (q < size) {
    TRY(Set(isolate, splitter, last_index, Value::Number(q), ShouldThrow::kThrow));
    const Value z = TRY(RegExpExec(isolate, splitter, s));
    if (!isolate->Poll()) return Exception();
    if (z.IsNull()) {
      q = AdvanceStringIndex(s, q, unicode_matching);
      continue;
    }
    // 19.d.i. Let e be ℝ(? ToLength(? Get(splitter, "lastIndex"))).
    const Value end = TRY(Get(isolate, splitter, last_index));
    double e = TRY(ToLength(isolate, end));
    if (e > size) e = size;
    // 19.d.iii. If e = p, then set q to AdvanceStringIndex(S, q, unicodeMatching).
    if (e == p) {
      q = AdvanceStringIndex(s, q, unicode_matching);
      continue;
    }
    TRY(parts.Add(TRY(NewSubString(isolate, s, p, q))));
    if (static_cast<uint32_t>(parts.length()) == lim) return parts.ToArray();
    p = static_cast<uint32_t>(e);
    // 19.d.iv.9. Repeat, while i ≤ numberOfCaptures: the captures stand between the parts.
    const double length = TRY(LengthOfArrayLike(isolate, Cast<JSReceiver>(z)));
    for (double i = 1; i < length; ++i) {
      const auto key = TRY(PropertyKeyFromNumber(isolate, i));
      TRY(parts.Add(TRY(Get(isolate, z, key))));
      if (static_cast<uint32_t>(parts.length()) == lim) return parts.ToArray();
    }
    q = p;
  }
  TRY(parts.Add(TRY(NewSubString(isolate, s, p, size))));
  return parts.ToArray();
}

}  // namespace v8::internal

#include "src/runtime/text/regexp-operations.h"

#include <utility>

#include "src/common/builtin-ids.h"
#include "src/flags/flags.h"
#include "src/heap/heap-inl.h"
#include "src/objects/isolate-access.h"
#include "src/objects/map-transitions.h"
#include "src/regexp/regexp-stack.h"
#include "src/regexp/syntax/regexp-syntax.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/text/string-characters.h"
#include "src/runtime/values/operators.h"
#include "src/strings/unicode.h"
#include "src/zone/zone.h"

namespace v8::internal {

// ECMA-262 §7.2.8 IsRegExp ( argument )
Result<bool> IsRegExp(Isolate* isolate, Value argument) {
  if (!IsJSReceiver(argument)) return false;
  const Value matcher = TRY(Get(isolate, argument, ReadOnlyRoots::match_symbol()));
  if (matcher.IsUndefined()) return IsJSRegExp(argument);
  const bool is_regexp = ToBoolean(matcher);
  if (V8_UNLIKELY(is_regexp != IsJSRegExp(argument))) {
    isolate->CountUsage(is_regexp ? UseCounter::kRegExpMatchIsTrueishOnNonJSRegExp
                                  : UseCounter::kRegExpMatchIsFalseishOnJSRegExp);
  }
  return is_regexp;
}

Result<Tagged<String>> RegExpFlagsToString(Isolate* isolate, int flags) {
  char text[8];
  int length = 0;
  for (const char c : {'d', 'g', 'i', 'm', 's', 'u', 'v', 'y'}) {
    if ((static_cast<RegExpFlags>(flags) & RegExpFlagFromChar(static_cast<uint32_t>(c))) != 0) text[length++] = c;
  }
  return NewStringFromOneByte(isolate, {reinterpret_cast<const uint8_t*>(text), static_cast<size_t>(length)});
}

// ---- The cache: a FixedArray of pairs, RegExpData and the escaped source, at a place that source and flags determine.

namespace {

constexpr int kRegExpCacheEntries = 256;

int CacheIndex(Tagged<String> source, int flags) {
  return static_cast<int>((source->EnsureHash() ^ static_cast<uint32_t>(flags) * 0x9E3779B1u) % kRegExpCacheEntries) * 2;
}

bool IsEntryOf(Value entry, Tagged<String> source, int flags) {
  if (!HasInstanceType(entry, REGEXP_DATA_TYPE)) return false;
  const auto data = Cast<RegExpData>(entry);
  return data->flags() == flags && String::Equals(data->source(), source);
}

// A slash outside of a class and line terminators have to be escaped in a literal.
bool NeedsEscape(Tagged<String> source) {
  bool in_class = false;
  const uint32_t length = source->length();
  for (uint32_t i = 0; i < length; ++i) {
    const uint16_t c = source->Get(i);
    if (IsLineTerminator(c)) return true;
    if (c == '\\') {
      if (i + 1 < length && IsLineTerminator(source->Get(i + 1))) return true;
      ++i;
    } else if (c == '[') {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    } else if (c == '/' && !in_class) {
      return true;
    }
  }
  return false;
}

// (name, indices) pairs, or undefined without names.
Result<Value> NewCaptureNames(Isolate* isolate, const RegExpProgram* program) {
  const int count = static_cast<int>(program->name_count());
  if (count == 0) return Undefined();
  const auto names = TRY(NewFixedArray(isolate, 2 * count, AllocationType::kOld));
  for (int i = 0; i < count; ++i) {
    const auto name = TRY(InternalizeTwoByte(isolate, program->name(static_cast<uint32_t>(i))));
    names->set(2 * i, name);
    const auto groups = program->name_groups(static_cast<uint32_t>(i));
    const int group_count = static_cast<int>(groups.size());
    if (group_count == 1) {
      names->set(2 * i + 1, Value::Int(static_cast<int>(groups[0])));
      continue;
    }
    const auto list = TRY(NewFixedArray(isolate, group_count, AllocationType::kOld));
    for (int k = 0; k < group_count; ++k) list->set(k, Value::Int(static_cast<int>(groups[k])));
    names->set(2 * i + 1, list);
  }
  return names;
}

// From source (which is flat) and flags.
Result<void> CompileProgram(Isolate* isolate, Tagged<RegExpData> data) {
  const Tagged<String> source = data->source();
  RegExpCompileResult compiled;
  {
    Zone zone;
    zone.set_poller(PollerOf(isolate));
    const auto content = source->GetFlatContent();
    const RegExpPattern pattern =
        content.IsOneByte() ? RegExpPattern(content.ToOneByteVector().begin(), content.length())
                            : RegExpPattern(content.ToUC16Vector().begin(), content.length());
    compiled =
        RegExpSyntax::Compile(&zone, pattern, static_cast<RegExpFlags>(data->flags()), isolate->native_stack_limit);
  }
  if (compiled.status == RegExpStatus::kStopped) return Exception();
  if (compiled.status == RegExpStatus::kOutOfMemory) return ReportOutOfMemory(isolate, "regular expression");
  if (compiled.status == RegExpStatus::kSyntaxError) {
    const auto flag_text = TRY(RegExpFlagsToString(isolate, data->flags()));
    const auto error = TRY(NewStringFromAscii(isolate, compiled.error));
    return Throw(isolate, MessageTemplate::kMalformedRegExp, source, flag_text, error);
  }
  RegExpProgram* const program = compiled.program;
  ExternalResource* const resource = ExternalResource::New(
      program, program->size(), [](Isolate*, void* p) { static_cast<RegExpProgram*>(p)->Free(); });
  if (resource == nullptr) {
    program->Free();
    return ReportOutOfMemory(isolate, "regular expression");
  }
  isolate->heap()->external_resources().Add(data->address(), resource);
  data->set_program(program);
  return Ok();
}

Result<Tagged<RegExpData>> NewRegExpData(Isolate* isolate, Tagged<String> source, int flags) {
  const auto data = TRY(NewStruct<RegExpData>(isolate, ReadOnlyRoots::regexp_data_map(), AllocationType::kOld));
  data->set_source(source);
  data->set_flags(flags);
  data->set_program(nullptr);
  TRY(CompileProgram(isolate, data));
  data->set_capture_count(static_cast<int>(data->program()->capture_count()) - 1);
  const Value names = TRY(NewCaptureNames(isolate, data->program()));
  data->set_capture_name_map(names);
  return data;
}

struct CompiledRegExp {
  Tagged<RegExpData> data;
  Value escaped_source;
};

Result<void> CompileCached(Isolate* isolate, Tagged<String> pattern, int flags, CompiledRegExp* result) {
  const auto source = TRY(String::Flatten(isolate, pattern));
  const int index = CacheIndex(source, flags);
  if (IsFixedArray(isolate->root(Isolate::kRegExpCache))) {
    const auto cache = Cast<FixedArray>(isolate->root(Isolate::kRegExpCache));
    if (IsEntryOf(cache->get(index), source, flags)) {
      result->data = Cast<RegExpData>(cache->get(index));
      result->escaped_source = cache->get(index + 1);
      return Ok();
    }
  } else {
    const auto cache = TRY(NewFixedArray(isolate, 2 * kRegExpCacheEntries, AllocationType::kOld));
    isolate->set_root(Isolate::kRegExpCache, cache);
  }
  result->data = TRY(NewRegExpData(isolate, source, flags));
  result->escaped_source = TRY(EscapeRegExpSource(isolate, source));
  const auto cache = Cast<FixedArray>(isolate->root(Isolate::kRegExpCache));
  cache->set(index, result->data);
  cache->set(index + 1, result->escaped_source);
  return Ok();
}

Result<int> FlagsFromString(Isolate* isolate, Tagged<String> flags) {
  const auto text = TRY(String::Flatten(isolate, flags));
  const auto content = text->GetFlatContent();
  const int length = static_cast<int>(content.length());
  RegExpFlags result = 0;
  const bool valid = content.IsOneByte() ? ParseRegExpFlags(content.ToOneByteVector().begin(), length, &result)
                                         : ParseRegExpFlags(content.ToUC16Vector().begin(), length, &result);
  if (!valid) return Throw(isolate, MessageTemplate::kInvalidRegExpFlags, text);
  return static_cast<int>(result);
}

// An initialised regexp of the current realm.
Result<Tagged<JSRegExp>> NewRegExpObject(Isolate* isolate, const CompiledRegExp& compiled) {
  const auto regexp = Cast<JSRegExp>(TRY(NewJSObjectFromMap(isolate, isolate->realm()->regexp_map())));
  regexp->set_data(compiled.data);
  regexp->set_source(compiled.escaped_source);
  regexp->set_flags(compiled.data->flags(), false);
  regexp->set_last_index(Value::Int(0));
  return regexp;
}

bool HasOriginalMap(Isolate* isolate, Tagged<JSRegExp> regexp) {
  return regexp->map() == isolate->realm()->regexp_map();
}

Result<void> SetLastIndex(Isolate* isolate, Tagged<JSRegExp> regexp, Value value) {
  // Fast path: a writable field.
  if (HasOriginalMap(isolate, regexp)) {
    regexp->set_last_index(value);
    return Ok();
  }
  TRY(Set(isolate, regexp, ReadOnlyRoots::lastIndex_string(), value, ShouldThrow::kThrow));
  return Ok();
}

}  // namespace

Result<Tagged<JSRegExp>> NewRegExp(Isolate* isolate, Tagged<String> source, int flags) {
  CompiledRegExp compiled;
  TRY(CompileCached(isolate, source, flags, &compiled));
  return NewRegExpObject(isolate, compiled);
}

Result<Tagged<JSRegExp>> NewRegExpWithBacktrackLimit(Isolate* isolate, Tagged<String> pattern, int flags,
                                                     uint32_t backtrack_limit) {
  // A program of its own: others of the same source have no limit.
  const auto source = TRY(String::Flatten(isolate, pattern));
  const CompiledRegExp compiled{TRY(NewRegExpData(isolate, source, flags)), TRY(EscapeRegExpSource(isolate, source))};
  compiled.data->program()->set_backtrack_limit(backtrack_limit);
  return NewRegExpObject(isolate, compiled);
}

Result<Value> CreateRegExpLiteral(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> pattern,
                                  Tagged<String> flags) {
  CompiledRegExp compiled;
  if (!vector.is_empty() && vector->get(slot).IsCell()) {
    compiled.data = Cast<RegExpData>(vector->get(slot));
    compiled.escaped_source = Cast<String>(vector->get(slot + 1));
  } else {
    const int parsed_flags = flags->length() == 0 ? 0 : TRY(FlagsFromString(isolate, flags));
    TRY(CompileCached(isolate, pattern, parsed_flags, &compiled));
    if (!vector.is_empty() && !vector->IsInState(slot, FeedbackState::kMegamorphic)) {
      vector->set(slot, compiled.data);
      vector->set(slot + 1, compiled.escaped_source);
    }
  }
  return NewRegExpObject(isolate, compiled);
}

Result<Tagged<String>> EscapeRegExpSource(Isolate* isolate, Tagged<String> source) {
  if (source->length() == 0) return ReadOnlyRoots::empty_regexp_source();
  const auto text = TRY(String::Flatten(isolate, source));
  if (!NeedsEscape(text)) return text;
  StringBuilder builder(isolate);
  bool in_class = false;
  bool escaped = false;
  for (uint32_t i = 0; i < text->length(); ++i) {
    const uint16_t c = text->Get(i);
    if (IsLineTerminator(c)) {
      if (!escaped) TRY(builder.AppendCharacter('\\'));
      if (c == '\n') {
        TRY(builder.AppendCharacter('n'));
      } else if (c == '\r') {
        TRY(builder.AppendCharacter('r'));
      } else if (c == 0x2028) {
        TRY(builder.AppendAscii("u2028"));
      } else {
        TRY(builder.AppendAscii("u2029"));
      }
      escaped = false;
      continue;
    }
    if (escaped) {
      escaped = false;
    } else if (c == '\\') {
      escaped = true;
    } else if (c == '[') {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    } else if (c == '/' && !in_class) {
      TRY(builder.AppendCharacter('\\'));
    }
    TRY(builder.AppendCharacter(c));
  }
  return builder.ToString();
}

Result<Tagged<JSRegExp>> RegExpAlloc(Isolate* isolate, Tagged<JSReceiver> new_target) {
  const auto constructor = isolate->realm()->regexp_function();
  const auto object = TRY(OrdinaryCreateFromConstructor(isolate, constructor, new_target));
  const auto regexp = Cast<JSRegExp>(object);
  regexp->set_flags(0, new_target != constructor);
  regexp->set_last_index(Value::Int(0));
  return regexp;
}

Result<void> RegExpInitialize(Isolate* isolate, Tagged<JSRegExp> regexp, Value pattern, Value flags) {
  Tagged<String> p = ReadOnlyRoots::empty_string();
  if (!pattern.IsUndefined()) p = TRY(ToString(isolate, pattern));
  Tagged<String> f = ReadOnlyRoots::empty_string();
  if (!flags.IsUndefined()) f = TRY(ToString(isolate, flags));
  const int parsed_flags = TRY(FlagsFromString(isolate, f));
  CompiledRegExp compiled;
  TRY(CompileCached(isolate, p, parsed_flags, &compiled));
  regexp->set_data(compiled.data);
  regexp->set_source(compiled.escaped_source);
  regexp->set_flags(parsed_flags, regexp->is_of_subclass());
  return SetLastIndex(isolate, regexp, Value::Int(0));
}

Result<Tagged<JSRegExp>> RegExpCreate(Isolate* isolate, Value pattern, Value flags) {
  const auto regexp = TRY(RegExpAlloc(isolate, isolate->realm()->regexp_function()));
  TRY(RegExpInitialize(isolate, regexp, pattern, flags));
  return regexp;
}

// ---- Matching

Result<void> RegExpCaptures::Reserve(Isolate* isolate, int count) {
  count_ = count;
  if (V8_LIKELY(count <= capacity_)) return Ok();
  auto* memory = static_cast<int32_t*>(base::Malloc(sizeof(int32_t) * 2 * static_cast<size_t>(count)));
  if (memory == nullptr) return ReportOutOfMemory(isolate, "regular expression");
  if (positions_ != inline_positions_) base::Free(positions_);
  positions_ = memory;
  capacity_ = count;
  return Ok();
}

namespace {

const void* TextOf(Tagged<String> string) {
  return VisitCharacters(string, [](auto text) { return static_cast<const void*>(text.begin()); });
}

struct RunningMatch {
  Isolate* isolate;
  Tagged<String> subject;
  const void* text;  // where the matcher reads it
};

// Handles interrupts in the middle of a match, whose context is taken from the isolate meanwhile.
bool PollWhileMatching(void* data) {
  RunningMatch* const match = static_cast<RunningMatch*>(data);
  Isolate* const isolate = match->isolate;
  RegExpStack* const running = std::exchange(isolate->regexp_stack, nullptr);
  const bool go_on = isolate->Poll();
  base::Delete(isolate->regexp_stack);
  isolate->regexp_stack = running;
  // An embedder's interrupt may make the subject external, or intern it.
  return go_on && TextOf(match->subject) == match->text;
}

}  // namespace

Result<bool> RegExpExecRaw(Isolate* isolate, Tagged<RegExpData> data, Tagged<String> subject, uint32_t start,
                           bool sticky, RegExpCaptures* captures) {
  if (V8_UNLIKELY(isolate->regexp_stack == nullptr)) {
    isolate->regexp_stack = base::New<RegExpStack>();
    if (isolate->regexp_stack == nullptr) return ReportOutOfMemory(isolate, "regular expression");
  }
  // Those of a start-up snapshot have none yet.
  if (V8_UNLIKELY(data->program() == nullptr)) TRY(CompileProgram(isolate, data));
  const RegExpProgram* const program = data->program();
  TRY(captures->Reserve(isolate, static_cast<int>(program->capture_count())));
  MatchContext& context = *isolate->regexp_stack->context();
  RunningMatch match{isolate, subject, nullptr};
  RegExpMatchResult result;
  do {
    context.set_poller(base::Poller(&isolate->interrupt_requested, PollWhileMatching, &match));
    result = VisitCharacters(subject, [&](auto text) {
      match.text = text.begin();
      return RegExpMatcher::Match(program, text.begin(), static_cast<int32_t>(text.size()), static_cast<int32_t>(start),
                                  sticky, captures->positions(), context);
    });
    // Where the text has moved, matching begins anew. It does so rarely: a string changes its form twice at most.
  } while (V8_UNLIKELY(result == RegExpMatchResult::kInterrupted && TextOf(subject) != match.text &&
                       !isolate->has_pending_exception()));
  base::KeepAlive(subject);
  base::KeepAlive(data);
  switch (result) {
    case RegExpMatchResult::kMatch: return true;
    case RegExpMatchResult::kNoMatch: return false;
    case RegExpMatchResult::kOutOfMemory: return isolate->StackOverflow();
    case RegExpMatchResult::kInterrupted: return Exception();
  }
  UNREACHABLE();
}

namespace {

constexpr int kLastMatchPositions = 3;

// The realm's array with room for so many positions.
Result<Tagged<FixedArray>> LastMatchInfo(Isolate* isolate, int words) {
  const Tagged<NativeContext> realm = isolate->realm();
  const Value info = realm->regexp_last_match_info();
  if (IsFixedArray(info) && Cast<FixedArray>(info)->length() >= kLastMatchPositions + words) {
    return Cast<FixedArray>(info);
  }
  const auto array = TRY(NewFixedArray(isolate, kLastMatchPositions + (words < 20 ? 20 : words), AllocationType::kOld));
  realm->set_regexp_last_match_info(array);
  return array;
}

}  // namespace

Result<void> SetLastMatchInfo(Isolate* isolate, Tagged<String> subject, const RegExpCaptures& captures) {
  const int words = 2 * captures.count();
  const auto array = TRY(LastMatchInfo(isolate, words));
  array->set(0, Value::Int(words));
  array->set(1, subject);
  array->set(2, subject);
  for (int i = 0; i < captures.count(); ++i) {
    array->set_no_barrier(kLastMatchPositions + 2 * i, Value::Int(captures.start(i)));
    array->set_no_barrier(kLastMatchPositions + 2 * i + 1, Value::Int(captures.end(i)));
  }
  return Ok();
}

bool HasLegacyFeatures(Isolate* isolate, Tagged<JSRegExp> regexp) {
  return !regexp->is_of_subclass() && (HasOriginalMap(isolate, regexp) ||
                                       regexp->map()->GetConstructor() == Value(isolate->realm()->regexp_function()));
}

namespace {

// InvalidateLegacyRegExpStaticProperties ( C )
Result<void> InvalidateLastMatchInfo(Isolate* isolate) {
  const auto array = TRY(LastMatchInfo(isolate, 0));
  array->set(0, Value::Int(-1));
  array->set(1, ReadOnlyRoots::empty_string());
  array->set(2, TheHole());
  return Ok();
}

// The value of a name: `value_of(group)` of the group that took part.
template <typename ValueOf>
Result<Value> NewGroupsObject(Isolate* isolate, Tagged<RegExpData> data, const RegExpCaptures& captures,
                              ValueOf value_of) {
  if (!IsFixedArray(data->capture_name_map())) return Undefined();
  const auto names = Cast<FixedArray>(data->capture_name_map());
  const auto groups = TRY(NewJSObjectWithNullProto(isolate));
  for (int i = 0; i < names->length(); i += 2) {
    const Value indices = names->get(i + 1);
    int group = 0;
    if (indices.IsInt()) {
      group = indices.AsInt();
    } else {
      const auto list = Cast<FixedArray>(indices);
      for (int k = 0; k < list->length(); ++k) {
        group = list->get(k).AsInt();
        if (captures.took_part(group)) break;
      }
    }
    const Value value = TRY(value_of(group));
    TRY(CreateDataPropertyOrThrow(isolate, groups, PropertyKey::FromInternalized(Cast<Name>(names->get(i))), value));
  }
  return groups;
}

// ECMA-262 §22.2.7.8 MakeMatchIndicesIndexPairArray
Result<Tagged<JSArray>> NewIndicesArray(Isolate* isolate, Tagged<RegExpData> data, const RegExpCaptures& captures) {
  const auto elements = TRY(NewFixedArray(isolate, captures.count()));
  for (int i = 0; i < captures.count(); ++i) {
    if (!captures.took_part(i)) continue;
    const Value pair[] = {Value::Int(captures.start(i)), Value::Int(captures.end(i))};
    const auto array = TRY(CreateArrayFromList(isolate, pair, 2));
    elements->set(i, array);
  }
  const auto result = TRY(NewJSArrayWithElements(isolate, elements));
  const Value groups = TRY(NewGroupsObject(isolate, data, captures,
                                           [&](int group) -> Result<Value> { return elements->get(group); }));
  TRY(CreateDataPropertyOrThrow(isolate, result, ReadOnlyRoots::groups_string(), groups));
  return result;
}

}  // namespace

Result<Tagged<JSArray>> NewRegExpResult(Isolate* isolate, Tagged<RegExpData> data, Tagged<String> subject,
                                        const RegExpCaptures& captures, bool has_indices) {
  const int count = captures.count();
  const auto elements = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) {
    const Value capture = TRY(CaptureString(isolate, subject, captures, i));
    elements->set(i, capture);
  }
  const Value groups =
      TRY(NewGroupsObject(isolate, data, captures, [&](int group) -> Result<Value> { return elements->get(group); }));
  Value indices = Undefined();
  if (has_indices) indices = TRY(NewIndicesArray(isolate, data, captures));
  const Tagged<NativeContext> realm = isolate->realm();
  const Tagged<Map> map = has_indices ? realm->regexp_result_with_indices_map() : realm->regexp_result_map();
  const auto result = Cast<JSArray>(TRY(NewJSObjectFromMap(isolate, map)));
  result->set_elements(elements);
  result->set_length(Value::Int(count));
  result->set_elements_kind(PACKED_ELEMENTS);
  result->SetFieldAt(map, 0, Value::Int(captures.start()));
  result->SetFieldAt(map, 1, subject);
  result->SetFieldAt(map, 2, groups);
  if (has_indices) result->SetFieldAt(map, 3, indices);
  return result;
}

Result<Value> RegExpBuiltinExec(Isolate* isolate, Tagged<JSRegExp> regexp, Tagged<String> subject) {
  // 1-3. lastIndex; an int in the field needs no conversion.
  double last_index;
  if (HasOriginalMap(isolate, regexp) && regexp->last_index().IsInt()) {
    last_index = regexp->last_index().AsInt() < 0 ? 0 : regexp->last_index().AsInt();
  } else {
    const Value value = TRY(Get(isolate, regexp, ReadOnlyRoots::lastIndex_string()));
    last_index = TRY(ToLength(isolate, value));
  }
  const auto data = Cast<RegExpData>(regexp->data());
  const int flags = data->flags();
  const bool sticky = (flags & JSRegExp::kSticky) != 0;
  const bool uses_last_index = sticky || (flags & JSRegExp::kGlobal) != 0;
  if (!uses_last_index) last_index = 0;
  const auto s = TRY(String::Flatten(isolate, subject));
  RegExpCaptures captures;
  bool matched = false;
  if (last_index <= s->length()) {
    matched = TRY(RegExpExecRaw(isolate, data, s, static_cast<uint32_t>(last_index), sticky, &captures));
  }
  if (!matched) {
    if (uses_last_index) TRY(SetLastIndex(isolate, regexp, Value::Int(0)));
    return Null();
  }
  if (uses_last_index) TRY(SetLastIndex(isolate, regexp, Value::Int(captures.end())));
  TRY(HasLegacyFeatures(isolate, regexp) ? SetLastMatchInfo(isolate, s, captures) : InvalidateLastMatchInfo(isolate));
  return NewRegExpResult(isolate, data, s, captures, (flags & JSRegExp::kHasIndices) != 0);
}

Result<Value> RegExpExec(Isolate* isolate, Tagged<JSReceiver> regexp, Tagged<String> subject) {
  if (IsUnmodifiedRegExp(isolate, regexp)) return RegExpBuiltinExec(isolate, Cast<JSRegExp>(regexp), subject);
  const Value exec = TRY(Get(isolate, regexp, ReadOnlyRoots::exec_string()));
  if (IsCallable(exec) && exec != isolate->realm()->regexp_exec_function()) {
    const Value result = TRY(Call(isolate, exec, regexp, {subject}));
    if (!IsJSReceiver(result) && !result.IsNull()) return Throw(isolate, MessageTemplate::kInvalidRegExpExecResult);
    return result;
  }
  if (!IsJSRegExp(regexp)) {
    return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver,
                 TRY(NewStringFromAscii(isolate, "RegExp.prototype.exec")), regexp);
  }
  return RegExpBuiltinExec(isolate, Cast<JSRegExp>(regexp), subject);
}

// ---- Fast paths

namespace {

// Whether the object with fast properties has the accessor with that getter.
bool HasGetter(Tagged<JSObject> object, Tagged<Name> name, Builtin getter) {
  const Tagged<Map> map = object->map();
  const int index = map->instance_descriptors()->Search(name, map->number_of_own_descriptors());
  if (index < 0) return false;
  const Value accessor = map->instance_descriptors()->GetValue(index);
  return IsAccessorPair(accessor) && IsBuiltinFunction(Cast<AccessorPair>(accessor)->getter(), getter);
}

// Whether it has the data property with that value, and still counts it as constant.
bool HasConstant(Tagged<JSObject> object, Tagged<Name> name, Value value) {
  const Tagged<Map> map = object->map();
  const int index = map->instance_descriptors()->Search(name, map->number_of_own_descriptors());
  if (index < 0) return false;
  const PropertyDetails details = map->instance_descriptors()->GetDetails(index);
  return details.kind() == PropertyKind::kData && details.location() == PropertyLocation::kField &&
         details.constness() == PropertyConstness::kConst && object->FieldAt(map, details.field_index()) == value;
}

bool IsRegExpPrototypeAsMade(Tagged<NativeContext> realm) {
  using R = ReadOnlyRoots;
  const Tagged<JSObject> prototype = realm->initial_regexp_prototype();
  if (prototype->map()->is_dictionary_map()) return false;
  return HasConstant(prototype, R::exec_string(), realm->regexp_exec_function()) &&
         HasConstant(prototype, R::constructor_string(), realm->regexp_function()) &&
         HasGetter(prototype, R::flags_string(), Builtin::kRegExpPrototypeFlags) &&
         HasGetter(prototype, R::global_string(), Builtin::kRegExpPrototypeGlobal) &&
         HasGetter(prototype, R::hasIndices_string(), Builtin::kRegExpPrototypeHasIndices) &&
         HasGetter(prototype, R::ignoreCase_string(), Builtin::kRegExpPrototypeIgnoreCase) &&
         HasGetter(prototype, R::multiline_string(), Builtin::kRegExpPrototypeMultiline) &&
         HasGetter(prototype, R::dotAll_string(), Builtin::kRegExpPrototypeDotAll) &&
         HasGetter(prototype, R::unicode_string(), Builtin::kRegExpPrototypeUnicode) &&
         HasGetter(prototype, R::unicodeSets_string(), Builtin::kRegExpPrototypeUnicodeSets) &&
         HasGetter(prototype, R::sticky_string(), Builtin::kRegExpPrototypeSticky);
}

// Looks at the prototype again after something on the chain has changed: often that was something else.
FLAT8_COLD bool CheckRegExpPrototype(Isolate* isolate, Tagged<NativeContext> realm) {
  if (realm->regexp_validity_cell().IsNull()) return false;
  const Result<Value> cell = GetOrCreatePrototypeChainValidityCell(isolate, realm->regexp_map());
  if (cell.IsException() || !IsCell(cell.value()) || !IsRegExpPrototypeAsMade(realm)) {
    realm->set_regexp_validity_cell(Null());
    return false;
  }
  realm->set_regexp_validity_cell(cell.value());
  return true;
}

}  // namespace

bool IsUnmodifiedRegExp(Isolate* isolate, Value value) {
  if (!IsJSRegExp(value) || !v8_flags.regexp_paths) return false;
  const Tagged<NativeContext> realm = isolate->realm();
  const auto regexp = Cast<JSRegExp>(value);
  if (regexp->map() != realm->regexp_map() || !regexp->data().IsCell()) return false;
  const Value cell = realm->regexp_validity_cell();
  if (V8_LIKELY(IsCell(cell) && Cast<Cell>(cell)->value().IsTrue())) return true;
  return CheckRegExpPrototype(isolate, realm);
}

uint32_t AdvanceStringIndex(Tagged<String> subject, uint32_t index, bool unicode) {
  if (!unicode || index + 1 >= subject->length()) return index + 1;
  return index + (IsLeadSurrogate(subject->Get(index)) && IsTrailSurrogate(subject->Get(index + 1)) ? 2 : 1);
}

}  // namespace v8::internal

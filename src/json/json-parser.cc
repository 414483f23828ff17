#include <cmath>

#include "src/json/json-text.h"
#include "src/json/json.h"
#include "src/numbers/string-to-number.h"
#include "src/objects/isolate-access.h"
#include "src/objects/js-object-ops.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/iteration/value-list.h"
#include "src/runtime/properties/literals.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/values/operators.h"

namespace v8::internal {

namespace {

// What a parse record (a FixedArray) has; see JsonReader::KeepRecords.
constexpr int kRecordValue = 0, kRecordParts = 1;

// Reads a flat text by recursive descent. Values of unfinished arrays and objects wait on one stack, so that arrays are
// made in their final size and objects with all their properties known.
template <typename Char>
class JsonReader {
 public:
  JsonReader(Isolate* isolate, Tagged<String> source)
      : isolate_(isolate), source_(source), length_(source->length()), values_(ReadOnlyRoots::empty_fixed_array()),
        poller_(PollerOf(isolate)) {
    Refresh();
  }

  // With this, reading also makes a parse record of every value: the value, and what stood for it. That is the source text
  // of a primitive value, a list of records of an array, an object of records (by key) of an object.
  void KeepRecords() { keeps_records_ = true; }
  // The record of the value read last.
  Tagged<FixedArray> record() const { return Cast<FixedArray>(record_); }

  Result<Value> Read() {
    keys_ = TRY(NewFixedArray(isolate_, kKeyCacheSize));
    Refresh();
    const Value value = TRY(ReadValue());
    SkipWhiteSpace();
    if (position_ != length_) return Fail(MessageTemplate::kJsonParseUnexpectedNonWhiteSpace);
    if (poller_.stopped()) return Exception();
    return value;
  }

 private:
  static constexpr int kKeyCacheSize = 256;
  static constexpr uint32_t kMaxCachedKey = 32;

  // The characters may have moved: after everything that allocates.
  V8_INLINE void Refresh() {
    const String::FlatContent content = source_->GetFlatContent();
    if constexpr (sizeof(Char) == 1) {
      chars_ = content.ToOneByteVector().begin();
    } else {
      chars_ = content.ToUC16Vector().begin();
    }
  }
  V8_INLINE bool AtEnd() const { return position_ == length_; }
  V8_INLINE bool At(char c) const { return position_ < length_ && chars_[position_] == static_cast<Char>(c); }
  V8_INLINE void SkipWhiteSpace() {
    while (position_ < length_) {
      const Char c = chars_[position_];
      if ((c != ' ' && c != '\n' && c != '\r' && c != '\t') || !poller_.At(position_)) return;
      ++position_;
    }
  }

  V8_INLINE Result<void> Push(Value value) {
    if (V8_UNLIKELY(depth_ == values_->length())) {
      values_ = TRY(GrowList(isolate_, values_, int64_t{depth_} + 1));
      Refresh();
    }
    values_->set(depth_++, value);
    return Ok();
  }

  // An error, unless reading was stopped.
  FLAT8_COLD ExceptionPending ThrowHere(MessageTemplate message, Value a = Value(), Value b = Value());
  FLAT8_COLD ExceptionPending Fail(MessageTemplate message);
  // A token that is not expected here at all.
  FLAT8_COLD ExceptionPending FailAtToken();

  Result<Value> ReadValue() {
    if (!poller_()) return Exception();
    SkipWhiteSpace();
    if (V8_UNLIKELY(keeps_records_)) return ReadValueAndRecord();
    return ReadPlainValue();
  }
  Result<Value> ReadPlainValue();
  FLAT8_COLD Result<Value> ReadValueAndRecord();
  Result<Value> ReadArray();
  Result<Value> ReadObject();
  Result<Value> MakeObject(int base);
  Result<Value> ReadNumber();
  // Behind the opening quote. Keys are internalized.
  Result<Tagged<String>> ReadString(bool is_key);
  Result<Tagged<String>> ReadEscapedString(uint32_t start, bool is_key);
  Result<Tagged<String>> MakeKey(uint32_t start, uint32_t length);
  Result<Value> ReadLiteral(const char* text, Value value);

  Isolate* const isolate_;
  const Tagged<String> source_;
  const Char* chars_ = nullptr;
  uint32_t position_ = 0;
  const uint32_t length_;
  Tagged<FixedArray> values_;
  int depth_ = 0;
  bool keeps_records_ = false;
  Value record_ = Undefined();  // of an array or object just read, only its parts
  base::Poller poller_;
  // Internalized keys seen before, at a place that their first and last characters and their length determine.
  Tagged<FixedArray> keys_;
};

template <typename Char>
ExceptionPending JsonReader<Char>::ThrowHere(MessageTemplate message, Value a, Value b) {
  const int position = static_cast<int>(position_);
  // Messages show the place in the text, as they show that of a syntax error in a script.
  const Tagged<Script> script = TRY(NewScript(isolate_, source_, ScriptDetails()));
  Throw(isolate_, message, a, b);
  isolate_->SetThrowLocation(script, position, position + 1);
  return Exception();
}

template <typename Char>
ExceptionPending JsonReader<Char>::Fail(MessageTemplate message) {
  if (poller_.stopped()) return Exception();
  return ThrowHere(message, Value::Number(position_));
}

template <typename Char>
ExceptionPending JsonReader<Char>::FailAtToken() {
  if (poller_.stopped()) return Exception();
  if (AtEnd()) return ThrowHere(MessageTemplate::kJsonParseUnexpectedEOS);
  const uint16_t c = chars_[position_];
  if (c == '-' || (c >= '0' && c <= '9')) return Fail(MessageTemplate::kJsonParseUnexpectedTokenNumber);
  if (c == '"') return Fail(MessageTemplate::kJsonParseUnexpectedTokenString);
  // Values that were turned into text by mistake.
  for (const char* text : {"undefined", "NaN", "Infinity", "[object Object]"}) {
    if (source_->IsEqualTo(text)) return ThrowHere(MessageTemplate::kJsonParseNotJson, source_);
  }
  constexpr uint32_t kContext = 10;
  const bool whole = length_ < 2 * kContext + 1;
  const uint32_t from = whole || position_ < kContext ? 0 : position_ - kContext;
  const uint32_t to = whole || position_ + kContext >= length_ ? length_ : position_ + kContext;
  StringBuilder context(isolate_);
  if (from > 0) TRY(context.AppendAscii("..."));
  TRY(context.AppendCharacter('"'));
  TRY(context.AppendSubString(source_, from, to));
  TRY(context.AppendCharacter('"'));
  if (to < length_) TRY(context.AppendAscii("..."));
  const auto token = TRY(LookupSingleCharacterString(isolate_, c));
  const auto text = TRY(context.ToString());
  return ThrowHere(MessageTemplate::kJsonParseUnexpectedToken, token, text);
}

template <typename Char>
Result<Value> JsonReader<Char>::ReadValueAndRecord() {
  const uint32_t start = position_;
  record_ = Undefined();
  const Value value = TRY(ReadPlainValue());
  Value parts = record_;
  if (!IsJSReceiver(value)) parts = TRY(NewSubString(isolate_, source_, start, position_));
  const Tagged<FixedArray> record = TRY(NewFixedArray(isolate_, 2));
  record->set(kRecordValue, value);
  record->set(kRecordParts, parts);
  record_ = record;
  Refresh();
  return value;
}

template <typename Char>
Result<Value> JsonReader<Char>::ReadPlainValue() {
  if (AtEnd()) return FailAtToken();
  switch (chars_[position_]) {
    case '"': ++position_; return ReadString(false);
    case '{': return ReadObject();
    case '[': return ReadArray();
    case 't': return ReadLiteral("true", True());
    case 'f': return ReadLiteral("false", False());
    case 'n': return ReadLiteral("null", Null());
    case '-':
    case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7': case '8': case '9':
      return ReadNumber();
    default: return FailAtToken();
  }
}

template <typename Char>
Result<Value> JsonReader<Char>::ReadLiteral(const char* text, Value value) {
  for (; *text != 0; ++text, ++position_) {
    if (!At(*text)) return FailAtToken();
  }
  return value;
}

template <typename Char>
Result<Value> JsonReader<Char>::ReadNumber() {
  const uint32_t start = position_;
  const auto digit = [&]() { return position_ < length_ && chars_[position_] >= '0' && chars_[position_] <= '9'; };
  const bool negative = At('-');
  if (negative) ++position_;
  if (!digit()) return Fail(MessageTemplate::kJsonParseNoNumberAfterMinusSign);
  const uint32_t first_digit = position_;
  int32_t integer = 0;
  if (At('0')) {
    ++position_;
    if (digit()) return Fail(MessageTemplate::kJsonParseUnexpectedTokenNumber);
  } else {
    while (digit() && poller_.At(position_)) {
      if (position_ - first_digit < 9) integer = integer * 10 + static_cast<int32_t>(chars_[position_] - '0');
      ++position_;
    }
  }
  // Fast path: a small integer.
  if (position_ - first_digit <= 9 && !At('.') && !At('e') && !At('E') && !(negative && integer == 0)) {
    return Value::Int(negative ? -integer : integer);
  }
  if (At('.')) {
    ++position_;
    if (!digit()) return Fail(MessageTemplate::kJsonParseUnterminatedFractionalNumber);
    while (digit() && poller_.At(position_)) ++position_;
  }
  if (At('e') || At('E')) {
    ++position_;
    if (At('+') || At('-')) ++position_;
    if (!digit()) return Fail(MessageTemplate::kJsonParseExponentPart);
    while (digit() && poller_.At(position_)) ++position_;
  }
  const double number = StringToNumber(base::Vector<const Char>(chars_ + start, position_ - start), &poller_);
  if (poller_.stopped()) return Exception();
  return Value::Number(number);
}

template <typename Char>
Result<Tagged<String>> JsonReader<Char>::MakeKey(uint32_t start, uint32_t length) {
  if (length == 0) return ReadOnlyRoots::empty_string();
  int place = -1;
  if (length <= kMaxCachedKey) {
    const uint32_t mix = chars_[start] * 31u + chars_[start + length - 1] * 7u + chars_[start + length / 2] + length * 61u;
    place = static_cast<int>(mix % kKeyCacheSize);
    const Value cached = keys_->get(place);
    if (IsString(cached) && Cast<String>(cached)->length() == length) {
      const String::FlatContent content = Cast<String>(cached)->GetFlatContent();
      const bool equal = content.IsOneByte()
                             ? EqualChars(chars_ + start, content.ToOneByteVector().begin(), length)
                             : EqualChars(chars_ + start, content.ToUC16Vector().begin(), length);
      if (equal) return Cast<String>(cached);
    }
  }
  base::GrowableArray<Char, 128> copy;
  if (!copy.TryAppend(chars_ + start, length)) return ReportOutOfMemory(isolate_, "JSON.parse");
  Tagged<String> key;
  if constexpr (sizeof(Char) == 1) {
    key = TRY(InternalizeOneByte(isolate_, {copy.data(), length}));
  } else {
    key = TRY(InternalizeTwoByte(isolate_, {copy.data(), length}));
  }
  if (place >= 0) keys_->set(place, key);
  Refresh();
  return key;
}

template <typename Char>
Result<Tagged<String>> JsonReader<Char>::ReadString(bool is_key) {
  const uint32_t start = position_;
  uint32_t all = 0;
  while (true) {
    if constexpr (sizeof(Char) == 1) {
      const size_t left = length_ - position_;
      const size_t plain = LengthOfPlainJsonText(chars_ + position_, left < kCharsBetweenPolls ? left : kCharsBetweenPolls);
      position_ += static_cast<uint32_t>(plain);
      if (V8_UNLIKELY(plain == kCharsBetweenPolls) && !poller_()) return Exception();
    }
    if (AtEnd()) return Fail(MessageTemplate::kJsonParseUnterminatedString);
    const Char c = chars_[position_];
    if (c == '"') break;
    if (c == '\\') return ReadEscapedString(start, is_key);
    if (c < 0x20) return Fail(MessageTemplate::kJsonParseBadControlCharacter);
    all |= c;
    if (!poller_.At(position_++)) return Exception();
  }
  const uint32_t length = position_ - start;
  ++position_;
  if (is_key) return MakeKey(start, length);
  if (length == 0) return ReadOnlyRoots::empty_string();
  if (length == 1 && all <= 0xFF) return ReadOnlyRoots::SingleCharacterString(static_cast<uint8_t>(chars_[start]));
  if (all <= 0xFF) {
    const auto string = TRY(NewRawOneByteString(isolate_, length));
    Refresh();
    CopyChars(string->chars(), chars_ + start, length, &poller_);
    if (poller_.stopped()) return Exception();
    return string;
  }
  const auto string = TRY(NewRawTwoByteString(isolate_, length));
  Refresh();
  CopyChars(string->chars(), chars_ + start, length, &poller_);
  if (poller_.stopped()) return Exception();
  return string;
}

template <typename Char>
Result<Tagged<String>> JsonReader<Char>::ReadEscapedString(uint32_t start, bool is_key) {
  base::GrowableArray<uint16_t, 128> text;
  const auto add = [&](uint16_t c) { return text.TryAdd(c); };
  bool ok = true;
  for (uint32_t i = start; i < position_ && poller_.At(i); ++i) ok = add(chars_[i]) && ok;
  while (ok) {
    if (!poller_()) return Exception();
    if (AtEnd()) return Fail(MessageTemplate::kJsonParseUnterminatedString);
    const Char c = chars_[position_];
    if (c == '"') break;
    if (c < 0x20) return Fail(MessageTemplate::kJsonParseBadControlCharacter);
    ++position_;
    if (c != '\\') {
      ok = add(c);
      continue;
    }
    if (AtEnd()) return Fail(MessageTemplate::kJsonParseUnterminatedString);
    const Char escape = chars_[position_];
    switch (escape) {
      case '"': case '\\': case '/': ok = add(escape); break;
      case 'b': ok = add('\b'); break;
      case 'f': ok = add('\f'); break;
      case 'n': ok = add('\n'); break;
      case 'r': ok = add('\r'); break;
      case 't': ok = add('\t'); break;
      case 'u': {
        uint32_t value = 0;
        for (int i = 0; i < 4; ++i) {
          ++position_;
          if (AtEnd()) return Fail(MessageTemplate::kJsonParseBadUnicodeEscape);
          const uint32_t d = chars_[position_];
          const uint32_t letter = d | 0x20;
          if (d >= '0' && d <= '9') {
            value = value * 16 + d - '0';
          } else if (letter >= 'a' && letter <= 'f') {
            value = value * 16 + letter - 'a' + 10;
          } else {
            return Fail(MessageTemplate::kJsonParseBadUnicodeEscape);
          }
        }
        ok = add(static_cast<uint16_t>(value));
        break;
      }
      default: return Fail(MessageTemplate::kJsonParseBadEscapedCharacter);
    }
    ++position_;
  }
  if (!ok) return ReportOutOfMemory(isolate_, "JSON.parse");
  ++position_;
  auto string = TRY(NewStringFromTwoByte(isolate_, {text.data(), text.size()}));
  if (is_key) string = TRY(InternalizeString(isolate_, string));
  Refresh();
  return string;
}

template <typename Char>
Result<Value> JsonReader<Char>::ReadArray() {
  if (!HasNativeStackSpace(isolate_)) return isolate_->StackOverflow();
  if (!isolate_->Poll()) return Exception();
  Refresh();
  ++position_;
  const int base = depth_;
  bool all_ints = true, all_numbers = true;
  ValueList records(isolate_);
  SkipWhiteSpace();
  if (At(']')) {
    ++position_;
  } else {
    while (true) {
      const Value element = TRY(ReadValue());
      all_ints = all_ints && element.IsInt();
      all_numbers = all_numbers && element.IsNumber();
      TRY(Push(element));
      if (V8_UNLIKELY(keeps_records_)) {
        TRY(records.Add(record_));
        Refresh();
      }
      SkipWhiteSpace();
      if (At(',')) {
        ++position_;
      } else if (At(']')) {
        ++position_;
        break;
      } else {
        return Fail(MessageTemplate::kJsonParseExpectedCommaOrRBrack);
      }
    }
  }
  const int count = depth_ - base;
  if (V8_UNLIKELY(keeps_records_)) {
    record_ = TRY(records.ToList());
  }
  if (count == 0) {
    const auto empty = TRY(NewJSArray(isolate_));
    Refresh();
    return empty;
  }
  Tagged<JSArray> array;
  if (all_numbers && !all_ints) {
    const auto elements = TRY(NewFixedDoubleArray(isolate_, count));
    for (int i = 0; i < count; ++i) elements->set(i, values_->get(base + i).AsNumber());
    array = TRY(NewJSArray(isolate_));
    array->set_elements(elements);
    array->set_length(Value::Int(count));
    array->set_elements_kind(PACKED_DOUBLE_ELEMENTS);
  } else {
    const auto elements = TRY(NewFixedArray(isolate_, count));
    TRY(CopyElements(isolate_, elements, 0, values_, base, count));
    array = TRY(NewJSArrayWithElements(isolate_, elements));
    if (all_ints) array->set_elements_kind(PACKED_SMI_ELEMENTS);
  }
  TRY(FillElements(isolate_, values_, base, depth_, Undefined()));
  depth_ = base;
  Refresh();
  return array;
}

template <typename Char>
Result<Value> JsonReader<Char>::ReadObject() {
  if (!HasNativeStackSpace(isolate_)) return isolate_->StackOverflow();
  if (!isolate_->Poll()) return Exception();
  Refresh();
  ++position_;
  const int base = depth_;
  Tagged<JSObject> records;
  if (V8_UNLIKELY(keeps_records_)) {
    records = TRY(NewJSObjectWithNullProto(isolate_));
    Refresh();
  }
  SkipWhiteSpace();
  if (At('}')) {
    ++position_;
  } else {
    while (true) {
      SkipWhiteSpace();
      if (!At('"')) {
        return Fail(depth_ == base ? MessageTemplate::kJsonParseExpectedPropNameOrRBrace
                                   : MessageTemplate::kJsonParseExpectedDoubleQuotedPropertyName);
      }
      ++position_;
      const auto key = TRY(ReadString(true));
      TRY(Push(key));
      SkipWhiteSpace();
      if (!At(':')) return Fail(MessageTemplate::kJsonParseExpectedColonAfterPropertyName);
      ++position_;
      const Value value = TRY(ReadValue());
      TRY(Push(value));
      if (V8_UNLIKELY(keeps_records_)) {
        TRY(CreateDataProperty(isolate_, records, PropertyKey::FromInternalized(key), record_));
        Refresh();
      }
      SkipWhiteSpace();
      if (At(',')) {
        ++position_;
      } else if (At('}')) {
        ++position_;
        break;
      } else {
        return Fail(MessageTemplate::kJsonParseExpectedCommaOrRBrace);
      }
    }
  }
  if (V8_UNLIKELY(keeps_records_)) record_ = records;
  const Value object = TRY(MakeObject(base));
  TRY(FillElements(isolate_, values_, base, depth_, Undefined()));
  depth_ = base;
  Refresh();
  return object;
}

// An object of the pairs from `base` on.
template <typename Char>
Result<Value> JsonReader<Char>::MakeObject(int base) {
  const auto object = TRY(CreateObjectLiteral(isolate_, (depth_ - base) / 2));
  for (int i = base; i < depth_; i += 2) {
    const auto name = Cast<String>(values_->get(i));
    const Value value = values_->get(i + 1);
    const PropertyKey key = PropertyKey::FromInternalized(name);
    // Fast path: along the transition that the last object of this shape made.
    if (V8_LIKELY(key.is_name())) {
      const Tagged<Map> target = FindTransition(object->map(), key.name(), PropertyKind::kData, NONE);
      if (V8_LIKELY(!target.is_empty())) {
        TRY(AddDataFieldByTransition(isolate_, object, target, value));
        continue;
      }
    }
    TRY(CreateDataProperty(isolate_, object, key, value));
  }
  return object;
}

// ECMA-262 §25.5.1.1 InternalizeJSONProperty ( holder, name, reviver, parseRecord ); without a record: undefined.
Result<Value> InternalizeJsonProperty(Isolate* isolate, Tagged<JSReceiver> holder, PropertyKey name, Value reviver,
                                      Value parse_record) {
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  const Value val = TRY(Get(isolate, holder, name));
  const Tagged<JSObject> context = TRY(NewJSObject(isolate));
  // 3. If parseRecord is a JSON Parse Record and SameValue(parseRecord.[[Value]], val) is true: nobody has changed it.
  Value parts = Undefined();
  if (IsFixedArray(parse_record) && SameValue(Cast<FixedArray>(parse_record)->get(kRecordValue), val)) {
    parts = Cast<FixedArray>(parse_record)->get(kRecordParts);
  }
  if (!IsJSReceiver(val)) {
    if (IsString(parts)) TRY(CreateDataProperty(isolate, context, ReadOnlyRoots::source_string(), parts));
  } else {
    const auto object = Cast<JSReceiver>(val);
    const auto internalize = [&](PropertyKey key, Value record) -> Result<void> {
      const Value new_element = TRY(InternalizeJsonProperty(isolate, object, key, reviver, record));
      if (new_element.IsUndefined()) {
        TRY(DeleteProperty(isolate, object, key, ShouldThrow::kDontThrow));
      } else {
        TRY(CreateDataProperty(isolate, object, key, new_element));
      }
      if (!isolate->Poll()) return Exception();
      return Ok();
    };
    if (TRY(IsArray(isolate, val))) {
      const int record_count = IsFixedArray(parts) ? Cast<FixedArray>(parts)->length() : 0;
      const double length = TRY(LengthOfArrayLike(isolate, object));
      for (double i = 0; i < length; ++i) {
        const Value record = i < record_count ? Cast<FixedArray>(parts)->get(static_cast<int>(i)) : Undefined();
        TRY(internalize(TRY(PropertyKeyFromNumber(isolate, i)), record));
      }
    } else {
      const auto keys = TRY(EnumerableOwnProperties(isolate, object, EntriesKind::kKeys));
      for (int i = 0; i < keys->length(); ++i) {
        const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
        TRY(internalize(key, IsJSObject(parts) ? TRY(Get(isolate, parts, key)) : Undefined()));
      }
    }
  }
  const Value key = TRY(name.ToValue(isolate));
  return Call(isolate, reviver, holder, {key, val, context});
}

template <typename Char>
Result<Value> ParseAndRevive(Isolate* isolate, Tagged<String> source, Value reviver) {
  JsonReader<Char> reader(isolate, source);
  reader.KeepRecords();
  const Value unfiltered = TRY(reader.Read());
  const auto root = TRY(NewJSObject(isolate));
  TRY(CreateDataProperty(isolate, root, ReadOnlyRoots::empty_string(), unfiltered));
  return InternalizeJsonProperty(isolate, root, ReadOnlyRoots::empty_string(), reviver, reader.record());
}

}  // namespace

Result<Value> JsonParse(Isolate* isolate, Tagged<String> text) {
  const auto source = UnwrapThin(TRY(String::Flatten(isolate, text)));
  if (source->GetFlatContent().IsOneByte()) return JsonReader<uint8_t>(isolate, source).Read();
  return JsonReader<uint16_t>(isolate, source).Read();
}

Result<Value> JsonParseAndRevive(Isolate* isolate, Tagged<String> text, Value reviver) {
  const auto source = UnwrapThin(TRY(String::Flatten(isolate, text)));
  if (source->GetFlatContent().IsOneByte()) return ParseAndRevive<uint8_t>(isolate, source, reviver);
  return ParseAndRevive<uint16_t>(isolate, source, reviver);
}

}  // namespace v8::internal

#include <cmath>

#include "src/numbers/number-to-string.h"
#include "src/objects/elements.h"
#include "src/runtime/values/bigint-operations.h"
#include "src/json/json-text.h"
#include "src/json/json.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/text/string-builder.h"
#include "src/runtime/iteration/value-list.h"
#include "src/runtime/values/value-text.h"
#include "src/strings/unicode.h"

namespace v8::internal {

namespace {

// ECMA-262 §25.5.2: the state record and its operations. Keys are made into strings only where somebody sees them.
class JsonStringifier {
 public:
  explicit JsonStringifier(Isolate* isolate) : isolate_(isolate), builder_(isolate), holders_(isolate), keys_(isolate) {}

  Result<Value> Run(Value value, Value replacer, Value space) {
    TRY(SetReplacer(replacer));
    TRY(SetGap(space));
    Value holder = Undefined();
    if (!replacer_function_.IsUndefined()) {
      const auto wrapper = TRY(NewJSObject(isolate_));
      TRY(CreateDataProperty(isolate_, wrapper, ReadOnlyRoots::empty_string(), value));
      holder = wrapper;
    }
    const Value prepared = TRY(Prepare(value, holder, ReadOnlyRoots::empty_string()));
    if (!HasText(prepared)) return Undefined();
    TRY(Write(prepared, ReadOnlyRoots::empty_string()));
    return builder_.ToString();
  }

 private:
  Result<void> SetReplacer(Value replacer);
  Result<void> SetGap(Value space);

  // Steps 2 to 4 of SerializeJSONProperty: toJSON, the replacer, and unwrapping. `key` is a number or a string.
  Result<Value> Prepare(Value value, Value holder, Value key);
  // Whether a prepared value is written at all.
  static bool HasText(Value value) { return !value.IsUndefined() && !IsSymbol(value) && !IsCallable(value); }
  // The other steps. `key` is for messages about circles.
  Result<void> Write(Value value, Value key);
  Result<void> WriteArray(Tagged<JSReceiver> array);
  Result<void> WriteObject(Tagged<JSReceiver> object);
  // One property, unless it has no text.
  Result<void> WriteMember(Tagged<JSReceiver> object, Tagged<String> key, Value value, bool* first);
  Result<void> WriteString(Tagged<String> string);
  Result<void> WriteNumber(Value number);
  Result<void> WriteIndent();

  Result<void> Enter(Tagged<JSReceiver> object, Value key);
  void Leave() { --depth_; }
  FLAT8_COLD ExceptionPending ThrowCircular(int start, Value last_key);
  Result<void> AppendKey(StringBuilder* message, Value key);

  Isolate* const isolate_;
  StringBuilder builder_;
  Tagged<String> gap_ = ReadOnlyRoots::empty_string();
  Value replacer_function_ = Undefined();
  Value property_list_ = Undefined();  // FixedArray of strings
  // The objects being written, and under which key each stands in the one before it.
  ValueList holders_;
  ValueList keys_;
  int depth_ = 0;
};

Result<void> JsonStringifier::SetReplacer(Value replacer) {
  if (IsCallable(replacer)) {
    replacer_function_ = replacer;
    return Ok();
  }
  if (!IsJSReceiver(replacer) || !TRY(IsArray(isolate_, replacer))) return Ok();
  const double length = TRY(LengthOfArrayLike(isolate_, Cast<JSReceiver>(replacer)));
  ValueList list(isolate_);
  Tagged<OrderedHashSet> known = TRY(OrderedHashSet::New(isolate_));
  for (double k = 0; k < length; ++k) {
    if (!isolate_->Poll()) return Exception();
    const Value v = TRY(Get(isolate_, replacer, TRY(PropertyKeyFromNumber(isolate_, k))));
    Value item = Undefined();
    if (IsString(v)) {
      item = v;
    } else if (v.IsNumber()) {
      item = TRY(ToString(isolate_, v));
    } else if (IsJSPrimitiveWrapper(v)) {
      const Value primitive = Cast<JSPrimitiveWrapper>(v)->value();
      if (IsString(primitive) || primitive.IsNumber()) item = TRY(ToString(isolate_, v));
    }
    if (item.IsUndefined()) continue;
    const int before = known->number_of_elements();
    known = TRY(OrderedHashSet::Add(isolate_, known, item));
    if (known->number_of_elements() != before) TRY(list.Add(item));
  }
  property_list_ = TRY(list.ToList());
  return Ok();
}

Result<void> JsonStringifier::SetGap(Value space) {
  if (IsJSPrimitiveWrapper(space)) {
    const Value primitive = Cast<JSPrimitiveWrapper>(space)->value();
    if (primitive.IsNumber()) {
      space = Value::Number(TRY(ToNumber(isolate_, space)));
    } else if (IsString(primitive)) {
      space = TRY(ToString(isolate_, space));
    }
  }
  if (space.IsNumber()) {
    const double integer = TRY(ToIntegerOrInfinity(isolate_, space));
    const int count = integer < 1 ? 0 : integer > 10 ? 10 : static_cast<int>(integer);
    gap_ = TRY(NewStringFromOneByte(
        isolate_, {reinterpret_cast<const uint8_t*>("          "), static_cast<size_t>(count)}));
  } else if (IsString(space)) {
    const auto text = Cast<String>(space);
    gap_ = text->length() <= 10 ? text : TRY(NewSubString(isolate_, text, 0, 10));
  }
  return Ok();
}

Result<Value> JsonStringifier::Prepare(Value value, Value holder, Value key) {
  Value key_string;
  const auto make_key = [&]() -> Result<void> {
    if (key_string.is_empty()) key_string = TRY(ToString(isolate_, key));
    return Ok();
  };
  if (IsJSReceiver(value) || IsBigInt(value)) {
    Value to_json;
    if (V8_UNLIKELY(IsJSReceiver(value) && Cast<JSReceiver>(value)->map()->has_named_interceptor())) {
      // Not in the specification: interceptors are asked for data, and may answer to any name.
      to_json = TRY(GetPastInterceptors(isolate_, value, ReadOnlyRoots::toJSON_string()));
    } else {
      to_json = TRY(Get(isolate_, value, ReadOnlyRoots::toJSON_string()));
    }
    if (IsCallable(to_json)) {
      TRY(make_key());
      value = TRY(Call(isolate_, to_json, value, {key_string}));
    }
  }
  if (!replacer_function_.IsUndefined()) {
    TRY(make_key());
    value = TRY(Call(isolate_, replacer_function_, holder, {key_string, value}));
  }
  if (IsJSPrimitiveWrapper(value)) {
    const Value primitive = Cast<JSPrimitiveWrapper>(value)->value();
    if (primitive.IsNumber()) return Value::Number(TRY(ToNumber(isolate_, value)));
    if (IsString(primitive)) return ToString(isolate_, value);
    if (primitive.IsBoolean() || IsBigInt(primitive)) return primitive;
  }
  return value;
}

Result<void> JsonStringifier::Write(Value value, Value key) {
  if (IsString(value)) return WriteString(Cast<String>(value));
  if (value.IsNumber()) return WriteNumber(value);
  if (value.IsNull()) return builder_.AppendAscii("null");
  if (value.IsTrue()) return builder_.AppendAscii("true");
  if (value.IsFalse()) return builder_.AppendAscii("false");
  if (IsBigInt(value)) return Throw(isolate_, MessageTemplate::kBigIntSerializeJSON);
  if (!HasNativeStackSpace(isolate_)) return isolate_->StackOverflow();
  if (!isolate_->Poll()) return Exception();
  const auto object = Cast<JSReceiver>(value);
  const Value raw_text = RawJsonText(isolate_, object);
  if (V8_UNLIKELY(!raw_text.is_empty())) return builder_.AppendString(Cast<String>(raw_text));
  const bool is_array = TRY(IsArray(isolate_, object));
  TRY(Enter(object, key));
  if (is_array) {
    TRY(WriteArray(object));
  } else {
    TRY(WriteObject(object));
  }
  Leave();
  return Ok();
}

Result<void> JsonStringifier::WriteNumber(Value number) {
  if (number.IsInt()) return builder_.AppendInt(number.AsInt());
  if (!std::isfinite(number.AsDouble())) return builder_.AppendAscii("null");
  char buffer[kNumberBufferSize];
  return builder_.AppendAscii(buffer, NumberToString(number.AsDouble(), buffer));
}

Result<void> JsonStringifier::WriteIndent() {
  TRY(builder_.AppendCharacter('\n'));
  for (int i = 0; i < depth_; ++i) TRY(builder_.AppendString(gap_));
  return Ok();
}

// ECMA-262 §25.5.2.5 SerializeJSONArray ( state, value )
Result<void> JsonStringifier::WriteArray(Tagged<JSReceiver> array) {
  const double length = TRY(LengthOfArrayLike(isolate_, array));
  // Not in the specification: every element makes two characters at least, so this text would be too long.
  if (length * 2 > String::kMaxLength) return Throw(isolate_, MessageTemplate::kInvalidStringLength);
  TRY(builder_.AppendCharacter('['));
  for (double i = 0; i < length; ++i) {
    if (i > 0) TRY(builder_.AppendCharacter(','));
    if (gap_->length() > 0) TRY(WriteIndent());
    Value element;
    if (i < kMaxInt) {
      element = TRY(GetKeyed(isolate_, array, Value::Int(static_cast<int>(i))));
    } else {
      element = TRY(Get(isolate_, array, TRY(PropertyKeyFromNumber(isolate_, i))));
    }
    const Value key = Value::Number(i);
    element = TRY(Prepare(element, array, key));
    if (HasText(element)) {
      TRY(Write(element, key));
    } else {
      TRY(builder_.AppendAscii("null"));
    }
    if (!isolate_->Poll()) return Exception();
  }
  if (gap_->length() > 0 && length > 0) {
    --depth_;
    const Result<void> indented = WriteIndent();
    ++depth_;
    TRY(indented);
  }
  return builder_.AppendCharacter(']');
}

Result<void> JsonStringifier::WriteMember(Tagged<JSReceiver> object, Tagged<String> key, Value value, bool* first) {
  value = TRY(Prepare(value, object, key));
  if (!HasText(value)) return Ok();
  if (!*first) TRY(builder_.AppendCharacter(','));
  *first = false;
  if (gap_->length() > 0) TRY(WriteIndent());
  TRY(WriteString(key));
  TRY(builder_.AppendCharacter(':'));
  if (gap_->length() > 0) TRY(builder_.AppendCharacter(' '));
  return Write(value, key);
}

// ECMA-262 §25.5.2.4 SerializeJSONObject ( state, value )
Result<void> JsonStringifier::WriteObject(Tagged<JSReceiver> object) {
  TRY(builder_.AppendCharacter('{'));
  bool first = true;
  if (property_list_.IsUndefined() && !IsSpecialReceiver(object) && object->HasFastProperties() &&
      !object->map()->has_named_interceptor() && !object->map()->has_indexed_interceptor() &&
      !object->map()->is_access_check_needed() && !HasAnyElements(Cast<JSObject>(object))) {
    // Fast path: the properties in the order of the hidden class, as long as the object keeps it.
    const Tagged<Map> map = object->map();
    const int count = map->number_of_own_descriptors();
    for (int i = 0; i < count; ++i) {
      const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
      const Tagged<Name> name = descriptors->GetKey(i);
      const PropertyDetails details = descriptors->GetDetails(i);
      if (!details.IsEnumerable() || IsSymbol(name)) continue;
      Value value;
      if (object->map() == map && details.location() == PropertyLocation::kField) {
        value = Cast<JSObject>(object)->FieldAt(map, details.field_index());
      } else {
        value = TRY(Get(isolate_, object, name));
      }
      TRY(WriteMember(object, Cast<String>(name), value, &first));
    }
  } else {
    Value keys = property_list_;
    if (keys.IsUndefined()) keys = TRY(EnumerableOwnProperties(isolate_, object, EntriesKind::kKeys));
    const auto list = Cast<FixedArray>(keys);
    for (int i = 0; i < list->length(); ++i) {
      const auto name = Cast<String>(list->get(i));
      const auto key = TRY(ToPropertyKey(isolate_, name));
      const Value value = TRY(Get(isolate_, object, key));
      TRY(WriteMember(object, name, value, &first));
      if (!isolate_->Poll()) return Exception();
    }
  }
  if (gap_->length() > 0 && !first) {
    --depth_;
    const Result<void> indented = WriteIndent();
    ++depth_;
    TRY(indented);
  }
  return builder_.AppendCharacter('}');
}

// ECMA-262 §25.5.2.2 QuoteJSONString ( value )
Result<void> JsonStringifier::WriteString(Tagged<String> string) {
  const auto flat = TRY(String::Flatten(isolate_, string));
  const String::FlatContent content = flat->GetFlatContent();
  const uint32_t length = content.length();
  TRY(builder_.AppendCharacter('"'));
  constexpr uint32_t kPollDistance = 0x4000;
  const auto write = [&](auto text, auto append_run) -> Result<void> {
    uint32_t start = 0;
    uint32_t next_poll = 0;
    for (uint32_t i = 0; i < length; ++i) {
      if (i >= next_poll) {
        if (!isolate_->Poll()) return Exception();
        next_poll = i + kPollDistance;
      }
      if constexpr (sizeof(text[0]) == 1) {
        const uint32_t left = length - i;
        i += static_cast<uint32_t>(LengthOfPlainJsonText(&text[i], left < kPollDistance ? left : kPollDistance));
        if (i == length) break;
      }
      const uint32_t c = text[i];
      if (V8_LIKELY(c >= 0x20 && c != '"' && c != '\\' && !IsSurrogate(c))) continue;
      if (IsLeadSurrogate(c) && i + 1 < length && IsTrailSurrogate(text[i + 1])) {
        ++i;
        continue;
      }
      if (i > start) TRY(append_run(start, i - start));
      start = i + 1;
      TRY(builder_.AppendCharacter('\\'));
      switch (c) {
        case '"': case '\\': TRY(builder_.AppendCharacter(static_cast<uint16_t>(c))); break;
        case '\b': TRY(builder_.AppendCharacter('b')); break;
        case '\f': TRY(builder_.AppendCharacter('f')); break;
        case '\n': TRY(builder_.AppendCharacter('n')); break;
        case '\r': TRY(builder_.AppendCharacter('r')); break;
        case '\t': TRY(builder_.AppendCharacter('t')); break;
        default:
          TRY(builder_.AppendCharacter('u'));
          for (int shift = 12; shift >= 0; shift -= 4) {
            TRY(builder_.AppendCharacter(static_cast<uint16_t>("0123456789abcdef"[(c >> shift) & 15])));
          }
      }
    }
    if (length > start) TRY(append_run(start, length - start));
    return Ok();
  };
  if (content.IsOneByte()) {
    const OneByteSpan text = content.ToOneByteVector();
    TRY(write(text, [&](uint32_t from, uint32_t count) {
      return builder_.AppendOneByte({text.begin() + from, count});
    }));
  } else {
    const TwoByteSpan text = content.ToUC16Vector();
    TRY(write(text, [&](uint32_t from, uint32_t count) {
      return builder_.AppendTwoByte({text.begin() + from, count});
    }));
  }
  base::KeepAlive(flat);
  return builder_.AppendCharacter('"');
}

// ---- Circles

Result<void> JsonStringifier::Enter(Tagged<JSReceiver> object, Value key) {
  for (int i = 0; i < depth_; ++i) {
    if (holders_[i] == object) return ThrowCircular(i, key);
  }
  if (depth_ == holders_.length()) {
    TRY(holders_.Add(object));
    TRY(keys_.Add(key));
  } else {
    holders_.set(depth_, object);
    keys_.set(depth_, key);
  }
  ++depth_;
  return Ok();
}

Result<void> JsonStringifier::AppendKey(StringBuilder* message, Value key) {
  if (key.IsNumber()) {
    TRY(message->AppendAscii("index "));
    return message->AppendString(TRY(ToString(isolate_, key)));
  }
  if (Cast<String>(key)->length() == 0) return message->AppendAscii("<anonymous>");
  TRY(message->AppendAscii("property '"));
  TRY(message->AppendString(Cast<String>(key)));
  return message->AppendCharacter('\'');
}

ExceptionPending JsonStringifier::ThrowCircular(int start, Value last_key) {
  StringBuilder message(isolate_);
  const auto append_object = [&](int index) -> Result<void> {
    TRY(message.AppendAscii("object with constructor '"));
    const auto name = TRY(ConstructorNameForMessage(isolate_, Cast<JSReceiver>(holders_[index])));
    TRY(message.AppendString(name));
    return message.AppendCharacter('\'');
  };
  TRY(message.AppendAscii("\n    --> starting at "));
  TRY(append_object(start));
  // Of a long circle, the first two and the last one are shown.
  for (int i = start + 1; i < depth_; ++i) {
    if (i > start + 2 && i < depth_ - 1) {
      TRY(message.AppendAscii("\n    |     ..."));
      i = depth_ - 1;
    }
    TRY(message.AppendAscii("\n    |     "));
    TRY(AppendKey(&message, keys_[i]));
    TRY(message.AppendAscii(" -> "));
    TRY(append_object(i));
  }
  TRY(message.AppendAscii("\n    --- "));
  TRY(AppendKey(&message, last_key));
  TRY(message.AppendAscii(" closes the circle"));
  const auto text = TRY(message.ToString());
  return Throw(isolate_, MessageTemplate::kCircularStructure, text);
}

}  // namespace

Value RawJsonText(Isolate* isolate, Value value) {
  // They are frozen, as nearly nothing else is.
  if (!IsJSObject(value) || IsJSProxy(value) || Cast<JSObject>(value)->map()->is_extensible()) return Value();
  return GetOwnDataPropertyNoSideEffects(isolate, Cast<JSReceiver>(value), ReadOnlyRoots::raw_json_symbol());
}

Result<Value> JsonStringify(Isolate* isolate, Value value, Value replacer, Value gap) {
  JsonStringifier stringifier(isolate);
  return stringifier.Run(value, replacer, gap);
}

}  // namespace v8::internal

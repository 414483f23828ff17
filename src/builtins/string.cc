#include "src/builtins/string-support.h"
#include "src/runtime/text/string-builder.h"
#include "src/strings/unicode.h"

// String, the accessors of its characters and its iterators. Searching is in string-search.cc, case and forms in
// string-transform.cc, what involves regular expressions in string-regexp.cc.
namespace v8::internal {

namespace {

// ECMA-262 §22.1.3.35.1 ThisStringValue ( value )
Result<Value> ThisStringValue(Isolate* isolate, Value value, const char* method) {
  if (IsString(value)) return value;
  if (IsJSPrimitiveWrapper(value) && IsString(Cast<JSPrimitiveWrapper>(value)->value())) {
    return Cast<JSPrimitiveWrapper>(value)->value();
  }
  return Throw(isolate, MessageTemplate::kNotGeneric, TRY(NewStringFromAscii(isolate, method)),
               ReadOnlyRoots::String_string());
}

// The receiver, flat.
Result<Tagged<String>> FlatThisString(Isolate* isolate, Value receiver, const char* method) {
  const auto string = TRY(ToThisString(isolate, receiver, method));
  return String::Flatten(isolate, string);
}

// ECMA-262 §22.1.1.1 step 2.b: SymbolDescriptiveString.
Result<Value> SymbolAsString(Isolate* isolate, Tagged<Symbol> symbol) {
  StringBuilder builder(isolate);
  TRY(builder.AppendAscii("Symbol("));
  if (IsString(symbol->description())) TRY(builder.AppendString(Cast<String>(symbol->description())));
  TRY(builder.AppendCharacter(')'));
  return builder.ToString();
}

}  // namespace

// ECMA-262 §22.1.1.1 String ( value )
BUILTIN(StringConstructor) {
  Tagged<String> s = ReadOnlyRoots::empty_string();
  if (arguments.length() > 0) {
    if (!arguments.IsConstructCall() && IsSymbol(arguments.at(0))) {
      return SymbolAsString(isolate, Cast<Symbol>(arguments.at(0)));
    }
    s = TRY(ToString(isolate, arguments.at(0)));
  }
  if (!arguments.IsConstructCall()) return s;
  const auto object = TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target())));
  Cast<JSPrimitiveWrapper>(object)->set_value(s);
  return object;
}

// ECMA-262 §22.1.2.1 String.fromCharCode ( ...codeUnits )
BUILTIN(StringFromCharCode) {
  // Fast path: one character.
  if (arguments.length() == 1) {
    return LookupSingleCharacterString(isolate, static_cast<uint16_t>(TRY(ToUint32(isolate, arguments.at(0)))));
  }
  StringBuilder builder(isolate);
  for (int i = 0; i < arguments.length(); ++i) {
    TRY(builder.AppendCharacter(static_cast<uint16_t>(TRY(ToUint32(isolate, arguments.at(i))))));
  }
  return builder.ToString();
}

// ECMA-262 §22.1.2.2 String.fromCodePoint ( ...codePoints )
BUILTIN(StringFromCodePoint) {
  StringBuilder builder(isolate);
  for (int i = 0; i < arguments.length(); ++i) {
    const Value next = TRY(ToNumberValue(isolate, arguments.at(i)));
    const double number = next.AsNumber();
    if (!(number >= 0 && number <= kMaxCodePoint) || number != static_cast<uint32_t>(number)) {
      return Throw(isolate, MessageTemplate::kInvalidCodePoint, arguments.at(i));
    }
    const uint32_t code_point = static_cast<uint32_t>(number);
    if (code_point > 0xFFFF) {
      TRY(builder.AppendCharacter(LeadSurrogate(code_point)));
      TRY(builder.AppendCharacter(TrailSurrogate(code_point)));
    } else {
      TRY(builder.AppendCharacter(static_cast<uint16_t>(code_point)));
    }
  }
  return builder.ToString();
}

// ECMA-262 §22.1.2.4 String.raw ( template, ...substitutions )
BUILTIN(StringRaw) {
  const auto cooked = TRY(ToObject(isolate, arguments.at(0)));
  const auto literals = TRY(ToObject(isolate, TRY(Get(isolate, cooked, ReadOnlyRoots::raw_string()))));
  const double literal_count = TRY(LengthOfArrayLike(isolate, literals));
  StringBuilder builder(isolate);
  for (double next_index = 0; next_index < literal_count; ++next_index) {
    const auto key = TRY(PropertyKeyFromNumber(isolate, next_index));
    const auto next_literal = TRY(ToString(isolate, TRY(Get(isolate, literals, key))));
    TRY(builder.AppendString(next_literal));
    if (next_index + 1 < literal_count && next_index + 1 < arguments.length()) {
      const auto next_substitution = TRY(ToString(isolate, arguments.at(static_cast<int>(next_index) + 1)));
      TRY(builder.AppendString(next_substitution));
    }
    if (!isolate->Poll()) return Exception();
  }
  return builder.ToString();
}

// ECMA-262 §22.1.3.1 String.prototype.at ( index )
BUILTIN(StringPrototypeAt) {
  const auto s = TRY(FlatThisString(isolate, arguments.receiver(), "String.prototype.at"));
  const double length = s->length();
  const double relative_index = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  const double k = relative_index >= 0 ? relative_index : length + relative_index;
  if (k < 0 || k >= length) return Undefined();
  return LookupSingleCharacterString(isolate, s->Get(static_cast<uint32_t>(k)));
}

// ECMA-262 §22.1.3.2 String.prototype.charAt ( pos )
BUILTIN(StringPrototypeCharAt) {
  const auto s = TRY(FlatThisString(isolate, arguments.receiver(), "String.prototype.charAt"));
  const double position = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  if (position < 0 || position >= s->length()) return ReadOnlyRoots::empty_string();
  return LookupSingleCharacterString(isolate, s->Get(static_cast<uint32_t>(position)));
}

// ECMA-262 §22.1.3.3 String.prototype.charCodeAt ( pos )
BUILTIN(StringPrototypeCharCodeAt) {
  const auto s = TRY(FlatThisString(isolate, arguments.receiver(), "String.prototype.charCodeAt"));
  const double position = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  if (position < 0 || position >= s->length()) return NaNValue();
  return Value::Int(s->Get(static_cast<uint32_t>(position)));
}

// ECMA-262 §22.1.3.4 String.prototype.codePointAt ( pos )
BUILTIN(StringPrototypeCodePointAt) {
  const auto s = TRY(FlatThisString(isolate, arguments.receiver(), "String.prototype.codePointAt"));
  const double position = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  if (position < 0 || position >= s->length()) return Undefined();
  const uint32_t i = static_cast<uint32_t>(position);
  const uint32_t first = s->Get(i);
  if (!IsLeadSurrogate(first) || i + 1 == s->length()) return Value::Int(static_cast<int>(first));
  const uint32_t second = s->Get(i + 1);
  if (!IsTrailSurrogate(second)) return Value::Int(static_cast<int>(first));
  return Value::Int(static_cast<int>(CombineSurrogates(first, second)));
}

// ECMA-262 §22.1.3.5 String.prototype.concat ( ...args )
BUILTIN(StringPrototypeConcat) {
  auto r = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.concat"));
  for (int i = 0; i < arguments.length(); ++i) {
    const auto next = TRY(ToString(isolate, arguments.at(i)));
    r = TRY(NewConsString(isolate, r, next));
  }
  return r;
}

namespace {

// ECMA-262 §22.1.3.17.1 StringPaddingBuiltinsImpl ( O, maxLength, fillString, placement )
Result<Value> PadString(Isolate* isolate, Arguments arguments, const char* method, bool at_start) {
  const auto s = TRY(ToThisString(isolate, arguments.receiver(), method));
  const double max_length = TRY(ToLength(isolate, arguments.at(0)));
  const uint32_t length = s->length();
  if (max_length <= length) return s;
  Tagged<String> filler = ReadOnlyRoots::SingleCharacterString(' ');
  if (!arguments.at(1).IsUndefined()) filler = TRY(ToString(isolate, arguments.at(1)));
  if (filler->length() == 0) return s;
  if (max_length > String::kMaxLength) return Throw(isolate, MessageTemplate::kInvalidStringLength);
  uint32_t fill_length = static_cast<uint32_t>(max_length) - length;
  StringBuilder builder(isolate);
  if (!at_start) TRY(builder.AppendString(s));
  for (; fill_length >= filler->length(); fill_length -= filler->length()) {
    TRY(builder.AppendString(filler));
    if (!isolate->Poll()) return Exception();
  }
  TRY(builder.AppendSubString(filler, 0, fill_length));
  if (at_start) TRY(builder.AppendString(s));
  return builder.ToString();
}

}  // namespace

// ECMA-262 §22.1.3.16 String.prototype.padEnd ( maxLength [ , fillString ] )
BUILTIN(StringPrototypePadEnd) { return PadString(isolate, arguments, "String.prototype.padEnd", false); }
// ECMA-262 §22.1.3.17 String.prototype.padStart ( maxLength [ , fillString ] )
BUILTIN(StringPrototypePadStart) { return PadString(isolate, arguments, "String.prototype.padStart", true); }

// ECMA-262 §22.1.3.18 String.prototype.repeat ( count )
BUILTIN(StringPrototypeRepeat) {
  const auto s = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.repeat"));
  const double n = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  if (n < 0 || n == __builtin_inf()) {
    return Throw(isolate, MessageTemplate::kInvalidCountValue, arguments.at(0));
  }
  if (n == 0 || s->length() == 0) return ReadOnlyRoots::empty_string();
  if (n * s->length() > String::kMaxLength) return Throw(isolate, MessageTemplate::kInvalidStringLength);
  // By doubling: concatenations share what they are made of.
  Tagged<String> result = ReadOnlyRoots::empty_string();
  Tagged<String> power = s;
  for (uint32_t count = static_cast<uint32_t>(n);;) {
    if ((count & 1) != 0) result = TRY(NewConsString(isolate, result, power));
    count >>= 1;
    if (count == 0) return result;
    power = TRY(NewConsString(isolate, power, power));
  }
}

// ECMA-262 §22.1.3.22 String.prototype.slice ( start, end )
BUILTIN(StringPrototypeSlice) {
  const auto s = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.slice"));
  const double length = s->length();
  const double int_start = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  const double from = int_start < 0 ? (length + int_start > 0 ? length + int_start : 0)
                                    : (int_start < length ? int_start : length);
  double int_end = length;
  if (!arguments.at(1).IsUndefined()) int_end = TRY(ToIntegerOrInfinity(isolate, arguments.at(1)));
  const double to = int_end < 0 ? (length + int_end > 0 ? length + int_end : 0) : (int_end < length ? int_end : length);
  if (from >= to) return ReadOnlyRoots::empty_string();
  return NewSubString(isolate, s, static_cast<uint32_t>(from), static_cast<uint32_t>(to));
}

// ECMA-262 §22.1.3.25 String.prototype.substring ( start, end )
BUILTIN(StringPrototypeSubstring) {
  const auto s = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.substring"));
  const double length = s->length();
  const double int_start = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  double int_end = length;
  if (!arguments.at(1).IsUndefined()) int_end = TRY(ToIntegerOrInfinity(isolate, arguments.at(1)));
  const double final_start = int_start < 0 ? 0 : int_start < length ? int_start : length;
  const double final_end = int_end < 0 ? 0 : int_end < length ? int_end : length;
  const double from = final_start < final_end ? final_start : final_end;
  const double to = final_start < final_end ? final_end : final_start;
  return NewSubString(isolate, s, static_cast<uint32_t>(from), static_cast<uint32_t>(to));
}

// ECMA-262 §B.2.2.1 String.prototype.substr ( start, length )
BUILTIN(StringPrototypeSubstr) {
  const auto s = TRY(ToThisString(isolate, arguments.receiver(), "String.prototype.substr"));
  const double size = s->length();
  double int_start = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  if (int_start < 0) int_start = size + int_start > 0 ? size + int_start : 0;
  if (int_start > size) int_start = size;
  double int_length = size;
  if (!arguments.at(1).IsUndefined()) int_length = TRY(ToIntegerOrInfinity(isolate, arguments.at(1)));
  if (int_length < 0) int_length = 0;
  const double int_end = int_start + int_length < size ? int_start + int_length : size;
  if (int_start >= int_end) return ReadOnlyRoots::empty_string();
  return NewSubString(isolate, s, static_cast<uint32_t>(int_start), static_cast<uint32_t>(int_end));
}

// ECMA-262 §22.1.3.29 String.prototype.toString ( )
BUILTIN(StringPrototypeToString) {
  return ThisStringValue(isolate, arguments.receiver(), "String.prototype.toString");
}
// ECMA-262 §22.1.3.35 String.prototype.valueOf ( )
BUILTIN(StringPrototypeValueOf) {
  return ThisStringValue(isolate, arguments.receiver(), "String.prototype.valueOf");
}

// ECMA-262 §22.1.3.36 String.prototype [ @@iterator ] ( )
BUILTIN(StringPrototypeIterator) {
  const auto s = TRY(FlatThisString(isolate, arguments.receiver(), "String.prototype[Symbol.iterator]"));
  const auto iterator =
      Cast<JSStringIterator>(TRY(NewJSObjectFromMap(isolate, isolate->realm()->string_iterator_map())));
  iterator->set_string(s);
  iterator->set_index(0);
  return iterator;
}

// ECMA-262 §22.1.5.1.1 %StringIteratorPrototype%.next ( )
BUILTIN(StringIteratorPrototypeNext) {
  CHECK_RECEIVER(JSStringIterator, iterator, "String Iterator.prototype.next");
  const auto s = iterator->string();
  const uint32_t position = static_cast<uint32_t>(iterator->index());
  const uint32_t length = s->length();
  if (position >= length) {
    // Not to be revived: nothing is ever appended to a string.
    iterator->set_string(ReadOnlyRoots::empty_string());
    iterator->set_index(0);
    return NewIteratorResult(isolate, Undefined(), true);
  }
  const uint32_t first = s->Get(position);
  if (IsLeadSurrogate(first) && position + 1 < length && IsTrailSurrogate(s->Get(position + 1))) {
    const auto pair = TRY(NewSubString(isolate, s, position, position + 2));
    iterator->set_index(static_cast<int>(position) + 2);
    return NewIteratorResult(isolate, pair, false);
  }
  const auto character = TRY(LookupSingleCharacterString(isolate, static_cast<uint16_t>(first)));
  iterator->set_index(static_cast<int>(position) + 1);
  return NewIteratorResult(isolate, character, false);
}

namespace {

// ECMA-262 §B.2.2.2.1 CreateHTML ( string, tag, attribute, value )
Result<Value> CreateHtml(Isolate* isolate, Arguments arguments, const char* method, const char* tag,
                         const char* attribute = nullptr) {
  const auto s = TRY(ToThisString(isolate, arguments.receiver(), method));
  StringBuilder builder(isolate);
  TRY(builder.AppendCharacter('<'));
  TRY(builder.AppendAscii(tag, std::strlen(tag)));
  if (attribute != nullptr) {
    const auto value = TRY(ToString(isolate, arguments.at(0)));
    TRY(builder.AppendCharacter(' '));
    TRY(builder.AppendAscii(attribute, std::strlen(attribute)));
    TRY(builder.AppendAscii("=\""));
    const auto flat = TRY(String::Flatten(isolate, value));
    for (uint32_t i = 0; i < flat->length(); ++i) {
      if (!isolate->Poll()) return Exception();
      const uint16_t c = flat->Get(i);
      if (c == '"') {
        TRY(builder.AppendAscii("&quot;"));
      } else {
        TRY(builder.AppendCharacter(c));
      }
    }
    TRY(builder.AppendCharacter('"'));
  }
  TRY(builder.AppendCharacter('>'));
  TRY(builder.AppendString(s));
  TRY(builder.AppendAscii("</"));
  TRY(builder.AppendAscii(tag, std::strlen(tag)));
  TRY(builder.AppendCharacter('>'));
  return builder.ToString();
}

}  // namespace

// ECMA-262 §B.2.2.2 – §B.2.2.14
BUILTIN(StringPrototypeAnchor) { return CreateHtml(isolate, arguments, "String.prototype.anchor", "a", "name"); }
BUILTIN(StringPrototypeBig) { return CreateHtml(isolate, arguments, "String.prototype.big", "big"); }
BUILTIN(StringPrototypeBlink) { return CreateHtml(isolate, arguments, "String.prototype.blink", "blink"); }
BUILTIN(StringPrototypeBold) { return CreateHtml(isolate, arguments, "String.prototype.bold", "b"); }
BUILTIN(StringPrototypeFixed) { return CreateHtml(isolate, arguments, "String.prototype.fixed", "tt"); }
BUILTIN(StringPrototypeFontcolor) {
  return CreateHtml(isolate, arguments, "String.prototype.fontcolor", "font", "color");
}
BUILTIN(StringPrototypeFontsize) {
  return CreateHtml(isolate, arguments, "String.prototype.fontsize", "font", "size");
}
BUILTIN(StringPrototypeItalics) { return CreateHtml(isolate, arguments, "String.prototype.italics", "i"); }
BUILTIN(StringPrototypeLink) { return CreateHtml(isolate, arguments, "String.prototype.link", "a", "href"); }
BUILTIN(StringPrototypeSmall) { return CreateHtml(isolate, arguments, "String.prototype.small", "small"); }
BUILTIN(StringPrototypeStrike) { return CreateHtml(isolate, arguments, "String.prototype.strike", "strike"); }
BUILTIN(StringPrototypeSub) { return CreateHtml(isolate, arguments, "String.prototype.sub", "sub"); }
BUILTIN(StringPrototypeSup) { return CreateHtml(isolate, arguments, "String.prototype.sup", "sup"); }

}  // namespace v8::internal

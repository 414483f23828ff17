#include <cstring>

#include "src/builtins/builtins.h"
#include "src/runtime/text/string-builder.h"

// ECMA-262 §19.2.6: URI handling functions; §B.2.1: escape and unescape.
namespace v8::internal {

namespace {

constexpr char kUriUnescapedMarks[] = "-_.!~*'()";
constexpr char kHexDigits[] = "0123456789ABCDEF";

bool IsAlphanumeric(uint32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsOneOf(uint32_t c, const char* set) {
  return c != 0 && c < 0x80 && std::strchr(set, static_cast<int>(c)) != nullptr;
}

int HexValue(uint32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}

// The value of `count` hexadecimal digits at `index`, or -1.
int HexDigitsAt(const String::FlatContent& text, uint32_t index, uint32_t count) {
  if (index + count > text.length()) return -1;
  int value = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const int digit = HexValue(text.Get(index + i));
    if (digit < 0) return -1;
    value = value << 4 | digit;
  }
  return value;
}

Result<void> AppendPercentByte(StringBuilder* builder, uint32_t byte) {
  TRY(builder->AppendCharacter('%'));
  TRY(builder->AppendCharacter(static_cast<uint8_t>(kHexDigits[byte >> 4])));
  return builder->AppendCharacter(static_cast<uint8_t>(kHexDigits[byte & 15]));
}

Result<void> AppendPercentUtf8(StringBuilder* builder, uint32_t c) {
  if (c < 0x80) return AppendPercentByte(builder, c);
  if (c < 0x800) {
    TRY(AppendPercentByte(builder, 0xC0 | c >> 6));
  } else {
    if (c < 0x10000) {
      TRY(AppendPercentByte(builder, 0xE0 | c >> 12));
    } else {
      TRY(AppendPercentByte(builder, 0xF0 | c >> 18));
      TRY(AppendPercentByte(builder, 0x80 | (c >> 12 & 0x3F)));
    }
    TRY(AppendPercentByte(builder, 0x80 | (c >> 6 & 0x3F)));
  }
  return AppendPercentByte(builder, 0x80 | (c & 0x3F));
}

Result<Tagged<String>> FlatArgument(Isolate* isolate, Value argument) {
  return String::Flatten(isolate, TRY(ToString(isolate, argument)));
}

// §19.2.6.5 Encode ( string, extraUnescaped ). The text is not touched while the builder, which does not allocate in the
// heap, grows.
Result<Value> EncodeText(Isolate* isolate, Value argument, const char* extra_unescaped) {
  const Tagged<String> string = TRY(FlatArgument(isolate, argument));
  const String::FlatContent text = string->GetFlatContent();
  StringBuilder builder(isolate);
  for (uint32_t k = 0; k < text.length(); ++k) {
    if (!isolate->Poll()) return Exception();
    uint32_t c = text.Get(k);
    if (IsAlphanumeric(c) || IsOneOf(c, kUriUnescapedMarks) || IsOneOf(c, extra_unescaped)) {
      TRY(builder.AppendCharacter(static_cast<uint16_t>(c)));
      continue;
    }
    if ((c & 0xFC00) == 0xDC00) return Throw(isolate, MessageTemplate::kURIMalformed);
    if ((c & 0xFC00) == 0xD800) {
      const uint32_t low = k + 1 < text.length() ? text.Get(k + 1) : 0;
      if ((low & 0xFC00) != 0xDC00) return Throw(isolate, MessageTemplate::kURIMalformed);
      c = 0x10000 + ((c & 0x3FF) << 10) + (low & 0x3FF);
      k++;
    }
    TRY(AppendPercentUtf8(&builder, c));
  }
  base::KeepAlive(string);
  return builder.ToString();
}

// The code point that the %XX sequences at `index` spell in UTF-8, and where they end; -1 when they are malformed.
int32_t DecodeSequence(const String::FlatContent& text, uint32_t index, uint32_t* end) {
  if (text.Get(index) != '%') return -1;
  const int first = HexDigitsAt(text, index + 1, 2);
  if (first < 0) return -1;
  *end = index + 3;
  if (first < 0x80) return first;
  const int extra = (first & 0xE0) == 0xC0 ? 1 : (first & 0xF0) == 0xE0 ? 2 : (first & 0xF8) == 0xF0 ? 3 : 0;
  if (extra == 0) return -1;
  int32_t c = first & (0x3F >> extra);
  for (int i = 0; i < extra; ++i) {
    if (*end >= text.length() || text.Get(*end) != '%') return -1;
    const int byte = HexDigitsAt(text, *end + 1, 2);
    if (byte < 0 || (byte & 0xC0) != 0x80) return -1;
    c = c << 6 | (byte & 0x3F);
    *end += 3;
  }
  constexpr int32_t kSmallest[] = {0, 0x80, 0x800, 0x10000};
  if (c < kSmallest[extra] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return -1;
  return c;
}

// §19.2.6.6 Decode ( string, preserveEscapeSet )
Result<Value> DecodeText(Isolate* isolate, Value argument, const char* preserved) {
  const Tagged<String> string = TRY(FlatArgument(isolate, argument));
  const String::FlatContent text = string->GetFlatContent();
  StringBuilder builder(isolate);
  for (uint32_t k = 0; k < text.length();) {
    if (!isolate->Poll()) return Exception();
    const uint16_t unit = text.Get(k);
    if (unit != '%') {
      TRY(builder.AppendCharacter(unit));
      k++;
      continue;
    }
    uint32_t end = k;
    const int32_t c = DecodeSequence(text, k, &end);
    if (c < 0) return Throw(isolate, MessageTemplate::kURIMalformed);
    if (IsOneOf(static_cast<uint32_t>(c), preserved)) {
      for (uint32_t i = k; i < end; ++i) TRY(builder.AppendCharacter(text.Get(i)));
    } else if (c < 0x10000) {
      TRY(builder.AppendCharacter(static_cast<uint16_t>(c)));
    } else {
      TRY(builder.AppendCharacter(static_cast<uint16_t>(0xD800 + ((c - 0x10000) >> 10))));
      TRY(builder.AppendCharacter(static_cast<uint16_t>(0xDC00 + ((c - 0x10000) & 0x3FF))));
    }
    k = end;
  }
  base::KeepAlive(string);
  return builder.ToString();
}

}  // namespace

// §19.2.6.1 decodeURI ( encodedURI )
BUILTIN(GlobalDecodeURI) { return DecodeText(isolate, arguments.at(0), ";/?:@&=+$,#"); }
// §19.2.6.2 decodeURIComponent ( encodedURIComponent )
BUILTIN(GlobalDecodeURIComponent) { return DecodeText(isolate, arguments.at(0), ""); }
// §19.2.6.3 encodeURI ( uri )
BUILTIN(GlobalEncodeURI) { return EncodeText(isolate, arguments.at(0), ";/?:@&=+$,#"); }
// §19.2.6.4 encodeURIComponent ( uriComponent )
BUILTIN(GlobalEncodeURIComponent) { return EncodeText(isolate, arguments.at(0), ""); }

// §B.2.1.1 escape ( string )
BUILTIN(GlobalEscape) {
  const Tagged<String> string = TRY(FlatArgument(isolate, arguments.at(0)));
  const String::FlatContent text = string->GetFlatContent();
  StringBuilder builder(isolate);
  for (uint32_t k = 0; k < text.length(); ++k) {
    if (!isolate->Poll()) return Exception();
    const uint32_t c = text.Get(k);
    if (IsAlphanumeric(c) || IsOneOf(c, "@*_+-./")) {
      TRY(builder.AppendCharacter(static_cast<uint16_t>(c)));
    } else if (c < 256) {
      TRY(AppendPercentByte(&builder, c));
    } else {
      TRY(builder.AppendAscii("%u"));
      for (int shift = 12; shift >= 0; shift -= 4) {
        TRY(builder.AppendCharacter(static_cast<uint8_t>(kHexDigits[c >> shift & 15])));
      }
    }
  }
  base::KeepAlive(string);
  return builder.ToString();
}

// §B.2.1.2 unescape ( string )
BUILTIN(GlobalUnescape) {
  const Tagged<String> string = TRY(FlatArgument(isolate, arguments.at(0)));
  const String::FlatContent text = string->GetFlatContent();
  StringBuilder builder(isolate);
  for (uint32_t k = 0; k < text.length();) {
    if (!isolate->Poll()) return Exception();
    uint32_t c = text.Get(k), length = 1;
    if (c == '%') {
      const int wide = k + 1 < text.length() && text.Get(k + 1) == 'u' ? HexDigitsAt(text, k + 2, 4) : -1;
      const int narrow = wide < 0 ? HexDigitsAt(text, k + 1, 2) : -1;
      if (wide >= 0) {
        c = static_cast<uint32_t>(wide);
        length = 6;
      } else if (narrow >= 0) {
        c = static_cast<uint32_t>(narrow);
        length = 3;
      }
    }
    TRY(builder.AppendCharacter(static_cast<uint16_t>(c)));
    k += length;
  }
  base::KeepAlive(string);
  return builder.ToString();
}

}  // namespace v8::internal

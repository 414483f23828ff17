#include <algorithm>

#include "src/builtins/typed-array-support.h"
#include "src/runtime/text/string-characters.h"
#include "src/strings/char-span.h"
#include "src/strings/unicode.h"

// Uint8Array from and to text: base64 and hexadecimal digits.
namespace v8::internal {

namespace {

enum class Alphabet { kBase64, kBase64Url };
enum class LastChunk { kLoose, kStrict, kStopBeforePartial };

constexpr char kBase64Digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr char kBase64UrlDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

using Bytes = base::GrowableArray<uint8_t, 256>;

// What the specification's record { [[Read]], [[Bytes]], [[Error]] } is: the bytes are written to the side.
struct Decoded {
  enum Status { kDone, kSyntaxError, kOutOfMemory };
  size_t read;
  Status status;
};

bool IsAsciiWhiteSpace(uint32_t c) { return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' '; }

// The value of a base64 digit, or -1.
int Base64DigitValue(uint32_t c, Alphabet alphabet) {
  if (c >= 'A' && c <= 'Z') return static_cast<int>(c - 'A');
  if (c >= 'a' && c <= 'z') return static_cast<int>(c - 'a') + 26;
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0') + 52;
  if (c == (alphabet == Alphabet::kBase64 ? '+' : '-')) return 62;
  if (c == (alphabet == Alphabet::kBase64 ? '/' : '_')) return 63;
  return -1;
}

int HexDigitValue(uint32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  const uint32_t letter = c | 0x20;
  return letter >= 'a' && letter <= 'f' ? static_cast<int>(letter - 'a') + 10 : -1;
}

// FromBase64 ( string, alphabet, lastChunkHandling [ , maxLength ] )
template <typename Char>
Decoded FromBase64(base::Vector<const Char> text, Alphabet alphabet, LastChunk last_chunk, size_t max_length,
                   Bytes* bytes, base::Poller* poller) {
  const size_t length = text.size();
  if (max_length == 0) return {0, Decoded::kDone};
  size_t read = 0, index = 0;
  uint32_t chunk = 0;  // the digits of the chunk, six bits each
  int chunk_length = 0;
  const auto skip_white_space = [&] {
    while (index < length && IsAsciiWhiteSpace(text[index]) && poller->At(index)) ++index;
  };
  const auto add = [&](uint32_t byte) { return bytes->TryAdd(static_cast<uint8_t>(byte)); };
  // DecodeFinalBase64Chunk: of two or three digits. What the digits have beyond whole bytes may have to be zero.
  const auto decode_final = [&]() -> Decoded::Status {
    const uint32_t extra_bits = chunk_length == 2 ? chunk & 0xF : chunk & 3;
    if (last_chunk == LastChunk::kStrict && extra_bits != 0) return Decoded::kSyntaxError;
    const bool added = chunk_length == 2 ? add(chunk >> 4) : add(chunk >> 10) && add(chunk >> 2);
    return added ? Decoded::kDone : Decoded::kOutOfMemory;
  };
  while (true) {
    skip_white_space();
    if (!(*poller)()) return {read, Decoded::kDone};
    if (index == length) {
      if (chunk_length == 0) return {length, Decoded::kDone};
      if (last_chunk == LastChunk::kStopBeforePartial) return {read, Decoded::kDone};
      if (last_chunk == LastChunk::kStrict || chunk_length == 1) return {read, Decoded::kSyntaxError};
      const Decoded::Status status = decode_final();
      return {status == Decoded::kDone ? length : read, status};
    }
    const uint32_t c = text[index++];
    if (c == '=') {
      if (chunk_length < 2) return {read, Decoded::kSyntaxError};
      skip_white_space();
      if (chunk_length == 2) {
        if (index == length) {
          return {read, last_chunk == LastChunk::kStopBeforePartial ? Decoded::kDone : Decoded::kSyntaxError};
        }
        if (text[index] == '=') {
          ++index;
          skip_white_space();
        }
      }
      if (index < length) return {read, Decoded::kSyntaxError};
      const Decoded::Status status = decode_final();
      return {status == Decoded::kDone ? length : read, status};
    }
    const int digit = Base64DigitValue(c, alphabet);
    if (digit < 0) return {read, Decoded::kSyntaxError};
    // A chunk whose bytes do not all find room is not begun.
    const size_t remaining = max_length - bytes->size();
    if ((remaining == 1 && chunk_length == 2) || (remaining == 2 && chunk_length == 3)) return {read, Decoded::kDone};
    chunk = chunk << 6 | static_cast<uint32_t>(digit);
    if (++chunk_length < 4) continue;
    if (!add(chunk >> 16) || !add(chunk >> 8) || !add(chunk)) return {read, Decoded::kOutOfMemory};
    chunk = 0;
    chunk_length = 0;
    read = index;
    if (bytes->size() == max_length) return {read, Decoded::kDone};
  }
}

// FromHex ( string [ , maxLength ] )
template <typename Char>
Decoded FromHex(base::Vector<const Char> text, size_t max_length, Bytes* bytes, base::Poller* poller) {
  const size_t length = text.size();
  if (length % 2 != 0) return {0, Decoded::kSyntaxError};
  size_t read = 0;
  while (read < length && bytes->size() < max_length && (*poller)()) {
    const int high = HexDigitValue(text[read]), low = HexDigitValue(text[read + 1]);
    if (high < 0 || low < 0) return {read, Decoded::kSyntaxError};
    if (!bytes->TryAdd(static_cast<uint8_t>(high << 4 | low))) return {read, Decoded::kOutOfMemory};
    read += 2;
  }
  return {read, Decoded::kDone};
}

// Calls `decode` with the characters of the string.
template <typename Decode>
Result<void> DecodeString(Isolate* isolate, Tagged<String> string, Decoded* decoded, Decode decode) {
  TRY(VisitCharactersPolling(isolate, TRY(String::Flatten(isolate, string)), [&](auto text, base::Poller* poller) {
    *decoded = decode(text, poller);
    return true;
  }));
  return Ok();
}

// ---- Options

Result<Value> GetOption(Isolate* isolate, Value options, const char* name) {
  if (options.IsUndefined()) return Undefined();
  if (!IsJSReceiver(options)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, options);
  return Get(isolate, options, PropertyKey::FromInternalized(TRY(InternalizeAscii(isolate, name))));
}

bool IsText(Value value, const char* text) { return IsString(value) && Cast<String>(value)->IsEqualTo(text); }

Result<Alphabet> GetAlphabet(Isolate* isolate, Value options) {
  const Value value = TRY(GetOption(isolate, options, "alphabet"));
  if (value.IsUndefined() || IsText(value, "base64")) return Alphabet::kBase64;
  if (IsText(value, "base64url")) return Alphabet::kBase64Url;
  return Throw(isolate, MessageTemplate::kInvalidOption, value, TRY(NewStringFromAscii(isolate, "alphabet")));
}

Result<LastChunk> GetLastChunkHandling(Isolate* isolate, Value options) {
  const Value value = TRY(GetOption(isolate, options, "lastChunkHandling"));
  if (value.IsUndefined() || IsText(value, "loose")) return LastChunk::kLoose;
  if (IsText(value, "strict")) return LastChunk::kStrict;
  if (IsText(value, "stop-before-partial")) return LastChunk::kStopBeforePartial;
  return Throw(isolate, MessageTemplate::kInvalidOption, value,
               TRY(NewStringFromAscii(isolate, "lastChunkHandling")));
}

// ---- Receivers and results

// ValidateUint8Array
Result<Tagged<JSTypedArray>> Uint8ArrayReceiver(Isolate* isolate, Value value, const char* method) {
  if (IsJSTypedArray(value) && Cast<JSTypedArray>(value)->elements_kind() == UINT8_ELEMENTS) {
    return Cast<JSTypedArray>(value);
  }
  return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)), value);
}

Result<Tagged<String>> TextArgument(Isolate* isolate, Value value) {
  if (IsString(value)) return Cast<String>(value);
  return Throw(isolate, MessageTemplate::kArgumentIsNonString, value);
}

// The error of a decoding, if there is one.
Result<void> CheckDecoded(Isolate* isolate, const Decoded& decoded, MessageTemplate message) {
  if (decoded.status == Decoded::kDone) return Ok();
  if (decoded.status == Decoded::kOutOfMemory) return ReportOutOfMemory(isolate, "Uint8Array");
  return Throw(isolate, message);
}

// Writes the bytes to the front of the array, which has room for them.
Result<void> WriteBytes(Isolate* isolate, Tagged<JSTypedArray> array, const Bytes& bytes) {
  for (size_t done = 0; done < bytes.size() && bytes.size() <= array->GetLength();) {
    const size_t count = std::min(bytes.size() - done, kCharsBetweenPolls);
    base::RacyCopy(array->data_ptr() + done, bytes.data() + done, count);
    done += count;
    if (done < bytes.size() && !isolate->Poll()) return Exception();
  }
  return Ok();
}

Result<Value> NewUint8Array(Isolate* isolate, const Bytes& bytes) {
  const Tagged<JSTypedArray> array =
      TRY(NewTypedArray(isolate, TypedArrayMap(isolate, UINT8_ELEMENTS), static_cast<double>(bytes.size())));
  TRY(WriteBytes(isolate, array, bytes));
  return array;
}

// Writes the bytes to the array and tells how far it came: { read, written }.
Result<Value> WriteDecoded(Isolate* isolate, Tagged<JSTypedArray> array, const Decoded& decoded, const Bytes& bytes,
                           MessageTemplate message) {
  // What comes before an error is written.
  TRY(WriteBytes(isolate, array, bytes));
  TRY(CheckDecoded(isolate, decoded, message));
  const Tagged<JSObject> result = TRY(NewJSObject(isolate));
  const auto add = [&](const char* name, size_t value) -> Result<void> {
    const PropertyKey key = PropertyKey::FromInternalized(TRY(InternalizeAscii(isolate, name)));
    return CreateDataPropertyOrThrow(isolate, result, key, Value::Number(static_cast<double>(value)));
  };
  TRY(add("read", decoded.read));
  TRY(add("written", bytes.size()));
  return result;
}

}  // namespace

// Uint8Array.fromBase64 ( string [ , options ] )
BUILTIN(Uint8ArrayFromBase64) {
  const Tagged<String> string = TRY(TextArgument(isolate, arguments.at(0)));
  const Alphabet alphabet = TRY(GetAlphabet(isolate, arguments.at(1)));
  const LastChunk last_chunk = TRY(GetLastChunkHandling(isolate, arguments.at(1)));
  Bytes bytes;
  Decoded decoded;
  TRY(DecodeString(isolate, string, &decoded, [&](auto text, base::Poller* poller) {
    return FromBase64(text, alphabet, last_chunk, SIZE_MAX, &bytes, poller);
  }));
  TRY(CheckDecoded(isolate, decoded, MessageTemplate::kInvalidBase64));
  return NewUint8Array(isolate, bytes);
}

// Uint8Array.fromHex ( string )
BUILTIN(Uint8ArrayFromHex) {
  const Tagged<String> string = TRY(TextArgument(isolate, arguments.at(0)));
  Bytes bytes;
  Decoded decoded;
  TRY(DecodeString(isolate, string, &decoded, [&](auto text, base::Poller* poller) {
    return FromHex(text, SIZE_MAX, &bytes, poller);
  }));
  TRY(CheckDecoded(isolate, decoded, MessageTemplate::kInvalidHex));
  return NewUint8Array(isolate, bytes);
}

// Uint8Array.prototype.setFromBase64 ( string [ , options ] )
BUILTIN(Uint8ArrayPrototypeSetFromBase64) {
  const char* const method = "Uint8Array.prototype.setFromBase64";
  const Tagged<JSTypedArray> array = TRY(Uint8ArrayReceiver(isolate, arguments.receiver(), method));
  TRY(CheckNotImmutable(isolate, array, method));
  const Tagged<String> string = TRY(TextArgument(isolate, arguments.at(0)));
  const Alphabet alphabet = TRY(GetAlphabet(isolate, arguments.at(1)));
  const LastChunk last_chunk = TRY(GetLastChunkHandling(isolate, arguments.at(1)));
  TRY(CheckNotOutOfBounds(isolate, array, method));
  Bytes bytes;
  Decoded decoded;
  TRY(DecodeString(isolate, string, &decoded, [&](auto text, base::Poller* poller) {
    return FromBase64(text, alphabet, last_chunk, array->GetLength(), &bytes, poller);
  }));
  return WriteDecoded(isolate, array, decoded, bytes, MessageTemplate::kInvalidBase64);
}

// Uint8Array.prototype.setFromHex ( string )
BUILTIN(Uint8ArrayPrototypeSetFromHex) {
  const char* const method = "Uint8Array.prototype.setFromHex";
  const Tagged<JSTypedArray> array = TRY(Uint8ArrayReceiver(isolate, arguments.receiver(), method));
  TRY(CheckNotImmutable(isolate, array, method));
  const Tagged<String> string = TRY(TextArgument(isolate, arguments.at(0)));
  TRY(CheckNotOutOfBounds(isolate, array, method));
  Bytes bytes;
  Decoded decoded;
  TRY(DecodeString(isolate, string, &decoded, [&](auto text, base::Poller* poller) {
    return FromHex(text, array->GetLength(), &bytes, poller);
  }));
  return WriteDecoded(isolate, array, decoded, bytes, MessageTemplate::kInvalidHex);
}

namespace {

// False when an exception is pending: termination, or an interrupt's callback has taken elements away.
V8_INLINE bool PollReading(Isolate* isolate, Tagged<JSTypedArray> array, size_t length) {
  if (V8_LIKELY(isolate->interrupt_requested.load(std::memory_order_relaxed) == 0)) return true;
  if (!isolate->Poll()) return false;
  if (array->GetLength() >= length) return true;
  ThrowNotTypedArray(isolate);
  return false;
}

// An empty string for the text of `length` characters, which has its limit.
Result<Tagged<SeqOneByteString>> NewTextFor(Isolate* isolate, double length) {
  if (length > String::kMaxLength) return Throw(isolate, MessageTemplate::kInvalidStringLength);
  return NewRawOneByteString(isolate, static_cast<uint32_t>(length));
}

}  // namespace

// Uint8Array.prototype.toBase64 ( [ options ] )
BUILTIN(Uint8ArrayPrototypeToBase64) {
  const char* const method = "Uint8Array.prototype.toBase64";
  const Tagged<JSTypedArray> array = TRY(Uint8ArrayReceiver(isolate, arguments.receiver(), method));
  const Alphabet alphabet = TRY(GetAlphabet(isolate, arguments.at(0)));
  const bool omit_padding = ToBoolean(TRY(GetOption(isolate, arguments.at(0), "omitPadding")));
  TRY(CheckNotOutOfBounds(isolate, array, method));
  const size_t length = array->GetLength();
  if (length == 0) return ReadOnlyRoots::empty_string();
  const size_t rest = length % 3;
  const size_t padding = rest == 0 ? 0 : 3 - rest;
  const size_t text_length = (length + padding) / 3 * 4 - (omit_padding ? padding : 0);
  const Tagged<SeqOneByteString> text = TRY(NewTextFor(isolate, static_cast<double>(text_length)));
  const char* const digits = alphabet == Alphabet::kBase64 ? kBase64Digits : kBase64UrlDigits;
  const uint8_t* const from = array->data_ptr();
  uint8_t* to = text->chars();
  uint8_t* const end = to + text_length;
  for (size_t i = 0; i < length; i += 3) {
    if (!PollReading(isolate, array, length)) return Exception();
    const uint32_t second = i + 1 < length ? from[i + 1] : 0, third = i + 2 < length ? from[i + 2] : 0;
    const uint32_t chunk = static_cast<uint32_t>(from[i]) << 16 | second << 8 | third;
    for (int shift = 18; shift >= 0 && to < end; shift -= 6) *to++ = static_cast<uint8_t>(digits[chunk >> shift & 63]);
  }
  if (!omit_padding) {
    for (size_t i = 1; i <= padding; ++i) end[-static_cast<ptrdiff_t>(i)] = '=';
  }
  base::KeepAlive(text);
  return text;
}

// Uint8Array.prototype.toHex ( )
BUILTIN(Uint8ArrayPrototypeToHex) {
  const char* const method = "Uint8Array.prototype.toHex";
  const Tagged<JSTypedArray> array = TRY(Uint8ArrayReceiver(isolate, arguments.receiver(), method));
  TRY(CheckNotOutOfBounds(isolate, array, method));
  const size_t length = array->GetLength();
  if (length == 0) return ReadOnlyRoots::empty_string();
  const Tagged<SeqOneByteString> text = TRY(NewTextFor(isolate, 2 * static_cast<double>(length)));
  const uint8_t* const from = array->data_ptr();
  uint8_t* const to = text->chars();
  for (size_t i = 0; i < length; ++i) {
    if (!PollReading(isolate, array, length)) return Exception();
    to[2 * i] = static_cast<uint8_t>("0123456789abcdef"[from[i] >> 4]);
    to[2 * i + 1] = static_cast<uint8_t>("0123456789abcdef"[from[i] & 15]);
  }
  return text;
}

}  // namespace v8::internal

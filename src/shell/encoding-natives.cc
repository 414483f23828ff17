// Bytes and strings: what TextEncoder, TextDecoder, atob, btoa and URL are made of.

#include <string.h>

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "include/v8-array-buffer.h"
#include "include/v8-exception.h"
#include "include/v8-function-callback.h"
#include "include/v8-isolate.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "include/v8-typed-array.h"
#include "src/shell/values.h"
#include "src/shell/web-natives.h"

namespace flat8::shell {

bool BytesOf(v8::Local<v8::Value> value, uint8_t** data, size_t* size) {
  if (value->IsArrayBufferView()) {
    v8::Local<v8::ArrayBufferView> view = value.As<v8::ArrayBufferView>();
    *size = view->ByteLength();
    *data = static_cast<uint8_t*>(view->Buffer()->Data()) + view->ByteOffset();
  } else if (value->IsArrayBuffer()) {
    *size = value.As<v8::ArrayBuffer>()->ByteLength();
    *data = static_cast<uint8_t*>(value.As<v8::ArrayBuffer>()->Data());
  } else if (value->IsSharedArrayBuffer()) {
    *size = value.As<v8::SharedArrayBuffer>()->ByteLength();
    *data = static_cast<uint8_t*>(value.As<v8::SharedArrayBuffer>()->Data());
  } else {
    return false;
  }
  return true;
}

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

constexpr int kReplaceSurrogates = v8::String::WriteFlags::kReplaceInvalidUtf8;
constexpr uint16_t kReplacement = 0xFFFD;

bool IsLead(uint16_t unit) { return (unit & 0xFC00) == 0xD800; }
bool IsTrail(uint16_t unit) { return (unit & 0xFC00) == 0xDC00; }

void ReturnString(const Info& info, v8::MaybeLocal<v8::String> made) {
  v8::Local<v8::String> text;
  if (made.ToLocal(&text)) {
    info.GetReturnValue().Set(text);
  } else {
    info.GetIsolate()->ThrowException(
        v8::Exception::RangeError(NewString(info.GetIsolate(), "The result is too long for a string")));
  }
}

// Whether the API takes so many characters or bytes at all.
bool CheckLength(const Info& info, size_t size) {
  if (size <= std::numeric_limits<int>::max()) return true;
  ReturnString(info, {});
  return false;
}

// encodeUtf8(string): a Uint8Array.
void EncodeUtf8(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::String> text = info[0].As<v8::String>();
  const size_t size = text->Utf8LengthV2(isolate);
  v8::Local<v8::ArrayBuffer> buffer;
  if (!v8::ArrayBuffer::MaybeNew(isolate, size).ToLocal(&buffer)) {
    isolate->ThrowException(v8::Exception::RangeError(NewString(isolate, "Array buffer allocation failed")));
    return;
  }
  text->WriteUtf8V2(isolate, static_cast<char*>(buffer->Data()), size, kReplaceSurrogates);
  info.GetReturnValue().Set(v8::Uint8Array::New(buffer, 0, size));
}

// encodeUtf8Into(string, Uint8Array): {read, written}, in code units and bytes.
void EncodeUtf8Into(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  uint8_t* data;
  size_t size, read = 0;
  BytesOf(info[1], &data, &size);
  const size_t written =
      info[0].As<v8::String>()->WriteUtf8V2(isolate, reinterpret_cast<char*>(data), size, kReplaceSurrogates, &read);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Object> result = v8::Object::New(isolate);
  const auto set = [&](const char* name, size_t value) {
    return result->Set(context, NewName(isolate, name), v8::Number::New(isolate, static_cast<double>(value))).IsJust();
  };
  if (set("read", read) && set("written", written)) info.GetReturnValue().Set(result);
}

// bytesOf(value): the same memory as a Uint8Array; undefined when it is neither a buffer nor a view.
void BytesOfValue(const Info& info) {
  v8::Local<v8::Value> value = info[0];
  if (value->IsArrayBufferView()) {
    v8::Local<v8::ArrayBufferView> view = value.As<v8::ArrayBufferView>();
    info.GetReturnValue().Set(v8::Uint8Array::New(view->Buffer(), view->ByteOffset(), view->ByteLength()));
  } else if (value->IsArrayBuffer()) {
    v8::Local<v8::ArrayBuffer> buffer = value.As<v8::ArrayBuffer>();
    info.GetReturnValue().Set(v8::Uint8Array::New(buffer, 0, buffer->ByteLength()));
  } else if (value->IsSharedArrayBuffer()) {
    v8::Local<v8::SharedArrayBuffer> buffer = value.As<v8::SharedArrayBuffer>();
    info.GetReturnValue().Set(v8::Uint8Array::New(buffer, 0, buffer->ByteLength()));
  }
}

// The bytes that a lead byte promises behind it; 0 when it is none.
size_t TrailBytes(uint8_t lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 1;
  if (lead >= 0xE0 && lead <= 0xEF) return 2;
  if (lead >= 0xF0 && lead <= 0xF4) return 3;
  return 0;
}

// Whether `byte` may stand behind `lead`: neither an overlong form, nor a surrogate, nor beyond U+10FFFF.
bool IsSecondByte(uint8_t lead, uint8_t byte) {
  const uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  return low <= byte && byte <= high;
}

bool IsValidUtf8(const uint8_t* data, size_t size) {
  for (size_t i = 0; i < size;) {
    uint64_t word;
    if (size - i >= sizeof word && (memcpy(&word, data + i, sizeof word), (word & 0x8080808080808080u) == 0)) {
      i += sizeof word;
      continue;
    }
    const uint8_t lead = data[i++];
    if (lead < 0x80) continue;
    const size_t trail = TrailBytes(lead);
    if (trail == 0 || size - i < trail || !IsSecondByte(lead, data[i])) return false;
    for (size_t k = 1; k < trail; k++) {
      if ((data[i + k] & 0xC0) != 0x80) return false;
    }
    i += trail;
  }
  return true;
}

// unfinishedUtf8(bytes): how many bytes at the end begin a character that more bytes may complete.
void UnfinishedUtf8(const Info& info) {
  uint8_t* data;
  size_t size;
  BytesOf(info[0], &data, &size);
  for (size_t back = 1; back <= 3 && back <= size; back++) {
    const uint8_t byte = data[size - back];
    if ((byte & 0xC0) == 0x80) continue;
    const bool is_unfinished = TrailBytes(byte) >= back && (back == 1 || IsSecondByte(byte, data[size - back + 1]));
    info.GetReturnValue().Set(is_unfinished ? static_cast<int32_t>(back) : 0);
    return;
  }
  info.GetReturnValue().Set(0);
}

// decodeUtf8(bytes, fatal): a string; undefined where it is fatal that they are not UTF-8.
void DecodeUtf8(const Info& info) {
  uint8_t* data;
  size_t size;
  BytesOf(info[0], &data, &size);
  if (!CheckLength(info, size) || (info[1]->IsTrue() && !IsValidUtf8(data, size))) return;
  ReturnString(info, v8::String::NewFromUtf8(info.GetIsolate(), reinterpret_cast<char*>(data),
                                             v8::NewStringType::kNormal, static_cast<int>(size)));
}

// decodeUtf16(bytes, fatal, bigEndian): the same of UTF-16; an odd byte at the end is an error, too.
void DecodeUtf16(const Info& info) {
  uint8_t* data;
  size_t size;
  BytesOf(info[0], &data, &size);
  const bool is_fatal = info[1]->IsTrue(), big_endian = info[2]->IsTrue();
  if (!CheckLength(info, size / 2 + 1)) return;
  std::vector<uint16_t> units(size / 2);
  for (size_t i = 0; i < units.size(); i++) {
    units[i] =
        static_cast<uint16_t>(big_endian ? data[2 * i] << 8 | data[2 * i + 1] : data[2 * i + 1] << 8 | data[2 * i]);
  }
  bool is_valid = size % 2 == 0;
  for (size_t i = 0; i < units.size(); i++) {
    if (IsLead(units[i]) && i + 1 < units.size() && IsTrail(units[i + 1])) {
      i++;
    } else if (IsLead(units[i]) || IsTrail(units[i])) {
      units[i] = kReplacement;
      is_valid = false;
    }
  }
  if (size % 2 != 0) units.push_back(kReplacement);
  if (is_fatal && !is_valid) return;
  ReturnString(info, v8::String::NewFromTwoByte(info.GetIsolate(), units.data(), v8::NewStringType::kNormal,
                                                static_cast<int>(units.size())));
}

// What windows-1252 has at 0x80 to 0x9F.
constexpr uint16_t kWindows1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                       0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// decodeWindows1252(bytes)
void DecodeWindows1252(const Info& info) {
  uint8_t* data;
  size_t size;
  BytesOf(info[0], &data, &size);
  if (!CheckLength(info, size)) return;
  bool is_latin1 = true;
  std::vector<uint16_t> units(data, data + size);
  for (uint16_t& unit : units) {
    if (unit >= 0x80 && unit < 0xA0) {
      unit = kWindows1252[unit - 0x80];
      is_latin1 = false;
    }
  }
  const int length = static_cast<int>(size);
  ReturnString(info, is_latin1 ? v8::String::NewFromOneByte(info.GetIsolate(), data, v8::NewStringType::kNormal, length)
                               : v8::String::NewFromTwoByte(info.GetIsolate(), units.data(), v8::NewStringType::kNormal,
                                                            length));
}

// ---- base64

constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// The values of the characters of base64; 64 for all others.
constexpr std::array<uint8_t, 256> kBase64Values = [] {
  std::array<uint8_t, 256> values;
  values.fill(64);
  for (uint8_t i = 0; i < 64; i++) values[static_cast<uint8_t>(kBase64[i])] = i;
  return values;
}();

// The characters of a string of Latin-1; false for any other.
bool Latin1Of(v8::Isolate* isolate, v8::Local<v8::String> text, std::vector<uint8_t>* characters) {
  if (!text->ContainsOnlyOneByte()) return false;
  characters->resize(static_cast<size_t>(text->Length()));
  text->WriteOneByteV2(isolate, 0, static_cast<uint32_t>(text->Length()), characters->data());
  return true;
}

void ReturnLatin1(const Info& info, const std::vector<uint8_t>& characters) {
  ReturnString(info, v8::String::NewFromOneByte(info.GetIsolate(), characters.data(), v8::NewStringType::kNormal,
                                                static_cast<int>(characters.size())));
}

// encodeBase64(string): base64 of its Latin-1; undefined when it is no Latin-1.
void EncodeBase64(const Info& info) {
  std::vector<uint8_t> bytes;
  if (!Latin1Of(info.GetIsolate(), info[0].As<v8::String>(), &bytes)) return;
  const size_t size = bytes.size(), padding = (3 - size % 3) % 3;
  bytes.resize(size + padding);
  if (!CheckLength(info, bytes.size() / 3 * 4)) return;
  std::vector<uint8_t> text(bytes.size() / 3 * 4);
  for (size_t i = 0, k = 0; i < bytes.size(); i += 3, k += 4) {
    const uint32_t group = static_cast<uint32_t>(bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2]);
    text[k] = static_cast<uint8_t>(kBase64[group >> 18]);
    text[k + 1] = static_cast<uint8_t>(kBase64[group >> 12 & 63]);
    text[k + 2] = static_cast<uint8_t>(kBase64[group >> 6 & 63]);
    text[k + 3] = static_cast<uint8_t>(kBase64[group & 63]);
  }
  for (size_t i = 0; i < padding; i++) text[text.size() - 1 - i] = '=';
  ReturnLatin1(info, text);
}

// decodeBase64(string): Latin-1, by the forgiving-base64 decode of the Infra Standard; undefined for its failure.
void DecodeBase64(const Info& info) {
  std::vector<uint8_t> text, bytes;
  if (!Latin1Of(info.GetIsolate(), info[0].As<v8::String>(), &text)) return;
  std::erase_if(text, [](uint8_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; });
  if (text.size() % 4 == 0) {
    for (int i = 0; i < 2 && !text.empty() && text.back() == '='; i++) text.pop_back();
  }
  if (text.size() % 4 == 1) return;
  bytes.reserve(text.size());
  uint32_t group = 0, bits = 0;
  for (uint8_t character : text) {
    const uint32_t value = kBase64Values[character];
    if (value == 64) return;
    group = (group << 6 | value) & 0xFFFF;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<uint8_t>(group >> bits));
    }
  }
  ReturnLatin1(info, bytes);
}

// ---- Percent encoding

int HexValue(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

// percentDecode(string): its UTF-8 with the bytes that %xx stands for, decoded.
void PercentDecode(const Info& info) {
  const std::string text = ToUtf8(info.GetIsolate(), info[0]);
  std::string bytes;
  for (size_t i = 0; i < text.size(); i++) {
    const int high = text[i] == '%' && i + 2 < text.size() ? HexValue(text[i + 1]) : -1;
    const int low = high >= 0 ? HexValue(text[i + 2]) : -1;
    if (low < 0) {
      bytes += text[i];
    } else {
      bytes += static_cast<char>(high << 4 | low);
      i += 2;
    }
  }
  ReturnString(info, MaybeNewString(info.GetIsolate(), bytes));
}

}  // namespace

const Native kEncodingNatives[] = {{"bytesOf", BytesOfValue},
                                   {"encodeUtf8", EncodeUtf8},
                                   {"encodeUtf8Into", EncodeUtf8Into},
                                   {"unfinishedUtf8", UnfinishedUtf8},
                                   {"decodeUtf8", DecodeUtf8},
                                   {"decodeUtf16", DecodeUtf16},
                                   {"decodeWindows1252", DecodeWindows1252},
                                   {"encodeBase64", EncodeBase64},
                                   {"decodeBase64", DecodeBase64},
                                   {"percentDecode", PercentDecode},
                                   {nullptr, nullptr}};

}  // namespace flat8::shell

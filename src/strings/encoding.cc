#include "src/strings/encoding.h"

#include <cstring>

#include "src/strings/unicode.h"

namespace v8::internal {

namespace {

// Decodes the character at `*position`, which is not ASCII. kReplacementCharacter with `*valid` cleared when it is
// malformed; `*position` is then behind the part that could have begun a character, at least one byte.
uint32_t DecodeOne(const uint8_t* bytes, size_t length, size_t* position, LoneSurrogates lone, bool* valid) {
  const uint8_t first = bytes[(*position)++];
  int more;
  uint32_t c;
  uint8_t lower = 0x80, upper = 0xBF;  // Of the second byte: neither overlong nor a surrogate nor above U+10FFFF.
  if (first >= 0xC2 && first <= 0xDF) {
    more = 1;
    c = first & 0x1F;
  } else if (first >= 0xE0 && first <= 0xEF) {
    more = 2;
    c = first & 0x0F;
    if (first == 0xE0) lower = 0xA0;
    if (first == 0xED && lone == LoneSurrogates::kReplace) upper = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    more = 3;
    c = first & 0x07;
    if (first == 0xF0) lower = 0x90;
    if (first == 0xF4) upper = 0x8F;
  } else {
    *valid = false;
    return kReplacementCharacter;
  }
  for (; more > 0; --more) {
    if (*position == length || bytes[*position] < lower || bytes[*position] > upper) {
      *valid = false;
      return kReplacementCharacter;
    }
    c = c << 6 | (bytes[(*position)++] & 0x3F);
    lower = 0x80;
    upper = 0xBF;
  }
  return c;
}

template <typename Char>
void Decode(base::Vector<const char> text, Char* out, LoneSurrogates lone) {
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(text.begin());
  const size_t length = text.size();
  bool valid = true;
  for (size_t i = 0; i < length;) {
    const size_t ascii = AsciiPrefix(bytes + i, length - i);
    CopyChars(out, bytes + i, ascii);
    out += ascii;
    i += ascii;
    while (i < length && bytes[i] >= 0x80) {
      const uint32_t c = DecodeOne(bytes, length, &i, lone, &valid);
      if constexpr (sizeof(Char) == 2) {
        if (c > 0xFFFF) {
          *out++ = LeadSurrogate(c);
          *out++ = TrailSurrogate(c);
          continue;
        }
      }
      *out++ = static_cast<Char>(c);
    }
  }
}

// Writes one character of `size` bytes.
void WriteCharacter(uint32_t c, size_t size, char* out) {
  if (size == 1) {
    out[0] = static_cast<char>(c);
  } else if (size == 2) {
    out[0] = static_cast<char>(0xC0 | c >> 6);
    out[1] = static_cast<char>(0x80 | (c & 0x3F));
  } else if (size == 3) {
    out[0] = static_cast<char>(0xE0 | c >> 12);
    out[1] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out[2] = static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out[0] = static_cast<char>(0xF0 | c >> 18);
    out[1] = static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out[2] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out[3] = static_cast<char>(0x80 | (c & 0x3F));
  }
}

size_t CharacterSize(uint32_t c) { return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4; }

}  // namespace

size_t Utf8Length(OneByteSpan text) {
  size_t wide = 0;
  for (const uint8_t c : text) wide += c >> 7;
  return text.size() + wide;
}

size_t Utf8Length(TwoByteSpan text) {
  size_t bytes = 0;
  const size_t length = text.size();
  const uint16_t* units = text.begin();
  for (size_t i = 0; i < length; ++i) {
    const uint32_t c = units[i];
    bytes += CharacterSize(c);
    if (IsLeadSurrogate(c) && i + 1 < length && IsTrailSurrogate(units[i + 1])) {
      ++bytes;  // Four for the pair.
      ++i;
    }
  }
  return bytes;
}

Utf8Written EncodeUtf8(OneByteSpan text, char* out, size_t capacity) {
  const uint8_t* units = text.begin();
  size_t bytes = 0, i = 0;
  while (i < text.size()) {
    size_t ascii = AsciiPrefix(units + i, text.size() - i);
    if (ascii > capacity - bytes) ascii = capacity - bytes;
    if (ascii != 0) std::memcpy(out + bytes, units + i, ascii);
    bytes += ascii;
    i += ascii;
    if (i == text.size()) break;
    const size_t size = CharacterSize(units[i]);
    if (size > capacity - bytes) break;
    WriteCharacter(units[i++], size, out + bytes);
    bytes += size;
  }
  return {bytes, i};
}

Utf8Written EncodeUtf8(TwoByteSpan text, char* out, size_t capacity, LoneSurrogates lone) {
  size_t bytes = 0, i = 0;
  while (i < text.size()) {
    size_t next = i;
    uint32_t c = NextCodePoint(text.begin(), text.size(), &next);
    if (IsSurrogate(c) && lone == LoneSurrogates::kReplace) c = kReplacementCharacter;
    const size_t size = CharacterSize(c);
    if (size > capacity - bytes) break;
    WriteCharacter(c, size, out + bytes);
    bytes += size;
    i = next;
  }
  return {bytes, i};
}

namespace {

// The first `ascii` bytes are.
V8_NOINLINE Utf8Scan ScanFrom(const uint8_t* bytes, size_t length, size_t ascii_count, LoneSurrogates lone) {
  Utf8Scan scan;
  scan.units = ascii_count;
  for (size_t i = ascii_count; i < length;) {
    const size_t ascii = AsciiPrefix(bytes + i, length - i);
    scan.units += ascii;
    i += ascii;
    while (i < length && bytes[i] >= 0x80) {
      scan.is_ascii = false;
      const uint32_t c = DecodeOne(bytes, length, &i, lone, &scan.is_valid);
      if (c > 0xFF) scan.is_one_byte = false;
      scan.units += c > 0xFFFF ? 2 : 1;
    }
  }
  return scan;
}

}  // namespace

Utf8Scan ScanUtf8(base::Vector<const char> text, LoneSurrogates lone) {
  const uint8_t* bytes = reinterpret_cast<const uint8_t*>(text.begin());
  const size_t ascii_count = AsciiPrefix(bytes, text.size());
  if (ascii_count < text.size()) return ScanFrom(bytes, text.size(), ascii_count, lone);
  Utf8Scan scan;
  scan.units = ascii_count;
  return scan;
}

void DecodeUtf8(base::Vector<const char> bytes, uint16_t* out, LoneSurrogates lone) { Decode(bytes, out, lone); }
void DecodeUtf8(base::Vector<const char> bytes, uint8_t* out, LoneSurrogates lone) { Decode(bytes, out, lone); }

bool IsWellFormed(TwoByteSpan text, base::Poller* poller) {
  size_t step = 0;
  for (size_t i = 0; i < text.size();) {
    if (IsSurrogate(NextCodePoint(text.begin(), text.size(), &i)) || !poller->At(step++)) return false;
  }
  return true;
}

void ReplaceLoneSurrogates(uint16_t* text, size_t length, base::Poller* poller) {
  size_t step = 0;
  for (size_t i = 0; i < length && poller->At(step++);) {
    const size_t start = i;
    if (IsSurrogate(NextCodePoint(text, length, &i))) text[start] = kReplacementCharacter;
  }
}

}  // namespace v8::internal

#include "src/strings/char-span.h"

namespace v8::internal {

namespace {

constexpr uint64_t kNotAscii = 0x8080808080808080;

V8_INLINE uint64_t WordAt(const void* text) {
  uint64_t word;
  std::memcpy(&word, text, sizeof(word));
  return word;
}

// No character has a bit of its part of `mask`, which is that of one character repeated.
template <typename Char>
bool AllBelow(const Char* text, size_t length, uint64_t mask) {
  constexpr size_t kWord = sizeof(uint64_t) / sizeof(Char);
  size_t i = 0;
  for (; i + 4 * kWord <= length; i += 4 * kWord) {
    const uint64_t bits =
        WordAt(text + i) | WordAt(text + i + kWord) | WordAt(text + i + 2 * kWord) | WordAt(text + i + 3 * kWord);
    if ((bits & mask) != 0) return false;
  }
  uint64_t bits = 0;
  for (; i + kWord <= length; i += kWord) bits |= WordAt(text + i);
  for (; i < length; ++i) bits |= text[i];
  return (bits & mask) == 0;
}

}  // namespace

bool IsOneByte(const uint16_t* text, size_t length) { return AllBelow(text, length, 0xFF00FF00FF00FF00); }
bool IsAscii(const uint8_t* text, size_t length) { return AllBelow(text, length, kNotAscii); }

size_t AsciiPrefix(const uint8_t* text, size_t length) {
  size_t i = 0;
  while (i + sizeof(uint64_t) <= length && (WordAt(text + i) & kNotAscii) == 0) i += sizeof(uint64_t);
  while (i < length && text[i] < 0x80) ++i;
  return i;
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_JSON_JSON_TEXT_H_
#define FLAT8_SRC_JSON_JSON_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

// The text inside of JSON strings.
namespace v8::internal {

// How many characters at the beginning of `text` stand for themselves in a JSON string: no control characters, no
// quotation marks, no backslashes. Looks at eight at a time.
inline size_t LengthOfPlainJsonText(const uint8_t* text, size_t length) {
  constexpr uint64_t kOnes = 0x0101010101010101, kHighBits = 0x8080808080808080;
  // The high bits of the bytes that are zero, exact up to the first of them.
  const auto zero_bytes = [](uint64_t word) { return (word - kOnes) & ~word & kHighBits; };
  size_t i = 0;
  for (; i + 8 <= length; i += 8) {
    uint64_t word;
    std::memcpy(&word, text + i, 8);
    const uint64_t control = (word - kOnes * 0x20) & ~word & kHighBits;
    const uint64_t found = control | zero_bytes(word ^ kOnes * '"') | zero_bytes(word ^ kOnes * '\\');
    if (found != 0) return i + static_cast<size_t>(__builtin_ctzll(found)) / 8;
  }
  while (i < length && text[i] >= 0x20 && text[i] != '"' && text[i] != '\\') ++i;
  return i;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_JSON_JSON_TEXT_H_

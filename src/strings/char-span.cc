#include "src/strings/char-span.h"

namespace v8::internal {

namespace {

template <typename Char>
bool AllBelow(const Char* text, size_t length, uint32_t mask) {
  constexpr size_t kBlock = 64 / sizeof(Char);
  size_t i = 0;
  for (; i + kBlock <= length; i += kBlock) {
    Char bits = 0;
    for (size_t k = 0; k < kBlock; ++k) bits = static_cast<Char>(bits | text[i + k]);
    if ((bits & mask) != 0) return false;
  }
  Char bits = 0;
  for (; i < length; ++i) bits = static_cast<Char>(bits | text[i]);
  return (bits & mask) == 0;
}

}  // namespace

bool IsOneByte(const uint16_t* text, size_t length) { return AllBelow(text, length, 0xFF00); }
bool IsAscii(const uint8_t* text, size_t length) { return AllBelow(text, length, 0x80); }

}  // namespace v8::internal

#include "src/strings/string-hash.h"

#include <atomic>

#include "src/base/entropy.h"

namespace v8::internal {

namespace {

std::atomic<uint64_t> hash_seed{0};  // 0: not chosen yet.

constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15ull;
constexpr uint64_t kSalt = 0xA0761D6478BD642Full;

uint64_t Mix(uint64_t a, uint64_t b) {
  const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

// Four characters as 16-bit lanes, whatever the width of the text.
uint64_t LoadFour(const uint16_t* text) {
  uint64_t word;
  std::memcpy(&word, text, 8);
  return word;
}
uint64_t LoadFour(const uint8_t* text) {
  uint32_t bytes;
  std::memcpy(&bytes, text, 4);
  uint64_t word = bytes;
  word = (word | word << 16) & 0x0000FFFF0000FFFFull;
  return (word | word << 8) & 0x00FF00FF00FF00FFull;
}

template <typename Char>
uint64_t LoadFew(const Char* text, size_t count) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; ++i) word |= static_cast<uint64_t>(text[i]) << (16 * i);
  return word;
}

// Of longer text only the ends are hashed, so that the time is bounded.
constexpr size_t kMaxHashedLength = 32 * 1024;

// Goes on from the hash of what is before the text.
template <typename Char>
V8_INLINE uint64_t HashOn(uint64_t hash, const Char* text, size_t length) {
  for (; length >= 8; text += 8, length -= 8) {
    hash = Mix(LoadFour(text) ^ kSalt, LoadFour(text + 4) ^ hash);
  }
  uint64_t a = 0, b = 0;
  if (length >= 4) {
    a = LoadFour(text);
    b = LoadFew(text + 4, length - 4);
  } else {
    a = LoadFew(text, length);
  }
  hash = Mix(a ^ kSalt, b ^ hash);
  return Mix(hash ^ kMultiplier, kSalt);
}

template <typename Char>
uint32_t Hash(const Char* text, size_t length) {
  uint64_t hash = HashSeed() ^ (length * kMultiplier);
  if (V8_UNLIKELY(length > kMaxHashedLength)) {
    for (const Char* const end = text + kMaxHashedLength / 2; text < end; text += 8) {
      hash = Mix(LoadFour(text) ^ kSalt, LoadFour(text + 4) ^ hash);
    }
    text += length - kMaxHashedLength;
    length = kMaxHashedLength / 2;
  }
  hash = HashOn(hash, text, length);
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

template <typename Char>
bool ParseIndex(const Char* text, size_t length, uint64_t limit, uint64_t* index) {
  if (length == 0 || length > 16) return false;
  uint64_t value = 0;
  for (size_t i = 0; i < length; ++i) {
    const uint32_t digit = static_cast<uint32_t>(text[i]) - '0';
    if (digit > 9) return false;
    value = value * 10 + digit;
  }
  if (value > limit || (text[0] == '0' && length > 1)) return false;
  *index = value;
  return true;
}

constexpr uint64_t kMaxArrayIndex = 0xFFFFFFFEull;
constexpr uint64_t kMaxIntegerIndex = (uint64_t{1} << 53) - 1;

template <typename Char>
bool ParseArrayIndex(base::Vector<const Char> text, uint32_t* index) {
  uint64_t value;
  if (text.size() > 10 || !ParseIndex(text.begin(), text.size(), kMaxArrayIndex, &value)) return false;
  *index = static_cast<uint32_t>(value);
  return true;
}

}  // namespace

uint64_t HashSeed() {
  uint64_t seed = hash_seed.load(std::memory_order_relaxed);
  if (V8_LIKELY(seed != 0)) return seed;
  seed = base::RandomSeed() | 1;
  uint64_t expected = 0;
  return hash_seed.compare_exchange_strong(expected, seed) ? seed : expected;
}

void SetHashSeed(uint64_t seed) { hash_seed.store(seed == 0 ? kMultiplier : seed); }

uint32_t HashString(OneByteSpan text) { return Hash(text.begin(), text.size()); }
uint32_t HashString(TwoByteSpan text) { return Hash(text.begin(), text.size()); }
uint64_t HashWholeText(OneByteSpan text, uint64_t seed) {
  return HashOn(seed ^ (text.size() * kMultiplier), text.begin(), text.size());
}
uint64_t HashWholeText(TwoByteSpan text, uint64_t seed) {
  return HashOn(seed ^ (text.size() * kMultiplier), text.begin(), text.size());
}

bool TryParseArrayIndex(OneByteSpan text, uint32_t* index) { return ParseArrayIndex(text, index); }
bool TryParseArrayIndex(TwoByteSpan text, uint32_t* index) { return ParseArrayIndex(text, index); }
bool TryParseIntegerIndex(OneByteSpan text, uint64_t* index) {
  return ParseIndex(text.begin(), text.size(), kMaxIntegerIndex, index);
}
bool TryParseIntegerIndex(TwoByteSpan text, uint64_t* index) {
  return ParseIndex(text.begin(), text.size(), kMaxIntegerIndex, index);
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_HEAP_MARK_BITMAP_H_
#define FLAT8_SRC_HEAP_MARK_BITMAP_H_

#include <cstring>

#include "src/heap/cage.h"

namespace v8::internal {

// One bit for every 8 bytes of a page, in the page's header. Bits are named by the offset in the page.
class PageBitmap {
 public:
  static constexpr size_t kBits = Cage::kPageSize / 8;
  static constexpr size_t kWords = kBits / 64;
  static constexpr uint32_t kNone = ~uint32_t{0};

  V8_INLINE bool Get(uint32_t offset) const { return (words_[offset >> 9] >> ((offset >> 3) & 63)) & 1; }
  V8_INLINE void Set(uint32_t offset) { words_[offset >> 9] |= uint64_t{1} << ((offset >> 3) & 63); }
  V8_INLINE void Clear(uint32_t offset) { words_[offset >> 9] &= ~(uint64_t{1} << ((offset >> 3) & 63)); }
  // Sets the bit; true when it was clear before.
  V8_INLINE bool TestAndSet(uint32_t offset) {
    uint64_t& word = words_[offset >> 9];
    const uint64_t bit = uint64_t{1} << ((offset >> 3) & 63);
    if (word & bit) return false;
    word |= bit;
    return true;
  }
  void ClearAll() { std::memset(words_, 0, sizeof words_); }

  // How many are set in one of the bitmap's words, and in the word of `offset` before that.
  uint32_t CountWord(size_t word) const { return static_cast<uint32_t>(__builtin_popcountll(words_[word])); }
  uint32_t CountWithinWord(uint32_t offset) const {
    const uint64_t below = (uint64_t{1} << ((offset >> 3) & 63)) - 1;
    return static_cast<uint32_t>(__builtin_popcountll(words_[offset >> 9] & below));
  }

  bool IsClear() const {
    for (uint64_t word : words_) {
      if (word != 0) return false;
    }
    return true;
  }

  // The first set bit at or after `offset`, as an offset, or kNone.
  uint32_t FindNext(uint32_t offset) const {
    size_t index = offset >> 9;
    if (index >= kWords) return kNone;
    uint64_t word = words_[index] & (~uint64_t{0} << ((offset >> 3) & 63));
    while (word == 0) {
      if (++index == kWords) return kNone;
      word = words_[index];
    }
    return static_cast<uint32_t>((index * 64 + __builtin_ctzll(word)) * 8);
  }
  // The last set bit at or before `offset`, as an offset, or kNone.
  uint32_t FindPrevious(uint32_t offset) const {
    size_t index = offset >> 9;
    uint64_t word = words_[index] & (~uint64_t{0} >> (63 - ((offset >> 3) & 63)));
    while (word == 0) {
      if (index-- == 0) return kNone;
      word = words_[index];
    }
    return static_cast<uint32_t>((index * 64 + 63 - __builtin_clzll(word)) * 8);
  }

 private:
  uint64_t words_[kWords];
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MARK_BITMAP_H_

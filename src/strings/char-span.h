// Spans of characters of both widths: copying, comparing, classifying. The loops are written so that compilers turn
// them into vector code.

#ifndef FLAT8_SRC_STRINGS_CHAR_SPAN_H_
#define FLAT8_SRC_STRINGS_CHAR_SPAN_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "src/base/poller.h"
#include "src/base/vector.h"

namespace v8::internal {

using OneByteSpan = base::Vector<const uint8_t>;
using TwoByteSpan = base::Vector<const uint16_t>;

// True when every character is below 0x100 (the first) or below 0x80.
bool IsOneByte(const uint16_t* text, size_t length);
bool IsAscii(const uint8_t* text, size_t length);
// How many characters at the beginning are below 0x80.
size_t AsciiPrefix(const uint8_t* text, size_t length);
inline bool IsOneByte(TwoByteSpan text) { return IsOneByte(text.begin(), text.size()); }
inline bool IsAscii(OneByteSpan text) { return IsAscii(text.begin(), text.size()); }

// Copies `length` characters; when narrowing, the high bytes are dropped (check with IsOneByte first). The blocks do
// not overlap, except that both may be the same when the widths are.
template <typename To, typename From>
inline void CopyChars(To* to, const From* from, size_t length) {
  if constexpr (sizeof(To) == sizeof(From)) {
    if (length != 0) std::memmove(to, from, length * sizeof(To));
  } else {
    for (size_t i = 0; i < length; ++i) to[i] = static_cast<To>(from[i]);
  }
}

template <typename A, typename B>
inline bool EqualChars(const A* a, const B* b, size_t length) {
  if constexpr (sizeof(A) == sizeof(B)) {
    return length == 0 || std::memcmp(a, b, length * sizeof(A)) == 0;
  } else {
    size_t i = 0;
    for (; i + 16 <= length; i += 16) {
      uint32_t difference = 0;
      for (size_t k = 0; k < 16; ++k) difference |= static_cast<uint32_t>(a[i + k]) ^ static_cast<uint32_t>(b[i + k]);
      if (difference != 0) return false;
    }
    for (; i < length; ++i) {
      if (a[i] != b[i]) return false;
    }
    return true;
  }
}

// The order of code units: negative, zero or positive.
template <typename A, typename B>
inline int CompareChars(base::Vector<const A> a, base::Vector<const B> b) {
  const size_t common = a.size() < b.size() ? a.size() : b.size();
  if constexpr (sizeof(A) == 1 && sizeof(B) == 1) {
    const int order = common == 0 ? 0 : std::memcmp(a.begin(), b.begin(), common);
    if (order != 0) return order;
  } else {
    size_t i = 0;
    while (i + 16 <= common && EqualChars(a.begin() + i, b.begin() + i, 16)) i += 16;
    for (; i < common; ++i) {
      const int order = static_cast<int>(a.begin()[i]) - static_cast<int>(b.begin()[i]);
      if (order != 0) return order;
    }
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

// The same for long spans, in parts with polls between them. Anything when stopped.
constexpr size_t kCharsBetweenPolls = 256 * 1024;

template <typename To, typename From>
inline void CopyChars(To* to, const From* from, size_t length, base::Poller* poller) {
  for (; V8_UNLIKELY(length > kCharsBetweenPolls); length -= kCharsBetweenPolls) {
    CopyChars(to, from, kCharsBetweenPolls);
    to += kCharsBetweenPolls;
    from += kCharsBetweenPolls;
    if (!(*poller)()) return;
  }
  CopyChars(to, from, length);
}

template <typename A, typename B>
inline bool EqualChars(const A* a, const B* b, size_t length, base::Poller* poller) {
  for (; V8_UNLIKELY(length > kCharsBetweenPolls); length -= kCharsBetweenPolls) {
    if (!EqualChars(a, b, kCharsBetweenPolls)) return false;
    a += kCharsBetweenPolls;
    b += kCharsBetweenPolls;
    if (!(*poller)()) return false;
  }
  return EqualChars(a, b, length);
}

template <typename A, typename B>
inline int CompareChars(base::Vector<const A> a, base::Vector<const B> b, base::Poller* poller) {
  size_t done = 0;
  while (V8_UNLIKELY(a.size() - done > kCharsBetweenPolls && b.size() - done > kCharsBetweenPolls)) {
    const int order = CompareChars(base::Vector<const A>(a.begin() + done, kCharsBetweenPolls),
                                   base::Vector<const B>(b.begin() + done, kCharsBetweenPolls));
    if (order != 0 || !(*poller)()) return order;
    done += kCharsBetweenPolls;
  }
  return CompareChars(base::Vector<const A>(a.begin() + done, a.size() - done),
                      base::Vector<const B>(b.begin() + done, b.size() - done));
}

// How many characters both begin with.
template <typename A, typename B>
inline size_t CommonPrefix(base::Vector<const A> a, base::Vector<const B> b, base::Poller* poller) {
  const size_t common = a.size() < b.size() ? a.size() : b.size();
  size_t i = 0;
  constexpr size_t kBlock = 1024;
  while (i + kBlock <= common && EqualChars(a.begin() + i, b.begin() + i, kBlock)) {
    i += kBlock;
    if ((i & (kCharsBetweenPolls - 1)) == 0 && !(*poller)()) return i;
  }
  while (i < common && a[i] == b[i]) ++i;
  return i;
}

inline bool IsOneByte(TwoByteSpan text, base::Poller* poller) {
  const uint16_t* begin = text.begin();
  size_t length = text.size();
  for (; V8_UNLIKELY(length > kCharsBetweenPolls); length -= kCharsBetweenPolls) {
    if (!IsOneByte(begin, kCharsBetweenPolls) || !(*poller)()) return false;
    begin += kCharsBetweenPolls;
  }
  return IsOneByte(begin, length);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_STRINGS_CHAR_SPAN_H_

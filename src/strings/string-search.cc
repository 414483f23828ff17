#include "src/strings/string-search.h"

#include <algorithm>

namespace v8::internal {

namespace {

size_t FindChar(const uint8_t* text, size_t length, size_t start, uint16_t c) {
  if (c > 0xFF || start >= length) return kNotFound;
  const void* found = std::memchr(text + start, c, length - start);
  return found == nullptr ? kNotFound : static_cast<const uint8_t*>(found) - text;
}

size_t FindChar(const uint16_t* text, size_t length, size_t start, uint16_t c) {
  constexpr size_t kBlock = 16;
  size_t i = start;
  for (; i + kBlock <= length; i += kBlock) {
    uint16_t found = 0;
    for (size_t k = 0; k < kBlock; ++k) found = static_cast<uint16_t>(found | (text[i + k] == c ? 1 : 0));
    if (found != 0) break;
  }
  for (; i < length; ++i) {
    if (text[i] == c) return i;
  }
  return kNotFound;
}

// Crochemore and Perrin, "Two-way string-matching", 1991: the start of the maximal suffix under one order of
// characters, and its period.
template <typename Char>
size_t MaximalSuffix(const Char* pattern, size_t length, bool reversed, size_t* period) {
  size_t suffix = 0, candidate = 1, offset = 0;
  *period = 1;
  while (candidate + offset < length) {
    const Char a = pattern[candidate + offset], b = pattern[suffix + offset];
    if (a == b) {
      if (++offset == *period) {
        candidate += *period;
        offset = 0;
      }
    } else if (reversed ? a > b : a < b) {
      candidate += offset + 1;
      offset = 0;
      *period = candidate - suffix;
    } else {
      suffix = candidate++;
      offset = 0;
      *period = 1;
    }
  }
  return suffix;
}

template <typename Text, typename Pattern>
size_t TwoWay(const Text* text, size_t text_length, const Pattern* pattern, size_t length, size_t start) {
  size_t period, other_period;
  size_t split = MaximalSuffix(pattern, length, false, &period);
  const size_t other_split = MaximalSuffix(pattern, length, true, &other_period);
  if (other_split > split) {
    split = other_split;
    period = other_period;
  }
  const bool periodic = period + split <= length && EqualChars(pattern, pattern + period, split);
  if (!periodic) period = std::max(split, length - split) + 1;
  size_t remembered = 0;  // So many characters at the beginning are known to match.
  for (size_t position = start; position + length <= text_length;) {
    size_t i = std::max(split, remembered);
    while (i < length && pattern[i] == text[position + i]) ++i;
    if (i < length) {
      position += i - split + 1;
      remembered = 0;
      continue;
    }
    i = split;
    while (i > remembered && pattern[i - 1] == text[position + i - 1]) --i;
    if (i <= remembered) return position;
    position += period;
    remembered = periodic ? length - period : 0;
  }
  return kNotFound;
}

// Work beyond the characters passed that a search may waste before it turns to the two-way algorithm.
constexpr int64_t kPatience = 256;
constexpr size_t kHorspoolMinimum = 8;

template <typename Text, typename Pattern>
size_t Horspool(const Text* text, size_t text_length, const Pattern* pattern, size_t length, size_t start) {
  // Characters share an entry by their low byte, and shifts end at 255: both only make shifts shorter.
  uint8_t shifts[256];
  const size_t limit = std::min<size_t>(length, 255);
  std::memset(shifts, static_cast<int>(limit), sizeof shifts);
  for (size_t i = length - limit; i + 1 < length; ++i) {
    shifts[pattern[i] & 0xFF] = static_cast<uint8_t>(length - 1 - i);
  }
  const Pattern last = pattern[length - 1];
  int64_t patience = kPatience;
  for (size_t position = start; position + length <= text_length;) {
    const Text c = text[position + length - 1];
    const size_t shift = shifts[c & 0xFF];
    patience += static_cast<int64_t>(shift) - 1;
    if (c == last) {
      size_t matched = 0;
      while (matched + 1 < length && pattern[matched] == text[position + matched]) ++matched;
      if (matched + 1 == length) return position;
      patience -= static_cast<int64_t>(matched);
    }
    position += shift;
    if (patience < 0) return TwoWay(text, text_length, pattern, length, position);
    patience = std::min(patience, int64_t{1} << 40);
  }
  return kNotFound;
}

template <typename Text, typename Pattern>
size_t FirstThenCompare(const Text* text, size_t text_length, const Pattern* pattern, size_t length, size_t start) {
  const size_t end = text_length - length + 1;
  int64_t patience = kPatience;
  for (size_t position = start;;) {
    const size_t found = FindChar(text, end, position, pattern[0]);
    if (found == kNotFound) return kNotFound;
    size_t matched = 1;
    while (matched < length && pattern[matched] == text[found + matched]) ++matched;
    if (matched == length) return found;
    patience += static_cast<int64_t>(found - position) - static_cast<int64_t>(matched);
    position = found + 1;
    if (patience < 0) return TwoWay(text, text_length, pattern, length, position);
    if (position >= end) return kNotFound;
  }
}

template <typename Text, typename Pattern>
size_t Search(base::Vector<const Text> text, base::Vector<const Pattern> pattern, size_t start) {
  if (start > text.size() || pattern.size() > text.size() - start) return kNotFound;
  if (pattern.size() == 0) return start;
  if (pattern.size() == 1) return FindChar(text.begin(), text.size(), start, pattern.begin()[0]);
  if constexpr (sizeof(Text) == 1 && sizeof(Pattern) == 2) {
    if (!IsOneByte(pattern)) return kNotFound;
  }
  if (pattern.size() < kHorspoolMinimum || text.size() - start < 4 * pattern.size()) {
    return FirstThenCompare(text.begin(), text.size(), pattern.begin(), pattern.size(), start);
  }
  return Horspool(text.begin(), text.size(), pattern.begin(), pattern.size(), start);
}

template <typename Text, typename Pattern>
size_t SearchBackwards(base::Vector<const Text> text, base::Vector<const Pattern> pattern, size_t start) {
  if (pattern.size() > text.size()) return kNotFound;
  size_t position = std::min(start, text.size() - pattern.size());
  for (;; --position) {
    size_t i = 0;
    while (i < pattern.size() && text.begin()[position + i] == pattern.begin()[i]) ++i;
    if (i == pattern.size()) return position;
    if (position == 0) return kNotFound;
  }
}

}  // namespace

size_t IndexOf(OneByteSpan text, OneByteSpan pattern, size_t start) { return Search(text, pattern, start); }
size_t IndexOf(OneByteSpan text, TwoByteSpan pattern, size_t start) { return Search(text, pattern, start); }
size_t IndexOf(TwoByteSpan text, OneByteSpan pattern, size_t start) { return Search(text, pattern, start); }
size_t IndexOf(TwoByteSpan text, TwoByteSpan pattern, size_t start) { return Search(text, pattern, start); }

size_t LastIndexOf(OneByteSpan text, OneByteSpan pattern, size_t start) {
  return SearchBackwards(text, pattern, start);
}
size_t LastIndexOf(OneByteSpan text, TwoByteSpan pattern, size_t start) {
  return SearchBackwards(text, pattern, start);
}
size_t LastIndexOf(TwoByteSpan text, OneByteSpan pattern, size_t start) {
  return SearchBackwards(text, pattern, start);
}
size_t LastIndexOf(TwoByteSpan text, TwoByteSpan pattern, size_t start) {
  return SearchBackwards(text, pattern, start);
}

size_t IndexOfChar(OneByteSpan text, uint16_t c, size_t start) { return FindChar(text.begin(), text.size(), start, c); }
size_t IndexOfChar(TwoByteSpan text, uint16_t c, size_t start) { return FindChar(text.begin(), text.size(), start, c); }

}  // namespace v8::internal

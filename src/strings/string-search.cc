#include "src/strings/string-search.h"

#include <algorithm>
#include <iterator>

namespace v8::internal {

namespace {

size_t FindCharInPart(const uint8_t* text, size_t length, size_t start, uint16_t c) {
  if (c > 0xFF || start >= length) return kNotFound;
  const void* found = std::memchr(text + start, c, length - start);
  return found == nullptr ? kNotFound : static_cast<const uint8_t*>(found) - text;
}

size_t FindCharInPart(const uint16_t* text, size_t length, size_t start, uint16_t c) {
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

template <typename Char>
size_t FindChar(const Char* text, size_t length, size_t start, uint16_t c, base::Poller* poller) {
  while (V8_UNLIKELY(start < length && length - start > kCharsBetweenPolls)) {
    const size_t found = FindCharInPart(text, start + kCharsBetweenPolls, start, c);
    if (found != kNotFound || !(*poller)()) return found;
    start += kCharsBetweenPolls;
  }
  return FindCharInPart(text, length, start, c);
}

// Crochemore and Perrin, "Two-way string-matching", 1991: the start of the maximal suffix under one order of
// characters, and its period.
template <typename Pattern>
size_t MaximalSuffix(Pattern pattern, size_t length, bool reversed, size_t* period, base::Poller* poller) {
  size_t suffix = 0, candidate = 1, offset = 0;
  *period = 1;
  for (size_t step = 0; candidate + offset < length && poller->At(step); ++step) {
    const auto a = pattern[candidate + offset], b = pattern[suffix + offset];
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

// Text and pattern are pointers, or reverse iterators.
template <typename Text, typename Pattern>
size_t TwoWay(Text text, size_t text_length, Pattern pattern, size_t length, size_t start, base::Poller* poller) {
  size_t period, other_period;
  size_t split = MaximalSuffix(pattern, length, false, &period, poller);
  const size_t other_split = MaximalSuffix(pattern, length, true, &other_period, poller);
  if (other_split > split) {
    split = other_split;
    period = other_period;
  }
  bool periodic = period + split <= length;
  for (size_t i = 0; i < split && periodic && poller->At(i); ++i) periodic = pattern[i] == pattern[period + i];
  if (!periodic) period = std::max(split, length - split) + 1;
  size_t remembered = 0;  // So many characters at the beginning are known to match.
  for (size_t position = start, step = 0; position + length <= text_length; ++step) {
    if (!poller->At(step)) return kNotFound;
    size_t i = std::max(split, remembered);
    while (i < length && pattern[i] == text[position + i] && poller->At(i)) ++i;
    if (i < length) {
      position += i - split + 1;
      remembered = 0;
      continue;
    }
    i = split;
    while (i > remembered && pattern[i - 1] == text[position + i - 1] && poller->At(i)) --i;
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
size_t Horspool(const Text* text, size_t text_length, const Pattern* pattern, size_t length, size_t start,
                base::Poller* poller) {
  // Characters share an entry by their low byte, and shifts end at 255: both only make shifts shorter.
  uint8_t shifts[256];
  const size_t limit = std::min<size_t>(length, 255);
  std::memset(shifts, static_cast<int>(limit), sizeof shifts);
  for (size_t i = length - limit; i + 1 < length; ++i) {
    shifts[pattern[i] & 0xFF] = static_cast<uint8_t>(length - 1 - i);
  }
  const Pattern last = pattern[length - 1];
  int64_t patience = kPatience;
  for (size_t position = start, step = 0; position + length <= text_length; ++step) {
    if (!poller->At(step)) return kNotFound;
    const Text c = text[position + length - 1];
    const size_t shift = shifts[c & 0xFF];
    patience += static_cast<int64_t>(shift) - 1;
    if (c == last) {
      size_t matched = 0;
      while (matched + 1 < length && pattern[matched] == text[position + matched] && poller->At(matched)) ++matched;
      if (matched + 1 == length) return position;
      patience -= static_cast<int64_t>(matched);
    }
    position += shift;
    if (patience < 0) return TwoWay(text, text_length, pattern, length, position, poller);
    patience = std::min(patience, int64_t{1} << 40);
  }
  return kNotFound;
}

template <typename Text, typename Pattern>
size_t FirstThenCompare(const Text* text, size_t text_length, const Pattern* pattern, size_t length, size_t start,
                        base::Poller* poller) {
  const size_t end = text_length - length + 1;
  int64_t patience = kPatience;
  for (size_t position = start, step = 0;; ++step) {
    const size_t found = FindChar(text, end, position, pattern[0], poller);
    if (found == kNotFound || !poller->At(step)) return kNotFound;
    size_t matched = 1;
    while (matched < length && pattern[matched] == text[found + matched] && poller->At(matched)) ++matched;
    if (matched == length) return found;
    patience += static_cast<int64_t>(found - position) - static_cast<int64_t>(matched);
    position = found + 1;
    if (patience < 0) return TwoWay(text, text_length, pattern, length, position, poller);
    if (position >= end) return kNotFound;
  }
}

template <typename Text, typename Pattern>
size_t Search(base::Vector<const Text> text, base::Vector<const Pattern> pattern, size_t start, base::Poller* poller) {
  if (start > text.size() || pattern.size() > text.size() - start) return kNotFound;
  if (pattern.size() == 0) return start;
  if (pattern.size() == 1) return FindChar(text.begin(), text.size(), start, pattern.begin()[0], poller);
  if constexpr (sizeof(Text) == 1 && sizeof(Pattern) == 2) {
    if (!IsOneByte(pattern, poller)) return kNotFound;
  }
  if (pattern.size() < kHorspoolMinimum || text.size() - start < 4 * pattern.size()) {
    return FirstThenCompare(text.begin(), text.size(), pattern.begin(), pattern.size(), start, poller);
  }
  return Horspool(text.begin(), text.size(), pattern.begin(), pattern.size(), start, poller);
}

template <typename Text, typename Pattern>
size_t SearchBackwards(base::Vector<const Text> text, base::Vector<const Pattern> pattern, size_t start,
                       base::Poller* poller) {
  const size_t length = pattern.size();
  if (length > text.size()) return kNotFound;
  if (length == 0) return std::min(start, text.size());
  size_t position = std::min(start, text.size() - length);
  int64_t patience = kPatience;
  for (size_t step = 0; patience >= 0; ++step, --position) {
    if (!poller->At(step)) return kNotFound;
    size_t matched = 0;
    while (matched < length && text.begin()[position + matched] == pattern.begin()[matched] && poller->At(matched)) {
      ++matched;
    }
    if (matched == length) return position;
    if (position == 0) return kNotFound;
    patience += 1 - static_cast<int64_t>(matched);
  }
  const size_t end = position + length;
  const size_t found = TwoWay(std::reverse_iterator(text.begin() + end), end,
                              std::reverse_iterator(pattern.begin() + length), length, 0, poller);
  return found == kNotFound ? kNotFound : end - found - length;
}

}  // namespace

#define DEFINE_SEARCH(Text, Pattern)                                                            \
  size_t IndexOf(Text text, Pattern pattern, size_t start, base::Poller* poller) {              \
    return Search(text, pattern, start, poller);                                                \
  }                                                                                             \
  size_t LastIndexOf(Text text, Pattern pattern, size_t start, base::Poller* poller) {          \
    return SearchBackwards(text, pattern, start, poller);                                       \
  }
DEFINE_SEARCH(OneByteSpan, OneByteSpan)
DEFINE_SEARCH(OneByteSpan, TwoByteSpan)
DEFINE_SEARCH(TwoByteSpan, OneByteSpan)
DEFINE_SEARCH(TwoByteSpan, TwoByteSpan)
#undef DEFINE_SEARCH

}  // namespace v8::internal

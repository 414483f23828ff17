// Finding a string in another, for all four combinations of widths. Short patterns look for their first character and
// compare; longer ones skip (Horspool). Both give up when the text turns out hostile and go on with the two-way
// algorithm, so that a search is linear in the worst case. Backwards it is the same of the reversed text.

#ifndef FLAT8_SRC_STRINGS_STRING_SEARCH_H_
#define FLAT8_SRC_STRINGS_STRING_SEARCH_H_

#include <cstddef>
#include <cstdint>

#include "src/strings/char-span.h"

namespace v8::internal {

constexpr size_t kNotFound = SIZE_MAX;

// The first occurrence at `start` or later, or kNotFound. An empty pattern is found at `start`, if that is in the text.
size_t IndexOf(OneByteSpan text, OneByteSpan pattern, size_t start, base::Poller* poller);
size_t IndexOf(OneByteSpan text, TwoByteSpan pattern, size_t start, base::Poller* poller);
size_t IndexOf(TwoByteSpan text, OneByteSpan pattern, size_t start, base::Poller* poller);
size_t IndexOf(TwoByteSpan text, TwoByteSpan pattern, size_t start, base::Poller* poller);

// The last occurrence at `start` or earlier, or kNotFound.
size_t LastIndexOf(OneByteSpan text, OneByteSpan pattern, size_t start, base::Poller* poller);
size_t LastIndexOf(OneByteSpan text, TwoByteSpan pattern, size_t start, base::Poller* poller);
size_t LastIndexOf(TwoByteSpan text, OneByteSpan pattern, size_t start, base::Poller* poller);
size_t LastIndexOf(TwoByteSpan text, TwoByteSpan pattern, size_t start, base::Poller* poller);

}  // namespace v8::internal

#endif  // FLAT8_SRC_STRINGS_STRING_SEARCH_H_

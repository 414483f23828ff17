#ifndef FLAT8_SRC_BUILTINS_STRING_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_STRING_SUPPORT_H_

#include "src/builtins/builtins.h"
#include "src/runtime/text/string-characters.h"
#include "src/strings/string-search.h"

namespace v8::internal {

// The first occurrence of a flat pattern in a flat string at `start` or later, -1 when there is none.
inline Result<int64_t> FindString(Isolate* isolate, Tagged<String> string, Tagged<String> pattern, size_t start) {
  const auto found = VisitCharactersPolling(isolate, string, [&](auto text, base::Poller* poller) {
    return VisitCharacters(pattern, [&](auto wanted) {
      return static_cast<int64_t>(IndexOf(text, wanted, start, poller));
    });
  });
  base::KeepAlive(pattern);
  return found;
}
static_assert(static_cast<int64_t>(kNotFound) == -1);

// Whether the flat string has the flat pattern at `position`; `position` is at most the length.
inline Result<bool> HasStringAt(Isolate* isolate, Tagged<String> string, Tagged<String> pattern, uint32_t position) {
  if (pattern->length() > string->length() - position) return false;
  const auto result = VisitCharactersPolling(isolate, string, [&](auto text, base::Poller* poller) {
    return VisitCharacters(pattern, [&](auto wanted) {
      return EqualChars(text.begin() + position, wanted.begin(), wanted.size(), poller);
    });
  });
  base::KeepAlive(pattern);
  return result;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_STRING_SUPPORT_H_

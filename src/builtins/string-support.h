#ifndef FLAT8_SRC_BUILTINS_STRING_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_STRING_SUPPORT_H_

#include "src/builtins/builtins.h"
#include "src/strings/string-search.h"

namespace v8::internal {

// Calls `visit` with the characters of a flat string, one byte or two bytes wide. It must not allocate in the heap.
template <typename Visit>
V8_INLINE auto VisitCharacters(Tagged<String> string, Visit visit) {
  const String::FlatContent content = string->GetFlatContent();
  return content.IsOneByte() ? visit(content.ToOneByteVector()) : visit(content.ToUC16Vector());
}

// The first occurrence of a flat pattern in a flat string at `start` or later, kNotFound when there is none.
inline size_t FindString(Tagged<String> string, Tagged<String> pattern, size_t start) {
  return VisitCharacters(string, [&](auto text) {
    return VisitCharacters(pattern, [&](auto wanted) { return IndexOf(text, wanted, start); });
  });
}

// Whether the flat string has the flat pattern at `position`; `position` is at most the length.
inline bool HasStringAt(Tagged<String> string, Tagged<String> pattern, uint32_t position) {
  if (pattern->length() > string->length() - position) return false;
  return VisitCharacters(string, [&](auto text) {
    return VisitCharacters(pattern, [&](auto wanted) {
      return EqualChars(text.begin() + position, wanted.begin(), wanted.size());
    });
  });
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_STRING_SUPPORT_H_

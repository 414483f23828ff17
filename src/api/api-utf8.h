#ifndef FLAT8_SRC_API_API_UTF8_H_
#define FLAT8_SRC_API_API_UTF8_H_

#include <string>

#include "src/objects/string.h"

namespace v8::internal {

// Strings as UTF-8, of any representation, without allocating in the heap. Lone surrogates take three bytes (generalised
// UTF-8) or, when `replace_invalid`, become U+FFFD, which has three as well.
size_t Utf8Length(Tagged<String> string);
struct Utf8Result {
  size_t bytes;       // written, without a terminator
  uint32_t consumed;  // code units
};
// Writes whole characters only, starting at code unit `start`.
Utf8Result WriteUtf8(Tagged<String> string, uint32_t start, char* buffer, size_t capacity, bool replace_invalid);
std::string StringToUtf8(Tagged<String> string, bool replace_invalid);

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_UTF8_H_

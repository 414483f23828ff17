#ifndef FLAT8_SRC_BASE_STRINGS_H_
#define FLAT8_SRC_BASE_STRINGS_H_

#include <cinttypes>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "src/base/owned-vectors.h"
#include "src/base/vector.h"

// V8's names for C strings and formatting into buffers, for tests.
#define V8PRIdPTR PRIdPTR

namespace v8::base {

using uc16 = uint16_t;
using uc32 = uint32_t;
inline constexpr int kUC16Size = sizeof(uc16);

// Writes at most the vector's length, always with a zero at the end. Returns the number of characters without it, or -1
// when the text was cut.
__attribute__((format(printf, 2, 0))) inline int VSNPrintF(Vector<char> out, const char* format, va_list arguments) {
  if (out.empty()) return -1;
  const int written = vsnprintf(out.begin(), out.size(), format, arguments);
  return written < 0 || static_cast<size_t>(written) >= out.size() ? -1 : written;
}
__attribute__((format(printf, 2, 3))) inline int SNPrintF(Vector<char> out, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int written = VSNPrintF(out, format, arguments);
  va_end(arguments);
  return written;
}
// At most `count` characters, without a zero when the source is longer.
inline void StrNCpy(Vector<char> out, const char* source, size_t count) { strncpy(out.begin(), source, count); }

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_STRINGS_H_

#ifndef FLAT8_SRC_UTILS_UTILS_H_
#define FLAT8_SRC_UTILS_UTILS_H_

#include <cstdarg>
#include <cstdio>

#include "src/base/strings.h"
#include "src/base/vector.h"
#include "src/common/globals.h"
#include "src/utils/allocation.h"
#include "src/utils/memcopy.h"

// Odds and ends of V8's tests.
namespace v8::internal {

__attribute__((format(printf, 1, 2))) inline void PrintF(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vprintf(format, arguments);
  va_end(arguments);
}
__attribute__((format(printf, 2, 3))) inline void PrintF(FILE* out, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vfprintf(out, format, arguments);
  va_end(arguments);
}
inline void Flush(FILE* out = stdout) { fflush(out); }

// V8 has these names in both namespaces.
using base::SNPrintF;
using base::VSNPrintF;

}  // namespace v8::internal

#endif  // FLAT8_SRC_UTILS_UTILS_H_

#include "src/base/logging.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace v8::base {

void Fatal(const char* file, int line, const char* format, ...) {
  std::fflush(stdout);
  std::fprintf(stderr, "\n#\n# Fatal error in %s, line %d\n# ", file, line);
  va_list arguments;
  va_start(arguments, format);
  std::vfprintf(stderr, format, arguments);
  va_end(arguments);
  std::fprintf(stderr, "\n#\n");
  std::fflush(stderr);
  std::abort();
}

}  // namespace v8::base

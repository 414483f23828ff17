#include "src/base/logging.h"

#include <atomic>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace v8::base {

namespace {
std::atomic<FatalFunction> g_fatal_function{nullptr};
std::atomic<FatalFunction> g_dcheck_function{nullptr};
}  // namespace

void SetFatalFunction(FatalFunction function) { g_fatal_function.store(function); }
void SetDcheckFunction(FatalFunction function) { g_dcheck_function.store(function); }

void DcheckFailed(const char* file, int line, const char* message) {
  if (const FatalFunction function = g_dcheck_function.load()) return function(file, line, message);
  Fatal(file, line, "%s", message);
}

void Fatal(const char* file, int line, const char* format, ...) {
  char message[1024];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  if (const FatalFunction function = g_fatal_function.load()) function(file, line, message);
  std::fflush(stdout);
  std::fprintf(stderr, "\n#\n# Fatal error in %s, line %d\n# %s\n#\n", file, line, message);
  std::fflush(stderr);
  std::abort();
}

}  // namespace v8::base

// SourceLocation: where in the host's C++ source a task was posted; for tracing only.

#ifndef INCLUDE_V8_SOURCE_LOCATION_H_
#define INCLUDE_V8_SOURCE_LOCATION_H_

#include <stddef.h>

#include <string>

#include "v8config.h"  // NOLINT(build/include_directory)

namespace v8 {

class SourceLocation final {
 public:
  // The place of the call, when used as a default argument.
#if defined(V8_CC_GNU)
  static constexpr SourceLocation Current(const char* function = __builtin_FUNCTION(),
                                          const char* file = __builtin_FILE(), size_t line = __builtin_LINE()) {
    return SourceLocation(function, file, line);
  }
#else
  static constexpr SourceLocation Current() { return SourceLocation(); }
#endif

  constexpr SourceLocation() = default;

  // Null where unknown. The strings live as long as the program.
  constexpr const char* Function() const { return function_; }
  constexpr const char* FileName() const { return file_; }
  constexpr size_t Line() const { return line_; }

  // "function@file:line"; "" for an unknown place.
  std::string ToString() const {
    if (file_ == nullptr) return {};
    return std::string(function_) + "@" + file_ + ":" + std::to_string(line_);
  }

 private:
  constexpr SourceLocation(const char* function, const char* file, size_t line)
      : function_(function), file_(file), line_(line) {}

  const char* function_ = nullptr;
  const char* file_ = nullptr;
  size_t line_ = 0;
};

}  // namespace v8

#endif  // INCLUDE_V8_SOURCE_LOCATION_H_

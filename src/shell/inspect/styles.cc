#include "src/shell/inspect/styles.h"

#include "src/shell/inspect.h"

namespace flat8::shell {

namespace {

struct StyleEntry {
  std::string_view name;
  std::string_view begin, end;
};

// In the order of Style.
constexpr StyleEntry kStyles[] = {{"special", "\x1B[36m", "\x1B[39m"},    // cyan
                                  {"number", "\x1B[33m", "\x1B[39m"},     // yellow
                                  {"bigint", "\x1B[33m", "\x1B[39m"},     // yellow
                                  {"boolean", "\x1B[33m", "\x1B[39m"},    // yellow
                                  {"undefined", "\x1B[90m", "\x1B[39m"},  // grey
                                  {"null", "\x1B[1m", "\x1B[22m"},        // bold
                                  {"string", "\x1B[32m", "\x1B[39m"},     // green
                                  {"symbol", "\x1B[32m", "\x1B[39m"},     // green
                                  {"date", "\x1B[35m", "\x1B[39m"},       // magenta
                                  {"regexp", "\x1B[31m", "\x1B[39m"},     // red
                                  {"module", "\x1B[4m", "\x1B[24m"}};     // underlined

}  // namespace

std::string Colored(std::string_view text, Style style) {
  const StyleEntry& entry = kStyles[static_cast<int>(style)];
  return Concat({entry.begin, text, entry.end});
}

std::string Colored(std::string_view text, std::string_view style_name) {
  for (const StyleEntry& entry : kStyles) {
    if (entry.name == style_name) return Concat({entry.begin, text, entry.end});
  }
  return std::string(text);
}

}  // namespace flat8::shell

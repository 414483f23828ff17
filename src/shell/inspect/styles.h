#ifndef FLAT8_SRC_SHELL_INSPECT_STYLES_H_
#define FLAT8_SRC_SHELL_INSPECT_STYLES_H_

#include <string>
#include <string_view>

namespace flat8::shell {

// What a piece of text is, and so its colour.
enum class Style { kSpecial, kNumber, kBigInt, kBoolean, kUndefined, kNull, kString, kSymbol, kDate, kRegExp, kModule };

// The text in the colour of its style, in ANSI escape sequences.
std::string Colored(std::string_view text, Style style);
// By the style's name in node's `util.inspect.styles`; as it is for a name that is none.
std::string Colored(std::string_view text, std::string_view style_name);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_INSPECT_STYLES_H_

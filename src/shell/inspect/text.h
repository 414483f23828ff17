#ifndef FLAT8_SRC_SHELL_INSPECT_TEXT_H_
#define FLAT8_SRC_SHELL_INSPECT_TEXT_H_

#include <stddef.h>

#include <string>
#include <string_view>

#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"
#include "include/v8-primitive.h"

// Texts of inspection. They are UTF-8, and their lengths for the layout count UTF-16 code units, as scripts count.
namespace flat8::shell {

size_t Utf16Length(std::string_view text);

// Columns on a terminal: colours take none, wide characters two, combining ones none.
size_t DisplayWidth(std::string_view text);

// Without ANSI escape sequences.
std::string WithoutColors(std::string_view text);

// The code units [begin, end) of a string.
std::u16string CodeUnits(v8::Isolate* isolate, v8::Local<v8::String> string, uint32_t begin, uint32_t end);

// In the quotes that need the fewest escapes; control characters, and surrogates that are alone, escaped.
std::string Quote(std::u16string_view text);

// Control characters, quotes and lone surrogates escaped as between single quotes.
std::string EscapeName(std::u16string_view text);

// Whether a property's name is shown without quotes.
bool IsPlainName(std::u16string_view name);

std::string ReplaceAll(std::string_view text, std::string_view from, std::string_view to);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_INSPECT_TEXT_H_

#ifndef FLAT8_SRC_SHELL_CONSOLE_TABLE_H_
#define FLAT8_SRC_SHELL_CONSOLE_TABLE_H_

#include <optional>
#include <string>

#include "include/v8-context.h"
#include "include/v8-local-handle.h"
#include "include/v8-value.h"

namespace flat8::shell {

// `data`, an object, as console.table draws it: a row an element or property, a column for each property of those, or
// for the `columns` (an array of names) alone unless that is undefined. Nothing with an exception pending where reading
// threw.
std::optional<std::string> TryTable(v8::Local<v8::Context> context, v8::Local<v8::Object> data,
                                    v8::Local<v8::Value> columns);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_CONSOLE_TABLE_H_

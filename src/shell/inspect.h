#ifndef FLAT8_SRC_SHELL_INSPECT_H_
#define FLAT8_SRC_SHELL_INSPECT_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"
#include "include/v8-value.h"

namespace flat8::shell {

// The parts in one string.
std::string Concat(std::initializer_list<std::string_view> parts);

// A value as a person wants to see it: strings quoted, objects with their properties. Getters are not called.
std::string Inspect(v8::Isolate* isolate, v8::Local<v8::Value> value);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_INSPECT_H_

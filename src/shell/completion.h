#ifndef FLAT8_SRC_SHELL_COMPLETION_H_
#define FLAT8_SRC_SHELL_COMPLETION_H_

#include <string>
#include <vector>

#include "include/v8-context.h"
#include "include/v8-local-handle.h"

namespace flat8::shell {

// What the word at the end of `line` may become: names of the global scope and keywords, or, behind a chain of names
// with dots, properties of its value. Runs no code of the program: the chain ends at a getter or a proxy. `*begin` is
// where the word begins. Sorted.
std::vector<std::string> CompletionsOf(v8::Local<v8::Context> context, const std::string& line, size_t* begin);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_COMPLETION_H_

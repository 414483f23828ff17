#ifndef FLAT8_SRC_SHELL_REPL_H_
#define FLAT8_SRC_SHELL_REPL_H_

#include <functional>
#include <string>

#include "include/v8-isolate.h"

namespace flat8::shell {

// The interactive shell: history (kept in ~/.flat8_history), input over several lines, Ctrl-C that stops the script or
// drops the line, Ctrl-D that ends. `evaluate` runs what was entered, prints its result or error, and waits for its jobs.
void RunRepl(v8::Isolate* isolate, const std::function<void(const std::string& source)>& evaluate);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_REPL_H_

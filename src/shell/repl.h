#ifndef FLAT8_SRC_SHELL_REPL_H_
#define FLAT8_SRC_SHELL_REPL_H_

namespace flat8::shell {

class Shell;

// The interactive shell: history (kept in ~/.flat8_history), input over several lines, Ctrl-C that stops the script or
// drops the line, Ctrl-D that ends. Returns the exit code.
int RunRepl(Shell* shell);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_REPL_H_

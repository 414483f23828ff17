#ifndef FLAT8_SRC_SHELL_PROCESS_H_
#define FLAT8_SRC_SHELL_PROCESS_H_

#include "include/v8-context.h"
#include "include/v8-local-handle.h"

namespace flat8::shell {

// A program that would end with `code` ends: runs what it has given to process.on('exit'). The code to end with, which
// process.exitCode may have changed.
int EmitExit(v8::Local<v8::Context> context, int code);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_PROCESS_H_

#ifndef FLAT8_SRC_SHELL_HOST_262_H_
#define FLAT8_SRC_SHELL_HOST_262_H_

#include "include/v8-context.h"
#include "include/v8-local-handle.h"

namespace flat8::shell {

// Gives a realm the object `$262` that test262 expects of a host: agent, createRealm, detachArrayBuffer, evalScript, gc, global.
// https://github.com/tc39/test262/blob/main/INTERPRETING.md
void InstallHost262(v8::Local<v8::Context> context);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_HOST_262_H_

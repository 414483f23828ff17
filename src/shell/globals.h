#ifndef FLAT8_SRC_SHELL_GLOBALS_H_
#define FLAT8_SRC_SHELL_GLOBALS_H_

#include "include/v8-context.h"
#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"

namespace flat8::shell {

// A new realm with everything that the shell offers: print, console, load, read, readline, quit, arguments,
// performance.now, timers, queueMicrotask, what web-globals.h adds, and $262 where it was asked for. Empty where memory ran
// out.
v8::Local<v8::Context> NewRealm(v8::Isolate* isolate);
// The realm of a ShadowRealm has a console, and nothing else that is not in ECMA-262.
v8::MaybeLocal<v8::Context> NewShadowRealm(v8::Local<v8::Context> initiator);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_GLOBALS_H_

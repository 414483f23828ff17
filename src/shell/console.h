#ifndef FLAT8_SRC_SHELL_CONSOLE_H_
#define FLAT8_SRC_SHELL_CONSOLE_H_

#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"
#include "include/v8-template.h"

namespace flat8::shell {

// The `console` object: log, info, debug and dir write to stdout; error, warn, trace and failed assertions to stderr.
// https://console.spec.whatwg.org/ names the members.
v8::Local<v8::ObjectTemplate> NewConsoleTemplate(v8::Isolate* isolate);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_CONSOLE_H_

#ifndef FLAT8_SRC_SHELL_WEB_NATIVES_H_
#define FLAT8_SRC_SHELL_WEB_NATIVES_H_

#include <stddef.h>
#include <stdint.h>

#include "include/v8-function-callback.h"
#include "include/v8-local-handle.h"

// What the scripts of src/shell/web/ cannot do in JavaScript, or not fast: functions of their `natives` argument. Only
// those scripts call them, with arguments of the types that the comments say.
namespace flat8::shell {

struct Native {
  const char* name;
  v8::FunctionCallback callback;
};

// A list that a source file offers, ended by a null name.
extern const Native kClockNatives[];
extern const Native kEncodingNatives[];
extern const Native kMessagingNatives[];
extern const Native kProcessNatives[];

// The bytes of an ArrayBuffer, a SharedArrayBuffer or a view on one. They stay where they are until script runs. False
// for any other value.
bool BytesOf(v8::Local<v8::Value> value, uint8_t** data, size_t* size);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_WEB_NATIVES_H_

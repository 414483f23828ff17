#ifndef FLAT8_SRC_SHELL_HOST_262_H_
#define FLAT8_SRC_SHELL_HOST_262_H_

#include <string>

#include "include/v8-context.h"
#include "include/v8-local-handle.h"

namespace flat8::shell {

// Gives a realm the object `$262` that test262 expects of a host: agent, createRealm, detachArrayBuffer, evalScript, gc, global.
// https://github.com/tc39/test262/blob/main/INTERPRETING.md
void InstallHost262(v8::Local<v8::Context> context);
// The object that an import of the source of `<module source>` gives.
v8::MaybeLocal<v8::Object> NewModuleSource262(v8::Local<v8::Context> context);

// Tells tools/test262 of an uncaught error: the phase in which it was thrown (parse, resolution, runtime), what its
// constructor is called, and which file was being run.
void ReportTo262(v8::Isolate* isolate, const char* phase, v8::Local<v8::Value> exception, const std::string& file);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_HOST_262_H_

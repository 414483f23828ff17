#ifndef FLAT8_SRC_SHELL_VALUES_H_
#define FLAT8_SRC_SHELL_VALUES_H_

#include <string>

#include "include/v8-local-handle.h"
#include "include/v8-maybe.h"
#include "include/v8-primitive.h"

// Values between C++ and script, for what the shell gives to programs.
namespace flat8::shell {

// From UTF-8. Empty, and nothing is thrown, when the text is too long for a string.
v8::MaybeLocal<v8::String> MaybeNewString(v8::Isolate* isolate, const std::string& text);
// The same for texts of the shell's own: the empty string in that case.
v8::Local<v8::String> NewString(v8::Isolate* isolate, const std::string& text);
// The name of a property.
v8::Local<v8::String> NewName(v8::Isolate* isolate, const char* name);
// A value as String() has it, in UTF-8, and of a symbol its description; empty where the conversion throws (the
// exception stays pending for the caller's TryCatch).
std::string ToUtf8(v8::Isolate* isolate, v8::Local<v8::Value> value);

void ThrowError(v8::Isolate* isolate, const std::string& message);
void ThrowTypeError(v8::Isolate* isolate, const std::string& message);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_VALUES_H_

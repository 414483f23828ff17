#ifndef FLAT8_SRC_SHELL_WEB_GLOBALS_H_
#define FLAT8_SRC_SHELL_WEB_GLOBALS_H_

#include <initializer_list>
#include <string>

#include "include/v8-context.h"
#include "include/v8-local-handle.h"
#include "include/v8-template.h"

// What the web and other runtimes have in every realm besides ECMA-262: URL, TextEncoder, EventTarget and so on. The
// scripts of src/shell/web/ make them; they are part of the program, and each is compiled when the first of its globals
// is read. web/web-globals.def says which global comes from which script.
namespace flat8::shell {

// Adds the globals, as data properties that get their values when they are read, to a realm's template.
void InstallWebGlobals(v8::Isolate* isolate, v8::Local<v8::ObjectTemplate> global);

// What a script returns, from the one run of it in the realm. Empty: an exception is pending.
v8::MaybeLocal<v8::Object> LoadWebScript(v8::Local<v8::Context> context, const std::string& name);
// The same if it has been run; empty otherwise, and nothing is pending.
v8::MaybeLocal<v8::Object> LoadedWebScript(v8::Local<v8::Context> context, const std::string& name);
// Calls the function that a script returns by that name. Empty: an exception is pending.
v8::MaybeLocal<v8::Value> CallWebFunction(v8::Local<v8::Context> context, const std::string& script,
                                          const std::string& name,
                                          std::initializer_list<v8::Local<v8::Value>> arguments);

// Throws a DOMException of the current realm.
void ThrowDOMException(v8::Isolate* isolate, v8::Local<v8::String> message, const char* name);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_WEB_GLOBALS_H_

#ifndef FLAT8_SRC_API_API_EXTENSIONS_H_
#define FLAT8_SRC_API_API_EXTENSIONS_H_

#include "include/v8-context.h"
#include "include/v8-function-callback.h"

namespace v8::internal {

// Runs the registered extensions that are automatic or requested (may be null) in a fresh context.
bool InstallExtensions(v8::Isolate* isolate, Local<v8::Context> context, const ExtensionConfiguration* requested);
// With --expose-gc (or --expose-gc-as=NAME), gives the global object the function gc().
bool InstallGcExtension(v8::Isolate* isolate, Local<v8::Context> context);
// What gc() and getters with a cache call: snapshots name these.
v8::FunctionCallback GcCallback();
v8::FunctionCallback CachedGetterCallback();

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_EXTENSIONS_H_

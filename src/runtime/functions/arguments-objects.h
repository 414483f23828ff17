#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_ARGUMENTS_OBJECTS_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_ARGUMENTS_OBJECTS_H_

#include "src/execution/isolate.h"

// What a running frame was called with, as objects.
namespace v8::internal {

Result<Tagged<JSObject>> CreateMappedArguments(Isolate* isolate, uint64_t* fp);
Result<Tagged<JSObject>> CreateUnmappedArguments(Isolate* isolate, uint64_t* fp);
Result<Tagged<JSArray>> CreateRestParameter(Isolate* isolate, uint64_t* fp, int first);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_ARGUMENTS_OBJECTS_H_

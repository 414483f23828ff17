#ifndef FLAT8_SRC_RUNTIME_RUNTIME_FUNCTIONS_H_
#define FLAT8_SRC_RUNTIME_RUNTIME_FUNCTIONS_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// The C++ side of interpreter/runtime-functions.def: argument i is Value(arguments[i]).
#define RUNTIME(Name)                                                                                          \
  Result<Value> Runtime_##Name([[maybe_unused]] Isolate* isolate, [[maybe_unused]] const uint64_t* arguments, \
                               [[maybe_unused]] int count)
#define RUNTIME_FUNCTION(Name, argument_count) RUNTIME(Name);
#include "src/bytecode/runtime-functions.def"
#undef RUNTIME_FUNCTION

using RuntimeFunctionPointer = Result<Value> (*)(Isolate* isolate, const uint64_t* arguments, int count);
extern const RuntimeFunctionPointer kRuntimeFunctions[];

inline Value Argument(const uint64_t* arguments, int index) { return Value(arguments[index]); }

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_RUNTIME_FUNCTIONS_H_

#ifndef FLAT8_SRC_BYTECODE_RUNTIME_FUNCTIONS_H_
#define FLAT8_SRC_BYTECODE_RUNTIME_FUNCTIONS_H_

#include <cstdint>

namespace v8::internal {

// The functions of runtime-functions.def, numbered for the Runtime operand of CallRuntime.
enum class RuntimeFunction : uint16_t {
#define RUNTIME_FUNCTION(Name, argument_count) k##Name,
#include "src/bytecode/runtime-functions.def"
#undef RUNTIME_FUNCTION
  kCount
};
constexpr int kRuntimeFunctionCount = static_cast<int>(RuntimeFunction::kCount);

// -1: any number of arguments.
constexpr int RuntimeFunctionArgumentCount(RuntimeFunction function) {
  constexpr int8_t kCounts[] = {
#define RUNTIME_FUNCTION(Name, argument_count) argument_count,
#include "src/bytecode/runtime-functions.def"
#undef RUNTIME_FUNCTION
  };
  return kCounts[static_cast<int>(function)];
}

constexpr const char* RuntimeFunctionName(RuntimeFunction function) {
  constexpr const char* kNames[] = {
#define RUNTIME_FUNCTION(Name, argument_count) #Name,
#include "src/bytecode/runtime-functions.def"
#undef RUNTIME_FUNCTION
  };
  return kNames[static_cast<int>(function)];
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_BYTECODE_RUNTIME_FUNCTIONS_H_

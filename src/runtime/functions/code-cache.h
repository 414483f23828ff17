#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_CODE_CACHE_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_CODE_CACHE_H_

#include "src/bytecode/code-cache.h"
#include "src/execution/isolate.h"

namespace v8::internal {

// Appends the bytes (bytecode/code-cache.h) of a toplevel function with everything in it that has been compiled by now.
// False when memory is short.
[[nodiscard]] bool SerializeCode(Tagged<SharedFunctionInfo> toplevel, base::GrowableArray<uint8_t>* bytes);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_CODE_CACHE_H_

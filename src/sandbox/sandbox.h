#ifndef FLAT8_SRC_SANDBOX_SANDBOX_H_
#define FLAT8_SRC_SANDBOX_SANDBOX_H_

#include "src/common/globals.h"

// There is no sandbox (V8_ENABLE_SANDBOX_BOOL). The path is here because tests of the API include it.
namespace v8::internal {

// What buffers without memory point to in V8's sandbox; outside of one, null.
inline void* EmptyBackingStoreBuffer() { return nullptr; }

}  // namespace v8::internal

#endif  // FLAT8_SRC_SANDBOX_SANDBOX_H_

#ifndef FLAT8_SRC_RUNTIME_NATIVES_H_
#define FLAT8_SRC_RUNTIME_NATIVES_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// `%Name(...)`, which scripts have with --allow-natives-syntax: what tests ask of the engine itself. Names that only
// steer a compiler are accepted and do nothing; a name that is not known is a ReferenceError when it is called.
Result<Value> CallNative(Isolate* isolate, Tagged<String> name, const uint64_t* arguments, int count);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_NATIVES_H_

#ifndef FLAT8_SRC_RUNTIME_ITERATION_FOR_IN_H_
#define FLAT8_SRC_RUNTIME_ITERATION_FOR_IN_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// For-in over the FixedArray `keys`: the next key from `index` on that is still there, or the hole at the end; *index is
// advanced.
Result<Value> ForInNext(Isolate* isolate, Value object, Value keys, int32_t* index);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ITERATION_FOR_IN_H_

#ifndef FLAT8_SRC_HEAP_SAFEPOINT_H_
#define FLAT8_SRC_HEAP_SAFEPOINT_H_

#include "src/heap/heap.h"

// Threads of V8's that a collection would have to wait for.
namespace v8::internal {

// One thread at a time is in an isolate, so all others stand still anyway: nothing to do.
class IsolateSafepointScope {
 public:
  explicit IsolateSafepointScope(Heap*) {}
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_SAFEPOINT_H_

#ifndef FLAT8_SRC_HEAP_OVERSIZED_REQUEST_H_
#define FLAT8_SRC_HEAP_OVERSIZED_REQUEST_H_

#include "src/heap/heap.h"

namespace v8::internal {

// Whether one object of this size is more than the isolate may ever have: script gets a RangeError then, where a request
// that only comes at a bad time ends the script.
inline bool IsOversizedRequest(Isolate* isolate, size_t size) {
  if (V8_LIKELY(size <= static_cast<size_t>(kMaxRegularHeapObjectSize))) return false;
  const Heap* const heap = Heap::FromIsolate(isolate);
  return !heap->always_allocate() && size > heap->max_old_generation_size();
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_OVERSIZED_REQUEST_H_

#ifndef FLAT8_SRC_HEAP_MEMORY_ALLOCATOR_H_
#define FLAT8_SRC_HEAP_MEMORY_ALLOCATOR_H_

#include "src/heap/heap.h"

// The pages of all spaces, for V8's tests: the spaces map them themselves.
namespace v8::internal {

class MemoryAllocator {
 public:
  size_t Size() const { return reinterpret_cast<const Heap*>(this)->CommittedMemory(); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MEMORY_ALLOCATOR_H_

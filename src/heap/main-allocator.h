#ifndef FLAT8_SRC_HEAP_MAIN_ALLOCATOR_H_
#define FLAT8_SRC_HEAP_MAIN_ALLOCATOR_H_

#include "src/heap/heap.h"

// Allocation in one space, for V8's tests: the space.
namespace v8::internal {

class MainAllocator {
 public:
  // Never collects.
  [[nodiscard]] AllocationResult AllocateRaw(int size, AllocationAlignment alignment, AllocationOrigin origin) {
    const AllocationType type = space()->identity() == NEW_SPACE ? AllocationType::kYoung : AllocationType::kOld;
    return space()->heap()->AllocateRaw(size, type, origin, alignment);
  }
  // Every address that there is has the strictest alignment.
  [[nodiscard]] AllocationResult AllocateRawForceAlignmentForTesting(int size, AllocationAlignment alignment,
                                                                     AllocationOrigin origin) {
    return AllocateRaw(size, alignment, origin);
  }
  // Leaves `offset` bytes out; returns where the next object will be.
  Address AlignTopForTesting(AllocationAlignment alignment, int offset) {
    const Address start = AllocateRaw(offset + kTaggedSize, alignment, AllocationOrigin::kRuntime).ToObjectChecked().address();
    space()->heap()->CreateFillerObjectAt(start, offset + kTaggedSize);
    return start + offset + kTaggedSize;
  }

 private:
  Space* space() { return reinterpret_cast<Space*>(this); }
};

class HeapAllocator {
 public:
  MainAllocator* new_space_allocator() { return Of(heap()->new_space()); }
  MainAllocator* old_space_allocator() { return Of(heap()->old_space()); }

 private:
  Heap* heap() { return reinterpret_cast<Heap*>(this); }
  static MainAllocator* Of(Space* space) { return reinterpret_cast<MainAllocator*>(space); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MAIN_ALLOCATOR_H_

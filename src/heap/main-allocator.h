#ifndef FLAT8_SRC_HEAP_MAIN_ALLOCATOR_H_
#define FLAT8_SRC_HEAP_MAIN_ALLOCATOR_H_

#include "src/heap/allocation-observer.h"
#include "src/heap/heap.h"

// Allocation in one space, for V8's tests: the space.
namespace v8::internal {

class MainAllocator {
 public:
  // Never collects.
  [[nodiscard]] AllocationResult AllocateRaw(int size, AllocationAlignment alignment, AllocationOrigin origin) {
    // Never elsewhere, however large.
    if (IsNew() && size > kMaxRegularHeapObjectSize) {
      return AllocationResult::FromAddress(new_space()->AllocateSlow(static_cast<size_t>(size)));
    }
    const AllocationType type = IsNew() ? AllocationType::kYoung : AllocationType::kOld;
    return space()->heap()->AllocateRaw(size, type, origin, alignment);
  }
  void AddAllocationObserver(AllocationObserver* observer) {
    space()->heap()->AddAllocationObserver(space()->identity(), observer);
  }
  void RemoveAllocationObserver(AllocationObserver* observer) { space()->heap()->RemoveAllocationObserver(observer); }
  // What is left of it becomes a filler, and free.
  void FreeLinearAllocationArea() { IsNew() ? new_space()->CloseLinearArea() : old_space()->CloseLinearArea(); }
  Address top() { return IsNew() ? space()->heap()->NewSpaceTop() : old_space()->top(); }
  Address limit() { return IsNew() ? space()->heap()->NewSpaceLimit() : old_space()->limit(); }
  // Another top within the linear area; its end stays.
  void ResetLab(Address top, Address limit, Address) {
    CHECK(top <= limit && limit == this->limit());
    *(IsNew() ? space()->heap()->NewSpaceAllocationTopAddress() : old_space()->top_address()) = top;
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
  bool IsNew() { return space()->identity() == NEW_SPACE; }
  NewSpace* new_space() { return static_cast<NewSpace*>(space()); }
  PagedSpace* old_space() { return static_cast<PagedSpace*>(space()); }
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

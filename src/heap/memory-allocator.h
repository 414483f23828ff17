#ifndef FLAT8_SRC_HEAP_MEMORY_ALLOCATOR_H_
#define FLAT8_SRC_HEAP_MEMORY_ALLOCATOR_H_

#include "src/heap/heap.h"

// The pages of all spaces, for V8's tests: the spaces map them themselves.
namespace v8::internal {

// Pages without objects that stay mapped for the next who wants one: the nursery's, and the process's.
class PagePool {
 public:
  size_t NumberOfCommittedChunks() const { return heap()->new_space()->CountFreePages() + Cage::CountPooledPages(); }
  size_t CommittedBufferedMemory() const { return NumberOfCommittedChunks() * Cage::kPageSize; }

 private:
  Heap* heap() const { return reinterpret_cast<Heap*>(const_cast<PagePool*>(this)); }
};

class MemoryAllocator {
 public:
  PagePool* pool() { return reinterpret_cast<PagePool*>(this); }
  size_t Size() const { return heap()->CommittedMemory(); }
  // What the spaces may commit beyond that.
  size_t Available() const {
    const size_t used = Size() + (heap()->limits().includes_external_memory() ? heap()->ExternalBytes() : 0);
    return heap()->MaxReserved() > used ? heap()->MaxReserved() - used : 0;
  }

 private:
  Heap* heap() const { return reinterpret_cast<Heap*>(const_cast<MemoryAllocator*>(this)); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MEMORY_ALLOCATOR_H_

#ifndef FLAT8_SRC_HEAP_ALLOCATION_OBSERVER_H_
#define FLAT8_SRC_HEAP_ALLOCATION_OBSERVER_H_

#include "src/common/globals.h"

namespace v8::internal {

// Is told as a space allocates, each time that some bytes more have been (Heap::AddAllocationObserver). Belongs to the one
// who adds it.
class AllocationObserver {
 public:
  explicit AllocationObserver(intptr_t step_size) : step_size_(step_size) {}
  virtual ~AllocationObserver() = default;
  DISALLOW_COPY(AllocationObserver);

 protected:
  // `size` bytes at `soon_object` are about to become an object, and with them `bytes_allocated` have been allocated since
  // the last step. Must not allocate in the heap.
  virtual void Step(int bytes_allocated, Address soon_object, size_t size) = 0;
  // Asked after each step: how many bytes until the next.
  virtual intptr_t GetNextStepSize() { return step_size_; }

 private:
  friend class Heap;
  const intptr_t step_size_;
  AllocationSpace space_ = RO_SPACE;
  intptr_t bytes_since_step_ = 0;      // of other spaces than the new one
  size_t counter_at_step_ = 0;         // of the new space: NewSpaceAllocationCounter()
  intptr_t next_step_size_ = 0;
  AllocationObserver* next_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_ALLOCATION_OBSERVER_H_

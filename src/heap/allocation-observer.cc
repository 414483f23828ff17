#include "src/heap/allocation-observer.h"

#include "src/heap/fillers.h"
#include "src/heap/heap.h"

namespace v8::internal {

void Heap::AddAllocationObserver(AllocationSpace space, AllocationObserver* observer) {
  observer->space_ = space;
  observer->bytes_since_step_ = 0;
  observer->counter_at_step_ = NewSpaceAllocationCounter();
  observer->next_step_size_ = observer->GetNextStepSize();
  observer->next_ = allocation_observers_;
  allocation_observers_ = observer;
  UpdateStressMode();
}

void Heap::RemoveAllocationObserver(AllocationObserver* observer) {
  AllocationObserver** link = &allocation_observers_;
  while (*link != observer) {
    CHECK(*link != nullptr);
    link = &(*link)->next_;
  }
  *link = observer->next_;
  UpdateStressMode();
}

void Heap::TellAllocationObservers(Address object, size_t size) {
  const AllocationSpace space = PageMetadata::FromAddress(object)->space_id();
  for (AllocationObserver* observer = allocation_observers_; observer != nullptr; observer = observer->next_) {
    if (observer->space_ != space) continue;
    // What has been bumped over since the last time is in the new space's own count.
    if (space == NEW_SPACE) {
      observer->bytes_since_step_ = static_cast<intptr_t>(NewSpaceAllocationCounter() - observer->counter_at_step_);
    } else {
      observer->bytes_since_step_ += static_cast<intptr_t>(size);
    }
    if (observer->bytes_since_step_ < observer->next_step_size_) continue;
    // So that the step may walk the heap.
    WriteFiller(object, base::RoundUp(size, size_t{kObjectAlignment}));
    observer->Step(static_cast<int>(observer->bytes_since_step_), object, size);
    observer->bytes_since_step_ = 0;
    observer->counter_at_step_ = NewSpaceAllocationCounter();
    observer->next_step_size_ = observer->GetNextStepSize();
  }
  if (space == NEW_SPACE) ArmAllocationObservers();
}

void Heap::ArmAllocationObservers() {
  size_t next = ~size_t{0};
  for (const AllocationObserver* observer = allocation_observers_; observer != nullptr; observer = observer->next_) {
    if (observer->space_ != NEW_SPACE) continue;
    const size_t since = NewSpaceAllocationCounter() - observer->counter_at_step_;
    const size_t step = static_cast<size_t>(observer->next_step_size_);
    const size_t rest = since < step ? step - since : 0;
    // The allocation that reaches the step is told of.
    if (rest < next) next = rest == 0 ? 0 : rest - 1;
  }
  new_space_.LimitFastPath(next & ~size_t{kObjectAlignment - 1});
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_HEAP_LOCAL_HEAP_H_
#define FLAT8_SRC_HEAP_LOCAL_HEAP_H_

#include "src/heap/heap.h"

// The main thread's own view of the heap, for V8's tests: the heap. Other threads cannot allocate in it, so a LocalHeap
// cannot be made for them.
namespace v8::internal {

class LocalHeap {
 public:
  LocalHeap() = delete;
  Heap* heap() { return reinterpret_cast<Heap*>(this); }
  bool is_main_thread() const { return true; }
  [[nodiscard]] AllocationResult AllocateRaw(int size, AllocationType type,
                                             AllocationOrigin origin = AllocationOrigin::kRuntime,
                                             AllocationAlignment alignment = kTaggedAligned) {
    return heap()->AllocateRaw(size, type, origin, alignment);
  }
  // Nobody waits for this thread.
  void Safepoint() {}
  template <typename Callback>
  void ExecuteWhileParked(Callback callback) {
    callback();
  }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_LOCAL_HEAP_H_

#include "src/heap/allocation.h"

#include "src/heap/heap.h"

namespace v8::internal {

Address AllocateSlow(Isolate* isolate, int size, AllocationType type, uint8_t* gc_state) {
  const Address object = IsolateData::From(isolate)->heap->Allocate(static_cast<size_t>(size), type);
  if (V8_LIKELY(object != kNullAddress)) *gc_state = Heap::InitialGcState(object);
  return object;
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_HEAP_MARK_COMPACT_H_
#define FLAT8_SRC_HEAP_MARK_COMPACT_H_

#include "src/heap/heap.h"
#include "src/heap/marker.h"

// The full collection, for V8's tests.
namespace v8::internal {

class MarkCompactCollector {
 public:
  // Full collections so far.
  unsigned epoch() const { return static_cast<unsigned>(heap()->ms_count()); }
  void EnsureSweepingCompleted(Heap::SweepingForcedFinalizationMode mode) { heap()->EnsureSweepingCompleted(mode); }

 private:
  Heap* heap() { return reinterpret_cast<Heap*>(this); }
  const Heap* heap() const { return reinterpret_cast<const Heap*>(this); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MARK_COMPACT_H_

#ifndef FLAT8_SRC_HEAP_MARK_COMPACT_H_
#define FLAT8_SRC_HEAP_MARK_COMPACT_H_

#include "src/heap/heap.h"
#include "src/heap/marker.h"

// The full collection, for V8's tests.
namespace v8::internal {

// What marking has found of weak references. The lists are the Marker's and die with it, and marking has no steps: whoever
// looks between collections finds them empty, with nothing to publish.
struct WeakObjects {
  struct Worklist {
    bool IsEmpty() const { return true; }
  };
  struct Local {
    void Publish() {}
  };
  Worklist js_weak_refs;
};

class MarkCompactCollector {
 public:
  WeakObjects* weak_objects() { return &weak_objects_; }
  WeakObjects::Local* local_weak_objects() { return &local_weak_objects_; }
  // Full collections so far.
  unsigned epoch() const { return static_cast<unsigned>(heap()->ms_count()); }
  void EnsureSweepingCompleted(Heap::SweepingForcedFinalizationMode mode) { heap()->EnsureSweepingCompleted(mode); }

 private:
  Heap* heap() { return reinterpret_cast<Heap*>(this); }
  const Heap* heap() const { return reinterpret_cast<const Heap*>(this); }
  static inline WeakObjects weak_objects_;
  static inline WeakObjects::Local local_weak_objects_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MARK_COMPACT_H_

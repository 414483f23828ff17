#ifndef FLAT8_SRC_HEAP_INCREMENTAL_MARKING_H_
#define FLAT8_SRC_HEAP_INCREMENTAL_MARKING_H_

#include "src/base/platform/time.h"
#include "src/heap/heap.h"

// Marking stops the script and is done in one go by the collection that needs it, so that for V8's tests it never is
// under way, and there is nothing to advance or to stop. --incremental-marking says so, too.
namespace v8::internal {

class IncrementalMarking {
 public:
  bool IsStopped() const { return true; }
  bool IsMarking() const { return false; }
  bool IsMajorMarking() const { return false; }
  bool IsMinorMarking() const { return false; }
  bool IsMajorMarkingComplete() const { return true; }
  bool black_allocation() const { return false; }
  bool Stop() { return false; }
  void AdvanceForTesting(base::TimeDelta, size_t = 0) {}
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_INCREMENTAL_MARKING_H_

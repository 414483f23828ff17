#ifndef FLAT8_SRC_HEAP_MARKING_STATE_H_
#define FLAT8_SRC_HEAP_MARKING_STATE_H_

#include "src/heap/heap.h"

// Marks, for V8's tests. Young and large objects have theirs in the page's bitmap, too; sweeping clears them.
namespace v8::internal {

class MarkingState {
 public:
  bool IsMarked(Tagged<HeapObject> object) const {
    return PageMetadata::FromAddress(object.address())->IsMarked(object.address());
  }
  bool IsUnmarked(Tagged<HeapObject> object) const { return !IsMarked(object); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MARKING_STATE_H_

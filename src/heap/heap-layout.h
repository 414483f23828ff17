#ifndef FLAT8_SRC_HEAP_HEAP_LAYOUT_H_
#define FLAT8_SRC_HEAP_HEAP_LAYOUT_H_

#include "src/heap/heap.h"

// Where an object lies, for V8's tests. Values that are not cells lie nowhere.
namespace v8::internal {

class HeapLayout {
 public:
  HeapLayout() = delete;

  static bool InYoungGeneration(Value value) {
    return value.IsHeapObjectWord() && Heap::InYoungGeneration(Tagged<HeapObject>(value.ptr()));
  }
  static bool InReadOnlySpace(Value value) {
    return value.IsHeapObjectWord() && PageMetadata::FromAddress(value.ptr())->Is(PageMetadata::kReadOnlyPage);
  }
  static bool InCodeSpace(Value value) {
    if (!value.IsHeapObjectWord()) return false;
    const AllocationSpace space = PageMetadata::FromAddress(value.ptr())->space_id();
    return space == CODE_SPACE || space == CODE_LO_SPACE;
  }
  // There is no shared heap.
  static bool InAnySharedSpace(Value) { return false; }
  static bool InWritableSharedSpace(Value) { return false; }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_HEAP_LAYOUT_H_

#ifndef FLAT8_SRC_OBJECTS_PROTOTYPE_INFO_H_
#define FLAT8_SRC_OBJECTS_PROTOTYPE_INFO_H_

#include "src/objects/map.h"
#include "src/objects/maybe-object.h"

namespace v8::internal {

// Maps that depend on a prototype in a weak list, as V8's tests have it (test/cctest/weak-array-list.cc); the engine's own
// is in objects/prototype-chains.cc. The first entry begins a chain of empty entries, each of which names the next.
class PrototypeUsers {
 public:
  static constexpr int kEmptySlotIndex = 0;
  static constexpr int kFirstIndex = 1;
  static constexpr int kNoEmptySlotsMarker = 0;

  // At the end while there is room, then in empty entries, at last in a longer list.
  static Handle<WeakArrayList> Add(Isolate* isolate, Handle<WeakArrayList> list, DirectHandle<Map> user, int* index);
  static void MarkSlotEmpty(Tagged<WeakArrayList> list, int index);
  // A list of those alive; tells each one's old and new index.
  using CompactionCallback = void (*)(Tagged<HeapObject> user, int from_index, int to_index);
  static Tagged<WeakArrayList> Compact(Handle<WeakArrayList> list, Heap* heap, CompactionCallback callback,
                                       AllocationType allocation = AllocationType::kYoung);
  PrototypeUsers() = delete;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_PROTOTYPE_INFO_H_

#ifndef FLAT8_SRC_HEAP_HEAP_OBJECT_ITERATOR_H_
#define FLAT8_SRC_HEAP_HEAP_OBJECT_ITERATOR_H_

#include <vector>

#include "src/heap/heap.h"
#include "src/heap/object-visiting.h"
#include "src/objects/objects.h"

// Walks the heap, for V8's tests.
namespace v8::internal {

// All objects, dead ones that nobody has swept yet excepted, but no fillers. No allocation while it is in use.
class HeapObjectIterator {
 public:
  // What is unreachable is filtered out by a full collection first, which moves what nobody on the stack names.
  enum HeapObjectsFiltering { kNoFiltering, kFilterUnreachable };
  explicit HeapObjectIterator(Heap* heap, HeapObjectsFiltering filtering = kNoFiltering) {
    if (filtering == kFilterUnreachable) heap->PreciseCollectAllGarbage(GarbageCollectionReason::kTesting);
    heap->MakeIterable();
    heap->ForEachPage([this](PageMetadata* page) {
      ForEachObjectOnPage(page, [this](Address object, size_t) {
        if (!IsFiller(object)) objects_.push_back(object);
      });
    });
  }
  // Empty at the end.
  Tagged<HeapObject> Next() {
    return next_ < objects_.size() ? Tagged<HeapObject>(objects_[next_++]) : Tagged<HeapObject>();
  }

 private:
  std::vector<Address> objects_;
  size_t next_ = 0;
};

// All scripts; no allocation meanwhile.
class Script::Iterator {
 public:
  explicit Iterator(Isolate* isolate) : objects_(Heap::FromIsolate(isolate)) {}
  // Empty at the end.
  Tagged<Script> Next() {
    for (;;) {
      const Tagged<HeapObject> object = objects_.Next();
      if (object.is_null() || IsScript(object)) return Tagged<Script>(object.ptr());
    }
  }

 private:
  HeapObjectIterator objects_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_HEAP_OBJECT_ITERATOR_H_

#ifndef FLAT8_SRC_HEAP_LARGE_SPACE_H_
#define FLAT8_SRC_HEAP_LARGE_SPACE_H_

#include "src/heap/space.h"

namespace v8::internal {

// One object a run of pages. Large objects never move; a young one is promoted by handing its page to the old large
// space. What a test writes into the object's start (a short filler) does not matter: the page knows its object.
class LargeObjectSpace : public Space {
 public:
  LargeObjectSpace(Heap* heap, AllocationSpace id) : Space(heap, id) {}
  ~LargeObjectSpace() { TearDown(); }
  void TearDown();

  // Memory for an object of `size` bytes, or 0 when it cannot be had without a collection.
  Address AllocateRaw(size_t size);

  // Takes a page over from another large space (promotion).
  void TakePage(LargeObjectSpace* from, PageMetadata* page);
  void FreePage(PageMetadata* page);
  // Frees the pages of unmarked objects and clears the marks of the others.
  void SweepByMarkBits();

  static Address ObjectOf(const PageMetadata* page) { return page->area_start(); }

 private:
  bool is_young() const { return id_ == NEW_LO_SPACE; }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_LARGE_SPACE_H_

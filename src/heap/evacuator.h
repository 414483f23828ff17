#ifndef FLAT8_SRC_HEAP_EVACUATOR_H_
#define FLAT8_SRC_HEAP_EVACUATOR_H_

#include "src/heap/object-header.h"
#include "src/heap/page-metadata.h"
#include "src/heap/root-visitor.h"

namespace v8::internal {

class Marker;

// Compaction of the old space between marking and sweeping: copies the marked objects of chosen pages to fresh pages and
// then rewrites every reference in the heap and the roots. Objects that engine frames point at stay where they are, and
// so does everything for which there is no memory.
class Evacuator final : public RootVisitor, public WeakReferences {
 public:
  Evacuator(Heap* heap, const Marker* marker) : WeakReferences(false), heap_(heap), marker_(marker) {}

  // Chooses pages: all of them, or those that are mostly empty or named by a test. Returns false when there are none.
  bool SelectPages(bool all_pages);
  void Run();


  void VisitRootRange(uint64_t* begin, uint64_t* end) override {
    for (uint64_t* slot = begin; slot < end; slot++) UpdateSlot(slot);
  }
  Address NewAddress(Address object) override {
    const uint64_t header = HeaderWord(object);
    return IsForwarded(header) ? ForwardingAddress(header) : object;
  }

 private:
  void MoveObjects();
  void UpdateReferences();
  V8_INLINE void UpdateSlot(uint64_t* slot) {
    if (!IsCellWord(*slot)) return;
    const uint64_t header = HeaderWord(*slot);
    if (IsForwarded(header)) *slot = ForwardingAddress(header);
  }

  Heap* const heap_;
  const Marker* const marker_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_EVACUATOR_H_

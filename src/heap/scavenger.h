#ifndef FLAT8_SRC_HEAP_SCAVENGER_H_
#define FLAT8_SRC_HEAP_SCAVENGER_H_

#include "src/base/growable-array.h"
#include "src/heap/object-header.h"
#include "src/heap/page-metadata.h"
#include "src/heap/root-visitor.h"

namespace v8::internal {

class NewSpace;
class OldSpace;
class RememberedSet;

// One collection of the young generation: copies what is reachable out of the from-pages, into the old space if it has
// survived before, else into fresh young pages.
//
// It cannot fail. Objects that engine frames point at are pinned: marked, and traced where they are. When there is no
// room for a copy, the object's page is promoted in place. The list of copies to trace is threaded through the dead
// originals; the list of objects traced in place may overflow, and then pages are flagged and looked through again.
class Scavenger final : public RootVisitor, public WeakReferences {
 public:
  // `promote_all`: whatever survives becomes old (a full collection begins so).
  Scavenger(Heap* heap, bool promote_all);

  void Run();

  size_t survived_bytes() const { return copied_bytes_ + promoted_bytes_; }
  // Of these, what is still young, and what has become old.
  size_t copied_bytes() const { return copied_bytes_; }
  size_t promoted_bytes() const { return promoted_bytes_; }

  void VisitRootRange(uint64_t* begin, uint64_t* end) override;
  Address NewAddress(Address object) override;

  // For VisitBody: in a scavenge every reference is strong.
  V8_INLINE void VisitRange(uint64_t* begin, uint64_t* end) {
    for (uint64_t* slot = begin; slot < end; slot++) ProcessSlot(slot);
  }
  void VisitWeakRange(Address, uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }
  void VisitWeakCell(Address, uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }
  void VisitEphemerons(Address, uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }
  void VisitFeedback(Address, uint64_t* begin, uint64_t* end) { VisitRange(begin, end); }

 private:
  void PinConservativeRoots();
  static void ScanStackPart(void* data, const uintptr_t* begin, const uintptr_t* end);
  void Pin(Address object, PageMetadata* page);
  void VisitRememberedSet();
  void VisitRememberedObject(Address host);
  void VisitDirtyCards(PageMetadata* page);
  void Drain();
  void RescanFlaggedPages();
  void TraceInPlace(Address object);
  // Visits an old object; remembers it when it still refers to young ones.
  void TraceOldHost(Address host, size_t size);
  V8_INLINE void ProcessSlot(uint64_t* slot) {
    const Address object = *slot;
    if (!IsCellWord(object)) return;
    const uint64_t header = HeaderWord(object);
    const uint8_t state = static_cast<uint8_t>(header >> kHeaderGcStateShift);
    if (V8_LIKELY(state < kYoungObject || state == kReadOnlyObject)) return;
    Address target;
    if (state == kForwardedState) {
      target = ForwardingAddress(header);
    } else {
      PageMetadata* page = PageMetadata::FromAddress(object);
      if (!page->Is(PageMetadata::kFromPage) || page->IsMarked(object)) {
        found_young_ = true;
        return;
      }
      target = Move(object, header, page);
    }
    *slot = target;
    if (GcStateOf(target) == kYoungObject) found_young_ = true;
  }
  Address Move(Address object, uint64_t header, PageMetadata* page);
  void MarkInPlace(Address object, PageMetadata* page);
  void FinishPagesPromotedInPlace();
  void FinishLargeObjects();

  Heap* const heap_;
  NewSpace* const new_space_;
  OldSpace* const old_space_;
  RememberedSet& remembered_;
  const bool promote_all_;
  bool found_young_ = false;      // since it was last reset, a slot with a young value was seen
  bool rescan_needed_ = false;
  Address copied_ = kNullAddress;  // originals whose copies have to be traced, linked through their second words
  base::GrowableArray<Address> in_place_;
  size_t copied_bytes_ = 0;
  size_t promoted_bytes_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_SCAVENGER_H_

#ifndef FLAT8_SRC_HEAP_MARKER_H_
#define FLAT8_SRC_HEAP_MARKER_H_

#include "src/base/growable-array.h"
#include "src/base/table.h"
#include "src/heap/object-header.h"
#include "src/heap/page-metadata.h"
#include "src/heap/root-visitor.h"

namespace v8::internal {

class EphemeronHashTable;
class WeakCell;

// Stop-the-world marking of all spaces, and the clearing of weak references that follows.
//
// The mark stack may fail to grow: then the object's page is flagged, and flagged pages are looked through again for
// marked objects with unmarked children. Weak objects are collected in lists; one that does not fit is treated as
// strong, which retains more and breaks nothing.
class Marker final : public RootVisitor, public WeakReferences {
 public:
  explicit Marker(Heap* heap);

  // Marks everything reachable. `record_pins`: also note the objects that engine frames point at, for evacuation.
  void MarkAll(bool record_pins);
  // Clears references to what is unmarked.
  void ClearWeakReferences();

  // Whether an object must not be moved; meaningless unless pins were recorded.
  bool IsPinned(Address object) const { return pins_.Contains(object); }
  // False when pins could not be noted for want of memory: nothing may be moved.
  bool pins_known() const { return pins_known_; }
  bool cleared_weak_cells() const { return cleared_weak_cells_; }

  void VisitRootRange(uint64_t* begin, uint64_t* end) override { VisitRange(begin, end); }
  Address NewAddress(Address object) override { return IsMarked(object) ? object : kNullAddress; }

  static V8_INLINE bool IsMarked(Address object) {
    const PageMetadata* page = PageMetadata::FromAddress(object);
    return page->Is(PageMetadata::kReadOnlyPage) || page->IsMarked(object);
  }

  // For VisitBody.
  V8_INLINE void VisitRange(uint64_t* begin, uint64_t* end) {
    for (uint64_t* slot = begin; slot < end; slot++) {
      if (IsCellWord(*slot)) Mark(*slot);
    }
  }
  void VisitWeakRange(Address host, uint64_t* begin, uint64_t* end);
  void VisitWeakCell(Address host, uint64_t* begin, uint64_t* end);
  void VisitEphemerons(Address host, uint64_t* begin, uint64_t* end);
  void VisitFeedback(Address host, uint64_t* begin, uint64_t* end);

 private:
  V8_INLINE void Mark(Address object) {
    PageMetadata* page = PageMetadata::FromAddress(object);
    if (V8_UNLIKELY(page->Is(PageMetadata::kReadOnlyPage)) || !page->TryMark(object)) return;
    if (V8_LIKELY(stack_.TryAdd(object))) return;
    page->SetFlag(PageMetadata::kRescan);
    rescan_needed_ = true;
  }
  void MarkConservativeRoots();
  static void ScanStackPart(void* data, const uintptr_t* begin, const uintptr_t* end);
  void Drain();
  void Trace(Address object);
  void RescanFlaggedPages();
  // After rescans, which count objects more than once.
  void RecountLiveBytes();
  // One round over all tables and handlers: marks the values of marked keys; false when there were none to mark.
  bool MarkEphemeronValues();
  // What many rounds have not finished (long chains of keys that are values of other keys): from here on every key is
  // looked up when it is traced, so that the time is linear.
  void MarkEphemeronsByKey();
  void AddPendingEphemerons(EphemeronHashTable* table);
  // False without memory.
  bool AddPendingEphemeron(Address key, Address value);
  // What a handler refers to lives as long as others keep its map alive: the map that a store leads to would keep the one
  // that it leads from otherwise, and with both their prototype.
  void VisitHandler(uint64_t* triple);
  void VisitHandlers(Address array);
  static Address MapOfHandler(const uint64_t* triple);
  void MarkPendingValuesOf(Address key);
  void ClearWeakCell(Tagged<WeakCell> cell);
  void ClearFeedback(Address host);
  void ClearHandlerOfDeadMap(uint64_t* triple);

  Heap* const heap_;
  base::GrowableArray<Address> stack_;
  base::GrowableArray<Address> weak_arrays_;
  base::GrowableArray<Address> weak_cells_;
  base::GrowableArray<Address> ephemeron_tables_;
  struct PendingEphemeron {
    Address value;
    size_t next;  // of the same key, plus one; 0 at the end
  };
  base::GrowableArray<PendingEphemeron> pending_ephemerons_;
  base::Table<Address, size_t> pending_by_key_;  // the first, plus one
  bool marks_ephemerons_by_key_ = false;
  base::GrowableArray<Address> feedback_vectors_;
  base::GrowableArray<uint64_t*> pending_handlers_;
  base::Table<Address, bool> pins_;
  bool record_pins_ = false;
  bool pins_known_ = true;
  bool rescan_needed_ = false;
  bool recount_needed_ = false;
  bool feedback_overflowed_ = false;
  bool cleared_weak_cells_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MARKER_H_

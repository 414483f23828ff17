#ifndef FLAT8_SRC_HEAP_NEW_SPACE_H_
#define FLAT8_SRC_HEAP_NEW_SPACE_H_

#include "src/heap/space.h"

namespace v8::internal {

// The nursery: pages that the mutator bumps through interval by interval, (young_top, young_limit) in IsolateData being
// the interval in use. A scavenge takes all pages as from-pages, copies survivors into fresh ones, and gives back those
// that hold nothing pinned. In a page with pinned objects the mark bits name them, and the gaps between them are the
// intervals of the next round.
class NewSpace : public Space {
 public:
  static NewSpace* From(NewSpace* space) { return space; }
  explicit NewSpace(Heap* heap) : Space(heap, NEW_SPACE) {}
  ~NewSpace() { TearDown(); }
  void TearDown();

  // What the fast path could not do. 0 when the nursery is full and a collection is due.
  V8_NOINLINE Address AllocateSlow(size_t size);

  // Fills the rest of the linear area, which stays in use: all pages can be walked until the next allocation.
  void MakeIterable();
  // Gives the linear area up: the next allocation takes the slow path.
  void CloseLinearArea();
  // In stress modes the fast path always misses.
  void set_stress_slow_path(bool value);
  // The fast path misses once `bytes` more are to be allocated.
  void LimitFastPath(size_t bytes);
  // Makes the next page request fail, so that a collection follows soon (the remembered set has grown long).
  void RequestCollection() { collection_requested_ = true; }

  // Bytes that the mutator may fill between two collections.
  size_t Capacity() const { return capacity(); }  // V8's name
  size_t capacity() const { return capacity_pages_ * Cage::kPageSize; }
  void set_capacity(size_t bytes);
  void set_capacity_bounds(size_t minimum, size_t maximum);
  size_t maximum_capacity() const { return max_capacity_; }
  // Steers the capacity towards short pauses, from what the last scavenge took.
  void AdaptCapacity(double milliseconds, size_t survived_bytes);
  // Bytes of objects, counted by what has been bumped over since the collection plus what survived it.
  size_t Size() const;
  size_t Available() const;
  // Bytes that have ever been bumped over; wraps around.
  size_t allocation_counter() const { return bumped_before_collection_ + Size() - survived_bytes_; }
  void set_allocation_counter(size_t bytes) { bumped_before_collection_ += bytes - allocation_counter(); }
  // Whether the object is in the part of the linear area that has been bumped over.
  bool IsInLinearArea(Address object) const { return object >= interval_start_ && object < LinearAreaTop(); }
  // Gives the pages that are kept for the next round back.
  void ReleaseFreePages();
  size_t CountFreePages() const { return free_pages_.count(); }

  // --- For the scavenger ---------------------------------------------------------------------------------------------
  void BeginScavenge();
  PageList& from_pages() { return from_pages_; }
  // Room for a copy, or 0.
  V8_INLINE Address AllocateCopy(size_t size) {
    const Address result = to_top_;
    if (V8_LIKELY(size <= to_limit_ - result)) {
      to_top_ = result + size;
      return result;
    }
    return AllocateCopySlow(size);
  }
  // Takes a page out of the from-pages: it becomes old where it is.
  void RemoveFromPage(PageMetadata* page);
  void EndScavenge();
  // After marking: what is unmarked in the nursery becomes fillers; marked objects stay put as if pinned.
  void SweepByMarkBits();

  IsolateData* data() const;

 private:
  PageMetadata* TakePage();
  Address LinearAreaTop() const;
  bool NextInterval(size_t size);
  V8_NOINLINE Address AllocateCopySlow(size_t size);
  void OpenLinearArea(Address start, Address end);
  // Fillers between the marked objects of a page; returns their bytes.
  size_t RebuildGaps(PageMetadata* page);
  void RestartAllocation(PageMetadata* page, Address cursor);

  // Pages in front of current_ are full, those behind it have not been allocated in since the last collection.
  PageMetadata* current_ = nullptr;
  Address cursor_ = kNullAddress;      // where the next interval of current_ is looked for
  Address interval_start_ = kNullAddress;
  Address real_limit_ = kNullAddress;  // end of the linear area; young_limit is lower in stress modes
  size_t pages_opened_ = 0;
  size_t capacity_pages_ = 1;
  size_t min_capacity_ = Cage::kPageSize;
  size_t max_capacity_ = 8 * Cage::kPageSize;
  size_t bumped_bytes_ = 0;    // closed intervals since the last collection
  size_t bumped_before_collection_ = 0;
  size_t survived_bytes_ = 0;
  bool stress_slow_path_ = false;
  bool collection_requested_ = false;

  PageList from_pages_;
  PageList free_pages_;  // committed, kept for the next round
  PageMetadata* to_page_ = nullptr;
  Address to_top_ = kNullAddress;
  Address to_limit_ = kNullAddress;
};

// V8's name; there are more kinds.
using SemiSpaceNewSpace = NewSpace;

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_NEW_SPACE_H_

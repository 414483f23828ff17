#ifndef FLAT8_SRC_HEAP_PAGED_SPACE_H_
#define FLAT8_SRC_HEAP_PAGED_SPACE_H_

#include "src/heap/free-list.h"
#include "src/heap/space.h"

namespace v8::internal {

// A space of regular pages that is collected by mark-sweep: allocation bumps through free intervals, which a lazy sweep
// finds between the marked objects. A page is either swept (walkable, mark bits clear) or waits in `unswept_`, where
// its mark bits say what lives.
class PagedSpace : public Space {
 public:
  PagedSpace(Heap* heap, AllocationSpace id, Cage::Region region) : Space(heap, id), region_(region) {}
  ~PagedSpace() { TearDown(); }
  // Gives all pages back.
  void TearDown();

  // Bytes of a regular page that objects can use.
  int AreaSize() const { return static_cast<int>(kPageAreaSize); }

  // `size` bytes, or 0 when they cannot be had without a collection.
  V8_INLINE Address AllocateRaw(size_t size) {
    const Address result = top_;
    if (V8_LIKELY(size <= limit_ - result)) {
      top_ = result + size;
      return result;
    }
    return AllocateSlow(size);
  }

  // Retires the linear area, which makes all swept pages walkable.
  void CloseLinearArea();
  Address top() const { return top_; }
  Address limit() const { return limit_; }
  // Whether the object is in the part of the linear area that has been bumped over.
  bool IsInLinearArea(Address object) const { return object >= linear_area_start_ && object < top_; }
  // For tests.
  Address* top_address() { return &top_; }

  // Sweeping. SweepOnePage returns false when there was nothing left to sweep.
  bool SweepOnePage();
  void FinishSweeping();
  // After marking: every page's live bytes are known, nothing is swept yet.
  void StartSweeping();

  bool IsSweepingInProgress() const { return !unswept_.empty(); }

  // Around evacuation: the space forgets its holes, so that evacuated objects go to fresh pages only.
  void DropFreeList() { free_list_.Reset(); }
  // Takes a page that has become old in place; its objects are marked, the rest is not walkable yet.
  void AdoptUnsweptPage(PageMetadata* page);

  // Maps the space one more page, limits or not. For tests and for setting up.
  bool Expand();
  // No allocation in the existing pages any more (SimulateFullSpace).
  void SealExistingPages();

  size_t Available() const { return free_list_.available() + (limit_ - top_); }
  size_t CountTotalPages() const { return pages_.count() + unswept_.count(); }

  // Every page, swept or not.
  template <typename Function>
  void ForEachPage(Function function) {
    for (PageMetadata* page : pages_) function(page);
    for (PageMetadata* page : unswept_) function(page);
  }

 private:
  V8_NOINLINE Address AllocateSlow(size_t size);
  void OpenLinearArea(FreeList::Interval interval);
  void SweepPage(PageMetadata* page);

  const Cage::Region region_;
  Address top_ = kNullAddress;
  Address limit_ = kNullAddress;
  Address linear_area_start_ = kNullAddress;
  FreeList free_list_;
  PageList unswept_;
};

class OldSpace final : public PagedSpace {
 public:
  explicit OldSpace(Heap* heap) : PagedSpace(heap, OLD_SPACE, Cage::Region::kOrdinary) {}
};
// Machine code and its metadata. Never moves. Mapped read-write and not executable until there is a compiler.
class CodeSpace final : public PagedSpace {
 public:
  explicit CodeSpace(Heap* heap) : PagedSpace(heap, CODE_SPACE, Cage::Region::kOrdinary) {}
};
// Hidden classes. Never move: headers name them by 32-bit offset, from the cage's metadata region.
class MapSpace final : public PagedSpace {
 public:
  explicit MapSpace(Heap* heap) : PagedSpace(heap, MAP_SPACE, Cage::Region::kMetadata) {}
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_PAGED_SPACE_H_

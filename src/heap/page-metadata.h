#ifndef FLAT8_SRC_HEAP_PAGE_METADATA_H_
#define FLAT8_SRC_HEAP_PAGE_METADATA_H_

#include "src/common/isolate-data.h"
#include "src/heap/mark-bitmap.h"
#include "src/objects/tagged.h"

namespace v8::internal {

class Space;

// What a page knows about itself, at the page's start; objects follow. A regular page holds many objects, a large page
// is a run of several pages that holds one object, which begins in the first.
class PageMetadata {
 public:
  static const int kPageSize = static_cast<int>(Cage::kPageSize);
  static constexpr Address kAlignmentMask = Cage::kPageSize - 1;
  static constexpr int kCardSizeLog2 = 9;

  enum Flag : uint32_t {
    kYoungPage = 1 << 0,      // new space or new large-object space
    kLargePage = 1 << 1,
    kReadOnlyPage = 1 << 2,
    kFromPage = 1 << 3,       // its objects are being evacuated by the running scavenge
    kHasPins = 1 << 4,        // the mark bits (young) or the heap's pin list (old) name objects that must not move
    kPromoteInPlace = 1 << 5, // became old during the running scavenge, objects and all
    kNeedsSweeping = 1 << 6,  // mark bits tell live objects, dead ones are not fillers yet
    kHasDirtyCards = 1 << 7,
    kRescan = 1 << 8,         // the mark stack overflowed: marked objects here may have unmarked children
    kRememberAll = 1 << 9,    // the remembered set overflowed: look for young values in all of the page
    kEvacuate = 1 << 10,      // the running full collection empties this page
    kNeverAllocate = 1 << 11, // tests: no new objects in the page's holes
    kForceEvacuation = 1 << 12,  // tests: empty it in the next full collection
    kNeverEvacuate = 1 << 13,    // tests: no full collection empties it
    kPublished = 1 << 14,        // tests: a large object that is no pending allocation any more
  };

  static V8_INLINE PageMetadata* FromAddress(Address address) {
    return reinterpret_cast<PageMetadata*>(address & ~kAlignmentMask);
  }
  static PageMetadata* FromHeapObject(Address object) { return FromAddress(object); }

  // Fills in the header of memory that the cage has handed out, all but the bitmaps: the marks are clear already, and the
  // starts are cleared when the first one is learnt.
  static PageMetadata* Initialize(Address start, size_t run_bytes, Heap* heap, IsolateData* isolate_data, Space* owner,
                                  AllocationSpace space, uint32_t flags);

  // V8's names, for tests. There it has three classes and flags of its own.
  static constexpr uint32_t LARGE_PAGE = kLargePage;
  static constexpr uint32_t TO_PAGE = kYoungPage;
  static constexpr uint32_t BLACK_ALLOCATED = 0;  // never
  static constexpr uint32_t PINNED = kNeverEvacuate;
  static constexpr uint32_t FORCE_EVACUATION_CANDIDATE_FOR_TESTING = kForceEvacuation;
  static PageMetadata* FromHeapObject(Tagged<HeapObject> object) { return FromAddress(object.address()); }
  static PageMetadata* cast(PageMetadata* page) { return page; }
  PageMetadata* Chunk() { return this; }
  PageMetadata* Metadata() { return this; }
  bool IsFlagSet(uint32_t flag) const { return Is(flag); }
  void SetFlagNonExecutable(uint32_t flag) { SetFlag(flag); }
  void ClearFlagNonExecutable(uint32_t flag) { ClearFlag(flag); }
  void MarkNeverEvacuate() { SetFlag(kNeverEvacuate); }
  bool IsEvacuationCandidate() const { return Is(kEvacuate | kForceEvacuation); }
  AllocationSpace owner_identity() const { return space_; }
  bool Contains(Address address) const { return ContainsInArea(address); }

  Address address() const { return reinterpret_cast<Address>(this); }
  V8_INLINE uint32_t OffsetOf(Address object) const { return static_cast<uint32_t>(object - address()); }
  Address area_start() const { return area_start_; }
  Address area_end() const { return area_end_; }
  size_t area_size() const { return area_end_ - area_start_; }
  size_t run_bytes() const { return run_bytes_; }
  bool ContainsInArea(Address a) const { return a >= area_start_ && a < area_end_; }

  V8_INLINE bool Is(uint32_t flag) const { return (flags_ & flag) != 0; }
  void SetFlag(uint32_t flag) { flags_ |= flag; }
  void ClearFlag(uint32_t flag) { flags_ &= ~flag; }
  bool InYoungGeneration() const { return Is(kYoungPage); }

  Heap* heap() const { return heap_; }
  // Before the page is given back: whoever gets it next fills in its header only after the page table names it, and no
  // collection may take it for its own meanwhile.
  void Disown() { heap_ = nullptr; }
  IsolateData* isolate_data() const { return isolate_data_; }
  Space* owner() const { return owner_; }
  AllocationSpace space_id() const { return space_; }
  void SetOwner(Space* owner, AllocationSpace space) {
    owner_ = owner;
    space_ = space;
  }

  PageBitmap& mark_bits() { return mark_bits_; }
  const PageBitmap& mark_bits() const { return mark_bits_; }
  // Object starts of a page whose objects cannot be told by the mark bits; filled in when a conservative root asks.
  PageBitmap& start_bits() { return start_bits_; }
  V8_INLINE bool IsMarked(Address object) const { return mark_bits_.Get(OffsetOf(object)); }
  V8_INLINE bool TryMark(Address object) { return mark_bits_.TestAndSet(OffsetOf(object)); }

  // Up to where start_bits() is valid; area_start() when nothing is.
  Address starts_known_to() const { return starts_known_to_; }
  void set_starts_known_to(Address limit) { starts_known_to_ = limit; }

  size_t live_bytes() const { return live_bytes_; }
  void set_live_bytes(size_t bytes) { live_bytes_ = bytes; }
  V8_INLINE void IncrementLiveBytes(size_t bytes) { live_bytes_ += bytes; }
  // Bytes of the area in objects or linear areas, as the owning space accounts them.
  size_t allocated_bytes() const { return allocated_bytes_; }
  void set_allocated_bytes(size_t bytes) { allocated_bytes_ = bytes; }

  // Cards of a large page: one bit for every 512 bytes, counted from the page's start. Smaller hosts are remembered as a
  // whole.
  V8_INLINE void MarkCard(Address slot) {
    const size_t card = (slot - address()) >> kCardSizeLog2;
    cards_[card >> 6] |= uint64_t{1} << (card & 63);
  }
  bool CardIsMarked(size_t card) const { return (cards_[card >> 6] >> (card & 63)) & 1; }
  void ClearCard(size_t card) { cards_[card >> 6] &= ~(uint64_t{1} << (card & 63)); }
  void ClearCards();
  size_t card_words() const { return ((run_bytes_ >> kCardSizeLog2) + 63) / 64; }
  uint64_t* cards() { return cards_; }

  PageMetadata* next() const { return next_; }

  // Bytes of a run's pages that a large object of `size` needs in all.
  static size_t LargeRunBytes(size_t object_size);

 private:
  friend class PageList;
  // The bitmaps come first: what follows them lies in one page of the system's with the first objects, and the memory of
  // the bitmaps is not touched before a collection does.
  PageBitmap mark_bits_;
  PageBitmap start_bits_;
  IsolateData* isolate_data_;
  PageMetadata* next_;
  PageMetadata* previous_;
  Heap* heap_;
  Space* owner_;
  Address area_start_;
  Address area_end_;
  size_t run_bytes_;
  size_t live_bytes_;
  size_t allocated_bytes_;
  Address starts_known_to_;
  uint64_t* cards_;  // at the end of the run; null on regular pages
  uint32_t flags_;
  AllocationSpace space_;
};

// V8's names.
using MemoryChunk = PageMetadata;
using MutablePageMetadata = PageMetadata;
using LargePageMetadata = PageMetadata;

inline constexpr size_t kPageHeaderSize = (sizeof(PageMetadata) + 63) & ~size_t{63};
// What a regular page has for objects.
inline constexpr size_t kPageAreaSize = Cage::kPageSize - kPageHeaderSize;
// Larger objects get pages of their own.
inline constexpr int kMaxRegularHeapObjectSize = static_cast<int>(Cage::kPageSize / 2);

// A doubly linked list of pages through their own links.
class PageList {
 public:
  PageMetadata* first() const { return first_; }
  PageMetadata* last() const { return last_; }
  bool empty() const { return first_ == nullptr; }
  size_t count() const { return count_; }
  void PushBack(PageMetadata* page);
  void Remove(PageMetadata* page);
  PageMetadata* PopFront();
  // Moves all of `other` to the end of this list.
  void TakeAll(PageList* other);

  class Iterator {
   public:
    explicit Iterator(PageMetadata* page) : page_(page) {}
    PageMetadata* operator*() const { return page_; }
    Iterator& operator++() {
      page_ = page_->next();
      return *this;
    }
    bool operator!=(const Iterator& other) const { return page_ != other.page_; }

   private:
    PageMetadata* page_;
  };
  Iterator begin() const { return Iterator(first_); }
  Iterator end() const { return Iterator(nullptr); }

 private:
  PageMetadata* first_ = nullptr;
  PageMetadata* last_ = nullptr;
  size_t count_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_PAGE_METADATA_H_

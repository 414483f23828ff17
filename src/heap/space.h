#ifndef FLAT8_SRC_HEAP_SPACE_H_
#define FLAT8_SRC_HEAP_SPACE_H_

#include "src/heap/page-metadata.h"

namespace v8::internal {

enum class ExternalBackingStoreType { kArrayBuffer, kExternalString, kNumValues };

// What all spaces have: an identity, pages, and what they count.
class Space {
 public:
  Space(Heap* heap, AllocationSpace id) : heap_(heap), id_(id) {}
  DISALLOW_COPY(Space);

  Heap* heap() const { return heap_; }
  AllocationSpace identity() const { return id_; }
  const PageList& pages() const { return pages_; }

  // Bytes in objects (and in linear areas that are being bumped through).
  size_t SizeOfObjects() const { return allocated_bytes_; }
  size_t Size() const { return SizeOfObjects(); }
  bool IsEmpty() const { return pages_.empty(); }
  bool Contains(Tagged<HeapObject> object) const { return Contains(object.address()); }
  bool Contains(Address address) const {
    const Address run = Cage::FindRun(address);
    return run != kNullAddress && reinterpret_cast<PageMetadata*>(run)->owner() == this;
  }
  // For tests (test/cctest/heap/heap-vocabulary.cc): what objects of this generation own outside of the heap.
  size_t ExternalBackingStoreBytes(ExternalBackingStoreType type) const;
  size_t CommittedMemory() const { return committed_bytes_; }
  size_t MaximumCommittedMemory() const { return max_committed_bytes_; }

  static const char* Name(AllocationSpace id);

 protected:
  // Takes a new page (run) of the cage into the space, or returns null.
  PageMetadata* NewPage(Cage::Region region, size_t run_bytes, uint32_t flags);
  // Gives a page that is in no list back to the cage.
  void ReleasePage(PageMetadata* page);
  void AccountCommitted(size_t bytes) {
    committed_bytes_ += bytes;
    if (committed_bytes_ > max_committed_bytes_) max_committed_bytes_ = committed_bytes_;
  }

  Heap* const heap_;
  const AllocationSpace id_;
  PageList pages_;
  size_t allocated_bytes_ = 0;
  size_t committed_bytes_ = 0;
  size_t max_committed_bytes_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_SPACE_H_

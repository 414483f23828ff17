#include "src/heap/free-list.h"

#include "src/heap/fillers.h"

namespace v8::internal {

void FreeList::Add(Address start, size_t size) {
  DCHECK_EQ(FillerSize(start), size);
  Address& head = heads_[BucketOf(size)];
  WordAt(start + kFreeSpaceNextOffset) = head;
  head = start;
  available_ += size;
}

FreeList::Interval FreeList::Take(size_t size) {
  const int own = BucketOf(size < kMinInterval ? kMinInterval : size);
  if (own >= kBucketCount) return {};
  // Every interval of a larger bucket will do.
  for (int bucket = own + 1; bucket < kBucketCount; bucket++) {
    const Address start = heads_[bucket];
    if (start == kNullAddress) continue;
    heads_[bucket] = WordAt(start + kFreeSpaceNextOffset);
    const size_t found = FillerSize(start);
    available_ -= found;
    return {start, found};
  }
  Address* link = &heads_[own];
  for (int tries = 0; *link != kNullAddress && tries < kMaxTries; tries++) {
    const Address start = *link;
    const size_t found = FillerSize(start);
    if (found >= size) {
      *link = WordAt(start + kFreeSpaceNextOffset);
      available_ -= found;
      return {start, found};
    }
    link = &WordAt(start + kFreeSpaceNextOffset);
  }
  return {};
}

void FreeList::Reset() {
  for (Address& head : heads_) head = kNullAddress;
  available_ = 0;
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_HEAP_FREE_LIST_H_
#define FLAT8_SRC_HEAP_FREE_LIST_H_

#include "src/heap/cage.h"

namespace v8::internal {

// The free intervals of a paged space, bucketed by powers of two and linked through the free-space objects that fill
// them. Intervals below kMinInterval are not worth bumping through and stay plain fillers until the next sweep.
class FreeList {
 public:
  static constexpr size_t kMinInterval = 64;

  struct Interval {
    Address start = kNullAddress;
    size_t size = 0;
  };

  // `start` has to be a free-space object of `size` bytes.
  void Add(Address start, size_t size);
  // An interval of at least `size` bytes, or an empty one.
  Interval Take(size_t size);
  // Forgets all intervals; their memory stays filled.
  void Reset();

  size_t available() const { return available_; }

 private:
  static constexpr int kFirstBucketLog2 = 6;
  static constexpr int kBucketCount = Cage::kPageSizeBits - kFirstBucketLog2 + 1;
  // Tries in the bucket whose intervals may or may not be large enough.
  static constexpr int kMaxTries = 8;
  static int BucketOf(size_t size) { return 63 - __builtin_clzll(size) - kFirstBucketLog2; }

  Address heads_[kBucketCount] = {};
  size_t available_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_FREE_LIST_H_

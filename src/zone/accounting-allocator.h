#ifndef FLAT8_SRC_ZONE_ACCOUNTING_ALLOCATOR_H_
#define FLAT8_SRC_ZONE_ACCOUNTING_ALLOCATOR_H_

#include <cstddef>

// Segments of memory and how much of it there is, as V8's tests ask. Our zones take their chunks from base/memory.h.
// Defined in test/cctest/memory-vocabulary.cc.
namespace v8::internal {

class Segment {
 public:
  size_t total_size() const { return size_; }

 private:
  friend class AccountingAllocator;
  size_t size_;
};

class AccountingAllocator {
 public:
  // Null when there is no memory, even after the platform has been told.
  Segment* AllocateSegment(size_t bytes, bool supports_compression);
  void ReturnSegment(Segment* segment, bool supports_compression);
  size_t GetCurrentMemoryUsage() const { return current_; }
  size_t GetMaxMemoryUsage() const { return max_; }

 private:
  size_t current_ = 0;
  size_t max_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_ZONE_ACCOUNTING_ALLOCATOR_H_

#include "src/heap/heap-limits.h"

#include <algorithm>

#include "src/base/platform/virtual-memory.h"
#include "src/common/globals.h"
#include "src/flags/flags.h"

namespace v8::internal {

namespace {
constexpr size_t kMegabyte = size_t{1} << 20;
constexpr size_t kSmallestDefaultHeap = 256 * kMegabyte;
constexpr size_t kLargestDefaultHeap = 2048 * kMegabyte;
// Old generation at which the first full collection starts.
constexpr size_t kInitialSoftLimit = 16 * kMegabyte;
constexpr size_t kMinimumGrowth = 8 * kMegabyte;
constexpr double kSmallestGrowth = 1, kLargestGrowth = 2, kGrowthStep = 1.5;
// Shares of the time that full collections may take before they get rarer, and have to take not to get more frequent.
constexpr double kLargestShare = 0.1, kSmallestShare = 0.03;
// External bytes that may be added between collections.
constexpr size_t kExternalGrowth = 32 * kMegabyte;
constexpr size_t kDefaultMaxYoung = 2 * kMegabyte;

size_t DefaultHeapSize() {
  const uint64_t quarter = base::VirtualMemory::AvailablePhysicalMemory() / 4;
  if (quarter < kSmallestDefaultHeap) return kSmallestDefaultHeap;
  return quarter > kLargestDefaultHeap ? kLargestDefaultHeap : static_cast<size_t>(quarter);
}
}  // namespace

void HeapLimits::Configure(const HeapConfiguration& configuration) {
  max_young_ = configuration.max_young_generation_size;
  if (v8_flags.max_semi_space_size > 0) max_young_ = v8_flags.max_semi_space_size * kMegabyte;
  if (max_young_ == 0 || max_young_ > 16 * kMegabyte) max_young_ = max_young_ == 0 ? kDefaultMaxYoung : 16 * kMegabyte;
  min_young_ = v8_flags.min_semi_space_size * kMegabyte;
  if (min_young_ > max_young_) max_young_ = min_young_;

  max_old_ = configuration.max_old_generation_size;
  if (v8_flags.max_heap_size > 0) max_old_ = v8_flags.max_heap_size * kMegabyte;
  if (v8_flags.max_old_space_size > 0) max_old_ = v8_flags.max_old_space_size * kMegabyte;
  if (max_old_ == 0) max_old_ = DefaultHeapSize();
  if (max_old_ < kMinimumOldGeneration) max_old_ = kMinimumOldGeneration;
  initial_max_old_ = max_old_;
  includes_external_memory_ = configuration.limit_includes_external_memory;
  // A nursery that is large beside the heap would let a small limit be overrun by what one collection promotes.
  while (max_young_ > 256 * KB && max_young_ > max_old_ / 8 && v8_flags.max_semi_space_size == 0) max_young_ /= 2;

  soft_limit_ = configuration.initial_old_generation_size;
  if (v8_flags.initial_heap_size > 0) soft_limit_ = v8_flags.initial_heap_size * kMegabyte;
  if (v8_flags.initial_old_space_size > 0) soft_limit_ = v8_flags.initial_old_space_size * kMegabyte;
  if (soft_limit_ == 0) soft_limit_ = kInitialSoftLimit;
  external_limit_ = kExternalGrowth;
}

void HeapLimits::AdaptGrowth(double share) {
  if (share > kLargestShare) {
    growth_ = std::min(growth_ * kGrowthStep, kLargestGrowth);
  } else if (share < kSmallestShare) {
    growth_ = std::max(growth_ / kGrowthStep, kSmallestGrowth);
  }
}

void HeapLimits::ComputeSoftLimit(size_t live) {
  // Less room to grow the nearer the hard limit is.
  const size_t room = max_old_ > live ? max_old_ - live : 0;
  size_t growth = static_cast<size_t>(static_cast<double>(live) * growth_);
  if (growth > room / 2) growth = room / 2;
  if (growth < kMinimumGrowth) growth = kMinimumGrowth;
  soft_limit_ = live + growth;
}

void HeapLimits::MaybeRestoreInitialLimit(size_t live) {
  if (restore_share_ == 0 || max_old_ <= initial_max_old_) return;
  if (static_cast<double>(live) < restore_share_ * static_cast<double>(initial_max_old_)) {
    max_old_ = initial_max_old_;
    restore_share_ = 0;
  }
}

void HeapLimits::ComputeExternalLimit(size_t external_bytes) {
  external_limit_ = external_bytes + external_bytes / 2 + kExternalGrowth;
}

bool HeapLimits::AddCallback(NearHeapLimitCallback callback, void* data) { return callbacks_.TryAdd({callback, data}); }

void HeapLimits::RemoveCallback(NearHeapLimitCallback callback, size_t limit, size_t live) {
  for (size_t i = 0; i < callbacks_.size(); i++) {
    if (callbacks_[i].callback != callback) continue;
    for (size_t j = i + 1; j < callbacks_.size(); j++) callbacks_[j - 1] = callbacks_[j];
    callbacks_.RemoveLast();
    if (limit != 0) {
      const size_t lowest = live + live / 4;
      const size_t wanted = limit > lowest ? limit : lowest;
      if (wanted < max_old_) max_old_ = wanted;
    }
    return;
  }
}

}  // namespace v8::internal

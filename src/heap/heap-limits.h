#ifndef FLAT8_SRC_HEAP_HEAP_LIMITS_H_
#define FLAT8_SRC_HEAP_HEAP_LIMITS_H_

#include <cstddef>

#include "src/base/growable-array.h"

namespace v8::internal {

// What the embedder asked for; zero means the default.
struct HeapConfiguration {
  size_t max_old_generation_size = 0;
  size_t initial_old_generation_size = 0;
  size_t max_young_generation_size = 0;
  size_t initial_young_generation_size = 0;
  // The first bounds the bytes outside of the heap that objects own, too.
  bool limit_includes_external_memory = false;
};

// How large the old generation may become. The hard limit is the embedder's; the soft limit, never above it, is where
// the next full collection starts, and follows what the last one left alive.
class HeapLimits {
 public:
  static constexpr size_t kMinimumOldGeneration = size_t{1} << 20;

  // Takes the flags into account, too.
  void Configure(const HeapConfiguration& configuration);

  size_t max_old_generation_size() const { return max_old_; }
  void set_max_old_generation_size(size_t bytes) { max_old_ = bytes; }
  bool includes_external_memory() const { return includes_external_memory_; }
  size_t initial_max_old_generation_size() const { return initial_max_old_; }
  size_t soft_limit() const { return soft_limit_ < max_old_ ? soft_limit_ : max_old_; }
  size_t max_young_size() const { return max_young_; }
  size_t min_young_size() const { return min_young_; }

  // After a full collection that left `live` bytes in the old generation.
  void ComputeSoftLimit(size_t live);
  // Before that, when the collection was due: the share of the time since the one before that it took, 0 to 1. What
  // lives may be added to once more until the next, and twice while collections cost much.
  void AdaptGrowth(double share);

  // AutomaticallyRestoreInitialHeapLimit: once less than `share` of the initial limit is in use, it applies again.
  void set_restore_share(double share) { restore_share_ = share; }
  void MaybeRestoreInitialLimit(size_t live);

  // Bytes outside the heap at which the next collection is due.
  size_t external_limit() const { return external_limit_; }
  void ComputeExternalLimit(size_t external_bytes);

  // Near-heap-limit callbacks: the one added last is asked. Returns the limit it wants.
  using NearHeapLimitCallback = size_t (*)(void* data, size_t current_limit, size_t initial_limit);
  struct CallbackEntry {
    NearHeapLimitCallback callback;
    void* data;
  };
  [[nodiscard]] bool AddCallback(NearHeapLimitCallback callback, void* data);
  // Removes it; with `limit` not 0 sets the hard limit back, as far down as what lives allows.
  void RemoveCallback(NearHeapLimitCallback callback, size_t limit, size_t live);
  bool HasCallback() const { return !callbacks_.empty(); }
  CallbackEntry last_callback() const { return callbacks_.back(); }

 private:
  size_t max_old_ = 0;
  size_t initial_max_old_ = 0;
  bool includes_external_memory_ = false;
  size_t soft_limit_ = 0;
  double growth_ = 1;  // Of what lives.
  size_t max_young_ = 0;
  size_t min_young_ = 0;
  size_t external_limit_ = 0;
  double restore_share_ = 0;
  base::GrowableArray<CallbackEntry> callbacks_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_HEAP_LIMITS_H_

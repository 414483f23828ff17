#ifndef FLAT8_SRC_PROFILER_ALLOCATION_TRACKER_H_
#define FLAT8_SRC_PROFILER_ALLOCATION_TRACKER_H_

#include "src/heap/allocation-observer.h"
#include "src/profiler/allocation-stacks.h"
#include "src/profiler/object-ids.h"

namespace v8::internal {

class HeapSnapshot;

// Notes of every object who has allocated it: the node of AllocationStacks whose path led there. Allocation has no fast
// path meanwhile. What has been allocated since the last collection is a list; collections, and snapshots, put it into
// the table of what lives, by address.
class AllocationTracker {
 public:
  // As V8's.
  static constexpr int kMaxDepth = 64;

  // Null without memory.
  static AllocationTracker* New(Isolate* isolate);
  ~AllocationTracker();
  AllocationTracker(const AllocationTracker&) = delete;
  AllocationTracker& operator=(const AllocationTracker&) = delete;

  // In a collection: see ObjectIds.
  void Update(WeakReferences* references);
  // Before TraceOf. What there is no memory for has no trace.
  void PutFresh();
  // The id of a node, or 0: it was there before.
  uint32_t TraceOf(Address object) const { return traces_.Find(object); }
  // Writes the tree into a snapshot. False without memory.
  [[nodiscard]] bool WriteTo(HeapSnapshot* snapshot);

  // For New.
  explicit AllocationTracker(Isolate* isolate);

 private:
  class Observer final : public AllocationObserver {
   public:
    // Less than any object takes, so that each is told of.
    explicit Observer(AllocationTracker* tracker) : AllocationObserver(kObjectAlignment), tracker_(tracker) {}

   protected:
    void Step(int, Address soon_object, size_t size) override { tracker_->Note(soon_object, size); }

   private:
    AllocationTracker* const tracker_;
  };
  // Of a list that long, which takes 1 MiB, the table is made even without a collection.
  static constexpr size_t kMaxFresh = 1 << 16;

  void Note(Address object, size_t size);
  bool WriteNode(HeapSnapshot* snapshot, const AllocationStacks::Node& node, base::Table<uint64_t, uint32_t>* functions);

  Isolate* const isolate_;
  AllocationStacks stacks_;
  ObjectIds traces_;
  base::GrowableArray<ObjectIds::Entry> fresh_;
  Observer new_space_{this}, new_large_{this}, old_space_{this}, large_{this};
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_ALLOCATION_TRACKER_H_

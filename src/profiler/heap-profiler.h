#ifndef FLAT8_SRC_PROFILER_HEAP_PROFILER_H_
#define FLAT8_SRC_PROFILER_HEAP_PROFILER_H_

#include "src/base/platform/time.h"
#include "src/profiler/heap-snapshot-generator.h"
#include "src/profiler/heap-snapshot.h"
#include "src/profiler/object-ids.h"

// Heap snapshots, object ids and allocation profiles of an isolate: what is behind v8::HeapProfiler (src/api). Made
// when the host first asks for it. docs/heap-profiling.md tells how snapshots are made.
namespace v8::internal {

class AllocationTracker;
class SamplingHeapProfiler;

class HeapProfiler {
 public:
  // Null without memory.
  static HeapProfiler* New(Isolate* isolate);
  // Before the heap goes.
  ~HeapProfiler();
  HeapProfiler(const HeapProfiler&) = delete;
  HeapProfiler& operator=(const HeapProfiler&) = delete;

  Isolate* isolate() const { return isolate_; }
  ObjectIds& ids() { return ids_; }

  // Of what has just been collected. Null when the host aborts or there is no memory.
  HeapSnapshot* TakeSnapshot(const HeapSnapshotGenerator::Options& options, EmbedderGraphNodes* embedder,
                             const base::GrowableArray<DetachedHandle>& detached);
  int snapshot_count() const { return static_cast<int>(snapshots_.size()); }
  HeapSnapshot* snapshot(int index) const { return snapshots_[static_cast<size_t>(index)]; }
  void Delete(HeapSnapshot* snapshot);
  void DeleteAllSnapshots();
  bool is_taking_snapshot() const { return is_taking_snapshot_; }
  void set_taking_snapshot(bool value) { is_taking_snapshot_ = value; }

  // The object with this id that can be reached, or 0.
  Address FindReachable(v8::SnapshotObjectId id);

  // --- Intervals of time, told apart by the ids that were given in them. False without memory.
  // With `track_allocations` snapshots tell of each object that is made from now on who has allocated it.
  [[nodiscard]] bool StartTracking(bool track_allocations);
  bool is_tracking() const { return !tracking_start_.IsNull(); }
  // 0 without memory.
  v8::SnapshotObjectId PushStatistics(v8::OutputStream* stream, int64_t* timestamp_us);
  void StopTracking();

  // The same copy each time; null without memory.
  const char* CopyName(const char* name);

  struct GraphCallback {
    v8::HeapProfiler::BuildEmbedderGraphCallback callback;
    void* data;
  };
  base::GrowableArray<GraphCallback> graph_callbacks;
  v8::HeapProfiler::GetDetachednessCallback detachedness_callback = nullptr;
  void* detachedness_data = nullptr;
  SamplingHeapProfiler* sampler = nullptr;

  // For New.
  explicit HeapProfiler(Isolate* isolate) : isolate_(isolate) {}

 private:
  struct Interval {
    v8::SnapshotObjectId end;  // ids of the interval are below
    uint32_t count;
    uint32_t size;
    int64_t time_us;  // since the tracking began
  };
  static void UpdateIds(void* data, WeakReferences* references);
  bool AssignIds(ReachableObjects* reachable);

  Isolate* const isolate_;
  ObjectIds ids_;
  base::GrowableArray<HeapSnapshot*> snapshots_;
  base::GrowableArray<Interval> intervals_;
  base::GrowableArray<char*> copied_names_;
  base::TimeTicks tracking_start_;
  AllocationTracker* allocations_ = nullptr;
  bool is_taking_snapshot_ = false;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_HEAP_PROFILER_H_

#include "src/profiler/heap-profiler.h"

#include <algorithm>
#include <cstring>

#include "src/base/platform/time.h"
#include "src/common/assert-scope.h"
#include "src/heap/object-visiting.h"
#include "src/profiler/allocation-tracker.h"
#include "src/profiler/sampling-heap-profiler.h"

namespace v8::internal {

HeapProfiler* HeapProfiler::New(Isolate* isolate) {
  HeapProfiler* const profiler = base::New<HeapProfiler>(isolate);
  if (profiler == nullptr) return nullptr;
  if (isolate->heap()->AddWeakProcessor(&UpdateIds, profiler)) return profiler;
  base::Delete(profiler);
  return nullptr;
}

HeapProfiler::~HeapProfiler() {
  base::Delete(sampler);
  base::Delete(allocations_);
  isolate_->heap()->RemoveWeakProcessor(&UpdateIds, this);
  DeleteAllSnapshots();
  for (char* name : copied_names_) base::Free(name);
}

void HeapProfiler::UpdateIds(void* data, WeakReferences* references) {
  HeapProfiler* const profiler = static_cast<HeapProfiler*>(data);
  if (!profiler->ids_.empty()) profiler->ids_.Update(references);
  if (profiler->allocations_ != nullptr) profiler->allocations_->Update(references);
}

HeapSnapshot* HeapProfiler::TakeSnapshot(const HeapSnapshotGenerator::Options& options, EmbedderGraphNodes* embedder,
                                         const base::GrowableArray<DetachedHandle>& detached) {
  HeapSnapshot* const snapshot = base::New<HeapSnapshot>(this);
  if (snapshot == nullptr) return nullptr;
  HeapSnapshotGenerator generator(isolate_, &ids_, options, embedder, detached, allocations_, snapshot);
  bool ok;
  {
    DisallowGarbageCollection no_collection;
    ok = generator.Generate();
    for (const Interval& interval : intervals_) {
      ok = ok && snapshot->AddSample({interval.time_us - intervals_[0].time_us, interval.end - 1});
    }
  }
  if (ok && snapshots_.TryAdd(snapshot)) return snapshot;
  base::Delete(snapshot);
  return nullptr;
}

void HeapProfiler::Delete(HeapSnapshot* snapshot) {
  for (size_t k = 0; k < snapshots_.size(); ++k) {
    if (snapshots_[k] != snapshot) continue;
    std::rotate(snapshots_.begin() + k, snapshots_.begin() + k + 1, snapshots_.end());
    snapshots_.RemoveLast();
    break;
  }
  base::Delete(snapshot);
}

void HeapProfiler::DeleteAllSnapshots() {
  while (!snapshots_.empty()) base::Delete(snapshots_.RemoveLast());
}

Address HeapProfiler::FindReachable(v8::SnapshotObjectId id) {
  const Address object = ids_.FindObject(id);
  if (object == kNullAddress) return kNullAddress;
  ReachableObjects reachable;
  return reachable.Find(isolate_->heap()) && reachable.set().Contains(object) ? object : kNullAddress;
}

bool HeapProfiler::AssignIds(ReachableObjects* reachable) {
  return reachable->Find(isolate_->heap()) && ids_.AssignAll(reachable->set());
}

bool HeapProfiler::StartTracking(bool track_allocations) {
  if (track_allocations && allocations_ == nullptr) {
    allocations_ = AllocationTracker::New(isolate_);
    if (allocations_ == nullptr) return false;
  }
  if (is_tracking()) return true;
  ReachableObjects reachable;
  if (!AssignIds(&reachable)) return false;
  tracking_start_ = base::TimeTicks::Now();
  return true;
}

v8::SnapshotObjectId HeapProfiler::PushStatistics(v8::OutputStream* stream, int64_t* timestamp_us) {
  ReachableObjects reachable;
  base::GrowableArray<Interval> now;
  const int64_t time_us = (base::TimeTicks::Now() - tracking_start_).InMicroseconds();
  const bool has_memory = AssignIds(&reachable) && intervals_.TryAdd({ids_.last_id() + 1, 0, 0, time_us}) &&
                          now.TryAppend(intervals_.begin(), intervals_.size());
  if (timestamp_us != nullptr) *timestamp_us = time_us;
  if (!has_memory) return 0;
  for (Interval& interval : now) interval.count = interval.size = 0;
  reachable.set().ForEach([&](Address object) {
    const v8::SnapshotObjectId id = ids_.Find(object);
    Interval* const found =
        std::upper_bound(now.begin(), now.end(), id,
                         [](v8::SnapshotObjectId value, const Interval& each) { return value < each.end; });
    if (found == now.end()) return;
    found->count++;
    found->size += static_cast<uint32_t>(SizeOfObject(object));
  });
  base::GrowableArray<v8::HeapStatsUpdate> updates;
  const size_t chunk = stream->GetChunkSize() > 0 ? static_cast<size_t>(stream->GetChunkSize()) : 1;
  bool aborted = false;
  const auto flush = [&] {
    if (updates.empty() || aborted) return;
    aborted =
        stream->WriteHeapStatsChunk(updates.begin(), static_cast<int>(updates.size())) == v8::OutputStream::kAbort;
    updates.Clear();
  };
  for (size_t k = 0; k < now.size() && !aborted; ++k) {
    Interval& known = intervals_[k];
    if (known.count == now[k].count && known.size == now[k].size) continue;
    known = now[k];
    if (!updates.TryAdd(v8::HeapStatsUpdate(static_cast<uint32_t>(k), known.count, known.size))) return 0;
    if (updates.size() == chunk) flush();
  }
  flush();
  if (!aborted) stream->EndOfStream();
  return ids_.last_id();
}

void HeapProfiler::StopTracking() {
  tracking_start_ = base::TimeTicks();
  intervals_.Clear();
  base::Delete(allocations_);
  allocations_ = nullptr;
}

const char* HeapProfiler::CopyName(const char* name) {
  for (const char* known : copied_names_) {
    if (std::strcmp(known, name) == 0) return known;
  }
  const size_t size = std::strlen(name) + 1;
  char* const copy = static_cast<char*>(base::Malloc(size));
  if (copy == nullptr || !copied_names_.TryAdd(copy)) {
    base::Free(copy);
    return nullptr;
  }
  std::memcpy(copy, name, size);
  return copy;
}

}  // namespace v8::internal

#include "src/profiler/heap-profiler.h"

#include <time.h>

#include <algorithm>
#include <cstring>

#include "src/common/assert-scope.h"
#include "src/heap/object-visiting.h"
#include "src/profiler/sampling-heap-profiler.h"

namespace v8::internal {

namespace {

int64_t NowInMicroseconds() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return int64_t{now.tv_sec} * 1000000 + now.tv_nsec / 1000;
}

}  // namespace

HeapProfiler* HeapProfiler::New(Isolate* isolate) {
  HeapProfiler* const profiler = base::New<HeapProfiler>(isolate);
  if (profiler == nullptr) return nullptr;
  if (isolate->heap()->AddWeakProcessor(&UpdateIds, profiler)) return profiler;
  base::Delete(profiler);
  return nullptr;
}

HeapProfiler::~HeapProfiler() {
  base::Delete(sampler);
  isolate_->heap()->RemoveWeakProcessor(&UpdateIds, this);
  DeleteAllSnapshots();
  for (char* name : copied_names_) base::Free(name);
}

void HeapProfiler::UpdateIds(void* data, WeakReferences* references) {
  HeapProfiler* const profiler = static_cast<HeapProfiler*>(data);
  if (!profiler->ids_.empty()) profiler->ids_.Update(references);
}

HeapSnapshot* HeapProfiler::TakeSnapshot(const HeapSnapshotGenerator::Options& options, EmbedderGraphNodes* embedder,
                                         const base::GrowableArray<DetachedHandle>& detached) {
  HeapSnapshot* const snapshot = base::New<HeapSnapshot>(this);
  if (snapshot == nullptr) return nullptr;
  HeapSnapshotGenerator* const generator =
      base::New<HeapSnapshotGenerator>(isolate_, &ids_, options, embedder, detached, snapshot);
  bool ok = generator != nullptr;
  if (ok) {
    DisallowGarbageCollection no_collection;
    ok = generator->Generate();
  }
  base::Delete(generator);
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
  ReachableObjects* const reachable = base::New<ReachableObjects>();
  const bool is_reachable =
      reachable != nullptr && reachable->Find(isolate_->heap()) && reachable->set().Contains(object);
  base::Delete(reachable);
  return is_reachable ? object : kNullAddress;
}

bool HeapProfiler::AssignIds(ReachableObjects* reachable) {
  return reachable->Find(isolate_->heap()) && ids_.AssignAll(reachable->set());
}

bool HeapProfiler::StartTracking() {
  if (is_tracking()) return true;
  ReachableObjects* const reachable = base::New<ReachableObjects>();
  const bool ok = reachable != nullptr && AssignIds(reachable);
  base::Delete(reachable);
  if (ok) tracking_start_ = NowInMicroseconds();
  return ok;
}

v8::SnapshotObjectId HeapProfiler::PushStatistics(v8::OutputStream* stream, int64_t* timestamp_us) {
  ReachableObjects* const reachable = base::New<ReachableObjects>();
  const bool ok = reachable != nullptr && AssignIds(reachable);
  base::GrowableArray<Interval> now;
  bool enough =
      ok && intervals_.TryAdd({ids_.last_id() + 1, 0, 0}) && now.TryAppend(intervals_.begin(), intervals_.size());
  if (timestamp_us != nullptr) *timestamp_us = NowInMicroseconds() - tracking_start_;
  if (enough) {
    for (Interval& interval : now) interval.count = interval.size = 0;
    reachable->set().ForEach([&](Address object) {
      const v8::SnapshotObjectId id = ids_.Find(object);
      Interval* const found =
          std::upper_bound(now.begin(), now.end(), id,
                           [](v8::SnapshotObjectId value, const Interval& each) { return value < each.end; });
      if (found == now.end()) return;
      found->count++;
      found->size += static_cast<uint32_t>(SizeOfObject(object));
    });
  }
  base::Delete(reachable);
  if (!enough) return 0;
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
  tracking_start_ = 0;
  intervals_.Clear();
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

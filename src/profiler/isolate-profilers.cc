#include "src/profiler/isolate-profilers.h"

#include <algorithm>

#include "src/api/api-internal.h"
#include "src/heap/heap-inl.h"
#include "src/profiler/cpu-profiler.h"

namespace v8::internal {

IsolateProfilers* IsolateProfilers::Of(Isolate* isolate) {
  std::unique_ptr<IsolateProfilers>& profilers = isolate->api_data->profilers;
  if (profilers == nullptr) profilers = std::make_unique<IsolateProfilers>(isolate);
  return profilers.get();
}

uint32_t IsolateProfilers::NextId() {
  static std::atomic<uint32_t> last_id{0};
  return last_id.fetch_add(1, std::memory_order_relaxed) + 1;
}

void IsolateProfilers::set_idle(bool is_idle) { state_.is_idle.store(is_idle, std::memory_order_relaxed); }

void IsolateProfilers::Remove(CpuProfiler* profiler) {
  profilers_.erase(std::find(profilers_.begin(), profilers_.end(), profiler));
}

void IsolateProfilers::DisposeAll() {
  while (!profilers_.empty()) delete profilers_.back();
}

void IsolateProfilers::Update() {
  const bool wants_connection =
      std::any_of(profilers_.begin(), profilers_.end(), [](CpuProfiler* profiler) { return profiler->is_profiling(); });
  if (wants_connection == is_connected_) return;
  is_connected_ = wants_connection;
  Heap* const heap = isolate_->heap();
  isolate_->sample_hook = wants_connection ? &OnInterrupt : nullptr;
  if (!wants_connection) {
    heap->RemoveGCPrologueCallback(&OnCollection, this);
    heap->RemoveGCEpilogueCallback(&OnCollected, this);
  } else if (!heap->AddGCPrologueCallback(&OnCollection, kGCTypeAll, this) ||
             !heap->AddGCEpilogueCallback(&OnCollected, kGCTypeAll, this)) {
    FatalOutOfMemory(isolate_, "v8::CpuProfiler");
  }
}

void IsolateProfilers::TakeTicks(uint64_t heap_epoch) {
  for (CpuProfiler* profiler : profilers_) profiler->TakeTicks(heap_epoch);
}

void IsolateProfilers::CollectSample() {
  for (CpuProfiler* profiler : profilers_) profiler->SampleNow(false);
}

void IsolateProfilers::OnInterrupt(Isolate* isolate) {
  IsolateProfilers* const profilers = Of(isolate);
  profilers->TakeTicks(profilers->heap_epoch());
}

// What has ticked before sees its stacks while everything is still in its place.
void IsolateProfilers::OnCollection(Isolate*, int, int, void* data) {
  IsolateProfilers* const profilers = static_cast<IsolateProfilers*>(data);
  const uint64_t epoch = profilers->heap_epoch();
  ++profilers->collections_;
  profilers->state_.heap_epoch.store((epoch + 1) | 1, std::memory_order_release);
  profilers->TakeTicks(epoch);
}

void IsolateProfilers::OnCollected(Isolate*, int, int, void* data) {
  IsolateProfilers* const profilers = static_cast<IsolateProfilers*>(data);
  // A host may ask for one while another is about to begin.
  const uint64_t epoch = profilers->heap_epoch() + (--profilers->collections_ > 0 ? 2 : 1);
  profilers->state_.heap_epoch.store(epoch, std::memory_order_release);
  profilers->TakeTicks(epoch);
}

}  // namespace v8::internal

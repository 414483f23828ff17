#include "src/profiler/sampling-heap-profiler.h"

#include <cmath>

#include "src/flags/flags.h"
#include "src/heap/heap.h"
#include "src/numbers/ieee754.h"

namespace v8::internal {

SamplingHeapProfiler::SamplingHeapProfiler(Isolate* isolate, uint64_t interval, int stack_depth, int flags)
    : isolate_(isolate),
      interval_(interval),
      flags_(flags),
      random_(interval * 0x9E3779B97F4A7C15ull | 1),
      stacks_(isolate, stack_depth),
      new_space_(this, static_cast<intptr_t>(interval)),
      new_large_(this, static_cast<intptr_t>(interval)),
      old_space_(this, static_cast<intptr_t>(interval)),
      large_(this, static_cast<intptr_t>(interval)) {
  Heap* const heap = isolate->heap();
  heap->AddAllocationObserver(NEW_SPACE, &new_space_);
  heap->AddAllocationObserver(NEW_LO_SPACE, &new_large_);
  heap->AddAllocationObserver(OLD_SPACE, &old_space_);
  heap->AddAllocationObserver(LO_SPACE, &large_);
}

SamplingHeapProfiler* SamplingHeapProfiler::New(Isolate* isolate, uint64_t interval, int stack_depth, int flags) {
  return base::New<SamplingHeapProfiler>(isolate, interval, stack_depth, flags);
}

SamplingHeapProfiler::~SamplingHeapProfiler() {
  for (Observer* observer : {&new_space_, &new_large_, &old_space_, &large_}) {
    isolate_->heap()->RemoveAllocationObserver(observer);
  }
  while (first_ != nullptr) {
    GlobalHandles::Destroy(first_->handle);
    Remove(first_);
  }
}

intptr_t SamplingHeapProfiler::NextDistance() {
  constexpr double kMax = 1 << 30;
  double distance = static_cast<double>(interval_);
  if (!v8_flags.sampling_heap_profiler_suppress_randomness) {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    random_ ^= random_ << 17;
    const double uniform = (static_cast<double>(random_ >> 11) + 1) / 9007199254740993.0;
    distance *= -ieee754::Log(uniform);
  }
  return distance < 8 ? 8 : static_cast<intptr_t>(distance < kMax ? distance : kMax);
}

void SamplingHeapProfiler::TakeSample(Address object, size_t size) {
  // Without memory there is one sample less.
  Node* const node = stacks_.FindCurrent();
  Sample* const sample = node == nullptr ? nullptr : base::New<Sample>();
  if (sample == nullptr) return;
  Address* const handle = isolate_->heap()->global_handles()->Create(object);
  if (handle == nullptr) return base::Delete(sample);
  *sample = {this, last_, nullptr, node, handle, size, ++last_sample_id_};
  (last_ != nullptr ? last_->next : first_) = sample;
  last_ = sample;
  GlobalHandles::MakeWeak(handle, sample, &OnDeath, v8::WeakCallbackType::kParameter);
}

void SamplingHeapProfiler::OnDeath(const v8::WeakCallbackInfo<void>& info) {
  Sample* const sample = static_cast<Sample*>(info.GetParameter());
  SamplingHeapProfiler* const profiler = sample->profiler;
  GlobalHandles::Destroy(sample->handle);
  sample->handle = nullptr;
  const bool is_minor = profiler->isolate_->heap()->collector() == GarbageCollector::kScavenger;
  const int kept = is_minor ? v8::HeapProfiler::kSamplingIncludeObjectsCollectedByMinorGC
                            : v8::HeapProfiler::kSamplingIncludeObjectsCollectedByMajorGC;
  if ((profiler->flags_ & kept) == 0) profiler->Remove(sample);
}

void SamplingHeapProfiler::Remove(Sample* sample) {
  (sample->previous != nullptr ? sample->previous->next : first_) = sample->next;
  (sample->next != nullptr ? sample->next->previous : last_) = sample->previous;
  base::Delete(sample);
}

unsigned SamplingHeapProfiler::EstimateCount(size_t size, unsigned samples) const {
  // The chance of an object to be sampled grows with its size.
  const double chance = 1 - ieee754::Exp(-static_cast<double>(size) / static_cast<double>(interval_));
  return static_cast<unsigned>(samples / chance + 0.5);
}

}  // namespace v8::internal

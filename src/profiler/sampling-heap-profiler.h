#ifndef FLAT8_SRC_PROFILER_SAMPLING_HEAP_PROFILER_H_
#define FLAT8_SRC_PROFILER_SAMPLING_HEAP_PROFILER_H_

#include "include/v8-profiler.h"
#include "src/base/memory.h"
#include "src/execution/isolate.h"
#include "src/heap/allocation-observer.h"
#include "src/profiler/allocation-stacks.h"

namespace v8::internal {

// Notes who allocates, at one byte in so many: the distances between samples are as of a Poisson process, so that every
// byte has the same chance. Between two samples allocation is as fast as without. Each sampled object is watched by a
// weak handle, and its sample goes when it dies.
class SamplingHeapProfiler {
 public:
  using Node = AllocationStacks::Node;
  struct Sample {
    SamplingHeapProfiler* profiler;
    Sample* previous;
    Sample* next;
    Node* node;
    Address* handle;  // null when the object has died and stays in the profile
    size_t size;
    uint64_t id;
  };

  // Null without memory.
  static SamplingHeapProfiler* New(Isolate* isolate, uint64_t interval, int stack_depth, int flags);
  ~SamplingHeapProfiler();
  SamplingHeapProfiler(const SamplingHeapProfiler&) = delete;
  SamplingHeapProfiler& operator=(const SamplingHeapProfiler&) = delete;

  int flags() const { return flags_; }
  AllocationStacks& stacks() { return stacks_; }
  const Sample* first_sample() const { return first_; }
  // How many objects of the size one sample stands for.
  unsigned EstimateCount(size_t size, unsigned samples) const;

  // For New.
  SamplingHeapProfiler(Isolate* isolate, uint64_t interval, int stack_depth, int flags);

 private:
  class Observer final : public AllocationObserver {
   public:
    Observer(SamplingHeapProfiler* profiler, intptr_t interval) : AllocationObserver(interval), profiler_(profiler) {}

   protected:
    void Step(int, Address soon_object, size_t size) override { profiler_->TakeSample(soon_object, size); }
    intptr_t GetNextStepSize() override { return profiler_->NextDistance(); }

   private:
    SamplingHeapProfiler* const profiler_;
  };

  void TakeSample(Address object, size_t size);
  intptr_t NextDistance();
  static void OnDeath(const v8::WeakCallbackInfo<void>& info);
  void Remove(Sample* sample);

  Isolate* const isolate_;
  const uint64_t interval_;
  const int flags_;
  uint64_t random_;
  uint64_t last_sample_id_ = 0;
  AllocationStacks stacks_;
  Sample* first_ = nullptr;
  Sample* last_ = nullptr;
  Observer new_space_, new_large_, old_space_, large_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_SAMPLING_HEAP_PROFILER_H_

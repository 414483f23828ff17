#ifndef FLAT8_SRC_PROFILER_CPU_PROFILER_H_
#define FLAT8_SRC_PROFILER_CPU_PROFILER_H_

#include <memory>
#include <vector>

#include "src/base/platform/time.h"
#include "src/profiler/cpu-profile.h"
#include "src/profiler/tick-source.h"

namespace v8 {
namespace sampler {

// Counts what has been sampled; for tests.
class Sampler {
 public:
  void StartCountingSamples() { js_sample_count_ = external_sample_count_ = 0; }
  unsigned js_sample_count() const { return js_sample_count_; }
  unsigned external_sample_count() const { return external_sample_count_; }
  void Count(StateTag state, unsigned hits) {
    if (state == JS) js_sample_count_ += hits;
    if (state == EXTERNAL) external_sample_count_ += hits;
  }

 private:
  unsigned js_sample_count_ = 0;
  unsigned external_sample_count_ = 0;
};

}  // namespace sampler

namespace internal {

class CpuProfiler;

// Of the name that V8's tests have for it: what turns ticks into samples of the profiler's profiles.
class ProfilerEventsProcessor {
 public:
  explicit ProfilerEventsProcessor(CpuProfiler* profiler) : profiler_(profiler) {}
  // Samples the stack now; as a hit with `update_stats`.
  void AddCurrentStack(bool update_stats = false);
  sampler::Sampler* sampler() { return &sampler_; }

 private:
  CpuProfiler* const profiler_;
  sampler::Sampler sampler_;
};
class SamplingEventsProcessor : public ProfilerEventsProcessor {
  using ProfilerEventsProcessor::ProfilerEventsProcessor;
};

// A host's profiler: its profiles, and a clock that runs while one is recorded. Belongs to the isolate's thread.
class CpuProfiler {
 public:
  CpuProfiler(Isolate* isolate, v8::CpuProfilingNamingMode naming, v8::CpuProfilingLoggingMode logging);
  explicit CpuProfiler(Isolate* isolate) : CpuProfiler(isolate, v8::kDebugNaming, v8::kLazyLogging) {}
  ~CpuProfiler();
  CpuProfiler(const CpuProfiler&) = delete;
  CpuProfiler& operator=(const CpuProfiler&) = delete;

  static constexpr int kMaxSimultaneousProfiles = 100;

  Isolate* isolate() const { return isolate_; }
  bool is_profiling() const { return !current_.empty(); }
  void set_sampling_interval_us(int interval) { interval_us_ = interval; }
  void set_sampling_interval(base::TimeDelta interval) {
    interval_us_ = static_cast<int>(interval.InMicroseconds());
  }
  int sampling_interval_us() const { return interval_us_; }

  v8::CpuProfilingResult StartProfiling(const char* title, v8::CpuProfilingOptions options,
                                        std::unique_ptr<v8::DiscardedSamplesDelegate> delegate = nullptr);
  v8::CpuProfilingResult StartProfiling(const char* title = nullptr) { return StartProfiling(title, {}); }
  // Null when there is no such profile. The empty title is the last one's.
  CpuProfile* StopProfiling(const char* title);
  CpuProfile* StopProfiling(ProfilerId id);

  // Those that are finished.
  int GetProfilesCount() const { return static_cast<int>(finished_.size()); }
  CpuProfile* GetProfile(int index) const { return finished_[static_cast<size_t>(index)].get(); }
  void DeleteProfile(CpuProfile* profile);
  // Finished or not.
  void DeleteAllProfiles();

  // Makes samples of the ticks that there are. Those of `heap_epoch` have stacks; of the others nothing is known but that
  // there was a collection.
  void TakeTicks(uint64_t heap_epoch);
  void SampleNow(bool update_stats);

  SamplingEventsProcessor* processor() { return is_profiling() ? &processor_ : nullptr; }
  // Null while nobody keeps any.
  CodeEntries* code_entries() const { return entries_.get(); }

 private:
  CpuProfile* Stop(size_t index);
  // Of the profile, once the profiler's interval has been put in.
  int IntervalOf(int wanted_us) const;
  void UpdateClock();
  void FillState(StackSample* sample, uint64_t* fp, bool is_idle);

  Isolate* const isolate_;
  const v8::CpuProfilingNamingMode naming_;
  const v8::CpuProfilingLoggingMode logging_;
  int interval_us_ = 1000;
  int64_t period_us_ = 1000;  // of the clock
  std::shared_ptr<CodeEntries> entries_;
  std::vector<std::unique_ptr<CpuProfile>> current_;
  std::vector<std::unique_ptr<CpuProfile>> finished_;
  StackSample sample_;
  SamplingEventsProcessor processor_{this};
  TickSource ticks_;
};

}  // namespace internal
}  // namespace v8

#endif  // FLAT8_SRC_PROFILER_CPU_PROFILER_H_

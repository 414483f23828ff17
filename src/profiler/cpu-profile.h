#ifndef FLAT8_SRC_PROFILER_CPU_PROFILE_H_
#define FLAT8_SRC_PROFILER_CPU_PROFILE_H_

#include <memory>
#include <string>
#include <vector>

#include "src/profiler/profile-tree.h"

namespace v8::internal {

class CpuProfiler;

// A profile that is recorded, or has been; what v8::CpuProfile shows.
class CpuProfile {
 public:
  struct SampleInfo {
    const ProfileNode* node;
    int64_t timestamp;
    StateTag state;
    EmbedderStateTag embedder_state;
  };

  // `title` may be null.
  CpuProfile(CpuProfiler* profiler, ProfilerId id, const char* title, v8::CpuProfilingOptions options,
             std::unique_ptr<v8::DiscardedSamplesDelegate> delegate, std::shared_ptr<CodeEntries> entries);
  CpuProfile(const CpuProfile&) = delete;
  CpuProfile& operator=(const CpuProfile&) = delete;

  CpuProfiler* profiler() const { return profiler_; }
  ProfilerId id() const { return id_; }
  bool has_title() const { return has_title_; }
  const std::string& title() const { return title_; }
  const ProfileTree* top_down() const { return &tree_; }
  int samples_count() const { return static_cast<int>(samples_.size()); }
  const SampleInfo& sample(int index) const { return samples_[static_cast<size_t>(index)]; }
  int64_t start_time() const { return start_time_; }
  int64_t end_time() const { return end_time_; }
  v8::CpuProfilingMode mode() const { return options_.mode(); }

  // How often it wants samples; 0: as often as the profiler ticks at the most.
  int sampling_interval_us() const { return options_.sampling_interval_us(); }

  // Counts the sample's function as often as it was hit, and records it at its time and, where a time of several hits
  // follows, at the last of them. The profile takes what it wants to have of ticks that are `period_us` apart.
  void AddTicks(const StackSample& sample, int64_t last_time, unsigned hits, int64_t period_us);
  // Records it as it is, hit or not.
  void AddSample(const StackSample& sample, unsigned hits);
  void Finish();

  void Serialize(v8::OutputStream* stream) const;
  // The tree, on standard output: for tests.
  void Print() const;

 private:
  // How many of so many ticks it takes.
  unsigned Subsample(unsigned ticks, int64_t period_us);
  uint64_t RealmFilter() const;
  void Record(const ProfileNode* node, int64_t time, const StackSample& sample);

  CpuProfiler* const profiler_;
  const ProfilerId id_;
  const bool has_title_;
  const std::string title_;
  const v8::CpuProfilingOptions options_;
  std::unique_ptr<v8::DiscardedSamplesDelegate> delegate_;
  ProfileTree tree_;
  std::vector<SampleInfo> samples_;
  const int64_t start_time_;
  int64_t end_time_ = 0;
  int64_t until_next_us_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_CPU_PROFILE_H_

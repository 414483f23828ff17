#include "src/profiler/cpu-profiler.h"

#include <algorithm>
#include <numeric>

#include "src/api/api-data.h"
#include "src/profiler/isolate-profilers.h"

namespace v8::internal {

void ProfilerEventsProcessor::AddCurrentStack(bool update_stats) { profiler_->SampleNow(update_stats); }

CpuProfiler::CpuProfiler(Isolate* isolate, v8::CpuProfilingNamingMode naming, v8::CpuProfilingLoggingMode logging)
    : isolate_(isolate),
      naming_(naming),
      logging_(logging),
      ticks_(isolate, &IsolateProfilers::Of(isolate)->state()) {
  IsolateProfilers::Of(isolate_)->Add(this);
  if (logging_ == v8::kEagerLogging) entries_ = std::make_shared<CodeEntries>(naming_);
}

CpuProfiler::~CpuProfiler() {
  DeleteAllProfiles();
  IsolateProfilers::Of(isolate_)->Remove(this);
}

int CpuProfiler::IntervalOf(int wanted_us) const {
  return std::max(wanted_us / interval_us_, 1) * interval_us_;
}

void CpuProfiler::UpdateClock() {
  if (current_.empty()) {
    ticks_.Stop();
    IsolateProfilers::Of(isolate_)->Update();
    Tick rest;
    while (ticks_.Take(&rest)) {
    }
    return;
  }
  int period = 0;
  for (const auto& profile : current_) period = std::gcd(period, IntervalOf(profile->sampling_interval_us()));
  period_us_ = period;
  IsolateProfilers::Of(isolate_)->Update();
  ticks_.Run(period_us_);
}

v8::CpuProfilingResult CpuProfiler::StartProfiling(const char* title, v8::CpuProfilingOptions options,
                                                   std::unique_ptr<v8::DiscardedSamplesDelegate> delegate) {
  if (current_.size() >= static_cast<size_t>(kMaxSimultaneousProfiles)) {
    return {0, v8::CpuProfilingStatus::kErrorTooManyProfilers};
  }
  if (title != nullptr) {
    for (const auto& profile : current_) {
      if (profile->has_title() && profile->title() == title) {
        return {profile->id(), v8::CpuProfilingStatus::kAlreadyStarted};
      }
    }
  }
  // Ticks from before are the others'.
  TakeTicks(IsolateProfilers::Of(isolate_)->heap_epoch());
  if (entries_ == nullptr) entries_ = std::make_shared<CodeEntries>(naming_);
  const ProfilerId id = IsolateProfilers::NextId();
  current_.push_back(
      std::make_unique<CpuProfile>(this, id, title, std::move(options), std::move(delegate), entries_));
  UpdateClock();
  SampleNow(false);
  return {id, v8::CpuProfilingStatus::kStarted};
}

CpuProfile* CpuProfiler::Stop(size_t index) {
  TakeTicks(IsolateProfilers::Of(isolate_)->heap_epoch());
  const auto position = current_.begin() + static_cast<ptrdiff_t>(index);
  finished_.push_back(std::move(*position));
  current_.erase(position);
  CpuProfile* const profile = finished_.back().get();
  profile->Finish();
  UpdateClock();
  if (current_.empty() && logging_ == v8::kLazyLogging) entries_.reset();
  return profile;
}

CpuProfile* CpuProfiler::StopProfiling(const char* title) {
  for (size_t i = current_.size(); i-- > 0;) {
    if (title[0] == '\0' || (current_[i]->has_title() && current_[i]->title() == title)) return Stop(i);
  }
  return nullptr;
}

CpuProfile* CpuProfiler::StopProfiling(ProfilerId id) {
  for (size_t i = 0; i < current_.size(); ++i) {
    if (current_[i]->id() == id) return Stop(i);
  }
  return nullptr;
}

void CpuProfiler::DeleteProfile(CpuProfile* profile) {
  finished_.erase(std::find_if(finished_.begin(), finished_.end(),
                               [&](const auto& owned) { return owned.get() == profile; }));
}

void CpuProfiler::DeleteAllProfiles() {
  current_.clear();
  UpdateClock();
  finished_.clear();
  if (logging_ == v8::kLazyLogging) entries_.reset();
}

void CpuProfiler::FillState(StackSample* sample, uint64_t* fp, bool is_idle) {
  sample->embedder_state = static_cast<EmbedderStateTag>(isolate_->api_data->embedder_state);
  if (fp != nullptr) {
    const bool with_lines = std::any_of(current_.begin(), current_.end(), [](const auto& profile) {
      return profile->mode() == v8::kCallerLineNumbers;
    });
    sample->Walk(isolate_, fp, entries_.get(), with_lines);
    if (isolate_->in_atomics_wait) sample->state = ATOMICS_WAIT;
  } else {
    sample->frames.clear();
    sample->state = is_idle ? IDLE : EXTERNAL;
  }
}

void CpuProfiler::TakeTicks(uint64_t heap_epoch) {
  Tick tick;
  while (!current_.empty() && ticks_.Take(&tick)) {
    sample_.time = tick.time;
    if (tick.heap_epoch == heap_epoch && (heap_epoch & 1) == 0) {
      FillState(&sample_, tick.fp, tick.is_idle);
    } else {
      sample_.frames.clear();
      sample_.state = GC;
      sample_.embedder_state = EmbedderStateTag::EMPTY;
    }
    const unsigned hits = static_cast<unsigned>(tick.count);
    processor_.sampler()->Count(sample_.state, hits);
    for (const auto& profile : current_) profile->AddTicks(sample_, tick.last_time, hits, period_us_);
  }
}

void CpuProfiler::SampleNow(bool update_stats) {
  if (current_.empty()) return;
  TakeTicks(IsolateProfilers::Of(isolate_)->heap_epoch());
  sample_.time = base::TimeTicks::Now().ToInternalValue();
  FillState(&sample_, isolate_->vm_fp, IsolateProfilers::Of(isolate_)->is_idle());
  for (const auto& profile : current_) profile->AddSample(sample_, update_stats ? 1 : 0);
}

}  // namespace v8::internal

#include "src/logging/counters.h"

#include "src/api/api-internal.h"
#include "src/api/api-measurements.h"
#include "src/flags/flags.h"
#include "test/cctest/cctest.h"

namespace v8::internal {

NestedTimedHistogram::NestedTimedHistogram(const char* name, int min, int max, TimedHistogramResolution resolution,
                                           int bucket_count, Counters* counters)
    : name_(name),
      min_(min),
      max_(max),
      resolution_(resolution),
      bucket_count_(bucket_count),
      isolate_(reinterpret_cast<Isolate*>(counters)) {}

void NestedTimedHistogram::AddSample(std::chrono::steady_clock::duration time) {
  const Measurements* const measurements = Measurements::Of(isolate_);
  if (measurements->create_histogram == nullptr || measurements->add_histogram_sample == nullptr) return;
  if (!has_asked_for_histogram_) {
    has_asked_for_histogram_ = true;
    histogram_ = measurements->create_histogram(name_, min_, max_, static_cast<size_t>(bucket_count_));
  }
  if (histogram_ == nullptr) return;
  const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(time).count();
  const bool in_milliseconds = resolution_ == TimedHistogramResolution::MILLISECOND;
  measurements->add_histogram_sample(histogram_, static_cast<int>(in_milliseconds ? microseconds / 1000 : microseconds));
}

void NestedTimedHistogram::Log(v8::LogEventStatus status) {
  const v8::LogEventCallback logger = Measurements::Of(isolate_)->event_logger;
  if (logger != nullptr && v8_flags.log_timer_events) logger(name_, static_cast<int>(status));
}

NestedTimedHistogramScope::NestedTimedHistogramScope(NestedTimedHistogram* histogram)
    : histogram_(histogram),
      outer_(histogram->current_),
      outer_was_running_(outer_ != nullptr && outer_->is_running_) {
  if (outer_was_running_) outer_->Pause();
  histogram->current_ = this;
  histogram->Log(v8::LogEventStatus::kStart);
  Resume();
}
NestedTimedHistogramScope::~NestedTimedHistogramScope() {
  Pause();
  histogram_->Log(v8::LogEventStatus::kEnd);
  histogram_->AddSample(time_);
  histogram_->current_ = outer_;
  if (outer_was_running_) outer_->Resume();
}
void NestedTimedHistogramScope::Resume() {
  is_running_ = true;
  start_ = Clock::now();
}
void NestedTimedHistogramScope::Pause() {
  if (is_running_) time_ += Clock::now() - start_;
  is_running_ = false;
}

PauseNestedTimedHistogramScope::PauseNestedTimedHistogramScope(NestedTimedHistogram* histogram)
    : paused_(histogram->current_ != nullptr && histogram->current_->is_running_ ? histogram->current_ : nullptr) {
  if (paused_ != nullptr) paused_->Pause();
}
PauseNestedTimedHistogramScope::~PauseNestedTimedHistogramScope() {
  if (paused_ != nullptr) paused_->Resume();
}

}  // namespace v8::internal

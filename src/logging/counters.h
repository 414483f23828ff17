#ifndef FLAT8_SRC_LOGGING_COUNTERS_H_
#define FLAT8_SRC_LOGGING_COUNTERS_H_

#include <chrono>

#include "include/v8-callbacks.h"
#include "src/execution/isolate.h"

// V8's timers that nest, for tests (test/cctest/counters-vocabulary.cc); what the engine measures is api-measurements.h's.
namespace v8::internal {

enum class TimedHistogramResolution { MILLISECOND, MICROSECOND };

class NestedTimedHistogramScope;

// Samples of the times of scopes, each without those inside it: for the host's histogram of that name
// (Isolate::SetCreateHistogramFunction). Its event logger is told of each scope with --log-timer-events.
class NestedTimedHistogram {
 public:
  NestedTimedHistogram(const char* name, int min, int max, TimedHistogramResolution resolution, int bucket_count,
                       Counters* counters);
  const char* name() const { return name_; }

 private:
  friend class NestedTimedHistogramScope;
  friend class PauseNestedTimedHistogramScope;
  void AddSample(std::chrono::steady_clock::duration time);
  void Log(v8::LogEventStatus status);

  const char* const name_;
  const int min_, max_;
  const TimedHistogramResolution resolution_;
  const int bucket_count_;
  Isolate* const isolate_;
  // The innermost scope, whose clock runs unless it is paused.
  NestedTimedHistogramScope* current_ = nullptr;
  void* histogram_ = nullptr;
  bool has_asked_for_histogram_ = false;
};

class NestedTimedHistogramScope {
 public:
  explicit NestedTimedHistogramScope(NestedTimedHistogram* histogram);
  ~NestedTimedHistogramScope();
  DISALLOW_COPY(NestedTimedHistogramScope);

 private:
  friend class PauseNestedTimedHistogramScope;
  using Clock = std::chrono::steady_clock;
  void Resume();
  void Pause();

  NestedTimedHistogram* const histogram_;
  NestedTimedHistogramScope* const outer_;
  const bool outer_was_running_;
  bool is_running_ = false;
  Clock::time_point start_;
  Clock::duration time_{};
};

// Stops the clock of the innermost scope, if it runs.
class PauseNestedTimedHistogramScope {
 public:
  explicit PauseNestedTimedHistogramScope(NestedTimedHistogram* histogram);
  ~PauseNestedTimedHistogramScope();
  DISALLOW_COPY(PauseNestedTimedHistogramScope);

 private:
  NestedTimedHistogramScope* const paused_;  // or null
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_LOGGING_COUNTERS_H_

#ifndef FLAT8_SRC_API_API_MEASUREMENTS_H_
#define FLAT8_SRC_API_API_MEASUREMENTS_H_

#include <chrono>
#include <memory>

#include "include/v8-metrics.h"
#include "include/v8.h"

namespace v8::internal {

// What a host has asked to be told about an isolate's work: counters, histograms, timer events, metrics. Made when it
// asks for the first time; without it the engine measures nothing.
class Measurements {
 public:
  explicit Measurements(Isolate* isolate) : isolate_(isolate) {}
  ~Measurements();

  // The isolate's, made where it has none.
  static Measurements* Of(Isolate* isolate);

  // Set by the host.
  v8::CounterLookupCallback counter_lookup = nullptr;
  v8::CreateHistogramCallback create_histogram = nullptr;
  v8::AddHistogramSampleCallback add_histogram_sample = nullptr;
  v8::LogEventCallback event_logger = nullptr;
  v8::JitCodeEventHandler code_event_handler = nullptr;
  v8::Isolate::UseCounterCallback use_counter = nullptr;
  std::shared_ptr<v8::metrics::Recorder> recorder;
  bool measures_long_tasks = false;
  v8::metrics::LongTaskStats long_tasks;

  // After a change of these: has the engine call what they need, and nothing else.
  void Update();
  void DumpAndReset();

  // Of the outermost call into the isolate.
  void BeginExecution();
  void EndExecution();

 private:
  enum Counter { kTotalParseSize, kTotalCompileSize, kContextsCreated, kCounterCount };
  enum Histogram { kScavenger, kCompactor, kCompile, kHistogramCount };
  struct Place {
    void* location = nullptr;
    bool is_known = false;
  };
  using Clock = std::chrono::steady_clock;

  static void OnUseCounter(Isolate* isolate, int feature);
  static void OnCompile(Isolate* isolate, bool is_start, size_t parsed, size_t compiled);
  static void OnCollection(Isolate* isolate, int gc_type, int flags, void* data);
  static void OnCollected(Isolate* isolate, int gc_type, int flags, void* data);

  void Add(Counter counter, size_t amount);
  void AddSample(Histogram histogram, int64_t microseconds);
  void Log(const char* name, v8::LogEventStatus status);
  void Record(bool is_minor, int64_t microseconds);

  Isolate* const isolate_;
  Place counters_[kCounterCount];
  Place histograms_[kHistogramCount];
  bool watches_collections_ = false;
  Clock::time_point compile_start_, collection_start_, execution_start_;
  size_t bytes_before_collection_ = 0;

  friend void NoteContextCreated(Isolate* isolate);
};

void NoteContextCreated(Isolate* isolate);

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_MEASUREMENTS_H_

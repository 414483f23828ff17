#ifndef FLAT8_SRC_LOGGING_METRICS_H_
#define FLAT8_SRC_LOGGING_METRICS_H_

#include <chrono>
#include <memory>

#include "include/v8-metrics.h"
#include "include/v8-platform.h"
#include "src/api/api-data.h"
#include "src/api/api-measurements.h"
#include "src/execution/isolate.h"
#include "src/init/v8.h"

// V8's test vocabulary over the recorder that the host has set: Isolate::metrics_recorder().
namespace v8::internal::metrics {

// A view of the isolate.
class Recorder {
 public:
  using ContextId = v8::metrics::Recorder::ContextId;

  bool HasEmbedderRecorder() { return recorder() != nullptr; }

  // To the host, if it has set a recorder, and the context still is.
  template <typename Event>
  void AddMainThreadEvent(const Event& event, ContextId id) {
    if (recorder() != nullptr) recorder()->AddMainThreadEvent(event, id);
  }
  template <typename Event>
  void AddThreadSafeEvent(const Event& event) {
    if (recorder() != nullptr) recorder()->AddThreadSafeEvent(event);
  }
  // The same a second later, as a task of the isolate's thread.
  template <typename Event>
  void DelayMainThreadEvent(const Event& event, ContextId id) {
    if (recorder() == nullptr) return;
    V8::GetCurrentPlatform()
        ->GetForegroundTaskRunner(reinterpret_cast<v8::Isolate*>(isolate()))
        ->PostDelayedTask(std::make_unique<EventTask<Event>>(isolate()->api_data->task_token, event, id), 1.0);
  }

 private:
  template <typename Event>
  class EventTask final : public v8::Task {
   public:
    EventTask(std::shared_ptr<Isolate*> token, const Event& event, ContextId id)
        : token_(std::move(token)), event_(event), id_(id) {}
    void Run() override {
      if (*token_ != nullptr) reinterpret_cast<Recorder*>(*token_)->AddMainThreadEvent(event_, id_);
    }

   private:
    const std::shared_ptr<Isolate*> token_;
    const Event event_;
    const ContextId id_;
  };

  Isolate* isolate() { return reinterpret_cast<Isolate*>(this); }
  v8::metrics::Recorder* recorder() {
    const Measurements* const measurements = isolate()->api_data->measurements.get();
    return measurements == nullptr ? nullptr : measurements->recorder.get();
  }
};

// Measures how long it lives, for an event.
template <typename Event>
class TimedScope {
 public:
  explicit TimedScope(Event* event) : event_(event), start_(std::chrono::steady_clock::now()) {}
  ~TimedScope() {
    event_->wall_clock_duration_in_us =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start_).count();
  }
  TimedScope(const TimedScope&) = delete;
  void operator=(const TimedScope&) = delete;

 private:
  Event* const event_;
  const std::chrono::steady_clock::time_point start_;
};

}  // namespace v8::internal::metrics

#endif  // FLAT8_SRC_LOGGING_METRICS_H_

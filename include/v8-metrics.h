// Measurements that the engine hands to the host: v8::metrics::Recorder.

#ifndef INCLUDE_V8_METRICS_H_
#define INCLUDE_V8_METRICS_H_

#include <stddef.h>
#include <stdint.h>

#include <optional>
#include <vector>

#include "v8-internal.h"      // NOLINT(build/include_directory)
#include "v8-isolate.h"       // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

namespace metrics {

// Durations are microseconds, sizes bytes; -1 is what has not been measured. There is no C++ heap, so that everything
// about one (`_cpp`) is.

struct GarbageCollectionPhases {
  int64_t total_wall_clock_duration_in_us = -1;
  int64_t compact_wall_clock_duration_in_us = -1;
  int64_t mark_wall_clock_duration_in_us = -1;
  int64_t sweep_wall_clock_duration_in_us = -1;
  int64_t weak_wall_clock_duration_in_us = -1;
};

struct GarbageCollectionSizes {
  int64_t bytes_before = -1;
  int64_t bytes_after = -1;
  int64_t bytes_freed = -1;
};

// A collection of the whole heap.
struct GarbageCollectionFullCycle {
  int reason = -1;
  std::optional<v8::Isolate::Priority> priority = std::nullopt;
  GarbageCollectionPhases total;
  GarbageCollectionPhases total_cpp;
  GarbageCollectionPhases main_thread;
  GarbageCollectionPhases main_thread_cpp;
  GarbageCollectionPhases main_thread_atomic;
  GarbageCollectionPhases main_thread_atomic_cpp;
  GarbageCollectionPhases main_thread_incremental;
  GarbageCollectionPhases main_thread_incremental_cpp;
  GarbageCollectionSizes objects;
  GarbageCollectionSizes objects_cpp;
  GarbageCollectionSizes memory;
  GarbageCollectionSizes memory_cpp;
  double collection_rate_in_percent = -1.0;
  double collection_rate_cpp_in_percent = -1.0;
  double efficiency_in_bytes_per_us = -1.0;
  double efficiency_cpp_in_bytes_per_us = -1.0;
  double main_thread_efficiency_in_bytes_per_us = -1.0;
  double main_thread_efficiency_cpp_in_bytes_per_us = -1.0;
  double collection_weight_in_percent = -1.0;
  double collection_weight_cpp_in_percent = -1.0;
  double main_thread_collection_weight_in_percent = -1.0;
  double main_thread_collection_weight_cpp_in_percent = -1.0;
  int64_t incremental_marking_start_stop_wall_clock_duration_in_us = -1;
};

struct GarbageCollectionFullMainThreadIncrementalMark {
  int64_t wall_clock_duration_in_us = -1;
  int64_t cpp_wall_clock_duration_in_us = -1;
};

struct GarbageCollectionFullMainThreadIncrementalSweep {
  int64_t wall_clock_duration_in_us = -1;
  int64_t cpp_wall_clock_duration_in_us = -1;
};

template <typename EventType>
struct GarbageCollectionBatchedEvents {
  std::vector<EventType> events;
};
using GarbageCollectionFullMainThreadBatchedIncrementalMark =
    GarbageCollectionBatchedEvents<GarbageCollectionFullMainThreadIncrementalMark>;
using GarbageCollectionFullMainThreadBatchedIncrementalSweep =
    GarbageCollectionBatchedEvents<GarbageCollectionFullMainThreadIncrementalSweep>;

// A collection of the young generation.
struct GarbageCollectionYoungCycle {
  int reason = -1;
  std::optional<v8::Isolate::Priority> priority = std::nullopt;
  int64_t total_wall_clock_duration_in_us = -1;
  int64_t main_thread_wall_clock_duration_in_us = -1;
  double collection_rate_in_percent = -1.0;
  double efficiency_in_bytes_per_us = -1.0;
  double main_thread_efficiency_in_bytes_per_us = -1.0;
};

// Of WebAssembly, which there is none of: nothing makes these events.
struct WasmModuleDecoded {
  WasmModuleDecoded() = default;
  WasmModuleDecoded(bool async, bool streamed, bool success, size_t module_size_in_bytes, size_t function_count,
                    int64_t wall_clock_duration_in_us)
      : async(async),
        streamed(streamed),
        success(success),
        module_size_in_bytes(module_size_in_bytes),
        function_count(function_count),
        wall_clock_duration_in_us(wall_clock_duration_in_us) {}

  bool async = false;
  bool streamed = false;
  bool success = false;
  size_t module_size_in_bytes = 0;
  size_t function_count = 0;
  int64_t wall_clock_duration_in_us = -1;
};

struct WasmModuleCompiled {
  WasmModuleCompiled() = default;
  WasmModuleCompiled(bool async, bool streamed, bool cached, bool deserialized, bool lazy, bool success,
                     size_t code_size_in_bytes, size_t liftoff_bailout_count, int64_t wall_clock_duration_in_us)
      : async(async),
        streamed(streamed),
        cached(cached),
        deserialized(deserialized),
        lazy(lazy),
        success(success),
        code_size_in_bytes(code_size_in_bytes),
        liftoff_bailout_count(liftoff_bailout_count),
        wall_clock_duration_in_us(wall_clock_duration_in_us) {}

  bool async = false;
  bool streamed = false;
  bool cached = false;
  bool deserialized = false;
  bool lazy = false;
  bool success = false;
  size_t code_size_in_bytes = 0;
  size_t liftoff_bailout_count = 0;
  int64_t wall_clock_duration_in_us = -1;
};

struct WasmModuleInstantiated {
  bool async = false;
  bool success = false;
  size_t imported_function_count = 0;
  int64_t wall_clock_duration_in_us = -1;
};

struct WasmModulesPerIsolate {
  size_t count = 0;
};

// Receives the measurements of an isolate; see Isolate::SetMetricsRecorder. Hosts derive from it and override what they
// want to know.
class V8_EXPORT Recorder {
 public:
  // Names a context without keeping it alive.
  class ContextId {
   public:
    ContextId() : id_(kEmptyId) {}
    bool IsEmpty() const { return id_ == kEmptyId; }
    static const ContextId Empty() { return ContextId(kEmptyId); }
    bool operator==(const ContextId& other) const { return id_ == other.id_; }
    bool operator!=(const ContextId& other) const { return id_ != other.id_; }

   private:
    friend class Recorder;
    explicit ContextId(uintptr_t id) : id_(id) {}
    static constexpr uintptr_t kEmptyId = 0;
    uintptr_t id_;
  };

  virtual ~Recorder() = default;

  // On the isolate's thread. The id is that of the current context; empty where there was none.
  virtual void AddMainThreadEvent(const GarbageCollectionFullCycle&, ContextId) {}
  virtual void AddMainThreadEvent(const GarbageCollectionFullMainThreadIncrementalMark&, ContextId) {}
  virtual void AddMainThreadEvent(const GarbageCollectionFullMainThreadBatchedIncrementalMark&, ContextId) {}
  virtual void AddMainThreadEvent(const GarbageCollectionFullMainThreadIncrementalSweep&, ContextId) {}
  virtual void AddMainThreadEvent(const GarbageCollectionFullMainThreadBatchedIncrementalSweep&, ContextId) {}
  virtual void AddMainThreadEvent(const GarbageCollectionYoungCycle&, ContextId) {}
  virtual void AddMainThreadEvent(const WasmModuleDecoded&, ContextId) {}
  virtual void AddMainThreadEvent(const WasmModuleCompiled&, ContextId) {}
  virtual void AddMainThreadEvent(const WasmModuleInstantiated&, ContextId) {}
  // On any thread.
  virtual void AddThreadSafeEvent(const WasmModulesPerIsolate&) {}

  // The isolate is about to be gone; the recorder must not use it any more.
  virtual void NotifyIsolateDisposal() {}

  // The context, if it is alive.
  static MaybeLocal<Context> GetContext(Isolate* isolate, ContextId id);
  // Always the same one for a context.
  static ContextId GetContextId(Local<Context> context);
};

// How long an isolate's thread has been busy, in microseconds.
struct V8_EXPORT LongTaskStats {
  // Begins to measure anew.
  static void Reset(Isolate* isolate);
  static LongTaskStats Get(Isolate* isolate);

  int64_t gc_full_atomic_wall_clock_duration_us = 0;
  int64_t gc_full_incremental_wall_clock_duration_us = 0;
  int64_t gc_young_wall_clock_duration_us = 0;
  // Running script, collections included.
  int64_t v8_execute_us = 0;
};

}  // namespace metrics

}  // namespace v8

#endif  // INCLUDE_V8_METRICS_H_

// Tracing in the default platform: a controller that records trace events and writes them as JSON, in the format that
// trace viewers read.
//
//   auto controller = std::make_unique<v8::platform::tracing::TracingController>();
//   controller->Initialize(TraceBuffer::CreateTraceBufferRingBuffer(
//       TraceBuffer::kRingBufferChunks, TraceWriter::CreateJSONTraceWriter(stream)));
//   controller->StartTracing(TraceConfig::CreateDefaultTraceConfig());
//
// The engine emits no events of its own; what is recorded is what the host adds.

#ifndef V8_LIBPLATFORM_V8_TRACING_H_
#define V8_LIBPLATFORM_V8_TRACING_H_

#include <stddef.h>
#include <stdint.h>

#include <iosfwd>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include "../v8-platform.h"  // NOLINT(build/include_directory)
#include "libplatform-export.h"  // NOLINT(build/include_directory)

namespace v8 {
namespace platform {
namespace tracing {

// Arguments of an event.
inline constexpr int kTraceMaxNumArgs = 2;

// One event. Names and strings are the caller's and have to last, unless the flags ask for copies.
class V8_PLATFORM_EXPORT TraceObject {
 public:
  union ArgValue {
    uint64_t as_uint;
    int64_t as_int;
    double as_double;
    const void* as_pointer;
    const char* as_string;
  };

  TraceObject() = default;
  ~TraceObject();
  TraceObject(const TraceObject&) = delete;
  void operator=(const TraceObject&) = delete;

  // Times are in microseconds.
  void Initialize(char phase, const uint8_t* category_enabled_flag, const char* name, const char* scope, uint64_t id,
                  uint64_t bind_id, int num_args, const char** arg_names, const uint8_t* arg_types,
                  const uint64_t* arg_values, std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables,
                  unsigned int flags, int64_t timestamp, int64_t cpu_timestamp);
  void UpdateDuration(int64_t timestamp, int64_t cpu_timestamp);
  void InitializeForTesting(char phase, const uint8_t* category_enabled_flag, const char* name, const char* scope,
                            uint64_t id, uint64_t bind_id, int num_args, const char** arg_names,
                            const uint8_t* arg_types, const uint64_t* arg_values,
                            std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables, unsigned int flags,
                            int pid, int tid, int64_t ts, int64_t tts, uint64_t duration, uint64_t cpu_duration);

  int pid() const { return pid_; }
  int tid() const { return tid_; }
  char phase() const { return phase_; }
  const uint8_t* category_enabled_flag() const { return category_enabled_flag_; }
  const char* name() const { return name_; }
  const char* scope() const { return scope_; }
  uint64_t id() const { return id_; }
  uint64_t bind_id() const { return bind_id_; }
  int num_args() const { return num_args_; }
  const char** arg_names() { return arg_names_; }
  uint8_t* arg_types() { return arg_types_; }
  ArgValue* arg_values() { return arg_values_; }
  std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables() { return arg_convertables_; }
  unsigned int flags() const { return flags_; }
  int64_t ts() { return ts_; }
  int64_t tts() { return tts_; }
  uint64_t duration() { return duration_; }
  uint64_t cpu_duration() { return cpu_duration_; }

 private:
  int pid_ = 0;
  int tid_ = 0;
  char phase_ = 0;
  const uint8_t* category_enabled_flag_ = nullptr;
  const char* name_ = nullptr;
  const char* scope_ = nullptr;
  uint64_t id_ = 0;
  uint64_t bind_id_ = 0;
  int num_args_ = 0;
  const char* arg_names_[kTraceMaxNumArgs] = {};
  uint8_t arg_types_[kTraceMaxNumArgs] = {};
  ArgValue arg_values_[kTraceMaxNumArgs] = {};
  std::unique_ptr<v8::ConvertableToTraceFormat> arg_convertables_[kTraceMaxNumArgs];
  std::unique_ptr<char[]> copies_;  // of the names and strings
  unsigned int flags_ = 0;
  int64_t ts_ = 0;
  int64_t tts_ = 0;
  uint64_t duration_ = 0;
  uint64_t cpu_duration_ = 0;
};

// Where a buffer's events go in the end.
class V8_PLATFORM_EXPORT TraceWriter {
 public:
  TraceWriter() = default;
  virtual ~TraceWriter() = default;
  TraceWriter(const TraceWriter&) = delete;
  void operator=(const TraceWriter&) = delete;

  virtual void AppendTraceEvent(TraceObject* trace_event) = 0;
  virtual void Flush() = 0;

  // An object with a list of events under `tag`; the end of it is written when the writer is deleted. The stream has to
  // outlive it.
  static TraceWriter* CreateJSONTraceWriter(std::ostream& stream);  // NOLINT(runtime/references)
  static TraceWriter* CreateJSONTraceWriter(std::ostream& stream,   // NOLINT(runtime/references)
                                            const std::string& tag);
  // Null: there is no such facility here.
  static TraceWriter* CreateSystemInstrumentationTraceWriter();
};

class V8_PLATFORM_EXPORT TraceBufferChunk {
 public:
  explicit TraceBufferChunk(uint32_t seq) : seq_(seq) {}
  TraceBufferChunk(const TraceBufferChunk&) = delete;
  void operator=(const TraceBufferChunk&) = delete;

  void Reset(uint32_t new_seq) {
    next_free_ = 0;
    seq_ = new_seq;
  }
  bool IsFull() const { return next_free_ == kChunkSize; }
  // The chunk must not be full.
  TraceObject* AddTraceEvent(size_t* event_index) {
    *event_index = next_free_++;
    return &chunk_[*event_index];
  }
  TraceObject* GetEventAt(size_t index) { return &chunk_[index]; }
  uint32_t seq() const { return seq_; }
  size_t size() const { return next_free_; }

  static constexpr size_t kChunkSize = 64;

 private:
  size_t next_free_ = 0;
  TraceObject chunk_[kChunkSize];
  uint32_t seq_;
};

class V8_PLATFORM_EXPORT TraceBuffer {
 public:
  TraceBuffer() = default;
  virtual ~TraceBuffer() = default;
  TraceBuffer(const TraceBuffer&) = delete;
  void operator=(const TraceBuffer&) = delete;

  // A place for an event; `*handle` finds it again while it is there.
  virtual TraceObject* AddTraceEvent(uint64_t* handle) = 0;
  // Null when it is no longer there.
  virtual TraceObject* GetEventByHandle(uint64_t handle) = 0;
  // Writes all events and forgets them.
  virtual bool Flush() = 0;

  static constexpr size_t kRingBufferChunks = 1024;
  // Keeps the latest events, at most so many chunks of them. Owns the writer.
  static TraceBuffer* CreateTraceBufferRingBuffer(size_t max_chunks, TraceWriter* trace_writer);
};

// How events are kept; a hint to buffers.
enum TraceRecordMode { RECORD_UNTIL_FULL, RECORD_CONTINUOUSLY, RECORD_AS_MUCH_AS_POSSIBLE, ECHO_TO_CONSOLE };

// Which events are recorded.
class V8_PLATFORM_EXPORT TraceConfig {
 public:
  using StringList = std::vector<std::string>;

  // Events of the category "v8".
  static TraceConfig* CreateDefaultTraceConfig();

  TraceConfig() : enable_systrace_(false), enable_argument_filter_(false) {}
  TraceConfig(const TraceConfig&) = delete;
  void operator=(const TraceConfig&) = delete;

  TraceRecordMode GetTraceRecordMode() const { return record_mode_; }
  const StringList& GetEnabledCategories() const { return included_categories_; }
  bool IsSystraceEnabled() const { return enable_systrace_; }
  bool IsArgumentFilterEnabled() const { return enable_argument_filter_; }

  void SetTraceRecordMode(TraceRecordMode mode) { record_mode_ = mode; }
  void EnableSystrace() { enable_systrace_ = true; }
  void EnableArgumentFilter() { enable_argument_filter_ = true; }
  void AddIncludedCategory(const char* included_category);
  // Whether one of the categories of a group ("a,b") is included.
  bool IsCategoryGroupEnabled(const char* category_group) const;

 private:
  TraceRecordMode record_mode_ = RECORD_UNTIL_FULL;
  bool enable_systrace_ : 1;
  bool enable_argument_filter_ : 1;
  StringList included_categories_;
};

// Records events while tracing is on. All functions may be called from any thread.
class V8_PLATFORM_EXPORT TracingController : public v8::TracingController {
 public:
  // What the byte of a category group says; 0: it is not traced.
  enum CategoryGroupEnabledFlags {
    ENABLED_FOR_RECORDING = 1 << 0,
    ENABLED_FOR_EVENT_CALLBACK = 1 << 2,
    ENABLED_FOR_ETW_EXPORT = 1 << 3
  };

  TracingController();
  ~TracingController() override;
  TracingController(const TracingController&) = delete;
  void operator=(const TracingController&) = delete;

  // Takes the buffer over. Before StartTracing.
  void Initialize(TraceBuffer* trace_buffer);

  const uint8_t* GetCategoryGroupEnabled(const char* category_group) override;
  uint64_t AddTraceEvent(char phase, const uint8_t* category_enabled_flag, const char* name, const char* scope,
                         uint64_t id, uint64_t bind_id, int32_t num_args, const char** arg_names,
                         const uint8_t* arg_types, const uint64_t* arg_values,
                         std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables, unsigned int flags) override;
  uint64_t AddTraceEventWithTimestamp(char phase, const uint8_t* category_enabled_flag, const char* name,
                                      const char* scope, uint64_t id, uint64_t bind_id, int32_t num_args,
                                      const char** arg_names, const uint8_t* arg_types, const uint64_t* arg_values,
                                      std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables,
                                      unsigned int flags, int64_t timestamp) override;
  void UpdateTraceEventDuration(const uint8_t* category_enabled_flag, const char* name, uint64_t handle) override;

  static const char* GetCategoryGroupName(const uint8_t* category_enabled_flag);

  // An observer that is added while tracing is on is told so at once.
  void AddTraceStateObserver(v8::TracingController::TraceStateObserver* observer) override;
  void RemoveTraceStateObserver(v8::TracingController::TraceStateObserver* observer) override;

  // Takes the configuration over.
  void StartTracing(TraceConfig* trace_config);
  // Writes what has been recorded.
  void StopTracing();

 protected:
  virtual int64_t CurrentTimestampMicroseconds();
  virtual int64_t CurrentCpuTimestampMicroseconds();

 private:
  void UpdateCategoryGroupFlags();
  uint8_t FlagOf(const char* category_group) const;

  std::mutex mutex_;
  std::unique_ptr<TraceBuffer> trace_buffer_;
  std::unique_ptr<TraceConfig> trace_config_;
  std::unordered_set<v8::TracingController::TraceStateObserver*> observers_;
  bool is_recording_ = false;
};

}  // namespace tracing
}  // namespace platform
}  // namespace v8

#endif  // V8_LIBPLATFORM_V8_TRACING_H_

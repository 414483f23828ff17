#include <atomic>
#include <cstring>
#include <ctime>
#include <deque>

#include "include/libplatform/v8-tracing.h"

namespace v8::platform::tracing {

namespace {

// The category groups that anybody has asked about. They live as long as the process, because those who trace keep the
// addresses of the bytes; a byte is that of its group for all controllers.
struct CategoryGroup {
  explicit CategoryGroup(const char* group_name) : name(group_name) {}
  std::atomic<uint8_t> enabled{0};
  const std::string name;
};
struct CategoryGroups {
  std::mutex mutex;
  std::deque<CategoryGroup> list;
};
CategoryGroups& Groups() {
  static CategoryGroups* const groups = new CategoryGroups;
  return *groups;
}

static_assert(sizeof(std::atomic<uint8_t>) == 1 && std::atomic<uint8_t>::is_always_lock_free,
              "those who trace read the byte as it is");

int64_t Microseconds(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return int64_t{now.tv_sec} * 1000000 + now.tv_nsec / 1000;
}

}  // namespace

// --- TraceConfig
// ------------------------------------------------------------------------------------------------------

TraceConfig* TraceConfig::CreateDefaultTraceConfig() {
  TraceConfig* const config = new TraceConfig;
  config->AddIncludedCategory("v8");
  return config;
}

void TraceConfig::AddIncludedCategory(const char* included_category) {
  if (included_category != nullptr && *included_category != '\0') included_categories_.push_back(included_category);
}

bool TraceConfig::IsCategoryGroupEnabled(const char* category_group) const {
  const std::string group = category_group;
  for (size_t begin = 0; begin <= group.size();) {
    const size_t end = std::min(group.find(',', begin), group.size());
    for (const std::string& included : included_categories_) {
      if (group.compare(begin, end - begin, included) == 0) return true;
    }
    begin = end + 1;
  }
  return false;
}

// --- TracingController
// ------------------------------------------------------------------------------------------------

TracingController::TracingController() = default;

TracingController::~TracingController() { StopTracing(); }

void TracingController::Initialize(TraceBuffer* trace_buffer) { trace_buffer_.reset(trace_buffer); }

int64_t TracingController::CurrentTimestampMicroseconds() { return Microseconds(CLOCK_MONOTONIC); }
int64_t TracingController::CurrentCpuTimestampMicroseconds() { return Microseconds(CLOCK_THREAD_CPUTIME_ID); }

uint8_t TracingController::FlagOf(const char* category_group) const {
  return is_recording_ && trace_config_->IsCategoryGroupEnabled(category_group) ? ENABLED_FOR_RECORDING : 0;
}

void TracingController::UpdateCategoryGroupFlags() {
  CategoryGroups& groups = Groups();
  const std::lock_guard<std::mutex> lock(groups.mutex);
  for (CategoryGroup& group : groups.list) group.enabled.store(FlagOf(group.name.c_str()), std::memory_order_relaxed);
}

const uint8_t* TracingController::GetCategoryGroupEnabled(const char* category_group) {
  const std::lock_guard<std::mutex> own_lock(mutex_);
  CategoryGroups& groups = Groups();
  const std::lock_guard<std::mutex> lock(groups.mutex);
  for (CategoryGroup& group : groups.list) {
    if (group.name == category_group) return reinterpret_cast<const uint8_t*>(&group.enabled);
  }
  CategoryGroup& group = groups.list.emplace_back(category_group);
  group.enabled.store(FlagOf(category_group), std::memory_order_relaxed);
  return reinterpret_cast<const uint8_t*>(&group.enabled);
}

const char* TracingController::GetCategoryGroupName(const uint8_t* category_enabled_flag) {
  CategoryGroups& groups = Groups();
  const std::lock_guard<std::mutex> lock(groups.mutex);
  for (const CategoryGroup& group : groups.list) {
    if (reinterpret_cast<const uint8_t*>(&group.enabled) == category_enabled_flag) return group.name.c_str();
  }
  return "";
}

uint64_t TracingController::AddTraceEvent(char phase, const uint8_t* category_enabled_flag, const char* name,
                                          const char* scope, uint64_t id, uint64_t bind_id, int32_t num_args,
                                          const char** arg_names, const uint8_t* arg_types, const uint64_t* arg_values,
                                          std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables,
                                          unsigned int flags) {
  return AddTraceEventWithTimestamp(phase, category_enabled_flag, name, scope, id, bind_id, num_args, arg_names,
                                    arg_types, arg_values, arg_convertables, flags, CurrentTimestampMicroseconds());
}

uint64_t TracingController::AddTraceEventWithTimestamp(char phase, const uint8_t* category_enabled_flag,
                                                       const char* name, const char* scope, uint64_t id,
                                                       uint64_t bind_id, int32_t num_args, const char** arg_names,
                                                       const uint8_t* arg_types, const uint64_t* arg_values,
                                                       std::unique_ptr<v8::ConvertableToTraceFormat>* arg_convertables,
                                                       unsigned int flags, int64_t timestamp) {
  const int64_t cpu_timestamp = CurrentCpuTimestampMicroseconds();
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!is_recording_ || trace_buffer_ == nullptr) return 0;
  uint64_t handle = 0;
  TraceObject* const event = trace_buffer_->AddTraceEvent(&handle);
  if (event != nullptr) {
    event->Initialize(phase, category_enabled_flag, name, scope, id, bind_id, num_args, arg_names, arg_types,
                      arg_values, arg_convertables, flags, timestamp, cpu_timestamp);
  }
  return handle;
}

void TracingController::UpdateTraceEventDuration(const uint8_t*, const char*, uint64_t handle) {
  const int64_t timestamp = CurrentTimestampMicroseconds();
  const int64_t cpu_timestamp = CurrentCpuTimestampMicroseconds();
  const std::lock_guard<std::mutex> lock(mutex_);
  if (trace_buffer_ == nullptr) return;
  TraceObject* const event = trace_buffer_->GetEventByHandle(handle);
  if (event != nullptr) event->UpdateDuration(timestamp, cpu_timestamp);
}

void TracingController::StartTracing(TraceConfig* trace_config) {
  std::unordered_set<v8::TracingController::TraceStateObserver*> observers;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    trace_config_.reset(trace_config);
    is_recording_ = true;
    UpdateCategoryGroupFlags();
    observers = observers_;
  }
  for (auto* observer : observers) observer->OnTraceEnabled();
}

void TracingController::StopTracing() {
  std::unordered_set<v8::TracingController::TraceStateObserver*> observers;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!is_recording_) return;
    is_recording_ = false;
    UpdateCategoryGroupFlags();
    observers = observers_;
  }
  for (auto* observer : observers) observer->OnTraceDisabled();
  const std::lock_guard<std::mutex> lock(mutex_);
  if (trace_buffer_ != nullptr) trace_buffer_->Flush();
}

void TracingController::AddTraceStateObserver(v8::TracingController::TraceStateObserver* observer) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    observers_.insert(observer);
    if (!is_recording_) return;
  }
  observer->OnTraceEnabled();
}

void TracingController::RemoveTraceStateObserver(v8::TracingController::TraceStateObserver* observer) {
  const std::lock_guard<std::mutex> lock(mutex_);
  observers_.erase(observer);
}

}  // namespace v8::platform::tracing

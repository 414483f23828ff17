#include "src/api/api-measurements.h"

#include <cstdio>

#include "src/api/api-context-list.h"
#include "src/api/api-internal.h"
#include "src/common/use-counters.h"
#include "src/execution/frames.h"
#include "src/flags/flags.h"
#include "src/heap/heap-inl.h"

namespace v8::internal {

namespace {

#define CHECK_FEATURE(name) static_assert(static_cast<int>(UseCounter::name) == v8::Isolate::name)
CHECK_FEATURE(kSloppyMode);
CHECK_FEATURE(kStrictMode);
CHECK_FEATURE(kForInInitializer);
CHECK_FEATURE(kAssigmentExpressionLHSIsCallInStrict);
CHECK_FEATURE(kErrorPrepareStackTrace);
CHECK_FEATURE(kDateToLocaleTimeString);
CHECK_FEATURE(kRegExpMatchIsFalseishOnJSRegExp);
CHECK_FEATURE(kStringNormalize);
CHECK_FEATURE(kObjectPrototypeHasElements);
CHECK_FEATURE(kFunctionPrototypeCaller);
CHECK_FEATURE(kGrowableSharedArrayBuffer);
#undef CHECK_FEATURE

constexpr const char* kCounterNames[] = {"c:V8.TotalParseSize", "c:V8.TotalCompileSize",
                                         "c:V8.ContextsCreatedFromScratch"};

struct HistogramDescription {
  const char* name;
  int maximum;
  bool in_milliseconds;
};
constexpr HistogramDescription kHistograms[] = {
    {"V8.GCScavenger", 10000, true}, {"V8.GCCompactor", 10000, true}, {"V8.CompileMicroSeconds", 1000000, false}};
constexpr int kBuckets = 50;

constexpr const char* kCompileEvent = "V8.CompileCode";
constexpr const char* kExecuteEvent = "V8.Execute";

int64_t MicrosecondsSince(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace

Measurements::~Measurements() {
  if (recorder != nullptr) recorder->NotifyIsolateDisposal();
}

Measurements* Measurements::Of(Isolate* isolate) {
  std::unique_ptr<Measurements>& measurements = isolate->api_data->measurements;
  if (measurements == nullptr) measurements = std::make_unique<Measurements>(isolate);
  return measurements.get();
}

void Measurements::Update() {
  const bool counts = counter_lookup != nullptr;
  const bool samples = create_histogram != nullptr && add_histogram_sample != nullptr;
  const bool logs = event_logger != nullptr;
  isolate_->use_counter = use_counter == nullptr ? nullptr : &OnUseCounter;
  isolate_->compile_hook = counts || samples || logs ? &OnCompile : nullptr;
  NoteCallHooks(isolate_->api_data);
  const bool wants_collections = samples || logs || recorder != nullptr || measures_long_tasks;
  if (wants_collections == watches_collections_) return;
  Heap* const heap = isolate_->heap();
  if (wants_collections) {
    if (!heap->AddGCPrologueCallback(&OnCollection, kGCTypeAll, this) ||
        !heap->AddGCEpilogueCallback(&OnCollected, kGCTypeAll, this)) {
      FatalOutOfMemory(isolate_, "v8::Isolate");
    }
  } else {
    heap->RemoveGCPrologueCallback(&OnCollection, this);
    heap->RemoveGCEpilogueCallback(&OnCollected, this);
  }
  watches_collections_ = wants_collections;
}

void Measurements::Add(Counter counter, size_t amount) {
  if (counter_lookup == nullptr) return;
  Place& place = counters_[counter];
  if (!place.is_known) {
    place.is_known = true;
    place.location = counter_lookup(kCounterNames[counter]);
  }
  if (place.location != nullptr) *static_cast<int*>(place.location) += static_cast<int>(amount);
}

void Measurements::AddSample(Histogram histogram, int64_t microseconds) {
  if (create_histogram == nullptr || add_histogram_sample == nullptr) return;
  const HistogramDescription& description = kHistograms[histogram];
  Place& place = histograms_[histogram];
  if (!place.is_known) {
    place.is_known = true;
    place.location = create_histogram(description.name, 0, description.maximum, kBuckets);
  }
  if (place.location == nullptr) return;
  add_histogram_sample(place.location,
                       static_cast<int>(description.in_milliseconds ? microseconds / 1000 : microseconds));
}

void Measurements::DumpAndReset() {
  for (int k = 0; k < kCounterCount; ++k) {
    int* const counter = static_cast<int*>(counters_[k].location);
    if (counter == nullptr) continue;
    printf("%s: %d\n", kCounterNames[k], *counter);
    *counter = 0;
  }
}

void Measurements::Log(const char* name, v8::LogEventStatus status) {
  if (event_logger != nullptr && v8_flags.log_timer_events) event_logger(name, status);
}

void Measurements::OnUseCounter(Isolate* isolate, int feature) {
  Callout(isolate, [&] {
    isolate->api_data->measurements->use_counter(External(isolate),
                                                 static_cast<v8::Isolate::UseCounterFeature>(feature));
  });
}

void Measurements::OnCompile(Isolate* isolate, bool is_start, size_t parsed, size_t compiled) {
  Measurements* const self = isolate->api_data->measurements.get();
  Callout(isolate, [&] {
    if (is_start) {
      self->compile_start_ = Clock::now();
      self->Log(kCompileEvent, kStart);
      return;
    }
    self->AddSample(kCompile, MicrosecondsSince(self->compile_start_));
    self->Log(kCompileEvent, kEnd);
    self->Add(kTotalParseSize, parsed);
    self->Add(kTotalCompileSize, compiled);
  });
}

void NoteContextCreated(Isolate* isolate) {
  if (Measurements* const measurements = isolate->api_data->measurements.get()) {
    measurements->Add(Measurements::kContextsCreated, 1);
  }
}

// --- Collections: inside of their own frames

void Measurements::OnCollection(Isolate* isolate, int gc_type, int, void* data) {
  Measurements* const self = static_cast<Measurements*>(data);
  self->bytes_before_collection_ = isolate->heap()->SizeOfObjects();
  CalloutScope callout(isolate);
  self->Log(kHistograms[gc_type == kGCTypeScavenge ? kScavenger : kCompactor].name, kStart);
  self->collection_start_ = Clock::now();
}

void Measurements::OnCollected(Isolate* isolate, int gc_type, int, void* data) {
  Measurements* const self = static_cast<Measurements*>(data);
  const int64_t microseconds = MicrosecondsSince(self->collection_start_);
  const bool is_minor = gc_type == kGCTypeScavenge;
  if (self->measures_long_tasks) {
    (is_minor ? self->long_tasks.gc_young_wall_clock_duration_us
              : self->long_tasks.gc_full_atomic_wall_clock_duration_us) += microseconds;
  }
  CalloutScope callout(isolate);
  self->AddSample(is_minor ? kScavenger : kCompactor, microseconds);
  self->Log(kHistograms[is_minor ? kScavenger : kCompactor].name, kEnd);
  self->Record(is_minor, microseconds);
}

void Measurements::Record(bool is_minor, int64_t microseconds) {
  if (recorder == nullptr) return;
  v8::metrics::Recorder::ContextId id;
  if (!isolate_->realm().is_empty()) {
    id = v8::metrics::Recorder::GetContextId(MakeLocal<v8::Context>(isolate_, isolate_->realm()));
  }
  const double before = static_cast<double>(bytes_before_collection_);
  const double freed = before - static_cast<double>(isolate_->heap()->SizeOfObjects());
  const double rate = before == 0 ? 0 : 100 * freed / before;
  const double efficiency = freed / static_cast<double>(microseconds == 0 ? 1 : microseconds);
  if (is_minor) {
    v8::metrics::GarbageCollectionYoungCycle event;
    event.reason = static_cast<int>(isolate_->heap()->reason());
    event.total_wall_clock_duration_in_us = event.main_thread_wall_clock_duration_in_us = microseconds;
    event.collection_rate_in_percent = rate;
    event.efficiency_in_bytes_per_us = event.main_thread_efficiency_in_bytes_per_us = efficiency;
    recorder->AddMainThreadEvent(event, id);
    return;
  }
  v8::metrics::GarbageCollectionFullCycle event;
  event.reason = static_cast<int>(isolate_->heap()->reason());
  event.total.total_wall_clock_duration_in_us = event.main_thread.total_wall_clock_duration_in_us =
      event.main_thread_atomic.total_wall_clock_duration_in_us = microseconds;
  event.objects.bytes_before = static_cast<int64_t>(before);
  event.objects.bytes_freed = static_cast<int64_t>(freed);
  event.objects.bytes_after = static_cast<int64_t>(before - freed);
  event.collection_rate_in_percent = rate;
  event.efficiency_in_bytes_per_us = event.main_thread_efficiency_in_bytes_per_us = efficiency;
  recorder->AddMainThreadEvent(event, id);
}

// --- The outermost call

void Measurements::BeginExecution() {
  execution_start_ = Clock::now();
  Log(kExecuteEvent, kStart);
}
void Measurements::EndExecution() {
  if (measures_long_tasks) long_tasks.v8_execute_us += MicrosecondsSince(execution_start_);
  Log(kExecuteEvent, kEnd);
}

void NoteCallHooks(ApiData* api) {
  const Measurements* const measurements = api->measurements.get();
  api->times_calls =
      measurements != nullptr && (measurements->event_logger != nullptr || measurements->measures_long_tasks);
  api->has_call_hooks = !api->before_call_entered.empty() || !api->call_completed.empty() || api->times_calls;
}

}  // namespace v8::internal

namespace v8 {

namespace {

// Sets one of what the host wants to be told.
template <typename Member, typename T>
void SetHook(Isolate* isolate, Member member, T value) {
  i::Measurements* const measurements = i::Measurements::Of(i::Internal(isolate));
  measurements->*member = value;
  measurements->Update();
}

}  // namespace

void Isolate::SetUseCounterCallback(UseCounterCallback callback) {
  SetHook(this, &i::Measurements::use_counter, callback);
}
void Isolate::SetCounterFunction(CounterLookupCallback callback) {
  SetHook(this, &i::Measurements::counter_lookup, callback);
}
void Isolate::SetCreateHistogramFunction(CreateHistogramCallback callback) {
  SetHook(this, &i::Measurements::create_histogram, callback);
}
void Isolate::SetAddHistogramSampleFunction(AddHistogramSampleCallback callback) {
  SetHook(this, &i::Measurements::add_histogram_sample, callback);
}
void Isolate::SetEventLogger(LogEventCallback callback) { SetHook(this, &i::Measurements::event_logger, callback); }
void Isolate::SetMetricsRecorder(const std::shared_ptr<metrics::Recorder>& metrics_recorder) {
  SetHook(this, &i::Measurements::recorder, metrics_recorder);
}
void Isolate::DumpAndResetStats() { i::Measurements::Of(i::Internal(this))->DumpAndReset(); }

void Isolate::SetAddCrashKeyCallback(AddCrashKeyCallback callback) {
  const auto tell = [&](CrashKeyId id, const void* address) {
    char text[2 + 16 + 1];
    snprintf(text, sizeof text, "0x%zx", reinterpret_cast<size_t>(address));
    callback(id, text);
  };
  tell(CrashKeyId::kIsolateAddress, this);
  i::PageMetadata* first = nullptr;
  i::OldSpace* const old_space = i::Internal(this)->heap()->old_space();
  // The first page comes with the first object, and nobody would be told then.
  if (old_space->CountTotalPages() == 0) static_cast<void>(old_space->Expand());
  old_space->ForEachPage([&](i::PageMetadata* page) {
    if (first == nullptr) first = page;
  });
  if (first != nullptr) tell(CrashKeyId::kOldSpaceFirstPageAddress, first);
}

namespace metrics {

MaybeLocal<Context> Recorder::GetContext(Isolate* isolate, ContextId id) {
  if (id.IsEmpty()) return MaybeLocal<Context>();
  return i::Api(isolate)->contexts.Get(isolate, id.id_);
}
Recorder::ContextId Recorder::GetContextId(Local<Context> context) {
  const i::ContextList::Entry* const entry = i::IsolateOf(context)->api_data->contexts.Find(context);
  return entry == nullptr ? ContextId() : ContextId(entry->id);
}

void LongTaskStats::Reset(Isolate* isolate) {
  i::Measurements* const measurements = i::Measurements::Of(i::Internal(isolate));
  measurements->long_tasks = LongTaskStats();
  measurements->measures_long_tasks = true;
  measurements->Update();
}
LongTaskStats LongTaskStats::Get(Isolate* isolate) { return i::Measurements::Of(i::Internal(isolate))->long_tasks; }

}  // namespace metrics

}  // namespace v8

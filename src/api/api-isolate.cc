#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>

#include "src/api/api-internal.h"
#include "src/api/api-measurements.h"
#include "src/api/api-snapshot.h"
#include "src/profiler/isolate-profilers.h"
#include "src/api/api-microtask-queue.h"
#include "src/flags/flags.h"
#include "src/init/v8.h"
#include "src/strings/string-hash.h"

// Isolate: life, data, exceptions, stopping script, hooks. Memory is in api-memory.cc, microtasks in api-microtasks.cc.
namespace v8::internal {

namespace {

// The isolates that this thread has entered, innermost first.
struct EnteredIsolate {
  Isolate* isolate;
  EnteredIsolate* previous;
};
thread_local EnteredIsolate* t_entered = nullptr;

V8_NOINLINE void InvokeInterrupt(Isolate* isolate, Isolate::InterruptCallback callback, void* data) {
  CalloutScope callout(isolate);
  reinterpret_cast<v8::InterruptCallback>(callback)(External(isolate), data);
}

}  // namespace

Isolate* CurrentIsolate() { return t_entered == nullptr ? nullptr : t_entered->isolate; }

}  // namespace v8::internal

namespace v8 {

namespace {

i::HeapConfiguration ConfigurationOf(const ResourceConstraints& constraints) {
  i::HeapConfiguration configuration;
  configuration.max_old_generation_size = constraints.max_old_generation_size_in_bytes();
  configuration.initial_old_generation_size = constraints.initial_old_generation_size_in_bytes();
  configuration.max_young_generation_size = constraints.max_young_generation_size_in_bytes();
  configuration.initial_young_generation_size = constraints.initial_young_generation_size_in_bytes();
  configuration.limit_includes_external_memory = constraints.limit_includes_external_memory();
  return configuration;
}

}  // namespace

// --- Limits -----------------------------------------------------------------------------------------------------------

void ResourceConstraints::ConfigureDefaultsFromHeapSize(size_t initial_heap_size_in_bytes,
                                                        size_t maximum_heap_size_in_bytes) {
  // A sixteenth, at most 4 MiB, is the young generation's.
  const auto young = [](size_t heap) { return heap / 16 < size_t{4} * i::MB ? heap / 16 : size_t{4} * i::MB; };
  max_young_generation_size_ = young(maximum_heap_size_in_bytes);
  max_old_generation_size_ = maximum_heap_size_in_bytes - max_young_generation_size_;
  initial_young_generation_size_ = young(initial_heap_size_in_bytes);
  initial_old_generation_size_ = initial_heap_size_in_bytes - initial_young_generation_size_;
}

void ResourceConstraints::ConfigureDefaults(uint64_t physical_memory, uint64_t virtual_memory_limit) {
  // The old generation's, as V8 reckons where pointers are not compressed; the young one's 4 MiB come on top.
  uint64_t heap = physical_memory / 2;
  if (virtual_memory_limit > 0 && heap > virtual_memory_limit / 2) heap = virtual_memory_limit / 2;
  const uint64_t most = uint64_t{physical_memory > uint64_t{15} * i::GB ? 4u : 2u} * i::GB;
  const uint64_t least = uint64_t{256} * i::MB;
  heap = heap > most ? most : heap < least ? least : heap;
  ConfigureDefaultsFromHeapSize(0, static_cast<size_t>(heap + uint64_t{4} * i::MB));
  initial_young_generation_size_ = initial_old_generation_size_ = 0;
}

// --- Life -------------------------------------------------------------------------------------------------------------

Isolate* Isolate::New(const CreateParams& params) {
  i::Isolate* const isolate = i::Isolate::New(ConfigurationOf(params.constraints));
  if (isolate == nullptr) return nullptr;
  Isolate* const external = i::External(isolate);
  Initialize(external, params);
  if (isolate->api_data == nullptr) {
    i::Isolate::Delete(isolate);
    return nullptr;
  }
  return external;
}

Isolate* Isolate::New(const IsolateGroup&, const CreateParams& params) { return New(params); }

Isolate* Isolate::Allocate() { return i::External(i::Isolate::New(i::HeapConfiguration())); }

void Isolate::Initialize(Isolate* external, const CreateParams& params) {
  i::Isolate* const isolate = i::Internal(external);
  i::ApiData* const api = new (std::nothrow) i::ApiData(isolate);
  if (api == nullptr) return;
  isolate->api_data = api;
  api->allocator = params.array_buffer_allocator;
  api->shared_allocator = params.array_buffer_allocator_shared;
  if (api->allocator == nullptr) api->allocator = api->shared_allocator.get();
  i::ApiCheck(api->allocator != nullptr, "v8::Isolate::New", "An array buffer allocator is required");
  isolate->array_buffer_allocator = api->allocator;
  isolate->array_buffer_allocator_owner = api->shared_allocator == nullptr ? nullptr : &api->shared_allocator;
  api->fatal_error = params.fatal_error_callback;
  api->oom_error = params.oom_error_callback;
  isolate->invoke_interrupt = &i::InvokeInterrupt;
  isolate->set_allow_atomics_wait(params.allow_atomics_wait);
  if (params.constraints.stack_limit() != nullptr) {
    isolate->native_stack_limit = reinterpret_cast<uintptr_t>(params.constraints.stack_limit());
  }
  const i::HeapConfiguration configuration = ConfigurationOf(params.constraints);
  if (configuration.max_old_generation_size != 0 || configuration.limit_includes_external_memory) {
    isolate->heap()->limits().Configure(configuration);
  }
  if (!isolate->heap()->AddRootProvider(&i::ApiData::VisitRoots, api) ||
      !isolate->heap()->AddWeakProcessor(&i::ApiData::ProcessWeak, api)) {
    isolate->api_data = nullptr;
    delete api;
    return;
  }
  if (params.counter_lookup_callback != nullptr) external->SetCounterFunction(params.counter_lookup_callback);
  if (params.create_histogram_callback != nullptr)
    external->SetCreateHistogramFunction(params.create_histogram_callback);
  if (params.add_histogram_sample_callback != nullptr) {
    external->SetAddHistogramSampleFunction(params.add_histogram_sample_callback);
  }
  if (params.code_event_handler != nullptr) {
    external->SetJitCodeEventHandler(kJitCodeEventDefault, params.code_event_handler);
  }
  i::InstallMicrotaskCallbacks(isolate);
  i::InstallIsolateHooks(isolate);
  i::InstallAtomicsHooks(isolate);
  api->external_references = params.external_references;
  if (params.snapshot_blob != nullptr && !i::LoadSnapshot(isolate, *params.snapshot_blob)) {
    isolate->heap()->RemoveRootProvider(&i::ApiData::VisitRoots, api);
    isolate->api_data = nullptr;
    delete api;
  }
}

void Isolate::Dispose() {
  i::Isolate* const isolate = i::Internal(this);
  if (!i::ApiCheck(!IsInUse(), "v8::Isolate::Dispose()", "Disposing the isolate that is entered by a thread")) return;
  i::ApiData* const api = isolate->api_data;
  isolate->heap()->RemoveRootProvider(&i::ApiData::VisitRoots, api);
  *api->task_token = nullptr;
  api->measurements.reset();
  if (api->profilers != nullptr) api->profilers->DisposeAll();
  i::DisposeHeapProfiler(isolate);
  api->contexts = i::ContextList();
  // Deleters and resources may ask for the current isolate while the heap goes.
  i::EnteredIsolate entered{isolate, i::t_entered};
  i::t_entered = &entered;
  i::Isolate::Delete(isolate);
  i::t_entered = entered.previous;
  i::StartupSnapshot::Delete(api->snapshot);
  delete api;
}

Isolate* Isolate::GetCurrent() { return i::External(i::CurrentIsolate()); }
Isolate* Isolate::TryGetCurrent() { return i::External(i::CurrentIsolate()); }
bool Isolate::IsCurrent() const { return TryGetCurrent() == this; }

void Isolate::Enter() {
  i::Isolate* const isolate = i::Internal(this);
  i::EnteredIsolate* const entered = new i::EnteredIsolate{isolate, i::t_entered};
  if (i::CurrentIsolate() != isolate) isolate->SetNativeStackLimitForThread();
  i::t_entered = entered;
  isolate->api_data->entry_count++;
}
void Isolate::Exit() {
  i::EnteredIsolate* const entered = i::t_entered;
  if (!i::ApiCheck(entered != nullptr && entered->isolate == i::Internal(this), "v8::Isolate::Exit()",
                   "The isolate is not the one entered last")) {
    return;
  }
  i::t_entered = entered->previous;
  delete entered;
  i::Api(this)->entry_count--;
}
bool Isolate::IsInUse() { return i::Api(this)->entry_count > 0; }
bool Isolate::IsDead() { return i::Api(this)->is_dead; }

uint32_t Isolate::GetNumberOfDataSlots() { return i::ApiData::kDataSlots; }
// The slots exist from Allocate() on: platforms and hosts set them before Initialize().
void Isolate::SetData(uint32_t slot, void* data) {
  if (i::ApiCheck(slot < i::ApiData::kDataSlots, "v8::Isolate::SetData", "There is no such slot")) {
    i::Internal(this)->embedder_data[slot] = data;
  }
}
void* Isolate::GetData(uint32_t slot) {
  return slot < i::ApiData::kDataSlots ? i::Internal(this)->embedder_data[slot] : nullptr;
}
ArrayBuffer::Allocator* Isolate::GetArrayBufferAllocator() { return i::Api(this)->allocator; }
void Isolate::DiscardThreadSpecificMetadata() {}

// --- Contexts ---------------------------------------------------------------------------------------------------------

bool Isolate::InContext() { return !i::Internal(this)->realm().is_empty(); }
Local<Context> Isolate::GetCurrentContext() {
  i::Isolate* const isolate = i::Internal(this);
  return isolate->realm().is_empty() ? Local<Context>() : i::MakeLocal<Context>(isolate, isolate->realm());
}
Local<Context> Isolate::GetEnteredOrMicrotaskContext() {
  i::ApiData* const api = i::Api(this);
  i::Isolate* const isolate = api->isolate;
  const bool has_entered = !api->entered_contexts.empty();
  const i::Value microtask_realm = isolate->root(i::Isolate::kMicrotaskRealm);
  if (!microtask_realm.IsUndefined() &&
      (!has_entered || api->entered_contexts.back().microtask_depth < isolate->microtask_depth)) {
    return i::MakeLocal<Context>(isolate, microtask_realm);
  }
  return has_entered ? i::MakeLocal<Context>(isolate, i::Value(api->entered_contexts.back().context)) : Local<Context>();
}
Local<Context> Isolate::GetIncumbentContext() {
  i::Isolate* const isolate = i::Internal(this);
  const Context::BackupIncumbentScope* const backup = i::Api(this)->backup_incumbent;
  const void* const end = backup == nullptr ? nullptr : i::ApiAccess::ScriptFrameOf(backup);
  for (uint64_t* fp = isolate->vm_fp; fp != nullptr && fp != end; fp = i::Frame(fp).caller_fp()) {
    const i::Frame frame(fp);
    if (!frame.is_native()) return i::MakeLocal<Context>(isolate, frame.function()->native_context());
  }
  if (backup != nullptr) return i::ApiAccess::ContextOf(backup);
  return GetEnteredOrMicrotaskContext();
}
MaybeLocal<Data> Isolate::GetCurrentHostDefinedOptions() {
  i::Isolate* const isolate = i::Internal(this);
  for (uint64_t* fp = isolate->vm_fp; fp != nullptr; fp = i::Frame(fp).caller_fp()) {
    const i::Frame frame(fp);
    if (frame.is_native()) continue;
    const i::Value script = frame.function()->shared()->script_or_undefined();
    if (!i::IsScript(script)) continue;
    const i::Value options = i::Cast<i::Script>(script)->host_defined_options();
    return options.IsUndefined() ? MaybeLocal<Data>() : i::MakeLocal<Data>(isolate, options);
  }
  return MaybeLocal<Data>();
}
int Isolate::ContextDisposedNotification(bool) { return ++i::Api(this)->contexts_disposed; }

Local<Value> Isolate::GetContinuationPreservedEmbedderData() {
  return i::MakeLocal<Value>(i::Internal(this), i::Internal(this)->root(i::Isolate::kContinuationData));
}
void Isolate::SetContinuationPreservedEmbedderData(Local<Value> data) {
  i::Internal(this)->set_root(i::Isolate::kContinuationData, i::OpenOrUndefined(data));
}
Local<Data> Isolate::GetContinuationPreservedEmbedderDataV2() { return GetContinuationPreservedEmbedderData(); }
void Isolate::SetContinuationPreservedEmbedderDataV2(Local<Data> data) {
  i::Internal(this)->set_root(i::Isolate::kContinuationData, i::OpenOrUndefined(data));
}
uint64_t Isolate::GetHashSeed() { return i::HashSeed(); }
std::string Isolate::GetDefaultLocale() {
  // By POSIX's order, without encoding and modifier.
  for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* const value = getenv(variable);
    if (value == nullptr || *value == '\0') continue;
    std::string locale(value, strcspn(value, ".@"));
    if (locale == "C" || locale == "POSIX") break;
    for (char& c : locale) c = c == '_' ? '-' : c;
    return locale;
  }
  return "en-US";
}

// --- Exceptions -------------------------------------------------------------------------------------------------------

Local<Value> Isolate::ThrowException(Local<Value> exception) {
  i::Isolate* const isolate = i::Internal(this);
  i::EntryScope entry(isolate);
  if (!isolate->is_terminating()) {
    isolate->Throw(i::OpenOrUndefined(exception));
    i::DispatchException(isolate);
  }
  return Undefined(this);
}
Local<Value> Isolate::ThrowError(Local<String> message) { return ThrowException(Exception::Error(message)); }
bool Isolate::HasPendingException() {
  i::Isolate* const isolate = i::Internal(this);
  if (isolate->has_pending_exception()) return true;
  TryCatch* const handler = i::Api(this)->try_catch;
  return handler != nullptr && handler->HasCaught();
}

// --- Stopping script --------------------------------------------------------------------------------------------------

void Isolate::TerminateExecution() { i::Internal(this)->RequestTermination(); }
bool Isolate::IsExecutionTerminating() { return i::Internal(this)->is_terminating(); }
void Isolate::CancelTerminateExecution() {
  i::Isolate* const isolate = i::Internal(this);
  isolate->CancelTermination();
  for (TryCatch* t = isolate->api_data->try_catch; t != nullptr; t = i::ApiAccess::Next(t)) {
    i::ApiAccess::AllowToContinue(t);
  }
}
void Isolate::RequestInterrupt(InterruptCallback callback, void* data) {
  i::Isolate* const isolate = i::Internal(this);
  if (!isolate->RequestInterrupt(reinterpret_cast<i::Isolate::InterruptCallback>(callback), data)) {
    i::FatalOutOfMemory(isolate, "v8::Isolate::RequestInterrupt");
  }
}
void Isolate::SetStackLimit(uintptr_t stack_limit) { i::Internal(this)->native_stack_limit = stack_limit; }

// --- Reporting --------------------------------------------------------------------------------------------------------

bool Isolate::AddMessageListener(MessageCallback callback, Local<Value> data) {
  return AddMessageListenerWithErrorLevel(callback, kMessageError, data);
}
bool Isolate::AddMessageListenerWithErrorLevel(MessageCallback callback, int message_levels, Local<Value> data) {
  i::Api(this)->message_listeners.push_back({callback, message_levels, internal::ValueHelper::WordOf(data)});
  return true;
}
void Isolate::RemoveMessageListeners(MessageCallback callback) {
  auto& listeners = i::Api(this)->message_listeners;
  for (size_t k = listeners.size(); k-- > 0;) {
    if (listeners[k].callback == callback) listeners.erase(listeners.begin() + static_cast<ptrdiff_t>(k));
  }
}
void Isolate::SetCaptureStackTraceForUncaughtExceptions(bool capture, int frame_limit, StackTrace::StackTraceOptions) {
  i::Api(this)->capture_stack_trace_for_uncaught = capture;
  i::Api(this)->captured_frame_limit = frame_limit;
  i::Api(this)->throw_frames = 0;
  if (capture) i::Internal(this)->throw_hook = &i::NoteThrow;
}
void Isolate::SetFatalErrorHandler(FatalErrorCallback callback) { i::Api(this)->fatal_error = callback; }

// --- Other hooks ------------------------------------------------------------------------------------------------------

namespace {

template <typename List, typename Callback>
void AddOnce(List* list, Callback callback) {
  if (std::find(list->begin(), list->end(), callback) == list->end()) list->push_back(callback);
}

template <typename List, typename Callback>
void RemoveFrom(List* list, Callback callback) {
  for (size_t k = list->size(); k-- > 0;) {
    if ((*list)[k] == callback) list->erase(list->begin() + static_cast<ptrdiff_t>(k));
  }
}

}  // namespace

void Isolate::AddBeforeCallEnteredCallback(BeforeCallEnteredCallback callback) {
  AddOnce(&i::Api(this)->before_call_entered, callback);
  NoteCallHooks(i::Api(this));
}
void Isolate::RemoveBeforeCallEnteredCallback(BeforeCallEnteredCallback callback) {
  RemoveFrom(&i::Api(this)->before_call_entered, callback);
  NoteCallHooks(i::Api(this));
}
void Isolate::AddCallCompletedCallback(CallCompletedCallback callback) {
  AddOnce(&i::Api(this)->call_completed, callback);
  NoteCallHooks(i::Api(this));
}
void Isolate::RemoveCallCompletedCallback(CallCompletedCallback callback) {
  RemoveFrom(&i::Api(this)->call_completed, callback);
  NoteCallHooks(i::Api(this));
}

Isolate::DisallowJavascriptExecutionScope::DisallowJavascriptExecutionScope(Isolate* isolate, OnFailure on_failure)
    : isolate_(isolate),
      on_failure_(static_cast<uint8_t>(on_failure)),
      previous_(i::Api(isolate)->javascript_disallowed) {
  i::DisallowJavascript(i::Internal(isolate_), static_cast<uint8_t>(on_failure_ + 1));
}
Isolate::DisallowJavascriptExecutionScope::~DisallowJavascriptExecutionScope() {
  i::DisallowJavascript(i::Internal(isolate_), previous_);
}
Isolate::AllowJavascriptExecutionScope::AllowJavascriptExecutionScope(Isolate* isolate)
    : isolate_(isolate), previous_(i::Api(isolate)->javascript_disallowed) {
  i::DisallowJavascript(i::Internal(isolate_), 0);
}
Isolate::AllowJavascriptExecutionScope::~AllowJavascriptExecutionScope() {
  i::DisallowJavascript(i::Internal(isolate_), previous_);
}

}  // namespace v8

#ifndef FLAT8_SRC_API_API_DATA_H_
#define FLAT8_SRC_API_API_DATA_H_

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "include/v8-profiler.h"
#include "include/v8.h"
#include "src/api/api-context-list.h"
#include "src/heap/heap.h"

namespace v8::internal {

class HeapProfiler;
class MicrotaskQueue;
class IsolateProfilers;
class Measurements;
class StartupSnapshot;
struct ArchivedThread;  // api-locker.cc

// What the API keeps per isolate, beside the engine's own state. Words of values in it are roots (see VisitRoots).
struct ApiData {
  struct EnteredContext {
    uint64_t context;
    uint64_t previous_realm;
    int microtask_depth;  // how deep microtasks were running in one another
  };
  struct MessageListener {
    v8::MessageCallback callback;
    int levels;
    uint64_t data;  // 0: the callback gets the exception
  };
  struct GcCallback {
    v8::Isolate::GCCallback plain;
    v8::Isolate::GCCallbackWithData with_data;
    void* data;
    bool is_prologue;
  };

  explicit ApiData(Isolate* isolate_value);
  ~ApiData();

  static ApiData* From(Isolate* isolate);
  static void VisitRoots(void* data, RootVisitor* visitor);
  static void ProcessWeak(void* data, WeakReferences* references);
  static void VisitTryCatches(v8::TryCatch* innermost, RootVisitor* visitor);
  void VisitArchivedThreads(RootVisitor* visitor);

  Isolate* const isolate;
  // --- Embedder's slots and allocator
  static constexpr uint32_t kDataSlots = 4;  // Isolate::embedder_data
  v8::ArrayBuffer::Allocator* allocator = nullptr;
  std::shared_ptr<v8::ArrayBuffer::Allocator> shared_allocator;

  // As last told of; any thread may tell.
  std::atomic<v8::MemoryPressureLevel> memory_pressure{v8::MemoryPressureLevel::kNone};

  // What the isolate was made from, if it was, and the pointers that snapshots can name.
  StartupSnapshot* snapshot = nullptr;
  const intptr_t* external_references = nullptr;

  // --- What is open now, innermost last. Belongs to the thread that uses the isolate (ThreadState below).
  v8::TryCatch* try_catch = nullptr;
  int call_depth = 0;
  // DisallowJavascriptExecutionScope: 0 allowed, else 1 + OnFailure.
  uint8_t javascript_disallowed = 0;
  // Whether before_call_entered or call_completed has entries, or times_calls.
  bool has_call_hooks = false;
  // Whether the measurements want to know of outermost calls.
  bool times_calls = false;
  std::vector<EnteredContext> entered_contexts;
  int entry_count = 0;
  const v8::Context::BackupIncumbentScope* backup_incumbent = nullptr;
  // Component tests hold direct handles: their callbacks' frames are scanned as the engine's are (ScanEmbedderFrames()).
  bool scan_embedder_frames = false;
  // The engine's segments of a thread that is in the isolate without a Locker, while other threads lock it.
  StackSegment* unlocked_segments = nullptr;

  ContextList contexts;
  // EmbedderStateScope; a context that is entered meanwhile anyway.
  uint64_t embedder_context = 0;
  uint8_t embedder_state = 0;

  // The queues that contexts were given, and the host's objects for them.
  std::vector<std::pair<MicrotaskQueue*, v8::MicrotaskQueue*>> context_queues;

  // --- Callbacks
  std::vector<MessageListener> message_listeners;
  bool reporting_message = false;
  std::vector<std::unique_ptr<GcCallback>> gc_callbacks;
  std::vector<v8::BeforeCallEnteredCallback> before_call_entered;
  std::vector<v8::CallCompletedCallback> call_completed;
  v8::FatalErrorCallback fatal_error = nullptr;
  v8::OOMErrorCallback oom_error = nullptr;  // at most one of the two
  v8::LegacyOOMErrorCallback legacy_oom_error = nullptr;
  v8::PromiseRejectCallback promise_reject = nullptr;
  v8::PromiseHook promise_hook = nullptr;
  v8::Isolate::AtomicsWaitCallback atomics_wait = nullptr;
  void* atomics_wait_data = nullptr;
  v8::PrepareStackTraceCallback prepare_stack_trace = nullptr;
  v8::Isolate::AbortOnUncaughtExceptionCallback abort_on_uncaught_exception = nullptr;
  v8::ExceptionPropagationCallback exception_propagation = nullptr;
  v8::SharedArrayBufferConstructorEnabledCallback shared_array_buffer_enabled = nullptr;
  v8::HostCreateShadowRealmContextCallback create_shadow_realm_context = nullptr;
  v8::FailedAccessCheckCallback failed_access_check = nullptr;
  v8::ModifyCodeGenerationFromStringsCallback modify_code_generation_1 = nullptr;
  v8::ModifyCodeGenerationFromStringsCallback2 modify_code_generation = nullptr;
  // At most one of the four.
  v8::HostImportModuleDynamicallyCallback import_module = nullptr;
  v8::HostImportModuleWithPhaseDynamicallyCallback import_module_with_phase = nullptr;
  v8::HostImportModuleDynamicallyWithReferrerCallback import_module_1 = nullptr;
  v8::HostImportModuleDynamicallyWithImportAssertionsCallback import_module_2 = nullptr;
  v8::HostInitializeImportMetaObjectCallback initialize_import_meta = nullptr;
  bool capture_stack_trace_for_uncaught = false;
  // The frames at the last throw, if that is set.
  uint64_t throw_frames = 0;
  // How many have been made; the last one's id.
  int stack_traces = 0;
  int captured_frame_limit = 10;
  bool is_dead = false;

  int contexts_disposed = 0;
  std::unique_ptr<Measurements> measurements;
  std::unique_ptr<IsolateProfilers> profilers;
  std::vector<v8::CodeEventHandler*> code_event_handlers;
  // Once the host has asked for it.
  HeapProfiler* heap_profiler = nullptr;
  // Whether a context was told to run no script (Context::SetAbortScriptExecution).
  bool may_abort_scripts = false;

  // --- Tasks of the platform that are to come, which may outlive the isolate (api-hooks.cc)
  std::shared_ptr<Isolate*> task_token = std::make_shared<Isolate*>(nullptr);
  bool finalization_task_posted = false;
  // Promises of Atomics.waitAsync that are not settled, and those of them that have a timeout.
  int async_waits = 0;
  int async_waits_with_timeout = 0;

  // --- Locker
  std::vector<std::unique_ptr<ArchivedThread>> archived_threads;
  std::mutex lock;
  // No thread's where it is unlocked. Any thread may ask whether it is the owner.
  std::atomic<std::thread::id> lock_owner;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_DATA_H_

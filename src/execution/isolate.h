#ifndef FLAT8_SRC_EXECUTION_ISOLATE_H_
#define FLAT8_SRC_EXECUTION_ISOLATE_H_

#include "src/base/growable-array.h"
#include "src/base/memory.h"
#include "src/common/message-template.h"
#include "src/common/use-counters.h"
#include "src/execution/frames.h"
#include "src/handles/handles.h"
#include "src/heap/heap-limits.h"
#include "src/heap/object-factory.h"
#include "src/objects/objects.h"
#include "src/roots/roots.h"

namespace v8 {
enum class ModuleImportPhase;
enum StateTag : uint16_t;
}  // namespace v8

namespace v8::internal {

class Factory;
class Builtins;
class SideEffectGuard;
class StackGuard;
class CompilationCache;
class Counters;
class GlobalHandles;
namespace metrics {
class Recorder;  // src/logging/metrics.h
}  // namespace metrics
class MicrotaskQueue;
class RootVisitor;
class WeakReferences;
class StubCache;
class RegExpStack;
class LocalHeap;
class LookupCache;
class TimeZone;
class SyncWaiter;
struct WaitCell;
class StringTable;
struct ApiData;

// The state of one engine instance. Begins with IsolateData at offset 0. One thread at a time; TerminateExecution and
// RequestInterrupt may come from any thread.
class Isolate : public IsolateData {
 public:
  // Null when memory or address space cannot be had. The read-only roots must exist (init/v8.h).
  static Isolate* New(const HeapConfiguration& configuration = HeapConfiguration());
  static void Delete(Isolate* isolate);
  DISALLOW_COPY(Isolate);
  // Isolates of the process.
  static int LiveCount();

  Heap* heap() const { return IsolateData::heap; }
  StringTable* string_table() const { return string_table_; }
  Tagged<NativeContext> realm() const { return Tagged<NativeContext>(IsolateData::native_context); }
  void set_realm(Tagged<NativeContext> context) { IsolateData::native_context = context.ptr(); }

  // ---- Exceptions. Functions that fail return Exception() with one of these pending.
  bool has_pending_exception() const { return pending_exception != 0; }
  bool is_terminating() const { return pending_exception == TaggedBits::kTermination; }
  Value exception() const { return Value(pending_exception); }
  void clear_pending_exception() { pending_exception = 0; }
  // Takes the pending exception out (for finally blocks, promise rejections). Termination must not be taken.
  Value TakeException() {
    const Value exception(pending_exception);
    pending_exception = 0;
    return exception;
  }
  // Throws any value.
  ExceptionPending Throw(Value value);
  ExceptionPending ReThrow(Value value) {
    pending_exception = value.ptr();
    return Exception();
  }
  // Makes the execution unwind without script being able to stop it.
  ExceptionPending Terminate(TerminationReason reason);
  ExceptionPending StackOverflow();
  // While it lives, what runs may use the reserve below both stack limits.
  class StackReserveScope {
   public:
    explicit StackReserveScope(Isolate* isolate);
    ~StackReserveScope();
    StackReserveScope(const StackReserveScope&) = delete;
    void operator=(const StackReserveScope&) = delete;

   private:
    Isolate* const isolate_;
    uint64_t* const saved_limit_;
    uint64_t* const saved_real_limit_;
    const uintptr_t saved_native_limit_;
  };
  // Called where interrupts are noticed: runs requested interrupts, begins a requested termination.
  Result<void> HandleInterrupts();

  // A frame whose lowest word would be `lowest` failed the comparison with vm_stack_limit: handles interrupts; an exception
  // when the frame does not fit.
  Result<void> CheckStack(const uint64_t* lowest);

  // For builtins that loop: false = an exception (termination) is pending. Cheap.
  V8_INLINE bool Poll() {
    if (V8_LIKELY(interrupt_requested.load(std::memory_order_relaxed) == 0)) return true;
    return !HandleInterrupts().IsException();
  }

  // Where the pending (or last thrown) exception was thrown: the function and the bytecode offset, for messages.
  void RecordThrowLocation();
  // What is pending was thrown at a place in a source text rather than by code that runs.
  void SetThrowLocation(Tagged<Script> script, int start, int end);

  // ---- From any thread
  void RequestTermination();
  void CancelTermination();
  bool termination_requested() const { return termination_requested_.load(std::memory_order_relaxed); }
  using InterruptCallback = void (*)(Isolate* isolate, void* data);
  // Queues a callback for the next interrupt check. False when memory is short.
  bool RequestInterrupt(InterruptCallback callback, void* data);
  // Called whenever interrupts are handled, while a profiler of src/profiler records.
  void (*sample_hook)(Isolate* isolate) = nullptr;
  // Whether a frame may be there.
  bool IsFrameOnVmStack(const uint64_t* fp) const {
    return fp >= vm_stack_memory_ && fp < vm_stack_base - Frame::kHeaderSize &&
           reinterpret_cast<uintptr_t>(fp) % sizeof(uint64_t) == 0;
  }
  // How queued callbacks are run: they belong to the embedder, so src/api puts a scope around them.
  void (*invoke_interrupt)(Isolate* isolate, InterruptCallback callback, void* data) = nullptr;

  // The lowest address that the current thread's stack may grow to, with a reserve below.
  static uintptr_t NativeStackLimitOfThread();
  // Whether the address lies in the current thread's stack; true where the system does not tell.
  static bool IsOnStackOfThread(const void* address);
  // Makes that the isolate's limit.
  void SetNativeStackLimitForThread();

  // Raises the stack limit and the interrupt byte so that running code notices; any thread.
  void SignalInterrupt();
  void ClearInterruptSignal();

  // Of the evaluation that must have no side effects, or null (side-effect-guard.h). While there is one vm_stack_limit
  // stays raised, so that every call asks.
  SideEffectGuard* side_effect_guard() const { return side_effect_guard_; }
  void set_side_effect_guard(SideEffectGuard* guard);

  // ---- Atomics (waiter-list.h)
  // The thread's wait, while it is in one. Changed under the lists' lock.
  std::atomic<SyncWaiter*> sync_waiter{nullptr};
  // From before the host is told that a wait begins until it has been told how it ended.
  bool in_atomics_wait = false;
  // Whether the thread may be suspended (AgentCanSuspend).
  bool allow_atomics_wait() const { return allow_atomics_wait_; }
  void set_allow_atomics_wait(bool allow) { allow_atomics_wait_ = allow; }
  // Begins the wait of an Atomics.waitAsync promise with a timeout in milliseconds. False when the cell holds another
  // number. Needs the platform's task queues: by src/api.
  Result<bool> (*wait_async)(Isolate* isolate, Tagged<JSArrayBuffer> buffer, const WaitCell& cell, double timeout,
                             Tagged<JSPromise> promise) = nullptr;
  // Told of each Atomics.wait when it begins, with the waiter's `stop` handle, and when it has ended; events are
  // v8::Isolate::AtomicsWaitEvent's. May throw.
  Result<void> (*atomics_wait_hook)(Isolate* isolate, int event, Tagged<JSArrayBuffer> buffer, size_t offset,
                                    int64_t value, double timeout, SyncWaiter* waiter) = nullptr;

  // Per-isolate components; see their headers. Owned.
  MicrotaskQueue* microtask_queue = nullptr;
  StubCache* load_stub_cache = nullptr;
  StubCache* store_stub_cache = nullptr;
  RegExpStack* regexp_stack = nullptr;
  TimeZone* time_zone = nullptr;  // made on first use
  ApiData* api_data = nullptr;  // what src/api keeps per isolate
  void* embedder_data[4] = {};  // v8::Isolate::SetData
  LookupCache* lookup_cache = nullptr;  // made by SetUp
  uint32_t hash_state = 0;                     // identity hash generator
  int next_script_id = 1;
  int next_module_resolution = 1;    // modules/resolution.h
  int module_async_evaluations = 0;  // §9.4.? [[ModuleAsyncEvaluationCount]]
  int next_module_hash = 1;
  int microtask_depth = 0;
  int next_template_serial = 1;
  // Slots of isolate_roots.
  enum Root : int {
    kThrowFunction,
    kPendingMessage,
    kSymbolRegistry,
    kPrivateSymbolRegistry,
    kApiRoot0,
    kApiRoot1,
    kPromiseRoot,
    kRegExpCache,
    kJoinStack,
    kProxyPrivates,
    kKeptObjects,
    kContinuationData,  // the embedder's value that follows promise reactions
    kSnapshotObjects,   // what contexts of the start-up snapshot share (snapshot/startup-snapshot.h)
    kSnapshotData,      // v8::SnapshotCreator::AddData
    kMicrotaskRealm,    // the running microtask's; undefined when none runs, or one of the embedder's
  };
  Value root(Root index) const { return Value(isolate_roots[index]); }
  void set_root(Root index, Value value) { isolate_roots[index] = value.ptr(); }
  // Bytecode offset in units within kThrowFunction (a JSFunction), or a source position when it is a Script.
  int throw_offset = -1;
  int throw_end_position = -1;
  // The embedder's way of formatting stack traces (Isolate::SetPrepareStackTraceCallback): (error, array of CallSites).
  Result<Value> (*prepare_stack_trace)(Isolate* isolate, Value error, Tagged<JSArray> sites) = nullptr;
  bool formatting_stack_trace = false;
  // The realm of a new ShadowRealm (Isolate::SetHostCreateShadowRealmContextCallback).
  Result<Tagged<NativeContext>> (*create_shadow_realm)(Isolate* isolate) = nullptr;
  // What a job threw, or what nobody else catches: nothing is pending meanwhile; the place of the throw is still known.
  void (*report_uncaught)(Isolate* isolate, Value exception) = nullptr;
  // Rejections without a handler, and handlers that come late; events are v8::PromiseRejectEvent's.
  void (*promise_reject_hook)(Isolate* isolate, Tagged<JSPromise> promise, int event, Value value) = nullptr;
  // Promise hooks (runtime/promise-hooks.h): whether there may be any, and the embedder's. Types are
  // v8::PromiseHookType's.
  enum PromiseHooks : uint8_t { kNoPromiseHooks = 0, kIsolatePromiseHook = 1, kContextPromiseHooks = 2 };
  uint8_t promise_hooks = kNoPromiseHooks;
  void (*promise_hook)(Isolate* isolate, int type, Tagged<JSPromise> promise, Value parent) = nullptr;
  // The embedder's say in eval and the Function constructors where a realm does not allow them anyway: false forbids;
  // `source` may be replaced.
  bool (*modify_code_generation)(Isolate* isolate, Tagged<NativeContext> realm, Value* source, bool is_code_like) = nullptr;
  // Told of each throw: where the stack is wanted, or --abort-on-uncaught-exception was given.
  void (*throw_hook)(Isolate* isolate) = nullptr;
  // Told once when memory has run out, before the termination begins.
  void (*out_of_memory_hook)(Isolate* isolate, const char* location) = nullptr;
  // How native jobs are run: they belong to the embedder, so src/api puts a scope around them.
  void (*invoke_microtask_callback)(Isolate* isolate, void (*callback)(void* data), void* data) = nullptr;

  // ---- Measuring, by src/api: null while nobody wants to know.
  void (*use_counter)(Isolate* isolate, int feature) = nullptr;
  V8_INLINE void CountUsage(UseCounter feature) {
    if (V8_UNLIKELY(use_counter != nullptr)) use_counter(this, static_cast<int>(feature));
  }
  // Around compilations; at the end with the characters that were parsed and the bytes of code that they became.
  void (*compile_hook)(Isolate* isolate, bool is_start, size_t parsed, size_t compiled) = nullptr;
  // Told of code that a function has got.
  void (*code_hook)(Isolate* isolate, Tagged<SharedFunctionInfo> shared, Tagged<Code> code) = nullptr;

  // V8's test vocabulary; an entered context is required.
  Handle<NativeContext> native_context() { return Handle<NativeContext>(realm(), this); }
  Factory* factory() { return reinterpret_cast<Factory*>(this); }
  Builtins* builtins() { return reinterpret_cast<Builtins*>(this); }
  CompilationCache* compilation_cache() { return reinterpret_cast<CompilationCache*>(this); }
  GlobalHandles* global_handles() const;
  // Of the outermost frame of script; 0 when none runs.
  Address js_entry_sp() const;
  LocalHeap* main_thread_local_heap() const { return reinterpret_cast<LocalHeap*>(heap()); }
  Counters* counters() { return reinterpret_cast<Counters*>(this); }
  StackGuard* stack_guard() { return reinterpret_cast<StackGuard*>(this); }
  // As v8::Isolate's (api-cpu-profiler.cc).
  void SetIdle(bool is_idle);
  // What the isolate's thread is doing (api-unwinder.cc).
  StateTag current_vm_state() const;
  // Whether the context's scripts get a SharedArrayBuffer (api-context.cc).
  bool IsSharedArrayBufferConstructorEnabled(DirectHandle<NativeContext> context);
  // import() in the code of `referrer`, as the engine does it; test/cctest/script-vocabulary.cc.
  MaybeHandle<JSPromise> RunHostImportModuleDynamicallyCallback(MaybeHandle<Script> referrer, Handle<Object> specifier,
                                                                v8::ModuleImportPhase phase,
                                                                MaybeHandle<Object> import_options);
  // Hands what is pending to the nearest TryCatch or, without one, to the listeners; there too.
  void ReportPendingMessages();
  Tagged<NativeContext> context() const { return realm(); }
  Handle<JSGlobalObject> global_object() { return Handle<JSGlobalObject>(realm()->global_object(), this); }
  Handle<JSGlobalProxy> global_proxy() { return Handle<JSGlobalProxy>(realm()->global_proxy(), this); }
  Handle<JSFunction> object_function() { return Handle<JSFunction>(realm()->object_function(), this); }
  Handle<JSFunction> array_function() { return Handle<JSFunction>(realm()->array_function(), this); }
  // As v8::Isolate's (api-inl.h).
  template <typename Callback>
  void SetUseCounterCallback(Callback callback);
  bool has_exception() const { return has_pending_exception(); }
  void clear_exception() { clear_pending_exception(); }
  void* GetData(uint32_t slot) const { return embedder_data[slot]; }
  // There is no optimising compiler, and no snapshot.
  bool use_optimizer() const { return false; }
  bool serializer_enabled() const { return false; }
  bool snapshot_available() const { return false; }
  metrics::Recorder* metrics_recorder() { return reinterpret_cast<metrics::Recorder*>(this); }

 private:
  Isolate() = default;
  ~Isolate() = default;
  bool SetUp(const HeapConfiguration& configuration);
  void TearDown();
  static void VisitRoots(void* data, RootVisitor* visitor);
  static void ProcessWeak(void* data, WeakReferences* references);
  static void OnOutOfMemory(Isolate* isolate, const char* location);

  struct PendingInterrupt {
    InterruptCallback callback;
    void* data;
  };
  uint64_t* LowestStackLimit() const;
  SideEffectGuard* side_effect_guard_ = nullptr;
  bool allow_atomics_wait_ = true;
  std::atomic<bool> termination_requested_{false};
  std::atomic_flag interrupt_lock_ = ATOMIC_FLAG_INIT;
  base::GrowableArray<PendingInterrupt> interrupts_;
  StringTable* string_table_ = nullptr;
  size_t vm_stack_size_ = 0;
  void* vm_stack_memory_ = nullptr;
};

// Saves and restores the isolate's current realm.
class SaveRealm {
 public:
  explicit SaveRealm(Isolate* isolate) : isolate_(isolate), saved_(isolate->realm()) {}
  ~SaveRealm() { isolate_->set_realm(saved_); }

 private:
  Isolate* isolate_;
  Tagged<NativeContext> saved_;
};

// ---- Throwing errors (messages.cc)
// `return Throw(isolate, MessageTemplate::kNonCallable, value);` — the error's type is the message's. Arguments are
// shown as in V8's messages (strings as they are, objects as #<Foo>, …).
ExceptionPending Throw(Isolate* isolate, MessageTemplate message, Value a = Value(), Value b = Value(),
                       Value c = Value());
// The error object without throwing it.
Result<Tagged<JSObject>> NewError(Isolate* isolate, MessageTemplate message, Value a = Value(), Value b = Value(),
                                  Value c = Value());
Result<Tagged<JSObject>> NewErrorWithText(Isolate* isolate, ErrorType type, Tagged<String> text);
// Puts `stack` (captured now) on an error object, as Error's constructor does; frames above `skip_until` are left out.
Result<void> CaptureStackTrace(Isolate* isolate, Tagged<JSObject> object, Value skip_until);
// The same for an object that need not be an error's: throws when it takes no new properties.
Result<void> CaptureStackTraceOnto(Isolate* isolate, Tagged<JSObject> object, Value skip_until);
// Text of a value for messages: never runs script, never throws except for memory.
Result<Tagged<String>> ValueForMessage(Isolate* isolate, Value value);

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_ISOLATE_H_

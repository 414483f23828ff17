#ifndef FLAT8_SRC_API_API_INTERNAL_H_
#define FLAT8_SRC_API_API_INTERNAL_H_

#include "include/v8.h"
#include "src/api/api-data.h"
#include "src/common/builtin-ids.h"
#include "src/execution/isolate.h"
#include "src/handles/handles.h"
#include "src/heap/stack-segments.h"
#include "src/runtime/jobs/microtasks.h"
#include "src/runtime/properties/property.h"

// How the functions of include/ are written.
//
// An API object's `this` is the address of a slot; the value is the word in it. A function that may allocate opens an
// ApiScope, one that may run script a CallScope, which also makes the context current, counts the depth of calls (the
// outermost one runs microtasks) and, when the call failed, decides where the exception goes: to the innermost TryCatch
// if no script lies between, back to the script that called, or to the message listeners.
namespace v8::internal {

// Opens what the public classes keep private.
class ApiAccess {
 public:
  // v8::MicrotaskQueue around one of the engine's (api-microtasks.cc).
  class Queue;
  static std::unique_ptr<v8::MicrotaskQueue> NewQueue(MicrotaskQueue* queue, bool owned);
  static MicrotaskQueue* QueueOf(const v8::MicrotaskQueue* queue);

  static uint64_t* ExceptionSlot(v8::TryCatch* t) { return &t->exception_; }
  static uint64_t* MessageSlot(v8::TryCatch* t) { return &t->message_; }
  static v8::TryCatch* Next(v8::TryCatch* t) { return t->next_; }
  static bool IsVerbose(v8::TryCatch* t) { return t->is_verbose_; }
  static bool CapturesMessage(v8::TryCatch* t) { return t->capture_message_; }
  static void Catch(v8::TryCatch* t, uint64_t exception, uint64_t message) {
    t->exception_ = exception;
    t->message_ = message;
    t->can_continue_ = true;
    t->has_terminated_ = false;
  }
  static void CatchTermination(v8::TryCatch* t) {
    t->exception_ = kNullWord;
    t->message_ = 0;
    t->can_continue_ = false;
    t->has_terminated_ = true;
  }
  static void AllowToContinue(v8::TryCatch* t) {
    if (t->has_terminated_) t->can_continue_ = true;
  }

  static internal::Address StackPosition(v8::TryCatch* t) { return t->stack_position_; }
  static void SetData(const v8::FunctionCallbackInfo<v8::Value>& info, Value data) {
    info.implicit_args_[v8::api_internal::FunctionCallbackArgs::kDataIndex] = data.ptr();
  }

  // v8::Context::BackupIncumbentScope's fields.
  using IncumbentScope = v8::Context::BackupIncumbentScope;
  static Local<v8::Context> ContextOf(const IncumbentScope* s) { return s->backup_incumbent_context_; }
  static const void* ScriptFrameOf(const IncumbentScope* s) { return s->script_frame_; }

  // v8::HandleScope's fields.
  static Isolate* IsolateOf(v8::HandleScope* scope) { return scope->isolate_; }

  // ScriptCompiler::Source's fields.
  using Source = v8::ScriptCompiler::Source;
  static Local<v8::String> SourceString(const Source* s) { return s->source_string_; }
  static Local<v8::Value> ResourceName(const Source* s) { return s->resource_name_; }
  static int LineOffset(const Source* s) { return s->resource_line_offset_; }
  static int ColumnOffset(const Source* s) { return s->resource_column_offset_; }
  static int OriginOptions(const Source* s) { return s->resource_options_.Flags(); }
  static Local<v8::Value> SourceMapUrl(const Source* s) { return s->source_map_url_; }
  static Local<v8::Data> HostDefinedOptions(const Source* s) { return s->host_defined_options_; }
  static v8::ScriptCompiler::CachedData* Cache(const Source* s) { return s->cached_data_.get(); }
  static BackgroundDeserializeTask* CacheTask(const Source* s) {
    return s->consume_cache_task_ == nullptr ? nullptr : s->consume_cache_task_->impl_.get();
  }
  static v8::CompileHintCallback HintCallback(const Source* s) { return s->compile_hint_callback_; }
  static void* HintCallbackData(const Source* s) { return s->compile_hint_callback_data_; }

  static v8::HeapStatistics* Open(v8::HeapStatistics* s) { return s; }
  struct HeapFigures {
    size_t total_heap_size, total_heap_size_executable, total_physical_size, total_available_size, used_heap_size,
        heap_size_limit, malloced_memory, external_memory, peak_malloced_memory, native_contexts, detached_contexts,
        total_global_handles, used_global_handles;
  };
  static void Fill(v8::HeapStatistics* s, const HeapFigures& f) {
    s->total_heap_size_ = f.total_heap_size;
    s->total_heap_size_executable_ = f.total_heap_size_executable;
    s->total_physical_size_ = f.total_physical_size;
    s->total_available_size_ = f.total_available_size;
    s->used_heap_size_ = f.used_heap_size;
    s->heap_size_limit_ = f.heap_size_limit;
    s->malloced_memory_ = f.malloced_memory;
    s->external_memory_ = f.external_memory;
    s->peak_malloced_memory_ = f.peak_malloced_memory;
    s->does_zap_garbage_ = false;
    s->number_of_native_contexts_ = f.native_contexts;
    s->number_of_detached_contexts_ = f.detached_contexts;
    s->total_global_handles_size_ = f.total_global_handles;
    s->used_global_handles_size_ = f.used_global_handles;
  }
  static void Fill(v8::HeapSpaceStatistics* s, const char* name, size_t size, size_t used, size_t available,
                   size_t physical) {
    s->space_name_ = name;
    s->space_size_ = size;
    s->space_used_size_ = used;
    s->space_available_size_ = available;
    s->physical_space_size_ = physical;
  }
  static void Fill(v8::HeapCodeStatistics* s, size_t code, size_t bytecode, size_t external) {
    s->code_and_metadata_size_ = code;
    s->bytecode_and_metadata_size_ = bytecode;
    s->external_script_source_size_ = external;
  }
  static void Fill(v8::SharedMemoryStatistics* s, size_t size, size_t used, size_t physical) {
    s->read_only_space_size_ = size;
    s->read_only_space_used_size_ = used;
    s->read_only_space_physical_size_ = physical;
  }
};

// --- Between handles and values --------------------------------------------------------------------------------------
inline Isolate* Internal(v8::Isolate* isolate) { return reinterpret_cast<Isolate*>(isolate); }
inline v8::Isolate* External(Isolate* isolate) { return reinterpret_cast<v8::Isolate*>(isolate); }
inline ApiData* Api(const v8::Isolate* isolate) { return Internal(const_cast<v8::Isolate*>(isolate))->api_data; }

// The value behind an API object's `this`, or behind a handle; empty from an empty handle.
inline Value Open(const v8::Data* that) { return Value(*reinterpret_cast<const uint64_t*>(that)); }
template <typename T>
Value Open(Local<T> handle) {
  return Value(ValueHelper::WordOf(handle));
}
template <typename X>
Tagged<X> OpenAs(const v8::Data* that) {
  return Tagged<X>(*reinterpret_cast<const uint64_t*>(that));
}
template <typename X, typename T>
Tagged<X> OpenAs(Local<T> handle) {
  return Tagged<X>(ValueHelper::WordOf(handle));
}
// undefined from an empty handle.
template <typename T>
Value OpenOrUndefined(Local<T> handle) {
  return handle.IsEmpty() ? Undefined() : Open(handle);
}
template <typename T>
Local<T> MakeLocal(Isolate* isolate, TaggedBits value) {
  return Local<T>::FromSlot(CreateHandle(isolate, value.ptr()));
}

// Before the heap goes (api-heap-profiler.cc).
void DisposeHeapProfiler(Isolate* isolate);

// The isolate that this thread has entered; null when it has entered none.
Isolate* CurrentIsolate();
// The isolate that an object of the heap belongs to; for values without one (numbers, shared strings) the current one.
Isolate* IsolateOf(TaggedBits value);
inline Isolate* IsolateOf(Local<v8::Context> context) {
  if (V8_UNLIKELY(context.IsEmpty())) return CurrentIsolate();
  return IsolateDataOfPage(Open(context).ptr())->isolate();
}
Isolate* IsolateOf(const v8::Data* that);

// --- Errors ----------------------------------------------------------------------------------------------------------
// A usage error: calls the isolate's fatal error handler, or prints and aborts. Returns only if the handler does.
void ReportApiFailure(Isolate* isolate, const char* location, const char* message);
bool ApiCheck(bool condition, const char* location, const char* message);
[[noreturn]] void FatalOutOfMemory(Isolate* isolate, const char* location);
// The process-wide callback for it (V8::SetFatalMemoryErrorCallback), if there is one.
void CallFatalMemoryErrorCallback(const char* location);

// Sends the pending exception where it belongs; see above.
void DispatchException(Isolate* isolate);
// Tells the message listeners, or prints.
void ReportUncaught(Isolate* isolate, Value exception, Value message);
// A MessageObject about an exception and the place where it was thrown last; undefined when there is no memory.
Value CreateMessageObject(Isolate* isolate, Value exception, bool use_throw_location);

// For what a callback of the host has thrown, before script sees it: tells the host where it comes from. `property` may
// be empty.
ExceptionPending PropagateException(Isolate* isolate, v8::ExceptionContext context, Value holder, Value property);
// What a throw is told to, where somebody wants to know: --abort-on-uncaught-exception, or messages' stack traces.
void NoteThrow(Isolate* isolate);
// For --abort-on-uncaught-exception: ends the process when nothing in script would catch the pending exception.
void AbortIfUncaught(Isolate* isolate);

// --- Scopes ----------------------------------------------------------------------------------------------------------
// For functions that allocate but run no script.
class ApiScope {
 public:
  FLAT8_IN_CALLERS_FRAME explicit ApiScope(Isolate* isolate) : entry_(isolate) {}

 private:
  EntryScope entry_;
};

// Whether a microtask checkpoint would do anything.
V8_INLINE bool HasCheckpointWork(Isolate* isolate, const MicrotaskQueue* queue) {
  return !queue->empty() || queue->has_completed_callbacks() || !isolate->root(Isolate::kKeptObjects).IsUndefined();
}

Result<void> CheckMayRunScript(Isolate* isolate, Value function);

// Sets ApiData::javascript_disallowed, and what makes it effective.
void DisallowJavascript(Isolate* isolate, uint8_t mode);

// For functions that may run script or throw.
class CallScope {
 public:
  FLAT8_IN_CALLERS_FRAME CallScope(Isolate* isolate, Value context)
      : entry_(isolate), isolate_(isolate), saved_realm_(isolate->realm()), saved_exception_(isolate->exception()) {
    if (V8_UNLIKELY(saved_exception_.ptr() != 0)) SetExceptionAside();
    ++isolate->api_data->call_depth;
    if (!context.is_empty()) isolate->set_realm(Tagged<NativeContext>(context.ptr()));
  }
  FLAT8_IN_CALLERS_FRAME explicit CallScope(Local<v8::Context> context)
      : CallScope(IsolateOf(context), i::Open(context)) {}
  FLAT8_IN_CALLERS_FRAME ~CallScope() {
    isolate_->set_realm(saved_realm_);
    --isolate_->api_data->call_depth;
    if (V8_UNLIKELY(saved_exception_.ptr() != 0)) RestoreException();
  }
  DISALLOW_COPY(CallScope);

  Isolate* isolate() const { return isolate_; }
  // Throws when the function is script's and its context must run none.
  V8_INLINE Result<void> MayCall(Value function) const {
    if (V8_LIKELY(!isolate_->api_data->may_abort_scripts)) return Ok();
    return CheckMayRunScript(isolate_, function);
  }
  // Termination is under way: the function must return an empty result.
  bool MustReturn() const { return must_return_; }

  // The results of the API functions from those of the engine.
  template <typename T, typename X>
  MaybeLocal<T> Return(Result<Tagged<X>> result) {
    if (V8_UNLIKELY(result.IsException())) {
      Fail();
      return MaybeLocal<T>();
    }
    return MakeLocal<T>(isolate_, result.value());
  }
  template <typename R>
  Maybe<R> ReturnMaybe(Result<R> result) {
    if (V8_UNLIKELY(result.IsException())) {
      Fail();
      return Nothing<R>();
    }
    return Just<R>(result.value());
  }
  Maybe<bool> ReturnTrue(Result<void> result) {
    if (V8_UNLIKELY(result.IsException())) {
      Fail();
      return Nothing<bool>();
    }
    return Just(true);
  }
  void Fail();

 private:
  // Of an exception from before.
  void SetExceptionAside();
  void RestoreException();

 protected:
  EntryScope entry_;
  Isolate* const isolate_;
  Tagged<NativeContext> saved_realm_;
  Value saved_exception_;
  bool must_return_ = false;
};

// For those of them that are calls: the host's hooks are told of them, and microtasks run after the outermost. As in V8
// these are the functions that call, run, write by [[Set]], or convert to a C++ value.
class HostCallScope : public CallScope {
 public:
  FLAT8_IN_CALLERS_FRAME HostCallScope(Isolate* isolate, Value context) : CallScope(isolate, context) {
    if (V8_UNLIKELY(isolate->api_data->has_call_hooks)) CallBegins();
  }
  FLAT8_IN_CALLERS_FRAME explicit HostCallScope(Local<v8::Context> context)
      : HostCallScope(IsolateOf(context), i::Open(context)) {}
  FLAT8_IN_CALLERS_FRAME ~HostCallScope() {
    ApiData* const api = isolate_->api_data;
    if (api->call_depth != 1) return;
    const Tagged<NativeContext> realm = isolate_->realm();
    MicrotaskQueue* const queue = realm.is_empty() ? isolate_->microtask_queue : MicrotaskQueueOf(isolate_, realm);
    if (V8_UNLIKELY(HasCheckpointWork(isolate_, queue) || api->has_call_hooks)) OutermostCallEnds(queue);
  }

 private:
  V8_NOINLINE void CallBegins();
  // Microtasks and hooks.
  V8_NOINLINE void OutermostCallEnds(MicrotaskQueue* queue);
};

// Opened by a function that calls the embedder: leaves the engine's part of the stack, opens a handle scope, and marks
// the place for TryCatch. To be declared in a function of its own (V8_NOINLINE) that does little else.
class CalloutScope {
 public:
  FLAT8_IN_CALLERS_FRAME explicit CalloutScope(Isolate* isolate)
      : exit_(isolate, StackSegment::kCallout), handles_(isolate) {}
  DISALLOW_COPY(CalloutScope);

 private:
  ExitScope exit_;
  HandleScope handles_;
};

// Component tests hold direct handles: the frames of their callbacks are scanned as the engine's are.
template <typename Invoke>
V8_NOINLINE void InvokeWithScannedFrames(Isolate* isolate, const Invoke& invoke) {
  EntryScope entry(isolate);
  invoke();
}

// Calls the embedder, in a frame of its own that holds nothing but the scope.
template <typename Invoke>
V8_NOINLINE void Callout(Isolate* isolate, const Invoke& invoke) {
  CalloutScope callout(isolate);
  if (V8_UNLIKELY(isolate->api_data->scan_embedder_frames)) return InvokeWithScannedFrames(isolate, invoke);
  invoke();
}

// Runs `make`, which only allocates, and gives its value. When memory or stack is out it is run again from the
// reserves: the termination stays pending, while the exception of an overflow says nothing any more. When that fails
// too, the process ends through the out-of-memory handler.
template <typename T, typename Make>
V8_NOINLINE Local<T> MakeInfallibly(Isolate* isolate, const char* location, const Make& make) {
  auto result = make();
  if (V8_UNLIKELY(result.IsException())) {
    AlwaysAllocateScope always_allocate(isolate->heap());
    Isolate::StackReserveScope stack_reserve(isolate);
    const bool is_terminating = isolate->is_terminating();
    const Value pending = isolate->exception();
    isolate->clear_pending_exception();
    result = make();
    if (result.IsException()) FatalOutOfMemory(isolate, location);
    if (is_terminating) isolate->pending_exception = pending.ptr();
  }
  return MakeLocal<T>(isolate, result.value());
}

// Calls one of the library's functions whatever script has done to the objects that hold it.
Result<Value> CallBuiltin(Isolate* isolate, Builtin builtin, Value receiver, std::initializer_list<Value> arguments);

// --- Templates (api-instantiation.cc) --------------------------------------------------------------------------------
Result<Tagged<JSFunction>> InstantiateFunction(Isolate* isolate, Tagged<NativeContext> realm,
                                               Tagged<FunctionTemplateInfo> info, Value name = Value());
Result<Tagged<JSObject>> InstantiateObject(Isolate* isolate, Tagged<NativeContext> realm,
                                           Tagged<ObjectTemplateInfo> info, Value new_target = Value());
// Adds what a template lists to an object.
Result<void> ConfigureInstance(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSObject> object,
                               Tagged<TemplateInfo> info);
// Adds what the instance template of the function template lists, or what it inherits.
Result<void> ConfigureInstanceOf(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSObject> object,
                                 Tagged<FunctionTemplateInfo> info);
// The template's properties, handlers and internal fields on the global object of a fresh realm.
Result<void> ConfigureGlobal(Isolate* isolate, Tagged<NativeContext> realm, Tagged<ObjectTemplateInfo> info);
// A detached proxy, with as many internal fields as the realm's, now stands for the realm's global object.
Result<void> ReattachGlobalProxy(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSGlobalProxy> proxy);
// The proxy, whose map leads to the realm's global object, is the realm's from now on.
Result<void> ReplaceGlobalProxy(Isolate* isolate, Tagged<NativeContext> realm, Tagged<JSGlobalProxy> proxy);
// Objects without a realm, whose access check answers for all they can do. A `proxy` that was detached is reused.
Result<Tagged<JSGlobalProxy>> NewRemoteGlobalProxy(Isolate* isolate, Tagged<FunctionTemplateInfo> info,
                                                   Tagged<JSGlobalProxy> proxy);
Result<Tagged<JSObject>> NewRemoteObject(Isolate* isolate, Tagged<FunctionTemplateInfo> info);
void DetachGlobalProxy(Isolate* isolate, Tagged<NativeContext> realm);
// Whether the object was made from the template or a descendant of it.
bool IsTemplateFor(Tagged<FunctionTemplateInfo> info, Value object);
Result<Tagged<AccessorInfo>> NewAccessorInfo(Isolate* isolate, Value name, void* getter, void* setter, Value data,
                                             int attributes, int flags);
// The function that `Function::New` makes, and one template of its kind.
Result<Tagged<FunctionTemplateInfo>> NewFunctionTemplateInfo(Isolate* isolate, v8::FunctionCallback callback,
                                                             Value data, Value signature, int length,
                                                             bool is_constructor,
                                                             v8::SideEffectType side_effect_type =
                                                                 v8::SideEffectType::kHasSideEffect);
void SetSideEffectType(Tagged<FunctionTemplateInfo> info, v8::SideEffectType type);
// For AccessorInfos.
inline int SideEffectFlags(v8::SideEffectType getter_type, v8::SideEffectType setter_type) {
  return static_cast<int>(getter_type) << AccessorInfo::kGetterSideEffectShift |
         static_cast<int>(setter_type) << AccessorInfo::kSetterSideEffectShift;
}
// What the isolate calls when script is allowed: the process's hooks, or those of its SideEffectGuard (api-debug.cc).
const Hooks* HooksOf(Isolate* isolate);

// --- Hooks of calls (api-measurements.cc): notes whether there are any
void NoteCallHooks(ApiData* api);

// --- Tasks and hooks (api-hooks.cc) ----------------------------------------------------------------------------------
// Registers with the isolate what the host's hooks and the platform's tasks need.
void InstallIsolateHooks(Isolate* isolate);
void InstallAtomicsHooks(Isolate* isolate);

// --- Access checks (api-access-checks.cc) ----------------------------------------------------------------------------
void InstallAccessCheckHooks();

// --- Callbacks (api-callbacks.cc) ------------------------------------------------------------------------------------
// Registers, once, what lower floors call through pointers.
void InstallApiCallbacks();
// From now on the frames of the isolate's callbacks are scanned.
void ScanEmbedderFrames(Isolate* isolate);
void InstallModuleHooks();

}  // namespace v8::internal

// The first lines of a function that may run script in `context`: `isolate` and `scope`. ENTER_CALL for those that are
// calls; see HostCallScope.
#define ENTER_WITH_SCOPE(context, empty, Scope) \
  i::Scope scope(context);                      \
  i::Isolate* isolate = scope.isolate();        \
  (void)isolate;                                \
  if (V8_UNLIKELY(scope.MustReturn())) return empty
#define ENTER_CONTEXT(context, empty) ENTER_WITH_SCOPE(context, empty, CallScope)
#define ENTER_CALL(context, empty) ENTER_WITH_SCOPE(context, empty, HostCallScope)

#endif  // FLAT8_SRC_API_API_INTERNAL_H_

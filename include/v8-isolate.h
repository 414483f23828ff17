// Isolate: an instance of the engine with a heap of its own.

#ifndef INCLUDE_V8_ISOLATE_H_
#define INCLUDE_V8_ISOLATE_H_

#include <stddef.h>
#include <stdint.h>

#include <memory>
#include <string>

#include "v8-array-buffer.h"       // NOLINT(build/include_directory)
#include "v8-callbacks.h"          // NOLINT(build/include_directory)
#include "v8-data.h"               // NOLINT(build/include_directory)
#include "v8-debug.h"              // NOLINT(build/include_directory)
#include "v8-exception.h"          // NOLINT(build/include_directory)
#include "v8-embedder-heap.h"      // NOLINT(build/include_directory)
#include "v8-internal.h"           // NOLINT(build/include_directory)
#include "v8-local-handle.h"       // NOLINT(build/include_directory)
#include "v8-microtask.h"          // NOLINT(build/include_directory)
#include "v8-persistent-handle.h"  // NOLINT(build/include_directory)
#include "v8-primitive.h"          // NOLINT(build/include_directory)
#include "v8-promise.h"            // NOLINT(build/include_directory)
#include "v8-statistics.h"         // NOLINT(build/include_directory)
#include "v8-unwinder.h"           // NOLINT(build/include_directory)
#include "v8config.h"              // NOLINT(build/include_directory)

namespace v8 {

class StartupData;

// Limits of an isolate's heap, in bytes; 0 stands for the default. They bound the JavaScript heap; array buffers and
// other external memory steer collection, but do not count against the limit unless the host asks for that.
class V8_EXPORT ResourceConstraints {
 public:
  // Limits that suit a heap of the given sizes.
  void ConfigureDefaultsFromHeapSize(size_t initial_heap_size_in_bytes, size_t maximum_heap_size_in_bytes);
  // Limits that suit a machine; `virtual_memory_limit` is 0 for none.
  void ConfigureDefaults(uint64_t physical_memory, uint64_t virtual_memory_limit);

  // The lowest address that the native stack may grow down to; null for the default.
  uint32_t* stack_limit() const { return stack_limit_; }
  void set_stack_limit(uint32_t* value) { stack_limit_ = value; }

  size_t code_range_size_in_bytes() const { return code_range_size_; }
  void set_code_range_size_in_bytes(size_t limit) { code_range_size_ = limit; }
  size_t max_old_generation_size_in_bytes() const { return max_old_generation_size_; }
  void set_max_old_generation_size_in_bytes(size_t limit) { max_old_generation_size_ = limit; }
  size_t max_young_generation_size_in_bytes() const { return max_young_generation_size_; }
  void set_max_young_generation_size_in_bytes(size_t limit) { max_young_generation_size_ = limit; }
  size_t initial_old_generation_size_in_bytes() const { return initial_old_generation_size_; }
  void set_initial_old_generation_size_in_bytes(size_t size) { initial_old_generation_size_ = size; }
  size_t initial_young_generation_size_in_bytes() const { return initial_young_generation_size_; }
  void set_initial_young_generation_size_in_bytes(size_t size) { initial_young_generation_size_ = size; }

  // Not in V8. Whether the limit of the old generation bounds external memory too: the memory of array buffers, external
  // strings and what AdjustAmountOfExternalAllocatedMemory tells of. Script gets a RangeError for a buffer that does not
  // fit.
  bool limit_includes_external_memory() const { return limit_includes_external_memory_; }
  void set_limit_includes_external_memory(bool value) { limit_includes_external_memory_ = value; }

 private:
  size_t code_range_size_ = 0;
  size_t max_old_generation_size_ = 0;
  size_t max_young_generation_size_ = 0;
  size_t initial_old_generation_size_ = 0;
  size_t initial_young_generation_size_ = 0;
  uint32_t* stack_limit_ = nullptr;
  bool limit_includes_external_memory_ = false;
};

enum class MemoryPressureLevel { kNone, kModerate, kCritical };

// No effect; see Isolate::SetRAILMode.
enum RAILMode : unsigned { PERFORMANCE_RESPONSE, PERFORMANCE_ANIMATION, PERFORMANCE_IDLE, PERFORMANCE_LOAD };

// Whether the native stack may hold references to the heap that only a scan finds. V8 has it as
// cppgc::EmbedderStackState.
enum class EmbedderStackState { kMayContainHeapPointers, kNoHeapPointers };
using StackState = EmbedderStackState;

class CppHeap;
class HeapProfiler;
namespace metrics {
class Recorder;
}  // namespace metrics

// Isolates that share an address range and the objects in it. There is one group, of all isolates of the process.
class V8_EXPORT IsolateGroup {
 public:
  static IsolateGroup GetDefault() { return IsolateGroup(); }
  // False: Create() gives the default group.
  static bool CanCreateNewGroups() { return false; }
  static IsolateGroup Create() { return IsolateGroup(); }

  bool operator==(const IsolateGroup&) const { return true; }
  bool operator!=(const IsolateGroup&) const { return false; }

 private:
  IsolateGroup() = default;
};

// An engine with a heap. Values of one isolate must not reach another.
//
// Threads: an isolate is used by one thread at a time: the one that has entered it and, if Lockers are used, holds its
// Locker. The exceptions, callable from any thread, are TerminateExecution, CancelTerminateExecution,
// IsExecutionTerminating, RequestInterrupt, MemoryPressureNotification, and Dispose once nobody is inside.
//
//   v8::Isolate::CreateParams params;
//   params.array_buffer_allocator_shared.reset(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
//   v8::Isolate* isolate = v8::Isolate::New(params);
//   {
//     v8::Isolate::Scope isolate_scope(isolate);
//     v8::HandleScope handle_scope(isolate);
//     v8::Local<v8::Context> context = v8::Context::New(isolate);
//     v8::Context::Scope context_scope(context);
//     ...
//   }
//   isolate->Dispose();
class V8_EXPORT Isolate {
 public:
  struct V8_EXPORT CreateParams {
    CreateParams() = default;
    CreateParams(const CreateParams&) = default;
    CreateParams(CreateParams&&) = default;
    CreateParams& operator=(const CreateParams&) = default;
    CreateParams& operator=(CreateParams&&) = default;
    ~CreateParams() = default;

    ResourceConstraints constraints;
    // A snapshot to begin with (v8-snapshot.h), and the pointers it names: a list that ends with 0. Both must outlive the
    // isolate.
    const StartupData* snapshot_blob = nullptr;
    // As Isolate::SetCounterFunction and its kin, from the start.
    CounterLookupCallback counter_lookup_callback = nullptr;
    CreateHistogramCallback create_histogram_callback = nullptr;
    AddHistogramSampleCallback add_histogram_sample_callback = nullptr;
    // Memory of array buffers: exactly one of the two, or the same allocator in both. The raw one must outlive the
    // isolate.
    ArrayBuffer::Allocator* array_buffer_allocator = nullptr;
    std::shared_ptr<ArrayBuffer::Allocator> array_buffer_allocator_shared;
    const intptr_t* external_references = nullptr;
    // Whether Atomics.wait may block this isolate's thread.
    bool allow_atomics_wait = true;
    bool only_terminate_in_safe_scope = false;
    int embedder_wrapper_type_index = -1;
    int embedder_wrapper_object_index = -1;
    // As SetFatalErrorHandler and SetOOMErrorHandler, from the start.
    FatalErrorCallback fatal_error_callback = nullptr;
    OOMErrorCallback oom_error_callback = nullptr;
    // As Isolate::SetJitCodeEventHandler, from the start.
    JitCodeEventHandler code_event_handler = nullptr;
    // There is no C++ heap yet: use nullptr.
    CppHeap* cpp_heap = nullptr;
  };

  // Enters an isolate for as long as it lives. Stack only.
  class V8_EXPORT V8_NODISCARD Scope {
   public:
    explicit V8_INLINE Scope(Isolate* isolate) : isolate_(isolate) { isolate_->Enter(); }
    V8_INLINE ~Scope() { isolate_->Exit(); }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Isolate* const isolate_;
  };

  // While open, running script is an error: fatal, an exception, or (dump) reported and allowed.
  class V8_EXPORT V8_NODISCARD DisallowJavascriptExecutionScope {
   public:
    enum OnFailure { CRASH_ON_FAILURE, THROW_ON_FAILURE, DUMP_ON_FAILURE };
    DisallowJavascriptExecutionScope(Isolate* isolate, OnFailure on_failure);
    ~DisallowJavascriptExecutionScope();
    DisallowJavascriptExecutionScope(const DisallowJavascriptExecutionScope&) = delete;
    DisallowJavascriptExecutionScope& operator=(const DisallowJavascriptExecutionScope&) = delete;

   private:
    Isolate* const isolate_;
    const uint8_t on_failure_;
    uint8_t previous_;
  };
  // Lifts a DisallowJavascriptExecutionScope around it.
  class V8_EXPORT V8_NODISCARD AllowJavascriptExecutionScope {
   public:
    explicit AllowJavascriptExecutionScope(Isolate* isolate);
    ~AllowJavascriptExecutionScope();
    AllowJavascriptExecutionScope(const AllowJavascriptExecutionScope&) = delete;
    AllowJavascriptExecutionScope& operator=(const AllowJavascriptExecutionScope&) = delete;

   private:
    Isolate* const isolate_;
    uint8_t previous_;
  };
  // While open, microtasks do not run of themselves.
  class V8_EXPORT V8_NODISCARD SuppressMicrotaskExecutionScope {
   public:
    explicit SuppressMicrotaskExecutionScope(Isolate* isolate, MicrotaskQueue* microtask_queue = nullptr);
    ~SuppressMicrotaskExecutionScope();
    SuppressMicrotaskExecutionScope(const SuppressMicrotaskExecutionScope&) = delete;
    SuppressMicrotaskExecutionScope& operator=(const SuppressMicrotaskExecutionScope&) = delete;

   private:
    internal::Isolate* const isolate_;
    MicrotaskQueue* const microtask_queue_;
  };
  // No effect: termination always takes place.
  class V8_NODISCARD SafeForTerminationScope {
   public:
    explicit SafeForTerminationScope(Isolate*) {}
    ~SafeForTerminationScope() {}
  };

  enum GarbageCollectionType { kFullGarbageCollection, kMinorGarbageCollection };

  enum MessageErrorLevel {
    kMessageLog = (1 << 0),
    kMessageDebug = (1 << 1),
    kMessageInfo = (1 << 2),
    kMessageError = (1 << 3),
    kMessageWarning = (1 << 4),
    kMessageAll = kMessageLog | kMessageDebug | kMessageInfo | kMessageError | kMessageWarning,
  };

  // Features whose use a host may count; see SetUseCounterCallback. The engine tells of those that it has and notices;
  // the others are there so that their numbers are V8's.
  enum UseCounterFeature {
    kUseAsm = 0,
    kBreakIterator = 1,
    kOBSOLETE_LegacyConst = 2,
    kOBSOLETE_MarkDequeOverflow = 3,
    kOBSOLETE_StoreBufferOverflow = 4,
    kOBSOLETE_SlotsBufferOverflow = 5,
    kOBSOLETE_ObjectObserve = 6,
    kForcedGC = 7,
    kSloppyMode = 8,
    kStrictMode = 9,
    kOBSOLETE_StrongMode = 10,
    kRegExpPrototypeStickyGetter = 11,
    kRegExpPrototypeToString = 12,
    kRegExpPrototypeUnicodeGetter = 13,
    kOBSOLETE_IntlV8Parse = 14,
    kOBSOLETE_IntlPattern = 15,
    kOBSOLETE_IntlResolved = 16,
    kOBSOLETE_PromiseChain = 17,
    kOBSOLETE_PromiseAccept = 18,
    kOBSOLETE_PromiseDefer = 19,
    kHtmlCommentInExternalScript = 20,
    kHtmlComment = 21,
    kSloppyModeBlockScopedFunctionRedefinition = 22,
    kForInInitializer = 23,
    kOBSOLETE_ArrayProtectorDirtied = 24,
    kArraySpeciesModified = 25,
    kArrayPrototypeConstructorModified = 26,
    kOBSOLETE_ArrayInstanceProtoModified = 27,
    kArrayInstanceConstructorModified = 28,
    kOBSOLETE_LegacyFunctionDeclaration = 29,
    kOBSOLETE_RegExpPrototypeSourceGetter = 30,
    kOBSOLETE_RegExpPrototypeOldFlagGetter = 31,
    kDecimalWithLeadingZeroInStrictMode = 32,
    kLegacyDateParser = 33,
    kDefineGetterOrSetterWouldThrow = 34,
    kFunctionConstructorReturnedUndefined = 35,
    kAssigmentExpressionLHSIsCallInSloppy = 36,
    kAssigmentExpressionLHSIsCallInStrict = 37,
    kPromiseConstructorReturnedUndefined = 38,
    kOBSOLETE_ConstructorNonUndefinedPrimitiveReturn = 39,
    kOBSOLETE_LabeledExpressionStatement = 40,
    kOBSOLETE_LineOrParagraphSeparatorAsLineTerminator = 41,
    kIndexAccessor = 42,
    kErrorCaptureStackTrace = 43,
    kErrorPrepareStackTrace = 44,
    kErrorStackTraceLimit = 45,
    kWebAssemblyInstantiation = 46,
    kDeoptimizerDisableSpeculation = 47,
    kOBSOLETE_ArrayPrototypeSortJSArrayModifiedPrototype = 48,
    kFunctionTokenOffsetTooLongForToString = 49,
    kWasmSharedMemory = 50,
    kWasmThreadOpcodes = 51,
    kOBSOLETE_AtomicsNotify = 52,
    kOBSOLETE_AtomicsWake = 53,
    kCollator = 54,
    kNumberFormat = 55,
    kDateTimeFormat = 56,
    kPluralRules = 57,
    kRelativeTimeFormat = 58,
    kLocale = 59,
    kListFormat = 60,
    kSegmenter = 61,
    kStringLocaleCompare = 62,
    kOBSOLETE_StringToLocaleUpperCase = 63,
    kStringToLocaleLowerCase = 64,
    kNumberToLocaleString = 65,
    kDateToLocaleString = 66,
    kDateToLocaleDateString = 67,
    kDateToLocaleTimeString = 68,
    kAttemptOverrideReadOnlyOnPrototypeSloppy = 69,
    kAttemptOverrideReadOnlyOnPrototypeStrict = 70,
    kOBSOLETE_OptimizedFunctionWithOneShotBytecode = 71,
    kRegExpMatchIsTrueishOnNonJSRegExp = 72,
    kRegExpMatchIsFalseishOnJSRegExp = 73,
    kOBSOLETE_DateGetTimezoneOffset = 74,
    kStringNormalize = 75,
    kCallSiteAPIGetFunctionSloppyCall = 76,
    kCallSiteAPIGetThisSloppyCall = 77,
    kOBSOLETE_RegExpMatchAllWithNonGlobalRegExp = 78,
    kRegExpExecCalledOnSlowRegExp = 79,
    kRegExpReplaceCalledOnSlowRegExp = 80,
    kDisplayNames = 81,
    kSharedArrayBufferConstructed = 82,
    kArrayPrototypeHasElements = 83,
    kObjectPrototypeHasElements = 84,
    kNumberFormatStyleUnit = 85,
    kDateTimeFormatRange = 86,
    kDateTimeFormatDateTimeStyle = 87,
    kBreakIteratorTypeWord = 88,
    kBreakIteratorTypeLine = 89,
    kInvalidatedArrayBufferDetachingProtector = 90,
    kInvalidatedArrayConstructorProtector = 91,
    kInvalidatedArrayIteratorLookupChainProtector = 92,
    kInvalidatedArraySpeciesLookupChainProtector = 93,
    kInvalidatedIsConcatSpreadableLookupChainProtector = 94,
    kInvalidatedMapIteratorLookupChainProtector = 95,
    kInvalidatedNoElementsProtector = 96,
    kInvalidatedPromiseHookProtector = 97,
    kInvalidatedPromiseResolveLookupChainProtector = 98,
    kInvalidatedPromiseSpeciesLookupChainProtector = 99,
    kInvalidatedPromiseThenLookupChainProtector = 100,
    kInvalidatedRegExpSpeciesLookupChainProtector = 101,
    kInvalidatedSetIteratorLookupChainProtector = 102,
    kInvalidatedStringIteratorLookupChainProtector = 103,
    kInvalidatedStringLengthOverflowLookupChainProtector = 104,
    kInvalidatedTypedArraySpeciesLookupChainProtector = 105,
    kWasmSimdOpcodes = 106,
    kVarRedeclaredCatchBinding = 107,
    kWasmRefTypes = 108,
    kOBSOLETE_WasmBulkMemory = 109,
    kOBSOLETE_WasmMultiValue = 110,
    kWasmExceptionHandling = 111,
    kInvalidatedMegaDOMProtector = 112,
    kFunctionPrototypeArguments = 113,
    kFunctionPrototypeCaller = 114,
    kTurboFanOsrCompileStarted = 115,
    kAsyncStackTaggingCreateTaskCall = 116,
    kDurationFormat = 117,
    kInvalidatedNumberStringNotRegexpLikeProtector = 118,
    kOBSOLETE_RegExpUnicodeSetIncompatibilitiesWithUnicodeMode = 119,
    kOBSOLETE_ImportAssertionDeprecatedSyntax = 120,
    kLocaleInfoObsoletedGetters = 121,
    kLocaleInfoFunctions = 122,
    kCompileHintsMagicAll = 123,
    kInvalidatedNoProfilingProtector = 124,
    kWasmMemory64 = 125,
    kWasmMultiMemory = 126,
    kWasmGC = 127,
    kWasmImportedStrings = 128,
    kSourceMappingUrlMagicCommentAtSign = 129,
    kTemporalObject = 130,
    kWasmModuleCompilation = 131,
    kInvalidatedNoUndetectableObjectsProtector = 132,
    kWasmJavaScriptPromiseIntegration = 133,
    kWasmReturnCall = 134,
    kWasmExtendedConst = 135,
    kWasmRelaxedSimd = 136,
    kWasmTypeReflection = 137,
    kWasmExnRef = 138,
    kWasmTypedFuncRef = 139,
    kInvalidatedStringWrapperToPrimitiveProtector = 140,
    kDocumentAllLegacyCall = 141,
    kDocumentAllLegacyConstruct = 142,
    kConsoleContext = 143,
    kWasmImportedStringsUtf8 = 144,
    kResizableArrayBuffer = 145,
    kGrowableSharedArrayBuffer = 146,
    kUseCounterFeatureCount  // stays the last
  };

  // What happens around an Atomics.wait; see SetAtomicsWaitCallback.
  enum class AtomicsWaitEvent { kStartWait, kWokenUp, kTimedOut, kTerminatedExecution, kAPIStopped, kNotEqual };
  // Stops a wait; lives until the event that ends it has been told.
  class V8_EXPORT AtomicsWaitWakeHandle {
   public:
    // From any thread. The wait's result is "ok".
    void Wake();

   private:
    AtomicsWaitWakeHandle() = delete;
  };
  using AtomicsWaitCallback = void (*)(AtomicsWaitEvent event, Local<SharedArrayBuffer> array_buffer,
                                       size_t offset_in_bytes, int64_t value, double timeout_in_ms,
                                       AtomicsWaitWakeHandle* stop_handle, void* data);
  enum class TimeZoneDetection { kSkip, kRedetect };
  enum class Priority { kBestEffort, kUserVisible, kUserBlocking };

  // --- Life ---
  // Null when there is no memory for it. Not entered.
  static Isolate* New(const CreateParams& params);
  static Isolate* New(const IsolateGroup& group, const CreateParams& params);
  IsolateGroup GetGroup() const { return IsolateGroup::GetDefault(); }
  // The same in two steps, for platforms that need to know the isolate first; nothing else may be done in between.
  static Isolate* Allocate();
  static void Initialize(Isolate* isolate, const CreateParams& params);
  // Frees the isolate and all that belongs to it: nobody may have entered it, its handles are dead. Weak callbacks that
  // are still to come do not come.
  void Dispose();

  // The isolate that this thread has entered last; GetCurrent() requires one.
  static Isolate* GetCurrent();
  static Isolate* TryGetCurrent();
  bool IsCurrent() const;
  // Enters; nests, also with other isolates. Each Exit() undoes the last Enter() of the thread.
  void Enter();
  void Exit();
  bool IsInUse();
  // After a fatal error whose handler returned.
  bool IsDead();

  // Slots for the host; null at first.
  static uint32_t GetNumberOfDataSlots();
  void SetData(uint32_t slot, void* data);
  void* GetData(uint32_t slot);
  ArrayBuffer::Allocator* GetArrayBufferAllocator();
  // Forgets what the isolate keeps for this thread, which will not use it again.
  void DiscardThreadSpecificMetadata();

  // --- Contexts ---
  bool InContext();
  // The context of the function that runs, or the one entered last; empty if there is none.
  Local<Context> GetCurrentContext();
  // The one entered last through Context::Enter, or of the microtask that runs.
  Local<Context> GetEnteredOrMicrotaskContext();
  // The context of the topmost script function on the stack.
  Local<Context> GetIncumbentContext();
  // Of the script that runs, as given by its ScriptOrigin.
  MaybeLocal<Data> GetCurrentHostDefinedOptions();
  // A hint that a context was let go; the number of hints so far.
  int ContextDisposedNotification(bool dependant_context = true);

  // A value that follows promise reactions and await (AsyncContext): a reaction runs with the value that was set when
  // it was registered. Undefined at first.
  Local<Value> GetContinuationPreservedEmbedderData();
  void SetContinuationPreservedEmbedderData(Local<Value> data);
  Local<Data> GetContinuationPreservedEmbedderDataV2();
  void SetContinuationPreservedEmbedderDataV2(Local<Data> data);

  // --- Exceptions ---
  // Throws: the exception is pending when the callback that called this returns, which it must do next. Gives
  // undefined.
  Local<Value> ThrowException(Local<Value> exception);
  // An Error with this message.
  Local<Value> ThrowError(Local<String> message);
  template <int N>
  Local<Value> ThrowError(const char (&message)[N]) {
    return ThrowError(String::NewFromUtf8Literal(this, message));
  }
  bool HasPendingException();

  // --- Stopping script ---
  // Ends script that runs, at the next function entry or loop turn, with an exception that it cannot catch; then all
  // API calls are empty up to the outermost. Without running script, it ends the next one. Any thread.
  void TerminateExecution();
  // Whether termination is under way: script is being left. False while it is only requested. Any thread.
  bool IsExecutionTerminating();
  // Lets script run again; call when TryCatch::HasTerminated() at the outermost level. Any thread.
  void CancelTerminateExecution();
  // Calls back once on the isolate's thread, soon, between two steps of script; without running script, when some runs
  // next. The callback must not run script. Any thread.
  void RequestInterrupt(InterruptCallback callback, void* data);
  // The native stack may grow down to this address on this thread.
  void SetStackLimit(uintptr_t stack_limit);

  // --- Memory ---
  void GetHeapStatistics(HeapStatistics* heap_statistics);
  size_t NumberOfHeapSpaces();
  // False when there is no such space.
  bool GetHeapSpaceStatistics(HeapSpaceStatistics* space_statistics, size_t index);
  bool GetHeapCodeAndMetadataStatistics(HeapCodeStatistics* object_statistics);
  // Tells of memory outside the heap that objects keep alive; the new sum. May collect.
  int64_t AdjustAmountOfExternalAllocatedMemory(int64_t change_in_bytes);
  // Collects all that can be collected, at once.
  void LowMemoryNotification();
  // Any thread.
  void MemoryPressureNotification(MemoryPressureLevel level);
  // Collects at once. For tests; the flag --expose-gc must be set.
  void RequestGarbageCollectionForTesting(GarbageCollectionType type);
  void RequestGarbageCollectionForTesting(GarbageCollectionType type, StackState stack_state);
  // How much of the heap belongs to which context, of those that the delegate wants to know about; see
  // MeasureMemoryDelegate. Measured by a task on the isolate's thread, with a collection: soon for kEager, within some
  // seconds for kDefault, after the next full collection for kLazy. False when there is no platform to run it.
  bool MeasureMemory(std::unique_ptr<MeasureMemoryDelegate> delegate,
                     MeasureMemoryExecution execution = MeasureMemoryExecution::kDefault);
  // Statistics by type of object are not kept: 0 and false.
  size_t NumberOfTrackedHeapObjectTypes();
  bool GetHeapObjectStatisticsAtLastGC(HeapObjectStatistics* object_statistics, size_t type_index);
  // Snapshots and profiles of the heap (v8-profiler.h). Lives as long as the isolate.
  HeapProfiler* GetHeapProfiler();
  // Prints the counters that have a place to be kept (SetCounterFunction), and sets them to 0.
  void DumpAndResetStats();
  // Forgets what only saves time, such as the results of regular expressions.
  void ClearCachesForTesting();
  // There is no C++ heap: null.
  CppHeap* GetCppHeap() const { return nullptr; }
  // WeakRefs' targets need no longer be kept (ECMA-262 §9.10.3); a checkpoint of microtasks does so too.
  void ClearKeptObjects();

  // Who is asked about droppable TracedReferences in minor collections; null: they keep their values then. Has to outlive
  // the isolate or be taken back.
  void SetEmbedderRootsHandler(EmbedderRootsHandler* handler);
  // Shows the visitor all external strings.
  void VisitExternalResources(ExternalResourceVisitor* visitor);

  // The callback decides what happens when the heap nears its limit; the latest one added is asked.
  void AddNearHeapLimitCallback(NearHeapLimitCallback callback, void* data);
  // With `heap_limit` not 0, the limit goes back to that, or as near as usage allows.
  void RemoveNearHeapLimitCallback(NearHeapLimitCallback callback, size_t heap_limit);
  // Once usage has fallen below the given share of the initial limit, that limit holds again.
  void AutomaticallyRestoreInitialHeapLimit(double threshold_percent = 0.5);
  // Raises the limit so that there is room to look for what used up the heap, and undoes that.
  void IncreaseHeapLimitForDebugging();
  void RestoreOriginalHeapLimit();
  bool IsHeapLimitIncreasedForDebugging();

  // Around collections, on the isolate's thread; see GCCallback. Removing compares callback and data.
  using GCCallback = void (*)(Isolate* isolate, GCType type, GCCallbackFlags flags);
  using GCCallbackWithData = void (*)(Isolate* isolate, GCType type, GCCallbackFlags flags, void* data);
  void AddGCPrologueCallback(GCCallback callback, GCType gc_type_filter = kGCTypeAll);
  void AddGCPrologueCallback(GCCallbackWithData callback, void* data = nullptr, GCType gc_type_filter = kGCTypeAll);
  void RemoveGCPrologueCallback(GCCallback callback);
  void RemoveGCPrologueCallback(GCCallbackWithData callback, void* data = nullptr);
  void AddGCEpilogueCallback(GCCallback callback, GCType gc_type_filter = kGCTypeAll);
  void AddGCEpilogueCallback(GCCallbackWithData callback, void* data = nullptr, GCType gc_type_filter = kGCTypeAll);
  void RemoveGCEpilogueCallback(GCCallback callback);
  void RemoveGCEpilogueCallback(GCCallbackWithData callback, void* data = nullptr);

  // --- Microtasks and promises ---
  void EnqueueMicrotask(Local<Function> microtask);
  void EnqueueMicrotask(MicrotaskCallback callback, void* data = nullptr);
  // Runs the isolate's queue until it is empty; nothing happens while microtasks run already. Exceptions of microtasks
  // go to the message listeners.
  void PerformMicrotaskCheckpoint();
  void SetMicrotasksPolicy(MicrotasksPolicy policy);
  MicrotasksPolicy GetMicrotasksPolicy() const;
  void AddMicrotasksCompletedCallback(MicrotasksCompletedCallbackWithData callback, void* data = nullptr);
  void RemoveMicrotasksCompletedCallback(MicrotasksCompletedCallbackWithData callback, void* data = nullptr);
  void SetPromiseHook(PromiseHook hook);
  void SetPromiseRejectCallback(PromiseRejectCallback callback);

  // --- Reporting ---
  // Listeners for uncaught exceptions; with none, they are printed. `data` is passed to the callback, or if empty the
  // exception is. The errors of listeners are lost.
  bool AddMessageListener(MessageCallback callback, Local<Value> data = Local<Value>());
  // `message_levels` is a set of MessageErrorLevel.
  bool AddMessageListenerWithErrorLevel(MessageCallback callback, int message_levels,
                                        Local<Value> data = Local<Value>());
  void RemoveMessageListeners(MessageCallback callback);
  // Keep the frames of uncaught exceptions for Message::GetStackTrace.
  void SetCaptureStackTraceForUncaughtExceptions(bool capture, int frame_limit = 10,
                                                 StackTrace::StackTraceOptions options = StackTrace::kOverview);
  // Error.stackTraceLimit of the current context, or what --stack-trace-limit says.
  int GetStackTraceLimit();
  void SetPrepareStackTraceCallback(PrepareStackTraceCallback callback);
  // With the flag --abort-on-uncaught-exception: asked when an exception is thrown that nothing would catch, whether
  // the process is to be aborted at once, with the stack of the throw. Without a callback it is. Null for none.
  using AbortOnUncaughtExceptionCallback = bool (*)(Isolate*);
  void SetAbortOnUncaughtExceptionCallback(AbortOnUncaughtExceptionCallback callback);
  // Told of each exception that an API callback (a function, an accessor, an interceptor) hands back to script, if it
  // is an object, so that the host can say in it where it came from. Null for none.
  void SetExceptionPropagationCallback(ExceptionPropagationCallback callback);
  // Without a callback, `new ShadowRealm` throws an Error.
  void SetHostCreateShadowRealmContextCallback(HostCreateShadowRealmContextCallback callback);

  // Usage errors; without a handler they print and abort. When the handler returns, the isolate is dead.
  void SetFatalErrorHandler(FatalErrorCallback callback);
  // Lack of memory: called once when the heap has reached its limit, before the script that runs is terminated; and
  // where an API function cannot return without memory, after which the process ends.
  void SetOOMErrorHandler(OOMErrorCallback callback);
  void SetOOMErrorHandler(LegacyOOMErrorCallback callback);

  // What SnapshotCreator::AddData added to the isolate's snapshot under the index; empty when it is not of type T, has
  // been taken already, or is not there.
  template <class T>
  V8_INLINE MaybeLocal<T> GetDataFromSnapshotOnce(size_t index) {
    internal::Address* const slot = GetDataFromSnapshotOnce(index);
    return slot == nullptr ? MaybeLocal<T>() : Local<Data>::FromSlot(slot).template As<T>();
  }

  // --- Measuring ---
  // Told each time that script uses one of the features. Null for none.
  using UseCounterCallback = void (*)(Isolate* isolate, UseCounterFeature feature);
  void SetUseCounterCallback(UseCounterCallback callback);
  // Counters, which the engine adds to where the host keeps them: c:V8.TotalParseSize (characters),
  // c:V8.TotalCompileSize (bytes of bytecode), c:V8.ContextsCreatedFromScratch. Histograms: V8.GCScavenger and
  // V8.GCCompactor (milliseconds of a collection), V8.CompileMicroSeconds.
  void SetCounterFunction(CounterLookupCallback callback);
  void SetCreateHistogramFunction(CreateHistogramCallback callback);
  void SetAddHistogramSampleFunction(AddHistogramSampleCallback callback);
  // With the flag --log-timer-events: told of the beginning and the end of compilations (V8.CompileCode), collections
  // (V8.GCScavenger, V8.GCCompactor) and of the outermost call (V8.Execute). Null for none.
  void SetEventLogger(LogEventCallback callback);
  // Told of collections; see v8-metrics.h.
  void SetMetricsRecorder(const std::shared_ptr<metrics::Recorder>& metrics_recorder);
  // Told at once what belongs in a crash report: the addresses of the isolate and of its first pages.
  void SetAddCrashKeyCallback(AddCrashKeyCallback callback);
  // Told of code that is made; see JitCodeEvent. Null for none.
  void SetJitCodeEventHandler(JitCodeEventOptions options, JitCodeEventHandler event_handler);

  // --- For samplers and unwinders; see v8-unwinder.h ---
  // The engine generates no machine code yet: its interpreter is a function like others, which unwinders understand. So
  // there are no stubs and no code pages, and the ranges are empty.
  JSEntryStubs GetJSEntryStubs();
  static constexpr size_t kMinCodePagesBufferSize = 32;
  // The number of ranges, of which `capacity` at most are written.
  size_t CopyCodePages(size_t capacity, MemoryRange* code_pages_out);
  void GetCodeRange(void** start, size_t* length_in_bytes);
  void GetEmbeddedCodeRange(const void** start, size_t* length_in_bytes);
  // The innermost script frames of this isolate, as addresses that mean something to nobody but can be told apart. To
  // be called on the isolate's thread.
  void GetStackSample(const RegisterState& state, void** frames, size_t frames_limit, SampleInfo* sample_info);

  // --- Other hooks ---
  void AddBeforeCallEnteredCallback(BeforeCallEnteredCallback callback);
  void RemoveBeforeCallEnteredCallback(BeforeCallEnteredCallback callback);
  void AddCallCompletedCallback(CallCompletedCallback callback);
  void RemoveCallCompletedCallback(CallCompletedCallback callback);
  // Told of each access that an access check refuses (ObjectTemplate::SetAccessCheckCallback).
  void SetFailedAccessCheckCallbackFunction(FailedAccessCheckCallback callback);
  // Asked by eval and the Function constructors in contexts that do not allow them (and for values that are no strings);
  // may replace the source. Only one of the two is there at a time.
  // Without one import() is rejected with a TypeError. The last one set counts.
  void SetHostImportModuleDynamicallyCallback(HostImportModuleDynamicallyCallback callback);
  void SetHostImportModuleDynamicallyCallback(HostImportModuleDynamicallyWithReferrerCallback callback);
  void SetHostImportModuleDynamicallyCallback(HostImportModuleDynamicallyWithImportAssertionsCallback callback);
  void SetHostImportModuleWithPhaseDynamicallyCallback(HostImportModuleWithPhaseDynamicallyCallback callback);
  void SetHostInitializeImportMetaObjectCallback(HostInitializeImportMetaObjectCallback callback);

  // Asked by eval and the Function constructors in contexts that do not allow them (and for values that are no
  // strings); may replace the source. Only one of the two is there at a time.
  void SetModifyCodeGenerationFromStringsCallback(ModifyCodeGenerationFromStringsCallback callback);
  void SetModifyCodeGenerationFromStringsCallback(ModifyCodeGenerationFromStringsCallback2 callback);
  // Whether script may call Atomics.wait, which suspends the thread (ECMA-262 AgentCanSuspend); where not, it throws a
  // TypeError. Allowed unless CreateParams::allow_atomics_wait says otherwise. Atomics.waitAsync always may be called.
  void SetAllowAtomicsWait(bool allow);
  // Told of each Atomics.wait: kStartWait with a handle that stops the wait, then the event that ended it, without one.
  // `offset_in_bytes` is where in the buffer it waits, `value` what it expects there; a timeout may be infinite. May
  // throw, except at kTerminatedExecution. Null for none. A termination ends every wait at once.
  void SetAtomicsWaitCallback(AtomicsWaitCallback callback, void* data);
  // With the flag --enable-sharedarraybuffer-per-context: whether a context has the global SharedArrayBuffer. Asked
  // when one is made, and by InstallConditionalFeatures.
  void SetSharedArrayBufferConstructorEnabledCallback(SharedArrayBufferConstructorEnabledCallback callback);
  // Adds what those callbacks allow meanwhile.
  void InstallConditionalFeatures(Local<Context> context);
  // The time zone may have changed: dates are computed afresh. With kRedetect the host's zone is read again.
  void DateTimeConfigurationChangeNotification(TimeZoneDetection time_zone_detection = TimeZoneDetection::kSkip);
  // There is no Intl: the first has no effect, and the locale is the one that the environment names ("en-US" without).
  void LocaleConfigurationChangeNotification() {}
  std::string GetDefaultLocale();
  // The seed of the hashes of strings.
  uint64_t GetHashSeed();
  // Whether something outside the isolate's thread may still give it work that no queue shows yet: a promise of
  // Atomics.waitAsync that its timeout or another isolate can settle. A host's event loop then waits for a task
  // (platform::PumpMessageLoop with kWaitForWork) instead of ending.
  bool HasPendingBackgroundTasks();

  // --- WebAssembly: accepted, never called ---
  void SetAllowWasmCodeGenerationCallback(AllowWasmCodeGenerationCallback) {}
  void SetWasmModuleCallback(ExtensionCallback) {}
  void SetWasmInstanceCallback(ExtensionCallback) {}
  void SetWasmStreamingCallback(WasmStreamingCallback) {}
  void SetWasmAsyncResolvePromiseCallback(WasmAsyncResolvePromiseCallback) {}
  void SetWasmLoadSourceMapCallback(WasmLoadSourceMapCallback) {}
  void SetWasmImportedStringsEnabledCallback(WasmImportedStringsEnabledCallback) {}
  void SetWasmJSPIEnabledCallback(WasmJSPIEnabledCallback) {}

  // Whether the host waits for something to do, for CPU profiles.
  void SetIdle(bool is_idle);

  // --- Hints without effect ---
  void SetBatterySaverMode(bool) {}
  void SetMemorySaverMode(bool) {}
  void Freeze(bool) {}
  void SetJavaScriptCompileHintsMagicEnabledCallback(JavaScriptCompileHintsMagicEnabledCallback) {}
  void SetIsLoading(bool) {}
  void SetPriority(Priority) {}
  void SetRAILMode(RAILMode) {}
  void UpdateLoadStartTime() {}
  void EnableMemorySavingsMode() {}
  void DisableMemorySavingsMode() {}
  void IsolateInForegroundNotification() {}
  void IsolateInBackgroundNotification() {}
  // True: there is nothing left to do in idle time.
  bool IdleNotificationDeadline(double) { return true; }

  Isolate() = delete;
  ~Isolate() = delete;
  Isolate(const Isolate&) = delete;
  Isolate& operator=(const Isolate&) = delete;
  void* operator new(size_t size) = delete;
  void* operator new[](size_t size) = delete;
  void operator delete(void*, size_t) = delete;
  void operator delete[](void*, size_t) = delete;

 private:
  internal::Address* GetDataFromSnapshotOnce(size_t index);
};
static_assert(sizeof(Isolate::DisallowJavascriptExecutionScope) == 16, "two words");
static_assert(sizeof(Isolate::AllowJavascriptExecutionScope) == 16, "two words");

}  // namespace v8

#endif  // INCLUDE_V8_ISOLATE_H_

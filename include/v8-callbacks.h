// Types of the callbacks that hosts register with an isolate.

#ifndef INCLUDE_V8_ISOLATE_CALLBACKS_H_
#define INCLUDE_V8_ISOLATE_CALLBACKS_H_

#include <stddef.h>
#include <stdint.h>

#include <string>

#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8-promise.h"       // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

template <typename T>
class FunctionCallbackInfo;

// --- Collections -----------------------------------------------------------------------------------------------------
enum GCType {
  kGCTypeScavenge = 1 << 0,
  kGCTypeMinorMarkSweep = 1 << 1,
  kGCTypeMinorMarkCompact = kGCTypeMinorMarkSweep,
  kGCTypeMarkSweepCompact = 1 << 2,
  kGCTypeIncrementalMarking = 1 << 3,
  kGCTypeProcessWeakCallbacks = 1 << 4,
  kGCTypeAll = kGCTypeScavenge | kGCTypeMinorMarkSweep | kGCTypeMarkSweepCompact | kGCTypeIncrementalMarking |
               kGCTypeProcessWeakCallbacks
};

enum GCCallbackFlags {
  kNoGCCallbackFlags = 0,
  kGCCallbackFlagConstructRetainedObjectInfos = 1 << 1,
  kGCCallbackFlagForced = 1 << 2,
  kGCCallbackFlagSynchronousPhantomCallbackProcessing = 1 << 3,
  kGCCallbackFlagCollectAllAvailableGarbage = 1 << 4,
  kGCCallbackFlagCollectAllExternalMemory = 1 << 5,
  kGCCallbackScheduleIdleGarbageCollection = 1 << 6,
};

// Before or after a collection, on the isolate's thread. Must not run script nor allocate on the isolate's heap.
using GCCallback = void (*)(GCType type, GCCallbackFlags flags);

// --- Limits and interruptions ----------------------------------------------------------------------------------------
// Requested from any thread with Isolate::RequestInterrupt; runs on the isolate's thread.
using InterruptCallback = void (*)(Isolate* isolate, void* data);

// The heap is about to reach its limit. Returns the new limit, in bytes; a value not above the current limit means
// that script will be terminated. May call Isolate::TerminateExecution; must not run script.
using NearHeapLimitCallback = size_t (*)(void* data, size_t current_heap_limit, size_t initial_heap_limit);

// --- Errors ----------------------------------------------------------------------------------------------------------
// A usage error (an empty MaybeLocal was unwrapped, ...). `location` names the API function. When the callback returns,
// the isolate is dead.
using FatalErrorCallback = void (*)(const char* location, const char* message);

struct OOMDetails {
  bool is_heap_oom = false;      // The isolate's heap limit, rather than the process's memory.
  const char* detail = nullptr;  // May be null.
};
using OOMErrorCallback = void (*)(const char* location, const OOMDetails& details);
using LegacyOOMErrorCallback = void (*)(const char* location, bool is_heap_oom);

// Told of exceptions that nobody has caught; `data` is what AddMessageListener got, or the exception.
using MessageCallback = void (*)(Local<Message> message, Local<Value> data);

// Supplies Error.prototype.stack's value for a new error: `sites` are CallSite objects.
using PrepareStackTraceCallback = MaybeLocal<Value> (*)(Local<Context> context, Local<Value> error, Local<Array> sites);

// --- ShadowRealm
// Makes the realm of a new ShadowRealm (HostInitializeShadowRealm): a context of its own, which the host may furnish.
// Empty with an exception where that fails. `initiator_context` is the one whose script made the ShadowRealm.
using HostCreateShadowRealmContextCallback = MaybeLocal<Context> (*)(Local<Context> initiator_context);

// --- Code ------------------------------------------------------------------------------------------------------------
// Told by Isolate::SetJitCodeEventHandler. There is no machine code yet: code_type is BYTE_CODE, and CODE_ADDED the
// only event. What it points to is valid during the call.
struct JitCodeEvent {
  enum EventType {
    CODE_ADDED,
    CODE_MOVED,
    CODE_REMOVED,
    CODE_ADD_LINE_POS_INFO,
    CODE_START_LINE_INFO_RECORDING,
    CODE_END_LINE_INFO_RECORDING
  };
  enum PositionType { POSITION, STATEMENT_POSITION };
  enum CodeType { BYTE_CODE, JIT_CODE, WASM_CODE };

  EventType type;
  CodeType code_type;
  void* code_start;
  size_t code_len;
  // Empty when the code belongs to none.
  Local<UnboundScript> script;
  // The host's, between CODE_START_LINE_INFO_RECORDING and CODE_END_LINE_INFO_RECORDING.
  void* user_data;

  // CODE_ADDED: of the function; not terminated.
  struct name_t {
    const char* str;
    size_t len;
  };
  struct line_info_t {
    size_t offset;  // in the code
    size_t pos;     // in the source
    PositionType position_type;
  };
  struct wasm_source_info_t {
    const char* filename;
    size_t filename_size;
    const line_info_t* line_number_table;
    size_t line_number_table_size;
  };
  wasm_source_info_t* wasm_source_info = nullptr;

  union {
    struct name_t name;            // CODE_ADDED
    struct line_info_t line_info;  // CODE_ADD_LINE_POS_INFO
    void* new_code_start;          // CODE_MOVED
  };
  Isolate* isolate;
};
enum JitCodeEventOptions {
  kJitCodeEventDefault = 0,
  // Begin with events for the code that is there.
  kJitCodeEventEnumExisting = 1
};
using JitCodeEventHandler = void (*)(const JitCodeEvent* event);
// --- Access checks ---------------------------------------------------------------------------------------------------
// What was tried with an object; the engine does not tell the kinds apart: ACCESS_HAS.
enum AccessType { ACCESS_GET, ACCESS_SET, ACCESS_HAS, ACCESS_DELETE, ACCESS_KEYS };
// An access was refused (ObjectTemplate::SetAccessCheckCallback); `data` is the access check's. What the callback throws
// is what script gets; if it throws nothing, that is a TypeError.
using FailedAccessCheckCallback = void (*)(Local<Object> target, AccessType type, Local<Value> data);

// --- Calls into script -----------------------------------------------------------------------------------------------
using BeforeCallEnteredCallback = void (*)(Isolate* isolate);
using CallCompletedCallback = void (*)(Isolate* isolate);

// --- eval and new Function (HostEnsureCanCompileStrings, ECMA-262 §19.2.1.2)
// -------------------------------------------
struct ModifyCodeGenerationFromStringsResult {
  // False: an EvalError is thrown.
  bool codegen_allowed = false;
  // The source to compile instead; empty for the original.
  MaybeLocal<String> modified_source;
};
using ModifyCodeGenerationFromStringsCallback = ModifyCodeGenerationFromStringsResult (*)(Local<Context> context,
                                                                                          Local<Value> source);
// `is_code_like`: whether all that the source is made of stands for code (ObjectTemplate::SetCodeLike).
using ModifyCodeGenerationFromStringsCallback2 = ModifyCodeGenerationFromStringsResult (*)(Local<Context> context,
                                                                                           Local<Value> source,
                                                                                           bool is_code_like);

// --- Compilation -----------------------------------------------------------------------------------------------------
// Whether a function, known by the position where its parameters begin, is to be compiled at once.
using CompileHintCallback = bool (*)(int position, void* data);

// --- Modules ---------------------------------------------------------------------------------------------------------
// How far an import takes a module: `import source`, `import defer`, everything else.
enum class ModuleImportPhase { kSource, kDefer, kEvaluation };

// import() (ECMA-262 §13.3.10): loads, links and evaluates the module, and gives a promise for its namespace. What asks
// is known by the host options and the name of its ScriptOrigin. `import_attributes`: [key, value, ...] in order of the
// keys. Empty: it has thrown, which rejects the promise of the import().
using HostImportModuleDynamicallyCallback = MaybeLocal<Promise> (*)(Local<Context> context,
                                                                    Local<Data> host_defined_options,
                                                                    Local<Value> resource_name, Local<String> specifier,
                                                                    Local<FixedArray> import_attributes);
// The same for import.defer() and import.source() as well.
using HostImportModuleWithPhaseDynamicallyCallback =
    MaybeLocal<Promise> (*)(Local<Context> context, Local<Data> host_defined_options, Local<Value> resource_name,
                            Local<String> specifier, ModuleImportPhase phase, Local<FixedArray> import_attributes);
// Older forms.
using HostImportModuleDynamicallyWithReferrerCallback = MaybeLocal<Promise> (*)(Local<Context> context,
                                                                                Local<ScriptOrModule> referrer,
                                                                                Local<String> specifier);
using HostImportModuleDynamicallyWithImportAssertionsCallback =
    MaybeLocal<Promise> (*)(Local<Context> context, Local<ScriptOrModule> referrer, Local<String> specifier,
                            Local<FixedArray> import_assertions);

// Fills a module's import.meta when it is first asked for (§13.3.12.1).
using HostInitializeImportMetaObjectCallback = void (*)(Local<Context> context, Local<Module> module,
                                                        Local<Object> meta);

// --- Measurements; see Isolate::SetCounterFunction -------------------------------------------------------------------
// Where the counter of this name is kept; null: it is not counted. Asked once for each name.
using CounterLookupCallback = int* (*)(const char* name);
// The host's histogram of this name and range; null: no samples are taken.
using CreateHistogramCallback = void* (*)(const char* name, int min, int max, size_t buckets);
using AddHistogramSampleCallback = void (*)(void* histogram, int sample);

// What a LogEventCallback is told of the named event: one of these.
enum LogEventStatus : int { kStart = 0, kEnd = 1, kLog = 2 };
using LogEventCallback = void (*)(const char* name, int /* LogEventStatus */ status);

// Facts worth having in a crash report.
enum class CrashKeyId {
  kIsolateAddress,
  kReadonlySpaceFirstPageAddress,
  kMapSpaceFirstPageAddress,
  kOldSpaceFirstPageAddress,
  kCodeRangeBaseAddress,
  kCodeSpaceFirstPageAddress,
  kDumpType,
  kSnapshotChecksumCalculated,
  kSnapshotChecksumExpected,
};
using AddCrashKeyCallback = void (*)(CrashKeyId id, const std::string& value);

// --- Features that a host switches on for a context ------------------------------------------------------------------
using SharedArrayBufferConstructorEnabledCallback = bool (*)(Local<Context> context);
using JavaScriptCompileHintsMagicEnabledCallback = bool (*)(Local<Context> context);

// --- WebAssembly: there is none, so that nothing calls these ---------------------------------------------------------
using ExtensionCallback = bool (*)(const FunctionCallbackInfo<Value>& info);
using ApiImplementationCallback = void (*)(const FunctionCallbackInfo<Value>& info);
using AllowWasmCodeGenerationCallback = bool (*)(Local<Context> context, Local<String> source);
using WasmStreamingCallback = void (*)(const FunctionCallbackInfo<Value>& info);
enum class WasmAsyncSuccess { kSuccess, kFail };
using WasmAsyncResolvePromiseCallback = void (*)(Isolate* isolate, Local<Context> context,
                                                 Local<Promise::Resolver> resolver, Local<Value> result,
                                                 WasmAsyncSuccess success);
using WasmLoadSourceMapCallback = Local<String> (*)(Isolate* isolate, const char* name);
using WasmImportedStringsEnabledCallback = bool (*)(Local<Context> context);
using WasmJSPIEnabledCallback = bool (*)(Local<Context> context);

}  // namespace v8

#endif  // INCLUDE_V8_ISOLATE_CALLBACKS_H_

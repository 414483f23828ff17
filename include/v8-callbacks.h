// Types of the callbacks that hosts register with an isolate.

#ifndef INCLUDE_V8_ISOLATE_CALLBACKS_H_
#define INCLUDE_V8_ISOLATE_CALLBACKS_H_

#include <stddef.h>
#include <stdint.h>

#include "v8-data.h"          // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8-promise.h"       // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

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

// --- Access checks ---------------------------------------------------------------------------------------------------
// What was tried with an object; the engine does not tell the kinds apart: ACCESS_HAS.
enum AccessType { ACCESS_GET, ACCESS_SET, ACCESS_HAS, ACCESS_DELETE, ACCESS_KEYS };
// An access was refused (ObjectTemplate::SetAccessCheckCallback); `data` is the access check's. What the callback throws
// is what script gets; if it throws nothing, that is a TypeError.
using FailedAccessCheckCallback = void (*)(Local<Object> target, AccessType type, Local<Value> data);

// Whether SharedArrayBuffer is among a new context's global properties.
using SharedArrayBufferConstructorEnabledCallback = bool (*)(Local<Context> context);

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

// --- Modules ---------------------------------------------------------------------------------------------------------
// How far an import takes a module: `import source`, `import defer`, everything else.
enum class ModuleImportPhase { kSource, kDefer, kEvaluation };

// import() (ECMA-262 §13.3.10): loads, links and evaluates the module, and gives a promise for its namespace. What asks
// is known by the host options and the name of its ScriptOrigin. `import_attributes`: [key, value, ...] in order of the
// keys. Empty: it has thrown, which rejects the promise of the import().
using HostImportModuleDynamicallyCallback = MaybeLocal<Promise> (*)(Local<Context> context,
                                                                    Local<Data> host_defined_options,
                                                                    Local<Value> resource_name,
                                                                    Local<String> specifier,
                                                                    Local<FixedArray> import_attributes);
// The same for import.defer() and import.source() as well.
using HostImportModuleWithPhaseDynamicallyCallback = MaybeLocal<Promise> (*)(
    Local<Context> context, Local<Data> host_defined_options, Local<Value> resource_name, Local<String> specifier,
    ModuleImportPhase phase, Local<FixedArray> import_attributes);
// Older forms.
using HostImportModuleDynamicallyWithReferrerCallback = MaybeLocal<Promise> (*)(Local<Context> context,
                                                                                Local<ScriptOrModule> referrer,
                                                                                Local<String> specifier);
using HostImportModuleDynamicallyWithImportAssertionsCallback = MaybeLocal<Promise> (*)(
    Local<Context> context, Local<ScriptOrModule> referrer, Local<String> specifier,
    Local<FixedArray> import_assertions);

// Fills a module's import.meta when it is first asked for (§13.3.12.1).
using HostInitializeImportMetaObjectCallback = void (*)(Local<Context> context, Local<Module> module,
                                                        Local<Object> meta);

// --- Counters: accepted in Isolate::CreateParams, never called
// ---------------------------------------------------------
using CounterLookupCallback = int* (*)(const char* name);
using CreateHistogramCallback = void* (*)(const char* name, int min, int max, size_t buckets);
using AddHistogramSampleCallback = void (*)(void* histogram, int sample);

}  // namespace v8

#endif  // INCLUDE_V8_ISOLATE_CALLBACKS_H_

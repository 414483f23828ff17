// Profiles of where time goes and of what the heap holds.

#ifndef INCLUDE_V8_PROFILER_H_
#define INCLUDE_V8_PROFILER_H_

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include <memory>
#include <vector>

#include "v8-local-handle.h"       // NOLINT(build/include_directory)
#include "v8-message.h"            // NOLINT(build/include_directory)
#include "v8-persistent-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"              // NOLINT(build/include_directory)

namespace v8 {

class Context;
class Isolate;
class String;
enum class EmbedderStateTag : uint8_t;  // v8-embedder-state-scope.h
enum StateTag : uint16_t;               // v8-unwinder.h
struct HeapStatsUpdate;

namespace internal {
class CpuProfile;
}  // namespace internal

// An object of the host, which the engine does not look into.
using NativeObject = void*;
// Of an object or a node of a heap snapshot. The same object has the same id in all snapshots of its isolate.
using SnapshotObjectId = uint32_t;
// Of a profile that is being recorded. Never 0.
using ProfilerId = uint32_t;

// Takes what is serialised, a piece at a time.
class V8_EXPORT OutputStream {
 public:
  enum WriteResult { kContinue = 0, kAbort = 1 };
  virtual ~OutputStream() = default;
  // All has been written; not called after kAbort.
  virtual void EndOfStream() = 0;
  // Bytes that a piece has at the most. Asked once.
  virtual int GetChunkSize() { return 1024; }
  // `data` is not terminated, and goes away when the call returns.
  virtual WriteResult WriteAsciiChunk(char* data, int size) = 0;
  // For HeapProfiler::GetHeapStats.
  virtual WriteResult WriteHeapStatsChunk(HeapStatsUpdate*, int) { return kAbort; }
};

// ---- CPU profiles

struct CpuProfileDeoptFrame {
  int script_id;
  size_t position;  // in characters from the script's begin
};

struct V8_EXPORT CpuProfileDeoptInfo {
  const char* deopt_reason;
  std::vector<CpuProfileDeoptFrame> stack;
};

// A function, called along one path from the root of the tree. Nodes live as long as their profile; all members but
// those that make handles may be used by any thread once the profile has stopped.
class V8_EXPORT CpuProfileNode {
 public:
  struct LineTick {
    int line;  // from 1
    unsigned int hit_count;
  };

  enum SourceType {
    kScript = 0,      // a function of a script
    kBuiltin = 1,     // one of the engine's library
    kCallback = 2,    // one of the host
    kInternal = 3,    // a state of the engine: "(root)", "(program)", "(idle)", "(garbage collector)"
    kUnresolved = 4,  // not known
  };

  // Empty when the function has none.
  Local<String> GetFunctionName() const;
  const char* GetFunctionNameStr() const;

  // 0 where there is no script.
  int GetScriptId() const;
  // The name in the script's origin, or empty.
  Local<String> GetScriptResourceName() const;
  const char* GetScriptResourceNameStr() const;
  bool IsScriptSharedCrossOrigin() const;

  // Where the function begins in the script's origin; both from 1.
  int GetLineNumber() const;
  int GetColumnNumber() const;

  // The lines on which samples found the function at the top of the stack.
  unsigned int GetHitLineCount() const;
  // Copies them; false, with nothing copied, when `entries` has room for fewer than there are.
  bool GetLineTicks(LineTick* entries, unsigned int length) const;

  // Why the function is not optimised: empty, as there is no optimising compiler.
  const char* GetBailoutReason() const;

  // Samples that found the function at the top of the stack.
  unsigned GetHitCount() const;

  // Unique in the profile, from 1.
  unsigned GetNodeId() const;

  SourceType GetSourceType() const;

  int GetChildrenCount() const;
  const CpuProfileNode* GetChild(int index) const;
  // Null for the root.
  const CpuProfileNode* GetParent() const;

  // Empty, as nothing is deoptimised.
  const std::vector<CpuProfileDeoptInfo>& GetDeoptInfos() const;

  static const int kNoLineNumberInfo = Message::kNoLineNumberInfo;
  static const int kNoColumnNumberInfo = Message::kNoColumnInfo;
};

// A profile that has been recorded: the tree of calls, and optionally each sample. Times are microseconds of a
// monotonic clock.
class V8_EXPORT CpuProfile {
 public:
  enum SerializationFormat { kJSON = 0 };

  Local<String> GetTitle() const;
  const CpuProfileNode* GetTopDownRoot() const;

  // 0 unless samples were asked for.
  int GetSamplesCount() const;
  // The node at the top of the sample's stack, and the state of the isolate then.
  const CpuProfileNode* GetSample(int index) const;
  int64_t GetSampleTimestamp(int index) const;
  StateTag GetSampleState(int index) const;
  EmbedderStateTag GetSampleEmbedderState(int index) const;

  int64_t GetStartTime() const;
  int64_t GetEndTime() const;

  // The profile and its nodes are gone.
  void Delete();

  // Writes what DevTools and others read from .cpuprofile files: { nodes, startTime, endTime, samples, timeDeltas }.
  // `samples` names nodes by id; timeDeltas are microseconds since the sample before, of the first since startTime.
  void Serialize(OutputStream* stream, SerializationFormat format = kJSON) const;
};

enum CpuProfilingMode {
  // Functions called along the same path are one node.
  kLeafNodeLineNumbers,
  // Nodes are told apart also by the line of the caller on which they were called.
  kCallerLineNumbers,
};

enum CpuProfilingNamingMode {
  // The name of the function's text.
  kStandardNaming,
  // For a function without one, the name of what it was first assigned to.
  kDebugNaming,
};

enum CpuProfilingLoggingMode {
  // What functions are called is found out while a profile is recorded.
  kLazyLogging,
  // What is found out is kept from profile to profile while the profiler lives, so that starting is quicker.
  kEagerLogging,
};

enum class CpuProfilingStatus { kStarted, kAlreadyStarted, kErrorTooManyProfilers };

// `id` is 0 when there are too many; the running profile's when one of that title runs already.
struct CpuProfilingResult {
  const ProfilerId id;
  const CpuProfilingStatus status;
};

// Told, on the isolate's thread, when a profile has as many samples as it may have: further ones are dropped.
class V8_EXPORT DiscardedSamplesDelegate {
 public:
  DiscardedSamplesDelegate() = default;
  virtual ~DiscardedSamplesDelegate() = default;
  virtual void Notify() = 0;

  // Of the profile, once it has started.
  ProfilerId GetId() const { return profiler_id_; }

 private:
  friend internal::CpuProfile;
  void SetId(ProfilerId id) { profiler_id_ = id; }

  ProfilerId profiler_id_ = 0;
};

class V8_EXPORT CpuProfilingOptions {
 public:
  static const unsigned kNoSampleLimit = UINT_MAX;

  // `sampling_interval_us` becomes the next lower multiple of the profiler's interval, at least once that; 0 is the
  // profiler's own. With a context only frames of its functions are recorded.
  CpuProfilingOptions(CpuProfilingMode mode = kLeafNodeLineNumbers, unsigned max_samples = kNoSampleLimit,
                      int sampling_interval_us = 0, MaybeLocal<Context> filter_context = MaybeLocal<Context>());
  CpuProfilingOptions(CpuProfilingOptions&&) = default;
  CpuProfilingOptions& operator=(CpuProfilingOptions&&) = default;

  CpuProfilingMode mode() const { return mode_; }
  unsigned max_samples() const { return max_samples_; }
  int sampling_interval_us() const { return sampling_interval_us_; }

 private:
  friend class internal::CpuProfile;

  CpuProfilingMode mode_;
  unsigned max_samples_;
  int sampling_interval_us_;
  Global<Context> filter_context_;
};

// Records CPU profiles of an isolate. Several profilers may work at once. All members are for the isolate's thread, and
// for nobody once the isolate has been disposed of: before that, Dispose.
class V8_EXPORT CpuProfiler {
 public:
  static CpuProfiler* New(Isolate* isolate, CpuProfilingNamingMode = kDebugNaming,
                          CpuProfilingLoggingMode = kLazyLogging);
  // Profiles that have not been deleted go too.
  void Dispose();

  // Records the stack now in all profiles of the isolate; does not count as a hit of the function at its top.
  static void CollectSample(Isolate* isolate);

  // 1,000 otherwise. While nothing is recorded.
  void SetSamplingInterval(int us);
  // How exactly Windows' timers keep the interval: nothing elsewhere.
  void SetUsePreciseSampling(bool);

  // Begin a profile. Of those that run, each title is of one; profiles may have none.
  CpuProfilingResult Start(CpuProfilingOptions options, std::unique_ptr<DiscardedSamplesDelegate> delegate = nullptr);
  CpuProfilingResult Start(Local<String> title, CpuProfilingOptions options,
                           std::unique_ptr<DiscardedSamplesDelegate> delegate = nullptr);
  // Without `record_samples` there is the tree alone.
  CpuProfilingResult Start(Local<String> title, CpuProfilingMode mode, bool record_samples = false,
                           unsigned max_samples = CpuProfilingOptions::kNoSampleLimit);
  CpuProfilingResult Start(Local<String> title, bool record_samples = false);
  CpuProfilingStatus StartProfiling(Local<String> title, CpuProfilingOptions options,
                                    std::unique_ptr<DiscardedSamplesDelegate> delegate = nullptr);
  CpuProfilingStatus StartProfiling(Local<String> title, CpuProfilingMode mode, bool record_samples = false,
                                    unsigned max_samples = CpuProfilingOptions::kNoSampleLimit);
  CpuProfilingStatus StartProfiling(Local<String> title, bool record_samples = false);

  // End one; null when there is none such. The empty title is that of the profile started last.
  CpuProfile* Stop(ProfilerId id);
  CpuProfile* StopProfiling(Local<String> title);

  // The positions of calls and of throws are always known: nothing more is to be had.
  static void UseDetailedSourcePositionsForProfiling(Isolate* isolate);

 private:
  CpuProfiler();
  ~CpuProfiler();
  CpuProfiler(const CpuProfiler&);
  CpuProfiler& operator=(const CpuProfiler&);
};

// ---- Events about code

#define CODE_EVENTS_LIST(V) \
  V(Builtin)                \
  V(Callback)               \
  V(Eval)                   \
  V(Function)               \
  V(InterpretedFunction)    \
  V(Handler)                \
  V(BytecodeHandler)        \
  V(LazyCompile)            \
  V(RegExp)                 \
  V(Script)                 \
  V(Stub)                   \
  V(Relocation)

enum CodeEventType {
  kUnknownType = 0
#define V(Name) , k##Name##Type
  CODE_EVENTS_LIST(V)
#undef V
};

// Code that a function, a script or an eval has got. Lives for the call of CodeEventHandler::Handle.
class V8_EXPORT CodeEvent {
 public:
  uintptr_t GetCodeStartAddress();
  size_t GetCodeSize();
  Local<String> GetFunctionName();
  Local<String> GetScriptName();
  // Where it begins; both from 1, 0 where there is none.
  int GetScriptLine();
  int GetScriptColumn();
  CodeEventType GetCodeType();
  const char* GetComment();
  static const char* GetCodeEventTypeName(CodeEventType code_event_type);
  // Of kRelocationType, where the code was; else 0.
  uintptr_t GetPreviousCodeStartAddress();
};

// Is told of code while enabled: when enabled, of all that there is. Bytecode, which is what is told of, does not move
// while its function can run it; the handler must not run script.
class V8_EXPORT CodeEventHandler {
 public:
  explicit CodeEventHandler(Isolate* isolate);
  virtual ~CodeEventHandler();
  virtual void Handle(CodeEvent* code_event) = 0;
  void Enable();
  void Disable();

 private:
  CodeEventHandler();
  CodeEventHandler(const CodeEventHandler&);
  CodeEventHandler& operator=(const CodeEventHandler&);
  void* internal_listener_;
};

}  // namespace v8

#endif  // INCLUDE_V8_PROFILER_H_

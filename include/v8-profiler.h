// Profiles of where time goes and of what the heap holds.

#ifndef INCLUDE_V8_PROFILER_H_
#define INCLUDE_V8_PROFILER_H_

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

#include <memory>
#include <vector>

#include "v8-isolate.h"            // NOLINT(build/include_directory)
#include "v8-local-handle.h"       // NOLINT(build/include_directory)
#include "v8-message.h"            // NOLINT(build/include_directory)
#include "v8-persistent-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"              // NOLINT(build/include_directory)

namespace v8 {

class Context;
class Data;
class Isolate;
class Object;
class String;
class Value;
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

  static constexpr int kNoLineNumberInfo = Message::kNoLineNumberInfo;
  static constexpr int kNoColumnNumberInfo = Message::kNoColumnInfo;
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
  static constexpr unsigned kNoSampleLimit = UINT_MAX;

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
  CpuProfiler() = delete;
  ~CpuProfiler() = delete;
  CpuProfiler(const CpuProfiler&) = delete;
  CpuProfiler& operator=(const CpuProfiler&) = delete;
};

// ---- Heap snapshots

class HeapGraphNode;

// A reference from one node of a heap snapshot to another. Edges and nodes live as long as their snapshot; all members
// but those that make handles may be used by any thread.
class V8_EXPORT HeapGraphEdge {
 public:
  enum Type {
    kContextVariable = 0,  // a variable of a closure's scope, by name
    kElement = 1,          // an element, by index
    kProperty = 2,         // a property, by name
    kInternal = 3,         // a reference of the engine's, by name
    kHidden = 4,           // one without a name, by the index of its place in the object
    kShortcut = 5,         // what can be reached on a longer way as well, by name
    kWeak = 6              // one that keeps nothing alive, by name
  };

  Type GetType() const;
  // A string, or for kElement and kHidden a number.
  Local<Value> GetName() const;
  const HeapGraphNode* GetFromNode() const;
  const HeapGraphNode* GetToNode() const;
};

// An object of the heap, or something that stands for roots or for memory of the host.
class V8_EXPORT HeapGraphNode {
 public:
  enum Type {
    kHidden = 0,         // of the engine's own
    kArray = 1,          // the store of an object's elements or properties
    kString = 2,
    kObject = 3,
    kCode = 4,
    kClosure = 5,        // a function
    kRegExp = 6,
    kHeapNumber = 7,     // only with NumericsMode::kExposeNumericValues
    kNative = 8,         // memory of the host
    kSynthetic = 9,      // roots
    kConsString = 10,    // a concatenation
    kSlicedString = 11,  // a part of another string
    kSymbol = 12,
    kBigInt = 13,
    kObjectShape = 14    // a hidden class, or a part of one
  };

  Type GetType() const;
  // Of objects the constructor's, of functions their own, of strings the text.
  Local<String> GetName() const;
  SnapshotObjectId GetId() const;
  // Bytes of the object alone.
  size_t GetShallowSize() const;
  int GetChildrenCount() const;
  const HeapGraphEdge* GetChild(int index) const;
};

// What the heap held at one moment: all that could be reached, and by what. Walking it through nodes takes memory of
// its own, made when the first node is asked for; serialising does not. The functions that give a node give null when
// there is no memory for that.
class V8_EXPORT HeapSnapshot {
 public:
  enum SerializationFormat { kJSON = 0 };

  // Its children are the "(GC roots)", the global objects, and the host's roots.
  const HeapGraphNode* GetRoot() const;
  // Null when there is none with this id.
  const HeapGraphNode* GetNodeById(SnapshotObjectId id) const;
  int GetNodesCount() const;
  const HeapGraphNode* GetNode(int index) const;
  // Objects that have come into being later have greater ids.
  SnapshotObjectId GetMaxSnapshotJSObjectId() const;

  // The snapshot and its nodes are gone.
  void Delete();

  // Writes what DevTools reads from .heapsnapshot files, until the stream aborts. Objects may live or die meanwhile:
  // the snapshot has all it needs.
  void Serialize(OutputStream* stream, SerializationFormat format = kJSON) const;
};

// Told how far a snapshot is; can stop it.
class V8_EXPORT ActivityControl {
 public:
  enum ControlOption { kContinue = 0, kAbort = 1 };
  virtual ~ActivityControl() = default;
  // `done` of `total`; equal once, at the end. Must not use the isolate.
  virtual ControlOption ReportProgressValue(uint32_t done, uint32_t total) = 0;
};

// Where the objects that live were allocated, as far as samples tell. Belongs to who asked for it.
class V8_EXPORT AllocationProfile {
 public:
  // Objects of one size. `count` is an estimate from the samples: how many there are.
  struct Allocation {
    size_t size;  // of one
    unsigned int count;
  };

  // A function, called along one path from the root.
  struct Node {
    Local<String> name;         // empty when the function has none; states of the engine are in parentheses
    Local<String> script_name;  // empty when there is none
    int script_id;              // 0: no script
    int start_position;         // of the function in the script
    int line_number;            // of the same place, from 1
    int column_number;
    uint32_t node_id;           // unique in all profiles of the isolate while it is profiled
    std::vector<Node*> children;
    std::vector<Allocation> allocations;  // made in the function itself
  };

  // An object that was sampled and lives.
  struct Sample {
    uint32_t node_id;
    size_t size;
    unsigned int count;  // an estimate, as Allocation's
    uint64_t sample_id;  // later ones are greater
  };

  virtual ~AllocationProfile() = default;
  virtual Node* GetRootNode() = 0;
  virtual const std::vector<Sample>& GetSamples() = 0;

  static constexpr int kNoLineNumberInfo = Message::kNoLineNumberInfo;
  static constexpr int kNoColumnNumberInfo = Message::kNoColumnInfo;
};

// What the host adds to a snapshot: memory of its own, and who keeps what there.
class V8_EXPORT EmbedderGraph {
 public:
  class Node {
   public:
    // Whether an object of the host can be reached from its documents or the like.
    enum class Detachedness : uint8_t { kUnknown = 0, kAttached = 1, kDetached = 2 };

    Node() = default;
    virtual ~Node() = default;
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;

    // Must live until the snapshot is taken.
    virtual const char* Name() = 0;
    virtual size_t SizeInBytes() = 0;
    // The object that stands for this in script: the snapshot has one node for both.
    virtual Node* WrapperNode() { return nullptr; }
    virtual bool IsRootNode() { return false; }
    // False for those of V8Node.
    virtual bool IsEmbedderNode() { return true; }
    // Put before the name.
    virtual const char* NamePrefix() { return nullptr; }
    // What has an id that stays the same from snapshot to snapshot (HeapProfiler::GetObjectId).
    virtual NativeObject GetNativeObject() { return nullptr; }
    virtual Detachedness GetDetachedness() { return Detachedness::kUnknown; }
    virtual const void* GetAddress() { return nullptr; }
  };

  virtual ~EmbedderGraph() = default;
  // The node of an object of script, the same each time.
  virtual Node* V8Node(const Local<Value>& value) = 0;
  virtual Node* V8Node(const Local<Data>& value) = 0;
  virtual Node* AddNode(std::unique_ptr<Node> node) = 0;
  // With a name, which must live until the snapshot is taken, an internal edge; else an element.
  virtual void AddEdge(Node* from, Node* to, const char* name = nullptr) = 0;
};

// Of what an interval (see HeapProfiler::GetHeapStats) has allocated, how much lives now.
struct HeapStatsUpdate {
  HeapStatsUpdate(uint32_t index, uint32_t count, uint32_t size) : index(index), count(count), size(size) {}
  uint32_t index;  // of the interval
  uint32_t count;  // of objects
  uint32_t size;   // bytes
};

// Chooses objects for HeapProfiler::QueryObjects.
class V8_EXPORT QueryObjectPredicate {
 public:
  virtual ~QueryObjectPredicate() = default;
  // Must not allocate in the heap or run script.
  virtual bool Filter(Local<Object> object) = 0;
};

// Shows what is in the heap of an isolate (Isolate::GetHeapProfiler), and where it came from. For the isolate's thread.
// Costs nothing until it is used; from then on collections keep track of objects that have got ids, until
// ClearObjectIds.
class V8_EXPORT HeapProfiler {
 public:
  enum SamplingFlags {
    kSamplingNoFlags = 0,
    // Each GetAllocationProfile collects first, so that only what lives is in it.
    kSamplingForceGC = 1 << 0,
    // Objects that a collection of the kind has freed stay in the profile.
    kSamplingIncludeObjectsCollectedByMajorGC = 1 << 1,
    kSamplingIncludeObjectsCollectedByMinorGC = 1 << 2,
  };

  // All objects of the contexts that the predicate wants, after a full collection. Without memory fewer.
  void QueryObjects(Local<Context> context, QueryObjectPredicate* predicate, std::vector<Global<Object>>* objects);

  using BuildEmbedderGraphCallback = void (*)(Isolate* isolate, EmbedderGraph* graph, void* data);
  // Of a value that a global handle with a class id (PersistentBase::SetWrapperClassId) refers to.
  using GetDetachednessCallback = EmbedderGraph::Node::Detachedness (*)(Isolate* isolate, const Local<Value>& value,
                                                                        uint16_t class_id, void* data);

  int GetSnapshotCount();
  const HeapSnapshot* GetHeapSnapshot(int index);

  // kUnknownObjectId for objects that have no id yet: ids are given by snapshots and by tracking.
  SnapshotObjectId GetObjectId(Local<Value> value);
  SnapshotObjectId GetObjectId(NativeObject value);
  // Empty when no object with this id lives.
  Local<Value> FindObjectById(SnapshotObjectId id);
  // No object has an id any more. Snapshots keep those of their nodes.
  void ClearObjectIds();

  static constexpr SnapshotObjectId kUnknownObjectId = 0;

  // Names global objects; the snapshot's node is "Object / name".
  class ObjectNameResolver {
   public:
    // Copied. Null for none. Must not allocate in the heap or run script.
    virtual const char* GetName(Local<Object> object) = 0;

   protected:
    virtual ~ObjectNameResolver() = default;
  };

  // Objects of the engine's own have the same names in both.
  enum class HeapSnapshotMode { kRegular, kExposeInternals };
  enum class NumericsMode {
    // A number is no node.
    kHideNumericValues,
    // Numbers in properties, elements and variables are nodes, whose "value" is a string.
    kExposeNumericValues
  };

  struct HeapSnapshotOptions final {
    HeapSnapshotOptions() {}  // NOLINT(modernize-use-equals-default)
    ActivityControl* control = nullptr;
    ObjectNameResolver* global_object_name_resolver = nullptr;
    HeapSnapshotMode snapshot_mode = HeapSnapshotMode::kRegular;
    NumericsMode numerics_mode = NumericsMode::kHideNumericValues;
    // What only native frames refer to is in no snapshot, either way.
    EmbedderStackState stack_state = EmbedderStackState::kMayContainHeapPointers;
  };

  // Collects, then writes down what there is. Null when the control aborts or there is no memory for it; the isolate is
  // as good as before then. The profiler keeps the snapshot until it is deleted.
  const HeapSnapshot* TakeHeapSnapshot(const HeapSnapshotOptions& options = HeapSnapshotOptions());
  const HeapSnapshot* TakeHeapSnapshot(ActivityControl* control,
                                       ObjectNameResolver* global_object_name_resolver = nullptr,
                                       bool hide_internals = true, bool capture_numeric_value = false);

  // The objects made by templates with internal fields that the host's callback (SetGetDetachednessCallback) says are
  // detached, as far as global handles with class ids refer to them.
  std::vector<Local<Value>> GetDetachedJSWrapperObjects();

  // From here on GetHeapStats tells intervals of time apart. With `track_allocations` snapshots that are taken until
  // StopTrackingHeapObjects say of each object made in between which functions led to its allocation (`trace_tree`), and
  // allocation takes about twice as long; StartSamplingHeapProfiler tells the same of samples.
  void StartTrackingHeapObjects(bool track_allocations = false);
  // Ends an interval: collects, and hands the stream, for each interval in which that has changed, how much of what was
  // allocated in it lives. The id of the last object; `*timestamp_us` is the time since tracking began.
  SnapshotObjectId GetHeapStats(OutputStream* stream, int64_t* timestamp_us = nullptr);
  // Also forgets the intervals.
  void StopTrackingHeapObjects();

  // Notes the stack, up to so many frames, at about each `sample_interval`th byte that is allocated. False when that is
  // under way already.
  bool StartSamplingHeapProfiler(uint64_t sample_interval = 512 * 1024, int stack_depth = 16,
                                 SamplingFlags flags = kSamplingNoFlags);
  // Its samples are gone.
  void StopSamplingHeapProfiler();
  // Null when nothing is sampled. The caller deletes it; its handles belong to the open scope.
  AllocationProfile* GetAllocationProfile();

  void DeleteAllHeapSnapshots();

  // Called while a snapshot is taken, before the heap is looked at. A callback may be added again with other data.
  void AddBuildEmbedderGraphCallback(BuildEmbedderGraphCallback callback, void* data);
  void RemoveBuildEmbedderGraphCallback(BuildEmbedderGraphCallback callback, void* data);
  void SetGetDetachednessCallback(GetDetachednessCallback callback, void* data);

  // Whether that is under way: true in the callbacks above.
  bool IsTakingSnapshot() const;
  // A copy that lives as long as the profiler, the same for the same name. Null without memory.
  const char* CopyNameForHeapSnapshot(const char* name);

  static constexpr uint16_t kPersistentHandleNoClassId = 0;

 private:
  HeapProfiler() = delete;
  ~HeapProfiler() = delete;
  HeapProfiler(const HeapProfiler&) = delete;
  HeapProfiler& operator=(const HeapProfiler&) = delete;
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
  CodeEventHandler() = delete;
  CodeEventHandler(const CodeEventHandler&) = delete;
  CodeEventHandler& operator=(const CodeEventHandler&) = delete;
  void* internal_listener_;
};

}  // namespace v8

#endif  // INCLUDE_V8_PROFILER_H_

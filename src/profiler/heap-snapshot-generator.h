#ifndef FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_GENERATOR_H_
#define FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_GENERATOR_H_

#include "src/execution/isolate.h"
#include "src/profiler/heap-snapshot.h"
#include "src/profiler/object-ids.h"
#include "src/profiler/reachable-objects.h"
#include "src/profiler/source-lines.h"

namespace v8::internal {

class EmbedderGraphNodes;

// What the host says of the object behind a handle.
struct DetachedHandle {
  const Address* slot;
  uint8_t detachedness;
};

class AllocationTracker;

// Writes the heap down: what can be reached is found and numbered first (ReachableObjects), then each object in the
// order of addresses becomes a node, with its edges. Nothing is allocated in the heap from the one to the other.
class HeapSnapshotGenerator {
 public:
  using Options = v8::HeapProfiler::HeapSnapshotOptions;

  // `embedder` may be null.
  HeapSnapshotGenerator(Isolate* isolate, ObjectIds* ids, const Options& options, EmbedderGraphNodes* embedder,
                        const base::GrowableArray<DetachedHandle>& detached, AllocationTracker* allocations,
                        HeapSnapshot* snapshot)
      : isolate_(isolate),
        ids_(ids),
        options_(options),
        embedder_(embedder),
        detached_(detached),
        allocations_(allocations),
        snapshot_(snapshot) {}

  // False when the host aborts or there is no memory.
  [[nodiscard]] bool Generate();

 private:
  using Node = v8::HeapGraphNode;
  using Edge = v8::HeapGraphEdge;
  static constexpr uint32_t kRoot = 0;
  static constexpr uint32_t kGcRoots = 1;
  static constexpr uint32_t kFirstGroup = 2;

  struct Kind {
    Node::Type type;
    uint32_t name;
  };
  // An edge that is known before its node is written.
  struct EarlyEdge {
    uint32_t from;
    Edge::Type type;
    uint32_t name_or_index;
    uint32_t to;
  };
  // A node that stands for no object of the heap.
  struct NativeNode {
    Kind kind;
    v8::SnapshotObjectId id;
    size_t size;
    uint8_t detachedness;
  };
  // What the host says of an object that stands for one of its own.
  struct Wrapper {
    uint32_t name;
    uint32_t detachedness;
    size_t size;
  };
  class RootCollector;

  // --- heap-snapshot-generator.cc
  bool CollectRoots(RootCollector* roots);
  void ResolveGlobalNames();
  void AddRootNodes(const RootCollector& roots);
  void AddObjects();
  void AddNativeNodes();
  void AddEphemeronEdges();
  void AddEmbedderGraph();
  void AddEarlyEdges(uint32_t node);
  uint32_t AddNative(Kind kind, v8::SnapshotObjectId id, size_t size, uint8_t detachedness = 0);
  bool Report(uint32_t done, uint32_t total);
  uint32_t NodeOf(Address object) const {
    const uint32_t number = reachable_.set().NumberOf(object);
    return number == ObjectSet::kNone ? ObjectSet::kNone : first_object_ + number;
  }
  void Check(bool ok) { failed_ |= !ok; }
  // Of the node that is being written. What is no object gives no edge, or a node of its own with kExposeNumericValues.
  void AddEdge(Edge::Type type, uint32_t name_or_index, Value to);
  void AddEdge(Edge::Type type, const char* name, Value to) {
    if (to.IsCell() || exposes_numbers_) AddEdge(type, NameOf(name), to);
  }
  uint32_t NameOf(const char* text) { return snapshot_->names().Add(text); }

  // --- snapshot-names.cc
  Kind KindOf(Address object);
  uint32_t NameOfReceiver(Tagged<JSReceiver> object);
  uint32_t NameOfGlobal(Tagged<JSGlobalObject> object, uint32_t name);
  uint32_t NameOfKey(Tagged<Name> key);
  uint32_t NumberNode(Value number);
  void AddLocation(Address object, uint32_t node);

  // --- snapshot-references.cc
  void AddReferences(Address object, size_t size);
  void AddReceiverReferences(Tagged<JSReceiver> object);
  void AddNamedProperties(Tagged<JSObject> object);
  void AddProperty(Tagged<Name> key, Value value);
  void AddElements(Tagged<JSObject> object);
  void AddContextReferences(Tagged<Context> context);
  void AddBufferStore(Tagged<JSArrayBuffer> buffer);
  void AddFeedback(Address vector);
  // The words from `begin` on that have names, or else numbers.
  void AddFields(Address object, size_t begin, size_t end);

  Isolate* const isolate_;
  ObjectIds* const ids_;
  const Options& options_;
  EmbedderGraphNodes* const embedder_;
  const base::GrowableArray<DetachedHandle>& detached_;
  AllocationTracker* const allocations_;  // or null
  HeapSnapshot* const snapshot_;
  ReachableObjects reachable_;
  uint32_t first_object_ = 0;
  uint32_t first_native_ = 0;
  bool exposes_numbers_ = false;
  bool failed_ = false;

  base::GrowableArray<EarlyEdge> early_edges_;  // by node, from next_early_edge_ on
  size_t next_early_edge_ = 0;
  base::GrowableArray<NativeNode> natives_;
  base::GrowableArray<EarlyEdge> native_edges_;
  base::Table<uint32_t, Wrapper> wrappers_;
  base::Table<Address, uint32_t> global_names_;
  base::Table<Address, uint32_t> key_names_;
  base::Table<Address, uint32_t> map_names_;
  base::Table<uint64_t, uint32_t> number_nodes_;
  base::Table<Address, uint32_t> store_nodes_;
  SourceLines lines_;
  base::GrowableArray<uint32_t> slot_names_;  // of the context that is being written
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_GENERATOR_H_

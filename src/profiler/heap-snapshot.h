#ifndef FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_H_
#define FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_H_

#include "include/v8-profiler.h"
#include "src/base/table.h"
#include "src/profiler/name-table.h"

// The graph of a heap snapshot, kept small: 16 bytes a node, and each edge a few bytes of a stream that is read from a
// node's first edge on. What of it few nodes have is in tables beside it.
namespace v8::internal {

class HeapProfiler;
class HeapSnapshot;

// Whether edges of the type are named by a number.
constexpr bool HasIndex(v8::HeapGraphEdge::Type type) {
  return type == v8::HeapGraphEdge::kElement || type == v8::HeapGraphEdge::kHidden;
}

struct SnapshotEdge {
  v8::HeapGraphEdge::Type type;
  uint32_t name_or_index;  // where the type has no index, the name's number
  uint32_t to;
};

// Where the object was made that a node stands for, of functions their text; counted from 0.
struct EntrySourceLocation {
  uint32_t entry_index;
  int scriptId;
  int line;
  int col;
};

// Of StartTrackingHeapObjects(true): a function that has allocated, and a path along which one was called. Lines and
// columns are counted from 1; 0 is none.
struct SnapshotTraceFunction {
  uint32_t name;
  uint32_t script_name;
  int script_id;
  int line;
  int column;
};
struct SnapshotTraceNode {
  uint32_t id;
  uint32_t function;
  uint32_t count;
  uint32_t children;  // which follow, each with its own
  size_t size;
};

// The ids up to `last_id` had been given by then, counted from the first.
struct SnapshotSample {
  int64_t time_us;
  v8::SnapshotObjectId last_id;
};

class HeapSnapshot {
 public:
  explicit HeapSnapshot(HeapProfiler* profiler) : profiler_(profiler) {}
  ~HeapSnapshot();
  HeapSnapshot(const HeapSnapshot&) = delete;
  HeapSnapshot& operator=(const HeapSnapshot&) = delete;

  HeapProfiler* profiler() const { return profiler_; }
  uint32_t node_count() const { return static_cast<uint32_t>(nodes_.size()); }
  uint64_t edge_count() const { return edge_count_; }
  v8::HeapGraphNode::Type type(uint32_t node) const { return static_cast<v8::HeapGraphNode::Type>(nodes_[node].type); }
  uint32_t name(uint32_t node) const { return nodes_[node].name; }
  v8::SnapshotObjectId id(uint32_t node) const { return nodes_[node].id; }
  size_t self_size(uint32_t node) const;
  uint8_t detachedness(uint32_t node) const;
  NameTable& names() { return names_; }
  const NameTable& names() const { return names_; }
  const base::GrowableArray<EntrySourceLocation>& source_locations() const { return locations_; }
  v8::SnapshotObjectId max_object_id() const { return max_object_id_; }
  // The id of who has allocated it; 0: not known.
  uint32_t trace_node(uint32_t node) const { return node < trace_nodes_.size() ? trace_nodes_[node] : 0; }
  uint32_t trace_function_count() const { return static_cast<uint32_t>(trace_functions_.size()); }
  const base::GrowableArray<SnapshotTraceFunction>& trace_functions() const { return trace_functions_; }
  const base::GrowableArray<SnapshotTraceNode>& trace_tree() const { return trace_tree_; }
  const base::GrowableArray<SnapshotSample>& samples() const { return samples_; }
  size_t MemoryBytes() const;

  // Calls `function(edge)` for each edge of a node, in order.
  template <typename Function>
  void ForEachEdge(uint32_t node, Function function) const {
    const uint8_t* at = edges_.begin() + nodes_[node].first_edge;
    const uint8_t* const end = node + 1 < nodes_.size() ? edges_.begin() + nodes_[node + 1].first_edge : edges_.end();
    while (at < end) {
      const uint64_t first = ReadNumber(&at);
      const uint64_t distance = ReadNumber(&at);
      const int64_t signed_distance = static_cast<int64_t>(distance >> 1) ^ -static_cast<int64_t>(distance & 1);
      function(SnapshotEdge{static_cast<v8::HeapGraphEdge::Type>(first & 7), static_cast<uint32_t>(first >> 3),
                            static_cast<uint32_t>(static_cast<int64_t>(node) + signed_distance)});
    }
  }

  // --- Making one: nodes in order, each followed by its edges. All of them say false without memory.
  [[nodiscard]] bool Reserve(size_t nodes) { return nodes_.TryReserve(nodes); }
  [[nodiscard]] bool AddNode(v8::HeapGraphNode::Type type, uint32_t name, v8::SnapshotObjectId id, size_t size);
  // Of the node added last.
  [[nodiscard]] bool AddEdge(v8::HeapGraphEdge::Type type, uint32_t name_or_index, uint32_t to);
  [[nodiscard]] bool SetDetachedness(uint32_t node, uint8_t value) { return detachedness_.TryPut(node, value); }
  [[nodiscard]] bool AddLocation(const EntrySourceLocation& location) { return locations_.TryAdd(location); }
  // Of the node added last.
  [[nodiscard]] bool SetTraceNode(uint32_t id);
  [[nodiscard]] bool AddTraceFunction(const SnapshotTraceFunction& function) { return trace_functions_.TryAdd(function); }
  [[nodiscard]] bool AddTraceNode(const SnapshotTraceNode& node) { return trace_tree_.TryAdd(node); }
  [[nodiscard]] bool AddSample(const SnapshotSample& sample) { return samples_.TryAdd(sample); }
  void set_max_object_id(v8::SnapshotObjectId id) { max_object_id_ = id; }

  // Nodes and edges as the API shows them, once they have been asked for; by src/api, which may throw.
  struct View;
  View* view = nullptr;
  void (*delete_view)(View* view) = nullptr;

 private:
  struct Node {
    uint32_t id;
    uint32_t name : 28;
    uint32_t type : 4;
    uint32_t size;  // kLargeSize: in large_sizes_
    uint32_t first_edge;
  };
  static_assert(sizeof(Node) == 16);
  static constexpr uint32_t kLargeSize = ~uint32_t{0};

  static V8_INLINE uint64_t ReadNumber(const uint8_t** at) {
    uint64_t value = 0;
    for (int shift = 0;; shift += 7) {
      const uint8_t byte = *(*at)++;
      value |= static_cast<uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  HeapProfiler* const profiler_;
  base::GrowableArray<Node> nodes_;
  base::GrowableArray<uint8_t> edges_;
  uint64_t edge_count_ = 0;
  NameTable names_;
  base::Table<uint32_t, size_t> large_sizes_;
  base::Table<uint32_t, uint8_t> detachedness_;
  base::GrowableArray<EntrySourceLocation> locations_;
  base::GrowableArray<uint32_t> trace_nodes_;  // by node; empty: nothing was tracked
  base::GrowableArray<SnapshotTraceFunction> trace_functions_;
  base::GrowableArray<SnapshotTraceNode> trace_tree_;  // each node before its children
  base::GrowableArray<SnapshotSample> samples_;
  v8::SnapshotObjectId max_object_id_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_H_

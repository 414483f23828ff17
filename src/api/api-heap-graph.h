#ifndef FLAT8_SRC_API_API_HEAP_GRAPH_H_
#define FLAT8_SRC_API_API_HEAP_GRAPH_H_

#include <deque>

#include "src/profiler/heap-snapshot.h"

// Behind v8::HeapGraphNode and v8::HeapGraphEdge: places in a snapshot, made when the host first asks for one.
namespace v8::internal {

class HeapEntry;

class HeapGraphEdge {
 public:
  using Type = v8::HeapGraphEdge::Type;
  HeapGraphEdge(Type type, uint32_t name_or_index, HeapEntry* from, HeapEntry* to)
      : type_(type), name_or_index_(name_or_index), from_(from), to_(to) {}
  Type type() const { return type_; }
  bool has_index() const { return HasIndex(type_); }
  uint32_t name_or_index() const { return name_or_index_; }
  HeapEntry* from() const { return from_; }
  HeapEntry* to() const { return to_; }
  inline const char* name() const;

  // V8's names, for tests.
  static constexpr Type kShortcut = v8::HeapGraphEdge::kShortcut;

 private:
  Type type_;
  uint32_t name_or_index_;
  HeapEntry* from_;
  HeapEntry* to_;
};

class HeapEntry {
 public:
  HeapEntry(HeapSnapshot* snapshot, uint32_t index) : snapshot_(snapshot), index_(index) {}
  HeapSnapshot* snapshot() const { return snapshot_; }
  uint32_t index() const { return index_; }
  v8::HeapGraphNode::Type type() const { return snapshot_->type(index_); }
  const char* name() const { return snapshot_->names().text(snapshot_->name(index_)); }
  v8::SnapshotObjectId id() const { return snapshot_->id(index_); }
  size_t self_size() const { return snapshot_->self_size(index_); }
  int children_count() const { return static_cast<int>(edge_count_); }
  HeapGraphEdge* child(int index) const;

 private:
  friend HeapSnapshot::View* ViewOf(const HeapSnapshot* snapshot);

  HeapSnapshot* snapshot_;
  size_t first_edge_ = 0;
  uint32_t index_;
  uint32_t edge_count_ = 0;
};

struct HeapSnapshot::View {
  std::deque<HeapEntry> entries;
  std::deque<HeapGraphEdge> edges;
};

// The snapshot's, made if need be; null without memory.
HeapSnapshot::View* ViewOf(const HeapSnapshot* snapshot);

inline const char* HeapGraphEdge::name() const { return from_->snapshot()->names().text(name_or_index_); }

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_HEAP_GRAPH_H_

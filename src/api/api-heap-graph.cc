#include "src/api/api-heap-graph.h"

#include <deque>
#include <new>

#include "include/v8-profiler.h"
#include "src/api/api-internal.h"
#include "src/profiler/heap-profiler.h"
#include "src/profiler/heap-snapshot-json.h"

// The nodes and edges of a heap snapshot as the host walks them.
namespace v8 {

namespace internal {

HeapSnapshot::View* ViewOf(const HeapSnapshot* constant) {
  HeapSnapshot* const snapshot = const_cast<HeapSnapshot*>(constant);
  if (snapshot->view != nullptr) return snapshot->view;
  HeapSnapshot::View* view = nullptr;
  try {
    view = new HeapSnapshot::View();
    for (uint32_t node = 0; node < snapshot->node_count(); ++node) view->entries.push_back(HeapEntry(snapshot, node));
    for (uint32_t node = 0; node < snapshot->node_count(); ++node) {
      HeapEntry* const from = &view->entries[node];
      from->first_edge_ = view->edges.size();
      snapshot->ForEachEdge(node, [&](const SnapshotEdge& edge) {
        view->edges.push_back(HeapGraphEdge(edge.type, edge.name_or_index, from, &view->entries[edge.to]));
      });
      from->edge_count_ = static_cast<uint32_t>(view->edges.size() - from->first_edge_);
    }
  } catch (const std::bad_alloc&) {
    delete view;
    return nullptr;
  }
  snapshot->view = view;
  snapshot->delete_view = [](HeapSnapshot::View* old) { delete old; };
  return view;
}

HeapGraphEdge* HeapEntry::child(int index) const {
  return &snapshot_->view->edges[first_edge_ + static_cast<size_t>(index)];
}

namespace {

const HeapSnapshot* OpenSnapshot(const v8::HeapSnapshot* snapshot) {
  return reinterpret_cast<const HeapSnapshot*>(snapshot);
}
const HeapEntry* OpenNode(const v8::HeapGraphNode* node) { return reinterpret_cast<const HeapEntry*>(node); }
const HeapGraphEdge* OpenEdge(const v8::HeapGraphEdge* edge) { return reinterpret_cast<const HeapGraphEdge*>(edge); }

const v8::HeapGraphNode* NodeAt(const HeapSnapshot* snapshot, uint32_t index) {
  HeapSnapshot::View* const view = ViewOf(snapshot);
  return view == nullptr ? nullptr : reinterpret_cast<const v8::HeapGraphNode*>(&view->entries[index]);
}

Local<v8::String> NameAt(const HeapSnapshot* snapshot, uint32_t name) {
  v8::Isolate* const isolate = External(snapshot->profiler()->isolate());
  return v8::String::NewFromUtf8(isolate, snapshot->names().text(name), v8::NewStringType::kInternalized,
                                 static_cast<int>(snapshot->names().length(name)))
      .FromMaybe(v8::String::Empty(isolate));
}

}  // namespace
}  // namespace internal

HeapGraphEdge::Type HeapGraphEdge::GetType() const { return i::OpenEdge(this)->type(); }
Local<Value> HeapGraphEdge::GetName() const {
  const i::HeapGraphEdge* const edge = i::OpenEdge(this);
  const i::HeapSnapshot* const snapshot = edge->from()->snapshot();
  if (!edge->has_index()) return i::NameAt(snapshot, edge->name_or_index());
  return Number::New(i::External(snapshot->profiler()->isolate()), edge->name_or_index());
}
const HeapGraphNode* HeapGraphEdge::GetFromNode() const {
  return reinterpret_cast<const HeapGraphNode*>(i::OpenEdge(this)->from());
}
const HeapGraphNode* HeapGraphEdge::GetToNode() const {
  return reinterpret_cast<const HeapGraphNode*>(i::OpenEdge(this)->to());
}

HeapGraphNode::Type HeapGraphNode::GetType() const { return i::OpenNode(this)->type(); }
Local<String> HeapGraphNode::GetName() const {
  const i::HeapEntry* const entry = i::OpenNode(this);
  return i::NameAt(entry->snapshot(), entry->snapshot()->name(entry->index()));
}
SnapshotObjectId HeapGraphNode::GetId() const { return i::OpenNode(this)->id(); }
size_t HeapGraphNode::GetShallowSize() const { return i::OpenNode(this)->self_size(); }
int HeapGraphNode::GetChildrenCount() const { return i::OpenNode(this)->children_count(); }
const HeapGraphEdge* HeapGraphNode::GetChild(int index) const {
  if (!i::ApiCheck(index >= 0 && index < GetChildrenCount(), "v8::HeapGraphNode::GetChild()",
                   "There is no such child")) {
    return nullptr;
  }
  return reinterpret_cast<const HeapGraphEdge*>(i::OpenNode(this)->child(index));
}

const HeapGraphNode* HeapSnapshot::GetRoot() const { return i::NodeAt(i::OpenSnapshot(this), 0); }
const HeapGraphNode* HeapSnapshot::GetNodeById(SnapshotObjectId id) const {
  const i::HeapSnapshot* const snapshot = i::OpenSnapshot(this);
  for (uint32_t node = 0; node < snapshot->node_count(); ++node) {
    if (snapshot->id(node) == id) return i::NodeAt(snapshot, node);
  }
  return nullptr;
}
int HeapSnapshot::GetNodesCount() const { return static_cast<int>(i::OpenSnapshot(this)->node_count()); }
const HeapGraphNode* HeapSnapshot::GetNode(int index) const {
  if (!i::ApiCheck(index >= 0 && index < GetNodesCount(), "v8::HeapSnapshot::GetNode()", "There is no such node")) {
    return nullptr;
  }
  return i::NodeAt(i::OpenSnapshot(this), static_cast<uint32_t>(index));
}
SnapshotObjectId HeapSnapshot::GetMaxSnapshotJSObjectId() const { return i::OpenSnapshot(this)->max_object_id(); }
void HeapSnapshot::Delete() {
  i::OpenSnapshot(this)->profiler()->Delete(const_cast<i::HeapSnapshot*>(i::OpenSnapshot(this)));
}
void HeapSnapshot::Serialize(OutputStream* stream, SerializationFormat format) const {
  if (!i::ApiCheck(format == kJSON, "v8::HeapSnapshot::Serialize()", "The format is unknown")) return;
  i::SerializeHeapSnapshot(*i::OpenSnapshot(this), stream);
}

}  // namespace v8

#include "src/profiler/heap-snapshot-generator.h"

#include <algorithm>
#include <cstring>

#include "src/handles/handles.h"
#include "src/heap/object-visiting.h"
#include "src/heap/stack-segments.h"
#include "src/profiler/allocation-tracker.h"
#include "src/profiler/embedder-graph.h"

namespace v8::internal {

namespace {
// Objects between two reports to the host.
constexpr uint32_t kReportInterval = 10000;
}  // namespace

// The roots by their kinds.
class HeapSnapshotGenerator::RootCollector final : public RootVisitor {
 public:
  struct Root {
    uint32_t group;
    bool is_weak;
    Address object;
  };

  void BeginRoots(const char* name) override {
    for (group_ = 0; group_ < names_.size(); ++group_) {
      if (std::strcmp(names_[group_], name) == 0) return;
    }
    failed_ |= !names_.TryAdd(name);
  }
  void VisitRootRange(uint64_t* begin, uint64_t* end) override {
    for (uint64_t* slot = begin; slot < end; ++slot) {
      if (IsCellWord(*slot)) failed_ |= !roots_.TryAdd({group_, is_weak_, *slot});
    }
  }
  void set_weak(bool is_weak) { is_weak_ = is_weak; }

  const base::GrowableArray<const char*>& names() const { return names_; }
  const base::GrowableArray<Root>& roots() const { return roots_; }
  bool failed() const { return failed_; }

 private:
  base::GrowableArray<const char*> names_;
  base::GrowableArray<Root> roots_;
  uint32_t group_ = 0;
  bool is_weak_ = false;
  bool failed_ = false;
};

bool HeapSnapshotGenerator::Generate() {
  exposes_numbers_ = options_.numerics_mode == v8::HeapProfiler::NumericsMode::kExposeNumericValues;
  Heap* const heap = isolate_->heap();
  RootCollector roots;
  if (!CollectRoots(&roots) || !reachable_.Find(heap) || !ids_->AssignAll(reachable_.set())) return false;
  snapshot_->set_max_object_id(ids_->last_id());
  first_object_ = kFirstGroup + static_cast<uint32_t>(roots.names().size());
  first_native_ = first_object_ + reachable_.set().size();
  if (!snapshot_->Reserve(first_native_)) return false;
  ResolveGlobalNames();
  AddEphemeronEdges();
  AddEmbedderGraph();
  for (const DetachedHandle& handle : detached_) {
    const uint32_t node = IsCellWord(*handle.slot) ? NodeOf(*handle.slot) : ObjectSet::kNone;
    if (node != ObjectSet::kNone) Check(snapshot_->SetDetachedness(node, handle.detachedness));
  }
  std::stable_sort(early_edges_.begin(), early_edges_.end(),
                   [](const EarlyEdge& a, const EarlyEdge& b) { return a.from < b.from; });
  if (failed_) return false;
  if (allocations_ != nullptr) allocations_->PutFresh();
  AddRootNodes(roots);
  AddObjects();
  if (failed_) return false;
  AddNativeNodes();
  if (allocations_ != nullptr) Check(allocations_->WriteTo(snapshot_));
  if (failed_ || snapshot_->names().failed()) return false;
  snapshot_->names().DropIndex();
  const uint32_t total = reachable_.set().size() + 1;
  return Report(total, total);
}

bool HeapSnapshotGenerator::Report(uint32_t done, uint32_t total) {
  if (options_.control == nullptr) return true;
  ExitScope exit(isolate_);
  return options_.control->ReportProgressValue(done, total) == v8::ActivityControl::kContinue;
}

bool HeapSnapshotGenerator::CollectRoots(RootCollector* roots) {
  Heap* const heap = isolate_->heap();
  heap->VisitStrongRoots(roots);
  roots->BeginRoots("(Global handles)");
  roots->set_weak(true);
  heap->global_handles()->VisitWeakSlots(roots);
  return !roots->failed();
}

void HeapSnapshotGenerator::ResolveGlobalNames() {
  if (options_.global_object_name_resolver == nullptr) return;
  for (Address context : reachable_.native_contexts()) {
    const Value global = reinterpret_cast<NativeContext*>(context)->get(NativeContext::global_object_slot);
    if (!IsJSGlobalObject(global)) continue;
    const char* name;
    {
      const HandleScope handles(isolate_);
      const auto object = v8::Local<v8::Object>::FromSlot(CreateHandle(isolate_, global.ptr()));
      ExitScope exit(isolate_);
      name = options_.global_object_name_resolver->GetName(object);
    }
    if (name != nullptr) Check(global_names_.TryPut(global.ptr(), NameOf(name)));
  }
}

void HeapSnapshotGenerator::AddRootNodes(const RootCollector& roots) {
  const auto add_node = [this](uint32_t node, const char* name) {
    // Odd, as the ids of objects, and below them.
    Check(snapshot_->AddNode(Node::kSynthetic, NameOf(name), 2 * node + 1, 0));
  };
  add_node(kRoot, "");
  Check(snapshot_->AddEdge(Edge::kElement, 1, kGcRoots));
  uint32_t index = 2;
  for (Address context : reachable_.native_contexts()) {
    const Value global = reinterpret_cast<NativeContext*>(context)->get(NativeContext::global_object_slot);
    if (IsJSGlobalObject(global)) AddEdge(Edge::kShortcut, snapshot_->names().AddFormatted("%u", index++), global);
  }
  AddEarlyEdges(kRoot);
  add_node(kGcRoots, "(GC roots)");
  const uint32_t groups = static_cast<uint32_t>(roots.names().size());
  for (uint32_t group = 0; group < groups; ++group) {
    Check(snapshot_->AddEdge(Edge::kElement, group + 1, kFirstGroup + group));
  }
  for (uint32_t group = 0; group < groups; ++group) {
    add_node(kFirstGroup + group, roots.names()[group]);
    uint32_t number = 0;
    for (const RootCollector::Root& root : roots.roots()) {
      if (root.group != group) continue;
      ++number;
      const uint32_t name = root.is_weak ? snapshot_->names().AddFormatted("%u", number) : number;
      AddEdge(root.is_weak ? Edge::kWeak : Edge::kElement, name, Value(root.object));
    }
  }
}

void HeapSnapshotGenerator::AddObjects() {
  const uint32_t total = reachable_.set().size() + 1;
  uint32_t done = 0;
  reachable_.set().ForEach([&](Address object) {
    if (failed_) return;
    if (done % kReportInterval == 0 && !Report(done, total)) failed_ = true;
    const uint32_t node = first_object_ + done++;
    Kind kind = KindOf(object);
    size_t size = SizeOfObject(object);
    const size_t body_size = size;
    if (const Wrapper* wrapper = wrappers_.Find(node)) {
      kind = {Node::kNative, wrapper->name};
      size += wrapper->size;
      if (wrapper->detachedness != 0) {
        Check(snapshot_->SetDetachedness(node, static_cast<uint8_t>(wrapper->detachedness)));
      }
    }
    Check(snapshot_->AddNode(kind.type, kind.name, ids_->Find(object), size));
    if (allocations_ != nullptr) Check(snapshot_->SetTraceNode(allocations_->TraceOf(object)));
    if (failed_) return;
    AddReferences(object, body_size);
    AddEarlyEdges(node);
    AddLocation(object, node);
  });
}

void HeapSnapshotGenerator::AddEarlyEdges(uint32_t node) {
  for (; next_early_edge_ < early_edges_.size() && early_edges_[next_early_edge_].from == node; ++next_early_edge_) {
    const EarlyEdge& edge = early_edges_[next_early_edge_];
    Check(snapshot_->AddEdge(edge.type, edge.name_or_index, edge.to));
  }
}

uint32_t HeapSnapshotGenerator::AddNative(Kind kind, v8::SnapshotObjectId id, size_t size, uint8_t detachedness) {
  Check(id != 0 && natives_.TryAdd({kind, id, size, detachedness}));
  return first_native_ + static_cast<uint32_t>(natives_.size()) - 1;
}

void HeapSnapshotGenerator::AddNativeNodes() {
  std::stable_sort(native_edges_.begin(), native_edges_.end(),
                   [](const EarlyEdge& a, const EarlyEdge& b) { return a.from < b.from; });
  size_t next = 0;
  for (size_t k = 0; k < natives_.size() && !failed_; ++k) {
    const NativeNode& native = natives_[k];
    const uint32_t node = first_native_ + static_cast<uint32_t>(k);
    Check(snapshot_->AddNode(native.kind.type, native.kind.name, native.id, native.size));
    if (native.detachedness != 0) Check(snapshot_->SetDetachedness(node, native.detachedness));
    for (; next < native_edges_.size() && native_edges_[next].from == node; ++next) {
      Check(snapshot_->AddEdge(native_edges_[next].type, native_edges_[next].name_or_index, native_edges_[next].to));
    }
  }
}

void HeapSnapshotGenerator::AddEdge(Edge::Type type, uint32_t name_or_index, Value to) {
  uint32_t node = ObjectSet::kNone;
  if (to.IsCell()) {
    node = NodeOf(to.ptr());
  } else if (exposes_numbers_ && to.IsNumber()) {
    node = NumberNode(to);
  }
  if (node != ObjectSet::kNone) Check(snapshot_->AddEdge(type, name_or_index, node));
}

void HeapSnapshotGenerator::AddEphemeronEdges() {
  uint32_t number = 1;
  for (Address table_address : reachable_.ephemeron_tables()) {
    EphemeronHashTable* const table = reinterpret_cast<EphemeronHashTable*>(table_address);
    for (int entry = 0; entry < table->capacity() && !failed_; ++entry) {
      const Address key = table->KeySlot(entry).load().ptr();
      const Address value = table->ValueSlot(entry).load().ptr();
      if (!IsCellWord(key) || !IsCellWord(value)) continue;
      const uint32_t key_node = NodeOf(key);
      const uint32_t value_node = NodeOf(value);
      if (key_node == ObjectSet::kNone || value_node == ObjectSet::kNone) continue;
      // Either alone would not keep the value.
      NameTable& names = snapshot_->names();
      const uint32_t key_name = KindOf(key).name;
      const uint32_t value_name = KindOf(value).name;
      char key_text[200], value_text[200];
      snprintf(key_text, sizeof key_text, "%s", names.text(key_name));
      snprintf(value_text, sizeof value_text, "%s", names.text(value_name));
      const uint32_t name =
          names.AddFormatted("%u / part of key (%s @%u) -> value (%s @%u) pair in WeakMap (table @%u)", number++,
                             key_text, ids_->Find(key), value_text, ids_->Find(value), ids_->Find(table_address));
      Check(early_edges_.TryAdd({key_node, Edge::kInternal, name, value_node}));
      Check(early_edges_.TryAdd({NodeOf(table_address), Edge::kInternal, name, value_node}));
    }
  }
}

void HeapSnapshotGenerator::AddEmbedderGraph() {
  if (embedder_ == nullptr) return;
  using Described = v8::EmbedderGraph::Node;
  NameTable& names = snapshot_->names();
  base::Table<Described*, uint32_t> nodes;
  uint32_t root_edges = static_cast<uint32_t>(reachable_.native_contexts().size()) + 2;
  // Of the object that the host's node names; numbers and the like have none.
  const auto object_node = [&](Described* described) {
    const uint64_t value = embedder_->ValueOf(described);
    return IsCellWord(value) ? NodeOf(value) : ObjectSet::kNone;
  };
  const auto node_of = [&](Described* described) {
    const uint32_t* const known = nodes.Find(described);
    return known != nullptr ? *known : object_node(described);
  };
  for (Described* described : embedder_->nodes()) {
    const char* const prefix = described->NamePrefix();
    const uint32_t name =
        prefix == nullptr ? names.Add(described->Name()) : names.AddFormatted("%s %s", prefix, described->Name());
    const v8::NativeObject native = described->GetNativeObject();
    Described* const wrapper = described->WrapperNode();
    const uint32_t wrapper_node =
        wrapper == nullptr || wrapper->IsEmbedderNode() ? ObjectSet::kNone : object_node(wrapper);
    const uint8_t detachedness = static_cast<uint8_t>(described->GetDetachedness());
    uint32_t node;
    if (wrapper_node != ObjectSet::kNone) {
      node = wrapper_node;
      // One node for both, with the name of the host's.
      Check(wrappers_.TryPut(node, {name, detachedness, described->SizeInBytes()}));
      if (native != nullptr) ids_->SetNative(native, ids_->Find(embedder_->ValueOf(wrapper)));
    } else {
      const v8::SnapshotObjectId id = ids_->AssignNative(native != nullptr ? native : described);
      node = AddNative({described->IsRootNode() ? Node::kSynthetic : Node::kNative, name}, id, described->SizeInBytes(),
                       detachedness);
    }
    Check(nodes.TryPut(described, node));
    if (described->IsRootNode()) Check(early_edges_.TryAdd({kRoot, Edge::kElement, root_edges++, node}));
  }
  uint32_t number = 1;
  for (const EmbedderGraphNodes::Edge& edge : embedder_->edges()) {
    const uint32_t from = node_of(edge.from);
    const uint32_t to = node_of(edge.to);
    if (from == ObjectSet::kNone || to == ObjectSet::kNone) continue;
    const EarlyEdge early = edge.name == nullptr ? EarlyEdge{from, Edge::kElement, number++, to}
                                                 : EarlyEdge{from, Edge::kInternal, names.Add(edge.name), to};
    Check((from >= first_native_ ? native_edges_ : early_edges_).TryAdd(early));
  }
}

}  // namespace v8::internal

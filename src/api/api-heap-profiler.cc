#include <deque>
#include <memory>
#include <new>
#include <unordered_map>
#include <vector>

#include "include/v8-profiler.h"
#include "src/api/api-internal.h"
#include "src/api/api-object-support.h"
#include "src/heap/fillers.h"
#include "src/heap/object-visiting.h"
#include "src/profiler/embedder-graph.h"
#include "src/profiler/heap-profiler.h"
#include "src/profiler/sampling-heap-profiler.h"

// v8::HeapProfiler but for the graph of its snapshots (api-heap-graph.cc).
namespace v8 {

namespace internal {

namespace {

HeapProfiler* OpenProfiler(v8::HeapProfiler* profiler) { return reinterpret_cast<HeapProfiler*>(profiler); }
const HeapProfiler* OpenProfiler(const v8::HeapProfiler* profiler) {
  return reinterpret_cast<const HeapProfiler*>(profiler);
}

// What the host's callbacks describe. They hold handles of its own scope.
class GraphOfHost final : public v8::EmbedderGraph, public EmbedderGraphNodes {
 public:
  explicit GraphOfHost(Isolate* isolate) : isolate_(isolate) {}

  Node* V8Node(const Local<v8::Value>& value) override { return NodeOf(i::Open(value)); }
  Node* V8Node(const Local<v8::Data>& value) override { return NodeOf(i::Open(value)); }
  Node* AddNode(std::unique_ptr<Node> node) override {
    Node* const result = node.get();
    owned_.push_back(std::move(node));
    if (!nodes_.TryAdd(result)) throw std::bad_alloc();
    return result;
  }
  void AddEdge(Node* from, Node* to, const char* name) override {
    if (!edges_.TryAdd({from, to, name})) throw std::bad_alloc();
  }
  uint64_t ValueOf(Node* node) const override { return i::Open(static_cast<ObjectNode*>(node)->handle).ptr(); }

 private:
  struct ObjectNode final : Node {
    explicit ObjectNode(Local<v8::Data> value) : handle(value) {}
    const char* Name() override { return ""; }
    size_t SizeInBytes() override { return 0; }
    bool IsEmbedderNode() override { return false; }
    const Local<v8::Data> handle;
  };
  Node* NodeOf(Value value) {
    // Addresses are good until the next collection.
    if (gc_count_ != isolate_->heap()->gc_count()) {
      gc_count_ = isolate_->heap()->gc_count();
      by_address_.clear();
      for (const auto& node : objects_) by_address_[i::Open(node->handle).ptr()] = node.get();
    }
    ObjectNode*& known = by_address_[value.ptr()];
    if (known == nullptr) {
      objects_.push_back(std::make_unique<ObjectNode>(MakeLocal<v8::Data>(isolate_, value)));
      known = objects_.back().get();
    }
    return known;
  }

  Isolate* const isolate_;
  std::vector<std::unique_ptr<Node>> owned_;
  std::vector<std::unique_ptr<ObjectNode>> objects_;
  std::unordered_map<uint64_t, ObjectNode*> by_address_;
  unsigned gc_count_ = 0;
};

V8_NOINLINE void Collect(Isolate* isolate) {
  EntryScope entry(isolate);
  isolate->heap()->CollectAllAvailableGarbage(GarbageCollectionReason::kHeapProfiler);
}

// The handles with class ids, in the order of the list.
struct ClassifiedHandle {
  Address* location;
  uint16_t class_id;
};
std::vector<ClassifiedHandle> ClassifiedHandles(Isolate* isolate) {
  std::vector<ClassifiedHandle> handles;
  isolate->heap()->global_handles()->ForEachWithClassId(&handles, [](void* data, Address* location, uint16_t class_id) {
    static_cast<std::vector<ClassifiedHandle>*>(data)->push_back({location, class_id});
  });
  return handles;
}

// Asks the host about each of them that is an object.
template <typename Function>
void ForEachDetachedness(HeapProfiler* profiler, Function function) {
  if (profiler->detachedness_callback == nullptr) return;
  Isolate* const isolate = profiler->isolate();
  for (const ClassifiedHandle& handle : ClassifiedHandles(isolate)) {
    if (!IsJSReceiver(Value(*handle.location))) continue;
    const auto value = MakeLocal<v8::Value>(isolate, Value(*handle.location));
    const auto answer =
        profiler->detachedness_callback(External(isolate), value, handle.class_id, profiler->detachedness_data);
    function(handle.location, value, static_cast<uint8_t>(answer));
  }
}

V8_NOINLINE HeapSnapshot* WriteDown(HeapProfiler* profiler, const v8::HeapProfiler::HeapSnapshotOptions& options,
                                    EmbedderGraphNodes* graph, const base::GrowableArray<DetachedHandle>& detached) {
  EntryScope entry(profiler->isolate());
  return profiler->TakeSnapshot(options, graph, detached);
}

HeapSnapshot* TakeSnapshot(HeapProfiler* profiler, const v8::HeapProfiler::HeapSnapshotOptions& options) {
  Isolate* const isolate = profiler->isolate();
  const v8::HandleScope handles(External(isolate));
  Collect(isolate);
  GraphOfHost graph(isolate);
  base::GrowableArray<DetachedHandle> detached;
  const bool was_taking = profiler->is_taking_snapshot();
  profiler->set_taking_snapshot(true);
  HeapSnapshot* snapshot = nullptr;
  try {
    for (size_t k = 0; k < profiler->graph_callbacks.size(); ++k) {
      const HeapProfiler::GraphCallback callback = profiler->graph_callbacks[k];
      callback.callback(External(isolate), &graph, callback.data);
    }
    ForEachDetachedness(profiler, [&](Address* location, Local<v8::Value>, uint8_t value) {
      if (value != 0 && !detached.TryAdd({location, value})) throw std::bad_alloc();
    });
    const bool has_graph = !graph.nodes().empty() || !graph.edges().empty();
    snapshot = WriteDown(profiler, options, has_graph ? &graph : nullptr, detached);
  } catch (const std::bad_alloc&) {
  }
  profiler->set_taking_snapshot(was_taking);
  return snapshot;
}

V8_NOINLINE std::vector<Address> ObjectsOf(Isolate* isolate, Value realm) {
  EntryScope entry(isolate);
  isolate->heap()->MakeIterable();
  std::vector<Address> found;
  isolate->heap()->ForEachPage([&](PageMetadata* page) {
    ForEachObjectOnPage(page, [&](Address address, size_t) {
      if (IsFiller(address)) return;
      const Tagged<HeapObject> object(address);
      if (!IsJSObject(object) || IsJSGlobalObject(object) || HasInstanceType(object, JS_EXTERNAL_OBJECT_TYPE)) return;
      if (realm.IsUndefined() || CreationContextOf(Cast<JSReceiver>(object)) == realm) found.push_back(address);
    });
  });
  return found;
}

// The profile that the host gets: the sampler's tree, with strings.
class ProfileOfHost final : public v8::AllocationProfile {
 public:
  Node* GetRootNode() override { return &nodes_.front(); }
  const std::vector<Sample>& GetSamples() override { return samples_; }

  void Build(Isolate* isolate, SamplingHeapProfiler* sampler) {
    std::unordered_map<const SamplingHeapProfiler::Node*, Node*> made;
    AddNode(isolate, sampler, sampler->stacks().root(), nullptr, &made);
    for (const auto* sample = sampler->first_sample(); sample != nullptr; sample = sample->next) {
      samples_.push_back({sample->node->id, sample->size, sampler->EstimateCount(sample->size, 1), sample->id});
      std::vector<Allocation>& allocations = made[sample->node]->allocations;
      auto same = allocations.begin();
      while (same != allocations.end() && same->size != sample->size) ++same;
      if (same == allocations.end()) {
        allocations.push_back({sample->size, 1});
      } else {
        same->count++;
      }
    }
    for (Node& node : nodes_) {
      for (Allocation& allocation : node.allocations) {
        allocation.count = sampler->EstimateCount(allocation.size, allocation.count);
      }
    }
  }

 private:
  void AddNode(Isolate* isolate, SamplingHeapProfiler* sampler, const SamplingHeapProfiler::Node* from, Node* parent,
               std::unordered_map<const SamplingHeapProfiler::Node*, Node*>* made) {
    v8::Isolate* const external = External(isolate);
    nodes_.emplace_back();
    Node* const node = &nodes_.back();
    (*made)[from] = node;
    if (parent != nullptr) parent->children.push_back(node);
    const auto new_string = [external](const char* text, size_t length) {
      return v8::String::NewFromUtf8(external, text, v8::NewStringType::kNormal, static_cast<int>(length))
          .FromMaybe(v8::String::Empty(external));
    };
    node->name = new_string(sampler->stacks().names().text(from->name), sampler->stacks().names().length(from->name));
    node->script_name = v8::String::Empty(external);
    node->script_id = from->script_id;
    node->start_position = from->start_position;
    node->line_number = kNoLineNumberInfo;
    node->column_number = kNoColumnNumberInfo;
    node->node_id = from->id;
    const Tagged<Script> script = sampler->stacks().ScriptOf(from->script_id);
    if (!script.is_empty()) {
      const Value name = GetScriptNameOrSourceURL(script);
      if (IsString(name)) node->script_name = MakeLocal<v8::String>(isolate, name);
      ScriptLocation location;
      if (sampler->stacks().lines().Find(script, from->start_position, &location)) {
        node->line_number = location.line + 1;
        node->column_number = location.column + 1;
      }
    }
    for (const auto* child = from->first_child; child != nullptr; child = child->next_sibling) {
      AddNode(isolate, sampler, child, node, made);
    }
  }

  std::deque<Node> nodes_;
  std::vector<Sample> samples_;
};

}  // namespace

void DisposeHeapProfiler(Isolate* isolate) {
  base::Delete(isolate->api_data->heap_profiler);
  isolate->api_data->heap_profiler = nullptr;
}

}  // namespace internal

HeapProfiler* Isolate::GetHeapProfiler() {
  i::HeapProfiler*& profiler = i::Api(this)->heap_profiler;
  if (profiler == nullptr) {
    profiler = i::HeapProfiler::New(i::Internal(this));
    if (profiler == nullptr) i::FatalOutOfMemory(i::Internal(this), "v8::Isolate::GetHeapProfiler");
  }
  return reinterpret_cast<HeapProfiler*>(profiler);
}

// --- Snapshots -------------------------------------------------------------------------------------------------------

const HeapSnapshot* HeapProfiler::TakeHeapSnapshot(const HeapSnapshotOptions& options) {
  return reinterpret_cast<const HeapSnapshot*>(i::TakeSnapshot(i::OpenProfiler(this), options));
}
const HeapSnapshot* HeapProfiler::TakeHeapSnapshot(ActivityControl* control, ObjectNameResolver* resolver,
                                                   bool hide_internals, bool capture_numeric_value) {
  HeapSnapshotOptions options;
  options.control = control;
  options.global_object_name_resolver = resolver;
  options.snapshot_mode = hide_internals ? HeapSnapshotMode::kRegular : HeapSnapshotMode::kExposeInternals;
  options.numerics_mode = capture_numeric_value ? NumericsMode::kExposeNumericValues : NumericsMode::kHideNumericValues;
  return TakeHeapSnapshot(options);
}
int HeapProfiler::GetSnapshotCount() { return i::OpenProfiler(this)->snapshot_count(); }
const HeapSnapshot* HeapProfiler::GetHeapSnapshot(int index) {
  i::HeapProfiler* const profiler = i::OpenProfiler(this);
  if (!i::ApiCheck(index >= 0 && index < profiler->snapshot_count(), "v8::HeapProfiler::GetHeapSnapshot()",
                   "There is no such snapshot")) {
    return nullptr;
  }
  return reinterpret_cast<const HeapSnapshot*>(profiler->snapshot(index));
}
void HeapProfiler::DeleteAllHeapSnapshots() { i::OpenProfiler(this)->DeleteAllSnapshots(); }
bool HeapProfiler::IsTakingSnapshot() const { return i::OpenProfiler(this)->is_taking_snapshot(); }
const char* HeapProfiler::CopyNameForHeapSnapshot(const char* name) { return i::OpenProfiler(this)->CopyName(name); }

void HeapProfiler::AddBuildEmbedderGraphCallback(BuildEmbedderGraphCallback callback, void* data) {
  if (!i::OpenProfiler(this)->graph_callbacks.TryAdd({callback, data})) {
    i::FatalOutOfMemory(i::OpenProfiler(this)->isolate(), "v8::HeapProfiler::AddBuildEmbedderGraphCallback");
  }
}
void HeapProfiler::RemoveBuildEmbedderGraphCallback(BuildEmbedderGraphCallback callback, void* data) {
  auto& callbacks = i::OpenProfiler(this)->graph_callbacks;
  for (size_t k = 0; k < callbacks.size(); ++k) {
    if (callbacks[k].callback != callback || callbacks[k].data != data) continue;
    for (; k + 1 < callbacks.size(); ++k) callbacks[k] = callbacks[k + 1];
    callbacks.RemoveLast();
    return;
  }
}
void HeapProfiler::SetGetDetachednessCallback(GetDetachednessCallback callback, void* data) {
  i::OpenProfiler(this)->detachedness_callback = callback;
  i::OpenProfiler(this)->detachedness_data = data;
}
std::vector<Local<Value>> HeapProfiler::GetDetachedJSWrapperObjects() {
  std::vector<Local<Value>> found;
  i::ForEachDetachedness(i::OpenProfiler(this), [&found](i::Address*, Local<Value> value, uint8_t detachedness) {
    const bool is_detached = detachedness == static_cast<uint8_t>(EmbedderGraph::Node::Detachedness::kDetached);
    if (is_detached && value.As<Object>()->InternalFieldCount() > 0) found.push_back(value);
  });
  return found;
}

// --- Objects ---------------------------------------------------------------------------------------------------------

SnapshotObjectId HeapProfiler::GetObjectId(Local<Value> value) {
  const i::Value object = i::Open(value);
  return object.IsCell() ? i::OpenProfiler(this)->ids().Find(object.ptr()) : kUnknownObjectId;
}
SnapshotObjectId HeapProfiler::GetObjectId(NativeObject value) {
  return i::OpenProfiler(this)->ids().FindNative(value);
}
Local<Value> HeapProfiler::FindObjectById(SnapshotObjectId id) {
  i::HeapProfiler* const profiler = i::OpenProfiler(this);
  i::EntryScope entry(profiler->isolate());
  const i::Address object = profiler->FindReachable(id);
  // Objects of the engine's own are no values.
  const bool is_value = object != i::kNullAddress && (i::IsJSReceiver(i::Value(object)) ||
                                                      i::IsName(i::Value(object)) || i::IsBigInt(i::Value(object)));
  return is_value ? i::MakeLocal<Value>(profiler->isolate(), i::Value(object)) : Local<Value>();
}
void HeapProfiler::ClearObjectIds() { i::OpenProfiler(this)->ids().Clear(); }

void HeapProfiler::QueryObjects(Local<Context> context, QueryObjectPredicate* predicate,
                                std::vector<Global<Object>>* objects) {
  i::Isolate* const isolate = i::OpenProfiler(this)->isolate();
  i::Collect(isolate);
  const HandleScope outer(i::External(isolate));
  const i::Value realm = context.IsEmpty() ? i::Undefined() : i::Open(context);
  std::vector<Local<Object>> found;
  // Handles first: whatever the predicate does, they stay good.
  for (i::Address address : i::ObjectsOf(isolate, realm))
    found.push_back(i::MakeLocal<Object>(isolate, i::Value(address)));
  for (Local<Object> object : found) {
    if (predicate->Filter(object)) objects->emplace_back(i::External(isolate), object);
  }
}

// --- Tracking and sampling -------------------------------------------------------------------------------------------

void HeapProfiler::StartTrackingHeapObjects(bool track_allocations) {
  i::HeapProfiler* const profiler = i::OpenProfiler(this);
  i::Collect(profiler->isolate());
  i::EntryScope entry(profiler->isolate());
  (void)profiler->StartTracking(track_allocations);
}
SnapshotObjectId HeapProfiler::GetHeapStats(OutputStream* stream, int64_t* timestamp_us) {
  i::HeapProfiler* const profiler = i::OpenProfiler(this);
  i::Collect(profiler->isolate());
  return profiler->PushStatistics(stream, timestamp_us);
}
void HeapProfiler::StopTrackingHeapObjects() { i::OpenProfiler(this)->StopTracking(); }

bool HeapProfiler::StartSamplingHeapProfiler(uint64_t sample_interval, int stack_depth, SamplingFlags flags) {
  i::HeapProfiler* const profiler = i::OpenProfiler(this);
  if (profiler->sampler != nullptr) return false;
  if (!i::ApiCheck(sample_interval > 0 && stack_depth > 0, "v8::HeapProfiler::StartSamplingHeapProfiler()",
                   "The interval and the depth are above 0")) {
    return false;
  }
  profiler->sampler = i::SamplingHeapProfiler::New(profiler->isolate(), sample_interval, stack_depth, flags);
  return profiler->sampler != nullptr;
}
void HeapProfiler::StopSamplingHeapProfiler() {
  base::Delete(i::OpenProfiler(this)->sampler);
  i::OpenProfiler(this)->sampler = nullptr;
}
AllocationProfile* HeapProfiler::GetAllocationProfile() {
  i::HeapProfiler* const profiler = i::OpenProfiler(this);
  if (profiler->sampler == nullptr) return nullptr;
  if ((profiler->sampler->flags() & kSamplingForceGC) != 0) i::Collect(profiler->isolate());
  auto profile = std::make_unique<i::ProfileOfHost>();
  profile->Build(profiler->isolate(), profiler->sampler);
  return profile.release();
}

}  // namespace v8

// Heap snapshots, object ids, queries, and profiles of allocations.

#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "include/v8-json.h"
#include "include/v8-profiler.h"
#include "src/base/fault-injector.h"
#include "src/flags/flags.h"
#include "src/heap/heap.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace v8::internal {
namespace {

v8::HeapProfiler* Profiler() { return CcTest::isolate()->GetHeapProfiler(); }

std::string NameOf(const v8::HeapGraphNode* node) { return *v8::String::Utf8Value(CcTest::isolate(), node->GetName()); }

const v8::HeapGraphNode* Find(const v8::HeapGraphNode* node, v8::HeapGraphEdge::Type type, const char* name) {
  for (int i = 0; i < node->GetChildrenCount(); ++i) {
    const v8::HeapGraphEdge* const edge = node->GetChild(i);
    if (edge->GetType() != type) continue;
    if (std::strcmp(*v8::String::Utf8Value(CcTest::isolate(), edge->GetName()), name) == 0) return edge->GetToNode();
  }
  return nullptr;
}

// The child of the root that stands for the context's global object.
const v8::HeapGraphNode* Global(const v8::HeapSnapshot* snapshot, const LocalContext&) {
  const v8::HeapGraphNode* const root = snapshot->GetRoot();
  for (int i = 0; i < root->GetChildrenCount(); ++i) {
    const v8::HeapGraphNode* const node = root->GetChild(i)->GetToNode();
    if (Find(node, v8::HeapGraphEdge::kProperty, "mark_of_test") != nullptr) return node;
  }
  return nullptr;
}

const v8::HeapGraphNode* Property(const v8::HeapGraphNode* node, const char* name) {
  return Find(node, v8::HeapGraphEdge::kProperty, name);
}

class TextStream final : public v8::OutputStream {
 public:
  explicit TextStream(int abort_after = -1) : abort_after_(abort_after) {}
  void EndOfStream() override { ++ends; }
  int GetChunkSize() override { return 100; }
  WriteResult WriteAsciiChunk(char* data, int size) override {
    CHECK_LE(size, 100);
    text.append(data, static_cast<size_t>(size));
    return --abort_after_ == 0 ? kAbort : kContinue;
  }
  std::string text;
  int ends = 0;

 private:
  int abort_after_;
};

TEST(SnapshotShowsPropertiesElementsAndVariables) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(
      "var mark_of_test = {}; class Point { constructor() { this.inner = {}; this[3] = mark_of_test; } }\n"
      "var point = new Point(); var closure = (function() { const seen = point; return () => seen; })();\n"
      "var accessor = {get x() { return 1; }, set x(v) {}}; var list = [point, 'text'];");
  const v8::HeapSnapshot* const snapshot = Profiler()->TakeHeapSnapshot();
  const v8::HeapGraphNode* const global = Global(snapshot, context);
  CHECK_NOT_NULL(global);
  const v8::HeapGraphNode* const point = Property(global, "point");
  CHECK_NOT_NULL(point);
  CHECK_EQ(v8::HeapGraphNode::kObject, point->GetType());
  CHECK_EQ("Point", NameOf(point));
  CHECK_GE(point->GetShallowSize(), 32u);
  CHECK_NOT_NULL(Property(point, "inner"));
  CHECK_EQ(Property(global, "mark_of_test"), Find(point, v8::HeapGraphEdge::kElement, "3"));
  const v8::HeapGraphNode* const closure = Property(global, "closure");
  CHECK_EQ(v8::HeapGraphNode::kClosure, closure->GetType());
  const v8::HeapGraphNode* const variables = Find(closure, v8::HeapGraphEdge::kInternal, "context");
  CHECK_EQ(point, Find(variables, v8::HeapGraphEdge::kContextVariable, "seen"));
  const v8::HeapGraphNode* const accessor = Property(global, "accessor");
  CHECK_NOT_NULL(Property(accessor, "get x"));
  CHECK_NOT_NULL(Property(accessor, "set x"));
  const v8::HeapGraphNode* const list = Property(global, "list");
  CHECK_EQ(point, Find(list, v8::HeapGraphEdge::kElement, "0"));
  CHECK_EQ("text", NameOf(Find(list, v8::HeapGraphEdge::kElement, "1")));
  CHECK_NOT_NULL(Find(list, v8::HeapGraphEdge::kInternal, "elements"));
  Profiler()->DeleteAllHeapSnapshots();
}

TEST(SnapshotTellsKindsOfNodes) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(
      "var mark_of_test = {}; var big = 12n; var symbol = Symbol('s'); var pattern = /ab+c/;\n"
      "var left = 'abcdefghijklmno'.repeat(3), right = 'ponmlkjihgfedcba'.repeat(2); var cons = left + right;\n"
      "var sliced = left.substring(3, 40); var buffer = new ArrayBuffer(5000); var map = new Map([[{}, 1]]);");
  const v8::HeapSnapshot* const snapshot = Profiler()->TakeHeapSnapshot();
  const v8::HeapGraphNode* const global = Global(snapshot, context);
  CHECK_EQ(v8::HeapGraphNode::kBigInt, Property(global, "big")->GetType());
  CHECK_EQ(v8::HeapGraphNode::kSymbol, Property(global, "symbol")->GetType());
  CHECK_EQ(v8::HeapGraphNode::kRegExp, Property(global, "pattern")->GetType());
  CHECK_EQ("ab+c", NameOf(Property(global, "pattern")));
  const v8::HeapGraphNode* const cons = Property(global, "cons");
  CHECK_EQ(v8::HeapGraphNode::kConsString, cons->GetType());
  CHECK_NOT_NULL(Find(cons, v8::HeapGraphEdge::kInternal, "first"));
  CHECK_EQ(v8::HeapGraphNode::kSlicedString, Property(global, "sliced")->GetType());
  const v8::HeapGraphNode* const store =
      Find(Property(global, "buffer"), v8::HeapGraphEdge::kInternal, "backing_store");
  CHECK_EQ(v8::HeapGraphNode::kNative, store->GetType());
  CHECK_EQ(5000u, store->GetShallowSize());
  CHECK_EQ("Map", NameOf(Property(global, "map")));
  CHECK_NOT_NULL(Find(Property(global, "map"), v8::HeapGraphEdge::kInternal, "table"));
  CHECK_EQ("(GC roots)", NameOf(snapshot->GetRoot()->GetChild(0)->GetToNode()));
  Profiler()->DeleteAllHeapSnapshots();
}

// Whatever is a node was reached from the root.
TEST(EveryNodeOfASnapshotHasARetainer) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(
      "var mark_of_test = {}; var wm = new WeakMap(); var ws = new WeakSet(); var k = {}; wm.set(k, {deep: {}}); "
      "ws.add(k);\n"
      "var ref = new WeakRef(k); var gen = (function*() { yield k; })(); gen.next(); var p = Promise.resolve(k);\n"
      "function sloppy(a) { return arguments; } var args = sloppy({}); var sparse = []; sparse[100000] = {};\n"
      "var dictionary = {a: 1, b: {}}; delete dictionary.a; var bound = sloppy.bind({}, {}); var proxy = new Proxy({}, "
      "{});\n"
      "class P { #secret = {}; static s = {}; } var privates = new P(); var dv = new DataView(new ArrayBuffer(8));");
  const v8::HeapSnapshot* const snapshot = Profiler()->TakeHeapSnapshot();
  std::vector<bool> is_reached(static_cast<size_t>(snapshot->GetNodesCount()));
  std::vector<const v8::HeapGraphNode*> work = {snapshot->GetRoot()};
  std::vector<const v8::HeapGraphNode*> nodes;
  for (int i = 0; i < snapshot->GetNodesCount(); ++i) nodes.push_back(snapshot->GetNode(i));
  std::vector<size_t> by_id;
  for (const v8::HeapGraphNode* node : nodes) {
    if (node->GetId() >= by_id.size()) by_id.resize(node->GetId() + 1);
    CHECK_EQ(0u, by_id[node->GetId()]);  // ids are unique
    by_id[node->GetId()] = 1;
  }
  for (size_t i = 0; i < nodes.size(); ++i) by_id[nodes[i]->GetId()] = i;
  is_reached[0] = true;
  while (!work.empty()) {
    const v8::HeapGraphNode* const node = work.back();
    work.pop_back();
    for (int i = 0; i < node->GetChildrenCount(); ++i) {
      if (node->GetChild(i)->GetType() == v8::HeapGraphEdge::kWeak) continue;
      const v8::HeapGraphNode* const child = node->GetChild(i)->GetToNode();
      if (is_reached[by_id[child->GetId()]]) continue;
      is_reached[by_id[child->GetId()]] = true;
      work.push_back(child);
    }
  }
  int lost = 0;
  for (size_t i = 0; i < is_reached.size(); ++i) {
    if (is_reached[i]) continue;
    if (++lost < 20) printf("lost: %s (type %d)\n", NameOf(nodes[i]).c_str(), nodes[i]->GetType());
  }
  CHECK_EQ(0, lost);
  // The value hangs on key and table.
  const v8::HeapGraphNode* const key = Property(Global(snapshot, context), "k");
  bool has_value = false;
  for (int i = 0; i < key->GetChildrenCount(); ++i) {
    const std::string name = *v8::String::Utf8Value(CcTest::isolate(), key->GetChild(i)->GetName());
    has_value |= name.find("part of key (Object @") != std::string::npos;
  }
  CHECK(has_value);
  Profiler()->DeleteAllHeapSnapshots();
}

TEST(SnapshotIsJsonThatDevToolsReads) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(
      "var mark_of_test = {}; var text = 'line\\n\"\\u0081\\u0801\\ud83d\\ude00\\ud800 end'; function named() {}");
  const v8::HeapSnapshot* const snapshot = Profiler()->TakeHeapSnapshot();
  TextStream stream;
  snapshot->Serialize(&stream);
  CHECK_EQ(1, stream.ends);
  const auto parsed = v8::JSON::Parse(context.local(), v8_str(stream.text.c_str())).ToLocalChecked();
  context->Global()->Set(context.local(), v8_str("parsed"), parsed).FromJust();
  ExpectTrue(
      "const meta = parsed.snapshot.meta, width = meta.node_fields.length;\n"
      "parsed.nodes.length == parsed.snapshot.node_count * width &&\n"
      "parsed.edges.length == parsed.snapshot.edge_count * meta.edge_fields.length");
  ExpectTrue(
      "let edges = 0; for (let i = 4; i < parsed.nodes.length; i += width) edges += parsed.nodes[i];\n"
      "edges == parsed.snapshot.edge_count");
  ExpectTrue("parsed.strings.includes(text) && parsed.strings.includes('named')");
  ExpectTrue("parsed.edges.every((value, i) => i % 3 != 2 || (value % width == 0 && value < parsed.nodes.length))");
  ExpectTrue("parsed.locations.length > 0 && parsed.locations.length % meta.location_fields.length == 0");
  Profiler()->DeleteAllHeapSnapshots();
}

TEST(StreamsCanAbort) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  TextStream stream(3);
  Profiler()->TakeHeapSnapshot()->Serialize(&stream);
  CHECK_EQ(300u, stream.text.size());
  CHECK_EQ(0, stream.ends);
  Profiler()->DeleteAllHeapSnapshots();
}

class Control final : public v8::ActivityControl {
 public:
  explicit Control(int abort_at) : abort_at_(abort_at) {}
  ControlOption ReportProgressValue(uint32_t done, uint32_t total) override {
    CHECK_LE(done, total);
    CHECK(!finished);
    finished = done == total;
    return --abort_at_ == 0 ? kAbort : kContinue;
  }
  bool finished = false;

 private:
  int abort_at_;
};

TEST(HostsCanAbortASnapshot) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  Control aborts(1);
  CHECK_NULL(Profiler()->TakeHeapSnapshot(&aborts));
  CHECK(!aborts.finished);
  CHECK_EQ(0, Profiler()->GetSnapshotCount());
  Control goes_on(-1);
  CHECK_NOT_NULL(Profiler()->TakeHeapSnapshot(&goes_on));
  CHECK(goes_on.finished);
  CHECK_EQ(1, Profiler()->GetSnapshotCount());
  Profiler()->DeleteAllHeapSnapshots();
  CHECK_EQ(0, Profiler()->GetSnapshotCount());
}

TEST(IdsStayWhileObjectsMove) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  v8::Local<v8::Object> object = CompileRun("var mark_of_test = {}; var kept = {a: {}}; kept").As<v8::Object>();
  CHECK_EQ(v8::HeapProfiler::kUnknownObjectId, Profiler()->GetObjectId(object));
  Profiler()->TakeHeapSnapshot();
  const v8::SnapshotObjectId id = Profiler()->GetObjectId(object);
  CHECK_NE(v8::HeapProfiler::kUnknownObjectId, id);
  for (int i = 0; i < 3; ++i) {
    const bool stress = v8_flags.stress_compaction;
    v8_flags.stress_compaction = true;
    heap::InvokeMajorGC(CcTest::heap());
    v8_flags.stress_compaction = stress;
    CompileRun("for (let i = 0; i < 20000; i++) ({i})");
    heap::InvokeMinorGC(CcTest::heap());
    CHECK_EQ(id, Profiler()->GetObjectId(object));
  }
  const v8::HeapSnapshot* const second = Profiler()->TakeHeapSnapshot();
  CHECK_EQ(id, Property(Global(second, context), "kept")->GetId());
  CHECK_EQ(second->GetNodeById(id), Property(Global(second, context), "kept"));
  CHECK(Profiler()->FindObjectById(id)->StrictEquals(object));
  CHECK_GE(second->GetMaxSnapshotJSObjectId(), id);
  Profiler()->ClearObjectIds();
  CHECK_EQ(v8::HeapProfiler::kUnknownObjectId, Profiler()->GetObjectId(object));
  CHECK(Profiler()->FindObjectById(id).IsEmpty());
  Profiler()->DeleteAllHeapSnapshots();
}

TEST(IdsOfYoungObjectsFollowThem) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  Profiler()->StartTrackingHeapObjects();
  v8::Local<v8::Object> object = CompileRun("var kept = {a: {}}; kept").As<v8::Object>();
  Profiler()->TakeHeapSnapshot();
  const v8::SnapshotObjectId id = Profiler()->GetObjectId(object);
  CompileRun("kept.b = []; for (let i = 0; i < 1000; i++) kept.b.push({i})");
  heap::InvokeMinorGC(CcTest::heap());
  heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ(id, Profiler()->GetObjectId(object));
  Profiler()->StopTrackingHeapObjects();
  Profiler()->DeleteAllHeapSnapshots();
}

TEST(WhatHasDiedIsNotFoundById) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  v8::SnapshotObjectId id;
  {
    v8::HandleScope inner(CcTest::isolate());
    v8::Local<v8::Value> object = CompileRun("var dies = {}; dies");
    Profiler()->TakeHeapSnapshot();
    id = Profiler()->GetObjectId(object);
    CHECK(Profiler()->FindObjectById(id)->StrictEquals(object));
    CompileRun("dies = null");
  }
  CHECK(Profiler()->FindObjectById(id).IsEmpty());
  Profiler()->DeleteAllHeapSnapshots();
}

class StatisticsStream final : public v8::OutputStream {
 public:
  void EndOfStream() override { ++ends; }
  WriteResult WriteAsciiChunk(char*, int) override { UNREACHABLE(); }
  WriteResult WriteHeapStatsChunk(v8::HeapStatsUpdate* data, int count) override {
    updates.insert(updates.end(), data, data + count);
    return kContinue;
  }
  std::vector<v8::HeapStatsUpdate> updates;
  int ends = 0;
};

TEST(StatisticsTellIntervalsApart) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun("var list = [];");
  Profiler()->StartTrackingHeapObjects();
  StatisticsStream first;
  int64_t time = -1;
  const v8::SnapshotObjectId first_id = Profiler()->GetHeapStats(&first, &time);
  CHECK_EQ(1, first.ends);
  CHECK_GE(time, 0);
  CHECK_EQ(1u, first.updates.size());
  CompileRun("for (let i = 0; i < 1000; i++) list.push({i})");
  StatisticsStream second;
  const v8::SnapshotObjectId second_id = Profiler()->GetHeapStats(&second);
  CHECK_GE(second_id, first_id + 2000);
  bool found = false;
  for (const v8::HeapStatsUpdate& update : second.updates) {
    found |= update.index == 1 && update.count >= 1000 && update.size >= 1000 * 32;
  }
  CHECK(found);
  CompileRun("list = []");
  StatisticsStream third;
  Profiler()->GetHeapStats(&third);
  for (const v8::HeapStatsUpdate& update : third.updates) CHECK(update.index != 1 || update.count < 500);
  Profiler()->StopTrackingHeapObjects();
}

class NamedNode final : public v8::EmbedderGraph::Node {
 public:
  NamedNode(const char* name, size_t size, bool is_root, Node* wrapper = nullptr)
      : name_(name), size_(size), is_root_(is_root), wrapper_(wrapper) {}
  const char* Name() override { return name_; }
  size_t SizeInBytes() override { return size_; }
  bool IsRootNode() override { return is_root_; }
  Node* WrapperNode() override { return wrapper_; }
  const char* NamePrefix() override { return is_root_ ? nullptr : "Host"; }
  v8::NativeObject GetNativeObject() override { return const_cast<char*>(name_); }
  Detachedness GetDetachedness() override { return is_root_ ? Detachedness::kUnknown : Detachedness::kDetached; }

 private:
  const char* const name_;
  const size_t size_;
  const bool is_root_;
  Node* const wrapper_;
};

constexpr char kDocument[] = "document";
constexpr char kElement[] = "element";
constexpr char kStyle[] = "style";

void BuildGraph(v8::Isolate* isolate, v8::EmbedderGraph* graph, void* data) {
  CHECK(isolate->GetHeapProfiler()->IsTakingSnapshot());
  v8::Local<v8::Value> wrapper = static_cast<v8::Global<v8::Value>*>(data)->Get(isolate);
  auto* const object = graph->V8Node(wrapper);
  CHECK(!object->IsEmbedderNode());
  CHECK_EQ(object, graph->V8Node(wrapper));
  auto* const document = graph->AddNode(std::make_unique<NamedNode>(kDocument, 100, true));
  auto* const element = graph->AddNode(std::make_unique<NamedNode>(kElement, 1000, false, object));
  auto* const style = graph->AddNode(std::make_unique<NamedNode>(kStyle, 20, false));
  graph->AddEdge(document, element, "child");
  graph->AddEdge(element, style);
}

TEST(HostsAddTheirOwnNodes) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  v8::Global<v8::Value> wrapper(CcTest::isolate(), CompileRun("var mark_of_test = {}; mark_of_test"));
  Profiler()->AddBuildEmbedderGraphCallback(&BuildGraph, &wrapper);
  const v8::HeapSnapshot* const snapshot = Profiler()->TakeHeapSnapshot();
  CHECK(!Profiler()->IsTakingSnapshot());
  const v8::HeapGraphNode* const root = snapshot->GetRoot();
  const v8::HeapGraphNode* document = nullptr;
  for (int i = 0; i < root->GetChildrenCount(); ++i) {
    if (NameOf(root->GetChild(i)->GetToNode()) == kDocument) document = root->GetChild(i)->GetToNode();
  }
  CHECK_NOT_NULL(document);
  CHECK_EQ(v8::HeapGraphNode::kSynthetic, document->GetType());
  CHECK_EQ(100u, document->GetShallowSize());
  // One node for the element and the object that stands for it.
  const v8::HeapGraphNode* const element = Find(document, v8::HeapGraphEdge::kInternal, "child");
  CHECK_EQ(Property(Global(snapshot, context), "mark_of_test"), element);
  CHECK_EQ("Host element", NameOf(element));
  CHECK_EQ(v8::HeapGraphNode::kNative, element->GetType());
  CHECK_GT(element->GetShallowSize(), 1000u);
  CHECK_EQ(element->GetId(), Profiler()->GetObjectId(const_cast<char*>(kElement)));
  const v8::HeapGraphNode* const style = Find(element, v8::HeapGraphEdge::kElement, "1");
  CHECK_EQ("Host style", NameOf(style));
  CHECK_EQ(style->GetId(), Profiler()->GetObjectId(const_cast<char*>(kStyle)));
  CHECK_EQ(style, snapshot->GetNodeById(style->GetId()));
  Profiler()->RemoveBuildEmbedderGraphCallback(&BuildGraph, &wrapper);
  const v8::HeapSnapshot* const without = Profiler()->TakeHeapSnapshot();
  CHECK_NULL(without->GetNodeById(document->GetId()));
  CHECK_EQ("Object", NameOf(without->GetNodeById(element->GetId())));
  Profiler()->DeleteAllHeapSnapshots();
}

class Resolver final : public v8::HeapProfiler::ObjectNameResolver {
 public:
  const char* GetName(v8::Local<v8::Object>) override { return "page"; }
};

TEST(GlobalObjectsHaveTheHostsName) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun("var mark_of_test = {};");
  Resolver resolver;
  const v8::HeapSnapshot* const snapshot = Profiler()->TakeHeapSnapshot(nullptr, &resolver);
  CHECK_EQ("Object / page", NameOf(Global(snapshot, context)));
  Profiler()->DeleteAllHeapSnapshots();
}

TEST(NumbersAreNodesOnRequest) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun("var mark_of_test = {}; var whole = 7; var half = 2.5;");
  const v8::HeapGraphNode* global = Global(Profiler()->TakeHeapSnapshot(), context);
  CHECK_NULL(Property(global, "whole"));
  CHECK_NULL(Property(global, "half"));
  global = Global(Profiler()->TakeHeapSnapshot(nullptr, nullptr, true, true), context);
  const v8::HeapGraphNode* const half = Property(global, "half");
  CHECK_EQ(v8::HeapGraphNode::kHeapNumber, half->GetType());
  CHECK_EQ("2.5", NameOf(Find(half, v8::HeapGraphEdge::kInternal, "value")));
  CHECK_EQ("7", NameOf(Find(Property(global, "whole"), v8::HeapGraphEdge::kInternal, "value")));
  Profiler()->DeleteAllHeapSnapshots();
}

class InstancesOfFoo final : public v8::QueryObjectPredicate {
 public:
  bool Filter(v8::Local<v8::Object> object) override {
    return std::strcmp(*v8::String::Utf8Value(CcTest::isolate(), object->GetConstructorName()), "Foo") == 0;
  }
};

TEST(QueriesFindObjectsThatLive) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun("class Foo {} var foos = [new Foo(), new Foo()]; (() => { for (let i = 0; i < 10; i++) new Foo(); })()");
  InstancesOfFoo predicate;
  std::vector<v8::Global<v8::Object>> found;
  Profiler()->QueryObjects(context.local(), &predicate, &found);
  int instances = 0;
  for (auto& each : found) {
    context->Global()->Set(context.local(), v8_str("found"), each.Get(CcTest::isolate())).FromJust();
    instances += CompileRun("foos.includes(found)")->IsTrue();
  }
  CHECK_EQ(2, instances);
}

v8::EmbedderGraph::Node::Detachedness TellDetachedness(v8::Isolate*, const v8::Local<v8::Value>&, uint16_t class_id,
                                                       void* data) {
  using Detachedness = v8::EmbedderGraph::Node::Detachedness;
  return class_id == *static_cast<uint16_t*>(data) ? Detachedness::kDetached : Detachedness::kAttached;
}

TEST(DetachedWrappersAreFound) {
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope scope(isolate);
  v8::Local<v8::ObjectTemplate> with_field = v8::ObjectTemplate::New(isolate);
  with_field->SetInternalFieldCount(1);
  v8::Local<v8::Object> wrapper = with_field->NewInstance(context.local()).ToLocalChecked();
  v8::Global<v8::Object> detached(isolate, wrapper);
  detached.SetWrapperClassId(7);
  v8::Global<v8::Object> attached(isolate, with_field->NewInstance(context.local()).ToLocalChecked());
  attached.SetWrapperClassId(8);
  uint16_t detached_id = 7;
  Profiler()->SetGetDetachednessCallback(&TellDetachedness, &detached_id);
  const std::vector<v8::Local<v8::Value>> found = Profiler()->GetDetachedJSWrapperObjects();
  CHECK_EQ(1u, found.size());
  CHECK(found[0]->StrictEquals(wrapper));
  TextStream stream;
  Profiler()->TakeHeapSnapshot()->Serialize(&stream);
  CHECK_NE(std::string::npos, stream.text.find(",0,2\n"));
  Profiler()->SetGetDetachednessCallback(nullptr, nullptr);
  Profiler()->DeleteAllHeapSnapshots();
}

TEST(NamesForSnapshotsAreCopied) {
  LocalContext context;
  char name[] = "node";
  const char* const copy = Profiler()->CopyNameForHeapSnapshot(name);
  name[0] = 'c';
  CHECK_EQ(0, std::strcmp("node", copy));
  CHECK_EQ(copy, Profiler()->CopyNameForHeapSnapshot("node"));
  CHECK_NE(copy, Profiler()->CopyNameForHeapSnapshot(name));
}

// Each allocation outside of the heap fails in turn: there is a snapshot or there is none, and the isolate goes on.
TEST(SnapshotsWithoutMemoryAreNull) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun("var mark_of_test = {}; var kept = []; for (let i = 0; i < 100; i++) kept.push({i});");
  Profiler();
  int failures = 0;
  uint64_t at = 1;
  for (int round = 0; round < 60; ++round, at += 1 + at / 4) {
    base::FaultInjector::FailAt(at, 1u << static_cast<int>(base::Gate::kMalloc));
    const v8::HeapSnapshot* const snapshot = Profiler()->TakeHeapSnapshot();
    base::FaultInjector::Reset();
    if (snapshot == nullptr) {
      ++failures;
    } else {
      const_cast<v8::HeapSnapshot*>(snapshot)->Delete();
    }
    Profiler()->ClearObjectIds();
  }
  CHECK_GT(failures, 5);
  CHECK_NOT_NULL(Global(Profiler()->TakeHeapSnapshot(), context));
  ExpectTrue("kept.length == 100");
  Profiler()->DeleteAllHeapSnapshots();
}

const v8::AllocationProfile::Node* FindNode(const v8::AllocationProfile::Node* node, const char* name) {
  for (const v8::AllocationProfile::Node* child : node->children) {
    if (std::strcmp(*v8::String::Utf8Value(CcTest::isolate(), child->name), name) == 0) return child;
  }
  return nullptr;
}

size_t SizeOf(const v8::AllocationProfile::Node* node) {
  size_t size = 0;
  for (const auto& allocation : node->allocations) size += allocation.size * allocation.count;
  for (const v8::AllocationProfile::Node* child : node->children) size += SizeOf(child);
  return size;
}

TEST(SamplesTellWhoAllocates) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  v8_flags.sampling_heap_profiler_suppress_randomness = true;
  CHECK_NULL(Profiler()->GetAllocationProfile());
  CHECK(Profiler()->StartSamplingHeapProfiler(1024));
  CHECK(!Profiler()->StartSamplingHeapProfiler(1024));
  CompileRun(
      "var kept = [];\n"
      "function makes() { for (let i = 0; i < 10000; i++) kept.push({a: i, b: i, c: i}); }\n"
      "  function calls() { makes(); }\n"
      "calls();");
  {
    std::unique_ptr<v8::AllocationProfile> profile(Profiler()->GetAllocationProfile());
    const v8::AllocationProfile::Node* const script = FindNode(profile->GetRootNode(), "");
    CHECK_NOT_NULL(script);
    const v8::AllocationProfile::Node* const calls = FindNode(script, "calls");
    CHECK_NOT_NULL(calls);
    CHECK_EQ(3, calls->line_number);
    CHECK_GT(calls->script_id, 0);
    const v8::AllocationProfile::Node* const makes = FindNode(calls, "makes");
    CHECK_NOT_NULL(makes);
    // 10,000 objects of 48 bytes at least, and the array.
    CHECK_GT(SizeOf(makes), 400000u);
    CHECK_LT(SizeOf(makes), 1600000u);
    CHECK(!profile->GetSamples().empty());
    uint64_t last = 0;
    for (const v8::AllocationProfile::Sample& sample : profile->GetSamples()) {
      CHECK_GT(sample.sample_id, last);
      last = sample.sample_id;
    }
  }
  // What has died is not in it any more.
  CompileRun("kept = null");
  heap::InvokeMajorGC(CcTest::heap());
  {
    DisableConservativeStackScanningScopeForTesting no_scan(CcTest::heap());
    heap::InvokeMajorGC(CcTest::heap());
  }
  std::unique_ptr<v8::AllocationProfile> profile(Profiler()->GetAllocationProfile());
  CHECK_LT(SizeOf(profile->GetRootNode()), 200000u);
  Profiler()->StopSamplingHeapProfiler();
  CHECK_NULL(Profiler()->GetAllocationProfile());
  v8_flags.sampling_heap_profiler_suppress_randomness = false;
}

TEST(DeadObjectsStayInTheProfileOnRequest) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CHECK(Profiler()->StartSamplingHeapProfiler(
      1024, 16,
      static_cast<v8::HeapProfiler::SamplingFlags>(v8::HeapProfiler::kSamplingIncludeObjectsCollectedByMajorGC |
                                                   v8::HeapProfiler::kSamplingIncludeObjectsCollectedByMinorGC)));
  CompileRun("function garbage() { for (let i = 0; i < 20000; i++) ({a: i, b: i}); } garbage()");
  heap::InvokeMajorGC(CcTest::heap());
  std::unique_ptr<v8::AllocationProfile> profile(Profiler()->GetAllocationProfile());
  CHECK_GT(SizeOf(profile->GetRootNode()), 400000u);
  Profiler()->StopSamplingHeapProfiler();
}

TEST(HostsAllocationsAreSampledToo) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CHECK(Profiler()->StartSamplingHeapProfiler(256));
  for (int i = 0; i < 1000; ++i) v8::Object::New(CcTest::isolate());
  std::unique_ptr<v8::AllocationProfile> profile(Profiler()->GetAllocationProfile());
  CHECK_NOT_NULL(FindNode(profile->GetRootNode(), "(V8 API)"));
  Profiler()->StopSamplingHeapProfiler();
}

}  // namespace
}  // namespace v8::internal

// HeapProfiler::StartTrackingHeapObjects(true): who has allocated what a snapshot shows.

#include <cstring>
#include <string>
#include <vector>

#include "include/v8-profiler.h"
#include "src/flags/flags.h"
#include "src/heap/heap.h"
#include "src/profiler/object-ids.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace v8::internal {
namespace {

v8::HeapProfiler* Profiler() { return CcTest::isolate()->GetHeapProfiler(); }

class TextStream final : public v8::OutputStream {
 public:
  void EndOfStream() override {}
  WriteResult WriteAsciiChunk(char* data, int size) override {
    text.append(data, static_cast<size_t>(size));
    return kContinue;
  }
  WriteResult WriteHeapStatsChunk(v8::HeapStatsUpdate*, int) override { return kContinue; }
  std::string text;
};

// Reads a snapshot as DevTools does; made before anything is tracked.
const char* const kReader = R"(
  function Snapshot(text) {
    const {snapshot, nodes, edges, strings, trace_function_infos: infos, trace_tree, samples} = JSON.parse(text);
    const {node_fields, edge_fields, trace_function_info_fields, trace_node_fields} = snapshot.meta;
    const at = Object.fromEntries(node_fields.map((name, k) => [name, k]));
    this.samples = samples;
    this.functions = [];
    for (let k = 0; k < infos.length; k += trace_function_info_fields.length) {
      const [id, name, script, script_id, line, column] = infos.slice(k, k + 6);
      this.functions.push({id, name: strings[name], script: strings[script], script_id, line, column});
    }
    if (this.functions.length !== snapshot.trace_function_count) throw 'trace_function_count';
    this.traces = new Map();
    const visit = (list, parent) => {
      for (let k = 0; k < list.length; k += trace_node_fields.length) {
        const [id, info, count, size, children] = list.slice(k, k + 5);
        if (!this.functions[info] || this.traces.has(id)) throw 'a trace node';
        const node = {id, function: this.functions[info], count, size, parent};
        this.traces.set(id, node);
        visit(children, node);
      }
    };
    visit(trace_tree, null);
    this.objects = [];
    for (let k = 0; k < nodes.length; k += node_fields.length) {
      const trace = nodes[k + at.trace_node_id];
      if (trace !== 0 && !this.traces.has(trace)) throw 'an unknown trace ' + trace;
      this.objects.push({name: strings[nodes[k + at.name]], type: nodes[k + at.type], trace: this.traces.get(trace)});
    }
    // The paths to the objects of the name, with how many there are of each: 2 innermost<outermost 1 none.
    this.pathsOf = name => {
      const paths = {};
      for (const object of this.objects) {
        if (object.name !== name || object.type !== 3) continue;
        let path = [];
        for (let node = object.trace; node?.parent; node = node.parent) path.push(node.function.name);
        path = path.join('<') || 'none';
        paths[path] = (paths[path] ?? 0) + 1;
      }
      return Object.entries(paths).map(([path, count]) => `${count} ${path}`).sort().join(' ');
    };
    this.countsOf = path => {
      const names = path.split('<');
      let count = 0;
      for (const node of this.traces.values()) {
        let k = 0;
        let at = node;
        for (; k < names.length && at?.function.name === names[k]; ++k) at = at.parent;
        if (k === names.length) count += node.count;
      }
      return count;
    };
  }
)";

void TakeSnapshot() {
  TextStream stream;
  Profiler()->TakeHeapSnapshot()->Serialize(&stream);
  const v8::Local<v8::Context> context = CcTest::isolate()->GetCurrentContext();
  CHECK(context->Global()->Set(context, v8_str("text"), v8_str(stream.text.c_str())).FromJust());
  CompileRun("var snapshot = new Snapshot(text); text = null;");
  Profiler()->DeleteAllHeapSnapshots();
}

std::string Text(const char* code) { return *v8::String::Utf8Value(CcTest::isolate(), CompileRun(code)); }
int IntegerOf(const char* code) {
  return CompileRun(code)->Int32Value(CcTest::isolate()->GetCurrentContext()).FromJust();
}

const char* const kProgram =
    "class Kept {}\n"
    "var kept = [];\n"
    "  function leaf() { kept.push(new Kept); }\n"
    "function left() { leaf(); leaf(); }\n"
    "function right() { leaf(); }\n";
const char* const kRun = "(function run() { for (let i = 0; i < 10; i++) { left(); right(); } })()";

}  // namespace

TEST(AllocationsHaveTraces) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(kReader);
  CompileRunWithOrigin(kProgram, "traced.js");
  CompileRun(kRun);  // Before: without a trace.
  Profiler()->StartTrackingHeapObjects(true);
  CompileRun(kRun);
  TakeSnapshot();
  Profiler()->StopTrackingHeapObjects();
  CHECK_EQ(std::string("10 leaf<right<run< 20 leaf<left<run< 30 none"), Text("snapshot.pathsOf('Kept')"));
  CHECK_EQ(std::string("traced.js:3:16"),
           Text("(({script, line, column}) => [script, line, column].join(':'))(snapshot.functions.find("
                "f => f.name === 'leaf'))"));
  CHECK_EQ(std::string("[\"(root)\",\"\",0,0,0]"),
           Text("(f => JSON.stringify([f.name, f.script, f.script_id, f.line, f.column]))(snapshot.functions[0])"));
  CHECK(CompileRun("snapshot.functions.every((f, k) => f.id === k)")->IsTrue());
  // One entry for a function, however many paths lead there.
  CHECK_EQ(1, IntegerOf("snapshot.functions.filter(f => f.name === 'leaf').length"));
  CHECK_EQ(2, IntegerOf("[...snapshot.traces.values()].filter(n => n.function.name === 'leaf').length"));
}

// Everything is counted that was allocated, whether it lives or not, and no matter how.
TEST(AllocationsAreAllCounted) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(kReader);
  CompileRun("function makes() { for (let i = 0; i < 100000; i++) ({}); }"
             "function large() { return new Array(300000).fill(1); }"
             "var sink; makes(); sink = large(); sink = null;");
  Profiler()->StartTrackingHeapObjects(true);
  CompileRun("makes(); sink = large();");
  TakeSnapshot();
  Profiler()->StopTrackingHeapObjects();
  const int makes = IntegerOf("snapshot.countsOf('makes')");
  CHECK_GE(makes, 100000);
  CHECK_LE(makes, 100010);
  CHECK_LT(2000000, IntegerOf("[...snapshot.traces.values()].find(n => n.function.name === 'large').size"));
  CHECK_LT(1600000, IntegerOf("[...snapshot.traces.values()].find(n => n.function.name === 'makes').size"));
}

// What survives collections of both kinds keeps its trace when it moves, and who takes its place does not get it.
TEST(AllocationTracesFollowObjects) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(kReader);
  CompileRunWithOrigin(kProgram, "traced.js");
  Profiler()->StartTrackingHeapObjects(true);
  CompileRun(kRun);
  const bool stress = v8_flags.stress_compaction;
  v8_flags.stress_compaction = true;
  for (int k = 0; k < 3; ++k) {
    CompileRun("(function litter() { for (let i = 0; i < 20000; i++) ({i}); })()");
    heap::InvokeMinorGC(CcTest::heap());
    CompileRun("(function others() { kept.push(new Kept); })()");
    heap::InvokeMajorGC(CcTest::heap());
  }
  v8_flags.stress_compaction = stress;
  TakeSnapshot();
  CHECK_EQ(std::string("10 leaf<right<run< 20 leaf<left<run< 3 others<"), Text("snapshot.pathsOf('Kept')"));
  Profiler()->StopTrackingHeapObjects();
}

// Without track_allocations, or after the end, there are none.
TEST(AllocationTracesOnlyWhileTracked) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(kReader);
  CompileRunWithOrigin(kProgram, "traced.js");
  Profiler()->StartTrackingHeapObjects();
  CompileRun(kRun);
  TakeSnapshot();
  CHECK_EQ(std::string("0,0"), Text("[snapshot.functions.length, snapshot.traces.size].join()"));
  // Later is early enough.
  Profiler()->StartTrackingHeapObjects(true);
  CompileRun(kRun);
  Profiler()->StopTrackingHeapObjects();
  CompileRun(kRun);
  TakeSnapshot();
  CHECK_EQ(std::string("0,0,90 none"),
           Text("[snapshot.functions.length, snapshot.traces.size, snapshot.pathsOf('Kept')].join()"));
}

// What the host makes, and code that came from strings.
TEST(AllocationTracesWithoutFunctions) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(kReader);
  CompileRun("class Kept {} var kept;");
  Profiler()->StartTrackingHeapObjects(true);
  const v8::Local<v8::Function> constructor = CompileRun("Kept").As<v8::Function>();
  v8::Local<v8::Value> made[2];
  for (auto& object : made) object = constructor->NewInstance(context.local()).ToLocalChecked();
  CompileRun("kept = eval('new Kept')");
  TakeSnapshot();
  CHECK_EQ(std::string("1 < 2 (V8 API)"), Text("snapshot.pathsOf('Kept')"));
  CHECK_LT(0, IntegerOf("snapshot.countsOf('(V8 API)<(root)')"));
  Profiler()->StopTrackingHeapObjects();
}

// Memory that was taken back and given out again belongs to who got it last.
TEST(IdsThatArePutTwice) {
  v8::HandleScope scope(CcTest::isolate());
  const Address a = CcTest::i_isolate()->factory()->NewFixedArray(1)->address();
  const Address b = CcTest::i_isolate()->factory()->NewFixedArray(1)->address();
  ObjectIds ids;
  ObjectIds::Entry entries[] = {{b, 7}, {a, 5}, {b, 9}};
  ids.Put(entries, 3);
  CHECK_EQ(5u, ids.Find(a));
  CHECK_EQ(9u, ids.Find(b));
  CHECK_EQ(kNullAddress, ids.FindObject(7));
}

// When which ids had been given: for the time line.
TEST(SnapshotsHaveTheIntervals) {
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun(kReader);
  TakeSnapshot();
  CHECK_EQ(0, IntegerOf("snapshot.samples.length"));
  Profiler()->StartTrackingHeapObjects(true);
  TextStream stream;
  std::vector<v8::SnapshotObjectId> ids;
  for (int k = 0; k < 3; ++k) {
    CompileRun("globalThis.list = [{}]; for (const end = Date.now() + 3; Date.now() < end;);");
    ids.push_back(Profiler()->GetHeapStats(&stream));
  }
  TakeSnapshot();
  Profiler()->StopTrackingHeapObjects();
  CHECK_EQ(6, IntegerOf("snapshot.samples.length"));
  CHECK_EQ(0, IntegerOf("snapshot.samples[0]"));
  CHECK(CompileRun("snapshot.samples[2] >= 2000 && snapshot.samples[4] >= snapshot.samples[2] + 2000")->IsTrue());
  for (int k = 0; k < 3; ++k) {
    CHECK_EQ(static_cast<int>(ids[static_cast<size_t>(k)]),
             IntegerOf(("snapshot.samples[" + std::to_string(2 * k + 1) + "]").c_str()));
  }
}

}  // namespace v8::internal

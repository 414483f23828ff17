// Each of the five gates fails once, at one request after the other, while a script runs: the script then completes,
// throws, or is terminated for want of memory, and the isolate goes on working.

#include "src/base/fault-injector.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

using v8::base::FaultInjector;
using v8::base::Gate;

const char* const kProgram =
    "(function() {"
    "  class Point { constructor(x, y) { this.x = x; this.y = y; } sum() { return this.x + this.y; } }"
    "  let text = '', total = 0; const map = new Map();"
    "  for (let i = 0; i < 300; i++) {"
    "    const point = new Point(i, i + 1); map.set('k' + i, [point, { i }, i / 3]);"
    "    text += JSON.stringify({ i, s: 'x'.repeat(i % 50) }); total += point.sum();"
    "  }"
    "  const found = text.replace(/x+/g, m => m.length).length;"
    "  const make = new Function('a', 'return [...arguments].map(v => v * a)');"
    "  return total + found + make(2, 3).length + new ArrayBuffer(100000).byteLength + map.size;"
    "})()";

// Runs the program with the n-th request on the gate failing. False when the program needed fewer requests.
bool RunWithFailureAt(Gate gate, int n) {
  v8::Isolate* isolate = CcTest::isolate();
  v8::HandleScope scope(isolate);
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope context_scope(context);
  v8::Local<v8::String> source = v8_str(kProgram);
  uint64_t failures = 0;
  {
    v8::TryCatch try_catch(isolate);
    FaultInjector::FailAt(n, 1u << static_cast<int>(gate));
    v8::Local<v8::Script> script;
    v8::Local<v8::Value> result;
    const bool completed = v8::Script::Compile(context, source).ToLocal(&script) && script->Run(context).ToLocal(&result);
    failures = FaultInjector::failures();
    FaultInjector::Reset();
    CHECK(completed || try_catch.HasCaught());
    if (try_catch.HasTerminated()) isolate->CancelTerminateExecution();
  }
  // The isolate is usable, whatever happened.
  CHECK_EQ(7, CompileRun(context, "3 + 4").ToLocalChecked()->Int32Value(context).FromJust());
  return failures != 0;
}

// The first requests one by one, later ones with growing distance, until the program runs untouched.
void FailEachRequest(Gate gate) {
  CHECK(RunWithFailureAt(gate, 1));  // The program passes the gate at all.
  for (int n = 2; n < 5000 && RunWithFailureAt(gate, n); n += 1 + n / 8) {
  }
  i::heap::InvokeMajorGC(CcTest::heap());
}

}  // namespace

TEST(HeapGateFailsOnce) { FailEachRequest(Gate::kHeap); }
TEST(PagesGateFailsOnce) { FailEachRequest(Gate::kPages); }
TEST(ZoneGateFailsOnce) { FailEachRequest(Gate::kZone); }
TEST(MallocGateFailsOnce) { FailEachRequest(Gate::kMalloc); }
TEST(ThirdPartyGateFailsOnce) { FailEachRequest(Gate::kThirdParty); }

// The embedder's allocator is a third party. One failure is made good by a collection and another try; when it goes on
// failing, the script gets a RangeError that it can catch.
TEST(ThirdPartyFailureIsARangeError) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  v8::HandleScope scope(isolate);
  const uint32_t third_party = 1u << static_cast<int>(Gate::kThirdParty);
  FaultInjector::FailAt(1, third_party);
  v8::Local<v8::Value> once = CompileRun("new ArrayBuffer(100000).byteLength");
  CHECK_EQ(1, FaultInjector::failures());
  FaultInjector::FailFrom(1, third_party);
  v8::Local<v8::Value> always = CompileRun("try { new ArrayBuffer(100000) } catch (e) { e instanceof RangeError }");
  FaultInjector::Reset();
  CHECK_EQ(100000, once->Int32Value(context.local()).FromJust());
  CHECK(always->IsTrue());
}

// The zone gate stops a compilation, not the isolate.
TEST(ZoneFailureIsReported) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  v8::HandleScope scope(isolate);
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::String> source = v8_str("1 + 1");
  FaultInjector::FailAt(1, 1u << static_cast<int>(Gate::kZone));
  const bool compiled = !v8::Script::Compile(context.local(), source).IsEmpty();
  const uint64_t failures = FaultInjector::failures();
  FaultInjector::Reset();
  CHECK_EQ(1, failures);
  CHECK(!compiled);
  CHECK(try_catch.HasCaught());
}

#include "src/execution/execution.h"
#include "src/objects/js-weak-refs-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

// How a FinalizationRegistry keeps its cells: in the lists of the living and of the dead, and by their tokens.

namespace {

i::Tagged<i::JSFinalizationRegistry> Registry(const char* source = "registry") {
  return i::Cast<i::JSFinalizationRegistry>(*v8::Utils::OpenHandle(*CompileRun(source)));
}
i::Value Evaluate(const char* source) { return *v8::Utils::OpenHandle(*CompileRun(source)); }

// The held values of a list of cells, which are small numbers, the first in the highest digit.
int HoldingsOf(i::Value first) {
  int result = 0;
  for (i::Value cell = first; i::IsWeakCell(cell); cell = i::Cast<i::WeakCell>(cell)->next()) {
    const i::Value next = i::Cast<i::WeakCell>(cell)->next();
    if (i::IsWeakCell(next)) CHECK_EQ(i::Cast<i::WeakCell>(next)->prev(), cell);
    result = result * 10 + i::Cast<i::WeakCell>(cell)->holdings().AsInt();
  }
  return result;
}

void Collect() {
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  i::heap::InvokeMajorGC(CcTest::heap());
}

v8::Local<v8::Value> Log() { return CompileRun("log.splice(0).sort().join()"); }
void CheckLog(const char* expected) {
  EmptyMessageQueues(CcTest::isolate());
  CHECK_EQ(0, strcmp(expected, *v8::String::Utf8Value(CcTest::isolate(), Log())));
}

const char* const kSetUp =
    "var log = [], registry = new FinalizationRegistry((held) => { log.push(held); }), keep = [];"
    "function add(held, token, isKept) {"
    "  const target = {};"
    "  if (isKept) keep.push(target);"
    "  registry.register(target, held, token);"
    "}";

}  // namespace

TEST(CellsOfDeadTargetsAreInAListOfTheirOwn) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(kSetUp);
  CompileRun("for (let k = 1; k <= 4; k++) add(k, undefined, true);");
  CHECK_EQ(4321, HoldingsOf(Registry()->active_cells()));
  CHECK(!Registry()->NeedsCleanup());
  CHECK(Registry()->key_map().IsUndefined());
  CompileRun("keep = [keep[0], keep[2]], 0");
  Collect();
  CHECK_EQ(31, HoldingsOf(Registry()->active_cells()));
  CHECK(Registry()->NeedsCleanup());
  const int dead = HoldingsOf(Registry()->cleared_cells());
  CHECK(dead == 24 || dead == 42);
  CHECK(CcTest::heap()->HasDirtyJSFinalizationRegistries());
  CheckLog("2,4");
  CHECK(!CcTest::heap()->HasDirtyJSFinalizationRegistries());
  CHECK(!Registry()->NeedsCleanup());
  CHECK(!Registry()->scheduled_for_cleanup());
  CompileRun("keep.shift(), 0");
  Collect();
  CHECK_EQ(3, HoldingsOf(Registry()->active_cells()));
  CheckLog("1");
}

TEST(TokensFindTheirCells) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(kSetUp);
  CompileRun(
      "var a = {}, b = Symbol('b'), c = {};"
      "add(1, a, true); add(2, b, true); add(3, a, true); add(4, undefined, true); add(5, c, true); add(6, a, true);");
  const auto tokens = [] { return i::Cast<i::NumberDictionary>(Registry()->key_map())->NumberOfElements(); };
  CHECK_EQ(3, tokens());
  CHECK(Evaluate("registry.unregister(b)").IsTrue());
  CHECK(Evaluate("registry.unregister(b)").IsFalse());
  CHECK(Evaluate("registry.unregister({})").IsFalse());
  CHECK_EQ(65431, HoldingsOf(Registry()->active_cells()));
  CHECK_EQ(2, tokens());
  // Cells of a token are found in both lists.
  CompileRun("keep.pop(), 0");
  Collect();
  CHECK_EQ(6, HoldingsOf(Registry()->cleared_cells()));
  CHECK(Evaluate("registry.unregister(a)").IsTrue());
  CHECK_EQ(54, HoldingsOf(Registry()->active_cells()));
  CHECK(!Registry()->NeedsCleanup());
  CHECK_EQ(1, tokens());
  CheckLog("");
}

TEST(DeadTokensLeaveTheMap) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(kSetUp);
  CompileRun("var token = {}; add(1, token, true); add(2, token); add(3, token, true);");
  CHECK_EQ(1, i::Cast<i::NumberDictionary>(Registry()->key_map())->NumberOfElements());
  CompileRun("token = null;");
  Collect();
  CHECK_EQ(0, i::Cast<i::NumberDictionary>(Registry()->key_map())->NumberOfElements());
  CHECK_EQ(31, HoldingsOf(Registry()->active_cells()));
  for (i::Value cell = Registry()->active_cells(); i::IsWeakCell(cell); cell = i::Cast<i::WeakCell>(cell)->next()) {
    CHECK(i::Cast<i::WeakCell>(cell)->unregister_token().IsUndefined());
    CHECK(i::Cast<i::WeakCell>(cell)->key_list_next().IsUndefined());
    CHECK(i::Cast<i::WeakCell>(cell)->key_list_prev().IsUndefined());
  }
  CheckLog("2");
}

// A registry that the marker's lists mention is not called for what has been taken out of it.
TEST(DeathsAfterUnregisteringAreNotTold) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(kSetUp);
  CompileRun("var token = {}; add(1, token, true);");
  const i::Handle<i::WeakCell> cell(i::Cast<i::WeakCell>(Registry()->active_cells()), CcTest::i_isolate());
  CompileRun("registry.unregister(token); keep = []; add(2, undefined, true);");
  CHECK(cell->target().IsUndefined());
  CHECK(cell->next().IsUndefined());
  Collect();
  CHECK(!Registry()->NeedsCleanup());
  CHECK_EQ(2, HoldingsOf(Registry()->active_cells()));
  CheckLog("");
}

TEST(WhatOneCallbackThrowsKeepsNoOtherFromBeingCalled) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  isolate->AddMessageListener([](v8::Local<v8::Message>, v8::Local<v8::Value>) {});
  CompileRun(
      "var log = [], registries = [0, 1, 2].map((n) => new FinalizationRegistry((held) => {"
      "  log.push(n * 10 + held); if (held === 2) throw n; }));"
      "(() => { for (const r of registries) for (const held of [1, 2, 3]) r.register({}, held); })()");
  Collect();
  CheckLog("1,11,12,13,2,21,22,23,3");
}

// What a callback registers is not lost, nor what dies while it runs.
TEST(CallbacksMayRegister) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "var log = [], registry = new FinalizationRegistry((held) => {"
      "  log.push(held); if (held < 3) registry.register({}, held + 1, registry); });"
      "(() => registry.register({}, 1))()");
  for (int round = 0; round < 4; ++round) {
    Collect();
    EmptyMessageQueues(CcTest::isolate());
  }
  CheckLog("1,2,3");
  CHECK(Registry()->active_cells().IsUndefined());
  CHECK_EQ(0, i::Cast<i::NumberDictionary>(Registry()->key_map())->NumberOfElements());
}

// V8's forms of the same.
TEST(CellsCanBeMovedByHand) {
  i::Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(kSetUp);
  CompileRun("var token = {}; add(1, token, true); add(2, token, true); add(3, undefined, true);");
  const i::DirectHandle<i::JSFinalizationRegistry> registry(Registry(), isolate);
  const i::DirectHandle<i::HeapObject> token(i::Cast<i::HeapObject>(Evaluate("token")), isolate);
  const i::Tagged<i::NumberDictionary> map = i::Cast<i::SimpleNumberDictionary>(registry->key_map());
  const uint32_t hash = static_cast<uint32_t>(i::Smi::ToInt(i::Object::GetHash(*token)));
  CHECK(map->FindEntry(isolate, hash).is_found());
  CHECK(map->FindEntry(isolate, hash + 1).is_not_found());
  i::Tagged<i::WeakCell> cell = i::Cast<i::WeakCell>(map->ValueAt(map->FindEntry(isolate, hash)));
  CHECK_EQ(2, cell->holdings().AsInt());
  const auto ignore = [](i::Tagged<i::HeapObject>, i::ObjectSlot, i::Value) {};
  cell->Nullify(isolate, ignore);
  CHECK_EQ(31, HoldingsOf(registry->active_cells()));
  CHECK_EQ(2, HoldingsOf(registry->cleared_cells()));
  i::JSFinalizationRegistry::RemoveCellFromUnregisterTokenMap(isolate, registry->ptr(), cell->ptr());
  CHECK(cell->unregister_token().IsUndefined());
  CHECK_EQ(1, i::Cast<i::WeakCell>(map->ValueAt(map->FindEntry(isolate, hash)))->holdings().AsInt());
  CHECK(i::JSFinalizationRegistry::Unregister(registry, token, isolate));
  CHECK_EQ(3, HoldingsOf(registry->active_cells()));
  CHECK(map->FindEntry(isolate, hash).is_not_found());
  CHECK(!i::JSFinalizationRegistry::Unregister(registry, token, isolate));
}

TEST(ObjectsHaveNoHashBeforeTheyNeedOne) {
  i::Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const i::DirectHandle<i::Object> object(Evaluate("var object = {}; object"), isolate);
  CHECK(i::Object::GetHash(*object).IsUndefined());
  CompileRun("new Set([object])");
  CHECK(i::Object::GetHash(*object).IsInt());
  CHECK_EQ(i::Object::GetHash(*object), i::Value(i::Object::GetOrCreateHash(*object, isolate)));
}

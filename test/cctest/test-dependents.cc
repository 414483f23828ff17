// States of variables, and the lists of code that is told when what it was made on changes.

#include "src/api/api-inl.h"
#include "src/heap/heap-inl.h"
#include "src/objects/dependents.h"
#include "src/objects/map-transitions.h"
#include "src/objects/js-object-ops.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace i = v8::internal;

namespace {

i::Value Run(const char* source) { return i::Value(*v8::Utils::OpenDirectHandle(*CompileRun(source))); }
i::Tagged<i::JSObject> Object(const char* source) { return i::Cast<i::JSObject>(Run(source)); }

// Code of its own for each test to enter into lists.
i::Tagged<i::Code> NewDependent() {
  const auto function = i::Cast<i::JSFunction>(Run("(() => { const f = new Function('return 1'); f(); return f; })()"));
  CHECK(function->code()->is_bytecode());
  return function->code();
}

i::Tagged<i::PropertyCell> GlobalCell(const char* name) {
  i::Isolate* isolate = CcTest::i_isolate();
  const auto global = isolate->realm()->global_object();
  const auto key = i::Cast<i::Name>(i::Value(*v8::Utils::OpenDirectHandle(
      *v8::String::NewFromUtf8(CcTest::isolate(), name, v8::NewStringType::kInternalized).ToLocalChecked())));
  const auto dictionary = i::PropertyDictionary(global);
  const int entry = dictionary->FindEntry(key);
  CHECK_GE(entry, 0);
  return i::Cast<i::PropertyCell>(dictionary->ValueAt(entry));
}

// Of the variable that the closure returned by the script reads: its context and the state of the slot.
struct Slot {
  explicit Slot(const char* source) {
    context = i::Cast<i::JSFunction>(Run(source))->context();
    info = i::Cast<i::ScopeInfo>(context->get(i::Context::kScopeInfoOrExtension));
  }
  i::CellState state(int slot = i::Context::kFirstVariableSlot) const {
    return static_cast<i::CellState>(info->slot_states()->get(slot));
  }
  i::Tagged<i::Context> context;
  i::Tagged<i::ScopeInfo> info;
};

}  // namespace

TEST(GlobalVariablesHaveStates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("var g;");
  CHECK(GlobalCell("g")->state() == i::CellState::kUninitialized);
  CompileRun("g = 1; g = 1;");
  CHECK(GlobalCell("g")->state() == i::CellState::kConstant);
  CompileRun("g = 2;");
  CHECK(GlobalCell("g")->state() == i::CellState::kConstantType);
  CompileRun("for (let n = 0; n < 20; n++) g = n;");
  CHECK(GlobalCell("g")->state() == i::CellState::kConstantType);
  CompileRun("g = 'text';");
  CHECK(GlobalCell("g")->state() == i::CellState::kMutable);
  // Objects of one map are of one type; by every way to store.
  CompileRun("var h = { x: 1 }; this.h = { x: 2 }; globalThis['h'] = { x: 3 }; Reflect.set(globalThis, 'h', { x: 4 });");
  CHECK(GlobalCell("h")->state() == i::CellState::kConstantType);
  CompileRun("Object.defineProperty(globalThis, 'h', { value: 5 });");
  CHECK(GlobalCell("h")->state() == i::CellState::kMutable);
}

TEST(WarmedStoresOfGlobalsKeepTheStateTrue) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("var g = 0; function store(v) { g = v; } for (let n = 0; n < 20; n++) store(n);");
  CHECK(GlobalCell("g")->state() == i::CellState::kConstantType);
  CompileRun("store(1.5);");
  CHECK(GlobalCell("g")->state() == i::CellState::kMutable);
}

TEST(DependentsOfGlobalVariables) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("var g = 1; var deleted = 1; delete globalThis.deleted; globalThis.gone = 1; function store(v) { g = v; }");
  const auto constant = NewDependent(), type = NewDependent(), gone = NewDependent(), hidden = NewDependent();
  CHECK(!i::AddDependent(CcTest::i_isolate(), GlobalCell("g"), constant).IsException());
  CompileRun("store(1);");
  CHECK_EQ(0, constant->is_invalidated());
  CompileRun("store(2);");
  CHECK_EQ(1, constant->is_invalidated());
  CHECK(!i::AddDependent(CcTest::i_isolate(), GlobalCell("g"), type).IsException());
  CompileRun("store(3); store(4);");
  CHECK_EQ(0, type->is_invalidated());
  CompileRun("store({});");
  CHECK_EQ(1, type->is_invalidated());
  CHECK(!i::AddDependent(CcTest::i_isolate(), GlobalCell("gone"), gone).IsException());
  CompileRun("delete globalThis.gone;");
  CHECK_EQ(1, gone->is_invalidated());
  CompileRun("globalThis.hidden = 1;");
  CHECK(!i::AddDependent(CcTest::i_isolate(), GlobalCell("hidden"), hidden).IsException());
  CompileRun("let hidden = 2;");
  CHECK_EQ(1, hidden->is_invalidated());
}

TEST(ContextSlotsHaveStates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  // Written once in each context: constant.
  const Slot once("var make = function(v) { let x = v; return () => x; }; make(1); make('a'); make(2)");
  CHECK(once.state() == i::CellState::kUninitialized || once.state() == i::CellState::kConstant);
  // Written again with values of one type, then with another.
  const Slot again("var count = (() => { let x = 0; return () => ++x; })(); count");
  const auto dependent = NewDependent();
  CHECK(!i::AddDependent(CcTest::i_isolate(), again.info, dependent).IsException());
  CompileRun("for (let n = 0; n < 20; n++) count();");
  CHECK(again.state() == i::CellState::kConstantType);
  CHECK_EQ(1, dependent->is_invalidated());
  const Slot mixed("var set = (() => { let x = 0; return (v) => { x = v; return x; }; })(); set(1); set('a'); set");
  CHECK(mixed.state() == i::CellState::kMutable);
  // The same value over again changes nothing.
  const Slot same("(() => { let x = 5; const f = () => { x = 5; return x; }; f(); f(); return f; })()");
  CHECK(same.state() == i::CellState::kUninitialized || same.state() == i::CellState::kConstant);
}

TEST(EveryWayToAssignAContextSlotCounts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const char* const kWays[] = {
      "(function() { let x = 0; const f = () => x; eval('x = {}'); return f; })()",
      "(function() { let x = 0; const f = () => x; with ({}) { x = {}; } return f; })()",
      "(function(x) { const f = () => x; arguments[0] = {}; return f; })(1)",
      "(function(x) { const f = () => x; Object.defineProperty(arguments, 0, { value: {} }); return f; })(1)",
      "(function(x) { const f = () => x; eval('var x = {}'); return f; })(1)",
      "(function(x) { const f = () => x; [x] = [{}]; return f; })(1)",
      "(function(x) { const f = () => x; for (x of [{}]); return f; })(1)",
      "(function(x) { const f = () => x; (() => { x = {}; })(); return f; })(1)",
  };
  for (const char* way : kWays) {
    const Slot slot(way);
    bool changed = false;
    for (int n = i::Context::kFirstVariableSlot; n < slot.info->slot_states()->length(); n++) {
      if (slot.state(n) == i::CellState::kMutable) changed = true;
    }
    if (!changed) printf("%s\n", way);
    CHECK(changed);
  }
}

TEST(ScriptVariablesHaveStates) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("let v = 1; const c = 2; function set(x) { v = x; } function read() { return v; }");
  i::Tagged<i::Context> script;
  i::Value table = CcTest::i_isolate()->realm()->script_context_table();
  script = i::Cast<i::Context>(i::ListGet(table, i::ListLength(table) - 1));
  const auto info = i::Cast<i::ScopeInfo>(script->get(i::Context::kScopeInfoOrExtension));
  const auto dependent = NewDependent();
  CHECK(!i::AddDependent(CcTest::i_isolate(), info, dependent).IsException());
  CompileRun("set(2); set(3); set(4);");
  CHECK_EQ(1, dependent->is_invalidated());
  const auto again = NewDependent();
  CHECK(!i::AddDependent(CcTest::i_isolate(), info, again).IsException());
  CompileRun("set(5); set(6);");
  CHECK_EQ(0, again->is_invalidated());
  CompileRun("set('text');");
  CHECK_EQ(1, again->is_invalidated());
}

TEST(MapsTellWhenObjectsLeaveThem) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto object = Object("var o = { x: 1, y: 2 }; function add(v) { v.z = 3; } o");
  const auto dependent = NewDependent();
  CHECK(!object->map()->is_unstable());
  CHECK(!i::AddDependent(CcTest::i_isolate(), object->map(), dependent).IsException());
  CompileRun("o.x = 5; o[0] = 1; ({ x: 1, y: 2 });");
  CHECK_EQ(0, dependent->is_invalidated());
  const auto before = object->map();
  CompileRun("add(o);");
  CHECK_EQ(1, dependent->is_invalidated());
  CHECK(before->is_unstable());
  // Each other way to another map.
  const char* const kWays[] = {"delete p.x;",
                               "Object.freeze(p);",
                               "Object.setPrototypeOf(p, {});",
                               "Object.defineProperty(p, 'x', { get() {} });",
                               "Object.create(p);  ({ __proto__: p }).x; class C {}; C.prototype.__proto__ = p; new C().x;",
                               "p[Symbol()] = 1;"};
  int n = 0;
  for (const char* way : kWays) {
    char source[64];
    snprintf(source, sizeof(source), "var p = { x: 1, way%d: 2 }; p", n++);
    const auto target = Object(source);
    const auto code = NewDependent();
    CHECK(!i::AddDependent(CcTest::i_isolate(), target->map(), code).IsException());
    CompileRun(way);
    if (code->is_invalidated() != 1) printf("%s\n", way);
    CHECK_EQ(1, code->is_invalidated());
  }
}

TEST(ValidityCellsAndConstantsTell) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto object = Object("var base = { m() {} }; var proto = Object.create(base, { n: { value: 1, writable: true } });"
                             "var o = Object.create(proto); function read(v) { return v.m; } read(o); read(o); read(o); o");
  i::Isolate* isolate = CcTest::i_isolate();
  const auto cell = [&] {
    return i::Cast<i::Cell>(MUST(i::GetOrCreatePrototypeChainValidityCell(isolate, object->map())));
  };
  const struct {
    const char* change;
    bool is_seen;
  } kChanges[] = {{"o.own = 1;", false},        {"base.m = 2;", true},        {"base.added = 1;", true},
                  {"proto.n = 2;", true},       {"delete base.added;", true}, {"Object.setPrototypeOf(proto, null);", true},
                  {"({ m: 1 });", false}};
  for (const auto& test : kChanges) {
    const auto code = NewDependent();
    CHECK(!i::AddDependent(isolate, cell(), code).IsException());
    CompileRun(test.change);
    if (code->is_invalidated() != test.is_seen) printf("%s\n", test.change);
    CHECK_EQ(test.is_seen ? 1 : 0, code->is_invalidated());
  }
}

TEST(ProtectorsTell) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto code = NewDependent();
  const auto protector = i::Tagged<i::Cell>(CcTest::i_isolate()->realm()->no_elements_protector());
  CHECK(!i::AddDependent(CcTest::i_isolate(), protector, code).IsException());
  CompileRun("[][5] = 1;");
  CHECK_EQ(0, code->is_invalidated());
  CompileRun("Array.prototype[3] = 1;");
  CHECK_EQ(1, code->is_invalidated());
}

TEST(DependentsAreWeakAndManyFit) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::HandleScope scope(CcTest::isolate());
  CompileRun("var g = 1;");
  {
    v8::HandleScope inner(CcTest::isolate());
    for (int n = 0; n < 50; n++) {
      const i::Handle<i::Code> dependent(NewDependent(), CcTest::i_isolate());
      CHECK(!i::AddDependent(CcTest::i_isolate(), GlobalCell("g"), *dependent).IsException());
    }
  }
  // Entered once, however often it is.
  const v8::Local<v8::Value> keeper = CompileRun("var keeper = new Function('return 1'); keeper(); keeper");
  const auto kept = [&] { return i::Cast<i::JSFunction>(i::Value(*v8::Utils::OpenDirectHandle(*keeper)))->code(); };
  CHECK(!i::AddDependent(CcTest::i_isolate(), GlobalCell("g"), kept()).IsException());
  CHECK(!i::AddDependent(CcTest::i_isolate(), GlobalCell("g"), kept()).IsException());
  const int before = i::Cast<i::WeakFixedArray>(GlobalCell("g")->dependents())->length();
  {
    i::DisableConservativeStackScanningScopeForTesting no_stack(CcTest::heap());
    CcTest::CollectAllGarbage();
  }
  // The places of those that have died are used again.
  for (int n = 0; n < 20; n++) {
    CHECK(!i::AddDependent(CcTest::i_isolate(), GlobalCell("g"), NewDependent()).IsException());
  }
  CHECK_EQ(before, i::Cast<i::WeakFixedArray>(GlobalCell("g")->dependents())->length());
  CompileRun("g = 2;");
  CHECK_EQ(1, kept()->is_invalidated());
  CHECK(GlobalCell("g")->dependents().IsUndefined());
}

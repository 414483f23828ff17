// What nobody holds is freed: scripts that leave something behind are run again and again, and the heap must not grow.
// And what somebody holds stays, whichever way it is held.

#include <malloc.h>

#include <cstring>
#include <string>

#include "src/api/api-inl.h"
#include "src/objects/string-table.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

// The heap's size once nothing more can be freed, and the tasks that finalization asked for have run.
size_t SizeOfWhatLives() {
  for (int k = 0; k < 3; ++k) {
    {
      i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
      i::heap::InvokeMemoryReducingMajorGCs(CcTest::heap());
    }
    EmptyMessageQueues(CcTest::isolate());
  }
  return CcTest::heap()->SizeOfObjects() + CcTest::heap()->ExternalBytes();
}

struct Row {
  const char* what;
  const char* setup;
  const char* round;  // the body of a function; `n` is the number of the round
};

// Each leaves at least a kilobyte behind, if it leaves anything.
const Row kRows[] = {
    {"values of dead keys", "const map = new WeakMap", "map.set({}, new Array(100))"},
    {"values that refer to their keys", "const map = new WeakMap",
     "const key = {}; map.set(key, { key, a: new Array(100) })"},
    {"keys that are values of other keys", "const map = new WeakMap",
     "let key = {}; for (let i = 0; i < 20; i++) { const next = new Array(10); map.set(key, next); key = next; }"},
    {"cycles through two maps", "const a = new WeakMap, b = new WeakMap",
     "const key = {}, value = new Array(100); a.set(key, value); b.set(value, key)"},
    {"a weak map as value of its own key", "",
     "const key = {}, map = new WeakMap; map.set(key, [map, new Array(100)])"},
    {"dead maps of a live key", "const key = {}", "new WeakMap([[key, new Array(100)]])"},
    {"deleted entries of a weak map", "const map = new WeakMap, keep = []",
     "const key = {}; map.set(key, new Array(100)); map.delete(key); if (keep.length < 10) keep.push(key)"},
    {"members of a weak set", "const set = new WeakSet", "for (let i = 0; i < 30; i++) set.add({ n, i })"},
    {"targets of weak references", "const refs = []", "refs[n % 5] = new WeakRef(new Array(100))"},
    {"targets that were dereferenced", "const refs = []",
     "refs[n % 5]?.deref(); refs[n % 5] = new WeakRef(new Array(100)); refs[n % 5].deref().length"},
    {"dead targets of a registry", "const registry = new FinalizationRegistry(() => {})",
     "registry.register({}, new Array(100))"},
    {"dead targets of a registry whose callback throws",
     "const registry = new FinalizationRegistry(() => { throw 1; })", "registry.register({}, new Array(100))"},
    {"unregistered live targets", "const registry = new FinalizationRegistry(() => {}), target = {}",
     "const token = {}; registry.register(target, new Array(100), token); registry.unregister(token)"},
    {"live targets unregistered by one token",
     "const registry = new FinalizationRegistry(() => {}), target = {}, token = {}",
     "for (let i = 0; i < 3; i++) registry.register(target, new Array(50), token); registry.unregister(token)"},
    {"dead registries of live targets", "const target = {}",
     "new FinalizationRegistry(() => {}).register(target, new Array(100))"},
    {"names of properties", "", "for (let i = 0; i < 20; i++) ({})['property with the name ' + n + ' ' + i]"},
    {"names of properties that were defined", "",
     "const o = {}; o['a long name of a property, the one of round ' + n] = 1"},
    {"maps of transitions", "", "const o = {}; for (let i = 0; i < 8; i++) o['t' + n % 97 + '_' + n + '_' + i] = i"},
    {"maps of transitions below one that lives", "const first = { first: 1 }",
     "const o = { first: 1 }; o['second' + n] = 2"},
    {"maps of constructors", "", "function F() { this.a = new Array(100); } new F; new F; class C extends F {} new C"},
    {"prototypes", "const load = (o) => o.x",
     "const p = { x: new Array(100) }; load(Object.create(p)); load(Object.create(p))"},
    {"users of a prototype that lives", "const load = (o) => o.x, top = { x: 1 }",
     "load({ __proto__: { __proto__: top, a: new Array(100) } })"},
    {"prototypes and receivers of a polymorphic site",
     "const load = (o) => o.x, shapes = [{ x: 1, a: 1 }, { x: 1, b: 1 }]",
     "shapes.forEach(load); load({ __proto__: { x: new Array(100) } })"},
    {"what a megamorphic site has seen",
     "const load = (o) => o.x, store = (o, v) => { o.x = v; }; for (let i = 0; i < 20; i++) { load({ ['s' + i]: 1, x: "
     "1 }); "
     "store({ ['s' + i]: 1, x: 1 }, 1); }",
     "const p = { x: new Array(100) }; load({ __proto__: p }); store({ __proto__: p }, 1); load({ ['n' + n]: 1, x: 1 "
     "})"},
    {"keyed sites", "const load = (o, key) => o[key]", "load({ ['k' + n]: new Array(100) }, 'k' + n)"},
    {"global variables", "", "globalThis['g' + n] = new Array(100); (0, eval)('g' + n); delete globalThis['g' + n]"},
    {"properties of a dictionary", "const d = {}; delete d.x", "d['k' + n] = new Array(100); delete d['k' + n]"},
    {"sparse elements", "const d = []; d[1e7] = 1", "d[n * 1000] = new Array(100); delete d[n * 1000]"},
    {"elements that were shifted out", "const queue = []",
     "queue.push(new Array(100)); if (queue.length > 5) queue.shift()"},
    {"elements that were popped and truncated", "const stack = []",
     "stack.push(new Array(100), new Array(100), 1); stack.pop(); stack.length = 0"},
    {"deleted entries of a Map", "const map = new Map", "map.set(n, new Array(100)); map.delete(n - 5)"},
    {"a Map that is cleared", "const map = new Map",
     "for (let i = 0; i < 5; i++) map.set(i, new Array(50)); map.clear()"},
    {"abandoned iterators of a Map that grows", "const map = new Map; let last",
     "last = map.values(); last.next(); for (let i = 0; i < 20; i++) map.set(i, new Array(10)); map.clear()"},
    {"code of eval", "", "eval('(() => { const a = [' + n + ', 1, 2, 3]; return () => a; })()')()"},
    {"code of functions made of text", "", "new Function('a', 'return a + ' + n)(1)"},
    {"template objects", "", "(0, eval)('((strings) => strings)`text ' + n + '${1} and more text ${2} and the end`')"},
    // So many that the cache of those that were compiled last is full.
    {"regular expressions", "", "for (let i = 0; i < 20; i++) new RegExp('(a|b)*' + n + '_' + i).exec('text')"},
    {"closures and their variables", "let keep", "const a = new Array(100); const f = () => a; keep = () => n"},
    {"abandoned generators", "", "function* g() { const a = new Array(100); yield a; yield a; } g().next()"},
    {"functions that wait for nobody", "",
     "(async () => { const a = new Array(100); await new Promise(() => {}); return a; })()"},
    {"chains of promises", "", "Promise.resolve(new Array(100)).then((a) => a).then((a) => a.length)"},
    {"handled rejections", "", "Promise.reject(new Array(100)).catch(() => {})"},
    {"abandoned async generators", "", "const g = (async function*() { yield new Array(100); yield 1; })(); g.next()"},
    {"errors with their traces", "let keep",
     "(function f(k, a) { if (k) f(k - 1, a); else keep = new Error('' + n); })(10, [n])"},
    {"revoked proxies", "const keep = []",
     "const { proxy, revoke } = Proxy.revocable(new Array(100), {}); revoke(); keep[n % 3] = proxy"},
    {"abandoned iterator helpers", "",
     "const i = [new Array(100), 1].values().map((x) => x).filter((x) => x); i.next()"},
    {"array buffers", "", "new Uint8Array(10000).fill(1)"},
    {"detached array buffers", "const keep = []",
     "const b = new ArrayBuffer(10000); structuredCloneLike(b); keep[n % 3] = b"},
    {"ropes and their parts", "let keep", "keep = ('text '.repeat(500) + n).slice(3, 30)"},
    {"parsed texts", "let keep", "keep = JSON.parse('{\"key' + n + '\": [' + '1,'.repeat(100) + '1]}')"},
    {"classes with private members", "",
     "class C { #p = new Array(100); static s = 1; #m() {} get p() { return this.#p; } } new C().p"},
    {"symbols", "", "const s = Symbol('a description that takes some room, of round ' + n); ({ [s]: new Array(50) })"},
};

v8::Local<v8::Function> CompileRound(v8::Local<v8::Context> context, const Row& row) {
  std::string source =
      std::string("'use strict'; (() => { ") + row.setup + "; return (n) => { " + row.round + " }; })()";
  v8::Local<v8::Value> round;
  if (!CompileRun(context, source.c_str()).ToLocal(&round)) FATAL("%s: does not compile", row.what);
  return round.As<v8::Function>();
}

void RunRounds(v8::Local<v8::Context> context, v8::Local<v8::Function> round, int from, int to) {
  v8::Isolate* const isolate = CcTest::isolate();
  for (int n = from; n < to; ++n) {
    v8::HandleScope handles(isolate);
    v8::Local<v8::Value> argument = v8::Integer::New(isolate, n);
    CHECK(!round->Call(context, context->Global(), 1, &argument).IsEmpty());
    // Tables stay as large as they became between two collections.
    if (n % 50 == 49) i::heap::InvokeMajorGC(CcTest::heap());
  }
}

}  // namespace

TEST(ScriptsLeaveNothingBehind) {
  v8::Isolate* const isolate = CcTest::isolate();
  constexpr size_t kSlack = 24 * i::KB;
  // Tables settle at a size that depends on when collections came.
  constexpr int kFirst = 300, kRounds = 600;
  isolate->AddMessageListener([](v8::Local<v8::Message>, v8::Local<v8::Value>) {});
  for (const Row& row : kRows) {
    v8::HandleScope handles(isolate);
    LocalContext context;
    CompileRun("var structuredCloneLike = (buffer) => buffer.transfer()");
    v8::Local<v8::Function> round = CompileRound(context.local(), row);
    RunRounds(context.local(), round, 0, kFirst);
    const size_t before = SizeOfWhatLives();
    RunRounds(context.local(), round, kFirst, kFirst + kRounds);
    const size_t after = SizeOfWhatLives();
    if (after > before + kSlack) FATAL("%s: %zu bytes became %zu", row.what, before, after);
  }
}

TEST(InternalizedStringsLeaveTheirTable) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto run = [](const char* source) {
    v8::HandleScope handles(CcTest::isolate());
    CompileRun(source);
  };
  run("var keep = []; for (let i = 0; i < 100; i++) keep.push({ ['first' + i]: 1 }); keep = []");
  SizeOfWhatLives();
  const uint32_t before = CcTest::i_isolate()->string_table()->size();
  run("for (let i = 0; i < 1000; i++) keep.push({ ['name' + i]: 1 })");
  CHECK_GE(CcTest::i_isolate()->string_table()->size(), before + 1000);
  run("keep = []");
  SizeOfWhatLives();
  CHECK_LE(CcTest::i_isolate()->string_table()->size(), before + 10);
}

// --- Realms and isolates ---------------------------------------------------------------------------------------------

namespace {

// A realm that is known to weak structures and inline caches of another one.
void MakeAndDropRealm(v8::Local<v8::Function> meet) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> outer = isolate->GetCurrentContext();
  v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope scope(context);
  v8::Local<v8::Value> object =
      CompileRun(context,
                 "class C { x = new Array(100); method() { return `${this.x}`; } }"
                 "const map = new WeakMap, registry = new FinalizationRegistry(() => {}), ref = new WeakRef({});"
                 "for (let i = 0; i < 10; i++) { const o = new C; map.set(o, o); registry.register(o, i); o.method(); }"
                 "new Promise(() => {}).then(() => map); setPending = (async () => { await new Promise(() => {}); })();"
                 "new C")
          .ToLocalChecked();
  CHECK(!meet->Call(outer, outer->Global(), 1, &object).IsEmpty());
}

}  // namespace

TEST(DroppedRealmsLeaveNothingBehind) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Function> meet =
      CompileRun("const seen = new WeakMap; (o) => { seen.set(o, [o]); o.x; o.method(); o.y = 1; new WeakRef(o); }")
          .As<v8::Function>();
  for (int k = 0; k < 5; ++k) MakeAndDropRealm(meet);
  const size_t before = SizeOfWhatLives();
  for (int k = 0; k < 20; ++k) MakeAndDropRealm(meet);
  CHECK_LE(SizeOfWhatLives(), before + 32 * i::KB);
}

TEST(ReferencesFromLiveRealmsKeepAnother) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  {
    v8::HandleScope inner(isolate);
    v8::Local<v8::Context> other = v8::Context::New(isolate);
    v8::Context::Scope scope(other);
    v8::Local<v8::Value> function =
        CompileRun(other, "const secret = [1, 2, 3]; () => secret.map(String).join()").ToLocalChecked();
    CHECK(context->Global()->Set(context.local(), v8_str("theirs"), function).FromJust());
  }
  SizeOfWhatLives();
  ExpectString("theirs()", "1,2,3");
}

UNINITIALIZED_TEST(IsolatesGiveAllMemoryBack) {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  const auto run_isolate = [] {
    v8::Isolate::CreateParams params;
    params.array_buffer_allocator = CcTest::array_buffer_allocator();
    v8::Isolate* const isolate = v8::Isolate::New(params);
    {
      v8::Isolate::Scope isolate_scope(isolate);
      v8::HandleScope handles(isolate);
      v8::Local<v8::Context> context = v8::Context::New(isolate);
      v8::Context::Scope context_scope(context);
      for (const Row& row : kRows) {
        if (strstr(row.round, "structuredCloneLike") != nullptr) continue;
        v8::HandleScope inner(isolate);
        v8::Local<v8::Value> argument = v8::Integer::New(isolate, 1);
        CHECK(!CompileRound(context, row)->Call(context, context->Global(), 1, &argument).IsEmpty());
      }
    }
    isolate->Dispose();
  };
  // What the C library keeps for itself settles first.
  for (int k = 0; k < 20; ++k) run_isolate();
  const size_t before = mallinfo2().uordblks;
  for (int k = 0; k < 20; ++k) run_isolate();
  CHECK_LE(mallinfo2().uordblks, before + 20 * 2 * i::KB);
#endif
}

// --- Exactness: what is held stays, what is not is told so -----------------------------------------------------------

TEST(EphemeronsKeepWhatTheirLiveKeysReach) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "var maps = [new WeakMap, new WeakMap, new WeakMap], first = {}, refs = [];"
      "(() => {"
      "  let key = first;"
      "  for (let i = 0; i < 60; i++) {"
      "    const next = { i, map: new WeakMap };"
      "    maps[i % 3].set(key, next);"
      "    next.map.set(next, 'own ' + i);"
      "    refs.push(new WeakRef(next));"
      "    key = next;"
      "  }"
      "})()");
  SizeOfWhatLives();
  ExpectInt32(
      "let n = 0; for (let key = first; maps[n % 3].has(key); n++) { key = maps[n % 3].get(key);"
      "  if (key.map.get(key) !== 'own ' + n) throw key; } n",
      60);
  ExpectTrue("refs.every((ref) => ref.deref() !== undefined)");
  CompileRun("{ let key = first; for (let i = 0; i < 20; i++) key = maps[i % 3].get(key); maps[20 % 3].delete(key); }");
  SizeOfWhatLives();
  ExpectInt32("refs.filter((ref) => ref.deref() !== undefined).length", 20);
}

TEST(RegistriesTellOfTheDeadOnly) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "var log = [], live = {}, token = {}, other = {};"
      "var registry = new FinalizationRegistry((held) => log.push(held));"
      "(() => {"
      "  registry.register(live, 'live');"
      "  registry.register({}, 'dead');"
      "  registry.register({}, 'dead with a token', other);"
      "  registry.register({}, 'unregistered', token);"
      "  registry.register({}, 'unregistered as well', token);"
      "  const self = {}; registry.register(self, 'its own token', self);"
      "})()");
  ExpectTrue("registry.unregister(token)");
  ExpectFalse("registry.unregister(token)");
  ExpectFalse("registry.unregister({})");
  SizeOfWhatLives();
  ExpectString("log.sort().join()", "dead,dead with a token,its own token");
  // What was told of is not registered any more.
  ExpectFalse("registry.unregister(other)");
  CompileRun("log = []; live = undefined");
  SizeOfWhatLives();
  ExpectString("log.join()", "live");
}

TEST(TargetsDoNotComeBack) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  // The callback sees held values, never the target; the references to it are empty by then, all at once.
  CompileRun(
      "var log = [], refs = [], map = new WeakMap;"
      "var registry = new FinalizationRegistry((i) => log.push(refs[2 * i].deref(), refs[2 * i + 1].deref()));"
      "(() => { for (let i = 0; i < 10; i++) {"
      "  const target = { i }; map.set(target, target);"
      "  refs.push(new WeakRef(target), new WeakRef(target)); registry.register(target, i);"
      "} })()");
  SizeOfWhatLives();
  ExpectInt32("log.length", 20);
  ExpectTrue("log.every((each) => each === undefined)");
}

// --- Weak handles ----------------------------------------------------------------------------------------------------

namespace {

struct Watched {
  v8::Global<v8::Object> handle;
  int told = 0;
};

void Tell(const v8::WeakCallbackInfo<Watched>& info) {
  info.GetParameter()->handle.Reset();
  info.GetParameter()->told++;
}

void WatchNewObject(Watched* watched) {
  v8::HandleScope handles(CcTest::isolate());
  watched->handle.Reset(CcTest::isolate(), v8::Object::New(CcTest::isolate()));
  watched->handle.SetWeak(watched, Tell, v8::WeakCallbackType::kParameter);
}

void CollectMinor() {
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  i::heap::InvokeMinorGC(CcTest::heap());
}

}  // namespace

TEST(WeakHandlesAreToldOnce) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Watched watched;
  WatchNewObject(&watched);
  SizeOfWhatLives();
  SizeOfWhatLives();
  CHECK_EQ(1, watched.told);
  CHECK(watched.handle.IsEmpty());
}

TEST(WeakHandlesOfTheYoungAreToldByMinorCollections) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Watched watched;
  WatchNewObject(&watched);
  CollectMinor();
  CHECK_EQ(1, watched.told);
}

TEST(WeakHandlesFollowTheirObjects) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  Watched watched;
  WatchNewObject(&watched);
  {
    v8::HandleScope handles(isolate);
    CHECK(context->Global()->Set(context.local(), v8_str("held"), watched.handle.Get(isolate)).FromJust());
  }
  CollectMinor();
  CollectMinor();
  SizeOfWhatLives();
  CHECK_EQ(0, watched.told);
  {
    v8::HandleScope handles(isolate);
    CHECK(CompileRun("held")->StrictEquals(watched.handle.Get(isolate)));
    CompileRun("held = undefined");
  }
  SizeOfWhatLives();
  CHECK_EQ(1, watched.told);
}

TEST(HandlesThatAreWeakNoLongerHold) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  Watched watched;
  WatchNewObject(&watched);
  CHECK_EQ(&watched, watched.handle.ClearWeak<Watched>());
  CHECK(!watched.handle.IsWeak());
  SizeOfWhatLives();
  CHECK_EQ(0, watched.told);
  CHECK(watched.handle.Get(isolate)->IsObject());
}

TEST(WeakHandlesThatWereResetTellNothing) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Watched watched;
  WatchNewObject(&watched);
  watched.handle.Reset();
  SizeOfWhatLives();
  CHECK_EQ(0, watched.told);
}

TEST(PhantomHandlesEmptyThemselves) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Global<v8::Object> phantom;
  {
    v8::HandleScope handles(CcTest::isolate());
    phantom.Reset(CcTest::isolate(), v8::Object::New(CcTest::isolate()));
    phantom.SetWeak();
  }
  SizeOfWhatLives();
  CHECK(phantom.IsEmpty());
}

TEST(WeakHandlesToWhatAnEphemeronKeeps) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  Watched watched;
  WatchNewObject(&watched);
  {
    v8::HandleScope inner(isolate);
    CHECK(context->Global()->Set(context.local(), v8_str("value"), watched.handle.Get(isolate)).FromJust());
    CompileRun("var key = {}, map = new WeakMap([[key, value]]); value = undefined");
  }
  SizeOfWhatLives();
  CHECK_EQ(0, watched.told);
  CompileRun("key = undefined");
  SizeOfWhatLives();
  CHECK_EQ(1, watched.told);
}

TEST(ResultsThatSomebodyWantsLive) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  // What nobody wants lands in the registers of callees and arguments.
  ExpectInt32("(function() { let f = (a) => a + 1; f(1); f(2); return f(3); })()", 4);
  ExpectInt32("(function(a) { const o = { f(b) { return this.x + b; }, x: 1 }; o.f(a); o.f(a); return a + o.f(a); })(2)", 5);
  ExpectInt32("(function() { let n = 0; const f = (...r) => { n += r.length; return {}; }; f(1, 2); f(...[3]); return n; })()",
              3);
  ExpectInt32("let tries = 0; try { tries = 1; (() => { throw 0; })(); } catch { tries + 1; }", 2);
  ExpectInt32("5; (() => 7)(); var x = 8;", 7);
  ExpectUndefined("5; (() => undefined)();");
}

// What sites have learned keeps nothing alive: neither the objects that they met nor these objects' prototypes.
TEST(SitesKeepNoPrototypes) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  CompileRun(
      "var store = (o, v) => { o.name = v }, load = (o) => o.name, call = (o) => o.method(), define = (v) => ({ v }).v;"
      "function Class() { this.x = 10 }");
  const char* const sources[] = {
      // Stores: a map that leads to another, or to several.
      "var o = Object.create(p); store(o, 1); store(Object.create(p), 1)",
      "var o = Object.create(p); store(o, 1); store(o, 2); o = Object.create(p); o.x = true; store(o, 3)",
      "Class.prototype = p; new Class; new Class; Class.prototype = {}",
      // Loads: from the object, from a holder, of a constant, by a getter, of a method.
      "var o = Object.create(p); o.name = 1; load(o); load(o)",
      "p.name = {}; p.name = {}; load(Object.create(p)); load(Object.create(p))",
      "p.name = { p }; load(Object.create(p)); load(Object.create(p))",
      "Object.defineProperty(p, 'name', { get() { return p } }); load(Object.create(p)); load(Object.create(p))",
      "p.method = function() { return p }; call(Object.create(p)); call(Object.create(p))",
  };
  for (const char* source : sources) {
    Watched watched;
    {
      v8::HandleScope inner(isolate);
      v8::Local<v8::Value> prototype =
          CompileRun((std::string("(function() { var p = {}; ") + source + "; o = null; return p; })(); ").c_str());
      watched.handle.Reset(isolate, prototype.As<v8::Object>());
      watched.handle.SetWeak(&watched, Tell, v8::WeakCallbackType::kParameter);
    }
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    i::heap::InvokeMajorGC(CcTest::heap());
    if (watched.told == 0) FATAL("still alive: %s", source);
  }
}

// A chain of maps, each known by the site that leads to it alone, from one that is alive: found in many rounds.
TEST(SitesKeepTheirMapsOfTheLiving) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "var base = { start: 1 }, sites = [];"
      "for (let k = 29; k >= 0; --k) sites[k] = Function('o', `o.p${k} = ${k}`);"
      "function run() {"
      "  const o = { start: 2 };"
      "  for (const site of sites) site(o);"
      "  return Object.keys(o).length;"
      "}");
  for (int k = 0; k < 3; ++k) {
    ExpectInt32("run(); run(); run()", 31);
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    i::heap::InvokeMajorGC(CcTest::heap());
  }
}

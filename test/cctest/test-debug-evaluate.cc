#include "src/debug/debug-interface.h"
#include "test/cctest/cctest.h"

// v8::debug::EvaluateGlobal, and what it takes for a side effect.
namespace {

using v8::Local;
using v8::SideEffectType;
using v8::debug::EvaluateGlobal;
using v8::debug::EvaluateGlobalMode;

constexpr EvaluateGlobalMode kNoSideEffects = EvaluateGlobalMode::kDisableBreaksAndThrowOnSideEffect;

// What the source comes to, as text; "!" and the exception's text when it throws.
std::string Evaluate(const char* source, EvaluateGlobalMode mode = kNoSideEffects) {
  v8::Isolate* const isolate = CcTest::isolate();
  const v8::HandleScope handles(isolate);
  const v8::TryCatch try_catch(isolate);
  Local<v8::Value> value;
  if (EvaluateGlobal(isolate, v8_str(source), mode).ToLocal(&value)) return *v8::String::Utf8Value(isolate, value);
  CHECK(try_catch.HasCaught());
  CHECK(!try_catch.HasTerminated());
  return std::string("!") + *v8::String::Utf8Value(isolate, try_catch.Exception());
}
const char kRefused[] = "!EvalError: Possible side-effect in debug-evaluate";

int calls = 0;
void Count(const v8::FunctionCallbackInfo<v8::Value>& info) {
  calls++;
  info.GetReturnValue().Set(calls);
}
void Get(Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  calls++;
  info.GetReturnValue().Set(17);
}
void Set(Local<v8::Name>, Local<v8::Value>, const v8::PropertyCallbackInfo<void>&) { calls++; }

void SetGlobal(Local<v8::Context> context, const char* name, Local<v8::Value> value) {
  context->Global()->Set(context, v8_str(name), value).Check();
}

}  // namespace

TEST(EvaluateGlobalRunsScripts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK_EQ("3", Evaluate("var x = 1; x + 2", EvaluateGlobalMode::kDefault));
  CHECK_EQ("1", Evaluate("x", EvaluateGlobalMode::kDisableBreaks));
  CHECK_EQ("!RangeError: no", Evaluate("throw new RangeError('no')", EvaluateGlobalMode::kDefault));
  CHECK_EQ(0u, Evaluate("(", EvaluateGlobalMode::kDefault).find("!SyntaxError"));
  // An entry of a shell: its value comes in an object, out of a promise.
  CHECK(EvaluateGlobal(context->GetIsolate(), v8_str("let y = 4; y"), EvaluateGlobalMode::kDefault, true)
            .ToLocalChecked()
            ->IsPromise());
  CHECK_EQ("5", Evaluate("let z = 4; z + 1", EvaluateGlobalMode::kDefault));
}

TEST(ReadingIsNoSideEffect) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("var o = {a: 1, get b() { return this.a + 1; }}; let l = 5;"
             "class C { constructor() { this.x = 1; } get y() { return this.x; } } var array = [3, 1, 2];"
             "function Old() { this.x = 7; } function* numbers() { yield 1; yield 2; } var map = new Map([[1, 2]]);");
  CHECK_EQ("8", Evaluate("o.a + o.b + l"));
  CHECK_EQ("undefined", Evaluate("typeof missing"));
  CHECK_EQ(0u, Evaluate("missing").find("!ReferenceError"));
  CHECK_EQ("a,b", Evaluate("Object.keys(o).join()"));
  CHECK_EQ("1", Evaluate("new C().y"));
  CHECK_EQ("7", Evaluate("new Old().x"));
  CHECK_EQ("6,2,4", Evaluate("array.map(x => x * 2).join()"));
  CHECK_EQ("2", Evaluate("map.get(1)"));
  CHECK_EQ("1", Evaluate("map.size"));
  CHECK_EQ("ABC", Evaluate("'abc'.toUpperCase()"));
  CHECK_EQ("{\"a\":1,\"b\":2}", Evaluate("JSON.stringify(o)"));
  CHECK_EQ("1", Evaluate("JSON.parse('[1]')[0]"));
  CHECK_EQ("caught", Evaluate("(() => { try { null.x } catch { return 'caught' } })()"));
  CHECK_EQ("!Error: mine", Evaluate("throw new Error('mine')"));
  CHECK_EQ("5", Evaluate("Math.max(...[1, 5, 3])"));
  CHECK_EQ("6", Evaluate("(() => { let sum = 0; for (const x of array) sum += x; return sum; })()"));
  CHECK_EQ("3", Evaluate("(() => { let sum = 0; for (const x of numbers()) sum += x; return sum; })()"));
}

TEST(WhatTheEvaluationMadeMayChange) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("var old = {a: 1};");
  CHECK_EQ("2", Evaluate("(() => { const o = {}; o.x = 2; return o.x; })()"));
  CHECK_EQ("1,2,3", Evaluate("(() => { const a = [1]; a.push(2); a[2] = 3; return a.join(); })()"));
  CHECK_EQ("1", Evaluate("(() => { const copy = Object.assign({}, old); copy.b = 2; return copy.a; })()"));
  CHECK_EQ("1,2,3", Evaluate("[3, 1, 2].map(x => x).sort().join()"));
  CHECK_EQ("3", Evaluate("(() => { let n = 0; [1, 2, 3].forEach(() => { n++; }); return n; })()"));
  CHECK_EQ("undefined", Evaluate("(() => { const o = {a: 1}; delete o.a; return o.a; })()"));
  CHECK_EQ("4", Evaluate("(() => { const {a, ...rest} = {a: 1, b: 2}; rest.b *= 2; return rest.b; })()"));
  CHECK_EQ("9", Evaluate("(() => { const e = new Error; e.code = 9; return e.code; })()"));
}

TEST(ChangesOfWhatWasThereAreRefused) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("var o = {a: 1, set s(v) { this.a = v; }}; let l = 5; var array = [1]; var map = new Map();"
             "var iterator = array.values(); function change() { o.a = 2; } var re = /a/g;"
             "class Species extends Array { static get [Symbol.species]() { return function() { return array; } } }"
             "var species = new Species(1, 2); function* numbers() { yield 1; } var generator = numbers();"
             "var bytes = new Uint8Array(2); var proxy = new Proxy(o, {}); var promise = Promise.resolve(1);"
             "var lazy = {get x() { o.a = 3; return 1; }}; function same() { return o; }"
             "var iterable = {[Symbol.iterator]: () => iterator}");
  const char* const changes[] = {
      "o.a = 2", "o['a'] = 2", "o.b = 2", "delete o.a", "l = 6", "x = 1", "var v = 1", "let v = 1",
      "function f() {}", "array.push(2)", "array[0] = 2", "array.length = 0", "array.sort()", "map.set(1, 2)",
      "iterator.next()", "for (const x of iterator) ;", "[...iterator]", "for (const x of iterable) ;", "[...iterable]",
      "change()", "change.call(null)", "[1].forEach(change)", "new change()", "lazy.x", "o.s = 1",
      "species.map(x => 0)", "generator.next()", "for (const x of generator) ;", "bytes[0] = 1", "bytes.fill(1)",
      "new Uint8Array(bytes.buffer)[0] = 1", "proxy.a = 2", "promise.then(() => 0)", "Object.freeze(o)",
      "Object.assign(o, {a: 2})", "Object.defineProperty(o, 'a', {value: 2})", "o.__proto__ = {}", "re.exec('a')",
      "'a'.replace(re, 'b')", "console.log(1)", "eval('o.a = 2')", "Function('o.a = 2')()", "Reflect.set(o, 'a', 2)",
      "same().a = 2", "(() => { const t = {}; t.o = o; t.o.a = 2; })()", "(async () => { await 1; })()",
      "(() => { try { o.a = 2; } catch { return 1 } finally { return 2 } })()",
      "(() => { const a = [1]; let b; try { b = a.map(() => { throw 1; }); } catch { b = o; } b.a = 2; })()",
      "Array.prototype.push.call(array, 2)", "[o].map(x => x)[0].a = 2", "Object(o).a = 2",
  };
  for (const char* const change : changes) {
    const std::string result = Evaluate(change);
    if (result != kRefused) printf("%s: %s\n", change, result.c_str());
    CHECK_EQ(kRefused, result);
  }
  CHECK_EQ("1 5 1 0 true 0", Evaluate("o.a + ' ' + l + ' ' + array.length + ' ' + map.size + ' ' + ('a' in o) + ' ' + "
                                      "bytes[0]", EvaluateGlobalMode::kDefault));
  ExpectTrue("!iterator.next().done && !generator.next().done");
  // Nothing of the guard stays.
  CHECK_EQ("2", Evaluate("o.a = 2; o.a", EvaluateGlobalMode::kDefault));
  ExpectInt32("array.push(2)", 2);
}

TEST(CallbacksAreJudgedByTheirSideEffectType) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  const auto function = [&](SideEffectType type) {
    const auto behavior = v8::ConstructorBehavior::kAllow;
    return v8::Function::New(context.local(), Count, {}, 0, behavior, type).ToLocalChecked();
  };
  calls = 0;
  SetGlobal(context.local(), "any", function(SideEffectType::kHasSideEffect));
  SetGlobal(context.local(), "none", function(SideEffectType::kHasNoSideEffect));
  SetGlobal(context.local(), "own", function(SideEffectType::kHasSideEffectToReceiver));
  CompileRun("var o = {own};");
  CHECK_EQ(kRefused, Evaluate("any()"));
  CHECK_EQ(kRefused, Evaluate("[1].map(any)"));
  CHECK_EQ(kRefused, Evaluate("Reflect.apply(any, null, [])"));
  CHECK_EQ(kRefused, Evaluate("o.own()"));
  CHECK_EQ(kRefused, Evaluate("own()"));  // on the global object
  CHECK_EQ(0, calls);
  CHECK_EQ("1", Evaluate("none()"));
  CHECK_EQ("2", Evaluate("({own}).own()"));
  CHECK_EQ("3", Evaluate("any()", EvaluateGlobalMode::kDefault));
  // A template without a callback makes plain objects.
  SetGlobal(context.local(), "Plain",
            v8::FunctionTemplate::New(isolate)->GetFunction(context.local()).ToLocalChecked());
  CHECK_EQ("[object Object]", Evaluate("String(new Plain)"));
}

TEST(NativeAccessorsAreJudgedByTheirSideEffectType) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  Local<v8::ObjectTemplate> templ = v8::ObjectTemplate::New(isolate);
  templ->SetNativeDataProperty(v8_str("any"), Get, Set);
  templ->SetNativeDataProperty(v8_str("none"), Get, Set, {}, v8::None, SideEffectType::kHasNoSideEffect);
  templ->SetLazyDataProperty(v8_str("lazy"), Get, {}, v8::None, SideEffectType::kHasNoSideEffect);
  SetGlobal(context.local(), "o", templ->NewInstance(context.local()).ToLocalChecked());
  Local<v8::Object> object = v8::Object::New(isolate);
  SetGlobal(context.local(), "p", object);
  object->SetNativeDataProperty(context.local(), v8_str("none"), Get, Set, {}, v8::None,
                                SideEffectType::kHasNoSideEffect).Check();
  object->SetNativeDataProperty(context.local(), v8_str("any"), Get, Set).Check();
  calls = 0;
  CHECK_EQ(kRefused, Evaluate("o.any"));
  CHECK_EQ(kRefused, Evaluate("p.any"));
  CHECK_EQ(kRefused, Evaluate("o.none = 1"));
  CHECK_EQ(0, calls);
  CHECK_EQ("17", Evaluate("o.none"));
  CHECK_EQ("17", Evaluate("p.none"));
  CHECK_EQ("17", Evaluate("o.lazy"));
  CHECK_EQ(3, calls);
}

TEST(TerminationsOfOthersStayTerminations) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  const v8::FunctionCallback terminate = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    info.GetIsolate()->TerminateExecution();
  };
  SetGlobal(context.local(), "terminate",
            v8::Function::New(context.local(), terminate, {}, 0, v8::ConstructorBehavior::kAllow,
                              SideEffectType::kHasNoSideEffect)
                .ToLocalChecked());
  v8::TryCatch try_catch(isolate);
  CHECK(EvaluateGlobal(isolate, v8_str("terminate(); while (true) ;"), kNoSideEffects).IsEmpty());
  CHECK(try_catch.HasTerminated());
}

#include "src/api/api-inl.h"
#include "src/ast/unlinked-scope.h"
#include "src/base/growable-array.h"
#include "src/bytecode/unlinked-code.h"
#include "src/bytecode/unlinked-module.h"
#include "src/runtime/functions/code-cache.h"
#include "test/cctest/cctest.h"

#include <string>
#include <thread>
#include <vector>

// ScriptCompiler::CachedData and the options of compilation.

namespace {

using v8::ScriptCompiler;
using Cache = ScriptCompiler::CachedData;

const v8::ScriptOrigin Origin(bool is_module = false) {
  return v8::ScriptOrigin(v8_str("cached.js"), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, is_module);
}

std::unique_ptr<Cache> CacheOf(v8::Local<v8::Context> context, const char* text) {
  ScriptCompiler::Source source(v8_str(text), Origin());
  return std::unique_ptr<Cache>(
      ScriptCompiler::CreateCodeCache(ScriptCompiler::Compile(context, &source).ToLocalChecked()->GetUnboundScript()));
}

// Whether the cache is accepted for the text, which runs in any case.
bool IsAccepted(v8::Local<v8::Context> context, const Cache& cache, const char* text) {
  ScriptCompiler::Source source(v8_str(text), Origin(), new Cache(cache.data, cache.length));
  v8::Local<v8::Script> script =
      ScriptCompiler::Compile(context, &source, ScriptCompiler::kConsumeCodeCache).ToLocalChecked();
  CHECK(!script->Run(context).IsEmpty());
  return !source.GetCachedData()->rejected;
}

// Counts what is parsed while it lives.
struct CompilationCounter {
  CompilationCounter() : isolate(CcTest::i_isolate()), saved(isolate->compile_hook) {
    count = 0;
    isolate->compile_hook = [](i::Isolate*, bool is_start, size_t, size_t) { count += is_start; };
  }
  ~CompilationCounter() { isolate->compile_hook = saved; }
  i::Isolate* const isolate;
  void (*const saved)(i::Isolate*, bool, size_t, size_t);
  static inline int count;
};

}  // namespace

TEST(CodeCacheAcceptedAndRejected) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto cache = CacheOf(env.local(), "1 + 1");
  CHECK_LT(0, cache->length);
  CHECK_EQ(Cache::BufferOwned, cache->buffer_policy);
  CHECK(IsAccepted(env.local(), *cache, "1 + 1"));
  CHECK(!IsAccepted(env.local(), *cache, "1 + 2"));
  CHECK(!IsAccepted(env.local(), *cache, "1 + 11"));
  // Without kConsumeCodeCache nobody looks at it.
  ScriptCompiler::Source source(v8_str("other"), Origin(), new Cache(cache->data, cache->length));
  CHECK(!ScriptCompiler::Compile(env.local(), &source).IsEmpty());
  CHECK(!source.GetCachedData()->rejected);
}

// The width of the text does not matter.
TEST(CodeCacheOfWideText) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* text = "'\u20ac'.length";
  const auto cache = CacheOf(env.local(), text);
  CHECK(IsAccepted(env.local(), *cache, text));
}

TEST(CodeCacheCompatibility) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Isolate* const isolate = CcTest::isolate();
  const auto cache = CacheOf(env.local(), "1 + 1");
  CHECK_EQ(Cache::kSuccess, cache->CompatibilityCheck(isolate));
  std::vector<uint8_t> bytes(cache->data, cache->data + cache->length);
  const auto check = [&](size_t length) {
    return Cache(bytes.data(), static_cast<int>(length)).CompatibilityCheck(isolate);
  };
  CHECK_EQ(Cache::kInvalidHeader, check(0));
  CHECK_EQ(Cache::kInvalidHeader, check(8));
  CHECK_EQ(Cache::kLengthMismatch, check(bytes.size() - 1));
  bytes.push_back(0);
  CHECK_EQ(Cache::kLengthMismatch, check(bytes.size()));
  bytes.pop_back();
  bytes.back() ^= 1;
  CHECK_EQ(Cache::kChecksumMismatch, check(bytes.size()));
  bytes.back() ^= 1;
  bytes[0] ^= 1;
  CHECK_EQ(Cache::kMagicNumberMismatch, check(bytes.size()));
  bytes[0] ^= 1;
  bytes[4] ^= 1;
  CHECK_EQ(Cache::kVersionMismatch, check(bytes.size()));
  bytes[4] ^= 1;
  bytes[8] ^= 1;
  CHECK_EQ(Cache::kFlagsMismatch, check(bytes.size()));
  bytes[8] ^= 1;
  CHECK_EQ(Cache::kSuccess, check(bytes.size()));
  CHECK(!IsAccepted(env.local(), Cache(bytes.data(), 3), "1 + 1"));
}

// A cache of other flags is not accepted, and the tag tells.
TEST(CodeCacheOfOtherFlags) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto cache = CacheOf(env.local(), "1 + 1");
  const uint32_t tag = ScriptCompiler::CachedDataVersionTag();
  i::v8_flags.allow_natives_syntax = !i::v8_flags.allow_natives_syntax;
  i::FlagList::ResetFlagHash();
  CHECK_EQ(Cache::kFlagsMismatch, cache->CompatibilityCheck(CcTest::isolate()));
  CHECK_NE(tag, ScriptCompiler::CachedDataVersionTag());
  i::v8_flags.allow_natives_syntax = !i::v8_flags.allow_natives_syntax;
  i::FlagList::ResetFlagHash();
  CHECK_EQ(tag, ScriptCompiler::CachedDataVersionTag());
}

namespace {

// Modules "a" … by name; `cache` may be null.
v8::Local<v8::Module> CompileModuleOf(const char* name, const char* text, const Cache* cache = nullptr) {
  const v8::ScriptOrigin origin(v8_str(name), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, true);
  ScriptCompiler::Source source(v8_str(text), origin, cache == nullptr ? nullptr : new Cache(cache->data, cache->length));
  const auto module =
      ScriptCompiler::CompileModule(CcTest::isolate(), &source,
                                    cache == nullptr ? ScriptCompiler::kNoCompileOptions : ScriptCompiler::kConsumeCodeCache)
          .ToLocalChecked();
  CHECK(cache == nullptr || !source.GetCachedData()->rejected);
  return module;
}

std::unique_ptr<Cache> CacheOfModule(v8::Local<v8::Module> module) {
  return std::unique_ptr<Cache>(ScriptCompiler::CreateCodeCache(module->GetUnboundModuleScript()));
}

const char* const kModuleMain = R"(
  import def, {plain, 'odd name' as odd, default as again} from 'other';
  import * as names from 'other';
  import {renamed} from 'data' with {type: 'json', a: '\u20ac'};
  export * from 'other';
  export * as whole from 'other';
  export {plain as passed, odd as '\u20ac name', names};
  export {plain as direct} from 'other';
  export let counter = 1;
  export var late;
  export default class Named { static count = counter; }
  export function hoisted() { return import.meta.url === undefined ? counter++ : -1; }
  late = await Promise.resolve(hoisted());
  const inner = () => [def, plain, odd, again, Object.keys(names), renamed, late, counter, Named.name];
  export const text = JSON.stringify(inner());
  //# sourceURL=main-module.js
)";
const char* const kModuleOther = R"(
  export default 'default of other';
  export const plain = 'plain', star = 'star';
  const strange = [1.5, 2n ** 70n].join();
  export {strange as 'odd name'};
)";
const char* const kModuleData = "export const renamed = {nested: [1, 2, 3]};";

struct ModuleSet {
  static constexpr int kCount = 3;
  static constexpr const char* kNames[kCount] = {"main", "other", "data"};
  static const char* Text(int k) { return k == 0 ? kModuleMain : k == 1 ? kModuleOther : kModuleData; }
  static inline v8::Global<v8::Module> modules[kCount];

  // Links and evaluates main, and gives the exports as a text.
  static std::string Run(v8::Local<v8::Context> context, const std::unique_ptr<Cache>* caches) {
    v8::Isolate* const isolate = CcTest::isolate();
    for (int k = 0; k < kCount; ++k) {
      modules[k].Reset(isolate, CompileModuleOf(kNames[k], Text(k), caches == nullptr ? nullptr : caches[k].get()));
    }
    const v8::Local<v8::Module> main = modules[0].Get(isolate);
    CHECK(main->InstantiateModule(context, [](v8::Local<v8::Context> context, v8::Local<v8::String> specifier,
                                              v8::Local<v8::FixedArray> attributes, v8::Local<v8::Module>) {
                v8::Isolate* const isolate = context->GetIsolate();
                const bool is_data = specifier->StrictEquals(v8_str("data"));
                // Key, value and position of each.
                CHECK_EQ(is_data ? 6 : 0, attributes->Length());
                if (is_data) CHECK(attributes->Get(context, 1).As<v8::String>()->StrictEquals(v8_str("\u20ac")));
                return v8::MaybeLocal<v8::Module>(modules[is_data ? 2 : 1].Get(isolate));
              }).FromJust());
    const auto promise = main->Evaluate(context).ToLocalChecked().As<v8::Promise>();
    isolate->PerformMicrotaskCheckpoint();
    CHECK_EQ(v8::Promise::kFulfilled, promise->State());
    CHECK(context->Global()->Set(context, v8_str("exported"), main->GetModuleNamespace()).FromJust());
    const v8::Local<v8::Value> text = CompileRun(
        "exported.text + ';' + Reflect.ownKeys(exported).map(String) + ';' + exported['\u20ac name'] + exported.passed +"
        " exported.direct + exported.default.count + exported.whole.star + exported.names.star");
    return *v8::String::Utf8Value(isolate, text);
  }
};

}  // namespace

// A module from its cache requests, imports, exports and does what it did, and nothing is parsed.
TEST(CodeCacheOfModulesHoldsTheCode) {
  v8::HandleScope handles(CcTest::isolate());
  std::unique_ptr<Cache> caches[ModuleSet::kCount];
  std::string expected;
  {
    LocalContext env;
    expected = ModuleSet::Run(env.local(), nullptr);
    // Evaluated, so that functions that were compiled when they were called are there.
    for (int k = 0; k < ModuleSet::kCount; ++k) caches[k] = CacheOfModule(ModuleSet::modules[k].Get(CcTest::isolate()));
  }
  LocalContext env;
  CHECK_NE(std::string::npos, expected.find("default of other"));
  const v8::Local<v8::Context> context = env.local();
  for (int k = 0; k < ModuleSet::kCount; ++k) {
    const CompilationCounter compilations;
    CompileModuleOf(ModuleSet::kNames[k], ModuleSet::Text(k), caches[k].get());
    CHECK_EQ(0, compilations.count);
  }
  const CompilationCounter compilations;
  CHECK_EQ(expected, ModuleSet::Run(context, caches));
  CHECK_EQ(1, compilations.count);  // The script that makes the text.
  CHECK(ModuleSet::modules[0].Get(CcTest::isolate())->GetUnboundModuleScript()->GetSourceURL()->StrictEquals(
      v8_str("main-module.js")));
  for (auto& module : ModuleSet::modules) module.Reset();
}

// A cache of a module that was not evaluated yet, and of one that came from a cache itself, are the same.
TEST(CodeCacheOfAModuleMadeFromACache) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto first = CacheOfModule(CompileModuleOf("main", kModuleMain));
  const auto second = CacheOfModule(CompileModuleOf("main", kModuleMain, first.get()));
  CHECK_EQ(first->length, second->length);
  CHECK_EQ(0, memcmp(first->data, second->data, static_cast<size_t>(first->length)));
}

// Neither takes the other's code, whatever the header says.
TEST(CodeCacheOfAModuleIsNoScripts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto module_cache = CacheOfModule(CompileModuleOf("m", "1 + 1"));
  const auto script_cache = CacheOf(env.local(), "1 + 1");
  CHECK(!IsAccepted(env.local(), *module_cache, "1 + 1"));
  const auto reject = [](const Cache& cache, const char* text) {
    ScriptCompiler::Source source(v8_str(text), Origin(true), new Cache(cache.data, cache.length));
    CHECK(!ScriptCompiler::CompileModule(CcTest::isolate(), &source, ScriptCompiler::kConsumeCodeCache).IsEmpty());
    return source.GetCachedData()->rejected;
  };
  CHECK(reject(*script_cache, "1 + 1"));
  CHECK(reject(*module_cache, "1 + 2"));
  CHECK(!reject(*module_cache, "1 + 1"));
}

TEST(ConsumeCodeCacheTaskOfAModule) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto cache = CacheOfModule(CompileModuleOf("data", kModuleData));
  auto* task =
      ScriptCompiler::StartConsumingCodeCache(CcTest::isolate(), std::make_unique<Cache>(cache->data, cache->length));
  std::thread thread([task] { task->Run(); });
  thread.join();
  task->SourceTextAvailable(CcTest::isolate(), v8_str(kModuleData), Origin(true));
  ScriptCompiler::Source source(v8_str(kModuleData), Origin(true), new Cache(cache->data, cache->length), task);
  const CompilationCounter compilations;
  CHECK(!ScriptCompiler::CompileModule(CcTest::isolate(), &source, ScriptCompiler::kConsumeCodeCache).IsEmpty());
  CHECK(!source.GetCachedData()->rejected);
  CHECK_EQ(0, compilations.count);
}

TEST(CodeCacheOfModulesAndFunctions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Local<v8::Context> context = env.local();
  v8::Isolate* const isolate = CcTest::isolate();
  ScriptCompiler::Source module_source(v8_str("1 + 1"), Origin(true));
  const auto module = ScriptCompiler::CompileModule(isolate, &module_source).ToLocalChecked();
  std::unique_ptr<Cache> cache(ScriptCompiler::CreateCodeCache(module->GetUnboundModuleScript()));
  // The same text as a script is something else.
  CHECK(!IsAccepted(context, *cache, "1 + 1"));
  ScriptCompiler::Source again(v8_str("1 + 1"), Origin(true), new Cache(cache->data, cache->length));
  CHECK(!ScriptCompiler::CompileModule(isolate, &again, ScriptCompiler::kConsumeCodeCache).IsEmpty());
  CHECK(!again.GetCachedData()->rejected);

  ScriptCompiler::Source body(v8_str("return a + 1"), Origin());
  v8::Local<v8::String> names[] = {v8_str("a")};
  const auto function = ScriptCompiler::CompileFunction(context, &body, 1, names).ToLocalChecked();
  cache.reset(ScriptCompiler::CreateCodeCacheForFunction(function));
  ScriptCompiler::Source body_again(v8_str("return a + 1"), Origin(), new Cache(cache->data, cache->length));
  CHECK(!ScriptCompiler::CompileFunction(context, &body_again, 1, names, 0, nullptr, ScriptCompiler::kConsumeCodeCache)
             .IsEmpty());
  CHECK(!body_again.GetCachedData()->rejected);
}

namespace {

// A cache made after the script has run.
std::unique_ptr<Cache> CacheAfterRunning(v8::Local<v8::Context> context, const char* text) {
  ScriptCompiler::Source source(v8_str(text), Origin());
  const auto script = ScriptCompiler::Compile(context, &source).ToLocalChecked();
  CHECK(!script->Run(context).IsEmpty());
  return std::unique_ptr<Cache>(ScriptCompiler::CreateCodeCache(script->GetUnboundScript()));
}

v8::Local<v8::Value> RunFromCache(v8::Local<v8::Context> context, const Cache& cache, const char* text) {
  ScriptCompiler::Source source(v8_str(text), Origin(), new Cache(cache.data, cache.length));
  const auto script = ScriptCompiler::Compile(context, &source, ScriptCompiler::kConsumeCodeCache).ToLocalChecked();
  CHECK(!source.GetCachedData()->rejected);
  return script->Run(context).ToLocalChecked();
}

// Every kind of constant, scope and function.
const char* const kManyKinds = R"(
  'use strict';
  const big = 123456789012345678901234567890n, third = 1 / 3, text = 'h\u00e9llo \u20ac';
  const list = [1, 2.5, 'x', null, undefined, true, , [3, [4]]];
  let counter = 0;
  function outer(a, {b, c = () => a + b}, ...rest) {
    const captured = rest.length;
    return function inner(d) { try { throw d; } catch (e) { return e + captured + c(); } finally { ++counter; } };
  }
  class Base { #secret = 5; static count = 0; get secret() { return this.#secret; } constructor() { ++Base.count; } }
  class Derived extends Base { get secret() { return super.secret + 1; } static { this.made = text.length; } }
  function* numbers() { for (let i = 0; i < 3; ++i) yield i; }
  function sloppyNames() { return [typeof list, outer.name, inner2.name]; }
  const inner2 = function () {};
  const never = () => `never ${counter} called ${third}`;
  const tagged = (strings, ...values) => strings.raw.join('|') + values.join();
  switch (list.length) { case 8: counter += 100; break; default: counter = -1; }
  label: for (const x of numbers()) { if (x === 1) continue label; counter += x; }
  JSON.stringify([String(big), third, text, list, outer(1, {b: 2}, 3, 4)(10), new Derived().secret, Base.count,
                  Derived.made, [...numbers()], sloppyNames(), tagged`a${1}b${2}`, counter, /x(y)/.exec('xy')]);
)";

}  // namespace

TEST(CodeCacheHoldsTheCode) {
  v8::HandleScope handles(CcTest::isolate());
  std::unique_ptr<Cache> cache;
  v8::Local<v8::Value> expected;
  {
    LocalContext env;
    cache = CacheAfterRunning(env.local(), kManyKinds);
  }
  {
    LocalContext env;
    expected = CompileRun(kManyKinds);
  }
  LocalContext env;
  const CompilationCounter compilations;
  const v8::Local<v8::Value> result = RunFromCache(env.local(), *cache, kManyKinds);
  CHECK(result->StrictEquals(expected));
  CHECK_EQ(0, compilations.count);
}

// What was not compiled when the cache was made is compiled from the source when it is called.
TEST(CodeCacheOfLazyFunctions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* const text =
      "var outer = (function(x) { function inner(y) { return (() => x + y)(); } return inner; });"
      "function unused(a) { return a * 2; } unused.name";
  const auto cache = CacheAfterRunning(env.local(), text);
  LocalContext fresh;
  const CompilationCounter compilations;
  RunFromCache(fresh.local(), *cache, text);
  CHECK_EQ(0, compilations.count);
  CHECK_EQ(42, CompileRun("unused(21)")->Int32Value(fresh.local()).FromJust());
  CHECK_LT(0, compilations.count);
  CHECK_EQ(7, CompileRun("outer(3)(4)")->Int32Value(fresh.local()).FromJust());
  CHECK(CompileRun("unused.toString()")->StrictEquals(v8_str("function unused(a) { return a * 2; }")));
}

TEST(CodeCacheKeepsPlacesAndNames) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* const text = "function thrower() {\n  null.x;\n}\nvar place; try { thrower(); } catch (e) { place = e.stack; } place\n"
                           "//# sourceURL=named.js\n//# sourceMappingURL=map.json";
  const auto cache = CacheAfterRunning(env.local(), text);
  const v8::Local<v8::Value> expected = CompileRun(text);
  LocalContext fresh;
  ScriptCompiler::Source source(v8_str(text), Origin(), new Cache(cache->data, cache->length));
  const auto script =
      ScriptCompiler::Compile(fresh.local(), &source, ScriptCompiler::kConsumeCodeCache).ToLocalChecked();
  CHECK(script->GetUnboundScript()->GetSourceURL()->StrictEquals(v8_str("named.js")));
  CHECK(script->GetUnboundScript()->GetSourceMappingURL()->StrictEquals(v8_str("map.json")));
  CHECK(script->Run(fresh.local()).ToLocalChecked()->StrictEquals(expected));
}

TEST(CodeCacheOfAFunctionNeedsItsParameters) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Local<v8::Context> context = env.local();
  v8::Local<v8::Object> extension = v8::Object::New(CcTest::isolate());
  CHECK(extension->Set(context, v8_str("c"), v8_num(100)).FromJust());
  const auto compile = [&](const Cache* cache, std::vector<const char*> names, bool with_extension, bool* rejected) {
    ScriptCompiler::Source source(v8_str("return a + b + c"), Origin(),
                                  cache == nullptr ? nullptr : new Cache(cache->data, cache->length));
    std::vector<v8::Local<v8::String>> parameters;
    for (const char* name : names) parameters.push_back(v8_str(name));
    const auto function =
        ScriptCompiler::CompileFunction(
            context, &source, parameters.size(), parameters.data(), with_extension, &extension,
            cache == nullptr ? ScriptCompiler::kNoCompileOptions : ScriptCompiler::kConsumeCodeCache)
            .ToLocalChecked();
    if (rejected != nullptr) *rejected = source.GetCachedData()->rejected;
    return function;
  };
  const auto function = compile(nullptr, {"a", "b"}, true, nullptr);
  v8::Local<v8::Value> arguments[] = {v8_num(1), v8_num(10)};
  CHECK_EQ(111, function->Call(context, context->Global(), 2, arguments).ToLocalChecked()->Int32Value(context).FromJust());
  const std::unique_ptr<Cache> cache(ScriptCompiler::CreateCodeCacheForFunction(function));
  bool rejected = true;
  {
    const CompilationCounter compilations;
    const auto again = compile(cache.get(), {"a", "b"}, true, &rejected);
    CHECK(!rejected);
    CHECK_EQ(111, again->Call(context, context->Global(), 2, arguments).ToLocalChecked()->Int32Value(context).FromJust());
    CHECK_EQ(0, compilations.count);
  }
  compile(cache.get(), {"b", "a"}, true, &rejected);
  CHECK(rejected);
  compile(cache.get(), {"a"}, true, &rejected);
  CHECK(rejected);
  compile(cache.get(), {"a", "b"}, false, &rejected);
  CHECK(rejected);
}

// Functions inside of one that CompileFunction has made are no such functions.
TEST(CodeCacheOfAnInnerFunction) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  static int failures;
  failures = 0;
  CcTest::isolate()->SetFatalErrorHandler([](const char*, const char*) { ++failures; });
  ScriptCompiler::Source source(v8_str("return function inner() { return 1; }"), Origin());
  const auto outer = ScriptCompiler::CompileFunction(env.local(), &source).ToLocalChecked();
  const auto inner = outer->Call(env.local(), env->Global(), 0, nullptr).ToLocalChecked().As<v8::Function>();
  CHECK_NULL(ScriptCompiler::CreateCodeCacheForFunction(inner));
  CHECK_EQ(1, failures);
  CHECK_NULL(ScriptCompiler::CreateCodeCacheForFunction(CompileRun("(function() {})").As<v8::Function>()));
  CHECK_EQ(2, failures);
  const std::unique_ptr<Cache> cache(ScriptCompiler::CreateCodeCacheForFunction(outer));
  CHECK_NOT_NULL(cache.get());
  CHECK_EQ(2, failures);
}

// A text is the same in either width.
TEST(CodeCacheOfAnExternalText) {
  static const char16_t kText[] = u"(function(a) { return a + 1; })(41)";
  class Resource : public v8::String::ExternalStringResource {
   public:
    const uint16_t* data() const override { return reinterpret_cast<const uint16_t*>(kText); }
    size_t length() const override { return std::size(kText) - 1; }
  };
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto cache = CacheAfterRunning(env.local(), "(function(a) { return a + 1; })(41)");
  const auto wide = v8::String::NewExternalTwoByte(CcTest::isolate(), new Resource).ToLocalChecked();
  ScriptCompiler::Source source(wide, Origin(), new Cache(cache->data, cache->length));
  const auto script = ScriptCompiler::Compile(env.local(), &source, ScriptCompiler::kConsumeCodeCache).ToLocalChecked();
  CHECK(!source.GetCachedData()->rejected);
  CHECK_EQ(42, script->Run(env.local()).ToLocalChecked()->Int32Value(env.local()).FromJust());
}

// Nothing in a cache is read that the checksum does not cover, and cut or changed bytes are refused.
TEST(CodeCacheDamaged) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* const text = "(function f(a) { return [a, 'text', 1.5]; })(1)";
  const auto cache = CacheAfterRunning(env.local(), text);
  std::vector<uint8_t> bytes(cache->data, cache->data + cache->length);
  for (size_t k = 0; k < bytes.size(); ++k) {
    bytes[k] ^= static_cast<uint8_t>(1 << k % 8);
    CHECK(!IsAccepted(env.local(), Cache(bytes.data(), static_cast<int>(bytes.size())), text));
    bytes[k] ^= static_cast<uint8_t>(1 << k % 8);
  }
  for (size_t length = 0; length < bytes.size(); length += 7) {
    CHECK(!IsAccepted(env.local(), Cache(bytes.data(), static_cast<int>(length)), text));
  }
  CHECK(IsAccepted(env.local(), Cache(bytes.data(), static_cast<int>(bytes.size())), text));
}

namespace {

// What the reader has to have looked at: values of enumerations, and that there is an end to going inwards.
void CheckGraph(const i::UnlinkedFunction* function, uint32_t depth) {
  CHECK_LE(depth, i::CodeCacheReader::kMaxNesting);
  CHECK_LE(static_cast<int>(function->properties().kind), static_cast<int>(i::FunctionKind::kDefaultDerivedConstructor));
  CHECK_LE(static_cast<int>(function->properties().language_mode), 1);
  CHECK_EQ(i::IsModule(function->properties().kind), function->module() != nullptr);
  for (const i::UnlinkedScope* scope = function->outer_scope(); scope != nullptr; scope = scope->outer()) {
    CHECK_LE(static_cast<int>(scope->type()), static_cast<int>(i::ScopeType::kWith));
    CHECK_LE(static_cast<int>(scope->function_kind()), static_cast<int>(i::FunctionKind::kDefaultDerivedConstructor));
    for (int k = 0; k < scope->entry_count(); ++k) {
      CHECK_LE(static_cast<int>(scope->entry(k).mode), static_cast<int>(i::VariableMode::kDynamic));
      CHECK_LE(static_cast<int>(scope->entry(k).kind), static_cast<int>(i::VariableKind::kInternal));
      CHECK_LE(static_cast<int>(scope->entry(k).location), static_cast<int>(i::VariableLocation::kLookup));
    }
  }
  if (function->code() == nullptr) {
    CHECK_NE(0u, depth);
    return;
  }
  for (int k = 0; k < function->code()->constant_count(); ++k) {
    const i::UnlinkedConstant& constant = function->code()->constant(k);
    if (constant.kind() == i::UnlinkedConstant::kFunction) CheckGraph(constant.function(), depth + 1);
  }
}

// The bytes behind the header and the texts of magic comments, of what has been compiled.
template <typename T>
std::vector<uint8_t> BytesOf(v8::Local<T> script) {
  v8::base::GrowableArray<uint8_t> written;
  CHECK(i::SerializeCode(i::Cast<i::SharedFunctionInfo>(*v8::Utils::OpenDirectHandle(*script)), &written));
  return {written.begin(), written.end()};
}

}  // namespace

// A toplevel that is yet to be compiled is none.
TEST(CodeCacheWithoutCode) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto read = [](i::Tagged<i::SharedFunctionInfo> shared) {
    v8::base::GrowableArray<uint8_t> written;
    CHECK(i::SerializeCode(shared, &written));
    i::UnlinkedFunction* const function = i::CodeCacheReader::Read({written.begin(), written.size()});
    if (function != nullptr) function->Release();
    return function != nullptr;
  };
  const auto shared_of = [](v8::Local<v8::Value> function) {
    return i::Cast<i::JSFunction>(*v8::Utils::OpenHandle(*function.As<v8::Function>()))->shared();
  };
  CHECK(!read(shared_of(CompileRun("function lazy(a) { return a; } lazy"))));
  CHECK(read(shared_of(CompileRun("lazy(1); lazy"))));
}

// Letting go of a chain of functions recurses, so it must not be too long.
TEST(CodeCacheOfDeepNests) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  bool has_stack = true;
  const auto is_read = [&](uint32_t depth) {
    std::string text = "let f = 1;";
    for (uint32_t k = 0; k < depth; ++k) text += "(() => ";
    text += "1" + std::string(depth, ')') + ";";
    ScriptCompiler::Source source(v8_str(text.c_str()), Origin());
    v8::TryCatch try_catch(CcTest::isolate());
    v8::Local<v8::UnboundScript> script;
    if (!ScriptCompiler::CompileUnboundScript(CcTest::isolate(), &source, ScriptCompiler::kEagerCompile)
             .ToLocal(&script)) {
      has_stack = false;
      return false;
    }
    const std::vector<uint8_t> bytes = BytesOf(script);
    i::UnlinkedFunction* const function = i::CodeCacheReader::Read({bytes.data(), bytes.size()});
    if (function != nullptr) function->Release();
    return function != nullptr;
  };
  CHECK(is_read(100));
  // Sanitizers make the compiler's frames so large that it does not come so deep.
  const bool is_deepest_read = is_read(i::CodeCacheReader::kMaxNesting);
  if (!has_stack) return;
  CHECK(is_deepest_read);
  CHECK(!is_read(i::CodeCacheReader::kMaxNesting + 1));
}

// The reader stays within bytes that a checksum would have refused.
TEST(CodeCacheReaderStaysWithin) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  ScriptCompiler::Source source(v8_str(kManyKinds), Origin());
  const auto script = ScriptCompiler::Compile(env.local(), &source).ToLocalChecked();
  CHECK(!script->Run(env.local()).IsEmpty());
  const auto module = CompileModuleOf("main", kModuleMain);
  for (std::vector<uint8_t> bytes : {BytesOf(script->GetUnboundScript()), BytesOf(module->GetUnboundModuleScript())}) {
    const auto read = [&](size_t size) {
      // A block of its own size, so that reading behind it is noticed.
      const std::vector<uint8_t> exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
      i::UnlinkedFunction* const function = i::CodeCacheReader::Read({exact.data(), exact.size()});
      if (function != nullptr) {
        CheckGraph(function, 0);
        function->Release();
      }
      return function != nullptr;
    };
    CHECK(read(bytes.size()));
    for (size_t size = 0; size < bytes.size(); size += 3) CHECK(!read(size));
    for (size_t k = 0; k < bytes.size(); ++k) {
      for (const uint8_t change : {0x01, 0x02, 0x20, 0x80, 0xFF}) {
        bytes[k] ^= change;
        read(bytes.size());
        bytes[k] ^= change;
      }
    }
  }
}

// A module is made of nothing that lies outside of its block or its lists, or that no record can be made of.
TEST(CodeCacheOfAModuleIsSound) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto compiled = CompileModuleOf("main", kModuleMain);
  const auto shared = v8::Utils::OpenDirectHandle(*compiled->GetUnboundModuleScript());
  using Module = i::UnlinkedModule;
  const Module& module = *i::Cast<i::SharedFunctionInfo>(*shared)->unlinked()->module();
  const v8::base::Vector<const uint8_t> bytes = module.bytes();
  // `change` of what lies at `place` in a copy of the block, whose size is exact so that reading behind it is noticed.
  const auto is_read_with = [&](const void* place, uint32_t value) {
    std::vector<uint8_t> copy(bytes.begin(), bytes.end());
    if (place != nullptr) memcpy(&copy[static_cast<size_t>(static_cast<const uint8_t*>(place) - bytes.begin())], &value, 4);
    Module* const read = Module::FromBytes({copy.data(), copy.size()});
    if (read != nullptr) read->Release();
    return read != nullptr;
  };
  CHECK(is_read_with(nullptr, 0));
  // The size, the counts of requests, attributes, entries in each list and in all, and of cells.
  for (int word = 0; word <= 9; ++word) {
    for (const uint32_t value : {0x7FFFFFFFu, 0xFFFFFFFFu}) CHECK(!is_read_with(bytes.begin() + 4 * word, value));
  }
  // Without a cell for each binding.
  CHECK(!is_read_with(bytes.begin() + 36, 0));
  const uint32_t size = static_cast<uint32_t>(bytes.size()) + 4;
  const auto refuses_name = [&](const Module::Name& name) {
    for (const uint32_t offset : {2u, name.offset + 1, size, size + 2, 0xFFFFFFFEu}) {
      if (offset != size || name.length != 0) CHECK(!is_read_with(&name.offset, offset));
    }
    for (const uint32_t length : {size, 0x80000001u, 0xFFFFFFFFu}) CHECK(!is_read_with(&name.length, length));
    CHECK(!is_read_with(&name.is_one_byte, 2));
  };
  CHECK_LT(size_t{0}, module.requests().size());
  bool has_attributes = false;
  for (const Module::Request& request : module.requests()) {
    refuses_name(request.specifier);
    CHECK(!is_read_with(&request.specifier.offset, 0));
    for (const uint32_t phase : {3u, 0xFFFFFFFFu}) CHECK(!is_read_with(&request.phase, phase));
    CHECK(!is_read_with(&request.first_attribute, 3));
    CHECK(!is_read_with(&request.attribute_count, 3));
    for (const Module::Attribute& attribute : module.attributes(request)) {
      has_attributes = true;
      refuses_name(attribute.key);
      refuses_name(attribute.value);
      CHECK(!is_read_with(&attribute.key.offset, 0));
      CHECK(!is_read_with(&attribute.value.offset, 0));
    }
  }
  CHECK(has_attributes);
  for (int list = 0; list < Module::kListCount; ++list) {
    CHECK_LT(size_t{0}, module.entries(static_cast<Module::List>(list)).size());
    for (const Module::Entry& entry : module.entries(static_cast<Module::List>(list))) {
      if (list == Module::kLocalExports || list == Module::kIndirectExports) {
        refuses_name(entry.export_name);
        CHECK(!is_read_with(&entry.export_name.offset, 0));
      }
      if (entry.import_name.offset != 0) refuses_name(entry.import_name);
      if (list == Module::kRegularImports) CHECK(!is_read_with(&entry.import_name.offset, 0));
      for (const uint32_t number : {0xFFFFFFFFu, 1000u}) {
        if (list != Module::kLocalExports) CHECK(!is_read_with(&entry.module_request, number));
        if (list < Module::kIndirectExports) CHECK(!is_read_with(&entry.cell, number));
      }
    }
  }
  for (size_t cut = 0; cut < bytes.size(); cut += 3) CHECK_NULL(Module::FromBytes({bytes.begin(), cut}));
}

TEST(ConsumeCodeCacheTask) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto cache = CacheOf(env.local(), "40 + 2");
  for (const char* text : {"40 + 2", "40 + 3"}) {
    auto* task =
        ScriptCompiler::StartConsumingCodeCache(CcTest::isolate(), std::make_unique<Cache>(cache->data, cache->length));
    std::thread thread([task] { task->Run(); });
    thread.join();
    task->SourceTextAvailable(CcTest::isolate(), v8_str(text), Origin());
    CHECK(!task->ShouldMergeWithExistingScript());
    task->MergeWithExistingScript();
    ScriptCompiler::Source source(v8_str(text), Origin(), new Cache(cache->data, cache->length), task);
    const auto script =
        ScriptCompiler::Compile(env.local(), &source, ScriptCompiler::kConsumeCodeCache).ToLocalChecked();
    CHECK_EQ(strcmp(text, "40 + 2") != 0, source.GetCachedData()->rejected);
    CHECK(!script->Run(env.local()).IsEmpty());
  }
}

TEST(CompileOptionsThatContradict) {
  const auto valid = [](int options) {
    return ScriptCompiler::CompileOptionsIsValid(static_cast<ScriptCompiler::CompileOptions>(options));
  };
  CHECK(valid(ScriptCompiler::kNoCompileOptions));
  CHECK(valid(ScriptCompiler::kConsumeCodeCache));
  CHECK(valid(ScriptCompiler::kEagerCompile));
  CHECK(!valid(ScriptCompiler::kConsumeCodeCache | ScriptCompiler::kEagerCompile));
  CHECK(!valid(ScriptCompiler::kConsumeCodeCache | ScriptCompiler::kProduceCompileHints));
  CHECK(!valid(ScriptCompiler::kEagerCompile | ScriptCompiler::kProduceCompileHints));
  CHECK(valid(ScriptCompiler::kProduceCompileHints | ScriptCompiler::kFollowCompileHintsMagicComment));
  CHECK(!valid(ScriptCompiler::kProduceCompileHints | ScriptCompiler::kConsumeCompileHints));
}

namespace {

std::vector<int> HintsAfterRun(v8::Local<v8::Context> context, ScriptCompiler::Source* source, int options) {
  const auto script =
      ScriptCompiler::Compile(context, source, static_cast<ScriptCompiler::CompileOptions>(options)).ToLocalChecked();
  CHECK(script->GetProducedCompileHints().empty());
  CHECK(!script->Run(context).IsEmpty());
  const auto hints = script->GetProducedCompileHints();
  CHECK(hints == script->GetCompileHintsCollector()->GetCompileHints(context->GetIsolate()));
  return hints;
}

}  // namespace

// What was compiled for its first call is a hint for the next time, and hints make it compile at once.
TEST(CompileHints) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* text = "function f() { return g(); } function unused() {} function g() {} f();";
  ScriptCompiler::Source source(v8_str(text), Origin());
  const std::vector<int> hints = HintsAfterRun(env.local(), &source, ScriptCompiler::kProduceCompileHints);
  CHECK_EQ(size_t{2}, hints.size());
  CHECK_EQ('(', text[hints[0]]);
  CHECK_EQ('f', text[hints[0] - 1]);
  CHECK_EQ('g', text[hints[1] - 1]);

  ScriptCompiler::Source plain(v8_str(text), Origin());
  CHECK(HintsAfterRun(env.local(), &plain, ScriptCompiler::kNoCompileOptions).empty());

  struct Only {
    int position;
    static bool Hint(int position, void* data) { return position == static_cast<Only*>(data)->position; }
  } only{static_cast<int>(strstr(text, "unused") + strlen("unused") - text)};
  const auto has_code = [&] {
    const auto function = v8::Utils::OpenHandle(*GetGlobal<v8::Function>("unused"));
    return i::Cast<i::JSFunction>(*function)->shared()->unlinked()->code() != nullptr;
  };
  CHECK(!has_code());
  ScriptCompiler::Source hinted(v8_str(text), Origin(), Only::Hint, &only);
  CHECK(HintsAfterRun(env.local(), &hinted, ScriptCompiler::kConsumeCompileHints).empty());
  CHECK(has_code());
  ScriptCompiler::Source eager(v8_str(text), Origin());
  CHECK(HintsAfterRun(env.local(), &plain, ScriptCompiler::kNoCompileOptions).empty());
  CHECK(!has_code());
  CHECK(HintsAfterRun(env.local(), &eager, ScriptCompiler::kEagerCompile).empty());
  CHECK(has_code());
}

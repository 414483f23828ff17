// What hosts ask to be told of, or asked about: promises, stack traces, eval, memory, seeds, and registries of dead objects.

#include <string>

#include "include/v8-platform.h"
#include "src/base/entropy.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

std::string Text(v8::Local<v8::Value> value) { return *v8::String::Utf8Value(CcTest::isolate(), value); }
std::string RunText(const char* source) {
  v8::Local<v8::Value> result = CompileRun(source);
  return result.IsEmpty() ? "(exception)" : Text(result);
}

// --- Promise hooks: a log such as "init a; init b<a; before b;"
std::string g_log;
std::vector<v8::Global<v8::Promise>> g_promises;

std::string NameOf(v8::Local<v8::Value> promise) {
  for (size_t k = 0; k < g_promises.size(); ++k) {
    if (g_promises[k] == promise) return std::string(1, static_cast<char>('a' + k));
  }
  return "?";
}
void LogPromise(v8::PromiseHookType type, v8::Local<v8::Promise> promise, v8::Local<v8::Value> parent) {
  if (type == v8::PromiseHookType::kInit) g_promises.emplace_back(CcTest::isolate(), promise);
  static const char* const kNames[] = {"init", "resolve", "before", "after"};
  g_log += std::string(kNames[static_cast<int>(type)]) + ' ' + NameOf(promise);
  if (!parent->IsUndefined()) g_log += '<' + NameOf(parent);
  g_log += "; ";
}
std::string PromiseLog(const char* source) {
  g_log.clear();
  g_promises.clear();
  CompileRun(source);
  g_promises.clear();
  return g_log;
}

}  // namespace

TEST(PromiseHookSeesTheLifeOfPromises) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  isolate->SetPromiseHook(LogPromise);
  // Made, resolved; the derived one follows it and is resolved in its job.
  CHECK_EQ("init a; resolve a; init b<a; before b; resolve b; after b; ",
           PromiseLog("new Promise(resolve => resolve(1)).then(() => 2)"));
  CHECK_EQ("init a; resolve a; init b<a; before b; resolve b; after b; ",
           PromiseLog("Promise.reject(1).catch(() => 2)"));
  // An async function: its promise, the awaited one, and the one that stands for the await.
  CHECK_EQ("init a; init b<a; resolve b; init c<b; before c; resolve a; resolve c; after c; ",
           PromiseLog("(async () => { await 1; })()"));
  // What is a promise already is not wrapped.
  CHECK_EQ("init a; resolve a; init b; init c<a; before c; resolve b; resolve c; after c; ",
           PromiseLog("{ const a = Promise.resolve(1); (async () => { await a; })(); }"));
  // Of the host.
  g_log.clear();
  v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(context.local()).ToLocalChecked();
  CHECK(resolver->Resolve(context.local(), v8_num(1)).FromJust());
  CHECK_EQ("init a; resolve a; ", g_log);
  g_promises.clear();

  isolate->SetPromiseHook(nullptr);
  CHECK_EQ("", PromiseLog("Promise.resolve(1).then(() => 2)"));
}

TEST(PromiseHookMayBeTerminated) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CcTest::isolate()->SetPromiseHook([](v8::PromiseHookType type, v8::Local<v8::Promise>, v8::Local<v8::Value>) {
    if (type == v8::PromiseHookType::kResolve) CcTest::isolate()->TerminateExecution();
  });
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(CompileRun("Promise.resolve(1); for (;;) {}").IsEmpty());
  CHECK(try_catch.HasTerminated());
  CcTest::isolate()->SetPromiseHook(nullptr);
}

TEST(ContextPromiseHooks) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "var log = [], ids = new Map();"
      "const id = p => p === undefined ? '-' : (ids.has(p) || ids.set(p, 'p' + ids.size), ids.get(p));"
      "var init = (p, parent) => { log.push('init', id(p), id(parent)); };"
      "var before = p => { log.push('before', id(p)); };"
      "var after = p => { log.push('after', id(p)); };"
      "var resolve = p => { log.push('resolve', id(p)); };");
  const auto hook = [&](const char* name) { return CompileRun(name).As<v8::Function>(); };
  context->SetPromiseHooks(hook("init"), hook("before"), hook("after"), hook("resolve"));
  CompileRun("new Promise(r => r(1)).then(() => 2)");
  CHECK_EQ("init p0 - resolve p0 init p1 p0 before p1 resolve p1 after p1", RunText("log.join(' ')"));

  // Another context has none.
  CompileRun("log = []");
  {
    LocalContext other;
    CompileRun("Promise.resolve(1).then(() => 2)");
  }
  CHECK_EQ("", RunText("log.join(' ')"));

  // What a hook throws is reported and changes nothing else.
  static int messages;
  messages = 0;
  CcTest::isolate()->AddMessageListener([](v8::Local<v8::Message>, v8::Local<v8::Value>) { messages++; });
  context->SetPromiseHooks(CompileRun("(() => { throw new Error('hook') })").As<v8::Function>(),
                           v8::Local<v8::Function>(), v8::Local<v8::Function>(), v8::Local<v8::Function>());
  CHECK_EQ("ok", RunText("new Promise(() => {}); 'ok'"));
  CHECK_EQ(1, messages);
  context->SetPromiseHooks({}, {}, {}, {});
  CHECK_EQ("ok", RunText("new Promise(() => {}); 'ok'"));
  CHECK_EQ(1, messages);
}

TEST(ContinuationDataFollowsReactions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  CcTest::AddGlobalFunction(context.local(), "get", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    info.GetReturnValue().Set(info.GetIsolate()->GetContinuationPreservedEmbedderData());
  });
  CcTest::AddGlobalFunction(context.local(), "set", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    info.GetIsolate()->SetContinuationPreservedEmbedderData(info[0]);
  });
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  CompileRun(
      "var log = [];"
      "set('one'); const p = Promise.resolve(); p.then(() => log.push(get()));"
      "(async () => { set('two'); await null; log.push(get()); })();"
      "let settle; const later = new Promise(r => settle = r); set('three'); later.then(() => log.push(get()));"
      "set('four'); settle();");
  isolate->PerformMicrotaskCheckpoint();
  CHECK_EQ("one two three", RunText("log.join(' ')"));
  CHECK_EQ("four", RunText("get()"));
  isolate->SetContinuationPreservedEmbedderData(v8::Undefined(isolate));
}

// --- Stack traces

namespace {

v8::MaybeLocal<v8::Value> PrepareStackTrace(v8::Local<v8::Context> context, v8::Local<v8::Value> error,
                                            v8::Local<v8::Array> sites) {
  CHECK(error->IsNativeError());
  v8::Local<v8::Object> site = sites->Get(context, 0).ToLocalChecked().As<v8::Object>();
  v8::Local<v8::Function> get_name =
      site->Get(context, v8_str("getFunctionName")).ToLocalChecked().As<v8::Function>();
  v8::Local<v8::Value> name = get_name->Call(context, site, 0, nullptr).ToLocalChecked();
  if (Text(name) == "bad") {
    CcTest::isolate()->ThrowException(v8_str("thrown by the callback"));
    return {};
  }
  return v8_str((std::to_string(sites->Length()) + " frames, first " + Text(name)).c_str());
}

}  // namespace

TEST(PrepareStackTraceCallbackMakesTheStack) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  isolate->SetPrepareStackTraceCallback(PrepareStackTrace);
  CHECK_EQ("2 frames, first f", RunText("function f() { return new Error('x').stack } f()"));
  CHECK_EQ("thrown by the callback",
           RunText("function bad() { return new Error('x') } try { bad().stack } catch (e) { e }"));
  isolate->SetPrepareStackTraceCallback(nullptr);
  CHECK_EQ("Error: x", RunText("f().split('\\n')[0]"));
}

// --- ShadowRealm

namespace {

v8::MaybeLocal<v8::Context> FurnishedRealm(v8::Local<v8::Context> initiator) {
  CHECK(initiator == CcTest::isolate()->GetCurrentContext());
  v8::Local<v8::ObjectTemplate> global = v8::ObjectTemplate::New(CcTest::isolate());
  global->Set(CcTest::isolate(), "furniture", v8::Number::New(CcTest::isolate(), 7));
  return v8::Context::New(CcTest::isolate(), nullptr, global);
}
v8::MaybeLocal<v8::Context> NoRealm(v8::Local<v8::Context>) {
  CcTest::isolate()->ThrowException(v8_str("no room"));
  return {};
}

}  // namespace

TEST(HostCreateShadowRealmContextCallbackMakesTheRealm) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  const char* const source =
      "let result; try { result = new ShadowRealm().evaluate('furniture + typeof globalThis'); }"
      "catch (e) { result = String(e); } result";
  CHECK_EQ(RunText(source), "Error: Not supported");
  const std::string in_block = std::string("{") + source + "}";
  isolate->SetHostCreateShadowRealmContextCallback(FurnishedRealm);
  CHECK_EQ(RunText(in_block.c_str()), "7object");
  isolate->SetHostCreateShadowRealmContextCallback(NoRealm);
  CHECK_EQ(RunText(in_block.c_str()), "no room");
  isolate->SetHostCreateShadowRealmContextCallback(nullptr);
}

TEST(StackTraceLimitFollowsTheFlag) {
  i::v8_flags.stack_trace_limit = 3;
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ExpectInt32("Error.stackTraceLimit", 3);
  ExpectInt32("(function f(n) { return n ? f(n - 1) : new Error().stack.split('\\n').length })(9)", 4);
  CHECK_EQ(3, CcTest::isolate()->GetStackTraceLimit());
  CompileRun("Error.stackTraceLimit = 5");
  CHECK_EQ(5, CcTest::isolate()->GetStackTraceLimit());
}

// --- eval and new Function

TEST(CodeGenerationFromStringsMayBeForbidden) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CHECK(context->IsCodeGenerationFromStringsAllowed());
  ExpectInt32("eval('1 + 1')", 2);
  context->AllowCodeGenerationFromStrings(false);
  CHECK(!context->IsCodeGenerationFromStringsAllowed());
  const char* const kForms[] = {"eval('1')", "(0, eval)('1')", "new Function('1')", "Function('1')",
                                "new (async () => {}).constructor('1')", "new (function*() {}).constructor('1')"};
  for (const char* form : kForms) {
    const std::string source = std::string("try { ") + form + "; 'ran' } catch (e) { '' + e }";
    CHECK_EQ("EvalError: Code generation from strings disallowed for this context", RunText(source.c_str()));
  }
  // What is no string is not code.
  ExpectInt32("eval(7)", 7);
  context->SetErrorMessageForCodeGenerationFromStrings(v8_str("not here"));
  CHECK_EQ("EvalError: not here", RunText("try { eval('1') } catch (e) { '' + e }"));
  // Script of the host is not asked about.
  ExpectInt32("1 + 2", 3);
  context->AllowCodeGenerationFromStrings(true);
  ExpectInt32("eval('1 + 1')", 2);
}

TEST(CodeGenerationCallbackDecidesAndChanges) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  static int asked;
  asked = 0;
  isolate->SetModifyCodeGenerationFromStringsCallback(
      [](v8::Local<v8::Context>, v8::Local<v8::Value> source,
         bool is_code_like) -> v8::ModifyCodeGenerationFromStringsResult {
        CHECK(!is_code_like);
        asked++;
        if (!source->IsString()) return {true, v8_str("'no string'")};
        const std::string text = Text(source);
        if (text == "forbidden") return {false, {}};
        if (text == "changed") return {true, v8_str("'different'")};
        return {true, {}};
      });
  // Not asked where everything is allowed.
  ExpectInt32("eval('40 + 2')", 42);
  CHECK_EQ(0, asked);
  context->AllowCodeGenerationFromStrings(false);
  ExpectInt32("eval('40 + 2')", 42);
  CHECK_EQ("different", RunText("eval('changed')"));
  CHECK_EQ("different", RunText("(0, eval)('changed')"));
  CHECK_EQ("no string", RunText("eval({})"));
  CHECK_EQ("EvalError", RunText("try { eval('forbidden') } catch (e) { e.name }"));
  ExpectInt32("new Function('a', 'return a + 1')(1)", 2);
  CHECK_EQ(6, asked);
  isolate->SetModifyCodeGenerationFromStringsCallback(
      [](v8::Local<v8::Context>, v8::Local<v8::Value>) -> v8::ModifyCodeGenerationFromStringsResult {
        return {true, v8_str("'of the other form'")};
      });
  CHECK_EQ("of the other form", RunText("eval('x')"));
}

// --- Memory

namespace {
int g_oom_calls = 0;
bool g_is_heap_oom = false;
}  // namespace

UNINITIALIZED_TEST(OomHandlerIsToldOnceBeforeTheTermination) {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  params.constraints.set_max_old_generation_size_in_bytes(8 << 20);
  v8::Isolate* const isolate = v8::Isolate::New(params);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handles(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    isolate->SetOOMErrorHandler([](const char* location, const v8::OOMDetails& details) {
      CHECK_NOT_NULL(location);
      g_oom_calls++;
      g_is_heap_oom = details.is_heap_oom;
      // As hosts do; it is the termination that comes anyway.
      v8::Isolate::GetCurrent()->TerminateExecution();
    });
    for (int round = 1; round <= 2; ++round) {
      v8::TryCatch try_catch(isolate);
      CHECK(CompileRun("{ const kept = []; for (;;) kept.push(new Array(1000).fill(1.5)); }").IsEmpty());
      CHECK(try_catch.HasTerminated());
      CHECK_EQ(round, g_oom_calls);
      CHECK(g_is_heap_oom);
      isolate->CancelTerminateExecution();
    }
    ExpectInt32("6 * 7", 42);
  }
  isolate->Dispose();
}

// --- Seeds

UNINITIALIZED_TEST(RandomSeedMakesMathRandomRepeatable) {
  const auto sequence = [] {
    v8::Isolate::CreateParams params;
    params.array_buffer_allocator = CcTest::array_buffer_allocator();
    v8::Isolate* const isolate = v8::Isolate::New(params);
    std::string result;
    {
      v8::Isolate::Scope isolate_scope(isolate);
      v8::HandleScope handles(isolate);
      v8::Local<v8::Context> context = v8::Context::New(isolate);
      v8::Context::Scope context_scope(context);
      result = *v8::String::Utf8Value(isolate, CompileRun("[Math.random(), Math.random(), Math.random()].join()"));
    }
    isolate->Dispose();
    return result;
  };
  i::v8_flags.random_seed = 17;
  const std::string first = sequence();
  CHECK_EQ(first, sequence());
  i::v8_flags.random_seed = 18;
  CHECK(first != sequence());
  i::v8_flags.random_seed = 0;
  CHECK(sequence() != sequence());
  // The host's source.
  v8::V8::SetEntropySource([](unsigned char* buffer, size_t length) {
    memset(buffer, 42, length);
    return true;
  });
  CHECK_EQ(0x2a2a2a2a2a2a2a2au, v8::base::RandomSeed());
  CHECK_EQ(sequence(), sequence());
  v8::V8::SetEntropySource([](unsigned char*, size_t) { return false; });
  CHECK(sequence() != sequence());
  v8::V8::SetEntropySource(nullptr);
}

// --- Errors of the process

UNINITIALIZED_TEST(FatalErrorHandlerIsCalledBeforeTheAbort) {
  // The handler may leave: the process does not abort then.
  v8::V8::SetFatalErrorHandler([](const char* file, int line, const char* message) {
    CHECK_GT(line, 0);
    CHECK_NOT_NULL(strstr(file, "test-api-hooks"));
    CHECK_EQ(0, strcmp("Check failed: false.", message));
    throw 42;
  });
  bool caught = false;
  try {
    CHECK(false);
  } catch (int value) {
    caught = value == 42;
  }
  v8::V8::SetFatalErrorHandler(nullptr);
  CHECK(caught);
}

UNINITIALIZED_TEST(DcheckErrorHandlerMayGoOn) {
  static int failures;
  failures = 0;
  v8::V8::SetDcheckErrorHandler([](const char*, int, const char* message) {
    failures++;
    CHECK_EQ(0, strcmp("Debug check failed: 1 == 2.", message));
  });
  v8::base::DcheckFailed(__FILE__, __LINE__, "Debug check failed: 1 == 2.");
  DCHECK_EQ(1, 2);
  CHECK_EQ(FLAT8_DEBUG_CHECKS ? 2 : 1, failures);
  v8::V8::SetDcheckErrorHandler(nullptr);
}

// --- Weak references

namespace {

// Whatever only raw words on the stack name dies, too. (Script must not run meanwhile: the engine's frames hold such words.)
void CollectPrecisely() {
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  i::heap::InvokeMemoryReducingMajorGCs(CcTest::heap());
}

}  // namespace

TEST(WeakRefTargetsAreKeptToTheEndOfTheJob) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  {
    v8::HandleScope handles(isolate);
    CompileRun("var ref = (() => new WeakRef({ big: true }))()");
  }
  CollectPrecisely();
  CHECK_EQ("true", RunText("ref.deref() !== undefined"));
  // deref() keeps it again; the host ends the job.
  isolate->ClearKeptObjects();
  CollectPrecisely();
  CHECK_EQ("true", RunText("ref.deref() === undefined"));

  // A checkpoint ends it, too.
  {
    v8::HandleScope handles(isolate);
    CompileRun("ref = (() => new WeakRef({ big: true }))()");
  }
  isolate->PerformMicrotaskCheckpoint();
  CollectPrecisely();
  CHECK_EQ("true", RunText("ref.deref() === undefined"));
}

TEST(FinalizationCallbacksRunInATaskOfThePlatform) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  static int messages;
  messages = 0;
  isolate->AddMessageListener([](v8::Local<v8::Message>, v8::Local<v8::Value>) { messages++; });
  {
    v8::HandleScope handles(isolate);
    CompileRun(
        "var log = [];"
        "var registry = new FinalizationRegistry(held => {"
        "  log.push(held); Promise.resolve().then(() => log.push('job'));"
        "  if (held === 'first') throw new Error('of the callback');"
        "});"
        "(() => { registry.register({}, 'first'); registry.register({}, 'second'); })()");
  }
  CollectPrecisely();
  // Not in the middle of things.
  CHECK_EQ("", RunText("log.join()"));
  while (v8::platform::PumpMessageLoop(CcTest::default_platform(), isolate)) {
  }
  CHECK_EQ("first,job,job,second", RunText("log.sort().join()"));
  CHECK_EQ(1, messages);
}

// A host that changes the time zone says so.
TEST(TimeZoneChanges) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::HandleScope scope(CcTest::isolate());
  const char* const before = getenv("TZ");
  const std::string saved = before == nullptr ? "" : before;
  auto use = [](const char* zone) {
    setenv("TZ", zone, 1);
    CcTest::isolate()->DateTimeConfigurationChangeNotification(v8::Isolate::TimeZoneDetection::kRedetect);
  };
  use("AAA-3");
  CHECK_EQ("-180", RunText("var date = new Date(0); String(date.getTimezoneOffset())"));
  use("BBB5");
  CHECK_EQ("300 19", RunText("date.getTimezoneOffset() + ' ' + date.getHours()"));
  if (before == nullptr) unsetenv("TZ");
  CcTest::isolate()->DateTimeConfigurationChangeNotification();
  if (before != nullptr) use(saved.c_str());
}

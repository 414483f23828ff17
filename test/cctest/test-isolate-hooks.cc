#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>

#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

// Hooks of the isolate around execution: what runs when, what is forbidden, what follows promises.

namespace {

v8::Isolate* isolate() { return CcTest::isolate(); }

std::string Text(v8::Local<v8::Value> value) {
  return value.IsEmpty() ? "empty" : *v8::String::Utf8Value(isolate(), value);
}

}  // namespace

// --- DisallowJavascriptExecutionScope

using Disallow = v8::Isolate::DisallowJavascriptExecutionScope;

TEST(DisallowJavascriptThrows) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  v8::TryCatch try_catch(isolate());
  {
    const Disallow disallow(isolate(), Disallow::THROW_ON_FAILURE);
    // Compiling is no running.
    v8::Local<v8::Script> script = v8_compile("ran = true");
    CHECK(!try_catch.HasCaught());
    CHECK(script->Run(env.local()).IsEmpty());
    CHECK(try_catch.HasCaught());
    try_catch.Reset();
    {
      const v8::Isolate::AllowJavascriptExecutionScope allow(isolate());
      ExpectInt32("1 + 1", 2);
    }
    CHECK(CompileRun("1").IsEmpty());
    CHECK(try_catch.HasCaught());
    try_catch.Reset();
  }
  ExpectString("typeof ran", "undefined");
}

TEST(DisallowJavascriptLetsPropertiesBeRead) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  v8::Local<v8::Context> context = env.local();
  v8::TryCatch try_catch(isolate());
  v8::Local<v8::Object> object =
      CompileRun("var ran = 0; ({x: 1, get y() { ran++; return 2; }, toString() { ran++; return ''; }})").As<v8::Object>();
  v8::Local<v8::Function> host = v8::Function::New(context, [](const v8::FunctionCallbackInfo<v8::Value>& info) {
                                   info.GetReturnValue().Set(3);
                                 }).ToLocalChecked();
  CompileRun("Promise.resolve().then(() => { ran++; }); 1");
  isolate()->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  CompileRun("ran = 0; Promise.resolve().then(() => { ran += 100; });");
  {
    const Disallow disallow(isolate(), Disallow::THROW_ON_FAILURE);
    CHECK_EQ(1, object->Get(context, v8_str("x")).ToLocalChecked()->Int32Value(context).FromJust());
    CHECK(object->Get(context, v8_str("absent")).ToLocalChecked()->IsUndefined());
    CHECK(env->Global()->Get(context, v8_str("absent")).ToLocalChecked()->IsUndefined());
    CHECK(object->Set(context, v8_str("z"), v8_num(5)).FromJust());
    CHECK(object->Has(context, v8_str("z")).FromJust());
    CHECK_EQ(3, host->Call(context, object, 0, nullptr).ToLocalChecked()->Int32Value(context).FromJust());
    CHECK(!try_catch.HasCaught());
    // What has to run script is refused, and says so.
    const auto refused = [&](bool is_empty) {
      CHECK(is_empty);
      CHECK(try_catch.HasCaught());
      CHECK(try_catch.Exception()->StrictEquals(v8_str("illegal access")));
      CHECK(try_catch.Message()->GetSourceLine(context).ToLocalChecked()->Length() == 0);
      try_catch.Reset();
    };
    refused(object->Get(context, v8_str("y")).IsEmpty());
    refused(object->ToString(context).IsEmpty());
    refused(v8::JSON::Stringify(context, object).IsEmpty());
    // Jobs wait.
    isolate()->PerformMicrotaskCheckpoint();
    CHECK(!try_catch.HasCaught());
    CHECK_EQ(0, env->Global()->Get(context, v8_str("ran")).ToLocalChecked()->Int32Value(context).FromJust());
  }
  isolate()->PerformMicrotaskCheckpoint();
  ExpectInt32("ran", 100);
  isolate()->SetMicrotasksPolicy(v8::MicrotasksPolicy::kAuto);
}

namespace {

class DumpingPlatform : public TestPlatform {
 public:
  void DumpWithoutCrashing() override { ++dumps; }
  int dumps = 0;
};

}  // namespace

TEST_WITH_PLATFORM(DisallowJavascriptDumps, DumpingPlatform) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const Disallow disallow(isolate(), Disallow::DUMP_ON_FAILURE);
  CHECK_EQ(0, platform.dumps);
  ExpectInt32("1 + 1", 2);
  CHECK_LT(0, platform.dumps);
}

TEST(DisallowJavascriptIsFatal) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  static int failures;
  failures = 0;
  isolate()->SetFatalErrorHandler([](const char*, const char*) { ++failures; });
  const Disallow disallow(isolate(), Disallow::CRASH_ON_FAILURE);
  CHECK(CompileRun("1").IsEmpty());
  CHECK_LT(0, failures);
}

// --- Microtasks

namespace {

int g_completed = 0;
void Completed(v8::Isolate*, void*) { ++g_completed; }

}  // namespace

// At the end of each outermost call that may run script, and of no other.
TEST(MicrotasksCompletedOnceACall) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  g_completed = 0;
  isolate()->AddMicrotasksCompletedCallback(Completed);
  v8::Local<v8::Script> script = v8_compile("1");
  CHECK(!v8::Function::New(env.local(), [](const v8::FunctionCallbackInfo<v8::Value>&) {}).IsEmpty());
  CHECK_EQ(0, g_completed);
  CHECK(!script->Run(env.local()).IsEmpty());
  CHECK_EQ(1, g_completed);
  CompileRun("Promise.resolve().then(() => { ran = 1 })");
  CHECK_EQ(2, g_completed);
  isolate()->RemoveMicrotasksCompletedCallback(Completed);
  CompileRun("1");
  CHECK_EQ(2, g_completed);
}

namespace {

std::string g_data;
void NoteData(const v8::FunctionCallbackInfo<v8::Value>& info) {
  g_data = Text(info.GetIsolate()->GetContinuationPreservedEmbedderData());
}

}  // namespace

// Every kind of microtask runs with the value that was set when it was made.
TEST(ContinuationData) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  isolate()->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  CcTest::AddGlobalFunction(env.local(), "note", NoteData);
  const auto in = [&](const char* value, auto make) {
    g_data = "not run";
    isolate()->SetContinuationPreservedEmbedderData(v8_str(value));
    make();
    isolate()->SetContinuationPreservedEmbedderData(v8::Undefined(isolate()));
    isolate()->PerformMicrotaskCheckpoint();
    CHECK(isolate()->GetContinuationPreservedEmbedderData()->IsUndefined());
    return g_data;
  };
  CHECK_EQ(std::string("a"), in("a", [] { CompileRun("Promise.resolve().then(note)"); }));
  CHECK_EQ(std::string("b"), in("b", [] { isolate()->EnqueueMicrotask(GetGlobal<v8::Function>("note")); }));
  CHECK_EQ(
      std::string("c"), in("c", [] {
        isolate()->EnqueueMicrotask([](void*) { g_data = Text(isolate()->GetContinuationPreservedEmbedderData()); });
      }));
  CHECK_EQ(std::string("d"), in("d", [] { CompileRun("Promise.resolve({ then: note })"); }));
  CHECK_EQ(std::string("e"), in("e", [] { CompileRun("(async () => { await 1; note(); })()"); }));
  isolate()->SetContinuationPreservedEmbedderDataV2(v8_str("f"));
  CHECK(isolate()->GetContinuationPreservedEmbedderDataV2().As<v8::Value>()->StrictEquals(v8_str("f")));
}

namespace {

int g_inits = 0, g_parents = 0;
void CountPromises(v8::PromiseHookType type, v8::Local<v8::Promise>, v8::Local<v8::Value> parent) {
  if (type != v8::PromiseHookType::kInit) return;
  ++g_inits;
  g_parents += parent->IsPromise();
}

}  // namespace

// Also the promises that nobody but a hook can see.
TEST(PromiseHooksOfCombinators) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  isolate()->SetPromiseHook(CountPromises);
  for (const char* name : {"all", "race", "any", "allSettled"}) {
    g_inits = g_parents = 0;
    CompileRun((std::string("var p = new Promise(() => {}); Promise.") + name + "([p])").c_str());
    CHECK_EQ(3, g_inits);
    CHECK_EQ(1, g_parents);
  }
  isolate()->SetPromiseHook(nullptr);
}

namespace {

std::string g_rejection;
void OnRejection(v8::PromiseRejectMessage message) {
  v8::HandleScope handles(isolate());
  v8::Local<v8::Message> about = v8::Exception::CreateMessage(isolate(), message.GetValue());
  v8::Local<v8::StackTrace> trace = about->GetStackTrace();
  g_rejection = std::to_string(trace.IsEmpty() ? -1 : trace->GetFrameCount()) + " frames, line " +
                std::to_string(about->GetLineNumber(isolate()->GetCurrentContext()).FromJust()) +
                (about->IsSharedCrossOrigin() ? ", cross origin" : "");
}

}  // namespace

TEST(PromiseRejectionMessages) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  isolate()->SetPromiseRejectCallback(OnRejection);
  isolate()->SetCaptureStackTraceForUncaughtExceptions(true);
  CHECK(!CompileRunWithOrigin("new Promise(function() {\n  missing;\n});", "p.js").IsEmpty());
  CHECK_EQ(std::string("2 frames, line 2"), g_rejection);
  isolate()->SetCaptureStackTraceForUncaughtExceptions(false);
  // A rejection from no script at all is nobody's secret.
  CompileRun("var reject; var p = new Promise((_, r) => { reject = r; }).then(() => {});");
  CompileRun("reject('x')");
  CHECK_EQ(std::string("-1 frames, line 0, cross origin"), g_rejection);
}

TEST(ShadowRealmsWithoutHost) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  v8::TryCatch try_catch(isolate());
  CompileRun("new ShadowRealm()");
  CHECK_EQ(std::string("Error: Not supported"), Text(try_catch.Exception()));
}

TEST(SymbolForWithoutContext) {
  v8::HandleScope handles(isolate());
  v8::Local<v8::Symbol> symbol = v8::Symbol::For(isolate(), v8_str("shared"));
  CHECK(symbol->StrictEquals(v8::Symbol::For(isolate(), v8_str("shared"))));
  CHECK(!symbol->StrictEquals(v8::Symbol::ForApi(isolate(), v8_str("shared"))));
  LocalContext env;
  CHECK(CompileRun("Symbol.for('shared')")->StrictEquals(symbol));
}

// --- Uncaught exceptions

namespace {

int g_asked = 0;
bool DoNotAbort(v8::Isolate*) {
  ++g_asked;
  return false;
}

}  // namespace

// Asked about what neither script catches nor nobody at all.
TEST(AbortOnUncaughtExceptionCallback) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  i::v8_flags.abort_on_uncaught_exception = true;
  g_asked = 0;
  isolate()->SetAbortOnUncaughtExceptionCallback(DoNotAbort);
  CompileRun("try { throw 1; } catch (e) {}");
  CHECK_EQ(0, g_asked);
  CompileRun("function f() { throw 1; } try { f(); } catch (e) {}");
  CHECK_EQ(0, g_asked);
  CompileRun("f()");
  CHECK_EQ(1, g_asked);
  v8::TryCatch try_catch(isolate());
  CompileRun("f()");
  CHECK_EQ(2, g_asked);
  i::v8_flags.abort_on_uncaught_exception = false;
  CompileRun("f()");
  CHECK_EQ(2, g_asked);
}

// --- Lockers

// Inside of an Unlocker, a Locker of the same thread goes on with what that has open.
TEST(LockerInsideUnlockerInCallback) {
  v8::Locker locker(isolate());
  v8::HandleScope handles(isolate());
  LocalContext env;
  CcTest::AddGlobalFunction(env.local(), "yield", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Isolate* const isolate = info.GetIsolate();
    v8::Local<v8::Context> before = isolate->GetCurrentContext();
    {
      v8::Unlocker unlocker(isolate);
      CHECK(!v8::Locker::IsLocked(isolate));
      {
        v8::Locker inner(isolate);
        CHECK(v8::Locker::IsLocked(isolate));
        v8::HandleScope scope(isolate);
        CHECK(isolate->GetCurrentContext() == before);
        info.GetReturnValue().Set(CompileRun("x + 1"));
      }
      std::thread other([isolate] {
        v8::Locker of_other(isolate);
        v8::Isolate::Scope isolate_scope(isolate);
        v8::HandleScope scope(isolate);
        CHECK(!isolate->InContext());
        v8::Context::Scope context_scope(v8::Context::New(isolate));
        ExpectInt32("20 + 1", 21);
      });
      other.join();
      CHECK(!v8::Locker::IsLocked(isolate));
    }
    CHECK(isolate->GetCurrentContext() == before);
  });
  ExpectInt32("var x = 41; yield()", 42);
  ExpectInt32("[1, 2].reduce((sum, k) => sum + k + yield(), 0)", 87);
}

// --- The time zone

namespace {

// A zone file that says nothing but an offset.
void WriteZone(const char* path, int32_t seconds) {
  std::string data("TZif");
  data += std::string(16 + 4 * 4, '\0');  // version and room, and counts that are 0
  const auto number = [&](uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) data += static_cast<char>(value >> shift);
  };
  number(1);  // types
  number(4);  // characters
  number(static_cast<uint32_t>(seconds));
  data += std::string("\0\0ABC\0", 6);
  FILE* const file = fopen(path, "wb");
  CHECK_NOT_NULL(file);
  CHECK_EQ(data.size(), fwrite(data.data(), 1, data.size(), file));
  fclose(file);
}

}  // namespace

TEST(TimeZoneRedetected) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  char path[] = "/tmp/flat8-zone-XXXXXX";
  const int descriptor = mkstemp(path);
  CHECK_LE(0, descriptor);
  close(descriptor);
  const char* const zone = getenv("TZ");
  const std::string saved = zone == nullptr ? "" : zone;
  WriteZone(path, 3600);
  setenv("TZ", (std::string(":") + path).c_str(), 1);
  isolate()->DateTimeConfigurationChangeNotification(v8::Isolate::TimeZoneDetection::kRedetect);
  ExpectInt32("new Date(0).getTimezoneOffset()", -60);
  // The same name, but another zone behind it.
  WriteZone(path, 7200);
  ExpectInt32("new Date(0).getTimezoneOffset()", -60);
  isolate()->DateTimeConfigurationChangeNotification(v8::Isolate::TimeZoneDetection::kRedetect);
  ExpectInt32("new Date(0).getTimezoneOffset()", -120);
  if (zone == nullptr) {
    unsetenv("TZ");
  } else {
    setenv("TZ", saved.c_str(), 1);
  }
  isolate()->DateTimeConfigurationChangeNotification(v8::Isolate::TimeZoneDetection::kRedetect);
  remove(path);
}

// --- SharedArrayBuffer by context

namespace {

bool g_allow = false;
bool AllowSharedArrayBuffer(v8::Local<v8::Context>) { return g_allow; }

}  // namespace

TEST(SharedArrayBufferByContext) {
  v8::HandleScope handles(isolate());
  i::v8_flags.enable_sharedarraybuffer_per_context = true;
  g_allow = false;
  isolate()->SetSharedArrayBufferConstructorEnabledCallback(AllowSharedArrayBuffer);
  {
    LocalContext env;
    ExpectString("typeof SharedArrayBuffer", "undefined");
    isolate()->InstallConditionalFeatures(env.local());
    ExpectString("typeof SharedArrayBuffer", "undefined");
    g_allow = true;
    isolate()->InstallConditionalFeatures(env.local());
    ExpectString("typeof SharedArrayBuffer", "function");
  }
  {
    LocalContext env;
    ExpectString("typeof SharedArrayBuffer", "function");
  }
  isolate()->SetSharedArrayBufferConstructorEnabledCallback(nullptr);
  {
    LocalContext env;
    ExpectString("typeof SharedArrayBuffer", "undefined");
  }
  i::v8_flags.enable_sharedarraybuffer_per_context = false;
  LocalContext env;
  ExpectString("typeof SharedArrayBuffer", "function");
}

// --- Names without WebAssembly, and other small ones

TEST(WasmErrors) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  CHECK_EQ(std::string("CompileError: a"), Text(v8::Exception::WasmCompileError(v8_str("a"))));
  CHECK_EQ(std::string("LinkError: b"), Text(v8::Exception::WasmLinkError(v8_str("b"))));
  CHECK_EQ(std::string("RuntimeError: c"), Text(v8::Exception::WasmRuntimeError(v8_str("c"))));
  CHECK_EQ(std::string("SuspendError: d"), Text(v8::Exception::WasmSuspendError(v8_str("d"))));
  CHECK(v8::Exception::WasmCompileError(v8_str("a"))->IsNativeError());
}

TEST(DefaultLocale) {
  const char* const saved = getenv("LC_ALL");
  const std::string copy = saved == nullptr ? "" : saved;
  setenv("LC_ALL", "de_AT.UTF-8", 1);
  CHECK_EQ(std::string("de-AT"), isolate()->GetDefaultLocale());
  setenv("LC_ALL", "C.UTF-8", 1);
  CHECK_EQ(std::string("en-US"), isolate()->GetDefaultLocale());
  if (saved == nullptr) {
    unsetenv("LC_ALL");
  } else {
    setenv("LC_ALL", copy.c_str(), 1);
  }
}

UNINITIALIZED_TEST(IsolateGroups) {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  CHECK(!v8::IsolateGroup::CanCreateNewGroups());
  v8::Isolate* const isolate = v8::Isolate::New(v8::IsolateGroup::GetDefault(), params);
  CHECK(isolate->GetGroup() == v8::IsolateGroup::GetDefault());
  isolate->Dispose();
}

// --- SetExceptionPropagationCallback

namespace {

std::vector<std::string> g_propagated;

void OnPropagation(v8::ExceptionPropagationMessage message) {
  CHECK_EQ(isolate(), message.GetIsolate());
  CHECK(message.GetException()->IsNativeError());
  g_propagated.push_back(Text(message.GetInterfaceName()) + "." + Text(message.GetPropertyName()) + " " +
                         std::to_string(static_cast<uint32_t>(message.GetExceptionContext())));
  // Script sees what is done to it here.
  v8::Local<v8::Context> context = isolate()->GetCurrentContext();
  CHECK(message.GetException()->CreateDataProperty(context, v8_str("seen"), v8_bool(true)).FromJust());
}

template <typename Info>
void Fail(const Info& info) {
  info.GetIsolate()->ThrowError("failed");
}
v8::Intercepted FailNamedGetter(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  Fail(info);
  return v8::Intercepted::kYes;
}
v8::Intercepted FailIndexedSetter(uint32_t, v8::Local<v8::Value>, const v8::PropertyCallbackInfo<void>& info) {
  Fail(info);
  return v8::Intercepted::kYes;
}

}  // namespace

TEST(ExceptionPropagation) {
  using v8::ExceptionContext;
  v8::HandleScope handles(isolate());
  LocalContext env;
  isolate()->SetExceptionPropagationCallback(OnPropagation);
  v8::Local<v8::FunctionTemplate> constructor = v8::FunctionTemplate::New(isolate());
  constructor->SetClassName(v8_str("Thing"));
  v8::Local<v8::ObjectTemplate> instance = constructor->InstanceTemplate();
  instance->SetNativeDataProperty(v8_str("data"), [](v8::Local<v8::Name>, const auto& info) { Fail(info); });
  instance->SetHandler(v8::IndexedPropertyHandlerConfiguration(nullptr, FailIndexedSetter));
  v8::NamedPropertyHandlerConfiguration named(FailNamedGetter);
  named.flags = v8::PropertyHandlerFlags::kNonMasking;
  instance->SetHandler(named);
  CHECK(env->Global()
            ->Set(env.local(), v8_str("thing"),
                  constructor->GetFunction(env.local()).ToLocalChecked()->NewInstance(env.local()).ToLocalChecked())
            .FromJust());
  CcTest::AddGlobalFunction(env.local(), "fail", [](const v8::FunctionCallbackInfo<v8::Value>& info) { Fail(info); });
  const auto context_of = [](ExceptionContext context) { return std::to_string(static_cast<uint32_t>(context)); };
  const auto expect = [&](const char* source, const std::string& expected) {
    g_propagated.clear();
    v8::TryCatch try_catch(isolate());
    CHECK(CompileRun(source).IsEmpty());
    CHECK_EQ(size_t{1}, g_propagated.size());
    CHECK_EQ(expected, g_propagated[0]);
    CHECK(try_catch.Exception().As<v8::Object>()->Has(env.local(), v8_str("seen")).FromJust());
  };
  expect("thing.other", "Thing.other " + context_of(ExceptionContext::kNamedGetter));
  expect("thing.data", "Thing.data " + context_of(ExceptionContext::kAttributeGet));
  expect("thing[7] = 1", "Thing.7 " + context_of(ExceptionContext::kIndexedSetter));
  g_propagated.clear();
  ExpectString("try { fail() } catch (e) { e.message + e.seen }", "failedtrue");
  CHECK_EQ(size_t{1}, g_propagated.size());
  // What is no object goes by.
  CcTest::AddGlobalFunction(env.local(), "failPlainly", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    info.GetIsolate()->ThrowException(v8_int(1));
  });
  g_propagated.clear();
  ExpectInt32("try { failPlainly() } catch (e) { e }", 1);
  CHECK(g_propagated.empty());
  isolate()->SetExceptionPropagationCallback(nullptr);
  ExpectString("try { fail() } catch (e) { e.message + e.seen }", "failedundefined");
}

// --- Limits that hosts keep by themselves

// A callback of a collection may end the script that made it necessary.
TEST(TerminateFromCollectionCallback) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  static int collections;
  collections = 0;
  const auto callback = [](v8::Isolate* isolate, v8::GCType, v8::GCCallbackFlags, void*) {
    if (++collections == 3) isolate->TerminateExecution();
  };
  isolate()->AddGCEpilogueCallback(callback, nullptr);
  v8::TryCatch try_catch(isolate());
  CHECK(CompileRun("for (;;) { try { [1, 2, 3]; } catch (e) {} finally {} }").IsEmpty());
  CHECK(try_catch.HasTerminated());
  CHECK_LE(3, collections);
  isolate()->RemoveGCEpilogueCallback(callback, nullptr);
  isolate()->CancelTerminateExecution();
  try_catch.Reset();
  ExpectInt32("1 + 1", 2);
}

// The limit of the stack is what makes script look, also for the interrupt that the first one asks for: it must not be taken
// for the stack's end.
TEST(InterruptsThatAskForTheNext) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  static int count;
  count = 0;
  CcTest::AddGlobalFunction(env.local(), "interrupt", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    static const v8::InterruptCallback ask = [](v8::Isolate* isolate, void*) {
      if (++count % 2 == 1) isolate->RequestInterrupt(ask, nullptr);
    };
    info.GetIsolate()->RequestInterrupt(ask, nullptr);
  });
  // Calls of script's functions, and of builtins.
  ExpectInt32("function f() { return 1 } interrupt(); f()", 1);
  ExpectInt32("interrupt(); Math.abs(2)", 2);
  CHECK_EQ(4, count);
}

// A monitor's thread asks for interrupts, in which the isolate's own thread looks at the heap.
TEST(SoftMemoryLimit) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  std::atomic<bool> done{false};
  std::thread monitor([&, watched = isolate()] {
    while (!done) {
      watched->RequestInterrupt(
          [](v8::Isolate* isolate, void* done) {
            // The last one may come when the script has ended.
            if (*static_cast<std::atomic<bool>*>(done)) return;
            v8::HeapStatistics statistics;
            isolate->GetHeapStatistics(&statistics);
            if (statistics.used_heap_size() > (size_t{8} << 20)) isolate->TerminateExecution();
          },
          &done);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  });
  v8::TryCatch try_catch(isolate());
  CHECK(CompileRun("var list = []; for (;;) list.push(new Array(100).fill(1));").IsEmpty());
  done = true;
  monitor.join();
  CHECK(try_catch.HasTerminated());
  isolate()->CancelTerminateExecution();
  try_catch.Reset();
  CompileRun("list = null");
  isolate()->LowMemoryNotification();
  v8::HeapStatistics statistics;
  isolate()->GetHeapStatistics(&statistics);
  CHECK_LT(statistics.used_heap_size(), size_t{4} << 20);
}

namespace {

int g_entered = 0, g_left = 0;
void OnEnter(v8::Isolate*) { ++g_entered; }
void OnLeave(v8::Isolate*) { ++g_left; }

}  // namespace

// The same callback twice is once.
TEST(CallCallbacksOnce) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  isolate()->AddBeforeCallEnteredCallback(OnEnter);
  isolate()->AddBeforeCallEnteredCallback(OnEnter);
  isolate()->AddCallCompletedCallback(OnLeave);
  isolate()->AddCallCompletedCallback(OnLeave);
  g_entered = g_left = 0;
  v8::Local<v8::Script> script = v8_compile("1");
  CHECK_EQ(0, g_entered);
  CHECK(!script->Run(env.local()).IsEmpty());
  CHECK_EQ(1, g_entered);
  CHECK_EQ(1, g_left);
  isolate()->RemoveBeforeCallEnteredCallback(OnEnter);
  isolate()->RemoveCallCompletedCallback(OnLeave);
  CHECK(!script->Run(env.local()).IsEmpty());
  CHECK_EQ(1, g_entered);
  CHECK_EQ(1, g_left);
}

// Code from a string belongs to what the script that made it belongs to.
TEST(HostDefinedOptionsOfEval) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  static double seen;
  CcTest::AddGlobalFunction(env.local(), "look", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    const auto options = info.GetIsolate()->GetCurrentHostDefinedOptions().ToLocalChecked().As<v8::PrimitiveArray>();
    seen = options->Get(info.GetIsolate(), 0).As<v8::Number>()->Value();
  });
  v8::Local<v8::PrimitiveArray> options = v8::PrimitiveArray::New(isolate(), 1);
  options->Set(isolate(), 0, v8_num(4.5).As<v8::Primitive>());
  for (const char* source : {"look()", "eval('look()')", "Function('look()')()", "eval('[1].forEach(look)')"}) {
    seen = 0;
    const v8::ScriptOrigin origin(v8_str("o.js"), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, false,
                                  options);
    v8::ScriptCompiler::Source text(v8_str(source), origin);
    CHECK(!v8::ScriptCompiler::Compile(env.local(), &text).ToLocalChecked()->Run(env.local()).IsEmpty());
    CHECK_EQ(4.5, seen);
  }
}

// A thread that uses the isolate without a Locker has its stack set aside while another one has the lock.
TEST(LockerBesideThreadWithout) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  CcTest::AddGlobalFunction(env.local(), "elsewhere", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Isolate* const isolate = info.GetIsolate();
    std::thread other([isolate] {
      v8::Locker locker(isolate);
      v8::Isolate::Scope isolate_scope(isolate);
      v8::HandleScope scope(isolate);
      v8::Context::Scope context_scope(v8::Context::New(isolate));
      CompileRun("for (let k = 0; k < 1e5; ++k) [k]");
      i::heap::InvokeMajorGC(reinterpret_cast<i::Isolate*>(isolate)->heap());
    });
    other.join();
  });
  ExpectInt32("function f(o) { elsewhere(); return o.x; } f({ x: 42 })", 42);
}

// --- Memory pressure --------------------------------------------------------------------------------------------------

namespace {
int g_collections_under_pressure = 0;
}  // namespace

// A host's own monitor tells from a collection's callback what it sees there.
TEST(PressureToldInACollectionDoesNotCollectForEver) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  g_collections_under_pressure = 0;
  const auto callback = [](v8::Isolate* of, v8::GCType, v8::GCCallbackFlags) {
    if (++g_collections_under_pressure < 1000) of->MemoryPressureNotification(v8::MemoryPressureLevel::kModerate);
  };
  isolate->AddGCEpilogueCallback(callback);
  isolate->LowMemoryNotification();
  isolate->LowMemoryNotification();
  isolate->RemoveGCEpilogueCallback(callback);
  CHECK_LT(g_collections_under_pressure, 20);
  isolate->MemoryPressureNotification(v8::MemoryPressureLevel::kNone);
}

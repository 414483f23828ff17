// Contexts: their global objects and proxies, embedder data, incumbents, extensions.

#include <string>

#include "test/cctest/cctest.h"

TEST(GlobalProxiesHaveTheTemplatesInternalFields) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->SetInternalFieldCount(2);
  v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, tmpl);
  v8::Local<v8::Object> global = context->Global();
  CHECK_EQ(2, global->InternalFieldCount());
  CHECK(global->GetInternalField(1).As<v8::Value>()->IsUndefined());
  global->SetInternalField(1, v8_num(5));
  int pointee = 0;
  global->SetAlignedPointerInInternalField(0, &pointee);
  CHECK_EQ(5, global->GetInternalField(1).As<v8::Value>()->Int32Value(context).FromJust());
  CHECK(global->GetAlignedPointerFromInternalField(0) == &pointee);
  // Another context gets the proxy with its fields as new.
  context->DetachGlobal();
  v8::Local<v8::Context> next = v8::Context::New(isolate, nullptr, tmpl, global);
  CHECK(next->Global() == global);
  CHECK_EQ(2, next->Global()->InternalFieldCount());
  CHECK(global->GetInternalField(1).As<v8::Value>()->IsUndefined());
  CHECK_EQ(0, v8::Context::New(isolate)->Global()->InternalFieldCount());
}

TEST(AReusedProxyKeepsItsNumberOfFields) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->SetInternalFieldCount(3);
  v8::Local<v8::Context> context = v8::Context::New(isolate, nullptr, tmpl);
  v8::Local<v8::Object> global = context->Global();
  context->DetachGlobal();
  v8::Local<v8::Context> plain = v8::Context::New(isolate, nullptr, v8::Local<v8::ObjectTemplate>(), global);
  CHECK_EQ(3, plain->Global()->InternalFieldCount());
  v8::Context::Scope scope(plain);
  ExpectInt32("this.x = 4; x", 4);
}

TEST(AGlobalObjectsRealProperties) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> global = context->Global();
  CHECK(global->Set(context.local(), 3, v8_str("three")).FromJust());
  CHECK(global->HasRealIndexedProperty(context.local(), 3).FromJust());
  CHECK(!global->HasRealIndexedProperty(context.local(), 4).FromJust());
  CompileRun("var x = 1; Object.defineProperty(this, 'y', {get() { return 2; }})");
  CHECK(global->HasRealNamedProperty(context.local(), v8_str("x")).FromJust());
  CHECK(!global->HasRealNamedProperty(context.local(), v8_str("z")).FromJust());
  CHECK(global->HasRealNamedCallbackProperty(context.local(), v8_str("y")).FromJust());
  CHECK(!global->HasRealNamedCallbackProperty(context.local(), v8_str("x")).FromJust());
  CHECK_EQ(2, global->GetRealNamedProperty(context.local(), v8_str("y"))
                  .ToLocalChecked()
                  ->Int32Value(context.local())
                  .FromJust());
  CHECK(!global->GetRealNamedPropertyInPrototypeChain(context.local(), v8_str("toString")).IsEmpty());
  CHECK_EQ(v8::DontEnum, global
                             ->GetRealNamedPropertyAttributesInPrototypeChain(context.local(), v8_str("toString"))
                             .FromJust());
}

TEST(RealAttributesAskProxies) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> heir =
      CompileRun("({__proto__: new Proxy({p: 1}, {getOwnPropertyDescriptor() { throw new Error('asked'); }}), q: 1})")
          .As<v8::Object>();
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK_EQ(v8::None, heir->GetRealNamedPropertyAttributes(context.local(), v8_str("q")).FromJust());
  CHECK(!try_catch.HasCaught());
  CHECK(heir->GetRealNamedPropertyAttributes(context.local(), v8_str("p")).IsNothing());
  CHECK(try_catch.HasCaught());
  try_catch.Reset();
  CHECK(heir->GetRealNamedPropertyAttributesInPrototypeChain(context.local(), v8_str("p")).IsNothing());
  CHECK(try_catch.HasCaught());
}

TEST(GlobalObjectsWithAFixedPrototype) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(CcTest::isolate());
  tmpl->SetImmutableProto();
  CHECK(tmpl->IsImmutableProto());
  v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate(), nullptr, tmpl);
  v8::Context::Scope scope(context);
  ExpectString("try { this.__proto__ = {}; 'set' } catch (e) { e.name }", "TypeError");
  ExpectFalse("Reflect.setPrototypeOf(this, {})");
  v8::Local<v8::Context> plain = v8::Context::New(CcTest::isolate());
  v8::Context::Scope other(plain);
  ExpectTrue("Reflect.setPrototypeOf(this, {mark: 1}) && mark === 1");
}

TEST(EmbedderPointersByObject) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  int pointee = 0;
  context->SetAlignedPointerInEmbedderData(2, &pointee);
  v8::Local<v8::Object> object = CompileRun("({})").As<v8::Object>();
  CHECK(object->GetAlignedPointerFromEmbedderDataInCreationContext(2) == &pointee);
  CHECK(object->GetAlignedPointerFromEmbedderDataInCreationContext(CcTest::isolate(), 2) == &pointee);
  CHECK(object->GetAlignedPointerFromEmbedderDataInCreationContext(7) == nullptr);
  v8::Local<v8::Context> other = v8::Context::New(CcTest::isolate());
  CHECK(other->Global()->GetAlignedPointerFromEmbedderDataInCreationContext(2) == nullptr);
}

TEST(BoundFunctionsComeFromTheirTargetsContext) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Context> other = v8::Context::New(CcTest::isolate());
  other->SetSecurityToken(context->GetSecurityToken());
  CHECK(context->Global()->Set(context.local(), v8_str("other"), other->Global()).FromJust());
  v8::Local<v8::Object> bound =
      CompileRun("Function.prototype.bind.call(other.eval('(function() {})'), null)").As<v8::Object>();
  CHECK(bound->GetCreationContext(CcTest::isolate()).ToLocalChecked() == other);
  CHECK(CompileRun("Function.prototype.bind.call(Function.prototype.bind.call(other.Object, 1), 1)")
            .As<v8::Object>()
            ->GetCreationContextChecked() == other);
  CHECK(CompileRun("(function() {}).bind()").As<v8::Object>()->GetCreationContextChecked() == context.local());
}

TEST(PrimitivesOfOneContextAreNoOthers) {
  v8::HandleScope handles(CcTest::isolate());
  const char* const source = "(function() { return 'a'.charAt(0) + (1.5).toString() + (7).toString(); })()";
  {
    LocalContext context;
    for (int k = 0; k < 10; ++k) ExpectString(source, "a1.57");
  }
  LocalContext context;
  CompileRun("String.prototype.charAt = () => 'b'; Number.prototype.toString = () => 'n';");
  for (int k = 0; k < 10; ++k) ExpectString(source, "bnn");
}

// --- Incumbents

namespace {

v8::Global<v8::Context> g_incumbent;

void NoteIncumbent(const v8::FunctionCallbackInfo<v8::Value>& info) {
  g_incumbent.Reset(info.GetIsolate(), info.GetIsolate()->GetIncumbentContext());
}

}  // namespace

TEST(TheIncumbentIsWhoseScriptCalls) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::Context> first = v8::Context::New(isolate);
  v8::Local<v8::Context> second = v8::Context::New(isolate);
  second->SetSecurityToken(first->GetSecurityToken());
  v8::Local<v8::Function> note = v8::Function::New(first, NoteIncumbent).ToLocalChecked();
  CHECK(second->Global()->Set(second, v8_str("note"), note).FromJust());
  v8::Context::Scope scope(second);
  CompileRun("note()");
  CHECK(g_incumbent.Get(isolate) == second);
  CompileRun("Reflect.apply(note, undefined, [])");
  CHECK(g_incumbent.Get(isolate) == second);
  CompileRun("new note()");
  CHECK(g_incumbent.Get(isolate) == second);
  // Without script it is who has been entered last.
  note->Call(first, v8::Undefined(isolate), 0, nullptr).ToLocalChecked();
  CHECK(g_incumbent.Get(isolate) == second);
  g_incumbent.Reset();
}

TEST(BackupIncumbents) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::Context> entered = v8::Context::New(isolate);
  v8::Local<v8::Context> backup = v8::Context::New(isolate);
  v8::Local<v8::Context> inner = v8::Context::New(isolate);
  v8::Local<v8::Function> note = v8::Function::New(entered, NoteIncumbent).ToLocalChecked();
  CHECK(entered->Global()->Set(entered, v8_str("note"), note).FromJust());
  v8::Context::Scope scope(entered);
  {
    v8::Context::BackupIncumbentScope incumbent(backup);
    CHECK(isolate->GetIncumbentContext() == backup);
    note->Call(entered, v8::Undefined(isolate), 0, nullptr).ToLocalChecked();
    CHECK(g_incumbent.Get(isolate) == backup);
    {
      v8::Context::BackupIncumbentScope nested(inner);
      CHECK(isolate->GetIncumbentContext() == inner);
    }
    CHECK(isolate->GetIncumbentContext() == backup);
    // Script that runs since then comes first.
    CompileRun("note()");
    CHECK(g_incumbent.Get(isolate) == entered);
  }
  CHECK(isolate->GetIncumbentContext() == entered);
  g_incumbent.Reset();
}

TEST(ABackupIncumbentBelowScript) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  LocalContext context;
  static v8::Global<v8::Context> backup;
  backup.Reset(isolate, v8::Context::New(isolate));
  v8::Local<v8::Function> function =
      v8::Function::New(context.local(), [](const v8::FunctionCallbackInfo<v8::Value>& info) {
        v8::Isolate* isolate = info.GetIsolate();
        CHECK(isolate->GetIncumbentContext() == isolate->GetCurrentContext());
        v8::Context::BackupIncumbentScope incumbent(backup.Get(isolate));
        CHECK(isolate->GetIncumbentContext() == backup.Get(isolate));
      }).ToLocalChecked();
  CHECK(context->Global()->Set(context.local(), v8_str("f"), function).FromJust());
  CHECK(!CompileRun("f(); 1").IsEmpty());
  backup.Reset();
}

// --- Snapshots (test-snapshot.cc), of an isolate that has none, and SharedArrayBuffer

TEST(WithoutASnapshotNoContextComesFromOne) {
  v8::HandleScope handles(CcTest::isolate());
  CHECK(v8::Context::FromSnapshot(CcTest::isolate(), 0).IsEmpty());
  LocalContext context;
  CHECK(context->GetDataFromSnapshotOnce<v8::Object>(0).IsEmpty());
}

TEST(SharedArrayBufferForSomeContexts) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Isolate* isolate = CcTest::isolate();
  const auto has_it = [&] {
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    return context->Global()->Has(context, v8_str("SharedArrayBuffer")).FromJust();
  };
  isolate->SetSharedArrayBufferConstructorEnabledCallback([](v8::Local<v8::Context>) { return false; });
  CHECK(has_it());
  i::v8_flags.enable_sharedarraybuffer_per_context = true;
  CHECK(!has_it());
  isolate->SetSharedArrayBufferConstructorEnabledCallback([](v8::Local<v8::Context>) { return true; });
  CHECK(has_it());
  isolate->SetSharedArrayBufferConstructorEnabledCallback(nullptr);
  CHECK(!has_it());
  i::v8_flags.enable_sharedarraybuffer_per_context = false;
}

// --- Extensions

namespace {

int g_fatal_errors = 0;
void CountFatalError(const char*, const char*) { ++g_fatal_errors; }

}  // namespace

TEST(CircularExtensionsAreAUsageError) {
  CcTest::isolate()->SetFatalErrorHandler(CountFatalError);
  static const char* kFirst[] = {"circle-1"};
  static const char* kSecond[] = {"circle-2"};
  v8::RegisterExtension(std::make_unique<v8::Extension>("circle-1", "", 1, kSecond));
  v8::RegisterExtension(std::make_unique<v8::Extension>("circle-2", "", 1, kFirst));
  v8::ExtensionConfiguration configuration(1, kFirst);
  g_fatal_errors = 0;
  // No handle scope is open: an empty handle needs none.
  CHECK(v8::Context::New(CcTest::isolate(), &configuration).IsEmpty());
  CHECK_EQ(1, g_fatal_errors);
}

TEST(ExtensionsThatFailGiveNoContext) {
  v8::HandleScope handles(CcTest::isolate());
  v8::RegisterExtension(std::make_unique<v8::Extension>("broken", "["));
  v8::RegisterExtension(std::make_unique<v8::Extension>("throwing", "throw 1"));
  v8::RegisterExtension(std::make_unique<v8::Extension>("working", "var working = 42;"));
  for (const char* name : {"broken", "throwing", "working"}) {
    const char* names[] = {name};
    v8::ExtensionConfiguration configuration(1, names);
    v8::TryCatch try_catch(CcTest::isolate());
    v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate(), &configuration);
    CHECK_EQ(std::string(name) == "working", !context.IsEmpty());
    if (context.IsEmpty()) continue;
    v8::Context::Scope scope(context);
    ExpectInt32("working", 42);
  }
}

TEST(ExtensionsHaveTheLengthTheySay) {
  v8::HandleScope handles(CcTest::isolate());
  static const char kSource[] = "function answer() { return 42; }~~ no more of it";
  static const int kLength = 32;
  static const char* const kNames[] = {"one-less", "exact", "one-more"};
  for (int k = 0; k < 3; ++k) {
    v8::RegisterExtension(std::make_unique<v8::Extension>(kNames[k], kSource, 0, nullptr, kLength - 1 + k));
    const char* names[] = {kNames[k]};
    v8::ExtensionConfiguration configuration(1, names);
    v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate(), &configuration);
    CHECK_EQ(k != 1, context.IsEmpty());
    if (context.IsEmpty()) continue;
    v8::Context::Scope scope(context);
    ExpectInt32("answer()", 42);
  }
}

TEST(FramesOfExtensionsDoNotShow) {
  v8::HandleScope handles(CcTest::isolate());
  v8::RegisterExtension(std::make_unique<v8::Extension>(
      "frames", "function inner() { throw new Error('x'); } function outer() { inner(); }"));
  const char* names[] = {"frames"};
  v8::ExtensionConfiguration configuration(1, names);
  v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate(), &configuration);
  v8::Context::Scope scope(context);
  ExpectTrue("function user() { outer(); } var stack; try { user(); } catch (e) { stack = e.stack; }"
             "stack.includes('user') && !stack.includes('inner') && !stack.includes('outer')");
}

// --- Contexts that run no script

TEST(AContextMayBeToldToRunNoScript) {
  v8::HandleScope handles(CcTest::isolate());
  static int calls = 0;
  calls = 0;
  LocalContext context;
  v8::Local<v8::Context> other = v8::Context::New(CcTest::isolate());
  v8::Local<v8::Function> script = CompileRun("(function() { return 1; })").As<v8::Function>();
  v8::Local<v8::Function> host =
      v8::Function::New(context.local(), [](const v8::FunctionCallbackInfo<v8::Value>& info) {
        info.GetReturnValue().Set(v8_num(2));
      }).ToLocalChecked();
  context->SetAbortScriptExecution([](v8::Isolate*, v8::Local<v8::Context>) { ++calls; });
  v8::TryCatch try_catch(CcTest::isolate());
  const auto refused = [&](bool is_empty) {
    CHECK(is_empty);
    CHECK(try_catch.HasCaught());
    try_catch.Reset();
  };
  v8::Local<v8::Value> nobody = v8::Undefined(CcTest::isolate());
  refused(CompileRun(context.local(), "1 + 1").IsEmpty());
  CHECK_EQ(1, calls);
  refused(script->Call(context.local(), nobody, 0, nullptr).IsEmpty());
  refused(script->NewInstance(context.local()).IsEmpty());
  CHECK_EQ(3, calls);
  CHECK_EQ(2, host->Call(context.local(), nobody, 0, nullptr).ToLocalChecked()->Int32Value(other).FromJust());
  CHECK(!CompileRun(other, "1 + 1").IsEmpty());
  CHECK_EQ(3, calls);
  context->SetAbortScriptExecution(nullptr);
  CHECK(!script->Call(context.local(), nobody, 0, nullptr).IsEmpty());
  CHECK_EQ(3, calls);
  CHECK(!try_catch.HasCaught());
}

TEST(TheNewestExtensionOfANameCounts) {
  v8::HandleScope handles(CcTest::isolate());
  const char* names[] = {"again"};
  v8::ExtensionConfiguration configuration(1, names);
  for (const char* source : {"var again = 1;", "var again = 2;"}) {
    v8::RegisterExtension(std::make_unique<v8::Extension>("again", source));
    v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate(), &configuration);
    v8::Context::Scope scope(context);
    ExpectInt32("again", source[12] - '0');
  }
}

TEST(TheGlobalObjectIsOfItsTemplatesClass) {
  v8::HandleScope handles(CcTest::isolate());
  v8::Local<v8::FunctionTemplate> base = v8::FunctionTemplate::New(CcTest::isolate());
  base->PrototypeTemplate()->Set(CcTest::isolate(), "inherited", v8_num(1));
  v8::Local<v8::FunctionTemplate> window = v8::FunctionTemplate::New(CcTest::isolate());
  window->SetClassName(v8_str("Window"));
  window->Inherit(base);
  v8::Local<v8::Context> context = v8::Context::New(CcTest::isolate(), nullptr, window->InstanceTemplate());
  v8::Context::Scope scope(context);
  ExpectString("globalThis.constructor.name", "Window");
  ExpectInt32("inherited", 1);
  ExpectTrue("globalThis instanceof constructor && Object.prototype.isPrototypeOf(globalThis)");
  CHECK(context->Global()->GetConstructorName()->StrictEquals(v8_str("Window")));
}

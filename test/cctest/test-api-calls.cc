// Which of the API's functions are calls: the host is told of them, and microtasks run when the outermost is over.

#include <string>

#include "test/cctest/cctest.h"

namespace {

std::string g_log;
void Entered(v8::Isolate*) { g_log += '<'; }
void Completed(v8::Isolate*) { g_log += '>'; }

template <typename Function>
std::string LogOf(const Function& function) {
  g_log.clear();
  function();
  return g_log;
}

class WithCallHooks {
 public:
  explicit WithCallHooks(v8::Isolate* isolate) : isolate_(isolate) {
    isolate->AddBeforeCallEnteredCallback(Entered);
    isolate->AddCallCompletedCallback(Completed);
  }
  ~WithCallHooks() {
    isolate_->RemoveBeforeCallEnteredCallback(Entered);
    isolate_->RemoveCallCompletedCallback(Completed);
  }

 private:
  v8::Isolate* const isolate_;
};

void RunsScript(const v8::FunctionCallbackInfo<v8::Value>&) { CompileRun("1"); }

bool g_entered_own = false;
void NoteEntered(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  g_entered_own = isolate->GetEnteredOrMicrotaskContext() == isolate->GetCurrentContext();
}
void NoteEnteredInside(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Local<v8::Context> inner = v8::Context::New(info.GetIsolate());
  v8::Context::Scope scope(inner);
  CHECK(info.GetIsolate()->GetEnteredOrMicrotaskContext() == inner);
}

}  // namespace

TEST(CallsAreAnnounced) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::Local<v8::Function> function = CompileRun("(function() {})").As<v8::Function>();
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  v8::Local<v8::Script> script = v8_compile("1");
  const WithCallHooks hooks(isolate);
  CHECK_EQ("<>", LogOf([&] { script->Run(context.local()).ToLocalChecked(); }));
  CHECK_EQ("<>", LogOf([&] { function->Call(context.local(), object, 0, nullptr).ToLocalChecked(); }));
  CHECK_EQ("<>", LogOf([&] { function->NewInstance(context.local()).ToLocalChecked(); }));
  CHECK_EQ("<>", LogOf([&] { object->Set(context.local(), v8_str("a"), v8_num(1)).Check(); }));
  CHECK_EQ("<>", LogOf([&] { v8_str("1")->NumberValue(context.local()).FromJust(); }));
}

TEST(QueriesAreNoCalls) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  const WithCallHooks hooks(isolate);
  CHECK_EQ("", LogOf([&] { v8_compile("1"); }));
  CHECK_EQ("", LogOf([&] { object->Get(context.local(), v8_str("a")).ToLocalChecked(); }));
  CHECK_EQ("", LogOf([&] { object->CreateDataProperty(context.local(), v8_str("a"), v8_num(1)).Check(); }));
  CHECK_EQ("", LogOf([&] { object->GetPropertyNames(context.local()).ToLocalChecked(); }));
  CHECK_EQ("", LogOf([&] { v8_num(1)->ToString(context.local()).ToLocalChecked(); }));
  CHECK_EQ("", LogOf([&] { v8::JSON::Parse(context.local(), v8_str("[1]")).ToLocalChecked(); }));
  CHECK_EQ("", LogOf([&] { v8::Context::New(isolate); }));
}

// Every call is announced, but only the outermost completes.
TEST(NestedCallsComplete) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  context->Global()
      ->Set(context.local(), v8_str("f"), v8::Function::New(context.local(), RunsScript).ToLocalChecked())
      .Check();
  v8::Local<v8::Script> script = v8_compile("f(); f()");
  const WithCallHooks hooks(isolate);
  CHECK_EQ("<<<>", LogOf([&] { script->Run(context.local()).ToLocalChecked(); }));
}

// A getter's reactions wait for the next call.
TEST(MicrotasksRunAfterCallsOnly) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> object =
      CompileRun("var ran = 0; ({ get x() { Promise.resolve().then(() => ran++); return ran; } })").As<v8::Object>();
  v8::Local<v8::Value> first = object->Get(context.local(), v8_str("x")).ToLocalChecked();
  v8::Local<v8::Value> second = object->Get(context.local(), v8_str("x")).ToLocalChecked();
  CHECK(first->StrictEquals(v8_num(0)));
  CHECK(second->StrictEquals(v8_num(0)));
  object->Has(context.local(), v8_str("y")).Check();
  CHECK_EQ(2, CompileRun("ran")->Int32Value(context.local()).FromJust());
}

TEST(MicrotasksEnterTheirContext) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  v8::Local<v8::Context> other = v8::Context::New(isolate);
  for (v8::FunctionCallback callback : {NoteEntered, NoteEnteredInside}) {
    v8::Context::Scope scope(other);
    isolate->EnqueueMicrotask(v8::Function::New(other, callback).ToLocalChecked());
  }
  CHECK(isolate->GetEnteredOrMicrotaskContext() == context.local());
  isolate->PerformMicrotaskCheckpoint();
  CHECK(g_entered_own);
  CHECK(isolate->GetEnteredOrMicrotaskContext() == context.local());
  isolate->SetMicrotasksPolicy(v8::MicrotasksPolicy::kAuto);
}

TEST(ConstructorNamesOfSpecialObjects) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto name_of = [](const char* source) {
    return std::string(
        *v8::String::Utf8Value(CcTest::isolate(), CompileRun(source).As<v8::Object>()->GetConstructorName()));
  };
  CHECK_EQ("Object", name_of("new Proxy([], {})"));
  CHECK_EQ("numbers", name_of("(function* numbers() {})()"));
  CHECK_EQ("Generator", name_of("(() => (function* () {})())()"));
}

TEST(ExternalsTakeNoProperties) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  int target = 0;
  context->Global()->Set(context.local(), v8_str("external"), v8::External::New(isolate, &target)).Check();
  ExpectBoolean("external.x = 1; 'x' in external || Object.isExtensible(external)", false);
}

// What is requested has not begun.
TEST(TerminationBeginsWhenScriptIsLeft) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  isolate->TerminateExecution();
  CHECK(!isolate->IsExecutionTerminating());
  {
    v8::TryCatch try_catch(isolate);
    CHECK(CompileRun("for (;;) {}").IsEmpty());
    CHECK(try_catch.HasTerminated());
  }
  isolate->CancelTerminateExecution();
  CHECK(!isolate->IsExecutionTerminating());
}

TEST(CallsWhereScriptIsForbidden) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  v8::Local<v8::Function> function = CompileRun("var ran = 0; (function() { return ++ran; })").As<v8::Function>();
  const auto call = [&] { return function->Call(context.local(), v8::Undefined(isolate), 0, nullptr); };
  {
    using Forbidden = v8::Isolate::DisallowJavascriptExecutionScope;
    Forbidden forbidden(isolate, Forbidden::THROW_ON_FAILURE);
    v8::TryCatch try_catch(isolate);
    CHECK(call().IsEmpty());
    CHECK(try_catch.HasCaught());
    CHECK_EQ("illegal access", std::string(*v8::String::Utf8Value(isolate, try_catch.Exception())));
    v8::Isolate::AllowJavascriptExecutionScope allowed(isolate);
    CHECK(!call().IsEmpty());
  }
  CHECK_EQ(2, call().ToLocalChecked()->Int32Value(context.local()).FromJust());
}

// Reading and writing properties from C++: what goes the short way, what may not, and that nobody can tell.

#include "test/cctest/cctest.h"

namespace {

// Internalized, as keys that are used again and again are.
v8::Local<v8::String> Key(const char* name) {
  return v8::String::NewFromUtf8(v8::Isolate::GetCurrent(), name, v8::NewStringType::kInternalized).ToLocalChecked();
}

v8::Local<v8::Value> Get(v8::Local<v8::Value> object, const char* name) {
  return object.As<v8::Object>()->Get(v8::Isolate::GetCurrent()->GetCurrentContext(), Key(name)).ToLocalChecked();
}

int GetInt(v8::Local<v8::Value> object, const char* name) { return Get(object, name).As<v8::Int32>()->Value(); }

bool Set(v8::Local<v8::Value> object, const char* name, int value) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  return object.As<v8::Object>()
      ->Set(isolate->GetCurrentContext(), Key(name), v8::Integer::New(isolate, value))
      .FromMaybe(false);
}

int RunInt(const char* source) { return v8_run_int32value(v8_compile(source)); }

int g_calls = 0;
void Count(v8::Isolate*) { g_calls++; }
void CountWithData(v8::Isolate*, void*) { g_calls++; }

}  // namespace

TEST(PropertiesWhereverTheyAre) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Value> object = CompileRun(
      "var object = { a: 1, get b() { return this.a + 1; }, set b(v) { this.a = v * 10; }, __proto__: { c: 3 } };"
      "object");
  CHECK_EQ(1, GetInt(object, "a"));
  CHECK_EQ(2, GetInt(object, "b"));
  CHECK_EQ(3, GetInt(object, "c"));
  CHECK(Get(object, "none")->IsUndefined());
  CHECK(Set(object, "a", 5));
  CHECK_EQ(6, GetInt(object, "b"));
  CHECK(Set(object, "b", 7));
  CHECK_EQ(70, RunInt("object.a"));
  // Not the prototype's property, but a new one.
  CHECK(Set(object, "c", 8));
  CHECK_EQ(83, RunInt("object.c * 10 + Object.getPrototypeOf(object).c"));
  CHECK_EQ(8, GetInt(object, "c"));

  v8::Local<v8::Value> many = CompileRun("var many = {}; for (let i = 0; i < 600; i++) many['p' + i] = i; many");
  CHECK_EQ(599, GetInt(many, "p599"));
  CHECK(Set(many, "p3", 1000));
  CHECK_EQ(1000, RunInt("many.p3"));
  CompileRun("delete many.p3");
  CHECK(Get(many, "p3")->IsUndefined());

  v8::Local<v8::Value> array = CompileRun("var array = [1, 2.5, , 'x']; Array.prototype[2] = 'hole'; array");
  CHECK_EQ(4, GetInt(array, "length"));
  CHECK_EQ(1, GetInt(array, "0"));
  CHECK(array.As<v8::Array>()->Get(context.local(), 1).ToLocalChecked()->NumberValue(context.local()).FromJust() == 2.5);
  CHECK(v8_str("hole")->StringEquals(array.As<v8::Array>()->Get(context.local(), 2).ToLocalChecked().As<v8::String>()));
  CHECK(array.As<v8::Array>()->Get(context.local(), 4).ToLocalChecked()->IsUndefined());
  CHECK(array.As<v8::Array>()->Get(context.local(), 0xffffffffu).ToLocalChecked()->IsUndefined());
  CHECK(Set(array, "length", 1));
  CHECK_EQ(1, RunInt("array.length"));
  CompileRun("delete Array.prototype[2]");

  CHECK_EQ(3, GetInt(CompileRun("new String('abc')"), "length"));
  CHECK_EQ(2, GetInt(CompileRun("new Proxy({}, { get(t, key) { return key.length; } })"), "xy"));
  CHECK(Get(CompileRun("new Uint8Array(2)"), "-0")->IsUndefined());
  CHECK_EQ(9, GetInt(CompileRun("var g = 9; globalThis"), "g"));
}

TEST(WritesThatAreRefused) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Value> object = CompileRun(
      "var object = Object.freeze({ a: 1 }); var fixed = {};"
      "Object.defineProperty(fixed, 'a', { value: 1, configurable: true }); [object, fixed]");
  for (const char* name : {"0", "1"}) {
    v8::Local<v8::Value> one = Get(object, name);
    CHECK(Set(one, "a", 2));  // Without an exception, but without an effect.
    CHECK_EQ(1, GetInt(one, "a"));
  }
  CompileRun("var throws = { set a(v) { throw v; } };");
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(!Set(CompileRun("throws"), "a", 3));
  CHECK_EQ(3, try_catch.Exception().As<v8::Int32>()->Value());
}

TEST(WritesToWhatScriptAssumesThingsAbout) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "function A() {} A.prototype.m = 1; A.prototype.n = () => 1;"
      "function read(a) { return a.m + a.n(); } for (let i = 0; i < 100; i++) read(new A);");
  CHECK_EQ(2, RunInt("read(new A)"));
  CHECK(Set(CompileRun("A.prototype"), "m", 10));
  CHECK_EQ(11, RunInt("read(new A)"));
  CHECK(Set(CompileRun("A.prototype"), "m", 20));
  CHECK_EQ(21, RunInt("read(new A)"));
  CHECK(Set(CompileRun("A"), "prototype", 5));
  CHECK_EQ(5, RunInt("A.prototype"));
  v8::Local<v8::Object> array_prototype = CompileRun("Array.prototype").As<v8::Object>();
  v8::Local<v8::Value> iterate = CompileRun("(function*() { yield 7; })");
  CHECK(array_prototype->Set(context.local(), v8::Symbol::GetIterator(CcTest::isolate()), iterate).FromJust());
  CHECK_EQ(7, RunInt("[...[1, 2]][0]"));
}

TEST(PrivateSymbolsStayApart) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::Object> object = CompileRun("var log = 0; ({ __proto__: new Proxy({}, { get() { log++; } }) })").As<v8::Object>();
  v8::Local<v8::Private> key = v8::Private::New(isolate, v8_str("key"));
  CHECK(object->SetPrivate(context.local(), key, v8::Integer::New(isolate, 4)).FromJust());
  CHECK_EQ(4, object->GetPrivate(context.local(), key).ToLocalChecked().As<v8::Int32>()->Value());
  CHECK_EQ(4, object->GetPrivate(context.local(), key).ToLocalChecked().As<v8::Int32>()->Value());
  CHECK(object->GetPrivate(context.local(), v8::Private::New(isolate)).ToLocalChecked()->IsUndefined());
  CHECK_EQ(0, RunInt("log"));
}

TEST(InterceptorsComeFirst) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->Set(isolate, "plain", v8::Integer::New(isolate, 1));
  v8::Local<v8::Object> object = tmpl->NewInstance(context.local()).ToLocalChecked();
  CHECK_EQ(1, GetInt(object, "plain"));
  CHECK(Set(object, "plain", 2));
  CHECK_EQ(2, GetInt(object, "plain"));

  tmpl = v8::ObjectTemplate::New(isolate);
  tmpl->Set(isolate, "plain", v8::Integer::New(isolate, 1));
  tmpl->SetHandler(v8::NamedPropertyHandlerConfiguration(
      [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
        info.GetReturnValue().Set(42);
        return v8::Intercepted::kYes;
      },
      [](v8::Local<v8::Name>, v8::Local<v8::Value>, const v8::PropertyCallbackInfo<void>&) {
        g_calls++;
        return v8::Intercepted::kYes;
      }));
  tmpl->SetHandler(v8::IndexedPropertyHandlerConfiguration(
      [](uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) {
        info.GetReturnValue().Set(index + 100);
        return v8::Intercepted::kYes;
      }));
  object = tmpl->NewInstance(context.local()).ToLocalChecked();
  CHECK_EQ(42, GetInt(object, "plain"));
  CHECK_EQ(103, object->Get(context.local(), 3).ToLocalChecked()->Int32Value(context.local()).FromJust());
  g_calls = 0;
  CHECK(Set(object, "plain", 3));
  CHECK_EQ(1, g_calls);
  // In the chain.
  context->Global()->Set(context.local(), v8_str("guard"), object).Check();
  CHECK_EQ(42, GetInt(CompileRun("({ __proto__: guard })"), "other"));
}

TEST(OutermostWritesRunMicrotasksAndHooks) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  v8::Local<v8::Value> object = CompileRun("var object = { a: 1 }; object");
  isolate->EnqueueMicrotask(CompileRun("(function() { object.a = 2; })").As<v8::Function>());
  CHECK_EQ(1, GetInt(object, "a"));
  CHECK_EQ(1, GetInt(object, "a"));
  CHECK(Set(object, "b", 1));
  CHECK_EQ(2, GetInt(object, "a"));
  g_calls = 0;
  isolate->AddCallCompletedCallback(Count);
  CHECK_EQ(2, GetInt(object, "a"));
  CHECK_EQ(0, g_calls);
  CHECK(Set(object, "a", 3));
  CHECK_EQ(1, g_calls);
  isolate->RemoveCallCompletedCallback(Count);
  CHECK(Set(object, "a", 3));
  CHECK_EQ(1, g_calls);
  isolate->AddMicrotasksCompletedCallback(CountWithData);
  CHECK_EQ(3, GetInt(object, "a"));
  CHECK_EQ(1, g_calls);
  CHECK(Set(object, "a", 4));
  CHECK_EQ(2, g_calls);
  isolate->RemoveMicrotasksCompletedCallback(CountWithData);
}

TEST(TerminatedIsolatesReadNothing) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  context->Global()->Set(context.local(), v8_str("object"), CompileRun("({ a: 1 })")).Check();
  auto callback = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Isolate* isolate = info.GetIsolate();
    v8::Local<v8::Context> context = isolate->GetCurrentContext();
    v8::Local<v8::Object> object = CompileRun("object").As<v8::Object>();
    CHECK_EQ(1, GetInt(object, "a"));
    isolate->TerminateExecution();
    CHECK(CompileRun("for (;;);").IsEmpty());
    CHECK(object->Get(context, Key("a")).IsEmpty());
    CHECK(object->Set(context, Key("a"), info.This()).IsNothing());
    g_calls++;
  };
  context->Global()
      ->Set(context.local(), v8_str("stop"), v8::Function::New(context.local(), callback).ToLocalChecked())
      .Check();
  g_calls = 0;
  {
    v8::TryCatch try_catch(isolate);
    CHECK(CompileRun("stop()").IsEmpty());
    CHECK(try_catch.HasTerminated());
  }
  isolate->CancelTerminateExecution();
  CHECK_EQ(1, g_calls);
  CHECK_EQ(1, RunInt("object.a"));
}

TEST(ReceiversOfCallbacks) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  auto same = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    CHECK(info.This()->IsObject());
    info.GetReturnValue().Set(info.This());
  };
  context->Global()
      ->Set(context.local(), v8_str("self"), v8::Function::New(context.local(), same).ToLocalChecked())
      .Check();
  CHECK(CompileRun("self() === globalThis && self.call(null) === globalThis && (0, self)() === this")->IsTrue());
  CHECK(CompileRun("typeof self.call(5) === 'object' && self.call(5) + 1 === 6")->IsTrue());
  CHECK(CompileRun("self.call('ab').length === 2 && self.call(true).valueOf() === true")->IsTrue());
  CHECK(CompileRun("const o = { self }; o.self() === o && new self() !== o")->IsTrue());
  CHECK(v8::Undefined(isolate)->IsUndefined());
}

TEST(ScopesOfManyHandles) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  const int before = v8::HandleScope::NumberOfHandles(isolate);
  for (int round = 0; round < 3; round++) {
    v8::HandleScope outer(isolate);
    v8::Local<v8::Integer> first = v8::Integer::New(isolate, round);
    {
      v8::HandleScope inner(isolate);
      for (int i = 0; i < 5000; i++) {
        v8::Local<v8::Object> object = v8::Object::New(isolate);
        CHECK(!object.IsEmpty());
      }
      CHECK(v8::HandleScope::NumberOfHandles(isolate) > before + 5000);
    }
    CHECK_EQ(round, first->Value());
    v8::EscapableHandleScope escapable(isolate);
    CHECK_EQ(7, escapable.Escape(v8::Integer::New(isolate, 7))->Value());
  }
  CHECK_EQ(before, v8::HandleScope::NumberOfHandles(isolate));
}

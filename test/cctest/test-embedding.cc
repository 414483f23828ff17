// Programs as hosts write them: each uses a part of the API the way its documentation shows, and expects what V8 does.

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

std::string Text(v8::Local<v8::Value> value) { return *v8::String::Utf8Value(v8::Isolate::GetCurrent(), value); }
std::string RunText(const char* source) {
  v8::Local<v8::Value> result = CompileRun(source);
  return result.IsEmpty() ? "(exception)" : Text(result);
}

std::string g_log;

}  // namespace

// --- Interceptors ----------------------------------------------------------------------------------------------------

namespace {

bool IsIntercepted(v8::Local<v8::Name> name) { return name->IsString() && Text(name).rfind("i_", 0) == 0; }

v8::Intercepted NamedGetter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(v8_str(("got " + Text(name)).c_str()));
  return v8::Intercepted::kYes;
}
v8::Intercepted NamedSetter(v8::Local<v8::Name> name, v8::Local<v8::Value> value,
                            const v8::PropertyCallbackInfo<void>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  g_log += "set " + Text(name) + "=" + Text(value) + ";";
  if (Text(name) == "i_readonly") {
    if (info.ShouldThrowOnError()) info.GetIsolate()->ThrowException(v8::Exception::TypeError(v8_str("read-only")));
  }
  return v8::Intercepted::kYes;
}
v8::Intercepted NamedQuery(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(v8::DontEnum);
  return v8::Intercepted::kYes;
}
v8::Intercepted NamedDeleter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(Text(name) != "i_keep");
  return v8::Intercepted::kYes;
}
void NamedEnumerator(const v8::PropertyCallbackInfo<v8::Array>& info) {
  v8::Local<v8::Value> names[] = {v8_str("i_a"), v8_str("i_b")};
  info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), names, 2));
}

void LegacyGetter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (IsIntercepted(name)) info.GetReturnValue().Set(v8_str("legacy"));
}
void LegacySetter(v8::Local<v8::Name> name, v8::Local<v8::Value> value, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (!IsIntercepted(name)) return;
  g_log += "legacy set;";
  info.GetReturnValue().Set(value);
}

}  // namespace

TEST(NamedInterceptorsOfTheNewFamily) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> object_template = v8::ObjectTemplate::New(isolate);
  object_template->SetHandler(v8::NamedPropertyHandlerConfiguration(NamedGetter, NamedSetter, NamedQuery, NamedDeleter,
                                                                    NamedEnumerator));
  context->Global()
      ->Set(context.local(), v8_str("o"), object_template->NewInstance(context.local()).ToLocalChecked())
      .Check();
  g_log.clear();
  CHECK_EQ("got i_x", RunText("o.i_x"));
  CHECK_EQ("undefined", RunText("'' + o.x"));
  CHECK_EQ("5", RunText("o.x = 5; o.x"));
  CHECK_EQ("true", RunText("'i_q' in o"));
  CHECK_EQ("false", RunText("'q' in o"));
  CHECK_EQ("1", RunText("o.i_x = 1"));
  CHECK_EQ("set i_x=1;", g_log);
  CHECK_EQ("2", RunText("o.i_readonly = 2"));
  CHECK_EQ("TypeError: read-only", RunText("(() => { 'use strict'; try { o.i_readonly = 2 } catch (e) { return '' + e } })()"));
  CHECK_EQ("true", RunText("delete o.i_x"));
  CHECK_EQ("false", RunText("delete o.i_keep"));
  // Throwing in strict code is the deleter's own business (ShouldThrowOnError).
  CHECK_EQ("false", RunText("(() => { 'use strict'; return delete o.i_keep })()"));
  CHECK_EQ("x,i_a,i_b", RunText("Object.getOwnPropertyNames(o).join()"));
  // The query says that the intercepted ones are not enumerable.
  CHECK_EQ("x", RunText("Object.keys(o).join()"));
}

TEST(NamedInterceptorsOfTheOldFamily) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> object_template = v8::ObjectTemplate::New(CcTest::isolate());
  object_template->SetHandler(v8::NamedPropertyHandlerConfiguration(LegacyGetter, LegacySetter));
  context->Global()
      ->Set(context.local(), v8_str("o"), object_template->NewInstance(context.local()).ToLocalChecked())
      .Check();
  g_log.clear();
  CHECK_EQ("legacy", RunText("o.i_x"));
  CHECK_EQ("7", RunText("o.x = 7; o.x"));
  CHECK_EQ("legacy", RunText("o.i_x = 8; o.i_x"));
  CHECK_EQ("legacy set;", g_log);
}

namespace {

// Each answers, and throws; what it says besides does not count.
template <typename T>
void ThrowAndAnswer(const v8::PropertyCallbackInfo<T>& info, const char* what) {
  info.GetIsolate()->ThrowException(v8::Exception::RangeError(v8_str(what)));
}
v8::Intercepted ThrowingGetter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Value>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(1);
  ThrowAndAnswer(info, "get");
  return v8::Intercepted::kYes;
}
v8::Intercepted ThrowingSetter(v8::Local<v8::Name> name, v8::Local<v8::Value>,
                               const v8::PropertyCallbackInfo<void>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  ThrowAndAnswer(info, "set");
  return v8::Intercepted::kYes;
}
v8::Intercepted ThrowingQuery(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Integer>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(v8::None);
  ThrowAndAnswer(info, "query");
  return v8::Intercepted::kYes;
}
v8::Intercepted ThrowingDeleter(v8::Local<v8::Name> name, const v8::PropertyCallbackInfo<v8::Boolean>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  info.GetReturnValue().Set(true);
  ThrowAndAnswer(info, "delete");
  return v8::Intercepted::kYes;
}
void ThrowingEnumerator(const v8::PropertyCallbackInfo<v8::Array>& info) {
  info.GetReturnValue().Set(v8::Array::New(info.GetIsolate(), 0));
  ThrowAndAnswer(info, "enumerate");
}
v8::Intercepted ThrowingDefiner(v8::Local<v8::Name> name, const v8::PropertyDescriptor&,
                                const v8::PropertyCallbackInfo<void>& info) {
  if (!IsIntercepted(name)) return v8::Intercepted::kNo;
  ThrowAndAnswer(info, "define");
  return v8::Intercepted::kYes;
}

}  // namespace

TEST(InterceptorsThatThrow) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> object_template = v8::ObjectTemplate::New(isolate);
  object_template->SetHandler(v8::NamedPropertyHandlerConfiguration(
      ThrowingGetter, ThrowingSetter, ThrowingQuery, ThrowingDeleter, ThrowingEnumerator, ThrowingDefiner, nullptr));
  context->Global()
      ->Set(context.local(), v8_str("o"), object_template->NewInstance(context.local()).ToLocalChecked())
      .Check();
  RunText("function caught(run) { try { return 'no error: ' + run(); } catch (error) { return String(error); } }");
  // More than once: sites learn.
  for (int k = 0; k < 4; ++k) {
    CHECK_EQ("RangeError: get", RunText("caught(() => o.i_x)"));
    CHECK_EQ("RangeError: get", RunText("caught(() => Object.create(o).i_x)"));
    CHECK_EQ("RangeError: set", RunText("caught(() => { o.i_x = 1; })"));
    CHECK_EQ("RangeError: query", RunText("caught(() => 'i_x' in o)"));
    CHECK_EQ("RangeError: delete", RunText("caught(() => delete o.i_x)"));
    CHECK_EQ("RangeError: enumerate", RunText("caught(() => Reflect.ownKeys(o))"));
    CHECK_EQ("RangeError: enumerate", RunText("caught(() => { for (const key in o) return key; })"));
    // [[DefineOwnProperty]] begins with [[GetOwnProperty]].
    CHECK_EQ("RangeError: query", RunText("caught(() => Object.defineProperty(o, 'i_x', { value: 1 }))"));
    CHECK_EQ("no error: undefined", RunText("caught(() => o.x)"));
  }
}

TEST(IndexedInterceptors) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ObjectTemplate> object_template = v8::ObjectTemplate::New(CcTest::isolate());
  object_template->SetHandler(v8::IndexedPropertyHandlerConfiguration(
      [](uint32_t index, const v8::PropertyCallbackInfo<v8::Value>& info) -> v8::Intercepted {
        if (index >= 10) return v8::Intercepted::kNo;
        info.GetReturnValue().Set(index * 2);
        return v8::Intercepted::kYes;
      }));
  context->Global()
      ->Set(context.local(), v8_str("o"), object_template->NewInstance(context.local()).ToLocalChecked())
      .Check();
  CHECK_EQ("6", RunText("o[3]"));
  CHECK_EQ("undefined", RunText("'' + o[10]"));
  CHECK_EQ("x", RunText("o[10] = 'x'; o[10]"));
  CHECK_EQ("0,2,4", RunText("Array.prototype.slice.call({ __proto__: o, length: 3 }).join()"));
}

// --- Accessors -------------------------------------------------------------------------------------------------------

namespace {
int g_value = 1;
void GetValue(v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(g_value + info.Data()->Int32Value(info.GetIsolate()->GetCurrentContext()).FromJust());
}
void SetValue(v8::Local<v8::Name>, v8::Local<v8::Value> value, const v8::PropertyCallbackInfo<void>& info) {
  g_value = value->Int32Value(info.GetIsolate()->GetCurrentContext()).FromJust();
}
}  // namespace

TEST(NativeAndLazyDataProperties) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ObjectTemplate> object_template = v8::ObjectTemplate::New(isolate);
  object_template->SetNativeDataProperty(v8_str("value"), GetValue, SetValue, v8_int(100), v8::DontDelete,
                                         v8::SideEffectType::kHasNoSideEffect,
                                         v8::SideEffectType::kHasSideEffectToReceiver);
  object_template->SetNativeDataProperty(v8_str("fixed"), GetValue, nullptr, v8_int(200));
  object_template->SetLazyDataProperty(v8_str("lazy"), [](v8::Local<v8::Name>, const v8::PropertyCallbackInfo<v8::Value>& info) {
    g_log += "lazy;";
    info.GetReturnValue().Set(7);
  });
  g_value = 1;
  g_log.clear();
  v8::Local<v8::Object> object = object_template->NewInstance(context.local()).ToLocalChecked();
  context->Global()->Set(context.local(), v8_str("o"), object).Check();
  ExpectInt32("o.value", 101);
  ExpectInt32("o.value = 5; o.value", 105);
  ExpectBoolean("delete o.value", false);
  CHECK_EQ("true,true", RunText("const d = Object.getOwnPropertyDescriptor(o, 'value'); ['value' in d, d.writable].join()"));
  // Without a setter, assignment makes an ordinary property of it.
  ExpectInt32("o.fixed", 205);
  ExpectInt32("o.fixed = 1; o.fixed", 1);
  ExpectInt32("o.lazy + o.lazy", 14);
  CHECK_EQ("lazy;", g_log);
  CHECK(object->SetNativeDataProperty(context.local(), v8_str("late"), GetValue, nullptr, v8_int(300)).FromJust());
  ExpectInt32("o.late", 305);
}

// --- Exceptions ------------------------------------------------------------------------------------------------------

TEST(NestedTryCatches) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::TryCatch outer(isolate);
  {
    v8::TryCatch inner(isolate);
    CHECK(CompileRun("throw new RangeError('one')").IsEmpty());
    CHECK(inner.HasCaught());
    CHECK(!outer.HasCaught());
    inner.ReThrow();
  }
  CHECK(outer.HasCaught());
  CHECK_EQ("RangeError: one", Text(outer.Exception()));
  CHECK_EQ("Uncaught RangeError: one", Text(outer.Message()->Get()));
  outer.Reset();
  {
    v8::TryCatch inner(isolate);
    CHECK(CompileRun("throw 2").IsEmpty());
    CHECK(inner.HasCaught());
  }
  CHECK(!outer.HasCaught());
  // Thrown by the host, without script.
  {
    v8::TryCatch inner(isolate);
    isolate->ThrowException(v8_str("host"));
    CHECK(inner.HasCaught());
    CHECK_EQ("host", Text(inner.Exception()));
    inner.Reset();
    CHECK(!inner.HasCaught());
    ExpectInt32("1 + 1", 2);
  }
  CHECK(!outer.HasCaught());
}

TEST(MessagesKnowTheirPlace) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::TryCatch try_catch(isolate);
  v8::ScriptOrigin origin(v8_str("file.js"), 100, 20, true, 4711);
  v8::ScriptCompiler::Source source(v8_str("  missing();\nvar x = 1;\n    throw x;"), origin);
  v8::Local<v8::Script> script = v8::ScriptCompiler::Compile(context.local(), &source).ToLocalChecked();
  CHECK(script->Run(context.local()).IsEmpty());
  v8::Local<v8::Message> message = try_catch.Message();
  CHECK_EQ("Uncaught ReferenceError: missing is not defined", Text(message->Get()));
  CHECK_EQ(101, message->GetLineNumber(context.local()).FromJust());
  // The first line is shifted by the column offset.
  CHECK_EQ(22, message->GetStartColumn(context.local()).FromJust());
  CHECK_EQ("  missing();", Text(message->GetSourceLine(context.local()).ToLocalChecked()));
  CHECK_EQ(2, message->GetStartPosition());
  CHECK_EQ("file.js", Text(message->GetScriptOrigin().ResourceName()));
  CHECK_EQ(100, message->GetScriptOrigin().LineOffset());
  CHECK_EQ(20, message->GetScriptOrigin().ColumnOffset());
  CHECK(message->IsSharedCrossOrigin());
  try_catch.Reset();
  CHECK(CompileRun("var a;\n  throw 1").IsEmpty());
  CHECK_EQ(2, try_catch.Message()->GetLineNumber(context.local()).FromJust());
  CHECK_EQ(2, try_catch.Message()->GetStartColumn());
  CHECK_EQ(3, try_catch.Message()->GetEndColumn());
}

TEST(SyntaxErrorsKnowTheirPlace) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  v8::ScriptOrigin origin(v8_str("bad.js"), 10);
  CHECK(v8::Script::Compile(context.local(), v8_str("var ok;\nvar = 1;"), &origin).IsEmpty());
  CHECK(try_catch.HasCaught());
  CHECK_EQ(12, try_catch.Message()->GetLineNumber(context.local()).FromJust());
  CHECK_EQ(4, try_catch.Message()->GetStartColumn());
  CHECK_EQ(5, try_catch.Message()->GetEndColumn());
}

TEST(CurrentStackTraces) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static v8::Isolate* isolate;
  isolate = CcTest::isolate();
  CcTest::AddGlobalFunction(context.local(), "look", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Local<v8::StackTrace> stack = v8::StackTrace::CurrentStackTrace(isolate, 10, v8::StackTrace::kDetailed);
    CHECK_EQ(3, stack->GetFrameCount());
    v8::Local<v8::StackFrame> frame = stack->GetFrame(isolate, 0);
    CHECK_EQ("inner", Text(frame->GetFunctionName()));
    CHECK_EQ("stack.js", Text(frame->GetScriptName()));
    CHECK_EQ(1, frame->GetLineNumber());
    CHECK_EQ(27, frame->GetColumn());
    CHECK(!frame->IsConstructor());
    CHECK(!frame->IsEval());
    CHECK(stack->GetFrame(isolate, 1)->IsConstructor());
    CHECK_EQ("Outer", Text(stack->GetFrame(isolate, 1)->GetFunctionName()));
    CHECK_EQ(3, stack->GetFrame(isolate, 2)->GetLineNumber());
    CHECK_EQ("stack.js", Text(v8::StackTrace::CurrentScriptNameOrSourceURL(isolate)));
    info.GetReturnValue().Set(stack->GetFrameCount());
  });
  v8::ScriptOrigin origin(v8_str("stack.js"));
  v8::Script::Compile(context.local(), v8_str("function inner() { return look(); }\nfunction Outer() { this.n = inner(); }\nnew Outer().n"), &origin)
      .ToLocalChecked()
      ->Run(context.local())
      .ToLocalChecked();
}

// --- Handles ---------------------------------------------------------------------------------------------------------

namespace {

struct Tracked {
  v8::Global<v8::Object> handle;
  int* first;
  int* second;
};
void SecondPass(const v8::WeakCallbackInfo<Tracked>& info) {
  Tracked* const tracked = info.GetParameter();
  // May use the engine.
  v8::HandleScope handles(info.GetIsolate());
  v8::Object::New(info.GetIsolate());
  ++*tracked->second;
  delete tracked;
}
void FirstPass(const v8::WeakCallbackInfo<Tracked>& info) {
  info.GetParameter()->handle.Reset();
  ++*info.GetParameter()->first;
  info.SetSecondPassCallback(SecondPass);
}

v8::MaybeLocal<v8::Array> MakePoint(v8::Isolate* isolate, double x, double y) {
  v8::EscapableHandleScope handles(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Array> point = v8::Array::New(isolate, 2);
  if (point->Set(context, 0, v8::Number::New(isolate, x)).IsNothing()) return {};
  if (point->Set(context, 1, v8::Number::New(isolate, y)).IsNothing()) return {};
  return handles.Escape(point);
}

}  // namespace

TEST(WeakCallbacksInTwoPasses) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  int first = 0, second = 0;
  {
    v8::HandleScope handles(isolate);
    for (int k = 0; k < 100; ++k) {
      auto* const tracked = new Tracked{{}, &first, &second};
      tracked->handle.Reset(isolate, v8::Object::New(isolate));
      tracked->handle.SetWeak(tracked, FirstPass, v8::WeakCallbackType::kParameter);
      CHECK(tracked->handle.IsWeak());
    }
  }
  {
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    i::heap::InvokeMemoryReducingMajorGCs(CcTest::heap());
  }
  CHECK_EQ(100, first);
  CHECK_EQ(100, second);
}

TEST(EscapingFromScopes) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::Array> point = MakePoint(isolate, 3, 4).ToLocalChecked();
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ("3,4", Text(point));
}

// --- Scripts ---------------------------------------------------------------------------------------------------------

TEST(UnboundScriptsRunInSeveralContexts) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext one;
  v8::ScriptCompiler::Source source(v8_str("var n = (typeof n == 'number' ? n : 0) + 1; n"));
  v8::Local<v8::UnboundScript> unbound = v8::ScriptCompiler::CompileUnboundScript(isolate, &source).ToLocalChecked();
  CHECK_EQ(1, unbound->BindToCurrentContext()->Run(one.local()).ToLocalChecked()->Int32Value(one.local()).FromJust());
  CHECK_EQ(2, unbound->BindToCurrentContext()->Run(one.local()).ToLocalChecked()->Int32Value(one.local()).FromJust());
  LocalContext two;
  CHECK_EQ(1, unbound->BindToCurrentContext()->Run(two.local()).ToLocalChecked()->Int32Value(two.local()).FromJust());
}

// Whatever a cache holds, a host that passes it on gets a script, and is told whether the cache was of use.
TEST(CodeCachesAreRejectedCleanly) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  static const uint8_t kBytes[] = {1, 2, 3, 4, 5, 6, 7, 8};
  v8::ScriptCompiler::Source source(
      v8_str("6 * 7"), new v8::ScriptCompiler::CachedData(kBytes, sizeof kBytes, v8::ScriptCompiler::CachedData::BufferNotOwned));
  v8::Local<v8::Script> script =
      v8::ScriptCompiler::Compile(context.local(), &source, v8::ScriptCompiler::kConsumeCodeCache).ToLocalChecked();
  CHECK(source.GetCachedData()->rejected);
  CHECK_EQ(42, script->Run(context.local()).ToLocalChecked()->Int32Value(context.local()).FromJust());
}

TEST(FunctionsWithParametersAndExtensions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::String> parameters[] = {v8_str("a"), v8_str("b")};
  v8::Local<v8::Object> extensions[] = {CompileRun("({ c: 100, d: 1 })").As<v8::Object>(),
                                        CompileRun("({ d: 1000 })").As<v8::Object>()};
  v8::ScriptCompiler::Source source(v8_str("return a + b + c + d"));
  v8::Local<v8::Function> function =
      v8::ScriptCompiler::CompileFunction(context.local(), &source, 2, parameters, 2, extensions).ToLocalChecked();
  v8::Local<v8::Value> arguments[] = {v8_int(1), v8_int(10)};
  v8::Local<v8::Value> result =
      function->Call(context.local(), v8::Undefined(CcTest::isolate()), 2, arguments).ToLocalChecked();
  CHECK_EQ(1111, result->Int32Value(context.local()).FromJust());
}

TEST(FunctionsOfABodyShowTheirParameters) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::String> parameters[] = {v8_str("a"), v8_str("\xC3\xA9")};
  const auto compile = [&](const char* body, size_t count) {
    v8::ScriptCompiler::Source source(v8_str(body));
    return v8::ScriptCompiler::CompileFunction(context.local(), &source, count, parameters);
  };
  const auto text_of = [&](v8::Local<v8::Function> function) {
    CHECK(context->Global()->Set(context.local(), v8_str("f"), function).FromJust());
    const v8::String::Utf8Value text(CcTest::isolate(), CompileRun("f.toString()"));
    return std::string(*text);
  };
  v8::Local<v8::Function> function = compile("function inner() { return 1 }", 2).ToLocalChecked();
  CHECK_EQ("function (a, \xC3\xA9) {\nfunction inner() { return 1 }\n}", text_of(function));
  function->SetName(v8_str("named"));
  CHECK_EQ("function named(a, \xC3\xA9) {\nfunction inner() { return 1 }\n}", text_of(function));
  CHECK_EQ("function () {\n\n}", text_of(compile("", 0).ToLocalChecked()));
  // Functions inside are as they are written.
  function = compile("return function inner() {}", 0).ToLocalChecked();
  CHECK_EQ("function inner() {}", text_of(function->Call(context.local(), v8::Undefined(CcTest::isolate()), 0, nullptr)
                                              .ToLocalChecked()
                                              .As<v8::Function>()));
}

TEST(ParametersThatAreNoNames) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  for (const char* name : {"", "a b", "1a", "a,b", "a=1", "...a", "{a}"}) {
    v8::Local<v8::String> parameters[] = {v8_str("a"), v8_str(name)};
    v8::ScriptCompiler::Source source(v8_str("return 1"));
    CHECK(v8::ScriptCompiler::CompileFunction(context.local(), &source, 2, parameters).IsEmpty());
    CHECK(!v8::ScriptCompiler::CompileFunction(context.local(), &source, 1, parameters).IsEmpty());
  }
}

TEST(FunctionsWithManyParametersAndExtensions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  constexpr int kCount = 300;
  std::vector<v8::Local<v8::String>> parameters;
  std::vector<v8::Local<v8::Object>> extensions;
  std::vector<v8::Local<v8::Value>> arguments;
  std::string body = "return 0";
  for (int i = 0; i < kCount; ++i) {
    const std::string number = std::to_string(i);
    parameters.push_back(v8_str(("p" + number).c_str()));
    arguments.push_back(v8_int(i));
    extensions.push_back(CompileRun(("({ e" + number + ": 1, last: " + number + " })").c_str()).As<v8::Object>());
    body += " + p" + number + " + e" + number;
  }
  v8::ScriptCompiler::Source source(v8_str((body + " + last * 1000000").c_str()));
  v8::Local<v8::Function> function = v8::ScriptCompiler::CompileFunction(context.local(), &source, kCount,
                                                                         parameters.data(), kCount, extensions.data())
                                         .ToLocalChecked();
  v8::Local<v8::Value> result =
      function->Call(context.local(), v8::Undefined(CcTest::isolate()), kCount, arguments.data()).ToLocalChecked();
  CHECK_EQ(kCount * (kCount - 1) / 2 + kCount + 1000000 * (kCount - 1), result->Int32Value(context.local()).FromJust());
}

// Closures and evals within see the extensions, also what is added to them later; assignments go to them.
TEST(ExtensionsAreScopes) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> extensions[] = {CompileRun("var extension = { x: 1 }; extension").As<v8::Object>()};
  v8::ScriptCompiler::Source source(
      v8_str("return [() => x, () => eval('x = 5; later'), function() { var x = 7; return x }]"));
  v8::Local<v8::Function> function =
      v8::ScriptCompiler::CompileFunction(context.local(), &source, 0, nullptr, 1, extensions).ToLocalChecked();
  context->Global()->Set(context.local(), v8_str("compiled"), function).Check();
  CHECK_EQ("1,6,7,5",
           RunText("var made = compiled(); extension.later = 6; [made[0](), made[1](), made[2](), extension.x]"));
}

TEST(ErrorsInFunctionsWithExtensionsHaveTheirPlace) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::String> parameters[] = {v8_str("a")};
  v8::Local<v8::Object> extensions[] = {CompileRun("({})").As<v8::Object>(), CompileRun("({})").As<v8::Object>()};
  v8::ScriptOrigin origin(v8_str("wrapped.js"));
  v8::ScriptCompiler::Source source(v8_str("a();\n  missing();"), origin);
  v8::Local<v8::Function> function =
      v8::ScriptCompiler::CompileFunction(context.local(), &source, 1, parameters, 2, extensions).ToLocalChecked();
  v8::TryCatch try_catch(CcTest::isolate());
  v8::Local<v8::Value> arguments[] = {CompileRun("(function() {})")};
  CHECK(function->Call(context.local(), v8::Undefined(CcTest::isolate()), 1, arguments).IsEmpty());
  CHECK_EQ(2, try_catch.Message()->GetLineNumber(context.local()).FromJust());
  CHECK_EQ(2, try_catch.Message()->GetStartColumn(context.local()).FromJust());
  CHECK_EQ("wrapped.js", Text(try_catch.Message()->GetScriptResourceName()));
}

// --- Promises --------------------------------------------------------------------------------------------------------

TEST(ResolversAndRejections) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  g_log.clear();
  isolate->SetPromiseRejectCallback([](v8::PromiseRejectMessage message) {
    g_log += std::to_string(message.GetEvent());
    if (message.GetEvent() == v8::kPromiseRejectWithNoHandler) g_log += Text(message.GetValue());
    g_log += ';';
  });
  v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(context.local()).ToLocalChecked();
  v8::Local<v8::Promise> promise = resolver->GetPromise();
  CHECK_EQ(v8::Promise::kPending, promise->State());
  context->Global()->Set(context.local(), v8_str("p"), promise).Check();
  CompileRun("var seen = 'none'; p.then(v => seen = v)");
  CHECK(resolver->Resolve(context.local(), v8_str("value")).FromJust());
  CHECK_EQ(v8::Promise::kFulfilled, promise->State());
  CHECK_EQ("value", Text(promise->Result()));
  isolate->PerformMicrotaskCheckpoint();
  CHECK_EQ("value", RunText("seen"));
  CHECK_EQ("", g_log);
  CompileRun("var r = Promise.reject('why')");
  CHECK_EQ("0why;", g_log);
  CompileRun("r.catch(() => {})");
  CHECK_EQ("0why;1;", g_log);
  CompileRun("new Promise((f, r) => { f(1); f(2); r(3); })");
  CHECK_EQ("0why;1;3;2;", g_log);
}

// --- Limits ----------------------------------------------------------------------------------------------------------

TEST(TerminationFromAnotherThread) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  for (int round = 0; round < 3; ++round) {
    v8::TryCatch try_catch(isolate);
    std::thread stopper([isolate] {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      isolate->TerminateExecution();
    });
    CHECK(CompileRun("for (;;) { try { for (;;) {} } catch (e) {} finally { for (;;) {} } }").IsEmpty());
    stopper.join();
    CHECK(try_catch.HasTerminated());
    CHECK(!try_catch.CanContinue());
    CHECK(try_catch.Exception()->IsNull());
    isolate->CancelTerminateExecution();
    CHECK(!isolate->IsExecutionTerminating());
    ExpectInt32("6 * 7", 42);
  }
}

UNINITIALIZED_TEST(LockersLetThreadsTakeTurns) {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  v8::Isolate* const isolate = v8::Isolate::New(params);
  v8::Global<v8::Context> shared;
  {
    v8::Locker locker(isolate);
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handles(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    CompileRun("var n = 0, objects = [];");
    shared.Reset(isolate, context);
  }
  const auto work = [&] {
    for (int k = 0; k < 50; ++k) {
      v8::Locker locker(isolate);
      CHECK(v8::Locker::IsLocked(isolate));
      v8::Isolate::Scope isolate_scope(isolate);
      v8::HandleScope handles(isolate);
      v8::Local<v8::Context> context = shared.Get(isolate);
      v8::Context::Scope context_scope(context);
      v8::Local<v8::Value> object = CompileRun("n++; objects.push({ n }); objects[objects.length - 1]");
      {
        // Lets the others in, in the middle of its own work.
        v8::Unlocker unlocker(isolate);
        std::this_thread::yield();
      }
      CHECK(object->IsObject());
      CHECK(!CompileRun("for (let k = 0; k < 100; k++) objects.push({}); objects.length = 1; n").IsEmpty());
    }
  };
  std::thread threads[4];
  for (std::thread& thread : threads) thread = std::thread(work);
  for (std::thread& thread : threads) thread.join();
  {
    v8::Locker locker(isolate);
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handles(isolate);
    v8::Context::Scope context_scope(shared.Get(isolate));
    ExpectInt32("n", 200);
    shared.Reset();
  }
  isolate->Dispose();
}

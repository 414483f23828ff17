#include <sstream>

#include "test/cctest/cctest.h"

// Messages and the stack traces that go with them; natives syntax; places of functions.

namespace {

v8::Isolate* isolate() { return CcTest::isolate(); }

std::string Text(v8::Local<v8::Value> value) {
  return value.IsEmpty() ? "empty" : *v8::String::Utf8Value(isolate(), value);
}

// The frames as "function:line", innermost first.
std::string FramesOf(v8::Local<v8::StackTrace> trace) {
  if (trace.IsEmpty()) return "empty";
  std::string text;
  for (int k = 0; k < trace->GetFrameCount(); ++k) {
    v8::Local<v8::StackFrame> frame = trace->GetFrame(isolate(), static_cast<uint32_t>(k));
    if (k != 0) text += " ";
    text += frame->GetFunctionName().IsEmpty() ? "" : Text(frame->GetFunctionName());
    text += ":" + std::to_string(frame->GetLineNumber());
  }
  return text;
}

std::string g_message, g_frames;
int g_reports = 0;

void Listen(v8::Local<v8::Message> message, v8::Local<v8::Value>) {
  ++g_reports;
  g_message = Text(message->Get());
  g_frames = FramesOf(message->GetStackTrace());
}

// Listens to uncaught exceptions, and has their stacks captured.
struct Listening {
  explicit Listening(bool capture = true) {
    g_message = g_frames = "";
    g_reports = 0;
    isolate()->AddMessageListener(Listen);
    isolate()->SetCaptureStackTraceForUncaughtExceptions(capture);
  }
  ~Listening() {
    isolate()->SetCaptureStackTraceForUncaughtExceptions(false);
    isolate()->RemoveMessageListeners(Listen);
  }
};

}  // namespace

// A value that is no error has the stack of its last throw.
TEST(StackOfThrownPrimitive) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const Listening listening;
  CompileRun("function f() {\n throw 1;\n}\nfunction g() {\n f();\n}\ng();");
  CHECK_EQ(std::string("f:2 g:5 :7"), g_frames);
  CompileRun("function again(e) { throw e; }\ntry { g(); } catch (e) {\n again(e); }");
  CHECK_EQ(std::string("again:1 :3"), g_frames);
  // `finally` does not throw.
  CompileRun("try {\n g();\n} finally {\n}");
  CHECK_EQ(std::string("f:2 g:5 :2"), g_frames);
}

// An error object has the stack of its making, and what inherits from one has that.
TEST(StackOfThrownErrors) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const Listening listening;
  CompileRun("var e = new Error();\n\nthrow e;");
  CHECK_EQ(std::string(":1"), g_frames);
  CompileRun("var e = { __proto__: new Error() };\n\nthrow e;");
  CHECK_EQ(std::string(":1"), g_frames);
  CompileRun("null.x");
  CHECK_EQ(std::string(":1"), g_frames);
}

TEST(StackNotCaptured) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const Listening listening(false);
  CompileRun("throw 1");
  CHECK_EQ(1, g_reports);
  CHECK_EQ(std::string("empty"), g_frames);
}

// The frame limit, and names that are set at run time.
TEST(StackLimitAndNames) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const Listening listening;
  isolate()->SetCaptureStackTraceForUncaughtExceptions(true, 2);
  CompileRun(
      "function f() { throw 1; } function g() { f(); } function h() { g(); }"
      "Object.defineProperty(g, 'name', { value: 'renamed' });"
      "Object.defineProperty(f, 'name', { get() { throw 2; } });"
      "h();");
  CHECK_EQ(std::string("f:1 renamed:1"), g_frames);
}

// Frames of the engine's own functions are not the host's business.
TEST(StackWithoutBuiltins) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const Listening listening;
  CompileRun("[1].map(function f() { throw 1; })");
  CHECK_EQ(std::string("f:1 :1"), g_frames);
}

TEST(StackTraceIds) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  static std::vector<int> ids;
  ids.clear();
  CcTest::AddGlobalFunction(env.local(), "take", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    ids.push_back(v8::StackTrace::CurrentStackTrace(info.GetIsolate(), 10)->GetID());
  });
  CompileRun("take(); take();");
  CHECK_EQ(size_t{2}, ids.size());
  CHECK_LT(0, ids[0]);
  CHECK_NE(ids[0], ids[1]);
}

TEST(StackFrameLocations) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  static int line, column, position;
  CcTest::AddGlobalFunction(env.local(), "take", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Local<v8::StackFrame> frame =
        v8::StackTrace::CurrentStackTrace(info.GetIsolate(), 1)->GetFrame(info.GetIsolate(), 0);
    line = frame->GetLocation().GetLineNumber();
    column = frame->GetLocation().GetColumnNumber();
    position = frame->GetSourcePosition();
  });
  CompileRun("1;\n  take();");
  CHECK_EQ(1, line);
  CHECK_EQ(2, column);
  CHECK_EQ(5, position);
}

TEST(PrintCurrentStackTrace) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  static std::string text;
  CcTest::AddGlobalFunction(env.local(), "print", [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    std::ostringstream out;
    v8::Message::PrintCurrentStackTrace(info.GetIsolate(), out);
    text = out.str();
  });
  CHECK(!CompileRunWithOrigin("function f() {\n  print();\n}\nf();", "place.js").IsEmpty());
  CHECK_EQ(std::string("f (place.js:2:3)\nplace.js:4:1"), text);
}

// --- Texts

TEST(MessageOfObjectsThatAreNoErrors) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const Listening listening;
  CompileRun("throw { toString() { return 'own text'; } }");
  CHECK_EQ(std::string("Uncaught own text"), g_message);
  CompileRun(
      "function E() {} E.prototype = Object.create(Error.prototype); E.prototype.name = 'E';"
      "var e = new E(); e.message = 'm'; throw e;");
  CHECK_EQ(std::string("Uncaught E: m"), g_message);
  CompileRun("throw { toString() { throw 1; } }");
  CHECK_EQ(std::string("Uncaught exception"), g_message);
  CompileRun("throw Object.create(null)");
  CHECK_EQ(std::string("Uncaught exception"), g_message);
  // Errors say what they are without running script.
  CompileRun("var e = new TypeError('t'); e.toString = () => 'never'; throw e;");
  CHECK_EQ(std::string("Uncaught TypeError: t"), g_message);
  CHECK_EQ(5, g_reports);
}

TEST(MessageNamesSourceUrl) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  v8::TryCatch try_catch(isolate());
  CompileRun("eval('function f() { null.x; }\\n//# sourceURL=inner.js'); f();\n//# sourceURL=outer.js");
  CHECK(try_catch.HasCaught());
  CHECK_EQ(std::string("inner.js"), Text(try_catch.Message()->GetScriptOrigin().ResourceName()));
  CHECK_EQ(std::string("inner.js"), Text(try_catch.Message()->GetScriptResourceName()));
  try_catch.Reset();
  CompileRun("null.y;\n//# sourceURL=outer.js");
  CHECK_EQ(std::string("outer.js"), Text(try_catch.Message()->GetScriptResourceName()));
}

TEST(SourceMapsAsDataUrls) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const auto script =
      v8_compile("1;\n//# sourceMappingURL=data:application/json,{\"version\":3}\n//# sourceURL=\"no\"");
  CHECK_EQ(std::string("data:application/json,{\"version\":3}"),
           Text(script->GetUnboundScript()->GetSourceMappingURL()));
  CHECK_EQ(std::string("\"no\""), Text(script->GetUnboundScript()->GetSourceURL()));
}

// --- Functions

TEST(FunctionPositionsAtTheParameters) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  CHECK(!CompileRunWithOrigin("function f() {}\n  var g = (a) => 1; class C { m (b) {} }", "p.js", 10, 5).IsEmpty());
  const auto f = GetGlobal<v8::Function>("f");
  CHECK_EQ(10, f->GetScriptStartPosition());
  CHECK_EQ(10, f->GetScriptLineNumber());
  CHECK_EQ(15, f->GetScriptColumnNumber());
  const auto g = GetGlobal<v8::Function>("g");
  CHECK_EQ(26, g->GetScriptStartPosition());
  CHECK_EQ(11, g->GetScriptLocation().GetLineNumber());
  CHECK_EQ(10, g->GetScriptLocation().GetColumnNumber());
  const auto native = GetGlobal<v8::Function>("Object");
  CHECK_EQ(v8::Function::kLineOffsetNotFound, native->GetScriptLocation().GetLineNumber());
}

TEST(FunctionInferredNames) {
  v8::HandleScope handles(isolate());
  LocalContext env;
  const auto name = [&](const char* source) { return Text(CompileRun(source).As<v8::Function>()->GetInferredName()); };
  CHECK_EQ(std::string("o.p.q"), name("var o = { p: { q: function() {} } }; o.p.q"));
  CHECK_EQ(std::string("o.r"), name("o.r = function() {}; o.r"));
  CHECK_EQ(std::string("o.s.t"), name("o.s = { t: (0, function() {}) }; o.s.t"));
  CHECK_EQ(std::string("u"), name("var u = function() {}; u"));
  CHECK_EQ(std::string(""), name("function named() {} named"));
  CHECK_EQ(std::string(""), name("Object"));
  CHECK_EQ(std::string("o.s.t"), Text(CompileRun("o.s.t").As<v8::Function>()->GetDebugName()));
}

// --- Natives syntax

TEST(NativesSyntax) {
  i::v8_flags.allow_natives_syntax = true;
  v8::HandleScope handles(isolate());
  LocalContext env;
  ExpectTrue("%HasFastProperties({ a: 1 })");
  ExpectFalse("var d = { a: 1, b: 2 }; delete d.a; %HasFastProperties(d)");
  ExpectFalse("%HasFastProperties(%OptimizeObjectForAddingMultipleProperties({ a: 1 }, 8))");
  ExpectTrue("%HaveSameMap({ a: 1 }, { a: 2 })");
  ExpectUndefined("function f() { return 1; } %PrepareFunctionForOptimization(f); %OptimizeFunctionOnNextCall(f)");
  ExpectInt32("f()", 1);
  ExpectFalse("%IsTurbofanEnabled()");
  ExpectTrue("(%GetOptimizationStatus(f) & 1) === 1");
  ExpectTrue("%DeleteProperty({ a: 1 }, 'a', 0)");
  ExpectFalse("%DeleteProperty(Object.freeze({ a: 1 }), 'a', 0)");
  ExpectTrue("try { %DeleteProperty(Object.freeze({ a: 1 }), 'a', 1); false } catch (e) { e instanceof TypeError }");
  ExpectTrue("%HasProperty([1], 0)");
  ExpectInt32("%GetProperty({ a: 7 }, 'a')", 7);
  ExpectInt32("var o = {}; %SetNamedProperty(o, 'x', 3); %SetKeyedProperty(o, 0, 4); o.x + o[0]", 7);
  ExpectString("%GetOwnPropertyKeys({ a: 1, b: 2 }, 0).join()", "a,b");
  ExpectString("%ConstructConsString('hello, ', 'long enough world')", "hello, long enough world");
  ExpectInt32("%StringLastIndexOf('abcabc', 'bc')", 4);
  ExpectString("typeof %CreatePrivateSymbol('p')", "symbol");
  ExpectInt32("%DefineAccessorPropertyUnchecked(o, 'g', () => 9, null, 2); o.g", 9);
  // In functions that are compiled later, too.
  ExpectTrue("function late() { return %HasFastProperties({}); } late()");
  ExpectTrue("try { %NoSuchFunction(); false } catch (e) { e instanceof ReferenceError }");
  i::v8_flags.allow_natives_syntax = false;
  v8::TryCatch try_catch(isolate());
  CHECK(CompileRun("%HasFastProperties({})").IsEmpty());
  CHECK_EQ(std::string("SyntaxError: Unexpected token '%'"), Text(try_catch.Exception()));
}

// --- What extensions are allowed, and what is not seen of them

TEST(ExtensionsInStackTraces) {
  v8::RegisterExtension(std::make_unique<v8::Extension>(
      "test/hidden", "function hidden(f) { return f(); } function fast(o) { return %HasFastProperties(o); }"));
  const char* names[] = {"test/hidden"};
  v8::ExtensionConfiguration extensions(1, names);
  v8::HandleScope handles(isolate());
  LocalContext env(&extensions);
  ExpectTrue("fast({})");
  ExpectFalse("hidden(function seen() { return new Error().stack; }).includes('hidden')");
  ExpectTrue("hidden(function seen() { return new Error().stack; }).includes('seen')");
  CHECK(CompileRun("%HasFastProperties({})").IsEmpty());
}

// Extensions that depend on each other are a usage error, for which no handle scope is needed.
TEST(CircularExtensions) {
  static const char* on_b[] = {"test/b"};
  static const char* on_a[] = {"test/a"};
  v8::RegisterExtension(std::make_unique<v8::Extension>("test/a", "", 1, on_b));
  v8::RegisterExtension(std::make_unique<v8::Extension>("test/b", "", 1, on_a));
  static std::string location;
  isolate()->SetFatalErrorHandler([](const char* place, const char*) { location = place; });
  v8::ExtensionConfiguration extensions(1, on_a);
  CHECK(v8::Context::New(isolate(), &extensions).IsEmpty());
  CHECK_EQ(std::string("v8::Context::New()"), location);
}

TEST(FunctionsOfTheApiInStackTraces) {
  i::v8_flags.experimental_stack_trace_frames = true;
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const v8::Local<v8::Function> call =
      v8::Function::New(context.local(), [](const v8::FunctionCallbackInfo<v8::Value>& info) {
        v8::Local<v8::Context> current = info.GetIsolate()->GetCurrentContext();
        v8::Local<v8::Value> result;
        if (info[0].As<v8::Function>()->Call(current, current->Global(), 0, nullptr).ToLocal(&result)) {
          info.GetReturnValue().Set(result);
        }
      }).ToLocalChecked();
  call->SetName(v8_str("call"));
  context->Global()->Set(context.local(), v8_str("call"), call).Check();
  ExpectString("call(function inner() { return new Error().stack.replace(/:\\d+:\\d+/g, '') })\n//# sourceURL=a.js",
               "Error\n    at inner (a.js)\n    at call (<anonymous>)\n    at a.js");
  i::v8_flags.experimental_stack_trace_frames = false;
  ExpectString("call(function inner() { return new Error().stack.replace(/:\\d+:\\d+/g, '') })\n//# sourceURL=a.js",
               "Error\n    at inner (a.js)\n    at a.js");
}

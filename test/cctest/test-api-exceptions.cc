// TryCatch, messages and termination.

#include "test/cctest/cctest.h"

TEST(TryCatchKeepsExceptionAndMessage) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  v8::ScriptOrigin origin(v8_str("origin.js"), 10, 3);
  v8::Local<v8::Script> script =
      v8::Script::Compile(context.local(), v8_str("var a = 1;\n  throw new RangeError('far');"), &origin)
          .ToLocalChecked();
  CHECK(script->Run(context.local()).IsEmpty());
  CHECK(try_catch.HasCaught());
  CHECK(try_catch.CanContinue());
  v8::Local<v8::Message> message = try_catch.Message();
  CHECK_EQ(0, strcmp("Uncaught RangeError: far", *v8::String::Utf8Value(CcTest::isolate(), message->Get())));
  CHECK_EQ(12, message->GetLineNumber(context.local()).FromJust());
  CHECK_EQ(2, message->GetStartColumn());
  CHECK_EQ(0, strcmp("origin.js", *v8::String::Utf8Value(CcTest::isolate(), message->GetScriptResourceName())));
  v8::Local<v8::String> line = message->GetSourceLine(context.local()).ToLocalChecked();
  CHECK_EQ(0, strcmp("  throw new RangeError('far');", *v8::String::Utf8Value(CcTest::isolate(), line)));
  try_catch.Reset();
  CHECK(!try_catch.HasCaught());
  ExpectInt32("a + 1", 2);
}

namespace {

void ThrowText(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetIsolate()->ThrowException(v8_str("thrown"));
}
// Catches what the script that it runs throws, and goes on.
void RunAndCatch(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::TryCatch try_catch(info.GetIsolate());
  CHECK(CompileRun("throw 1").IsEmpty());
  CHECK(try_catch.HasCaught());
  info.GetReturnValue().Set(7);
}
void RunAndReThrow(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::TryCatch try_catch(info.GetIsolate());
  CHECK(CompileRun("throw 'again'").IsEmpty());
  try_catch.ReThrow();
}
void TerminateNow(const v8::FunctionCallbackInfo<v8::Value>& info) { info.GetIsolate()->TerminateExecution(); }

int g_messages = 0;
void CountMessage(v8::Local<v8::Message>, v8::Local<v8::Value>) { g_messages++; }

}  // namespace

TEST(HandlersInOrderOfScriptAndCpp) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CcTest::AddGlobalFunction(context.local(), "throwText", ThrowText);
  CcTest::AddGlobalFunction(context.local(), "runAndCatch", RunAndCatch);
  CcTest::AddGlobalFunction(context.local(), "runAndReThrow", RunAndReThrow);
  v8::TryCatch outer(CcTest::isolate());
  ExpectString("try { throwText(); 'no' } catch (e) { 'caught ' + e }", "caught thrown");
  ExpectInt32("runAndCatch()", 7);
  ExpectString("try { runAndReThrow(); 'no' } catch (e) { e }", "again");
  CHECK(!outer.HasCaught());
  CHECK(CompileRun("throwText()").IsEmpty());
  CHECK(outer.HasCaught());
}

TEST(ListenersHearUncaughtAndVerbose) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  g_messages = 0;
  CcTest::isolate()->AddMessageListener(CountMessage);
  CHECK(CompileRun("throw 1").IsEmpty());
  CHECK_EQ(1, g_messages);
  {
    v8::TryCatch try_catch(CcTest::isolate());
    CHECK(CompileRun("throw 1").IsEmpty());
    CHECK_EQ(1, g_messages);
    try_catch.SetVerbose(true);
    CHECK(CompileRun("throw 1").IsEmpty());
    CHECK_EQ(2, g_messages);
  }
  CcTest::isolate()->RemoveMessageListeners(CountMessage);
}

TEST(TerminationCannotBeCaughtByScript) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CcTest::AddGlobalFunction(context.local(), "terminate", TerminateNow);
  {
    v8::TryCatch try_catch(CcTest::isolate());
    CHECK(CompileRun("try { terminate(); while (true) {} } catch (e) {} finally { x = 1 } 5").IsEmpty());
    CHECK(try_catch.HasCaught());
    CHECK(try_catch.HasTerminated());
    CHECK(!try_catch.CanContinue());
  }
  CHECK(!CcTest::isolate()->IsExecutionTerminating());
  ExpectString("typeof x", "undefined");
}

TEST(SyntaxErrors) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(v8::Script::Compile(context.local(), v8_str("var = 3")).IsEmpty());
  CHECK(try_catch.HasCaught());
  CHECK(try_catch.Exception()->IsNativeError());
  CHECK_EQ(1, try_catch.Message()->GetLineNumber(context.local()).FromJust());
}

// Functions of the API that cannot fail do not where the stack is used up: the overflow is the script's to hear of.
TEST(InfallibleFunctionsNearStackOverflow) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* isolate = CcTest::isolate();
  static int calls;
  calls = 0;
  v8::FunctionCallback callback = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Isolate* isolate = info.GetIsolate();
    v8::HandleScope handles(isolate);
    calls++;
    CHECK(!v8::Symbol::For(isolate, v8_str("name")).IsEmpty());
    CHECK(v8::Object::New(isolate)->GetConstructorName()->Length() > 0);
    v8::Local<v8::Value> result;
    if (info[0].As<v8::Function>()->Call(isolate->GetCurrentContext(), info[0], 0, nullptr).ToLocal(&result)) {
      info.GetReturnValue().Set(result);
    }
  };
  v8::Local<v8::Function> function = v8::Function::New(context.local(), callback).ToLocalChecked();
  CHECK(context->Global()->Set(context.local(), v8_str("native"), function).FromJust());
  ExpectString("function again() { return native(again) } try { again() } catch (e) { e.name }", "RangeError");
  CHECK_GT(calls, 100);
  ExpectString("var filler = n => n ? filler(n - 1) : native(() => 'fine'); filler(10)", "fine");
  CHECK(!isolate->IsExecutionTerminating());
}

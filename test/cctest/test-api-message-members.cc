// v8::Message, v8::StackFrame, v8::TryCatch and v8::ScriptOrigin: what they tell of a place.

#include "test/cctest/cctest.h"

namespace {

v8::MaybeLocal<v8::Value> RunWithOrigin(v8::Local<v8::Context> context, const char* source,
                                        const v8::ScriptOrigin& origin) {
  v8::ScriptCompiler::Source script_source(v8_str(source), origin);
  v8::Local<v8::Script> script;
  if (!v8::ScriptCompiler::Compile(context, &script_source).ToLocal(&script)) return v8::MaybeLocal<v8::Value>();
  return script->Run(context);
}

}  // namespace

TEST(MessageOfError) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(RunWithOrigin(context.local(), "let a = 1;\n  undefinedName", v8::ScriptOrigin(v8_str("place.js"))).IsEmpty());
  v8::Local<v8::Message> message = try_catch.Message();
  CHECK_EQ(v8::Isolate::kMessageError, message->ErrorLevel());
  CHECK_EQ(13, message->GetStartPosition());
  CHECK_GT(message->GetEndPosition(), message->GetStartPosition());
  CHECK(!message->IsOpaque());
  CHECK_EQ(v8::Message::kNoWasmFunctionIndexInfo, message->GetWasmFunctionIndex());
}

TEST(MessageOfOpaqueScript) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  const v8::ScriptOrigin origin(v8_str("opaque.js"), 0, 0, false, -1, v8::Local<v8::Value>(), true);
  CHECK(origin.Options().IsOpaque());
  CHECK(!origin.Options().IsWasm());
  CHECK(RunWithOrigin(context.local(), "throw 1", origin).IsEmpty());
  CHECK(try_catch.Message()->IsOpaque());
}

TEST(OriginKeepsSourceMap) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::ScriptOrigin origin(v8_str("mapped.js"), 0, 0, false, -1, v8_str("mapped.js.map"));
  CHECK(origin.SourceMapUrl()->StrictEquals(v8_str("mapped.js.map")));
  v8::Local<v8::Function> function =
      RunWithOrigin(context.local(), "(function() {})", origin).ToLocalChecked().As<v8::Function>();
  CHECK(function->GetScriptOrigin().SourceMapUrl()->StrictEquals(v8_str("mapped.js.map")));
  v8::Local<v8::Function> unmapped = CompileRun("(function() {})").As<v8::Function>();
  CHECK(!unmapped->GetScriptOrigin().SourceMapUrl()->IsString());
}

TEST(TryCatchWithoutMessage) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(CcTest::isolate());
  CHECK(!try_catch.IsVerbose());
  try_catch.SetVerbose(true);
  CHECK(try_catch.IsVerbose());
  try_catch.SetVerbose(false);
  CHECK(!try_catch.IsVerbose());
  CompileRun("throw 1");
  CHECK(!try_catch.Message().IsEmpty());
  try_catch.Reset();
  try_catch.SetCaptureMessage(false);
  CompileRun("throw 2");
  CHECK(try_catch.HasCaught());
  CHECK(try_catch.Exception()->StrictEquals(v8_num(2)));
  CHECK(try_catch.Message().IsEmpty());
}

namespace {

void LookAtFrame(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  v8::Local<v8::StackTrace> trace = v8::StackTrace::CurrentStackTrace(isolate, 5);
  CHECK_EQ(2, trace->GetFrameCount());
  v8::Local<v8::StackFrame> frame = trace->GetFrame(isolate, 0);
  CHECK(frame->GetFunctionName()->StrictEquals(v8_str("inner")));
  CHECK(frame->GetScriptName()->StrictEquals(v8_str("frames.js")));
  CHECK(frame->GetScriptNameOrSourceURL()->StrictEquals(v8_str("frames.js")));
  CHECK(frame->GetScriptSourceMappingURL()->StrictEquals(v8_str("frames.map")));
  CHECK(v8_str("function inner() { look(); }\ninner();\n//# sourceMappingURL=frames.map")
            ->StrictEquals(frame->GetScriptSource()));
  CHECK(!frame->IsWasm());
  CHECK(frame->IsUserJavaScript());
  CHECK_GT(frame->GetScriptId(), 0);
  CHECK_EQ(frame->GetScriptId(), trace->GetFrame(isolate, 1)->GetScriptId());
  info.GetReturnValue().Set(true);
}

}  // namespace

TEST(FramesKnowTheirScript) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CcTest::AddGlobalFunction(context.local(), "look", LookAtFrame);
  CHECK(!RunWithOrigin(context.local(), "function inner() { look(); }\ninner();\n//# sourceMappingURL=frames.map",
                       v8::ScriptOrigin(v8_str("frames.js")))
             .IsEmpty());
}

TEST(CaptureStackTraceFromApi) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> object = v8::Object::New(CcTest::isolate());
  CHECK(v8::Exception::CaptureStackTrace(context.local(), object).FromJust());
  CHECK(object->Get(context.local(), v8_str("stack")).ToLocalChecked()->IsString());
  // Where there can be no property there is no trace.
  v8::TryCatch try_catch(CcTest::isolate());
  v8::Local<v8::Object> frozen = CompileRun("Object.freeze({})").As<v8::Object>();
  CHECK(v8::Exception::CaptureStackTrace(context.local(), frozen).IsNothing());
  CHECK(try_catch.HasCaught());
}

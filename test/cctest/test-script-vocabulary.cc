#include "include/v8-unwinder.h"
#include "src/objects/module.h"
#include "test/cctest/cctest.h"

// V8's names for what scripts, modules and the isolate tell (script-vocabulary.cc, stack-guard.h).
namespace v8::internal {

namespace {

DirectHandle<Script> CompileFrom(const char* source, int line, int column) {
  v8::ScriptOrigin origin(v8_str("place.js"), line, column);
  v8::ScriptCompiler::Source text(v8_str(source), origin);
  v8::Local<v8::Script> script =
      v8::ScriptCompiler::Compile(CcTest::isolate()->GetCurrentContext(), &text).ToLocalChecked();
  const DirectHandle<SharedFunctionInfo> shared = v8::Utils::OpenDirectHandle(*script->GetUnboundScript());
  return DirectHandle<Script>(shared->script(), CcTest::i_isolate());
}

v8::StateTag state_in_callback;
void NoteState(const v8::FunctionCallbackInfo<v8::Value>&) {
  state_in_callback = CcTest::i_isolate()->current_vm_state();
}

}  // namespace

TEST(PositionsInScripts) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const DirectHandle<Script> script = CompileFrom("1;\r\n22;\n", 10, 4);
  Script::PositionInfo info;
  CHECK(script->GetPositionInfo(1, &info));
  CHECK_EQ(10, info.line);
  CHECK_EQ(5, info.column);
  CHECK_EQ(0, info.line_start);
  CHECK_EQ(2, info.line_end);
  CHECK(script->GetPositionInfo(1, &info, Script::OffsetFlag::kNoOffset));
  CHECK_EQ(0, info.line);
  CHECK_EQ(1, info.column);
  const String::LineEndsVector ends = Script::GetLineEnds(CcTest::i_isolate(), script);
  CHECK_EQ(3u, ends.size());
  CHECK(script->GetPositionInfoWithLineEnds(5, &info, ends));
  CHECK_EQ(11, info.line);
  CHECK_EQ(1, info.column);
  CHECK_EQ(4, info.line_start);
  CHECK_EQ(7, info.line_end);
  CHECK(script->GetPositionInfoWithLineEnds(8, &info, ends));
  CHECK(!script->GetPositionInfoWithLineEnds(9, &info, ends));
  CHECK(script->line_ends().IsUndefined());
  Script::InitLineEnds(CcTest::i_isolate(), script);
  CHECK(!script->line_ends().IsUndefined());
}

TEST(ExportsOfSyntheticModules) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  const v8::Local<v8::String> names[] = {v8_str("here")};
  const v8::Local<v8::Module> module = v8::Module::CreateSyntheticModule(
      isolate, v8_str("synthetic"), {names, 1},
      [](v8::Local<v8::Context>, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Value> { UNREACHABLE(); });
  const DirectHandle<SyntheticModule> record = Cast<SyntheticModule>(v8::Utils::OpenDirectHandle(*module));
  const Tagged<ObjectHashTable> exports = record->exports();
  Factory* const factory = CcTest::i_isolate()->factory();
  CHECK(exports->Lookup(factory->NewStringFromAsciiChecked("there")).IsTheHole());
  const Value cell = exports->Lookup(factory->NewStringFromAsciiChecked("here"));
  CHECK(IsCell(cell));
  const v8::Module::ResolveModuleCallback resolve = nullptr;
  module->InstantiateModule(context.local(), resolve).Check();
  module->SetSyntheticModuleExport(isolate, v8_str("here"), v8_num(5)).Check();
  CHECK_EQ(5, Cast<Cell>(cell)->value().AsNumber());
}

TEST(StackLimitsAndStates) {
  v8::Isolate* const isolate = CcTest::isolate();
  Isolate* const i_isolate = CcTest::i_isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  const uintptr_t limit = reinterpret_cast<uintptr_t>(&context) - 200 * KB;
  isolate->SetStackLimit(limit);
  CHECK_EQ(limit, i_isolate->stack_guard()->real_climit());
  CHECK(!StackLimitCheck(i_isolate).HasOverflowed());
  CHECK_EQ(v8::StateTag::IDLE, i_isolate->current_vm_state());
  context->Global()
      ->Set(context.local(), v8_str("note"), v8::Function::New(context.local(), NoteState).ToLocalChecked())
      .Check();
  CompileRun("note()");
  CHECK_EQ(v8::StateTag::EXTERNAL, state_in_callback);
  isolate->SetAtomicsWaitCallback(
      [](v8::Isolate::AtomicsWaitEvent, v8::Local<v8::SharedArrayBuffer>, size_t, int64_t, double,
         v8::Isolate::AtomicsWaitWakeHandle*,
         void*) { state_in_callback = CcTest::i_isolate()->current_vm_state(); },
      nullptr);
  CompileRun("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0)");
  CHECK_EQ(v8::StateTag::ATOMICS_WAIT, state_in_callback);
  CHECK_EQ(v8::StateTag::IDLE, i_isolate->current_vm_state());
}

TEST(StackChecksEndInExceptions) {
  v8::Isolate* const isolate = CcTest::isolate();
  Isolate* const i_isolate = CcTest::i_isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  const auto check = [i_isolate] {
    STACK_CHECK(i_isolate, false);
    return true;
  };
  CHECK(check());
  v8::TryCatch try_catch(isolate);
  isolate->TerminateExecution();
  CHECK(!check());
  CHECK(i_isolate->has_exception());
  i_isolate->ReportPendingMessages();
  CHECK(try_catch.HasTerminated());
  CHECK(!i_isolate->has_exception());
}

TEST(MessagesAreReportedByTheirLevel) {
  v8::Isolate* const isolate = CcTest::isolate();
  Isolate* const i_isolate = CcTest::i_isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  const Handle<Script> script(*CompileFrom("1;\n2;", 0, 0), i_isolate);
  static std::string log;
  log.clear();
  isolate->AddMessageListenerWithErrorLevel(
      [](v8::Local<v8::Message> message, v8::Local<v8::Value>) {
        v8::Isolate* const isolate = CcTest::isolate();
        log += *v8::String::Utf8Value(isolate, message->Get());
        log += message->GetLineNumber(isolate->GetCurrentContext()).FromJust() == 2 ? ";" : "?";
      },
      v8::Isolate::kMessageWarning | v8::Isolate::kMessageInfo);
  const MessageLocation location(script, 3, 4);
  for (const int level : {v8::Isolate::kMessageWarning, v8::Isolate::kMessageError, v8::Isolate::kMessageInfo}) {
    const Handle<JSMessageObject> message = MessageHandler::MakeMessageObject(
        i_isolate, MessageTemplate::kNotIterable, &location, i_isolate->factory()->NewNumberFromInt(level));
    CHECK_EQ(v8::Isolate::kMessageError, message->error_level());
    message->set_error_level(level);
    MessageHandler::ReportMessage(i_isolate, &location, message);
  }
  CHECK_EQ("16 is not iterable;4 is not iterable;", log);
}

TEST(TimersNest) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8_flags.log_timer_events = true;
  static std::string log;
  static int slow_samples;
  log.clear();
  slow_samples = 0;
  isolate->SetEventLogger([](const char* name, int status) { log += std::string(name) + std::to_string(status); });
  isolate->SetCreateHistogramFunction([](const char* name, int, int, size_t) -> void* {
    return strcmp(name, "t") == 0 ? &log : nullptr;
  });
  isolate->SetAddHistogramSampleFunction([](void* histogram, int sample) {
    CHECK_EQ(histogram, &log);
    log += "+";
    if (sample >= 5) slow_samples++;
  });
  NestedTimedHistogram timer("t", 0, 1000, TimedHistogramResolution::MILLISECOND, 10,
                             CcTest::i_isolate()->counters());
  {
    NestedTimedHistogramScope outer(&timer);
    {
      NestedTimedHistogramScope inner(&timer);
      base::OS::Sleep(base::TimeDelta::FromMilliseconds(5));
      log += ",";
    }
    PauseNestedTimedHistogramScope pause(&timer);
    base::OS::Sleep(base::TimeDelta::FromMilliseconds(5));
    log += ",";
  }
  v8_flags.log_timer_events = false;
  CHECK_EQ("t0t0,t1+,t1+", log);
  CHECK_EQ(1, slow_samples);
}

TEST(ContextsOfFunctions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext first;
  LocalContext second;
  const v8::Local<v8::Object> function = CompileRun("(function() {})").As<v8::Object>();
  const Handle<JSReceiver> receiver = v8::Utils::OpenHandle(*function);
  CHECK_EQ(receiver->GetCreationContext().value(), *v8::Utils::OpenHandle(*second.local()));
  CHECK_NE(receiver->GetCreationContext().value(), *v8::Utils::OpenHandle(*first.local()));
}

}  // namespace v8::internal

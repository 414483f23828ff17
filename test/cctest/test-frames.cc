#include "src/execution/frames-inl.h"
#include "src/objects/feedback-vector-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/feedback-vector-helper.h"

// V8's walks over the stack, and its view of feedback.

namespace {

i::DirectHandle<i::JSFunction> Function(const char* source) {
  return i::DirectHandle<i::JSFunction>(i::Cast<i::JSFunction>(*v8::Utils::OpenHandle(*CompileRun(source))),
                                        CcTest::i_isolate());
}

void CountFrames(const v8::FunctionCallbackInfo<v8::Value>& info) {
  i::Isolate* const isolate = reinterpret_cast<i::Isolate*>(info.GetIsolate());
  int exits = 0, frames = 0;
  i::Address outermost = 0;
  for (i::StackFrameIterator it(isolate); !it.done(); it.Advance()) {
    CHECK_EQ(exits + frames == 0, it.frame()->is_exit());
    ++(it.frame()->is_exit() ? exits : frames);
    CHECK(it.frame()->LookupCode()->contains(isolate, it.frame()->pc()));
    CHECK(!it.frame()->LookupCode()->contains(isolate, it.frame()->pc() + (1 << 20)));
  }
  CHECK_EQ(1, exits);
  int sampled = 0;
  for (i::StackFrameIteratorForProfilerForTesting it(isolate, 0, 0, 0, 0, isolate->js_entry_sp()); !it.done();
       it.Advance()) {
    ++sampled;
    outermost = isolate->js_entry_sp();
  }
  CHECK_EQ(frames, sampled);
  CHECK_NE(i::Address{0}, outermost);
  info.GetReturnValue().Set(frames);
}

}  // namespace

TEST(FramesOfScriptBelowACallback) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  CHECK_EQ(i::Address{0}, CcTest::i_isolate()->js_entry_sp());
  CHECK(i::StackFrameIterator(CcTest::i_isolate()).done());
  const auto count = v8::Function::New(context.local(), CountFrames).ToLocalChecked();
  CHECK(context->Global()->Set(context.local(), v8_str("count"), count).FromJust());
  ExpectInt32("count()", 1);
  // The frame of `map` is not script's.
  ExpectInt32("(function f() { return [0].map(() => count())[0]; })()", 3);
}

TEST(FeedbackFromTheFirstCallOn) {
  i::v8_flags.allow_natives_syntax = true;
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("function f(x) { i = x; } f(0)");
  CHECK(!Function("f")->has_feedback_vector());
  CompileRun("%EnsureFeedbackVectorForFunction(f); %EnsureFeedbackVectorForFunction(1)");
  CHECK(Function("f")->has_feedback_vector());
  const i::FeedbackNexus nexus(CcTest::i_isolate(), Function("f")->feedback_vector(), i::FeedbackVector::ToSlot(0));
  CHECK_EQ(i::InlineCacheState::UNINITIALIZED, nexus.ic_state());
  i::Tagged<i::HeapObject> object;
  CHECK(!nexus.GetFeedback().GetHeapObject(&object));
  CompileRun("f(1)");
  CHECK_EQ(i::InlineCacheState::MONOMORPHIC, nexus.ic_state());
  CHECK(nexus.GetFeedback().GetHeapObject(&object));
  CHECK(i::IsPropertyCell(object));
  // A function that has not run yet is compiled first.
  CompileRun("function g(o) { return o.x; } %PrepareFunctionForOptimization(g)");
  CHECK(Function("g")->has_feedback_vector());
  ExpectInt32("g({ x: 7 })", 7);
}

TEST(KindsOfFeedbackSlots) {
  i::v8_flags.allow_natives_syntax = true;
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  using Kind = i::FeedbackSlotKind;
  const struct {
    const char* source;
    std::vector<Kind> kinds;
  } kRows[] = {
      {"function f() { v = 1; }", {Kind::kStoreGlobalSloppy}},
      {"function f() { 'use strict'; v = 1; }", {Kind::kStoreGlobalStrict}},
      {"function f() { return v; }", {Kind::kLoadGlobalNotInsideTypeof}},
      {"function f() { return typeof v; }", {Kind::kLoadGlobalInsideTypeof}},
      {"function f(o) { o.x = o.y; }", {Kind::kLoadProperty, Kind::kSetNamedSloppy}},
      {"function f(o) { 'use strict'; o.x = o[0]; o[1] = 1; }",
       {Kind::kLoadKeyed, Kind::kSetNamedStrict, Kind::kSetKeyedStrict}},
      {"function f(o) { o[1] = 1; o(); new o; return /a/; }",
       {Kind::kSetKeyedSloppy, Kind::kCall, Kind::kCall, Kind::kLiteral}},
      {"function f(x) { return { x }; }", {Kind::kDefineNamedOwn}},
  };
  for (const auto& row : kRows) {
    CompileRun(row.source);
    CompileRun("%EnsureFeedbackVectorForFunction(f)");
    const i::DirectHandle<i::FeedbackVector> vector(Function("f")->feedback_vector(), CcTest::i_isolate());
    const i::FeedbackVectorHelper slots(vector);
    CHECK_EQ(row.kinds.size(), static_cast<size_t>(slots.slot_count()));
    for (size_t k = 0; k < row.kinds.size(); ++k) {
      CHECK_EQ(row.kinds[k], i::FeedbackNexus(CcTest::i_isolate(), vector, slots.slot(static_cast<int>(k))).kind());
    }
  }
}

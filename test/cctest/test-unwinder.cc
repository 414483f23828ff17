#include "include/v8-unwinder.h"
#include "test/cctest/cctest.h"

// v8::Unwinder, over stacks that are made up, and Isolate::GetStackSample.

namespace {

// Code that lies nowhere: only its addresses count.
void* At(uintptr_t address) { return reinterpret_cast<void*>(address); }
v8::MemoryRange Range(uintptr_t start, size_t length) { return {At(start), length}; }

struct MadeUpStack {
  // Three frames of fp and return address, from low to high: engine, entry stub, host.
  void* words[8] = {nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
  v8::MemoryRange pages[2] = {Range(0x1000, 0x1000), Range(0x5000, 0x1000)};
  v8::JSEntryStubs stubs;

  MadeUpStack() {
    stubs.js_entry_stub.code = Range(0x9000, 0x100);
    words[1] = &words[4];   // the engine's frame: caller's fp,
    words[2] = At(0x9010);  // and return address, in the stub
    words[4] = &words[6];
    words[5] = At(0xF000);  // back to the host
  }
  v8::RegisterState Registers(uintptr_t pc) {
    v8::RegisterState state;
    state.pc = At(pc);
    state.sp = &words[0];
    state.fp = &words[1];
    return state;
  }
  bool Unwind(v8::RegisterState* state, const void* base) {
    return v8::Unwinder::TryUnwindV8Frames(stubs, 2, pages, state, base);
  }
};

}  // namespace

TEST(UnwinderPCIsInV8) {
  const v8::MemoryRange pages[] = {Range(0x1000, 0x1000), Range(0x3000, 0x1000), Range(0x9000, 0x10)};
  const auto is_in = [&](uintptr_t pc) { return v8::Unwinder::PCIsInV8(3, pages, At(pc)); };
  CHECK(!is_in(0xFFF));
  CHECK(is_in(0x1000));
  CHECK(is_in(0x1FFF));
  CHECK(!is_in(0x2000));
  CHECK(is_in(0x3800));
  CHECK(is_in(0x900F));
  CHECK(!is_in(0x9010));
  CHECK(!v8::Unwinder::PCIsInV8(0, nullptr, At(0x1000)));
}

TEST(UnwinderToTheHost) {
  MadeUpStack stack;
  for (uintptr_t pc : {uintptr_t{0x1234}, uintptr_t{0x5678}, uintptr_t{0x9001}}) {
    v8::RegisterState state = stack.Registers(pc);
    CHECK(stack.Unwind(&state, &stack.words[8]));
    CHECK_EQ(At(0xF000), state.pc);
    CHECK_EQ(static_cast<void*>(&stack.words[6]), state.sp);
    CHECK_EQ(static_cast<void*>(&stack.words[6]), state.fp);
  }
}

TEST(UnwinderThatCannot) {
  MadeUpStack stack;
  // Not in the engine's code.
  v8::RegisterState state = stack.Registers(0x2500);
  CHECK(!stack.Unwind(&state, &stack.words[8]));
  CHECK_EQ(At(0x2500), state.pc);
  // A frame above the stack's base, or below its top, or crooked.
  state = stack.Registers(0x1234);
  CHECK(!stack.Unwind(&state, &stack.words[5]));
  CHECK_EQ(At(0x1234), state.pc);
  state = stack.Registers(0x1234);
  state.sp = &stack.words[3];
  CHECK(!stack.Unwind(&state, &stack.words[8]));
  state = stack.Registers(0x1234);
  state.fp = reinterpret_cast<char*>(&stack.words[1]) + 1;
  CHECK(!stack.Unwind(&state, &stack.words[8]));
  // A frame that is its own caller ends it.
  stack.words[1] = &stack.words[1];
  stack.words[2] = At(0x1500);
  state = stack.Registers(0x1234);
  CHECK(!stack.Unwind(&state, &stack.words[8]));
}

TEST(RegisterStateCopies) {
  v8::RegisterState state;
  CHECK_NULL(state.pc);
  state.pc = At(1);
  state.callee_saved = std::make_unique<v8::CalleeSavedRegisters>();
  v8::RegisterState copy(state);
  CHECK_EQ(At(1), copy.pc);
  CHECK_NE(state.callee_saved.get(), copy.callee_saved.get());
  CHECK_NOT_NULL(copy.callee_saved.get());
  copy = v8::RegisterState();
  CHECK_NULL(copy.callee_saved.get());
}

namespace {

v8::SampleInfo g_sample;
void* g_addresses[8];

void TakeSample(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::RegisterState state;
  v8::EmbedderStateScope scope(info.GetIsolate(), info.GetIsolate()->GetCurrentContext(), v8::EmbedderStateTag::OTHER);
  info.GetIsolate()->GetStackSample(state, g_addresses, 3, &g_sample);
}

}  // namespace

TEST(StackSample) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::RegisterState state;
  isolate->GetStackSample(state, g_addresses, 8, &g_sample);
  CHECK_EQ(size_t{0}, g_sample.frames_count);
  CHECK_EQ(v8::IDLE, g_sample.vm_state);
  CHECK_EQ(v8::EmbedderStateTag::EMPTY, g_sample.embedder_state);
  CHECK_NULL(g_sample.embedder_context);
  CcTest::AddGlobalFunction(env.local(), "sample", TakeSample);
  CompileRun("function f() { sample(); } function g() { f(); } g();");
  CHECK_EQ(size_t{3}, g_sample.frames_count);
  CHECK_NE(g_addresses[0], g_addresses[1]);
  CHECK_EQ(v8::EXTERNAL, g_sample.vm_state);
  CHECK_EQ(v8::EmbedderStateTag::OTHER, g_sample.embedder_state);
  CHECK_EQ(g_sample.context, g_sample.embedder_context);
  // Deeper stacks are cut.
  CompileRun("function h() { g(); } h();");
  CHECK_EQ(size_t{3}, g_sample.frames_count);
}

TEST(NoGeneratedCode) {
  v8::Isolate* const isolate = CcTest::isolate();
  CHECK_EQ(size_t{0}, isolate->GetJSEntryStubs().js_entry_stub.code.length_in_bytes);
  v8::MemoryRange pages[v8::Isolate::kMinCodePagesBufferSize];
  CHECK_EQ(size_t{0}, isolate->CopyCodePages(v8::Isolate::kMinCodePagesBufferSize, pages));
  void* start = pages;
  size_t length = 1;
  isolate->GetCodeRange(&start, &length);
  CHECK_NULL(start);
  CHECK_EQ(size_t{0}, length);
}

#include <cstring>

#include "include/v8-unwinder.h"
#include "src/api/api-internal.h"

// Samples of the stack, and unwinding.
namespace v8::internal {

StateTag Isolate::current_vm_state() const {
  if (in_atomics_wait) return ATOMICS_WAIT;
  // Whoever asks on the isolate's thread does so from a callback, or from outside.
  if (InnermostCallback(stack_segments) != 0) return EXTERNAL;
  for (uint64_t* fp = vm_fp; fp != nullptr; fp = Frame(fp).caller_fp()) {
    if (!Frame(fp).is_native()) return EXTERNAL;
  }
  return IDLE;
}

}  // namespace v8::internal

namespace v8 {

RegisterState::RegisterState() : pc(nullptr), sp(nullptr), fp(nullptr), lr(nullptr) {}
RegisterState::~RegisterState() = default;
RegisterState::RegisterState(const RegisterState& other) : RegisterState() { *this = other; }
RegisterState& RegisterState::operator=(const RegisterState& other) {
  if (&other == this) return *this;
  pc = other.pc;
  sp = other.sp;
  fp = other.fp;
  lr = other.lr;
  callee_saved = other.callee_saved == nullptr ? nullptr : std::make_unique<CalleeSavedRegisters>(*other.callee_saved);
  return *this;
}

// --- Unwinder

namespace {

bool IsIn(const MemoryRange& range, const void* pc) {
  const uintptr_t start = reinterpret_cast<uintptr_t>(range.start);
  const uintptr_t address = reinterpret_cast<uintptr_t>(pc);
  return address >= start && address - start < range.length_in_bytes;
}

bool IsInEntryStub(const JSEntryStubs& stubs, const void* pc) {
  return IsIn(stubs.js_entry_stub.code, pc) || IsIn(stubs.js_construct_entry_stub.code, pc) ||
         IsIn(stubs.js_run_microtasks_entry_stub.code, pc);
}

// A frame as `fp` finds it: the caller's fp, and above it the return address.
struct NativeFrame {
  void* caller_fp;
  void* return_address;
};

}  // namespace

bool Unwinder::PCIsInV8(size_t code_pages_length, const MemoryRange* code_pages, void* pc) {
  size_t low = 0, high = code_pages_length;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (IsIn(code_pages[middle], pc)) return true;
    if (pc < code_pages[middle].start) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return false;
}

bool Unwinder::TryUnwindV8Frames(const JSEntryStubs& entry_stubs, size_t code_pages_length,
                                 const MemoryRange* code_pages, RegisterState* register_state, const void* stack_base) {
  const void* const stack_top = register_state->sp;
  const auto is_engine_code = [&](void* pc) {
    return PCIsInV8(code_pages_length, code_pages, pc) || IsInEntryStub(entry_stubs, pc);
  };
  if (!is_engine_code(register_state->pc)) return false;
  void* pc = register_state->pc;
  void* fp = register_state->fp;
  const void* lowest = stack_top;
  for (;;) {
    const uintptr_t address = reinterpret_cast<uintptr_t>(fp);
    const bool is_on_stack = address >= reinterpret_cast<uintptr_t>(lowest) && address % sizeof(void*) == 0 &&
                             address + sizeof(NativeFrame) <= reinterpret_cast<uintptr_t>(stack_base);
    if (!is_on_stack) return false;
    NativeFrame frame;
    memcpy(&frame, fp, sizeof frame);
    // Frames lie ever higher: a loop ends.
    lowest = static_cast<const char*>(static_cast<const void*>(fp)) + sizeof frame;
    pc = frame.return_address;
    void* const sp = const_cast<void*>(lowest);
    fp = frame.caller_fp;
    if (is_engine_code(pc)) continue;
    register_state->pc = pc;
    register_state->sp = sp;
    register_state->fp = fp;
    register_state->lr = nullptr;
    return true;
  }
}

// --- Isolate

JSEntryStubs Isolate::GetJSEntryStubs() { return JSEntryStubs(); }
size_t Isolate::CopyCodePages(size_t, MemoryRange*) { return 0; }
void Isolate::GetCodeRange(void** start, size_t* length_in_bytes) {
  *start = nullptr;
  *length_in_bytes = 0;
}
void Isolate::GetEmbeddedCodeRange(const void** start, size_t* length_in_bytes) {
  *start = nullptr;
  *length_in_bytes = 0;
}

void Isolate::GetStackSample(const RegisterState&, void** frames, size_t frames_limit, SampleInfo* sample_info) {
  i::Isolate* const isolate = i::Internal(this);
  const i::ApiData* const api = isolate->api_data;
  size_t count = 0;
  for (uint64_t* fp = isolate->vm_fp; fp != nullptr && count < frames_limit; fp = i::Frame(fp).caller_fp()) {
    const i::Frame frame(fp);
    if (frame.is_native()) continue;
    frames[count++] = const_cast<uint16_t*>(frame.pc());
  }
  sample_info->frames_count = count;
  sample_info->external_callback_entry = nullptr;
  sample_info->context = reinterpret_cast<void*>(isolate->realm().ptr());
  sample_info->embedder_context = reinterpret_cast<void*>(api->embedder_context);
  sample_info->embedder_state = static_cast<EmbedderStateTag>(api->embedder_state);
  sample_info->vm_state = isolate->current_vm_state();
}

EmbedderStateScope::EmbedderStateScope(Isolate* isolate, Local<Context> context, EmbedderStateTag tag)
    : isolate_(isolate),
      previous_context_(i::Api(isolate)->embedder_context),
      previous_tag_(static_cast<EmbedderStateTag>(i::Api(isolate)->embedder_state)) {
  i::Api(isolate)->embedder_context = i::Open(context).ptr();
  i::Api(isolate)->embedder_state = static_cast<uint8_t>(tag);
}
EmbedderStateScope::~EmbedderStateScope() {
  i::Api(isolate_)->embedder_context = previous_context_;
  i::Api(isolate_)->embedder_state = static_cast<uint8_t>(previous_tag_);
}

}  // namespace v8

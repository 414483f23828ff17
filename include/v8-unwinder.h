// Samples of the stack, and unwinding through frames of the engine's own code.

#ifndef INCLUDE_V8_UNWINDER_H_
#define INCLUDE_V8_UNWINDER_H_

#include <stddef.h>
#include <stdint.h>

#include <memory>

#include "v8-embedder-state-scope.h"  // NOLINT(build/include_directory)
#include "v8config.h"                 // NOLINT(build/include_directory)

namespace v8 {

// Registers that a callee saves, on machines where an unwinder has to restore them: there is none yet.
struct CalleeSavedRegisters {};

// The registers of a thread that matter for its stack.
struct V8_EXPORT RegisterState {
  RegisterState();
  ~RegisterState();
  RegisterState(const RegisterState& other);
  RegisterState& operator=(const RegisterState& other);

  void* pc;  // the next instruction
  void* sp;
  void* fp;
  void* lr;  // null on machines without a link register
  std::unique_ptr<CalleeSavedRegisters> callee_saved;
};

// What an isolate was doing.
enum StateTag : uint16_t {
  JS,
  GC,
  PARSER,
  BYTECODE_COMPILER,
  COMPILER,
  OTHER,
  EXTERNAL,
  ATOMICS_WAIT,
  IDLE,
  LOGGING,
};

// What Isolate::GetStackSample tells beside the frames.
struct SampleInfo {
  size_t frames_count;
  // The callback that runs, if the engine has called one; else null.
  void* external_callback_entry;
  // Addresses of the context that runs and of the one of the innermost EmbedderStateScope; null where there is none.
  void* context;
  void* embedder_context;
  StateTag vm_state;
  EmbedderStateTag embedder_state;
};

struct MemoryRange {
  const void* start = nullptr;
  size_t length_in_bytes = 0;
};
struct JSEntryStub {
  MemoryRange code;
};
// The code through which the engine's own code is entered; see Isolate::GetJSEntryStubs.
struct JSEntryStubs {
  JSEntryStub js_entry_stub;
  JSEntryStub js_construct_entry_stub;
  JSEntryStub js_run_microtasks_entry_stub;
};

// Unwinds through code that the engine has generated, which other unwinders know nothing of. All of it keeps a frame
// pointer. May be used from a signal handler; needs no isolate.
class V8_EXPORT Unwinder {
 public:
  // Takes the registers of a thread in the engine's code to those of the caller of that code. False, with nothing
  // changed, when the pc is not in one of the code pages or an entry stub, or when the frames do not lie between
  // `register_state->sp` and `stack_base`.
  static bool TryUnwindV8Frames(const JSEntryStubs& entry_stubs, size_t code_pages_length,
                                const MemoryRange* code_pages, RegisterState* register_state, const void* stack_base);
  // `code_pages` is in ascending order, as Isolate::CopyCodePages gives it.
  static bool PCIsInV8(size_t code_pages_length, const MemoryRange* code_pages, void* pc);
};

}  // namespace v8

#endif  // INCLUDE_V8_UNWINDER_H_

#ifndef FLAT8_SRC_INTERPRETER_OUTGOING_CALLS_H_
#define FLAT8_SRC_INTERPRETER_OUTGOING_CALLS_H_

#include "src/execution/frames.h"
#include "src/execution/isolate.h"
#include "src/objects/objects.h"
#include "src/runtime/functions/generators.h"
#include "src/runtime/iteration/fast-list.h"

// Calls that the loop makes on the engine's own stack: how their runs of receiver and arguments are laid out where no
// instruction has done it.
namespace v8::internal {

// Undefined for the registers of a frame that is being made: two at a time, so that the lowest word of the header may
// be overwritten, which is why this comes first.
V8_INLINE void FillRegisters(uint64_t* fp, int register_count) {
  typedef uint64_t TwoWords __attribute__((vector_size(16), aligned(8)));
  constexpr TwoWords kUndefined = {TaggedBits::kUndefined, TaggedBits::kUndefined};
  TwoWords* const end = reinterpret_cast<TwoWords*>(fp);
  // Most functions need no more than these, which cost less than asking. Below a frame's registers there is always room
  // for the header of another frame.
  constexpr int kUnasked = 3;
  static_assert(2 * kUnasked <= Frame::kHeaderSize);
  for (int i = 1; i <= kUnasked; ++i) end[-i] = kUndefined;
  if (V8_UNLIKELY(register_count > 2 * kUnasked)) {
    for (uint64_t* at = fp - register_count; at < fp - 2 * kUnasked; at += 2)
      *reinterpret_cast<TwoWords*>(at) = kUndefined;
  }
}

// Lays out a call with the elements of a list, the last one right below `top`, where no frame's registers are: the run
// survives no collection before the callee's frame is made. Null when the callee needs more than a frame, or when the
// stack has no room for it.
uint64_t* RunOfList(Isolate* isolate, uint64_t* top, Value callee, Value receiver, const FastList& list);

// Lays out the call of an accessor function, its run right below `top`, where no frame's registers are. Null when that
// takes more than a frame, or when the stack has no room for it; see RunOfList.
uint64_t* AccessorRun(Isolate* isolate, uint64_t* top, Value function, Value receiver, int argc);

// Function.prototype.call and apply of a plain function, inside the loop: the run for the function itself. Null when
// the builtin has to decide. `lowest` is the calling frame's: compiling may collect, which a run below does not
// survive.
uint64_t* ForwardedRun(Isolate* isolate, Tagged<Code> forwarder, uint64_t* lowest, uint64_t* run, int* argc,
                       Value* called);

// ECMA-262 §15.10.3 PrepareForTailCall: lays the call whose run is at `*run` out where the frame at fp lies, arguments
// up to those that the callee names. False when the call has to be made on a frame of its own: the callee needs more
// than a frame, this frame has more to do with the result, or the stack has no room; an exception may be pending then.
// `run` is new_fp of the call before and after.
bool TakeFrameForTailCall(Isolate* isolate, uint64_t* fp, Value callee, uint64_t** run, int argc);

// Whether a generator's frame can be laid out right below `top`; without, or when an interrupt is wanted, C++ decides.
V8_INLINE bool HasRoomForGenerator(Isolate* isolate, uint64_t* top, Tagged<JSGeneratorObject> generator) {
  return top - GeneratorFrameWords(generator) - Frame::kHeaderSize >= isolate->vm_stack_limit;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_INTERPRETER_OUTGOING_CALLS_H_

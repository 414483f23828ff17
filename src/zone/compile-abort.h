#ifndef FLAT8_SRC_ZONE_COMPILE_ABORT_H_
#define FLAT8_SRC_ZONE_COMPILE_ABORT_H_

namespace v8::internal {

// The one C++ exception of the engine: a compilation cannot go on for want of memory or stack, or because it is not to.
// Thrown only inside the compile pipeline (ast/, parsing/, the bytecode generator, regexp/syntax/) and caught by its entry
// functions.
struct CompileAbort {
  // kStackOverflow: of the native stack, or of the registers that a frame can have for unfinished expressions.
  // kStopped: the zone's poller said so.
  enum Reason { kOutOfMemory, kStackOverflow, kStopped };
  Reason reason;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_ZONE_COMPILE_ABORT_H_

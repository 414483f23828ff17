#ifndef FLAT8_SRC_ZONE_COMPILE_ABORT_H_
#define FLAT8_SRC_ZONE_COMPILE_ABORT_H_

namespace v8::internal {

// The one C++ exception of the engine: a compilation cannot go on for want of memory or native stack, or for its size. Thrown only inside
// the compile pipeline (ast/, parsing/, the bytecode generator, regexp/syntax/) and caught by its entry functions.
struct CompileAbort {
  // kTooLarge: something does not fit the encoding of what is made (more than 65,535 names in one function, say).
  enum Reason { kOutOfMemory, kStackOverflow, kTooLarge };
  Reason reason;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_ZONE_COMPILE_ABORT_H_

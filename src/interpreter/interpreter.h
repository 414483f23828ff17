#ifndef FLAT8_SRC_INTERPRETER_INTERPRETER_H_
#define FLAT8_SRC_INTERPRETER_INTERPRETER_H_

#include "src/objects/result.h"

namespace v8::internal {

// Runs the bytecode frame `fp`, which is the top frame and has the entry flag, from its saved pc until it returns or
// throws; the frame is popped either way.
using RunFrameFunction = Result<Value> (*)(Isolate* isolate, uint64_t* fp);

// The loop for the process's flags: one that records what compilers read, one that does not (--jitless), and one that
// asks before each fast way whether it may take it (--no-use-ic, --no-plain-array-paths and their like).
RunFrameFunction ChooseLoop();
// The one that runs while there is a SideEffectGuard.
RunFrameFunction GuardedLoop();

}  // namespace v8::internal

#endif  // FLAT8_SRC_INTERPRETER_INTERPRETER_H_

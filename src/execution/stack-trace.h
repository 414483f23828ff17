#ifndef FLAT8_SRC_EXECUTION_STACK_TRACE_H_
#define FLAT8_SRC_EXECUTION_STACK_TRACE_H_

#include "src/execution/isolate.h"

// Which functions are running: captured cheaply (positions stay bytecode offsets), looked at later.
namespace v8::internal {

// A FixedArray of at most `limit` StackTraceFrames, innermost first. Where `skip_until` is a function, the frames up to
// and including its innermost activation are left out (all of them, when it is not running). Behind the frames of an
// async function that goes on after an await come the async functions that wait for it.
Result<Tagged<FixedArray>> CaptureFrames(Isolate* isolate, int limit, Value skip_until);
// Position in the script, or -1.
int StackTraceFramePosition(Tagged<StackTraceFrame> frame);
// The script of the frame's function, or undefined.
Value StackTraceFrameScript(Tagged<StackTraceFrame> frame);
// The innermost frame that runs script code; not valid when there is none.
Frame TopScriptFrame(Isolate* isolate);
// Position of the instruction at `offset` (units) of the function; -1 when unknown.
int SourcePositionInFunction(Tagged<JSFunction> function, int offset);
inline int BytecodeOffset(const Frame& frame) {
  return static_cast<int>(frame.pc() - static_cast<const uint16_t*>(frame.code()->entry()));
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_STACK_TRACE_H_

#ifndef FLAT8_SRC_RUNTIME_ERRORS_STACK_TRACE_TEXT_H_
#define FLAT8_SRC_RUNTIME_ERRORS_STACK_TRACE_TEXT_H_

#include "src/execution/isolate.h"

// Stack traces for people, in V8's format:
//
//   TypeError: x is not a function
//       at Foo.bar (file.js:3:10)
//       at new Foo (file.js:1:5)
//       at async main (file.js:9:1)
namespace v8::internal {

// The getter of `stack`: formats the frames captured on `holder`, or lets Error.prepareStackTrace do it. Runs script.
Result<Value> GetErrorStack(Isolate* isolate, Value receiver, Tagged<HeapObject> holder);

// ---- Facts about a frame, as CallSite objects and the text show them. None runs script.
// Strings, or null when there is none.
Result<Value> FrameFunctionName(Isolate* isolate, Tagged<StackTraceFrame> frame);
Result<Value> FrameTypeName(Isolate* isolate, Tagged<StackTraceFrame> frame);
Result<Value> FrameMethodName(Isolate* isolate, Tagged<StackTraceFrame> frame);
// The resource name or sourceURL (any value), null for builtins.
Value FrameScriptNameOrSourceURL(Tagged<StackTraceFrame> frame);
// Counted from 1; -1 when unknown.
Result<void> FrameLineAndColumn(Isolate* isolate, Tagged<StackTraceFrame> frame, int* line, int* column);
bool FrameIsEval(Tagged<StackTraceFrame> frame);
// "eval at foo (file.js:1:2)" of code made by eval; undefined of other code.
Result<Value> FrameEvalOrigin(Isolate* isolate, Tagged<StackTraceFrame> frame);
// One line of the trace, without indentation.
Result<Tagged<String>> FrameText(Isolate* isolate, Tagged<StackTraceFrame> frame);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ERRORS_STACK_TRACE_TEXT_H_

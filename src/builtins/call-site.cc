#include "src/builtins/builtins.h"
#include "src/execution/script-location.h"
#include "src/execution/stack-trace.h"
#include "src/runtime/errors/stack-trace-text.h"

// Not in the specification: CallSite objects, what Error.prepareStackTrace gets for each frame.
namespace v8::internal {

namespace {

Result<Tagged<StackTraceFrame>> FrameOfCallSite(Isolate* isolate, Arguments arguments, const char* method) {
  const Value receiver = arguments.receiver();
  if (IsJSObject(receiver) && !IsJSProxy(receiver)) {
    const Value frame = GetOwnDataPropertyNoSideEffects(isolate, Cast<JSReceiver>(receiver),
                                                        ReadOnlyRoots::error_stack_symbol());
    if (!frame.is_empty() && IsStackTraceFrame(frame)) return Cast<StackTraceFrame>(frame);
  }
  return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)),
               receiver);
}

Value NumberOrNull(int number) { return number > 0 ? Value::Int(number) : Null(); }

// Line and column (from 1) of the function literal that the frame runs.
Result<void> EnclosingLineAndColumn(Isolate* isolate, Tagged<StackTraceFrame> frame, int* line, int* column) {
  *line = *column = -1;
  const Value script = StackTraceFrameScript(frame);
  if (script.IsUndefined()) return Ok();
  const int position = Cast<JSFunction>(frame->function())->shared()->start_position();
  ScriptLocation location;
  TRY(GetScriptLocation(isolate, Cast<Script>(script), position, &location));
  *line = location.line + 1;
  *column = location.column + 1;
  return Ok();
}

}  // namespace

#define CALL_SITE_METHOD(Name, method) \
  BUILTIN(CallSite##Name) {            \
    const Tagged<StackTraceFrame> frame = TRY(FrameOfCallSite(isolate, arguments, method));

CALL_SITE_METHOD(GetLineNumber, "getLineNumber")
  int line, column;
  TRY(FrameLineAndColumn(isolate, frame, &line, &column));
  return NumberOrNull(line);
}
CALL_SITE_METHOD(GetColumnNumber, "getColumnNumber")
  int line, column;
  TRY(FrameLineAndColumn(isolate, frame, &line, &column));
  return NumberOrNull(column);
}
CALL_SITE_METHOD(GetEnclosingLineNumber, "getEnclosingLineNumber")
  int line, column;
  TRY(EnclosingLineAndColumn(isolate, frame, &line, &column));
  return NumberOrNull(line);
}
CALL_SITE_METHOD(GetEnclosingColumnNumber, "getEnclosingColumnNumber")
  int line, column;
  TRY(EnclosingLineAndColumn(isolate, frame, &line, &column));
  return NumberOrNull(column);
}
CALL_SITE_METHOD(GetPosition, "getPosition") return Value::Int(StackTraceFramePosition(frame)); }
CALL_SITE_METHOD(GetFunctionName, "getFunctionName") return FrameFunctionName(isolate, frame); }
CALL_SITE_METHOD(GetMethodName, "getMethodName") return FrameMethodName(isolate, frame); }
CALL_SITE_METHOD(GetTypeName, "getTypeName") return FrameTypeName(isolate, frame); }
CALL_SITE_METHOD(GetEvalOrigin, "getEvalOrigin") return FrameEvalOrigin(isolate, frame); }
CALL_SITE_METHOD(GetScriptNameOrSourceURL, "getScriptNameOrSourceURL") return FrameScriptNameOrSourceURL(frame); }
CALL_SITE_METHOD(GetFileName, "getFileName")
  const Value script = StackTraceFrameScript(frame);
  return script.IsUndefined() ? Null() : Cast<Script>(script)->name();
}
// Strict functions do not give away themselves or their receivers.
CALL_SITE_METHOD(GetThis, "getThis")
  if ((frame->flags() & StackTraceFrame::kIsStrict) != 0) return Undefined();
  if (frame->receiver().IsNullOrUndefined()) return frame->receiver();
  return ToObject(isolate, frame->receiver());
}
CALL_SITE_METHOD(GetFunction, "getFunction")
  if ((frame->flags() & StackTraceFrame::kIsStrict) != 0) return Undefined();
  // Code that is no function's has one only for the engine.
  if (Cast<JSFunction>(frame->function())->shared()->is_toplevel()) return Undefined();
  return frame->function();
}
CALL_SITE_METHOD(IsToplevel, "isToplevel") return Value::Bool((frame->flags() & StackTraceFrame::kIsTopLevel) != 0); }
CALL_SITE_METHOD(IsEval, "isEval") return Value::Bool(FrameIsEval(frame)); }
// Whether the engine's own scripts were running. Its functions are written in C++.
CALL_SITE_METHOD(IsNative, "isNative") return Value::Bool(frame.is_empty()); }
CALL_SITE_METHOD(IsConstructor, "isConstructor")
  return Value::Bool((frame->flags() & StackTraceFrame::kIsConstructor) != 0);
}
CALL_SITE_METHOD(IsAsync, "isAsync") return Value::Bool((frame->flags() & StackTraceFrame::kIsAsync) != 0); }
// Frames of Promise.all are not shown in traces (yet).
CALL_SITE_METHOD(IsPromiseAll, "isPromiseAll") return Value::Bool(frame.is_empty()); }
CALL_SITE_METHOD(GetPromiseIndex, "getPromiseIndex") return frame.is_empty() ? Undefined() : Null(); }
CALL_SITE_METHOD(ToString, "toString") return FrameText(isolate, frame); }
#undef CALL_SITE_METHOD

}  // namespace v8::internal

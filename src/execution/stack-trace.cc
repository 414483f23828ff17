#include "src/execution/stack-trace.h"

#include "src/execution/call.h"
#include "src/bytecode/unlinked-code.h"
#include "src/flags/flags.h"

namespace v8::internal {

namespace {

// Functions of the API (unless they are asked for) and the engine's internal closures stay out of sight; so do functions
// of other security domains.
bool IsVisible(Isolate* isolate, Tagged<JSFunction> function) {
  const Tagged<SharedFunctionInfo> shared = function->shared();
  if (shared->is_api_function()) {
    if (!v8_flags.experimental_stack_trace_frames) return false;
  } else if (!shared->IsUserJavaScript() && (!shared->native() || shared->Name()->length() == 0)) {
    return false;
  }
  if (IsCallForwarder(function->code())) return false;
  const Value script = shared->script_or_undefined();
  if (IsScript(script) && Cast<Script>(script)->compilation_type() == Script::kExtension) return false;
  const Tagged<NativeContext> realm = function->native_context();
  return realm == isolate->realm() || realm->security_token() == isolate->realm()->security_token();
}

bool IsTopLevelReceiver(Value receiver) {
  return receiver.IsNullOrUndefined() || receiver.IsTheHole() || IsJSGlobalProxy(receiver);
}

Result<Tagged<StackTraceFrame>> NewStackTraceFrame(Isolate* isolate, Tagged<JSFunction> function, Value receiver,
                                                   int offset, int flags) {
  const Tagged<StackTraceFrame> frame =
      TRY(NewStruct<StackTraceFrame>(isolate, ReadOnlyRoots::stack_trace_frame_map()));
  const Tagged<SharedFunctionInfo> shared = function->shared();
  if (IsTopLevelReceiver(receiver)) flags |= StackTraceFrame::kIsTopLevel;
  if (!shared->IsUserJavaScript()) flags |= StackTraceFrame::kIsNative;
  if (receiver.IsTheHole()) {
    receiver = Undefined();
  } else if (receiver.IsNullOrUndefined() && (flags & (StackTraceFrame::kIsStrict | StackTraceFrame::kIsNative)) == 0) {
    receiver = function->native_context()->global_proxy();  // what `this` is there
  }
  frame->set_receiver(receiver);
  frame->set_function(function);
  frame->set_offset(offset);
  frame->set_flags(flags);
  return frame;
}

// The activation of an async function (or generator) that waits for what `generator` will settle, or undefined.
Value AwaitingActivation(Value generator) {
  if (!IsJSAsyncFunctionObject(generator)) return Undefined();
  Value promise = Cast<JSAsyncFunctionObject>(generator)->promise();
  for (int steps = 0; steps < 16 && IsJSPromise(promise); ++steps) {
    const Tagged<JSPromise> pending = Cast<JSPromise>(promise);
    if (pending->status() != JSPromise::kPending || !IsPromiseReaction(pending->reactions_or_result())) break;
    const Tagged<PromiseReaction> reaction = Cast<PromiseReaction>(pending->reactions_or_result());
    // Several waiters: none of them is "the" caller.
    if (!reaction->next().IsUndefined()) break;
    if (IsJSGeneratorObject(reaction->fulfill_handler())) return reaction->fulfill_handler();
    promise = reaction->promise_or_capability();
  }
  return Undefined();
}

}  // namespace

int SourcePositionInFunction(Tagged<JSFunction> function, int offset) {
  const Tagged<Code> code = function->code();
  if (offset < 0 || !code->is_bytecode()) return -1;
  return code->unlinked()->SourcePositionAt(offset);
}

Result<Tagged<FixedArray>> CaptureFrames(Isolate* isolate, int limit, Value skip_until) {
  if (limit <= 0) return ReadOnlyRoots::empty_fixed_array();
  Tagged<FixedArray> frames = TRY(NewFixedArray(isolate, limit < 16 ? limit : 16));
  int count = 0;
  // Below a strict function no more is given away than of it.
  int strictness = 0;
  const auto add = [&](Tagged<JSFunction> function, Value receiver, int offset, int flags) -> Result<void> {
    if (function->shared()->language_mode() == LanguageMode::kStrict) strictness = StackTraceFrame::kIsStrict;
    flags |= strictness;
    frames = TRY(GrowList(isolate, frames, int64_t{count} + 1));
    frames->set(count++, TRY(NewStackTraceFrame(isolate, function, receiver, offset, flags)));
    return Ok();
  };
  bool skipping = IsCallable(skip_until);
  // Frames do not move while we allocate: the VM stack is no part of the heap.
  for (uint64_t* fp = isolate->vm_fp; fp != nullptr && count < limit; fp = Frame(fp).caller_fp()) {
    const Frame frame(fp);
    const Tagged<JSFunction> function = frame.function();
    if (skipping) {
      if (function == skip_until) skipping = false;
      continue;
    }
    if (!IsVisible(isolate, function)) continue;
    const bool is_constructor = frame.is_construct() || !frame.new_target().IsUndefined();
    TRY(add(function, frame.receiver(), frame.code()->is_bytecode() ? BytecodeOffset(frame) : -1,
            is_constructor ? StackTraceFrame::kIsConstructor : 0));
    if ((frame.flags() & (Frame::kStepFlag | Frame::kNextFlag)) != 0 && count < limit) {
      // The `next` that the interpreter has done itself.
      const Tagged<NativeContext> realm = function->native_context();
      TRY(add(realm->generator_next_function(), realm->initial_generator_object_prototype(), -1, 0));
    }
  }
  if (!skipping) {
    Value generator = AwaitingActivation(isolate->root(Isolate::kPromiseRoot));
    while (!generator.IsUndefined() && count < limit) {
      const Tagged<JSGeneratorObject> activation = Cast<JSGeneratorObject>(generator);
      if (IsVisible(isolate, activation->function()) && activation->is_suspended()) {
        TRY(add(activation->function(), activation->receiver(), activation->continuation(), StackTraceFrame::kIsAsync));
      }
      generator = AwaitingActivation(generator);
    }
  }
  return count == frames->length() ? Result<Tagged<FixedArray>>(frames) : CopyFixedArrayUpTo(isolate, frames, count);
}

int StackTraceFramePosition(Tagged<StackTraceFrame> frame) {
  return SourcePositionInFunction(Cast<JSFunction>(frame->function()), frame->offset());
}

Value StackTraceFrameScript(Tagged<StackTraceFrame> frame) {
  return Cast<JSFunction>(frame->function())->shared()->script_or_undefined();
}

Frame TopScriptFrame(Isolate* isolate) {
  for (uint64_t* fp = isolate->vm_fp; fp != nullptr; fp = Frame(fp).caller_fp()) {
    const Frame frame(fp);
    if (frame.code()->is_bytecode()) return frame;
  }
  return Frame(nullptr);
}

}  // namespace v8::internal

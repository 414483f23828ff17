#include "src/interpreter/outgoing-calls.h"

#include <algorithm>

#include "src/common/builtin-ids.h"
#include "src/runtime/functions/compilation.h"
#include "src/runtime/functions/function-calls.h"

namespace v8::internal {

uint64_t* RunOfList(Isolate* isolate, uint64_t* top, Value callee, Value receiver, const FastList& list) {
  if (!IsJSFunction(callee)) return nullptr;
  const Tagged<Code> code = Tagged<JSFunction>(callee.ptr())->code();
  if (code->IsBuiltin(Builtin::kCompileLazy)) return nullptr;
  const int missing = code->is_bytecode() ? std::max(code->parameter_count() - list.length(), 0) : 0;
  const int register_count = code->is_bytecode() ? code->register_count() : 0;
  uint64_t* const run = top - list.length() - Frame::kFirstArgument;
  if (run - missing - register_count - Frame::kHeaderSize < isolate->vm_stack_real_limit) return nullptr;
  run[Frame::kReceiver] = receiver.ptr();
  for (int i = 0; i < list.length(); ++i) run[Frame::kFirstArgument + i] = list.at(i).ptr();
  return run;
}

uint64_t* AccessorRun(Isolate* isolate, uint64_t* top, Value function, Value receiver, int argc) {
  const Tagged<Code> code = Tagged<JSFunction>(function.ptr())->code();
  if (!code->is_bytecode()) return nullptr;
  const int missing = std::max(code->parameter_count() - argc, 0);
  uint64_t* const run = top - argc - Frame::kFirstArgument;
  if (run - missing - code->register_count() - Frame::kHeaderSize < isolate->vm_stack_real_limit) return nullptr;
  run[Frame::kReceiver] = receiver.ptr();
  return run;
}

uint64_t* ForwardedRun(Isolate* isolate, Tagged<Code> forwarder, uint64_t* lowest, uint64_t* run, int* argc,
                       Value* called) {
  const Value target(run[Frame::kReceiver]);
  if (!IsJSFunction(target)) return nullptr;
  if (run + Frame::kReceiver < lowest && Tagged<JSFunction>(target.ptr())->code()->IsBuiltin(Builtin::kCompileLazy))
    return nullptr;
  uint64_t* const arguments = run + Frame::kFirstArgument;
  const Value receiver = *argc > 0 ? Value(arguments[0]) : Undefined();
  const bool is_call = forwarder->IsBuiltin(Builtin::kFunctionPrototypeCall);
  if (*argc == 0 || (!is_call && (*argc == 1 || Value(arguments[1]).IsNullOrUndefined()))) {
    run[Frame::kReceiver] = receiver.ptr();
    *argc = 0;
  } else if (is_call) {
    // thisArg takes the receiver's place, the rest moves up.
    ++run;
    --*argc;
  } else {
    FastList list;
    if (!FastList::From(isolate, Value(arguments[1]), &list)) return nullptr;
    run = RunOfList(isolate, arguments + *argc, target, receiver, list);
    if (run == nullptr) return nullptr;
    *argc = list.length();
  }
  *called = target;
  return run;
}

bool TakeFrameForTailCall(Isolate* isolate, uint64_t* fp, Value callee, uint64_t** run, int argc) {
  if (!IsJSFunction(callee)) return false;
  const Frame frame(fp);
  if ((frame.flags() & ~(Frame::kEntryFlag | Frame::kDiscardFlag)) != 0) return false;
  const Tagged<JSFunction> function(callee.ptr());
  Tagged<Code> code = function->code();
  const bool is_below = *run + Frame::kReceiver < frame.lowest();
  if (code->IsBuiltin(Builtin::kCompileLazy)) {
    if (is_below) return false;
    auto compiled = CompileLazily(isolate, function);
    if (compiled.IsException()) return false;
    code = compiled.value();
  }
  if (!code->is_bytecode() || code->is_class_constructor()) return false;
  uint64_t* const top = fp + Frame::kFirstArgument + std::max(frame.argc(), frame.code()->parameter_count());
  uint64_t* const target = top - std::max(argc, code->parameter_count()) - Frame::kFirstArgument;
  uint64_t* const lowest = target - code->register_count() - Frame::kHeaderSize;
  // What is below the frame's registers does not survive an interrupt, which the call on a frame of its own puts off.
  if (lowest < isolate->vm_stack_limit && (is_below || isolate->CheckStack(lowest).IsException())) return false;
  __builtin_memmove(target + Frame::kReceiver, *run + Frame::kReceiver,
                    static_cast<size_t>(argc + 1) * sizeof(uint64_t));
  for (int i = argc; i < code->parameter_count(); ++i) target[Frame::kFirstArgument + i] = TaggedBits::kUndefined;
  *run = target;
  return true;
}

}  // namespace v8::internal

#include "src/execution/call.h"

#include "src/execution/hooks.h"
#include "src/execution/side-effect-guard.h"

namespace v8::internal {

namespace {

enum class Mode { kCall, kConstruct };

// A call whose frame would end at `lowest`, below the stack limit as it is now.
V8_NOINLINE __attribute__((cold)) Result<void> CheckCall(Isolate* isolate, const uint64_t* lowest, Tagged<Code> code,
                                                         Value receiver, const Value* arguments, int count) {
  TRY(isolate->CheckStack(lowest));
  SideEffectGuard* const guard = isolate->side_effect_guard();
  return guard == nullptr ? Result<void>(Ok()) : guard->BeforeCall(code, receiver, arguments, count);
}

// Runs `function` on a frame of its own. For kConstruct the receiver has been made already (the hole for derived
// constructors and builtins that make theirs).
V8_INLINE Result<Value> RunFunction(Isolate* isolate, Tagged<JSFunction> function, Value receiver, const Value* arguments,
                          int count, Value new_target, Mode mode) {
  if (V8_UNLIKELY(!HasNativeStackSpace(isolate))) return isolate->StackOverflow();
  Tagged<Code> code = function->code();
  bool is_bytecode = true;
  if (V8_UNLIKELY(code->kind() != Code::kBytecode)) {
    if (code->kind() == Code::kLazy) code = TRY(isolate->hooks->compile_lazily(isolate, function));
    is_bytecode = code->is_bytecode();
    if (code->is_class_constructor() && mode == Mode::kCall) {
      const SaveRealm save(isolate);
      isolate->set_realm(function->native_context());
      return Throw(isolate, MessageTemplate::kConstructorNonCallable, function->shared()->name());
    }
  }
  const int register_count = is_bytecode ? code->register_count() : 0;
  const int padded = is_bytecode && code->parameter_count() > count ? code->parameter_count() : count;
  uint64_t* const caller_fp = isolate->vm_fp;
  uint64_t* top = caller_fp == nullptr ? isolate->vm_stack_base : Frame(caller_fp).lowest();
  uint64_t* fp = top - padded - 1 - Frame::kHeaderSize;
  if (V8_UNLIKELY(fp - register_count - Frame::kHeaderSize < isolate->vm_stack_limit)) {
    TRY(CheckCall(isolate, fp - register_count - Frame::kHeaderSize, code, receiver, arguments, count));
  }
  fp[Frame::kReceiver] = receiver.ptr();
  for (int i = 0; i < count; ++i) fp[Frame::kFirstArgument + i] = arguments[i].ptr();
  for (int i = count; i < padded; ++i) fp[Frame::kFirstArgument + i] = TaggedBits::kUndefined;
  for (int i = 1; i <= register_count; ++i) fp[-i] = TaggedBits::kUndefined;
  const int flags = Frame::kEntryFlag | (mode == Mode::kConstruct ? Frame::kConstructFlag : 0) |
                    (is_bytecode ? 0 : Frame::kNativeFlag);
  fp[Frame::kCallerFp] = Value::FromRawPointer(caller_fp).ptr();
  fp[Frame::kPc] = is_bytecode ? Value::FromRawPointer(code->entry()).ptr() : Value::FromRawBits(0).ptr();
  fp[Frame::kCode] = code.ptr();
  fp[Frame::kContext] = function->context().ptr();
  fp[Frame::kCallee] = function.ptr();
  fp[Frame::kNewTarget] = new_target.ptr();
  fp[Frame::kArgcAndFlags] = Value::Int(count | flags).ptr();
  isolate->vm_fp = fp;
  const SaveRealm save(isolate);
  isolate->set_realm(function->native_context());
  if (is_bytecode) return isolate->hooks->run_frame(isolate, fp);
  const Result<Value> result = code->builtin_function()(isolate, Arguments(fp));
  isolate->vm_fp = caller_fp;
  if (mode == Mode::kConstruct && !result.IsException() && !IsJSReceiver(result.value())) {
    return Value(fp[Frame::kReceiver]);
  }
  return result;
}

}  // namespace

Result<Value> Call(Isolate* isolate, Value function, Value receiver, const Value* arguments, int count) {
  if (V8_LIKELY(IsJSFunction(function))) {
    return RunFunction(isolate, Cast<JSFunction>(function), receiver, arguments, count, Undefined(), Mode::kCall);
  }
  if (!IsCallable(function)) return Throw(isolate, MessageTemplate::kCalledNonCallable, TRY(ValueForMessage(isolate, function)));
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  if (IsJSBoundFunction(function)) {
    const Tagged<JSBoundFunction> bound = Cast<JSBoundFunction>(function);
    const int bound_count = bound->bound_arguments()->length();
    const Tagged<FixedArray> list = TRY(NewFixedArray(isolate, bound_count + count));
    for (int i = 0; i < bound_count; ++i) list->set(i, bound->bound_arguments()->get(i));
    for (int i = 0; i < count; ++i) list->set(bound_count + i, arguments[i]);
    const Result<Value> result = Call(isolate, bound->bound_target_function(), bound->bound_this(),
                                      reinterpret_cast<const Value*>(list->data()), bound_count + count);
    base::KeepAlive(list);
    return result;
  }
  return isolate->hooks->call_exotic(isolate, function, receiver, arguments, count);
}

Result<Tagged<JSReceiver>> Construct(Isolate* isolate, Value constructor, const Value* arguments, int count,
                                     Value new_target) {
  if (new_target.is_empty()) new_target = constructor;
  if (IsJSBoundFunction(constructor)) {
    const Tagged<JSBoundFunction> bound = Cast<JSBoundFunction>(constructor);
    if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
    const int bound_count = bound->bound_arguments()->length();
    const Tagged<FixedArray> list = TRY(NewFixedArray(isolate, bound_count + count));
    for (int i = 0; i < bound_count; ++i) list->set(i, bound->bound_arguments()->get(i));
    for (int i = 0; i < count; ++i) list->set(bound_count + i, arguments[i]);
    if (new_target == constructor) new_target = bound->bound_target_function();
    const auto result = Construct(isolate, bound->bound_target_function(),
                                  reinterpret_cast<const Value*>(list->data()), bound_count + count, new_target);
    base::KeepAlive(list);
    return result;
  }
  if (!IsJSFunction(constructor)) {
    if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
    return Cast<JSReceiver>(TRY(isolate->hooks->construct_exotic(isolate, constructor, arguments, count, new_target)));
  }
  const Tagged<JSFunction> function = Cast<JSFunction>(constructor);
  Value receiver = TheHole();
  const Tagged<SharedFunctionInfo> shared = function->shared();
  if (!shared->construct_as_builtin() && !IsDerivedConstructor(shared->kind())) {
    receiver = TRY(isolate->hooks->create_receiver(isolate, function, new_target));
  }
  const Value result =
      TRY(RunFunction(isolate, function, receiver, arguments, count, new_target, Mode::kConstruct));
  return Cast<JSReceiver>(result);
}

}  // namespace v8::internal

#include "src/execution/call.h"

#include "src/execution/hooks.h"

namespace v8::internal {

namespace {

enum class Mode { kCall, kConstruct };

V8_INLINE uint64_t WordOf(Value argument) { return argument.ptr(); }
V8_INLINE uint64_t WordOf(const uint64_t* handle) { return handle == nullptr ? TaggedBits::kUndefined : *handle; }

// Pushes a frame for `function` and runs its code there.
template <bool kIsBytecode, Mode kMode, typename Argument>
V8_INLINE Result<Value> RunCode(Isolate* isolate, Tagged<JSFunction> function, Tagged<Code> code, Value receiver,
                                const Argument* arguments, int count, Value new_target) {
  const int register_count = kIsBytecode ? code->register_count() : 0;
  const int padded = kIsBytecode && code->parameter_count() > count ? code->parameter_count() : count;
  uint64_t* const caller_fp = isolate->vm_fp;
  uint64_t* top = caller_fp == nullptr ? isolate->vm_stack_base : Frame(caller_fp).lowest();
  uint64_t* fp = top - padded - 1 - Frame::kHeaderSize;
  if (V8_UNLIKELY(fp - register_count - Frame::kHeaderSize < isolate->vm_stack_limit)) {
    TRY(isolate->CheckStack(fp - register_count - Frame::kHeaderSize));
  }
  fp[Frame::kReceiver] = receiver.ptr();
  for (int i = 0; i < count; ++i) fp[Frame::kFirstArgument + i] = WordOf(arguments[i]);
  for (int i = count; i < padded; ++i) fp[Frame::kFirstArgument + i] = TaggedBits::kUndefined;
  for (int i = 1; i <= register_count; ++i) fp[-i] = TaggedBits::kUndefined;
  constexpr int kFlags = Frame::kEntryFlag | (kMode == Mode::kConstruct ? Frame::kConstructFlag : 0) |
                         (kIsBytecode ? 0 : Frame::kNativeFlag);
  fp[Frame::kCallerFp] = Value::FromRawPointer(caller_fp).ptr();
  fp[Frame::kPc] = kIsBytecode ? Value::FromRawPointer(code->entry()).ptr() : Value::FromRawBits(0).ptr();
  fp[Frame::kCode] = code.ptr();
  fp[Frame::kContext] = function->context().ptr();
  fp[Frame::kCallee] = function.ptr();
  fp[Frame::kNewTarget] = new_target.ptr();
  fp[Frame::kArgcAndFlags] = Value::Int(count | kFlags).ptr();
  isolate->vm_fp = fp;
  const SaveRealm save(isolate);
  isolate->set_realm(function->native_context());
  if (kIsBytecode) return isolate->hooks->run_frame(isolate, fp);
  const Result<Value> result = code->builtin_function()(isolate, Arguments(fp));
  isolate->vm_fp = caller_fp;
  if (kMode == Mode::kConstruct && !result.IsException() && !IsJSReceiver(result.value())) {
    return Value(fp[Frame::kReceiver]);
  }
  return result;
}

// Builtins, and functions that were not compiled yet.
template <Mode kMode, typename Argument>
V8_NOINLINE Result<Value> RunOtherFunction(Isolate* isolate, Tagged<JSFunction> function, Value receiver,
                                           const Argument* arguments, int count, Value new_target) {
  Tagged<Code> code = function->code();
  if (code->kind() == Code::kLazy) code = TRY(isolate->hooks->compile_lazily(isolate, function));
  if (kMode == Mode::kCall && code->is_class_constructor()) {
    const SaveRealm save(isolate);
    isolate->set_realm(function->native_context());
    return Throw(isolate, MessageTemplate::kConstructorNonCallable, function->shared()->name());
  }
  if (code->is_bytecode()) {
    return RunCode<true, kMode>(isolate, function, code, receiver, arguments, count, new_target);
  }
  return RunCode<false, kMode>(isolate, function, code, receiver, arguments, count, new_target);
}

// Runs `function` on a frame of its own. For kConstruct the receiver has been made already (the hole for derived
// constructors and builtins that make theirs).
template <Mode kMode, typename Argument>
V8_INLINE Result<Value> RunFunction(Isolate* isolate, Tagged<JSFunction> function, Value receiver,
                                    const Argument* arguments, int count, Value new_target) {
  if (V8_UNLIKELY(!HasNativeStackSpace(isolate))) return isolate->StackOverflow();
  const Tagged<Code> code = function->code();
  if (V8_LIKELY(code->kind() == Code::kBytecode)) {
    return RunCode<true, kMode>(isolate, function, code, receiver, arguments, count, new_target);
  }
  return RunOtherFunction<kMode>(isolate, function, receiver, arguments, count, new_target);
}

}  // namespace

Result<Value> Call(Isolate* isolate, Value function, Value receiver, const Value* arguments, int count) {
  if (V8_LIKELY(IsJSFunction(function))) {
    return RunFunction<Mode::kCall>(isolate, Cast<JSFunction>(function), receiver, arguments, count, Undefined());
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

Result<Value> CallWithHandles(Isolate* isolate, Value function, Value receiver, const uint64_t* const* arguments,
                              int count) {
  if (V8_LIKELY(IsJSFunction(function))) {
    return RunFunction<Mode::kCall>(isolate, Cast<JSFunction>(function), receiver, arguments, count, Undefined());
  }
  const Tagged<FixedArray> list = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) list->set(i, Value(WordOf(arguments[i])));
  const auto result = Call(isolate, function, receiver, reinterpret_cast<const Value*>(list->data()), count);
  base::KeepAlive(list);
  return result;
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
  const Value result = TRY(RunFunction<Mode::kConstruct>(isolate, function, receiver, arguments, count, new_target));
  return Cast<JSReceiver>(result);
}

}  // namespace v8::internal

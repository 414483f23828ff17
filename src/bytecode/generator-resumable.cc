#include "src/bytecode/bytecode-generator.h"

// yield, yield*, await.

namespace v8::internal {

namespace {
// Resume modes, the second result of Suspend.
constexpr int kNext = 0;
constexpr int kReturn = 1;
constexpr int kThrow = 2;
}  // namespace

void BytecodeGenerator::EmitSuspend(Register value_in, Register mode, Register value_out) {
  builder_.Emit(Bytecode::kSuspend, {value_in.operand(), mode.operand(), generator_.operand(), value_out.operand()});
}

void BytecodeGenerator::DispatchResume(Register mode, Register value) {
  BytecodeLabel next, returns;
  builder_.EmitJump(Bytecode::kJumpIfStrictEqualInt, {mode.operand(), kNext}, &next);
  builder_.EmitJump(Bytecode::kJumpIfStrictEqualInt, {mode.operand(), kReturn}, &returns);
  builder_.Emit(Bytecode::kReThrow, {value.operand()});
  builder_.Bind(&returns);
  if (is_async_generator()) EmitAwait(value, -1);
  PerformExit(Exit::kReturn, nullptr, value);
  builder_.Bind(&next);
}

void BytecodeGenerator::EmitInitialSuspend() {
  RegisterScope registers(&builder_);
  const Register value = builder_.NewRegister();
  const Register mode = builder_.NewRegister();
  builder_.At(literal_->function_token_position());
  EmitSuspend(value, mode, generator_);
  DispatchResume(mode, value);
}

void BytecodeGenerator::EmitAwait(Register value, int position) {
  RegisterScope registers(&builder_);
  const Register promise = builder_.NewRegister();
  const Register mode = builder_.NewRegister();
  if (position >= 0) builder_.At(position);
  CallRuntime(is_async_generator() ? RuntimeFunction::kAsyncGeneratorAwait : RuntimeFunction::kAsyncFunctionAwait,
              promise, generator_, value);
  EmitSuspend(value, mode, promise);
  BytecodeLabel settled;
  builder_.EmitJump(Bytecode::kJumpIfStrictNotEqualInt, {mode.operand(), kThrow}, &settled);
  builder_.Emit(Bytecode::kReThrow, {value.operand()});
  builder_.Bind(&settled);
}

void BytecodeGenerator::VisitYield(Yield* yield, Register dst) {
  RegisterScope registers(&builder_);
  const Register value = builder_.NewRegister();
  const Register mode = builder_.NewRegister();
  if (yield->expression() != nullptr) {
    VisitForValue(yield->expression(), value);
  } else {
    builder_.LoadUndefined(value);
  }
  builder_.At(yield->position());
  if (is_async_generator()) {
    EmitAwait(value, yield->position());
    CallRuntime(RuntimeFunction::kAsyncGeneratorYield, value, generator_, value);
    builder_.LoadUndefined(value);
    EmitSuspend(value, mode, value);
  } else {
    builder_.Emit(Bytecode::kYield, {value.operand(), mode.operand(), generator_.operand(), value.operand()});
  }
  DispatchResume(mode, value);
  builder_.Move(dst, value);
}

// ECMA-262 §15.5.5, yield*: calls next, return or throw of the inner iterator, whichever this generator was resumed
// with.
void BytecodeGenerator::VisitYieldStarStep(YieldStar* yield, Register iterator, Register next, Register received,
                                           Register mode, Register inner) {
  RegisterScope registers(&builder_);
  const Register method = builder_.NewRegister();
  const Run run = NewCallRun(1);
  BytecodeLabel returns, throws, call;
  const auto get_method = [&](const AstRawString* name) {
    builder_.LoadConstant(method, builder_.Constant(name));
    CallRuntime(RuntimeFunction::kGetMethod, method, iterator, method);
  };
  builder_.EmitJump(Bytecode::kJumpIfStrictEqualInt, {mode.operand(), kReturn}, &returns);
  builder_.EmitJump(Bytecode::kJumpIfStrictEqualInt, {mode.operand(), kThrow}, &throws);
  builder_.Move(method, next);
  builder_.Jump(&call);

  builder_.Bind(&returns);
  get_method(info_->factory.return_string());
  builder_.EmitJump(Bytecode::kJumpIfNotUndefined, {method.operand()}, &call);
  if (is_async_generator()) EmitAwait(received, yield->position());
  PerformExit(Exit::kReturn, nullptr, received);

  builder_.Bind(&throws);
  get_method(info_->factory.throw_string());
  builder_.EmitJump(Bytecode::kJumpIfNotUndefined, {method.operand()}, &call);
  EmitIteratorClose(iterator, is_async_generator(), false);
  CallRuntime(RuntimeFunction::kThrowThrowMethodMissing, method);

  builder_.Bind(&call);
  builder_.Move(run.receiver(), iterator);
  builder_.Move(run.argument(0), received);
  builder_.Emit(Bytecode::kCall, {inner.operand(), method.operand(), run.receiver().operand(), 1});
}

void BytecodeGenerator::VisitYieldStar(YieldStar* yield, Register dst) {
  RegisterScope registers(&builder_);
  const Register iterator = builder_.NewRegister();
  const Register next = builder_.NewRegister();
  const Register received = builder_.NewRegister();
  const Register mode = builder_.NewRegister();
  const Register inner = builder_.NewRegister();
  const Register scratch = builder_.NewRegister();
  const int position = yield->position();
  VisitForValue(yield->expression(), iterator);
  builder_.At(yield->expression()->position())
      .Emit(is_async_generator() ? Bytecode::kGetAsyncIterator : Bytecode::kGetIterator,
            {iterator.operand(), next.operand(), iterator.operand()});
  builder_.LoadUndefined(received);
  builder_.LoadInt(mode, kNext);
  BytecodeLabel header, is_object, done, end;
  builder_.BindLoopHeader(&header, builder_.is_reachable());
  builder_.At(position);
  VisitYieldStarStep(yield, iterator, next, received, mode, inner);
  if (is_async_generator()) EmitAwait(inner, position);
  builder_.At(position);
  builder_.EmitJump(Bytecode::kJumpIfObject, {inner.operand()}, &is_object);
  CallRuntime(RuntimeFunction::kThrowIteratorResultNotAnObject, inner, inner);
  builder_.Bind(&is_object);
  GetNamed(scratch, inner, info_->factory.done_string());
  builder_.EmitJump(Bytecode::kJumpIfTrue, {scratch.operand()}, &done);
  if (!is_async_generator()) {
    EmitSuspend(received, mode, inner);
  } else {
    GetNamed(scratch, inner, info_->factory.value_string());
    CallRuntime(RuntimeFunction::kAsyncGeneratorYield, scratch, generator_, scratch);
    builder_.LoadUndefined(scratch);
    EmitSuspend(received, mode, scratch);
    // A return waits for its value; when that is rejected the inner iterator is told of a throw.
    BytecodeLabel not_return;
    builder_.EmitJump(Bytecode::kJumpIfStrictNotEqualInt, {mode.operand(), kReturn}, &not_return);
    CallRuntime(RuntimeFunction::kAsyncGeneratorAwait, scratch, generator_, received);
    EmitSuspend(received, mode, scratch);
    builder_.EmitJump(Bytecode::kJumpIfStrictEqualInt, {mode.operand(), kThrow}, &not_return);
    builder_.LoadInt(mode, kReturn);
    builder_.Bind(&not_return);
  }
  builder_.Jump(&header);

  builder_.Bind(&done);
  GetNamed(scratch, inner, info_->factory.value_string());
  builder_.EmitJump(Bytecode::kJumpIfStrictNotEqualInt, {mode.operand(), kReturn}, &end);
  PerformExit(Exit::kReturn, nullptr, scratch);
  builder_.Bind(&end);
  builder_.Move(dst, scratch);
}

}  // namespace v8::internal

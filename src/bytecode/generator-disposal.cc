#include "src/bytecode/bytecode-generator.h"

// `using` and `await using`: a scope that declares some is compiled as if its statements stood in a try block, with the
// disposal as its finally block. The resources are kept in a register, undefined until there is one.

namespace v8::internal {

BytecodeGenerator::DisposalScope::DisposalScope(BytecodeGenerator* generator, const Scope* scope)
    : generator_(generator),
      hint_(scope != nullptr ? scope->dispose_hint() : DisposeHint::kNone),
      saved_capability_(generator->dispose_capability_) {
  if (hint_ == DisposeHint::kNone) return;
  capability_ = generator->builder_.NewRegister();
  generator->builder_.LoadUndefined(capability_);
  generator->dispose_capability_ = capability_;
  finally_.emplace(generator);
}

// DisposeResources ( disposeCapability, completion )
void BytecodeGenerator::DisposalScope::Leave() {
  if (!finally_.has_value()) return;
  generator_->dispose_capability_ = saved_capability_;
  if (!finally_->EnterFinally()) return;
  if (hint_ == DisposeHint::kAsync) {
    generator_->EmitAsyncDisposal(capability_, *finally_);
  } else {
    generator_->CallRuntime(RuntimeFunction::kDisposeResources, generator_->builder_.NewRegister(), capability_,
                            finally_->token(), finally_->result());
  }
  finally_->Leave();
}

void BytecodeGenerator::AddDisposableResource(Register value, DisposeHint hint, int position) {
  RegisterScope registers(&builder_);
  const Register is_async = builder_.NewRegister();
  builder_.LoadBoolean(is_async, hint == DisposeHint::kAsync);
  builder_.At(position);
  CallRuntime(RuntimeFunction::kAddDisposableResource, dispose_capability_, dispose_capability_, value, is_async);
}

void BytecodeGenerator::EmitAsyncDisposal(Register capability, const FinallyRegion& finally) {
  RegisterScope registers(&builder_);
  const Register context = builder_.NewRegister();
  const Register value = builder_.NewRegister();
  BytecodeLabel next, done, disposed;
  builder_.EmitJump(Bytecode::kJumpIfUndefined, {capability.operand()}, &done);
  builder_.Move(context, Register::Context());
  builder_.EmitJump(Bytecode::kJumpIfStrictNotEqualInt, {finally.token().operand(), 0}, &next);
  CallRuntime(RuntimeFunction::kAddDisposalError, value, capability, finally.result());
  builder_.Bind(&next);
  BytecodeLabel header;
  builder_.BindLoopHeader(&header, builder_.is_reachable());
  CallRuntime(RuntimeFunction::kDisposeResourcesUntilAwait, value, capability);
  builder_.EmitJump(Bytecode::kJumpIfTheHole, {value.operand()}, &disposed);
  HandlerRegion region(zone_);
  builder_.BeginRegion(&region);
  EmitAwait(value, -1);
  builder_.EndRegion(&region);
  builder_.Jump(&header);
  if (builder_.BindHandler(&region, context, value)) {
    CallRuntime(RuntimeFunction::kAddDisposalError, value, capability, value);
    builder_.Jump(&header);
  }
  builder_.Bind(&disposed);
  CallRuntime(RuntimeFunction::kThrowDisposalError, value, capability);
  builder_.Bind(&done);
}

}  // namespace v8::internal

#include "src/bytecode/bytecode-generator.h"

// Loops test at the bottom: one back edge an iteration, the test itself where it can be.

namespace v8::internal {

// while and do: with the test first or last.
void BytecodeGenerator::VisitWhile(IterationStatement* loop, Expression* condition, bool tests_first) {
  ResetCompletion();
  BytecodeLabel header, next, end;
  if (tests_first) builder_.Jump(&next);
  builder_.BindLoopHeader(&header, true);
  {
    BreakScope break_scope(this, loop, &end);
    ContinueScope continue_scope(this, loop, &next);
    VisitStatement(loop->body());
  }
  builder_.Bind(&next);
  VisitForTest(condition, &header, &end, false);
  builder_.Bind(&end);
}

void BytecodeGenerator::VisitFor(ForStatement* statement) {
  ResetCompletion();
  ScopeEntry scope(this, statement->scope());
  DisposalScope disposal(this, statement->scope());
  const bool copies = statement->needs_per_iteration_context();
  if (statement->init() != nullptr) {
    const Register completion = completion_;
    completion_ = Register();
    VisitStatement(statement->init());
    completion_ = completion;
  }
  if (copies) builder_.Emit(Bytecode::kCloneContext, {Register::Context().operand()});
  BytecodeLabel header, next, test, end;
  Expression* condition = statement->condition();
  if (condition != nullptr && condition->IsLiteral() && condition->AsLiteral()->kind() == Literal::kBoolean &&
      condition->AsLiteral()->boolean()) {
    condition = nullptr;
  }
  const bool reachable = builder_.is_reachable();
  if (condition != nullptr) builder_.Jump(&test);
  builder_.BindLoopHeader(&header, reachable);
  BreakScope break_scope(this, statement, &end);
  {
    ContinueScope continue_scope(this, statement, &next);
    VisitStatement(statement->body());
  }
  builder_.Bind(&next);
  if (copies) builder_.Emit(Bytecode::kCloneContext, {Register::Context().operand()});
  if (statement->next() != nullptr) VisitForEffect(statement->next());
  if (condition != nullptr) {
    builder_.Bind(&test);
    VisitForTest(condition, &header, &end, false);
  } else {
    builder_.At(statement->position()).Jump(&header);
  }
  break_scope.Pop();
  builder_.Bind(&end);
  disposal.Leave();
  scope.Leave();
}

void BytecodeGenerator::VisitForSubject(ForEachStatement* statement, Register dst) {
  ScopeEntry scope(this, statement->subject_needs_scope() ? statement->scope() : nullptr);
  VisitForValue(statement->subject(), dst);
  scope.Leave();
}

Register BytecodeGenerator::DirectForEachTarget(ForEachStatement* statement) {
  VariableProxy* proxy = statement->each()->AsVariableProxy();
  if (proxy == nullptr || proxy->var()->needs_hole_check()) return Register();
  const bool initializes = statement->is_declaration() && statement->declaration_mode() != VariableMode::kVar;
  if (!IsPlainStore(proxy, initializes ? Store::kInitialize : Store::kAssign)) return Register();
  return RegisterOf(proxy->var());
}

void BytecodeGenerator::AssignForEach(ForEachStatement* statement, Register value) {
  const bool initializes = statement->is_declaration() && statement->declaration_mode() != VariableMode::kVar;
  AssignTo(statement->each(), value, initializes ? Store::kInitialize : Store::kAssign, statement->each()->position());
}

void BytecodeGenerator::VisitForIn(ForInStatement* statement) {
  ResetCompletion();
  if (statement->each_initializer() != nullptr) {
    RegisterScope registers(&builder_);
    const Register value = builder_.NewRegister();
    VisitForValue(statement->each_initializer(), value);
    AssignTo(statement->each(), value, Store::kAssign, statement->each()->position());
  }
  const Register object = builder_.NewRegister();
  const Register keys = builder_.NewRegister();
  const Register index = builder_.NewRegister();
  VisitForSubject(statement, object);
  BytecodeLabel header, next, end;
  builder_.At(statement->subject()->position())
      .EmitJump(Bytecode::kForInPrepare, {object.operand(), keys.operand(), index.operand(), object.operand()}, &end);
  builder_.BindLoopHeader(&header, builder_.is_reachable());
  const Register direct = DirectForEachTarget(statement);
  const Register key = direct.is_valid() ? direct : builder_.NewRegister();
  builder_.At(statement->each()->position())
      .EmitJump(Bytecode::kForInNext, {key.operand(), object.operand(), keys.operand(), index.operand()}, &end);
  {
    BreakScope break_scope(this, statement, &end);
    ContinueScope continue_scope(this, statement, &next);
    ScopeEntry scope(this, statement->scope());
    if (!direct.is_valid()) AssignForEach(statement, key);
    VisitStatement(statement->body());
    scope.Leave();
  }
  builder_.Bind(&next);
  builder_.At(statement->position()).Jump(&header);
  builder_.Bind(&end);
}

void BytecodeGenerator::VisitForOf(ForOfStatement* statement) {
  ResetCompletion();
  const bool is_await = statement->is_await();
  const Register iterator = builder_.NewRegister();
  const Register next_method = builder_.NewRegister();
  const Register context = builder_.NewRegister();
  const Register exception = builder_.NewRegister();
  VisitForSubject(statement, iterator);
  builder_.At(statement->subject()->position())
      .Emit(is_await ? Bytecode::kGetAsyncIterator : Bytecode::kGetIterator,
            {iterator.operand(), next_method.operand(), iterator.operand()});
  builder_.Move(context, Register::Context());
  BytecodeLabel header, next, end;
  HandlerRegion region(zone_);
  builder_.BindLoopHeader(&header, builder_.is_reachable());
  Register direct = DirectForEachTarget(statement);
  const Register value = direct.is_valid() ? direct : builder_.NewRegister();
  builder_.At(statement->subject()->position());
  if (is_await) {
    RegisterScope registers(&builder_);
    const Register result = builder_.NewRegister();
    const Register done = builder_.NewRegister();
    {
      RegisterScope call(&builder_);
      const Run run = NewCallRun(0);
      builder_.Move(run.receiver(), iterator);
      builder_.Emit(Bytecode::kCall, {result.operand(), next_method.operand(), run.receiver().operand(), 0});
    }
    EmitAwait(result, statement->subject()->position());
    BytecodeLabel is_object;
    builder_.EmitJump(Bytecode::kJumpIfObject, {result.operand()}, &is_object);
    CallRuntime(RuntimeFunction::kThrowIteratorResultNotAnObject, result, result);
    builder_.Bind(&is_object);
    GetNamed(done, result, info_->factory.done_string());
    builder_.EmitJump(Bytecode::kJumpIfTrue, {done.operand()}, &end);
    GetNamed(value, result, info_->factory.value_string());
  } else {
    builder_.EmitJump(Bytecode::kIteratorStep, {value.operand(), iterator.operand(), next_method.operand()}, &end);
  }
  builder_.BeginRegion(&region);
  {
    BreakScope break_scope(this, statement, &end);
    ControlScope iterator_scope(this, ControlScope::kIterator);
    iterator_scope.region = &region;
    iterator_scope.iterator = iterator;
    iterator_scope.is_async = is_await;
    ContinueScope continue_scope(this, statement, &next);
    ScopeEntry scope(this, statement->scope());
    DisposalScope disposal(this, statement->scope());
    if (statement->dispose_hint() != DisposeHint::kNone) {
      AddDisposableResource(value, statement->dispose_hint(), statement->each()->position());
    }
    if (!direct.is_valid()) AssignForEach(statement, value);
    VisitStatement(statement->body());
    disposal.Leave();
    scope.Leave();
  }
  builder_.EndRegion(&region);
  builder_.Bind(&next);
  builder_.At(statement->position()).Jump(&header);
  if (builder_.BindHandler(&region, context, exception)) {
    EmitIteratorCloseSilently(iterator, is_await, false);
    builder_.Emit(Bytecode::kReThrow, {exception.operand()});
  }
  builder_.Bind(&end);
}

}  // namespace v8::internal

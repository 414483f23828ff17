#include "src/bytecode/bytecode-generator.h"

// Statements but for loops and try.
//
// The completion value of scripts and evals is kept in a register: statements that have a value even when they are
// empty (if, loops, switch, try, with) reset it to undefined first, expression statements write it. That is UpdateEmpty
// seen from the other end.

namespace v8::internal {

namespace {

// Does running the statement to its normal end always set the completion value?
bool SetsCompletion(const Statement* statement) {
  switch (statement->node_type()) {
    case NodeType::kExpressionStatement:
    case NodeType::kIfStatement:
    case NodeType::kDoWhileStatement:
    case NodeType::kWhileStatement:
    case NodeType::kForStatement:
    case NodeType::kForInStatement:
    case NodeType::kForOfStatement:
    case NodeType::kSwitchStatement:
    case NodeType::kTryStatement:
    case NodeType::kWithStatement:
      return true;
    default:
      return false;
  }
}

}  // namespace

void BytecodeGenerator::VisitStatements(AstList<Statement*> statements) {
  uint32_t first_that_counts = 0;
  const Register completion = completion_;
  if (completion.is_valid() && control_ == nullptr) {
    // Nothing can jump out of the outermost statements: only the last value is ever seen.
    for (uint32_t i = statements.size(); i-- > 0;) {
      if (SetsCompletion(statements[i])) {
        first_that_counts = i;
        break;
      }
    }
    if (first_that_counts > 0) completion_ = Register();
  }
  for (uint32_t i = 0; i < statements.size() && builder_.is_reachable(); ++i) {
    if (i == first_that_counts) completion_ = completion;
    VisitStatement(statements[i]);
  }
  completion_ = completion;
}

void BytecodeGenerator::VisitStatement(Statement* statement) {
  CheckStack();
  if (!builder_.is_reachable()) return;
  RegisterScope registers(&builder_);
  switch (statement->node_type()) {
    case NodeType::kBlock:
      return VisitBlock(static_cast<Block*>(statement));
    case NodeType::kEmptyStatement:
      return;
    case NodeType::kExpressionStatement:
      return VisitExpressionStatement(static_cast<ExpressionStatement*>(statement));
    case NodeType::kIfStatement:
      return VisitIf(static_cast<IfStatement*>(statement));
    case NodeType::kDoWhileStatement:
      return VisitWhile(statement->AsDoWhileStatement(), statement->AsDoWhileStatement()->condition(), false);
    case NodeType::kWhileStatement:
      return VisitWhile(statement->AsWhileStatement(), statement->AsWhileStatement()->condition(), true);
    case NodeType::kForStatement:
      return VisitFor(static_cast<ForStatement*>(statement));
    case NodeType::kForInStatement:
      return VisitForIn(static_cast<ForInStatement*>(statement));
    case NodeType::kForOfStatement:
      return VisitForOf(static_cast<ForOfStatement*>(statement));
    case NodeType::kSwitchStatement:
      return VisitSwitch(static_cast<SwitchStatement*>(statement));
    case NodeType::kLabelledStatement:
      return VisitLabelled(static_cast<LabelledStatement*>(statement));
    case NodeType::kContinueStatement:
      return PerformExit(Exit::kContinue, static_cast<ContinueStatement*>(statement)->target(), Register());
    case NodeType::kBreakStatement:
      return PerformExit(Exit::kBreak, static_cast<BreakStatement*>(statement)->target(), Register());
    case NodeType::kReturnStatement:
      return VisitReturn(static_cast<ReturnStatement*>(statement));
    case NodeType::kThrowStatement:
      return VisitThrow(static_cast<ThrowStatement*>(statement));
    case NodeType::kWithStatement:
      return VisitWith(static_cast<WithStatement*>(statement));
    case NodeType::kTryStatement:
      return VisitTry(static_cast<TryStatement*>(statement));
    case NodeType::kDebuggerStatement:
      builder_.At(statement->position()).Emit(Bytecode::kDebugger);
      return;
    case NodeType::kVariableDeclaration:
      return VisitVariableDeclaration(static_cast<VariableDeclaration*>(statement));
    case NodeType::kFunctionDeclaration:
      return VisitFunctionDeclaration(static_cast<FunctionDeclaration*>(statement));
    case NodeType::kClassDeclaration:
      return VisitClassDeclaration(static_cast<ClassDeclaration*>(statement));
    case NodeType::kInitializeClassElements:
      return VisitInitializeClassElements(static_cast<InitializeClassElements*>(statement));
    default:
      UNREACHABLE();
  }
}

void BytecodeGenerator::VisitExpressionStatement(ExpressionStatement* statement) {
  if (completion_.is_valid()) {
    // A call writes its result when all else is done.
    if (statement->expression()->IsCall()) return VisitForValue(statement->expression(), completion_);
    builder_.Move(completion_, VisitForRegister(statement->expression()));
  } else {
    VisitForEffect(statement->expression());
  }
}

void BytecodeGenerator::VisitLabelled(LabelledStatement* statement) {
  BytecodeLabel end;
  {
    BreakScope break_scope(this, statement, &end);
    VisitStatement(statement->body());
  }
  builder_.Bind(&end);
}

void BytecodeGenerator::VisitThrow(ThrowStatement* statement) {
  const Register value = VisitForRegister(statement->exception());
  builder_.At(statement->position()).Emit(Bytecode::kThrow, {value.operand()});
}

// Functions were made when their scope was entered; one of a block of sloppy code is assigned to the `var` that Annex
// B.3.2 made of it.
void BytecodeGenerator::VisitFunctionDeclaration(FunctionDeclaration* declaration) {
  if (declaration->hoisted_binding() == nullptr) return;
  const Register function = VisitForRegister(declaration->block_binding());
  Variable* hoisted = declaration->hoisted_binding()->var();
  if (!hoisted->IsLookup()) return StoreVariable(declaration->hoisted_binding(), function, Store::kAssign);
  // By name, the block's own binding would be found first.
  const Register name = builder_.NewRegister();
  builder_.LoadConstant(name, builder_.Constant(hoisted->raw_name()));
  CallRuntime(RuntimeFunction::kStoreEvalVar, name, name, function);
}

void BytecodeGenerator::VisitClassDeclaration(ClassDeclaration* declaration) {
  const Register value = builder_.NewRegister();
  VisitClassLiteral(declaration->literal(), value);
  StoreVariable(declaration->proxy(), value, Store::kInitialize);
}

void BytecodeGenerator::VisitBlock(Block* block) {
  ScopeEntry scope(this, block->scope());
  DisposalScope disposal(this, block->scope());
  VisitStatements(block->statements());
  disposal.Leave();
  scope.Leave();
}

void BytecodeGenerator::VisitIf(IfStatement* statement) {
  ResetCompletion();
  BytecodeLabel then_label, else_label, end;
  if (BytecodeLabel* exit = DirectTargetOf(statement->then_statement())) {
    VisitForTest(statement->condition(), exit, &else_label, false);
    builder_.Bind(&else_label);
    if (statement->else_statement() != nullptr) VisitStatement(statement->else_statement());
    return;
  }
  VisitForTest(statement->condition(), &then_label, &else_label, true);
  builder_.Bind(&then_label);
  VisitStatement(statement->then_statement());
  if (statement->else_statement() != nullptr) {
    builder_.Jump(&end);
    builder_.Bind(&else_label);
    VisitStatement(statement->else_statement());
  } else {
    builder_.Bind(&else_label);
  }
  builder_.Bind(&end);
}

void BytecodeGenerator::VisitSwitch(SwitchStatement* statement) {
  ResetCompletion();
  const Register tag = builder_.NewRegister();
  VisitForValue(statement->tag(), tag);
  BytecodeLabel end;
  BreakScope break_scope(this, statement, &end);
  ScopeEntry scope(this, statement->scope());
  const AstList<CaseClause> cases = statement->cases();
  BytecodeLabel* labels = zone_->AllocateArray<BytecodeLabel>(cases.size() + 1);
  int default_index = -1;
  for (uint32_t i = 0; i < cases.size(); ++i) {
    ::new (&labels[i]) BytecodeLabel();
    Expression* label = cases[i].label;
    if (label == nullptr) {
      default_index = static_cast<int>(i);
      continue;
    }
    RegisterScope registers(&builder_);
    if (label->IsLiteral() && label->AsLiteral()->kind() == Literal::kSmi &&
        label->AsLiteral()->smi() == static_cast<int16_t>(label->AsLiteral()->smi())) {
      builder_.EmitJump(Bytecode::kJumpIfStrictEqualInt, {tag.operand(), label->AsLiteral()->smi()}, &labels[i]);
      continue;
    }
    const Register value = VisitForRegister(label);
    builder_.EmitJump(Bytecode::kJumpIfStrictEqual, {tag.operand(), value.operand()}, &labels[i]);
  }
  // Where no case matches: the scope is left on the way, as at the end of the cases.
  BytecodeLabel leave;
  builder_.Jump(default_index >= 0 ? &labels[default_index] : &leave);
  for (uint32_t i = 0; i < cases.size(); ++i) {
    builder_.Bind(&labels[i]);
    for (Statement* s : cases[i].statements) VisitStatement(s);
  }
  builder_.Bind(&leave);
  scope.Leave();
  break_scope.Pop();
  builder_.Bind(&end);
}

void BytecodeGenerator::VisitWith(WithStatement* statement) {
  ResetCompletion();
  Scope* const saved_scope = scope_;
  ContextEntry* const saved_context = context_;
  const Register outer = builder_.NewRegister();
  const Register object = builder_.NewRegister();
  VisitForValue(statement->object(), object);
  builder_.At(statement->object()->position()).Emit(Bytecode::kToObject, {object.operand(), object.operand()});
  builder_.Move(outer, Register::Context());
  builder_.Emit(Bytecode::kCreateWithContext, {Register::Context().operand(), object.operand(),
                                               builder_.Constant(UnlinkedScopeOf(statement->scope()))});
  ContextEntry entry{context_, outer};
  context_ = &entry;
  scope_ = statement->scope();
  VisitStatement(statement->body());
  builder_.Move(Register::Context(), outer);
  scope_ = saved_scope;
  context_ = saved_context;
}

void BytecodeGenerator::VisitVariableDeclaration(VariableDeclaration* declaration) {
  const Store store = declaration->mode() == VariableMode::kVar ? Store::kAssign : Store::kInitialize;
  for (const VariableDeclarator& declarator : declaration->declarators()) {
    RegisterScope registers(&builder_);
    VariableProxy* proxy = declarator.target->AsVariableProxy();
    if (declaration->dispose_hint() != DisposeHint::kNone) {
      const Register value = VisitForRegister(declarator.initializer);
      AddDisposableResource(value, declaration->dispose_hint(), declarator.position);
      if (!proxy->var()->IsUnallocated()) StoreVariable(proxy, value, store);
      continue;
    }
    if (declarator.initializer == nullptr) {
      if (declaration->mode() == VariableMode::kVar) continue;
      const Register direct = RegisterOf(proxy->var());
      const Register value = direct.is_valid() ? direct : builder_.NewRegister();
      builder_.LoadUndefined(value);
      if (!direct.is_valid()) StoreVariable(proxy, value, store);
      continue;
    }
    if (proxy != nullptr && IsPlainStore(proxy, store)) {
      VisitForValue(declarator.initializer, RegisterOf(proxy->var()));
      continue;
    }
    if (proxy != nullptr && proxy->var()->IsUnallocated()) {
      VisitForEffect(declarator.initializer);
      continue;
    }
    if (proxy == nullptr) {
      const Register value = builder_.NewRegister();
      VisitForValue(declarator.initializer, value);
      AssignTo(declarator.target, value, store, declarator.position);
    } else if (proxy->var()->IsLookup()) {
      const Reference reference = PrepareReference(proxy, declarator.initializer);
      StoreReference(reference, VisitForRegister(declarator.initializer), store, declarator.position);
    } else {
      const Register value = VisitForRegister(declarator.initializer);
      StoreVariable(proxy, value, store);
    }
  }
}

void BytecodeGenerator::VisitReturn(ReturnStatement* statement) {
  Register value;
  if (statement->expression() != nullptr) {
    if (IsInTailPosition()) MarkTailCalls(statement->expression());
    value = VisitForRegister(statement->expression());
    if (is_async_generator()) {
      const Register settled = Temporary(value);
      builder_.Move(settled, value);
      EmitAwait(settled, statement->position());
      value = settled;
    }
  }
  builder_.At(statement->position());
  PerformExit(Exit::kReturn, nullptr, value);
}

}  // namespace v8::internal

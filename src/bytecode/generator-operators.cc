#include "src/bytecode/bytecode-generator.h"

// Unary, binary, logical and comparison operators; conditions.

namespace v8::internal {

namespace {

bool IsSmallInt(Expression* expression, int32_t* value) {
  if (!expression->IsLiteral() || expression->AsLiteral()->kind() != Literal::kSmi) return false;
  *value = expression->AsLiteral()->smi();
  return *value == static_cast<int16_t>(*value);
}

Bytecode BinaryBytecode(Token op) {
  switch (op) {
    case Token::kAdd:
      return Bytecode::kAdd;
    case Token::kSub:
      return Bytecode::kSub;
    case Token::kMul:
      return Bytecode::kMul;
    case Token::kDiv:
      return Bytecode::kDiv;
    case Token::kMod:
      return Bytecode::kMod;
    case Token::kExp:
      return Bytecode::kExp;
    case Token::kBitAnd:
      return Bytecode::kBitAnd;
    case Token::kBitOr:
      return Bytecode::kBitOr;
    case Token::kBitXor:
      return Bytecode::kBitXor;
    case Token::kShl:
      return Bytecode::kShiftLeft;
    case Token::kSar:
      return Bytecode::kShiftRight;
    case Token::kShr:
      return Bytecode::kShiftRightLogical;
    default:
      UNREACHABLE();
  }
}

// With a small number on the right; kCount: none.
Bytecode BinaryIntBytecode(Token op) {
  switch (op) {
    case Token::kAdd:
      return Bytecode::kAddInt;
    case Token::kSub:
      return Bytecode::kSubInt;
    case Token::kMul:
      return Bytecode::kMulInt;
    case Token::kBitAnd:
      return Bytecode::kBitAndInt;
    case Token::kBitOr:
      return Bytecode::kBitOrInt;
    case Token::kBitXor:
      return Bytecode::kBitXorInt;
    case Token::kShl:
      return Bytecode::kShiftLeftInt;
    case Token::kSar:
      return Bytecode::kShiftRightInt;
    case Token::kShr:
      return Bytecode::kShiftRightLogicalInt;
    default:
      return Bytecode::kCount;
  }
}

Bytecode CompareBytecode(Token op) {
  switch (op) {
    case Token::kEqual:
      return Bytecode::kTestEqual;
    case Token::kNotEqual:
      return Bytecode::kTestNotEqual;
    case Token::kEqualStrict:
      return Bytecode::kTestStrictEqual;
    case Token::kNotEqualStrict:
      return Bytecode::kTestStrictNotEqual;
    case Token::kLess:
      return Bytecode::kTestLess;
    case Token::kLessEqual:
      return Bytecode::kTestLessEqual;
    case Token::kGreater:
      return Bytecode::kTestGreater;
    case Token::kGreaterEqual:
      return Bytecode::kTestGreaterEqual;
    case Token::kIn:
      return Bytecode::kTestIn;
    case Token::kInstanceof:
      return Bytecode::kTestInstanceOf;
    default:
      UNREACHABLE();
  }
}

// The jump taken when the comparison is true, or (not the same for NaN) when it is not.
Bytecode CompareJump(Token op, bool if_true) {
  switch (op) {
    case Token::kEqual:
      return if_true ? Bytecode::kJumpIfEqual : Bytecode::kJumpIfNotEqual;
    case Token::kNotEqual:
      return if_true ? Bytecode::kJumpIfNotEqual : Bytecode::kJumpIfEqual;
    case Token::kEqualStrict:
      return if_true ? Bytecode::kJumpIfStrictEqual : Bytecode::kJumpIfStrictNotEqual;
    case Token::kNotEqualStrict:
      return if_true ? Bytecode::kJumpIfStrictNotEqual : Bytecode::kJumpIfStrictEqual;
    case Token::kLess:
      return if_true ? Bytecode::kJumpIfLess : Bytecode::kJumpIfNotLess;
    case Token::kLessEqual:
      return if_true ? Bytecode::kJumpIfLessEqual : Bytecode::kJumpIfNotLessEqual;
    case Token::kGreater:
      return if_true ? Bytecode::kJumpIfGreater : Bytecode::kJumpIfNotGreater;
    case Token::kGreaterEqual:
      return if_true ? Bytecode::kJumpIfGreaterEqual : Bytecode::kJumpIfNotGreaterEqual;
    default:
      UNREACHABLE();
  }
}

Bytecode CompareIntJump(Token op, bool if_true) {
  switch (op) {
    case Token::kEqualStrict:
      return if_true ? Bytecode::kJumpIfStrictEqualInt : Bytecode::kJumpIfStrictNotEqualInt;
    case Token::kNotEqualStrict:
      return if_true ? Bytecode::kJumpIfStrictNotEqualInt : Bytecode::kJumpIfStrictEqualInt;
    case Token::kLess:
      return if_true ? Bytecode::kJumpIfLessInt : Bytecode::kJumpIfNotLessInt;
    case Token::kGreater:
      return if_true ? Bytecode::kJumpIfGreaterInt : Bytecode::kJumpIfNotGreaterInt;
    case Token::kLessEqual:
      return if_true ? Bytecode::kJumpIfLessEqualInt : Bytecode::kJumpIfNotLessEqualInt;
    case Token::kGreaterEqual:
      return if_true ? Bytecode::kJumpIfGreaterEqualInt : Bytecode::kJumpIfNotGreaterEqualInt;
    case Token::kEqual:
      return if_true ? Bytecode::kJumpIfEqualInt : Bytecode::kJumpIfNotEqualInt;
    case Token::kNotEqual:
      return if_true ? Bytecode::kJumpIfNotEqualInt : Bytecode::kJumpIfEqualInt;
    default:
      return Bytecode::kCount;
  }
}

// The instruction for `(left op right) | 0`; kCount: none.
Bytecode ToInt32Bytecode(Token op, bool with_int) {
  switch (op) {
    case Token::kAdd:
      return with_int ? Bytecode::kAddIntToInt32 : Bytecode::kAddToInt32;
    case Token::kSub:
      return with_int ? Bytecode::kSubIntToInt32 : Bytecode::kSubToInt32;
    default:
      return Bytecode::kCount;
  }
}

bool IsUndefinedLiteral(Expression* expression) {
  if (Literal* literal = expression->AsLiteral()) return literal->kind() == Literal::kUndefined;
  if (VariableProxy* proxy = expression->AsVariableProxy()) {
    return proxy->var()->IsGlobal() && !proxy->is_this() && proxy->raw_name()->EqualsAscii("undefined");
  }
  UnaryOperation* unary = expression->AsUnaryOperation();
  return unary != nullptr && unary->op() == Token::kVoid && unary->expression()->IsLiteral();
}

}  // namespace

void BytecodeGenerator::EmitBinaryRegisters(Token op, Register dst, Register left, Register right, int position) {
  builder_.At(position).Emit(BinaryBytecode(op), {dst.operand(), left.operand(), right.operand()});
}

void BytecodeGenerator::EmitBinary(Token op, Register dst, Register left, Expression* right, int position) {
  int32_t value;
  const Bytecode with_int = BinaryIntBytecode(op);
  if (with_int != Bytecode::kCount && IsSmallInt(right, &value)) {
    builder_.At(position).Emit(with_int, {dst.operand(), left.operand(), value});
    return;
  }
  RegisterScope registers(&builder_);
  const Register other = VisitForRegister(right, left == dst ? Register() : dst);
  EmitBinaryRegisters(op, dst, left, other, position);
}

// `operand | 0` where that is one instruction; false, with nothing emitted, where it is not.
bool BytecodeGenerator::VisitToInt32(Expression* operand, Register dst) {
  if (Property* property = operand->AsProperty()) {
    if (property->IsNamed() || property->is_optional_chain_link()) return false;
    const Register object = VisitPropertyObject(property->object(), false, property->key(), dst);
    LoadKeyed(Bytecode::kGetKeyedToInt32, property, object, dst);
    return true;
  }
  if (operand->node_type() != NodeType::kBinaryOperation) return false;
  auto* operation = static_cast<BinaryOperation*>(operand);
  int32_t value;
  const bool with_int = IsSmallInt(operation->right(), &value);
  const Bytecode bytecode = ToInt32Bytecode(operation->op(), with_int);
  if (bytecode == Bytecode::kCount) return false;
  const Register left = StableOperand(operation->left(), operation->right(), nullptr, dst);
  if (!with_int) value = VisitForRegister(operation->right(), left == dst ? Register() : dst).operand();
  builder_.At(operation->position()).Emit(bytecode, {dst.operand(), left.operand(), value});
  return true;
}

void BytecodeGenerator::VisitBinary(BinaryOperation* operation, Register dst) {
  RegisterScope registers(&builder_);
  int32_t value;
  const Token op = operation->op();
  if (op == Token::kBitOr && IsSmallInt(operation->right(), &value) && value == 0 &&
      VisitToInt32(operation->left(), dst)) {
    return;
  }
  if ((op == Token::kMul || op == Token::kBitAnd || op == Token::kBitOr || op == Token::kBitXor) &&
      IsSmallInt(operation->left(), &value) && !operation->right()->IsLiteral()) {
    const Register right = VisitForRegister(operation->right(), dst);
    builder_.At(operation->position()).Emit(BinaryIntBytecode(op), {dst.operand(), right.operand(), value});
    return;
  }
  const Register left = StableOperand(operation->left(), operation->right(), nullptr, dst);
  EmitBinary(op, dst, left, operation->right(), operation->position());
}

void BytecodeGenerator::VisitNary(NaryOperation* operation, Register dst) {
  RegisterScope registers(&builder_);
  const Token op = operation->op();
  const Register value = Temporary(dst);
  if (!operation->is_logical()) {
    Register left = StableOperand(operation->first(), operation->rest(0), nullptr, value);
    for (uint32_t i = 0; i < operation->rest_count(); ++i) {
      const bool is_last = i + 1 == operation->rest_count();
      EmitBinary(op, is_last ? dst : value, left, operation->rest(i), operation->operator_position(i));
      left = value;
    }
    return;
  }
  BytecodeLabel end;
  VisitForValue(operation->first(), value);
  for (uint32_t i = 0; i < operation->rest_count(); ++i) {
    EmitLogicalJump(op, value, &end);
    VisitForValue(operation->rest(i), value);
  }
  builder_.Bind(&end);
  builder_.Move(dst, value);
}

void BytecodeGenerator::EmitLogicalJump(Token op, Register value, BytecodeLabel* done) {
  builder_.EmitJump(op == Token::kAnd  ? Bytecode::kJumpIfFalse
                    : op == Token::kOr ? Bytecode::kJumpIfTrue
                                       : Bytecode::kJumpIfNotNullish,
                    {value.operand()}, done);
}

void BytecodeGenerator::VisitLogical(Token op, Expression* left, Expression* right, Register dst) {
  RegisterScope registers(&builder_);
  BytecodeLabel end;
  const Register value = Temporary(dst);
  VisitForValue(left, value);
  EmitLogicalJump(op, value, &end);
  VisitForValue(right, value);
  builder_.Bind(&end);
  builder_.Move(dst, value);
}

void BytecodeGenerator::VisitCompare(CompareOperation* operation, Register dst) {
  RegisterScope registers(&builder_);
  const Register left = StableOperand(operation->left(), operation->right(), nullptr, dst);
  const Register right = VisitForRegister(operation->right(), left == dst ? Register() : dst);
  builder_.At(operation->position())
      .Emit(CompareBytecode(operation->op()), {dst.operand(), left.operand(), right.operand()});
}

void BytecodeGenerator::VisitUnary(UnaryOperation* operation, Register dst) {
  RegisterScope registers(&builder_);
  Bytecode bytecode;
  switch (operation->op()) {
    case Token::kDelete:
      return VisitDelete(operation, dst);
    case Token::kTypeof:
      return VisitTypeof(operation, dst);
    case Token::kVoid:
      VisitForEffect(operation->expression());
      return builder_.LoadUndefined(dst);
    case Token::kNot:
      bytecode = Bytecode::kLogicalNot;
      break;
    case Token::kBitNot:
      bytecode = Bytecode::kBitNot;
      break;
    case Token::kAdd:
      bytecode = Bytecode::kToNumber;
      break;
    case Token::kSub:
      if (Literal* literal = operation->expression()->AsLiteral()) {
        if (literal->kind() == Literal::kSmi && literal->smi() > 0) return builder_.LoadInt(dst, -literal->smi());
        if (literal->IsNumber()) return builder_.LoadConstant(dst, builder_.Constant(-literal->number()));
      }
      bytecode = Bytecode::kNegate;
      break;
    default:
      UNREACHABLE();
  }
  const Register value = VisitForRegister(operation->expression(), dst);
  builder_.At(operation->position()).Emit(bytecode, {dst.operand(), value.operand()});
}

void BytecodeGenerator::VisitTypeof(UnaryOperation* operation, Register dst) {
  VariableProxy* proxy = operation->expression()->AsVariableProxy();
  Register value;
  if (proxy != nullptr && !RegisterOf(proxy->var()).is_valid()) {
    value = Temporary(dst);
    LoadVariable(proxy, value, true);
  } else {
    value = VisitForRegister(operation->expression(), dst);
  }
  builder_.Emit(Bytecode::kTypeOf, {dst.operand(), value.operand()});
}

void BytecodeGenerator::VisitDelete(UnaryOperation* operation, Register dst) {
  Expression* operand = operation->expression();
  BytecodeLabel* const saved = optional_chain_exit_;
  BytecodeLabel is_nullish, end;
  const bool is_chain = operand->IsOptionalChain();
  if (is_chain) {
    optional_chain_exit_ = &is_nullish;
    operand = operand->AsOptionalChain()->expression();
  }
  if (Property* property = operand->AsProperty()) {
    const Register object =
        VisitPropertyObject(property->object(), property->is_optional_chain_link(), property->key(), Register());
    const Register key = VisitForRegister(property->key());
    builder_.At(operation->position())
        .Emit(scope_->is_strict() ? Bytecode::kDeleteStrict : Bytecode::kDeleteSloppy,
              {dst.operand(), object.operand(), key.operand()});
  } else if (SuperProperty* super = operand->AsSuperProperty()) {
    VisitForEffect(super->this_proxy());
    VisitForEffect(super->key());
    builder_.At(operation->position());
    CallRuntime(RuntimeFunction::kThrowUnsupportedSuper, dst);
  } else if (VariableProxy* proxy = operand->AsVariableProxy();
             proxy != nullptr && !proxy->is_this() && !proxy->is_new_target()) {
    Variable* variable = proxy->var();
    if (variable->IsLookup() || variable->IsGlobalByName()) {
      const Register name = builder_.NewRegister();
      builder_.LoadConstant(name, builder_.Constant(variable->raw_name()));
      builder_.At(operation->position());
      CallRuntime(RuntimeFunction::kDeleteLookup, dst, name);
    } else {
      builder_.LoadBoolean(dst, false);
    }
  } else {
    VisitForEffect(operand);
    builder_.LoadBoolean(dst, true);
  }
  optional_chain_exit_ = saved;
  if (is_chain) {
    builder_.Jump(&end);
    builder_.Bind(&is_nullish);
    builder_.LoadBoolean(dst, true);
    builder_.Bind(&end);
  }
}

// ---- Conditions

void BytecodeGenerator::TestRegister(Register value, BytecodeLabel* then_label, BytecodeLabel* else_label,
                                     bool then_follows) {
  if (then_follows) {
    builder_.EmitJump(Bytecode::kJumpIfFalse, {value.operand()}, else_label);
  } else {
    builder_.EmitJump(Bytecode::kJumpIfTrue, {value.operand()}, then_label);
  }
}

void BytecodeGenerator::VisitForTest(Expression* expression, BytecodeLabel* then_label, BytecodeLabel* else_label,
                                     bool then_follows) {
  CheckStack();
  if (!builder_.is_reachable()) return;
  switch (expression->node_type()) {
    case NodeType::kLiteral: {
      auto* literal = static_cast<Literal*>(expression);
      bool value;
      switch (literal->kind()) {
        case Literal::kBoolean:
          value = literal->boolean();
          break;
        case Literal::kSmi:
          value = literal->smi() != 0;
          break;
        case Literal::kNull:
        case Literal::kUndefined:
          value = false;
          break;
        case Literal::kString:
          value = !literal->string()->empty();
          break;
        default: {
          RegisterScope registers(&builder_);
          return TestRegister(VisitForRegister(expression), then_label, else_label, then_follows);
        }
      }
      if (value && !then_follows) builder_.Jump(then_label);
      if (!value && then_follows) builder_.Jump(else_label);
      return;
    }
    case NodeType::kUnaryOperation: {
      auto* operation = static_cast<UnaryOperation*>(expression);
      if (operation->op() != Token::kNot) break;
      return VisitForTest(operation->expression(), else_label, then_label, !then_follows);
    }
    case NodeType::kLogicalOperation: {
      auto* operation = static_cast<LogicalOperation*>(expression);
      if (operation->op() == Token::kNullish) break;
      return TestLogical(operation->op(), operation->left(), operation->right(), then_label, else_label, then_follows);
    }
    case NodeType::kNaryOperation: {
      auto* operation = static_cast<NaryOperation*>(expression);
      if (!operation->is_logical() || operation->op() == Token::kNullish) break;
      return TestNary(operation, then_label, else_label, then_follows);
    }
    case NodeType::kCompareOperation:
      return TestCompare(static_cast<CompareOperation*>(expression), then_label, else_label, then_follows);
    case NodeType::kSequence: {
      const AstList<Expression*> expressions = static_cast<Sequence*>(expression)->expressions();
      for (uint32_t i = 0; i + 1 < expressions.size(); ++i) VisitForEffect(expressions[i]);
      return VisitForTest(expressions.back(), then_label, else_label, then_follows);
    }
    default:
      break;
  }
  RegisterScope registers(&builder_);
  TestRegister(VisitForRegister(expression), then_label, else_label, then_follows);
}

void BytecodeGenerator::TestLogical(Token op, Expression* left, Expression* right, BytecodeLabel* then_label,
                                    BytecodeLabel* else_label, bool then_follows) {
  BytecodeLabel next;
  if (op == Token::kAnd) {
    VisitForTest(left, &next, else_label, true);
  } else {
    VisitForTest(left, then_label, &next, false);
  }
  builder_.Bind(&next);
  VisitForTest(right, then_label, else_label, then_follows);
}

void BytecodeGenerator::TestNary(NaryOperation* operation, BytecodeLabel* then_label, BytecodeLabel* else_label,
                                 bool then_follows) {
  const bool is_and = operation->op() == Token::kAnd;
  Expression* current = operation->first();
  for (uint32_t i = 0; i < operation->rest_count(); ++i) {
    BytecodeLabel next;
    if (is_and) {
      VisitForTest(current, &next, else_label, true);
    } else {
      VisitForTest(current, then_label, &next, false);
    }
    builder_.Bind(&next);
    current = operation->rest(i);
  }
  VisitForTest(current, then_label, else_label, then_follows);
}

void BytecodeGenerator::TestCompare(CompareOperation* operation, BytecodeLabel* then_label, BytecodeLabel* else_label,
                                    bool then_follows) {
  RegisterScope registers(&builder_);
  const Token op = operation->op();
  BytecodeLabel* const label = then_follows ? else_label : then_label;
  const bool jump_if = !then_follows;
  if (op == Token::kIn || op == Token::kInstanceof) {
    const Register value = builder_.NewRegister();
    VisitCompare(operation, value);
    return TestRegister(value, then_label, else_label, then_follows);
  }
  Expression* left_expression = operation->left();
  Expression* right_expression = operation->right();
  if (op <= Token::kNotEqualStrict) {
    // Against null and undefined.
    if (left_expression->IsNullLiteral() || IsUndefinedLiteral(left_expression)) {
      Expression* other = right_expression;
      right_expression = left_expression;
      left_expression = other;
    }
    const bool is_null = right_expression->IsNullLiteral();
    if (is_null || IsUndefinedLiteral(right_expression)) {
      const Register value = VisitForRegister(left_expression);
      const bool jump_if_same = jump_if == (op == Token::kEqual || op == Token::kEqualStrict);
      Bytecode jump;
      if (op == Token::kEqual || op == Token::kNotEqual) {
        jump = jump_if_same ? Bytecode::kJumpIfNullish : Bytecode::kJumpIfNotNullish;
      } else if (is_null) {
        jump = jump_if_same ? Bytecode::kJumpIfNull : Bytecode::kJumpIfNotNull;
      } else {
        jump = jump_if_same ? Bytecode::kJumpIfUndefined : Bytecode::kJumpIfNotUndefined;
      }
      builder_.At(operation->position()).EmitJump(jump, {value.operand()}, label);
      return;
    }
    left_expression = operation->left();
    right_expression = operation->right();
  }
  const Register left = StableOperand(left_expression, right_expression);
  int32_t value;
  const Bytecode with_int = CompareIntJump(op, jump_if);
  if (with_int != Bytecode::kCount && IsSmallInt(right_expression, &value)) {
    builder_.At(operation->position()).EmitJump(with_int, {left.operand(), value}, label);
    return;
  }
  const Register right = VisitForRegister(right_expression);
  builder_.At(operation->position()).EmitJump(CompareJump(op, jump_if), {left.operand(), right.operand()}, label);
}

void BytecodeGenerator::VisitCount(CountOperation* operation, Register dst) {
  RegisterScope registers(&builder_);
  Expression* target = operation->expression();
  const bool is_increment = operation->is_increment();
  const Bytecode count = is_increment ? Bytecode::kInc : Bytecode::kDec;
  const Bytecode postfix_count = is_increment ? Bytecode::kPostfixInc : Bytecode::kPostfixDec;
  const bool needs_old = dst.is_valid() && !operation->is_prefix();
  VariableProxy* proxy = target->AsVariableProxy();
  if (proxy != nullptr && IsPlainStore(proxy, Store::kAssign)) {
    const Register variable = RegisterOf(proxy->var());
    builder_.At(operation->position());
    if (needs_old) {
      builder_.Emit(postfix_count, {dst.operand(), variable.operand()});
    } else {
      builder_.Emit(count, {variable.operand(), variable.operand()});
      if (dst.is_valid()) builder_.Move(dst, variable);
    }
    return;
  }
  Reference reference = PrepareReference(target, nullptr);
  FixKey(&reference);
  const Register old = needs_old ? Temporary(dst) : Register();
  const Register value = needs_old ? builder_.NewRegister() : Temporary(dst);
  LoadReference(reference, value);
  builder_.At(operation->position());
  if (needs_old) {
    builder_.Emit(postfix_count, {old.operand(), value.operand()});
  } else {
    builder_.Emit(count, {value.operand(), value.operand()});
  }
  StoreAssigned(reference, value, operation->position());
  if (dst.is_valid()) builder_.Move(dst, needs_old ? old : value);
}

}  // namespace v8::internal

#include "src/bytecode/bytecode-generator.h"

// Dispatch over expressions, and the simple ones.

namespace v8::internal {

namespace {

// Nodes whose code writes its destination once, with the finished value.
bool WritesDestinationLast(NodeType type) {
  switch (type) {
    case NodeType::kLiteral:
    case NodeType::kRegExpLiteral:
    case NodeType::kFunctionLiteral:
    case NodeType::kVariableProxy:
    case NodeType::kProperty:
    case NodeType::kSuperProperty:
    case NodeType::kCall:
    case NodeType::kCallNew:
    case NodeType::kUnaryOperation:
    case NodeType::kBinaryOperation:
    case NodeType::kNaryOperation:
    case NodeType::kCompareOperation:
    case NodeType::kLogicalOperation:
    case NodeType::kCountOperation:
    case NodeType::kConditional:
    case NodeType::kSequence:
    case NodeType::kAssignment:
    case NodeType::kOptionalChain:
      return true;
    default:
      return false;
  }
}

}  // namespace

void BytecodeGenerator::VisitForValue(Expression* expression, Register dst) {
  CheckStack();
  if (!builder_.is_reachable()) return;
  if (IsVariableRegister(dst) && !WritesDestinationLast(expression->node_type())) {
    RegisterScope registers(&builder_);
    const Register value = builder_.NewRegister();
    VisitForValue(expression, value);
    builder_.Move(dst, value);
    return;
  }
  switch (expression->node_type()) {
    case NodeType::kLiteral:
      return VisitLiteral(static_cast<Literal*>(expression), dst);
    case NodeType::kRegExpLiteral:
      return VisitRegExp(static_cast<RegExpLiteral*>(expression), dst);
    case NodeType::kObjectLiteral:
      return VisitObjectLiteral(static_cast<ObjectLiteral*>(expression), dst);
    case NodeType::kArrayLiteral:
      return VisitArrayLiteral(static_cast<ArrayLiteral*>(expression), dst);
    case NodeType::kTemplateLiteral:
      return VisitTemplate(static_cast<TemplateLiteral*>(expression), dst);
    case NodeType::kTaggedTemplate:
      return VisitTaggedTemplate(static_cast<TaggedTemplate*>(expression), dst);
    case NodeType::kFunctionLiteral:
      return VisitFunctionLiteral(static_cast<FunctionLiteral*>(expression), dst);
    case NodeType::kClassLiteral:
      return VisitClassLiteral(static_cast<ClassLiteral*>(expression), dst);
    case NodeType::kVariableProxy:
      return LoadVariable(static_cast<VariableProxy*>(expression), dst);
    case NodeType::kProperty:
      return VisitProperty(static_cast<Property*>(expression), dst);
    case NodeType::kPrivateProperty: {
      RegisterScope registers(&builder_);
      auto* property = static_cast<PrivateProperty*>(expression);
      const Register object = VisitPropertyObject(property->object(), property->is_optional_chain_link(), nullptr, dst);
      return LoadPrivate(property->name(), object, dst, property->position());
    }
    case NodeType::kSuperProperty:
      return VisitSuperProperty(static_cast<SuperProperty*>(expression), dst);
    case NodeType::kOptionalChain:
      return VisitOptionalChain(static_cast<OptionalChain*>(expression), dst);
    case NodeType::kCall:
      return VisitCall(static_cast<Call*>(expression), dst);
    case NodeType::kCallNew:
      return VisitCallNew(static_cast<CallNew*>(expression), dst);
    case NodeType::kSuperCall:
      return VisitSuperCall(static_cast<SuperCall*>(expression), dst);
    case NodeType::kImportCall:
      return VisitImportCall(static_cast<ImportCall*>(expression), dst);
    case NodeType::kNativesCall:
      return VisitNativesCall(static_cast<NativesCall*>(expression), dst);
    case NodeType::kImportMeta:
      builder_.At(expression->position());
      return CallRuntime(RuntimeFunction::kImportMeta, dst);
    case NodeType::kUnaryOperation:
      return VisitUnary(static_cast<UnaryOperation*>(expression), dst);
    case NodeType::kCountOperation:
      return VisitCount(static_cast<CountOperation*>(expression), dst);
    case NodeType::kBinaryOperation:
      return VisitBinary(static_cast<BinaryOperation*>(expression), dst);
    case NodeType::kLogicalOperation: {
      auto* operation = static_cast<LogicalOperation*>(expression);
      return VisitLogical(operation->op(), operation->left(), operation->right(), dst);
    }
    case NodeType::kNaryOperation:
      return VisitNary(static_cast<NaryOperation*>(expression), dst);
    case NodeType::kCompareOperation:
      return VisitCompare(static_cast<CompareOperation*>(expression), dst);
    case NodeType::kPrivateIn:
      return VisitPrivateIn(static_cast<PrivateIn*>(expression), dst);
    case NodeType::kConditional:
      return VisitConditional(static_cast<Conditional*>(expression), dst);
    case NodeType::kSequence: {
      const AstList<Expression*> expressions = static_cast<Sequence*>(expression)->expressions();
      for (uint32_t i = 0; i + 1 < expressions.size(); ++i) VisitForEffect(expressions[i]);
      return VisitForValue(expressions.back(), dst);
    }
    case NodeType::kAssignment:
      return VisitAssignment(static_cast<Assignment*>(expression), dst);
    case NodeType::kYield:
      return VisitYield(static_cast<Yield*>(expression), dst);
    case NodeType::kYieldStar:
      return VisitYieldStar(static_cast<YieldStar*>(expression), dst);
    case NodeType::kAwait:
      VisitForValue(static_cast<Await*>(expression)->expression(), dst);
      return EmitAwait(dst, expression->position());
    default:
      UNREACHABLE();
  }
}

namespace {

// The variable that an expression assigns as the last it does, and whose new value is the expression's.
VariableProxy* AssignedVariable(Expression* expression) {
  if (Assignment* assignment = expression->AsAssignment()) {
    return assignment->is_logical() ? nullptr : assignment->target()->AsVariableProxy();
  }
  if (expression->node_type() != NodeType::kCountOperation) return nullptr;
  auto* count = static_cast<CountOperation*>(expression);
  return count->is_prefix() ? count->expression()->AsVariableProxy() : nullptr;
}

}  // namespace

Register BytecodeGenerator::VisitForRegister(Expression* expression, Register hint) {
  if (VariableProxy* proxy = expression->AsVariableProxy()) {
    const Register direct = RegisterOf(proxy->var());
    if (direct.is_valid()) {
      if (proxy->needs_hole_check()) CheckHole(proxy->var(), direct, proxy->position());
      return direct;
    }
  }
  // The value of a plain assignment is where the variable is.
  if (VariableProxy* proxy = AssignedVariable(expression); proxy != nullptr && IsPlainStore(proxy, Store::kAssign)) {
    VisitForEffect(expression);
    return RegisterOf(proxy->var());
  }
  const Register value = Temporary(hint);
  VisitForValue(expression, value);
  return value;
}

void BytecodeGenerator::VisitForEffect(Expression* expression) {
  CheckStack();
  if (!builder_.is_reachable()) return;
  RegisterScope registers(&builder_);
  switch (expression->node_type()) {
    case NodeType::kLiteral:
    case NodeType::kFunctionLiteral:
    case NodeType::kRegExpLiteral:
      return;
    case NodeType::kVariableProxy: {
      auto* proxy = static_cast<VariableProxy*>(expression);
      const Register direct = RegisterOf(proxy->var());
      if (direct.is_valid()) {
        if (proxy->needs_hole_check()) CheckHole(proxy->var(), direct, proxy->position());
        return;
      }
      break;
    }
    case NodeType::kAssignment:
      return VisitAssignment(static_cast<Assignment*>(expression), Register());
    case NodeType::kCountOperation:
      return VisitCount(static_cast<CountOperation*>(expression), Register());
    case NodeType::kCall:
      return VisitCall(static_cast<Call*>(expression), Register());
    case NodeType::kSequence:
      for (Expression* e : static_cast<Sequence*>(expression)->expressions()) VisitForEffect(e);
      return;
    case NodeType::kLogicalOperation: {
      auto* operation = static_cast<LogicalOperation*>(expression);
      if (operation->op() == Token::kNullish) break;
      BytecodeLabel right, end;
      if (operation->op() == Token::kAnd) {
        VisitForTest(operation->left(), &right, &end, true);
      } else {
        VisitForTest(operation->left(), &end, &right, false);
      }
      builder_.Bind(&right);
      VisitForEffect(operation->right());
      builder_.Bind(&end);
      return;
    }
    case NodeType::kConditional: {
      auto* conditional = static_cast<Conditional*>(expression);
      BytecodeLabel then_label, else_label, end;
      VisitForTest(conditional->condition(), &then_label, &else_label, true);
      builder_.Bind(&then_label);
      VisitForEffect(conditional->then_expression());
      builder_.Jump(&end);
      builder_.Bind(&else_label);
      VisitForEffect(conditional->else_expression());
      builder_.Bind(&end);
      return;
    }
    case NodeType::kUnaryOperation: {
      auto* operation = static_cast<UnaryOperation*>(expression);
      if (operation->op() == Token::kVoid || operation->op() == Token::kNot) {
        return VisitForEffect(operation->expression());
      }
      break;
    }
    default:
      break;
  }
  VisitForValue(expression, builder_.NewRegister());
}

// Whether evaluating the expression may assign a variable that lives in a register: only syntax of this function can.
bool BytecodeGenerator::Assigns(Expression* expression, const Variable* variable, int* budget) {
  if (expression == nullptr) return false;
  if (--*budget < 0) return true;
  const auto any = [&](AstList<Expression*> list) {
    for (Expression* e : list) {
      if (e != nullptr && Assigns(e, variable, budget)) return true;
    }
    return false;
  };
  switch (expression->node_type()) {
    case NodeType::kLiteral:
    case NodeType::kRegExpLiteral:
    case NodeType::kFunctionLiteral:
    case NodeType::kVariableProxy:
      return false;
    case NodeType::kProperty: {
      auto* property = static_cast<Property*>(expression);
      return Assigns(property->object(), variable, budget) || Assigns(property->key(), variable, budget);
    }
    case NodeType::kPrivateProperty:
      return Assigns(static_cast<PrivateProperty*>(expression)->object(), variable, budget);
    case NodeType::kSuperProperty:
      return Assigns(static_cast<SuperProperty*>(expression)->key(), variable, budget);
    case NodeType::kOptionalChain:
      return Assigns(static_cast<OptionalChain*>(expression)->expression(), variable, budget);
    case NodeType::kCall: {
      auto* call = static_cast<Call*>(expression);
      return Assigns(call->callee(), variable, budget) || any(call->arguments());
    }
    case NodeType::kCallNew: {
      auto* call = static_cast<CallNew*>(expression);
      return Assigns(call->callee(), variable, budget) || any(call->arguments());
    }
    case NodeType::kUnaryOperation:
      return Assigns(static_cast<UnaryOperation*>(expression)->expression(), variable, budget);
    case NodeType::kBinaryOperation: {
      auto* operation = static_cast<BinaryOperation*>(expression);
      return Assigns(operation->left(), variable, budget) || Assigns(operation->right(), variable, budget);
    }
    case NodeType::kLogicalOperation: {
      auto* operation = static_cast<LogicalOperation*>(expression);
      return Assigns(operation->left(), variable, budget) || Assigns(operation->right(), variable, budget);
    }
    case NodeType::kCompareOperation: {
      auto* operation = static_cast<CompareOperation*>(expression);
      return Assigns(operation->left(), variable, budget) || Assigns(operation->right(), variable, budget);
    }
    case NodeType::kNaryOperation: {
      auto* operation = static_cast<NaryOperation*>(expression);
      if (Assigns(operation->first(), variable, budget)) return true;
      for (uint32_t i = 0; i < operation->rest_count(); ++i) {
        if (Assigns(operation->rest(i), variable, budget)) return true;
      }
      return false;
    }
    case NodeType::kConditional: {
      auto* conditional = static_cast<Conditional*>(expression);
      return Assigns(conditional->condition(), variable, budget) ||
             Assigns(conditional->then_expression(), variable, budget) ||
             Assigns(conditional->else_expression(), variable, budget);
    }
    case NodeType::kSequence:
      return any(static_cast<Sequence*>(expression)->expressions());
    case NodeType::kArrayLiteral:
      return any(static_cast<ArrayLiteral*>(expression)->elements());
    case NodeType::kTemplateLiteral:
      return any(static_cast<TemplateLiteral*>(expression)->substitutions());
    case NodeType::kSpread:
      return Assigns(static_cast<Spread*>(expression)->expression(), variable, budget);
    case NodeType::kCountOperation: {
      Expression* target = static_cast<CountOperation*>(expression)->expression();
      if (VariableProxy* proxy = target->AsVariableProxy()) return proxy->var() == variable;
      return Assigns(target, variable, budget);
    }
    case NodeType::kAssignment: {
      auto* assignment = static_cast<Assignment*>(expression);
      if (assignment->target()->IsPattern()) return true;
      if (VariableProxy* proxy = assignment->target()->AsVariableProxy()) {
        return proxy->var() == variable || Assigns(assignment->value(), variable, budget);
      }
      return Assigns(assignment->target(), variable, budget) || Assigns(assignment->value(), variable, budget);
    }
    case NodeType::kAwait:
      return Assigns(static_cast<Await*>(expression)->expression(), variable, budget);
    default:
      return true;
  }
}

Register BytecodeGenerator::StableOperand(Expression* expression, Expression* later1, Expression* later2,
                                          Register hint) {
  const Register value = VisitForRegister(expression, hint);
  VariableProxy* const assigned = AssignedVariable(expression);
  VariableProxy* const proxy = assigned != nullptr ? assigned : expression->AsVariableProxy();
  if (proxy == nullptr || !(RegisterOf(proxy->var()) == value)) return value;
  Variable* variable = proxy->var();
  if (assigned == nullptr && !variable->maybe_assigned() && !variable->needs_hole_check()) return value;
  if (variable->is_this() && !variable->binding_needs_init()) return value;
  int budget = 64;
  if (!Assigns(later1, variable, &budget) && !Assigns(later2, variable, &budget)) return value;
  const Register copy = Temporary(hint);
  builder_.Move(copy, value);
  return copy;
}

void BytecodeGenerator::VisitLiteral(Literal* literal, Register dst) {
  switch (literal->kind()) {
    case Literal::kSmi:
      return builder_.LoadInt(dst, literal->smi());
    case Literal::kNumber:
      return builder_.LoadConstant(dst, builder_.Constant(literal->number()));
    case Literal::kString:
      return builder_.LoadConstant(dst, builder_.Constant(literal->string()));
    case Literal::kBigInt:
      return builder_.LoadConstant(dst, builder_.BigIntConstant(literal->string()));
    case Literal::kBoolean:
      return builder_.LoadBoolean(dst, literal->boolean());
    case Literal::kNull:
      return builder_.Emit(Bytecode::kLoadNull, {dst.operand()});
    case Literal::kUndefined:
      return builder_.LoadUndefined(dst);
  }
}

void BytecodeGenerator::VisitRegExp(RegExpLiteral* literal, Register dst) {
  const int pattern = builder_.Constant(literal->pattern());
  const int flags = builder_.Constant(literal->flags());
  builder_.At(literal->position()).Emit(Bytecode::kCreateRegExpLiteral, {dst.operand(), pattern, flags});
}

void BytecodeGenerator::VisitConditional(Conditional* conditional, Register dst) {
  BytecodeLabel then_label, else_label, end;
  VisitForTest(conditional->condition(), &then_label, &else_label, true);
  builder_.Bind(&then_label);
  VisitForValue(conditional->then_expression(), dst);
  builder_.Jump(&end);
  builder_.Bind(&else_label);
  VisitForValue(conditional->else_expression(), dst);
  builder_.Bind(&end);
}

void BytecodeGenerator::VisitTemplate(TemplateLiteral* literal, Register dst) {
  const AstList<const AstRawString*> strings = literal->strings();
  const AstList<Expression*> substitutions = literal->substitutions();
  // Each substitution becomes a string before the next is evaluated.
  bool has_value = false;
  const auto append_string = [&](const AstRawString* string) {
    RegisterScope registers(&builder_);
    const Register part = has_value ? builder_.NewRegister() : dst;
    builder_.LoadConstant(part, builder_.Constant(string));
    if (has_value) builder_.Emit(Bytecode::kAdd, {dst.operand(), dst.operand(), part.operand()});
    has_value = true;
  };
  if (!strings[0]->empty() || substitutions.empty()) append_string(strings[0]);
  for (uint32_t i = 0; i < substitutions.size(); ++i) {
    {
      RegisterScope registers(&builder_);
      const Register part = has_value ? builder_.NewRegister() : dst;
      const Register value = VisitForRegister(substitutions[i], part);
      builder_.At(substitutions[i]->position()).Emit(Bytecode::kToString, {part.operand(), value.operand()});
      if (has_value) builder_.Emit(Bytecode::kAdd, {dst.operand(), dst.operand(), part.operand()});
      has_value = true;
    }
    if (!strings[i + 1]->empty()) append_string(strings[i + 1]);
  }
}

void BytecodeGenerator::VisitOptionalChain(OptionalChain* chain, Register dst) {
  BytecodeLabel* const saved = optional_chain_exit_;
  BytecodeLabel is_nullish, end;
  optional_chain_exit_ = &is_nullish;
  VisitForValue(chain->expression(), dst);
  optional_chain_exit_ = saved;
  builder_.Jump(&end);
  builder_.Bind(&is_nullish);
  builder_.LoadUndefined(dst);
  builder_.Bind(&end);
}

}  // namespace v8::internal

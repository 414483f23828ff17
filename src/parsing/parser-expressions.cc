#include "src/parsing/parser.h"

// Expressions with operators (ECMA-262 §13.3–13.16).
namespace v8::internal {

Expression* Parser::ParseExpression(bool accept_in, CoverErrors* errors) {
  const int begin = peek_position();
  Expression* first = ParseAssignment(accept_in, errors);
  if (V8_LIKELY(peek() != Token::kComma)) return first;
  if (errors != nullptr) CheckExpressionErrors(*errors);
  PointerList<Expression> list(this);
  list.Add(first);
  while (Check(Token::kComma)) list.Add(ParseAssignment(accept_in));
  return New<Sequence>(begin, list.Finish());
}

Expression* Parser::ParseAssignment(bool accept_in, CoverErrors* outer_errors) {
  CheckStack();
  struct RestoreNoIn {
    bool* place;
    bool saved;
    ~RestoreNoIn() { *place = saved; }
  } restore{&no_in_, no_in_};
  no_in_ = !accept_in;
  const int begin = peek_position();
  if (V8_UNLIKELY(preparsed_.data() != nullptr)) {
    if (FunctionLiteral* arrow = StepOverArrow()) return arrow;
  }
  if (peek() == Token::kYield && is_generator()) return ParseYield(accept_in);
  const Token first = peek();
  if (first == Token::kLeftParen || IsAnyIdentifier(first)) potential_arrow_position_ = begin;

  CoverErrors own;
  CoverErrors* errors = outer_errors != nullptr ? outer_errors : &own;
  const int old_parenthesized = errors->parenthesized_assign;
  const int old_trailing_comma = errors->trailing_comma;
  const int old_double_proto = errors->double_proto;
  errors->parenthesized_assign = errors->trailing_comma = errors->double_proto = -1;

  Expression* left = ParseConditional(accept_in, errors);
  const Token op = peek();
  if (IsAssignmentOperator(op)) {
    Expression* target = left;
    if (op == Token::kAssign && (left->IsObjectLiteral() || left->IsArrayLiteral())) {
      if (left->is_parenthesized()) Fail(MessageTemplate::kInvalidLhsInAssignment, begin, end_position());
      CheckPatternErrors(*errors, false);
      target = ToPattern(left, nullptr);
      errors->double_proto = -1;
      errors->trailing_comma = -1;
      errors->parenthesized_assign = -1;
      if (errors->shorthand_initializer >= begin) errors->shorthand_initializer = -1;
    } else {
      if (outer_errors == nullptr) CheckExpressionErrors(*errors);
      target = CheckSimpleTarget(left, begin, MessageTemplate::kInvalidLhsInAssignment, !IsLogicalAssignment(op));
    }
    Next();
    const int operator_position = position();
    // A pattern in the value does not touch what is known of this expression as a part of an outer pattern.
    Expression* value = ParseAssignment(accept_in);
    if (VariableProxy* proxy = target->AsVariableProxy()) {
      if ((op == Token::kAssign || IsLogicalAssignment(op)) && !left->is_parenthesized()) {
        SetNameOf(value, proxy->raw_name());
        if (value->IsObjectLiteral()) InferNames(proxy->raw_name(), value);
      }
    } else if (op == Token::kAssign) {
      InferName(target, value);
    }
    if (old_double_proto >= 0) errors->double_proto = old_double_proto;
    if (old_trailing_comma >= 0) errors->trailing_comma = old_trailing_comma;
    if (old_parenthesized >= 0) errors->parenthesized_assign = old_parenthesized;
    return New<Assignment>(operator_position, op, target, value);
  }
  if (outer_errors == nullptr) CheckExpressionErrors(*errors);
  if (old_double_proto >= 0) errors->double_proto = old_double_proto;
  if (old_trailing_comma >= 0) errors->trailing_comma = old_trailing_comma;
  if (old_parenthesized >= 0) errors->parenthesized_assign = old_parenthesized;
  return left;
}

void Parser::SetNameOf(Expression* value, const AstRawString* name) {
  if (value->is_parenthesized() && !value->IsAnonymousFunctionDefinition()) return;
  if (!value->IsAnonymousFunctionDefinition()) return;
  if (FunctionLiteral* function = value->AsFunctionLiteral()) {
    function->set_name(name);
  } else {
    value->AsClassLiteral()->constructor()->set_name(name);
  }
}

// a.b.c = function…: the text before `=` names the function in stack traces.
void Parser::InferName(Expression* target, Expression* value) {
  if (!value->IsFunctionLiteral() && !value->IsObjectLiteral()) return;
  const AstRawString* name = nullptr;
  Expression* e = target;
  for (int parts = 0; parts < 8; ++parts) {
    const AstRawString* part = nullptr;
    Expression* next = nullptr;
    if (Property* property = e->AsProperty()) {
      if (!property->IsNamed()) break;
      part = property->name();
      next = property->object();
    } else if (VariableProxy* proxy = e->AsVariableProxy()) {
      part = proxy->is_this() ? nullptr : proxy->raw_name();
    }
    if (part != nullptr && part != factory_->prototype_string()) {
      name = name == nullptr ? part : factory_->Concat(part, ".", name);
    }
    if (next == nullptr) break;
    e = next;
  }
  if (name != nullptr) InferNames(name, value);
}

void Parser::InferNames(const AstRawString* name, Expression* value, int depth) {
  constexpr int kDeepest = 4;
  // The functions of a function that is dropped are parsed again when that is called.
  if (zone_ == &dropped_zone_ || depth > kDeepest) return;
  if (FunctionLiteral* function = value->AsFunctionLiteral()) {
    if (function->is_anonymous_expression()) function->set_inferred_name(name);
  } else if (ObjectLiteral* object = value->AsObjectLiteral()) {
    for (const ObjectLiteralProperty& property : object->properties()) {
      if (property.kind != ObjectLiteralProperty::kValue || property.is_computed || property.is_method) continue;
      const Literal* key = property.key->AsLiteral();
      if (key == nullptr || !key->IsString()) continue;
      if (!property.value->IsFunctionLiteral() && !property.value->IsObjectLiteral() && !property.value->IsSequence()) {
        continue;
      }
      InferNames(factory_->Concat(name, ".", key->string()), property.value, depth + 1);
    }
  } else if (Sequence* sequence = value->AsSequence()) {
    InferNames(name, sequence->expressions()[sequence->expressions().length() - 1], depth);
  }
}

Expression* Parser::CheckSimpleTarget(Expression* expression, int begin, MessageTemplate message, bool allow_call) {
  if (VariableProxy* proxy = expression->AsVariableProxy()) {
    if (!proxy->is_this() && !proxy->is_new_target()) {
      if (is_strict() &&
          (proxy->raw_name() == factory_->eval_string() || proxy->raw_name() == factory_->arguments_string())) {
        Fail(MessageTemplate::kStrictEvalArguments, begin, end_position());
      }
      proxy->set_is_assigned();
      return expression;
    }
  } else if (expression->IsPropertyReference()) {
    return expression;
  } else if (expression->IsCall() && allow_call && !expression->AsCall()->is_optional_chain_link()) {
    info_->CountUsage(is_strict() ? UseCounter::kAssigmentExpressionLHSIsCallInStrict
                                  : UseCounter::kAssigmentExpressionLHSIsCallInSloppy);
    if (!is_strict()) return expression;
  }
  Fail(message, begin, end_position());
}

Expression* Parser::ParseConditional(bool accept_in, CoverErrors* errors) {
  const int begin = peek_position();
  Expression* condition = ParseBinary(3, accept_in, errors);
  if (V8_LIKELY(peek() != Token::kConditional)) return condition;
  if (condition->IsFunctionLiteral() && IsArrowFunction(condition->AsFunctionLiteral()->kind()) &&
      !condition->is_parenthesized()) {
    ReportUnexpectedNext();
  }
  CheckExpressionErrors(*errors, begin);
  Next();
  Expression* then_expression = ParseAssignment(true);
  Expect(Token::kColon);
  Expression* else_expression = ParseAssignment(accept_in);
  return New<Conditional>(begin, condition, then_expression, else_expression);
}

Expression* Parser::ParseBinary(int minimum, bool accept_in, CoverErrors* errors) {
  if (V8_UNLIKELY(peek() == Token::kPrivateName)) {
    // #name in object
    Next();
    const int begin = position();
    VariableProxy* name = New<VariableProxy>(begin, scanner_.current().string);
    {
      Scope* s = scope_;
      while (s != nullptr && !(s->is_class_scope() && !s->AsClassScope()->is_parsing_heritage())) s = s->outer_scope();
      if (s != nullptr) name = s->zone()->New<VariableProxy>(begin, scanner_.current().string);
    }
    UsePrivateName(name);
    if (peek() != Token::kIn || !accept_in || minimum > TokenPrecedence(Token::kIn)) ReportUnexpectedCurrent();
    Next();
    Expression* object = ParseBinary(TokenPrecedence(Token::kIn) + 1, accept_in, errors);
    CheckExpressionErrors(*errors);
    return ParseBinaryContinuation(New<PrivateIn>(begin, name, object), minimum, accept_in, false);
  }
  const Token first = peek();
  const int begin = peek_position();
  Expression* left = ParseUnary(errors);
  const int precedence = TokenPrecedence(peek());
  if (V8_LIKELY(precedence < minimum)) return left;
  if (peek() == Token::kIn && !accept_in) return left;
  CheckExpressionErrors(*errors, begin);
  if (left->IsFunctionLiteral() && IsArrowFunction(left->AsFunctionLiteral()->kind()) && !left->is_parenthesized()) {
    return left;  // The operator is unexpected; the caller says so.
  }
  const bool left_is_unary = first == Token::kNot || first == Token::kBitNot || first == Token::kAdd ||
                             first == Token::kSub || first == Token::kTypeof || first == Token::kVoid ||
                             first == Token::kDelete || (left->IsAwait() && !left->is_parenthesized());
  return ParseBinaryContinuation(left, minimum, accept_in, left_is_unary && !left->is_parenthesized());
}

Expression* Parser::CollapseBinary(Token op, Expression* left, Expression* right, int position) {
  if (op != Token::kExp && !left->is_parenthesized()) {
    if (NaryOperation* nary = left->AsNaryOperation()) {
      if (nary->op() == op) {
        nary->Add(zone_, right, position);
        return nary;
      }
    } else if (BinaryOperation* binary = left->AsBinaryOperation()) {
      if (binary->op() == op) {
        nary = New<NaryOperation>(binary->position(), op, binary->left());
        nary->Add(zone_, binary->right(), binary->position());
        nary->Add(zone_, right, position);
        return nary;
      }
    } else if (LogicalOperation* logical = left->AsLogicalOperation()) {
      if (logical->op() == op) {
        nary = New<NaryOperation>(logical->position(), op, logical->left());
        nary->Add(zone_, logical->right(), logical->position());
        nary->Add(zone_, right, position);
        return nary;
      }
    }
  }
  if (IsLogicalOperator(op)) return New<LogicalOperation>(position, op, left, right);
  if (IsCompareOperator(op)) return New<CompareOperation>(position, op, left, right);
  return New<BinaryOperation>(position, op, left, right);
}

namespace {

bool MixesWithNullish(Expression* e) {
  if (e->is_parenthesized()) return false;
  Token op = Token::kIllegal;
  if (e->IsLogicalOperation()) op = e->AsLogicalOperation()->op();
  if (e->IsNaryOperation()) op = e->AsNaryOperation()->op();
  return op == Token::kAnd || op == Token::kOr;
}

bool IsNullish(Expression* e) {
  if (e->is_parenthesized()) return false;
  return (e->IsLogicalOperation() && e->AsLogicalOperation()->op() == Token::kNullish) ||
         (e->IsNaryOperation() && e->AsNaryOperation()->op() == Token::kNullish);
}

}  // namespace

Expression* Parser::ParseBinaryContinuation(Expression* left, int minimum, bool accept_in, bool left_is_unary) {
  CheckStack();  // ** nests to the right.
  for (;;) {
    const Token op = peek();
    const int precedence = TokenPrecedence(op);
    if (precedence < minimum || (op == Token::kIn && !accept_in)) return left;
    if (op == Token::kExp && left_is_unary) {
      Fail(MessageTemplate::kUnexpectedTokenUnaryExponentiation, peek_position(), scanner_.next().end);
    }
    Next();
    const int operator_position = position();
    const int operator_end = end_position();
    CoverErrors errors;
    Expression* right = ParseBinary(op == Token::kExp ? precedence : precedence + 1, accept_in, &errors);
    CheckExpressionErrors(errors);
    if (right->IsFunctionLiteral() && IsArrowFunction(right->AsFunctionLiteral()->kind()) &&
        !right->is_parenthesized()) {
      Fail(MessageTemplate::kMalformedArrowFunParamList, right->position(), end_position());
    }
    // a ?? b || c needs parentheses.
    if ((op == Token::kNullish && (MixesWithNullish(left) || MixesWithNullish(right))) ||
        ((op == Token::kOr || op == Token::kAnd) && (IsNullish(left) || IsNullish(right)))) {
      if (op == Token::kNullish && MixesWithNullish(right)) {
        const Token inner =
            right->IsLogicalOperation() ? right->AsLogicalOperation()->op() : right->AsNaryOperation()->op();
        Fail(MessageTemplate::kUnexpectedToken, right->position(), right->position() + 2,
             factory_->GetString(TokenText(inner)));
      }
      Fail(MessageTemplate::kUnexpectedToken, operator_position, operator_end, factory_->GetString(TokenText(op)));
    }
    left = CollapseBinary(op, left, right, operator_position);
    left_is_unary = false;
  }
}

Expression* Parser::ParseUnary(CoverErrors* errors) {
  const Token token = peek();
  switch (token) {
    case Token::kNot:
    case Token::kBitNot:
    case Token::kAdd:
    case Token::kSub:
    case Token::kTypeof:
    case Token::kVoid:
    case Token::kDelete: {
      CheckStack();
      Next();
      const int begin = position();
      if (token == Token::kNot) likely_called_position_ = peek_position();
      CoverErrors own;
      Expression* operand = ParseUnary(&own);
      CheckExpressionErrors(own);
      if (operand->IsFunctionLiteral() && IsArrowFunction(operand->AsFunctionLiteral()->kind()) &&
          !operand->is_parenthesized()) {
        Fail(MessageTemplate::kMalformedArrowFunParamList, operand->position(), end_position());
      }
      if (token == Token::kDelete) {
        if (is_strict() && operand->IsVariableProxy() && !operand->AsVariableProxy()->is_this() &&
            !operand->AsVariableProxy()->is_new_target()) {
          Fail(MessageTemplate::kStrictDelete, operand->position(), end_position());
        }
        Expression* target = operand;
        if (OptionalChain* chain = target->AsOptionalChain()) target = chain->expression();
        if (target->IsPrivateProperty()) Fail(MessageTemplate::kDeletePrivateField, begin, end_position());
      }
      // Literals of negative numbers.
      if (Literal* literal = operand->AsLiteral()) {
        if (token == Token::kSub && literal->IsNumber() && !literal->is_parenthesized() && peek() != Token::kExp) {
          const double value = literal->number();
          if (literal->kind() == Literal::kSmi && literal->smi() != 0) return New<Literal>(begin, -literal->smi());
          return New<Literal>(begin, -value);
        }
      }
      return New<UnaryOperation>(begin, token, operand);
    }
    case Token::kIncrement:
    case Token::kDecrement: {
      CheckStack();
      Next();
      const int begin = position();
      const int operand_begin = peek_position();
      CoverErrors own;
      Expression* operand = ParseUnary(&own);
      CheckExpressionErrors(own);
      operand = CheckSimpleTarget(operand, operand_begin, MessageTemplate::kInvalidLhsInPrefixOp, true);
      return New<CountOperation>(begin, token, true, operand);
    }
    case Token::kAwait:
      if (is_await_allowed()) return ParseAwait();
      break;
    default:
      break;
  }
  return ParsePostfix(errors);
}

Expression* Parser::ParseAwait() {
  CheckStack();
  if (scanner_.next().has_escapes) {
    Fail(MessageTemplate::kInvalidEscapedReservedWord, peek_position(), scanner_.next().end);
  }
  Next();
  const int begin = position();
  if (function_state_->in_parameters) {
    FailCurrent(MessageTemplate::kAwaitExpressionFormalParameter);
  }
  if (await_position_ < 0) await_position_ = begin;
  CoverErrors errors;
  Expression* operand = ParseUnary(&errors);
  CheckExpressionErrors(errors);
  if (module_ != nullptr && function_state_->kind == FunctionKind::kModule) module_->has_top_level_await = true;
  return New<Await>(begin, operand);
}

Expression* Parser::ParseYield(bool accept_in) {
  Next();
  const int begin = position();
  if (scanner_.current().has_escapes) FailCurrent(MessageTemplate::kInvalidEscapedReservedWord);
  if (function_state_->in_parameters) FailCurrent(MessageTemplate::kYieldInParameter);
  if (yield_position_ < 0) yield_position_ = begin;
  if (NewlineBeforeNext()) return New<Yield>(begin, nullptr);
  switch (peek()) {
    case Token::kEndOfSource:
    case Token::kSemicolon:
    case Token::kRightBrace:
    case Token::kRightBracket:
    case Token::kRightParen:
    case Token::kColon:
    case Token::kComma:
    case Token::kIn:
      return New<Yield>(begin, nullptr);
    case Token::kMul:
      Next();
      return New<YieldStar>(begin, ParseAssignment(accept_in));
    default:
      return New<Yield>(begin, ParseAssignment(accept_in));
  }
}

Expression* Parser::ParsePostfix(CoverErrors* errors) {
  const int begin = peek_position();
  Expression* expression = ParseLeftHandSide(errors);
  const Token token = peek();
  if (V8_LIKELY((token != Token::kIncrement && token != Token::kDecrement) || NewlineBeforeNext())) return expression;
  CheckExpressionErrors(*errors, begin);
  expression = CheckSimpleTarget(expression, begin, MessageTemplate::kInvalidLhsInPostfixOp, true);
  Next();
  return New<CountOperation>(begin, token, false, expression);
}

Expression* Parser::ParseLeftHandSide(CoverErrors* errors) {
  const int begin = peek_position();
  const int potential_arrow = potential_arrow_position_;
  Expression* expression = ParsePrimary(errors);
  switch (peek()) {
    case Token::kPeriod:
    case Token::kQuestionPeriod:
    case Token::kLeftBracket:
    case Token::kLeftParen:
    case Token::kTemplateSpan:
    case Token::kTemplateTail:
      break;
    default:
      return expression;
  }
  if (FunctionLiteral* function = expression->AsFunctionLiteral()) {
    if (IsArrowFunction(function->kind()) && !function->is_parenthesized()) return expression;
  }
  // async (…): a call or the parameters of an arrow function.
  if (peek() == Token::kLeftParen && expression->IsVariableProxy() && !expression->is_parenthesized() &&
      scanner_.current().token == Token::kAsync && !scanner_.current().has_escapes && potential_arrow == begin &&
      !NewlineBeforeNext()) {
    bool is_arrow = false;
    Expression* result = ParseAsyncCallOrArrow(factory_->async_string(), begin, &is_arrow);
    if (is_arrow) {
      scope_->RemoveUnresolved(expression->AsVariableProxy());
      return result;
    }
    result = New<Call>(begin, expression, pending_arguments_, false, false);
    expression = result;
  } else {
    CheckExpressionErrors(*errors, begin);
  }
  bool is_chain = false;
  const int chain_begin = begin;
  expression = ParseMemberContinuation(expression, &is_chain);
  // What was allowed in a pattern does not reach beyond the member expression it stands in.
  if (errors->parenthesized_assign >= begin) errors->parenthesized_assign = -1;
  if (errors->trailing_comma >= begin) errors->trailing_comma = -1;
  if (is_chain) return New<OptionalChain>(chain_begin, expression);
  return expression;
}

// .name [key] ?.… (…) `…` after an expression.
Expression* Parser::ParseMemberContinuation(Expression* expression, bool* is_chain) {
  for (;;) {
    bool optional = false;
    const Token token = peek();
    switch (token) {
      case Token::kQuestionPeriod:
        Next();
        optional = true;
        *is_chain = true;
        if (peek() == Token::kTemplateSpan || peek() == Token::kTemplateTail) {
          Fail(MessageTemplate::kOptionalChainingNoTemplate, peek_position(), scanner_.next().end);
        }
        if (peek() != Token::kLeftBracket && peek() != Token::kLeftParen) break;
        continue_with_optional_ = true;
        continue;
      case Token::kPeriod:
        Next();
        break;
      case Token::kLeftBracket: {
        Next();
        const bool is_optional = continue_with_optional_;
        continue_with_optional_ = false;
        const int begin = position();
        Expression* key = ParseExpression();
        Expect(Token::kRightBracket);
        expression = New<Property>(begin, expression, key, is_optional);
        continue;
      }
      case Token::kLeftParen: {
        const bool is_optional = continue_with_optional_;
        continue_with_optional_ = false;
        VariableProxy* proxy = expression->AsVariableProxy();
        const bool is_eval =
            proxy != nullptr && proxy->raw_name() == factory_->eval_string() && !is_optional;
        // The name that is called stands for the call in stack traces, else the parenthesis.
        const int begin = IsAnyIdentifier(scanner_.current().token) ? position() : peek_position();
        AstList<Expression*> arguments = ParseArguments();
        if (is_eval) RecordEval(begin);
        expression = New<Call>(begin, expression, arguments, is_optional, is_eval);
        continue;
      }
      case Token::kTemplateSpan:
      case Token::kTemplateTail:
        if (*is_chain) Fail(MessageTemplate::kOptionalChainingNoTemplate, peek_position(), scanner_.next().end);
        expression = ParseTemplate(expression, peek_position());
        continue;
      default:
        return expression;
    }
    expression = ParseMemberName(expression, optional);
  }
}

Expression* Parser::ParseMemberName(Expression* object, bool is_optional) {
  if (peek() == Token::kPrivateName) {
    Next();
    Scope* s = scope_;
    while (s != nullptr && !(s->is_class_scope() && !s->AsClassScope()->is_parsing_heritage())) s = s->outer_scope();
    Zone* zone = s != nullptr ? s->zone() : zone_;
    VariableProxy* name = zone->New<VariableProxy>(position(), scanner_.current().string);
    UsePrivateName(name);
    return New<PrivateProperty>(position(), object, name, is_optional);
  }
  const AstRawString* name = ParseIdentifierName();
  const int begin = position();
  return New<Property>(begin, object, New<Literal>(begin, Literal::kString, name), is_optional);
}

AstList<Expression*> Parser::ParseArguments(CoverErrors* cover) {
  Expect(Token::kLeftParen);
  PointerList<Expression> list(this);
  while (peek() != Token::kRightParen) {
    if (peek() == Token::kEllipsis) {
      Next();
      const int begin = position();
      Expression* argument = ParseAssignment(true, cover);
      if (cover != nullptr && peek() == Token::kComma && cover->trailing_comma < 0) {
        cover->trailing_comma = peek_position();
      }
      list.Add(New<Spread>(begin, argument));
    } else {
      list.Add(ParseAssignment(true, cover));
    }
    if (!Check(Token::kComma)) break;
  }
  if (!Check(Token::kRightParen)) {
    if (scanner_.next().token == Token::kIllegal || peek() == Token::kEndOfSource) {
      if (scanner_.next().token == Token::kIllegal) ReportUnexpectedNext();
    }
    Fail(MessageTemplate::kMissingParen, peek_position(), scanner_.next().end);
  }
  return list.Finish();
}

Expression* Parser::ParseNew() {
  CheckStack();
  Expect(Token::kNew);
  const int begin = position();
  if (Check(Token::kPeriod)) {
    if (peek() != Token::kTarget) ReportUnexpectedNext();
    if (scanner_.next().has_escapes) {
      Fail(MessageTemplate::kInvalidEscapedMetaProperty, peek_position(), scanner_.next().end,
           factory_->GetString("new.target"));
    }
    Next();
    DeclarationScope* receiver = scope_->GetReceiverScope();
    if (!receiver->is_function_scope()) {
      Fail(MessageTemplate::kUnexpectedNewTarget, position(), end_position());
    }
    return UseNewTarget(begin);
  }
  Expression* callee;
  if (peek() == Token::kNew) {
    callee = ParseNew();
  } else if (peek() == Token::kSuper) {
    callee = ParseSuper(true);
  } else if (peek() == Token::kImport) {
    callee = ParseImportExpression(true);
  } else {
    CoverErrors errors;
    callee = ParsePrimary(&errors);
    CheckExpressionErrors(errors);
    if (callee->IsFunctionLiteral() && IsArrowFunction(callee->AsFunctionLiteral()->kind()) &&
        !callee->is_parenthesized()) {
      ReportUnexpectedCurrent();
    }
  }
  // Member accesses bind tighter than `new`, calls do not.
  for (;;) {
    const Token token = peek();
    if (token == Token::kPeriod) {
      Next();
      if (peek() == Token::kPrivateName) {
        Next();
        Scope* s = scope_;
        while (s != nullptr && !(s->is_class_scope() && !s->AsClassScope()->is_parsing_heritage())) {
          s = s->outer_scope();
        }
        Zone* zone = s != nullptr ? s->zone() : zone_;
        VariableProxy* name = zone->New<VariableProxy>(position(), scanner_.current().string);
        UsePrivateName(name);
        callee = New<PrivateProperty>(position(), callee, name, false);
      } else {
        const AstRawString* name = ParseIdentifierName();
        callee = New<Property>(position(), callee, New<Literal>(position(), Literal::kString, name), false);
      }
    } else if (token == Token::kLeftBracket) {
      Next();
      const int key_begin = position();
      Expression* key = ParseExpression();
      Expect(Token::kRightBracket);
      callee = New<Property>(key_begin, callee, key, false);
    } else if (token == Token::kTemplateSpan || token == Token::kTemplateTail) {
      callee = ParseTemplate(callee, peek_position());
    } else if (token == Token::kQuestionPeriod) {
      Fail(MessageTemplate::kOptionalChainingNoNew, peek_position(), scanner_.next().end);
    } else {
      break;
    }
  }
  AstList<Expression*> arguments;
  if (peek() == Token::kLeftParen) arguments = ParseArguments();
  return New<CallNew>(begin, callee, arguments);
}

Expression* Parser::ParseSuper(bool is_new) {
  Expect(Token::kSuper);
  const int begin = position();
  DeclarationScope* receiver = scope_->GetReceiverScope();
  const FunctionKind kind = receiver->function_kind();
  if (receiver->is_function_scope() && BindsHomeObject(kind)) {
    if (peek() == Token::kPeriod || peek() == Token::kLeftBracket) {
      Expression* key;
      if (Check(Token::kPeriod)) {
        if (peek() == Token::kPrivateName) {
          Fail(MessageTemplate::kUnexpectedPrivateField, peek_position(), scanner_.next().end);
        }
        const AstRawString* name = ParseIdentifierName();
        key = New<Literal>(position(), Literal::kString, name);
      } else {
        Next();
        key = ParseExpression();
        Expect(Token::kRightBracket);
      }
      VariableProxy* home = UseHomeObject(begin);
      return New<SuperProperty>(begin, key, home, UseThis(begin));
    }
    if (peek() == Token::kQuestionPeriod) {
      Fail(MessageTemplate::kOptionalChainingNoSuper, peek_position(), scanner_.next().end);
    }
    if (!is_new && peek() == Token::kLeftParen && IsDerivedConstructor(kind)) {
      AstList<Expression*> arguments = ParseArguments();
      VariableProxy* function = UseVariable(factory_->dot_this_function_string(), begin);
      VariableProxy* new_target = UseNewTarget(begin);
      VariableProxy* this_proxy = UseThis(begin);
      return New<SuperCall>(begin, arguments, function, new_target, this_proxy);
    }
  }
  Fail(MessageTemplate::kUnexpectedSuper, begin, end_position());
}

Expression* Parser::ParseImportExpression(bool is_new) {
  Expect(Token::kImport);
  const int begin = position();
  if (scanner_.current().has_escapes) ReportUnexpectedCurrent();
  ImportPhase phase = ImportPhase::kEvaluation;
  if (Check(Token::kPeriod)) {
    if (peek() == Token::kIdentifier && !scanner_.next().has_escapes) {
      if (scanner_.next().string == factory_->defer_string()) phase = ImportPhase::kDefer;
      if (scanner_.next().string == factory_->source_string()) phase = ImportPhase::kSource;
    }
    if (phase != ImportPhase::kEvaluation) {
      Next();
      if (peek() != Token::kLeftParen) ReportUnexpectedNext();
      return ParseImportCall(begin, phase, is_new);
    }
    if (peek() != Token::kMeta) ReportUnexpectedNext();
    if (scanner_.next().has_escapes) {
      Fail(MessageTemplate::kInvalidEscapedMetaProperty, peek_position(), scanner_.next().end,
           factory_->GetString("import.meta"));
    }
    Next();
    if (!is_module() && info_->kind != ParseKind::kFunction) {
      Fail(MessageTemplate::kImportMetaOutsideModule, begin, end_position());
    }
    return New<ImportMeta>(begin);
  }
  if (peek() != Token::kLeftParen) {
    if (info_->kind != ParseKind::kModule) Fail(MessageTemplate::kImportOutsideModule, begin, end_position());
    ReportUnexpectedNext();
  }
  return ParseImportCall(begin, phase, is_new);
}

// §13.3.10 ImportCall, from the parenthesis on.
Expression* Parser::ParseImportCall(int begin, ImportPhase phase, bool is_new) {
  if (is_new) Fail(MessageTemplate::kImportCallNotNewExpression, begin, end_position());
  Next();
  if (peek() == Token::kRightParen)
    Fail(MessageTemplate::kImportMissingSpecifier, peek_position(), scanner_.next().end);
  Expression* specifier = ParseAssignment();
  Expression* options = nullptr;
  if (Check(Token::kComma) && peek() != Token::kRightParen) {
    options = ParseAssignment();
    Check(Token::kComma);
  }
  Expect(Token::kRightParen);
  return New<ImportCall>(begin, phase, specifier, options);
}

}  // namespace v8::internal

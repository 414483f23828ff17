#include "src/parsing/parser.h"

// Destructuring: binding patterns are parsed as such, assignment patterns and arrow parameters are converted from the
// expressions they were parsed as.
namespace v8::internal {

void Parser::CheckBindingName(const AstRawString* name, int position) {
  if (is_strict() && (name == factory_->eval_string() || name == factory_->arguments_string())) {
    Fail(MessageTemplate::kStrictEvalArguments, position, position + static_cast<int>(name->length()));
  }
}

VariableProxy* Parser::ParseBindingIdentifier(BoundNames* bound) {
  const AstRawString* name = ParseIdentifier();
  CheckBindingName(name, position());
  VariableProxy* proxy = New<VariableProxy>(position(), name);
  bound->names.push_back(proxy);
  return proxy;
}

Expression* Parser::ParseBindingTarget(BoundNames* bound) {
  if (peek() == Token::kLeftBrace || peek() == Token::kLeftBracket) return ParseBindingPattern(bound);
  return ParseBindingIdentifier(bound);
}

Expression* Parser::ParseBindingElement(BoundNames* bound) {
  const int begin = peek_position();
  Expression* target = ParseBindingTarget(bound);
  if (!Check(Token::kAssign)) return target;
  Expression* initializer = ParseAssignment();
  if (VariableProxy* proxy = target->AsVariableProxy()) SetNameOf(initializer, proxy->raw_name());
  return New<AssignmentPattern>(begin, target, initializer);
}

Expression* Parser::ParseBindingPattern(BoundNames* bound) {
  CheckStack();
  const int begin = peek_position();
  if (Check(Token::kLeftBracket)) {
    PointerList<Expression> list(this);
    Expression* rest = nullptr;
    while (peek() != Token::kRightBracket) {
      if (Check(Token::kComma)) {
        list.Add(nullptr);
        continue;
      }
      if (Check(Token::kEllipsis)) {
        rest = ParseBindingTarget(bound);
        if (peek() == Token::kComma) Fail(MessageTemplate::kElementAfterRest, peek_position(), scanner_.next().end);
        break;
      }
      list.Add(ParseBindingElement(bound));
      if (peek() != Token::kRightBracket) Expect(Token::kComma);
    }
    Expect(Token::kRightBracket);
    return New<ArrayPattern>(begin, list.Finish(), rest);
  }
  Expect(Token::kLeftBrace);
  ZoneVector<ObjectPatternProperty> list(zone_);
  Expression* rest = nullptr;
  while (peek() != Token::kRightBrace) {
    if (Check(Token::kEllipsis)) {
      if (!IsAnyIdentifier(peek())) {
        Fail(MessageTemplate::kInvalidRestBindingPattern, peek_position(), scanner_.next().end);
      }
      rest = ParseBindingIdentifier(bound);
      if (peek() == Token::kComma) Fail(MessageTemplate::kElementAfterRest, peek_position(), scanner_.next().end);
      break;
    }
    const TokenInfo name_token = scanner_.next();
    PropertyName name = ParsePropertyName(false);
    Expression* target;
    if (Check(Token::kColon)) {
      target = ParseBindingElement(bound);
    } else {
      if (name.is_computed) ReportUnexpectedNext();
      CheckIdentifier(name_token);
      CheckBindingName(name.name, name.begin);
      VariableProxy* proxy = New<VariableProxy>(name.begin, name.name);
      bound->names.push_back(proxy);
      target = proxy;
      if (Check(Token::kAssign)) {
        Expression* initializer = ParseAssignment();
        SetNameOf(initializer, name.name);
        target = New<AssignmentPattern>(name.begin, proxy, initializer);
      }
    }
    list.push_back({name.key, target, name.is_computed, name.begin});
    if (peek() != Token::kRightBrace) Expect(Token::kComma);
  }
  Expect(Token::kRightBrace);
  return New<ObjectPattern>(begin, ListOf(list), rest);
}

// `bound` null: an assignment target.
Expression* Parser::ToPattern(Expression* expression, BoundNames* bound) {
  CheckStack();
  switch (expression->node_type()) {
    case NodeType::kVariableProxy: {
      VariableProxy* proxy = expression->AsVariableProxy();
      if (proxy->is_this() || proxy->is_new_target()) break;
      if (is_strict() &&
          (proxy->raw_name() == factory_->eval_string() || proxy->raw_name() == factory_->arguments_string())) {
        Fail(MessageTemplate::kStrictEvalArguments, proxy->position(), proxy->end_position());
      }
      if (bound != nullptr) {
        if (proxy->is_parenthesized()) break;
        proxy->set_is_removed();
        bound->names.push_back(proxy);
      } else {
        proxy->set_is_assigned();
      }
      return proxy;
    }
    case NodeType::kProperty:
    case NodeType::kPrivateProperty:
    case NodeType::kSuperProperty:
      if (bound != nullptr) {
        Fail(MessageTemplate::kInvalidPropertyBindingPattern, expression->position(), expression->position() + 1);
      }
      return expression;
    case NodeType::kObjectPattern:
    case NodeType::kArrayPattern:
      break;
    case NodeType::kArrayLiteral: {
      if (expression->is_parenthesized()) break;
      PointerList<Expression> list(this);
      Expression* rest = nullptr;
      AstList<Expression*> elements = expression->AsArrayLiteral()->elements();
      for (uint32_t i = 0; i < elements.size(); ++i) {
        Expression* element = elements[i];
        if (element == nullptr) {
          list.Add(nullptr);
        } else if (Spread* spread = element->AsSpread()) {
          if (i + 1 != elements.size()) {
            Fail(MessageTemplate::kElementAfterRest, spread->position(), spread->position() + 3);
          }
          if (spread->expression()->IsAssignment()) {
            Fail(MessageTemplate::kInvalidDestructuringTarget, spread->position(), spread->position() + 3);
          }
          rest = ToPattern(spread->expression(), bound);
        } else {
          list.Add(ToPatternElement(element, bound));
        }
      }
      return New<ArrayPattern>(expression->position(), list.Finish(), rest);
    }
    case NodeType::kObjectLiteral: {
      if (expression->is_parenthesized()) break;
      ObjectLiteral* literal = expression->AsObjectLiteral();
      ZoneVector<ObjectPatternProperty> list(zone_);
      Expression* rest = nullptr;
      AstList<ObjectLiteralProperty> properties = literal->properties();
      for (uint32_t i = 0; i < properties.size(); ++i) {
        const ObjectLiteralProperty& property = properties[i];
        if (property.is_method) {
          Fail(MessageTemplate::kInvalidDestructuringTarget, property.position, property.position + 1);
        }
        if (property.kind == ObjectLiteralProperty::kSpread) {
          if (i + 1 != properties.size()) {
            Fail(MessageTemplate::kElementAfterRest, property.position, property.position + 3);
          }
          Expression* target = property.value;
          if (bound != nullptr ? !target->IsVariableProxy() : !target->IsSimpleReference()) {
            Fail(bound != nullptr ? MessageTemplate::kInvalidRestBindingPattern
                                  : MessageTemplate::kInvalidRestAssignmentPattern,
                 property.position, property.position + 3);
          }
          rest = ToPattern(target, bound);
          continue;
        }
        list.push_back(
            {property.key, ToPatternElement(property.value, bound), property.is_computed, property.position});
      }
      return New<ObjectPattern>(literal->position(), ListOf(list), rest);
    }
    default:
      break;
  }
  Fail(bound != nullptr && !expression->is_parenthesized() ? MessageTemplate::kMalformedArrowFunParamList
                                                           : MessageTemplate::kInvalidDestructuringTarget,
       expression->position(), expression->position() + 1);
}

Expression* Parser::ToPatternElement(Expression* expression, BoundNames* bound) {
  Assignment* assignment = expression->AsAssignment();
  if (assignment == nullptr || assignment->op() != Token::kAssign || assignment->is_parenthesized()) {
    return ToPattern(expression, bound);
  }
  // The target is a pattern already when it was one: `[a] = x` was converted when `=` was seen.
  Expression* target = assignment->target();
  if (target->IsPattern()) {
    if (bound != nullptr) BindPattern(target, bound);
  } else {
    target = ToPattern(target, bound);
  }
  return New<AssignmentPattern>(target->position(), target, assignment->value());
}

// An assignment pattern turns out to be a binding.
void Parser::BindPattern(Expression* pattern, BoundNames* bound) {
  CheckStack();
  auto element = [&](Expression* e) {
    if (AssignmentPattern* with_initializer = e->AsAssignmentPattern()) e = with_initializer->target();
    if (e->IsPattern()) {
      BindPattern(e, bound);
    } else {
      ToPattern(e, bound);
    }
  };
  if (ArrayPattern* array = pattern->AsArrayPattern()) {
    for (Expression* e : array->elements()) {
      if (e != nullptr) element(e);
    }
    if (array->rest() != nullptr) element(array->rest());
  } else {
    ObjectPattern* object = pattern->AsObjectPattern();
    for (const ObjectPatternProperty& property : object->properties()) element(property.target);
    if (object->rest() != nullptr) element(object->rest());
  }
}

}  // namespace v8::internal

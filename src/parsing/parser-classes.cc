#include "src/parsing/parser.h"

// Classes (ECMA-262 §15.7).
namespace v8::internal {

struct ClassParts {
  explicit ClassParts(Zone* zone) : elements(zone), instance_fields(zone), static_elements(zone) {}
  ZoneVector<ClassElement*> elements;
  ZoneVector<ClassElement*> instance_fields;
  ZoneVector<ClassElement*> static_elements;
  FunctionLiteral* constructor = nullptr;
  FunctionLiteral* instance_initializer = nullptr;
  FunctionLiteral* static_initializer = nullptr;
  bool is_derived = false;
  bool has_private_methods = false;
  bool is_decorated = false;
  int computed_key_count = 0;
  int record_count = 0;
  VariableProxy* method_record = nullptr;
  int begin = 0;
  const AstRawString* name = nullptr;
  ClassScope* scope = nullptr;
};

// What stands before `class` or a class element, perhaps nothing.
AstList<Expression*> Parser::ParseDecorators() {
  PointerList<Expression> list(this);
  while (Check(Token::kAt)) list.Add(ParseDecorator());
  return list.Finish();
}

// Behind the @: a name with properties of it and perhaps one call, or any expression in parentheses.
Expression* Parser::ParseDecorator() {
  if (Check(Token::kLeftParen)) {
    Expression* expression = ParseExpression();
    Expect(Token::kRightParen);
    expression->mark_parenthesized();
    return expression;
  }
  const int begin = peek_position();
  // An @ alone is what is wrong, not what comes behind it.
  if (!IsAnyIdentifier(peek())) Fail(MessageTemplate::kInvalidOrUnexpectedToken, position(), end_position());
  const AstRawString* name = ParseIdentifier();
  if (name == factory_->arguments_string() && function_state_->in_class_initializer) {
    FailCurrent(MessageTemplate::kArgumentsDisallowedInInitializerAndStaticBlock);
  }
  Expression* expression = UseVariable(name, begin);
  while (Check(Token::kPeriod)) expression = ParseMemberName(expression, false);
  if (peek() != Token::kLeftParen) return expression;
  const int position_of_call = position();
  return New<Call>(position_of_call, expression, ParseArguments(), false, false);
}

VariableProxy* Parser::DeclareInternal(ClassScope* scope, const char* prefix, int number, int position) {
  char text[24];
  int length = 0;
  for (const char* p = prefix; *p != 0; ++p) text[length++] = *p;
  do {
    text[length++] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  const AstRawString* name =
      factory_->GetOneByteString(reinterpret_cast<const uint8_t*>(text), static_cast<uint32_t>(length));
  Variable* var = scope->Declare(name, VariableMode::kVar, VariableKind::kInternal, position);
  var->set_is_used();
  var->set_is_captured();
  VariableProxy* proxy = New<VariableProxy>(position, name);
  proxy->BindTo(var);
  return proxy;
}

// `class` and the name have been read.
ClassLiteral* Parser::ParseClassLiteral(const AstRawString* name, int name_position, int begin, bool is_anonymous,
                                        AstList<Expression*> decorators) {
  CheckStack();
  ClassScope* scope = New<ClassScope>(zone_, scope_);
  scope->set_start_position(begin);
  ScopeState state(this, scope);
  ClassParts parts(zone_);
  parts.begin = begin;
  parts.name = name;
  parts.scope = scope;
  if (!is_anonymous) scope->DeclareClassVariable(name, name_position);
  Expression* extends = nullptr;
  if (Check(Token::kExtends)) {
    parts.is_derived = true;
    scope->set_parsing_heritage(true);
    CoverErrors errors;
    extends = ParseLeftHandSide(&errors);
    CheckExpressionErrors(errors);
    if (extends->IsFunctionLiteral() && IsArrowFunction(extends->AsFunctionLiteral()->kind()) &&
        !extends->is_parenthesized()) {
      Fail(MessageTemplate::kUnexpectedToken, extends->position(), end_position(), factory_->GetString("=>"));
    }
    scope->set_parsing_heritage(false);
  }
  Expect(Token::kLeftBrace);
  while (!Check(Token::kRightBrace)) {
    if (Check(Token::kSemicolon)) continue;
    ParseClassElement(scope, &parts);
  }
  const int end = end_position();
  scope->set_end_position(end);
  if (VariableProxy* unresolved = scope->ResolvePrivateNames()) {
    Fail(MessageTemplate::kInvalidPrivateFieldResolution, unresolved->position(), unresolved->end_position(),
         unresolved->raw_name());
  }
  if (scope->class_variable() != nullptr) scope->class_variable()->set_initializer_position(end);
  if (parts.constructor == nullptr) parts.constructor = DefaultConstructor(name, parts.is_derived, begin, end);
  parts.constructor->set_position(begin);
  parts.constructor->set_end_position(end);
  parts.constructor->set_name(name);
  auto finish_initializer = [&](FunctionLiteral* literal, ZoneVector<ClassElement*>& elements) {
    if (literal == nullptr) return;
    Statement** body = zone_->AllocateArray<Statement*>(1);
    InitializeClassElements* statement = New<InitializeClassElements>(literal->position(), ListOf(elements));
    if (literal == parts.instance_initializer) statement->set_method_record(parts.method_record);
    body[0] = statement;
    literal->set_body({body, 1});
    literal->set_end_position(end);
    literal->set_scope(literal->scope());
    literal->scope()->set_end_position(end);
    literal->set_calls_direct_eval(literal->scope()->calls_eval() || literal->scope()->inner_scope_calls_eval());
  };
  finish_initializer(parts.instance_initializer, parts.instance_fields);
  finish_initializer(parts.static_initializer, parts.static_elements);
  if (parts.instance_initializer != nullptr) parts.constructor->set_requires_instance_members_initializer();
  parts.constructor->set_instance_field_count(static_cast<int>(parts.instance_fields.size()));
  if (parts.has_private_methods) parts.constructor->set_class_scope_has_private_brand();
  ClassLiteral* literal = New<ClassLiteral>(begin, scope, extends, parts.constructor, ListOf(parts.elements), end);
  literal->set_initializers(parts.instance_initializer, parts.static_initializer);
  if (is_anonymous) literal->set_is_anonymous_expression();
  literal->set_decorators(decorators);
  literal->set_method_record(parts.method_record);
  if (parts.is_decorated || !decorators.empty()) literal->set_is_decorated();
  return literal;
}

FunctionLiteral* Parser::NewFunctionOfClass(FunctionKind kind, const AstRawString* name, int begin) {
  FunctionLiteral* literal = New<FunctionLiteral>(begin, kind, FunctionLiteral::kAccessorOrMethod);
  DeclarationScope* scope = NewFunctionScope(kind);
  scope->set_start_position(begin);
  literal->set_name(name);
  literal->set_outer_scope(scope_);
  literal->set_scope(scope);
  literal->set_function_start_position(begin);
  literal->set_first_function_literal_id(next_function_id_);
  literal->set_function_literal_id(next_function_id_++);
  literal->set_language_mode(LanguageMode::kStrict);
  literal->set_is_eager();
  return literal;
}

FunctionLiteral* Parser::DefaultConstructor(const AstRawString* name, bool is_derived, int begin, int end) {
  const FunctionKind kind =
      is_derived ? FunctionKind::kDefaultDerivedConstructor : FunctionKind::kDefaultBaseConstructor;
  FunctionLiteral* literal = NewFunctionOfClass(kind, name, begin);
  DeclarationScope* scope = literal->scope();
  scope->set_end_position(end);
  if (is_derived) {
    // Its code is super(...arguments) without the iteration protocol.
    ScopeState state(this, scope);
    UseVariable(factory_->dot_this_function_string(), begin);
    UseNewTarget(begin);
    UseThis(begin);
  }
  return literal;
}

FunctionLiteral* Parser::NewInitializer(bool is_static, int begin) {
  const FunctionKind kind = is_static ? FunctionKind::kClassStaticInitializer : FunctionKind::kClassMembersInitializer;
  return NewFunctionOfClass(
      kind, is_static ? factory_->static_initializer_string() : factory_->fields_initializer_string(), begin);
}

// What stands before the value of a class element.
struct Parser::ClassElementHead {
  int begin;
  int method_begin;  // Behind `static`.
  int key_begin = -1;
  PropertyName name{};
  MethodModifiers modifiers{};
  bool is_auto_accessor = false;
};

void Parser::ParseClassElement(ClassScope* scope, ClassParts* parts) {
  ClassElementHead head{peek_position(), peek_position()};
  ClassElement* element = New<ClassElement>();
  *element = {ClassElement::kField, false, false, false, false, nullptr, nullptr, nullptr, head.begin};
  element->decorators = ParseDecorators();
  if (!element->decorators.empty()) {
    parts->is_decorated = true;
    head.method_begin = peek_position();
  }

  // `static`, a modifier unless it is itself the name.
  if (peek() == Token::kStatic && !scanner_.next().has_escapes) {
    const Token ahead = scanner_.PeekAhead();
    if (ahead == Token::kLeftBrace) {
      if (!element->decorators.empty()) ReportUnexpectedNext();
      ParseStaticBlock(element, parts);
      return;
    }
    if (BeginsPropertyName(ahead) || ahead == Token::kMul) {
      Next();
      element->is_static = true;
      head.method_begin = peek_position();
    }
  }
  if (PeekContextual(Token::kAccessor) && BeginsPropertyName(scanner_.PeekAhead()) &&
      !scanner_.Ahead().newline_before) {
    Next();
    head.is_auto_accessor = true;
    element->kind = ClassElement::kAutoAccessor;
  } else {
    head.modifiers = ParseMethodModifiers();
  }
  head.key_begin = peek_position();
  head.name = ParsePropertyName(true);
  element->key = head.name.key;
  element->is_computed = head.name.is_computed;
  element->is_private = head.name.is_private;
  const bool is_method = head.modifiers.MakeMethod() || (peek() == Token::kLeftParen && !head.is_auto_accessor);
  if (head.name.is_private) DeclarePrivateElement(scope, parts, element, head, is_method);
  if (is_method) {
    ParseClassMethod(parts, element, head);
  } else {
    ParseClassField(scope, parts, element, head);
  }
}

// A block with the var scope of its own.
void Parser::ParseStaticBlock(ClassElement* element, ClassParts* parts) {
  const int begin = peek_position();
  Next();
  if (parts->static_initializer == nullptr) parts->static_initializer = NewInitializer(true, begin);
  element->kind = ClassElement::kStaticBlock;
  element->is_static = true;
  DeclarationScope* initializer_scope = parts->static_initializer->scope();
  FunctionState state(this, initializer_scope, FunctionKind::kClassStaticInitializer);
  Next();
  DeclarationScope* block_scope =
      New<DeclarationScope>(zone_, initializer_scope, ScopeType::kFunctionBody, FunctionKind::kClassStaticInitializer);
  block_scope->set_start_position(position());
  Block* block = New<Block>(position());
  {
    ScopeState scope_state(this, block_scope);
    ParseStatementsOf(block);
    CheckNestedVarConflicts();
  }
  block_scope->set_end_position(end_position());
  block->set_scope(block_scope);
  element->value = block;
  parts->static_elements.push_back(element);
}

void Parser::DeclarePrivateElement(ClassScope* scope, ClassParts* parts, ClassElement* element,
                                   const ClassElementHead& head, bool is_method) {
  const AstRawString* name = head.name.name;
  if (name == factory_->private_constructor_string()) {
    Fail(MessageTemplate::kConstructorIsPrivate, head.key_begin, end_position());
  }
  const Token accessor = head.modifiers.accessor;
  const VariableMode mode = head.is_auto_accessor     ? VariableMode::kPrivateAccessor
                            : !is_method              ? VariableMode::kPrivateField
                            : accessor == Token::kGet ? VariableMode::kPrivateGetter
                            : accessor == Token::kSet ? VariableMode::kPrivateSetter
                                                      : VariableMode::kPrivateMethod;
  Variable* var = scope->DeclarePrivateName(name, mode, element->is_static, head.key_begin);
  if (var == nullptr) Redeclaration(name, head.key_begin);
  VariableProxy* proxy = New<VariableProxy>(head.key_begin, name);
  proxy->set_is_private_name();
  proxy->BindTo(var);
  element->key = proxy;
  if (!is_method && !head.is_auto_accessor) return;
  scope->DeclareBrand(factory_, element->is_static);
  if (element->is_static) return;
  parts->has_private_methods = true;
  // The brand is installed by the initializer of instances.
  if (parts->instance_initializer == nullptr) parts->instance_initializer = NewInitializer(false, head.begin);
}

void Parser::ParseClassMethod(ClassParts* parts, ClassElement* element, const ClassElementHead& head) {
  const PropertyName& name = head.name;
  const MethodModifiers& modifiers = head.modifiers;
  FunctionKind kind = modifiers.Kind(element->is_static);
  element->kind = modifiers.accessor == Token::kGet   ? ClassElement::kGetter
                  : modifiers.accessor == Token::kSet ? ClassElement::kSetter
                                                      : ClassElement::kMethod;
  bool is_constructor = false;
  if (!name.is_computed && !name.is_private) {
    const auto fail = [&](MessageTemplate message) { Fail(message, head.key_begin, end_position()); };
    if (element->is_static) {
      if (name.name == factory_->prototype_string()) fail(MessageTemplate::kStaticPrototypeElement);
    } else if (name.name == factory_->constructor_string()) {
      if (modifiers.accessor != Token::kIllegal) fail(MessageTemplate::kConstructorIsAccessor);
      if (modifiers.is_star) fail(MessageTemplate::kConstructorIsGenerator);
      if (modifiers.is_async) fail(MessageTemplate::kConstructorIsAsync);
      if (parts->constructor != nullptr) fail(MessageTemplate::kDuplicateConstructor);
      is_constructor = true;
      kind = parts->is_derived ? FunctionKind::kDerivedConstructor : FunctionKind::kBaseConstructor;
    }
  }
  const AstRawString* function_name = is_constructor ? parts->name : MethodName(name, modifiers);
  FunctionLiteral* literal = ParseFunctionLiteral(function_name, head.key_begin, false, kind,
                                                  FunctionLiteral::kAccessorOrMethod, head.method_begin, false);
  element->value = literal;
  element->needs_set_function_name = name.is_computed;
  if (is_constructor) {
    if (!element->decorators.empty()) Fail(MessageTemplate::kDecoratedConstructor, head.begin, head.key_begin);
    parts->constructor = literal;
  } else {
    if (!element->decorators.empty() && !element->is_static) {
      // Their decorators may have something run on every instance.
      if (parts->instance_initializer == nullptr) parts->instance_initializer = NewInitializer(false, head.begin);
      if (parts->method_record == nullptr) {
        parts->method_record = DeclareInternal(parts->scope, ".methods", 0, head.begin);
      }
    }
    parts->elements.push_back(element);
  }
}

void Parser::ParseClassField(ClassScope* scope, ClassParts* parts, ClassElement* element,
                             const ClassElementHead& head) {
  const PropertyName& name = head.name;
  const bool is_static = element->is_static;
  if (!name.is_computed && !name.is_private) {
    if (is_static && name.name == factory_->prototype_string()) {
      Fail(MessageTemplate::kStaticPrototypeElement, head.key_begin, end_position());
    }
    if (name.name == factory_->constructor_string()) {
      Fail(MessageTemplate::kConstructorClassField, head.key_begin, end_position());
    }
  }
  FunctionLiteral*& initializer = is_static ? parts->static_initializer : parts->instance_initializer;
  if (initializer == nullptr) initializer = NewInitializer(is_static, head.begin);
  if (name.is_computed) {
    // The class literal evaluates the key once and keeps it for the initializer.
    element->computed_key = DeclareInternal(scope, ".field", parts->computed_key_count++, head.key_begin);
  }
  if (head.is_auto_accessor || !element->decorators.empty()) {
    element->record = DeclareInternal(scope, ".record", parts->record_count++, head.key_begin);
  }
  if (name.is_computed || element->record != nullptr) parts->elements.push_back(element);
  if (Check(Token::kAssign)) {
    FunctionState state(this, initializer->scope(), initializer->kind());
    Expression* value = ParseAssignment();
    if (name.is_computed) {
      element->needs_set_function_name = value->IsAnonymousFunctionDefinition();
    } else {
      SetNameOf(value, name.name);
    }
    element->value = value;
  }
  ExpectSemicolon();
  (is_static ? parts->static_elements : parts->instance_fields).push_back(element);
}

}  // namespace v8::internal

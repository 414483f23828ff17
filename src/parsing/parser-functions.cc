#include "src/parsing/parser.h"

// Functions (ECMA-262 §15).
namespace v8::internal {

// Functions whose tree is not needed now are parsed into dropped_zone_; within one, everything is dropped anyway.
bool Parser::ShouldBeLazy(bool eager) const { return zone_ == &dropped_zone_ || (!eager && info_->allow_lazy); }

Expression* Parser::ParseFunctionExpression() {
  Expect(Token::kFunction);
  return ParseFunctionExpressionRest(false, position());
}

// After `async`.
Expression* Parser::ParseAsyncFunctionExpression(int begin) {
  Expect(Token::kFunction);
  return ParseFunctionExpressionRest(true, begin);
}

Expression* Parser::ParseFunctionExpressionRest(bool is_async, int begin) {
  const bool likely_called = next_function_is_likely_called_;
  next_function_is_likely_called_ = false;
  const bool is_star = Check(Token::kMul);
  const FunctionKind kind = is_async ? (is_star ? FunctionKind::kAsyncGeneratorFunction : FunctionKind::kAsyncFunction)
                                     : (is_star ? FunctionKind::kGeneratorFunction : FunctionKind::kNormalFunction);
  const AstRawString* name = factory_->empty_string();
  int name_position = peek_position();
  bool strict_reserved = false;
  FunctionLiteral::Syntax syntax = FunctionLiteral::kAnonymousExpression;
  if (peek() != Token::kLeftParen) {
    // The name is bound inside of the function: its own kind says whether yield and await are reserved.
    const TokenInfo& token = scanner_.next();
    if ((token.token == Token::kYield && (is_star || is_strict())) ||
        (token.token == Token::kAwait && (is_async || is_module()))) {
      if (token.token == Token::kYield && is_strict()) {
        Fail(MessageTemplate::kUnexpectedStrictReserved, token.begin, token.end);
      }
      ReportUnexpectedNext();
    }
    strict_reserved = IsStrictReserved(peek());
    if (peek() == Token::kYield || peek() == Token::kAwait) {
      Next();
      name = scanner_.Name(scanner_.current());
    } else {
      name = ParseIdentifier();
    }
    syntax = FunctionLiteral::kNamedExpression;
  }
  const bool eager = likely_called || forced_eager_position_ == begin;
  FunctionLiteral* literal = ParseFunctionLiteral(name, name_position, strict_reserved, kind, syntax, begin, eager);
  if (likely_called) literal->set_is_likely_called();
  return literal;
}

namespace {

// What reading a function into the dropped zone changes, put back also when parsing fails.
struct ZoneState {
  ZoneState(Zone** place, Zone* zone) : place(place), saved(*place) { *place = zone; }
  ~ZoneState() { *place = saved; }
  Zone** place;
  Zone* saved;
};

constexpr size_t kMaximumDroppedBytes = 1 << 20;

}  // namespace

FunctionLiteral* Parser::ParseFunctionLiteral(const AstRawString* name, int name_position, bool name_is_strict_reserved,
                                              FunctionKind kind, FunctionLiteral::Syntax syntax, int begin,
                                              bool eager) {
  CheckStack();
  next_function_is_likely_called_ = false;
  const bool forced = info_->kind == ParseKind::kFunction && function_state_->outer == nullptr &&
                      peek_position() == forced_eager_position_;
  const bool lazy = !forced && ShouldBeLazy(eager || (info_->eager_toplevel && function_state_->outer == nullptr));
  FunctionLiteral* literal = New<FunctionLiteral>(begin, kind, syntax);
  literal->set_name(name);
  literal->set_outer_scope(scope_);
  literal->set_function_start_position(peek_position());
  literal->set_first_function_literal_id(next_function_id_);
  literal->set_function_literal_id(next_function_id_++);
  Zone* const outer_zone = zone_;
  if (lazy && zone_ != &dropped_zone_ && dropped_zone_.allocation_size() > kMaximumDroppedBytes) dropped_zone_.Reset();
  ZoneState zone_state(&zone_, lazy ? &dropped_zone_ : zone_);
  DeclarationScope* scope = NewFunctionScope(kind);
  scope->set_start_position(peek_position());
  if (forced && is_strict_mode_requested()) scope->SetStrict();
  {
    FunctionState state(this, scope, kind);
    // The function that Function makes is called anonymous, but its code does not see that name.
    const bool is_dynamic = info_->kind == ParseKind::kFunctionConstructor && state.outer->outer == nullptr;
    if (syntax == FunctionLiteral::kNamedExpression && !is_dynamic) scope->DeclareFunctionVar(name, name_position);
    Parameters parameters(zone_);
    Expect(Token::kLeftParen);
    state.in_parameters = true;
    ParseFormalParameters(&parameters);
    state.in_parameters = false;
    parameters.end_position = peek_position();
    if (info_->parameters_end_position >= 0 && state.outer != nullptr && state.outer->outer == nullptr &&
        peek_position() != info_->parameters_end_position) {
      Fail(peek_position() < info_->parameters_end_position ? MessageTemplate::kArgStringTerminatesParametersEarly
                                                            : MessageTemplate::kUnexpectedEndOfArgString,
           peek_position(), scanner_.next().end);
    }
    if (!Check(Token::kRightParen)) {
      if (peek() == Token::kIllegal) ReportUnexpectedNext();
      Fail(MessageTemplate::kMissingParenAfterParameters, peek_position(), scanner_.next().end);
    }
    if (IsGetter(kind) && !parameters.list.empty()) {
      Fail(MessageTemplate::kBadGetterArity, scope->start_position(), end_position());
    }
    if (IsSetter(kind)) {
      if (parameters.has_rest) Fail(MessageTemplate::kBadSetterRestParameter, scope->start_position(), end_position());
      if (parameters.list.size() != 1) Fail(MessageTemplate::kBadSetterArity, scope->start_position(), end_position());
    }
    Expect(Token::kLeftBrace);
    ParseFunctionBody(literal, scope, &parameters, false, true);
    scope->set_end_position(end_position());
    literal->set_end_position(end_position());
    if (scope->is_strict()) {
      if (name_is_strict_reserved) {
        Fail(MessageTemplate::kUnexpectedStrictReserved, name_position,
             name_position + static_cast<int>(name->length()));
      }
      if ((syntax == FunctionLiteral::kNamedExpression || syntax == FunctionLiteral::kDeclaration) &&
          (name == factory_->eval_string() || name == factory_->arguments_string())) {
        Fail(MessageTemplate::kStrictEvalArguments, name_position, name_position + static_cast<int>(name->length()));
      }
      if (scope->function_var() != nullptr) scope->function_var()->set_throws_on_const_assign();
    }
    literal->set_suspend_count(state.suspend_count);
  }
  FinishFunction(literal, scope, lazy, outer_zone);
  return literal;
}

void Parser::FinishFunction(FunctionLiteral* literal, DeclarationScope* scope, bool lazy, Zone* outer_zone) {
  literal->set_language_mode(scope->language_mode());
  literal->set_calls_direct_eval(scope->calls_eval() || scope->inner_scope_calls_eval());
  if (lazy) scope->MoveFreeNamesOutward(outer_zone, factory_);
  literal->set_uses(scope->uses_this(), scope->arguments() != nullptr, scope->uses_super_property(),
                    scope->uses_super_call(), scope->uses_new_target());
  literal->set_scope(scope);
  if (lazy) {
    literal->set_is_lazy();
  } else {
    literal->set_is_eager();
  }
}

void Parser::ParseFormalParameters(Parameters* parameters) {
  while (peek() != Token::kRightParen) {
    const int begin = peek_position();
    if (Check(Token::kEllipsis)) {
      parameters->is_simple = false;
      parameters->has_rest = true;
      Expression* target = ParseBindingTarget(&parameters->bound);
      if (target->IsPattern()) parameters->has_expressions = true;
      if (peek() == Token::kAssign) {
        Fail(MessageTemplate::kRestDefaultInitializer, peek_position(), scanner_.next().end);
      }
      parameters->list.push_back({target, true, begin});
      if (peek() == Token::kComma) Fail(MessageTemplate::kParamAfterRest, peek_position(), scanner_.next().end);
      return;
    }
    Expression* element = ParseBindingElement(&parameters->bound);
    AddParameter(parameters, element, begin);
    if (!Check(Token::kComma)) return;
  }
}

void Parser::AddParameter(Parameters* parameters, Expression* element, int begin) {
  if (!element->IsVariableProxy()) {
    parameters->is_simple = false;
    parameters->has_expressions = true;
  }
  if (element->IsAssignmentPattern()) parameters->length_closed = true;
  if (!parameters->length_closed) ++parameters->length;
  ++parameters->count;
  parameters->list.push_back({element, false, begin});
  if (parameters->count > 65534) FailCurrent(MessageTemplate::kTooManyParameters);
}

// After the body, when its strictness is known, but before the analysis of names.
void Parser::DeclareParameters(DeclarationScope* scope, const Parameters& parameters, bool no_duplicates,
                               FunctionLiteral* literal) {
  if (!parameters.is_simple) scope->SetHasNonSimpleParameters();
  literal->set_has_simple_parameters(parameters.is_simple);
  literal->set_parameter_count(parameters.count);
  literal->set_function_length(parameters.length);
  for (VariableProxy* proxy : parameters.bound.names) {
    const AstRawString* name = proxy->raw_name();
    const bool duplicate = scope->LookupLocal(name) != nullptr;
    if (duplicate && (no_duplicates || !parameters.is_simple)) {
      Fail(MessageTemplate::kParamDupe, proxy->position(), proxy->end_position());
    }
    if (parameters.is_simple) {
      if (duplicate) literal->set_has_duplicate_parameters();
      proxy->BindTo(scope->DeclareParameter(name, proxy->position()));
    } else {
      Variable* var = scope->Declare(name, VariableMode::kLet, VariableKind::kParameter, proxy->position());
      var->set_is_used();
      proxy->BindTo(var);
    }
  }
  if (parameters.is_simple) return;
  literal->set_parameters(
      {const_cast<Parameter*>(parameters.list.begin()), static_cast<uint32_t>(parameters.list.size())});
  // Each parameter is initialised where the next one begins.
  for (size_t i = 0; i < parameters.list.size(); ++i) {
    const int next = i + 1 < parameters.list.size() ? parameters.list[i + 1].position : parameters.end_position;
    for (VariableProxy* proxy : parameters.bound.names) {
      if (proxy->position() >= parameters.list[i].position && proxy->position() < next) {
        proxy->var()->set_initializer_position(next);
      }
    }
  }
}

// After the opening brace, or at the expression of an arrow function.
void Parser::ParseFunctionBody(FunctionLiteral* literal, DeclarationScope* scope, Parameters* parameters, bool is_arrow,
                               bool accept_in) {
  const bool is_expression = is_arrow && scanner_.current().token == Token::kArrow;
  if (!parameters->is_simple) scope->SetHasNonSimpleParameters();
  // Names are declared now so that the body's declarations meet them; duplicates that only strict code forbids are
  // checked when the body's strictness is known.
  const bool is_method = literal->syntax() == FunctionLiteral::kAccessorOrMethod;
  DeclareParameters(scope, *parameters, is_arrow || is_method || scope->is_strict(), literal);
  DeclarationScope* body_scope = scope;
  if (parameters->has_expressions && (scope->HasUses() || scope->inner_scope() != nullptr || scope->calls_eval())) {
    body_scope = New<DeclarationScope>(zone_, scope, ScopeType::kFunctionBody, scope->function_kind());
    body_scope->set_start_position(peek_position());
    literal->set_body_scope(body_scope);
  }
  ScopeState state(this, body_scope);
  PointerList<Statement> list(this);
  if (is_expression) {
    const int begin = peek_position();
    Expression* expression = ParseAssignment(accept_in);
    list.Add(New<ReturnStatement>(begin, expression, end_position()));
  } else {
    ParseDirectives(&list, Token::kRightBrace);
    while (peek() != Token::kRightBrace) {
      if (peek() == Token::kEndOfSource) ReportUnexpectedNext();
      list.Add(ParseStatementListItem());
    }
    Next();
  }
  body_scope->set_end_position(end_position());
  if (body_scope->is_strict()) {
    scope->SetStrict();
    ZoneVector<const AstRawString*> seen(zone_);
    for (VariableProxy* proxy : parameters->bound.names) {
      const AstRawString* name = proxy->raw_name();
      CheckBindingName(name, proxy->position());
      if (IsStrictReservedName(name)) {
        Fail(MessageTemplate::kUnexpectedStrictReserved, proxy->position(), proxy->end_position());
      }
    }
    if (literal->has_duplicate_parameters()) {
      for (VariableProxy* proxy : parameters->bound.names) {
        if (scope->LookupLocal(proxy->raw_name()) != proxy->var()) {
          Fail(MessageTemplate::kParamDupe, proxy->position(), proxy->end_position());
        }
      }
    }
  } else {
    body_scope->HoistSloppyBlockFunctions(factory_);
  }
  if (IsDerivedConstructor(literal->kind())) {
    // Falling off the end returns `this`.
    UseThis(end_position() - 1);
  }
  CheckNestedVarConflicts();
  literal->set_body(list.Finish());
}

bool Parser::IsStrictReservedName(const AstRawString* name) {
  for (const char* reserved :
       {"yield", "let", "static", "implements", "interface", "package", "private", "protected", "public"}) {
    if (name->EqualsAscii(reserved)) return true;
  }
  return false;
}

// At =>. `parameters` are expressions to be converted; uses and scopes since `snapshot` become the function's.
Expression* Parser::ParseArrow(AstList<Expression*> elements, FunctionKind kind, int begin, int first_id,
                               Scope::Snapshot* snapshot, bool accept_in) {
  CheckStack();
  accept_in = accept_in && !no_in_;
  FunctionLiteral* literal = New<FunctionLiteral>(begin, kind, FunctionLiteral::kAnonymousExpression);
  literal->set_name(factory_->empty_string());
  literal->set_outer_scope(scope_);
  literal->set_function_start_position(begin);
  literal->set_first_function_literal_id(first_id);
  literal->set_function_literal_id(next_function_id_++);
  Next();  // =>
  const bool has_block = peek() == Token::kLeftBrace;
  const bool forced =
      info_->kind == ParseKind::kFunction && function_state_->outer == nullptr && begin == forced_eager_position_;
  const bool lazy = !forced && ShouldBeLazy(!has_block || next_function_is_likely_called_ ||
                                            (info_->eager_toplevel && function_state_->outer == nullptr));
  Zone* const outer_zone = zone_;
  if (lazy && zone_ != &dropped_zone_ && dropped_zone_.allocation_size() > kMaximumDroppedBytes) dropped_zone_.Reset();
  ZoneState zone_state(&zone_, lazy ? &dropped_zone_ : zone_);
  DeclarationScope* scope = NewFunctionScope(kind);
  scope->set_start_position(begin);
  snapshot->Reparent(scope);
  if (forced && is_strict_mode_requested()) scope->SetStrict();
  {
    FunctionState state(this, scope, kind);
    Parameters parameters(zone_);
    for (Expression* e : elements) {
      const int parameter_begin = e->IsAssignment() ? e->AsAssignment()->target()->position() : e->position();
      if (Spread* spread = e->AsSpread()) {
        parameters.is_simple = false;
        parameters.has_rest = true;
        Expression* target = spread->expression();
        if (target->IsAssignment()) {
          Fail(MessageTemplate::kRestDefaultInitializer, e->position(), e->position() + 3);
        }
        target = ToPattern(target, &parameters.bound);
        if (target->IsPattern()) parameters.has_expressions = true;
        parameters.list.push_back({target, true, parameter_begin});
      } else {
        AddParameter(&parameters, ToPatternElement(e, &parameters.bound), parameter_begin);
      }
    }
    if (kind == FunctionKind::kAsyncArrowFunction) {
      for (VariableProxy* proxy : parameters.bound.names) {
        if (proxy->raw_name() == factory_->await_string()) {
          Fail(MessageTemplate::kAwaitBindingIdentifier, proxy->position(), proxy->end_position());
        }
      }
    }
    parameters.end_position = position();
    if (has_block) Next();
    if (!has_block && scanner_.current().token != Token::kArrow) ReportUnexpectedCurrent();
    ParseFunctionBody(literal, scope, &parameters, true, accept_in);
    scope->set_end_position(end_position());
    literal->set_end_position(end_position());
    literal->set_suspend_count(state.suspend_count);
  }
  FinishFunction(literal, scope, lazy, outer_zone);
  return literal;
}

}  // namespace v8::internal

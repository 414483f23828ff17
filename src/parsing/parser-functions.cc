#include <algorithm>

#include "src/parsing/parser.h"

// Functions (ECMA-262 §15).
namespace v8::internal {

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
  const bool eager = likely_called_position_ == begin || forced_eager_position_ == begin;
  return ParseFunctionLiteral(name, name_position, strict_reserved, kind, syntax, begin, eager);
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

Parser::Treatment Parser::TreatmentOf(bool eager, int parameters_position) const {
  if (!eager && info_->allow_lazy &&
      (V8_LIKELY(info_->compile_hint == nullptr) ||
       !info_->compile_hint(parameters_position, info_->compile_hint_data))) {
    return Treatment::kDrop;
  }
  return zone_ == &dropped_zone_ ? Treatment::kDropWithOuter : Treatment::kKeep;
}

// Functions whose tree is not needed now are parsed into dropped_zone_, which nothing outlives.
Zone* Parser::ZoneFor(Treatment treatment) {
  if (treatment != Treatment::kDrop || zone_ == &dropped_zone_) return zone_;
  if (dropped_zone_.allocation_size() > kMaximumDroppedBytes) dropped_zone_.Reset();
  return &dropped_zone_;
}

FunctionLiteral* Parser::ParseFunctionLiteral(const AstRawString* name, int name_position, bool name_is_strict_reserved,
                                              FunctionKind kind, FunctionLiteral::Syntax syntax, int begin,
                                              bool eager) {
  CheckStack();
  const bool forced = info_->kind == ParseKind::kFunction && function_state_->outer == nullptr &&
                      peek_position() == forced_eager_position_;
  const Treatment treatment = TreatmentOf(eager || forced, peek_position());
  FunctionLiteral* literal = New<FunctionLiteral>(begin, kind, syntax);
  literal->set_name(name);
  literal->set_outer_scope(scope_);
  literal->set_function_start_position(peek_position());
  literal->set_first_function_literal_id(next_function_id_);
  if (treatment == Treatment::kDrop && preparsed_.data() != nullptr) {
    const PreparsedFunctions::Function* known = preparsed_.Find(peek_position());
    if (known != nullptr && !known->is_arrow) {
      StepOver(literal, *known);
      return literal;
    }
  }
  literal->set_function_literal_id(next_function_id_++);
  const size_t first_dropped = dropped_functions_.size();
  Zone* const outer_zone = zone_;
  ZoneState zone_state(&zone_, ZoneFor(treatment));
  DeclarationScope* scope = NewFunctionScope(kind);
  scope->set_start_position(peek_position());
  if ((forced || info_->kind == ParseKind::kFunctionConstructor) && is_strict_mode_requested()) scope->SetStrict();
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
  }
  FinishFunction(literal, scope, treatment, outer_zone, first_dropped);
  return literal;
}

void Parser::FinishFunction(FunctionLiteral* literal, DeclarationScope* scope, Treatment treatment, Zone* outer_zone,
                            size_t first_dropped) {
  literal->set_language_mode(scope->language_mode());
  literal->set_calls_direct_eval(scope->calls_eval() || scope->inner_scope_calls_eval());
  literal->set_scope(scope);
  if (treatment == Treatment::kDrop) {
    DropFunction(literal, scope, outer_zone, first_dropped);
  } else {
    literal->set_is_eager();
  }
}

// What is needed of the function later: its own functions are written down; its free names are uses of what is around
// it.
void Parser::DropFunction(FunctionLiteral* literal, DeclarationScope* scope, Zone* outer_zone, size_t first_dropped) {
  DroppedFunction* dropped = nullptr;
  if (outer_zone == &dropped_zone_) {
    dropped = New<DroppedFunction>();
    dropped->literal = literal;
    dropped->end_position = end_position();
    dropped->next_function_id = next_function_id_;
  }
  scope->MoveFreeNamesOutward(outer_zone, factory_, dropped);
  const size_t count = dropped_functions_.size() - first_dropped;
  if (count != 0) {
    PreparseData* data = info_->preparsed.Get();
    const uint32_t list = data->Write(literal->function_start_position(), dropped_functions_.data() + first_dropped,
                                      count, info_->source);
    literal->set_preparsed_functions(data, list);
    if (dropped != nullptr) dropped->preparsed = list;
    dropped_functions_.Truncate(first_dropped);
  }
  if (dropped != nullptr && !dropped_functions_.TryAdd(dropped)) throw CompileAbort{CompileAbort::kOutOfMemory};
  literal->set_is_lazy();
}

// The function has been parsed before: makes of it what parsing and dropping it again would.
void Parser::StepOver(FunctionLiteral* literal, const PreparsedFunctions::Function& function) {
  literal->set_function_literal_id(literal->first_function_literal_id() + function.literal_id);
  next_function_id_ = literal->first_function_literal_id() + function.id_count;
  literal->set_end_position(function.end);
  literal->set_language_mode(function.is_strict ? LanguageMode::kStrict : LanguageMode::kSloppy);
  literal->set_has_simple_parameters(function.has_simple_parameters);
  literal->set_function_length(function.function_length);
  literal->set_parameter_count(function.parameter_count);
  literal->set_calls_direct_eval(function.calls_direct_eval);
  literal->set_preparsed_functions(preparsed_.data(), function.inner);
  literal->set_is_lazy();
  if (function.calls_direct_eval) scope_->RecordInnerEvalCall();
  for (int i = 0; i < function.use_count; ++i) {
    const PreparsedFunctions::Use use = preparsed_.NextUse(factory_, info_->source);
    VariableProxy* proxy = UseVariable(use.name, use.position);
    proxy->set_is_from_skipped_function();
    if (use.is_assigned) proxy->set_is_assigned();
    if (use.is_this) proxy->set_is_this();
    if (use.is_new_target) proxy->set_is_new_target();
    const bool is_static = use.name == factory_->dot_static_home_object_string();
    if (is_static || use.name == factory_->dot_home_object_string()) {
      Scope* home = function.is_arrow ? scope_->GetReceiverScope()->outer_scope() : scope_;
      DeclareHomeObject(home, is_static, use.position);
    }
  }
  // The other names that it uses do not matter, but that there are some does: see ParseFunctionBody.
  if (function.has_free_names && function.use_count == 0)
    UseVariable(factory_->empty_string(), function.start)->set_is_removed();
  scanner_.SkipToBrace(function.end);
}

FunctionLiteral* Parser::StepOverArrow() {
  const int begin = peek_position();
  const PreparsedFunctions::Function* known = preparsed_.Find(begin);
  if (known == nullptr || !known->is_arrow) return nullptr;
  const FunctionKind kind = known->is_async_arrow ? FunctionKind::kAsyncArrowFunction : FunctionKind::kArrowFunction;
  FunctionLiteral* literal = New<FunctionLiteral>(begin, kind, FunctionLiteral::kAnonymousExpression);
  literal->set_name(factory_->empty_string());
  literal->set_outer_scope(scope_);
  literal->set_function_start_position(begin);
  literal->set_first_function_literal_id(next_function_id_);
  StepOver(literal, *known);
  return literal;
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
  if (parameters->count > kMaximumParameters) FailCurrent(MessageTemplate::kTooManyParameters);
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
  // Each parameter is initialised where the next one begins. The names come in the order of the parameters.
  const size_t count = parameters.list.size();
  size_t next = 0;
  for (VariableProxy* proxy : parameters.bound.names) {
    while (next < count && parameters.list[next].position <= proxy->position()) ++next;
    proxy->var()->set_initializer_position(next < count ? parameters.list[next].position : parameters.end_position);
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
      const ZoneVector<VariableProxy*>& names = parameters->bound.names;
      for (VariableProxy* const* name = names.begin(); name != names.end(); ++name) {
        const auto is_same = [name](const VariableProxy* other) { return other->raw_name() == (*name)->raw_name(); };
        if (!std::any_of(names.begin(), name, is_same)) continue;
        Fail(MessageTemplate::kParamDupe, (*name)->position(), (*name)->end_position());
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

// At =>. `parameters` are expressions to be converted; what came since `head` becomes the function's.
Expression* Parser::ParseArrow(AstList<Expression*> elements, FunctionKind kind, int begin, ArrowHead* head,
                               bool accept_in) {
  CheckStack();
  accept_in = accept_in && !no_in_;
  FunctionLiteral* literal = New<FunctionLiteral>(begin, kind, FunctionLiteral::kAnonymousExpression);
  literal->set_name(factory_->empty_string());
  literal->set_outer_scope(scope_);
  literal->set_function_start_position(begin);
  literal->set_first_function_literal_id(head->first_id);
  literal->set_function_literal_id(next_function_id_++);
  Next();  // =>
  const bool has_block = peek() == Token::kLeftBrace;
  const bool forced =
      info_->kind == ParseKind::kFunction && function_state_->outer == nullptr && begin == forced_eager_position_;
  const Treatment treatment = TreatmentOf(forced || !has_block || head->is_likely_called, begin);
  Zone* const outer_zone = zone_;
  ZoneState zone_state(&zone_, ZoneFor(treatment));
  DeclarationScope* scope = NewFunctionScope(kind);
  scope->set_start_position(begin);
  head->snapshot.Reparent(scope);
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
  }
  FinishFunction(literal, scope, treatment, outer_zone, head->first_dropped);
  return literal;
}

}  // namespace v8::internal

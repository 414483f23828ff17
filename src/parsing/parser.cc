#include "src/parsing/parser.h"

namespace v8::internal {

Parser::Parser(ParseInfo* info)
    : info_(info),
      factory_(&info->factory),
      scanner_(&info->factory, info->source, info->kind == ParseKind::kModule, info->allow_html_comments),
      stack_limit_(info->stack_limit),
      zone_(&info->zone) {
  if (info->preparsed_functions != 0) {
    preparsed_ = PreparsedFunctions(info->preparse_data, info->preparsed_functions, info->function_start_position);
  }
  dropped_zone_.set_poller(info->zone.poller());
}

Parser::FunctionState::FunctionState(Parser* parser, DeclarationScope* scope, FunctionKind kind)
    : parser(parser),
      outer(parser->function_state_),
      scope(scope),
      saved_scope(parser->scope_),
      kind(kind),
      saved_yield_position(parser->yield_position_),
      saved_await_position(parser->await_position_),
      saved_await_identifier_position(parser->await_identifier_position_) {
  in_class_initializer =
      IsClassElementsInitializer(kind) || (IsArrowFunction(kind) && outer != nullptr && outer->in_class_initializer);
  parser->function_state_ = this;
  parser->scope_ = scope;
  parser->yield_position_ = -1;
  parser->await_position_ = -1;
  parser->await_identifier_position_ = -1;
}

Parser::FunctionState::~FunctionState() {
  parser->function_state_ = outer;
  parser->scope_ = saved_scope;
  parser->yield_position_ = saved_yield_position;
  parser->await_position_ = saved_await_position;
  parser->await_identifier_position_ = saved_await_identifier_position;
}

// ---- Errors

void Parser::Fail(MessageTemplate message, int begin, int end, const AstRawString* argument,
                  const AstRawString* argument2, const AstRawString* argument3) {
  info_->failure = ParseInfo::Failure::kSyntaxError;
  info_->error_message = message;
  info_->error_arguments[0] = argument;
  info_->error_arguments[1] = argument2;
  info_->error_arguments[2] = argument3;
  info_->error_start = begin;
  info_->error_end = end;
  info_->error_is_end_of_source = begin >= scanner_.length() || begin == scanner_.unfinished_token();
  // The reason does not matter: the failure is set.
  throw CompileAbort{CompileAbort::kOutOfMemory};
}

void Parser::Fail(MessageTemplate message, const AstNode* node) {
  Fail(message, node->position(), end_position() > node->position() ? end_position() : node->position() + 1);
}

void Parser::ReportUnexpected(const TokenInfo& token) {
  MessageTemplate message = MessageTemplate::kUnexpectedToken;
  const AstRawString* argument = nullptr;
  int begin = token.begin;
  int end = token.end;
  switch (token.token) {
    case Token::kEndOfSource:
      message = MessageTemplate::kUnexpectedTokenEOS;
      break;
    case Token::kNumber:
    case Token::kBigInt:
      message = MessageTemplate::kUnexpectedTokenNumber;
      break;
    case Token::kString:
      message = MessageTemplate::kUnexpectedTokenString;
      break;
    case Token::kTemplateSpan:
    case Token::kTemplateTail:
      message = MessageTemplate::kUnexpectedTemplateString;
      break;
    case Token::kPrivateName:
      message = MessageTemplate::kUnexpectedTokenIdentifier;
      argument = token.string;
      break;
    case Token::kEscapedKeyword:
    case Token::kEscapedStrictReserved:
      message = MessageTemplate::kInvalidEscapedReservedWord;
      break;
    case Token::kEnum:
      message = MessageTemplate::kUnexpectedReserved;
      break;
    case Token::kIllegal:
      message = token.error == MessageTemplate::kNone ? MessageTemplate::kInvalidOrUnexpectedToken : token.error;
      begin = token.error_begin;
      end = token.error_end;
      break;
    case Token::kLet:
    case Token::kStatic:
    case Token::kYield:
    case Token::kFutureStrictReserved:
      if (is_strict()) {
        message = MessageTemplate::kUnexpectedStrictReserved;
        break;
      }
      [[fallthrough]];
    default:
      if (IsAnyIdentifier(token.token)) {
        message = MessageTemplate::kUnexpectedTokenIdentifier;
        argument = scanner_.Name(token);
      } else {
        argument = factory_->GetString(TokenText(token.token));
      }
  }
  Fail(message, begin, end, argument);
}

void Parser::CheckExpressionErrors(const CoverErrors& errors, int from) {
  if (errors.shorthand_initializer >= from) {
    Fail(MessageTemplate::kInvalidCoverInitializedName, errors.shorthand_initializer, errors.shorthand_initializer + 1);
  }
  if (errors.double_proto >= from) {
    Fail(MessageTemplate::kDuplicateProto, errors.double_proto, errors.double_proto + 9);
  }
}

void Parser::CheckPatternErrors(const CoverErrors& errors, bool is_binding) {
  if (errors.trailing_comma >= 0) {
    Fail(is_binding ? MessageTemplate::kParamAfterRest : MessageTemplate::kElementAfterRest, errors.trailing_comma,
         errors.trailing_comma + 1);
  }
  const int parenthesized = is_binding ? errors.parenthesized_bind : errors.parenthesized_assign;
  if (parenthesized >= 0) {
    Fail(MessageTemplate::kInvalidDestructuringTarget, parenthesized, parenthesized + 1);
  }
}

void Parser::ExpectSemicolon() {
  const Token token = peek();
  if (V8_LIKELY(token == Token::kSemicolon)) {
    Next();
    return;
  }
  if (token == Token::kRightBrace || token == Token::kEndOfSource || NewlineBeforeNext()) return;
  if (scanner_.current().token == Token::kAwait && !is_await_allowed()) {
    Fail(MessageTemplate::kAwaitNotInAsyncContextAndModule, position(), end_position());
  }
  ReportUnexpectedNext();
}

bool Parser::is_await_allowed() const {
  return is_async() || (IsModule(function_state_->kind) && is_module()) ||
         function_state_->kind == FunctionKind::kAsyncModule;
}

bool Parser::is_await_reserved() const {
  return is_module() || is_async() || function_state_->kind == FunctionKind::kClassStaticInitializer;
}

// Blocks that declare nothing leave the scope tree.
Scope* Parser::FinishBlockScope(Scope* scope, int end) {
  scope->set_end_position(end);
  return scope->HasDeclarations() || scope->is_nonlinear() ? scope : scope->Dissolve();
}

// ---- Programs

// The scope that the program is to be parsed in: what surrounds it, or null.
DeclarationScope* Parser::MakeOuterScopes() {
  if (info_->outer_scope != nullptr) {
    scope_ = UnlinkedScope::Deserialize(zone_, factory_, info_->outer_scope);
    return nullptr;
  }
  if (info_->kind == ParseKind::kScript) return nullptr;
  DeclarationScope* script = New<DeclarationScope>(zone_, nullptr, ScopeType::kScript);
  script->set_start_position(0);
  script->set_end_position(scanner_.length());
  scope_ = script;
  return script;
}

FunctionLiteral* Parser::ParseProgram() {
  DeclarationScope* top = MakeOuterScopes();
  if (info_->kind == ParseKind::kFunctionConstructor) {
    FunctionLiteral* literal = ParseFunctionConstructor();
    Scope::Analyze(top != nullptr ? top : literal->scope(), factory_);
    return literal;
  }
  ScopeType type = ScopeType::kScript;
  FunctionKind kind = info_->is_repl ? FunctionKind::kAsyncFunction : FunctionKind::kNormalFunction;
  if (info_->kind == ParseKind::kModule) {
    type = ScopeType::kModule;
    kind = FunctionKind::kModule;
  } else if (info_->kind == ParseKind::kEval) {
    type = ScopeType::kEval;
  } else if (info_->kind == ParseKind::kWrappedFunction) {
    type = ScopeType::kFunction;
  }
  scanner_.Initialize(0);
  next_function_id_ = 1;
  FunctionLiteral* literal = New<FunctionLiteral>(
      0, kind,
      info_->kind == ParseKind::kWrappedFunction ? FunctionLiteral::kWrapped : FunctionLiteral::kAnonymousExpression);
  literal->set_outer_scope(scope_);
  DeclarationScope* scope = New<DeclarationScope>(zone_, scope_, type, kind);
  if (top == nullptr) top = scope;
  if (info_->kind == ParseKind::kModule || is_strict_mode_requested()) scope->SetStrict();
  if (info_->is_repl) scope->SetRepl();
  scope->set_start_position(0);
  if (type == ScopeType::kModule) {
    module_ = New<ModuleDescriptor>(zone_);
    scope->set_module(module_);
    info_->module = module_;
  }
  FunctionState state(this, scope, kind);
  if (info_->kind == ParseKind::kEval && info_->outer_scope != nullptr) {
    // `arguments` in an eval of a field's initializer.
    DeclarationScope* receiver = scope_->GetReceiverScope();
    state.in_class_initializer = receiver->is_function_scope() && IsClassElementsInitializer(receiver->function_kind());
  }
  if (info_->wrapped_parameter_count > kMaximumParameters) Fail(MessageTemplate::kTooManyParameters, 0, 0);
  for (int i = 0; i < info_->wrapped_parameter_count; ++i) {
    scope->DeclareParameter(info_->wrapped_parameters[i], 0);
  }
  literal->set_parameter_count(info_->wrapped_parameter_count);
  literal->set_function_length(info_->wrapped_parameter_count);
  PointerList<Statement> list(this);
  if (type == ScopeType::kModule) {
    ParseModuleItemList(&list);
  } else {
    ParseStatementList(&list, Token::kEndOfSource, true);
  }
  scope->set_end_position(scanner_.length());
  if (!scope->is_strict()) scope->HoistSloppyBlockFunctions(factory_);
  CheckNestedVarConflicts();
  if (type == ScopeType::kModule) {
    if (module_->has_top_level_await) {
      literal->set_kind(FunctionKind::kAsyncModule);
      scope->set_function_kind(FunctionKind::kAsyncModule);
    }
    FinishModule(scope);
  }
  literal->set_end_position(scanner_.length());
  literal->set_name(factory_->empty_string());
  literal->set_is_eager();
  literal->set_scope(scope);
  literal->set_body(list.Finish());
  literal->set_language_mode(scope->language_mode());
  literal->set_calls_direct_eval(scope->calls_eval() || scope->inner_scope_calls_eval());
  Scope::Analyze(top, factory_);
  return literal;
}

// The whole source is one function expression, made of the arguments of Function and its kin.
FunctionLiteral* Parser::ParseFunctionConstructor() {
  scanner_.Initialize(0);
  next_function_id_ = 1;
  FunctionState state(this, scope_->AsDeclarationScope(), FunctionKind::kNormalFunction);
  forced_eager_position_ = 0;
  Expression* expression;
  if (peek() == Token::kAsync) {
    Next();
    expression = ParseAsyncFunctionExpression(position());
  } else {
    expression = ParseFunctionExpression();
  }
  if (peek() != Token::kEndOfSource) ReportUnexpectedNext();
  return expression->AsFunctionLiteral();
}

FunctionLiteral* Parser::ParseFunction() {
  MakeOuterScopes();
  next_function_id_ = info_->first_function_literal_id;
  const FunctionKind kind = info_->function_kind;
  const auto syntax = static_cast<FunctionLiteral::Syntax>(info_->function_syntax);
  DeclarationScope* surroundings = scope_->GetClosureScope();
  // The surrounding function's kind must not make `yield` or `await` operators of its parameters: early errors were
  // found when the function was first parsed.
  FunctionState state(this, surroundings, FunctionKind::kNormalFunction);
  state.in_class_initializer = false;
  scope_ = state.saved_scope;
  forced_eager_position_ = info_->function_start_position;
  scanner_.Initialize(info_->function_start_position);
  FunctionLiteral* literal;
  if (IsArrowFunction(kind)) {
    Expression* expression = ParseAssignment();
    literal = expression->AsFunctionLiteral();
    if (literal == nullptr) ReportUnexpectedNext();
    if (info_->function_name != nullptr) literal->set_name(info_->function_name);
  } else {
    literal = ParseFunctionLiteral(info_->function_name != nullptr ? info_->function_name : factory_->empty_string(),
                                   info_->start_position, false, kind, syntax, info_->start_position, true);
  }
  if (IsClassConstructor(kind)) literal->set_end_position(info_->end_position);  // Shows the whole class.
  if (info_->requires_instance_members_initializer) literal->set_requires_instance_members_initializer();
  literal->set_instance_field_count(info_->instance_field_count);
  if (info_->class_scope_has_private_brand) literal->set_class_scope_has_private_brand();
  Scope::Analyze(literal->scope(), factory_);
  return literal;
}

void Parser::ParseStatementList(PointerList<Statement>* list, Token end, bool directives) {
  if (directives) ParseDirectives(list, end);
  while (peek() != end) list->Add(ParseStatementListItem());
}

void Parser::ParseDirectives(PointerList<Statement>* list, Token end) {
  TokenInfo first_octal;
  bool has_octal = false;
  while (peek() == Token::kString) {
    const TokenInfo token = scanner_.next();
    Statement* statement = ParseStatementListItem();
    list->Add(statement);
    ExpressionStatement* expression = statement->AsExpressionStatement();
    if (expression == nullptr || !expression->expression()->IsStringLiteral() ||
        expression->expression()->is_parenthesized() || expression->expression()->position() != token.begin) {
      return;
    }
    if (token.octal != MessageTemplate::kNone && !has_octal) {
      has_octal = true;
      first_octal = token;
    }
    if (token.string == factory_->use_strict_string() && !token.has_escapes && token.end - token.begin == 12) {
      DeclarationScope* scope = scope_->GetClosureScope();
      if (scope->is_function_scope() && !scope->has_simple_parameters()) {
        Fail(MessageTemplate::kIllegalLanguageModeDirective, token.begin, token.end, factory_->use_strict_string());
      }
      scope->SetStrict();
      scope_->SetStrict();
      // The token after it was read as sloppy code; only its spelling counts, which is checked when it is used.
    } else if (token.string == factory_->use_asm_string()) {
      info_->CountUsage(UseCounter::kUseAsm);
    }
    if (is_strict() && has_octal) Fail(first_octal.octal, first_octal.begin, first_octal.end);
    if (peek() == end) return;
  }
}

void Parser::CheckNestedVarConflicts() {
  for (NestedVar* var = function_state_->nested_vars; var != nullptr; var = var->next) {
    for (Scope* s = var->scope; !s->is_declaration_scope(); s = s->outer_scope()) {
      Variable* other = s->LookupLocal(var->name);
      if (other == nullptr) continue;
      if (other->IsLexical()) Redeclaration(var->name, var->position);
    }
  }
}

// ---- Entry functions

namespace {

template <typename Function>
bool Guarded(ParseInfo* info, Function function) {
  try {
    info->factory.Initialize();
    info->literal = function();
    return true;
  } catch (const CompileAbort& abort) {
    info->literal = nullptr;
    info->NoteAbort(abort);
    return false;
  }
}

}  // namespace

void Parser::Publish() {
  info_->function_literal_count = next_function_id_;
  if (scanner_.has_html_comment()) info_->CountUsage(UseCounter::kHtmlComment);
  info_->source_url = scanner_.source_url();
  info_->source_mapping_url = scanner_.source_mapping_url();
}

bool ParseProgram(ParseInfo* info) {
  return Guarded(info, [info] {
    Parser parser(info);
    FunctionLiteral* literal = parser.ParseProgram();
    info->CountUsage(is_strict(literal->language_mode()) ? UseCounter::kStrictMode : UseCounter::kSloppyMode);
    parser.Publish();
    return literal;
  });
}

bool ParseFunction(ParseInfo* info) {
  return Guarded(info, [info] {
    Parser parser(info);
    FunctionLiteral* literal = parser.ParseFunction();
    parser.Publish();
    return literal;
  });
}

}  // namespace v8::internal

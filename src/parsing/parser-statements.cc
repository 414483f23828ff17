#include "src/parsing/parser.h"

// Statements and declarations (ECMA-262 §14).
namespace v8::internal {

namespace {

const char* NameOf(VariableMode mode, DisposeHint hint) {
  if (hint != DisposeHint::kNone) return hint == DisposeHint::kAsync ? "await using" : "using";
  return mode == VariableMode::kConst ? "const" : "let";
}

}  // namespace

// `let` begins a declaration when an identifier, [ or { follows.
bool Parser::IsNextLetDeclaration() {
  if (scanner_.next().has_escapes) return false;
  switch (scanner_.PeekAhead()) {
    case Token::kLeftBrace:
    case Token::kLeftBracket:
      return true;
    case Token::kEscapedKeyword:
      return false;
    default:
      return IsAnyIdentifier(scanner_.PeekAhead());
  }
}

// Whether the tokens begin a using declaration: a name follows on the same line. `for (using of` is one only before
// `=`.
DisposeHint Parser::NextUsingDeclaration(bool in_for) {
  if (scanner_.next().has_escapes) return DisposeHint::kNone;
  const bool is_async = peek() == Token::kAwait;
  if (is_async) {
    const TokenInfo& keyword = scanner_.Ahead();
    if (keyword.token != Token::kUsing || keyword.has_escapes || keyword.newline_before || !is_await_allowed()) {
      return DisposeHint::kNone;
    }
  } else if (peek() != Token::kUsing) {
    return DisposeHint::kNone;
  }
  const TokenInfo& name = is_async ? scanner_.AheadAhead() : scanner_.Ahead();
  if (!IsAnyIdentifier(name.token) || name.newline_before) return DisposeHint::kNone;
  if (in_for && !is_async && name.token == Token::kOf && scanner_.AheadAhead().token != Token::kAssign) {
    return DisposeHint::kNone;
  }
  return is_async ? DisposeHint::kAsync : DisposeHint::kSync;
}

Statement* Parser::ParseStatementListItem() {
  switch (peek()) {
    case Token::kFunction:
      return ParseFunctionDeclaration(false);
    case Token::kAt:
    case Token::kClass:
      return ParseClassDeclaration();
    case Token::kConst:
      return ParseVariableStatement(VariableMode::kConst);
    case Token::kLet:
      if (IsNextLetDeclaration()) return ParseVariableStatement(VariableMode::kLet);
      break;
    case Token::kUsing:
    case Token::kAwait:
      if (const DisposeHint hint = NextUsingDeclaration(false); hint != DisposeHint::kNone) {
        return ParseVariableStatement(VariableMode::kConst, hint);
      }
      break;
    case Token::kAsync:
      if (!scanner_.next().has_escapes && scanner_.PeekAhead() == Token::kFunction &&
          !scanner_.Ahead().newline_before) {
        return ParseFunctionDeclaration(true);
      }
      break;
    default:
      break;
  }
  return ParseStatement(nullptr, true);
}

Statement* Parser::ParseStatement(Label* own_labels, bool allow_function) {
  CheckStack();
  const int begin = peek_position();
  switch (peek()) {
    case Token::kLeftBrace:
      return ParseBlock();
    case Token::kSemicolon:
      Next();
      return New<EmptyStatement>(begin);
    case Token::kIf:
      return ParseIf();
    case Token::kDo:
      return ParseDoWhile(own_labels);
    case Token::kWhile:
      return ParseWhile(own_labels);
    case Token::kFor:
      return ParseFor(own_labels);
    case Token::kContinue:
      return ParseContinue();
    case Token::kBreak:
      return ParseBreak();
    case Token::kReturn:
      return ParseReturn();
    case Token::kThrow:
      return ParseThrow();
    case Token::kTry:
      return ParseTry();
    case Token::kWith:
      return ParseWith();
    case Token::kSwitch:
      return ParseSwitch();
    case Token::kVar:
      return ParseVariableStatement(VariableMode::kVar);
    case Token::kDebugger:
      Next();
      ExpectSemicolon();
      return New<DebuggerStatement>(begin);
    case Token::kFunction:
      Fail(is_strict() ? MessageTemplate::kStrictFunction : MessageTemplate::kSloppyFunction, begin,
           scanner_.next().end);
    case Token::kAt:
    case Token::kClass:
      ReportUnexpectedNext();
    case Token::kAsync:
      if (!scanner_.next().has_escapes && scanner_.PeekAhead() == Token::kFunction &&
          !scanner_.Ahead().newline_before) {
        Fail(MessageTemplate::kAsyncFunctionInSingleStatementContext, begin, scanner_.next().end);
      }
      break;
    default:
      break;
  }
  return ParseExpressionOrLabelledStatement(own_labels, allow_function);
}

Statement* Parser::ParseExpressionOrLabelledStatement(Label* own_labels, bool allow_function) {
  const int begin = peek_position();
  const Token token = peek();
  if (IsAnyIdentifier(token) && scanner_.PeekAhead() == Token::kColon) {
    const AstRawString* name = ParseIdentifier();
    Next();
    for (Label* l = function_state_->labels; l != nullptr; l = l->outer) {
      if (l->name == name) Fail(MessageTemplate::kLabelRedeclaration, begin, end_position() - 1, name);
    }
    LabelledStatement* statement = New<LabelledStatement>(begin, name);
    Label label{name, statement, nullptr, function_state_->labels};
    function_state_->labels = &label;
    // The labels that stand directly before the same statement are the newest ones of the chain; `own_labels` is the
    // oldest of them.
    Label* first = own_labels != nullptr ? own_labels : &label;
    Statement* body;
    if (peek() == Token::kFunction && !is_strict() && allow_function) {
      if (scanner_.PeekAhead() == Token::kMul) {
        Fail(MessageTemplate::kGeneratorInSingleStatementContext, peek_position(), scanner_.Ahead().end);
      }
      body = ParseFunctionDeclaration(false);
    } else {
      body = ParseStatement(first, allow_function);
    }
    statement->set_body(body);
    function_state_->labels = label.outer;
    return statement;
  }
  if (token == Token::kLet && !scanner_.next().has_escapes) {
    const TokenInfo& ahead = scanner_.Ahead();
    // ExpressionStatement must not start with `let [`; other declarations here are no better.
    if (ahead.token == Token::kLeftBracket ||
        ((ahead.token == Token::kLeftBrace || (IsAnyIdentifier(ahead.token) && !is_strict())) &&
         !ahead.newline_before)) {
      Fail(MessageTemplate::kUnexpectedLexicalDeclaration, begin, scanner_.next().end);
    }
  }
  Expression* expression = ParseExpression();
  ExpectSemicolon();
  return New<ExpressionStatement>(begin, expression);
}

Block* Parser::ParseBlock() {
  const int begin = peek_position();
  Expect(Token::kLeftBrace);
  Scope* scope = NewScope(ScopeType::kBlock);
  scope->set_start_position(begin);
  return ParseBlockWithScope(scope);
}

void Parser::ParseStatementsOf(Block* block) {
  PointerList<Statement> list(this);
  while (peek() != Token::kRightBrace) {
    if (peek() == Token::kEndOfSource) ReportUnexpectedNext();
    list.Add(ParseStatementListItem());
  }
  Next();
  block->set_statements(list.Finish());
}

// After the brace.
Block* Parser::ParseBlockWithScope(Scope* scope) {
  Block* block = New<Block>(position());
  ScopeState state(this, scope);
  ParseStatementsOf(block);
  block->set_scope(FinishBlockScope(scope, end_position()));
  return block;
}

Statement* Parser::ParseVariableStatement(VariableMode mode, DisposeHint hint) {
  if (hint != DisposeHint::kNone && (scope_->is_script_scope() || scope_->is_eval_scope())) {
    Fail(MessageTemplate::kUsingAtTopLevel, peek_position(), scanner_.next().end);
  }
  VariableDeclaration* declaration = ParseVariableDeclarations(mode, false, nullptr, hint);
  ExpectSemicolon();
  return declaration;
}

// With `in_for`, initializers may be missing where `of` or `in` follows; the caller then finds out. `bound` collects
// all names.
VariableDeclaration* Parser::ParseVariableDeclarations(VariableMode mode, bool in_for, BoundNames* bound,
                                                       DisposeHint hint) {
  Next();
  const int begin = position();
  if (hint != DisposeHint::kNone) {
    scope_->AddDisposeHint(hint);
    if (hint == DisposeHint::kAsync) {
      Next();
      if (module_ != nullptr && function_state_->kind == FunctionKind::kModule) module_->has_top_level_await = true;
    }
  }
  ZoneVector<VariableDeclarator> list(zone_);
  do {
    BoundNames names(zone_);
    const int target_begin = peek_position();
    Expression* target = hint == DisposeHint::kNone ? ParseBindingTarget(&names) : ParseBindingIdentifier(&names);
    Expression* initializer = nullptr;
    int initializer_position = target_begin;
    DeclareBoundNames(names, mode);
    if (Check(Token::kAssign)) {
      initializer_position = peek_position();
      initializer = ParseAssignment(!in_for);
      if (VariableProxy* proxy = target->AsVariableProxy()) {
        SetNameOf(initializer, proxy->raw_name());
        if (initializer->IsObjectLiteral()) InferNames(proxy->raw_name(), initializer);
      }
      if (mode != VariableMode::kVar) {
        for (VariableProxy* proxy : names.names) proxy->var()->set_initializer_position(end_position());
      }
    } else if (!in_for || !(PeekContextual(Token::kOf) || peek() == Token::kIn)) {
      if (target->IsPattern()) {
        Fail(MessageTemplate::kDeclarationMissingInitializer, target_begin, end_position(),
             factory_->GetString("destructuring"));
      }
      if (mode == VariableMode::kConst) {
        Fail(MessageTemplate::kDeclarationMissingInitializer, target_begin, end_position(),
             factory_->GetString(NameOf(mode, hint)));
      }
    }
    if (bound != nullptr) {
      for (VariableProxy* proxy : names.names) bound->names.push_back(proxy);
    }
    list.push_back({target, initializer, initializer_position});
  } while (Check(Token::kComma));
  return New<VariableDeclaration>(begin, mode, ListOf(list), hint);
}

Statement* Parser::ParseIf() {
  const int begin = peek_position();
  Next();
  Expect(Token::kLeftParen);
  Expression* condition = ParseExpression();
  Expect(Token::kRightParen);
  Statement* then_statement = ParseScopedStatement();
  Statement* else_statement = nullptr;
  if (Check(Token::kElse)) else_statement = ParseScopedStatement();
  return New<IfStatement>(begin, condition, then_statement, else_statement);
}

// Annex B.3.3: a function as the branch of an `if`, as in a block of its own.
Statement* Parser::ParseScopedStatement() {
  if (is_strict() || peek() != Token::kFunction) return ParseStatement(nullptr);
  if (scanner_.PeekAhead() == Token::kMul) {
    Fail(MessageTemplate::kGeneratorInSingleStatementContext, peek_position(), scanner_.Ahead().end);
  }
  Scope* scope = NewScope(ScopeType::kBlock);
  scope->set_start_position(peek_position());
  Block* block = New<Block>(peek_position());
  ScopeState state(this, scope);
  PointerList<Statement> list(this);
  list.Add(ParseFunctionDeclaration(false));
  block->set_statements(list.Finish());
  block->set_scope(FinishBlockScope(scope, end_position()));
  return block;
}

void Parser::ParseLoopBody(IterationStatement* loop, Label* own_labels) {
  if (own_labels != nullptr) {
    for (Label* l = function_state_->labels;; l = l->outer) {
      l->loop = loop;
      if (l == own_labels) break;
    }
  }
  TargetState target(this, loop);
  loop->set_body(ParseStatement(nullptr));
}

Statement* Parser::ParseDoWhile(Label* own_labels) {
  DoWhileStatement* loop = New<DoWhileStatement>(peek_position());
  Next();
  ParseLoopBody(loop, own_labels);
  Expect(Token::kWhile);
  Expect(Token::kLeftParen);
  loop->set_condition(ParseExpression());
  Expect(Token::kRightParen);
  Check(Token::kSemicolon);
  return loop;
}

Statement* Parser::ParseWhile(Label* own_labels) {
  WhileStatement* loop = New<WhileStatement>(peek_position());
  Next();
  Expect(Token::kLeftParen);
  loop->set_condition(ParseExpression());
  Expect(Token::kRightParen);
  ParseLoopBody(loop, own_labels);
  return loop;
}

Statement* Parser::ParseFor(Label* own_labels) {
  const int begin = peek_position();
  Next();
  bool is_await = false;
  if (peek() == Token::kAwait) {
    if (!is_await_allowed() || scanner_.next().has_escapes) ReportUnexpectedNext();
    Next();
    is_await = true;
    if (module_ != nullptr && function_state_->kind == FunctionKind::kModule) module_->has_top_level_await = true;
  }
  Expect(Token::kLeftParen);
  Scope* scope = NewScope(ScopeType::kBlock);
  scope->set_start_position(begin);
  ScopeState state(this, scope);

  const Token first = peek();
  const DisposeHint hint = NextUsingDeclaration(true);
  if (first == Token::kVar || first == Token::kConst || (first == Token::kLet && IsNextLetDeclaration()) ||
      hint != DisposeHint::kNone) {
    const VariableMode mode = first == Token::kVar   ? VariableMode::kVar
                              : first == Token::kLet ? VariableMode::kLet
                                                     : VariableMode::kConst;
    BoundNames bound(zone_);
    VariableDeclaration* declaration = ParseVariableDeclarations(mode, true, &bound, hint);
    const bool of = PeekContextual(Token::kOf);
    if (!of && (is_await || peek() != Token::kIn)) {
      if (is_await) ReportUnexpectedNext();
      for (VariableDeclarator& d : declaration->declarators()) {
        if (d.initializer == nullptr && (mode == VariableMode::kConst || d.target->IsPattern())) {
          Fail(MessageTemplate::kDeclarationMissingInitializer, d.position, end_position(),
               factory_->GetString(d.target->IsPattern() ? "destructuring" : NameOf(mode, hint)));
        }
      }
      return ParseForRest(own_labels, New<ForStatement>(begin), declaration, scope, mode == VariableMode::kLet);
    }
    const AstRawString* kind = factory_->GetString(of ? (is_await ? "for-await-of" : "for-of") : "for-in");
    if ((is_await || hint != DisposeHint::kNone) && !of) ReportUnexpectedNext();
    if (declaration->declarators().size() != 1) {
      Fail(MessageTemplate::kForInOrOfLoopMultiBindings, declaration->position(), end_position(), kind);
    }
    const VariableDeclarator& declarator = declaration->declarators()[0];
    if (declarator.initializer != nullptr) {
      if (of || is_strict() || mode != VariableMode::kVar || declarator.target->IsPattern()) {
        Fail(MessageTemplate::kForInOrOfLoopInitializer, declaration->position(), end_position(), kind);
      }
      info_->CountUsage(UseCounter::kForInInitializer);
    }
    ForEachStatement* loop = of ? static_cast<ForEachStatement*>(New<ForOfStatement>(begin, is_await))
                                : static_cast<ForEachStatement*>(New<ForInStatement>(begin));
    loop->set_declaration(mode, hint);
    loop->set_each_initializer(declarator.initializer);
    return ParseForEach(own_labels, loop, declarator.target, scope, &bound);
  }

  Statement* init = nullptr;
  if (first != Token::kSemicolon) {
    const int target_begin = peek_position();
    const bool starts_with_let = first == Token::kLet;
    const bool starts_with_async = first == Token::kAsync && !scanner_.next().has_escapes;
    const bool async_of = starts_with_async && scanner_.PeekAhead() == Token::kOf;
    CoverErrors errors;
    Expression* expression = ParseExpression(false, &errors);
    const bool of = PeekContextual(Token::kOf);
    if (of || peek() == Token::kIn) {
      if (of && starts_with_let) Fail(MessageTemplate::kForOfLet, target_begin, end_position());
      if (of && async_of && !is_await && expression->IsVariableProxy() && !expression->is_parenthesized()) {
        Fail(MessageTemplate::kForOfAsync, target_begin, end_position());
      }
      if (is_await && !of) ReportUnexpectedNext();
      if (expression->IsArrayLiteral() || expression->IsObjectLiteral()) {
        if (expression->is_parenthesized()) Fail(MessageTemplate::kInvalidLhsInFor, target_begin, end_position());
        CheckPatternErrors(errors, false);
        expression = ToPattern(expression, nullptr);
      } else {
        CheckExpressionErrors(errors);
        expression = CheckSimpleTarget(expression, target_begin, MessageTemplate::kInvalidLhsInFor, true);
      }
      ForEachStatement* loop = of ? static_cast<ForEachStatement*>(New<ForOfStatement>(begin, is_await))
                                  : static_cast<ForEachStatement*>(New<ForInStatement>(begin));
      return ParseForEach(own_labels, loop, expression, scope, nullptr);
    }
    CheckExpressionErrors(errors);
    init = New<ExpressionStatement>(target_begin, expression);
  }
  if (is_await) ReportUnexpectedNext();
  return ParseForRest(own_labels, New<ForStatement>(begin), init, scope, false);
}

Statement* Parser::ParseForEach(Label* own_labels, ForEachStatement* loop, Expression* each, Scope* scope,
                                BoundNames* bound) {
  Next();
  Scope::Snapshot before(scope_);
  Expression* subject = loop->IsForOfStatement() ? ParseAssignment() : ParseExpression();
  const bool mentions_names = before.HasNewEntries();
  before.Merge();
  Expect(Token::kRightParen);
  loop->Initialize(each, subject);
  if (loop->is_declaration() && loop->declaration_mode() != VariableMode::kVar) {
    // The bindings exist, uninitialised, while the subject is evaluated.
    for (VariableProxy* proxy : bound->names) proxy->var()->set_initializer_position(end_position());
    if (mentions_names) loop->set_subject_needs_scope();
  }
  ParseLoopBody(loop, own_labels);
  loop->set_scope(FinishBlockScope(scope, end_position()));
  return loop;
}

Statement* Parser::ParseForRest(Label* own_labels, ForStatement* loop, Statement* init, Scope* scope, bool has_let) {
  Expect(Token::kSemicolon);
  Expression* condition = peek() == Token::kSemicolon ? nullptr : ParseExpression();
  Expect(Token::kSemicolon);
  Expression* next = peek() == Token::kRightParen ? nullptr : ParseExpression();
  Expect(Token::kRightParen);
  loop->Initialize(init, condition, next);
  if (has_let) loop->set_has_let_bindings();
  ParseLoopBody(loop, own_labels);
  loop->set_scope(FinishBlockScope(scope, end_position()));
  return loop;
}

Statement* Parser::ParseContinue() {
  Next();
  const int begin = position();
  const Token token = peek();
  if (IsAnyIdentifier(token) && !NewlineBeforeNext()) {
    const AstRawString* name = ParseIdentifier();
    const int label_begin = position();
    const int label_end = end_position();
    Label* label = function_state_->labels;
    while (label != nullptr && label->name != name) label = label->outer;
    if (label == nullptr) Fail(MessageTemplate::kUnknownLabel, label_begin, label_end, name);
    if (label->loop == nullptr) Fail(MessageTemplate::kIllegalContinue, label_begin, label_end, name);
    ExpectSemicolon();
    return New<ContinueStatement>(begin, label->loop);
  }
  Target* target = function_state_->targets;
  while (target != nullptr && !target->statement->IsIterationStatement()) target = target->outer;
  if (target == nullptr) FailCurrent(MessageTemplate::kNoIterationStatement);
  ExpectSemicolon();
  return New<ContinueStatement>(begin, target->statement->AsIterationStatement());
}

Statement* Parser::ParseBreak() {
  Next();
  const int begin = position();
  const Token token = peek();
  if (IsAnyIdentifier(token) && !NewlineBeforeNext()) {
    const AstRawString* name = ParseIdentifier();
    Label* label = function_state_->labels;
    while (label != nullptr && label->name != name) label = label->outer;
    if (label == nullptr) FailCurrent(MessageTemplate::kUnknownLabel, name);
    ExpectSemicolon();
    return New<BreakStatement>(begin, label->statement);
  }
  if (function_state_->targets == nullptr) FailCurrent(MessageTemplate::kIllegalBreak);
  ExpectSemicolon();
  return New<BreakStatement>(begin, function_state_->targets->statement);
}

Statement* Parser::ParseReturn() {
  Next();
  const int begin = position();
  const DeclarationScope* scope = function_state_->scope;
  if (!scope->is_function_scope() || function_state_->kind == FunctionKind::kClassStaticInitializer) {
    FailCurrent(MessageTemplate::kIllegalReturn);
  }
  Expression* expression = nullptr;
  const Token token = peek();
  if (token != Token::kSemicolon && token != Token::kRightBrace && token != Token::kEndOfSource &&
      !NewlineBeforeNext()) {
    expression = ParseExpression();
  }
  ExpectSemicolon();
  if (IsDerivedConstructor(function_state_->kind)) {
    // Leaving a derived constructor without an object returns `this`.
    UseThis(begin);
  }
  return New<ReturnStatement>(begin, expression, end_position());
}

Statement* Parser::ParseThrow() {
  Next();
  const int begin = position();
  if (NewlineBeforeNext()) FailCurrent(MessageTemplate::kNewlineAfterThrow);
  Expression* exception = ParseExpression();
  ExpectSemicolon();
  return New<ThrowStatement>(begin, exception);
}

Statement* Parser::ParseWith() {
  Next();
  const int begin = position();
  if (is_strict()) FailCurrent(MessageTemplate::kStrictWith);
  Expect(Token::kLeftParen);
  Expression* object = ParseExpression();
  Expect(Token::kRightParen);
  Scope* scope = NewScope(ScopeType::kWith);
  scope->set_start_position(peek_position());
  ScopeState state(this, scope);
  Statement* body = ParseStatement(nullptr);
  scope->set_end_position(end_position());
  return New<WithStatement>(begin, scope, object, body);
}

Statement* Parser::ParseSwitch() {
  Next();
  const int begin = position();
  Expect(Token::kLeftParen);
  SwitchStatement* statement = New<SwitchStatement>(begin, ParseExpression());
  Expect(Token::kRightParen);
  Scope* scope = NewScope(ScopeType::kBlock);
  scope->set_start_position(peek_position());
  ScopeState state(this, scope);
  TargetState target(this, statement);
  Expect(Token::kLeftBrace);
  ZoneVector<CaseClause> cases(zone_);
  bool has_default = false;
  while (!Check(Token::kRightBrace)) {
    const int clause_begin = peek_position();
    Expression* label = nullptr;
    if (Check(Token::kCase)) {
      label = ParseExpression();
    } else {
      Expect(Token::kDefault);
      if (has_default) FailCurrent(MessageTemplate::kMultipleDefaultsInSwitch);
      has_default = true;
    }
    Expect(Token::kColon);
    PointerList<Statement> list(this);
    while (peek() != Token::kCase && peek() != Token::kDefault && peek() != Token::kRightBrace) {
      if (peek() == Token::kEndOfSource) ReportUnexpectedNext();
      const int begin_of_item = peek_position();
      list.Add(ParseStatementListItem());
      if (scope->dispose_hint() != DisposeHint::kNone) {
        Fail(MessageTemplate::kUsingInCaseClause, begin_of_item, end_position());
      }
    }
    cases.push_back({label, list.Finish(), clause_begin});
  }
  statement->set_cases(ListOf(cases));
  scope->set_end_position(end_position());
  if (scope->HasDeclarations()) {
    scope->SetNonlinear();
    statement->set_scope(scope);
  } else {
    scope->Dissolve();
  }
  return statement;
}

Statement* Parser::ParseTry() {
  Next();
  const int begin = position();
  Block* try_block = ParseBlock();
  Block* catch_block = nullptr;
  Scope* catch_scope = nullptr;
  Expression* pattern = nullptr;
  Block* finally_block = nullptr;
  if (peek() != Token::kCatch && peek() != Token::kFinally) {
    Fail(MessageTemplate::kNoCatchOrFinally, peek_position(), scanner_.next().end);
  }
  if (Check(Token::kCatch)) {
    if (Check(Token::kLeftParen)) {
      catch_scope = NewScope(ScopeType::kCatch);
      catch_scope->set_start_position(position());
      ScopeState state(this, catch_scope);
      BoundNames bound(zone_);
      pattern = ParseBindingTarget(&bound);
      const bool is_simple = pattern->IsVariableProxy();
      for (VariableProxy* proxy : bound.names) {
        Variable* var = DeclareLexical(proxy->raw_name(), is_simple ? VariableMode::kVar : VariableMode::kLet,
                                       VariableKind::kCatchParameter, proxy->position());
        var->set_initializer_position(end_position());
        proxy->BindTo(var);
        var->set_is_used();
      }
      Expect(Token::kRightParen);
      const int block_begin = peek_position();
      Expect(Token::kLeftBrace);
      Scope* scope = NewScope(ScopeType::kBlock);
      scope->set_start_position(block_begin);
      catch_block = ParseBlockWithScope(scope);
      if (catch_block->scope() != nullptr) {
        for (VariableProxy* proxy : bound.names) {
          if (Variable* var = scope->LookupLocal(proxy->raw_name())) Redeclaration(var->raw_name(), var->position());
        }
      }
      catch_scope->set_end_position(end_position());
      if (!catch_scope->HasDeclarations()) catch_scope = catch_scope->Dissolve();
    } else {
      catch_block = ParseBlock();
    }
  }
  if (Check(Token::kFinally)) finally_block = ParseBlock();
  return New<TryStatement>(begin, try_block, catch_block, catch_scope, pattern, finally_block);
}

Statement* Parser::ParseFunctionDeclaration(bool is_async, bool is_default_export) {
  const int begin = peek_position();
  if (is_async) Next();
  Expect(Token::kFunction);
  const bool is_star = Check(Token::kMul);
  const FunctionKind kind = is_async ? (is_star ? FunctionKind::kAsyncGeneratorFunction : FunctionKind::kAsyncFunction)
                                     : (is_star ? FunctionKind::kGeneratorFunction : FunctionKind::kNormalFunction);
  const AstRawString* name;      // As bound.
  const AstRawString* own_name;  // As the function's `name`.
  int name_position = peek_position();
  bool strict_reserved = false;
  if (is_default_export && peek() == Token::kLeftParen) {
    name = factory_->dot_default_string();
    own_name = factory_->default_string();
  } else {
    strict_reserved = IsStrictReserved(peek());
    name = own_name = ParseIdentifier();
  }
  const bool in_block = !scope_->is_declaration_scope();
  Variable* var = DeclareFunctionInScope(name, name_position, kind == FunctionKind::kNormalFunction);
  FunctionLiteral* literal =
      ParseFunctionLiteral(own_name, name_position, strict_reserved, kind, FunctionLiteral::kDeclaration, begin, false);
  scope_->AddDeclaration(var, literal, begin);
  var->set_initializer_position(0);
  VariableProxy* proxy = New<VariableProxy>(name_position, name);
  proxy->BindTo(var);
  FunctionDeclaration* statement = New<FunctionDeclaration>(begin, proxy);
  if (in_block && !is_strict() && kind == FunctionKind::kNormalFunction) {
    // Annex B.3.2 reads the block's binding here if it is hoisted.
    var->set_is_used();
    scope_->GetDeclarationScope()->AddSloppyBlockFunction(scope_, name, statement);
  }
  return statement;
}

Statement* Parser::ParseClassDeclaration(bool is_default_export) {
  const int begin = peek_position();
  const AstList<Expression*> decorators = ParseDecorators();
  return ParseDecoratedClass(begin, decorators, is_default_export);
}

Statement* Parser::ParseDecoratedClass(int begin, const AstList<Expression*>& decorators, bool is_default_export) {
  Expect(Token::kClass);
  const AstRawString* name = nullptr;
  int name_position = peek_position();
  if (!is_default_export || (peek() != Token::kLeftBrace && peek() != Token::kExtends)) {
    // Class code is strict, its name as well.
    if (IsStrictReserved(peek())) Fail(MessageTemplate::kUnexpectedStrictReserved, name_position, scanner_.next().end);
    name = ParseIdentifier();
    CheckBindingName(name, name_position);
    if (name == factory_->eval_string() || name == factory_->arguments_string()) {
      Fail(MessageTemplate::kStrictEvalArguments, name_position, end_position());
    }
  }
  const AstRawString* bound_name = name != nullptr ? name : factory_->dot_default_string();
  Variable* var = DeclareLexical(bound_name, VariableMode::kLet, VariableKind::kNormal, name_position);
  ClassLiteral* literal = ParseClassLiteral(name != nullptr ? name : factory_->default_string(), name_position, begin,
                                            name == nullptr, decorators);
  var->set_initializer_position(end_position());
  VariableProxy* proxy = New<VariableProxy>(name_position, bound_name);
  proxy->BindTo(var);
  return New<ClassDeclaration>(begin, proxy, literal);
}

}  // namespace v8::internal

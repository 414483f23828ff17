#include "src/ast/ast-printer.h"

#include <cstdio>
#include <cstring>

#include "src/ast/scopes.h"

namespace v8::internal {

const char* AstPrinter::Print(FunctionLiteral* literal, uintptr_t stack_limit) {
  out_.Clear();
  failed_ = false;
  stack_limit_ = stack_limit;
  Node(literal);
  if (!out_.TryAdd('\0')) failed_ = true;
  return failed_ ? nullptr : out_.data();
}

void AstPrinter::Text(const char* text) {
  if (!out_.TryAppend(text, std::strlen(text))) failed_ = true;
}

void AstPrinter::Name(const AstRawString* name) {
  if (name == nullptr) return Text("<none>");
  for (uint32_t i = 0; i < name->length(); ++i) {
    const char16_t c = name->At(i);
    char buffer[8] = {static_cast<char>(c), 0};
    if (c < 0x20 || c > 0x7E) std::snprintf(buffer, sizeof(buffer), "\\u%04X", c);
    Text(buffer);
  }
}

void AstPrinter::Number(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), "%.17g", value);
  Text(buffer);
}

void AstPrinter::Open(const char* name) {
  Text("(");
  Text(name);
}

void AstPrinter::Close() { Text(")"); }

void AstPrinter::Newline() {
  Text("\n");
  for (int i = 0; i < indent_; ++i) Text("  ");
}

void AstPrinter::Var(const Variable* var) {
  char buffer[24];
  const char* letter = "?";
  bool with_index = true;
  switch (var->location()) {
    case VariableLocation::kUnallocated:
      letter = "-";
      with_index = false;
      break;
    case VariableLocation::kParameter:
      letter = "p";
      break;
    case VariableLocation::kLocal:
      letter = "r";
      break;
    case VariableLocation::kContext:
      letter = "c";
      break;
    case VariableLocation::kGlobal:
      letter = "g";
      with_index = false;
      break;
    case VariableLocation::kScriptContext:
    case VariableLocation::kReplBinding:
      letter = "s";
      break;
    case VariableLocation::kModule:
      letter = "m";
      break;
    case VariableLocation::kLookup:
      with_index = false;
      break;
  }
  std::snprintf(buffer, sizeof(buffer), with_index ? "@%s%d" : "@%s", letter, var->index());
  Text(buffer);
}

void AstPrinter::ScopeNote(const Scope* scope) {
  if (scope == nullptr || !scope->NeedsContext()) return;
  char buffer[32];
  std::snprintf(buffer, sizeof(buffer), " [context %d]", scope->num_heap_slots());
  Text(buffer);
}

void AstPrinter::Declarations(const Scope* scope) {
  if (scope == nullptr) return;
  for (Scope::Declaration* d = scope->declarations(); d != nullptr; d = d->next) {
    Newline();
    Open(d->function != nullptr ? "declare-function " : "declare ");
    Name(d->var->raw_name());
    Var(d->var);
    if (d->function != nullptr) {
      Text(" ");
      Node(d->function);
    }
    Close();
  }
}

void AstPrinter::List(AstList<Statement*> list) {
  ++indent_;
  for (Statement* s : list) {
    Newline();
    Node(s);
  }
  --indent_;
}

void AstPrinter::List(AstList<Expression*> list) {
  for (Expression* e : list) {
    Text(" ");
    Node(e);
  }
}

void AstPrinter::Function(FunctionLiteral* f) {
  Open("function ");
  Name(f->name());
  char buffer[64];
  std::snprintf(buffer, sizeof(buffer), " #%d length=%d%s%s", f->function_literal_id(), f->function_length(),
                is_strict(f->language_mode()) ? " strict" : "", f->scope() == nullptr ? " lazy" : "");
  Text(buffer);
  if (f->scope() == nullptr) {
    if (!lazy_functions_.TryAdd(f)) failed_ = true;
    return Close();
  }
  ScopeNote(f->scope());
  ++indent_;
  for (const Parameter& p : f->parameters()) {
    Newline();
    Open(p.is_rest ? "rest " : "parameter ");
    Node(p.target);
    Close();
  }
  Declarations(f->scope());
  if (f->body_scope() != nullptr) {
    Newline();
    Open("body-scope");
    ScopeNote(f->body_scope());
    Declarations(f->body_scope());
    Close();
  }
  --indent_;
  List(f->body());
  Close();
}

void AstPrinter::Class(ClassLiteral* c) {
  Open("class");
  ScopeNote(c->scope());
  if (c->extends() != nullptr) {
    Text(" extends ");
    Node(c->extends());
  }
  ++indent_;
  Newline();
  Node(c->constructor());
  for (ClassElement* e : c->elements()) {
    Newline();
    Open("");
    for (Expression* decorator : e->decorators) {
      Text("@");
      Node(decorator);
      Text(" ");
    }
    if (e->is_static) Text("static ");
    static const char* const kKinds[] = {"method ", "getter ", "setter ", "field ", "block ", "auto-accessor "};
    Text(kKinds[e->kind]);
    if (e->key != nullptr) Node(e->key);
    if (e->value != nullptr && e->kind != ClassElement::kField && e->kind != ClassElement::kAutoAccessor) {
      Text(" ");
      Node(e->value);
    }
    Close();
  }
  for (FunctionLiteral* f : {c->instance_members_initializer(), c->static_initializer()}) {
    if (f == nullptr) continue;
    Newline();
    Node(f);
  }
  --indent_;
  Close();
}

void AstPrinter::Node(AstNode* node) {
  if (node == nullptr) return Text("_");
  if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) < stack_limit_) return Text("...");
  auto wrap = [&](const char* name, auto... parts) {
    Open(name);
    ((Text(" "), Node(parts)), ...);
    Close();
  };
  switch (node->node_type()) {
    case NodeType::kDoWhileStatement:
      return wrap("do", node->AsDoWhileStatement()->body(), node->AsDoWhileStatement()->condition());
    case NodeType::kWhileStatement:
      return wrap("while", node->AsWhileStatement()->condition(), node->AsWhileStatement()->body());
    case NodeType::kForStatement: {
      ForStatement* s = node->AsForStatement();
      Open("for");
      ScopeNote(s->scope());
      if (s->needs_per_iteration_context()) Text(" [copied]");
      for (AstNode* part : {static_cast<AstNode*>(s->init()), static_cast<AstNode*>(s->condition()),
                            static_cast<AstNode*>(s->next()), static_cast<AstNode*>(s->body())}) {
        Text(" ");
        Node(part);
      }
      return Close();
    }
    case NodeType::kForInStatement:
    case NodeType::kForOfStatement: {
      ForEachStatement* s = static_cast<ForEachStatement*>(node);
      Open(node->IsForInStatement() ? "for-in" : node->AsForOfStatement()->is_await() ? "for-await-of" : "for-of");
      ScopeNote(s->scope());
      if (s->subject_needs_scope()) Text(" [tdz]");
      for (AstNode* part :
           {static_cast<AstNode*>(s->each()), static_cast<AstNode*>(s->subject()), static_cast<AstNode*>(s->body())}) {
        Text(" ");
        Node(part);
      }
      return Close();
    }
    case NodeType::kSwitchStatement: {
      SwitchStatement* s = node->AsSwitchStatement();
      Open("switch ");
      Node(s->tag());
      ScopeNote(s->scope());
      ++indent_;
      Declarations(s->scope());
      for (const CaseClause& c : s->cases()) {
        Newline();
        Open("case ");
        Node(c.label);
        List(c.statements);
        Close();
      }
      --indent_;
      return Close();
    }
    case NodeType::kLabelledStatement:
      Open("label ");
      Name(node->AsLabelledStatement()->label());
      Text(" ");
      Node(node->AsLabelledStatement()->body());
      return Close();
    case NodeType::kBlock:
      Open("block");
      ScopeNote(node->AsBlock()->scope());
      ++indent_;
      Declarations(node->AsBlock()->scope());
      --indent_;
      List(node->AsBlock()->statements());
      return Close();
    case NodeType::kEmptyStatement:
      return Text("(empty)");
    case NodeType::kExpressionStatement:
      return Node(node->AsExpressionStatement()->expression());
    case NodeType::kIfStatement:
      return wrap("if", node->AsIfStatement()->condition(), node->AsIfStatement()->then_statement(),
                  node->AsIfStatement()->else_statement());
    case NodeType::kContinueStatement:
      return Text("(continue)");
    case NodeType::kBreakStatement:
      return Text("(break)");
    case NodeType::kReturnStatement:
      return wrap("return", node->AsReturnStatement()->expression());
    case NodeType::kThrowStatement:
      return wrap("throw", node->AsThrowStatement()->exception());
    case NodeType::kWithStatement:
      return wrap("with", node->AsWithStatement()->object(), node->AsWithStatement()->body());
    case NodeType::kTryStatement: {
      TryStatement* s = node->AsTryStatement();
      return wrap("try", s->try_block(), s->catch_pattern(), s->catch_block(), s->finally_block());
    }
    case NodeType::kDebuggerStatement:
      return Text("(debugger)");
    case NodeType::kVariableDeclaration: {
      VariableDeclaration* s = node->AsVariableDeclaration();
      Open(s->dispose_hint() == DisposeHint::kAsync  ? "await-using"
           : s->dispose_hint() == DisposeHint::kSync ? "using"
           : s->mode() == VariableMode::kVar         ? "var"
           : s->mode() == VariableMode::kLet         ? "let"
                                                     : "const");
      for (const VariableDeclarator& d : s->declarators()) {
        Text(" ");
        Node(d.target);
        if (d.initializer == nullptr) continue;
        Text(" = ");
        Node(d.initializer);
      }
      return Close();
    }
    case NodeType::kFunctionDeclaration: {
      FunctionDeclaration* s = node->AsFunctionDeclaration();
      if (s->hoisted_binding() == nullptr) return Text("(function-here)");
      return wrap("hoist", s->block_binding(), s->hoisted_binding());
    }
    case NodeType::kClassDeclaration:
      return wrap("let-class", node->AsClassDeclaration()->proxy(), node->AsClassDeclaration()->literal());
    case NodeType::kInitializeClassElements:
      Open("initialize");
      for (ClassElement* e : node->AsInitializeClassElements()->elements()) {
        Text(" ");
        if (e->kind != ClassElement::kStaticBlock) {
          Node(e->computed_key != nullptr ? e->computed_key : e->key);
          Text(" = ");
        }
        Node(e->value);
      }
      return Close();
    case NodeType::kLiteral: {
      Literal* l = node->AsLiteral();
      switch (l->kind()) {
        case Literal::kSmi:
        case Literal::kNumber:
          return Number(l->number());
        case Literal::kString:
          Text("\"");
          Name(l->string());
          return Text("\"");
        case Literal::kBigInt:
          Name(l->string());
          return Text("n");
        case Literal::kBoolean:
          return Text(l->boolean() ? "true" : "false");
        case Literal::kNull:
          return Text("null");
        case Literal::kUndefined:
          return Text("undefined");
      }
      return;
    }
    case NodeType::kRegExpLiteral:
      Text("/");
      Name(node->AsRegExpLiteral()->pattern());
      Text("/");
      return Name(node->AsRegExpLiteral()->flags());
    case NodeType::kObjectLiteral:
      Open("object");
      ScopeNote(node->AsObjectLiteral()->home_scope());
      for (const ObjectLiteralProperty& p : node->AsObjectLiteral()->properties()) {
        static const char* const kKinds[] = {" ", " __proto__ ", " get ", " set ", " ..."};
        Text(kKinds[p.kind]);
        if (p.key != nullptr) {
          Node(p.key);
          Text(": ");
        }
        Node(p.value);
      }
      return Close();
    case NodeType::kArrayLiteral:
      Open("array");
      List(node->AsArrayLiteral()->elements());
      return Close();
    case NodeType::kTemplateLiteral:
      Open("template");
      List(node->AsTemplateLiteral()->substitutions());
      return Close();
    case NodeType::kTaggedTemplate:
      Open("tagged ");
      Node(node->AsTaggedTemplate()->tag());
      List(node->AsTaggedTemplate()->substitutions());
      return Close();
    case NodeType::kFunctionLiteral:
      return Function(node->AsFunctionLiteral());
    case NodeType::kClassLiteral:
      return Class(node->AsClassLiteral());
    case NodeType::kVariableProxy: {
      VariableProxy* p = node->AsVariableProxy();
      Name(p->raw_name());
      if (p->var() != nullptr) Var(p->var());
      if (p->needs_hole_check()) Text("!");
      return;
    }
    case NodeType::kProperty:
      return wrap(node->AsProperty()->is_optional_chain_link() ? "?." : ".", node->AsProperty()->object(),
                  node->AsProperty()->key());
    case NodeType::kPrivateProperty:
      return wrap(node->AsPrivateProperty()->is_optional_chain_link() ? "?." : ".", node->AsPrivateProperty()->object(),
                  node->AsPrivateProperty()->name());
    case NodeType::kSuperProperty:
      return wrap("super.", node->AsSuperProperty()->home_object(), node->AsSuperProperty()->key());
    case NodeType::kOptionalChain:
      return wrap("chain", node->AsOptionalChain()->expression());
    case NodeType::kCall:
      Open(node->AsCall()->is_possibly_eval()         ? "call-eval "
           : node->AsCall()->is_optional_chain_link() ? "call?. "
                                                      : "call ");
      Node(node->AsCall()->callee());
      List(node->AsCall()->arguments());
      return Close();
    case NodeType::kCallNew:
      Open("new ");
      Node(node->AsCallNew()->callee());
      List(node->AsCallNew()->arguments());
      return Close();
    case NodeType::kSuperCall:
      Open("super");
      List(node->AsSuperCall()->arguments());
      return Close();
    case NodeType::kImportCall:
      return wrap("import", node->AsImportCall()->specifier(), node->AsImportCall()->options());
    case NodeType::kNativesCall:
      Open("native");
      List(node->AsNativesCall()->arguments());
      return Close();
    case NodeType::kImportMeta:
      return Text("import.meta");
    case NodeType::kUnaryOperation:
      return wrap(TokenText(node->AsUnaryOperation()->op()), node->AsUnaryOperation()->expression());
    case NodeType::kCountOperation: {
      CountOperation* c = node->AsCountOperation();
      return wrap(c->is_prefix() ? (c->is_increment() ? "++_" : "--_") : (c->is_increment() ? "_++" : "_--"),
                  c->expression());
    }
    case NodeType::kBinaryOperation:
      return wrap(TokenText(node->AsBinaryOperation()->op()), node->AsBinaryOperation()->left(),
                  node->AsBinaryOperation()->right());
    case NodeType::kLogicalOperation:
      return wrap(TokenText(node->AsLogicalOperation()->op()), node->AsLogicalOperation()->left(),
                  node->AsLogicalOperation()->right());
    case NodeType::kNaryOperation: {
      NaryOperation* n = node->AsNaryOperation();
      Open(TokenText(n->op()));
      Text(" ");
      Node(n->first());
      for (uint32_t i = 0; i < n->rest_count(); ++i) {
        Text(" ");
        Node(n->rest(i));
      }
      return Close();
    }
    case NodeType::kCompareOperation:
      return wrap(TokenText(node->AsCompareOperation()->op()), node->AsCompareOperation()->left(),
                  node->AsCompareOperation()->right());
    case NodeType::kPrivateIn:
      return wrap("in", node->AsPrivateIn()->name(), node->AsPrivateIn()->object());
    case NodeType::kConditional:
      return wrap("?:", node->AsConditional()->condition(), node->AsConditional()->then_expression(),
                  node->AsConditional()->else_expression());
    case NodeType::kSequence:
      Open(",");
      List(node->AsSequence()->expressions());
      return Close();
    case NodeType::kAssignment:
      return wrap(TokenText(node->AsAssignment()->op()), node->AsAssignment()->target(), node->AsAssignment()->value());
    case NodeType::kSpread:
      return wrap("...", node->AsSpread()->expression());
    case NodeType::kYield:
      return wrap("yield", node->AsYield()->expression());
    case NodeType::kYieldStar:
      return wrap("yield*", node->AsYieldStar()->expression());
    case NodeType::kAwait:
      return wrap("await", node->AsAwait()->expression());
    case NodeType::kObjectPattern: {
      ObjectPattern* p = node->AsObjectPattern();
      Open("object-pattern");
      for (const ObjectPatternProperty& property : p->properties()) {
        Text(" ");
        Node(property.key);
        Text(": ");
        Node(property.target);
      }
      if (p->rest() != nullptr) {
        Text(" ...");
        Node(p->rest());
      }
      return Close();
    }
    case NodeType::kArrayPattern: {
      ArrayPattern* p = node->AsArrayPattern();
      Open("array-pattern");
      List(p->elements());
      if (p->rest() != nullptr) {
        Text(" ...");
        Node(p->rest());
      }
      return Close();
    }
    case NodeType::kAssignmentPattern:
      return wrap("default", node->AsAssignmentPattern()->target(), node->AsAssignmentPattern()->initializer());
  }
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_AST_AST_STATEMENTS_H_
#define FLAT8_SRC_AST_AST_STATEMENTS_H_

#include "src/ast/ast-node.h"
#include "src/ast/variables.h"
#include "src/common/function-kind.h"

// Statements: loops, what `break` can leave, branches, jumps, and the declarations of variables and functions.

namespace v8::internal {

// What `break` can leave: loops, switch, labelled statements. An unlabelled break targets the loop or switch itself, a
// labelled one its LabelledStatement; `continue` always a loop.
class BreakableStatement : public Statement {
 protected:
  using Statement::Statement;
};

class IterationStatement : public BreakableStatement {
 public:
  Statement* body() const { return body_; }
  void set_body(Statement* body) { body_ = body; }

 protected:
  using BreakableStatement::BreakableStatement;
  Statement* body_ = nullptr;
};

class DoWhileStatement : public IterationStatement {
 public:
  explicit DoWhileStatement(int position) : IterationStatement(NodeType::kDoWhileStatement, position) {}
  Expression* condition() const { return condition_; }
  void set_condition(Expression* condition) { condition_ = condition; }

 private:
  Expression* condition_ = nullptr;
};

class WhileStatement : public IterationStatement {
 public:
  explicit WhileStatement(int position) : IterationStatement(NodeType::kWhileStatement, position) {}
  Expression* condition() const { return condition_; }
  void set_condition(Expression* condition) { condition_ = condition; }

 private:
  Expression* condition_ = nullptr;
};

class ForStatement : public IterationStatement {
 public:
  explicit ForStatement(int position) : IterationStatement(NodeType::kForStatement, position) {}
  // The scope of let / const / class bindings of the head; null when there are none.
  Scope* scope() const { return scope_; }
  void set_scope(Scope* scope) { scope_ = scope; }
  // Each iteration gets a copy of the scope's context: some `let` of the head is captured.
  bool needs_per_iteration_context() const;
  Statement* init() const { return init_; }             // VariableDeclaration, ExpressionStatement or null.
  Expression* condition() const { return condition_; }  // May be null.
  Expression* next() const { return next_; }            // May be null.
  void Initialize(Statement* init, Expression* condition, Expression* next) {
    init_ = init;
    condition_ = condition;
    next_ = next;
  }
  void set_has_let_bindings() { flags_ = 1; }

 private:
  Scope* scope_ = nullptr;
  Statement* init_ = nullptr;
  Expression* condition_ = nullptr;
  Expression* next_ = nullptr;
};

// for-in and for-of share their shape.
class ForEachStatement : public IterationStatement {
 public:
  // Bindings of `for (let …`: entered anew for each iteration. When subject_needs_scope() it is entered around
  // subject() as well, with every binding uninitialised (its TDZ). Null when the head declares nothing lexical.
  Scope* scope() const { return scope_; }
  void set_scope(Scope* scope) { scope_ = scope; }
  bool subject_needs_scope() const { return flags_ & 1; }
  void set_subject_needs_scope() { flags_ |= 1; }
  // What each value goes to: a reference or pattern. With is_declaration() its identifiers are initialised (let, const)
  // or assigned (var), else the target is an assignment target.
  Expression* each() const { return each_; }
  bool is_declaration() const { return flags_ & 2; }
  VariableMode declaration_mode() const { return mode_; }
  void set_declaration(VariableMode mode, DisposeHint hint) {
    flags_ |= 2;
    mode_ = mode;
    hint_ = hint;
  }
  DisposeHint dispose_hint() const { return hint_; }
  // Annex B: for (var x = init in …), else null.
  Expression* each_initializer() const { return initializer_; }
  void set_each_initializer(Expression* initializer) { initializer_ = initializer; }
  Expression* subject() const { return subject_; }
  void Initialize(Expression* each, Expression* subject) {
    each_ = each;
    subject_ = subject;
  }

 protected:
  using IterationStatement::IterationStatement;
  Scope* scope_ = nullptr;
  Expression* each_ = nullptr;
  Expression* subject_ = nullptr;
  Expression* initializer_ = nullptr;
  VariableMode mode_ = VariableMode::kVar;
  DisposeHint hint_ = DisposeHint::kNone;
};

class ForInStatement : public ForEachStatement {
 public:
  explicit ForInStatement(int position) : ForEachStatement(NodeType::kForInStatement, position) {}
};

class ForOfStatement : public ForEachStatement {
 public:
  ForOfStatement(int position, bool is_await) : ForEachStatement(NodeType::kForOfStatement, position) {
    flags2_ = is_await;
  }
  bool is_await() const { return flags2_; }
};

struct CaseClause {
  Expression* label;  // Null: default.
  AstList<Statement*> statements;
  int position;
};

class SwitchStatement : public BreakableStatement {
 public:
  SwitchStatement(int position, Expression* tag)
      : BreakableStatement(NodeType::kSwitchStatement, position), tag_(tag) {}
  Expression* tag() const { return tag_; }  // Evaluated outside scope().
  Scope* scope() const { return scope_; }   // Null when the block declares nothing.
  void set_scope(Scope* scope) { scope_ = scope; }
  AstList<CaseClause> cases() const { return cases_; }
  void set_cases(AstList<CaseClause> cases) { cases_ = cases; }

 private:
  Expression* tag_;
  Scope* scope_ = nullptr;
  AstList<CaseClause> cases_;
};

class LabelledStatement : public BreakableStatement {
 public:
  LabelledStatement(int position, const AstRawString* label)
      : BreakableStatement(NodeType::kLabelledStatement, position), label_(label) {}
  const AstRawString* label() const { return label_; }
  Statement* body() const { return body_; }
  void set_body(Statement* body) { body_ = body; }

 private:
  const AstRawString* label_;
  Statement* body_ = nullptr;
};

class Block : public Statement {
 public:
  explicit Block(int position) : Statement(NodeType::kBlock, position) {}
  Scope* scope() const { return scope_; }  // Null when the block declares nothing.
  void set_scope(Scope* scope) { scope_ = scope; }
  AstList<Statement*> statements() const { return statements_; }
  void set_statements(AstList<Statement*> statements) { statements_ = statements; }

 private:
  Scope* scope_ = nullptr;
  AstList<Statement*> statements_;
};

class EmptyStatement : public Statement {
 public:
  explicit EmptyStatement(int position) : Statement(NodeType::kEmptyStatement, position) {}
};

class ExpressionStatement : public Statement {
 public:
  ExpressionStatement(int position, Expression* expression)
      : Statement(NodeType::kExpressionStatement, position), expression_(expression) {}
  Expression* expression() const { return expression_; }

 private:
  Expression* expression_;
};

class IfStatement : public Statement {
 public:
  IfStatement(int position, Expression* condition, Statement* then_statement, Statement* else_statement)
      : Statement(NodeType::kIfStatement, position),
        condition_(condition),
        then_(then_statement),
        else_(else_statement) {}
  Expression* condition() const { return condition_; }
  Statement* then_statement() const { return then_; }
  Statement* else_statement() const { return else_; }  // May be null.

 private:
  Expression* condition_;
  Statement* then_;
  Statement* else_;
};

class ContinueStatement : public Statement {
 public:
  ContinueStatement(int position, IterationStatement* target)
      : Statement(NodeType::kContinueStatement, position), target_(target) {}
  IterationStatement* target() const { return target_; }

 private:
  IterationStatement* target_;
};

class BreakStatement : public Statement {
 public:
  BreakStatement(int position, BreakableStatement* target)
      : Statement(NodeType::kBreakStatement, position), target_(target) {}
  BreakableStatement* target() const { return target_; }

 private:
  BreakableStatement* target_;
};

class ReturnStatement : public Statement {
 public:
  ReturnStatement(int position, Expression* expression, int end_position)
      : Statement(NodeType::kReturnStatement, position), expression_(expression), end_position_(end_position) {}
  Expression* expression() const { return expression_; }  // Null: undefined.
  int end_position() const { return end_position_; }

 private:
  Expression* expression_;
  int end_position_;
};

class ThrowStatement : public Statement {
 public:
  ThrowStatement(int position, Expression* exception)
      : Statement(NodeType::kThrowStatement, position), exception_(exception) {}
  Expression* exception() const { return exception_; }

 private:
  Expression* exception_;
};

class WithStatement : public Statement {
 public:
  WithStatement(int position, Scope* scope, Expression* object, Statement* body)
      : Statement(NodeType::kWithStatement, position), scope_(scope), object_(object), body_(body) {}
  Scope* scope() const { return scope_; }  // Always has a context: slot 1 is the object.
  Expression* object() const { return object_; }
  Statement* body() const { return body_; }

 private:
  Scope* scope_;
  Expression* object_;
  Statement* body_;
};

class TryStatement : public Statement {
 public:
  TryStatement(int position, Block* try_block, Block* catch_block, Scope* catch_scope, Expression* catch_pattern,
               Block* finally_block)
      : Statement(NodeType::kTryStatement, position),
        try_block_(try_block),
        catch_block_(catch_block),
        catch_scope_(catch_scope),
        catch_pattern_(catch_pattern),
        finally_block_(finally_block) {}
  Block* try_block() const { return try_block_; }
  Block* catch_block() const { return catch_block_; }  // Null: no catch.
  Scope* catch_scope() const { return catch_scope_; }  // Null without a parameter. Around pattern and block.
  Expression* catch_pattern() const {
    return catch_pattern_;
  }                                                        // VariableProxy or pattern; null: catch without parameter.
  Block* finally_block() const { return finally_block_; }  // Null: no finally.

 private:
  Block* try_block_;
  Block* catch_block_;
  Scope* catch_scope_;
  Expression* catch_pattern_;
  Block* finally_block_;
};

class DebuggerStatement : public Statement {
 public:
  explicit DebuggerStatement(int position) : Statement(NodeType::kDebuggerStatement, position) {}
};

// One binding of var / let / const.
struct VariableDeclarator {
  Expression* target;       // VariableProxy or pattern.
  Expression* initializer;  // Null: none. `let x;` initialises with undefined, `var x;` does nothing.
  int position;             // Of the initializer, for stack traces.
};

class VariableDeclaration : public Statement {
 public:
  VariableDeclaration(int position, VariableMode mode, AstList<VariableDeclarator> declarators,
                      DisposeHint hint = DisposeHint::kNone)
      : Statement(NodeType::kVariableDeclaration, position), mode_(mode), hint_(hint), declarators_(declarators) {}
  VariableMode mode() const { return mode_; }  // kVar: assign, also through `with`; else initialise.
  DisposeHint dispose_hint() const { return hint_; }
  AstList<VariableDeclarator> declarators() const { return declarators_; }

 private:
  VariableMode mode_;
  DisposeHint hint_;
  AstList<VariableDeclarator> declarators_;
};

// Where a function declaration stands in a block. The binding is made at the entry of its scope
// (Scope::declarations()); here Annex B.3.3 copies it to a variable of the function.
class FunctionDeclaration : public Statement {
 public:
  FunctionDeclaration(int position, VariableProxy* block_binding)
      : Statement(NodeType::kFunctionDeclaration, position), block_binding_(block_binding) {}
  VariableProxy* block_binding() const { return block_binding_; }
  VariableProxy* hoisted_binding() const { return hoisted_binding_; }  // Null: nothing to do.
  void set_hoisted_binding(VariableProxy* proxy) { hoisted_binding_ = proxy; }

 private:
  VariableProxy* block_binding_;
  VariableProxy* hoisted_binding_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_STATEMENTS_H_

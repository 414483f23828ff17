#ifndef FLAT8_SRC_AST_AST_H_
#define FLAT8_SRC_AST_AST_H_

#include <cstdint>

#include "src/ast/ast-fwd.h"
#include "src/ast/ast-value-factory.h"
#include "src/ast/function-kind.h"
#include "src/ast/variables.h"
#include "src/base/logging.h"
#include "src/parsing/token.h"
#include "src/zone/zone.h"

// The syntax tree. Nodes live in a zone, have no virtual functions (switch on node_type()) and are finished when the
// parser returns: identifiers are bound to variables (scopes.h), patterns are patterns, static names of anonymous
// functions are set. Positions are offsets in the source, in characters.

namespace v8::internal {

enum class NodeType : uint8_t {
#define AST_NODE(Name) k##Name,
#include "src/ast/ast-nodes.def"
#undef AST_NODE
};

// A finished list: an array in the zone.
template <typename T>
class AstList {
 public:
  AstList() = default;
  AstList(T* data, uint32_t size) : data_(data), size_(size) {}
  uint32_t size() const { return size_; }
  int length() const { return static_cast<int>(size_); }
  bool empty() const { return size_ == 0; }
  T& operator[](size_t i) const {
    DCHECK(i < size_);
    return data_[i];
  }
  T* begin() const { return data_; }
  T* end() const { return data_ + size_; }
  T& back() const { return data_[size_ - 1]; }

 private:
  T* data_ = nullptr;
  uint32_t size_ = 0;
};

class AstNode {
 public:
  static constexpr int kNoPosition = -1;

  NodeType node_type() const { return type_; }
  int position() const { return position_; }
  void set_position(int position) { position_ = position; }

#define AST_NODE(Name)                                         \
  bool Is##Name() const { return type_ == NodeType::k##Name; } \
  inline Name* As##Name(); /* Null when it is not one. */      \
  inline const Name* As##Name() const;
#include "src/ast/ast-nodes.def"
#undef AST_NODE
  bool IsExpression() const { return type_ >= NodeType::kLiteral; }
  bool IsIterationStatement() const { return type_ <= NodeType::kForOfStatement; }
  bool IsBreakableStatement() const { return type_ <= NodeType::kLabelledStatement; }
  bool IsPattern() const { return type_ == NodeType::kObjectPattern || type_ == NodeType::kArrayPattern; }
  inline BreakableStatement* AsBreakableStatement();
  inline IterationStatement* AsIterationStatement();

 protected:
  AstNode(NodeType type, int position) : position_(position), type_(type) {}

  int32_t position_;
  NodeType type_;
  // Expression:
  bool is_parenthesized_ = false;
  uint8_t flags_ = 0;   // Of the subclass.
  uint8_t flags2_ = 0;  // Of the subclass.
};

class Statement : public AstNode {
 protected:
  using AstNode::AstNode;
};

class Expression : public AstNode {
 public:
  bool is_parenthesized() const { return is_parenthesized_; }
  void mark_parenthesized() { is_parenthesized_ = true; }
  inline bool IsSimpleReference() const;  // Identifier or property: a valid target of simple assignment.
  inline bool IsPropertyReference() const;
  inline bool IsAnonymousFunctionDefinition() const;
  inline bool IsStringLiteral() const;
  inline bool IsNullLiteral() const;

 protected:
  using AstNode::AstNode;
};

#define FLAT8_AST_CLASS_HEADER(Name) \
 private:                            \
  friend class AstNodeFactory;       \
                                     \
 public:

// ---- Statements
// -------------------------------------------------------------------------------------------------------

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
  void set_declaration(VariableMode mode) {
    flags_ |= 2;
    mode_ = mode;
  }
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
  VariableDeclaration(int position, VariableMode mode, AstList<VariableDeclarator> declarators)
      : Statement(NodeType::kVariableDeclaration, position), mode_(mode), declarators_(declarators) {}
  VariableMode mode() const { return mode_; }  // kVar: assign, also through `with`; else initialise.
  AstList<VariableDeclarator> declarators() const { return declarators_; }

 private:
  VariableMode mode_;
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

class ClassDeclaration : public Statement {
 public:
  ClassDeclaration(int position, VariableProxy* proxy, ClassLiteral* literal)
      : Statement(NodeType::kClassDeclaration, position), proxy_(proxy), literal_(literal) {}
  VariableProxy* proxy() const { return proxy_; }  // Initialised with the class.
  ClassLiteral* literal() const { return literal_; }

 private:
  VariableProxy* proxy_;
  ClassLiteral* literal_;
};

// ---- Expressions
// ------------------------------------------------------------------------------------------------------

class Literal : public Expression {
 public:
  enum Kind : uint8_t { kSmi, kNumber, kString, kBigInt, kBoolean, kNull, kUndefined };

  Literal(int position, Kind kind) : Expression(NodeType::kLiteral, position) { flags_ = kind; }
  Literal(int position, bool value) : Literal(position, kBoolean) { boolean_ = value; }
  Literal(int position, int32_t value) : Literal(position, kSmi) { smi_ = value; }
  Literal(int position, double value) : Literal(position, kNumber) { number_ = value; }
  // kString, or kBigInt: the digits as written, with 0x / 0o / 0b, without `n` and separators.
  Literal(int position, Kind kind, const AstRawString* string) : Literal(position, kind) { string_ = string; }

  Kind kind() const { return static_cast<Kind>(flags_); }
  bool IsString() const { return kind() == kString; }
  bool IsNumber() const { return kind() <= kNumber; }
  int32_t smi() const { return smi_; }
  double number() const { return kind() == kSmi ? smi_ : number_; }
  bool boolean() const { return boolean_; }
  const AstRawString* string() const { return string_; }

 private:
  union {
    int32_t smi_;
    double number_;
    bool boolean_;
    const AstRawString* string_;
  };
};

class RegExpLiteral : public Expression {
 public:
  RegExpLiteral(int position, const AstRawString* pattern, const AstRawString* flags)
      : Expression(NodeType::kRegExpLiteral, position), pattern_(pattern), flags_string_(flags) {}
  const AstRawString* pattern() const { return pattern_; }
  const AstRawString* flags() const { return flags_string_; }

 private:
  const AstRawString* pattern_;
  const AstRawString* flags_string_;
};

struct ObjectLiteralProperty {
  enum Kind : uint8_t {
    kValue,      // key: value, shorthand, method.
    kPrototype,  // __proto__: value (not shorthand, method or computed).
    kGetter,
    kSetter,
    kSpread,  // ...value; key is null.
  };
  Expression* key;  // Literal (string or number) unless is_computed.
  Expression* value;
  Kind kind;
  bool is_computed;
  bool is_method;  // Method, getter or setter: not enumerable in classes, has a home object.
  // The value is an anonymous function or class and the key computed: its name is set at run time.
  bool needs_set_function_name;
  int position;
};

class ObjectLiteral : public Expression {
 public:
  ObjectLiteral(int position, AstList<ObjectLiteralProperty> properties, Scope* home_scope)
      : Expression(NodeType::kObjectLiteral, position), properties_(properties), home_scope_(home_scope) {}
  AstList<ObjectLiteralProperty> properties() const { return properties_; }
  // Non-null when some method uses `super`: a block scope around the literal; the object goes to home_object() as soon
  // as it is made.
  Scope* home_scope() const { return home_scope_; }
  Variable* home_object() const { return home_object_; }
  void set_home_object(Variable* variable) { home_object_ = variable; }

 private:
  AstList<ObjectLiteralProperty> properties_;
  Scope* home_scope_;
  Variable* home_object_ = nullptr;
};

class ArrayLiteral : public Expression {
 public:
  ArrayLiteral(int position, AstList<Expression*> elements)
      : Expression(NodeType::kArrayLiteral, position), elements_(elements) {}
  AstList<Expression*> elements() const { return elements_; }  // Null: a hole. Spread: an iterable.

 private:
  AstList<Expression*> elements_;
};

class TemplateLiteral : public Expression {
 public:
  TemplateLiteral(int position, AstList<const AstRawString*> strings, AstList<Expression*> substitutions)
      : Expression(NodeType::kTemplateLiteral, position), strings_(strings), substitutions_(substitutions) {}
  AstList<const AstRawString*> strings() const { return strings_; }  // One more than substitutions.
  AstList<Expression*> substitutions() const { return substitutions_; }

 private:
  AstList<const AstRawString*> strings_;
  AstList<Expression*> substitutions_;
};

class TaggedTemplate : public Expression {
 public:
  TaggedTemplate(int position, Expression* tag, AstList<const AstRawString*> cooked, AstList<const AstRawString*> raw,
                 AstList<Expression*> substitutions)
      : Expression(NodeType::kTaggedTemplate, position),
        tag_(tag),
        cooked_(cooked),
        raw_(raw),
        substitutions_(substitutions) {}
  Expression* tag() const { return tag_; }                         // A property reference provides the receiver.
  AstList<const AstRawString*> cooked() const { return cooked_; }  // Null: undefined (a malformed escape).
  AstList<const AstRawString*> raw() const { return raw_; }
  AstList<Expression*> substitutions() const { return substitutions_; }

 private:
  Expression* tag_;
  AstList<const AstRawString*> cooked_;
  AstList<const AstRawString*> raw_;
  AstList<Expression*> substitutions_;
};

// A use of an identifier, of `this`, new.target, or of a private name.
class VariableProxy : public Expression {
 public:
  VariableProxy(int position, const AstRawString* name) : Expression(NodeType::kVariableProxy, position), name_(name) {}
  const AstRawString* raw_name() const { return name_; }
  Variable* var() const { return var_; }  // Bound when the parser has returned.
  void BindTo(Variable* var) { var_ = var; }
  // Whether this use must check for an uninitialised binding.
  bool needs_hole_check() const { return flags_ & kNeedsHoleCheck; }
  void set_needs_hole_check() { flags_ |= kNeedsHoleCheck; }
  bool is_this() const { return flags_ & kThis; }
  void set_is_this() { flags_ |= kThis; }
  bool is_new_target() const { return flags_ & kNewTarget; }
  void set_is_new_target() { flags_ |= kNewTarget; }
  bool is_private_name() const { return flags_ & kPrivateName; }
  void set_is_private_name() { flags_ |= kPrivateName; }
  bool is_assigned() const { return flags_ & kAssigned; }
  void set_is_assigned() { flags_ |= kAssigned; }
  // Stands for a use inside of a function whose tree was dropped.
  bool is_from_skipped_function() const { return flags_ & kFromSkipped; }
  void set_is_from_skipped_function() { flags_ |= kFromSkipped; }
  // A declaration's own binding: not resolved, bound when declared.
  bool is_removed() const { return flags_ & kRemoved; }
  void set_is_removed() { flags_ |= kRemoved; }
  void clear_removed() { flags_ &= ~kRemoved; }
  int end_position() const { return position() + static_cast<int>(name_->length()); }

  VariableProxy* next_unresolved() const { return next_unresolved_; }
  VariableProxy** next_unresolved_address() { return &next_unresolved_; }

 private:
  enum : uint8_t {
    kNeedsHoleCheck = 1,
    kThis = 2,
    kNewTarget = 4,
    kPrivateName = 8,
    kAssigned = 16,
    kFromSkipped = 32,
    kRemoved = 64
  };
  const AstRawString* name_;
  Variable* var_ = nullptr;
  VariableProxy* next_unresolved_ = nullptr;
};

// object.key, object[key], object?.key
class Property : public Expression {
 public:
  Property(int position, Expression* object, Expression* key, bool is_optional)
      : Expression(NodeType::kProperty, position), object_(object), key_(key) {
    flags_ = is_optional;
  }
  Expression* object() const { return object_; }
  Expression* key() const { return key_; }
  bool is_optional_chain_link() const { return flags_; }
  // a.b and a["b"]: the key is a string literal that is not an array index.
  inline bool IsNamed() const;
  inline const AstRawString* name() const;  // Only if IsNamed().

 private:
  Expression* object_;
  Expression* key_;
};

// object.#name
class PrivateProperty : public Expression {
 public:
  PrivateProperty(int position, Expression* object, VariableProxy* name, bool is_optional)
      : Expression(NodeType::kPrivateProperty, position), object_(object), name_(name) {
    flags_ = is_optional;
  }
  Expression* object() const { return object_; }
  VariableProxy* name() const { return name_; }
  bool is_optional_chain_link() const { return flags_; }

 private:
  Expression* object_;
  VariableProxy* name_;
};

// super.key, super[key]
class SuperProperty : public Expression {
 public:
  SuperProperty(int position, Expression* key, VariableProxy* home_object, VariableProxy* this_proxy)
      : Expression(NodeType::kSuperProperty, position), key_(key), home_object_(home_object), this_proxy_(this_proxy) {}
  Expression* key() const { return key_; }
  VariableProxy* home_object() const { return home_object_; }
  VariableProxy* this_proxy() const { return this_proxy_; }

 private:
  Expression* key_;
  VariableProxy* home_object_;
  VariableProxy* this_proxy_;
};

// A whole chain with at least one `?.`: where a link finds null or undefined the value of this node is undefined.
class OptionalChain : public Expression {
 public:
  OptionalChain(int position, Expression* expression)
      : Expression(NodeType::kOptionalChain, position), expression_(expression) {}
  Expression* expression() const { return expression_; }

 private:
  Expression* expression_;
};

class Call : public Expression {
 public:
  Call(int position, Expression* callee, AstList<Expression*> arguments, bool is_optional, bool is_possibly_eval)
      : Expression(NodeType::kCall, position), callee_(callee), arguments_(arguments) {
    flags_ = (is_optional ? 1 : 0) | (is_possibly_eval ? 2 : 0);
  }
  Expression* callee() const { return callee_; }
  AstList<Expression*> arguments() const { return arguments_; }  // With Spread nodes.
  bool is_optional_chain_link() const { return flags_ & 1; }
  // eval(…) by that name: a direct eval when the callee is the realm's eval function.
  bool is_possibly_eval() const { return flags_ & 2; }
  inline bool has_spread() const;

 private:
  Expression* callee_;
  AstList<Expression*> arguments_;
};

class CallNew : public Expression {
 public:
  CallNew(int position, Expression* callee, AstList<Expression*> arguments)
      : Expression(NodeType::kCallNew, position), callee_(callee), arguments_(arguments) {}
  Expression* callee() const { return callee_; }
  AstList<Expression*> arguments() const { return arguments_; }
  inline bool has_spread() const;

 private:
  Expression* callee_;
  AstList<Expression*> arguments_;
};

class SuperCall : public Expression {
 public:
  SuperCall(int position, AstList<Expression*> arguments, VariableProxy* this_function, VariableProxy* new_target,
            VariableProxy* this_proxy)
      : Expression(NodeType::kSuperCall, position),
        arguments_(arguments),
        this_function_(this_function),
        new_target_(new_target),
        this_proxy_(this_proxy) {}
  AstList<Expression*> arguments() const { return arguments_; }
  VariableProxy* this_function() const { return this_function_; }
  VariableProxy* new_target() const { return new_target_; }
  VariableProxy* this_proxy() const { return this_proxy_; }  // Initialised with the result.
  inline bool has_spread() const;

 private:
  AstList<Expression*> arguments_;
  VariableProxy* this_function_;
  VariableProxy* new_target_;
  VariableProxy* this_proxy_;
};

class ImportCall : public Expression {
 public:
  ImportCall(int position, Expression* specifier, Expression* options)
      : Expression(NodeType::kImportCall, position), specifier_(specifier), options_(options) {}
  Expression* specifier() const { return specifier_; }
  Expression* options() const { return options_; }  // May be null.

 private:
  Expression* specifier_;
  Expression* options_;
};

class ImportMeta : public Expression {
 public:
  explicit ImportMeta(int position) : Expression(NodeType::kImportMeta, position) {}
};

// ! ~ + - typeof void delete
class UnaryOperation : public Expression {
 public:
  UnaryOperation(int position, Token op, Expression* expression)
      : Expression(NodeType::kUnaryOperation, position), expression_(expression) {
    flags_ = static_cast<uint8_t>(op);
  }
  Token op() const { return static_cast<Token>(flags_); }
  Expression* expression() const { return expression_; }

 private:
  Expression* expression_;
};

class CountOperation : public Expression {
 public:
  CountOperation(int position, Token op, bool is_prefix, Expression* expression)
      : Expression(NodeType::kCountOperation, position), expression_(expression) {
    flags_ = static_cast<uint8_t>(op);
    flags2_ = is_prefix;
  }
  bool is_increment() const { return static_cast<Token>(flags_) == Token::kIncrement; }
  bool is_prefix() const { return flags2_; }
  Expression* expression() const { return expression_; }  // A reference.

 private:
  Expression* expression_;
};

// Arithmetic and bitwise operators. The position is that of the operator.
class BinaryOperation : public Expression {
 public:
  BinaryOperation(int position, Token op, Expression* left, Expression* right)
      : Expression(NodeType::kBinaryOperation, position), left_(left), right_(right) {
    flags_ = static_cast<uint8_t>(op);
  }
  Token op() const { return static_cast<Token>(flags_); }
  Expression* left() const { return left_; }
  Expression* right() const { return right_; }

 private:
  Expression* left_;
  Expression* right_;
};

// && || ??
class LogicalOperation : public Expression {
 public:
  LogicalOperation(int position, Token op, Expression* left, Expression* right)
      : Expression(NodeType::kLogicalOperation, position), left_(left), right_(right) {
    flags_ = static_cast<uint8_t>(op);
  }
  Token op() const { return static_cast<Token>(flags_); }
  Expression* left() const { return left_; }
  Expression* right() const { return right_; }

 private:
  Expression* left_;
  Expression* right_;
};

// first op e0 op e1 op …, left to right, three operands or more: chains of one operator (arithmetic, bitwise or
// logical) do not nest. Never made for **.
class NaryOperation : public Expression {
 public:
  struct Operand {
    Expression* expression;
    int operator_position;
  };
  NaryOperation(int position, Token op, Expression* first)
      : Expression(NodeType::kNaryOperation, position), first_(first) {
    flags_ = static_cast<uint8_t>(op);
  }
  Token op() const { return static_cast<Token>(flags_); }
  bool is_logical() const { return IsLogicalOperator(op()); }
  Expression* first() const { return first_; }
  uint32_t rest_count() const { return size_; }
  Expression* rest(uint32_t i) const { return data_[i].expression; }
  int operator_position(uint32_t i) const { return data_[i].operator_position; }
  void Add(Zone* zone, Expression* expression, int position) {
    if (size_ == capacity_) {
      const uint32_t capacity = capacity_ == 0 ? 4 : capacity_ * 2;
      Operand* data = zone->AllocateArray<Operand>(capacity);
      for (uint32_t i = 0; i < size_; ++i) data[i] = data_[i];
      data_ = data;
      capacity_ = capacity;
    }
    data_[size_++] = {expression, position};
  }

 private:
  Expression* first_;
  Operand* data_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
};

// == != === !== < > <= >= instanceof in
class CompareOperation : public Expression {
 public:
  CompareOperation(int position, Token op, Expression* left, Expression* right)
      : Expression(NodeType::kCompareOperation, position), left_(left), right_(right) {
    flags_ = static_cast<uint8_t>(op);
  }
  Token op() const { return static_cast<Token>(flags_); }
  Expression* left() const { return left_; }
  Expression* right() const { return right_; }

 private:
  Expression* left_;
  Expression* right_;
};

// #name in object
class PrivateIn : public Expression {
 public:
  PrivateIn(int position, VariableProxy* name, Expression* object)
      : Expression(NodeType::kPrivateIn, position), name_(name), object_(object) {}
  VariableProxy* name() const { return name_; }
  Expression* object() const { return object_; }

 private:
  VariableProxy* name_;
  Expression* object_;
};

class Conditional : public Expression {
 public:
  Conditional(int position, Expression* condition, Expression* then_expression, Expression* else_expression)
      : Expression(NodeType::kConditional, position),
        condition_(condition),
        then_(then_expression),
        else_(else_expression) {}
  Expression* condition() const { return condition_; }
  Expression* then_expression() const { return then_; }
  Expression* else_expression() const { return else_; }
  void set_else_expression(Expression* expression) { else_ = expression; }

 private:
  Expression* condition_;
  Expression* then_;
  Expression* else_;
};

// a, b, c
class Sequence : public Expression {
 public:
  Sequence(int position, AstList<Expression*> expressions)
      : Expression(NodeType::kSequence, position), expressions_(expressions) {}
  AstList<Expression*> expressions() const { return expressions_; }

 private:
  AstList<Expression*> expressions_;
};

class Assignment : public Expression {
 public:
  // op: kAssign, a compound one (kAssignAdd …) or a logical one (kAssignOr …). The position is that of the operator.
  Assignment(int position, Token op, Expression* target, Expression* value)
      : Expression(NodeType::kAssignment, position), target_(target), value_(value) {
    flags_ = static_cast<uint8_t>(op);
  }
  Token op() const { return static_cast<Token>(flags_); }
  bool is_simple() const { return op() == Token::kAssign; }
  bool is_logical() const { return IsLogicalAssignment(op()); }
  Token binary_op() const { return BinaryOperatorOf(op()); }  // Of compound and logical ones.
  // A reference; with kAssign also a pattern. In sloppy code also a Call (as in CountOperation and ForEachStatement):
  // it is evaluated, then a ReferenceError is thrown.
  Expression* target() const { return target_; }
  Expression* value() const { return value_; }

 private:
  Expression* target_;
  Expression* value_;
};

// ...expression in calls and array literals (and, while parsing, in patterns).
class Spread : public Expression {
 public:
  Spread(int position, Expression* expression) : Expression(NodeType::kSpread, position), expression_(expression) {}
  Expression* expression() const { return expression_; }

 private:
  Expression* expression_;
};

class Yield : public Expression {
 public:
  Yield(int position, Expression* expression) : Expression(NodeType::kYield, position), expression_(expression) {}
  Expression* expression() const { return expression_; }  // Null: undefined.

 private:
  Expression* expression_;
};

class YieldStar : public Expression {
 public:
  YieldStar(int position, Expression* expression)
      : Expression(NodeType::kYieldStar, position), expression_(expression) {}
  Expression* expression() const { return expression_; }

 private:
  Expression* expression_;
};

class Await : public Expression {
 public:
  Await(int position, Expression* expression) : Expression(NodeType::kAwait, position), expression_(expression) {}
  Expression* expression() const { return expression_; }

 private:
  Expression* expression_;
};

// ---- Patterns
// ---------------------------------------------------------------------------------------------------------

// target = initializer, as an element of a pattern or as a parameter: the initializer stands in for undefined.
class AssignmentPattern : public Expression {
 public:
  AssignmentPattern(int position, Expression* target, Expression* initializer)
      : Expression(NodeType::kAssignmentPattern, position), target_(target), initializer_(initializer) {}
  Expression* target() const { return target_; }  // A reference or pattern.
  Expression* initializer() const { return initializer_; }

 private:
  Expression* target_;
  Expression* initializer_;
};

struct ObjectPatternProperty {
  Expression* key;     // Literal (string or number) unless is_computed.
  Expression* target;  // Reference, pattern or AssignmentPattern.
  bool is_computed;
  int position;
};

class ObjectPattern : public Expression {
 public:
  ObjectPattern(int position, AstList<ObjectPatternProperty> properties, Expression* rest)
      : Expression(NodeType::kObjectPattern, position), properties_(properties), rest_(rest) {}
  AstList<ObjectPatternProperty> properties() const { return properties_; }
  Expression* rest() const { return rest_; }  // A reference, or null.

 private:
  AstList<ObjectPatternProperty> properties_;
  Expression* rest_;
};

class ArrayPattern : public Expression {
 public:
  ArrayPattern(int position, AstList<Expression*> elements, Expression* rest)
      : Expression(NodeType::kArrayPattern, position), elements_(elements), rest_(rest) {}
  AstList<Expression*> elements() const { return elements_; }  // Null: skipped. Else as in ObjectPatternProperty.
  Expression* rest() const { return rest_; }                   // A reference or pattern, or null.

 private:
  AstList<Expression*> elements_;
  Expression* rest_;
};

// ---- Functions
// --------------------------------------------------------------------------------------------------------

// A parameter of a non-simple list: identifiers are bound like let.
struct Parameter {
  Expression* target;  // VariableProxy, pattern or AssignmentPattern.
  bool is_rest;        // The array of the remaining arguments.
  int position;
};

class FunctionLiteral : public Expression {
 public:
  enum Syntax : uint8_t { kAnonymousExpression, kNamedExpression, kDeclaration, kAccessorOrMethod, kWrapped };

  FunctionLiteral(int position, FunctionKind kind, Syntax syntax)
      : Expression(NodeType::kFunctionLiteral, position), kind_(kind), syntax_(syntax) {}

  FunctionKind kind() const { return kind_; }
  void set_kind(FunctionKind kind) { kind_ = kind; }
  Syntax syntax() const { return syntax_; }
  bool is_declaration() const { return syntax_ == kDeclaration; }
  bool is_anonymous_expression() const { return syntax_ == kAnonymousExpression; }
  // The value of the `name` property, the static one; empty when anonymous. `get x` / `set x` with the prefix.
  const AstRawString* name() const { return name_; }
  void set_name(const AstRawString* name) { name_ = name; }
  // For stack traces when name() is empty: "a.b.c" of an assignment; may be null.
  const AstRawString* inferred_name() const { return inferred_name_; }
  void set_inferred_name(const AstRawString* name) { inferred_name_ = name; }
  LanguageMode language_mode() const { return strict_ ? LanguageMode::kStrict : LanguageMode::kSloppy; }
  void set_language_mode(LanguageMode mode) { strict_ = is_strict(mode); }

  int parameter_count() const { return parameter_count_; }  // Declared ones without the rest parameter.
  void set_parameter_count(int count) { parameter_count_ = count; }
  int function_length() const { return function_length_; }  // The `length` property.
  void set_function_length(int length) { function_length_ = length; }
  bool has_simple_parameters() const { return has_simple_parameters_; }
  void set_has_simple_parameters(bool value) { has_simple_parameters_ = value; }
  bool has_duplicate_parameters() const { return has_duplicate_parameters_; }
  void set_has_duplicate_parameters() { has_duplicate_parameters_ = true; }

  // Source range that Function.prototype.toString shows: from `function` / `async` / the method's name or modifiers /
  // the parameters of an arrow function / `class` for constructors, to after the end of the body.
  int start_position() const { return position(); }
  int end_position() const { return end_position_; }
  // The range that ParseFunction parses again: from the opening parenthesis of the parameters (arrow functions: from
  // their first token) to after the body.
  int function_start_position() const { return function_start_position_; }
  void set_function_start_position(int position) { function_start_position_ = position; }
  void set_end_position(int position) { end_position_ = position; }
  int function_token_position() const { return position(); }

  // Number within the script, in source order of the end of parameter lists; 0 is the script itself.
  int function_literal_id() const { return function_literal_id_; }
  void set_function_literal_id(int id) { function_literal_id_ = id; }
  // The number that parsing the function's range must begin counting at.
  int first_function_literal_id() const { return first_function_literal_id_; }
  void set_first_function_literal_id(int id) { first_function_literal_id_ = id; }

  // False: the function was parsed, checked and dropped: body(), parameters() and scope() are empty, and it is compiled
  // later through ParseFunction with UnlinkedScope::For(outer_scope()).
  bool is_compiled_eagerly() const { return is_eager_; }
  bool should_eager_compile() const { return is_eager_; }
  void set_is_eager() { is_eager_ = true; }
  void set_is_lazy() {
    is_eager_ = false;
    scope_ = nullptr;
    body_ = {};
    parameters_ = {};
  }
  // (function…)(): worth having code at once, and one allocation of feedback.
  bool is_likely_called() const { return is_likely_called_; }
  void set_is_likely_called() { is_likely_called_ = true; }

  DeclarationScope* scope() const { return scope_; }
  void set_scope(DeclarationScope* scope) { scope_ = scope; }
  // The scope that the closure is created in.
  Scope* outer_scope() const { return outer_scope_; }
  void set_outer_scope(Scope* scope) { outer_scope_ = scope; }
  // Only when the parameter list is not simple: evaluated in order in scope() before the body.
  AstList<Parameter> parameters() const { return parameters_; }
  void set_parameters(AstList<Parameter> parameters) { parameters_ = parameters; }
  // Non-null: the body has its own variable environment (parameter expressions could observe the difference).
  // DeclarationScope::var_copies() lists what starts with a parameter's value.
  DeclarationScope* body_scope() const { return body_scope_; }
  void set_body_scope(DeclarationScope* scope) { body_scope_ = scope; }
  // An arrow function with an expression body has one ReturnStatement.
  AstList<Statement*> body() const { return body_; }
  void set_body(AstList<Statement*> body) { body_ = body; }

  // In its own code or in functions within.
  bool calls_direct_eval() const { return calls_direct_eval_; }
  void set_calls_direct_eval(bool value) { calls_direct_eval_ = value; }
  bool uses_this() const { return uses_this_; }
  bool uses_arguments() const;
  bool uses_super_property() const { return uses_super_property_; }
  bool uses_super_call() const { return uses_super_call_; }
  bool uses_new_target() const;
  void set_uses(bool this_, bool arguments, bool super_property, bool super_call, bool new_target) {
    uses_this_ = this_;
    uses_arguments_ = arguments;
    uses_super_property_ = super_property;
    uses_super_call_ = super_call;
    uses_new_target_ = new_target;
  }
  // Class constructors: the class has fields or private methods, which the constructor (after super()) initialises by
  // calling the initializer function that the class literal attached to it.
  bool requires_instance_members_initializer() const { return requires_instance_members_initializer_; }
  void set_requires_instance_members_initializer() { requires_instance_members_initializer_ = true; }
  bool class_scope_has_private_brand() const { return class_scope_has_private_brand_; }
  void set_class_scope_has_private_brand() { class_scope_has_private_brand_ = true; }
  // Yield, yield* and await expressions of the body (bytecode needs at most so many resume points, plus a few implied).
  int suspend_count() const { return suspend_count_; }
  void set_suspend_count(int count) { suspend_count_ = count; }

 private:
  FunctionKind kind_;
  Syntax syntax_;
  bool strict_ : 1 = false;
  bool has_simple_parameters_ : 1 = true;
  bool has_duplicate_parameters_ : 1 = false;
  bool is_eager_ : 1 = false;
  bool is_likely_called_ : 1 = false;
  bool calls_direct_eval_ : 1 = false;
  bool uses_this_ : 1 = false;
  bool uses_arguments_ : 1 = false;
  bool uses_super_property_ : 1 = false;
  bool uses_super_call_ : 1 = false;
  bool uses_new_target_ : 1 = false;
  bool requires_instance_members_initializer_ : 1 = false;
  bool class_scope_has_private_brand_ : 1 = false;
  int parameter_count_ = 0;
  int function_length_ = 0;
  int end_position_ = 0;
  int function_start_position_ = 0;
  int function_literal_id_ = 0;
  int first_function_literal_id_ = 0;
  int suspend_count_ = 0;
  const AstRawString* name_ = nullptr;
  const AstRawString* inferred_name_ = nullptr;
  DeclarationScope* scope_ = nullptr;
  DeclarationScope* body_scope_ = nullptr;
  Scope* outer_scope_ = nullptr;
  AstList<Parameter> parameters_;
  AstList<Statement*> body_;
};

// ---- Classes
// ----------------------------------------------------------------------------------------------------------

struct ClassElement {
  enum Kind : uint8_t { kMethod, kGetter, kSetter, kField, kStaticBlock };
  Kind kind;
  bool is_static;
  bool is_computed;
  bool is_private;
  bool needs_set_function_name;  // As in ObjectLiteralProperty.
  Expression* key;  // Literal, or the expression when is_computed; VariableProxy of a private name; null: block.
  // Method, accessor: FunctionLiteral. Field: the initializer expression or null. Static block: Block.
  AstNode* value;
  // A computed key of a field: where the class literal puts the key (after ToPropertyKey) for the initializer.
  VariableProxy* computed_key;
  int position;
};

// The only statement of the synthetic functions kClassMembersInitializer and kClassStaticInitializer: defines fields on
// `this`, runs static blocks, in order. Before the first field of instances, private methods are installed (brand
// check).
class InitializeClassElements : public Statement {
 public:
  InitializeClassElements(int position, AstList<ClassElement*> elements)
      : Statement(NodeType::kInitializeClassElements, position), elements_(elements) {}
  AstList<ClassElement*> elements() const { return elements_; }  // Fields and static blocks.

 private:
  AstList<ClassElement*> elements_;
};

class ClassLiteral : public Expression {
 public:
  ClassLiteral(int position, ClassScope* scope, Expression* extends, FunctionLiteral* constructor,
               AstList<ClassElement*> elements, int end_position)
      : Expression(NodeType::kClassLiteral, position),
        scope_(scope),
        extends_(extends),
        constructor_(constructor),
        elements_(elements),
        end_position_(end_position) {}
  // Holds the inner name, private names, keys of fields and home objects; entered around everything, `extends` as well.
  ClassScope* scope() const { return scope_; }
  Expression* extends() const { return extends_; }               // May be null.
  FunctionLiteral* constructor() const { return constructor_; }  // Never null; its name() is that of the class.
  // Methods, accessors, computed keys of fields: in order. Fields and static blocks are run by the initializers.
  AstList<ClassElement*> elements() const { return elements_; }
  FunctionLiteral* instance_members_initializer() const { return instance_members_initializer_; }  // May be null.
  FunctionLiteral* static_initializer() const { return static_initializer_; }                      // May be null.
  void set_initializers(FunctionLiteral* instance_members, FunctionLiteral* static_elements) {
    instance_members_initializer_ = instance_members;
    static_initializer_ = static_elements;
  }
  Variable* class_variable() const;  // The inner name binding, null: none.
  bool is_anonymous_expression() const { return flags_ & 2; }
  void set_is_anonymous_expression() { flags_ |= 2; }
  int start_position() const { return position(); }
  int end_position() const { return end_position_; }

 private:
  ClassScope* scope_;
  Expression* extends_;
  FunctionLiteral* constructor_;
  AstList<ClassElement*> elements_;
  FunctionLiteral* instance_members_initializer_ = nullptr;
  FunctionLiteral* static_initializer_ = nullptr;
  int end_position_;
};

// ---- Inline definitions
// -----------------------------------------------------------------------------------------------

#define AST_NODE(Name)                                                                         \
  inline Name* AstNode::As##Name() { return Is##Name() ? static_cast<Name*>(this) : nullptr; } \
  inline const Name* AstNode::As##Name() const { return Is##Name() ? static_cast<const Name*>(this) : nullptr; }
#include "src/ast/ast-nodes.def"
#undef AST_NODE
inline BreakableStatement* AstNode::AsBreakableStatement() {
  return IsBreakableStatement() ? static_cast<BreakableStatement*>(this) : nullptr;
}
inline IterationStatement* AstNode::AsIterationStatement() {
  return IsIterationStatement() ? static_cast<IterationStatement*>(this) : nullptr;
}
inline bool Expression::IsPropertyReference() const { return IsProperty() || IsPrivateProperty() || IsSuperProperty(); }
inline bool Expression::IsSimpleReference() const {
  return IsVariableProxy() ? !AsVariableProxy()->is_this() && !AsVariableProxy()->is_new_target()
                           : IsPropertyReference();
}
inline bool Expression::IsAnonymousFunctionDefinition() const {
  if (IsFunctionLiteral()) return AsFunctionLiteral()->is_anonymous_expression();
  return IsClassLiteral() && AsClassLiteral()->is_anonymous_expression();
}
inline bool Expression::IsStringLiteral() const { return IsLiteral() && AsLiteral()->IsString(); }
inline bool Expression::IsNullLiteral() const { return IsLiteral() && AsLiteral()->kind() == Literal::kNull; }
inline bool Property::IsNamed() const {
  return key_->IsStringLiteral() && !key_->AsLiteral()->string()->IsArrayIndex();
}
inline const AstRawString* Property::name() const { return key_->AsLiteral()->string(); }
inline bool HasSpread(AstList<Expression*> arguments) {
  for (Expression* e : arguments) {
    if (e->IsSpread()) return true;
  }
  return false;
}
inline bool Call::has_spread() const { return HasSpread(arguments_); }
inline bool CallNew::has_spread() const { return HasSpread(arguments_); }
inline bool SuperCall::has_spread() const { return HasSpread(arguments_); }

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_H_

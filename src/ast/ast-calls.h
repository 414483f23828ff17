#ifndef FLAT8_SRC_AST_AST_CALLS_H_
#define FLAT8_SRC_AST_AST_CALLS_H_

#include "src/ast/ast-node.h"
#include "src/common/import-phase.h"

// Calls, constructions, import() and import.meta.

namespace v8::internal {

// ...expression in calls and array literals (and, while parsing, in patterns).
class Spread : public Expression {
 public:
  Spread(int position, Expression* expression) : Expression(NodeType::kSpread, position), expression_(expression) {}
  Expression* expression() const { return expression_; }

 private:
  Expression* expression_;
};

inline bool HasSpread(AstList<Expression*> arguments) {
  for (Expression* e : arguments) {
    if (e->IsSpread()) return true;
  }
  return false;
}

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
  bool has_spread() const { return HasSpread(arguments_); }
  // Nothing follows but the return of its value (ECMA-262 §15.10.2 HasCallInTailPosition), in code that cares.
  bool is_tail_call() const { return flags_ & 4; }
  void set_is_tail_call() { flags_ |= 4; }

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
  bool has_spread() const { return HasSpread(arguments_); }

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
  bool has_spread() const { return HasSpread(arguments_); }

 private:
  AstList<Expression*> arguments_;
  VariableProxy* this_function_;
  VariableProxy* new_target_;
  VariableProxy* this_proxy_;
};

class ImportCall : public Expression {
 public:
  ImportCall(int position, ImportPhase phase, Expression* specifier, Expression* options)
      : Expression(NodeType::kImportCall, position), phase_(phase), specifier_(specifier), options_(options) {}
  ImportPhase phase() const { return phase_; }
  Expression* specifier() const { return specifier_; }
  Expression* options() const { return options_; }  // May be null.

 private:
  ImportPhase phase_;
  Expression* specifier_;
  Expression* options_;
};

// %Name(...), with --allow-natives-syntax.
class NativesCall : public Expression {
 public:
  NativesCall(int position, const AstRawString* name, AstList<Expression*> arguments)
      : Expression(NodeType::kNativesCall, position), name_(name), arguments_(arguments) {}
  const AstRawString* name() const { return name_; }
  AstList<Expression*> arguments() const { return arguments_; }

 private:
  const AstRawString* name_;
  AstList<Expression*> arguments_;
};

class ImportMeta : public Expression {
 public:
  explicit ImportMeta(int position) : Expression(NodeType::kImportMeta, position) {}
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_CALLS_H_

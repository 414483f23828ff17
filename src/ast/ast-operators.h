#ifndef FLAT8_SRC_AST_AST_OPERATORS_H_
#define FLAT8_SRC_AST_AST_OPERATORS_H_

#include "src/ast/ast-node.h"
#include "src/parsing/token.h"
#include "src/zone/zone.h"

// Operators: of one operand, of two, chains, assignments, and those that suspend the function.

namespace v8::internal {

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

// left op right. The position is that of the operator.
class InfixOperation : public Expression {
 public:
  Token op() const { return static_cast<Token>(flags_); }
  Expression* left() const { return left_; }
  Expression* right() const { return right_; }

 protected:
  InfixOperation(NodeType type, int position, Token op, Expression* left, Expression* right)
      : Expression(type, position), left_(left), right_(right) {
    flags_ = static_cast<uint8_t>(op);
  }

 private:
  Expression* left_;
  Expression* right_;
};

// Arithmetic and bitwise operators.
class BinaryOperation : public InfixOperation {
 public:
  BinaryOperation(int position, Token op, Expression* left, Expression* right)
      : InfixOperation(NodeType::kBinaryOperation, position, op, left, right) {}
};

// && || ??
class LogicalOperation : public InfixOperation {
 public:
  LogicalOperation(int position, Token op, Expression* left, Expression* right)
      : InfixOperation(NodeType::kLogicalOperation, position, op, left, right) {}
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
class CompareOperation : public InfixOperation {
 public:
  CompareOperation(int position, Token op, Expression* left, Expression* right)
      : InfixOperation(NodeType::kCompareOperation, position, op, left, right) {}
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

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_OPERATORS_H_

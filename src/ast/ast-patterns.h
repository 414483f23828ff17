#ifndef FLAT8_SRC_AST_AST_PATTERNS_H_
#define FLAT8_SRC_AST_AST_PATTERNS_H_

#include "src/ast/ast-node.h"

// Destructuring: what assignments, declarations, parameters and for-in/of loops take apart.

namespace v8::internal {

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

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_PATTERNS_H_

#ifndef FLAT8_SRC_AST_AST_H_
#define FLAT8_SRC_AST_AST_H_

#include "src/ast/ast-calls.h"
#include "src/ast/ast-classes.h"
#include "src/ast/ast-functions.h"
#include "src/ast/ast-literals.h"
#include "src/ast/ast-node.h"
#include "src/ast/ast-operators.h"
#include "src/ast/ast-patterns.h"
#include "src/ast/ast-references.h"
#include "src/ast/ast-statements.h"

// The syntax tree. Nodes live in a zone, have no virtual functions (switch on node_type()) and are finished when the
// parser returns: identifiers are bound to variables (scopes.h), patterns are patterns, static names of anonymous
// functions are set. This header has every node; the casts below need all of them.

namespace v8::internal {

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

}  // namespace v8::internal

#endif  // FLAT8_SRC_AST_AST_H_

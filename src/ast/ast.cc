#include "src/ast/ast.h"

#include "src/ast/scopes.h"

namespace v8::internal {

bool ForStatement::needs_per_iteration_context() const {
  return (flags_ & 1) != 0 && scope_ != nullptr && scope_->NeedsContext();
}

// Of functions that are kept, the analysis of scopes finds out.
bool FunctionLiteral::uses_arguments() const {
  return uses_arguments_ || (scope_ != nullptr && scope_->arguments() != nullptr);
}

bool FunctionLiteral::uses_new_target() const {
  return uses_new_target_ || (scope_ != nullptr && scope_->new_target() != nullptr);
}

Variable* ClassLiteral::class_variable() const { return scope_->class_variable(); }

}  // namespace v8::internal

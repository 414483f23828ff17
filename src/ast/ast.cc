#include "src/ast/ast.h"

#include "src/ast/scopes.h"

namespace v8::internal {

bool ForStatement::needs_per_iteration_context() const {
  return (flags_ & 1) != 0 && scope_ != nullptr && scope_->NeedsContext();
}

Variable* ClassLiteral::class_variable() const { return scope_->class_variable(); }

}  // namespace v8::internal

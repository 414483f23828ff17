#ifndef FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCOPES_H_
#define FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCOPES_H_

#include "src/ast/unlinked-scope.h"
#include "src/execution/isolate.h"

// A context tells what it is by its second slot: a ScopeInfo; a FixedArray of the ScopeInfo and the object with variables
// that sloppy direct evals have added; or the object of a `with`.
namespace v8::internal {

// The ScopeInfo that the slot tells of; empty for `with`.
Tagged<ScopeInfo> ScopeInfoOf(Value slot);
// The object that holds the variables which direct evals have added; undefined when there are none.
Value EvalVariablesOf(Value slot);
// The variable of that name; null when the scope has none.
const UnlinkedScope::Entry* LookupEntry(const UnlinkedScope* scope, Tagged<String> name);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCOPES_H_

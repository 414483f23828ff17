#ifndef FLAT8_SRC_RUNTIME_SCOPES_H_
#define FLAT8_SRC_RUNTIME_SCOPES_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// What the second slot of a context says: its ScopeInfo (empty for `with`), and the object that holds the variables which
// direct evals have added (undefined when there are none).
Tagged<ScopeInfo> ScopeInfoOf(Value slot);
Value EvalVariablesOf(Value slot);

// A variable by name for both reading and writing, or for writing after other code has run: where it was found when the
// reference was made counts, though a nearer variable of that name may exist since.
Result<Value> ResolveLookup(Isolate* isolate, Tagged<String> name);
Result<Value> LoadResolvedLookup(Isolate* isolate, Tagged<String> name, Value resolved);
Result<void> StoreResolvedLookup(Isolate* isolate, Tagged<String> name, Value resolved, Value value,
                                 LanguageMode mode);
Result<bool> DeleteLookup(Isolate* isolate, Tagged<String> name);
Result<Value> DeclareGlobals(Isolate* isolate, Tagged<FixedArray> declarations, Value scope_info);
// `function` undefined: a var.
Result<Value> DeclareEvalBinding(Isolate* isolate, Tagged<String> name, Value function);
Result<Value> CheckEvalDeclaration(Isolate* isolate, Tagged<String> name, bool is_function);
Result<Value> StoreEvalVar(Isolate* isolate, Tagged<String> name, Value function);
// Makes sites that cached the property's cell look again.
void InvalidateGlobalCell(Tagged<JSObject> global, Tagged<Name> name);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_SCOPES_H_

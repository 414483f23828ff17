#ifndef FLAT8_SRC_RUNTIME_ENVIRONMENTS_GLOBAL_DECLARATIONS_H_
#define FLAT8_SRC_RUNTIME_ENVIRONMENTS_GLOBAL_DECLARATIONS_H_

#include "src/execution/isolate.h"
#include "src/objects/property-key.h"

namespace v8::internal {

// ECMA-262 §9.1.1.4.15 CanDeclareGlobalFunction, §9.1.1.4.14 CanDeclareGlobalVar.
Result<bool> CanDeclareGlobalFunction(Isolate* isolate, Tagged<JSObject> global, PropertyKey key);
Result<bool> CanDeclareGlobalVar(Isolate* isolate, Tagged<JSObject> global, PropertyKey key);
// §9.1.1.4.17 CreateGlobalFunctionBinding, §9.1.1.4.16 CreateGlobalVarBinding.
Result<void> CreateGlobalFunction(Isolate* isolate, Tagged<JSObject> global, PropertyKey key, Value function,
                                  bool deletable);
Result<void> CreateGlobalVar(Isolate* isolate, Tagged<JSObject> global, PropertyKey key, bool deletable);
// Whether a script has let, const or class of that name at its top level.
bool IsLexicalName(Isolate* isolate, Tagged<String> name);
Result<Value> DeclareGlobals(Isolate* isolate, Tagged<FixedArray> declarations, Value scope_info);
// Not in the specification: an entry of an interactive shell may declare anew what earlier ones have declared.
Result<Value> DeclareReplGlobals(Isolate* isolate, Tagged<FixedArray> declarations, Value scope_info);
// Makes sites that cached the property's cell look again.
void InvalidateGlobalCell(Tagged<JSObject> global, Tagged<Name> name);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ENVIRONMENTS_GLOBAL_DECLARATIONS_H_

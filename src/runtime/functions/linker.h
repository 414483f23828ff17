#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_LINKER_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_LINKER_H_

#include "src/execution/isolate.h"

namespace v8::internal {

class UnlinkedCode;
class UnlinkedFunction;
class UnlinkedScope;
struct UnlinkedString;

// Makes heap objects of what the compiler hands over.

// Retains `unlinked` as long as the result lives.
Result<Tagged<SharedFunctionInfo>> LinkFunction(Isolate* isolate, UnlinkedFunction* unlinked, Tagged<Script> script);
// Code with its constants. Retains `unlinked`.
Result<Tagged<Code>> LinkCode(Isolate* isolate, UnlinkedCode* unlinked, Tagged<SharedFunctionInfo> shared);
Result<Tagged<ScopeInfo>> NewScopeInfo(Isolate* isolate, const UnlinkedScope* scope);
Result<Tagged<String>> InternalizeUnlinked(Isolate* isolate, const UnlinkedString& string);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_LINKER_H_

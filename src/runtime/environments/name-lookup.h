#ifndef FLAT8_SRC_RUNTIME_ENVIRONMENTS_NAME_LOOKUP_H_
#define FLAT8_SRC_RUNTIME_ENVIRONMENTS_NAME_LOOKUP_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// Variables by name, from the context of the running frame outwards.
Result<Value> LoadLookup(Isolate* isolate, Tagged<String> name, bool inside_typeof);
Result<void> LoadLookupForCall(Isolate* isolate, Tagged<String> name, Value* callee, Value* receiver);
Result<void> StoreLookup(Isolate* isolate, Tagged<String> name, Value value, LanguageMode mode);

// A variable by name for both reading and writing, or for writing after other code has run: where it was found when the
// reference was made counts, though a nearer variable of that name may exist since.
Result<Value> ResolveLookup(Isolate* isolate, Tagged<String> name);
Result<Value> LoadResolvedLookup(Isolate* isolate, Tagged<String> name, Value resolved);
Result<void> StoreResolvedLookup(Isolate* isolate, Tagged<String> name, Value resolved, Value value,
                                 LanguageMode mode);
Result<bool> DeleteLookup(Isolate* isolate, Tagged<String> name);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ENVIRONMENTS_NAME_LOOKUP_H_

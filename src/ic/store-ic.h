#ifndef FLAT8_SRC_IC_STORE_IC_H_
#define FLAT8_SRC_IC_STORE_IC_H_

#include "src/execution/isolate.h"

// Stores to properties that their inline caches could not do. `vector` may be empty (no feedback yet); `slot` is the
// word index. All may run script.
namespace v8::internal {

Result<void> StoreICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name,
                         Value value, LanguageMode mode);
Result<void> DefineNamedOwnICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<JSObject> object,
                                  Tagged<Name> name, Value value);
Result<void> KeyedStoreMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Value key,
                            Value value, LanguageMode mode);

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_STORE_IC_H_

#ifndef FLAT8_SRC_IC_GLOBAL_IC_H_
#define FLAT8_SRC_IC_GLOBAL_IC_H_

#include "src/execution/isolate.h"

// Global variables that their sites have no cell or slot for yet. `vector` may be empty; `slot` is the word index. May
// run script.
namespace v8::internal {

Result<Value> LoadGlobalMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> name,
                             bool inside_typeof);
Result<void> StoreGlobalMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> name,
                             Value value, LanguageMode mode);

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_GLOBAL_IC_H_

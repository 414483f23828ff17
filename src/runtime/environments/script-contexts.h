#ifndef FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCRIPT_CONTEXTS_H_
#define FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCRIPT_CONTEXTS_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// Where a top-level let, const or class of the realm lives; false when there is none of that name.
bool FindScriptContextSlot(Isolate* isolate, Tagged<String> name, Tagged<Context>* context, int* slot, bool* immutable);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCRIPT_CONTEXTS_H_

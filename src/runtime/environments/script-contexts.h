#ifndef FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCRIPT_CONTEXTS_H_
#define FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCRIPT_CONTEXTS_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// What script_context_names holds for a name: the number of the context in script_context_table, and the slot in it.
inline Value PackScriptContextSlot(int context_index, int slot) {
  return Value::Number(static_cast<double>(static_cast<uint64_t>(context_index) << 32 | static_cast<uint32_t>(slot)));
}

// Where a top-level let, const or class of the realm lives; false when there is none of that name.
bool FindScriptContextSlot(Isolate* isolate, Tagged<String> name, Tagged<Context>* context, int* slot, bool* immutable);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ENVIRONMENTS_SCRIPT_CONTEXTS_H_

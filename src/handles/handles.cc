#include "src/handles/handles.h"

#include "src/heap/heap.h"

namespace v8::internal {

Address* CreateHandle(Isolate* isolate, uint64_t value) {
  HandleScopeData* data = &IsolateData::From(isolate)->handle_scope_data;
  if (V8_UNLIKELY(data->next == data->limit)) {
    if (data->level == data->sealed_level && data->level != 0) FATAL("A handle was made in a SealHandleScope.");
    if (data->level == 0) FATAL("A handle was made without a HandleScope.");
    IsolateData::From(isolate)->heap->handle_blocks()->Extend(data);
  }
  Address* slot = data->next++;
  *slot = value;
  return slot;
}

void HandleScope::DeleteExtensions(Isolate* isolate) {
  IsolateData* data = IsolateData::From(isolate);
  data->heap->handle_blocks()->DeleteExtensions(&data->handle_scope_data);
}

}  // namespace v8::internal

#include "src/handles/handles.h"

#include "src/heap/heap.h"

namespace v8::internal {

void HandleScope::DeleteExtensions(Isolate* isolate) {
  IsolateData* data = IsolateData::From(isolate);
  data->heap->handle_blocks()->DeleteExtensions(&data->handle_scope_data);
}

int HandleScope::NumberOfHandles(Isolate* isolate) {
  IsolateData* data = IsolateData::From(isolate);
  return static_cast<int>(data->heap->handle_blocks()->NumberOfHandles(data->handle_scope_data));
}

}  // namespace v8::internal

namespace v8::api_internal {

internal::Address* CreateHandleInNewBlock(internal::Isolate* isolate, internal::Address value) {
  internal::HandleScopeData* data = internal::HandleScopeData::Of(isolate);
  if (data->level == data->sealed_level && data->level != 0) FATAL("A handle was made in a SealHandleScope.");
  if (data->level == 0) FATAL("A handle was made without a HandleScope.");
  internal::IsolateData::From(isolate)->heap->handle_blocks()->Extend(data);
  internal::Address* slot = data->next++;
  *slot = value;
  return slot;
}

void DeleteHandleBlocks(internal::Isolate* isolate) { internal::HandleScope::DeleteExtensions(isolate); }

}  // namespace v8::api_internal

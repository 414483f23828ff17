#include "src/api/api-internal.h"

namespace v8 {

int HandleScope::NumberOfHandles(Isolate* isolate) {
  return i::HandleScope::NumberOfHandles(i::Internal(isolate));
}

EscapableHandleScopeBase::EscapableHandleScopeBase(Isolate* isolate) {
  escape_slot_ = i::CreateHandle(i::Internal(isolate), internal::kTheHoleWord);
  Initialize(isolate);
}

internal::Address* EscapableHandleScopeBase::EscapeSlot(internal::Address* slot) {
  if (!i::ApiCheck(*escape_slot_ == internal::kTheHoleWord, "EscapableHandleScope::Escape", "Escape value set twice")) {
    return nullptr;
  }
  if (slot == nullptr) {
    *escape_slot_ = internal::kUndefinedWord;
    return nullptr;
  }
  *escape_slot_ = *slot;
  return escape_slot_;
}

// With the limit at the next slot every new handle takes the slow path, which looks at the level.
SealHandleScope::SealHandleScope(Isolate* isolate) : isolate_(i::Internal(isolate)) {
  i::HandleScopeData* const data = &isolate_->handle_scope_data;
  prev_limit_ = data->limit;
  data->limit = data->next;
  prev_sealed_level_ = data->sealed_level;
  data->sealed_level = data->level;
}

SealHandleScope::~SealHandleScope() {
  i::HandleScopeData* const data = &isolate_->handle_scope_data;
  data->limit = prev_limit_;
  data->sealed_level = prev_sealed_level_;
}

namespace api_internal {

using internal::Address;

Address* GlobalizeReference(internal::Isolate* isolate, Address value) {
  Address* const slot = isolate->heap()->global_handles()->Create(value);
  if (slot == nullptr) i::FatalOutOfMemory(isolate, "v8::Persistent");
  return slot;
}
Address* CopyGlobalReference(Address* from) {
  Address* const slot = i::GlobalHandles::CopyGlobal(from);
  if (slot == nullptr) i::FatalOutOfMemory(i::CurrentIsolate(), "v8::Persistent");
  return slot;
}
void MoveGlobalReference(Address** from, Address** to) { i::GlobalHandles::MoveGlobal(from, to); }
Address* GlobalizeTracedReference(internal::Isolate* isolate, Address value, Address** handle, bool is_droppable) {
  *handle = GlobalizeReference(isolate, value);
  i::GlobalHandles::MakeTraced(handle, is_droppable);
  return *handle;
}
Address* CopyTracedReference(Address* from, Address** handle) {
  *handle = CopyGlobalReference(from);
  i::GlobalHandles::MakeTraced(handle, i::GlobalHandles::IsDroppable(from));
  return *handle;
}
void DisposeGlobal(Address* slot) { i::GlobalHandles::Destroy(slot); }
void MakeWeak(Address* slot, void* parameter, void (*callback)(const WeakCallbackInfo<void>&), int weak_callback_type) {
  i::GlobalHandles::MakeWeak(slot, parameter, callback, static_cast<WeakCallbackType>(weak_callback_type));
}
void MakeWeak(Address** slot_address) { i::GlobalHandles::MakeWeak(slot_address); }
void* ClearWeak(Address* slot) { return i::GlobalHandles::ClearWeakness(slot); }
bool IsWeak(Address* slot) { return i::GlobalHandles::IsWeak(slot); }
void AnnotateStrongRetainer(Address*, const char*) {}
void SetWrapperClassId(Address* slot, uint16_t class_id) { i::GlobalHandles::SetClassId(slot, class_id); }
uint16_t WrapperClassId(Address* slot) { return i::GlobalHandles::ClassId(slot); }

Address* Eternalize(internal::Isolate* isolate, Address value) {
  Address* const slot = isolate->heap()->eternal_handles()->Create(value);
  if (slot == nullptr) i::FatalOutOfMemory(isolate, "v8::Eternal::Set");
  return slot;
}

Address EmptyStringWord(internal::Isolate*) { return i::ReadOnlyRoots::empty_string().ptr(); }

}  // namespace api_internal
}  // namespace v8

#include "src/heap/backing-store.h"

#include <cstring>

#include "src/base/fault-injector.h"
#include "src/base/memory.h"
#include "src/heap/heap-inl.h"
#include "src/heap/stack-segments.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

namespace {

struct AllocationRequest {
  BackingStore::Allocator* allocator;
  size_t bytes;
  bool zeroed;
  void* result;
};

// The allocator is the embedder's: its memory comes through the gate of third parties, and its frames are none of the
// collector's business.
V8_NOINLINE void CallAllocator(Isolate* isolate, AllocationRequest* request) {
  if (base::FaultInjector::ShouldFail(base::Gate::kThirdParty)) return;
  ExitScope exit(IsolateData::From(isolate));
  request->result = request->zeroed ? request->allocator->Allocate(request->bytes)
                                    : request->allocator->AllocateUninitialized(request->bytes);
}

void ReleaseReference(void* data) { static_cast<BackingStore*>(data)->Release(); }
void ReleaseChargedReference(void* data) {
  static_cast<BackingStore*>(data)->Uncharge();
  static_cast<BackingStore*>(data)->Release();
}

ExternalResource* ResourceOf(Tagged<JSArrayBuffer> buffer) {
  return reinterpret_cast<ExternalResource*>(buffer->extension());
}

}  // namespace

BackingStore* BackingStore::AllocateOnce(Isolate* isolate, size_t byte_length, size_t max_byte_length, bool resizable,
                                         InitializedFlag initialized) {
  IsolateData* const data = IsolateData::From(isolate);
  BackingStore* const store = base::New<BackingStore>();
  if (store == nullptr) return nullptr;
  store->allocator_ = static_cast<Allocator*>(data->array_buffer_allocator);
  if (data->array_buffer_allocator_owner != nullptr) {
    store->shared_allocator_ = *static_cast<std::shared_ptr<Allocator>*>(data->array_buffer_allocator_owner);
  }
  store->is_resizable_ = resizable;
  store->byte_length_ = byte_length;
  store->max_byte_length_ = max_byte_length;
  if (max_byte_length == 0) return store;
  AllocationRequest request{store->allocator_, max_byte_length, initialized == InitializedFlag::kZeroInitialized, nullptr};
  if (request.allocator != nullptr) CallAllocator(isolate, &request);
  if (request.result == nullptr) {
    base::Delete(store);
    return nullptr;
  }
  store->data_ = request.result;
  return store;
}

BackingStore* BackingStore::Allocate(Isolate* isolate, size_t byte_length, InitializedFlag initialized) {
  if (byte_length > JSArrayBuffer::kMaxByteLength) return nullptr;
  Heap* const heap = Heap::FromIsolate(isolate);
  BackingStore* store = AllocateOnce(isolate, byte_length, byte_length, false, initialized);
  if (V8_UNLIKELY(store == nullptr) && !heap->always_allocate()) {
    heap->CollectAllAvailableGarbage(GarbageCollectionReason::kExternalMemoryPressure);
    store = AllocateOnce(isolate, byte_length, byte_length, false, initialized);
  }
  return store;
}

BackingStore* BackingStore::AllocateResizable(Isolate* isolate, size_t byte_length, size_t max_byte_length) {
  if (max_byte_length > JSArrayBuffer::kMaxByteLength || byte_length > max_byte_length) return nullptr;
  Heap* const heap = Heap::FromIsolate(isolate);
  BackingStore* store = AllocateOnce(isolate, byte_length, max_byte_length, true, InitializedFlag::kZeroInitialized);
  if (V8_UNLIKELY(store == nullptr) && !heap->always_allocate()) {
    heap->CollectAllAvailableGarbage(GarbageCollectionReason::kExternalMemoryPressure);
    store = AllocateOnce(isolate, byte_length, max_byte_length, true, InitializedFlag::kZeroInitialized);
  }
  return store;
}

BackingStore* BackingStore::Wrap(void* data, size_t byte_length, Deleter deleter, void* deleter_data) {
  BackingStore* const store = base::New<BackingStore>();
  if (store == nullptr) return nullptr;
  store->data_ = data;
  store->byte_length_ = byte_length;
  store->max_byte_length_ = byte_length;
  store->deleter_ = deleter;
  store->deleter_data_ = deleter_data;
  return store;
}

void BackingStore::Release() {
  if (references_.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  if (deleter_ != nullptr) {
    deleter_(data_, max_byte_length_, deleter_data_);
  } else if (allocator_ != nullptr && data_ != nullptr) {
    allocator_->Free(data_, max_byte_length_);
  }
  base::Delete(this);
}

void BackingStore::Resize(size_t length) {
  DCHECK(is_resizable_ && length <= max_byte_length_);
  const size_t old_length = byte_length();
  // Bytes beyond the length are kept zero, so that growing needs no work.
  if (length < old_length) std::memset(static_cast<char*>(data_) + length, 0, old_length - length);
  byte_length_.store(length, std::memory_order_relaxed);
}

void InitializeEmptyBuffer(Tagged<JSArrayBuffer> buffer) {
  buffer->set_backing_store(nullptr);
  buffer->set_byte_length(0);
  buffer->set_max_byte_length(0);
  buffer->set_extension(nullptr);
  buffer->set_flags(0);
  buffer->set_is_detachable(true);
  buffer->set_detach_key(Undefined());
  for (int i = 0; i < buffer->GetEmbedderFieldCount(); ++i) buffer->SetEmbedderField(i, Value::Int(0));
}

Result<void> AttachBackingStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, BackingStore* store) {
  InitializeEmptyBuffer(buffer);
  const bool charged = store->TryCharge();
  ExternalResource* const resource = ExternalResource::New(store, charged ? store->AccountedBytes() : 0,
                                                           charged ? &ReleaseChargedReference : &ReleaseReference);
  if (resource == nullptr) {
    if (charged) store->Uncharge();
    store->Release();
    return ReportOutOfMemory(isolate, "AttachBackingStore");
  }
  buffer->set_backing_store(store->data());
  buffer->set_byte_length(store->byte_length());
  buffer->set_max_byte_length(store->max_byte_length());
  buffer->set_is_resizable_by_js(store->is_resizable_by_js());
  buffer->set_extension(reinterpret_cast<ArrayBufferExtension*>(resource));
  Heap::FromIsolate(isolate)->external_resources().Add(buffer->address(), resource);
  return Ok();
}

Result<void> AllocateBufferStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, size_t byte_length,
                                 InitializedFlag initialized) {
  InitializeEmptyBuffer(buffer);  // The allocation below may collect.
  if (byte_length == 0) return Ok();
  BackingStore* const store = Heap::FromIsolate(isolate)->MakeRoomForExternalMemory(byte_length)
                                  ? BackingStore::Allocate(isolate, byte_length, initialized)
                                  : nullptr;
  if (store == nullptr) return ThrowMessage(isolate, MessageTemplate::kArrayBufferAllocationFailed);
  return AttachBackingStore(isolate, buffer, store);
}

Result<void> AllocateResizableBufferStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, size_t byte_length,
                                          size_t max_byte_length) {
  InitializeEmptyBuffer(buffer);
  BackingStore* const store = Heap::FromIsolate(isolate)->MakeRoomForExternalMemory(max_byte_length)
                                  ? BackingStore::AllocateResizable(isolate, byte_length, max_byte_length)
                                  : nullptr;
  if (store == nullptr) return ThrowMessage(isolate, MessageTemplate::kArrayBufferAllocationFailed);
  return AttachBackingStore(isolate, buffer, store);
}

BackingStore* BackingStoreOf(Tagged<JSArrayBuffer> buffer) {
  ExternalResource* const resource = ResourceOf(buffer);
  return resource == nullptr ? nullptr : static_cast<BackingStore*>(resource->data());
}

BackingStore* DetachAndTakeStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer) {
  ExternalResource* const resource = ResourceOf(buffer);
  BackingStore* store = nullptr;
  if (resource != nullptr) {
    Heap::FromIsolate(isolate)->external_resources().Remove(resource);
    const bool charged = resource->bytes() != 0;
    store = static_cast<BackingStore*>(ExternalResource::Detach(resource));
    if (charged) store->Uncharge();
  }
  buffer->set_extension(nullptr);
  buffer->set_backing_store(nullptr);
  buffer->set_byte_length(0);
  buffer->set_max_byte_length(0);
  buffer->set_was_detached(true);
  return store;
}

void DetachBuffer(Isolate* isolate, Tagged<JSArrayBuffer> buffer) {
  if (buffer->was_detached()) return;
  BackingStore* const store = DetachAndTakeStore(isolate, buffer);
  if (store == nullptr) return;
  ExitScope exit(IsolateData::From(isolate));  // A deleter may be the embedder's.
  store->Release();
}

Result<void> DetachArrayBuffer(Isolate* isolate, Tagged<JSArrayBuffer> buffer, Value key) {
  if (buffer->detach_key() != key) return ThrowMessage(isolate, MessageTemplate::kArrayBufferDetachKeyDoesntMatch);
  DetachBuffer(isolate, buffer);
  return Ok();
}

void ResizeBuffer(Isolate*, Tagged<JSArrayBuffer> buffer, size_t length) {
  BackingStore* const store = BackingStoreOf(buffer);
  DCHECK(store != nullptr);
  store->Resize(length);
  buffer->set_byte_length(length);
}

}  // namespace v8::internal

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

void ReleaseReference(Isolate*, void* data) { static_cast<BackingStore*>(data)->Release(); }
void ReleaseChargedReference(Isolate*, void* data) {
  static_cast<BackingStore*>(data)->Uncharge();
  static_cast<BackingStore*>(data)->Release();
}

ExternalResource* ResourceOf(Tagged<JSArrayBuffer> buffer) {
  return reinterpret_cast<ExternalResource*>(buffer->extension());
}

SharedFlag SharedFlagOf(Tagged<JSArrayBuffer> buffer) {
  return buffer->is_shared() ? SharedFlag::kShared : SharedFlag::kNotShared;
}

}  // namespace

BackingStore* BackingStore::AllocateOnce(Isolate* isolate, const Shape& shape) {
  IsolateData* const data = IsolateData::From(isolate);
  BackingStore* const store = base::New<BackingStore>();
  if (store == nullptr) return nullptr;
  store->allocator_ = static_cast<Allocator*>(data->array_buffer_allocator);
  if (data->array_buffer_allocator_owner != nullptr) {
    store->shared_allocator_ = *static_cast<std::shared_ptr<Allocator>*>(data->array_buffer_allocator_owner);
  }
  store->is_resizable_ = shape.resizable;
  store->is_shared_ = shape.shared == SharedFlag::kShared;
  store->byte_length_ = shape.byte_length;
  store->max_byte_length_ = shape.max_byte_length;
  if (shape.max_byte_length == 0) return store;
  AllocationRequest request{store->allocator_, shape.max_byte_length,
                            shape.initialized == InitializedFlag::kZeroInitialized, nullptr};
  if (request.allocator != nullptr) CallAllocator(isolate, &request);
  if (request.result == nullptr) {
    base::Delete(store);
    return nullptr;
  }
  store->data_ = request.result;
  return store;
}

BackingStore* BackingStore::AllocateOrCollect(Isolate* isolate, const Shape& shape) {
  if (shape.max_byte_length > JSArrayBuffer::kMaxByteLength || shape.byte_length > shape.max_byte_length) return nullptr;
  Heap* const heap = Heap::FromIsolate(isolate);
  BackingStore* store = AllocateOnce(isolate, shape);
  if (V8_UNLIKELY(store == nullptr) && !heap->always_allocate()) {
    heap->CollectAllAvailableGarbage(GarbageCollectionReason::kExternalMemoryPressure);
    store = AllocateOnce(isolate, shape);
  }
  return store;
}

BackingStore* BackingStore::Allocate(Isolate* isolate, size_t byte_length, InitializedFlag initialized,
                                     SharedFlag shared) {
  return AllocateOrCollect(isolate, Shape{byte_length, byte_length, false, shared, initialized});
}

BackingStore* BackingStore::AllocateResizable(Isolate* isolate, size_t byte_length, size_t max_byte_length,
                                              SharedFlag shared) {
  return AllocateOrCollect(isolate,
                           Shape{byte_length, max_byte_length, true, shared, InitializedFlag::kZeroInitialized});
}

BackingStore* BackingStore::AllocateResizable(size_t byte_length, size_t max_byte_length) {
  void* const data = base::Calloc(max_byte_length == 0 ? 1 : max_byte_length, 1);
  if (data == nullptr) return nullptr;
  BackingStore* const store =
      Wrap(data, max_byte_length, [](void* memory, size_t, void*) { base::Free(memory); }, nullptr);
  if (store == nullptr) {
    base::Free(data);
    return nullptr;
  }
  store->is_resizable_ = true;
  store->byte_length_ = byte_length;
  return store;
}

bool BackingStore::Reallocate(size_t length) {
  DCHECK(CanReallocate());
  void* data = nullptr;
  if (length == 0) {
    if (data_ != nullptr) allocator_->Free(data_, max_byte_length_);
  } else {
    data = data_ == nullptr ? allocator_->Allocate(length) : allocator_->Reallocate(data_, max_byte_length_, length);
    if (data == nullptr) return false;
  }
  data_ = data;
  byte_length_ = max_byte_length_ = length;
  return true;
}

BackingStore* BackingStore::Wrap(void* data, size_t byte_length, Deleter deleter, void* deleter_data,
                                 SharedFlag shared) {
  BackingStore* const store = base::New<BackingStore>();
  if (store == nullptr) return nullptr;
  store->data_ = data;
  store->byte_length_ = byte_length;
  store->max_byte_length_ = byte_length;
  store->deleter_ = deleter;
  store->deleter_data_ = deleter_data;
  store->is_shared_ = shared == SharedFlag::kShared;
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
  DCHECK(is_resizable_ && !is_shared_ && length <= max_byte_length_);
  const size_t old_length = byte_length();
  // Bytes beyond the length are kept zero, so that growing needs no work.
  if (length < old_length) std::memset(static_cast<char*>(data_) + length, 0, old_length - length);
  byte_length_.store(length, std::memory_order_relaxed);
}

bool BackingStore::Grow(size_t length) {
  DCHECK(is_resizable_ && is_shared_ && length <= max_byte_length_);
  // The memory has been zero from the beginning.
  size_t current = byte_length_.load(std::memory_order_seq_cst);
  do {
    if (length < current) return false;
  } while (!byte_length_.compare_exchange_weak(current, length, std::memory_order_seq_cst));
  return true;
}

void InitializeEmptyBuffer(Tagged<JSArrayBuffer> buffer) {
  buffer->set_backing_store(nullptr);
  buffer->set_byte_length_field(0);
  buffer->set_max_byte_length(0);
  buffer->set_extension(nullptr);
  buffer->set_shared_length(nullptr);
  buffer->set_flags(0);
  buffer->set_is_shared(buffer->instance_type() == JS_SHARED_ARRAY_BUFFER_TYPE);
  buffer->set_is_detachable(!buffer->is_shared());
  buffer->set_detach_key(Undefined());
  InitializeEmbedderFields(buffer);
}

Result<void> AttachBackingStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, BackingStore* store) {
  InitializeEmptyBuffer(buffer);
  DCHECK(buffer->is_shared() == store->is_shared());
  const bool charged = store->TryCharge();
  ExternalResource* const resource = ExternalResource::New(store, charged ? store->AccountedBytes() : 0,
                                                           charged ? &ReleaseChargedReference : &ReleaseReference);
  if (resource == nullptr) {
    if (charged) store->Uncharge();
    store->Release();
    return ReportOutOfMemory(isolate, "AttachBackingStore");
  }
  buffer->set_backing_store(store->data());
  buffer->set_byte_length_field(store->byte_length());
  buffer->set_max_byte_length(store->max_byte_length());
  buffer->set_is_resizable_by_js(store->is_resizable_by_js());
  buffer->set_shared_length(store->shared_length());
  buffer->set_extension(reinterpret_cast<ArrayBufferExtension*>(resource));
  Heap::FromIsolate(isolate)->external_resources().Add(buffer->address(), resource);
  return Ok();
}

Result<void> AllocateBufferStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, size_t byte_length,
                                 InitializedFlag initialized) {
  InitializeEmptyBuffer(buffer);  // The allocation below may collect.
  // Sharing needs a store that can be named, though it holds nothing.
  if (byte_length == 0 && !buffer->is_shared()) return Ok();
  BackingStore* const store = Heap::FromIsolate(isolate)->MakeRoomForExternalMemory(byte_length)
                                  ? BackingStore::Allocate(isolate, byte_length, initialized, SharedFlagOf(buffer))
                                  : nullptr;
  if (store == nullptr) return ThrowMessage(isolate, MessageTemplate::kArrayBufferAllocationFailed);
  return AttachBackingStore(isolate, buffer, store);
}

Result<void> AllocateResizableBufferStore(Isolate* isolate, Tagged<JSArrayBuffer> buffer, size_t byte_length,
                                          size_t max_byte_length) {
  InitializeEmptyBuffer(buffer);
  BackingStore* const store = Heap::FromIsolate(isolate)->MakeRoomForExternalMemory(max_byte_length)
                                  ? BackingStore::AllocateResizable(isolate, byte_length, max_byte_length,
                                                                    SharedFlagOf(buffer))
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
  buffer->set_byte_length_field(0);
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
  buffer->set_byte_length_field(length);
}

}  // namespace v8::internal

#include <cstdlib>
#include <cstring>
#include <new>

#include "src/api/api-internal.h"
#include "src/heap/backing-store.h"
#include "src/runtime/buffers/array-buffers.h"
#include "src/runtime/values/operators.h"

// ArrayBuffer, BackingStore, allocators, views.
namespace v8 {

// --- Allocators -------------------------------------------------------------------------------------------------------

namespace {

class DefaultAllocator final : public ArrayBuffer::Allocator {
 public:
  void* Allocate(size_t length) override { return calloc(length == 0 ? 1 : length, 1); }
  void* AllocateUninitialized(size_t length) override { return malloc(length == 0 ? 1 : length); }
  void Free(void* data, size_t) override { free(data); }
  void* Reallocate(void* data, size_t old_length, size_t new_length) override {
    void* const moved = realloc(data, new_length == 0 ? 1 : new_length);
    if (moved != nullptr && new_length > old_length) {
      memset(static_cast<char*>(moved) + old_length, 0, new_length - old_length);
    }
    return moved;
  }
};

}  // namespace

ArrayBuffer::Allocator* ArrayBuffer::Allocator::NewDefaultAllocator() { return new DefaultAllocator(); }

void* ArrayBuffer::Allocator::Reallocate(void* data, size_t old_length, size_t new_length) {
  if (old_length == new_length) return data;
  void* const moved = Allocate(new_length);
  if (moved == nullptr) return nullptr;
  memcpy(moved, data, old_length < new_length ? old_length : new_length);
  Free(data, old_length);
  return moved;
}
void ArrayBuffer::Allocator::Free(void* data, size_t length, AllocationMode) { Free(data, length); }

// --- BackingStore -----------------------------------------------------------------------------------------------------
// A v8::BackingStore is the engine's BackingStore seen through a reference that it holds; deleting it lets that go.

BackingStore::~BackingStore() { i::BackingStore::FromApi(this)->Release(); }
void BackingStore::operator delete(void*) {}

void* BackingStore::Data() const { return i::BackingStore::FromApi(this)->data(); }
size_t BackingStore::ByteLength() const { return i::BackingStore::FromApi(this)->byte_length(); }
size_t BackingStore::MaxByteLength() const { return i::BackingStore::FromApi(this)->max_byte_length(); }
bool BackingStore::IsShared() const { return i::BackingStore::FromApi(this)->is_shared(); }
bool BackingStore::IsResizableByUserJavaScript() const { return i::BackingStore::FromApi(this)->is_resizable_by_js(); }
void BackingStore::EmptyDeleter(void*, size_t, void*) {}

namespace {

i::Tagged<i::JSArrayBuffer> OpenBuffer(const ArrayBuffer* that) { return i::OpenAs<i::JSArrayBuffer>(that); }

i::InitializedFlag FlagOf(BackingStoreInitializationMode mode) {
  return mode == BackingStoreInitializationMode::kZeroInitialized ? i::InitializedFlag::kZeroInitialized
                                                                  : i::InitializedFlag::kUninitialized;
}

std::unique_ptr<BackingStore> AllocateStore(Isolate* isolate, size_t byte_length, BackingStoreInitializationMode mode,
                                            BackingStoreOnFailureMode on_failure, i::SharedFlag shared,
                                            const char* location) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  // Counted when a buffer gets it; until then it is the host's.
  (void)internal->heap()->MakeRoomForExternalMemory(0);
  i::BackingStore* const store = i::BackingStore::Allocate(internal, byte_length, FlagOf(mode), shared);
  if (store == nullptr) {
    if (on_failure == BackingStoreOnFailureMode::kReturnNull) return nullptr;
    i::FatalOutOfMemory(internal, location);
  }
  return std::unique_ptr<BackingStore>(store->ToApi());
}

std::unique_ptr<BackingStore> WrapStore(void* data, size_t byte_length, BackingStore::DeleterCallback deleter,
                                        void* deleter_data, i::SharedFlag shared, const char* location) {
  if (deleter == &BackingStore::EmptyDeleter) deleter = nullptr;
  i::BackingStore* const store = i::BackingStore::Wrap(data, byte_length, deleter, deleter_data, shared);
  if (store == nullptr) i::FatalOutOfMemory(i::CurrentIsolate(), location);
  return std::unique_ptr<BackingStore>(store->ToApi());
}

// A buffer of the given map on a store that is shared or not as the map's buffers are; null: a buffer without memory.
template <typename T>
Local<T> NewBufferOn(i::Isolate* isolate, i::Tagged<i::Map> map, i::BackingStore* store, const char* location) {
  // Bytes that the embedder allocated count as those of scripts do.
  const bool fits = store == nullptr || isolate->heap()->MakeRoomForExternalMemory(store->AccountedBytes());
  Local<T> result = i::MakeInfallibly<T>(isolate, location, [&]() -> i::Result<i::Value> {
    auto buffer = i::Cast<i::JSArrayBuffer>(TRY(i::NewJSObjectFromMap(isolate, map)));
    if (store == nullptr) {
      i::InitializeEmptyBuffer(buffer);
    } else {
      store->AddReference();
      TRY(i::AttachBackingStore(isolate, buffer, store));
    }
    return i::Value(buffer);
  });
  if (!fits) isolate->heap()->ReportExternalMemoryOverLimit();
  return result;
}

std::shared_ptr<BackingStore> StoreOf(i::Isolate* isolate, i::Tagged<i::JSArrayBuffer> buffer, const char* location) {
  i::BackingStore* store = i::BackingStoreOf(buffer);
  if (store == nullptr) {
    store = i::BackingStore::Empty();
    if (store == nullptr) i::FatalOutOfMemory(isolate, location);
  } else {
    store->AddReference();
  }
  return std::shared_ptr<BackingStore>(store->ToApi());
}

}  // namespace

std::unique_ptr<BackingStore> ArrayBuffer::NewBackingStore(Isolate* isolate, size_t byte_length,
                                                           BackingStoreInitializationMode initialization_mode,
                                                           BackingStoreOnFailureMode on_failure) {
  return AllocateStore(isolate, byte_length, initialization_mode, on_failure, i::SharedFlag::kNotShared,
                       "v8::ArrayBuffer::NewBackingStore");
}
std::unique_ptr<BackingStore> ArrayBuffer::NewBackingStore(void* data, size_t byte_length,
                                                           BackingStore::DeleterCallback deleter, void* deleter_data) {
  return WrapStore(data, byte_length, deleter, deleter_data, i::SharedFlag::kNotShared,
                   "v8::ArrayBuffer::NewBackingStore");
}
std::unique_ptr<BackingStore> SharedArrayBuffer::NewBackingStore(Isolate* isolate, size_t byte_length,
                                                                 BackingStoreInitializationMode initialization_mode,
                                                                 BackingStoreOnFailureMode on_failure) {
  return AllocateStore(isolate, byte_length, initialization_mode, on_failure, i::SharedFlag::kShared,
                       "v8::SharedArrayBuffer::NewBackingStore");
}
std::unique_ptr<BackingStore> SharedArrayBuffer::NewBackingStore(void* data, size_t byte_length,
                                                                 BackingStore::DeleterCallback deleter,
                                                                 void* deleter_data) {
  return WrapStore(data, byte_length, deleter, deleter_data, i::SharedFlag::kShared,
                   "v8::SharedArrayBuffer::NewBackingStore");
}

std::unique_ptr<BackingStore> ArrayBuffer::NewResizableBackingStore(size_t byte_length, size_t max_byte_length) {
  if (byte_length > max_byte_length || max_byte_length > kMaxByteLength) return nullptr;
  i::BackingStore* const store = i::BackingStore::AllocateResizable(byte_length, max_byte_length);
  return std::unique_ptr<BackingStore>(store == nullptr ? nullptr : store->ToApi());
}

std::unique_ptr<BackingStore> BackingStore::Reallocate(Isolate* isolate, std::unique_ptr<BackingStore> backing_store,
                                                       size_t byte_length) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  i::BackingStore* const store = i::BackingStore::FromApi(backing_store.get());
  if (!i::ApiCheck(store->CanReallocate() && byte_length <= ArrayBuffer::kMaxByteLength, "v8::BackingStore::Reallocate",
                   "The memory is not an allocator's, or it is too much")) {
    return backing_store;
  }
  if (!store->Reallocate(byte_length)) i::FatalOutOfMemory(internal, "v8::BackingStore::Reallocate");
  return backing_store;
}

// --- ArrayBuffer ------------------------------------------------------------------------------------------------------

Local<ArrayBuffer> ArrayBuffer::New(Isolate* isolate, size_t byte_length,
                                    BackingStoreInitializationMode initialization_mode) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  i::BackingStore* const store =
      byte_length == 0 ? i::BackingStore::Empty()
                       : i::BackingStore::Allocate(internal, byte_length, FlagOf(initialization_mode));
  if (store == nullptr) i::FatalOutOfMemory(internal, "v8::ArrayBuffer::New");
  return New(isolate, std::shared_ptr<BackingStore>(store->ToApi()));
}

MaybeLocal<ArrayBuffer> ArrayBuffer::MaybeNew(Isolate* isolate, size_t byte_length,
                                              BackingStoreInitializationMode initialization_mode) {
  i::Isolate* const internal = i::Internal(isolate);
  i::CallScope scope(internal, i::Value());
  if (scope.MustReturn()) return MaybeLocal<ArrayBuffer>();
  return scope.Return<ArrayBuffer>(i::NewArrayBuffer(internal, i::ArrayBufferMap(internal),
                                                     static_cast<double>(byte_length), FlagOf(initialization_mode)));
}

Local<ArrayBuffer> ArrayBuffer::New(Isolate* isolate, std::shared_ptr<BackingStore> backing_store) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  if (!i::ApiCheck(backing_store == nullptr || !backing_store->IsShared(), "v8::ArrayBuffer::New",
                   "The backing store is one for SharedArrayBuffers")) {
    return Local<ArrayBuffer>();
  }
  return NewBufferOn<ArrayBuffer>(internal, i::ArrayBufferMap(internal), i::BackingStore::FromApi(backing_store.get()),
                                  "v8::ArrayBuffer::New");
}

size_t ArrayBuffer::ByteLength() const { return OpenBuffer(this)->byte_length(); }
size_t ArrayBuffer::MaxByteLength() const {
  return OpenBuffer(this)->is_resizable_by_js() ? OpenBuffer(this)->max_byte_length() : ByteLength();
}
std::shared_ptr<BackingStore> ArrayBuffer::GetBackingStore() {
  return StoreOf(i::IsolateOf(this), OpenBuffer(this), "v8::ArrayBuffer::GetBackingStore");
}
void* ArrayBuffer::Data() const { return OpenBuffer(this)->backing_store(); }

bool ArrayBuffer::IsDetachable() const { return OpenBuffer(this)->is_detachable(); }
bool ArrayBuffer::WasDetached() const { return OpenBuffer(this)->was_detached(); }
Maybe<bool> ArrayBuffer::Detach(Local<Value> key) {
  i::Isolate* const isolate = i::IsolateOf(this);
  i::CallScope scope(isolate, i::Value());
  if (scope.MustReturn()) return Nothing<bool>();
  if (!i::ApiCheck(IsDetachable(), "v8::ArrayBuffer::Detach", "Only detachable ArrayBuffers can be detached")) {
    return Nothing<bool>();
  }
  return scope.ReturnTrue([&]() -> i::Result<void> {
    const i::Value expected = OpenBuffer(this)->detach_key();
    if (!i::StrictEquals(expected, i::OpenOrUndefined(key))) {
      return i::Throw(isolate, i::MessageTemplate::kArrayBufferDetachKeyDoesntMatch);
    }
    i::DetachBuffer(isolate, OpenBuffer(this));
    return i::Ok();
  }());
}
void ArrayBuffer::Detach() { Detach(Local<Value>()).Check(); }
void ArrayBuffer::SetDetachKey(Local<Value> key) { OpenBuffer(this)->set_detach_key(i::OpenOrUndefined(key)); }
bool ArrayBuffer::IsImmutable() const { return OpenBuffer(this)->is_immutable(); }
bool ArrayBuffer::IsResizableByUserJavaScript() const { return OpenBuffer(this)->is_resizable_by_js(); }

// --- SharedArrayBuffer ------------------------------------------------------------------------------------------------

namespace {

i::Tagged<i::JSArrayBuffer> OpenBuffer(const SharedArrayBuffer* that) { return i::OpenAs<i::JSArrayBuffer>(that); }

}  // namespace

Local<SharedArrayBuffer> SharedArrayBuffer::New(Isolate* isolate, size_t byte_length,
                                                BackingStoreInitializationMode initialization_mode) {
  return New(isolate, NewBackingStore(isolate, byte_length, initialization_mode));
}

Local<SharedArrayBuffer> SharedArrayBuffer::New(Isolate* isolate, std::shared_ptr<BackingStore> backing_store) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  if (!i::ApiCheck(backing_store != nullptr && backing_store->IsShared(), "v8::SharedArrayBuffer::New",
                   "The backing store is not one for SharedArrayBuffers")) {
    return Local<SharedArrayBuffer>();
  }
  return NewBufferOn<SharedArrayBuffer>(internal, internal->realm()->shared_array_buffer_function()->initial_map(),
                                        i::BackingStore::FromApi(backing_store.get()), "v8::SharedArrayBuffer::New");
}

size_t SharedArrayBuffer::ByteLength() const { return OpenBuffer(this)->byte_length(); }
size_t SharedArrayBuffer::MaxByteLength() const { return OpenBuffer(this)->max_byte_length(); }
std::shared_ptr<BackingStore> SharedArrayBuffer::GetBackingStore() {
  return StoreOf(i::IsolateOf(this), OpenBuffer(this), "v8::SharedArrayBuffer::GetBackingStore");
}
void* SharedArrayBuffer::Data() const { return OpenBuffer(this)->backing_store(); }

// --- Views ------------------------------------------------------------------------------------------------------------

namespace {

i::Tagged<i::JSArrayBufferView> OpenView(const ArrayBufferView* that) { return i::OpenAs<i::JSArrayBufferView>(that); }

uint8_t* BytesOf(i::Tagged<i::JSArrayBufferView> view) {
  return static_cast<uint8_t*>(view->buffer()->backing_store()) + view->byte_offset();
}

}  // namespace

Local<ArrayBuffer> ArrayBufferView::Buffer() {
  return i::MakeLocal<ArrayBuffer>(i::IsolateOf(this), i::ExposeBuffer(OpenView(this)));
}
size_t ArrayBufferView::ByteOffset() { return OpenView(this)->IsOutOfBounds() ? 0 : OpenView(this)->byte_offset(); }
size_t ArrayBufferView::ByteLength() { return OpenView(this)->GetByteLength(); }
size_t ArrayBufferView::CopyContents(void* dest, size_t byte_length) {
  const size_t available = ByteLength();
  const size_t count = byte_length < available ? byte_length : available;
  if (count != 0) memcpy(dest, BytesOf(OpenView(this)), count);
  return count;
}
MemorySpan<uint8_t> ArrayBufferView::GetContents(MemorySpan<uint8_t>) {
  const size_t length = ByteLength();
  if (length == 0) return MemorySpan<uint8_t>();
  return MemorySpan<uint8_t>(BytesOf(OpenView(this)), length);
}
bool ArrayBufferView::HasBuffer() const { return !OpenView(this)->buffer()->is_implicit(); }

namespace {

Local<DataView> NewDataView(i::Isolate* isolate, i::Tagged<i::JSArrayBuffer> buffer, size_t byte_offset,
                            size_t length) {
  i::EntryScope entry(isolate);
  if (!i::ApiCheck(byte_offset + length >= length && byte_offset + length <= buffer->byte_length(),
                   "v8::DataView::New", "The range lies outside of the buffer")) {
    return Local<DataView>();
  }
  return i::MakeInfallibly<DataView>(isolate, "v8::DataView::New", [&] {
    return i::NewDataViewOn(isolate, isolate->realm()->data_view_function()->initial_map(), buffer, byte_offset, length);
  });
}

}  // namespace

Local<DataView> DataView::New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length) {
  return NewDataView(i::IsolateOf(*array_buffer), OpenBuffer(*array_buffer), byte_offset, length);
}
Local<DataView> DataView::New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length) {
  return NewDataView(i::IsolateOf(*shared_array_buffer), OpenBuffer(*shared_array_buffer), byte_offset, length);
}

static_assert(TypedArray::kMaxByteLength == i::JSTypedArray::kMaxByteLength);
size_t TypedArray::Length() { return i::OpenAs<i::JSTypedArray>(this)->GetLength(); }

namespace {

template <typename T>
Local<T> NewTypedArray(i::Isolate* isolate, i::Tagged<i::JSArrayBuffer> buffer, i::ElementsKind kind,
                       size_t byte_offset, size_t length) {
  i::EntryScope entry(isolate);
  const int shift = i::JSTypedArray::ElementSizeLog2(kind);
  const size_t bytes = length << shift;
  const size_t available = buffer->byte_length();
  const bool valid = length <= T::kMaxLength && (byte_offset & ((size_t{1} << shift) - 1)) == 0 &&
                     byte_offset <= available && bytes <= available - byte_offset;
  if (!i::ApiCheck(valid, "v8::TypedArray::New", "The range lies outside of the buffer or is not aligned")) {
    return Local<T>();
  }
  return i::MakeInfallibly<T>(isolate, "v8::TypedArray::New", [&] {
    return i::NewTypedArrayOn(isolate, i::TypedArrayMap(isolate, kind), buffer, byte_offset, length);
  });
}

}  // namespace

#define TYPED_ARRAY(Type, KIND)                                                                                       \
  Local<Type> Type::New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length) {                         \
    return NewTypedArray<Type>(i::IsolateOf(*array_buffer), OpenBuffer(*array_buffer), i::KIND, byte_offset, length); \
  }                                                                                                                   \
  Local<Type> Type::New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length) {            \
    return NewTypedArray<Type>(i::IsolateOf(*shared_array_buffer), OpenBuffer(*shared_array_buffer), i::KIND,         \
                               byte_offset, length);                                                                  \
  }
TYPED_ARRAY(Uint8Array, UINT8_ELEMENTS)
TYPED_ARRAY(Uint8ClampedArray, UINT8_CLAMPED_ELEMENTS)
TYPED_ARRAY(Int8Array, INT8_ELEMENTS)
TYPED_ARRAY(Uint16Array, UINT16_ELEMENTS)
TYPED_ARRAY(Int16Array, INT16_ELEMENTS)
TYPED_ARRAY(Uint32Array, UINT32_ELEMENTS)
TYPED_ARRAY(Int32Array, INT32_ELEMENTS)
TYPED_ARRAY(Float16Array, FLOAT16_ELEMENTS)
TYPED_ARRAY(Float32Array, FLOAT32_ELEMENTS)
TYPED_ARRAY(Float64Array, FLOAT64_ELEMENTS)
TYPED_ARRAY(BigInt64Array, BIGINT64_ELEMENTS)
TYPED_ARRAY(BigUint64Array, BIGUINT64_ELEMENTS)
#undef TYPED_ARRAY

}  // namespace v8

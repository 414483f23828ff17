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

}  // namespace

std::unique_ptr<BackingStore> ArrayBuffer::NewBackingStore(Isolate* isolate, size_t byte_length,
                                                           BackingStoreInitializationMode initialization_mode) {
  i::Isolate* const internal = i::Internal(isolate);
  i::EntryScope entry(internal);
  // Counted when a buffer gets it; until then it is the host's.
  (void)internal->heap()->MakeRoomForExternalMemory(0);
  i::BackingStore* const store = i::BackingStore::Allocate(internal, byte_length, FlagOf(initialization_mode));
  if (store == nullptr) i::FatalOutOfMemory(internal, "v8::ArrayBuffer::NewBackingStore");
  return std::unique_ptr<BackingStore>(store->ToApi());
}
std::unique_ptr<BackingStore> ArrayBuffer::NewBackingStore(void* data, size_t byte_length,
                                                           BackingStore::DeleterCallback deleter, void* deleter_data) {
  if (deleter == &BackingStore::EmptyDeleter) deleter = nullptr;
  i::BackingStore* const store = i::BackingStore::Wrap(data, byte_length, deleter, deleter_data);
  if (store == nullptr) i::FatalOutOfMemory(i::CurrentIsolate(), "v8::ArrayBuffer::NewBackingStore");
  return std::unique_ptr<BackingStore>(store->ToApi());
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
  i::BackingStore* const store = i::BackingStore::FromApi(backing_store.get());
  // Bytes that the embedder allocated count as those of scripts do.
  const bool fits = store == nullptr || internal->heap()->MakeRoomForExternalMemory(store->AccountedBytes());
  Local<ArrayBuffer> result = i::MakeInfallibly<ArrayBuffer>(internal, "v8::ArrayBuffer::New", [&]() -> i::Result<i::Value> {
    auto object = TRY(i::NewJSObjectFromMap(internal, i::ArrayBufferMap(internal)));
    auto buffer = i::Cast<i::JSArrayBuffer>(object);
    if (store == nullptr) {
      i::InitializeEmptyBuffer(buffer);
    } else {
      store->AddReference();
      TRY(i::AttachBackingStore(internal, buffer, store));
    }
    return i::Value(buffer);
  });
  if (!fits) internal->heap()->ReportExternalMemoryOverLimit();
  return result;
}

size_t ArrayBuffer::ByteLength() const { return OpenBuffer(this)->byte_length(); }
size_t ArrayBuffer::MaxByteLength() const {
  return OpenBuffer(this)->is_resizable_by_js() ? OpenBuffer(this)->max_byte_length() : ByteLength();
}
std::shared_ptr<BackingStore> ArrayBuffer::GetBackingStore() {
  i::BackingStore* store = i::BackingStoreOf(OpenBuffer(this));
  if (store == nullptr) {
    store = i::BackingStore::Empty();
    if (store == nullptr) i::FatalOutOfMemory(i::IsolateOf(this), "v8::ArrayBuffer::GetBackingStore");
  } else {
    store->AddReference();
  }
  return std::shared_ptr<BackingStore>(store->ToApi());
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
bool ArrayBuffer::IsResizableByUserJavaScript() const { return OpenBuffer(this)->is_resizable_by_js(); }

// --- Views ------------------------------------------------------------------------------------------------------------

namespace {

i::Tagged<i::JSArrayBufferView> OpenView(const ArrayBufferView* that) { return i::OpenAs<i::JSArrayBufferView>(that); }

uint8_t* BytesOf(i::Tagged<i::JSArrayBufferView> view) {
  return static_cast<uint8_t*>(view->buffer()->backing_store()) + view->byte_offset();
}

}  // namespace

Local<ArrayBuffer> ArrayBufferView::Buffer() {
  return i::MakeLocal<ArrayBuffer>(i::IsolateOf(this), OpenView(this)->buffer());
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
bool ArrayBufferView::HasBuffer() const { return true; }

Local<DataView> DataView::New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length) {
  i::Isolate* const isolate = i::IsolateOf(*array_buffer);
  i::EntryScope entry(isolate);
  if (!i::ApiCheck(byte_offset + length >= length && byte_offset + length <= array_buffer->ByteLength(),
                   "v8::DataView::New", "The range lies outside of the buffer")) {
    return Local<DataView>();
  }
  return i::MakeInfallibly<DataView>(isolate, "v8::DataView::New", [&] {
    return i::NewDataViewOn(isolate, isolate->realm()->data_view_function()->initial_map(),
                            i::OpenAs<i::JSArrayBuffer>(array_buffer), byte_offset, length);
  });
}

size_t TypedArray::Length() { return i::OpenAs<i::JSTypedArray>(this)->GetLength(); }

namespace {

template <typename T>
Local<T> NewTypedArray(Local<ArrayBuffer> array_buffer, i::ElementsKind kind, size_t byte_offset, size_t length) {
  i::Isolate* const isolate = i::IsolateOf(*array_buffer);
  i::EntryScope entry(isolate);
  const int shift = i::JSTypedArray::ElementSizeLog2(kind);
  const size_t bytes = length << shift;
  const bool valid = length <= T::kMaxLength && (byte_offset & ((size_t{1} << shift) - 1)) == 0 &&
                     byte_offset <= array_buffer->ByteLength() && bytes <= array_buffer->ByteLength() - byte_offset;
  if (!i::ApiCheck(valid, "v8::TypedArray::New", "The range lies outside of the buffer or is not aligned")) {
    return Local<T>();
  }
  return i::MakeInfallibly<T>(isolate, "v8::TypedArray::New", [&] {
    return i::NewTypedArrayOn(isolate, i::TypedArrayMap(isolate, kind), i::OpenAs<i::JSArrayBuffer>(array_buffer),
                              byte_offset, length);
  });
}

}  // namespace

#define TYPED_ARRAY(Type, KIND)                                                                          \
  Local<Type> Type::New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length) {            \
    return NewTypedArray<Type>(array_buffer, i::KIND, byte_offset, length);                              \
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

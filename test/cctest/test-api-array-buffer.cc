// ArrayBuffer, SharedArrayBuffer, BackingStore and allocators as the embedder sees them.

#include <cstring>
#include <memory>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/own-isolate.h"
#include "test/cctest/heap/heap-utils.h"
#include "test/cctest/test-api.h"

namespace {

// Counts what is asked of it, and refuses what is longer than `largest`.
class CountingAllocator final : public v8::ArrayBuffer::Allocator {
 public:
  void* Allocate(size_t length) override {
    if (length > largest) return nullptr;
    ++allocated;
    return calloc(length, 1);
  }
  void* AllocateUninitialized(size_t length) override {
    if (length > largest) return nullptr;
    ++allocated_uninitialized;
    return malloc(length);
  }
  void Free(void* data, size_t length) override {
    ++freed;
    last_freed_length = length;
    free(data);
  }

  size_t largest = size_t{1} << 20;
  int allocated = 0, allocated_uninitialized = 0, freed = 0;
  size_t last_freed_length = 0;
};

// Runs `body` in an isolate with the allocator.
template <typename Body>
void WithAllocator(CountingAllocator* allocator, Body body) {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = allocator;
  WithOwnIsolate(params, body);
}

int g_deleted = 0;
void CountDeletion(void*, size_t length, void* counter) {
  CHECK_EQ(8u, length);
  ++*static_cast<int*>(counter);
}

}  // namespace

// --- Internal fields

TEST(BuffersHaveInternalFields) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  CHECK_EQ(2, v8::ArrayBuffer::kInternalFieldCount);
  CHECK_EQ(v8::ArrayBuffer::kEmbedderFieldCount, v8::ArrayBuffer::kInternalFieldCount);
  CheckInternalFieldsAreZero(v8::ArrayBuffer::New(isolate, 8));
  CheckInternalFieldsAreZero(v8::ArrayBuffer::New(isolate, 0));
  CheckInternalFieldsAreZero(v8::SharedArrayBuffer::New(isolate, 8));
  for (const char* source : {"new ArrayBuffer(3)", "new ArrayBuffer(0)", "new ArrayBuffer(4, { maxByteLength: 8 })",
                             "new Uint8Array(4).buffer", "new ArrayBuffer(8).slice(2)", "new ArrayBuffer(8).transfer()",
                             "var b = new (class B extends ArrayBuffer { x = 1; y = 2; })(5); b"}) {
    CheckInternalFieldsAreZero(CompileRun(source).As<v8::ArrayBuffer>());
  }
  ExpectInt32("b.x + b.y + b.byteLength", 8);
}

TEST(InternalFieldsOfBuffersKeepValuesAndPointers) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Global<v8::ArrayBuffer> kept;
  alignas(8) static char place;
  {
    v8::HandleScope handles(isolate);
    v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 8);
    CHECK_NULL(buffer->GetAlignedPointerFromInternalField(1));
    buffer->SetInternalField(0, CompileRun("({ name: 'kept' })"));
    buffer->SetAlignedPointerInInternalField(1, &place);
    kept.Reset(isolate, buffer);
  }
  i::heap::InvokeMinorGC(CcTest::heap());
  i::heap::InvokeMajorGC(CcTest::heap());
  v8::Local<v8::ArrayBuffer> buffer = kept.Get(isolate);
  CHECK(v8_str("kept")->StrictEquals(
      buffer->GetInternalField(0).As<v8::Object>()->Get(context.local(), v8_str("name")).ToLocalChecked()));
  CHECK_EQ(static_cast<void*>(&place), buffer->GetAlignedPointerFromInternalField(1));
  // A new property does not get in their way.
  buffer->Set(context.local(), v8_str("own"), v8_num(7)).Check();
  CHECK_EQ(static_cast<void*>(&place), buffer->GetAlignedPointerFromInternalField(1));
}

TEST(WeakHandlesGetTheInternalFieldsOfBuffers) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  static v8::Global<v8::ArrayBuffer> weak;
  alignas(8) static char first, second;
  static int called;
  called = 0;
  {
    v8::HandleScope handles(isolate);
    v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 8);
    buffer->SetAlignedPointerInInternalField(0, &first);
    buffer->SetAlignedPointerInInternalField(1, &second);
    weak.Reset(isolate, buffer);
    weak.SetWeak<char>(
        &first,
        [](const v8::WeakCallbackInfo<char>& info) {
          CHECK_EQ(static_cast<void*>(&first), info.GetInternalField(0));
          CHECK_EQ(static_cast<void*>(&second), info.GetInternalField(1));
          weak.Reset();
          ++called;
        },
        v8::WeakCallbackType::kInternalFields);
  }
  {
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    i::heap::InvokeMajorGC(CcTest::heap());
  }
  CHECK_EQ(1, called);
}

// --- Making

TEST(MaybeNewIsEmptyWithoutMemory) {
  CountingAllocator allocator;
  WithAllocator(&allocator, [&](v8::Isolate* isolate, v8::Local<v8::Context>) {
    CHECK_EQ(100u, v8::ArrayBuffer::MaybeNew(isolate, 100).ToLocalChecked()->ByteLength());
    CHECK_EQ(1, allocator.allocated);
    CHECK_EQ(100u, v8::ArrayBuffer::MaybeNew(isolate, 100, v8::BackingStoreInitializationMode::kUninitialized)
                       .ToLocalChecked()
                       ->ByteLength());
    CHECK_EQ(1, allocator.allocated_uninitialized);
    v8::TryCatch try_catch(isolate);
    CHECK(v8::ArrayBuffer::MaybeNew(isolate, allocator.largest + 1).IsEmpty());
    CHECK(try_catch.HasCaught());
    CHECK(try_catch.Exception()->IsNativeError());
    try_catch.Reset();
    CHECK(v8::ArrayBuffer::MaybeNew(isolate, v8::ArrayBuffer::kMaxByteLength + 1).IsEmpty());
    CHECK(try_catch.HasCaught());
  });
  CHECK_EQ(2, allocator.freed);
}

TEST(StoresWithoutMemoryAreNullWhereAskedFor) {
  CountingAllocator allocator;
  WithAllocator(&allocator, [&](v8::Isolate* isolate, v8::Local<v8::Context>) {
    using OnFailure = v8::BackingStoreOnFailureMode;
    constexpr auto kZeroed = v8::BackingStoreInitializationMode::kZeroInitialized;
    CHECK_NULL(v8::ArrayBuffer::NewBackingStore(isolate, allocator.largest + 1, kZeroed, OnFailure::kReturnNull).get());
    CHECK_NULL(
        v8::SharedArrayBuffer::NewBackingStore(isolate, allocator.largest + 1, kZeroed, OnFailure::kReturnNull).get());
    CHECK_EQ(64u, v8::ArrayBuffer::NewBackingStore(isolate, 64, kZeroed, OnFailure::kReturnNull)->ByteLength());
  });
  CHECK_EQ(allocator.allocated, allocator.freed);
}

TEST(AllocatorsHaveDefaults) {
  CountingAllocator allocator;
  CHECK_EQ(v8::ArrayBuffer::kMaxByteLength, allocator.MaxAllocationSize());
  auto* const bytes = static_cast<uint8_t*>(allocator.Allocate(4));
  memcpy(bytes, "abcd", 4);
  auto* const more = static_cast<uint8_t*>(allocator.Reallocate(bytes, 4, 6));
  CHECK_EQ(0, memcmp(more, "abcd\0\0", 6));
  CHECK_EQ(1, allocator.freed);
  CHECK_EQ(4u, allocator.last_freed_length);
  CHECK_NULL(allocator.Reallocate(more, 6, allocator.largest + 1));
  CHECK_EQ(0, memcmp(more, "abcd", 4));
  static_cast<v8::ArrayBuffer::Allocator&>(allocator).Free(more, 6,
                                                           v8::ArrayBuffer::Allocator::AllocationMode::kNormal);
  CHECK_EQ(2, allocator.freed);
  CHECK_EQ(6u, allocator.last_freed_length);
  std::unique_ptr<v8::ArrayBuffer::Allocator> standard(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  auto* block = static_cast<uint8_t*>(standard->Allocate(3));
  block[2] = 7;
  block = static_cast<uint8_t*>(standard->Reallocate(block, 3, 5));
  CHECK_EQ(7, block[2]);
  CHECK_EQ(0, block[3] | block[4]);
  standard->Free(block, 5);
}

// --- Stores

TEST(StoresCanBeReallocated) {
  CountingAllocator allocator;
  WithAllocator(&allocator, [&](v8::Isolate* isolate, v8::Local<v8::Context>) {
    std::unique_ptr<v8::BackingStore> store = v8::ArrayBuffer::NewBackingStore(isolate, 4);
    memcpy(store->Data(), "abcd", 4);
    store = v8::BackingStore::Reallocate(isolate, std::move(store), 8);
    CHECK_EQ(8u, store->ByteLength());
    CHECK_EQ(8u, store->MaxByteLength());
    CHECK_EQ(0, memcmp(store->Data(), "abcd\0\0\0\0", 8));
    store = v8::BackingStore::Reallocate(isolate, std::move(store), 2);
    CHECK_EQ(0, memcmp(store->Data(), "ab", 2));
    store = v8::BackingStore::Reallocate(isolate, std::move(store), 0);
    CHECK_EQ(0u, store->ByteLength());
    store = v8::BackingStore::Reallocate(isolate, std::move(store), 3);
    CHECK_EQ(0, memcmp(store->Data(), "\0\0\0", 3));
    // A buffer can be made of what has come out.
    v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, std::move(store));
    CHECK_EQ(3u, buffer->ByteLength());
    std::unique_ptr<v8::BackingStore> shared = v8::SharedArrayBuffer::NewBackingStore(isolate, 4);
    shared = v8::BackingStore::Reallocate(isolate, std::move(shared), 6);
    CHECK(shared->IsShared());
    CHECK_EQ(6u, shared->ByteLength());
  });
  CHECK_EQ(allocator.allocated, allocator.freed);
}

TEST(ResizableStores) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  CHECK_NULL(v8::ArrayBuffer::NewResizableBackingStore(9, 8).get());
  CHECK_NULL(v8::ArrayBuffer::NewResizableBackingStore(0, v8::ArrayBuffer::kMaxByteLength + 1).get());
  std::shared_ptr<v8::BackingStore> store = v8::ArrayBuffer::NewResizableBackingStore(4, 16);
  CHECK_EQ(4u, store->ByteLength());
  CHECK_EQ(16u, store->MaxByteLength());
  CHECK(store->IsResizableByUserJavaScript());
  CHECK(!store->IsShared());
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, store);
  CHECK(buffer->IsResizableByUserJavaScript());
  CHECK_EQ(16u, buffer->MaxByteLength());
  context->Global()->Set(context.local(), v8_str("buffer"), buffer).Check();
  ExpectInt32("buffer.resize(12); new Uint8Array(buffer)[11] = 5; buffer.byteLength", 12);
  CHECK_EQ(12u, store->ByteLength());
  CHECK_EQ(5, static_cast<uint8_t*>(store->Data())[11]);
  ExpectTrue("try { buffer.resize(17) } catch (e) { e instanceof RangeError }");
  ExpectInt32("buffer.resize(4); buffer.resize(12); new Uint8Array(buffer)[11]", 0);
  v8::Local<v8::ArrayBuffer> plain = v8::ArrayBuffer::New(isolate, 4);
  CHECK(!plain->IsResizableByUserJavaScript());
  CHECK_EQ(4u, plain->MaxByteLength());
  CHECK(!plain->GetBackingStore()->IsResizableByUserJavaScript());
}

TEST(EmptyStores) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ArrayBuffer> empty = v8::ArrayBuffer::New(isolate, 0);
  CHECK_EQ(0u, empty->GetBackingStore()->ByteLength());
  v8::Local<v8::ArrayBuffer> of_empty_store =
      v8::ArrayBuffer::New(isolate, v8::ArrayBuffer::NewBackingStore(isolate, 0));
  CHECK_EQ(0u, of_empty_store->ByteLength());
  CHECK_EQ(0u, v8::SharedArrayBuffer::New(isolate, 0)->GetBackingStore()->ByteLength());
  int deleted = 0;
  {
    std::unique_ptr<v8::BackingStore> store = v8::ArrayBuffer::NewBackingStore(
        nullptr, 0, [](void*, size_t, void* counter) { ++*static_cast<int*>(counter); }, &deleted);
    CHECK_NULL(store->Data());
  }
  CHECK_EQ(1, deleted);
}

TEST(StoresOfTheHostAreNotFreed) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  static char memory[8];
  std::shared_ptr<v8::BackingStore> store =
      v8::ArrayBuffer::NewBackingStore(memory, 8, v8::BackingStore::EmptyDeleter, nullptr);
  CHECK_EQ(static_cast<void*>(memory), v8::ArrayBuffer::New(isolate, store)->Data());
  g_deleted = 0;
  v8::ArrayBuffer::NewBackingStore(memory, 8, CountDeletion, &g_deleted).reset();
  CHECK_EQ(1, g_deleted);
  v8::SharedArrayBuffer::NewBackingStore(memory, 8, CountDeletion, &g_deleted).reset();
  CHECK_EQ(2, g_deleted);
}

// --- Detaching

TEST(DetachableOrNot) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 8);
  CHECK(buffer->IsDetachable());
  CHECK(!buffer->WasDetached());
  std::shared_ptr<v8::BackingStore> store = buffer->GetBackingStore();
  CHECK(buffer->Detach(v8::Local<v8::Value>()).FromJust());
  CHECK(buffer->WasDetached());
  CHECK_EQ(0u, buffer->ByteLength());
  CHECK_EQ(8u, store->ByteLength());
  // Once more is no harm.
  CHECK(buffer->Detach(v8::Local<v8::Value>()).FromJust());
  CHECK_EQ(0u, buffer->GetBackingStore()->ByteLength());
  CHECK(!CompileRun("new SharedArrayBuffer(4)")->IsArrayBuffer());
}

TEST(DetachKeysHaveToMatch) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 8);
  v8::Local<v8::Symbol> key = v8::Symbol::New(isolate);
  buffer->SetDetachKey(key);
  for (v8::Local<v8::Value> wrong : {v8::Local<v8::Value>(), v8::Local<v8::Value>(v8::Symbol::New(isolate))}) {
    v8::TryCatch try_catch(isolate);
    CHECK(buffer->Detach(wrong).IsNothing());
    CHECK(try_catch.HasCaught());
    CHECK(!buffer->WasDetached());
  }
  context->Global()->Set(context.local(), v8_str("buffer"), buffer).Check();
  ExpectTrue("try { buffer.transfer() } catch (e) { e instanceof TypeError }");
  CHECK(buffer->Detach(key).FromJust());
  CHECK(buffer->WasDetached());
}

TEST(ViewsOfDetachedBuffersAreEmpty) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 64);
  v8::Local<v8::Float64Array> numbers = v8::Float64Array::New(buffer, 8, 4);
  v8::Local<v8::DataView> view = v8::DataView::New(buffer, 3, 7);
  CHECK_EQ(8u, numbers->ByteOffset());
  CHECK_EQ(7u, view->ByteLength());
  buffer->Detach(v8::Local<v8::Value>()).Check();
  CHECK_EQ(0u, numbers->ByteOffset() + numbers->ByteLength() + numbers->Length());
  CHECK_EQ(0u, view->ByteOffset() + view->ByteLength());
  char bytes[8];
  CHECK_EQ(0u, numbers->CopyContents(bytes, sizeof bytes));
  CHECK_EQ(0u, view->GetContents({}).size());
}

// --- Shared

TEST(SharedBuffers) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  std::shared_ptr<v8::BackingStore> store = v8::SharedArrayBuffer::NewBackingStore(isolate, 16);
  CHECK(store->IsShared());
  v8::Local<v8::SharedArrayBuffer> a = v8::SharedArrayBuffer::New(isolate, store);
  v8::Local<v8::SharedArrayBuffer> b = v8::SharedArrayBuffer::New(isolate, store);
  CHECK_EQ(a->Data(), b->Data());
  CHECK_EQ(16u, a->ByteLength());
  CHECK_EQ(16u, a->MaxByteLength());
  v8::Uint8Array::New(a, 0, 16)->Set(context.local(), 3, v8_num(9)).Check();
  CHECK_EQ(9, v8::DataView::New(b, 3, 1)->GetContents({})[0]);
  CHECK(v8::Uint8Array::New(a, 0, 1)->Buffer()->IsSharedArrayBuffer());
  v8::Local<v8::SharedArrayBuffer> growable =
      CompileRun("new SharedArrayBuffer(4, { maxByteLength: 32 })").As<v8::SharedArrayBuffer>();
  CHECK_EQ(4u, growable->ByteLength());
  CHECK_EQ(32u, growable->MaxByteLength());
  CheckInternalFieldsAreZero(growable);
}

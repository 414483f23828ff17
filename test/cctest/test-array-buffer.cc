// Array buffers whose memory C++ shares, outlives and frees exactly once.

#include <atomic>
#include <cstdio>
#include <cstring>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

struct Counter {
  int frees = 0;
};
void CountFree(void* data, size_t, void* counter) {
  free(data);
  static_cast<Counter*>(counter)->frees++;
}

constexpr int kManyBuffers = 10000;
constexpr size_t kManyBytes = size_t{1} << 20;
constexpr int kHeldByHost = 16;

#if defined(__SANITIZE_ADDRESS__)
// Its quarantine holds on to what has been freed.
void CheckPeakResidentSize() {}
#else
// The largest resident size since it was last forgotten, in bytes.
size_t PeakResidentSize() {
  FILE* const file = fopen("/proc/self/status", "r");
  CHECK_NOT_NULL(file);
  char line[256];
  size_t kilobytes = 0;
  while (fgets(line, sizeof line, file) != nullptr) {
    if (sscanf(line, "VmHWM: %zu kB", &kilobytes) == 1) break;
  }
  fclose(file);
  CHECK_GT(kilobytes, 0u);
  return kilobytes << 10;
}
void CheckPeakResidentSize() {
  const size_t peak = PeakResidentSize();
  printf("peak RSS %zu KiB\n", peak >> 10);
  CHECK_LT(peak, size_t{128} << 20);
}
#endif
void ForgetPeakResidentSize() {
  if (FILE* const file = fopen("/proc/self/clear_refs", "w")) {
    fputs("5", file);
    fclose(file);
  }
}

class CountingAllocator : public v8::ArrayBuffer::Allocator {
 public:
  void* Allocate(size_t length) override {
    allocations_++;
    return calloc(length, 1);
  }
  void* AllocateUninitialized(size_t length) override {
    allocations_++;
    return malloc(length);
  }
  void Free(void* data, size_t) override {
    frees_++;
    free(data);
  }
  int allocations() const { return allocations_; }
  int frees() const { return frees_; }

 private:
  std::atomic<int> allocations_{0};
  std::atomic<int> frees_{0};
};

}  // namespace

TEST(SharesBytesWithScript) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ArrayBuffer> buffer =
      CompileRun("var b = new ArrayBuffer(8); new Uint8Array(b)[3] = 42; b").As<v8::ArrayBuffer>();
  std::shared_ptr<v8::BackingStore> store = buffer->GetBackingStore();
  CHECK_EQ(8u, store->ByteLength());
  CHECK_EQ(42, static_cast<uint8_t*>(store->Data())[3]);
  static_cast<uint8_t*>(store->Data())[4] = 43;
  ExpectInt32("new Uint8Array(b)[4]", 43);
}

TEST(StoreOutlivesDetachAndCollection) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  std::shared_ptr<v8::BackingStore> store;
  {
    v8::HandleScope handles(CcTest::isolate());
    v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(CcTest::isolate(), 1 << 20);
    store = buffer->GetBackingStore();
    CHECK(buffer->Detach(v8::Local<v8::Value>()).FromJust());
    CHECK(buffer->WasDetached());
    CHECK_EQ(0u, buffer->ByteLength());
  }
  i::heap::InvokeMemoryReducingMajorGCs(CcTest::heap());
  memset(store->Data(), 7, store->ByteLength());
  CHECK_EQ(7, static_cast<uint8_t*>(store->Data())[(1 << 20) - 1]);
}

TEST(DeleterRunsOnceWhicheverLetsGoFirst) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Counter counter;
  for (int k = 0; k < 100; ++k) {
    v8::HandleScope handles(CcTest::isolate());
    std::shared_ptr<v8::BackingStore> store =
        v8::ArrayBuffer::NewBackingStore(malloc(1024), 1024, CountFree, &counter);
    v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(CcTest::isolate(), store);
    if (k % 2 == 0) {  // Script holds it alone.
      CHECK_EQ(k, counter.frees);
      store.reset();
    }
    buffer->Detach(v8::Local<v8::Value>()).Check();
    CHECK_EQ(k % 2 == 0 ? k + 1 : k, counter.frees);
  }
  CHECK_EQ(100, counter.frees);
}

TEST(CollectionFreesWhatNobodyHolds) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  Counter counter;
  {
    v8::HandleScope handles(CcTest::isolate());
    for (int k = 0; k < 10; ++k) {
      v8::ArrayBuffer::New(CcTest::isolate(),
                           v8::ArrayBuffer::NewBackingStore(malloc(1024), 1024, CountFree, &counter));
    }
  }
  {
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    CcTest::isolate()->LowMemoryNotification();
  }
  CHECK_EQ(10, counter.frees);
}

TEST(DetachKey) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(CcTest::isolate(), 16);
  buffer->SetDetachKey(v8_num(5));
  {
    v8::TryCatch try_catch(CcTest::isolate());
    CHECK(buffer->Detach(v8::Local<v8::Value>()).IsNothing());
    CHECK(try_catch.HasCaught());
  }
  CHECK(buffer->Detach(v8_num(5)).FromJust());
}

// Even ones: C++ lets go at once and the script's buffer keeps the bytes until the next round. Odd ones: the script's
// buffer is dropped first and C++ lets go some rounds later.
TEST(ManyBuffersOfTheHost) {
  ForgetPeakResidentSize();
  Counter counter;
  {
    v8::HandleScope handles(CcTest::isolate());
    LocalContext context;
    v8::Isolate* const isolate = CcTest::isolate();
    std::shared_ptr<v8::BackingStore> held[kHeldByHost];
    for (int k = 0; k < kManyBuffers; ++k) {
      v8::HandleScope handles(isolate);
      void* const data = malloc(kManyBytes);
      memset(data, k & 0xff, kManyBytes);
      std::shared_ptr<v8::BackingStore> store =
          v8::ArrayBuffer::NewBackingStore(data, kManyBytes, CountFree, &counter);
      v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, store);
      context->Global()->Set(context.local(), v8_str("buffer"), buffer).Check();
      if (k % 2 == 0) {
        store.reset();
        ExpectInt32("new Uint8Array(buffer)[1000]", k & 0xff);
      } else {
        CompileRun("buffer = null");
        held[k % kHeldByHost] = std::move(store);
      }
    }
    for (auto& store : held) store.reset();
    CompileRun("buffer = null");
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    isolate->LowMemoryNotification();
    CHECK_EQ(kManyBuffers, counter.frees);
  }
  CheckPeakResidentSize();
}

TEST(ManyBuffersOfScripts) {
  ForgetPeakResidentSize();
  CountingAllocator allocator;
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = &allocator;
  v8::Isolate* const isolate = v8::Isolate::New(parameters);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope outer(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    std::shared_ptr<v8::BackingStore> held[kHeldByHost];
    v8::Local<v8::Function> make =
        CompileRun(context, "(function(k) { this.b = new ArrayBuffer(1 << 20); new Uint8Array(b).fill(k); return b })")
            .ToLocalChecked()
            .As<v8::Function>();
    for (int k = 0; k < kManyBuffers; ++k) {
      v8::HandleScope handles(isolate);
      v8::Local<v8::Value> argument = v8::Integer::New(isolate, k & 0xff);
      v8::Local<v8::Value> buffer = make->Call(context, context->Global(), 1, &argument).ToLocalChecked();
      std::shared_ptr<v8::BackingStore> store = buffer.As<v8::ArrayBuffer>()->GetBackingStore();
      CHECK_EQ(k & 0xff, static_cast<uint8_t*>(store->Data())[k]);
      if (k % 2 != 0) held[k % kHeldByHost] = std::move(store);
    }
    CHECK_EQ(kManyBuffers, allocator.allocations());
  }
  isolate->Dispose();
  CHECK_EQ(kManyBuffers, allocator.frees());
  CheckPeakResidentSize();
}

// Array buffers whose memory C++ shares, outlives and frees exactly once.

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

}  // namespace

TEST(SharesBytesWithScript) {
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

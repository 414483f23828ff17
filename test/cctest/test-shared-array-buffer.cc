// Memory that isolates share, and that is freed exactly once.

#include <thread>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

std::atomic<int> frees{0};
void CountFree(void* data, size_t, void*) {
  free(data);
  frees++;
}

// An isolate on this thread, with a context.
class OtherIsolate {
 public:
  OtherIsolate() : allocator_(v8::ArrayBuffer::Allocator::NewDefaultAllocator()) {
    v8::Isolate::CreateParams parameters;
    parameters.array_buffer_allocator = allocator_.get();
    isolate_ = v8::Isolate::New(parameters);
    isolate_->Enter();
  }
  ~OtherIsolate() {
    isolate_->Exit();
    isolate_->Dispose();
  }
  v8::Isolate* get() const { return isolate_; }

 private:
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator_;
  v8::Isolate* isolate_;
};

void SetGlobal(v8::Local<v8::Context> context, const char* name, v8::Local<v8::Value> value) {
  v8::Isolate* const isolate = context->GetIsolate();
  context->Global()->Set(context, v8::String::NewFromUtf8(isolate, name).ToLocalChecked(), value).Check();
}

int32_t RunToInt32(v8::Local<v8::Context> context, const char* source) {
  v8::Local<v8::String> text = v8::String::NewFromUtf8(context->GetIsolate(), source).ToLocalChecked();
  return v8::Script::Compile(context, text)
      .ToLocalChecked()
      ->Run(context)
      .ToLocalChecked()
      ->Int32Value(context)
      .FromJust();
}

}  // namespace

TEST(SharedBufferIsOfItsOwnType) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::SharedArrayBuffer> buffer = v8::SharedArrayBuffer::New(isolate, 16);
  CHECK(buffer->IsSharedArrayBuffer());
  CHECK(!buffer->IsArrayBuffer());
  CHECK_EQ(buffer->ByteLength(), 16u);
  CHECK_EQ(buffer->GetBackingStore()->Data(), buffer->Data());
  CHECK(buffer->GetBackingStore()->IsShared());
  CHECK(!v8::ArrayBuffer::New(isolate, 16)->GetBackingStore()->IsShared());
  CHECK_EQ(v8::Int32Array::New(buffer, 4, 3)->Length(), 3u);
  CHECK_EQ(v8::DataView::New(buffer, 4, 8)->ByteLength(), 8u);
  SetGlobal(context.local(), "buffer", buffer);
  ExpectInt32("new Int32Array(buffer)[3] = 7", 7);
  CHECK_EQ(static_cast<int32_t*>(buffer->Data())[3], 7);
  CHECK(CompileRun("new SharedArrayBuffer(8)")->IsSharedArrayBuffer());
}

TEST(GrowableSharedBufferGrowsForEveryIsolate) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  std::shared_ptr<v8::BackingStore> store =
      CompileRun(
          "var shared = new SharedArrayBuffer(8, {maxByteLength: 64}); var view = new Int32Array(shared); shared")
          .As<v8::SharedArrayBuffer>()
          ->GetBackingStore();
  CHECK(store->IsResizableByUserJavaScript());
  CHECK_EQ(store->MaxByteLength(), 64u);
  std::thread([&] {
    OtherIsolate other;
    v8::HandleScope other_handles(other.get());
    v8::Local<v8::Context> other_context = v8::Context::New(other.get());
    v8::Context::Scope scope(other_context);
    SetGlobal(other_context, "shared", v8::SharedArrayBuffer::New(other.get(), store));
    CHECK_EQ(RunToInt32(other_context, "var view = new Int32Array(shared); shared.grow(32); view[7] = 42; view.length"),
             8);
  }).join();
  ExpectInt32("view.length", 8);
  ExpectInt32("view[7]", 42);
  CHECK_EQ(store->ByteLength(), 32u);
}

TEST(SharedMemoryIsFreedOnceByTheLastHolder) {
  frees = 0;
  v8::Isolate* const isolate = CcTest::isolate();
  std::shared_ptr<v8::BackingStore> store =
      v8::SharedArrayBuffer::NewBackingStore(calloc(64, 1), 64, CountFree, nullptr);
  CHECK(store->IsShared());
  {
    v8::HandleScope handles(isolate);
    LocalContext context;
    SetGlobal(context.local(), "shared", v8::SharedArrayBuffer::New(isolate, store));
    std::thread([&] {
      OtherIsolate other;
      v8::HandleScope other_handles(other.get());
      v8::Local<v8::Context> other_context = v8::Context::New(other.get());
      v8::Context::Scope scope(other_context);
      // Two buffers of one isolate may share it, too.
      SetGlobal(other_context, "one", v8::SharedArrayBuffer::New(other.get(), store));
      SetGlobal(other_context, "two", v8::SharedArrayBuffer::New(other.get(), std::move(store)));
      CHECK_EQ(RunToInt32(other_context, "new Int8Array(one)[0] = 5; new Int8Array(two)[0]"), 5);
    }).join();
    // The other isolate has gone with its buffers; this one's holds the memory.
    CHECK_EQ(frees.load(), 0);
    ExpectInt32("new Int8Array(shared)[0]", 5);
    CompileRun("shared = null");
  }
  i::heap::InvokeMemoryReducingMajorGCs(CcTest::heap());
  CHECK_EQ(frees.load(), 1);
}

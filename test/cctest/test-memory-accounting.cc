// Memory that objects own outside of the heap: it steers collection, and counts against the heap's limit where the host
// asks for that.

#include <algorithm>

#include "src/api/api-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/own-isolate.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

constexpr size_t kLimit = size_t{32} << 20;
constexpr size_t kMegabyte = size_t{1} << 20;

enum class Limit { kOfTheHeap, kOfAllMemory };

// Runs `body` in a fresh context of an isolate with a small heap.
template <typename Body>
void WithLimitedIsolate(Body body, Limit limit = Limit::kOfAllMemory) {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  params.constraints.set_max_old_generation_size_in_bytes(kLimit);
  params.constraints.set_limit_includes_external_memory(limit == Limit::kOfAllMemory);
  WithOwnIsolate(params, body);
}

size_t g_made = 0;

void MakeBuffer(const v8::FunctionCallbackInfo<v8::Value>& info) {
  g_made++;
  info.GetReturnValue().Set(v8::ArrayBuffer::New(info.GetIsolate(), kMegabyte));
}
void Adjust(const v8::FunctionCallbackInfo<v8::Value>& info) {
  g_made++;
  info.GetIsolate()->AdjustAmountOfExternalAllocatedMemory(kMegabyte);
}

class Resource : public v8::String::ExternalOneByteStringResource {
 public:
  Resource() : data_(kMegabyte, 'x') { live++; }
  ~Resource() override { live--; }
  const char* data() const override { return data_.data(); }
  size_t length() const override { return data_.size(); }
  static int live;

 private:
  std::string data_;
};
int Resource::live = 0;

void MakeExternalString(const v8::FunctionCallbackInfo<v8::Value>& info) {
  g_made++;
  info.GetReturnValue().Set(v8::String::NewExternalOneByte(info.GetIsolate(), new Resource).ToLocalChecked());
}

// A script that keeps what the host makes for it is terminated at the limit; the isolate goes on.
void CheckHostBytesEndTheScript(v8::FunctionCallback callback) {
  WithLimitedIsolate([&](v8::Isolate* isolate, v8::Local<v8::Context> context) {
    CcTest::AddGlobalFunction(context, "make", callback);
    g_made = 0;
    {
      v8::HandleScope handles(isolate);
      v8::TryCatch try_catch(isolate);
      CHECK(CompileRun("const kept = []; for (let i = 0; i < 1000; i++) { try { kept.push(make()); } catch {} }").IsEmpty());
      CHECK(try_catch.HasTerminated());
    }
    CHECK_LT(g_made, 64u);
    CHECK_GE(g_made, 16u);
    isolate->CancelTerminateExecution();
  });
}

}  // namespace

UNINITIALIZED_TEST(HostBuffersCountAgainstTheLimit) { CheckHostBytesEndTheScript(MakeBuffer); }
UNINITIALIZED_TEST(AdjustedMemoryCountsAgainstTheLimit) { CheckHostBytesEndTheScript(Adjust); }
UNINITIALIZED_TEST(ExternalStringsCountAgainstTheLimit) {
  CheckHostBytesEndTheScript(MakeExternalString);
  CHECK_EQ(0, Resource::live);
}

UNINITIALIZED_TEST(DroppedExternalStringsGoOnForever) {
  WithLimitedIsolate([&](v8::Isolate*, v8::Local<v8::Context> context) {
    CcTest::AddGlobalFunction(context, "make", MakeExternalString);
    CHECK_EQ(1000, CompileRun("let n = 0; for (; n < 1000; n++) make(); n")->Int32Value(context).FromJust());
    CHECK_LT(Resource::live, 64);
  });
  CHECK_EQ(0, Resource::live);
}

// Script that runs into the limit with buffers of its own gets an error, and the near-heap-limit callback is asked first.
UNINITIALIZED_TEST(NearHeapLimitCallbackIsAskedForBuffers) {
  WithLimitedIsolate([&](v8::Isolate* isolate, v8::Local<v8::Context> context) {
    static int asked;
    asked = 0;
    isolate->AddNearHeapLimitCallback(
        [](void*, size_t current, size_t initial) {
          CHECK_EQ(kLimit, initial);
          return ++asked == 1 ? current + (size_t{16} << 20) : current;
        },
        nullptr);
    const int made = CompileRun(
        "const kept = []; try { for (;;) kept.push(new ArrayBuffer(1 << 20)); } catch (e) {"
        "  if (!(e instanceof RangeError)) throw e; }"
        "kept.length")->Int32Value(context).FromJust();
    CHECK_EQ(2, asked);
    CHECK_GT(made, 36);
    CHECK_LT(made, 48);
  });
}

// A store is charged to the heap once, however many buffers share it; static memory is not charged at all.
TEST(SharedStoresAreChargedOnce) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Isolate* const isolate = CcTest::isolate();
  const size_t before = CcTest::heap()->ExternalBytes();
  {
    v8::HandleScope handles(isolate);
    std::shared_ptr<v8::BackingStore> store = v8::ArrayBuffer::NewBackingStore(isolate, 4 * kMegabyte);
    for (int k = 0; k < 10; ++k) v8::ArrayBuffer::New(isolate, store);
    CHECK_GE(CcTest::heap()->ExternalBytes(), before + 4 * kMegabyte);
    CHECK_LT(CcTest::heap()->ExternalBytes(), before + 5 * kMegabyte);
    static char memory[64];
    std::shared_ptr<v8::BackingStore> fixed = v8::ArrayBuffer::NewBackingStore(
        memory, size_t{1} << 40, v8::BackingStore::EmptyDeleter, nullptr);
    v8::ArrayBuffer::New(isolate, std::move(fixed));
    CHECK_LT(CcTest::heap()->ExternalBytes(), before + 5 * kMegabyte);
  }
}

UNINITIALIZED_TEST(StatisticsAddUp) {
  for (const Limit limit : {Limit::kOfTheHeap, Limit::kOfAllMemory}) {
    WithLimitedIsolate(
        [&](v8::Isolate* isolate, v8::Local<v8::Context>) {
          v8::HeapStatistics before, after;
          isolate->GetHeapStatistics(&before);
          v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 8 * kMegabyte);
          isolate->AdjustAmountOfExternalAllocatedMemory(4 * kMegabyte);
          isolate->GetHeapStatistics(&after);
          CHECK_GE(after.external_memory(), before.external_memory() + 12 * kMegabyte);
          const size_t counted = limit == Limit::kOfAllMemory ? after.external_memory() : 0;
          CHECK_LE(after.total_available_size() + after.used_heap_size() + counted, after.heap_size_limit());
          const size_t less = before.total_available_size() - after.total_available_size();
          if (limit == Limit::kOfAllMemory) {
            CHECK_GE(less, 11 * kMegabyte);
          } else {
            CHECK_LT(less, kMegabyte);
          }
          isolate->AdjustAmountOfExternalAllocatedMemory(-4 * static_cast<int64_t>(kMegabyte));
          CHECK_EQ(8 * kMegabyte, buffer->ByteLength());
        },
        limit);
  }
}

// The limit bounds the JavaScript heap alone: buffers larger than it are no matter, and near-heap-limit callbacks are not
// asked for them.
UNINITIALIZED_TEST(HostMemoryDoesNotCountAgainstTheLimitOfTheHeap) {
  WithLimitedIsolate(
      [&](v8::Isolate* isolate, v8::Local<v8::Context> context) {
        static int asked;
        asked = 0;
        isolate->AddNearHeapLimitCallback([](void*, size_t current, size_t) { return asked++, current; }, nullptr);
        CHECK_EQ(3 * kLimit, CompileRun("const one = new ArrayBuffer(96 << 20); one.byteLength")
                                 ->IntegerValue(context).FromJust());
        for (v8::FunctionCallback callback : {MakeBuffer, Adjust, MakeExternalString}) {
          CcTest::AddGlobalFunction(context, "make", callback);
          CHECK_EQ(64, CompileRun("{ const kept = []; for (let i = 0; i < 64; i++) kept.push(make()); kept.length }")
                           ->Int32Value(context).FromJust());
        }
        isolate->AdjustAmountOfExternalAllocatedMemory(-64 * static_cast<int64_t>(kMegabyte));
        CHECK_EQ(0, asked);
        CHECK(!isolate->IsExecutionTerminating());
        // The heap itself ends where it did.
        v8::TryCatch try_catch(isolate);
        CHECK(CompileRun("{ const kept = []; for (;;) kept.push(new Array(1000).fill(1.5)); }").IsEmpty());
        CHECK(try_catch.HasTerminated());
        CHECK_GT(asked, 0);
        isolate->CancelTerminateExecution();
      },
      Limit::kOfTheHeap);
}

// What is dropped is collected, though no limit asks for it.
UNINITIALIZED_TEST(HostMemorySteersCollection) {
  WithLimitedIsolate(
      [&](v8::Isolate*, v8::Local<v8::Context> context) {
        CcTest::AddGlobalFunction(context, "make", MakeExternalString);
        CompileRun("for (let n = 0; n < 1000; n++) make()");
        CHECK_LT(Resource::live, 100);
      },
      Limit::kOfTheHeap);
  CHECK_EQ(0, Resource::live);
}

// An allocator is always asked, and what it refuses is an error that script can catch.
UNINITIALIZED_TEST(TheAllocatorHasTheLastWord) {
  class Stingy : public v8::ArrayBuffer::Allocator {
   public:
    void* Allocate(size_t length) override {
      largest = std::max(largest, length);
      return length > kMegabyte ? nullptr : calloc(length, 1);
    }
    void* AllocateUninitialized(size_t length) override { return Allocate(length); }
    void Free(void* data, size_t) override { free(data); }
    size_t largest = 0;
  };
  Stingy allocator;
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = &allocator;
  params.constraints.set_max_old_generation_size_in_bytes(kLimit);
  v8::Isolate* const isolate = v8::Isolate::New(params);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope handles(isolate);
    v8::Local<v8::Context> context = v8::Context::New(isolate);
    v8::Context::Scope context_scope(context);
    CHECK(CompileRun("try { new ArrayBuffer(2 ** 31) } catch (e) { e instanceof RangeError }")->IsTrue());
    CHECK_EQ(size_t{1} << 31, allocator.largest);
    CHECK_EQ(16, CompileRun("new ArrayBuffer(16).byteLength")->Int32Value(context).FromJust());
  }
  isolate->Dispose();
}

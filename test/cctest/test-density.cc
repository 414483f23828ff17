// What isolates cost that there are many of, in memory: a bound that a page more for each would break. The times are
// measured by bench/embed/density.cc.

#include <unistd.h>

#include "src/heap/cage.h"
#include "test/cctest/cctest.h"

namespace {

long ResidentKib() {
  long pages = 0, resident = 0;
  FILE* const file = fopen("/proc/self/statm", "r");
  CHECK_NOT_NULL(file);
  CHECK_EQ(2, fscanf(file, "%ld %ld", &pages, &resident));
  fclose(file);
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

v8::Isolate* NewIsolate() {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  v8::Isolate* const isolate = v8::Isolate::New(params);
  CHECK_NOT_NULL(isolate);
  return isolate;
}

void RunScript(v8::Isolate* isolate, v8::Global<v8::Context>* keep) {
  v8::Isolate::Scope isolate_scope(isolate);
  v8::HandleScope handles(isolate);
  const v8::Local<v8::Context> context = v8::Context::New(isolate);
  v8::Context::Scope context_scope(context);
  CHECK_EQ(3, CompileRun("function f(a) { return a + 1 } f(2)")->Int32Value(context).FromJust());
  if (keep != nullptr) keep->Reset(isolate, context);
}

// Of the heap, in spaces that hand out memory page by page of the system's.
size_t BytesInUse(v8::Isolate* isolate) {
  v8::HeapStatistics statistics;
  isolate->GetHeapStatistics(&statistics);
  return statistics.used_heap_size();
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMeasuresMemory = false;
#else
constexpr bool kMeasuresMemory = true;
#endif

}  // namespace

UNINITIALIZED_TEST(IsolatesWithoutObjectsHaveNoPages) {
  v8::Isolate* const isolate = NewIsolate();
  v8::HeapStatistics statistics;
  isolate->GetHeapStatistics(&statistics);
  CHECK_EQ(size_t{0}, statistics.total_heap_size());
  isolate->Dispose();
}

UNINITIALIZED_TEST(ManyIsolatesAlive) {
  if (!kMeasuresMemory || v8::internal::v8_flags.verify_heap || v8::internal::v8_flags.gc_stress != nullptr) return;
  constexpr int kCount = 200;
  v8::Isolate* isolates[kCount];
  v8::Global<v8::Context> contexts[kCount];
  const long before = ResidentKib();
  for (int n = 0; n < kCount; n++) {
    isolates[n] = NewIsolate();
    RunScript(isolates[n], &contexts[n]);
  }
  const long each = (ResidentKib() - before) / kCount;
  for (int n = 0; n < kCount; n++) {
    CHECK_LT(BytesInUse(isolates[n]), size_t{80} * 1024);
    contexts[n].Reset();
    isolates[n]->Dispose();
  }
  CHECK_LT(each, 120);
}

UNINITIALIZED_TEST(IsolatesThatCameAndWentLeaveNothing) {
  if (!kMeasuresMemory) return;
  const auto cycle = [](int count) {
    for (int n = 0; n < count; n++) {
      v8::Isolate* const isolate = NewIsolate();
      RunScript(isolate, nullptr);
      isolate->Dispose();
    }
  };
  cycle(100);
  const long before = ResidentKib();
  const size_t pooled = v8::internal::Cage::CountPooledPages();
  cycle(1000);
  CHECK_LT(ResidentKib() - before, 512);
  CHECK_EQ(pooled, v8::internal::Cage::CountPooledPages());
}

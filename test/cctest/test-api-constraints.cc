// v8::ResourceConstraints: limits are kept, and an isolate keeps to them.

#include "test/cctest/cctest.h"

TEST(ConstraintsAreKept) {
  v8::ResourceConstraints constraints;
  CHECK_EQ(0u, constraints.code_range_size_in_bytes());
  CHECK_EQ(0u, constraints.max_old_generation_size_in_bytes());
  CHECK_EQ(0u, constraints.max_young_generation_size_in_bytes());
  CHECK_EQ(0u, constraints.initial_old_generation_size_in_bytes());
  CHECK_EQ(0u, constraints.initial_young_generation_size_in_bytes());
  CHECK_NULL(constraints.stack_limit());
  uint32_t here = 0;
  constraints.set_code_range_size_in_bytes(1);
  constraints.set_max_old_generation_size_in_bytes(2);
  constraints.set_max_young_generation_size_in_bytes(3);
  constraints.set_initial_old_generation_size_in_bytes(4);
  constraints.set_initial_young_generation_size_in_bytes(5);
  constraints.set_stack_limit(&here);
  CHECK_EQ(1u, constraints.code_range_size_in_bytes());
  CHECK_EQ(2u, constraints.max_old_generation_size_in_bytes());
  CHECK_EQ(3u, constraints.max_young_generation_size_in_bytes());
  CHECK_EQ(4u, constraints.initial_old_generation_size_in_bytes());
  CHECK_EQ(5u, constraints.initial_young_generation_size_in_bytes());
  CHECK_EQ(&here, constraints.stack_limit());
}

TEST(ConstraintsFromHeapSize) {
  constexpr size_t kMB = 1024 * 1024;
  v8::ResourceConstraints constraints;
  constraints.ConfigureDefaultsFromHeapSize(0, 256 * kMB);
  // Both generations have a share of the whole.
  CHECK_GT(constraints.max_old_generation_size_in_bytes(), 0u);
  CHECK_GT(constraints.max_young_generation_size_in_bytes(), 0u);
  CHECK_LE(constraints.max_old_generation_size_in_bytes() + constraints.max_young_generation_size_in_bytes(),
           256 * kMB);
  const size_t small = constraints.max_old_generation_size_in_bytes();
  constraints.ConfigureDefaultsFromHeapSize(0, 512 * kMB);
  CHECK_GT(constraints.max_old_generation_size_in_bytes(), small);
}

UNINITIALIZED_TEST(IsolateTakesOldGenerationLimit) {
  constexpr size_t kMB = 1024 * 1024;
  v8::HeapStatistics small, large;
  for (const bool is_large : {false, true}) {
    v8::Isolate::CreateParams params;
    params.array_buffer_allocator = CcTest::array_buffer_allocator();
    params.constraints.set_max_old_generation_size_in_bytes((is_large ? 128 : 32) * kMB);
    v8::Isolate* const isolate = v8::Isolate::New(params);
    isolate->GetHeapStatistics(is_large ? &large : &small);
    isolate->Dispose();
  }
  CHECK_GE(small.heap_size_limit(), 32 * kMB);
  CHECK_GE(large.heap_size_limit(), small.heap_size_limit() + 90 * kMB);
}

// A limit above the stack pointer leaves script no room; the limit taken back, it runs again.
TEST(StackLimitStopsRecursion) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "function depth() { try { return 1 + depth(); } catch (e) { return e instanceof RangeError ? 0 : NaN; } }");
  const double before = CompileRun("depth()")->NumberValue(context.local()).FromJust();
  CHECK_GT(before, 0);
  const uintptr_t here = reinterpret_cast<uintptr_t>(&handles);
  CcTest::isolate()->SetStackLimit(here - 48 * 1024);
  const double limited = CompileRun("[1].map(depth)[0] + 1")->NumberValue(context.local()).FromJust();
  CHECK_GT(limited, 0);
  CHECK_LE(limited, before + 1);
  CcTest::isolate()->SetStackLimit(here - 400 * 1024);
  CHECK_GT(CompileRun("depth()")->NumberValue(context.local()).FromJust(), 0);
}

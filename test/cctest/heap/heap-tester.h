#ifndef FLAT8_TEST_CCTEST_HEAP_HEAP_TESTER_H_
#define FLAT8_TEST_CCTEST_HEAP_HEAP_TESTER_H_

#include "src/base/fault-injector.h"
#include "src/handles/handles.h"
#include "src/heap/heap-inl.h"
#include "test/cctest/cctest.h"

// HEAP_TEST(Name) { ... } defines a test as a static member of HeapTester, which is a friend of the heap. Any program can
// add tests: each one specialises a member template for a tag type of its own, so there is no central list.
namespace v8::internal::heap {

class HeapTester {
 public:
  template <typename Tag>
  static void Test();

  // Bodies that test files define.
  static void TestStressHandles();
  static Handle<Object> TestAllocateAfterFailures();
  static void ResetWeakHandle(bool global_gc);

  // Makes the Nth allocation from now on fail (once, or with all that follow), on the gates of the mask, and turns the
  // inline fast path off meanwhile, so that every allocation is counted.
  static void FailAllocationAt(Heap* heap, uint64_t n, uint32_t gates = base::FaultInjector::kAllGates) {
    heap->new_space()->set_stress_slow_path(true);
    base::FaultInjector::FailAt(n, gates);
  }
  static void FailAllocationsFrom(Heap* heap, uint64_t n, uint32_t gates = base::FaultInjector::kAllGates) {
    heap->new_space()->set_stress_slow_path(true);
    base::FaultInjector::FailFrom(n, gates);
  }
  static void StopFailing(Heap* heap) {
    base::FaultInjector::Reset();
    heap->UpdateStressMode();
  }

  // What is kept mapped for later pages goes back to the system.
  static void UncommitUnusedMemory(Heap* heap) { heap->new_space()->ReleaseFreePages(); }

  // Overwrites the collector's own state: for planted faults.
  static void SetGcState(Tagged<HeapObject> object, uint8_t state) { object->set_gc_state(state); }
};

}  // namespace v8::internal::heap

// To be used in namespace v8::internal::heap or in one that encloses it.
#define HEAP_TEST_(Name, enabled, initialize)                                                                    \
  struct HeapTestTag##Name {};                                                                                   \
  template <>                                                                                                    \
  void ::v8::internal::heap::HeapTester::Test<HeapTestTag##Name>();                                              \
  CcTest register_heap_test_##Name(::v8::internal::heap::HeapTester::Test<HeapTestTag##Name>, __FILE__, #Name,   \
                                   enabled, initialize);                                                         \
  template <>                                                                                                    \
  void ::v8::internal::heap::HeapTester::Test<HeapTestTag##Name>()

#define HEAP_TEST(Name) HEAP_TEST_(Name, true, true)
#define UNINITIALIZED_HEAP_TEST(Name) HEAP_TEST_(Name, true, false)

#endif  // FLAT8_TEST_CCTEST_HEAP_HEAP_TESTER_H_

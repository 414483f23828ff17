#include "src/heap/allocation-observer.h"
#include "src/heap/live-object-range-inl.h"
#include "src/heap/main-allocator.h"
#include "src/heap/memory-allocator.h"
#include "src/objects/objects-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-tester.h"
#include "test/cctest/heap/heap-utils.h"

// What can be seen of allocation and of pages.
namespace v8::internal::heap {

namespace {

// Takes note of each step.
class StepCounter : public AllocationObserver {
 public:
  explicit StepCounter(intptr_t step_size) : AllocationObserver(step_size) {}
  void Step(int bytes_allocated, Address, size_t size) override {
    ++steps;
    bytes += bytes_allocated;
    last_size = size;
  }
  intptr_t GetNextStepSize() override {
    ++asked;
    return AllocationObserver::GetNextStepSize();
  }
  int steps = 0;
  int bytes = 0;
  int asked = 0;
  size_t last_size = 0;
};

}  // namespace

TEST(AllocationsArePendingUntilPublished) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  constexpr int kLarge = FixedArray::kMaxRegularLength + 1;
  for (const AllocationType type : {AllocationType::kYoung, AllocationType::kOld}) {
    for (const int length : {3, kLarge}) {
      const Handle<FixedArray> array = isolate->factory()->NewFixedArray(length, type);
      CHECK(heap->IsPendingAllocation(*array));
      heap->PublishMainThreadPendingAllocations();
      CHECK(!heap->IsPendingAllocation(*array));
      // Others do not make it pending again.
      const Handle<FixedArray> next = isolate->factory()->NewFixedArray(length, type);
      CHECK(!heap->IsPendingAllocation(*array) && heap->IsPendingAllocation(*next));
    }
  }
  CHECK(!heap->IsPendingAllocation(*isolate->factory()->empty_string()));
}

TEST(CountersCountWhatIsAllocated) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  constexpr int kLength = 100;
  constexpr size_t kSize = FixedArray::SizeFor(kLength);
  size_t young = heap->NewSpaceAllocationCounter();
  size_t old = heap->OldGenerationAllocationCounter();
  isolate->factory()->NewFixedArray(kLength);
  CHECK_EQ(young + kSize, heap->NewSpaceAllocationCounter());
  CHECK_EQ(old, heap->OldGenerationAllocationCounter());
  isolate->factory()->NewFixedArray(kLength, AllocationType::kOld);
  CHECK_EQ(old + kSize, heap->OldGenerationAllocationCounter());
  // Neither collections nor what they promote count.
  InvokeMinorGC(heap);
  InvokeMajorGC(heap);
  CHECK_EQ(young + kSize, heap->NewSpaceAllocationCounter());
  CHECK_EQ(old + kSize, heap->OldGenerationAllocationCounter());
  // They wrap around.
  heap->SetNewSpaceAllocationCounterForTesting(~size_t{0} - 10);
  heap->set_old_generation_allocation_counter_at_last_gc(~size_t{0} - 10);
  CHECK_EQ(~size_t{0} - 10, heap->NewSpaceAllocationCounter());
  old = heap->OldGenerationAllocationCounter();
  isolate->factory()->NewFixedArray(kLength);
  isolate->factory()->NewFixedArray(kLength, AllocationType::kOld);
  CHECK_EQ(kSize - 11, heap->NewSpaceAllocationCounter());
  CHECK_EQ(old + kSize, heap->OldGenerationAllocationCounter());
}

TEST(ObserversHearOfTheirSpaceAlone) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  HandleScope scope(isolate);
  constexpr int kSize = FixedArray::SizeFor(14);
  static_assert(kSize == 128);
  MainAllocator* const young_allocator = isolate->heap()->allocator()->new_space_allocator();
  MainAllocator* const old_allocator = isolate->heap()->allocator()->old_space_allocator();
  StepCounter young(3 * kSize);
  StepCounter old(kSize);
  young_allocator->AddAllocationObserver(&young);
  old_allocator->AddAllocationObserver(&old);
  for (int i = 0; i < 7; ++i) isolate->factory()->NewFixedArray(14);
  CHECK_EQ(2, young.steps);
  CHECK_EQ(6 * kSize, young.bytes);
  CHECK_EQ(3, young.asked);  // once when it was added
  CHECK_EQ(0, old.steps);
  isolate->factory()->NewFixedArray(30, AllocationType::kOld);
  CHECK_EQ(1, old.steps);
  CHECK_EQ(static_cast<size_t>(FixedArray::SizeFor(30)), old.last_size);
  old_allocator->RemoveAllocationObserver(&old);
  isolate->factory()->NewFixedArray(30, AllocationType::kOld);
  CHECK_EQ(1, old.steps);
  isolate->factory()->NewFixedArray(14);
  isolate->factory()->NewFixedArray(14);
  CHECK_EQ(3, young.steps);
  young_allocator->RemoveAllocationObserver(&young);
  isolate->factory()->NewFixedArray(1000);
  CHECK_EQ(3, young.steps);
}

TEST(ObserversHearOfScripts) {
  Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope scope(CcTest::isolate());
  LocalContext context;
  CompileRun("function make() { const list = []; for (let i = 0; i < 1000; ++i) list.push({ i }); return list; } make()");
  StepCounter young(1 * KB);
  MainAllocator* const allocator = isolate->heap()->allocator()->new_space_allocator();
  allocator->AddAllocationObserver(&young);
  CompileRun("make()");
  CHECK_LE(10, young.steps);
  allocator->RemoveAllocationObserver(&young);
}

TEST(LinearAreasCanBeLeftAndRewound) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  MainAllocator* const allocator = heap->allocator()->old_space_allocator();
  isolate->factory()->NewFixedArray(1, AllocationType::kOld);
  CHECK_LT(allocator->top(), allocator->limit());
  const Address top = allocator->top();
  const Address object = allocator->AllocateRaw(64, kTaggedAligned, AllocationOrigin::kRuntime).ToObjectChecked().address();
  CHECK_EQ(top, object);
  allocator->ResetLab(object, allocator->limit(), allocator->limit());
  CHECK_EQ(object,
           allocator->AllocateRaw(32, kTaggedAligned, AllocationOrigin::kRuntime).ToObjectChecked().address());
  heap->CreateFillerObjectAt(object, 32);
  allocator->FreeLinearAllocationArea();
  CHECK_EQ(allocator->top(), allocator->limit());
  heap->MakeIterable();
  heap->allocator()->new_space_allocator()->FreeLinearAllocationArea();
  CHECK_EQ(heap->NewSpaceTop(), heap->NewSpaceLimit());
  // An object of the new space is there, however large.
  const int size = kMaxRegularHeapObjectSize + 64;
  const Tagged<HeapObject> big = heap->allocator()->new_space_allocator()->AllocateRaw(
      size, kTaggedAligned, AllocationOrigin::kRuntime).ToObjectChecked();
  heap->CreateFillerObjectAt(big.address(), size);
  CHECK(heap->new_space()->Contains(big));
}

TEST(MarkBitsNameWhatLives) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  if (v8_flags.verify_heap) return;  // verification sweeps
  HandleScope scope(isolate);
  SealCurrentObjects(heap);
  Handle<FixedArray> live = isolate->factory()->NewFixedArray(10, AllocationType::kOld);
  {
    HandleScope inner(isolate);
    isolate->factory()->NewFixedArray(20, AllocationType::kOld);
  }
  Handle<FixedArray> other = isolate->factory()->NewFixedArray(30, AllocationType::kOld);
  ManualEvacuationCandidatesSelectionScope no_evacuation(manual_gc);
  {
    DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
    InvokeMajorGC(heap);
  }
  int count = 0;
  for (const auto& [object, size] : LiveObjectRange(PageMetadata::FromHeapObject(*live))) {
    CHECK_EQ(object->Size(), size);
    CHECK(!IsFixedArray(object) || Cast<FixedArray>(object)->length() != 20);
    if (object == *live || object == *other) ++count;
  }
  CHECK_EQ(2, count);
}

TEST(IterationCanLeaveTheUnreachableOut) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  HandleScope scope(isolate);
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(isolate->heap());
  const Handle<FixedArray> live = isolate->factory()->NewFixedArray(77);
  {
    HandleScope inner(isolate);
    isolate->factory()->NewFixedArray(78);
  }
  for (const bool filter : {false, true}) {
    HeapObjectIterator iterator(isolate->heap(),
                                filter ? HeapObjectIterator::kFilterUnreachable : HeapObjectIterator::kNoFiltering);
    int live_count = 0, dead_count = 0;
    for (Tagged<HeapObject> object = iterator.Next(); !object.is_null(); object = iterator.Next()) {
      if (!IsFixedArray(object)) continue;
      live_count += Cast<FixedArray>(object)->length() == 77;
      dead_count += Cast<FixedArray>(object)->length() == 78;
    }
    CHECK_EQ(1, live_count);
    CHECK_EQ(77, live->length());
    CHECK_EQ(filter ? 0 : 1, dead_count);
  }
}

TEST(MemoryReductionKeepsNoEmptyPages) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  PagePool* const pool = heap->memory_allocator()->pool();
  GrowNewSpace(heap);
  for (int i = 0; i < 100; ++i) isolate->factory()->NewFixedArray(FixedArray::kMaxRegularLength / 2);
  InvokeMinorGC(heap);
  CHECK_LT(0u, pool->NumberOfCommittedChunks());
  CHECK_EQ(pool->NumberOfCommittedChunks() * PageMetadata::kPageSize, pool->CommittedBufferedMemory());
  const size_t committed = heap->CommittedMemory();
  InvokeMemoryReducingMajorGCs(heap);
  CHECK_EQ(0u, pool->NumberOfCommittedChunks());
  CHECK_EQ(0u, pool->CommittedBufferedMemory());
  CHECK_LT(heap->CommittedMemory(), committed);
}

HEAP_TEST(UnusedMemoryGoesBack) {
  ManualGCScope manual_gc;
  Heap* const heap = CcTest::heap();
  HandleScope scope(CcTest::i_isolate());
  for (int i = 0; i < 100; ++i) CcTest::i_isolate()->factory()->NewFixedArray(FixedArray::kMaxRegularLength / 2);
  InvokeMinorGC(heap);
  CHECK_LT(0u, heap->new_space()->CountFreePages());
  UncommitUnusedMemory(heap);
  CHECK_EQ(0u, heap->new_space()->CountFreePages());
}

TEST(PagedSpacesAreNumbered) {
  Heap* const heap = CcTest::heap();
  for (int id = FIRST_GROWABLE_PAGED_SPACE; id <= LAST_GROWABLE_PAGED_SPACE; ++id) {
    CHECK_EQ(id, static_cast<int>(heap->paged_space(id)->identity()));
  }
  CHECK_EQ(heap->paged_space(OLD_SPACE), heap->old_space());
}

}  // namespace v8::internal::heap

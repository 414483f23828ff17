#include "include/v8-metrics.h"
#include "src/api/api-inl.h"
#include "src/heap/heap-object-iterator.h"
#include "src/objects/maybe-object.h"
#include "src/objects/objects-inl.h"
#include "src/objects/transitions.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-tester.h"
#include "test/cctest/heap/heap-utils.h"

// V8's names for what allocates, what is counted, and what objects tell of themselves.
namespace v8::internal::heap {

namespace {

Handle<JSFunction> CompiledFunction(const char* source) {
  return Cast<JSFunction>(Utils::OpenHandle(*Local<v8::Function>::Cast(CompileRun(source))));
}

}  // namespace

TEST(ObjectsCountExactlyWithLinearAreasOpen) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  InvokeAtomicMajorGC(heap);
  for (int length : {4, 100, 3000}) {
    const size_t before = heap->SizeOfObjects();
    Handle<FixedArray> array = isolate->factory()->NewFixedArray(length, AllocationType::kOld);
    CHECK_EQ(before + static_cast<size_t>(array->Size()), heap->SizeOfObjects());
  }
}

TEST(AllocatorsOfSpacesAllocateThere) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  constexpr int kSize = 32;
  const auto allocate = [&](MainAllocator* allocator) {
    const Address address =
        allocator->AllocateRawForceAlignmentForTesting(kSize, kDoubleAligned, AllocationOrigin::kRuntime).ToAddress();
    heap->CreateFillerObjectAt(address, kSize);
    return Tagged<HeapObject>(address);
  };
  CHECK(heap->InSpace(allocate(heap->allocator()->new_space_allocator()), NEW_SPACE));
  const Tagged<HeapObject> old = allocate(heap->allocator()->old_space_allocator());
  CHECK(heap->InSpace(old, OLD_SPACE));
  CHECK_EQ(old.address() + kSize, *heap->OldSpaceAllocationTopAddress());
  MainAllocator* const young = heap->allocator()->new_space_allocator();
  const Address top = young->AlignTopForTesting(kDoubleAligned, kTaggedSize);
  CHECK_EQ(top, allocate(young).address());
  CHECK_EQ(heap->CommittedMemory(), heap->memory_allocator()->Size());
  CHECK_EQ(heap->new_space()->capacity(), heap->new_space()->Capacity());
  CHECK(heap->code_region().is_empty());
}

TEST(LocalHeapGivesRawMemory) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  LocalHeap* const local_heap = isolate->main_thread_local_heap();
  const int size = FixedArray::SizeFor(5);
  for (AllocationType type : {AllocationType::kYoung, AllocationType::kOld}) {
    const AllocationResult memory = local_heap->AllocateRaw(size, type);
    CHECK(!memory.IsFailure());
    const Tagged<HeapObject> object = HeapObject::FromAddress(memory.ToAddress());
    object->set_map_after_allocation(isolate, ReadOnlyRoots::fixed_array_map(), SKIP_WRITE_BARRIER);
    const Tagged<FixedArray> array = Cast<FixedArray>(object);
    array->set_length((size - OFFSET_OF_DATA_START(FixedArray)) / kTaggedSize);
    MemsetTagged(array->RawFieldOfFirstElement(), Undefined(), static_cast<size_t>(array->length()));
    CHECK(IsFixedArray(array));
    CHECK_EQ(5, array->length());
    CHECK(array->get(4).IsUndefined());
    CHECK_EQ(type == AllocationType::kYoung, HeapLayout::InYoungGeneration(array));
    CHECK_EQ(array->RawFieldOfFirstElement().address() + 4 * kTaggedSize, array->RawFieldOfElementAt(4).address());
  }
}

TEST(PinnedPagesAreNotEmptied) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  ManualEvacuationCandidatesSelectionScope candidates(manual_gc);
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  HandleScope scope(isolate);
  Handle<FixedArray> array = isolate->factory()->NewFixedArray(10, AllocationType::kOld);
  PageMetadata* const page = PageMetadata::FromHeapObject(*array);
  const Address place = array->address();
  page->MarkNeverEvacuate();
  CHECK(page->IsFlagSet(MemoryChunk::PINNED));
  ForceEvacuationCandidate(page);
  InvokeAtomicMajorGC(heap);
  CHECK_EQ(place, array->address());
  page->ClearFlagNonExecutable(MemoryChunk::PINNED);
  ForceEvacuationCandidate(page);
  InvokeAtomicMajorGC(heap);
  CHECK_NE(place, array->address());
}

TEST(ExternalMemoryIsAskedForAgainAfterCollections) {
  ManualGCScope manual_gc;
  Heap* const heap = CcTest::heap();
  int calls = 0;
  char memory;
  const int before = heap->ms_count();
  CHECK_EQ(&memory, heap->AllocateExternalBackingStore(
                        [&](size_t bytes) -> void* {
                          CHECK_EQ(size_t{10}, bytes);
                          return ++calls == 2 ? &memory : nullptr;
                        },
                        10));
  CHECK_EQ(2, calls);
  CHECK_EQ(before + 1, heap->ms_count());
  CHECK_NULL(heap->AllocateExternalBackingStore([](size_t) -> void* { return nullptr; }, 10));
  CHECK_EQ(before + 3, heap->ms_count());
}

TEST(HandlesNameSlots) {
  Isolate* const isolate = CcTest::i_isolate();
  HandleScope scope(isolate);
  Handle<Object> global;
  global = isolate->global_handles()->Create(*isolate->factory()->NewFixedArray(2));
  InvokeMajorGC(CcTest::heap());
  CHECK(IsFixedArray(*global));
  CHECK_EQ(reinterpret_cast<Address>(global.location()), global.address());
  GlobalHandles::Destroy(global.location());
  CHECK(IsSmi(Smi::FromInt(42)));
  CHECK(!IsSmi(*isolate->factory()->NewNumber(0.5)));
}

TEST(WeakSlotsOfArraysAreCleared) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope scope(CcTest::isolate());
  LocalContext context;
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(CcTest::heap());
  Handle<WeakFixedArray> array = isolate->factory()->NewWeakFixedArray(1, AllocationType::kOld);
  {
    HandleScope inner(isolate);
    array->set(0, MakeWeak(*isolate->factory()->NewFixedArray(1)));
  }
  CHECK(!array->get(0).IsCleared());
  InvokeMajorGC(CcTest::heap());
  CHECK(array->get(0).IsCleared());
}

TEST(FunctionsAreCompiledByTheirFirstCall) {
  Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope scope(CcTest::isolate());
  LocalContext context;
  CompileRun("function lazy() { return 1; }");
  Handle<JSFunction> function = CompiledFunction("lazy");
  CHECK(!function->is_compiled(isolate) && !function->shared()->is_compiled());
  CompileRun("lazy()");
  CHECK(function->is_compiled(isolate) && function->shared()->is_compiled());
  CHECK(CompiledFunction("Math.max")->is_compiled(isolate));
}

TEST(ScriptsTransitionsAndRealmsAreCounted) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope scope(CcTest::isolate());
  LocalContext context;
  const auto scripts = [isolate] {
    int count = 0;
    Script::Iterator iterator(isolate);
    while (!iterator.Next().is_null()) ++count;
    return count;
  };
  const int before = scripts();
  CompileRun("function F() {} var kept = [];");
  CHECK_EQ(before + 1, scripts());

  const auto transitions = [isolate] {
    return TransitionsAccessor(isolate, CompiledFunction("F")->initial_map()).NumberOfTransitions();
  };
  CompileRun("kept.push(new F)");
  CHECK_EQ(0, transitions());
  CompileRun("kept.push(new F); kept[1].a = 1;");
  CHECK_EQ(1, transitions());
  CompileRun("kept.push(new F); kept[2].b = 1;");
  CHECK_EQ(2, transitions());
  Handle<JSObject> object = Cast<JSObject>(Utils::OpenHandle(*CompileRun("({p: 7, q: 8})")));
  CHECK_EQ(Smi::FromInt(8), object->RawFastPropertyAt(FieldIndex::ForPropertyIndex(object->map(), 1)));

  DirectHandle<Context> realm(isolate->context(), isolate);
  CHECK_EQ(realm->initial_array_prototype(), *Utils::OpenDirectHandle(*CompileRun("Array.prototype")));
  CHECK_EQ(realm->initial_generator_prototype(),
           *Utils::OpenDirectHandle(*CompileRun("(function*() {}).__proto__.prototype")));
}

TEST(ArraysAreMadeWithCapacity) {
  Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope scope(CcTest::isolate());
  LocalContext context;
  Handle<JSArray> young = isolate->factory()->NewJSArray(10, HOLEY_ELEMENTS);
  Handle<JSArray> old = isolate->factory()->NewJSArray(10, HOLEY_ELEMENTS, AllocationType::kOld);
  for (Handle<JSArray> array : {young, old}) {
    CHECK_EQ(0u, array->length_value());
    CHECK_EQ(10, Cast<FixedArray>(array->elements())->length());
    CHECK(Cast<FixedArray>(array->elements())->get(9).IsTheHole());
  }
  CHECK(HeapLayout::InYoungGeneration(*young));
  CHECK(!HeapLayout::InYoungGeneration(*old) && !HeapLayout::InYoungGeneration(old->elements()));
}

TEST(DeletingInStrictModeThrows) {
  Isolate* const isolate = CcTest::i_isolate();
  v8::HandleScope scope(CcTest::isolate());
  LocalContext context;
  Handle<JSReceiver> object =
      Cast<JSReceiver>(Utils::OpenHandle(*CompileRun("Object.defineProperty({free: 1}, 'fixed', {value: 2})")));
  const auto remove = [&](const char* name, LanguageMode mode) {
    return JSReceiver::DeleteProperty(isolate, object, isolate->factory()->InternalizeUtf8String(base::CStrVector(name)),
                                      mode);
  };
  CHECK(remove("fixed", LanguageMode::kSloppy) == v8::Just(false));
  {
    v8::TryCatch try_catch(CcTest::isolate());
    CHECK(remove("fixed", LanguageMode::kStrict).IsNothing());
    isolate->clear_exception();
  }
  CHECK(remove("free", LanguageMode::kStrict) == v8::Just(true));
}

TEST(InternalizedUtf8IsTheSameString) {
  Isolate* const isolate = CcTest::i_isolate();
  HandleScope scope(isolate);
  const char text[] = "na\xC3\xAFve";
  CHECK_EQ(*isolate->factory()->InternalizeUtf8String(text),
           *isolate->factory()->InternalizeUtf8String(base::StaticCharVector(text)));
  CHECK_EQ(*isolate->factory()->InternalizeUtf8String("abc"),
           *isolate->factory()->InternalizeString(base::OneByteVector("abcdef", 3)));
}

}  // namespace v8::internal::heap

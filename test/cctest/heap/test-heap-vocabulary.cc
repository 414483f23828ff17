#include <thread>

#include "src/heap/array-buffer-sweeper.h"
#include "src/heap/heap-layout.h"
#include "src/heap/incremental-marking.h"
#include "src/heap/mark-compact.h"
#include "src/heap/memory-allocator.h"
#include "src/heap/memory-chunk-layout.h"
#include "src/heap/memory-measurement.h"
#include "src/objects/data-handler.h"
#include "src/objects/objects-inl.h"
#include "test/cctest/cctest.h"
#include "test/cctest/feedback-vector-helper.h"
#include "test/cctest/heap/heap-tester.h"
#include "test/cctest/heap/heap-utils.h"

// V8's view of the heap, as its tests have it.
namespace v8::internal::heap {

namespace {

int CountFixedArraysOfLength(Heap* heap, int length) {
  int count = 0;
  HeapObjectIterator iterator(heap);
  for (Tagged<HeapObject> object = iterator.Next(); !object.is_null(); object = iterator.Next()) {
    if (IsFixedArray(object) && Cast<FixedArray>(object)->length() == length) ++count;
  }
  return count;
}

}  // namespace

TEST(SpacesKnowTheirObjects) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  Handle<FixedArray> young = isolate->factory()->NewFixedArray(3);
  Handle<FixedArray> old = isolate->factory()->NewFixedArray(3, AllocationType::kOld);
  Handle<FixedArray> large = isolate->factory()->NewFixedArray(FixedArray::kMaxRegularLength + 1, AllocationType::kOld);
  CHECK(HeapLayout::InYoungGeneration(*young) && !HeapLayout::InYoungGeneration(*old));
  CHECK(!heap->InOldSpace(*young) && heap->InOldSpace(*old) && !heap->InOldSpace(*large));
  CHECK(heap->old_space()->Contains(*old) && !heap->old_space()->Contains(*large));
  CHECK(heap->lo_space()->Contains(*large) && heap->IsLargeObject(*large) && !heap->IsLargeObject(*old));
  CHECK(HeapLayout::InReadOnlySpace(*isolate->factory()->empty_string()));
  CHECK(HeapLayout::InCodeSpace(isolate->builtins()->code(Builtin::kIllegal)) ||
        HeapLayout::InReadOnlySpace(isolate->builtins()->code(Builtin::kIllegal)));
  CHECK(!heap->InOldSpace(Smi::FromInt(1)) && !HeapLayout::InYoungGeneration(Smi::FromInt(1)));
  PageMetadata* const page = PageMetadata::FromHeapObject(*large);
  CHECK(page->Chunk()->IsFlagSet(MemoryChunk::LARGE_PAGE));
  CHECK_EQ(LO_SPACE, page->owner_identity());
  CHECK(MutablePageMetadata::FromHeapObject(*old)->Contains(old->address()));
  CHECK_EQ(*old, HeapObject::FromAddress(old->address()));
  // What a word on the stack names stays where it is.
  DisableConservativeStackScanningScopeForTesting precise(heap);
  InvokeMajorGC(heap);
  CHECK(heap->InOldSpace(*young));
}

TEST(SweepingEndsWhenItHasTo) {
  ManualGCScope manual_gc;
  Heap* const heap = CcTest::heap();
  HandleScope scope(CcTest::i_isolate());
  DirectHandleVector<FixedArray> handles(CcTest::i_isolate());
  CreatePadding(heap, 2 * PageMetadata::kPageSize, AllocationType::kOld, &handles, 1 * KB);
  InvokeMajorGC(heap);
  CHECK_IMPLIES(!v8_flags.verify_heap, heap->sweeping_in_progress());  // verification sweeps
  heap->EnsureSweepingCompleted(Heap::SweepingForcedFinalizationMode::kV8Only);
  CHECK(!heap->sweeping_in_progress());
  CHECK(heap->incremental_marking()->IsStopped());
  const unsigned epoch = heap->mark_compact_collector()->epoch();
  InvokeAtomicMajorGC(heap);
  CHECK_EQ(epoch + 1, heap->mark_compact_collector()->epoch());
  CHECK(!heap->sweeping_in_progress());
}

TEST(ArraysAreShortenedInPlace) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  HandleScope scope(isolate);
  Handle<FixedArray> young = isolate->factory()->NewFixedArray(1001);
  Handle<FixedArray> old = isolate->factory()->NewFixedArray(1001, AllocationType::kOld);
  Handle<FixedArray> large = isolate->factory()->NewFixedArray(FixedArray::kMaxRegularLength + 1001);
  young->RightTrim(isolate, 10);
  isolate->heap()->RightTrimArray(*old, 1000, 1001);
  large->RightTrim(isolate, FixedArray::kMaxRegularLength);
  CHECK_EQ(10, young->length());
  CHECK_EQ(1000, old->length());
  v8_flags.verify_heap = true;
  InvokeAtomicMajorGC(isolate->heap());
  CHECK_EQ(FixedArray::kMaxRegularLength, large->length());
}

TEST(HeapsAreWalked) {
  ManualGCScope manual_gc;
  constexpr int kLength = 1237;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  HandleScope scope(isolate);
  Handle<FixedArray> kept = isolate->factory()->NewFixedArray(kLength);
  {
    HandleScope inner(isolate);
    for (int k = 0; k < 3; ++k) isolate->factory()->NewFixedArray(kLength, AllocationType::kOld);
    CHECK_EQ(4, CountFixedArraysOfLength(heap, kLength));
  }
  InvokeAtomicMajorGC(heap);
  CHECK_EQ(1, CountFixedArraysOfLength(heap, kLength));
  CHECK_EQ(kLength, kept->length());
}

TEST(SpacesAddUpToTheHeap) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  LocalContext context;
  const auto unused = CcTest::i_isolate()->factory()->TryNewFixedArray(512 * 1024, AllocationType::kOld);
  USE(unused);
  v8::HeapStatistics all;
  isolate->GetHeapStatistics(&all);
  size_t used = 0, available = CcTest::heap()->memory_allocator()->Available();
  for (size_t k = 0; k < isolate->NumberOfHeapSpaces(); ++k) {
    v8::HeapSpaceStatistics space;
    CHECK(isolate->GetHeapSpaceStatistics(&space, k));
    used += space.space_used_size();
    available += space.space_available_size();
  }
  CHECK_EQ(all.used_heap_size(), used);
  CHECK_EQ(all.total_available_size(), available);
}

TEST(PressureMakesCollectionsCompact) {
  ManualGCScope manual_gc;
  v8::Isolate* const isolate = CcTest::isolate();
  Heap* const heap = CcTest::heap();
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  HandleScope scope(CcTest::i_isolate());
  // Of eight objects in a row, one stays.
  std::vector<Handle<FixedArray>> kept;
  for (int k = 0; k < 200; ++k) {
    kept.push_back(CcTest::i_isolate()->factory()->NewFixedArray(127, AllocationType::kOld));
    const HandleScope inner(CcTest::i_isolate());
    CcTest::i_isolate()->factory()->NewFixedArray(7 * 128, AllocationType::kOld);
  }
  const auto collect_and_count_moved = [&] {
    std::vector<Address> before;
    for (const Handle<FixedArray>& array : kept) before.push_back(array->address());
    InvokeAtomicMajorGC(heap);
    int moved = 0;
    for (size_t k = 0; k < kept.size(); ++k) moved += kept[k]->address() != before[k];
    return moved;
  };
  CHECK(!heap->ShouldOptimizeForMemoryUsage());
  const bool moves_anyway = collect_and_count_moved() != 0;  // in stress modes
  isolate->MemoryPressureNotification(v8::MemoryPressureLevel::kNone);
  CHECK(!heap->ShouldOptimizeForMemoryUsage());
  std::thread([isolate] { isolate->MemoryPressureNotification(v8::MemoryPressureLevel::kModerate); }).join();
  CHECK(heap->ShouldOptimizeForMemoryUsage());
  CHECK(moves_anyway || collect_and_count_moved() > 100);
  isolate->MemoryPressureNotification(v8::MemoryPressureLevel::kNone);
  CHECK(!heap->ShouldOptimizeForMemoryUsage());
}

// Where the stack is not scanned for the test's sake, script that runs keeps what its frames hold.
TEST(ScriptRunsWhereTheStackIsNotScanned) {
  v8::Isolate* const isolate = CcTest::isolate();
  Heap* const heap = CcTest::heap();
  v8::HandleScope handles(isolate);
  LocalContext context;
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  const unsigned collections = heap->gc_count();
  // While it is compiled, and while it runs.
  isolate->RequestInterrupt(
      [](v8::Isolate* that, void*) { that->MemoryPressureNotification(v8::MemoryPressureLevel::kCritical); }, nullptr);
  ExpectInt32("(function f(n) { return n === 0 ? 1 : [n].map((x) => ({ v: f(x - 1) }).v)[0]; })(20)", 1);
  CHECK_LT(collections, heap->gc_count());
  CompileRun("var kept = []; for (let k = 0; k < 300000; k++) { kept[k % 100] = { k }; }");
  ExpectInt32("kept.length", 100);
  isolate->MemoryPressureNotification(v8::MemoryPressureLevel::kNone);
}

TEST(ExternalsHaveOneMap) {
  v8::HandleScope handles(CcTest::isolate());
  int value;
  for (int k = 0; k < 2; ++k) {
    const v8::Local<v8::External> external = v8::External::New(CcTest::isolate(), &value);
    CHECK_EQ(CcTest::heap()->external_map(), Cast<HeapObject>(*v8::Utils::OpenDirectHandle(*external))->map());
  }
}

// Marking has no steps that a test could look between.
TEST(NoWeakReferencesWaitBetweenCollections) {
  MarkCompactCollector* const collector = CcTest::heap()->mark_compact_collector();
  collector->local_weak_objects()->Publish();
  CHECK(collector->weak_objects()->js_weak_refs.IsEmpty());
}

TEST(GlobalObjectsKnowTheirProperties) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  const auto count = [] {
    return CcTest::i_isolate()->native_context()->global_object()->global_dictionary(v8::kAcquireLoad)
        ->NumberOfElements();
  };
  const int before = count();
  CHECK_LT(0, before);
  CompileRun("var one, two");
  CHECK_EQ(before + 2, count());
}

TEST(PagesAreFilledForTests) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  SimulateFullSpace(heap->old_space());
  DirectHandleVector<FixedArray> handles(isolate);
  constexpr int kRemainder = 64;
  FillOldSpacePageWithFixedArrays(heap, kRemainder, &handles);
  PageMetadata* const page = PageMetadata::FromHeapObject(*handles.front());
  size_t bytes = 0;
  for (Handle<FixedArray> array : handles) {
    CHECK_EQ(page, PageMetadata::FromHeapObject(*array));
    bytes += static_cast<size_t>(array->Size());
  }
  CHECK_EQ(MemoryChunkLayout::AllocatableMemoryInDataPage() - kRemainder, bytes);
  CHECK_EQ(page->address() + MemoryChunkLayout::ObjectStartOffsetInDataPage(), handles.front()->address());

  // A page of the nursery has room for what is left of it, and for no more.
  GrowNewSpace(heap);
  DirectHandleVector<FixedArray> young(isolate);
  isolate->factory()->NewFixedArray(1);
  FillCurrentPageButNBytes(heap->new_space(), 128, &young);
  PageMetadata* const nursery_page = PageMetadata::FromHeapObject(*young.back());
  CHECK_EQ(nursery_page, PageMetadata::FromHeapObject(*isolate->factory()->NewFixedArray(14)));
  CHECK_NE(nursery_page, PageMetadata::FromHeapObject(*isolate->factory()->NewFixedArray(14)));
}

TEST(CandidatesAreEvacuated) {
  if (!v8_flags.compact) return;
  ManualGCScope manual_gc;
  ManualEvacuationCandidatesSelectionScope candidates(manual_gc);
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  HandleScope scope(isolate);
  SealCurrentObjects(heap);
  Handle<FixedArray> array = isolate->factory()->NewFixedArray(10, AllocationType::kOld);
  MemoryChunk* const chunk = MemoryChunk::FromHeapObject(*array);
  const Address before = array->address();
  chunk->SetFlagNonExecutable(MemoryChunk::FORCE_EVACUATION_CANDIDATE_FOR_TESTING);
  InvokeMajorGC(heap);
  CHECK_NE(before, array->address());
  CHECK_EQ(10, array->length());
}

TEST(ExternalMemoryIsCountedByKindAndGeneration) {
  ManualGCScope manual_gc;
  v8::Isolate* const isolate = CcTest::isolate();
  Heap* const heap = CcTest::heap();
  v8::HandleScope handles(isolate);
  LocalContext context;
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  const size_t young_before = heap->new_space()->ExternalBackingStoreBytes(ExternalBackingStoreType::kArrayBuffer);
  const size_t old_before = heap->old_space()->ExternalBackingStoreBytes(ExternalBackingStoreType::kArrayBuffer);
  ArrayBufferExtension* extension;
  {
    v8::HandleScope inner(isolate);
    v8::Local<v8::ArrayBuffer> buffer = v8::ArrayBuffer::New(isolate, 100);
    extension = v8::Utils::OpenDirectHandle(*buffer)->extension();
    CHECK(heap->array_buffer_sweeper()->young().ContainsSlow(extension));
    CHECK_EQ(young_before + 100, heap->new_space()->ExternalBackingStoreBytes(ExternalBackingStoreType::kArrayBuffer));
    InvokeAtomicMajorGC(heap);
    CHECK(!heap->array_buffer_sweeper()->young().ContainsSlow(extension));
    CHECK(heap->array_buffer_sweeper()->old().ContainsSlow(extension));
    CHECK_EQ(old_before + 100, heap->old_space()->ExternalBackingStoreBytes(ExternalBackingStoreType::kArrayBuffer));
  }
  InvokeAtomicMajorGC(heap);
  CHECK(!heap->array_buffer_sweeper()->old().ContainsSlow(extension));
  CHECK_EQ(old_before, heap->array_buffer_sweeper()->OldBytes());

  const auto string_bytes = [&] {
    return heap->new_space()->ExternalBackingStoreBytes(ExternalBackingStoreType::kExternalString) +
           heap->old_space()->ExternalBackingStoreBytes(ExternalBackingStoreType::kExternalString);
  };
  const size_t strings_before = string_bytes();
  v8::String::NewExternalOneByte(isolate, new StaticOneByteResource("a text of twenty-odd ")).ToLocalChecked();
  CHECK_EQ(strings_before + 21, string_bytes());
}

TEST(InlineAllocationIsTurnedOff) {
  ManualGCScope manual_gc;
  Heap* const heap = CcTest::heap();
  HandleScope scope(CcTest::i_isolate());
  heap->DisableInlineAllocation();
  CHECK_EQ(kNullAddress, heap->isolate_data()->TryBumpYoung(16));
  CHECK_EQ(4, CcTest::i_isolate()->factory()->NewFixedArray(4)->length());
  heap->EnableInlineAllocation();
  CcTest::i_isolate()->factory()->NewFixedArray(4);
  const Address bumped = heap->isolate_data()->TryBumpYoung(16);
  CHECK_NE(kNullAddress, bumped);
  heap->CreateFillerObjectAt(bumped, 16);
  heap->FreeMainThreadLinearAllocationAreas();
}

TEST(TargetsAreKeptDuringAJob) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  LocalContext context;
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  Handle<WeakFixedArray> weak = isolate->factory()->NewWeakFixedArray(1);
  {
    HandleScope inner(isolate);
    Handle<JSObject> object = isolate->factory()->NewJSObject(isolate->object_function());
    weak->set(0, *object);
    heap->KeepDuringJob(object);
  }
  InvokeMajorGC(heap);
  CHECK(!weak->get(0).IsTheHole());
  CcTest::isolate()->ClearKeptObjects();
  InvokeMajorGC(heap);
  CHECK(weak->get(0).IsTheHole());
}

TEST(WeakSlotsAreSeenAsWeak) {
  ManualGCScope manual_gc;
  Isolate* const isolate = CcTest::i_isolate();
  Heap* const heap = isolate->heap();
  HandleScope scope(isolate);
  DisableConservativeStackScanningScopeForTesting no_stack_scanning(heap);
  Handle<LoadHandler> handler = isolate->factory()->NewLoadHandler(1);
  handler->set_data1(Smi::FromInt(3));
  CHECK(IsSmi(handler->data1()) && !handler->data1().IsWeakOrCleared());
  {
    HandleScope inner(isolate);
    Handle<FixedArray> target = isolate->factory()->NewFixedArray(1);
    handler->set_data1(MakeWeak(*target));
    InvokeMajorGC(heap);
    Tagged<HeapObject> object;
    CHECK(handler->data1().GetHeapObjectIfWeak(&object));
    CHECK_EQ(*target, object);
    CHECK(!handler->data1().GetHeapObjectIfStrong(&object));
  }
  InvokeMajorGC(heap);
  CHECK(handler->data1().IsCleared() && !handler->data1().IsWeak());
  handler->set_data1(ClearedValue(isolate));
  CHECK(handler->data1().IsCleared());
}

TEST(SitesTellWhatTheyHaveLearned) {
  if (!v8_flags.use_ic) return;
  v8_flags.lazy_feedback_allocation = false;
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun("function load(o) { return o.name } for (let k = 0; k < 20; ++k) load({ name: 1 })");
  DirectHandle<JSFunction> function = Cast<JSFunction>(v8::Utils::OpenHandle(*CompileRun("load")));
  CHECK(function->has_feedback_vector());
  FeedbackVectorHelper helper(DirectHandle<FeedbackVector>(function->feedback_vector()));
  CHECK_EQ(1, helper.slot_count());
  const auto state = [&] {
    return FeedbackNexus(CcTest::i_isolate(), function->feedback_vector(), helper.slot(0)).ic_state();
  };
  CHECK(state() == InlineCacheState::MONOMORPHIC);
  CompileRun("load({ a: 1, name: 2 }); load({ a: 1, name: 2 })");
  CHECK(state() == InlineCacheState::POLYMORPHIC);
  CompileRun("for (let k = 0; k < 20; ++k) load({ ['p' + k]: 1, name: 2 })");
  CHECK(state() == InlineCacheState::MEGAMORPHIC);
}

TEST(ObjectsTellTheirRealm) {
  Isolate* const isolate = CcTest::i_isolate();
  HandleScope scope(isolate);
  LocalContext one;
  LocalContext two;
  const Address here = isolate->context().ptr();
  NativeContextInferrer inferrer;
  for (const char* source : {"(() => 1)", "({ a: 1 })", "[1]", "new Map"}) {
    DirectHandle<HeapObject> object = Cast<HeapObject>(v8::Utils::OpenHandle(*CompileRun(source)));
    Address found = kNullAddress;
    CHECK(inferrer.Infer(isolate, object->map(), *object, &found));
    CHECK_EQ(here, found);
  }
  DirectHandle<HeapObject> string = isolate->factory()->NewStringFromStaticChars("text");
  Address found = kNullAddress;
  CHECK(!inferrer.Infer(isolate, string->map(), *string, &found));

  NativeContextStats stats;
  NativeContextStats other;
  DirectHandle<JSArrayBuffer> buffer = v8::Utils::OpenDirectHandle(*v8::ArrayBuffer::New(CcTest::isolate(), 70));
  stats.IncrementSize(here, buffer->map(), *buffer, 30);
  other.IncrementSize(here, string->map(), *string, 5);
  stats.Merge(other);
  CHECK_EQ(105, stats.Get(here));
  CHECK_EQ(0, stats.Get(here + 8));
}

TEST(HeapLimitsAreToldByV8sNames) {
  Heap* const heap = CcTest::heap();
  CHECK_EQ(size_t{256} * MB, heap->MaxOldGenerationSize());
  CHECK_LE(heap->InitialSemiSpaceSize(), heap->MaxSemiSpaceSize());
  CHECK_LE(heap->OldGenerationSizeOfObjects(), heap->OldGenerationCapacity());
  CHECK(heap->CanExpandOldGeneration(1 * MB));
  CHECK(!heap->CanExpandOldGeneration(size_t{1} * GB));
}

UNINITIALIZED_TEST(HeapsGetHalfOfTheMemory) {
  const auto limit = [](uint64_t memory) {
    v8::Isolate::CreateParams params;
    params.array_buffer_allocator = CcTest::array_buffer_allocator();
    params.constraints.ConfigureDefaults(memory, memory);
    v8::Isolate* const isolate = v8::Isolate::New(params);
    const size_t result = reinterpret_cast<Isolate*>(isolate)->heap()->MaxOldGenerationSize();
    isolate->Dispose();
    return result;
  };
  CHECK_EQ(size_t{2} * GB, limit(uint64_t{4} * GB));
  CHECK_EQ(size_t{512} * MB, limit(uint64_t{1} * GB));
  CHECK_EQ(size_t{2} * GB, limit(uint64_t{12} * GB));
  CHECK_EQ(size_t{4} * GB, limit(uint64_t{64} * GB));
  CHECK_EQ(size_t{256} * MB, limit(uint64_t{16} * MB));
}

}  // namespace v8::internal::heap

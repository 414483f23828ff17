#include "test/cctest/heap/heap-utils.h"

#include "include/v8-isolate.h"
#include "src/execution/isolate.h"
#include "src/heap/fillers.h"
#include "src/roots/roots.h"

namespace v8::internal {

namespace heap {

void InvokeMajorGC(Heap* heap) { heap->CollectGarbage(OLD_SPACE, GarbageCollectionReason::kTesting); }
void InvokeMajorGC(Heap* heap, GCFlag flag) {
  flag == GCFlag::kReduceMemoryFootprint ? InvokeMemoryReducingMajorGCs(heap) : InvokeMajorGC(heap);
}
void InvokeMinorGC(Heap* heap) { heap->CollectGarbage(NEW_SPACE, GarbageCollectionReason::kTesting); }
void InvokeAtomicMajorGC(Heap* heap) { heap->PreciseCollectAllGarbage(GarbageCollectionReason::kTesting); }
void InvokeAtomicMinorGC(Heap* heap) { InvokeMinorGC(heap); }
void InvokeMemoryReducingMajorGCs(Heap* heap) { heap->CollectAllAvailableGarbage(GarbageCollectionReason::kTesting); }
void EmptyNewSpaceUsingGC(Heap* heap) { InvokeMajorGC(heap); }
void CollectSharedGarbage(Heap* heap) { InvokeMajorGC(heap); }
void SimulateIncrementalMarking(Heap* heap, bool) { heap->FinishSweeping(); }
void ForceEvacuationCandidate(PageMetadata* page) { page->SetFlag(PageMetadata::kForceEvacuation); }

void SimulateFullSpace(PagedSpace* space) {
  CHECK(!v8_flags.stress_concurrent_allocation);
  space->SealExistingPages();
}

void SimulateFullSpace(NewSpace* space) {
  space->CloseLinearArea();
  space->RequestCollection();
}

void SealCurrentObjects(Heap* heap) {
  InvokeMajorGC(heap);
  InvokeMajorGC(heap);
  heap->ForEachPagedSpace([](PagedSpace* space) { AbandonCurrentlyFreeMemory(space); });
}

void AbandonCurrentlyFreeMemory(PagedSpace* space) {
  space->SealExistingPages();
  space->ForEachPage([](PageMetadata* page) { page->SetFlag(PageMetadata::kNeverAllocate); });
}

int FixedArrayLenFromSize(int size) {
  const int length = (size - FixedArray::kHeaderSize) / kTaggedSize;
  const int longest = (kMaxRegularHeapObjectSize - FixedArray::kHeaderSize) / kTaggedSize;
  return length < longest ? length : longest;
}

int CreatePadding(Heap* heap, int padding_size, AllocationType allocation, DirectHandleVector<FixedArray>* out_handles,
                  int object_size) {
  int count = 0;
  while (padding_size > 0) {
    const int size = padding_size < object_size ? padding_size : object_size;
    AllocationResult result = heap->AllocateRaw(size, allocation);
    if (result.IsFailure()) break;
    const Address object = result.ToAddress();
    if (size < FixedArray::SizeFor(0)) {
      heap->CreateFillerObjectAt(object, size);
    } else {
      const int length = FixedArrayLenFromSize(size);
      HeaderWord(object) = ReadOnlyRoots::fixed_array_map()->instance_header() |
                                  uint64_t{Heap::InitialGcState(object)} << 56;
      FixedArray* array = reinterpret_cast<FixedArray*>(object);
      array->set_length(length);
      array->FillWithNoBarrier(0, length, Undefined());
      if (out_handles != nullptr) out_handles->push_back(DirectHandle<FixedArray>(Tagged<FixedArray>(array)));
    }
    padding_size -= size;
    count++;
  }
  return count;
}

void FillOldSpacePageWithFixedArrays(Heap* heap, int remainder, DirectHandleVector<FixedArray>* out_handles) {
  CHECK(heap->old_space()->Expand());
  CreatePadding(heap, heap->old_space()->AreaSize() - remainder, AllocationType::kOld, out_handles);
}

void FillCurrentPageButNBytes(NewSpace* space, int extra_bytes, DirectHandleVector<FixedArray>* out_handles) {
  IsolateData* data = space->data();
  const Address room = data->young_limit - data->young_top;
  if (room <= static_cast<Address>(extra_bytes)) return;
  CreatePadding(data->heap, static_cast<int>(room) - extra_bytes, AllocationType::kYoung, out_handles);
}

void FillCurrentPage(NewSpace* space, DirectHandleVector<FixedArray>* out_handles) {
  FillCurrentPageButNBytes(space, 0, out_handles);
}

void GrowNewSpace(Heap* heap) { heap->new_space()->set_capacity(heap->new_space()->maximum_capacity()); }
void GrowNewSpaceToMaximumCapacity(Heap* heap) { GrowNewSpace(heap); }

bool InYoungGeneration(Tagged<HeapObject> object) { return Heap::InYoungGeneration(object); }
bool InCorrectGeneration(Tagged<HeapObject> object) {
  return v8_flags.single_generation ? !InYoungGeneration(object) : InYoungGeneration(object);
}

}  // namespace heap

namespace {
Heap* HeapOf(Isolate* isolate) {
  if (isolate == nullptr) isolate = reinterpret_cast<Isolate*>(v8::Isolate::TryGetCurrent());
  return isolate == nullptr ? nullptr : isolate->heap();
}
}  // namespace

ManualGCScope::ManualGCScope(Isolate* isolate) : heap_(HeapOf(isolate)), saved_(v8_flags) {
  if (heap_ != nullptr) heap_->FinishSweeping();
  v8_flags.gc_stress = nullptr;
  v8_flags.gc_interval = -1;
  v8_flags.random_gc_interval = 0;
  v8_flags.stress_compaction = false;
  v8_flags.stress_scavenge = 0;
  v8_flags.stress_marking = 0;
  v8_flags.stress_incremental_marking = false;
  v8_flags.stress_concurrent_allocation = false;
  v8_flags.concurrent_marking = false;
  v8_flags.concurrent_sweeping = false;
  if (heap_ != nullptr) heap_->UpdateStressMode();
}

ManualGCScope::~ManualGCScope() {
  // Only what the constructor changed: a test may have set other flags meanwhile.
  v8_flags.gc_stress = saved_.gc_stress;
  v8_flags.gc_interval = saved_.gc_interval;
  v8_flags.random_gc_interval = saved_.random_gc_interval;
  v8_flags.stress_compaction = saved_.stress_compaction;
  v8_flags.stress_scavenge = saved_.stress_scavenge;
  v8_flags.stress_marking = saved_.stress_marking;
  v8_flags.stress_incremental_marking = saved_.stress_incremental_marking;
  v8_flags.stress_concurrent_allocation = saved_.stress_concurrent_allocation;
  v8_flags.concurrent_marking = saved_.concurrent_marking;
  v8_flags.concurrent_sweeping = saved_.concurrent_sweeping;
  if (heap_ != nullptr) heap_->UpdateStressMode();
}

}  // namespace v8::internal

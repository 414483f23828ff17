#include "src/heap/heap-vocabulary.h"

#include "include/v8-isolate.h"
#include "src/execution/isolate.h"
#include "src/heap/array-buffer-sweeper.h"
#include "src/heap/heap-inl.h"
#include "src/runtime/jobs/weak-references.h"

// What V8's tests ask of a heap.
namespace v8::internal {

namespace {
Heap* Of(HeapVocabulary* heap) { return static_cast<Heap*>(heap); }
const Heap* Of(const HeapVocabulary* heap) { return static_cast<const Heap*>(heap); }
}  // namespace

bool HeapVocabulary::InOldSpace(Value value) const {
  return value.IsHeapObjectWord() && Of(this)->InSpace(Tagged<HeapObject>(value.ptr()), OLD_SPACE);
}
bool HeapVocabulary::IsLargeObject(Tagged<HeapObject> object) const {
  return PageMetadata::FromAddress(object.address())->Is(PageMetadata::kLargePage);
}
int HeapVocabulary::MaxRegularHeapObjectSize(AllocationType) { return kMaxRegularHeapObjectSize; }

void HeapVocabulary::EnsureSweepingCompleted(SweepingForcedFinalizationMode) { Of(this)->FinishSweeping(); }
bool HeapVocabulary::sweeping_in_progress() {
  bool result = false;
  Of(this)->ForEachPagedSpace([&result](PagedSpace* space) { result = result || space->IsSweepingInProgress(); });
  return result;
}
void HeapVocabulary::StartIncrementalMarking(GCFlags, GarbageCollectionReason, int) { Of(this)->FinishSweeping(); }
void HeapVocabulary::FreeMainThreadLinearAllocationAreas() {
  Of(this)->ForEachPagedSpace([](PagedSpace* space) { space->CloseLinearArea(); });
  Of(this)->new_space()->CloseLinearArea();
}
bool HeapVocabulary::IsPendingAllocation(Tagged<HeapObject> object) {
  const PageMetadata* const page = PageMetadata::FromAddress(object.address());
  if (page->Is(PageMetadata::kReadOnlyPage)) return false;
  if (page->Is(PageMetadata::kLargePage)) return !page->Is(PageMetadata::kPublished);
  if (page->InYoungGeneration()) return Of(this)->new_space()->IsInLinearArea(object.address());
  return Of(this)->paged_space(page->space_id())->IsInLinearArea(object.address());
}
void HeapVocabulary::PublishMainThreadPendingAllocations() {
  FreeMainThreadLinearAllocationAreas();
  Of(this)->ForEachLargeSpace([](LargeObjectSpace* space) {
    for (PageMetadata* page : space->pages()) page->SetFlag(PageMetadata::kPublished);
  });
}
void HeapVocabulary::DisableInlineAllocation() { Of(this)->new_space()->set_stress_slow_path(true); }
void HeapVocabulary::EnableInlineAllocation() { Of(this)->UpdateStressMode(); }
void HeapVocabulary::RightTrimArray(Tagged<FixedArray> array, int new_length, int old_length) {
  CHECK(new_length > 0 && new_length <= old_length && old_length == array->length());
  const Address end = array->address() + FixedArray::SizeFor(new_length);
  array->set_length(new_length);
  // Behind a large object nobody looks.
  if (!IsLargeObject(array)) Of(this)->CreateFillerObjectAt(end, (old_length - new_length) * kTaggedSize);
}
void FixedArray::RightTrim(Isolate* isolate, int new_length) {
  isolate->heap()->RightTrimArray(Tagged<FixedArray>(this), new_length, length());
}
void HeapVocabulary::MemoryPressureNotification(v8::MemoryPressureLevel level, bool) {
  reinterpret_cast<v8::Isolate*>(Of(this)->isolate())->MemoryPressureNotification(level);
}
void HeapVocabulary::KeepDuringJob(DirectHandle<HeapObject> object) {
  CHECK(!AddToKeptObjects(Of(this)->isolate(), *object).IsException());
}

void HeapVocabulary::ReleaseExternalMemory() {
  Of(this)->CollectAllGarbage(GarbageCollectionReason::kExternalMemoryPressure);
}
void HeapVocabulary::AutomaticallyRestoreInitialHeapLimit(double share) { Of(this)->limits().set_restore_share(share); }
Address* HeapVocabulary::OldSpaceAllocationTopAddress() { return Of(this)->old_space()->top_address(); }
Address* HeapVocabulary::NewSpaceAllocationTopAddress() { return &Of(this)->isolate_data()->young_top; }
Address HeapVocabulary::NewSpaceLimit() { return Of(this)->isolate_data()->young_limit; }
void HeapObject::set_map_after_allocation(Isolate*, Tagged<Map> map, WriteBarrierMode) {
  set_header_word(map->instance_header() | uint64_t{Heap::InitialGcState(address())} << 56);
}

Tagged<Map> HeapVocabulary::external_map() const { return Cast<Map>(Of(this)->isolate()->root(Isolate::kApiRoot1)); }
int HeapVocabulary::ms_count() const { return static_cast<int>(Of(this)->full_count()); }
size_t HeapVocabulary::InitialSemiSpaceSize() const { return Of(this)->limits().min_young_size(); }
size_t HeapVocabulary::MaxSemiSpaceSize() const { return Of(this)->limits().max_young_size(); }
size_t HeapVocabulary::MaxOldGenerationSize() const { return Of(this)->max_old_generation_size(); }
size_t HeapVocabulary::external_memory_hard_limit() const { return Of(this)->max_old_generation_size() / 2; }
size_t HeapVocabulary::OldGenerationCapacity() {
  size_t bytes = Of(this)->lo_space()->CommittedMemory() + Of(this)->code_lo_space()->CommittedMemory();
  Of(this)->ForEachPagedSpace([&bytes](PagedSpace* space) { bytes += space->CommittedMemory(); });
  return bytes;
}
bool HeapVocabulary::CanExpandOldGeneration(size_t bytes) const { return Of(this)->MayGrowOldGeneration(bytes); }

// --- External memory -------------------------------------------------------------------------------------------------

bool ArrayBufferList::ContainsSlow(const ArrayBufferExtension* extension) const {
  for (const ExternalResource* resource = list_.first(); resource != nullptr; resource = resource->next()) {
    if (reinterpret_cast<const ArrayBufferExtension*>(resource) == extension) return true;
  }
  return false;
}
size_t ArrayBufferList::ApproximateBytes() const {
  size_t bytes = 0;
  for (const ExternalResource* resource = list_.first(); resource != nullptr; resource = resource->next()) {
    const Value owner(resource->object());
    if (IsJSArrayBuffer(owner)) bytes += Cast<JSArrayBuffer>(owner)->byte_length();
  }
  return bytes;
}

size_t Space::ExternalBackingStoreBytes(ExternalBackingStoreType type) const {
  const bool young = id_ == NEW_SPACE || id_ == NEW_LO_SPACE;
  const ExternalResourceList& list = young ? heap_->external_resources().young() : heap_->external_resources().old();
  if (type == ExternalBackingStoreType::kArrayBuffer) return ArrayBufferList(list).ApproximateBytes();
  size_t bytes = 0;
  for (const ExternalResource* resource = list.first(); resource != nullptr; resource = resource->next()) {
    if (IsString(Value(resource->object()))) bytes += resource->bytes();
  }
  return bytes;
}

}  // namespace v8::internal

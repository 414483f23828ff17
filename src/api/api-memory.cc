#include <algorithm>

#include "include/v8-external-memory-accounter.h"
#include "src/api/api-internal.h"
#include "src/flags/flags.h"
#include "src/heap/heap-inl.h"
#include "src/heap/read-only-space.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/jobs/weak-references.h"

// Isolate: memory.
namespace v8 {

namespace {

i::Heap* HeapOf(Isolate* isolate) { return i::Internal(isolate)->heap(); }

size_t SpaceSize(i::Heap* heap, i::AllocationSpace id) { return heap->space(id)->CommittedMemory(); }

struct SpaceName {
  i::AllocationSpace id;
  const char* name;
};
constexpr SpaceName kSpaces[] = {
    {i::NEW_SPACE, "new_space"},   {i::OLD_SPACE, "old_space"},   {i::CODE_SPACE, "code_space"},
    {i::MAP_SPACE, "map_space"},   {i::NEW_LO_SPACE, "new_large_object_space"},
    {i::LO_SPACE, "large_object_space"}, {i::CODE_LO_SPACE, "code_large_object_space"},
};
constexpr size_t kSpaceCount = sizeof(kSpaces) / sizeof(kSpaces[0]);

}  // namespace

// --- Figures ----------------------------------------------------------------------------------------------------------

void Isolate::GetHeapStatistics(HeapStatistics* heap_statistics) {
  i::Heap* const heap = HeapOf(this);
  i::ApiAccess::HeapFigures figures{};
  figures.total_heap_size = heap->CommittedMemory();
  figures.total_heap_size_executable = SpaceSize(heap, i::CODE_SPACE) + SpaceSize(heap, i::CODE_LO_SPACE);
  figures.total_physical_size = figures.total_heap_size;
  figures.used_heap_size = heap->SizeOfObjects();
  figures.heap_size_limit = heap->MaxReserved();
  figures.external_memory = heap->ExternalBytes();
  const size_t used =
      figures.used_heap_size + (heap->limits().includes_external_memory() ? figures.external_memory : 0);
  figures.total_available_size = figures.heap_size_limit > used ? figures.heap_size_limit - used : 0;
  figures.malloced_memory = figures.peak_malloced_memory = heap->malloced_memory();
  figures.native_contexts = i::Api(this)->contexts.Count();
  figures.detached_contexts = i::Api(this)->contexts.CountDetached();
  figures.total_global_handles = heap->global_handles()->TotalSize();
  figures.used_global_handles = heap->global_handles()->UsedSize();
  i::ApiAccess::Fill(heap_statistics, figures);
}

size_t Isolate::NumberOfHeapSpaces() { return kSpaceCount; }
bool Isolate::GetHeapSpaceStatistics(HeapSpaceStatistics* space_statistics, size_t index) {
  if (index >= kSpaceCount) return false;
  i::Space* const space = HeapOf(this)->space(kSpaces[index].id);
  const size_t committed = space->CommittedMemory();
  const size_t used = HeapOf(this)->SizeOfObjects(kSpaces[index].id);
  i::ApiAccess::Fill(space_statistics, kSpaces[index].name, committed, used, committed > used ? committed - used : 0,
                     committed);
  return true;
}
bool Isolate::GetHeapCodeAndMetadataStatistics(HeapCodeStatistics* object_statistics) {
  i::Heap* const heap = HeapOf(this);
  i::ApiAccess::Fill(object_statistics, heap->space(i::CODE_SPACE)->SizeOfObjects(), 0, 0);
  return true;
}
void V8::GetSharedMemoryStatistics(SharedMemoryStatistics* statistics) {
  const size_t size = i::ReadOnlySpace::Get()->CommittedMemory();
  i::ApiAccess::Fill(statistics, size, size, size);
}

// --- Collecting -------------------------------------------------------------------------------------------------------

int64_t Isolate::AdjustAmountOfExternalAllocatedMemory(int64_t change_in_bytes) {
  i::EntryScope entry(i::Internal(this));
  return HeapOf(this)->AdjustExternalMemory(change_in_bytes);
}
void Isolate::LowMemoryNotification() {
  i::EntryScope entry(i::Internal(this));
  HeapOf(this)->CollectAllAvailableGarbage(i::GarbageCollectionReason::kLowMemoryNotification);
}

void Isolate::MemoryPressureNotification(MemoryPressureLevel level) {
  HeapOf(this)->set_under_memory_pressure(level != MemoryPressureLevel::kNone);
  // Only more pressure than before is a reason to collect: hosts tell of it from callbacks of collections, too.
  if (i::Api(this)->memory_pressure.exchange(level) >= level) return;
  if (IsCurrent()) {
    i::EntryScope entry(i::Internal(this));
    HeapOf(this)->CollectAllAvailableGarbage(i::GarbageCollectionReason::kExternalMemoryPressure);
    return;
  }
  // From another thread: at the next step of script.
  i::Internal(this)->RequestInterrupt(
      [](i::Isolate* isolate, void*) {
        i::EntryScope entry(isolate);
        isolate->heap()->CollectAllAvailableGarbage(i::GarbageCollectionReason::kExternalMemoryPressure);
      },
      nullptr);
}
void Isolate::RequestGarbageCollectionForTesting(GarbageCollectionType type) {
  if (!i::ApiCheck(i::v8_flags.expose_gc, "v8::Isolate::RequestGarbageCollectionForTesting", "Must use --expose-gc")) {
    return;
  }
  i::EntryScope entry(i::Internal(this));
  if (type == kMinorGarbageCollection) {
    HeapOf(this)->CollectGarbage(i::NEW_SPACE, i::GarbageCollectionReason::kTesting, kGCCallbackFlagForced);
  } else {
    HeapOf(this)->PreciseCollectAllGarbage(i::GarbageCollectionReason::kTesting, kGCCallbackFlagForced);
  }
}
void Isolate::RequestGarbageCollectionForTesting(GarbageCollectionType type, StackState stack_state) {
  if (stack_state == StackState::kNoHeapPointers) {
    i::DisableConservativeStackScanningScopeForTesting precise(HeapOf(this));
    RequestGarbageCollectionForTesting(type);
  } else {
    RequestGarbageCollectionForTesting(type);
  }
}
void Isolate::ClearCachesForTesting() {
  i::ClearLookupCache(i::Internal(this));
  i::Internal(this)->set_root(i::Isolate::kRegExpCache, i::Undefined());
}
size_t Isolate::NumberOfTrackedHeapObjectTypes() { return 0; }
bool Isolate::GetHeapObjectStatisticsAtLastGC(HeapObjectStatistics*, size_t) { return false; }
void Isolate::ClearKeptObjects() { i::ClearKeptObjects(i::Internal(this)); }

void Isolate::SetEmbedderRootsHandler(EmbedderRootsHandler* handler) {
  HeapOf(this)->set_embedder_roots_handler(handler);
}

ExternalMemoryAccounter::~ExternalMemoryAccounter() {
#ifdef V8_ENABLE_CHECKS
  i::ApiCheck(amount_ == 0, "v8::ExternalMemoryAccounter", "The account still holds memory");
#endif
}
ExternalMemoryAccounter& ExternalMemoryAccounter::operator=(ExternalMemoryAccounter&& other) noexcept {
  if (this != &other) {
    amount_ = other.amount_;
    other.amount_ = 0;
  }
  return *this;
}
void ExternalMemoryAccounter::Increase(Isolate* isolate, size_t size) { Update(isolate, static_cast<int64_t>(size)); }
void ExternalMemoryAccounter::Update(Isolate* isolate, int64_t delta) {
  amount_ += delta;
  isolate->AdjustAmountOfExternalAllocatedMemory(delta);
}
void ExternalMemoryAccounter::Decrease(Isolate* isolate, size_t size) { Update(isolate, -static_cast<int64_t>(size)); }
int64_t ExternalMemoryAccounter::GetTotalAmountOfExternalAllocatedMemoryForTesting(const Isolate* isolate) {
  return HeapOf(const_cast<Isolate*>(isolate))->external_memory();
}

void Isolate::AddNearHeapLimitCallback(NearHeapLimitCallback callback, void* data) {
  if (!HeapOf(this)->AddNearHeapLimitCallback(callback, data)) {
    i::FatalOutOfMemory(i::Internal(this), "v8::Isolate::AddNearHeapLimitCallback");
  }
}
void Isolate::RemoveNearHeapLimitCallback(NearHeapLimitCallback callback, size_t heap_limit) {
  HeapOf(this)->RemoveNearHeapLimitCallback(callback, heap_limit);
}
void Isolate::IncreaseHeapLimitForDebugging() {
  constexpr size_t kFactor = 4;
  i::HeapLimits& limits = HeapOf(this)->limits();
  limits.set_max_old_generation_size(
      std::max(limits.max_old_generation_size(), limits.initial_max_old_generation_size() * kFactor));
}
void Isolate::RestoreOriginalHeapLimit() {
  // Not below what lives.
  i::HeapLimits& limits = HeapOf(this)->limits();
  const size_t used = HeapOf(this)->SizeOfObjects();
  limits.set_max_old_generation_size(
      std::min(limits.max_old_generation_size(), std::max(limits.initial_max_old_generation_size(), used + used / 4)));
}
bool Isolate::IsHeapLimitIncreasedForDebugging() {
  const i::HeapLimits& limits = HeapOf(this)->limits();
  return limits.max_old_generation_size() != limits.initial_max_old_generation_size();
}
void Isolate::AutomaticallyRestoreInitialHeapLimit(double threshold_percent) {
  HeapOf(this)->limits().set_restore_share(threshold_percent);
}

// --- Callbacks around collections -------------------------------------------------------------------------------------

namespace {

// The heap's callbacks carry a record; runs inside the collection's own frames.
void CallGcCallback(i::Isolate* isolate, int gc_type, int flags, void* data) {
  const auto* const record = static_cast<const i::ApiData::GcCallback*>(data);
  i::CalloutScope callout(isolate);
  if (record->with_data != nullptr) {
    record->with_data(i::External(isolate), static_cast<GCType>(gc_type), static_cast<GCCallbackFlags>(flags),
                      record->data);
  } else {
    record->plain(i::External(isolate), static_cast<GCType>(gc_type), static_cast<GCCallbackFlags>(flags));
  }
}

void AddGcCallback(Isolate* isolate, i::ApiData::GcCallback record, int filter) {
  auto& records = i::Internal(isolate)->api_data->gc_callbacks;
  records.push_back(std::make_unique<i::ApiData::GcCallback>(record));
  void* const data = records.back().get();
  const bool added = record.is_prologue ? HeapOf(isolate)->AddGCPrologueCallback(&CallGcCallback, filter, data)
                                        : HeapOf(isolate)->AddGCEpilogueCallback(&CallGcCallback, filter, data);
  if (!added) i::FatalOutOfMemory(i::Internal(isolate), "v8::Isolate::AddGCCallback");
}

void RemoveGcCallback(Isolate* isolate, const i::ApiData::GcCallback& wanted) {
  auto& records = i::Internal(isolate)->api_data->gc_callbacks;
  for (size_t k = 0; k < records.size(); ++k) {
    const i::ApiData::GcCallback& record = *records[k];
    if (record.plain != wanted.plain || record.with_data != wanted.with_data || record.data != wanted.data ||
        record.is_prologue != wanted.is_prologue) {
      continue;
    }
    if (record.is_prologue) {
      HeapOf(isolate)->RemoveGCPrologueCallback(&CallGcCallback, records[k].get());
    } else {
      HeapOf(isolate)->RemoveGCEpilogueCallback(&CallGcCallback, records[k].get());
    }
    records.erase(records.begin() + static_cast<ptrdiff_t>(k));
    return;
  }
}

}  // namespace

void Isolate::AddGCPrologueCallback(GCCallback callback, GCType gc_type_filter) {
  AddGcCallback(this, {callback, nullptr, nullptr, true}, gc_type_filter);
}
void Isolate::AddGCPrologueCallback(GCCallbackWithData callback, void* data, GCType gc_type_filter) {
  AddGcCallback(this, {nullptr, callback, data, true}, gc_type_filter);
}
void Isolate::RemoveGCPrologueCallback(GCCallback callback) {
  RemoveGcCallback(this, {callback, nullptr, nullptr, true});
}
void Isolate::RemoveGCPrologueCallback(GCCallbackWithData callback, void* data) {
  RemoveGcCallback(this, {nullptr, callback, data, true});
}
void Isolate::AddGCEpilogueCallback(GCCallback callback, GCType gc_type_filter) {
  AddGcCallback(this, {callback, nullptr, nullptr, false}, gc_type_filter);
}
void Isolate::AddGCEpilogueCallback(GCCallbackWithData callback, void* data, GCType gc_type_filter) {
  AddGcCallback(this, {nullptr, callback, data, false}, gc_type_filter);
}
void Isolate::RemoveGCEpilogueCallback(GCCallback callback) {
  RemoveGcCallback(this, {callback, nullptr, nullptr, false});
}
void Isolate::RemoveGCEpilogueCallback(GCCallbackWithData callback, void* data) {
  RemoveGcCallback(this, {nullptr, callback, data, false});
}

}  // namespace v8

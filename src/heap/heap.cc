#include "src/heap/heap.h"

#include <cstdio>

#include "src/base/fault-injector.h"
#include "src/common/assert-scope.h"
#include "src/flags/flags.h"
#include "src/heap/fillers.h"
#include "src/heap/heap-verifier.h"
#include "src/heap/object-visiting.h"
#include "src/heap/read-only-space.h"
#include "src/heap/stack-segments.h"

namespace v8::internal {

namespace {

// What unwinding, building the error and the embedder's callbacks may take once the limit is reached.
constexpr size_t kReserve = 8 * KB + 1 * MB;
// A young large-object space this full asks for a scavenge.
constexpr size_t kMaxYoungLargeBytes = 8 * MB;

}  // namespace

const char* ToString(GarbageCollectionReason reason) {
  switch (reason) {
    case GarbageCollectionReason::kUnknown:
      return "unknown";
    case GarbageCollectionReason::kAllocationFailure:
      return "allocation failure";
    case GarbageCollectionReason::kAllocationLimit:
      return "allocation limit";
    case GarbageCollectionReason::kExternalMemoryPressure:
      return "external memory pressure";
    case GarbageCollectionReason::kLastResort:
      return "last resort";
    case GarbageCollectionReason::kLowMemoryNotification:
      return "low memory notification";
    case GarbageCollectionReason::kRuntime:
      return "gc()";
    case GarbageCollectionReason::kTesting:
      return "testing";
    case GarbageCollectionReason::kStress:
      return "stress";
    case GarbageCollectionReason::kHeapLimit:
      return "heap limit";
    case GarbageCollectionReason::kHeapProfiler:
      return "heap profiler";
  }
  UNREACHABLE();
}

Heap::Heap(IsolateData* data)
    : data_(data),
      new_space_(this),
      old_space_(this),
      map_space_(this),
      code_space_(this),
      new_lo_space_(this, NEW_LO_SPACE),
      lo_space_(this, LO_SPACE),
      code_lo_space_(this, CODE_LO_SPACE),
      global_handles_(data) {}

Heap::~Heap() {
  if (is_set_up_) TearDown();
}

bool Heap::SetUp(const HeapConfiguration& configuration) {
  if (!Cage::Initialize()) return false;
  data_->heap = this;
  data_->barrier_threshold = 1;
  limits_.Configure(configuration);
  new_space_.set_capacity_bounds(limits_.min_young_size(), limits_.max_young_size());
  if (configuration.initial_young_generation_size > 0) {
    new_space_.set_capacity(configuration.initial_young_generation_size);
  }
  reserve_ = kReserve;
  is_set_up_ = true;
  UpdateStressMode();
  return true;
}

void Heap::TearDown() {
  if (!is_set_up_) return;
  if (v8_flags.verify_heap && state_ == NOT_IN_GC) {
    MakeIterable();
    Verify();
  }
  if (stress_) fprintf(stderr, "gc-stress: %u collections\n", stress_collections_);
  is_set_up_ = false;
  state_ = TEAR_DOWN;
  external_resources_.TearDown(isolate());
  new_space_.TearDown();
  ForEachPagedSpace([](PagedSpace* space) { space->TearDown(); });
  ForEachLargeSpace([](LargeObjectSpace* space) { space->TearDown(); });
}

// --- Allocation ------------------------------------------------------------------------------------------------------

Address Heap::AllocateSlow(size_t size, AllocationType type) {
  // What must not fail is not made to fail.
  Address object;
  if (always_allocate()) {
    base::NoFaultScope no_fault;
    object = AllocateInSpace(size, type);
  } else {
    if (base::FaultInjector::ShouldFail(base::Gate::kHeap)) return kNullAddress;
    object = AllocateInSpace(size, type);
  }
  if (V8_UNLIKELY(allocation_observers_ != nullptr) && object != kNullAddress) TellAllocationObservers(object, size);
  return object;
}

Address Heap::AllocateInSpace(size_t size, AllocationType type) {
  size = base::RoundUp(size, size_t{kObjectAlignment});
  const bool large = size > static_cast<size_t>(kMaxRegularHeapObjectSize);
  switch (type) {
    case AllocationType::kYoung:
      if (!v8_flags.single_generation) return large ? new_lo_space_.AllocateRaw(size) : new_space_.AllocateSlow(size);
      [[fallthrough]];
    case AllocationType::kOld:
    case AllocationType::kSharedOld:
    case AllocationType::kSharedTrusted:
    case AllocationType::kTrusted:
      return large ? lo_space_.AllocateRaw(size) : old_space_.AllocateRaw(size);
    case AllocationType::kCode:
      return large ? code_lo_space_.AllocateRaw(size) : code_space_.AllocateRaw(size);
    case AllocationType::kMap:
    case AllocationType::kSharedMap:
      return large ? kNullAddress : map_space_.AllocateRaw(size);
    case AllocationType::kReadOnly:
      return ReadOnlySpace::Get()->AllocateRaw(size);
  }
  UNREACHABLE();
}

AllocationResult Heap::AllocateRawWithLightRetry(int size, AllocationType type, AllocationOrigin, AllocationAlignment) {
  CountForStress();
  const Address result = AllocateRawAddress(static_cast<size_t>(size), type);
  if (result != kNullAddress) return AllocationResult::FromAddress(result);
  return AllocationResult::FromAddress(AllocateWithLightRetry(static_cast<size_t>(size), type));
}

AllocationResult Heap::AllocateRawWithRetryOrFail(int size, AllocationType type, AllocationOrigin,
                                                  AllocationAlignment) {
  return AllocationResult::FromAddress(Allocate(static_cast<size_t>(size), type));
}

Address Heap::AllocateWithLadder(size_t size, AllocationType type) {
  // This allocation may find room; the next one like it may collect.
  DCHECK(always_allocate() || DisallowGarbageCollection::IsAllowed());
  CountForStress();
  Address result = AllocateRawAddress(size, type);
  if (V8_LIKELY(result != kNullAddress)) return result;
  if (data_->termination_reason == TerminationReason::kOutOfMemory) return AllocateFromReserve(size, type);
  result = AllocateWithLightRetry(size, type);
  if (result != kNullAddress) return result;
  return AllocateLastResort(size, type);
}

Address Heap::AllocateWithLightRetry(size_t size, AllocationType type) {
  if (InGarbageCollection() || always_allocate()) return kNullAddress;
  const bool young = type == AllocationType::kYoung && !v8_flags.single_generation;
  // The young generation alone is not worth collecting when what it promotes would go over the limit anyway.
  const bool old_is_full = OldGenerationSizeOfObjects() + new_space_.Size() > limits_.soft_limit();
  CollectGarbage(young && !old_is_full ? NEW_SPACE : OLD_SPACE,
                 young ? GarbageCollectionReason::kAllocationFailure : GarbageCollectionReason::kAllocationLimit);
  Address result = AllocateRawAddress(size, type);
  if (result != kNullAddress) return result;
  CollectGarbage(OLD_SPACE, GarbageCollectionReason::kAllocationFailure);
  // What a full collection could not free may grow up to the hard limit.
  const HardLimitScope hard_limit(this);
  return AllocateRawAddress(size, type);
}

Address Heap::AllocateLastResort(size_t size, AllocationType type) {
  if (InGarbageCollection()) return kNullAddress;
  // Failures that are made on purpose end here; memory that is really not there still is not.
  base::NoFaultScope no_fault;
  Cage::DropPool();
  CollectAllAvailableGarbage(GarbageCollectionReason::kLastResort);
  Address result;
  {
    const HardLimitScope hard_limit(this);
    result = AllocateRawAddress(size, type);
    // The embedder may grant more.
    while (result == kNullAddress && InvokeNearHeapLimitCallback()) result = AllocateRawAddress(size, type);
  }
  if (result == kNullAddress) {
    if (v8_flags.trace_gc) std::printf("[no memory for %zu bytes, allocation type %d]\n", size, static_cast<int>(type));
    ReportOutOfMemory();
  }
  return result;
}

Address Heap::AllocateFromReserve(size_t size, AllocationType type) {
  if (size <= reserve_) {
    AlwaysAllocateScope always(this);
    const Address result = AllocateRawAddress(size, type);
    if (result != kNullAddress) {
      reserve_ -= size;
      return result;
    }
  }
  ReportOutOfMemory();
  return kNullAddress;
}

bool Heap::InvokeNearHeapLimitCallback() {
  if (!limits_.HasCallback()) return false;
  const HeapLimits::CallbackEntry entry = limits_.last_callback();
  const size_t current = limits_.max_old_generation_size();
  size_t wanted;
  {
    ExitScope exit(data_);
    wanted = entry.callback(entry.data, current, limits_.initial_max_old_generation_size());
  }
  if (wanted <= limits_.max_old_generation_size()) return false;
  limits_.set_max_old_generation_size(wanted);
  return true;
}

void Heap::RefillReserve() { reserve_ = kReserve; }

void Heap::ReportOutOfMemory() {
  if (data_->report_out_of_memory != nullptr) {
    data_->report_out_of_memory(isolate(), "JavaScript heap");
  } else {
    data_->termination_reason = TerminationReason::kOutOfMemory;
  }
}

void Heap::CreateFillerObjectAt(Address address, int size) { WriteFiller(address, static_cast<size_t>(size)); }

// --- Limits ----------------------------------------------------------------------------------------------------------

size_t Heap::OldGenerationSizeOfObjects() const {
  return old_space_.SizeOfObjects() + map_space_.SizeOfObjects() + code_space_.SizeOfObjects() +
         lo_space_.SizeOfObjects() + code_lo_space_.SizeOfObjects();
}

size_t Heap::OldGenerationSpaceAvailable() const {
  const size_t used = ConsumedBytes();
  const size_t limit = limits_.max_old_generation_size();
  return limit > used ? limit - used : 0;
}

bool Heap::MayGrowOldGeneration(size_t bytes) const {
  if (always_allocate() || InGarbageCollection()) return true;
  if (!FitsHardLimit(new_lo_space_.SizeOfObjects() + bytes)) return false;
  const size_t limit = use_hard_limit_ ? limits_.max_old_generation_size() : limits_.soft_limit();
  const size_t used = OldGenerationSizeOfObjects() + new_lo_space_.SizeOfObjects();
  return used <= limit && bytes <= limit - used;
}

bool Heap::MayGrowYoungLargeObjects(size_t bytes) const {
  if (always_allocate() || new_lo_space_.SizeOfObjects() == 0) return true;
  return new_lo_space_.SizeOfObjects() + bytes <= kMaxYoungLargeBytes;
}

bool Heap::IsOverLimit() const { return ConsumedBytes() > limits_.max_old_generation_size(); }

bool Heap::FitsHardLimit(size_t bytes) const {
  const size_t used = ConsumedBytes();
  const size_t limit = limits_.max_old_generation_size();
  return used <= limit && bytes <= limit - used;
}

int64_t Heap::AdjustExternalMemory(int64_t change) {
  external_memory_ += change;
  if (change > 0 && !MakeRoomForExternalMemory(0)) ReportExternalMemoryOverLimit();
  return external_memory_;
}

bool Heap::MakeRoomForExternalMemory(size_t bytes) {
  if (InGarbageCollection() || always_allocate()) return true;
  const bool is_bounded = limits_.includes_external_memory();
  const auto fits = [&] { return !is_bounded || FitsHardLimit(bytes); };
  // No collection makes room for more than the whole limit, or in an isolate that is on its way out.
  if (is_bounded && bytes > limits_.max_old_generation_size()) return false;
  if (data_->termination_reason == TerminationReason::kOutOfMemory) return fits();
  const auto is_due = [&] { return ExternalBytes() > limits_.external_limit() || !fits(); };
  if (!is_due()) return true;
  if (external_resources_.young_bytes() > ExternalBytes() / 2) {
    CollectGarbage(NEW_SPACE, GarbageCollectionReason::kExternalMemoryPressure);
    if (!is_due()) return true;
  }
  CollectGarbage(OLD_SPACE, GarbageCollectionReason::kExternalMemoryPressure);
  if (fits()) return true;
  CollectAllAvailableGarbage(GarbageCollectionReason::kExternalMemoryPressure);
  while (!fits()) {
    if (!InvokeNearHeapLimitCallback()) return false;
  }
  return true;
}

void Heap::ReportExternalMemoryOverLimit() {
  // Between scripts nothing has to be stopped: the next one's allocations meet the limit themselves.
  if (data_->vm_fp != nullptr) ReportOutOfMemory();
}

// --- Spaces and statistics -------------------------------------------------------------------------------------------

Space* Heap::space(AllocationSpace id) {
  switch (id) {
    case RO_SPACE:
      return ReadOnlySpace::Get();
    case NEW_SPACE:
      return &new_space_;
    case OLD_SPACE:
      return &old_space_;
    case MAP_SPACE:
      return &map_space_;
    case CODE_SPACE:
      return &code_space_;
    case NEW_LO_SPACE:
      return &new_lo_space_;
    case LO_SPACE:
      return &lo_space_;
    case CODE_LO_SPACE:
      return &code_lo_space_;
    default:
      UNREACHABLE();
  }
}

PagedSpace* Heap::paged_space(int id) {
  CHECK(id >= FIRST_GROWABLE_PAGED_SPACE && id <= LAST_GROWABLE_PAGED_SPACE);
  return static_cast<PagedSpace*>(space(static_cast<AllocationSpace>(id)));
}

size_t Heap::UnusedLinearBytes() const {
  size_t unused = 0;
  for (const PagedSpace* space : {static_cast<const PagedSpace*>(&old_space_), static_cast<const PagedSpace*>(&map_space_),
                                  static_cast<const PagedSpace*>(&code_space_)}) {
    unused += space->limit() - space->top();
  }
  return unused;
}

size_t Heap::SizeOfObjects() const {
  // What is left of the linear areas has no objects yet.
  return OldGenerationSizeOfObjects() - UnusedLinearBytes() + new_space_.Size() + new_lo_space_.SizeOfObjects();
}

size_t Heap::SizeOfObjects(AllocationSpace id) {
  if (id == NEW_SPACE) return new_space_.Size();
  const size_t allocated = space(id)->SizeOfObjects();
  if (id != OLD_SPACE && id != MAP_SPACE && id != CODE_SPACE) return allocated;
  const PagedSpace* const paged = static_cast<const PagedSpace*>(space(id));
  return allocated - (paged->limit() - paged->top());
}

size_t Heap::OldGenerationAllocationCounter() const {
  return old_allocation_counter_ + OldGenerationSizeOfObjects() - UnusedLinearBytes() - old_size_after_last_collection_;
}

size_t Heap::CommittedMemory() const {
  return new_space_.CommittedMemory() + old_space_.CommittedMemory() + map_space_.CommittedMemory() +
         code_space_.CommittedMemory() + new_lo_space_.CommittedMemory() + lo_space_.CommittedMemory() +
         code_lo_space_.CommittedMemory();
}

size_t Heap::Available() const { return OldGenerationSpaceAvailable() + new_space_.Available(); }

void Heap::MakeIterable() {
  new_space_.MakeIterable();
  FinishSweeping();
  ForEachPagedSpace([](PagedSpace* space) { space->CloseLinearArea(); });
}

void Heap::FinishSweeping() {
  ForEachPagedSpace([](PagedSpace* space) { space->FinishSweeping(); });
}

// --- Roots, weak references, callbacks -------------------------------------------------------------------------------

bool Heap::AddRootProvider(RootProvider provider, void* data) { return root_providers_.TryAdd({provider, data}); }

void Heap::RemoveRootProvider(RootProvider provider, void* data) {
  for (RootProviderEntry& entry : root_providers_) {
    if (entry.provider != provider || entry.data != data) continue;
    entry = root_providers_.back();
    root_providers_.RemoveLast();
    return;
  }
}

bool Heap::AddWeakProcessor(WeakProcessor processor, void* data) { return weak_processors_.TryAdd({processor, data}); }

void Heap::RemoveWeakProcessor(WeakProcessor processor, void* data) {
  for (WeakProcessorEntry& entry : weak_processors_) {
    if (entry.processor != processor || entry.data != data) continue;
    entry = weak_processors_.back();
    weak_processors_.RemoveLast();
    return;
  }
}

void Heap::VisitStrongRoots(RootVisitor* visitor) {
  visitor->BeginRoots("(Strong root list)");
  visitor->VisitRootRange(data_->isolate_roots, data_->isolate_roots + IsolateData::kMaxIsolateRoots);
  visitor->VisitRoot(&data_->pending_exception);
  visitor->VisitRoot(&data_->native_context);
  visitor->BeginRoots("(Global handles)");
  global_handles_.VisitStrongRoots(visitor);
  visitor->BeginRoots("(Eternal handles)");
  eternal_handles_.VisitRoots(visitor);
  visitor->BeginRoots("(Handle scope)");
  handle_blocks_.VisitRoots(data_->handle_scope_data, visitor);
  visitor->BeginRoots("(Finalization registries)");
  uint64_t* const dirty_registries = reinterpret_cast<uint64_t*>(dirty_registries_);
  visitor->VisitRootRange(dirty_registries, dirty_registries + 2);
  for (RootProviderEntry& entry : root_providers_) {
    visitor->BeginRoots("(Isolate)");
    entry.provider(entry.data, visitor);
  }
}

void Heap::EnqueueDirtyJSFinalizationRegistry(Tagged<JSFinalizationRegistry> registry) {
  if (registry->scheduled_for_cleanup()) return;
  registry->set_scheduled_for_cleanup(true);
  if (HasDirtyJSFinalizationRegistries()) {
    Cast<JSFinalizationRegistry>(dirty_registries_[1])->set_next_dirty(registry);
  } else {
    dirty_registries_[0] = registry;
  }
  dirty_registries_[1] = registry;
}

Tagged<JSFinalizationRegistry> Heap::DequeueDirtyJSFinalizationRegistry() {
  if (!HasDirtyJSFinalizationRegistries()) return Tagged<JSFinalizationRegistry>();
  const Tagged<JSFinalizationRegistry> registry = Cast<JSFinalizationRegistry>(dirty_registries_[0]);
  dirty_registries_[0] = registry->next_dirty();
  if (!HasDirtyJSFinalizationRegistries()) dirty_registries_[1] = Undefined();
  registry->set_next_dirty(Undefined());
  registry->set_scheduled_for_cleanup(false);
  return registry;
}

void Heap::ProcessWeakReferences(WeakReferences* references) {
  global_handles_.ProcessWeakReferences(references);
  external_resources_.ProcessWeakReferences(references);
  for (WeakProcessorEntry& entry : weak_processors_) entry.processor(entry.data, references);
}

void Heap::ForEachConservativeWordRange(void* data,
                                        void (*scan)(void* data, const uintptr_t* begin, const uintptr_t* end)) {
  if (conservative_scanning_disabled()) {
    // A collection that the embedder asks for opens one segment, with nothing in it. What has been entered since then
    // otherwise, script or an allocation, holds what nobody else does.
    const bool is_requested = reason_ == GarbageCollectionReason::kTesting ||
                              reason_ == GarbageCollectionReason::kLowMemoryNotification ||
                              reason_ == GarbageCollectionReason::kExternalMemoryPressure;
    const StackSegment* const innermost = data_->stack_segments;
    const bool is_own = innermost == scanning_disabled_segment_ || innermost->previous == scanning_disabled_segment_;
    if (is_requested && is_own && data_->vm_fp == scanning_disabled_frame_) return;
    return ForEachEngineStackPart(data_->stack_segments, scan_from_, data, scan, scanning_disabled_segment_);
  }
  if (scan_embedder_frames_depth_ > 0 && data_->stack_segments != nullptr) {
    const StackSegment* outermost = data_->stack_segments;
    while (outermost->previous != nullptr) outermost = outermost->previous;
    return scan(data, reinterpret_cast<const uintptr_t*>(scan_from_ & ~uintptr_t{7}),
                reinterpret_cast<const uintptr_t*>(outermost->boundary));
  }
  ForEachEngineStackPart(data_->stack_segments, scan_from_, data, scan);
  // A locked-out thread left the engine through an ExitScope, so nothing of it lies above its innermost segment.
  for (StackSegment* chain = archived_segments_; chain != nullptr; chain = chain->next_archived) {
    ForEachEngineStackPart(chain, ~uintptr_t{0}, data, scan);
  }
}

bool Heap::AddGCPrologueCallback(GCCallback callback, int gc_type_mask, void* data) {
  return prologue_callbacks_.TryAdd({callback, gc_type_mask, data});
}

bool Heap::AddGCEpilogueCallback(GCCallback callback, int gc_type_mask, void* data) {
  return epilogue_callbacks_.TryAdd({callback, gc_type_mask, data});
}

void Heap::RemoveCallback(base::GrowableArray<CallbackEntry>* callbacks, GCCallback callback, void* data) {
  for (CallbackEntry& entry : *callbacks) {
    if (entry.callback != callback || entry.data != data) continue;
    entry = callbacks->back();
    callbacks->RemoveLast();
    return;
  }
}

void Heap::RemoveGCPrologueCallback(GCCallback callback, void* data) {
  RemoveCallback(&prologue_callbacks_, callback, data);
}

void Heap::RemoveGCEpilogueCallback(GCCallback callback, void* data) {
  RemoveCallback(&epilogue_callbacks_, callback, data);
}

V8_NOINLINE void Heap::CallGCCallbacks(const base::GrowableArray<CallbackEntry>& callbacks, int gc_type) {
  if (callbacks.empty()) return;
  ExitScope exit(data_);
  // A callback may remove itself.
  for (size_t i = callbacks.size(); i-- > 0;) {
    if (i >= callbacks.size()) continue;
    const CallbackEntry entry = callbacks[i];
    if (entry.gc_type_mask & gc_type) entry.callback(isolate(), gc_type, callback_flags_, entry.data);
  }
}

void Heap::Verify() { HeapVerifier(this).VerifyAll(); }

void Heap::VerifyMarking() { HeapVerifier(this).VerifyMarking(); }

}  // namespace v8::internal

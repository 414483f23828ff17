#ifndef FLAT8_SRC_HEAP_HEAP_H_
#define FLAT8_SRC_HEAP_HEAP_H_

#include <atomic>

#include "src/handles/global-handles.h"
#include "src/handles/handle-blocks.h"
#include "src/heap/allocation-result.h"
#include "src/heap/external-resources.h"
#include "src/heap/heap-limits.h"
#include "src/heap/heap-vocabulary.h"
#include "src/heap/large-space.h"
#include "src/heap/new-space.h"
#include "src/heap/paged-space.h"
#include "src/heap/remembered-set.h"
#include "src/heap/root-visitor.h"

// The memory of one isolate. Allocation goes to a space by AllocationType; when a space has nothing left, the ladder
// (AllocateRawWithRetryOrFail) collects, tries again, and at the end begins the termination of heap.md H2. A collection
// is a scavenge of the young generation, and for a full one a marking of everything after it; see docs/heap.md.
namespace v8::internal {

namespace heap {
class HeapTester;
}

enum class GarbageCollectionReason : uint8_t {
  kUnknown,
  kAllocationFailure,
  kAllocationLimit,
  kExternalMemoryPressure,
  kLastResort,
  kLowMemoryNotification,
  kRuntime,
  kTesting,
  kStress,
  kHeapLimit,
  kHeapProfiler
};
const char* ToString(GarbageCollectionReason reason);

enum class GarbageCollector : uint8_t { kScavenger, kMarkCompactor };

class AllocationObserver;
class JSFinalizationRegistry;

class Heap final : public HeapVocabulary {
 public:
  enum HeapState : uint8_t { NOT_IN_GC, SCAVENGE, MARK_COMPACT, TEAR_DOWN };

  explicit Heap(IsolateData* data);
  ~Heap();
  DISALLOW_COPY(Heap);

  // Pages come with the first objects. False when there is no address space; the heap can then be destroyed.
  [[nodiscard]] bool SetUp(const HeapConfiguration& configuration);
  // Verifies (with --verify-heap), releases all external resources, gives all pages back.
  void TearDown();

  IsolateData* isolate_data() const { return data_; }
  Isolate* isolate() const { return data_->isolate(); }
  static Heap* FromIsolate(Isolate* isolate) { return IsolateData::From(isolate)->heap; }

  // --- Allocation ----------------------------------------------------------------------------------------------------
  // Uninitialised memory for an object of `size_in_bytes`; never collects. The caller has to write a valid object before
  // the next allocation, with InitialGcState() in its header.
  [[nodiscard]] V8_INLINE AllocationResult AllocateRaw(int size_in_bytes, AllocationType type,
                                                       AllocationOrigin origin = AllocationOrigin::kRuntime,
                                                       AllocationAlignment alignment = kTaggedAligned) {
    return AllocationResult::FromAddress(AllocateRawAddress(static_cast<size_t>(size_in_bytes), type, origin, alignment));
  }
  [[nodiscard]] V8_INLINE Address AllocateRawAddress(size_t size, AllocationType type,
                                                     AllocationOrigin = AllocationOrigin::kRuntime,
                                                     AllocationAlignment = kTaggedAligned) {
    const Address result = TryBump(size, type);
    return V8_LIKELY(result != kNullAddress) ? result : AllocateSlow(size, type);
  }
  // Collects and tries again, twice.
  [[nodiscard]] AllocationResult AllocateRawWithLightRetry(int size, AllocationType type,
                                                           AllocationOrigin origin = AllocationOrigin::kRuntime,
                                                           AllocationAlignment alignment = kTaggedAligned);
  // Goes on to the last resort, asks the near-heap-limit callback, and at the end reports out of memory: the isolate is
  // terminating then, and the result a failure.
  [[nodiscard]] AllocationResult AllocateRawWithRetryOrFail(int size, AllocationType type,
                                                            AllocationOrigin origin = AllocationOrigin::kRuntime,
                                                            AllocationAlignment alignment = kTaggedAligned);
  // The ladder for the engine: the fast path inline, all of the rest behind it.
  [[nodiscard]] V8_INLINE Address Allocate(size_t size, AllocationType type) {
    const Address result = TryBump(size, type);
    return V8_LIKELY(result != kNullAddress) ? result : AllocateWithLadder(size, type);
  }

  // What belongs into the gc_state byte of an object just allocated here.
  static V8_INLINE uint8_t InitialGcState(Address object) {
    const PageMetadata* page = PageMetadata::FromAddress(object);
    return page->Is(PageMetadata::kYoungPage) ? kYoungObject
           : page->Is(PageMetadata::kReadOnlyPage) ? kReadOnlyObject
                                                   : kOldClean;
  }

  // Turns a range that no reference names (any more) into a filler, so that the page can be walked.
  void CreateFillerObjectAt(Address address, int size);

  // While it lives, what is allocated without collecting may fill the heap up to the hard limit.
  class HardLimitScope {
   public:
    explicit HardLimitScope(Heap* heap) : heap_(heap), saved_(heap->use_hard_limit_) { heap->use_hard_limit_ = true; }
    ~HardLimitScope() { heap_->use_hard_limit_ = saved_; }
    DISALLOW_COPY(HardLimitScope);

   private:
    Heap* const heap_;
    const bool saved_;
  };

  // Whether a single request of this size can never succeed: a RangeError for the script instead of a termination.

  // --- Collection ----------------------------------------------------------------------------------------------------
  // NEW_SPACE: a scavenge; any other space: a full collection. Second-pass weak callbacks run before it returns.
  bool CollectGarbage(AllocationSpace space, GarbageCollectionReason reason, int gc_callback_flags = 0);
  void CollectAllGarbage(GarbageCollectionReason reason = GarbageCollectionReason::kUnknown, int gc_callback_flags = 0) {
    CollectGarbage(OLD_SPACE, reason, gc_callback_flags);
  }
  // Full collection that also finishes sweeping.
  void PreciseCollectAllGarbage(GarbageCollectionReason reason, int gc_callback_flags = 0);
  // Full collections, with compaction, until nothing more is freed (2 to 7).
  void CollectAllAvailableGarbage(GarbageCollectionReason reason);
  // Called where an object is about to get `bytes` outside of the heap: collects when external memory has grown much since
  // the last time. Where it counts against the hard limit and would not fit below that, collects too, and asks the
  // near-heap-limit callback at last. False: it does not fit; script gets a RangeError then, and what the embedder has
  // allocated already ends the running script.
  [[nodiscard]] bool MakeRoomForExternalMemory(size_t bytes);
  // For bytes that the embedder allocated by itself.
  void ReportExternalMemoryOverLimit();

  bool InGarbageCollection() const { return state_ != NOT_IN_GC; }
  HeapState gc_state() const { return state_; }
  // Whether there has been a collection, or one has begun: the first one is the first to set mark bits.
  bool has_collected() const { return has_collected_; }
  unsigned gc_count() const { return scavenge_count_ + full_count_; }
  unsigned full_count() const { return full_count_; }

  // --- Roots and weak references -------------------------------------------------------------------------------------
  [[nodiscard]] bool AddRootProvider(RootProvider provider, void* data);
  void RemoveRootProvider(RootProvider provider, void* data);
  [[nodiscard]] bool AddWeakProcessor(WeakProcessor processor, void* data);
  void RemoveWeakProcessor(WeakProcessor processor, void* data);
  void VisitStrongRoots(RootVisitor* visitor);
  void ProcessWeakReferences(WeakReferences* references);
  GlobalHandles* global_handles() { return &global_handles_; }
  v8::EmbedderRootsHandler* embedder_roots_handler() const { return embedder_roots_handler_; }
  void set_embedder_roots_handler(v8::EmbedderRootsHandler* handler) { embedder_roots_handler_ = handler; }
  EternalHandles* eternal_handles() { return &eternal_handles_; }
  HandleBlocks* handle_blocks() { return &handle_blocks_; }
  // What the embedder has said last, from any thread. Under pressure, full collections compact and keep no free pages.
  void set_under_memory_pressure(bool value) { under_memory_pressure_.store(value, std::memory_order_relaxed); }
  bool ShouldOptimizeForMemoryUsage() const;
  // FinalizationRegistries with cells whose targets have died, the one that has waited longest first.
  bool HasDirtyJSFinalizationRegistries() const { return !dirty_registries_[0].IsUndefined(); }
  // Nothing for one that waits already.
  void EnqueueDirtyJSFinalizationRegistry(Tagged<JSFinalizationRegistry> registry);
  // Empty when there is none.
  Tagged<JSFinalizationRegistry> DequeueDirtyJSFinalizationRegistry();
  // Called after a collection in which the target of some WeakCell died.
  using WeakCellsCleared = void (*)(void* data);
  void SetWeakCellsClearedCallback(WeakCellsCleared callback, void* data) {
    weak_cells_cleared_ = callback;
    weak_cells_cleared_data_ = data;
  }
  // Shows every word of the engine's stack segments to `scan`; nothing while conservative scanning is disabled.
  void ForEachConservativeWordRange(void* data, void (*scan)(void* data, const uintptr_t* begin, const uintptr_t* end));
  // Segments of another thread that is locked out (Locker) are chained here by their owner while it waits.
  StackSegment** archived_segments() { return &archived_segments_; }

  // --- External memory -----------------------------------------------------------------------------------------------
  ExternalResources& external_resources() { return external_resources_; }
  // AdjustAmountOfExternalAllocatedMemory; returns the new total.
  int64_t AdjustExternalMemory(int64_t change);
  int64_t external_memory() const { return external_memory_; }
  size_t ExternalBytes() const {
    return external_resources_.bytes() + (external_memory_ > 0 ? static_cast<size_t>(external_memory_) : 0);
  }

  // --- Limits --------------------------------------------------------------------------------------------------------
  HeapLimits& limits() { return limits_; }
  const HeapLimits& limits() const { return limits_; }
  size_t OldGenerationSizeOfObjects() const;
  // What counts against the hard limit: the old generation, and where the embedder wants one limit for both, the bytes
  // outside of the heap that objects own.
  size_t ConsumedBytes() const {
    return OldGenerationSizeOfObjects() + (limits_.includes_external_memory() ? ExternalBytes() : 0);
  }
  size_t OldGenerationSpaceAvailable() const;
  // Whether the old generation may take `bytes` more now. Always during collections and in an AlwaysAllocateScope.
  bool MayGrowOldGeneration(size_t bytes) const;
  bool MayGrowYoungLargeObjects(size_t bytes) const;
  // More is in use than the hard limit allows.
  bool IsOverLimit() const;
  bool always_allocate() const { return always_allocate_depth_ != 0; }
  [[nodiscard]] bool AddNearHeapLimitCallback(HeapLimits::NearHeapLimitCallback callback, void* data) {
    return limits_.AddCallback(callback, data);
  }
  void RemoveNearHeapLimitCallback(HeapLimits::NearHeapLimitCallback callback, size_t limit) {
    limits_.RemoveCallback(callback, limit, ConsumedBytes());
  }
  size_t max_old_generation_size() const { return limits_.max_old_generation_size(); }

  // --- Callbacks around collections ----------------------------------------------------------------------------------
  using GCCallback = void (*)(Isolate* isolate, int gc_type, int flags, void* data);
  // `tag` tells callbacks apart for removal. `gc_type_mask`: v8::GCType.
  [[nodiscard]] bool AddGCPrologueCallback(GCCallback callback, int gc_type_mask, void* data);
  void RemoveGCPrologueCallback(GCCallback callback, void* data);
  [[nodiscard]] bool AddGCEpilogueCallback(GCCallback callback, int gc_type_mask, void* data);
  void RemoveGCEpilogueCallback(GCCallback callback, void* data);

  // --- Spaces --------------------------------------------------------------------------------------------------------
  NewSpace* new_space() { return &new_space_; }
  OldSpace* old_space() { return &old_space_; }
  MapSpace* map_space() { return &map_space_; }
  CodeSpace* code_space() { return &code_space_; }
  LargeObjectSpace* new_lo_space() { return &new_lo_space_; }
  LargeObjectSpace* lo_space() { return &lo_space_; }
  LargeObjectSpace* code_lo_space() { return &code_lo_space_; }
  Space* space(AllocationSpace id);
  // Of the old, the map, or the code space.
  PagedSpace* paged_space(int id);
  RememberedSet& remembered_set() { return remembered_set_; }

  template <typename Function>
  void ForEachPagedSpace(Function function) {
    function(&old_space_);
    function(&map_space_);
    function(&code_space_);
  }
  template <typename Function>
  void ForEachLargeSpace(Function function) {
    function(&new_lo_space_);
    function(&lo_space_);
    function(&code_lo_space_);
  }
  // All pages of all spaces but the read-only one.
  template <typename Function>
  void ForEachPage(Function function) {
    for (PageMetadata* page : new_space_.pages()) function(page);
    ForEachPagedSpace([&](PagedSpace* space) { space->ForEachPage(function); });
    ForEachLargeSpace([&](LargeObjectSpace* space) {
      for (PageMetadata* page : space->pages()) function(page);
    });
  }
  // Closes linear areas and finishes sweeping: all pages can be walked.
  void MakeIterable();
  void FinishSweeping();

  static bool InYoungGeneration(Tagged<HeapObject> object) {
    return PageMetadata::FromAddress(object.address())->InYoungGeneration();
  }
  bool InSpace(Tagged<HeapObject> object, AllocationSpace space) const {
    return Contains(object) && PageMetadata::FromAddress(object.address())->space_id() == space;
  }
  bool Contains(Tagged<HeapObject> object) const {
    const Address run = Cage::FindRun(object.address());
    return run != kNullAddress && reinterpret_cast<PageMetadata*>(run)->heap() == this;
  }

  // Of the collection under way, or the last one.
  GarbageCollector collector() const { return collector_; }
  GarbageCollectionReason reason() const { return reason_; }

  // --- Statistics ----------------------------------------------------------------------------------------------------
  size_t SizeOfObjects() const;
  size_t SizeOfObjects(AllocationSpace space);
  size_t CommittedMemory() const;
  size_t MaximumCommittedMemory() const { return max_committed_; }
  size_t MaxReserved() const { return limits_.max_old_generation_size() + limits_.max_young_size(); }
  size_t Available() const;
  size_t malloced_memory() const { return 0; }
  // Bytes that have ever been allocated in the old generation, promotion aside, and in the nursery. They wrap around.
  size_t OldGenerationAllocationCounter() const;
  size_t NewSpaceAllocationCounter() const { return new_space_.allocation_counter(); }
  void set_old_generation_allocation_counter_at_last_gc(size_t bytes) { old_allocation_counter_ = bytes; }
  void SetNewSpaceAllocationCounterForTesting(size_t bytes) { new_space_.set_allocation_counter(bytes); }

  // --- Testing -------------------------------------------------------------------------------------------------------
  // Reads --gc-stress, --gc-interval and the like again; needed after a change of these flags.
  void UpdateStressMode();
  // The observer hears of what is allocated in the space from now on, each time that a step is due.
  void AddAllocationObserver(AllocationSpace space, AllocationObserver* observer);
  void RemoveAllocationObserver(AllocationObserver* observer);
  bool conservative_scanning_disabled() const { return scanning_disabled_depth_ != 0; }
  // With --gc-stress, at the isolate's end: how many collections ran.
  void Verify();
  // Arms the fault injector as --fail-allocation-at and its relatives say. Process-wide; once, at initialisation.
  static void ApplyFaultInjectionFlags();

 private:
  friend class AlwaysAllocateScope;
  friend class DisableConservativeStackScanningScopeForTesting;
  friend class ScanEmbedderFramesScopeForTesting;
  friend class heap::HeapTester;

  struct RootProviderEntry {
    RootProvider provider;
    void* data;
  };
  struct WeakProcessorEntry {
    WeakProcessor processor;
    void* data;
  };
  struct CallbackEntry {
    GCCallback callback;
    int gc_type_mask;
    void* data;
  };

  // The nursery, for objects up to the regular limit: larger ones could fit what is left of a page by accident.
  V8_INLINE Address TryBump(size_t size, AllocationType type) {
    if (type != AllocationType::kYoung || size > kMaxRegularHeapObjectSize) return kNullAddress;
    return data_->TryBumpYoung(size);
  }
  V8_NOINLINE Address AllocateSlow(size_t size, AllocationType type);
  V8_NOINLINE void TellAllocationObservers(Address object, size_t size);
  // Has the fast path end where the next step of one of them is due.
  void ArmAllocationObservers();
  Address AllocateInSpace(size_t size, AllocationType type);
  V8_NOINLINE Address AllocateWithLadder(size_t size, AllocationType type);
  Address AllocateWithLightRetry(size_t size, AllocationType type);
  Address AllocateLastResort(size_t size, AllocationType type);
  Address AllocateFromReserve(size_t size, AllocationType type);
  void CountForStress();
  bool InvokeNearHeapLimitCallback();
  bool FitsHardLimit(size_t bytes) const;
  size_t UnusedLinearBytes() const;
  void ReportOutOfMemory();
  void RefillReserve();

  static void CollectWithSpilledRegisters(void* data, uintptr_t stack_pointer);
  void PerformCollection();
  void Scavenge(bool promote_all);
  void MarkAndSweep();
  void VerifyMarking();
  static void RemoveCallback(base::GrowableArray<CallbackEntry>* callbacks, GCCallback callback, void* data);
  void CallGCCallbacks(const base::GrowableArray<CallbackEntry>& callbacks, int gc_type);
  void TraceCollection(size_t size_before, double milliseconds);

  IsolateData* const data_;
  HeapState state_ = NOT_IN_GC;
  HeapLimits limits_;
  NewSpace new_space_;
  OldSpace old_space_;
  MapSpace map_space_;
  CodeSpace code_space_;
  LargeObjectSpace new_lo_space_;
  LargeObjectSpace lo_space_;
  LargeObjectSpace code_lo_space_;
  RememberedSet remembered_set_;
  GlobalHandles global_handles_;
  EternalHandles eternal_handles_;
  HandleBlocks handle_blocks_;
  ExternalResources external_resources_;
  int64_t external_memory_ = 0;
  v8::EmbedderRootsHandler* embedder_roots_handler_ = nullptr;

  base::GrowableArray<RootProviderEntry> root_providers_;
  base::GrowableArray<WeakProcessorEntry> weak_processors_;
  base::GrowableArray<CallbackEntry> prologue_callbacks_;
  base::GrowableArray<CallbackEntry> epilogue_callbacks_;
  Value dirty_registries_[2] = {Undefined(), Undefined()};  // first and last
  WeakCellsCleared weak_cells_cleared_ = nullptr;
  void* weak_cells_cleared_data_ = nullptr;
  StackSegment* archived_segments_ = nullptr;

  std::atomic<bool> under_memory_pressure_ = false;
  int always_allocate_depth_ = 0;
  int scanning_disabled_depth_ = 0;
  // The innermost ones where it was disabled.
  const StackSegment* scanning_disabled_segment_ = nullptr;
  const uint64_t* scanning_disabled_frame_ = nullptr;
  int scan_embedder_frames_depth_ = 0;
  bool use_hard_limit_ = false;  // the ladder tries again after a collection
  bool is_set_up_ = false;
  bool has_collected_ = false;
  size_t reserve_ = 0;           // what unwinding may still allocate beyond the limit
  size_t max_committed_ = 0;
  size_t old_allocation_counter_ = 0;          // up to the end of the last collection
  size_t old_size_after_last_collection_ = 0;
  unsigned scavenge_count_ = 0;
  unsigned full_count_ = 0;
  double last_full_end_ = 0;  // In milliseconds.

  // The collection that is running.
  GarbageCollector collector_ = GarbageCollector::kScavenger;
  GarbageCollectionReason reason_ = GarbageCollectionReason::kUnknown;
  int callback_flags_ = 0;
  bool compact_ = false;
  uintptr_t scan_from_ = 0;
  size_t survived_ = 0;
  // What the last scavenge has copied within the nursery, and in how many of the next none is copied so.
  size_t aged_bytes_ = 0;
  int tenuring_scavenges_ = 0;
  bool weak_cells_were_cleared_ = false;

  AllocationObserver* allocation_observers_ = nullptr;

  // --gc-stress and its relatives.
  bool stress_ = false;
  bool stress_move_ = false;
  bool stress_minor_next_ = true;
  int stress_interval_ = 0;
  int stress_countdown_ = 0;
  uint64_t stress_random_ = 0;
  unsigned stress_collections_ = 0;
};

// While one is open, soft limits are off and allocation does not collect.
class AlwaysAllocateScope {
 public:
  explicit AlwaysAllocateScope(Heap* heap) : heap_(heap) { heap_->always_allocate_depth_++; }
  ~AlwaysAllocateScope() { heap_->always_allocate_depth_--; }
  DISALLOW_COPY(AlwaysAllocateScope);

 private:
  Heap* const heap_;
};

class AlwaysAllocateScopeForTesting {
 public:
  explicit AlwaysAllocateScopeForTesting(Heap* heap) : scope_(heap) {}

 private:
  AlwaysAllocateScope scope_;
};

// Collections do not look at the native stack: what only raw references name dies. For tests of weak handles.
class DisableConservativeStackScanningScopeForTesting {
 public:
  explicit DisableConservativeStackScanningScopeForTesting(Heap* heap)
      : heap_(heap),
        previous_segment_(heap->scanning_disabled_segment_),
        previous_frame_(heap->scanning_disabled_frame_) {
    heap_->scanning_disabled_depth_++;
    heap_->scanning_disabled_segment_ = heap_->data_->stack_segments;
    heap_->scanning_disabled_frame_ = heap_->data_->vm_fp;
  }
  ~DisableConservativeStackScanningScopeForTesting() {
    heap_->scanning_disabled_depth_--;
    heap_->scanning_disabled_segment_ = previous_segment_;
    heap_->scanning_disabled_frame_ = previous_frame_;
  }
  DISALLOW_COPY(DisableConservativeStackScanningScopeForTesting);

 private:
  Heap* const heap_;
  const StackSegment* const previous_segment_;
  const uint64_t* const previous_frame_;
};

// The stack is scanned as one segment from its outermost EntryScope on, callbacks of the embedder included: component
// tests hold direct handles in their bodies and in the callbacks that they pass in. Opened by the test runner, next to
// an EntryScope.
class ScanEmbedderFramesScopeForTesting {
 public:
  explicit ScanEmbedderFramesScopeForTesting(Heap* heap) : heap_(heap) { heap_->scan_embedder_frames_depth_++; }
  ~ScanEmbedderFramesScopeForTesting() { heap_->scan_embedder_frames_depth_--; }
  DISALLOW_COPY(ScanEmbedderFramesScopeForTesting);

 private:
  Heap* const heap_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_HEAP_H_

#ifndef FLAT8_TEST_CCTEST_HEAP_HEAP_UTILS_H_
#define FLAT8_TEST_CCTEST_HEAP_HEAP_UTILS_H_

#include "src/flags/flags.h"
#include "src/handles/direct-handle-vector.h"
#include "src/heap/array-buffer-sweeper.h"
#include "src/heap/heap-inl.h"
#include "src/heap/heap-layout.h"
#include "src/heap/incremental-marking.h"
#include "src/heap/local-heap.h"
#include "src/heap/mark-compact.h"
#include "src/heap/marking-state.h"
#include "src/heap/memory-chunk-layout.h"
#include "src/heap/pretenuring-handler.h"
#include "src/heap/safepoint.h"

// Drives the heap into chosen states: full spaces, collections of a chosen kind, pages about to be evacuated.
namespace v8::internal {

class ManualGCScope;

namespace heap {

// --- Collections -----------------------------------------------------------------------------------------------------
void InvokeMajorGC(Heap* heap);
void InvokeMajorGC(Heap* heap, GCFlag flag);
void InvokeMinorGC(Heap* heap);
// Also finishes sweeping.
void InvokeAtomicMajorGC(Heap* heap);
void InvokeAtomicMinorGC(Heap* heap);
// Full collections until nothing more is freed.
void InvokeMemoryReducingMajorGCs(Heap* heap);
// Full collection after which the nursery holds nothing but what engine frames pin.
void EmptyNewSpaceUsingGC(Heap* heap);
// There is no shared heap: a full collection of the isolate's own.
void CollectSharedGarbage(Heap* heap);
// Marking stops the script, so there is no state between its start and its end to simulate: finishes sweeping, which is
// what the start of a marking does first.
void SimulateIncrementalMarking(Heap* heap, bool force_completion = true);
// Chooses the page for evacuation by the next full collection.
void ForceEvacuationCandidate(PageMetadata* page);

// --- Filling ---------------------------------------------------------------------------------------------------------
// Leaves no allocatable byte in the existing pages of the space.
void SimulateFullSpace(PagedSpace* space);
void SimulateFullSpace(NewSpace* space);
// The objects there stay alone on their pages: as SimulateFullSpace, for all old spaces.
void SealCurrentObjects(Heap* heap);
void AbandonCurrentlyFreeMemory(PagedSpace* space);
// Length of the FixedArray that occupies `size` bytes.
int FixedArrayLenFromSize(int size);
// FixedArrays of at most `object_size` bytes that take `padding_size` bytes of the space. Returns how many were made;
// nothing but `out_handles` keeps them alive.
int CreatePadding(Heap* heap, int padding_size, AllocationType allocation,
                  DirectHandleVector<FixedArray>* out_handles = nullptr, int object_size = kMaxRegularHeapObjectSize);
// Fills one fresh page of the old space but for `remainder` bytes.
void FillOldSpacePageWithFixedArrays(Heap* heap, int remainder, DirectHandleVector<FixedArray>* out_handles = nullptr);
// Fills the linear area of the nursery, all of it or all but some bytes.
void FillCurrentPage(NewSpace* space, DirectHandleVector<FixedArray>* out_handles = nullptr);
void FillCurrentPageButNBytes(NewSpace* space, int extra_bytes, DirectHandleVector<FixedArray>* out_handles = nullptr);
// Brings the nursery to its largest size.
void GrowNewSpace(Heap* heap);
void GrowNewSpaceToMaximumCapacity(Heap* heap);

// --- Observing -------------------------------------------------------------------------------------------------------
bool InYoungGeneration(Tagged<HeapObject> object);
bool InCorrectGeneration(Tagged<HeapObject> object);
template <typename GlobalOrPersistent>
bool InYoungGeneration(v8::Isolate*, const GlobalOrPersistent& global) {
  return InYoungGeneration(Tagged<HeapObject>(i::ValueHelper::WordOf(global)));
}
template <typename GlobalOrPersistent>
bool InCorrectGeneration(v8::Isolate*, const GlobalOrPersistent& global) {
  return InCorrectGeneration(Tagged<HeapObject>(i::ValueHelper::WordOf(global)));
}

// Full collections evacuate only pages named by ForceEvacuationCandidate while it is open.
class ManualEvacuationCandidatesSelectionScope {
 public:
  explicit ManualEvacuationCandidatesSelectionScope(const ManualGCScope&)
      : saved_(v8_flags.manual_evacuation_candidates_selection) {
    v8_flags.manual_evacuation_candidates_selection = true;
  }
  ~ManualEvacuationCandidatesSelectionScope() { v8_flags.manual_evacuation_candidates_selection = saved_; }

 private:
  const bool saved_;
};

}  // namespace heap

// Nothing collects on its own account while it is open: stress modes and concurrent phases are off.
class ManualGCScope {
 public:
  // Null: the test's isolate, if it has one.
  explicit ManualGCScope(Isolate* isolate = nullptr);
  ~ManualGCScope();
  DISALLOW_COPY(ManualGCScope);

 private:
  Heap* const heap_;
  const FlagValues saved_;
};

}  // namespace v8::internal

#endif  // FLAT8_TEST_CCTEST_HEAP_HEAP_UTILS_H_

#ifndef FLAT8_SRC_HEAP_HEAP_VOCABULARY_H_
#define FLAT8_SRC_HEAP_HEAP_VOCABULARY_H_

#include "src/base/address-region.h"
#include "src/common/globals.h"
#include "src/objects/tagged.h"

namespace v8 {
enum class MemoryPressureLevel;
}

// What V8's tests ask of a heap and the engine does not: a base class of Heap without state, so that heap.h shows the
// heap alone. Defined in test/cctest/heap/heap-vocabulary.cc. The components that V8 keeps as objects of their own
// (IncrementalMarking, ArrayBufferSweeper, ...) are other views of the heap, each in the header that V8 has for it.
namespace v8::internal {

class ArrayBufferSweeper;
class GCTracer;
class HeapAllocator;
class IncrementalMarking;
class LocalHeap;
class MarkCompactCollector;
class Map;
class MarkingState;
class MemoryAllocator;
enum class GarbageCollectionReason : uint8_t;

enum class GCFlag : uint8_t { kNoFlags = 0, kReduceMemoryFootprint = 1, kForced = 2, kLastResort = 4 };
using GCFlags = GCFlag;
constexpr GCFlag operator|(GCFlag a, GCFlag b) {
  return static_cast<GCFlag>(static_cast<uint8_t>(a) | static_cast<uint8_t>(b));
}

class HeapVocabulary {
 public:
  // --- Where things are ----------------------------------------------------------------------------------------------
  bool InOldSpace(Value value) const;
  bool IsLargeObject(Tagged<HeapObject> object) const;
  static int MaxRegularHeapObjectSize(AllocationType type);
  // Words are as wide as doubles: no allocation needs filling up to be aligned.
  static int GetFillToAlign(Address, AllocationAlignment) { return 0; }
  static int GetMaximumFillToAlign(AllocationAlignment) { return 0; }

  // --- Driving it ----------------------------------------------------------------------------------------------------
  enum class SweepingForcedFinalizationMode { kUnifiedHeap, kV8Only };
  void EnsureSweepingCompleted(SweepingForcedFinalizationMode mode);
  bool sweeping_in_progress();
  // Marking has no steps: what can begin early is done, which is to finish sweeping.
  void StartIncrementalMarking(GCFlags flags, GarbageCollectionReason reason, int callback_flags = 0);
  // What lies behind the last allocation becomes a filler.
  void FreeMainThreadLinearAllocationAreas();
  void DisableInlineAllocation();
  void EnableInlineAllocation();
  // An allocation is pending as long as the linear area that it came from is in use, a large one until all are published.
  bool IsPendingAllocation(Tagged<HeapObject> object);
  void PublishMainThreadPendingAllocations();
  // Shortens an array in place.
  void RightTrimArray(Tagged<FixedArray> array, int new_length, int old_length);
  void MemoryPressureNotification(v8::MemoryPressureLevel level, bool is_isolate_locked);
  // The characters of an external string now take `new_size` bytes.
  void UpdateExternalString(Tagged<String> string, size_t old_size, size_t new_size);
  void KeepDuringJob(DirectHandle<HeapObject> object);
  // Memory from elsewhere: when it cannot be had, two full collections try to release some.
  template <typename Allocate>
  void* AllocateExternalBackingStore(Allocate allocate, size_t bytes) {
    void* result = allocate(bytes);
    for (int round = 0; result == nullptr && round < 2; ++round) {
      ReleaseExternalMemory();
      result = allocate(bytes);
    }
    return result;
  }
  // Once less than this share of the initial limit is in use, it applies again.
  void AutomaticallyRestoreInitialHeapLimit(double share);
  // Sweeping has no tasks that could be delayed: the flag changes nothing.
  static inline bool delay_sweeper_tasks_for_testing_ = false;

  // --- What it counts ------------------------------------------------------------------------------------------------
  int ms_count() const;
  size_t InitialSemiSpaceSize() const;
  size_t MaxSemiSpaceSize() const;
  size_t MaxOldGenerationSize() const;
  // External memory beyond this makes a collection begin at once.
  size_t external_memory_hard_limit() const;
  size_t OldGenerationCapacity();
  bool CanExpandOldGeneration(size_t bytes) const;

  // There is no machine code, and no room reserved for any.
  base::AddressRegion code_region() const { return base::AddressRegion(); }
  Address* OldSpaceAllocationTopAddress();
  Address* NewSpaceAllocationTopAddress();
  Address NewSpaceTop() { return *NewSpaceAllocationTopAddress(); }
  Address NewSpaceLimit();

  // The map of Externals; there is one as soon as the first has been made.
  Tagged<Map> external_map() const;

  // --- Its components ------------------------------------------------------------------------------------------------
  ArrayBufferSweeper* array_buffer_sweeper() { return reinterpret_cast<ArrayBufferSweeper*>(this); }
  HeapAllocator* allocator() { return reinterpret_cast<HeapAllocator*>(this); }
  MemoryAllocator* memory_allocator() { return reinterpret_cast<MemoryAllocator*>(this); }
  IncrementalMarking* incremental_marking() { return reinterpret_cast<IncrementalMarking*>(this); }
  LocalHeap* main_thread_local_heap() { return reinterpret_cast<LocalHeap*>(this); }
  MarkCompactCollector* mark_compact_collector() { return reinterpret_cast<MarkCompactCollector*>(this); }
  MarkingState* marking_state() { return reinterpret_cast<MarkingState*>(this); }

 private:
  void ReleaseExternalMemory();

 protected:
  HeapVocabulary() = default;
  ~HeapVocabulary() = default;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_HEAP_VOCABULARY_H_

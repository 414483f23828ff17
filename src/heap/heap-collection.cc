#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "src/base/fault-injector.h"
#include "src/common/assert-scope.h"
#include "src/flags/flags.h"
#include "src/heap/evacuator.h"
#include "src/heap/heap.h"
#include "src/heap/marker.h"
#include "src/heap/object-visiting.h"
#include "src/heap/scavenger.h"
#include "src/heap/stack-segments.h"

// How collections run: from CollectGarbage through the phases to the callbacks, and when stress modes make them run.
namespace v8::internal {

namespace {

// The values of v8::GCType.
constexpr int kGCTypeScavenge = 1;
constexpr int kGCTypeMarkSweepCompact = 4;

constexpr int kMaxMemoryReducingCollections = 7;

// How much has to survive its first scavenge for its second to say something about the next ones, and about how many.
constexpr size_t kAgedBytesThatTell = 64 * KB;
constexpr int kTenuringScavenges = 6;

double NowInMilliseconds() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

bool Heap::CollectGarbage(AllocationSpace space, GarbageCollectionReason reason, int gc_callback_flags) {
  if (InGarbageCollection()) return false;
  DCHECK(DisallowGarbageCollection::IsAllowed());
  const bool minor = space == NEW_SPACE && !v8_flags.gc_global;
  const int gc_type = minor ? kGCTypeScavenge : kGCTypeMarkSweepCompact;
  callback_flags_ = gc_callback_flags;
  CallGCCallbacks(prologue_callbacks_, gc_type);
  collector_ = minor ? GarbageCollector::kScavenger : GarbageCollector::kMarkCompactor;
  reason_ = reason;
  CallWithSpilledRegisters(this, &Heap::CollectWithSpilledRegisters);
  external_resources_.ReleaseDead(isolate());
  global_handles_.RunFirstPassCallbacks();
  callback_flags_ = gc_callback_flags;
  CallGCCallbacks(epilogue_callbacks_, gc_type);
  if (global_handles_.HasSecondPassCallbacks()) global_handles_.RunSecondPassCallbacks();
  if (weak_cells_were_cleared_) {
    weak_cells_were_cleared_ = false;
    if (weak_cells_cleared_ != nullptr) weak_cells_cleared_(weak_cells_cleared_data_);
  }
  return true;
}

void Heap::PreciseCollectAllGarbage(GarbageCollectionReason reason, int gc_callback_flags) {
  CollectGarbage(OLD_SPACE, reason, gc_callback_flags);
  FinishSweeping();
}

void Heap::CollectAllAvailableGarbage(GarbageCollectionReason reason) {
  if (InGarbageCollection()) return;
  const bool was_compacting = compact_;
  compact_ = v8_flags.compact;
  size_t before = SizeOfObjects() + ExternalBytes();
  for (int i = 0; i < kMaxMemoryReducingCollections; i++) {
    CollectGarbage(OLD_SPACE, reason);
    const size_t after = SizeOfObjects() + ExternalBytes();
    if (i > 0 && after >= before) break;
    before = after;
  }
  compact_ = was_compacting;
  FinishSweeping();
  new_space_.ReleaseFreePages();
  Cage::DropPool();
}

bool Heap::ShouldOptimizeForMemoryUsage() const {
  return v8_flags.optimize_for_size || under_memory_pressure_.load(std::memory_order_relaxed);
}

void Heap::CollectWithSpilledRegisters(void* data, uintptr_t stack_pointer) {
  Heap* heap = static_cast<Heap*>(data);
  heap->scan_from_ = stack_pointer;
  heap->PerformCollection();
}

void Heap::PerformCollection() {
  has_collected_ = true;
  if (v8_flags.verify_heap) {
    MakeIterable();
    Verify();
  }
  const double start = NowInMilliseconds();
  const size_t size_before = SizeOfObjects();
  ForEachPagedSpace([](PagedSpace* space) { space->CloseLinearArea(); });
  old_allocation_counter_ = OldGenerationAllocationCounter();
  if (collector_ == GarbageCollector::kScavenger) {
    state_ = SCAVENGE;
    Scavenge(false);
    new_space_.AdaptCapacity(NowInMilliseconds() - start, survived_);
    scavenge_count_++;
  } else {
    state_ = MARK_COMPACT;
    FinishSweeping();
    Scavenge(true);
    // Pages that had to be promoted in place carry mark bits until they are swept.
    FinishSweeping();
    MarkAndSweep();
    const double end = NowInMilliseconds();
    if (full_count_ != 0 && (reason_ == GarbageCollectionReason::kAllocationFailure ||
                             reason_ == GarbageCollectionReason::kAllocationLimit)) {
      limits_.AdaptGrowth((end - start) / (end - last_full_end_));
    }
    limits_.ComputeSoftLimit(OldGenerationSizeOfObjects());
    last_full_end_ = end;
    full_count_++;
    if (ShouldOptimizeForMemoryUsage()) new_space_.ReleaseFreePages();
  }
  state_ = NOT_IN_GC;
  old_size_after_last_collection_ = OldGenerationSizeOfObjects() - UnusedLinearBytes();
  const double milliseconds = NowInMilliseconds() - start;
  if (CommittedMemory() > max_committed_) max_committed_ = CommittedMemory();
  if (v8_flags.trace_gc) TraceCollection(size_before, milliseconds);
  if (v8_flags.verify_heap) {
    MakeIterable();
    Verify();
  }
}

void Heap::Scavenge(bool promote_all) {
  // Where nearly all that survives once survives twice, the first copy is for nothing: some scavenges then promote all,
  // and the next one looks again.
  const bool tenure = tenuring_scavenges_ > 0;
  if (tenure) tenuring_scavenges_--;
  Scavenger scavenger(this, promote_all || tenure);
  scavenger.Run();
  survived_ = scavenger.survived_bytes();
  if (!promote_all && aged_bytes_ >= kAgedBytesThatTell && scavenger.promoted_bytes() >= aged_bytes_ / 8 * 7) {
    tenuring_scavenges_ = kTenuringScavenges;
  }
  aged_bytes_ = promote_all ? 0 : scavenger.copied_bytes();
}

void Heap::MarkAndSweep() {
  for (PageMetadata* page : new_space_.pages()) page->mark_bits().ClearAll();
  ForEachPage([](PageMetadata* page) {
    page->set_live_bytes(0);
    page->set_starts_known_to(page->area_start());
    page->ClearFlag(PageMetadata::kHasPins | PageMetadata::kRescan);
  });
  ForEachPagedSpace([](PagedSpace* space) { space->CloseLinearArea(); });
  new_space_.CloseLinearArea();

  const bool move_all = stress_move_ || v8_flags.stress_compaction;
  const bool compact =
      compact_ || (v8_flags.compact && ShouldOptimizeForMemoryUsage()) || move_all ||
      v8_flags.compact_on_every_full_gc || v8_flags.manual_evacuation_candidates_selection;
  Marker marker(this);
  marker.MarkAll(compact);
  marker.ClearWeakReferences();
  weak_cells_were_cleared_ |= marker.cleared_weak_cells();
  remembered_set_.FilterObjects([](Address host) { return Marker::IsMarked(host); });
  if (v8_flags.verify_heap) VerifyMarking();
  if (compact && marker.pins_known()) {
    Evacuator evacuator(this, &marker);
    if (evacuator.SelectPages(move_all)) evacuator.Run();
  }

  // From here on pages wait for the lazy sweep.
  ForEachPagedSpace([](PagedSpace* space) { space->StartSweeping(); });
  ForEachLargeSpace([](LargeObjectSpace* space) { space->SweepByMarkBits(); });
  new_space_.SweepByMarkBits();
  remembered_set_.ClearCardPages();
  for (LargeObjectSpace* space : {&lo_space_, &code_lo_space_}) {
    for (PageMetadata* page : space->pages()) {
      if (page->Is(PageMetadata::kHasDirtyCards)) remembered_set_.AddCardPage(page);
    }
  }
  limits_.ComputeExternalLimit(ExternalBytes());
  limits_.MaybeRestoreInitialLimit(ConsumedBytes());
  RefillReserve();
}

void Heap::TraceCollection(size_t size_before, double milliseconds) {
  constexpr double kMegabyte = 1 << 20;
  printf("[%d:%p] %s %.1f -> %.1f (%.1f) MB, %.2f ms, survived %zu KB, %s\n", getpid(), reinterpret_cast<void*>(data_),
         collector_ == GarbageCollector::kScavenger ? "Scavenge" : "Mark-Compact",
         static_cast<double>(size_before) / kMegabyte, static_cast<double>(SizeOfObjects()) / kMegabyte,
         static_cast<double>(CommittedMemory()) / kMegabyte, milliseconds, survived_ / 1024, ToString(reason_));
  if (!v8_flags.trace_gc_verbose) return;
  for (int id = NEW_SPACE; id < kSpaceCount; id++) {
    const Space* each = space(static_cast<AllocationSpace>(id));
    printf("    %-22s %8zu KB objects, %8zu KB committed\n", Space::Name(each->identity()),
           (id == NEW_SPACE ? new_space_.Size() : each->SizeOfObjects()) / 1024, each->CommittedMemory() / 1024);
  }
}

// --- Stress ----------------------------------------------------------------------------------------------------------

void Heap::UpdateStressMode() {
  stress_ = stress_move_ = false;
  stress_interval_ = 0;
  if (const char* text = v8_flags.gc_stress) {
    char* end = nullptr;
    const long interval = strtol(text, &end, 10);
    stress_interval_ = interval > 0 ? static_cast<int>(interval) : 1;
    stress_move_ = strstr(text, "move") != nullptr;
    stress_ = true;
  } else if (v8_flags.gc_interval > 0) {
    stress_interval_ = v8_flags.gc_interval;
    stress_ = true;
  } else if (v8_flags.random_gc_interval > 0) {
    stress_interval_ = v8_flags.random_gc_interval;
    stress_ = true;
  }
  stress_random_ = static_cast<uint64_t>(static_cast<int>(v8_flags.random_seed)) * 2 + 1;
  stress_countdown_ = stress_interval_;
  const bool faults = v8_flags.fail_allocation_at > 0 || v8_flags.fail_allocations_from > 0;
  new_space_.set_stress_slow_path(stress_ || faults);
  if (allocation_observers_ != nullptr) ArmAllocationObservers();
}

void Heap::CountForStress() {
  if (V8_LIKELY(!stress_) || always_allocate() || InGarbageCollection() || --stress_countdown_ > 0) return;
  stress_countdown_ = stress_interval_;
  if (v8_flags.random_gc_interval > 0) {
    stress_random_ = stress_random_ * 6364136223846793005u + 1442695040888963407u;
    stress_countdown_ = 1 + static_cast<int>((stress_random_ >> 33) % static_cast<uint64_t>(stress_interval_));
  }
  stress_collections_++;
  // Minor and full collections in turn.
  const bool minor = stress_minor_next_ && v8_flags.gc_stress != nullptr;
  stress_minor_next_ = !stress_minor_next_;
  CollectGarbage(minor ? NEW_SPACE : OLD_SPACE, GarbageCollectionReason::kStress);
}

void Heap::ApplyFaultInjectionFlags() {
  static constexpr const char* kGateNames[base::kGateCount] = {"heap", "pages", "zone", "malloc", "third-party"};
  uint32_t mask = base::FaultInjector::kAllGates;
  const char* name = v8_flags.fail_gate;
  for (int i = 0; i < base::kGateCount; i++) {
    if (name != nullptr && strcmp(name, kGateNames[i]) == 0) mask = 1u << i;
  }
  if (v8_flags.fail_allocations_from > 0) {
    base::FaultInjector::FailFrom(static_cast<uint64_t>(v8_flags.fail_allocations_from.value()), mask);
  } else if (v8_flags.fail_allocation_at > 0) {
    base::FaultInjector::FailAt(static_cast<uint64_t>(v8_flags.fail_allocation_at.value()), mask);
  }
}

}  // namespace v8::internal

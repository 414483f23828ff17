// The heap on its own: collections against a shadow copy of the object graph, failing gates, limits, weak handles,
// external resources, and a planted fault for everything that the verifier promises to find.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "src/base/fault-injector.h"
#include "src/flags/flags.h"
#include "src/heap/fillers.h"
#include "src/heap/heap-inl.h"

namespace v8::internal {
namespace {

Map* fixed_array_map = nullptr;
Map* byte_array_map = nullptr;
Map* weak_array_map = nullptr;
IsolateData* data = nullptr;
Heap* the_heap = nullptr;

Map* MakeMap(const Map* meta, InstanceType type, int instance_size) {
  const Address address = ReadOnlySpace::Get()->AllocateRaw(sizeof(Map));
  CHECK_NE(address, kNullAddress);
  Map* map = reinterpret_cast<Map*>(address);
  map->ClearRawPart();
  for (size_t offset = Map::kMapTaggedStart; offset < sizeof(Map); offset += 8) {
    WordAt(address + offset) = TaggedBits::kUndefined;
  }
  map->set_instance_header(type, 0);
  map->set_instance_size(instance_size);
  const Address map_of_map = meta == nullptr ? address : meta->address();
  map->set_header_word((map_of_map - g_cage_base) | uint64_t{MAP_TYPE} << 32 | uint64_t{kReadOnlyObject} << 56);
  return map;
}

void MakeReadOnlySpace() {
  CHECK(Cage::Initialize());
  const Map* meta = MakeMap(nullptr, MAP_TYPE, sizeof(Map));
  fixed_array_map = MakeMap(meta, FIXED_ARRAY_TYPE, 0);
  byte_array_map = MakeMap(meta, BYTE_ARRAY_TYPE, 0);
  weak_array_map = MakeMap(meta, WEAK_FIXED_ARRAY_TYPE, 0);
  FillerMaps::filler = MakeMap(meta, FILLER_TYPE, Filler::kSize)->map_ref_of_this();
  FillerMaps::free_space = MakeMap(meta, FREE_SPACE_TYPE, 0)->map_ref_of_this();
  CHECK(ReadOnlySpace::Get()->Seal());
}

void NewHeap(size_t limit_in_megabytes) {
  data = new IsolateData();
  the_heap = new Heap(data);
  HeapConfiguration configuration;
  configuration.max_old_generation_size = limit_in_megabytes << 20;
  CHECK(the_heap->SetUp(configuration));
}

void DeleteHeap() {
  delete the_heap;
  delete data;
}

template <typename T>
T* NewArray(const Map* map, int length, AllocationType type) {
  const Address address = the_heap->Allocate(static_cast<size_t>(T::SizeFor(length)), type);
  if (address == kNullAddress) return nullptr;
  HeaderWord(address) = map->instance_header() | uint64_t{Heap::InitialGcState(address)} << 56;
  T* array = reinterpret_cast<T*>(address);
  array->set_length(length);
  return array;
}

FixedArray* NewFixedArray(int length, AllocationType type = AllocationType::kYoung, const Map* map = fixed_array_map) {
  FixedArray* array = NewArray<FixedArray>(map, length, type);
  if (array != nullptr) array->FillWithNoBarrier(0, length, Undefined());
  return array;
}

uint64_t& Root(int index) { return data->isolate_roots[index]; }
FixedArray* RootArray(int index) { return reinterpret_cast<FixedArray*>(Root(index)); }
Value ValueOf(const void* object) { return Value(reinterpret_cast<uint64_t>(object)); }
void CollectMinor() { the_heap->CollectGarbage(NEW_SPACE, GarbageCollectionReason::kTesting); }
void CollectMajor() { the_heap->CollectGarbage(OLD_SPACE, GarbageCollectionReason::kTesting); }

// Replaces random entries of a table by arrays that refer to other entries, and compares with what was noted.
V8_NOINLINE void ChurnAndCompare(int rounds) {
  EntryScope entry(data);
  constexpr int kEntries = 1000;
  struct Note {
    int id = -1, link = -1, length = 0;
  };
  std::vector<Note> notes(kEntries);
  Root(0) = reinterpret_cast<uint64_t>(NewFixedArray(kEntries, AllocationType::kOld));
  for (int round = 0; round < rounds; round++) {
    const int index = rand() % kEntries;
    const int other = rand() % kEntries;
    const int length = 3 + (rand() % 500 == 0 ? 20000 : rand() % 60);
    FixedArray* array =
        NewFixedArray(length, rand() % 10 == 0 ? AllocationType::kOld : AllocationType::kYoung);
    array->set(0, Value::Int(round));
    const bool linked = rand() % 4 != 0 && notes[other].id >= 0;
    if (linked) array->set(1, RootArray(0)->get(other));
    ByteArray* bytes = NewArray<ByteArray>(byte_array_map, rand() % 300, AllocationType::kYoung);
    memset(bytes->data(), 0x5a, static_cast<size_t>(bytes->length()));
    array->set(2, ValueOf(bytes));
    notes[index] = {round, linked ? notes[other].id : -1, length};
    RootArray(0)->set(index, ValueOf(array));
  }
  for (int i = 0; i < kEntries; i++) {
    if (notes[i].id < 0) continue;
    FixedArray* array = reinterpret_cast<FixedArray*>(RootArray(0)->get(i).ptr());
    CHECK_EQ(array->get(0).AsInt(), notes[i].id);
    CHECK_EQ(array->length(), notes[i].length);
    ByteArray* bytes = reinterpret_cast<ByteArray*>(array->get(2).ptr());
    for (int k = 0; k < bytes->length(); k++) CHECK_EQ(bytes->get(k), 0x5a);
    if (notes[i].link >= 0) {
      CHECK_EQ(reinterpret_cast<FixedArray*>(array->get(1).ptr())->get(0).AsInt(), notes[i].link);
    }
  }
  Root(0) = 0;
}

void TestChurn(const char* flags, int rounds) {
  FlagList::ResetAllFlags();
  FlagList::SetFlagsFromString(flags);
  NewHeap(32);
  ChurnAndCompare(rounds);
  CHECK_GT(the_heap->gc_count(), 0);
  the_heap->CollectAllAvailableGarbage(GarbageCollectionReason::kTesting);
  CHECK_LT(the_heap->OldGenerationSizeOfObjects(), 4 * MB);
  DeleteHeap();
  FlagList::ResetAllFlags();
}

// From the Nth request on, each gate refuses, until the ladder's last resort; the graph survives.
void TestFailingGates() {
  for (const base::Gate gate : {base::Gate::kHeap, base::Gate::kPages, base::Gate::kMalloc}) {
    for (const uint64_t n : {1u, 7u, 50u, 300u}) {
      v8_flags.verify_heap = true;
      NewHeap(32);
      the_heap->new_space()->set_stress_slow_path(true);
      base::FaultInjector::FailAt(n, 1u << static_cast<int>(gate));
      ChurnAndCompare(3000);
      if (gate != base::Gate::kHeap) base::FaultInjector::FailFrom(n, 1u << static_cast<int>(gate));
      ChurnAndCompare(3000);
      base::FaultInjector::Reset();
      DeleteHeap();
    }
  }
  FlagList::ResetAllFlags();
}

V8_NOINLINE void RememberOneChild() {
  FixedArray* child = NewFixedArray(1);
  child->set(0, Value::Int(7));
  Root(0) = reinterpret_cast<uint64_t>(NewFixedArray(1, AllocationType::kOld));
  RootArray(0)->set(0, ValueOf(child));
}

// Without memory for the remembered set's lists a host stays remembered from one scavenge to the next.
void TestRememberedSetWithoutMemory() {
  v8_flags.verify_heap = true;
  NewHeap(32);
  base::FaultInjector::FailFrom(1, 1u << static_cast<int>(base::Gate::kMalloc));
  RememberOneChild();
  for (int age = 0; age < 3; age++) {
    CollectMinor();
    CHECK_EQ(reinterpret_cast<FixedArray*>(RootArray(0)->get(0).ptr())->get(0).AsInt(), 7);
  }
  base::FaultInjector::Reset();
  DeleteHeap();
  FlagList::ResetAllFlags();
}

V8_NOINLINE int FillUntilFull(int most) {
  EntryScope entry(data);
  int count = 0;
  for (; count < most; count++) {
    FixedArray* array = NewFixedArray(100);
    if (array == nullptr) break;
    if (Root(1) != 0) array->set(0, Value(Root(1)));
    Root(1) = reinterpret_cast<uint64_t>(array);
  }
  return count;
}

void TestLimit() {
  NewHeap(8);
  const int count = FillUntilFull(1 << 30);
  CHECK(data->termination_reason == TerminationReason::kOutOfMemory);
  CHECK_GT(count * FixedArray::SizeFor(100), 6 * MB);
  CHECK_LT(count * FixedArray::SizeFor(100), 11 * MB);
  Root(1) = 0;
  data->termination_reason = TerminationReason::kNone;
  // Outside of engine frames nothing but real roots counts: not even stale words of dead frames.
  CollectMajor();
  CHECK_LT(the_heap->OldGenerationSizeOfObjects(), MB);
  CHECK_EQ(FillUntilFull(count / 2), count / 2);
  Root(1) = 0;
  CollectMajor();
  // A callback that grants more lets the script go on.
  CHECK(the_heap->AddNearHeapLimitCallback([](void*, size_t current, size_t) { return current * 2; }, nullptr));
  CHECK_EQ(FillUntilFull(2 * count), 2 * count);
  CHECK_GT(the_heap->max_old_generation_size(), 8 * MB);
  Root(1) = 0;
  DeleteHeap();
}

// Full collections get rarer while they cost much, within three times what lives and within the limit.
void TestPacing() {
  HeapLimits limits;
  HeapConfiguration configuration;
  configuration.max_old_generation_size = 1024 * MB;
  limits.Configure(configuration);
  const auto limit_after = [&limits](double share, size_t live) {
    limits.AdaptGrowth(share);
    limits.ComputeSoftLimit(live);
    return limits.soft_limit();
  };
  CHECK_EQ(limit_after(0.05, 100 * MB), 200 * MB);
  CHECK_EQ(limit_after(0.3, 100 * MB), 250 * MB);
  for (int i = 0; i < 5; ++i) limit_after(0.3, 100 * MB);
  CHECK_EQ(limit_after(0.05, 100 * MB), 300 * MB);
  CHECK_EQ(limit_after(0.05, 924 * MB), 974 * MB);
  for (int i = 0; i < 5; ++i) limit_after(0.01, 100 * MB);
  CHECK_EQ(limit_after(0.05, 100 * MB), 200 * MB);
}

void TestAlwaysAllocate() {
  NewHeap(16);
  const unsigned collections = the_heap->gc_count();
  {
    AlwaysAllocateScope always(the_heap);
    for (PagedSpace* space : {static_cast<PagedSpace*>(the_heap->old_space()),
                              static_cast<PagedSpace*>(the_heap->map_space()),
                              static_cast<PagedSpace*>(the_heap->code_space())}) {
      space->SealExistingPages();
      const size_t pages = space->CountTotalPages();
      const AllocationType type = space == the_heap->old_space()   ? AllocationType::kOld
                                  : space == the_heap->map_space() ? AllocationType::kMap
                                                                   : AllocationType::kCode;
      the_heap->CreateFillerObjectAt(the_heap->AllocateRaw(64, type).ToObjectChecked().address(), 64);
      CHECK_EQ(space->CountTotalPages(), pages + 1);
    }
    const int large = FixedArray::SizeFor(3 * (PageMetadata::kPageSize / 10));
    CHECK_GT(large, the_heap->old_space()->AreaSize());
    bool once_more = true;
    while (once_more) {
      const size_t available = the_heap->OldGenerationSpaceAvailable();
      once_more = available > static_cast<size_t>(large);
      const Address object = the_heap->AllocateRaw(large, AllocationType::kOld).ToObjectChecked().address();
      the_heap->CreateFillerObjectAt(object, 64);
      CHECK_LE(the_heap->OldGenerationSpaceAvailable() + static_cast<size_t>(once_more ? large : 0), available);
    }
  }
  CHECK_EQ(the_heap->gc_count(), collections);
  CHECK(the_heap->AllocateRaw(FixedArray::SizeFor(60000), AllocationType::kOld).IsFailure());
  DeleteHeap();
}

V8_NOINLINE void MakeWeakThings(Address** weak, Address** strong) {
  *weak = the_heap->global_handles()->Create(ValueOf(NewFixedArray(3)));
  GlobalHandles::MakeWeak(weak);
  *strong = the_heap->global_handles()->Create(ValueOf(NewFixedArray(4)));
  Root(2) = reinterpret_cast<uint64_t>(NewFixedArray(2, AllocationType::kOld, weak_array_map));
  FixedArray* list = RootArray(2);
  list->set(0, ValueOf(NewFixedArray(5)));
  list->set(1, Value(**strong));
}

void TestWeakness() {
  NewHeap(16);
  Address* weak = nullptr;
  Address* strong = nullptr;
  MakeWeakThings(&weak, &strong);
  CollectMinor();
  CHECK_NULL(weak);
  CollectMajor();
  CHECK_EQ(reinterpret_cast<FixedArray*>(*strong)->length(), 4);
  CHECK(RootArray(2)->get(0).IsTheHole());
  CHECK_EQ(RootArray(2)->get(1).ptr(), *strong);
  GlobalHandles::Destroy(strong);
  CHECK_EQ(the_heap->global_handles()->handles_count(), 0);
  DeleteHeap();
}

int released = 0;
V8_NOINLINE void AddResource(AllocationType type) {
  ExternalResource* resource = ExternalResource::New(nullptr, 1 * MB, [](Isolate*, void*) { released++; });
  the_heap->external_resources().Add(reinterpret_cast<Address>(NewFixedArray(1, type)), resource);
}

void TestExternalResources() {
  NewHeap(16);
  AddResource(AllocationType::kYoung);
  AddResource(AllocationType::kOld);
  CHECK_EQ(the_heap->ExternalBytes(), 2 * MB);
  CollectMinor();
  CHECK_EQ(released, 1);
  CollectMajor();
  CHECK_EQ(released, 2);
  AddResource(AllocationType::kOld);
  DeleteHeap();
  CHECK_EQ(released, 3);
}

V8_NOINLINE void CheckThatPinsStay() {
  EntryScope entry(data);
  FixedArray* pinned = NewFixedArray(10);
  pinned->set(0, Value::Int(42));
  const uintptr_t hidden = ~reinterpret_cast<uintptr_t>(pinned);
  CollectMinor();
  CollectMajor();
  CollectMinor();
  CHECK_EQ(~reinterpret_cast<uintptr_t>(pinned), hidden);
  CHECK_EQ(pinned->get(0).AsInt(), 42);
}

// A callback of the embedder: its frames are no roots, unless a test runner says so.
V8_NOINLINE void CallbackThatHolds(bool expected_to_stay) {
  // Words of earlier tests are left on the stack, and name the first objects of their heaps, which lay where this one's do.
  for (int i = 0; i < 100; i++) NewFixedArray(i);
  Address* weak = the_heap->global_handles()->Create(ValueOf(NewFixedArray(3)));
  volatile Address held = *weak;
  GlobalHandles::MakeWeak(&weak);
  CollectMajor();
  CHECK_EQ(weak != nullptr, expected_to_stay);
  if (weak != nullptr) {
    CHECK_EQ(*weak, held);
    GlobalHandles::Destroy(weak);
  }
}

V8_NOINLINE void CallOut(bool expected_to_stay) {
  ExitScope exit(data);
  CallbackThatHolds(expected_to_stay);
}

void TestEmbedderFrames() {
  NewHeap(16);
  EntryScope entry(data);
  CallOut(false);
  {
    ScanEmbedderFramesScopeForTesting scan(the_heap);
    CallOut(true);
    DisableConservativeStackScanningScopeForTesting no_scan(the_heap);
    CallOut(false);
  }
  DeleteHeap();
}

#if defined(__x86_64__)
// Whether the engine's part of the stack holds the word whose complement is `hidden`.
bool StackHolds(uintptr_t hidden) {
  struct Search {
    uintptr_t hidden;
    bool found;
  } search = {hidden, false};
  ForEachEngineStackPart(data->stack_segments, CurrentStackPointer(), &search,
                         [](void* search, const uintptr_t* begin, const uintptr_t* end) {
                           auto* const the_search = static_cast<Search*>(search);
                           for (const uintptr_t* word = begin; word < end; word++) {
                             the_search->found |= ~*word == the_search->hidden;
                           }
                         });
  return search.found;
}

V8_NOINLINE bool CalloutOfEngine(uintptr_t hidden) {
  bool found;
  {
    ExitScope exit(data);
    found = StackHolds(hidden);
  }
  return found;
}
V8_NOINLINE bool CalloutThatSavesOnEntry(uintptr_t hidden) {
  bool found;
  {
    SavedExitScope::Link link;
    SavedExitScope exit(data, &link, StackSegment::kExit);
    found = StackHolds(hidden);
  }
  return found;
}

// A word that only a callee-saved register holds while `callout` runs. `hidden` is its complement.
#define HELD_IN(name)                                                                                     \
  V8_NOINLINE bool HeldIn_##name(bool (*callout)(uintptr_t), uintptr_t hidden) {                          \
    register uintptr_t held asm(#name) = hidden;                                                          \
    asm volatile("not %0" : "+r"(held));                                                                  \
    const bool found = callout(hidden);                                                                   \
    asm volatile("" : : "r"(held));                                                                       \
    return found;                                                                                         \
  }
HELD_IN(rbx)
HELD_IN(r12)
HELD_IN(r13)
HELD_IN(r14)
HELD_IN(r15)
#undef HELD_IN

// What callers keep in registers is seen through both kinds of exit.
void TestRegistersAtExits() {
  NewHeap(16);
  EntryScope entry(data);
  uintptr_t hidden = 0x1234567;
  for (const auto callout : {CalloutOfEngine, CalloutThatSavesOnEntry}) {
    for (const auto held_in : {HeldIn_rbx, HeldIn_r12, HeldIn_r13, HeldIn_r14, HeldIn_r15}) {
      hidden += 0x1000;
      CHECK(held_in(callout, hidden));
      CHECK(!callout(hidden + 1));
    }
  }
  DeleteHeap();
}
#else
void TestRegistersAtExits() {}
#endif

void TestPins() {
  v8_flags.verify_heap = true;
  FlagList::SetFlagsFromString("--gc-stress=3,move");
  NewHeap(16);
  CheckThatPinsStay();
  DeleteHeap();
  FlagList::ResetAllFlags();
}

// Pages of a heap that still had marks on them go on to the next heap, which finds none. A heap without objects has no
// pages.
void TestPagesOfOneHeapAfterAnother() {
  NewHeap(16);
  CHECK_EQ(the_heap->CommittedMemory(), size_t{0});
  Root(0) = reinterpret_cast<uint64_t>(NewFixedArray(200, AllocationType::kOld));
  for (int i = 0; i < 200; i++) RootArray(0)->set(i, ValueOf(NewFixedArray(100, AllocationType::kOld)));
  CollectMajor();
  const Address page = PageMetadata::FromAddress(Root(0))->address();
  CHECK(!PageMetadata::FromAddress(Root(0))->mark_bits().IsClear());
  DeleteHeap();
  NewHeap(16);
  bool reused = false;
  for (int i = 0; i < 200; i++) NewFixedArray(1000, AllocationType::kOld);
  the_heap->ForEachPage([&](PageMetadata* each) {
    reused |= each->address() == page;
    CHECK(each->mark_bits().IsClear());
  });
  CHECK(reused);
  DeleteHeap();
}

// Fills root 0 with young arrays, 160 KB of them.
void FillRootWithYoung() {
  Root(0) = reinterpret_cast<uint64_t>(NewFixedArray(200, AllocationType::kOld));
  for (int i = 0; i < 200; i++) RootArray(0)->set(i, ValueOf(NewFixedArray(100)));
}
bool SurvivesYoung() {
  Root(1) = reinterpret_cast<uint64_t>(NewFixedArray(10));
  CollectMinor();
  return Heap::InYoungGeneration(Tagged<HeapObject>(Root(1)));
}

// What survives once stays young, until it is seen that nearly all of it survives twice; later that is tried again.
void TestTenuring() {
  NewHeap(16);
  for (int round = 0; round < 2; round++) {
    FillRootWithYoung();
    CHECK(SurvivesYoung());
    RootArray(0)->FillWithNoBarrier(0, 100, Undefined());
    CHECK(SurvivesYoung());  // Half of what had survived was dead by now.
    CHECK(SurvivesYoung());
  }
  FillRootWithYoung();
  CHECK(SurvivesYoung());
  CHECK(SurvivesYoung());  // The arrays of root 0 become old here, and it shows that they are many.
  int tenured = 0;
  while (!SurvivesYoung()) tenured++;
  CHECK_GT(tenured, 1);
  CHECK_LT(tenured, 100);
  // Full collections promote all and say nothing about the scavenges to come.
  FillRootWithYoung();
  CollectMinor();
  CollectMajor();
  CHECK(SurvivesYoung());
  DeleteHeap();
}

// Runs `plant` on a fresh heap in a child process, in which verification then has to abort.
void ExpectVerifierFinds(const char* what, void (*plant)()) {
  fflush(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    if (freopen("/dev/null", "w", stderr) == nullptr) _exit(2);
    NewHeap(16);
    Root(0) = reinterpret_cast<uint64_t>(NewFixedArray(10, AllocationType::kOld));
    Root(1) = reinterpret_cast<uint64_t>(NewFixedArray(10));
    the_heap->MakeIterable();
    the_heap->Verify();
    plant();
    the_heap->MakeIterable();
    the_heap->Verify();
    _exit(0);
  }
  int status = 0;
  CHECK_EQ(waitpid(child, &status, 0), child);
  if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGABRT) FATAL("The verifier did not find: %s", what);
}

void TestPlantedFaults() {
  ExpectVerifierFinds("a wrong map", [] { HeaderWord(Root(0)) += 8; });
  ExpectVerifierFinds("a dangling slot", [] { RootArray(0)->data()[0] = Root(0) + 16; });
  ExpectVerifierFinds("a dangling root", [] { Root(2) = Root(0) + 16; });
  ExpectVerifierFinds("a slot to a word that looks like an object", [] {
    const Address inside = Root(0) + 32;
    HeaderWord(inside) = HeaderWord(Root(0));
    RootArray(0)->data()[0] = inside;
  });
  ExpectVerifierFinds("a slot outside of the heap", [] { RootArray(0)->data()[0] = 0x1000; });
  ExpectVerifierFinds("a missing remembered slot", [] { RootArray(0)->data()[0] = Root(1); });
  ExpectVerifierFinds("a gap without a filler", [] {
    const Address gap = the_heap->AllocateRaw(64, AllocationType::kOld).ToObjectChecked().address();
    memset(reinterpret_cast<void*>(gap), 0xFF, 64);
  });
  ExpectVerifierFinds("a stale mark bit", [] { PageMetadata::FromAddress(Root(0))->TryMark(Root(0)); });
  ExpectVerifierFinds("a wrong live-byte count", [] {
    PageMetadata* page = PageMetadata::FromAddress(Root(0));
    page->set_allocated_bytes(page->allocated_bytes() - 64);
  });
  ExpectVerifierFinds("a wrong gc state", [] { GcStateOf(Root(1)) = kOldClean; });
}

}  // namespace
}  // namespace v8::internal

int main() {
  using namespace v8::internal;
  MakeReadOnlySpace();
  TestChurn("--verify-heap", 20000);
  TestChurn("--verify-heap --gc-stress=50", 2000);
  TestChurn("--verify-heap --gc-stress=20,move", 2000);
  TestChurn("--gc-stress=3,move", 3000);
  TestChurn("--verify-heap --stress-compaction", 20000);
  TestChurn("--single-generation", 50000);
  TestFailingGates();
  TestRememberedSetWithoutMemory();
  TestLimit();
  TestPacing();
  TestAlwaysAllocate();
  TestWeakness();
  TestExternalResources();
  TestPins();
  TestPagesOfOneHeapAfterAnother();
  TestTenuring();
  TestEmbedderFrames();
  TestRegistersAtExits();
  TestPlantedFaults();
  puts("heap: ok");
}

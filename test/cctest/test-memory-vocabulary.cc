#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

#include "src/utils/allocation.h"
#include "src/zone/accounting-allocator.h"
#include "test/cctest/cctest.h"

// Memory on the C++ heap as component tests ask for it: what is told to the platform when there is none.

namespace {

class PressedPlatform : public TestPlatform {
 public:
  void OnCriticalMemoryPressure() override { ++told; }
  int told = 0;
};

// More than an address can name. Sanitizers end the process where malloc has nothing to give.
constexpr size_t kTooMuch = size_t{1} << 60;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMallocMayFail = false;
#else
constexpr bool kMallocMayFail = true;
#endif

// What the fatal error handler is to find; the process ends well then.
const char* expected_location = nullptr;
void ExitWhenExpected(const char* location, const char*) { _exit(strcmp(location, expected_location) == 0 ? 0 : 1); }

// Runs `body` in a process of its own, because it does not return, and tells whether it ended well.
bool EndsInFatalError(const char* location, void (*body)()) {
  const pid_t child = fork();
  if (child == 0) {
    expected_location = location;
    CcTest::isolate()->SetFatalErrorHandler(ExitWhenExpected);
    body();
    _exit(2);
  }
  int status = 0;
  CHECK_EQ(child, waitpid(child, &status, 0));
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

TEST_WITH_PLATFORM(PlatformsAreToldOnceWhenMemoryIsShort, PressedPlatform) {
  CHECK_NULL(i::AllocateOrTellPlatform([](size_t, size_t) -> void* { return nullptr; }, 1));
  CHECK_EQ(1, platform.told);
  // The platform has made room: the second attempt is the result.
  static int attempts;
  attempts = 0;
  static char memory;
  CHECK_EQ(&memory,
           i::AllocateOrTellPlatform([](size_t, size_t) -> void* { return ++attempts == 1 ? nullptr : &memory; }, 1));
  CHECK_EQ(2, platform.told);
  CHECK_NOT_NULL(i::AllocateOrTellPlatform([](size_t, size_t) -> void* { return &memory; }, 1));
  CHECK_EQ(2, platform.told);
}

TEST_WITH_PLATFORM(ArraysThatCannotBeHadAreFatal, PressedPlatform) {
  if (!kMallocMayFail) return;
  CHECK(EndsInFatalError("NewArray", [] { i::NewArray<int8_t>(kTooMuch); }));
  CHECK(EndsInFatalError("Malloced operator new", [] { i::Malloced::operator new(kTooMuch); }));
  CHECK(EndsInFatalError("AlignedAlloc", [] { i::AlignedAllocWithRetry(kTooMuch, i::AllocatePageSize()); }));
  CHECK_EQ(0, platform.told);  // in this process
}

TEST_WITH_PLATFORM(ReservationsEndWithTheirOwner, PressedPlatform) {
  const size_t page = i::AllocatePageSize();
  CHECK_EQ(page, i::CommitPageSize());
  {
    i::VirtualMemory memory(nullptr, 3 * page + 1, nullptr, 16 * page);
    CHECK(memory.IsReserved());
    CHECK_EQ(4 * page, memory.size());
    CHECK_EQ(0u, reinterpret_cast<uintptr_t>(memory.address()) % (16 * page));
  }
  CHECK(!i::VirtualMemory().IsReserved());
  i::VirtualMemory none(nullptr, kTooMuch, nullptr);
  CHECK(!none.IsReserved());
  CHECK_EQ(1, platform.told);
}

TEST_WITH_PLATFORM(SegmentsAreAccounted, PressedPlatform) {
  i::AccountingAllocator allocator;
  i::Segment* const one = allocator.AllocateSegment(100, false);
  i::Segment* const two = allocator.AllocateSegment(50, false);
  CHECK_LE(100, one->total_size());
  const size_t both = one->total_size() + two->total_size();
  CHECK_EQ(both, allocator.GetCurrentMemoryUsage());
  allocator.ReturnSegment(one, false);
  CHECK_EQ(two->total_size(), allocator.GetCurrentMemoryUsage());
  allocator.ReturnSegment(two, false);
  CHECK_EQ(0, allocator.GetCurrentMemoryUsage());
  CHECK_EQ(both, allocator.GetMaxMemoryUsage());
  if (!kMallocMayFail) return;
  CHECK_NULL(allocator.AllocateSegment(kTooMuch, false));
  CHECK_EQ(1, platform.told);
}

TEST(ObjectsOfMallocedClassesLieOnTheCppHeap) {
  class Pair : public i::Malloced {
   public:
    explicit Pair(int a) : first(a), second(2 * a) {}
    int first;
    int second;
  };
  Pair* const pair = new Pair(3);
  CHECK_EQ(6, pair->second);
  delete pair;
  void* const aligned = i::AlignedAllocWithRetry(10, 4096);
  CHECK_EQ(0u, reinterpret_cast<uintptr_t>(aligned) % 4096);
  i::AlignedFree(aligned);
  CHECK_NE(i::GetRandomMmapAddr(), i::GetRandomMmapAddr());
}

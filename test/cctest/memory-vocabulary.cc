#include "include/v8-platform.h"
#include "src/api/api-internal.h"
#include "src/base/platform/virtual-memory.h"
#include "src/init/v8.h"
#include "src/utils/allocation.h"
#include "src/zone/accounting-allocator.h"
#include "test/cctest/cctest.h"

// Memory as V8's tests ask for it.
namespace v8::internal {

void* AllocateOrTellPlatform(void* (*allocate)(size_t size, size_t alignment), size_t size, size_t alignment) {
  if (void* const result = allocate(size, alignment)) return result;
  V8::GetCurrentPlatform()->OnCriticalMemoryPressure();
  return allocate(size, alignment);
}
void FatalOutOfMemoryInTest(const char* location) {
  FatalOutOfMemory(reinterpret_cast<Isolate*>(v8::Isolate::GetCurrent()), location);
}

void* Malloced::operator new(size_t size) {
  void* const result = AllocateOrTellPlatform([](size_t bytes, size_t) { return malloc(bytes); }, size);
  if (result == nullptr) FatalOutOfMemoryInTest("Malloced operator new");
  return result;
}
void Malloced::operator delete(void* object) { free(object); }

void* AlignedAllocWithRetry(size_t size, size_t alignment) {
  void* const result = AllocateOrTellPlatform(
      [](size_t bytes, size_t multiple) -> void* {
        void* memory = nullptr;
        return posix_memalign(&memory, multiple, bytes) == 0 ? memory : nullptr;
      },
      size, alignment);
  if (result == nullptr) FatalOutOfMemoryInTest("AlignedAlloc");
  return result;
}
void AlignedFree(void* memory) { free(memory); }

size_t AllocatePageSize() { return base::VirtualMemory::PageSize(); }
size_t CommitPageSize() { return base::VirtualMemory::PageSize(); }
void* GetRandomMmapAddr() {
  static uint64_t state = 0x9E3779B97F4A7C15u;
  state = state * 6364136223846793005u + 1442695040888963407u;
  return reinterpret_cast<void*>((state >> 17) & ~uint64_t{0xfff});
}
v8::PageAllocator* GetPlatformPageAllocator() { return V8::GetCurrentPlatform()->GetPageAllocator(); }

VirtualMemory::VirtualMemory(v8::PageAllocator*, size_t size, void*, size_t alignment)
    : address_(AllocateOrTellPlatform(
          [](size_t bytes, size_t multiple) { return base::VirtualMemory::Reserve(bytes, multiple); },
          base::RoundUp(size, AllocatePageSize()), alignment < AllocatePageSize() ? AllocatePageSize() : alignment)),
      size_(address_ == nullptr ? 0 : base::RoundUp(size, AllocatePageSize())) {}
VirtualMemory::~VirtualMemory() {
  if (address_ != nullptr) base::VirtualMemory::Release(address_, size_);
}

Segment* AccountingAllocator::AllocateSegment(size_t bytes, bool) {
  Segment* const segment = static_cast<Segment*>(
      AllocateOrTellPlatform([](size_t size, size_t) { return malloc(size); }, bytes + sizeof(Segment)));
  if (segment == nullptr) return nullptr;
  segment->size_ = bytes + sizeof(Segment);
  current_ += segment->size_;
  if (current_ > max_) max_ = current_;
  return segment;
}
void AccountingAllocator::ReturnSegment(Segment* segment, bool) {
  current_ -= segment->size_;
  free(segment);
}

}  // namespace v8::internal

#include "src/base/platform/virtual-memory.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdlib>
#include <initializer_list>

#include "src/base/fault-injector.h"
#include "src/base/logging.h"

namespace v8::base {

namespace {

// Reads a decimal number from the start of a small file; 0 when there is no such file or it says "max".
uint64_t ReadNumber(const char* path) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char buffer[32];
  const ssize_t length = read(file, buffer, sizeof buffer - 1);
  close(file);
  if (length <= 0) return 0;
  buffer[length] = '\0';
  return strtoull(buffer, nullptr, 10);
}

uint64_t FindPhysicalMemory() {
  uint64_t memory = static_cast<uint64_t>(sysconf(_SC_PHYS_PAGES)) * VirtualMemory::PageSize();
  for (const char* path : {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
    const uint64_t limit = ReadNumber(path);
    if (limit != 0 && limit < memory) memory = limit;
  }
  return memory;
}

}  // namespace

size_t VirtualMemory::PageSize() {
  static const size_t size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

// Asked once: reading the control group's files takes longer than the rest of making an isolate's heap.
uint64_t VirtualMemory::AvailablePhysicalMemory() {
  static const uint64_t available = FindPhysicalMemory();
  return available;
}

void* VirtualMemory::Reserve(size_t size, size_t alignment) {
  const size_t padded = size + alignment;
  if (padded < size) return nullptr;
  void* raw = mmap(nullptr, padded, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (raw == MAP_FAILED) return nullptr;
  const uintptr_t start = reinterpret_cast<uintptr_t>(raw);
  const uintptr_t aligned = (start + alignment - 1) & ~(alignment - 1);
  if (aligned != start) munmap(raw, aligned - start);
  if (start + padded != aligned + size) {
    munmap(reinterpret_cast<void*>(aligned + size), start + padded - aligned - size);
  }
  return reinterpret_cast<void*>(aligned);
}

void VirtualMemory::Release(void* address, size_t size) { CHECK_EQ(munmap(address, size), 0); }

bool VirtualMemory::Commit(void* address, size_t size) {
  if (FaultInjector::ShouldFail(Gate::kPages)) return false;
  return mprotect(address, size, PROT_READ | PROT_WRITE) == 0;
}

void VirtualMemory::Decommit(void* address, size_t size) {
  // A fresh mapping over the old one drops the memory and lets the kernel merge it with reserved neighbours.
  void* fresh =
      mmap(address, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED, -1, 0);
  if (fresh == MAP_FAILED) madvise(address, size, MADV_DONTNEED);
}

bool VirtualMemory::SetReadOnly(void* address, size_t size) { return mprotect(address, size, PROT_READ) == 0; }

void* VirtualMemory::Map(size_t size) {
  if (FaultInjector::ShouldFail(Gate::kPages)) return nullptr;
  void* result = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return result == MAP_FAILED ? nullptr : result;
}

}  // namespace v8::base

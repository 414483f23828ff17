#ifndef FLAT8_SRC_BASE_PLATFORM_VIRTUAL_MEMORY_H_
#define FLAT8_SRC_BASE_PLATFORM_VIRTUAL_MEMORY_H_

#include <cstddef>
#include <cstdint>

// Address space and the memory behind it: the kPages gate. All sizes and addresses are multiples of PageSize().
namespace v8::base {

class VirtualMemory {
 public:
  // The operating system's page size.
  static size_t PageSize();
  // Physical memory of the machine or of the control group that the process runs in, whichever is less.
  static uint64_t AvailablePhysicalMemory();

  // Address space without memory, aligned to `alignment`. Null when there is none to be had.
  [[nodiscard]] static void* Reserve(size_t size, size_t alignment);
  static void Release(void* address, size_t size);

  // Makes a part of a reservation readable and writable. Passes the kPages gate; the memory reads as zeros when it was
  // never committed or has been decommitted.
  [[nodiscard]] static bool Commit(void* address, size_t size);
  // Gives the memory back and keeps the address space.
  static void Decommit(void* address, size_t size);

  [[nodiscard]] static bool SetReadOnly(void* address, size_t size);

  // A mapping of its own, readable and writable, zeroed. Passes the kPages gate.
  [[nodiscard]] static void* Map(size_t size);
  static void Unmap(void* address, size_t size) { Release(address, size); }
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_PLATFORM_VIRTUAL_MEMORY_H_

#ifndef FLAT8_SRC_UTILS_ALLOCATION_H_
#define FLAT8_SRC_UTILS_ALLOCATION_H_

#include <cstddef>
#include <cstring>
#include <new>

namespace v8 {
class PageAllocator;
}

// Memory on the C++ heap and address space, for tests: where there is none, the platform is told
// (OnCriticalMemoryPressure) and asked for once more. Engine code has base/memory.h and base/platform/virtual-memory.h.
// Defined in test/cctest/memory-vocabulary.cc.
namespace v8::internal {

// Null when memory is short even then.
void* AllocateOrTellPlatform(void* (*allocate)(size_t size, size_t alignment), size_t size, size_t alignment = 0);
[[noreturn]] void FatalOutOfMemoryInTest(const char* location);

template <typename T>
T* NewArray(size_t size) {
  void* const array =
      AllocateOrTellPlatform([](size_t count, size_t) -> void* { return new (std::nothrow) T[count]; }, size);
  if (array == nullptr) FatalOutOfMemoryInTest("NewArray");
  return static_cast<T*>(array);
}
template <typename T>
T* NewArray(size_t size, T value) {
  T* const result = NewArray<T>(size);
  for (size_t k = 0; k < size; ++k) result[k] = value;
  return result;
}
template <typename T>
void DeleteArray(T* array) {
  delete[] array;
}

// Copies to be deleted with DeleteArray.
inline char* StrNDup(const char* text, size_t length) {
  const size_t size = strnlen(text, length);
  char* const result = NewArray<char>(size + 1);
  memcpy(result, text, size);
  result[size] = '\0';
  return result;
}
inline char* StrDup(const char* text) { return StrNDup(text, strlen(text)); }

// Base of classes whose objects lie on the C++ heap. Fatal when there is no memory.
class Malloced {
 public:
  static void* operator new(size_t size);
  static void operator delete(void* object);
};

// Fatal when there is no memory.
void* AlignedAllocWithRetry(size_t size, size_t alignment);
void AlignedFree(void* memory);

size_t AllocatePageSize();
size_t CommitPageSize();
// An address that a mapping might get.
void* GetRandomMmapAddr();
v8::PageAllocator* GetPlatformPageAllocator();

// A reservation of address space, given back at the end.
class VirtualMemory final {
 public:
  VirtualMemory() = default;
  VirtualMemory(v8::PageAllocator* page_allocator, size_t size, void* hint, size_t alignment = 1);
  ~VirtualMemory();
  VirtualMemory(const VirtualMemory&) = delete;
  VirtualMemory& operator=(const VirtualMemory&) = delete;

  bool IsReserved() const { return address_ != nullptr; }
  size_t size() const { return size_; }
  void* address() const { return address_; }

 private:
  void* address_ = nullptr;
  size_t size_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_UTILS_ALLOCATION_H_

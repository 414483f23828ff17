#ifndef FLAT8_SRC_BASE_MEMORY_H_
#define FLAT8_SRC_BASE_MEMORY_H_

#include <cstddef>
#include <new>
#include <utility>

#include "src/base/macros.h"

// The malloc gate: memory of the engine outside the JavaScript heap. Every function returns nullptr on failure and never
// throws; callers carry on without (discard a cache, keep the slow path) or report out of memory.
namespace v8::base {

[[nodiscard]] void* Malloc(size_t size);
[[nodiscard]] void* Calloc(size_t count, size_t size);
// On failure the old block stays valid.
[[nodiscard]] void* Realloc(void* block, size_t size);
void Free(void* block);

template <typename T>
[[nodiscard]] T* NewArray(size_t count) {
  if (count > static_cast<size_t>(-1) / sizeof(T) / 2) return nullptr;
  return static_cast<T*>(Malloc(count * sizeof(T)));
}

template <typename T, typename... Arguments>
[[nodiscard]] T* New(Arguments&&... arguments) {
  void* memory = Malloc(sizeof(T));
  if (memory == nullptr) return nullptr;
  return ::new (memory) T(std::forward<Arguments>(arguments)...);
}

template <typename T>
void Delete(T* object) {
  if (object == nullptr) return;
  object->~T();
  Free(object);
}

// Owns an object made by New().
template <typename T>
class UniquePtr {
 public:
  UniquePtr() = default;
  explicit UniquePtr(T* object) : object_(object) {}
  UniquePtr(UniquePtr&& other) noexcept : object_(other.release()) {}
  UniquePtr& operator=(UniquePtr&& other) noexcept {
    if (this != &other) reset(other.release());
    return *this;
  }
  ~UniquePtr() { Delete(object_); }
  UniquePtr(const UniquePtr&) = delete;
  UniquePtr& operator=(const UniquePtr&) = delete;

  T* get() const { return object_; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }
  explicit operator bool() const { return object_ != nullptr; }
  T* release() { return std::exchange(object_, nullptr); }
  void reset(T* object = nullptr) { Delete(std::exchange(object_, object)); }

 private:
  T* object_ = nullptr;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_MEMORY_H_

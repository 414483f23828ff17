#ifndef FLAT8_SRC_BASE_GROWABLE_ARRAY_H_
#define FLAT8_SRC_BASE_GROWABLE_ARRAY_H_

#include <cstring>
#include <type_traits>
#include <utility>

#include "src/base/logging.h"
#include "src/base/memory.h"

namespace v8::base {

// A growing array whose growth may fail. The first `kInline` elements live in the object itself. Elements must be
// movable; trivially copyable ones are moved by memcpy. Not thread-safe.
template <typename T, size_t kInline = 0>
class GrowableArray {
 public:
  GrowableArray() = default;
  GrowableArray(GrowableArray&& other) noexcept { MoveFrom(other); }
  GrowableArray& operator=(GrowableArray&& other) noexcept {
    if (this != &other) {
      Clear();
      ReleaseStorage();
      MoveFrom(other);
    }
    return *this;
  }
  ~GrowableArray() {
    Clear();
    ReleaseStorage();
  }
  GrowableArray(const GrowableArray&) = delete;
  GrowableArray& operator=(const GrowableArray&) = delete;

  // Each returns false when memory could not be had; the array is then unchanged.
  [[nodiscard]] bool TryReserve(size_t capacity) {
    if (capacity <= capacity_) return true;
    return Grow(capacity);
  }
  [[nodiscard]] bool TryAdd(T value) {
    if (V8_UNLIKELY(size_ == capacity_) && !Grow(size_ + 1)) return false;
    ::new (static_cast<void*>(data_ + size_)) T(std::move(value));
    ++size_;
    return true;
  }
  // New elements are value-initialised.
  [[nodiscard]] bool TryResize(size_t size) {
    if (size > capacity_ && !Grow(size)) return false;
    while (size_ > size) data_[--size_].~T();
    for (; size_ < size; ++size_) ::new (static_cast<void*>(data_ + size_)) T();
    return true;
  }
  // The same with new elements that are not written yet.
  [[nodiscard]] bool TryResizeUninitialized(size_t size) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (size > capacity_ && !Grow(size)) return false;
    size_ = size;
    return true;
  }
  [[nodiscard]] bool TryAppend(const T* values, size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    if (size_ + count > capacity_ && !Grow(size_ + count)) return false;
    if (count != 0) std::memcpy(static_cast<void*>(data_ + size_), values, count * sizeof(T));
    size_ += count;
    return true;
  }

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  size_t capacity() const { return capacity_; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  T& operator[](size_t index) {
    DCHECK_LT(index, size_);
    return data_[index];
  }
  const T& operator[](size_t index) const {
    DCHECK_LT(index, size_);
    return data_[index];
  }
  T& back() { return (*this)[size_ - 1]; }
  const T& back() const { return (*this)[size_ - 1]; }
  T RemoveLast() {
    DCHECK(size_ > 0);
    T value = std::move(data_[--size_]);
    data_[size_].~T();
    return value;
  }
  // Drops elements from `size` on; never fails.
  void Truncate(size_t size) {
    while (size_ > size) data_[--size_].~T();
  }
  void Clear() { Truncate(0); }

 private:
  static constexpr size_t kInlineBytes = kInline == 0 ? 1 : kInline * sizeof(T);
  T* inline_storage() { return reinterpret_cast<T*>(inline_bytes_); }
  bool is_inline() const { return static_cast<const void*>(data_) == static_cast<const void*>(inline_bytes_); }

  FLAT8_COLD bool Grow(size_t minimum) {
    size_t capacity = capacity_ < 8 ? 8 : capacity_ + capacity_ / 2 + 8;
    if (capacity < minimum) capacity = minimum;
    if (capacity > (static_cast<size_t>(-1) >> 1) / sizeof(T)) return false;
    if constexpr (std::is_trivially_copyable_v<T>) {
      const bool was_inline = is_inline();
      void* block = was_inline ? Malloc(capacity * sizeof(T)) : Realloc(static_cast<void*>(data_), capacity * sizeof(T));
      if (block == nullptr) return false;
      if (was_inline && size_ != 0) std::memcpy(block, static_cast<const void*>(data_), size_ * sizeof(T));
      data_ = static_cast<T*>(block);
    } else {
      T* block = static_cast<T*>(Malloc(capacity * sizeof(T)));
      if (block == nullptr) return false;
      for (size_t i = 0; i < size_; ++i) {
        ::new (static_cast<void*>(block + i)) T(std::move(data_[i]));
        data_[i].~T();
      }
      ReleaseStorage();
      data_ = block;
    }
    capacity_ = capacity;
    return true;
  }
  void ReleaseStorage() {
    if (!is_inline()) Free(static_cast<void*>(data_));
    data_ = inline_storage();
    capacity_ = kInline;
  }
  void MoveFrom(GrowableArray& other) {
    if (other.is_inline()) {
      for (size_t i = 0; i < other.size_; ++i) ::new (static_cast<void*>(data_ + i)) T(std::move(other.data_[i]));
      size_ = other.size_;
      other.Clear();
    } else {
      data_ = other.data_;
      size_ = other.size_;
      capacity_ = other.capacity_;
      other.data_ = other.inline_storage();
      other.size_ = 0;
      other.capacity_ = kInline;
    }
  }

  T* data_ = inline_storage();
  size_t size_ = 0;
  size_t capacity_ = kInline;
  alignas(T) unsigned char inline_bytes_[kInlineBytes];
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_GROWABLE_ARRAY_H_

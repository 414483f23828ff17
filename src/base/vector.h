#ifndef FLAT8_SRC_BASE_VECTOR_H_
#define FLAT8_SRC_BASE_VECTOR_H_

#include <cstddef>
#include <initializer_list>
#include <type_traits>

#include "src/base/logging.h"

namespace v8::base {

// A view of `length` consecutive elements that somebody else owns.
template <typename T>
class Vector {
 public:
  constexpr Vector() = default;
  constexpr Vector(T* data, size_t length) : start_(data), length_(length) {}
  template <typename U, typename = std::enable_if_t<std::is_same_v<const U, T>>>
  constexpr Vector(Vector<U> other) : start_(other.begin()), length_(other.size()) {}  // NOLINT: widening is implicit

  int length() const { return static_cast<int>(length_); }
  constexpr size_t size() const { return length_; }
  bool empty() const { return length_ == 0; }
  constexpr T* begin() const { return start_; }
  constexpr T* end() const { return start_ + length_; }
  T* data() const { return start_; }
  T& operator[](size_t index) const {
    DCHECK_LT(index, length_);
    return start_[index];
  }
  T& at(size_t index) const { return (*this)[index]; }
  T& first() const { return start_[0]; }
  T& last() const { return start_[length_ - 1]; }
  Vector<T> SubVector(size_t from, size_t to) const {
    DCHECK(from <= to && to <= length_);
    return Vector<T>(start_ + from, to - from);
  }
  // For tests (owned-vectors.h): elements that Dispose() frees.
  static Vector<T> New(size_t length);
  void Dispose();
  Vector<T> SubVectorFrom(size_t from) const { return SubVector(from, length_); }

 private:
  T* start_ = nullptr;
  size_t length_ = 0;
};

template <typename T>
constexpr Vector<T> VectorOf(T* start, size_t size) {
  return Vector<T>(start, size);
}
template <typename Container>
auto VectorOf(Container&& container) -> Vector<std::remove_reference_t<decltype(container.data()[0])>> {
  return {container.data(), container.size()};
}
template <typename T>
constexpr Vector<const T> VectorOf(std::initializer_list<T> list) {
  return {list.begin(), list.size()};
}
template <typename T, size_t N>
constexpr Vector<T> ArrayVector(T (&array)[N]) {
  return Vector<T>(array, N);
}
template <size_t N>
constexpr Vector<const char> StaticCharVector(const char (&array)[N]) {
  return Vector<const char>(array, N - 1);
}
inline Vector<const char> CStrVector(const char* text) { return Vector<const char>(text, __builtin_strlen(text)); }
inline Vector<const uint8_t> OneByteVector(const char* text) {
  return Vector<const uint8_t>(reinterpret_cast<const uint8_t*>(text), __builtin_strlen(text));
}
inline Vector<const uint8_t> OneByteVector(const char* text, size_t length) {
  return Vector<const uint8_t>(reinterpret_cast<const uint8_t*>(text), length);
}

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_VECTOR_H_

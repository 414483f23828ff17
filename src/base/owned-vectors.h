#ifndef FLAT8_SRC_BASE_OWNED_VECTORS_H_
#define FLAT8_SRC_BASE_OWNED_VECTORS_H_

#include <algorithm>
#include <memory>

#include "src/base/vector.h"

// Vectors that own their elements, for tests: the engine's own are growable-array.h and the zones, which tell when
// memory is short.
namespace v8::base {

template <typename T>
Vector<T> Vector<T>::New(size_t length) {
  return Vector<T>(new T[length], length);
}
template <typename T>
void Vector<T>::Dispose() {
  delete[] start_;
  *this = Vector<T>();
}

// As long as its block; the elements of trivial types are not initialised.
template <typename T>
class ScopedVector : public Vector<T> {
 public:
  ScopedVector() = default;
  explicit ScopedVector(size_t length) : Vector<T>(new T[length], length) {}
  ScopedVector(ScopedVector&& other) : Vector<T>(other) { static_cast<Vector<T>&>(other) = Vector<T>(); }
  DISALLOW_COPY(ScopedVector);
  ~ScopedVector() { delete[] this->begin(); }
};

// Within the object itself.
template <typename T, size_t kSize>
class EmbeddedVector : public Vector<T> {
 public:
  EmbeddedVector() : Vector<T>(buffer_, kSize) {}
  explicit EmbeddedVector(const T& value) : EmbeddedVector() { std::fill_n(buffer_, kSize, value); }
  DISALLOW_COPY(EmbeddedVector);

 private:
  T buffer_[kSize];
};

// To be handed on.
template <typename T>
class OwnedVector {
 public:
  OwnedVector() = default;
  OwnedVector(std::unique_ptr<T[]> data, size_t length) : data_(std::move(data)), length_(length) {}
  template <typename U, typename = std::enable_if_t<std::is_convertible_v<std::unique_ptr<U[]>, std::unique_ptr<T[]>>>>
  OwnedVector(OwnedVector<U>&& other) : length_(other.size()) {  // NOLINT: widening is implicit
    data_ = other.ReleaseData();
  }

  // Zeros.
  static OwnedVector<T> New(size_t length) { return {std::make_unique<T[]>(length), length}; }
  static OwnedVector<T> NewForOverwrite(size_t length) { return {std::unique_ptr<T[]>(new T[length]), length}; }
  template <typename U>
  static OwnedVector<T> NewByCopying(const U* data, size_t length) {
    OwnedVector<std::remove_const_t<T>> result = OwnedVector<std::remove_const_t<T>>::NewForOverwrite(length);
    std::copy_n(data, length, result.begin());
    return result;
  }
  template <typename U>
  static OwnedVector<T> Of(const U& container) {
    return NewByCopying(container.data(), container.size());
  }

  size_t size() const { return length_; }
  bool empty() const { return length_ == 0; }
  T* begin() const { return data_.get(); }
  T* end() const { return begin() + length_; }
  T& operator[](size_t index) const {
    DCHECK_LT(index, length_);
    return data_[index];
  }
  Vector<T> as_vector() const { return {begin(), length_}; }
  std::unique_ptr<T[]> ReleaseData() {
    length_ = 0;
    return std::move(data_);
  }

 private:
  std::unique_ptr<T[]> data_;
  size_t length_ = 0;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_OWNED_VECTORS_H_

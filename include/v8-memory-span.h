// MemorySpan: a pointer and a length, in the manner of std::span, usable from C++17 on.

#ifndef INCLUDE_V8_MEMORY_SPAN_H_
#define INCLUDE_V8_MEMORY_SPAN_H_

#include <stddef.h>

#include <array>
#include <initializer_list>
#include <type_traits>
#include <utility>

#include "v8config.h"  // NOLINT(build/include_directory)

namespace v8 {

// A view of `size` consecutive elements that somebody else owns. Copying copies the view only.
template <typename T>
class MemorySpan {
 private:
  template <class U>
  static constexpr bool kPointerConverts = std::is_convertible_v<U (*)[], T (*)[]>;
  template <class C>
  using ElementOf = std::remove_pointer_t<decltype(std::declval<C&>().data())>;

 public:
  using value_type = std::remove_cv_t<T>;
  using iterator = T*;

  constexpr MemorySpan() = default;
  constexpr MemorySpan(T* data, size_t size) : data_(data), size_(size) {}

  template <size_t N>
  constexpr MemorySpan(T (&array)[N]) : data_(array), size_(N) {}  // NOLINT(runtime/explicit)

  // Any container with data() and size(): std::vector, std::array, LocalVector, another span.
  template <class C, class = std::enable_if_t<!std::is_array_v<C> && kPointerConverts<ElementOf<C>>>>
  constexpr MemorySpan(C& container)  // NOLINT(runtime/explicit)
      : data_(container.data()), size_(container.size()) {}
  template <class C, class = std::enable_if_t<!std::is_array_v<C> && kPointerConverts<ElementOf<const C>>>,
            class = void>
  constexpr MemorySpan(const C& container)  // NOLINT(runtime/explicit)
      : data_(container.data()), size_(container.size()) {}

  // The list's elements live only until the end of the full expression.
  template <class U = T, class = std::enable_if_t<std::is_const_v<U>>>
  constexpr MemorySpan(std::initializer_list<value_type> list)  // NOLINT(runtime/explicit)
      : size_(list.size()) {
    data_ = list.begin();
  }

  constexpr T* data() const { return data_; }
  constexpr size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr T& operator[](size_t i) const { return data_[i]; }
  constexpr T* begin() const { return data_; }
  constexpr T* end() const { return data_ + size_; }

 private:
  T* data_ = nullptr;
  size_t size_ = 0;
};

namespace detail {

template <class T, size_t N, size_t... I>
constexpr std::array<std::remove_cv_t<T>, N> ToArrayCopying(T (&list)[N], std::index_sequence<I...>) {
  return {{list[I]...}};
}
template <class T, size_t N, size_t... I>
constexpr std::array<std::remove_cv_t<T>, N> ToArrayMoving(T (&&list)[N], std::index_sequence<I...>) {
  return {{std::move(list[I])...}};
}

}  // namespace detail

// std::to_array of C++20 for C++17 hosts.
template <class T, size_t N>
constexpr std::array<std::remove_cv_t<T>, N> to_array(T (&list)[N]) {
  return detail::ToArrayCopying(list, std::make_index_sequence<N>{});
}
template <class T, size_t N>
constexpr std::array<std::remove_cv_t<T>, N> to_array(T (&&list)[N]) {
  return detail::ToArrayMoving(std::move(list), std::make_index_sequence<N>{});
}

}  // namespace v8

#endif  // INCLUDE_V8_MEMORY_SPAN_H_

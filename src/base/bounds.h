#ifndef FLAT8_SRC_BASE_BOUNDS_H_
#define FLAT8_SRC_BASE_BOUNDS_H_

#include <type_traits>

namespace v8::base {

// Whether lower <= value <= upper, with one comparison.
template <typename T, typename U>
constexpr bool IsInRange(T value, U lower, U upper) {
  using Unsigned = std::make_unsigned_t<std::common_type_t<T, U>>;
  return static_cast<Unsigned>(static_cast<Unsigned>(value) - static_cast<Unsigned>(lower)) <=
         static_cast<Unsigned>(static_cast<Unsigned>(upper) - static_cast<Unsigned>(lower));
}
// Whether [index, index + length) lies within [0, max), without overflow.
template <typename T>
constexpr bool IsInBounds(T index, T length, T max) {
  return index <= max && length <= max - index;
}

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_BOUNDS_H_

#ifndef FLAT8_SRC_BASE_OVERFLOWING_MATH_H_
#define FLAT8_SRC_BASE_OVERFLOWING_MATH_H_

#include <type_traits>

// Arithmetic of signed integers modulo their width, for tests.
namespace v8::base {

#define WRAPAROUND(Name, operation)                                                     \
  template <typename T>                                                                 \
  constexpr T Name##WithWraparound(T a, T b) {                                          \
    using Unsigned = std::make_unsigned_t<T>;                                           \
    return static_cast<T>(static_cast<Unsigned>(a) operation static_cast<Unsigned>(b)); \
  }
WRAPAROUND(Add, +)
WRAPAROUND(Sub, -)
WRAPAROUND(Mul, *)
#undef WRAPAROUND
template <typename T>
constexpr T NegateWithWraparound(T a) {
  return SubWithWraparound(T{0}, a);
}
template <typename T>
constexpr T ShlWithWraparound(T a, T b) {
  constexpr T kMask = sizeof(T) * 8 - 1;
  return static_cast<T>(static_cast<std::make_unsigned_t<T>>(a) << (b & kMask));
}

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_OVERFLOWING_MATH_H_

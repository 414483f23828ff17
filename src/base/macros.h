#ifndef FLAT8_SRC_BASE_MACROS_H_
#define FLAT8_SRC_BASE_MACROS_H_

#include <cstddef>
#include <cstdint>

// Attributes and small language helpers that every folder uses. The public headers have their own (v8config.h); the
// guards let both be seen by one translation unit.

#ifndef V8_LIKELY
#define V8_LIKELY(condition) (__builtin_expect(!!(condition), 1))
#endif
#ifndef V8_UNLIKELY
#define V8_UNLIKELY(condition) (__builtin_expect(!!(condition), 0))
#endif
#ifndef V8_INLINE
#define V8_INLINE inline __attribute__((always_inline))
#endif
#ifndef V8_NOINLINE
#define V8_NOINLINE __attribute__((noinline))
#endif

// A slow path: kept out of line and away from the hot code.
#define FLAT8_COLD __attribute__((noinline, cold))

#define DISALLOW_COPY(Type)    \
  Type(const Type&) = delete; \
  Type& operator=(const Type&) = delete

#define FLAT8_CONCAT_(a, b) a##b
#define FLAT8_CONCAT(a, b) FLAT8_CONCAT_(a, b)

namespace v8::base {

template <typename T, size_t N>
char (&ArraySizeHelper(T (&array)[N]))[N];
#ifndef arraysize
#define arraysize(array) (sizeof(::v8::base::ArraySizeHelper(array)))
#endif

// Evaluates its arguments, whose values nobody wants.
struct Use {
  template <typename... Ts>
  constexpr explicit Use(Ts&&...) {}
};
#ifndef USE
#define USE(...) static_cast<void>(::v8::base::Use(__VA_ARGS__))
#endif

// Keeps `value` alive (for the conservative stack scan) up to this point although only an interior pointer of it is used.
template <typename T>
V8_INLINE void KeepAlive(const T& value) {
  asm volatile("" : : "r,m"(value) : "memory");
}

template <typename T>
constexpr T RoundUp(T value, T multiple) {
  return (value + multiple - 1) / multiple * multiple;
}
constexpr bool IsPowerOfTwo(uint64_t value) { return value != 0 && (value & (value - 1)) == 0; }

template <typename To, typename From>
V8_INLINE To bit_cast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  __builtin_memcpy(&to, &from, sizeof(To));
  return to;
}

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_MACROS_H_

#ifndef FLAT8_SRC_BASE_RACY_MEMORY_H_
#define FLAT8_SRC_BASE_RACY_MEMORY_H_

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "include/v8config.h"

// Memory that scripts on several threads may read and write without agreeing about it: the elements of typed arrays,
// which may lie in SharedArrayBuffers. ECMA-262 §29 allows such races and any order of the bytes in them, which is what
// the machine's ordinary instructions give; ThreadSanitizer, which is after races of the engine's own, is shown relaxed
// atomics.
namespace v8::base {

#if defined(__SANITIZE_THREAD__)

inline void RacyCopy(void* to, const void* from, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const uint8_t byte = __atomic_load_n(static_cast<const uint8_t*>(from) + i, __ATOMIC_RELAXED);
    __atomic_store_n(static_cast<uint8_t*>(to) + i, byte, __ATOMIC_RELAXED);
  }
}
inline void RacyMove(void* to, const void* from, size_t count) {
  if (reinterpret_cast<uintptr_t>(to) - reinterpret_cast<uintptr_t>(from) >= count) return RacyCopy(to, from, count);
  for (size_t i = count; i-- > 0;) RacyCopy(static_cast<uint8_t*>(to) + i, static_cast<const uint8_t*>(from) + i, 1);
}
inline void RacyFill(void* to, uint8_t byte, size_t count) {
  for (size_t i = 0; i < count; ++i) __atomic_store_n(static_cast<uint8_t*>(to) + i, byte, __ATOMIC_RELAXED);
}

#else

V8_INLINE void RacyCopy(void* to, const void* from, size_t count) { std::memcpy(to, from, count); }
V8_INLINE void RacyMove(void* to, const void* from, size_t count) { std::memmove(to, from, count); }
V8_INLINE void RacyFill(void* to, uint8_t byte, size_t count) { std::memset(to, byte, count); }

#endif

// Element `index` of type T; `data` need not be aligned.
template <typename T>
V8_INLINE T RacyLoad(const uint8_t* data, size_t index = 0) {
  T value;
  RacyCopy(&value, data + index * sizeof(T), sizeof(T));
  return value;
}
template <typename T>
V8_INLINE void RacyStore(uint8_t* data, size_t index, T value) {
  RacyCopy(data + index * sizeof(T), &value, sizeof(T));
}

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_RACY_MEMORY_H_

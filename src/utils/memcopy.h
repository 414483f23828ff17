#ifndef FLAT8_SRC_UTILS_MEMCOPY_H_
#define FLAT8_SRC_UTILS_MEMCOPY_H_

#include <algorithm>
#include <cstddef>
#include <cstring>

// V8's names for copies of memory, for tests.
namespace v8::internal {

inline void MemCopy(void* to, const void* from, size_t size) { memcpy(to, from, size); }
inline void MemMove(void* to, const void* from, size_t size) { memmove(to, from, size); }

// Converts each element.
template <typename From, typename To>
void CopyChars(To* to, const From* from, size_t count) {
  std::copy_n(from, count, to);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_UTILS_MEMCOPY_H_

#ifndef FLAT8_SRC_UTILS_ALLOCATION_H_
#define FLAT8_SRC_UTILS_ALLOCATION_H_

#include <cstddef>
#include <cstring>

// Arrays on the C++ heap, for tests. Engine code has base/memory.h, which tells when memory is short.
namespace v8::internal {

template <typename T>
T* NewArray(size_t size) {
  return new T[size];
}
template <typename T>
T* NewArray(size_t size, T value) {
  T* const result = new T[size];
  for (size_t k = 0; k < size; ++k) result[k] = value;
  return result;
}
template <typename T>
void DeleteArray(T* array) {
  delete[] array;
}

// Copies to be deleted with DeleteArray.
inline char* StrNDup(const char* text, size_t length) {
  const size_t size = strnlen(text, length);
  char* const result = NewArray<char>(size + 1);
  memcpy(result, text, size);
  result[size] = '\0';
  return result;
}
inline char* StrDup(const char* text) { return StrNDup(text, strlen(text)); }

}  // namespace v8::internal

#endif  // FLAT8_SRC_UTILS_ALLOCATION_H_

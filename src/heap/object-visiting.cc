#include "src/heap/object-visiting.h"

namespace v8::internal {

size_t SizeFromLength(Address object) {
  if (V8_UNLIKELY(IsFiller(object))) return FillerSize(object);
  const HeapObject* cell = reinterpret_cast<HeapObject*>(object);
  return static_cast<size_t>(cell->SizeFromMap(cell->map()));
}

}  // namespace v8::internal

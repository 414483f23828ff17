#ifndef FLAT8_SRC_HEAP_FILLERS_H_
#define FLAT8_SRC_HEAP_FILLERS_H_

#include "src/common/instance-type.h"
#include "src/heap/object-header.h"

// Objects that stand for unused memory, so that a page can be walked from object to object: a filler of one word, or a
// free space, whose second word is its size in bytes and whose third (where it has one) links the free list.
namespace v8::internal {

inline constexpr size_t kFreeSpaceSizeOffset = 8;
inline constexpr size_t kFreeSpaceNextOffset = 16;

// The maps of fillers, set once the read-only space has them; before that a filler's map_ref is 0.
struct FillerMaps {
  static inline uint32_t filler = 0;
  static inline uint32_t free_space = 0;
};

inline void WriteFiller(Address start, size_t size) {
  if (size == 0) return;
  if (size == 8) {
    HeaderWord(start) = FillerMaps::filler | (uint64_t{FILLER_TYPE} << 32);
    return;
  }
  HeaderWord(start) = FillerMaps::free_space | (uint64_t{FREE_SPACE_TYPE} << 32);
  WordAt(start + kFreeSpaceSizeOffset) = size + TaggedBits::kDoubleOffset;
  if (size >= kFreeSpaceNextOffset + 8) WordAt(start + kFreeSpaceNextOffset) = kNullAddress;
}

V8_INLINE bool IsFiller(Address object) {
  const uint8_t type = InstanceTypeByteOf(object);
  return type == FILLER_TYPE || type == FREE_SPACE_TYPE;
}
V8_INLINE size_t FillerSize(Address object) {
  return InstanceTypeByteOf(object) == FREE_SPACE_TYPE
             ? WordAt(object + kFreeSpaceSizeOffset) - TaggedBits::kDoubleOffset
             : 8;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_FILLERS_H_

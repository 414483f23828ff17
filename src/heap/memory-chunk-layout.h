#ifndef FLAT8_SRC_HEAP_MEMORY_CHUNK_LAYOUT_H_
#define FLAT8_SRC_HEAP_MEMORY_CHUNK_LAYOUT_H_

#include "src/heap/page-metadata.h"

// What of a page is for objects, for V8's tests.
namespace v8::internal {

class MemoryChunkLayout {
 public:
  static size_t AllocatableMemoryInDataPage() { return kPageAreaSize; }
  static size_t AllocatableMemoryInMemoryChunk(AllocationSpace) { return kPageAreaSize; }
  static size_t ObjectStartOffsetInDataPage() { return kPageHeaderSize; }
  static size_t ObjectStartOffsetInMemoryChunk(AllocationSpace) { return kPageHeaderSize; }
  static int MaxRegularCodeObjectSize() { return kMaxRegularHeapObjectSize; }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_MEMORY_CHUNK_LAYOUT_H_

#ifndef FLAT8_SRC_HEAP_ARRAY_BUFFER_SWEEPER_H_
#define FLAT8_SRC_HEAP_ARRAY_BUFFER_SWEEPER_H_

#include "src/heap/heap.h"
#include "src/objects/js-array-buffer.h"

// The lists of array buffers, for V8's tests. Buffers share them with the other owners of external memory, and what
// died is released before the collection returns.
namespace v8::internal {

class ArrayBufferList {
 public:
  explicit ArrayBufferList(const ExternalResourceList& list) : list_(list) {}
  bool ContainsSlow(const ArrayBufferExtension* extension) const;
  size_t ApproximateBytes() const;
  size_t BytesSlow() const { return ApproximateBytes(); }

 private:
  const ExternalResourceList& list_;
};

class ArrayBufferSweeper {
 public:
  ArrayBufferList young() { return ArrayBufferList(heap()->external_resources().young()); }
  ArrayBufferList old() { return ArrayBufferList(heap()->external_resources().old()); }
  size_t YoungBytes() { return young().ApproximateBytes(); }
  size_t OldBytes() { return old().ApproximateBytes(); }
  bool sweeping_in_progress() const { return false; }
  void EnsureFinished() {}

 private:
  Heap* heap() { return reinterpret_cast<Heap*>(this); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_ARRAY_BUFFER_SWEEPER_H_

#ifndef FLAT8_SRC_HEAP_ALLOCATION_H_
#define FLAT8_SRC_HEAP_ALLOCATION_H_

#include "src/objects/objects.h"
#include "src/objects/result.h"

// How engine code makes objects: AllocateObject and the functions of object-factory.h. They collect when they have to;
// a failure means that the isolate is terminating for want of memory (or that a RangeError is pending).
namespace v8::internal {

// The ladder behind the bump pointer: collects, grows, takes large objects and other spaces. The memory is uninitialised
// apart from nothing; 0 when the isolate is now terminating. The gc state that the header must have is in *gc_state.
Address AllocateSlow(Isolate* isolate, int size, AllocationType type, uint8_t* gc_state);

// Memory for an object with its header written. The body is uninitialised: fill it before the next allocation.
V8_INLINE Result<Tagged<HeapObject>> AllocateObject(Isolate* isolate, Tagged<Map> map, int size,
                                                    AllocationType type = AllocationType::kYoung) {
  uint8_t gc_state = kYoungObject;
  Address address = 0;
  if (V8_LIKELY(type == AllocationType::kYoung)) {
    address = IsolateData::From(isolate)->TryBumpYoung(static_cast<size_t>(size));
  }
  if (V8_UNLIKELY(address == 0)) {
    address = AllocateSlow(isolate, size, type, &gc_state);
    if (V8_UNLIKELY(address == 0)) return Exception();
  }
  Tagged<HeapObject> object(address);
  *reinterpret_cast<uint64_t*>(address) = map->instance_header() | uint64_t{gc_state} << 56;
  return object;
}
template <typename T>
V8_INLINE Result<Tagged<T>> AllocateObjectOf(Isolate* isolate, Tagged<Map> map, int size = sizeof(T),
                                             AllocationType type = AllocationType::kYoung) {
  Result<Tagged<HeapObject>> object = AllocateObject(isolate, map, size, type);
  return Result<Tagged<T>>(Tagged<T>(object.unchecked().ptr()));
}

// Throws an error that memory-hungry requests get when they are simply too large; see execution/messages.
}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_ALLOCATION_H_

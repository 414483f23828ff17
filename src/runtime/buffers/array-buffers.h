#ifndef FLAT8_SRC_RUNTIME_BUFFERS_ARRAY_BUFFERS_H_
#define FLAT8_SRC_RUNTIME_BUFFERS_ARRAY_BUFFERS_H_

#include "src/execution/isolate.h"
#include "src/heap/backing-store.h"

// Makes array buffers and views of them. The maps come from GetDerivedMap, or from the realm's constructors. None of
// these runs script.
namespace v8::internal {

// What ToIndex lets through may exceed every buffer: RangeErrors then.
Result<Tagged<JSArrayBuffer>> NewArrayBuffer(Isolate* isolate, Tagged<Map> map, double byte_length,
                                             InitializedFlag initialized = InitializedFlag::kZeroInitialized);
Result<Tagged<JSArrayBuffer>> NewResizableArrayBuffer(Isolate* isolate, Tagged<Map> map, double byte_length,
                                                      double max_byte_length);
// The map of buffers that the engine makes on its own.
inline Tagged<Map> ArrayBufferMap(Isolate* isolate) { return isolate->realm()->array_buffer_function()->initial_map(); }

// Moves bytes from one buffer to another or within one, counted from the beginning of their memory. Long moves poll, and
// end early where an interrupt's callback has taken memory away.
Result<void> MoveBufferBytes(Isolate* isolate, Tagged<JSArrayBuffer> target, size_t to, Tagged<JSArrayBuffer> source,
                             size_t from, size_t count);

Tagged<JSFunction> TypedArrayConstructorOf(Tagged<NativeContext> realm, ElementsKind kind);
Tagged<String> TypedArrayName(ElementsKind kind);
inline Tagged<Map> TypedArrayMap(Isolate* isolate, ElementsKind kind) {
  return TypedArrayConstructorOf(isolate->realm(), kind)->initial_map();
}

// Views of a buffer that is not detached. The range has been checked; lengths of typed arrays are in elements.
inline constexpr size_t kTrackLength = static_cast<size_t>(-1);  // follow the length of a resizable buffer
Result<Tagged<JSTypedArray>> NewTypedArrayOn(Isolate* isolate, Tagged<Map> map, Tagged<JSArrayBuffer> buffer,
                                             size_t byte_offset, size_t length);
Result<Tagged<JSDataView>> NewDataViewOn(Isolate* isolate, Tagged<Map> map, Tagged<JSArrayBuffer> buffer,
                                         size_t byte_offset, size_t byte_length);
// On a buffer of its own. RangeError kInvalidTypedArrayLength, or kArrayBufferAllocationFailed.
Result<Tagged<JSTypedArray>> NewTypedArray(Isolate* isolate, Tagged<Map> map, double length,
                                           InitializedFlag initialized = InitializedFlag::kZeroInitialized);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_BUFFERS_ARRAY_BUFFERS_H_

#include "src/runtime/buffers/array-buffers.h"

#include <algorithm>

#include "src/base/racy-memory.h"

namespace v8::internal {

Result<Tagged<JSArrayBuffer>> NewArrayBuffer(Isolate* isolate, Tagged<Map> map, double byte_length,
                                             InitializedFlag initialized) {
  const Tagged<JSArrayBuffer> buffer = Cast<JSArrayBuffer>(TRY(NewJSObjectFromMap(isolate, map)));
  InitializeEmptyBuffer(buffer);
  if (byte_length > JSArrayBuffer::kMaxByteLength) {
    return Throw(isolate, MessageTemplate::kArrayBufferAllocationFailed);
  }
  TRY(AllocateBufferStore(isolate, buffer, static_cast<size_t>(byte_length), initialized));
  return buffer;
}

Result<Tagged<JSArrayBuffer>> NewResizableArrayBuffer(Isolate* isolate, Tagged<Map> map, double byte_length,
                                                      double max_byte_length) {
  const Tagged<JSArrayBuffer> buffer = Cast<JSArrayBuffer>(TRY(NewJSObjectFromMap(isolate, map)));
  InitializeEmptyBuffer(buffer);
  if (max_byte_length > JSArrayBuffer::kMaxByteLength) {
    return Throw(isolate, MessageTemplate::kInvalidArrayBufferMaxLength);
  }
  TRY(AllocateResizableBufferStore(isolate, buffer, static_cast<size_t>(byte_length),
                                   static_cast<size_t>(max_byte_length)));
  return buffer;
}

#define TYPED_ARRAY_KINDS(V)                      \
  V(UINT8, uint8_array, Uint8Array)               \
  V(INT8, int8_array, Int8Array)                  \
  V(UINT16, uint16_array, Uint16Array)            \
  V(INT16, int16_array, Int16Array)               \
  V(UINT32, uint32_array, Uint32Array)            \
  V(INT32, int32_array, Int32Array)               \
  V(BIGUINT64, biguint64_array, BigUint64Array)   \
  V(BIGINT64, bigint64_array, BigInt64Array)      \
  V(UINT8_CLAMPED, uint8_clamped_array, Uint8ClampedArray) \
  V(FLOAT16, float16_array, Float16Array)         \
  V(FLOAT32, float32_array, Float32Array)         \
  V(FLOAT64, float64_array, Float64Array)

Result<void> MoveBufferBytes(Isolate* isolate, Tagged<JSArrayBuffer> target, size_t to, Tagged<JSArrayBuffer> source,
                             size_t from, size_t count) {
  constexpr size_t kStretch = size_t{1} << 20;
  const bool backwards = target->backing_store() == source->backing_store() && from < to;
  for (size_t done = 0; done < count;) {
    if (to + count > target->byte_length() || from + count > source->byte_length()) return Ok();
    const size_t stretch = std::min(count - done, kStretch);
    const size_t offset = backwards ? count - done - stretch : done;
    base::RacyMove(static_cast<uint8_t*>(target->backing_store()) + to + offset,
                   static_cast<const uint8_t*>(source->backing_store()) + from + offset, stretch);
    done += stretch;
    if (done < count && !isolate->Poll()) return Exception();
  }
  return Ok();
}

Tagged<JSFunction> TypedArrayConstructorOf(Tagged<NativeContext> realm, ElementsKind kind) {
  switch (kind) {
#define CASE(KIND, slot, Name) \
  case KIND##_ELEMENTS: return realm->slot##_function();
    TYPED_ARRAY_KINDS(CASE)
#undef CASE
    default: UNREACHABLE();
  }
}

Tagged<String> TypedArrayName(ElementsKind kind) {
  switch (kind) {
#define CASE(KIND, slot, Name) \
  case KIND##_ELEMENTS: return ReadOnlyRoots::Name##_string();
    TYPED_ARRAY_KINDS(CASE)
#undef CASE
    default: UNREACHABLE();
  }
}
#undef TYPED_ARRAY_KINDS

namespace {

void InitializeView(Tagged<JSArrayBufferView> view, Tagged<JSArrayBuffer> buffer, size_t byte_offset,
                    size_t byte_length) {
  const bool tracks = byte_length == kTrackLength;
  view->set_buffer(buffer);
  view->set_byte_offset(byte_offset);
  view->set_byte_length_field(tracks ? 0 : byte_length);
  view->set_view_flags((tracks ? 1 : 0) | (buffer->is_resizable_by_js() ? 2 : 0) | (buffer->is_immutable() ? 4 : 0));
}

}  // namespace

Result<Tagged<JSTypedArray>> NewTypedArrayOn(Isolate* isolate, Tagged<Map> map, Tagged<JSArrayBuffer> buffer,
                                             size_t byte_offset, size_t length) {
  const Tagged<JSTypedArray> array = Cast<JSTypedArray>(TRY(NewJSObjectFromMap(isolate, map)));
  const bool tracks = length == kTrackLength;
  InitializeEmbedderFields(array);
  InitializeView(array, buffer, byte_offset, tracks ? kTrackLength : length * array->element_size());
  array->set_length_field(tracks ? 0 : length);
  array->set_data_ptr(static_cast<uint8_t*>(buffer->backing_store()) + byte_offset);
  return array;
}

Result<Tagged<JSDataView>> NewDataViewOn(Isolate* isolate, Tagged<Map> map, Tagged<JSArrayBuffer> buffer,
                                         size_t byte_offset, size_t byte_length) {
  const Tagged<JSDataView> view = Cast<JSDataView>(TRY(NewJSObjectFromMap(isolate, map)));
  InitializeEmbedderFields(view);
  InitializeView(view, buffer, byte_offset, byte_length);
  return view;
}

Result<Tagged<JSTypedArray>> NewTypedArray(Isolate* isolate, Tagged<Map> map, double length,
                                           InitializedFlag initialized) {
  const ElementsKind kind = static_cast<ElementsKind>(map->instance_header() >> 40 & HeapObject::kElementsKindMask);
  const double byte_length = length * (1 << JSTypedArray::ElementSizeLog2(kind));
  if (byte_length > JSTypedArray::kMaxByteLength) {
    return Throw(isolate, MessageTemplate::kInvalidTypedArrayLength, Value::Number(length));
  }
  const Tagged<JSArrayBuffer> buffer = TRY(NewArrayBuffer(isolate, ArrayBufferMap(isolate), byte_length, initialized));
  buffer->set_is_implicit(byte_length <= JSTypedArray::kMaxSizeInHeap);
  return NewTypedArrayOn(isolate, map, buffer, 0, static_cast<size_t>(length));
}

}  // namespace v8::internal

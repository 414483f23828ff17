#ifndef FLAT8_SRC_OBJECTS_JS_ARRAY_BUFFER_H_
#define FLAT8_SRC_OBJECTS_JS_ARRAY_BUFFER_H_

#include <atomic>

#include "include/v8-array-buffer.h"
#include "src/objects/js-objects.h"

namespace v8::internal {

class ArrayBufferExtension;
template <typename T>
class Handle;

// An ArrayBuffer or a SharedArrayBuffer: the script's view of a backing store. The store itself is owned through an
// ArrayBufferExtension in the heap's list of buffers, which shares it with C++ holders and, when it is_shared(), with
// buffers of other isolates.
class JSArrayBuffer : public JSObject {
 public:
  static constexpr size_t kMaxByteLength = v8::ArrayBuffer::kMaxByteLength;
  static constexpr int kEmbedderFields = v8::ArrayBuffer::kEmbedderFieldCount;
  RAW_POINTER_FIELD(void, backing_store)
  SIZE_FIELD(byte_length_field)
  SIZE_FIELD(max_byte_length)
  RAW_POINTER_FIELD(ArrayBufferExtension, extension)
  // Of a growable SharedArrayBuffer: its length, which any agent may raise at any time. Null of other buffers.
  RAW_POINTER_FIELD(std::atomic<size_t>, shared_length)
  INT_FIELD(flags)
  TAGGED_FIELD(Object, detach_key)
  V8_INLINE size_t byte_length() const {
    if (V8_LIKELY(shared_length() == nullptr)) return byte_length_field();
    return shared_length()->load(std::memory_order_seq_cst);
  }
#define BUFFER_FLAG(name, bit)                                \
  bool name() const { return (flags() & (1 << bit)) != 0; }   \
  void set_##name(bool value) { set_flags(value ? flags() | (1 << bit) : flags() & ~(1 << bit)); }
  BUFFER_FLAG(was_detached, 0)
  BUFFER_FLAG(is_shared, 1)
  BUFFER_FLAG(is_resizable_by_js, 2)
  BUFFER_FLAG(is_detachable, 3)
  BUFFER_FLAG(is_external, 4)
  // Nobody may write the bytes through any view, nor take them away. Set before there are views.
  BUFFER_FLAG(is_immutable, 5)
  // Came into being with a small typed array, and nobody has asked for it yet.
  BUFFER_FLAG(is_implicit, 6)
#undef BUFFER_FLAG
};

class JSArrayBufferView : public JSObject {
 public:
  static constexpr int kEmbedderFields = v8::ArrayBufferView::kEmbedderFieldCount;
  TAGGED_FIELD(JSArrayBuffer, buffer)
  SIZE_FIELD(byte_offset)
  SIZE_FIELD(byte_length_field)  // fixed-length views; see IsLengthTracking
  INT_FIELD(view_flags)
  bool is_length_tracking() const { return (view_flags() & 1) != 0; }
  // On a resizable buffer: bounds have to be checked at each access.
  bool is_backed_by_rab() const { return (view_flags() & 2) != 0; }
  // On an immutable buffer.
  bool is_immutable() const { return (view_flags() & 4) != 0; }
  bool WasDetached() const { return buffer()->was_detached(); }
  // Whether the view no longer fits its buffer (detached counts).
  bool IsOutOfBounds() const {
    if (WasDetached()) return true;
    return is_backed_by_rab() && !Fits(buffer()->byte_length());
  }
  // The buffer's length is read once: it may grow meanwhile.
  size_t GetByteLength() const {
    if (WasDetached()) return 0;
    if (!is_backed_by_rab()) return byte_length_field();
    const size_t length = buffer()->byte_length();
    if (!Fits(length)) return 0;
    return is_length_tracking() ? length - byte_offset() : byte_length_field();
  }

 private:
  bool Fits(size_t buffer_length) const {
    return is_length_tracking() ? byte_offset() <= buffer_length
                                : byte_offset() + byte_length_field() <= buffer_length;
  }
};

class JSTypedArray : public JSArrayBufferView {
 public:
  // Bytes of an array whose buffer exists only once somebody asks for it, as far as hosts can tell.
  static constexpr int kMaxSizeInHeap = 64;
  static constexpr size_t kMaxByteLength = JSArrayBuffer::kMaxByteLength;
  // Elements of a fixed-length array; use GetLength() unless !is_backed_by_rab().
  SIZE_FIELD(length_field)
  // The first element: the buffer's backing store, which does not move while the buffer has one, and the byte offset.
  // To be followed only as far as GetLength() says.
  RAW_POINTER_FIELD(uint8_t, data_ptr)
  static int ElementSizeLog2(ElementsKind kind) {
    switch (kind) {
      case UINT8_ELEMENTS: case INT8_ELEMENTS: case UINT8_CLAMPED_ELEMENTS: return 0;
      case UINT16_ELEMENTS: case INT16_ELEMENTS: case FLOAT16_ELEMENTS: return 1;
      case UINT32_ELEMENTS: case INT32_ELEMENTS: case FLOAT32_ELEMENTS: return 2;
      default: return 3;
    }
  }
  // V8's names, for tests.
  Handle<JSArrayBuffer> GetBuffer();
  void* DataPtr() const { return data_ptr(); }
  size_t element_size() const { return size_t{1} << ElementSizeLog2(elements_kind()); }
  // Elements now; 0 when detached or out of bounds.
  V8_INLINE size_t GetLength() const {
    if (V8_LIKELY(!is_backed_by_rab())) return WasDetached() ? 0 : length_field();
    return GetByteLength() >> ElementSizeLog2(elements_kind());
  }
  // Elements that may be written; 0 when the buffer is immutable.
  V8_INLINE size_t GetWritableLength() const {
    if (V8_LIKELY(view_flags() == 0)) return WasDetached() ? 0 : length_field();
    return is_immutable() ? 0 : GetLength();
  }
};

class JSDataView : public JSArrayBufferView {};
// V8 has two classes.
using JSDataViewOrRabGsabDataView = JSDataView;

// The buffer, given to script or to the host.
inline Tagged<JSArrayBuffer> ExposeBuffer(Tagged<JSArrayBufferView> view) {
  const Tagged<JSArrayBuffer> buffer = view->buffer();
  buffer->set_is_implicit(false);
  return buffer;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_ARRAY_BUFFER_H_

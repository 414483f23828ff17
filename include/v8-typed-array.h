// Typed arrays.

#ifndef INCLUDE_V8_TYPED_ARRAY_H_
#define INCLUDE_V8_TYPED_ARRAY_H_

#include <stddef.h>

#include "v8-array-buffer.h"  // NOLINT(build/include_directory)
#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

// ECMA-262 §23.2. The static New functions of the classes below take an offset in bytes, a multiple of the element
// size, and a length in elements; the range must lie within the buffer.
class V8_EXPORT TypedArray : public ArrayBufferView {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kTypedArray;

  static constexpr size_t kMaxByteLength = ArrayBuffer::kMaxByteLength;
  static constexpr size_t kMaxLength = kMaxByteLength;

  // Elements; 0 when the buffer is detached.
  size_t Length();
  V8_INLINE static TypedArray* Cast(Value* value) { return internal::ApiCast<TypedArray>(value); }
};

class V8_EXPORT Uint8Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kUint8Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 1;
  static Local<Uint8Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Uint8Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Uint8Array* Cast(Value* value) { return internal::ApiCast<Uint8Array>(value); }
};

class V8_EXPORT Uint8ClampedArray : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kUint8ClampedArray;
  static constexpr size_t kMaxLength = kMaxByteLength / 1;
  static Local<Uint8ClampedArray> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Uint8ClampedArray> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Uint8ClampedArray* Cast(Value* value) { return internal::ApiCast<Uint8ClampedArray>(value); }
};

class V8_EXPORT Int8Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kInt8Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 1;
  static Local<Int8Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Int8Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Int8Array* Cast(Value* value) { return internal::ApiCast<Int8Array>(value); }
};

class V8_EXPORT Uint16Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kUint16Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 2;
  static Local<Uint16Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Uint16Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Uint16Array* Cast(Value* value) { return internal::ApiCast<Uint16Array>(value); }
};

class V8_EXPORT Int16Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kInt16Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 2;
  static Local<Int16Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Int16Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Int16Array* Cast(Value* value) { return internal::ApiCast<Int16Array>(value); }
};

class V8_EXPORT Uint32Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kUint32Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 4;
  static Local<Uint32Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Uint32Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Uint32Array* Cast(Value* value) { return internal::ApiCast<Uint32Array>(value); }
};

class V8_EXPORT Int32Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kInt32Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 4;
  static Local<Int32Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Int32Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Int32Array* Cast(Value* value) { return internal::ApiCast<Int32Array>(value); }
};

class V8_EXPORT Float16Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kFloat16Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 2;
  static Local<Float16Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Float16Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Float16Array* Cast(Value* value) { return internal::ApiCast<Float16Array>(value); }
};

class V8_EXPORT Float32Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kFloat32Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 4;
  static Local<Float32Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Float32Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Float32Array* Cast(Value* value) { return internal::ApiCast<Float32Array>(value); }
};

class V8_EXPORT Float64Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kFloat64Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 8;
  static Local<Float64Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<Float64Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static Float64Array* Cast(Value* value) { return internal::ApiCast<Float64Array>(value); }
};

class V8_EXPORT BigInt64Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kBigInt64Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 8;
  static Local<BigInt64Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<BigInt64Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static BigInt64Array* Cast(Value* value) { return internal::ApiCast<BigInt64Array>(value); }
};

class V8_EXPORT BigUint64Array : public TypedArray {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kBigUint64Array;
  static constexpr size_t kMaxLength = kMaxByteLength / 8;
  static Local<BigUint64Array> New(Local<ArrayBuffer> array_buffer, size_t byte_offset, size_t length);
  static Local<BigUint64Array> New(Local<SharedArrayBuffer> shared_array_buffer, size_t byte_offset, size_t length);
  V8_INLINE static BigUint64Array* Cast(Value* value) { return internal::ApiCast<BigUint64Array>(value); }
};

}  // namespace v8

#endif  // INCLUDE_V8_TYPED_ARRAY_H_

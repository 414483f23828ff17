#ifndef FLAT8_SRC_BUILTINS_TYPED_ARRAY_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_TYPED_ARRAY_SUPPORT_H_

#include "src/base/racy-memory.h"
#include "src/builtins/array-support.h"
#include "src/numbers/conversions.h"
#include "src/objects/elements.h"
#include "src/runtime/buffers/array-buffers.h"

// What the builtins of typed arrays share. Any call of script may detach or resize the buffer, so lengths are asked for
// again after it, and no pointer to the elements is held across it.
namespace v8::internal {

// §23.2.4.4 ValidateTypedArray: TypeErrors for other values, and for arrays without (enough) memory. `method` is for the
// message: "%TypedArray%.prototype.fill".
ExceptionPending ThrowNotTypedArray(Isolate* isolate);
ExceptionPending ThrowDetachedTypedArray(Isolate* isolate, const char* method);
ExceptionPending ThrowImmutable(Isolate* isolate, const char* method);
inline Result<void> CheckNotOutOfBounds(Isolate* isolate, Tagged<JSTypedArray> array, const char* method) {
  if (V8_LIKELY(!array->IsOutOfBounds())) return Ok();
  return ThrowDetachedTypedArray(isolate, method);
}
// With kWrite also for arrays in an immutable buffer.
enum class AccessMode : uint8_t { kRead, kWrite };
inline Result<void> CheckNotImmutable(Isolate* isolate, Tagged<JSArrayBufferView> view, const char* method) {
  if (V8_LIKELY(!view->is_immutable())) return Ok();
  return ThrowImmutable(isolate, method);
}
inline Result<Tagged<JSTypedArray>> ValidateTypedArray(Isolate* isolate, Value value, const char* method,
                                                       AccessMode mode = AccessMode::kRead) {
  if (V8_UNLIKELY(!IsJSTypedArray(value))) return ThrowNotTypedArray(isolate);
  if (mode == AccessMode::kWrite) TRY(CheckNotImmutable(isolate, Cast<JSTypedArray>(value), method));
  TRY(CheckNotOutOfBounds(isolate, Cast<JSTypedArray>(value), method));
  return Cast<JSTypedArray>(value);
}
inline double LengthOf(Tagged<JSTypedArray> array) { return static_cast<double>(array->GetLength()); }
inline bool HasBigInts(Tagged<JSTypedArray> array) { return IsBigIntTypedArrayElementsKind(array->elements_kind()); }

// §10.4.5.16 TypedArrayGetElement: undefined where there is no element.
inline Result<Value> GetTypedElement(Isolate* isolate, Tagged<JSTypedArray> array, double index) {
  if (V8_UNLIKELY(index >= LengthOf(array))) return Undefined();
  return LoadTypedElement(isolate, array, static_cast<size_t>(index));
}
// The value as an element of that kind is made of: ToBigInt or ToNumber.
inline Result<Value> ToElementValue(Isolate* isolate, ElementsKind kind, Value value) {
  if (V8_LIKELY(value.IsNumber() && !IsBigIntTypedArrayElementsKind(kind))) return value;
  if (IsBigIntTypedArrayElementsKind(kind)) return TRY(ToBigInt(isolate, value));
  return ToNumberValue(isolate, value);
}
// §10.4.5.17 TypedArraySetElement: converts, and stores if there is such an element.
inline Result<void> SetTypedElement(Isolate* isolate, Tagged<JSTypedArray> array, double index, Value value) {
  const Value element = TRY(ToElementValue(isolate, array->elements_kind(), value));
  if (V8_LIKELY(index < LengthOf(array))) StoreTypedElement(array, static_cast<size_t>(index), element);
  return Ok();
}

// §23.2.4.2 TypedArrayCreateFromCtor. `arguments`: a length, or what subarray passes.
Result<Tagged<JSTypedArray>> TypedArrayCreateFromConstructor(Isolate* isolate, Value constructor, const Value* arguments,
                                                             int count, const char* method,
                                                             AccessMode mode = AccessMode::kRead);
// §23.2.4.1 TypedArraySpeciesCreate with a length, for writing.
Result<Tagged<JSTypedArray>> TypedArraySpeciesCreate(Isolate* isolate, Tagged<JSTypedArray> exemplar, double length,
                                                     const char* method);
// The constructor that §23.2.4.1 finds, and its last step.
Result<Value> TypedArraySpeciesConstructor(Isolate* isolate, Tagged<JSTypedArray> exemplar);
Result<void> CheckSameContentType(Isolate* isolate, Tagged<JSTypedArray> exemplar, Tagged<JSTypedArray> result);
// §23.2.4.3 TypedArrayCreateSameType
inline Result<Tagged<JSTypedArray>> TypedArrayCreateSameType(Isolate* isolate, Tagged<JSTypedArray> exemplar,
                                                             double length) {
  return NewTypedArray(isolate, TypedArrayMap(isolate, exemplar->elements_kind()), length);
}

// Copies the first `count` elements of `source` to `target` from `offset` on, converting them from one type to another.
// The ranges must not overlap unless HaveSameBytes. Both arrays hold BigInts, or neither does. Long copies poll, and end
// early where an interrupt's callback has taken elements away.
Result<void> CopyElements(Isolate* isolate, Tagged<JSTypedArray> target, size_t offset, Tagged<JSTypedArray> source,
                          size_t count);
// Whether elements of one kind are copied to the other by copying their bytes.
bool HaveSameBytes(ElementsKind to, ElementsKind from);

template <typename T>
V8_INLINE T ReadElement(const uint8_t* data, size_t index) {
  return base::RacyLoad<T>(data, index);
}
template <typename T>
V8_INLINE void WriteElement(uint8_t* data, size_t index, T value) {
  base::RacyStore<T>(data, index, value);
}

// The value of an element: a Number or a BigInt.
template <typename T>
Result<Value> FromElement(Isolate* isolate, T value) {
  if constexpr (std::is_same_v<T, int64_t>) {
    return TRY(BigIntFromInt64(isolate, value));
  } else if constexpr (std::is_same_v<T, uint64_t>) {
    return TRY(BigIntFromUint64(isolate, value));
  } else {
    return Value::Number(static_cast<double>(value));
  }
}

// Calls `visit` with a value of the C++ type of the elements.
template <typename Visit>
V8_INLINE auto WithElementType(ElementsKind kind, Visit visit) {
  switch (kind) {
    case UINT8_ELEMENTS:
    case UINT8_CLAMPED_ELEMENTS: return visit(uint8_t{});
    case INT8_ELEMENTS: return visit(int8_t{});
    case UINT16_ELEMENTS: return visit(uint16_t{});
    case INT16_ELEMENTS: return visit(int16_t{});
    case UINT32_ELEMENTS: return visit(uint32_t{});
    case INT32_ELEMENTS: return visit(int32_t{});
    case BIGUINT64_ELEMENTS: return visit(uint64_t{});
    case BIGINT64_ELEMENTS: return visit(int64_t{});
    case FLOAT16_ELEMENTS: return visit(Float16{});
    case FLOAT32_ELEMENTS: return visit(float{});
    case FLOAT64_ELEMENTS: return visit(double{});
    default: UNREACHABLE();
  }
}
// Calls `visit` with an unsigned integer of the elements' size.
template <typename Visit>
V8_INLINE auto WithElementSize(ElementsKind kind, Visit visit) {
  switch (JSTypedArray::ElementSizeLog2(kind)) {
    case 0: return visit(uint8_t{});
    case 1: return visit(uint16_t{});
    case 2: return visit(uint32_t{});
    default: return visit(uint64_t{});
  }
}

// Elements between two polls for interrupts in loops over raw elements.
inline constexpr size_t kTypedArrayPollInterval = 16 * KB;

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_TYPED_ARRAY_SUPPORT_H_

#include <cstring>

#include "src/builtins/typed-array-support.h"

// DataView: numbers of any type at any byte of a buffer, in either byte order.
namespace v8::internal {

// ECMA-262 §25.3.2.1 DataView ( buffer [ , byteOffset [ , byteLength ] ] )
BUILTIN(DataViewConstructor) {
  // 1. If NewTarget is undefined, throw a TypeError exception.
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::DataView_string());
  }
  // 2. Perform ? RequireInternalSlot(buffer, [[ArrayBufferData]]).
  if (!IsJSArrayBuffer(arguments.at(0))) return Throw(isolate, MessageTemplate::kDataViewNotArrayBuffer);
  const Tagged<JSArrayBuffer> buffer = Cast<JSArrayBuffer>(arguments.at(0));
  // 3. Let offset be ? ToIndex(byteOffset).
  const double offset = TRY(ToIndex(isolate, arguments.at(1), MessageTemplate::kInvalidOffset));
  // 4. If IsDetachedBuffer(buffer) is true, throw a TypeError exception.
  if (buffer->was_detached()) {
    return Throw(isolate, MessageTemplate::kDetachedOperation, ReadOnlyRoots::DataView_string());
  }
  // 5. Let bufferByteLength be ArrayBufferByteLength(buffer, seq-cst).
  const double buffer_length = static_cast<double>(buffer->byte_length());
  // 6. If offset > bufferByteLength, throw a RangeError exception.
  if (offset > buffer_length) {
    return Throw(isolate, MessageTemplate::kInvalidOffset, Value::Number(offset));
  }
  // 8. If byteLength is undefined, the rest of the buffer, whatever that is if it is resizable.
  const Value byte_length = arguments.at(2);
  const bool tracks = byte_length.IsUndefined() && buffer->is_resizable_by_js();
  double view_length = 0;
  if (!byte_length.IsUndefined()) {
    view_length = TRY(ToIndex(isolate, byte_length, MessageTemplate::kInvalidDataViewLength));
    if (offset + view_length > buffer_length) {
      return Throw(isolate, MessageTemplate::kInvalidDataViewLength, Value::Number(view_length));
    }
  } else if (!tracks) {
    view_length = buffer_length - offset;
  }
  // 10. Let O be ? OrdinaryCreateFromConstructor(NewTarget, "%DataView.prototype%", …).
  const Tagged<Map> map =
      TRY(GetDerivedMap(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target())));
  // 11. If IsDetachedBuffer(buffer) is true, throw a TypeError exception. 12.-14. The same checks again.
  if (buffer->was_detached()) {
    return Throw(isolate, MessageTemplate::kDetachedOperation, ReadOnlyRoots::DataView_string());
  }
  if (offset > static_cast<double>(buffer->byte_length())) {
    return Throw(isolate, MessageTemplate::kInvalidOffset, Value::Number(offset));
  }
  if (!tracks && offset + view_length > static_cast<double>(buffer->byte_length())) {
    return Throw(isolate, MessageTemplate::kInvalidDataViewLength, Value::Number(view_length));
  }
  return NewDataViewOn(isolate, map, buffer, static_cast<size_t>(offset),
                       tracks ? kTrackLength : static_cast<size_t>(view_length));
}

// ECMA-262 §25.3.4.1 get DataView.prototype.buffer
BUILTIN(DataViewPrototypeBuffer) {
  CHECK_RECEIVER(JSDataView, view, "get DataView.prototype.buffer");
  return view->buffer();
}

namespace {

// What a view needs to be used: a TypeError when its buffer is detached, or has become too short for it.
Result<void> CheckInBounds(Isolate* isolate, Tagged<JSDataView> view, const char* method) {
  if (V8_LIKELY(!view->IsOutOfBounds())) return Ok();
  return Throw(isolate, MessageTemplate::kDetachedOperation, TRY(NewStringFromAscii(isolate, method)));
}

}  // namespace

// ECMA-262 §25.3.4.2 get DataView.prototype.byteLength
BUILTIN(DataViewPrototypeByteLength) {
  CHECK_RECEIVER(JSDataView, view, "get DataView.prototype.byteLength");
  TRY(CheckInBounds(isolate, view, "get DataView.prototype.byteLength"));
  return Value::Number(static_cast<double>(view->GetByteLength()));
}

// ECMA-262 §25.3.4.3 get DataView.prototype.byteOffset
BUILTIN(DataViewPrototypeByteOffset) {
  CHECK_RECEIVER(JSDataView, view, "get DataView.prototype.byteOffset");
  TRY(CheckInBounds(isolate, view, "get DataView.prototype.byteOffset"));
  return Value::Number(static_cast<double>(view->byte_offset()));
}

namespace {

template <typename T>
T SwapBytes(T value) {
  uint8_t bytes[sizeof(T)];
  std::memcpy(bytes, &value, sizeof(T));
  for (size_t i = 0; i < sizeof(T) / 2; ++i) std::swap(bytes[i], bytes[sizeof(T) - 1 - i]);
  std::memcpy(&value, bytes, sizeof(T));
  return value;
}

template <typename T>
Result<void> ToElement(Isolate* isolate, Value value, T* result) {
  if constexpr (std::is_same_v<T, int64_t>) {
    return ToBigInt64(isolate, value, result);
  } else if constexpr (std::is_same_v<T, uint64_t>) {
    return ToBigUint64(isolate, value, result);
  } else if constexpr (std::is_integral_v<T>) {
    *result = static_cast<T>(TRY(ToInt32(isolate, value)));
  } else {
    *result = DoubleTo<T>(TRY(ToNumber(isolate, value)));
  }
  return Ok();
}

// §25.3.1.5 GetViewValue ( view, requestIndex, isLittleEndian, type )
template <typename T>
Result<Value> GetViewValue(Isolate* isolate, Arguments arguments, const char* method) {
  CHECK_RECEIVER(JSDataView, view, method);
  const double index = TRY(ToIndex(isolate, arguments.at(0), MessageTemplate::kInvalidDataViewAccessorOffset));
  const bool little_endian = ToBoolean(arguments.at(1));
  TRY(CheckInBounds(isolate, view, method));
  // 10. If getIndex + elementSize > viewSize, throw a RangeError exception.
  if (index + sizeof(T) > static_cast<double>(view->GetByteLength())) {
    return Throw(isolate, MessageTemplate::kInvalidDataViewAccessorOffset);
  }
  const uint8_t* const data = static_cast<const uint8_t*>(view->buffer()->backing_store()) + view->byte_offset();
  const T value = base::RacyLoad<T>(data + static_cast<size_t>(index));
  return FromElement(isolate, little_endian ? value : SwapBytes(value));
}

// §25.3.1.6 SetViewValue ( view, requestIndex, isLittleEndian, type, value )
template <typename T>
Result<Value> SetViewValue(Isolate* isolate, Arguments arguments, const char* method) {
  CHECK_RECEIVER(JSDataView, view, method);
  TRY(CheckNotImmutable(isolate, view, method));
  const double index = TRY(ToIndex(isolate, arguments.at(0), MessageTemplate::kInvalidDataViewAccessorOffset));
  T value;
  TRY(ToElement(isolate, arguments.at(1), &value));
  const bool little_endian = ToBoolean(arguments.at(2));
  TRY(CheckInBounds(isolate, view, method));
  // 12. If getIndex + elementSize > viewSize, throw a RangeError exception.
  if (index + sizeof(T) > static_cast<double>(view->GetByteLength())) {
    return Throw(isolate, MessageTemplate::kInvalidDataViewAccessorOffset);
  }
  uint8_t* const data = static_cast<uint8_t*>(view->buffer()->backing_store()) + view->byte_offset();
  if (!little_endian) value = SwapBytes(value);
  base::RacyStore<T>(data + static_cast<size_t>(index), 0, value);
  return Undefined();
}

}  // namespace

// ECMA-262 §25.3.4.5-26: DataView.prototype.get… and set….
#define DATA_VIEW_ACCESSORS(Type, T)                                                                  \
  BUILTIN(DataViewPrototypeGet##Type) {                                                               \
    return GetViewValue<T>(isolate, arguments, "DataView.prototype.get" #Type);                       \
  }                                                                                                   \
  BUILTIN(DataViewPrototypeSet##Type) {                                                               \
    return SetViewValue<T>(isolate, arguments, "DataView.prototype.set" #Type);                       \
  }
DATA_VIEW_ACCESSORS(Int8, int8_t)
DATA_VIEW_ACCESSORS(Uint8, uint8_t)
DATA_VIEW_ACCESSORS(Int16, int16_t)
DATA_VIEW_ACCESSORS(Uint16, uint16_t)
DATA_VIEW_ACCESSORS(Int32, int32_t)
DATA_VIEW_ACCESSORS(Uint32, uint32_t)
DATA_VIEW_ACCESSORS(Float16, Float16)
DATA_VIEW_ACCESSORS(Float32, float)
DATA_VIEW_ACCESSORS(Float64, double)
DATA_VIEW_ACCESSORS(BigInt64, int64_t)
DATA_VIEW_ACCESSORS(BigUint64, uint64_t)
#undef DATA_VIEW_ACCESSORS

}  // namespace v8::internal

#include <algorithm>

#include "src/builtins/typed-array-support.h"

// The methods of %TypedArray%.prototype that move elements around, or into another array.
namespace v8::internal {

namespace {

bool ShareBuffer(Tagged<JSTypedArray> a, Tagged<JSTypedArray> b) {
  return a->buffer() == b->buffer() || a->buffer()->backing_store() == b->buffer()->backing_store();
}

}  // namespace

// ECMA-262 §23.2.3.6 %TypedArray%.prototype.copyWithin ( target, start [ , end ] )
BUILTIN(TypedArrayPrototypeCopyWithin) {
  const char* const method = "%TypedArray%.prototype.copyWithin";
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), method, AccessMode::kWrite));
  const double length = LengthOf(array);
  const double to = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  const double from = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, 0));
  const double final = TRY(RelativeIndexArgument(isolate, arguments.at(2), length, length));
  // 16. Let count be min(endIndex - startIndex, len - targetIndex).
  double count = std::min(final - from, length - to);
  if (count <= 0) return array;
  // 17.b.-d. NOTE: The above steps may have detached or shrunk the buffer.
  TRY(CheckNotOutOfBounds(isolate, array, method));
  const double new_length = LengthOf(array);
  count = std::min({count, new_length - from, new_length - to});
  if (count <= 0) return array;
  const size_t size = array->element_size();
  const size_t offset = array->byte_offset();
  TRY(MoveBufferBytes(isolate, array->buffer(), offset + static_cast<size_t>(to) * size, array->buffer(),
                      offset + static_cast<size_t>(from) * size, static_cast<size_t>(count) * size));
  return array;
}

// ECMA-262 §23.2.3.9 %TypedArray%.prototype.fill ( value [ , start [ , end ] ] )
BUILTIN(TypedArrayPrototypeFill) {
  const char* const method = "%TypedArray%.prototype.fill";
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), method, AccessMode::kWrite));
  const double length = LengthOf(array);
  // 4. If O.[[ContentType]] is bigint, set value to ? ToBigInt(value). 5. Otherwise, set value to ? ToNumber(value).
  const Value value = TRY(ToElementValue(isolate, array->elements_kind(), arguments.at(0)));
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, 0));
  const double final = TRY(RelativeIndexArgument(isolate, arguments.at(2), length, length));
  // 14. Set taRecord to MakeTypedArrayWithBufferWitnessRecord(O, SEQ-CST). 15. TypeError if it is out of bounds.
  TRY(CheckNotOutOfBounds(isolate, array, method));
  size_t end = static_cast<size_t>(std::min(final, LengthOf(array)));
  for (size_t begin = static_cast<size_t>(start); begin < end;) {
    const size_t count = std::min(end - begin, kTypedArrayPollInterval);
    StoreTypedElement(array, begin, value);
    WithElementSize(array->elements_kind(), [&](auto type) {
      using T = decltype(type);
      uint8_t* const data = array->data_ptr();
      const T bits = ReadElement<T>(data, begin);
      for (size_t k = begin + 1; k < begin + count; ++k) WriteElement(data, k, bits);
    });
    begin += count;
    if (!isolate->Poll()) return Exception();
    end = std::min(end, array->GetLength());
  }
  return array;
}

// ECMA-262 §23.2.3.25 %TypedArray%.prototype.reverse ( )
BUILTIN(TypedArrayPrototypeReverse) {
  const auto array = 
      TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.reverse", AccessMode::kWrite));
  const size_t length = array->GetLength();
  for (size_t lower = 0; lower < length / 2;) {
    const size_t end = std::min(lower + kTypedArrayPollInterval, length / 2);
    WithElementSize(array->elements_kind(), [&](auto type) {
      using T = decltype(type);
      uint8_t* const data = array->data_ptr();
      for (; lower < end; ++lower) {
        const size_t upper = length - 1 - lower;
        const T value = ReadElement<T>(data, lower);
        WriteElement(data, lower, ReadElement<T>(data, upper));
        WriteElement(data, upper, value);
      }
    });
    if (!isolate->Poll()) return Exception();
    // An interrupt's callback may have taken the elements away.
    if (array->GetLength() < length) break;
  }
  return array;
}

// ECMA-262 §23.2.3.32 %TypedArray%.prototype.toReversed ( )
BUILTIN(TypedArrayPrototypeToReversed) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.toReversed"));
  const size_t length = array->GetLength();
  const auto result = TRY(TypedArrayCreateSameType(isolate, array, static_cast<double>(length)));
  for (size_t k = 0; k < length && array->GetLength() == length;) {
    const size_t end = std::min(k + kTypedArrayPollInterval, length);
    WithElementSize(array->elements_kind(), [&](auto type) {
      using T = decltype(type);
      for (; k < end; ++k) WriteElement(result->data_ptr(), k, ReadElement<T>(array->data_ptr(), length - 1 - k));
    });
    if (!isolate->Poll()) return Exception();
  }
  return result;
}

// ECMA-262 §23.2.3.36 %TypedArray%.prototype.with ( index, value )
BUILTIN(TypedArrayPrototypeWith) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.with"));
  const double length = LengthOf(array);
  const double relative_index = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  const double index = relative_index >= 0 ? relative_index : length + relative_index;
  // 7. If O.[[ContentType]] is bigint, let numericValue be ? ToBigInt(value). 8. Else, ? ToNumber(value).
  const Value value = TRY(ToElementValue(isolate, array->elements_kind(), arguments.at(1)));
  // 9. If IsValidIntegerIndex(O, 𝔽(actualIndex)) is false, throw a RangeError exception.
  if (!(index >= 0 && index < LengthOf(array))) return Throw(isolate, MessageTemplate::kInvalidTypedArrayIndex);
  const auto result = TRY(TypedArrayCreateSameType(isolate, array, length));
  // The conversion may have shrunk the array: what is gone reads as undefined.
  const double copied = std::min(length, LengthOf(array));
  TRY(CopyElements(isolate, result, 0, array, static_cast<size_t>(copied)));
  if (!HasBigInts(array)) {
    for (double k = copied; k < length; ++k) TRY(SetTypedElement(isolate, result, k, NaNValue()));
  }
  TRY(SetTypedElement(isolate, result, index, value));
  return result;
}

// ECMA-262 §23.2.3.27 %TypedArray%.prototype.slice ( start, end )
BUILTIN(TypedArrayPrototypeSlice) {
  const char* const method = "%TypedArray%.prototype.slice";
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), method));
  const double length = LengthOf(array);
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  double final = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, length));
  double count = std::max(final - start, 0.0);
  // 13. Let A be ? TypedArraySpeciesCreate(O, « 𝔽(countBytes) »).
  const auto result = TRY(TypedArraySpeciesCreate(isolate, array, count, method));
  if (count == 0) return result;
  // 14.a.-b. The constructor may have detached or shrunk the buffer.
  TRY(CheckNotOutOfBounds(isolate, array, method));
  final = std::min(final, LengthOf(array));
  count = std::min(std::max(final - start, 0.0), LengthOf(result));
  const size_t first = static_cast<size_t>(start);
  const size_t size = array->element_size();
  if (result->elements_kind() == array->elements_kind()) {
    const size_t bytes = static_cast<size_t>(count) * size;
    const size_t from = array->byte_offset() + first * size;
    if (!ShareBuffer(array, result)) {
      TRY(MoveBufferBytes(isolate, result->buffer(), result->byte_offset(), array->buffer(), from, bytes));
      return result;
    }
    // 14.g.ix. Byte by byte from the front, which shows where the ranges overlap.
    uint8_t* const memory = static_cast<uint8_t*>(array->buffer()->backing_store());
    for (size_t i = 0; i < bytes; ++i) base::RacyCopy(memory + result->byte_offset() + i, memory + from + i, 1);
    return result;
  }
  // 14.h. One by one, because the arrays may overlap.
  for (double n = 0; n < count; ++n) {
    TRY(SetTypedElement(isolate, result, n, TRY(GetTypedElement(isolate, array, start + n))));
  }
  return result;
}

// ECMA-262 §23.2.3.30 %TypedArray%.prototype.subarray ( start, end )
BUILTIN(TypedArrayPrototypeSubarray) {
  const char* const method = "%TypedArray%.prototype.subarray";
  if (!IsJSTypedArray(arguments.receiver())) return ThrowNotTypedArray(isolate);
  const auto array = Cast<JSTypedArray>(arguments.receiver());
  const Tagged<JSArrayBuffer> buffer = array->buffer();
  const double length = LengthOf(array);  // 0 when out of bounds
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  const bool tracks = array->is_length_tracking() && arguments.at(1).IsUndefined();
  double count = 0;
  if (!tracks) {
    const double final = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, length));
    count = std::max(final - start, 0.0);
  }
  const double byte_offset = static_cast<double>(array->byte_offset()) + start * array->element_size();
  // 18. Return ? TypedArraySpeciesCreate(O, argumentsList).
  const Value constructor = TRY(TypedArraySpeciesConstructor(isolate, array));
  const Tagged<JSFunction> default_constructor = TypedArrayConstructorOf(isolate->realm(), array->elements_kind());
  // Fast path: what the constructor would do.
  if (V8_LIKELY(constructor == default_constructor && !array->is_backed_by_rab() && !array->WasDetached())) {
    return NewTypedArrayOn(isolate, default_constructor->initial_map(), buffer, static_cast<size_t>(byte_offset),
                           static_cast<size_t>(count));
  }
  const Value construct_arguments[] = {buffer, Value::Number(byte_offset), Value::Number(count)};
  const auto result =
      TRY(TypedArrayCreateFromConstructor(isolate, constructor, construct_arguments, tracks ? 2 : 3, method));
  TRY(CheckSameContentType(isolate, array, result));
  return result;
}

namespace {

// §23.2.3.26.1 SetTypedArrayFromTypedArray
Result<void> SetTypedArrayFromTypedArray(Isolate* isolate, Tagged<JSTypedArray> target, double offset,
                                         Tagged<JSTypedArray> source, const char* method) {
  TRY(CheckNotOutOfBounds(isolate, target, method));
  TRY(CheckNotOutOfBounds(isolate, source, method));
  // 10. If target.[[ContentType]] is not source.[[ContentType]], throw a TypeError exception.
  if (HasBigInts(target) != HasBigInts(source)) return Throw(isolate, MessageTemplate::kBigIntMixedTypes);
  const size_t count = source->GetLength();
  if (offset + static_cast<double>(count) > LengthOf(target)) {
    return Throw(isolate, MessageTemplate::kTypedArraySetOffsetOutOfBounds);
  }
  if (count == 0) return Ok();
  const ElementsKind kind = target->elements_kind();
  const ElementsKind source_kind = source->elements_kind();
  if (HaveSameBytes(kind, source_kind) || !ShareBuffer(target, source)) {
    return CopyElements(isolate, target, static_cast<size_t>(offset), source, count);
  }
  // 17. The same buffer: set srcBuffer to ? CloneArrayBuffer(srcBuffer, srcByteOffset, srcByteLength).
  const Tagged<JSTypedArray> copy =
      TRY(TypedArrayCreateSameType(isolate, source, static_cast<double>(count)));
  TRY(CopyElements(isolate, copy, 0, source, count));
  return CopyElements(isolate, target, static_cast<size_t>(offset), copy, count);
}

// §23.2.3.26.2 SetTypedArrayFromArrayLike
Result<void> SetTypedArrayFromArrayLike(Isolate* isolate, Tagged<JSTypedArray> target, double offset, Value source,
                                        const char* method) {
  TRY(CheckNotOutOfBounds(isolate, target, method));
  const double target_length = LengthOf(target);
  const Tagged<JSReceiver> array_like = TRY(ToObject(isolate, source));
  const double count = TRY(ArrayLikeLength(isolate, array_like));
  // 6. If targetOffset = +∞, throw a RangeError exception. 7. So if srcLength + targetOffset > targetLength.
  if (count + offset > target_length) return Throw(isolate, MessageTemplate::kTypedArraySetOffsetOutOfBounds);
  for (double k = 0; k < count; ++k) {
    TRY(SetTypedElement(isolate, target, offset + k, TRY(GetElement(isolate, array_like, k))));
  }
  return Ok();
}

}  // namespace

// ECMA-262 §23.2.3.26 %TypedArray%.prototype.set ( source [ , offset ] )
BUILTIN(TypedArrayPrototypeSet) {
  const char* const method = "%TypedArray%.prototype.set";
  if (!IsJSTypedArray(arguments.receiver())) return ThrowNotTypedArray(isolate);
  const auto target = Cast<JSTypedArray>(arguments.receiver());
  TRY(CheckNotImmutable(isolate, target, method));
  // 4. Let targetOffset be ? ToIntegerOrInfinity(offset). 5. If targetOffset < 0, throw a RangeError exception.
  const double offset = TRY(ToIntegerOrInfinity(isolate, arguments.at(1)));
  if (offset < 0) return Throw(isolate, MessageTemplate::kTypedArraySetOffsetOutOfBounds);
  const Value source = arguments.at(0);
  if (IsJSTypedArray(source)) {
    TRY(SetTypedArrayFromTypedArray(isolate, target, offset, Cast<JSTypedArray>(source), method));
  } else {
    TRY(SetTypedArrayFromArrayLike(isolate, target, offset, source, method));
  }
  return Undefined();
}

}  // namespace v8::internal

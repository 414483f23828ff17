#include <cmath>

#include "src/builtins/typed-array-support.h"
#include "src/numbers/math-functions.h"
#include "src/runtime/iteration/iteration.h"

// %TypedArray%, its functions and its eleven subclasses' constructors; the properties that describe an array.
namespace v8::internal {

// ECMA-262 §23.2.1.1 %TypedArray% ( )
BUILTIN(TypedArrayConstructor) {
  return Throw(isolate, MessageTemplate::kConstructAbstractClass, ReadOnlyRoots::TypedArray_string());
}

namespace {

// §23.2.5.1.2 InitializeTypedArrayFromTypedArray
Result<Value> TypedArrayFromTypedArray(Isolate* isolate, Tagged<Map> map, ElementsKind kind,
                                       Tagged<JSTypedArray> source) {
  // 5. If IsTypedArrayOutOfBounds(srcRecord) is true, throw a TypeError exception.
  TRY(CheckNotOutOfBounds(isolate, source, "Construct"));
  const size_t length = source->GetLength();
  const Tagged<JSTypedArray> array =
      TRY(NewTypedArray(isolate, map, static_cast<double>(length),
                        HaveSameBytes(kind, source->elements_kind()) ? InitializedFlag::kUninitialized
                                                                     : InitializedFlag::kZeroInitialized));
  // 11.b. If srcArray.[[ContentType]] is not O.[[ContentType]], throw a TypeError exception.
  if (IsBigIntTypedArrayElementsKind(kind) != HasBigInts(source)) {
    return Throw(isolate, MessageTemplate::kBigIntMixedTypes);
  }
  TRY(CopyElements(isolate, array, 0, source, length));
  return array;
}

// §23.2.5.1.3 InitializeTypedArrayFromArrayBuffer
Result<Value> TypedArrayFromArrayBuffer(Isolate* isolate, Tagged<Map> map, ElementsKind kind,
                                        Tagged<JSArrayBuffer> buffer, Value byte_offset, Value length) {
  const int element_size = 1 << JSTypedArray::ElementSizeLog2(kind);
  const auto misaligned = [&](const char* what) -> ExceptionPending {
    return Throw(isolate, MessageTemplate::kInvalidTypedArrayAlignment, TRY(NewStringFromAscii(isolate, what)),
                 TypedArrayName(kind), Value::Int(element_size));
  };
  // 2. Let offset be ? ToIndex(byteOffset). 3. If offset modulo elementSize ≠ 0, throw a RangeError exception.
  const double offset = TRY(ToIndex(isolate, byte_offset, MessageTemplate::kInvalidOffset));
  if (Modulo(offset, element_size) != 0) return misaligned("start offset");
  // 5. If length is not undefined, let newLength be ? ToIndex(length).
  double new_length = 0;
  if (!length.IsUndefined()) new_length = TRY(ToIndex(isolate, length, MessageTemplate::kInvalidTypedArrayLength));
  // 6. If IsDetachedBuffer(buffer) is true, throw a TypeError exception.
  if (buffer->was_detached()) return ThrowDetachedTypedArray(isolate, "Construct");
  const double buffer_length = static_cast<double>(buffer->byte_length());
  if (length.IsUndefined()) {
    // 8. Without a length, on a resizable buffer: follows the buffer's length.
    if (buffer->is_resizable_by_js()) {
      if (offset > buffer_length) return Throw(isolate, MessageTemplate::kInvalidOffset, Value::Number(offset));
      return NewTypedArrayOn(isolate, map, buffer, static_cast<size_t>(offset), kTrackLength);
    }
    if (Modulo(buffer_length, element_size) != 0) return misaligned("byte length");
    if (offset > buffer_length) return Throw(isolate, MessageTemplate::kInvalidOffset, Value::Number(offset));
    new_length = (buffer_length - offset) / element_size;
  } else if (offset + new_length * element_size > buffer_length) {
    return Throw(isolate, MessageTemplate::kInvalidTypedArrayLength, Value::Number(new_length));
  }
  return NewTypedArrayOn(isolate, map, buffer, static_cast<size_t>(offset), static_cast<size_t>(new_length));
}

// §23.2.5.1.4 InitializeTypedArrayFromList
Result<Value> TypedArrayFromList(Isolate* isolate, Tagged<Map> map, Tagged<FixedArray> list) {
  const Tagged<JSTypedArray> array = TRY(NewTypedArray(isolate, map, list->length()));
  for (int k = 0; k < list->length(); ++k) TRY(SetTypedElement(isolate, array, k, list->get(k)));
  return array;
}

// §23.2.5.1.5 InitializeTypedArrayFromArrayLike
Result<Value> TypedArrayFromArrayLike(Isolate* isolate, Tagged<Map> map, Tagged<JSReceiver> array_like) {
  const double length = TRY(ArrayLikeLength(isolate, array_like));
  const Tagged<JSTypedArray> array = TRY(NewTypedArray(isolate, map, length));
  for (double k = 0; k < length; ++k) {
    TRY(SetTypedElement(isolate, array, k, TRY(GetElement(isolate, array_like, k))));
  }
  return array;
}

// ECMA-262 §23.2.5.1 TypedArray ( ...args )
Result<Value> ConstructTypedArray(Isolate* isolate, Arguments arguments, ElementsKind kind) {
  // 1. If NewTarget is undefined, throw a TypeError exception.
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, TypedArrayName(kind));
  }
  const Tagged<JSFunction> constructor = arguments.callee();
  const auto derived_map = [&]() -> Result<Tagged<Map>> {
    if (V8_LIKELY(arguments.new_target() == constructor)) return constructor->initial_map();
    return GetDerivedMap(isolate, constructor, Cast<JSReceiver>(arguments.new_target()));
  };
  const Value first = arguments.at(0);
  if (!IsJSReceiver(first)) {
    // 6.c. Let elementLength be ? ToIndex(firstArgument), before the prototype is asked for.
    const double length = TRY(ToIndex(isolate, first, MessageTemplate::kInvalidTypedArrayLength));
    return NewTypedArray(isolate, TRY(derived_map()), length);
  }
  // 6.b.i. Let O be ? AllocateTypedArray(constructorName, NewTarget, proto).
  const Tagged<Map> map = TRY(derived_map());
  if (IsJSTypedArray(first)) return TypedArrayFromTypedArray(isolate, map, kind, Cast<JSTypedArray>(first));
  if (IsJSArrayBuffer(first)) {
    return TypedArrayFromArrayBuffer(isolate, map, kind, Cast<JSArrayBuffer>(first), arguments.at(1), arguments.at(2));
  }
  // 6.b.iv. Let usingIterator be ? GetMethod(firstArgument, %Symbol.iterator%).
  const Value method = TRY(GetMethod(isolate, first, ReadOnlyRoots::iterator_symbol()));
  if (method.IsUndefined()) return TypedArrayFromArrayLike(isolate, map, Cast<JSReceiver>(first));
  return TypedArrayFromList(isolate, map, TRY(IterableToList(isolate, first, method)));
}

}  // namespace

#define TYPED_ARRAY_CONSTRUCTOR(Type, KIND) \
  BUILTIN(Type##ArrayConstructor) { return ConstructTypedArray(isolate, arguments, KIND##_ELEMENTS); }
TYPED_ARRAY_CONSTRUCTOR(Uint8, UINT8)
TYPED_ARRAY_CONSTRUCTOR(Int8, INT8)
TYPED_ARRAY_CONSTRUCTOR(Uint16, UINT16)
TYPED_ARRAY_CONSTRUCTOR(Int16, INT16)
TYPED_ARRAY_CONSTRUCTOR(Uint32, UINT32)
TYPED_ARRAY_CONSTRUCTOR(Int32, INT32)
TYPED_ARRAY_CONSTRUCTOR(BigUint64, BIGUINT64)
TYPED_ARRAY_CONSTRUCTOR(BigInt64, BIGINT64)
TYPED_ARRAY_CONSTRUCTOR(Uint8Clamped, UINT8_CLAMPED)
TYPED_ARRAY_CONSTRUCTOR(Float16, FLOAT16)
TYPED_ARRAY_CONSTRUCTOR(Float32, FLOAT32)
TYPED_ARRAY_CONSTRUCTOR(Float64, FLOAT64)
#undef TYPED_ARRAY_CONSTRUCTOR

// ECMA-262 §23.2.2.4 get %TypedArray% [ %Symbol.species% ]
BUILTIN(TypedArraySpecies) { return arguments.receiver(); }

// ECMA-262 §23.2.2.1 %TypedArray%.from ( source [ , mapper [ , thisArg ] ] )
BUILTIN(TypedArrayFrom) {
  const char* const method_name = "%TypedArray%.from";
  const Value constructor = arguments.receiver();
  const Value source = arguments.at(0);
  const Value mapper = arguments.at(1);
  const Value this_argument = arguments.at(2);
  // 2. If IsConstructor(C) is false, throw a TypeError exception.
  if (!IsConstructor(constructor)) return Throw(isolate, MessageTemplate::kNotConstructor, constructor);
  // 3. If mapper is not undefined and IsCallable(mapper) is false, throw a TypeError exception.
  if (!mapper.IsUndefined()) TRY(CheckCallback(isolate, mapper));
  // 5. Let usingIterator be ? GetMethod(source, %Symbol.iterator%).
  const Value method = TRY(GetMethod(isolate, source, ReadOnlyRoots::iterator_symbol()));
  Tagged<FixedArray> list;
  Tagged<JSReceiver> array_like;
  double length;
  if (!method.IsUndefined()) {
    list = TRY(IterableToList(isolate, source, method));
    length = list->length();
  } else {
    // 7. NOTE: source is not an Iterable so assume it is already an array-like object.
    array_like = TRY(ToObject(isolate, source));
    length = TRY(ArrayLikeLength(isolate, array_like));
  }
  const Value length_argument[] = {Value::Number(length)};
  const Tagged<JSTypedArray> target =
      TRY(TypedArrayCreateFromConstructor(isolate, constructor, length_argument, 1, method_name, AccessMode::kWrite));
  for (double k = 0; k < length; ++k) {
    Value value = list.is_empty() ? TRY(GetElement(isolate, array_like, k)) : list->get(static_cast<int>(k));
    if (!mapper.IsUndefined()) value = TRY(Call(isolate, mapper, this_argument, {value, Value::Number(k)}));
    TRY(SetTypedElement(isolate, target, k, value));
  }
  return target;
}

// ECMA-262 §23.2.2.2 %TypedArray%.of ( ...items )
BUILTIN(TypedArrayOf) {
  const Value constructor = arguments.receiver();
  // 3. If IsConstructor(C) is false, throw a TypeError exception.
  if (!IsConstructor(constructor)) return Throw(isolate, MessageTemplate::kNotConstructor, constructor);
  const int count = arguments.length();
  const Value length[] = {Value::Int(count)};
  const Tagged<JSTypedArray> array =
      TRY(TypedArrayCreateFromConstructor(isolate, constructor, length, 1, "%TypedArray%.of", AccessMode::kWrite));
  for (int k = 0; k < count; ++k) TRY(SetTypedElement(isolate, array, k, arguments.at(k)));
  return array;
}

// ECMA-262 §23.2.3.2 get %TypedArray%.prototype.buffer
BUILTIN(TypedArrayPrototypeBuffer) {
  CHECK_RECEIVER(JSTypedArray, array, "get TypedArray.prototype.buffer");
  return ExposeBuffer(array);
}

// ECMA-262 §23.2.3.3 get %TypedArray%.prototype.byteLength
BUILTIN(TypedArrayPrototypeByteLength) {
  CHECK_RECEIVER(JSTypedArray, array, "get TypedArray.prototype.byteLength");
  return Value::Number(static_cast<double>(array->GetLength() * array->element_size()));
}

// ECMA-262 §23.2.3.4 get %TypedArray%.prototype.byteOffset
BUILTIN(TypedArrayPrototypeByteOffset) {
  CHECK_RECEIVER(JSTypedArray, array, "get TypedArray.prototype.byteOffset");
  return Value::Number(array->IsOutOfBounds() ? 0 : static_cast<double>(array->byte_offset()));
}

// ECMA-262 §23.2.3.21 get %TypedArray%.prototype.length
BUILTIN(TypedArrayPrototypeLength) {
  CHECK_RECEIVER(JSTypedArray, array, "get TypedArray.prototype.length");
  return Value::Number(LengthOf(array));
}

// ECMA-262 §23.2.3.38 get %TypedArray%.prototype [ %Symbol.toStringTag% ]
BUILTIN(TypedArrayPrototypeToStringTag) {
  if (!IsJSTypedArray(arguments.receiver())) return Undefined();
  return TypedArrayName(Cast<JSTypedArray>(arguments.receiver())->elements_kind());
}

}  // namespace v8::internal

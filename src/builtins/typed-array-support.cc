#include "src/builtins/typed-array-support.h"

#include <algorithm>

#include "src/numbers/conversions.h"

namespace v8::internal {

ExceptionPending ThrowNotTypedArray(Isolate* isolate) { return Throw(isolate, MessageTemplate::kNotTypedArray); }

ExceptionPending ThrowDetachedTypedArray(Isolate* isolate, const char* method) {
  return Throw(isolate, MessageTemplate::kDetachedOperation, TRY(NewStringFromAscii(isolate, method)));
}

ExceptionPending ThrowImmutable(Isolate* isolate, const char* method) {
  return Throw(isolate, MessageTemplate::kImmutableOperation, TRY(NewStringFromAscii(isolate, method)));
}

Result<Tagged<JSTypedArray>> TypedArrayCreateFromConstructor(Isolate* isolate, Value constructor, const Value* arguments,
                                                             int count, const char* method, AccessMode mode) {
  // 1. Let newTypedArray be ? Construct(constructor, argumentList). 2. Let taRecord be ? ValidateTypedArray(…).
  const Value constructed = TRY(Construct(isolate, constructor, arguments, count));
  const Tagged<JSTypedArray> array = TRY(ValidateTypedArray(isolate, constructed, method, mode));
  // 3. If argumentList holds a single Number: the array has to be at least that long.
  if (count == 1 && arguments[0].IsNumber() && LengthOf(array) < arguments[0].AsNumber()) {
    return Throw(isolate, MessageTemplate::kTypedArrayTooShort);
  }
  return array;
}

Result<Value> TypedArraySpeciesConstructor(Isolate* isolate, Tagged<JSTypedArray> exemplar) {
  return SpeciesConstructor(isolate, exemplar, TypedArrayConstructorOf(isolate->realm(), exemplar->elements_kind()));
}

Result<void> CheckSameContentType(Isolate* isolate, Tagged<JSTypedArray> exemplar, Tagged<JSTypedArray> result) {
  if (V8_LIKELY(HasBigInts(exemplar) == HasBigInts(result))) return Ok();
  return Throw(isolate, MessageTemplate::kContentTypeMismatch);
}

Result<Tagged<JSTypedArray>> TypedArraySpeciesCreate(Isolate* isolate, Tagged<JSTypedArray> exemplar, double length,
                                                     const char* method) {
  const Value constructor = TRY(TypedArraySpeciesConstructor(isolate, exemplar));
  // Fast path: what the constructor would do.
  if (V8_LIKELY(constructor == TypedArrayConstructorOf(isolate->realm(), exemplar->elements_kind()))) {
    return TypedArrayCreateSameType(isolate, exemplar, length);
  }
  const Value arguments[] = {Value::Number(length)};
  const Tagged<JSTypedArray> result =
      TRY(TypedArrayCreateFromConstructor(isolate, constructor, arguments, 1, method, AccessMode::kWrite));
  TRY(CheckSameContentType(isolate, exemplar, result));
  return result;
}

bool HaveSameBytes(ElementsKind to, ElementsKind from) {
  if (to == from) return true;
  if (JSTypedArray::ElementSizeLog2(to) != JSTypedArray::ElementSizeLog2(from)) return false;
  // Integers of one size are the same modulo their range, but clamping changes negative numbers.
  if (to == UINT8_CLAMPED_ELEMENTS) return from == UINT8_ELEMENTS;
  return !IsFloatTypedArrayElementsKind(to) && !IsFloatTypedArrayElementsKind(from);
}

namespace {

// Copies elements, converting them from one type to another. The ranges must not overlap. Both kinds hold BigInts, or
// neither does.
void ConvertElements(ElementsKind to_kind, uint8_t* to, ElementsKind from_kind, const uint8_t* from, size_t count) {
  // By way of doubles, a batch at a time: they hold every number of every other type exactly.
  constexpr size_t kBatch = 256;
  double batch[kBatch];
  for (size_t done = 0; done < count; done += kBatch) {
    const size_t size = std::min(kBatch, count - done);
    WithElementType(from_kind, [&](auto type) {
      for (size_t i = 0; i < size; ++i) batch[i] = static_cast<double>(ReadElement<decltype(type)>(from, done + i));
    });
    if (to_kind == UINT8_CLAMPED_ELEMENTS) {
      for (size_t i = 0; i < size; ++i) to[done + i] = DoubleToUint8Clamp(batch[i]);
      continue;
    }
    WithElementType(to_kind, [&](auto type) {
      using T = decltype(type);
      for (size_t i = 0; i < size; ++i) {
        if constexpr (std::is_integral_v<T>) {
          WriteElement<T>(to, done + i, static_cast<T>(DoubleToInt32(batch[i])));
        } else {
          WriteElement<T>(to, done + i, DoubleTo<T>(batch[i]));
        }
      }
    });
  }
}

}  // namespace

Result<void> CopyElements(Isolate* isolate, Tagged<JSTypedArray> target, size_t offset, Tagged<JSTypedArray> source,
                          size_t count) {
  const ElementsKind to_kind = target->elements_kind();
  const ElementsKind from_kind = source->elements_kind();
  if (HaveSameBytes(to_kind, from_kind)) {
    // The ranges may overlap.
    return MoveBufferBytes(isolate, target->buffer(), target->byte_offset() + offset * target->element_size(),
                           source->buffer(), source->byte_offset(), count * source->element_size());
  }
  constexpr size_t kStep = kTypedArrayPollInterval;
  for (size_t done = 0; done < count; done += kStep) {
    if (done != 0 && !isolate->Poll()) return Exception();
    if (source->GetLength() < count || target->GetLength() < offset + count) return Ok();
    ConvertElements(to_kind, target->data_ptr() + (offset + done) * target->element_size(), from_kind,
                    source->data_ptr() + done * source->element_size(), std::min(kStep, count - done));
  }
  return Ok();
}

}  // namespace v8::internal

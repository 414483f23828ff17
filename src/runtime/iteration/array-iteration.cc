#include "src/runtime/iteration/array-iteration.h"

#include "src/flags/flags.h"
#include "src/objects/elements.h"
#include "src/runtime/properties/literals.h"

namespace v8::internal {

namespace {

Result<Value> ElementPair(Isolate* isolate, Value index, Value value) {
  const Tagged<FixedArray> pair = TRY(NewFixedArray(isolate, 2));
  pair->set(0, index);
  pair->set(1, value);
  return NewJSArrayWithElements(isolate, pair);
}

// Element `index` of an array with fast elements, or the hole when it takes a lookup.
Value FastElement(Tagged<JSArray> array, uint32_t index) {
  const Tagged<HeapObject> elements = array->elements();
  if (index >= static_cast<uint32_t>(Cast<ArrayBase>(elements)->length())) return TheHole();
  if (IsDoubleElementsKind(array->elements_kind())) {
    return Cast<FixedDoubleArray>(elements)->get(static_cast<int>(index));
  }
  return Cast<FixedArray>(elements)->get(static_cast<int>(index));
}

}  // namespace

Result<Value> ArrayIteratorStep(Isolate* isolate, Tagged<JSArrayIterator> iterator) {
  if (!isolate->Poll()) return Exception();
  const Value object = iterator->iterated_object();
  if (object.IsUndefined()) return TheHole();
  const IterationKind kind = iterator->kind();
  // Fast path: arrays with fast elements.
  if (V8_LIKELY(v8_flags.iteration_paths && IsJSArray(object) && IsFastElementsKind(Cast<JSArray>(object)->elements_kind()))) {
    const Tagged<JSArray> array = Cast<JSArray>(object);
    const uint32_t index = static_cast<uint32_t>(iterator->next_index().AsNumber());
    if (index >= array->length_value()) {
      iterator->set_iterated_object(Undefined());
      return TheHole();
    }
    iterator->set_next_index(Value::Number(index + 1));
    if (kind == IterationKind::kKeys) return Value::Number(index);
    Value element = FastElement(array, index);
    if (element.IsTheHole()) element = TRY(Get(isolate, array, PropertyKey::FromIndex(index)));
    return kind == IterationKind::kValues ? Result<Value>(element)
                                          : ElementPair(isolate, Value::Number(index), element);
  }
  const double index = iterator->next_index().AsNumber();
  double length;
  if (IsJSTypedArray(object)) {
    const Tagged<JSTypedArray> array = Cast<JSTypedArray>(object);
    if (array->IsOutOfBounds()) {
      return Throw(isolate, MessageTemplate::kDetachedOperation,
                   TRY(NewStringFromAscii(isolate, "%ArrayIteratorPrototype%.next")));
    }
    length = static_cast<double>(array->GetLength());
  } else {
    length = TRY(LengthOfArrayLike(isolate, Cast<JSReceiver>(object)));
  }
  if (index >= length) {
    iterator->set_iterated_object(Undefined());
    return TheHole();
  }
  iterator->set_next_index(Value::Number(index + 1));
  if (kind == IterationKind::kKeys) return Value::Number(index);
  // Nothing has run since the length was read: typed arrays have the element.
  const Value element =
      IsJSTypedArray(object) ? TRY(LoadTypedElement(isolate, Cast<JSTypedArray>(object), static_cast<size_t>(index)))
                             : TRY(Get(isolate, object, TRY(PropertyKeyFromNumber(isolate, index))));
  return kind == IterationKind::kValues ? Result<Value>(element)
                                        : ElementPair(isolate, Value::Number(index), element);
}

bool IsOriginalArrayIteratorNext(Isolate* isolate) {
  return isolate->realm()->array_iterator_protector()->value().IsTrue();
}

bool IsFastIterableArray(Isolate* isolate, Value value) {
  if (!IsJSArray(value) || !v8_flags.iteration_paths) return false;
  const Tagged<JSArray> array = Cast<JSArray>(value);
  const Tagged<NativeContext> realm = isolate->realm();
  if (!IsFastElementsKind(array->elements_kind())) return false;
  // Instances of subclasses, and arrays with properties of their own, have other maps.
  if (array->map() != realm->js_array_map()) return false;
  if (!realm->array_iterator_protector()->value().IsTrue()) return false;
  // Holes are looked up on the prototypes.
  return !IsHoleyElementsKind(array->elements_kind()) || realm->no_elements_protector()->value().IsTrue();
}

Result<Tagged<FixedArray>> FastArrayToList(Isolate* isolate, Tagged<JSArray> array) {
  const int length = static_cast<int>(array->length_value());
  const Tagged<FixedArray> list = TRY(NewFixedArray(isolate, length));
  for (int i = 0; i < length; ++i) {
    const Value element = FastElement(array, static_cast<uint32_t>(i));
    list->set(i, element.IsTheHole() ? Undefined() : element);
    if (!isolate->Poll()) return Exception();
  }
  return list;
}

Result<void> AppendFastArray(Isolate* isolate, Tagged<JSArray> target, Tagged<JSArray> array) {
  const uint32_t length = array->length_value();
  const ElementsKind kind = array->elements_kind();
  if (target->length_value() == 0 && length > 0 && !IsDoubleElementsKind(kind)) {
    const Tagged<FixedArray> list = TRY(FastArrayToList(isolate, array));
    target->set_elements(list);
    target->set_length(Value::Int(list->length()));
    target->set_elements_kind(IsHoleyElementsKind(kind) ? PACKED_ELEMENTS : kind);
    return Ok();
  }
  for (uint32_t i = 0; i < length; ++i) {
    const Value element = FastElement(array, i);
    TRY(ArrayAppend(isolate, target, element.IsTheHole() ? Undefined() : element));
    if (!isolate->Poll()) return Exception();
  }
  return Ok();
}

}  // namespace v8::internal

#include "src/builtins/array-support.h"
#include "src/objects/elements.h"

// Array iterators, over arrays, typed arrays and anything else with a length.
namespace v8::internal {

// ECMA-262 §23.1.3.5 Array.prototype.entries ( )
BUILTIN(ArrayPrototypeEntries) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.entries"));
  return NewArrayIterator(isolate, object, IterationKind::kEntries);
}

// ECMA-262 §23.1.3.19 Array.prototype.keys ( )
BUILTIN(ArrayPrototypeKeys) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.keys"));
  return NewArrayIterator(isolate, object, IterationKind::kKeys);
}

// ECMA-262 §23.1.3.38 Array.prototype.values ( )
BUILTIN(ArrayPrototypeValues) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.values"));
  return NewArrayIterator(isolate, object, IterationKind::kValues);
}

// ECMA-262 §23.1.5.2.1 %ArrayIteratorPrototype%.next ( )
BUILTIN(ArrayIteratorPrototypeNext) {
  CHECK_RECEIVER(JSArrayIterator, iterator, "Array Iterator.prototype.next");
  // Exhausted iterators stay so.
  if (iterator->iterated_object().IsUndefined()) return NewIteratorResult(isolate, Undefined(), true);
  const Tagged<JSReceiver> object = Cast<JSReceiver>(iterator->iterated_object());
  const double index = iterator->next_index().AsNumber();
  double length;
  if (V8_LIKELY(IsJSArray(object))) {
    length = Cast<JSArray>(object)->length().AsNumber();
  } else if (IsJSTypedArray(object)) {
    const Tagged<JSTypedArray> typed_array = Cast<JSTypedArray>(object);
    // If IsTypedArrayOutOfBounds(taRecord) is true, throw a TypeError exception.
    if (typed_array->IsOutOfBounds()) {
      return Throw(isolate, MessageTemplate::kDetachedOperation,
                   TRY(NewStringFromAscii(isolate, "%ArrayIteratorPrototype%.next")));
    }
    length = static_cast<double>(typed_array->GetLength());
  } else {
    length = TRY(LengthOfArrayLike(isolate, object));
  }
  if (index >= length) {
    iterator->set_iterated_object(Undefined());
    return NewIteratorResult(isolate, Undefined(), true);
  }
  iterator->set_next_index(Value::Number(index + 1));
  if (iterator->kind() == IterationKind::kKeys) return NewIteratorResult(isolate, Value::Number(index), false);
  // Nothing has run since the length was read: typed arrays have the element.
  const Value value =
      IsJSTypedArray(object) ? TRY(LoadTypedElement(isolate, Cast<JSTypedArray>(object), static_cast<size_t>(index)))
                             : TRY(GetElement(isolate, object, index));
  if (iterator->kind() == IterationKind::kValues) return NewIteratorResult(isolate, value, false);
  const Value entry[] = {Value::Number(index), value};
  return NewIteratorResult(isolate, TRY(CreateArrayFromList(isolate, entry, 2)), false);
}

}  // namespace v8::internal

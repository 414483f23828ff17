#ifndef FLAT8_SRC_BUILTINS_ARRAY_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_ARRAY_SUPPORT_H_

#include "src/builtins/builtins.h"
#include "src/flags/flags.h"
#include "src/runtime/iteration/value-list.h"

// What the builtins of Array share: reading and writing elements with a fast path beside the specification's steps.
//
// Two tests carry the fast paths. HasFastElements: the object's elements lie in a FixedArray or FixedDoubleArray, so an
// element found there is an own data property; checked again at every step, because callbacks may change anything.
// IsPlainArray: a JSArray with the realm's first array map (extensible, writable length, no properties of its own,
// Array.prototype as it was made behind it) and no elements on the prototypes: holes are absent properties, elements may
// be moved, added and removed without anybody noticing.
namespace v8::internal {

// Arrays stay without gaps up to here; longer ones take the specification's steps.
inline constexpr uint32_t kMaxPlainArrayLength = JSArray::kMaxFastArrayLength;

V8_INLINE bool HasFastElements(Value value) {
  return v8_flags.plain_array_paths && HasInstanceTypeIn(value, JS_OBJECT_TYPE, LAST_JS_RECEIVER_TYPE) &&
         Cast<JSObject>(value)->elements_kind() <= HOLEY_ELEMENTS;
}

// Element `index` of an object with fast elements, or the hole.
V8_INLINE Value FastElement(Tagged<JSObject> object, uint32_t index) {
  const Tagged<HeapObject> elements = object->elements();
  if (index >= static_cast<uint32_t>(UncheckedCast<ArrayBase>(elements)->length())) return TheHole();
  if (IsDoubleElementsKind(object->elements_kind())) {
    return UncheckedCast<FixedDoubleArray>(elements)->get(static_cast<int>(index));
  }
  return UncheckedCast<FixedArray>(elements)->get(static_cast<int>(index));
}

V8_INLINE bool ProtectorIntact(Tagged<Cell> cell) { return cell->value().IsTrue(); }

// A JSArray nobody has done anything special to; see above.
V8_INLINE bool IsPlainArray(Isolate* isolate, Value value) {
  if (!IsJSArray(value) || !v8_flags.plain_array_paths) return false;
  const Tagged<JSArray> array = Cast<JSArray>(value);
  const Tagged<NativeContext> realm = isolate->realm();
  return array->elements_kind() <= HOLEY_ELEMENTS && array->map() == realm->js_array_map() &&
         ProtectorIntact(realm->no_elements_protector());
}
// Also: ArraySpeciesCreate would make an ordinary array.
V8_INLINE bool IsPlainArrayWithSpecies(Isolate* isolate, Value value) {
  return IsPlainArray(isolate, value) && ProtectorIntact(isolate->realm()->array_species_protector());
}

// Makes the elements kind hold `value`.
V8_INLINE void NoteElement(Tagged<JSArray> array, Value value) {
  const ElementsKind kind = array->elements_kind();
  if (IsSmiElementsKind(kind) && !value.IsInt()) {
    array->set_elements_kind(static_cast<ElementsKind>(kind | PACKED_ELEMENTS));
  }
}

// The elements of a plain array as a FixedArray; double elements are rewritten to values.
Result<Tagged<FixedArray>> TaggedElements(Isolate* isolate, Tagged<JSArray> array);
// The same with room for `capacity` elements (at most kMaxPlainArrayLength).
Result<Tagged<FixedArray>> TaggedElementsWithCapacity(Isolate* isolate, Tagged<JSArray> array, uint32_t capacity);
// An array of the current realm over `elements`, of which the first `length` count: the kind is found by looking.
Result<Tagged<JSArray>> NewArrayFromElements(Isolate* isolate, Tagged<FixedArray> elements, uint32_t length);

// §7.3.2 Get ( O, ! ToString(𝔽(index)) ).
Result<Value> GetElementSlow(Isolate* isolate, Tagged<JSReceiver> object, double index);
V8_INLINE Result<Value> GetElement(Isolate* isolate, Tagged<JSReceiver> object, double index) {
  if (V8_LIKELY(HasFastElements(object) && index <= kMaxArrayIndex)) {
    const Value value = FastElement(Cast<JSObject>(object), static_cast<uint32_t>(index));
    if (V8_LIKELY(!value.IsTheHole())) return value;
  }
  return GetElementSlow(isolate, object, index);
}
// HasProperty, and Get if there is such a property; else the hole.
Result<Value> GetElementIfPresentSlow(Isolate* isolate, Tagged<JSReceiver> object, double index);
V8_INLINE Result<Value> GetElementIfPresent(Isolate* isolate, Tagged<JSReceiver> object, double index) {
  if (V8_LIKELY(HasFastElements(object) && index <= kMaxArrayIndex)) {
    const Value value = FastElement(Cast<JSObject>(object), static_cast<uint32_t>(index));
    if (V8_LIKELY(!value.IsTheHole())) return value;
  }
  return GetElementIfPresentSlow(isolate, object, index);
}
// Set ( O, index, value, true ).
Result<void> SetElementSlow(Isolate* isolate, Tagged<JSReceiver> object, double index, Value value);
V8_INLINE Result<void> SetElement(Isolate* isolate, Tagged<JSReceiver> object, double index, Value value) {
  if (V8_LIKELY(IsPlainArray(isolate, object) && index < Cast<JSArray>(object)->length_value())) {
    const Tagged<JSArray> array = Cast<JSArray>(object);
    if (!IsDoubleElementsKind(array->elements_kind())) {
      const Tagged<FixedArray> elements = UncheckedCast<FixedArray>(array->elements());
      if (index < elements->length()) {
        NoteElement(array, value);
        elements->set(static_cast<int>(index), value);
        return Ok();
      }
    }
  }
  return SetElementSlow(isolate, object, index, value);
}
// DeletePropertyOrThrow.
Result<void> DeleteElement(Isolate* isolate, Tagged<JSReceiver> object, double index);
// CreateDataPropertyOrThrow.
Result<void> CreateElement(Isolate* isolate, Tagged<JSReceiver> object, double index, Value value);
// Set ( O, "length", 𝔽(length), true ).
Result<void> SetLength(Isolate* isolate, Tagged<JSReceiver> object, double length);
// LengthOfArrayLike, quick for arrays.
V8_INLINE Result<double> ArrayLikeLength(Isolate* isolate, Tagged<JSReceiver> object) {
  if (V8_LIKELY(IsJSArray(object))) return Cast<JSArray>(object)->length().AsNumber();
  return LengthOfArrayLike(isolate, object);
}

// §10.4.2.2 ArrayCreate, in the current realm.
Result<Tagged<JSArray>> ArrayCreate(Isolate* isolate, double length);
// §10.4.2.3 ArraySpeciesCreate.
Result<Tagged<JSReceiver>> ArraySpeciesCreate(Isolate* isolate, Tagged<JSReceiver> original, double length);

// "relative" arguments: an integer counted from the end when negative, clamped to 0 … length.
inline double ClampRelativeIndex(double relative, double length) {
  if (relative < 0) return relative + length > 0 ? relative + length : 0;
  return relative < length ? relative : length;
}
inline Result<double> RelativeIndexArgument(Isolate* isolate, Value argument, double length, double if_undefined) {
  if (argument.IsUndefined()) return if_undefined;
  if (argument.IsInt()) return ClampRelativeIndex(argument.AsInt(), length);
  return ClampRelativeIndex(TRY(ToIntegerOrInfinity(isolate, argument)), length);
}

// Sorts the first `count` values, none of which is undefined or the hole, stably: by what the comparator says, or as text
// when it is undefined.
Result<void> SortValues(Isolate* isolate, Tagged<FixedArray> values, uint32_t count, Value comparator);

// A callback argument: `TypeError: undefined is not a function` unless callable.
inline Result<void> CheckCallback(Isolate* isolate, Value callback) {
  if (V8_LIKELY(IsCallable(callback))) return Ok();
  return Throw(isolate, MessageTemplate::kCalledNonCallable, callback);
}

// Collects values that become an array of the kind that suits them.
class ElementsBuilder : public ValueList {
 public:
  using ValueList::ValueList;
  Result<Tagged<JSArray>> ToArray() { return NewArrayFromElements(isolate_, values_, length_); }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_ARRAY_SUPPORT_H_

#include "src/builtins/array-support.h"

#include "src/execution/side-effect-guard.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

Result<Tagged<FixedArray>> TaggedElements(Isolate* isolate, Tagged<JSArray> array) {
  if (V8_LIKELY(!IsDoubleElementsKind(array->elements_kind()))) return UncheckedCast<FixedArray>(array->elements());
  const uint32_t length = array->length_value();
  const Tagged<FixedArray> elements = TRY(NewFixedArrayWithHoles(isolate, length));
  for (uint32_t i = 0; i < length; ++i) {
    elements->set(static_cast<int>(i), FastElement(array, i));
    if (!PollInterruptsAt(isolate, i)) return Exception();
  }
  array->set_elements(elements);
  array->set_elements_kind(array->elements_kind() == PACKED_DOUBLE_ELEMENTS ? PACKED_ELEMENTS : HOLEY_ELEMENTS);
  return elements;
}

Result<Tagged<FixedArray>> TaggedElementsWithCapacity(Isolate* isolate, Tagged<JSArray> array, uint32_t capacity) {
  const Tagged<FixedArray> elements = TRY(TaggedElements(isolate, array));
  if (V8_LIKELY(capacity <= static_cast<uint32_t>(elements->length()))) return elements;
  const Tagged<FixedArray> grown = TRY(GrowList(isolate, elements, capacity));
  array->set_elements(grown);
  return grown;
}

Result<Tagged<JSArray>> NewArrayFromElements(Isolate* isolate, Tagged<FixedArray> elements, uint32_t length) {
  const Tagged<JSArray> array = TRY(NewJSArrayWithElements(isolate, elements, static_cast<int>(length)));
  bool all_ints = true;
  bool holes = false;
  for (uint32_t i = 0; i < length && (all_ints || !holes); ++i) {
    if (!PollInterruptsAt(isolate, i)) return Exception();
    const Value value = elements->get(static_cast<int>(i));
    if (value.IsInt()) continue;
    if (value.IsTheHole()) {
      holes = true;
    } else {
      all_ints = false;
    }
  }
  array->set_elements_kind(static_cast<ElementsKind>((all_ints ? PACKED_SMI_ELEMENTS : PACKED_ELEMENTS) | (holes ? 1 : 0)));
  return array;
}

Result<Value> GetElementSlow(Isolate* isolate, Tagged<JSReceiver> object, double index) {
  if (!isolate->Poll()) return Exception();
  return Get(isolate, object, TRY(PropertyKeyFromNumber(isolate, index)));
}

Result<Value> GetElementIfPresentSlow(Isolate* isolate, Tagged<JSReceiver> object, double index) {
  if (!isolate->Poll()) return Exception();
  if (IsPlainArray(isolate, object)) return TheHole();
  const PropertyKey key = TRY(PropertyKeyFromNumber(isolate, index));
  if (!TRY(HasProperty(isolate, object, key))) return TheHole();
  return Get(isolate, object, key);
}

Result<void> SetElementSlow(Isolate* isolate, Tagged<JSReceiver> object, double index, Value value) {
  if (!isolate->Poll()) return Exception();
  TRY(Set(isolate, object, TRY(PropertyKeyFromNumber(isolate, index)), value, ShouldThrow::kThrow));
  return Ok();
}

Result<void> DeleteElement(Isolate* isolate, Tagged<JSReceiver> object, double index) {
  if (!isolate->Poll()) return Exception();
  TRY(DeleteProperty(isolate, object, TRY(PropertyKeyFromNumber(isolate, index)), ShouldThrow::kThrow));
  return Ok();
}

Result<void> CreateElement(Isolate* isolate, Tagged<JSReceiver> object, double index, Value value) {
  return CreateDataPropertyOrThrow(isolate, object, TRY(PropertyKeyFromNumber(isolate, index)), value);
}

Result<void> SetLength(Isolate* isolate, Tagged<JSReceiver> object, double length) {
  TRY(Set(isolate, object, ReadOnlyRoots::length_string(), Value::Number(length), ShouldThrow::kThrow));
  return Ok();
}

Result<Tagged<JSArray>> ArrayCreate(Isolate* isolate, double length) {
  // Room is made at once up to this; longer arrays start without elements.
  constexpr double kMaxPreallocated = 4 * MB;
  if (length > kMaxUInt32) return Throw(isolate, MessageTemplate::kInvalidArrayLength);
  if (length <= kMaxPreallocated) return NewJSArray(isolate, static_cast<int>(length));
  const Tagged<JSArray> array = TRY(NewJSArray(isolate));
  TRY(SetLength(isolate, array, length));
  return array;
}

Result<Tagged<JSReceiver>> ArraySpeciesCreate(Isolate* isolate, Tagged<JSReceiver> original, double length) {
  // Fast path: nobody has touched `constructor` or @@species.
  if (IsPlainArrayWithSpecies(isolate, original)) return ArrayCreate(isolate, length);
  // 1. Let isArray be ? IsArray(originalArray). 2. If isArray is false, return ? ArrayCreate(length).
  if (!TRY(IsArray(isolate, original))) return ArrayCreate(isolate, length);
  // 3. Let C be ? Get(originalArray, "constructor").
  Value constructor = TRY(Get(isolate, original, ReadOnlyRoots::constructor_string()));
  // 4. If IsConstructor(C) is true, then: the Array of another realm counts as undefined.
  if (IsConstructor(constructor)) {
    const Tagged<NativeContext> realm = TRY(GetFunctionRealm(isolate, Cast<JSReceiver>(constructor)));
    if (realm != isolate->realm() && constructor == realm->array_function()) constructor = Undefined();
  }
  // 5. If C is an Object, then a. Set C to ? Get(C, @@species). b. If C is null, set C to undefined.
  if (IsJSReceiver(constructor)) {
    constructor = TRY(Get(isolate, constructor, ReadOnlyRoots::species_symbol()));
    if (constructor.IsNull()) constructor = Undefined();
  }
  // 6. If C is undefined, return ? ArrayCreate(length).
  if (constructor.IsUndefined()) return ArrayCreate(isolate, length);
  // 7. If IsConstructor(C) is false, throw a TypeError exception.
  if (!IsConstructor(constructor)) return Throw(isolate, MessageTemplate::kNotConstructor, constructor);
  // 8. Return ? Construct(C, « 𝔽(length) »).
  const Tagged<JSReceiver> array = TRY(Construct(isolate, constructor, {Value::Number(length)}));
  // The caller fills it.
  if (isolate->side_effect_guard() != nullptr) TRY(isolate->side_effect_guard()->RequireTemporary(array));
  return array;
}

}  // namespace v8::internal

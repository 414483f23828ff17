#ifndef FLAT8_SRC_IC_ELEMENT_ACCESS_H_
#define FLAT8_SRC_IC_ELEMENT_ACCESS_H_

#include "src/base/racy-memory.h"
#include "src/numbers/conversions.h"
#include "src/objects/number-arithmetic.h"
#include "src/objects/objects.h"
#include "src/roots/roots.h"

// The short ways to elements: plain objects and arrays, typed arrays, characters. They run no script, allocate nothing
// and give up (the hole, false) where the answer takes more than that.
namespace v8::internal {

// Index of an element access when the key is a small non-negative number; -1 otherwise.
V8_INLINE int64_t ElementIndex(Value key) {
  if (V8_LIKELY(key.IsInt())) return key.AsInt();
  if (key.IsDouble()) {
    const double number = key.AsDouble();
    const int32_t integer = number >= 0 && number < 2147483647.0 ? static_cast<int32_t>(number) : -1;
    if (integer == number) return integer;
  }
  return -1;
}

// No prototype of the object has, or could invent, an element.
bool PrototypesHaveNoElements(Tagged<JSObject> object);

// The ways to elements that are less common or take more than a few instructions, yet run no script. The hole: none.
// Arguments objects, dictionaries, holes and indices past the end where no prototype has elements, strings in pieces.
Value LoadElementOutOfLine(Tagged<HeapObject> object, uint32_t index);
// A store that adds an element, fills a hole or needs another elements kind; false, with nothing done, where prototypes
// or the object itself may have a say. An exception only when memory runs out.
Result<bool> StoreElementOutOfLine(Isolate* isolate, Tagged<JSObject> object, uint32_t index, Value value);

// Element `index` of an object with fast or typed elements, or a character; the hole when there is no fast way.
V8_INLINE Value LoadElementFast(Tagged<HeapObject> object, uint32_t index) {
  const InstanceType type = object->instance_type();
  if (V8_LIKELY(type >= JS_OBJECT_TYPE)) {
    const Tagged<JSObject> receiver(object.ptr());
    const ElementsKind kind = receiver->elements_kind();
    if (V8_LIKELY(kind <= HOLEY_ELEMENTS)) {
      const Tagged<HeapObject> elements = receiver->elements();
      if (V8_LIKELY(index < static_cast<uint32_t>(Tagged<ArrayBase>(elements.ptr())->length()))) {
        if (IsDoubleElementsKind(kind)) {
          // A double stays one, integral or not: most are not, and asking costs more than the load.
          const Tagged<FixedDoubleArray> doubles(elements.ptr());
          return doubles->is_the_hole(static_cast<int>(index))
                     ? TheHole()
                     : Value::Double(doubles->get_scalar(static_cast<int>(index)));
        }
        return Tagged<FixedArray>(elements.ptr())->get(static_cast<int>(index));
      }
    }
    return TheHole();
  }
  if (type == JS_TYPED_ARRAY_TYPE) {
    const Tagged<JSTypedArray> array(object.ptr());
    if (V8_UNLIKELY(index >= array->GetLength())) return TheHole();
    const uint8_t* data = array->data_ptr();
    switch (array->elements_kind()) {
      case UINT8_ELEMENTS:
      case UINT8_CLAMPED_ELEMENTS:
        return Value::Int(base::RacyLoad<uint8_t>(data, index));
      case INT8_ELEMENTS:
        return Value::Int(base::RacyLoad<int8_t>(data, index));
      case UINT16_ELEMENTS:
        return Value::Int(base::RacyLoad<uint16_t>(data, index));
      case INT16_ELEMENTS:
        return Value::Int(base::RacyLoad<int16_t>(data, index));
      case UINT32_ELEMENTS:
        return Value::Number(base::RacyLoad<uint32_t>(data, index));
      case INT32_ELEMENTS:
        return Value::Int(base::RacyLoad<int32_t>(data, index));
      case FLOAT16_ELEMENTS:
        return Value::FromForeignDouble(static_cast<double>(base::RacyLoad<Float16>(data, index)));
      case FLOAT32_ELEMENTS:
        return Value::FromForeignDouble(base::RacyLoad<float>(data, index));
      case FLOAT64_ELEMENTS:
        return Value::FromForeignDouble(base::RacyLoad<double>(data, index));
      default:
        return TheHole();
    }
  }
  if (type <= LAST_STRING_TYPE) {
    const Tagged<String> string(object.ptr());
    if (index >= string->length() || !string->IsSequential()) return TheHole();
    if (string->IsOneByteRepresentation()) {
      return ReadOnlyRoots::SingleCharacterString(Tagged<SeqOneByteString>(string.ptr())->chars()[index]);
    }
    const uint16_t unit = Tagged<SeqTwoByteString>(string.ptr())->chars()[index];
    if (unit < 256) return ReadOnlyRoots::SingleCharacterString(static_cast<uint8_t>(unit));
  }
  return TheHole();
}

// Overwrites an existing element (or a typed one); false when there is no fast way.
V8_INLINE bool StoreElementFast(Tagged<HeapObject> object, uint32_t index, Value value) {
  const InstanceType type = object->instance_type();
  if (V8_LIKELY(type >= JS_OBJECT_TYPE)) {
    const Tagged<JSObject> receiver(object.ptr());
    const ElementsKind kind = receiver->elements_kind();
    if (V8_UNLIKELY(kind > HOLEY_ELEMENTS)) return false;
    const Tagged<HeapObject> elements = receiver->elements();
    if (V8_UNLIKELY(index >= static_cast<uint32_t>(Tagged<ArrayBase>(elements.ptr())->length()))) return false;
    if (IsDoubleElementsKind(kind)) {
      const Tagged<FixedDoubleArray> doubles(elements.ptr());
      if (doubles->is_the_hole(static_cast<int>(index)) || !value.IsNumber()) return false;
      doubles->set(static_cast<int>(index), value.AsNumber());
      return true;
    }
    const Tagged<FixedArray> array(elements.ptr());
    // A hole may be beyond the length, or a setter may sit on the prototype chain.
    if (V8_UNLIKELY(array->get(static_cast<int>(index)).IsTheHole())) return false;
    if (IsSmiElementsKind(kind)) {
      if (!value.IsInt()) return false;
      array->set_no_barrier(static_cast<int>(index), value);
      return true;
    }
    array->set(static_cast<int>(index), value);
    return true;
  }
  if (type == JS_TYPED_ARRAY_TYPE) {
    const Tagged<JSTypedArray> array(object.ptr());
    if (V8_UNLIKELY(index >= array->GetWritableLength())) return false;
    uint8_t* data = array->data_ptr();
    int32_t integer;
    switch (array->elements_kind()) {
      case UINT8_ELEMENTS:
      case INT8_ELEMENTS:
        if (!NumberToInt32Fast(value, &integer)) return false;
        base::RacyStore<uint8_t>(data, index, static_cast<uint8_t>(integer));
        return true;
      case UINT8_CLAMPED_ELEMENTS:
        if (!value.IsInt()) return false;
        integer = value.AsInt();
        base::RacyStore<uint8_t>(data, index, static_cast<uint8_t>(integer < 0 ? 0 : integer > 255 ? 255 : integer));
        return true;
      case UINT16_ELEMENTS:
      case INT16_ELEMENTS:
        if (!NumberToInt32Fast(value, &integer)) return false;
        base::RacyStore<uint16_t>(data, index, static_cast<uint16_t>(integer));
        return true;
      case UINT32_ELEMENTS:
      case INT32_ELEMENTS:
        if (!NumberToInt32Fast(value, &integer)) return false;
        base::RacyStore<uint32_t>(data, index, static_cast<uint32_t>(integer));
        return true;
      case FLOAT16_ELEMENTS:
        if (!value.IsNumber()) return false;
        base::RacyStore<Float16>(data, index, DoubleTo<Float16>(value.AsNumber()));
        return true;
      case FLOAT32_ELEMENTS:
        if (!value.IsNumber()) return false;
        base::RacyStore<float>(data, index, static_cast<float>(value.AsNumber()));
        return true;
      case FLOAT64_ELEMENTS:
        if (!value.IsNumber()) return false;
        base::RacyStore<double>(data, index, value.AsNumber());
        return true;
      default:
        return false;
    }
  }
  return false;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_ELEMENT_ACCESS_H_

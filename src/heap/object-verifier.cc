#include "src/heap/object-verifier.h"

namespace v8::internal {

namespace {

const char* VerifyElements(Tagged<JSObject> object) {
  const ElementsKind kind = object->elements_kind();
  const Value store = object->elements();
  if (!store.IsCell() || store.is_empty()) return nullptr;  // Not filled in yet.
  if (kind == DICTIONARY_ELEMENTS) return IsNumberDictionary(store) ? nullptr : "dictionary elements without a dictionary";
  if (kind > HOLEY_ELEMENTS) return nullptr;
  const int capacity = Tagged<ArrayBase>(store.ptr())->length();
  const bool is_array = IsJSArray(object);
  const int64_t length = is_array ? static_cast<int64_t>(Tagged<JSArray>(object.ptr())->length().AsNumber()) : capacity;
  if (capacity == 0) return !IsHoleyElementsKind(kind) && length > 0 ? "packed elements end before the length" : nullptr;
  if (IsDoubleElementsKind(kind)) {
    if (!IsFixedDoubleArray(store)) return "double elements without doubles";
    for (int i = 0; i < capacity; ++i) {
      const bool hole = Cast<FixedDoubleArray>(store)->is_the_hole(i);
      if (i < length && hole && !IsHoleyElementsKind(kind)) return "a hole in packed elements";
      if (i >= length && !hole) return "an element behind the length";
    }
  } else {
    if (!IsFixedArray(store)) return "fast elements without an array";
    for (int i = 0; i < capacity; ++i) {
      const Value value = Cast<FixedArray>(store)->get(i);
      if (i < length && value.IsTheHole() && !IsHoleyElementsKind(kind)) return "a hole in packed elements";
      if (i >= length && !value.IsTheHole()) return "an element behind the length";
      if (IsSmiElementsKind(kind) && !value.IsInt() && !value.IsTheHole()) return "no int among int elements";
    }
  }
  return !IsHoleyElementsKind(kind) && length > capacity ? "packed elements end before the length" : nullptr;
}

// Prototypes are marked as such, so that what is not marked is on no chain.
const char* VerifyPrototype(Tagged<JSObject> object) {
  const Value prototype = object->map()->prototype();
  if (!IsJSReceiver(prototype) || IsJSProxy(prototype)) return nullptr;
  return Cast<JSReceiver>(prototype)->map()->is_prototype_map() ? nullptr : "a prototype whose map is not marked";
}

const char* VerifyConstants(Tagged<JSObject> object) {
  const Tagged<Map> map = object->map();
  if (!map->is_prototype_map() || map->is_dictionary_map()) return nullptr;
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  for (int i = 0; i < map->number_of_own_descriptors(); ++i) {
    const PropertyDetails details = descriptors->GetDetails(i);
    if (details.location() != PropertyLocation::kField || details.constness() != PropertyConstness::kConst) continue;
    if (descriptors->GetValue(i) != object->FieldAt(map, details.field_index())) return "a constant field has changed";
  }
  return nullptr;
}

const char* VerifyValidity(Tagged<Map> map) {
  if (!map->is_prototype_map() || !IsCell(map->validity_cell())) return nullptr;
  if (!Cast<Cell>(map->validity_cell())->value().IsTrue()) return nullptr;  // Being made.
  const Value prototype = map->prototype();
  if (!IsJSReceiver(prototype)) return nullptr;
  const Tagged<Map> next = Cast<JSReceiver>(prototype)->map();
  if (!IsCell(next->validity_cell())) return "a validity cell below a prototype without one";
  const Value users = next->prototype_users();
  if (!IsWeakFixedArray(users)) return "a validity cell that nobody tells";
  for (int i = 0; i < Cast<WeakFixedArray>(users)->length(); ++i) {
    if (Cast<WeakFixedArray>(users)->get(i) == Value(map)) return nullptr;
  }
  return "a validity cell that nobody tells";
}

const char* VerifyWeakCell(Tagged<WeakCell> cell) {
  const Value self(cell.ptr());
  if (IsWeakCell(cell->next()) && Cast<WeakCell>(cell->next())->prev() != self) return "a list of cells is broken";
  if (IsWeakCell(cell->key_list_next()) && Cast<WeakCell>(cell->key_list_next())->key_list_prev() != self) {
    return "a list of the cells of a token is broken";
  }
  return nullptr;
}

}  // namespace

const char* VerifyFacts(Tagged<HeapObject> object) {
  if (object->instance_type() == MAP_TYPE) return VerifyValidity(Tagged<Map>(object.ptr()));
  if (IsWeakCell(object)) return VerifyWeakCell(Tagged<WeakCell>(object.ptr()));
  if (!IsJSObject(object)) return nullptr;
  if (object->instance_type() != JS_TYPED_ARRAY_TYPE) {
    if (const char* error = VerifyElements(Tagged<JSObject>(object.ptr()))) return error;
  }
  if (const char* error = VerifyPrototype(Tagged<JSObject>(object.ptr()))) return error;
  return VerifyConstants(Tagged<JSObject>(object.ptr()));
}

}  // namespace v8::internal

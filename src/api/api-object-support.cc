#include "src/api/api-object-support.h"

#include "src/api/api-internal.h"
#include "src/execution/hooks.h"
#include "src/objects/map-transitions.h"
#include "src/objects/templates.h"
#include "src/execution/call.h"
#include "src/runtime/properties/lazy-methods.h"

namespace v8::internal {

bool LookupRealProperty(Tagged<JSObject> object, PropertyKey key, RealProperty* property) {
  if (key.is_index()) {
    const uint32_t index = key.index();
    const ElementsKind kind = object->elements_kind();
    if (kind == DICTIONARY_ELEMENTS) {
      const Tagged<NumberDictionary> elements = Cast<NumberDictionary>(object->elements());
      const int entry = elements->FindEntry(index);
      if (entry == OrderedTable::kNotFound) return false;
      property->attributes = elements->DetailsAt(entry).attributes();
      property->is_accessor = elements->DetailsAt(entry).IsAccessor();
      property->value = elements->ValueAt(entry);
      return true;
    }
    if (IsSmiElementsKind(kind) || IsObjectElementsKind(kind)) {
      const Tagged<FixedArray> elements = Cast<FixedArray>(object->elements());
      if (index >= static_cast<uint32_t>(elements->length())) return false;
      property->value = elements->get(static_cast<int>(index));
      return !property->value.IsTheHole();
    }
    if (IsDoubleElementsKind(kind) && IsFixedDoubleArray(object->elements())) {
      const Tagged<FixedDoubleArray> elements = Cast<FixedDoubleArray>(object->elements());
      if (index >= static_cast<uint32_t>(elements->length())) return false;
      property->value = elements->get(static_cast<int>(index));
      return !property->value.IsTheHole();
    }
    return false;
  }
  const Tagged<Map> map = object->map();
  if (!map->is_dictionary_map()) {
    const int entry = map->instance_descriptors()->Search(key.name(), map->number_of_own_descriptors());
    if (entry < 0) return false;
    const PropertyDetails details = map->instance_descriptors()->GetDetails(entry);
    property->attributes = details.attributes();
    property->is_accessor = details.IsAccessor();
    property->value = details.location() == PropertyLocation::kDescriptor
                          ? map->instance_descriptors()->GetValue(entry)
                          : object->FieldAt(map, details.field_index());
    return true;
  }
  const Tagged<NameDictionary> dictionary = Cast<NameDictionary>(object->properties_or_hash());
  const int entry = dictionary->FindEntry(key.name());
  if (entry == OrderedTable::kNotFound) return false;
  PropertyDetails details = dictionary->DetailsAt(entry);
  property->value = dictionary->ValueAt(entry);
  if (IsPropertyCell(property->value)) {
    details = Cast<PropertyCell>(property->value)->details();
    property->value = Cast<PropertyCell>(property->value)->value();
    if (property->value.IsTheHole()) return false;
  }
  property->attributes = details.attributes();
  property->is_accessor = details.IsAccessor();
  return true;
}

Result<Value> ReadRealProperty(Isolate* isolate, Tagged<JSObject> holder, PropertyKey key,
                               const RealProperty& property, Value receiver) {
  if (!property.is_accessor) return property.value;
  if (IsAccessorPair(property.value)) {
    Value getter = Cast<AccessorPair>(property.value)->getter();
    if (IsFunctionTemplateInfo(getter)) {
      getter = TRY(InstantiateFunction(isolate, isolate->realm(), Cast<FunctionTemplateInfo>(getter)));
    }
    if (!IsCallable(getter)) return Undefined();
    return Call(isolate, getter, receiver);
  }
  const Tagged<AccessorInfo> info = Cast<AccessorInfo>(property.value);
  if ((info->flags() & AccessorInfo::kIsInternal) != 0) {
    return reinterpret_cast<InternalAccessorGetter>(info->getter())(isolate, info, receiver, holder);
  }
  const Value name = TRY(key.ToValue(isolate));
  return isolate->hooks->api.call_accessor_getter(isolate, info, receiver, holder, Cast<Name>(name));
}

Result<Tagged<JSObject>> CloneObject(Isolate* isolate, Tagged<JSObject> object) {
  TRY(MakeLazyMethods(isolate, object));
  Tagged<Map> map = object->map();
  // Maps of prototypes are not shared.
  if (map->is_prototype_map()) {
    map = TRY(map->is_dictionary_map() ? CopyMap(isolate, map) : CopyMapWithOwnDescriptors(isolate, map));
  }
  const int size = object->Size();
  const Tagged<JSObject> copy = Cast<JSObject>(TRY(AllocateObject(isolate, map, size)));
  for (int offset = HeapObject::kHeaderSize; offset < size; offset += kTaggedSize) {
    copy->RawField(offset).store(object->RawField(offset).load());
  }
  copy->set_elements_kind(object->elements_kind());
  copy->set_properties_or_hash(ReadOnlyRoots::empty_fixed_array());
  const Tagged<HeapObject> elements = object->elements();
  copy->set_elements(elements);
  // The containers are copied: what follows may collect, and sees a valid object all the time.
  const Value properties = object->properties_or_hash();
  if (IsPropertyArray(properties)) {
    const Tagged<PropertyArray> source = Cast<PropertyArray>(properties);
    const Tagged<PropertyArray> target = TRY(NewPropertyArray(isolate, source->length(), 0));
    for (int k = 0; k < source->length(); ++k) target->set(k, source->get(k));
    copy->set_properties_or_hash(target);
  } else if (IsNameDictionary(properties)) {
    const Tagged<NameDictionary> source = Cast<NameDictionary>(properties);
    Tagged<NameDictionary> target = TRY(NameDictionary::New(isolate, source->number_of_elements()));
    for (int entry = 0; entry < source->used(); ++entry) {
      if (source->IsDeleted(entry)) continue;
      target = TRY(NameDictionary::Add(isolate, target, source->NameAt(entry), source->ValueAt(entry),
                                       source->DetailsAt(entry)));
    }
    copy->set_properties_or_hash(target);
  }
  if (IsFixedArray(elements) && Cast<FixedArray>(elements)->length() > 0) {
    const Tagged<FixedArray> source = Cast<FixedArray>(elements);
    const Tagged<FixedArray> target = TRY(NewFixedArray(isolate, source->length()));
    target->CopyRange(0, source, 0, source->length());
    copy->set_elements(target);
  } else if (IsFixedDoubleArray(elements) && Cast<FixedDoubleArray>(elements)->length() > 0) {
    const Tagged<FixedDoubleArray> source = Cast<FixedDoubleArray>(elements);
    const Tagged<FixedDoubleArray> target = TRY(NewFixedDoubleArray(isolate, source->length()));
    for (int k = 0; k < source->length(); ++k) target->data()[k] = source->data()[k];
    copy->set_elements(target);
  } else if (IsNumberDictionary(elements)) {
    const Tagged<NumberDictionary> source = Cast<NumberDictionary>(elements);
    Tagged<NumberDictionary> target = TRY(NumberDictionary::New(isolate, source->number_of_elements()));
    for (int entry = 0; entry < source->used(); ++entry) {
      if (source->IsDeleted(entry)) continue;
      target = TRY(NumberDictionary::Add(isolate, target, source->IndexAt(entry), source->ValueAt(entry),
                                         source->DetailsAt(entry)));
    }
    copy->set_elements(target);
  }
  return copy;
}

Value CreationContextOf(Tagged<JSReceiver> object) {
  while (IsJSBoundFunction(object)) object = Cast<JSBoundFunction>(object)->bound_target_function();
  if (IsJSFunction(object)) return Cast<JSFunction>(object)->native_context();
  if (IsJSGlobalProxy(object)) return Cast<JSGlobalProxy>(object)->native_context();
  if (IsJSGlobalObject(object)) return Cast<JSGlobalObject>(object)->native_context();
  if (IsNativeContext(object->map()->native_context_or_undefined())) return object->map()->native_context_or_undefined();
  const Value constructor = object->map()->GetConstructor();
  return IsJSFunction(constructor) ? Value(Cast<JSFunction>(constructor)->native_context()) : Undefined();
}

}  // namespace v8::internal

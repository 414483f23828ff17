#include "src/objects/js-objects.h"

#include "src/heap/object-factory.h"
#include "src/objects/dependents.h"
#include "src/objects/isolate-access.h"
#include "src/objects/js-object-ops.h"
#include "src/objects/map-transitions.h"

namespace v8::internal {

namespace {

int HashIn(Value properties) {
  if (properties.IsInt()) return properties.AsInt();
  if (HasInstanceType(properties, PROPERTY_ARRAY_TYPE)) return Cast<PropertyArray>(properties)->hash();
  return 0;
}

// Makes sure that the property array has a place for field `index` beyond the in-object ones.
Result<void> EnsurePropertyArray(Isolate* isolate, Tagged<JSObject> object, int needed) {
  const Value properties = object->properties_or_hash();
  int length = 0;
  if (HasInstanceType(properties, PROPERTY_ARRAY_TYPE)) length = Cast<PropertyArray>(properties)->length();
  if (needed <= length) return Ok();
  int capacity = needed + (needed < 8 ? 3 : needed / 2);
  if (capacity > PropertyArray::kMaxLength) capacity = PropertyArray::kMaxLength;
  const Tagged<PropertyArray> grown = TRY(NewPropertyArray(isolate, capacity, HashIn(properties)));
  for (int i = 0; i < length; ++i) grown->set(i, Cast<PropertyArray>(properties)->get(i));
  object->set_properties_or_hash(grown);
  return Ok();
}

bool IsGlobal(Tagged<JSObject> object) { return object->instance_type() == JS_GLOBAL_OBJECT_TYPE; }

}  // namespace

Result<void> MigrateToMap(Isolate* isolate, Tagged<JSObject> object, Tagged<Map> map) {
  const Tagged<Map> old_map = object->map();
  if (old_map == map) return Ok();
  const int needed = map->used_fields() - map->inobject_properties();
  if (needed > 0) TRY(EnsurePropertyArray(isolate, object, needed));
  InvalidatePrototypeChains(old_map);
  NoteMapLeft(old_map);
  object->set_map(map);
  return Ok();
}

Result<void> AddDataFieldByTransition(Isolate* isolate, Tagged<JSObject> object, Tagged<Map> target, Value value) {
  const int field = target->used_fields() - 1;
  TRY(MigrateToMap(isolate, object, target));
  object->SetFieldAt(target, field, value);
  if (target->is_prototype_map()) {
    target->instance_descriptors()->SetValue(target->number_of_own_descriptors() - 1, value);
  }
  return Ok();
}

Result<void> AddNamedProperty(Isolate* isolate, Tagged<JSObject> object, Tagged<Name> name, Value value,
                              PropertyKind kind, PropertyAttributes attributes) {
  const Tagged<Map> map = object->map();
  if (!map->is_dictionary_map()) {
    const Tagged<Map> target =
        TRY(kind == PropertyKind::kData ? TransitionToDataProperty(isolate, map, name, attributes)
                                        : TransitionToAccessorProperty(isolate, map, name, value, attributes));
    if (!target->is_dictionary_map()) {
      if (kind == PropertyKind::kData) return AddDataFieldByTransition(isolate, object, target, value);
      return MigrateToMap(isolate, object, target);
    }
    TRY(NormalizeProperties(isolate, object));
  }
  const PropertyDetails details(kind, attributes);
  Value stored = value;
  if (IsGlobal(object)) stored = TRY(NewPropertyCell(isolate, name, value, details));
  const Tagged<NameDictionary> dictionary =
      TRY(NameDictionary::Add(isolate, PropertyDictionary(object), name, stored, details));
  object->set_properties_or_hash(dictionary);
  const Tagged<Map> current = object->map();
  if (IsInterestingKey(name)) current->set_may_have_interesting_symbols(true);
  InvalidatePrototypeChains(current);
  return Ok();
}

Result<void> ReplaceAccessorByConstant(Isolate* isolate, Tagged<JSObject> object, int index, Value value) {
  const Tagged<Map> map = object->map();
  CHECK(map->is_prototype_map());
  const int field = map->used_fields();
  const int needed = field + 1 - map->inobject_properties();
  if (needed > 0) TRY(EnsurePropertyArray(isolate, object, needed));
  if (!map->owns_descriptors()) {
    // Those that all realms share: constants can be told apart from now on.
    Map::EnsureDescriptorSlackImpl(isolate, map, 1);
    if (!map->owns_descriptors()) return Exception();
    const Tagged<DescriptorArray> copy = map->instance_descriptors();
    for (int i = 0; i < map->number_of_own_descriptors(); ++i) {
      const PropertyDetails details = copy->GetDetails(i);
      if (details.location() != PropertyLocation::kField) continue;
      copy->SetDetails(i, details.WithConstness(PropertyConstness::kConst));
      copy->SetValue(i, object->FieldAt(map, details.field_index()));
    }
  }
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  descriptors->SetDetails(index, PropertyDetails(PropertyKind::kData, descriptors->GetDetails(index).attributes(),
                                                 PropertyLocation::kField, PropertyConstness::kConst, field));
  descriptors->SetValue(index, value);
  map->set_used_fields(field + 1);
  object->SetFieldAt(map, field, value);
  return Ok();
}

Result<void> NormalizeForComputedKey(Isolate* isolate, Tagged<JSObject> object, Tagged<Name> key) {
  const Tagged<Map> map = object->map();
  const Value transitions = map->transitions();
  if (!HasInstanceType(transitions, TRANSITION_ARRAY_TYPE) ||
      Cast<TransitionArray>(transitions)->entry_count() < kMaxTransitionsByComputedKeys ||
      object->instance_type() != JS_OBJECT_TYPE ||
      map->instance_descriptors()->Search(key, map->number_of_own_descriptors()) >= 0 ||
      !FindTransition(map, key, PropertyKind::kData, NONE).is_empty()) {
    return Ok();
  }
  return NormalizeProperties(isolate, object);
}

Result<void> NormalizeProperties(Isolate* isolate, Tagged<JSObject> object) {
  const Tagged<Map> map = object->map();
  if (map->is_dictionary_map()) return Ok();
  const Tagged<Map> slow_map = TRY(NormalizeMap(isolate, map));
  const int count = map->number_of_own_descriptors();
  Tagged<NameDictionary> dictionary = TRY(NameDictionary::New(isolate, count + 2));
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  for (int i = 0; i < count; ++i) {
    const PropertyDetails details = descriptors->GetDetails(i);
    const Value value = details.location() == PropertyLocation::kField ? object->FieldAt(map, details.field_index())
                                                                       : descriptors->GetValue(i);
    const PropertyDetails slow_details(details.kind(), details.attributes());
    Value stored = value;
    if (IsGlobal(object)) stored = TRY(NewPropertyCell(isolate, descriptors->GetKey(i), value, slow_details));
    dictionary = TRY(NameDictionary::Add(isolate, dictionary, descriptors->GetKey(i), stored, slow_details));
  }
  const int hash = HashIn(object->properties_or_hash());
  if (hash != 0) dictionary->set_next_table(Value::Int(hash));
  InvalidatePrototypeChains(map);
  for (int i = 0; i < map->inobject_properties(); ++i) object->RawField(map->InobjectOffset(i)).store(Undefined());
  object->set_properties_or_hash(dictionary);
  NoteMapLeft(map);
  object->set_map(slow_map);
  return Ok();
}

Result<void> MakePropertiesFast(Isolate* isolate, Tagged<JSObject> object) {
  const Tagged<Map> map = object->map();
  if (!map->is_dictionary_map() || object->instance_type() <= LAST_SPECIAL_RECEIVER_TYPE) return Ok();
  const Tagged<NameDictionary> dictionary = PropertyDictionary(object);
  const int count = dictionary->number_of_elements();
  if (count > JSObject::kMaxNumberOfDescriptors) return Ok();
  const Tagged<Map> fast_map = TRY(CopyMap(isolate, map));
  const Tagged<DescriptorArray> descriptors = TRY(NewDescriptorArray(isolate, count + 4));
  const int inobject = fast_map->inobject_properties();
  const int hash = dictionary->next_table().IsInt() ? dictionary->next_table().AsInt() : 0;
  Value properties = Value::Int(hash);
  if (count > inobject) properties = TRY(NewPropertyArray(isolate, count - inobject + 4, hash));
  int used = 0, fields = 0;
  for (int entry = 0; entry < dictionary->used(); ++entry) {
    if (dictionary->IsDeleted(entry)) continue;
    const PropertyDetails details = dictionary->DetailsAt(entry);
    const Tagged<Name> name = dictionary->NameAt(entry);
    if (details.IsAccessor()) {
      descriptors->Set(used++, name,
                       PropertyDetails(PropertyKind::kAccessor, details.attributes(), PropertyLocation::kDescriptor,
                                       PropertyConstness::kConst),
                       dictionary->ValueAt(entry));
      continue;
    }
    descriptors->Set(used++, name,
                     PropertyDetails(PropertyKind::kData, details.attributes(), PropertyLocation::kField,
                                     PropertyConstness::kMutable, fields),
                     Undefined());
    ++fields;
  }
  DCHECK_EQ(used, count);
  if (count > 0) descriptors->set_number_of_descriptors_field(count);
  fast_map->set_is_dictionary_map(false);
  fast_map->set_instance_descriptors_field(descriptors);
  fast_map->set_number_of_own_descriptors(count);
  fast_map->set_owns_descriptors(true);
  fast_map->set_used_fields(fields);
  InvalidatePrototypeChains(map);
  object->set_properties_or_hash(properties);
  NoteMapLeft(map);
  object->set_map(fast_map);
  fields = 0;
  for (int entry = 0; entry < dictionary->used(); ++entry) {
    if (dictionary->IsDeleted(entry) || dictionary->DetailsAt(entry).IsAccessor()) continue;
    object->SetFieldAt(fast_map, fields++, dictionary->ValueAt(entry));
  }
  return Ok();
}

}  // namespace v8::internal

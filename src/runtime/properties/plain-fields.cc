#include "src/runtime/properties/plain-fields.h"

#include "src/flags/flags.h"
#include "src/objects/elements.h"

namespace v8::internal {

namespace {

// An ordinary object with its properties in fields, and no others.
bool IsOrdinaryWithFields(Tagged<JSReceiver> object) {
  const Tagged<Map> map = object->map();
  return object->instance_type() == JS_OBJECT_TYPE && !map->is_dictionary_map() && !map->has_named_interceptor() &&
         !map->has_indexed_interceptor() && !map->is_access_check_needed() &&
         !HasAnyElements(Tagged<JSObject>(object.ptr()));
}

}  // namespace

bool HasPlainFields(Tagged<JSReceiver> object) {
  if (!v8_flags.plain_object_paths || !IsOrdinaryWithFields(object)) return false;
  const Tagged<Map> map = object->map();
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  for (int i = 0; i < map->number_of_own_descriptors(); ++i) {
    const PropertyDetails details = descriptors->GetDetails(i);
    if ((details.attributes() & DONT_ENUM) == 0 &&
        (details.IsAccessor() || details.location() != PropertyLocation::kField)) {
      return false;
    }
  }
  return true;
}

Result<bool> CopyPlainFieldsWithMap(Isolate* isolate, Tagged<JSObject> target, Tagged<JSObject> source) {
  const Tagged<Map> own = target->map(), map = source->map();
  if (!IsOrdinaryWithFields(target) || own->number_of_own_descriptors() != 0 || own->is_prototype_map() ||
      map->is_prototype_map() || !map->is_extensible() || own->prototype() != map->prototype() ||
      own->inobject_properties() != map->inobject_properties()) {
    return false;
  }
  DCHECK_EQ(own->instance_size(), map->instance_size());
  // The copy has the same properties only when each of them is as CreateDataProperty makes them (private names are not:
  // they are not enumerable).
  const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
  for (int i = 0; i < map->number_of_own_descriptors(); ++i) {
    const PropertyDetails details = descriptors->GetDetails(i);
    if (details.attributes() != NONE || details.location() != PropertyLocation::kField) return false;
  }
  TRY(MigrateToMap(isolate, target, map));
  for (int field = 0; field < map->used_fields(); ++field) target->SetFieldAt(map, field, source->FieldAt(map, field));
  return true;
}

}  // namespace v8::internal

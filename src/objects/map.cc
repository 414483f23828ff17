#include "src/objects/map.h"

#include <cstring>

#include "src/heap/object-factory.h"
#include "src/objects/isolate-access.h"
#include "src/objects/map-transitions.h"

namespace v8::internal {

const int Map::kSize = sizeof(Map);

void Map::CopyRawPartFrom(Tagged<Map> other) {
  const uint64_t header = other->instance_header();
  std::memcpy(reinterpret_cast<uint8_t*>(this) + HeapObject::kHeaderSize,
              reinterpret_cast<const uint8_t*>(other.ptr()) + HeapObject::kHeaderSize,
              kMapTaggedStart - HeapObject::kHeaderSize);
  set_instance_header(static_cast<InstanceType>((header >> 32) & 0xff), static_cast<uint8_t>(header >> 40));
}

Value Map::GetBackPointer() const {
  const Value value = constructor_or_back_pointer();
  return HasInstanceType(value, MAP_TYPE) ? value : Undefined();
}

Value Map::GetConstructor() const {
  Value value = constructor_or_back_pointer();
  while (HasInstanceType(value, MAP_TYPE)) value = Cast<Map>(value)->constructor_or_back_pointer();
  return value;
}

namespace {

Result<Tagged<DescriptorArray>> CopyDescriptors(Isolate* isolate, Tagged<DescriptorArray> source, int count,
                                                int slack) {
  const Tagged<DescriptorArray> copy = TRY(NewDescriptorArray(isolate, count + slack));
  for (int i = 0; i < count; ++i) copy->Set(i, source->GetKey(i), source->GetDetails(i), source->GetValue(i));
  if (count > 0) copy->set_number_of_descriptors_field(count);
  return copy;
}

// The map on which `descriptor` has been added to `map`'s; descriptors shared where possible.
Result<Tagged<Map>> CopyAdding(Isolate* isolate, Tagged<Map> map, const Descriptor& descriptor) {
  const int count = map->number_of_own_descriptors();
  Tagged<Map> result = TRY(CopyMap(isolate, map));
  Tagged<DescriptorArray> array = map->instance_descriptors();
  const bool can_append = map->owns_descriptors() && array->number_of_descriptors() == count &&
                          array->number_of_slack_descriptors() > 0;
  if (can_append) {
    map->set_owns_descriptors(false);
  } else {
    array = TRY(CopyDescriptors(isolate, array, count, count < 4 ? 4 : count / 2 + 2));
    result->set_instance_descriptors_field(array);
  }
  PropertyDetails details = descriptor.GetDetails();
  if (details.location() == PropertyLocation::kField) {
    details = PropertyDetails(details.kind(), details.attributes(), PropertyLocation::kField, details.constness(),
                              map->used_fields());
    result->set_used_fields(map->used_fields() + 1);
  }
  array->Set(count, descriptor.GetKey(), details, descriptor.GetValue());
  array->set_number_of_descriptors_field(count + 1);
  result->set_number_of_own_descriptors(count + 1);
  result->set_owns_descriptors(true);
  if (IsInterestingKey(descriptor.GetKey())) result->set_may_have_interesting_symbols(true);
  return result;
}

// Whether the map has as many transitions as it may.
bool HasAllTransitions(Tagged<Map> map) {
  const Value transitions = map->transitions();
  if (!HasInstanceType(transitions, TRANSITION_ARRAY_TYPE)) return false;
  const Tagged<TransitionArray> array = Cast<TransitionArray>(transitions);
  if (array->entry_count() < kMaxTransitions) return false;
  int count = 0;
  for (int i = 0; i < array->entry_count(); ++i) count += !array->GetKey(i).IsTheHole();
  return count >= kMaxTransitions;
}

Result<void> InsertTransition(Isolate* isolate, Tagged<Map> map, Tagged<Name> key, Tagged<Map> target,
                              bool is_special) {
  target->set_constructor_or_back_pointer(map);
  const Value transitions = map->transitions();
  if (transitions.IsUndefined() && !is_special) {
    map->set_transitions(target);
    return Ok();
  }
  Tagged<TransitionArray> array;
  if (HasInstanceType(transitions, TRANSITION_ARRAY_TYPE)) {
    array = Cast<TransitionArray>(transitions);
    for (int i = 0; i < array->entry_count(); ++i) {
      if (!array->GetKey(i).IsTheHole() && !array->GetTarget(i).IsTheHole()) continue;
      array->Set(i, key, target);
      return Ok();
    }
    const int old_count = array->entry_count();
    const Tagged<TransitionArray> grown = TRY(NewTransitionArray(isolate, old_count + old_count / 2 + 2));
    for (int i = 0; i < old_count; ++i) grown->Set(i, array->GetKey(i), array->GetTarget(i));
    grown->Set(old_count, key, target);
    map->set_transitions(grown);
    return Ok();
  }
  array = TRY(NewTransitionArray(isolate, 3));
  int used = 0;
  if (HasInstanceType(transitions, MAP_TYPE)) {
    const Tagged<Map> first = Cast<Map>(transitions);
    array->Set(used++, first->instance_descriptors()->GetKey(first->number_of_own_descriptors() - 1), first);
  }
  array->Set(used, key, target);
  map->set_transitions(array);
  return Ok();
}

// Transitions are looked for from the front.
void MoveToFront(Tagged<TransitionArray> array, Tagged<Map> target) {
  int index = 0;
  while (array->GetTarget(index) != target) ++index;
  const Value key = array->GetKey(index), first_key = array->GetKey(0), first_target = array->GetTarget(0);
  array->Set(0, key, target);
  if (index != 0) array->Set(index, first_key, first_target);
}

bool IsTransitionTo(Tagged<Map> target, Tagged<Name> key, PropertyKind kind, PropertyAttributes attributes,
                    Value value) {
  const int last = target->number_of_own_descriptors() - 1;
  if (last < 0) return false;
  const Tagged<DescriptorArray> descriptors = target->instance_descriptors();
  if (descriptors->GetKey(last) != key) return false;
  const PropertyDetails details = descriptors->GetDetails(last);
  return details.kind() == kind && details.attributes() == attributes &&
         (kind == PropertyKind::kData || descriptors->GetValue(last) == value);
}

// How many fields the property array of such an object may have before a dictionary is better: objects with many
// properties are most often used as dictionaries, but not those whose constructor names them all.
int MaxFastOutOfObjectProperties(Tagged<Map> map) {
  const Value constructor = map->GetConstructor();
  if (!IsJSFunction(constructor)) return kMaxFastOutOfObjectProperties;
  const int expected = Cast<JSFunction>(constructor)->shared()->expected_nof_properties();
  return expected > kMaxFastOutOfObjectProperties ? expected : kMaxFastOutOfObjectProperties;
}

// The first objects of a constructor may get more fields than its body assigns (by the constructors that it calls): then
// it makes another initial map for those to come. That happens for few objects only, or their maps would be many.
void LearnFieldCount(Tagged<Map> map) {
  constexpr int kMaxLearned = 32;
  const int fields = map->used_fields() + 1;
  if (fields > kMaxLearned || map->instance_type_of_instances() != JS_OBJECT_TYPE) return;
  Tagged<Map> root = map;
  while (IsMap(root->constructor_or_back_pointer())) root = Cast<Map>(root->constructor_or_back_pointer());
  if (!IsJSFunction(root->constructor_or_back_pointer())) return;
  const Tagged<JSFunction> function = Cast<JSFunction>(root->constructor_or_back_pointer());
  if (!function->has_initial_map() || function->initial_map() != root) return;
  const Tagged<SharedFunctionInfo> shared = function->shared();
  if (!shared->code()->is_bytecode() || shared->expected_nof_properties() >= fields) return;
  if (!root->is_outgrown()) {
    if (shared->initial_map_renewals() == SharedFunctionInfo::kMaxInitialMapRenewals) return;
    shared->set_initial_map_renewals(shared->initial_map_renewals() + 1);
    root->set_is_outgrown(true);
  }
  shared->set_expected_nof_properties(fields);
}

Result<Tagged<Map>> AddProperty(Isolate* isolate, Tagged<Map> map, const Descriptor& descriptor) {
  const PropertyDetails details = descriptor.GetDetails();
  const bool is_prototype = map->is_prototype_map();
  if (!is_prototype) {
    const Tagged<Map> found = FindTransition(map, descriptor.GetKey(), details.kind(), details.attributes(),
                                             descriptor.GetValue());
    if (!found.is_empty()) return found;
  }
  const int out_of_object = map->used_fields() - map->inobject_properties();
  const int limit = is_prototype ? PropertyArray::kMaxLength - 1 : MaxFastOutOfObjectProperties(map);
  if (map->number_of_own_descriptors() >= JSObject::kMaxNumberOfDescriptors || out_of_object >= limit) {
    return NormalizeMap(isolate, map);
  }
  if (is_prototype) return CopyAdding(isolate, map, descriptor);
  if (HasAllTransitions(map)) return NormalizeMap(isolate, map);
  if (out_of_object >= 0) LearnFieldCount(map);
  const Tagged<Map> result = TRY(CopyAdding(isolate, map, descriptor));
  TRY(InsertTransition(isolate, map, descriptor.GetKey(), result, false));
  return result;
}

}  // namespace

Tagged<Map> FindTransition(Tagged<Map> map, Tagged<Name> key, PropertyKind kind, PropertyAttributes attributes,
                           Value value) {
  const Value transitions = map->transitions();
  if (HasInstanceType(transitions, MAP_TYPE)) {
    const Tagged<Map> target = Cast<Map>(transitions);
    return IsTransitionTo(target, key, kind, attributes, value) ? target : Tagged<Map>();
  }
  if (!HasInstanceType(transitions, TRANSITION_ARRAY_TYPE)) return {};
  const Tagged<TransitionArray> array = Cast<TransitionArray>(transitions);
  const int count = array->entry_count();
  for (int i = 0; i < count; ++i) {
    if (array->GetKey(i) != key || !array->GetTarget(i).IsCell()) continue;
    const Tagged<Map> target = Cast<Map>(array->GetTarget(i));
    if (IsTransitionTo(target, key, kind, attributes, value)) return target;
  }
  return {};
}

Tagged<Map> FindSpecialTransition(Tagged<Map> map, Tagged<Symbol> key) {
  const Value transitions = map->transitions();
  if (!HasInstanceType(transitions, TRANSITION_ARRAY_TYPE)) return {};
  const Tagged<TransitionArray> array = Cast<TransitionArray>(transitions);
  for (int i = 0; i < array->entry_count(); ++i) {
    if (array->GetKey(i) == key && array->GetTarget(i).IsCell()) return Cast<Map>(array->GetTarget(i));
  }
  return {};
}

Result<Tagged<Map>> CopyMap(Isolate* isolate, Tagged<Map> map) {
  const Tagged<Map> copy = TRY(NewMap(isolate, map->instance_type_of_instances(), map->instance_size()));
  copy->CopyRawPartFrom(map);
  copy->set_is_outgrown(false);
  copy->set_is_unstable(false);
  copy->set_owns_descriptors(false);
  copy->set_prototype_field(map->prototype_field());
  copy->set_constructor_or_back_pointer(map->GetConstructor());
  copy->set_instance_descriptors_field(map->instance_descriptors());
  copy->set_native_context_or_undefined(map->native_context_or_undefined());
  return copy;
}

Result<Tagged<Map>> CopyMapWithOwnDescriptors(Isolate* isolate, Tagged<Map> map, int slack) {
  const Tagged<Map> copy = TRY(CopyMap(isolate, map));
  const Tagged<DescriptorArray> descriptors =
      TRY(CopyDescriptors(isolate, map->instance_descriptors(), map->number_of_own_descriptors(), slack));
  copy->set_instance_descriptors_field(descriptors);
  copy->set_owns_descriptors(true);
  return copy;
}

Result<Tagged<Map>> CopyMapReplacingDescriptor(Isolate* isolate, Tagged<Map> map, int index, PropertyDetails details,
                                               Value value) {
  const Tagged<Map> copy = TRY(CopyMapWithOwnDescriptors(isolate, map));
  copy->instance_descriptors()->Set(index, map->instance_descriptors()->GetKey(index), details, value);
  if (details.location() == PropertyLocation::kField && details.field_index() >= copy->used_fields()) {
    copy->set_used_fields(details.field_index() + 1);
  }
  return copy;
}

Result<Tagged<Map>> CopyMapWithoutDescriptor(Isolate* isolate, Tagged<Map> map, int index) {
  const Tagged<Map> copy = TRY(CopyMap(isolate, map));
  const int count = map->number_of_own_descriptors() - 1;
  const Tagged<DescriptorArray> source = map->instance_descriptors();
  const Tagged<DescriptorArray> descriptors = TRY(NewDescriptorArray(isolate, count));
  for (int i = 0; i < count; ++i) {
    const int from = i < index ? i : i + 1;
    descriptors->Set(i, source->GetKey(from), source->GetDetails(from), source->GetValue(from));
  }
  if (count > 0) descriptors->set_number_of_descriptors_field(count);
  copy->set_instance_descriptors_field(descriptors);
  copy->set_number_of_own_descriptors(count);
  copy->set_owns_descriptors(true);
  return copy;
}

Result<Tagged<Map>> TransitionToDataProperty(Isolate* isolate, Tagged<Map> map, Tagged<Name> key,
                                             PropertyAttributes attributes) {
  if (map->is_dictionary_map()) return map;
  // Fields of prototypes count as constant until they are written again; see InvalidatePrototypeChains.
  const PropertyConstness constness =
      map->is_prototype_map() ? PropertyConstness::kConst : PropertyConstness::kMutable;
  return AddProperty(isolate, map,
                     Descriptor(key, PropertyDetails(PropertyKind::kData, attributes, PropertyLocation::kField,
                                                     constness)));
}

Result<Tagged<Map>> TransitionToAccessorProperty(Isolate* isolate, Tagged<Map> map, Tagged<Name> key, Value accessor,
                                                 PropertyAttributes attributes) {
  if (map->is_dictionary_map()) return map;
  return AddProperty(isolate, map, Descriptor::AccessorConstant(key, accessor, attributes));
}

Result<Tagged<Map>> TransitionToPrototype(Isolate* isolate, Tagged<Map> map, Value prototype) {
  if (map->prototype() == prototype) return map;
  const Tagged<Symbol> key = ReadOnlyRoots::prototype_transition_symbol();
  const bool cached = !map->is_prototype_map();
  if (cached && HasInstanceType(map->transitions(), TRANSITION_ARRAY_TYPE)) {
    const Tagged<TransitionArray> array = Cast<TransitionArray>(map->transitions());
    for (int i = 0; i < array->entry_count(); ++i) {
      if (array->GetKey(i) != key || !array->GetTarget(i).IsCell()) continue;
      const Tagged<Map> target = Cast<Map>(array->GetTarget(i));
      if (target->prototype() == prototype) return target;
    }
  }
  const Tagged<Map> result = TRY(map->is_dictionary_map() ? CopyMap(isolate, map)
                                                          : CopyMapWithOwnDescriptors(isolate, map));
  result->set_prototype_field(prototype);
  if (cached && !HasAllTransitions(map)) TRY(InsertTransition(isolate, map, key, result, true));
  return result;
}

Result<Tagged<Map>> TransitionToIntegrityLevel(Isolate* isolate, Tagged<Map> map, PropertyAttributes level) {
  const Tagged<Symbol> key = level == FROZEN   ? ReadOnlyRoots::frozen_symbol()
                             : level == SEALED ? ReadOnlyRoots::sealed_symbol()
                                               : ReadOnlyRoots::nonextensible_symbol();
  const bool cached = !map->is_prototype_map();
  if (cached) {
    const Tagged<Map> found = FindSpecialTransition(map, key);
    if (!found.is_empty()) return found;
  }
  const Tagged<Map> result = TRY(map->is_dictionary_map() ? CopyMap(isolate, map)
                                                          : CopyMapWithOwnDescriptors(isolate, map));
  result->set_is_extensible(false);
  if (level != NONE) {
    result->set_has_read_only_elements_or_sealed(true);
    const Tagged<DescriptorArray> descriptors = result->instance_descriptors();
    for (int i = 0; i < result->number_of_own_descriptors(); ++i) {
      const Tagged<Name> name = descriptors->GetKey(i);
      if (name->instance_type() == SYMBOL_TYPE && Cast<Symbol>(name)->is_private()) continue;
      const PropertyDetails details = descriptors->GetDetails(i);
      PropertyAttributes attributes = details.attributes() | DONT_DELETE;
      // Native accessors look like data properties.
      const bool is_data = details.kind() == PropertyKind::kData || IsAccessorInfo(descriptors->GetValue(i));
      if (level == FROZEN && is_data) attributes = attributes | READ_ONLY;
      descriptors->SetDetails(i, details.WithAttributes(attributes));
    }
  }
  if (cached && !HasAllTransitions(map)) TRY(InsertTransition(isolate, map, key, result, true));
  return result;
}

Result<Tagged<Map>> NormalizeMap(Isolate* isolate, Tagged<Map> map) {
  if (map->is_dictionary_map()) return map;
  const Tagged<Symbol> key = ReadOnlyRoots::generic_private_symbol();
  const bool cached = !map->is_prototype_map();
  if (cached) {
    const Tagged<Map> found = FindSpecialTransition(map, key);
    if (!found.is_empty()) return found;
  }
  const Tagged<Map> result = TRY(CopyMap(isolate, map));
  result->set_is_dictionary_map(true);
  result->set_instance_descriptors_field(ReadOnlyRoots::empty_descriptor_array());
  result->set_number_of_own_descriptors(0);
  result->set_used_fields(0);
  if (cached) {
    TRY(InsertTransition(isolate, map, key, result, true));
    // A map with all its transitions is normalized at every property that is new to it.
    MoveToFront(Cast<TransitionArray>(map->transitions()), result);
  }
  return result;
}

void Map::EnsureDescriptorSlackImpl(Isolate* isolate, Tagged<Map> map, int slack) {
  const Tagged<DescriptorArray> array = map->instance_descriptors();
  const int count = map->number_of_own_descriptors();
  if (map->owns_descriptors() && array->number_of_descriptors() == count &&
      array->number_of_slack_descriptors() >= slack) {
    return;
  }
  const Result<Tagged<DescriptorArray>> copy = CopyDescriptors(isolate, array, count, slack);
  if (copy.IsException()) return;
  map->set_instance_descriptors_field(copy.value());
  map->set_owns_descriptors(true);
}

void Map::AppendDescriptor(Isolate* isolate, Descriptor* descriptor) {
  const int count = number_of_own_descriptors();
  const Tagged<DescriptorArray> array = instance_descriptors();
  CHECK(array->number_of_descriptors() == count && array->number_of_slack_descriptors() > 0);
  const PropertyDetails details = descriptor->GetDetails();
  array->Set(count, descriptor->GetKey(), details, descriptor->GetValue());
  array->set_number_of_descriptors_field(count + 1);
  set_number_of_own_descriptors(count + 1);
  if (details.location() == PropertyLocation::kField && details.field_index() >= used_fields()) {
    set_used_fields(details.field_index() + 1);
  }
  if (IsInterestingKey(descriptor->GetKey())) set_may_have_interesting_symbols(true);
  set_enum_cache(Undefined());
  ClearLookupCache(isolate);
}

}  // namespace v8::internal

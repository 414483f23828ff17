#include "src/runtime/properties/literals.h"

#include "src/objects/elements.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property.h"

// Object and array literals, and members of classes.
namespace v8::internal {

Result<Tagged<JSObject>> CreateObjectLiteral(Isolate* isolate, int property_count) {
  const Tagged<NativeContext> realm = isolate->realm();
  if (property_count <= 4) return NewJSObjectFromMap(isolate, realm->object_literal_map());
  // Root maps with room for more properties, one for each count.
  constexpr int kCacheSize = 64;
  if (property_count > kCacheSize) property_count = kCacheSize;
  if (!Value(realm->object_literal_map_cache()).IsCell()) {
    realm->set_object_literal_map_cache(TRY(NewFixedArray(isolate, kCacheSize + 1, AllocationType::kOld)));
  }
  const Tagged<FixedArray> cache = realm->object_literal_map_cache();
  const Value cached = cache->get(property_count);
  if (IsMap(cached)) return NewJSObjectFromMap(isolate, Cast<Map>(cached));
  auto map = TRY(NewMap(isolate, JS_OBJECT_TYPE, sizeof(JSObject) + property_count * kTaggedSize, property_count));
  map->set_prototype_field(realm->initial_object_prototype());
  map->set_constructor_or_back_pointer(realm->object_function());
  map->set_native_context_or_undefined(realm);
  cache->set(property_count, map);
  return NewJSObjectFromMap(isolate, map);
}

Result<Tagged<JSArray>> CreateArrayLiteral(Isolate* isolate, Tagged<FixedArray> constants) {
  const int length = constants->length();
  bool all_ints = true, all_numbers = true, holes = false;
  for (int i = 0; i < length; ++i) {
    const Value value = constants->get(i);
    if (value.IsTheHole()) {
      holes = true;
      continue;
    }
    if (!value.IsInt()) all_ints = false;
    if (!value.IsNumber()) all_numbers = false;
  }
  if (all_numbers && !all_ints && length > 0) {
    auto elements = TRY(NewFixedDoubleArray(isolate, length));
    for (int i = 0; i < length; ++i) {
      const Value value = constants->get(i);
      if (value.IsTheHole()) {
        elements->set_the_hole(i);
      } else {
        elements->set(i, value.AsNumber());
      }
    }
    auto array = TRY(NewJSArray(isolate));
    array->set_elements(elements);
    array->set_length(Value::Int(length));
    array->set_elements_kind(holes ? HOLEY_DOUBLE_ELEMENTS : PACKED_DOUBLE_ELEMENTS);
    return array;
  }
  auto elements = TRY(CopyFixedArrayUpTo(isolate, constants, length));
  auto array = TRY(NewJSArrayWithElements(isolate, elements, length));
  const ElementsKind kind = all_ints ? PACKED_SMI_ELEMENTS : PACKED_ELEMENTS;
  array->set_elements_kind(holes ? GetHoleyElementsKind(kind) : kind);
  return array;
}

namespace {

// What the realm has made for the function's sites: pairs of a site's description, which is its identity, and its object.
Value TemplateObjectsOf(Isolate* isolate, Tagged<NativeContext> realm, Tagged<SharedFunctionInfo> shared) {
  if (realm->template_object_map().IsUndefined()) return Undefined();
  const Value list =
      EphemeronHashTable::Lookup(isolate, Cast<EphemeronHashTable>(realm->template_object_map()), shared);
  return list.IsTheHole() ? Undefined() : list;
}

Result<Tagged<JSArray>> NewTemplateObject(Isolate* isolate, Tagged<FixedArray> description) {
  const int count = description->length() / 2;
  auto raw_list = TRY(NewFixedArray(isolate, count));
  auto cooked_list = TRY(NewFixedArray(isolate, count));
  for (int i = 0; i < count; ++i) {
    raw_list->set(i, description->get(i));
    cooked_list->set(i, description->get(count + i));
  }
  auto raw = TRY(NewJSArrayWithElements(isolate, raw_list));
  auto cooked = TRY(NewJSArrayWithElements(isolate, cooked_list));
  TRY(SetIntegrityLevel(isolate, raw, FROZEN, ShouldThrow::kThrow));
  TRY(DefinePropertyOrThrow(isolate, cooked, ReadOnlyRoots::raw_string(),
                            PropertyDescriptor::Data(raw, READ_ONLY | DONT_ENUM | DONT_DELETE)));
  TRY(SetIntegrityLevel(isolate, cooked, FROZEN, ShouldThrow::kThrow));
  return cooked;
}

}  // namespace

// ECMA-262 §13.2.8.4 GetTemplateObject ( templateLiteral )
Result<Tagged<JSArray>> GetTemplateObject(Isolate* isolate, Tagged<FeedbackVector> vector, int slot,
                                          Tagged<FixedArray> description, Tagged<JSFunction> function) {
  // Fast path: feedback is the realm's own.
  if (!vector.is_empty() && vector->get(slot).IsCell()) return Cast<JSArray>(vector->get(slot));
  const Tagged<NativeContext> realm = function->native_context();
  const Tagged<SharedFunctionInfo> shared = function->shared();
  const Value known = TemplateObjectsOf(isolate, realm, shared);
  Tagged<JSArray> object;
  for (int i = 0; i < ListLength(known); i += 2) {
    if (ListGet(known, i) == Value(description)) object = Cast<JSArray>(ListGet(known, i + 1));
  }
  if (object.is_empty()) {
    object = TRY(NewTemplateObject(isolate, description));
    if (realm->template_object_map().IsUndefined()) {
      realm->set_template_object_map(TRY(EphemeronHashTable::New(isolate, 4)));
    }
    const Value list = TRY(ListAdd(isolate, TRY(ListAdd(isolate, known, description)), object));
    realm->set_template_object_map(TRY(EphemeronHashTable::Put(
        isolate, Cast<EphemeronHashTable>(realm->template_object_map()), shared, list)));
  }
  if (!vector.is_empty() && !vector->IsInState(slot, FeedbackState::kMegamorphic)) vector->set(slot, object);
  return object;
}

Result<void> ArrayAppend(Isolate* isolate, Tagged<JSArray> array, Value value) {
  const uint32_t length = array->length_value();
  if (value.IsTheHole()) {
    TRY(SetArrayLength(isolate, array, length + 1));
    return Ok();
  }
  return AddElement(isolate, array, length, value, PropertyKind::kData, NONE);
}

namespace {

// ECMA-262 §10.2.9 SetFunctionName, at run time: an own `name` unless the closure has one of its own.
Result<void> SetNameFromKey(Isolate* isolate, Value function, Value key, Tagged<String> prefix) {
  Tagged<String> name;
  if (IsSymbol(key)) {
    const Value description = Cast<Symbol>(key)->description();
    if (description.IsUndefined()) {
      name = ReadOnlyRoots::empty_string();
    } else if (Cast<Symbol>(key)->is_private_name()) {
      name = Cast<String>(description);
    } else {
      auto open = TRY(NewConsString(isolate, TRY(NewStringFromAscii(isolate, "[")), Cast<String>(description)));
      name = TRY(NewConsString(isolate, open, TRY(NewStringFromAscii(isolate, "]"))));
    }
  } else {
    name = TRY(ToString(isolate, key));
  }
  if (prefix->length() > 0) name = TRY(NewConsString(isolate, prefix, name));
  return DefinePropertyOrThrow(isolate, Cast<JSReceiver>(function), ReadOnlyRoots::name_string(),
                               PropertyDescriptor::Data(name, READ_ONLY | DONT_ENUM));
}

}  // namespace

Result<void> SetFunctionNameFromKey(Isolate* isolate, Value function, Value key) {
  return SetNameFromKey(isolate, function, key, ReadOnlyRoots::empty_string());
}

Result<void> DefineKeyedOwn(Isolate* isolate, Tagged<JSReceiver> object, Value key, Value value, int flags) {
  if ((flags & 2) != 0) TRY(SetFunctionNameFromKey(isolate, value, key));
  const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
  if (property_key.is_name() && IsJSObject(object)) {
    TRY(NormalizeForComputedKey(isolate, Cast<JSObject>(object), property_key.name()));
  }
  if ((flags & 1) == 0) return CreateDataPropertyOrThrow(isolate, object, property_key, value);
  return DefinePropertyOrThrow(isolate, object, property_key, PropertyDescriptor::Data(value, DONT_ENUM));
}

Result<void> DefineLiteralAccessor(Isolate* isolate, Tagged<JSReceiver> object, Value key, Value function, int flags,
                                   bool is_getter) {
  if ((flags & 2) != 0) {
    TRY(SetNameFromKey(isolate, function, key,
                       is_getter ? ReadOnlyRoots::get_space_string() : ReadOnlyRoots::set_space_string()));
  }
  const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
  PropertyDescriptor descriptor;
  if (is_getter) {
    descriptor.get = function;
  } else {
    descriptor.set = function;
  }
  descriptor.has_enumerable = descriptor.has_configurable = true;
  descriptor.enumerable = (flags & 1) == 0;
  descriptor.configurable = true;
  return DefinePropertyOrThrow(isolate, object, property_key, descriptor);
}

}  // namespace v8::internal

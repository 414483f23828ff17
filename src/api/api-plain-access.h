#ifndef FLAT8_SRC_API_API_PLAIN_ACCESS_H_
#define FLAT8_SRC_API_API_PLAIN_ACCESS_H_

#include "src/api/api-internal.h"
#include "src/objects/elements.h"
#include "src/objects/lookup-cache.h"

// Reads and writes that neither run anything nor allocate nor fail, for which a function of the API needs no scope:
// properties of plain objects found under names, elements of fast stores. What is not that plain goes the way of
// runtime/property.h.
namespace v8::internal {

// Whether a CallScope would find nothing to do: no exception from before.
V8_INLINE bool MayReadWithoutScope(Isolate* isolate) {
  return V8_LIKELY(isolate->pending_exception == 0);
}
// And as writing is a call: no hooks around calls, and no checkpoint due when this is the outermost one.
V8_INLINE bool MayWriteWithoutScope(Isolate* isolate, Local<v8::Context> context) {
  const ApiData* const api = isolate->api_data;
  if (!MayReadWithoutScope(isolate) || V8_UNLIKELY(api->has_call_hooks)) return false;
  return api->call_depth != 0 ||
         !HasCheckpointWork(isolate, MicrotaskQueueOf(isolate, OpenAs<NativeContext>(context)));
}

// Receivers whose own properties are all in their map: not dictionaries, not special ones, to which belongs all that
// interceptors or access checks guard.
V8_INLINE bool IsPlainReceiver(Tagged<JSReceiver> object, Tagged<Map> map) {
  if (object->instance_type() <= LAST_SPECIAL_RECEIVER_TYPE || map->is_dictionary_map()) return false;
  DCHECK(!map->has_named_interceptor() && !map->is_access_check_needed());
  return true;
}

V8_INLINE bool IsPlainName(Value key) {
  if (!key.IsCell()) return false;
  const Tagged<Name> name(key.ptr());
  if (name->instance_type() > LAST_INTERNALIZED_STRING_TYPE) {
    return name->instance_type() == SYMBOL_TYPE && !Tagged<Symbol>(key.ptr())->is_private();
  }
  return (name->raw_hash_field() & (Name::kHashComputed | Name::kIsArrayIndex)) == Name::kHashComputed;
}

V8_INLINE int FindDescriptor(Isolate* isolate, Tagged<Map> map, Tagged<Name> name) {
  const int count = map->number_of_own_descriptors();
  return count > LookupCache::kMinDescriptors ? isolate->lookup_cache->Search(map, name)
                                              : map->instance_descriptors()->Search(name, count);
}

// The value of a data property of the object or a prototype, undefined when there is no such property. Empty: not plain.
V8_INLINE Value GetPlainProperty(Isolate* isolate, Tagged<JSReceiver> object, Value key) {
  if (!IsPlainName(key)) return Value();
  while (true) {
    const Tagged<Map> map = object->map();
    if (V8_UNLIKELY(!IsPlainReceiver(object, map))) return Value();
    const int index = FindDescriptor(isolate, map, Tagged<Name>(key.ptr()));
    if (index >= 0) {
      const PropertyDetails details = map->instance_descriptors()->GetDetails(index);
      if (V8_UNLIKELY(details.location() != PropertyLocation::kField)) return Value();
      return Tagged<JSObject>(object.ptr())->FieldAt(map, details.field_index());
    }
    const Value prototype = map->prototype();
    if (!prototype.IsCell()) return Undefined();
    object = Tagged<JSReceiver>(prototype.ptr());
  }
}

// Writes an own data property that is there, on an object that nothing is assumed about. False: not plain, not done.
V8_INLINE bool SetPlainProperty(Isolate* isolate, Tagged<JSReceiver> object, Value key, Value value) {
  const Tagged<Map> map = object->map();
  if (!IsPlainName(key) || !IsPlainReceiver(object, map)) return false;
  if (V8_UNLIKELY((object->bits() & HeapObject::kIsPrototypeBit) != 0 || object->instance_type() == JS_FUNCTION_TYPE)) {
    return false;
  }
  const int index = FindDescriptor(isolate, map, Tagged<Name>(key.ptr()));
  if (index < 0) return false;
  const PropertyDetails details = map->instance_descriptors()->GetDetails(index);
  if (V8_UNLIKELY(details.location() != PropertyLocation::kField || details.IsReadOnly() ||
                  details.constness() == PropertyConstness::kConst)) {
    return false;
  }
  Tagged<JSObject>(object.ptr())->SetFieldAt(map, details.field_index(), value);
  return true;
}

// An element that is there. Empty: not plain.
V8_INLINE Value GetPlainElement(Tagged<JSReceiver> receiver, uint32_t index) {
  if (receiver->instance_type() <= LAST_SPECIAL_RECEIVER_TYPE) return Value();
  const Tagged<JSObject> object(receiver.ptr());
  const Tagged<Map> map = object->map();
  const ElementsKind kind = object->elements_kind();
  if (!IsFastElementsKind(kind) || map->has_indexed_interceptor() || map->is_access_check_needed()) return Value();
  if (index >= static_cast<uint32_t>(UncheckedCast<ArrayBase>(object->elements())->length())) return Value();
  const int at = static_cast<int>(index);
  const Value value = IsDoubleElementsKind(kind) ? UncheckedCast<FixedDoubleArray>(object->elements())->get(at)
                                                 : UncheckedCast<FixedArray>(object->elements())->get(at);
  return value.IsTheHole() ? Value() : value;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_PLAIN_ACCESS_H_

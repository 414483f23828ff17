#include "src/ic/load-ic.h"

#include "src/common/builtin-ids.h"
#include "src/ic/feedback.h"
#include "src/ic/handler-access.h"
#include "src/ic/property-slot.h"
#include "src/ic/stub-cache.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property-internal.h"
#include "src/runtime/properties/property.h"

// Inline cache misses of loads: find the property, and when there is a handler for the way to it, remember that handler
// for the map.
namespace v8::internal {

namespace {

// The way to a data property (or to its absence); false when no handler describes it.
bool HandlerForLookup(Isolate* isolate, const LookupIterator& it, Tagged<HeapObject> base, Tagged<Map> map,
                      PropertyHandlerEntry* entry) {
  entry->holder = TaggedBits::kUndefined;
  entry->validity = TaggedBits::kUndefined;
  const bool own = it.IsFound() && it.holder().ptr() == base.ptr();
  if (!own) {
    if (IsJSReceiver(base) && map->is_dictionary_map()) return false;  // an own property may appear without a new map
    Result<Value> cell = GetOrCreatePrototypeChainValidityCell(isolate, map);
    if (cell.IsException()) {
      isolate->clear_pending_exception();
      return false;
    }
    if (!IsCell(cell.value())) return false;
    entry->validity = cell.value().ptr();
  }
  if (!it.IsFound()) {
    if (it.is_element()) return false;
    entry->word = PropertyHandler::Encode(map->map_ref_of_this(), PropertyHandler::kNonExistent, 0);
    return true;
  }
  if (own && it.state() == LookupIterator::kData && it.storage() == LookupIterator::kDictionary) {
    return DictionaryHandler(Tagged<JSObject>(base.ptr()), it.key().name(), false, entry);
  }
  if (it.state() == LookupIterator::kAccessor) {
    // Getters that are plain functions: called without another lookup.
    const Result<Value> stored = it.GetStoredValue();
    if (stored.IsException() || own || !IsAccessorPair(stored.value())) return false;
    const Value getter = Cast<AccessorPair>(stored.value())->getter();
    if (!IsJSFunction(getter)) return false;
    const bool typed_array_length =
        base->instance_type() == JS_TYPED_ARRAY_TYPE &&
        Cast<JSFunction>(getter)->code()->builtin_id() == static_cast<int>(Builtin::kTypedArrayPrototypeLength);
    entry->holder = getter.ptr();
    entry->word = PropertyHandler::Encode(
        map->map_ref_of_this(), typed_array_length ? PropertyHandler::kTypedArrayLength : PropertyHandler::kGetter, 0);
    return true;
  }
  if (it.state() != LookupIterator::kData || it.storage() != LookupIterator::kField) return false;
  const Tagged<JSObject> holder = it.holder_object();
  const Tagged<Map> holder_map = holder->map();
  const int index = it.field_index();
  const bool in_object = index < holder_map->inobject_properties();
  const uint32_t offset =
      in_object ? static_cast<uint32_t>(holder_map->InobjectOffset(index))
                : static_cast<uint32_t>(PropertyArray::OffsetOfElementAt(index - holder_map->inobject_properties()));
  PropertyHandler::Kind kind;
  if (own) {
    kind = in_object ? PropertyHandler::kOwnInObject : PropertyHandler::kOwnOutOfObject;
  } else {
    kind = in_object ? PropertyHandler::kHolderInObject : PropertyHandler::kHolderOutOfObject;
    entry->holder = holder.ptr();
  }
  entry->word = PropertyHandler::Encode(map->map_ref_of_this(), kind, offset);
  return true;
}

bool AllowsCaching(const LookupIterator& it, Tagged<HeapObject> base) {
  if (it.state() == LookupIterator::kProxy || it.state() == LookupIterator::kInterceptor ||
      it.state() == LookupIterator::kAccessCheck || it.state() == LookupIterator::kModuleNamespace ||
      it.state() == LookupIterator::kTypedArrayAbsent) {
    return false;
  }
  const InstanceType type = base->instance_type();
  // String wrappers' and strings' own characters and lengths are not seen by the lookup.
  return type != JS_GLOBAL_PROXY_TYPE && type != JS_PROXY_TYPE && type != JS_SPECIAL_API_OBJECT_TYPE &&
         type != JS_MODULE_NAMESPACE_TYPE;
}

// The hole for the base's own properties that are no descriptors.
bool SpecialHandler(Tagged<HeapObject> base, Tagged<Name> name, Tagged<Map> map, PropertyHandlerEntry* entry) {
  if (name != ReadOnlyRoots::length_string()) return false;
  PropertyHandler::Kind kind;
  if (base->instance_type() == JS_ARRAY_TYPE) {
    kind = PropertyHandler::kArrayLength;
  } else if (base->instance_type() <= LAST_STRING_TYPE) {
    kind = PropertyHandler::kStringLength;
  } else {
    return false;
  }
  entry->word = PropertyHandler::Encode(map->map_ref_of_this(), kind, 0);
  entry->holder = entry->validity = TaggedBits::kUndefined;
  return true;
}

}  // namespace

Result<Value> LoadICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name) {
  if (vector.is_empty() || !base.IsCell()) return GetSlow(isolate, base, PropertyKey(name), base);
  const Tagged<HeapObject> object(base.ptr());
  const Tagged<Map> map = object->map();
  const uint64_t known = vector->slot(slot)[0];
  if (PropertyHandler::MapRef(known) == map->map_ref_of_this() &&
      PropertyHandler::KindOf(known) == PropertyHandler::kGetter &&
      Cast<Cell>(vector->get(slot + 2))->value().IsTrue()) {
    return Call(isolate, vector->get(slot + 1), base);
  }
  PropertyHandlerEntry entry;
  if (SpecialHandler(object, name, map, &entry)) {
    UpdatePropertySlot(isolate, vector, slot, name, entry, isolate->load_stub_cache);
    return GetSlow(isolate, base, PropertyKey(name), base);
  }
  if (!(object->instance_type() == JS_PRIMITIVE_WRAPPER_TYPE && name == ReadOnlyRoots::length_string())) {
    LookupIterator it(isolate, base, PropertyKey(name));
    if (AllowsCaching(it, object) && HandlerForLookup(isolate, it, object, map, &entry)) {
      UpdatePropertySlot(isolate, vector, slot, name, entry, isolate->load_stub_cache);
      if (!it.IsFound()) return Undefined();
      if (it.state() == LookupIterator::kAccessor) return GetSlow(isolate, base, PropertyKey(name), base);
      return it.GetStoredValue();
    }
  }
  return GetSlow(isolate, base, PropertyKey(name), base);
}

Result<Value> GetThroughStubCache(Isolate* isolate, Value base, Tagged<Name> name) {
  const PropertyKey key(name);
  if (!IsJSReceiver(base)) return GetSlow(isolate, base, key, base);
  const Tagged<HeapObject> object(base.ptr());
  if (const PropertyHandlerEntry* cached = isolate->load_stub_cache->Lookup(object->map_ref(), name)) {
    const Value value = LoadByHandler(&cached->word, object, name);
    if (V8_LIKELY(!value.IsTheHole())) return value;
  }
  if (object->instance_type() == JS_PRIMITIVE_WRAPPER_TYPE ||
      (object->instance_type() == JS_ARRAY_TYPE && name == ReadOnlyRoots::length_string())) {
    return GetSlow(isolate, base, key, base);
  }
  LookupIterator it(isolate, base, key);
  PropertyHandlerEntry entry;
  if (!AllowsCaching(it, object) || !HandlerForLookup(isolate, it, object, object->map(), &entry)) {
    return GetSlow(isolate, base, key, base);
  }
  isolate->load_stub_cache->Set(object->map_ref(), name, entry);
  if (!it.IsFound()) return Undefined();
  return it.state() == LookupIterator::kAccessor ? CallGetter(isolate, &it) : it.GetStoredValue();
}

Result<Value> KeyedLoadMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Value key) {
  RecordKeyedMiss(vector, slot, base, key, false);
  if (base.IsCell() && key.IsCell() && IsString(key)) {
    const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
    if (property_key.is_name()) return GetThroughStubCache(isolate, base, property_key.name());
    return GetSlow(isolate, base, property_key, base);
  }
  if (base.IsNullOrUndefined()) {
    // The message names the key, which must not be converted by script first.
    const Value text = TRY(ValueForMessage(isolate, key));
    return Throw(isolate, MessageTemplate::kNonObjectPropertyLoad, base, text);
  }
  return GetKeyed(isolate, base, key);
}

}  // namespace v8::internal

#include "src/ic/store-ic.h"

#include "src/flags/flags.h"
#include "src/ic/access-counters.h"
#include "src/ic/element-access.h"
#include "src/ic/feedback.h"
#include "src/ic/handler-access.h"
#include "src/ic/property-slot.h"
#include "src/ic/stub-cache.h"
#include "src/objects/js-object-ops.h"
#include "src/objects/map-transitions.h"
#include "src/roots/roots.h"
#include "src/runtime/properties/lazy-methods.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property-internal.h"
#include "src/runtime/properties/property.h"

// Inline cache misses of stores: overwriting an own field, and adding one along a known transition.
namespace v8::internal {

namespace {

uint32_t FieldOffset(Tagged<Map> map, int index, bool* in_object) {
  *in_object = index < map->inobject_properties();
  return *in_object ? static_cast<uint32_t>(map->InobjectOffset(index))
                    : static_cast<uint32_t>(PropertyArray::OffsetOfElementAt(index - map->inobject_properties()));
}

// Whether stores to the object are what its map and prototypes say, with no say of the embedder's or of other exotica.
bool HasCacheableStores(Tagged<HeapObject> object) {
  const InstanceType type = object->instance_type();
  return type > LAST_SPECIAL_RECEIVER_TYPE || type == JS_ARGUMENTS_OBJECT_TYPE || type == JS_TYPED_ARRAY_TYPE;
}

// The handler of a store that the generic path has just done: `before` and the object's map now tell what happened.
bool HandlerForStore(Isolate* isolate, Tagged<JSObject> object, Tagged<Map> before, Tagged<Name> name,
                     PropertyHandlerEntry* entry) {
  entry->holder = entry->validity = TaggedBits::kUndefined;
  const Tagged<Map> after = object->map();
  if (before == after && before->is_dictionary_map()) return DictionaryHandler(object, name, true, entry);
  if (before->is_dictionary_map() || after->is_dictionary_map()) return false;
  bool in_object;
  if (before == after) {
    const int index = before->instance_descriptors()->Search(name, before->number_of_own_descriptors());
    if (index < 0) return false;
    const PropertyDetails details = before->instance_descriptors()->GetDetails(index);
    if (details.IsAccessor() || details.IsReadOnly() || details.location() != PropertyLocation::kField) return false;
    // Stores to prototypes have to invalidate what was cached about them.
    if (before->is_prototype_map() || details.constness() == PropertyConstness::kConst) return false;
    const uint32_t offset = FieldOffset(before, details.field_index(), &in_object);
    entry->word =
        PropertyHandler::Encode(before->map_ref_of_this(),
                                in_object ? PropertyHandler::kOwnInObject : PropertyHandler::kOwnOutOfObject, offset);
    return true;
  }
  // A transition: the new map comes from the old one by this property.
  if (after->GetBackPointer() != Value(before) || before->is_prototype_map()) return false;
  const int last = after->number_of_own_descriptors() - 1;
  if (last != before->number_of_own_descriptors() || after->instance_descriptors()->GetKey(last) != name) return false;
  const PropertyDetails details = after->instance_descriptors()->GetDetails(last);
  if (details.IsAccessor() || details.attributes() != NONE) return false;
  const uint32_t offset = FieldOffset(after, details.field_index(), &in_object);
  const Result<Value> cell = GetOrCreatePrototypeChainValidityCell(isolate, before);
  if (cell.IsException()) {
    isolate->clear_pending_exception();
    return false;
  }
  if (!IsCell(cell.value())) return false;
  entry->validity = cell.value().ptr();
  entry->holder = after.ptr();
  entry->word = PropertyHandler::Encode(
      before->map_ref_of_this(), in_object ? PropertyHandler::kTransition : PropertyHandler::kTransitionOutOfObject,
      offset);
  return true;
}

}  // namespace

namespace {

// The handler of a setter that a store would call.
bool HandlerForSetter(Isolate* isolate, const LookupIterator& it, Tagged<JSObject> object, PropertyHandlerEntry* entry) {
  if (it.state() != LookupIterator::kAccessor || object->map()->is_dictionary_map()) return false;
  const Result<Value> stored = it.GetStoredValue();
  if (stored.IsException() || !IsAccessorPair(stored.value())) return false;
  const Value setter = Cast<AccessorPair>(stored.value())->setter();
  if (!IsJSFunction(setter)) return false;
  Value validity = ReadOnlyRoots::always_valid_cell();
  if (!it.HolderIsStart()) {
    const Result<Value> cell = GetOrCreatePrototypeChainValidityCell(isolate, object->map());
    if (cell.IsException()) isolate->clear_pending_exception();
    if (cell.IsException() || !IsCell(cell.value())) return false;
    validity = cell.value();
  }
  entry->holder = setter.ptr();
  entry->validity = validity.ptr();
  entry->word = PropertyHandler::Encode(object->map()->map_ref_of_this(), PropertyHandler::kSetter, 0);
  return true;
}

// What the slot, or without feedback the stub cache, knows of stores to objects of that map; null when it knows nothing.
const uint64_t* KnownHandler(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<Map> map, Tagged<Name> name) {
  const uint32_t map_ref = map->map_ref_of_this();
  if (vector.is_empty()) {
    const PropertyHandlerEntry* cached = isolate->store_stub_cache->Lookup(map_ref, name);
    return cached == nullptr ? nullptr : &cached->word;
  }
  const uint64_t* known = vector->slot(slot);
  if (PropertyHandler::MapRef(known[0]) == map_ref) return known;
  return HandlerOfMany(isolate->store_stub_cache, known, map_ref, name);
}

bool IsTransition(const uint64_t* handler) {
  const PropertyHandler::Kind kind = PropertyHandler::KindOf(handler[0]);
  return kind == PropertyHandler::kTransition || kind == PropertyHandler::kTransitionOutOfObject;
}

void Remember(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<Name> name,
              const PropertyHandlerEntry& entry, StubCache* stub_cache) {
  if (!vector.is_empty()) return UpdatePropertySlot(isolate, vector, slot, name, entry, stub_cache);
  if (stub_cache != nullptr) stub_cache->Set(PropertyHandler::MapRef(entry.word), name, entry);
}

}  // namespace

Result<void> StoreICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name,
                         Value value, LanguageMode mode) {
  const ShouldThrow should_throw = is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow;
  if (!base.IsCell() || !IsJSObject(base) || !HasCacheableStores(Tagged<HeapObject>(base.ptr()))) {
    COUNT_UNCACHED(kSetNamed, base, name);
    TRY(Set(isolate, base, PropertyKey(name), value, should_throw));
    return Ok();
  }
  const Tagged<JSObject> object = Cast<JSObject>(base);
  // Fast elements promise that the length is writable.
  if (IsJSArray(base) && name == ReadOnlyRoots::length_string() && value.IsInt() && value.AsInt() >= 0 &&
      IsFastElementsKind(object->elements_kind()) &&
      v8_flags.plain_array_paths) {
    TRY(SetArrayLengthChecked(isolate, Cast<JSArray>(base), static_cast<uint32_t>(value.AsInt()), should_throw));
    return Ok();
  }
  const Tagged<Map> before = object->map();
  if (const uint64_t* known = KnownHandler(isolate, vector, slot, before, name)) {
    if (StoreByHandler(known, object, name, value)) return Ok();
    if (PropertyHandler::KindOf(known[0]) == PropertyHandler::kTransitionOutOfObject && IsValid(known[2])) {
      // The property array has to grow.
      return AddDataFieldByTransition(isolate, object, Tagged<Map>(known[1]), value);
    }
    const Value setter = AccessorOfHandler(known, PropertyHandler::kSetter);
    if (!setter.is_empty()) {
      TRY(Call(isolate, setter, object, {value}));
      return Ok();
    }
  }
  COUNT_UNCACHED(kSetNamed, base, name);
  PropertyHandlerEntry entry;
  bool found, runs_script;
  {
    LookupIterator it(isolate, object, PropertyKey(name));
    found = HandlerForSetter(isolate, it, object, &entry);
    runs_script = it.IsFound() && it.state() != LookupIterator::kData && !IsLazyMethod(it);
  }
  TRY(Set(isolate, base, PropertyKey(name), value, should_throw));
  // A field; what setters and proxies did to the object may look the same.
  if (!found && !runs_script) found = HandlerForStore(isolate, object, before, name, &entry);
  if (found) Remember(isolate, vector, slot, name, entry, isolate->store_stub_cache);
  return Ok();
}

Result<void> DefineNamedOwnICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<JSObject> object,
                                  Tagged<Name> name, Value value) {
  const bool cacheable = IsJSObject(object) && HasCacheableStores(object);
  const Tagged<Map> before = object->map();
  if (cacheable) {
    // Adding a property is the same for stores and definitions; overwriting one is not.
    const uint64_t* known = KnownHandler(isolate, vector, slot, before, name);
    if (known != nullptr && IsTransition(known) && IsValid(known[2])) {
      if (StoreByHandler(known, object, name, value)) return Ok();
      return AddDataFieldByTransition(isolate, object, Tagged<Map>(known[1]), value);
    }
  }
  COUNT_UNCACHED(kDefineNamed, object, name);
  TRY(CreateDataPropertyOrThrow(isolate, object, PropertyKey::FromInternalized(name), value));
  PropertyHandlerEntry entry;
  if (!cacheable || !HandlerForStore(isolate, object, before, name, &entry)) return Ok();
  Remember(isolate, vector, slot, name, entry, IsTransition(&entry.word) ? isolate->store_stub_cache : nullptr);
  return Ok();
}

Result<void> KeyedStoreMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Value key,
                            Value value, LanguageMode mode) {
  RecordKeyedMiss(vector, slot, base, key, true);
  if (v8_flags.plain_array_paths && key.IsInt() && key.AsInt() >= 0 && IsJSObject(base)) {
    const bool done =
        TRY(StoreElementOutOfLine(isolate, Cast<JSObject>(base), static_cast<uint32_t>(key.AsInt()), value));
    if (done) return Ok();
  }
  COUNT_UNCACHED(kSetKeyed, base, key);
  const ShouldThrow should_throw = is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow;
  if (base.IsNullOrUndefined()) {
    const Value text = TRY(ValueForMessage(isolate, key));
    return Throw(isolate, MessageTemplate::kNonObjectPropertyStore, base, text);
  }
  TRY(SetKeyed(isolate, base, key, value, should_throw));
  return Ok();
}

}  // namespace v8::internal

#include "src/ic/store-ic.h"

#include "src/ic/feedback.h"
#include "src/ic/property-slot.h"
#include "src/ic/stub-cache.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property.h"

// Inline cache misses of stores: overwriting an own field, and adding one along a known transition.
namespace v8::internal {

namespace {

uint32_t FieldOffset(Tagged<Map> map, int index, bool* in_object) {
  *in_object = index < map->inobject_properties();
  return *in_object ? static_cast<uint32_t>(map->InobjectOffset(index))
                    : static_cast<uint32_t>(PropertyArray::OffsetOfElementAt(index - map->inobject_properties()));
}

bool IsPlainReceiver(Tagged<HeapObject> object) {
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

Result<void> StoreICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name,
                         Value value, LanguageMode mode) {
  const ShouldThrow should_throw = is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow;
  const bool cacheable =
      !vector.is_empty() && base.IsCell() && IsJSObject(base) && IsPlainReceiver(Tagged<HeapObject>(base.ptr()));
  if (!cacheable) {
    TRY(Set(isolate, base, PropertyKey(name), value, should_throw));
    return Ok();
  }
  const Tagged<JSObject> object = Cast<JSObject>(base);
  const Tagged<Map> before = object->map();
  TRY(Set(isolate, base, PropertyKey(name), value, should_throw));
  PropertyHandlerEntry entry;
  if (HandlerForStore(isolate, object, before, name, &entry)) {
    // Only when the value really is there: a setter may have added the property.
    UpdatePropertySlot(isolate, vector, slot, name, entry, isolate->store_stub_cache);
  }
  return Ok();
}

Result<void> DefineNamedOwnICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<JSObject> object,
                                  Tagged<Name> name, Value value) {
  const Tagged<Map> before = object->map();
  TRY(CreateDataPropertyOrThrow(isolate, object, PropertyKey::FromInternalized(name), value));
  if (vector.is_empty() || !IsJSObject(object) || !IsPlainReceiver(object)) return Ok();
  PropertyHandlerEntry entry;
  if (HandlerForStore(isolate, object, before, name, &entry)) {
    UpdatePropertySlot(isolate, vector, slot, name, entry, nullptr);
  }
  return Ok();
}

Result<void> KeyedStoreMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Value key,
                            Value value, LanguageMode mode) {
  RecordKeyedMiss(vector, slot, base, key, true);
  const ShouldThrow should_throw = is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow;
  if (base.IsNullOrUndefined()) {
    const Value text = TRY(ValueForMessage(isolate, key));
    return Throw(isolate, MessageTemplate::kNonObjectPropertyStore, base, text);
  }
  TRY(SetKeyed(isolate, base, key, value, should_throw));
  return Ok();
}

}  // namespace v8::internal

#include "src/common/builtin-ids.h"
#include "src/ic/handler-access.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/interpreter-support.h"
#include "src/runtime/lookup.h"
#include "src/runtime/property-internal.h"

// Inline cache misses of loads: find the property, and when there is a handler for the way to it, remember that handler
// for the map.
namespace v8::internal {

namespace {

constexpr int kMaxPolymorphism = 4;

}  // namespace

bool DictionaryHandler(Tagged<JSObject> object, Tagged<Name> name, bool for_store, PropertyHandlerEntry* entry) {
  const Tagged<Map> map = object->map();
  // The global object's dictionary holds cells, and prototypes have to invalidate what was cached about them.
  if (object->instance_type() == JS_GLOBAL_OBJECT_TYPE || (for_store && map->is_prototype_map())) return false;
  const Tagged<NameDictionary> dictionary = Cast<NameDictionary>(object->properties_or_hash());
  const int index = dictionary->FindEntry(name);
  if (index < 0) return false;
  const PropertyDetails details = dictionary->DetailsAt(index);
  if (details.IsAccessor() || (for_store && details.IsReadOnly())) return false;
  const int offset = OrderedTable::kFirstWordOffset + dictionary->EntryWord(index) * kTaggedSize;
  if (offset >= 1 << 23) return false;
  entry->holder = TaggedBits::kUndefined;
  entry->validity = Value::Int(dictionary->number_of_buckets()).ptr();
  entry->word = PropertyHandler::Encode(map->map_ref_of_this(), PropertyHandler::kOwnDictionary,
                                        static_cast<uint32_t>(offset));
  return true;
}

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
  const uint32_t offset = in_object ? static_cast<uint32_t>(holder_map->InobjectOffset(index))
                                    : static_cast<uint32_t>(PropertyArray::OffsetOfElementAt(
                                          index - holder_map->inobject_properties()));
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

void UpdatePropertySlot(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<Name> name,
                        const PropertyHandlerEntry& entry, StubCache* megamorphic_cache) {
  const uint64_t state = vector->slot(slot)[0];
  const uint32_t map_ref = PropertyHandler::MapRef(entry.word);
  const auto set_monomorphic = [&] {
    vector->set(slot + 1, Value(entry.holder));
    vector->set(slot + 2, Value(entry.validity));
    vector->slot(slot)[0] = entry.word;
  };
  if (state == Value::Int(FeedbackVector::kMegamorphic).ptr()) {
    if (megamorphic_cache != nullptr) megamorphic_cache->Set(map_ref, name, entry);
    return;
  }
  const bool polymorphic = state == Value::Int(FeedbackVector::kPolymorphic).ptr();
  if (!polymorphic && (!PropertyHandler::IsHandlerWord(state) || PropertyHandler::MapRef(state) == map_ref)) {
    set_monomorphic();
    return;
  }
  // Monomorphic with another map, or polymorphic: replace the entry of this map, or add one.
  const Tagged<FixedArray> old = polymorphic ? Cast<FixedArray>(vector->get(slot + 1)) : Tagged<FixedArray>();
  const int count = polymorphic ? old->length() / 3 : 1;
  if (polymorphic) {
    for (int i = 0; i < count; ++i) {
      const uint64_t candidate = old->get(3 * i).ptr();
      // A dead map's entry can be taken over as well.
      if (PropertyHandler::MapRef(candidate) == map_ref) {
        old->set_no_barrier(3 * i, Value(entry.word));
        old->set(3 * i + 1, Value(entry.holder));
        old->set(3 * i + 2, Value(entry.validity));
        return;
      }
    }
  }
  if (count >= kMaxPolymorphism) {
    vector->slot(slot)[0] = Value::Int(FeedbackVector::kMegamorphic).ptr();
    vector->set(slot + 1, Undefined());
    vector->set(slot + 2, Undefined());
    if (megamorphic_cache != nullptr) megamorphic_cache->Set(map_ref, name, entry);
    return;
  }
  const Result<Tagged<FixedArray>> fresh = NewFixedArray(isolate, 3 * (count + 1), AllocationType::kOld);
  if (fresh.IsException()) {
    isolate->clear_pending_exception();
    return;
  }
  const Tagged<FixedArray> array = fresh.value();
  for (int i = 0; i < count * 3; ++i) array->set(i, polymorphic ? old->get(i) : vector->get(slot + i));
  array->set_no_barrier(3 * count, Value(entry.word));
  array->set(3 * count + 1, Value(entry.holder));
  array->set(3 * count + 2, Value(entry.validity));
  vector->slot(slot)[0] = Value::Int(FeedbackVector::kPolymorphic).ptr();
  vector->set(slot + 1, array);
  vector->set(slot + 2, Undefined());
}

Result<Value> LoadICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name) {
  if (vector.is_empty() || !base.IsCell()) return GetSlow(isolate, base, PropertyKey(name), base);
  const Tagged<HeapObject> object(base.ptr());
  const Tagged<Map> map = object->map();
  const uint64_t known = vector->slot(slot)[0];
  if (PropertyHandler::MapRef(known) == map->map_ref_of_this() &&
      PropertyHandler::KindOf(known) == PropertyHandler::kGetter && Cast<Cell>(vector->get(slot + 2))->value().IsTrue()) {
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

Result<Value> KeyedLoadMiss(Isolate* isolate, Value base, Value key) {
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

// ---- Globals

namespace {

// The script context and slot of a top-level lexical binding; false when there is none.
bool LookupScriptContext(Isolate* isolate, Tagged<String> name, Tagged<Context>* context, int* slot, bool* immutable) {
  const Tagged<NativeContext> realm = isolate->realm();
  const Value names = realm->script_context_names();
  if (!names.IsCell()) return false;
  const Tagged<NameDictionary> dictionary = Cast<NameDictionary>(names);
  const int entry = dictionary->FindEntry(name);
  if (entry < 0) return false;
  const uint32_t where = static_cast<uint32_t>(dictionary->ValueAt(entry).AsNumber());
  *context = Cast<Context>(ListGet(realm->script_context_table(), static_cast<int>(where >> 12)));
  *slot = static_cast<int>(where & 0xfff);
  *immutable = dictionary->DetailsAt(entry).IsReadOnly();
  return true;
}

}  // namespace

Result<Value> LoadGlobalMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> name,
                             bool inside_typeof) {
  Tagged<Context> context;
  int context_slot;
  bool immutable;
  if (LookupScriptContext(isolate, name, &context, &context_slot, &immutable)) {
    const Value value = context->get(context_slot);
    if (value.IsTheHole()) return Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, name);
    if (!vector.is_empty()) {
      vector->set(slot, context);
      vector->set(slot + 1, Value::Int(context_slot));
    }
    return value;
  }
  const Tagged<JSObject> global = isolate->realm()->global_object();
  const PropertyKey key = PropertyKey::FromInternalized(name);
  LookupIterator it(isolate, global, key);
  if (!it.IsFound()) {
    if (inside_typeof) return Undefined();
    return Throw(isolate, MessageTemplate::kNotDefined, name);
  }
  if (it.state() == LookupIterator::kData && it.storage() == LookupIterator::kGlobalCell && !vector.is_empty()) {
    vector->set(slot, it.property_cell());
    vector->set(slot + 1, Undefined());
  }
  if (it.state() == LookupIterator::kData) return it.GetStoredValue();
  if (it.state() == LookupIterator::kInterceptor || it.state() == LookupIterator::kProxy) {
    // Whether there is such a property decides between undefined and a ReferenceError.
    const bool found = TRY(HasProperty(isolate, global, key));
    if (!found) {
      if (inside_typeof) return Undefined();
      return Throw(isolate, MessageTemplate::kNotDefined, name);
    }
  }
  return GetSlow(isolate, global, key, isolate->realm()->global_proxy());
}

Result<void> StoreGlobalMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Tagged<String> name,
                             Value value, LanguageMode mode) {
  Tagged<Context> context;
  int context_slot;
  bool immutable;
  if (LookupScriptContext(isolate, name, &context, &context_slot, &immutable)) {
    if (context->get(context_slot).IsTheHole()) {
      return Throw(isolate, MessageTemplate::kAccessedUninitializedVariable, name);
    }
    if (immutable) return Throw(isolate, MessageTemplate::kConstAssign, name);
    context->set(context_slot, value);
    if (!vector.is_empty()) {
      vector->set(slot, context);
      vector->set(slot + 1, Value::Int(context_slot));
    }
    return Ok();
  }
  const Tagged<JSObject> global = isolate->realm()->global_object();
  const PropertyKey key = PropertyKey::FromInternalized(name);
  LookupIterator it(isolate, global, key);
  if (!it.IsFound() && is_strict(mode)) return Throw(isolate, MessageTemplate::kNotDefined, name);
  if (it.state() == LookupIterator::kData && it.storage() == LookupIterator::kGlobalCell && it.HolderIsStart() &&
      !vector.is_empty() && !it.details().IsReadOnly()) {
    vector->set(slot, it.property_cell());
    vector->set(slot + 1, Undefined());
  }
  TRY(SetWithReceiver(isolate, global, key, value, global,
                      is_strict(mode) ? ShouldThrow::kThrow : ShouldThrow::kDontThrow));
  return Ok();
}

bool FindScriptContextSlot(Isolate* isolate, Tagged<String> name, Tagged<Context>* context, int* slot,
                           bool* immutable) {
  return LookupScriptContext(isolate, name, context, slot, immutable);
}

}  // namespace v8::internal

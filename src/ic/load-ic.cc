#include "src/ic/load-ic.h"

#include "src/common/builtin-ids.h"
#include "src/flags/flags.h"
#include "src/ic/access-counters.h"
#include "src/ic/element-access.h"
#include "src/ic/feedback.h"
#include "src/ic/handler-access.h"
#include "src/ic/property-slot.h"
#include "src/ic/stub-cache.h"
#include "src/objects/map-transitions.h"
#include "src/runtime/properties/lazy-methods.h"
#include "src/runtime/properties/lookup.h"
#include "src/runtime/properties/property-internal.h"
#include "src/runtime/properties/property.h"

// Inline cache misses of loads: find the property, and when there is a handler for the way to it, remember that handler
// for the map.
namespace v8::internal {

namespace {

// What a handler for the base is found by.
uint32_t HandlerMapRefOfBase(Value base) {
  return base.IsNumber() ? NumberMapRef() : HandlerMapRefOf(Tagged<HeapObject>(base.ptr()));
}

// The map by whose prototype a lookup on `base` goes on: its own, or for a primitive that of its wrapper.
Tagged<Map> MapOfChain(Isolate* isolate, Value base) {
  if (IsJSReceiver(base)) return Tagged<HeapObject>(base.ptr())->map();
  const Tagged<NativeContext> realm = isolate->realm();
  const Tagged<JSFunction> wrapper = base.IsNumber()  ? realm->number_function()
                                     : IsString(base) ? realm->string_function()
                                     : IsSymbol(base) ? realm->symbol_function()
                                                      : realm->bigint_function();
  return wrapper->initial_map();
}

// The way to a property (or to its absence); false when no handler describes it.
bool HandlerForLookup(Isolate* isolate, const LookupIterator& it, Value base, PropertyHandlerEntry* entry) {
  entry->holder = TaggedBits::kUndefined;
  entry->validity = TaggedBits::kUndefined;
  const uint32_t map_ref = HandlerMapRefOfBase(base);
  const bool own = it.IsFound() && it.holder().ptr() == base.ptr();
  uint32_t flags = 0;
  if (!own) {
    // An own property may appear without a new map.
    if (IsJSReceiver(base) && Cast<JSReceiver>(base)->map()->is_dictionary_map()) {
      if (IsJSGlobalObject(base)) return false;
      flags = PropertyHandler::kAfterDictionaryMiss;
    }
    const Result<Value> cell = GetOrCreatePrototypeChainValidityCell(isolate, MapOfChain(isolate, base));
    if (cell.IsException()) {
      isolate->clear_pending_exception();
      return false;
    }
    if (!IsCell(cell.value())) return false;
    entry->validity = cell.value().ptr();
  }
  const auto set = [&](PropertyHandler::Kind kind, Value holder, uint32_t offset = 0) {
    entry->holder = holder.ptr();
    entry->word = PropertyHandler::Encode(map_ref, kind, offset, flags);
    return true;
  };
  if (!it.IsFound()) return !it.is_element() && set(PropertyHandler::kNonExistent, Undefined());
  if (own && it.state() == LookupIterator::kData && it.storage() == LookupIterator::kDictionary) {
    return DictionaryHandler(Tagged<JSObject>(base.ptr()), it.key().name(), false, entry);
  }
  if (it.state() == LookupIterator::kAccessor) {
    const Result<Value> stored = it.GetStoredValue();
    if (stored.IsException()) return false;
    const bool is_dictionary = IsJSReceiver(base) && Cast<JSReceiver>(base)->map()->is_dictionary_map();
    if (own && is_dictionary) return false;
    if (own && IsAccessorInfo(stored.value())) {
      const bool is_prototype = IsJSFunction(base) && it.key().name() == ReadOnlyRoots::prototype_string() &&
                                Cast<JSFunction>(base)->has_prototype_slot();
      return is_prototype && set(PropertyHandler::kFunctionPrototype, Undefined());
    }
    // Getters that are plain functions: called without another lookup.
    if (!IsAccessorPair(stored.value())) return false;
    const Value getter = Cast<AccessorPair>(stored.value())->getter();
    if (!IsJSFunction(getter)) return false;
    if (own) entry->validity = ReadOnlyRoots::always_valid_cell().ptr();
    const bool typed_array_length =
        IsJSTypedArray(base) && IsBuiltinFunction(getter, Builtin::kTypedArrayPrototypeLength);
    return set(typed_array_length ? PropertyHandler::kTypedArrayLength : PropertyHandler::kGetter, getter);
  }
  if (it.state() != LookupIterator::kData || it.storage() != LookupIterator::kField) return false;
  const Tagged<JSObject> holder = it.holder_object();
  const Tagged<Map> holder_map = holder->map();
  const int index = it.field_index();
  if (!own && it.details().constness() == PropertyConstness::kConst) {
    return set(PropertyHandler::kConstant, holder->FieldAt(holder_map, index));
  }
  const bool in_object = index < holder_map->inobject_properties();
  const uint32_t offset = in_object ? static_cast<uint32_t>(holder_map->InobjectOffset(index))
                                    : static_cast<uint32_t>(PropertyArray::OffsetOfElementAt(
                                          index - holder_map->inobject_properties()));
  if (own) return set(in_object ? PropertyHandler::kOwnInObject : PropertyHandler::kOwnOutOfObject, Undefined(), offset);
  return set(in_object ? PropertyHandler::kHolderInObject : PropertyHandler::kHolderOutOfObject, holder, offset);
}

// Whether a way that has been found may be remembered. `base` is a receiver, or a primitive with a wrapper.
bool AllowsCaching(const LookupIterator& it, Value base) {
  if (it.state() == LookupIterator::kProxy || it.state() == LookupIterator::kInterceptor ||
      it.state() == LookupIterator::kAccessCheck || it.state() == LookupIterator::kModuleNamespace ||
      it.state() == LookupIterator::kTypedArrayAbsent) {
    return false;
  }
  if (!base.IsCell()) return true;
  const InstanceType type = Tagged<HeapObject>(base.ptr())->instance_type();
  // String wrappers' and strings' own characters and lengths are not seen by the lookup.
  return type != JS_GLOBAL_PROXY_TYPE && type != JS_PROXY_TYPE && type != JS_SPECIAL_API_OBJECT_TYPE &&
         type != JS_MODULE_NAMESPACE_TYPE;
}

// The way to an export: to what it was resolved once and for all. A namespace has a map of its own. While a variable is
// not initialised its cell holds the hole, which is a miss. A load that has run the module of a deferred namespace may be
// remembered like any other: it runs once.
bool ExportHandler(Tagged<JSModuleNamespace> ns, Tagged<Name> name, PropertyHandlerEntry* entry) {
  const int index = ns->bindings()->FindEntry(name);
  if (index == NameDictionary::kNotFound) return false;
  const Value binding = ns->bindings()->ValueAt(index);
  // A namespace that nobody has made yet.
  if (IsModule(binding)) return false;
  const bool is_cell = IsCell(binding);
  entry->word = is_cell ? PropertyHandler::Encode(ns->map_ref(), PropertyHandler::kHolderInObject, Cell::kValueOffset)
                        : PropertyHandler::Encode(ns->map_ref(), PropertyHandler::kConstant, 0);
  entry->holder = binding.ptr();
  entry->validity = ReadOnlyRoots::always_valid_cell().ptr();
  return true;
}

// Own properties that are no descriptors.
bool SpecialHandler(Value base, Tagged<Name> name, PropertyHandlerEntry* entry) {
  if (IsJSModuleNamespace(base)) return ExportHandler(Cast<JSModuleNamespace>(base), name, entry);
  if (name != ReadOnlyRoots::length_string() || !base.IsCell()) return false;
  PropertyHandler::Kind kind;
  if (IsJSArray(base)) {
    kind = PropertyHandler::kArrayLength;
  } else if (IsString(base)) {
    kind = PropertyHandler::kStringLength;
  } else {
    return false;
  }
  entry->word = PropertyHandler::Encode(HandlerMapRefOfBase(base), kind, 0);
  entry->holder = entry->validity = TaggedBits::kUndefined;
  return true;
}

// Loads the property the long way, and finds the handler for the next time: *found says whether there is one.
Result<Value> LoadAndFindHandler(Isolate* isolate, Value base, Tagged<Name> name, PropertyHandlerEntry* entry,
                                 bool* found) {
  COUNT_UNCACHED(kGetNamed, base, name);
  const PropertyKey key(name);
  *found = SpecialHandler(base, name, entry);
  const bool has_wrapper = base.IsNumber() || (base.IsCell() && !base.IsUndefined());
  if (*found || !has_wrapper || (IsJSPrimitiveWrapper(base) && name == ReadOnlyRoots::length_string())) {
    return GetSlow(isolate, base, key, base);
  }
  LookupIterator it(isolate, base, key);
  if (V8_UNLIKELY(IsLazyMethod(it))) {
    const Value method = TRY(CallGetter(isolate, &it));
    const LookupIterator again(isolate, base, key);
    *found = AllowsCaching(again, base) && HandlerForLookup(isolate, again, base, entry);
    return method;
  }
  *found = AllowsCaching(it, base) && HandlerForLookup(isolate, it, base, entry);
  if (!*found) return GetSlow(isolate, base, key, base);
  if (!it.IsFound()) return Undefined();
  return it.state() == LookupIterator::kAccessor ? CallGetter(isolate, &it) : it.GetStoredValue();
}

// Handlers of primitives belong to a realm, and the stub caches to the isolate.
bool MayGoIntoStubCache(Isolate* isolate, Value base) { return IsJSReceiver(base) || isolate->realm_count <= 1; }

}  // namespace

Result<Value> LoadICMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Tagged<Name> name) {
  // Code that runs for the first time has no slots, but shares what others have found.
  if (vector.is_empty()) return GetThroughStubCache(isolate, base, name);
  const uint64_t* known = vector->slot(slot);
  if (base.IsCell() && PropertyHandler::MapRef(known[0]) == HandlerMapRefOf(Tagged<HeapObject>(base.ptr()))) {
    const Value getter = AccessorOfHandler(known, PropertyHandler::kGetter);
    if (!getter.is_empty()) return Call(isolate, getter, base);
  }
  PropertyHandlerEntry entry;
  bool found;
  const Result<Value> value = LoadAndFindHandler(isolate, base, name, &entry, &found);
  if (found && !value.IsException()) {
    UpdatePropertySlot(isolate, vector, slot, name, entry,
                       MayGoIntoStubCache(isolate, base) ? isolate->load_stub_cache : nullptr);
  }
  return value;
}

Result<Value> GetThroughStubCache(Isolate* isolate, Value base, Tagged<Name> name) {
  // Fast path: a dictionary is searched faster than a cache that has to learn its names one by one.
  if (IsJSObject(base) && v8_flags.stub_cache) {
    const Tagged<JSObject> object = Cast<JSObject>(base);
    const Tagged<Map> map = object->map();
    if (map->is_dictionary_map() && object->instance_type() == JS_OBJECT_TYPE && !map->is_access_check_needed() &&
        !map->has_named_interceptor()) {
      const Tagged<NameDictionary> dictionary = Cast<NameDictionary>(object->properties_or_hash());
      const int entry = dictionary->FindEntry(name);
      if (entry >= 0 && !dictionary->DetailsAt(entry).IsAccessor()) return dictionary->ValueAt(entry);
    }
  }
  if (base.IsNumber() || base.IsCell()) {
    const uint32_t map_ref = HandlerMapRefOfBase(base);
    if (const PropertyHandlerEntry* cached = isolate->load_stub_cache->Lookup(map_ref, name)) {
      const Value value = LoadByHandler(&cached->word, Tagged<HeapObject>(base.ptr()), name);
      if (V8_LIKELY(!value.IsTheHole())) return value;
    }
  }
  PropertyHandlerEntry entry;
  bool found;
  const Result<Value> value = LoadAndFindHandler(isolate, base, name, &entry, &found);
  if (found && !value.IsException() && MayGoIntoStubCache(isolate, base)) {
    isolate->load_stub_cache->Set(PropertyHandler::MapRef(entry.word), name, entry);
  }
  return value;
}

Result<Value> KeyedLoadMiss(Isolate* isolate, Tagged<FeedbackVector> vector, int slot, Value base, Value key) {
  RecordKeyedMiss(vector, slot, base, key, false);
  const int64_t index = ElementIndex(key);
  if (index >= 0 && base.IsCell()) {
    if (v8_flags.plain_array_paths) {
      const Value value = LoadElementOutOfLine(Tagged<HeapObject>(base.ptr()), static_cast<uint32_t>(index));
      if (!value.IsTheHole()) return value;
    }
    if (IsString(base) && index < Cast<String>(base)->length()) {
      const Tagged<String> flat = TRY(String::Flatten(isolate, Cast<String>(base)));
      return LookupSingleCharacterString(isolate, flat->Get(static_cast<uint32_t>(index)));
    }
  }
  if (base.IsCell() && key.IsCell() && IsString(key)) {
    const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
    if (property_key.is_name()) return GetThroughStubCache(isolate, base, property_key.name());
    return GetSlow(isolate, base, property_key, base);
  }
  COUNT_UNCACHED(kGetKeyed, base, key);
  if (base.IsNullOrUndefined()) {
    // The message names the key, which must not be converted by script first.
    const Value text = TRY(ValueForMessage(isolate, key));
    return Throw(isolate, MessageTemplate::kNonObjectPropertyLoad, base, text);
  }
  return GetKeyed(isolate, base, key);
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_IC_HANDLER_ACCESS_H_
#define FLAT8_SRC_IC_HANDLER_ACCESS_H_

#include "src/ic/stub-cache.h"
#include "src/objects/objects.h"
#include "src/roots/roots.h"

// Loads and stores by the handlers of inline caches. They run no script and allocate nothing; what a handler cannot do
// without that is left to the miss (load-ic.cc, store-ic.cc). An entry is a triple as in FeedbackVector:
// handler word, holder, validity cell.
namespace v8::internal {

// The triple of a polymorphic slot that has the map; null when there is none.
V8_INLINE const uint64_t* PolymorphicHandler(const uint64_t* entry, uint32_t map_ref) {
  const Tagged<FixedArray> array(entry[1]);
  const uint64_t* candidate = array->data();
  for (int n = array->length(); n > 0; n -= PropertyHandler::kTripleWords) {
    if (PropertyHandler::MapRef(candidate[0]) == map_ref) return candidate;
    candidate += PropertyHandler::kTripleWords;
  }
  return nullptr;
}

// The handler of an access whose slot is not monomorphic for the map; null when there is none.
V8_INLINE const uint64_t* HandlerOfMany(const StubCache* stub_cache, const uint64_t* entry, uint32_t map_ref,
                                        Tagged<Name> name) {
  if (entry[0] == FeedbackVector::StateWord(FeedbackState::kPolymorphic).ptr()) {
    return PolymorphicHandler(entry, map_ref);
  }
  if (entry[0] != FeedbackVector::StateWord(FeedbackState::kMegamorphic).ptr()) return nullptr;
  const PropertyHandlerEntry* cached = stub_cache->Lookup(map_ref, name);
  return cached == nullptr ? nullptr : &cached->word;
}

// What stands for the maps of primitive receivers, which are many for strings and none for numbers.
V8_INLINE uint32_t StringMapRef() { return ReadOnlyRoots::internalized_one_byte_string_map()->map_ref_of_this(); }
V8_INLINE uint32_t NumberMapRef() { return ReadOnlyRoots::filler_map()->map_ref_of_this(); }
V8_INLINE uint32_t HandlerMapRefOf(Tagged<HeapObject> object) {
  return object->instance_type() <= LAST_STRING_TYPE ? StringMapRef() : object->map_ref();
}
// The same for an access whose receiver is a primitive, which has had no look at the slot yet.
FLAT8_COLD inline const uint64_t* HandlerOfPrimitive(const StubCache* stub_cache, const uint64_t* entry, Value base,
                                                     Tagged<Name> name) {
  uint32_t map_ref;
  if (base.IsNumber()) {
    map_ref = NumberMapRef();
  } else if (base.IsCell()) {
    map_ref = HandlerMapRefOf(Tagged<HeapObject>(base.ptr()));
  } else {
    return nullptr;
  }
  if (PropertyHandler::MapRef(entry[0]) == map_ref) return entry;
  return HandlerOfMany(stub_cache, entry, map_ref, name);
}

V8_INLINE bool IsValid(uint64_t validity_cell) { return Tagged<Cell>(validity_cell)->value().IsTrue(); }

// The words of the dictionary entry that a kOwnDictionary handler names (key first), if it still is that of `name` and
// a data property; else empty.
V8_INLINE Tagged<HeapObject> DictionaryEntryAt(const uint64_t* entry, Tagged<HeapObject> object, Tagged<Name> name) {
  const Tagged<NameDictionary> dictionary(Tagged<JSReceiver>(object.ptr())->properties_or_hash().ptr());
  const uint32_t offset = PropertyHandler::OffsetOf(entry[0]);
  if (V8_UNLIKELY(Value::Int(dictionary->number_of_buckets()).ptr() != entry[2])) return Tagged<HeapObject>();
  const Tagged<HeapObject> words(dictionary.ptr() + offset);
  if (V8_UNLIKELY(words->header_word() != name.ptr())) return Tagged<HeapObject>();
  const PropertyDetails details(words->RawField(2 * kTaggedSize).load().AsInt());
  return details.IsAccessor() ? Tagged<HeapObject>() : words;
}

// The value that a handler of a matching map leads to without running script; the hole when there is no such way.
V8_INLINE Value LoadByHandler(const uint64_t* entry, Tagged<HeapObject> object, Tagged<Name> name) {
  const uint64_t word = entry[0];
  if (V8_UNLIKELY((PropertyHandler::KindAndFlags(word) & PropertyHandler::kAfterDictionaryMiss) != 0)) {
    const Tagged<NameDictionary> own(Tagged<JSReceiver>(object.ptr())->properties_or_hash().ptr());
    if (own->FindEntry(name) != OrderedTable::kNotFound) return TheHole();
  }
  switch (PropertyHandler::KindOf(word)) {
    case PropertyHandler::kOwnInObject:
      return object->RawField(PropertyHandler::OffsetOf(word)).load();
    case PropertyHandler::kOwnOutOfObject:
      return Tagged<HeapObject>(Tagged<JSReceiver>(object.ptr())->properties_or_hash().ptr())
          ->RawField(PropertyHandler::OffsetOf(word))
          .load();
    case PropertyHandler::kHolderInObject:
      if (V8_UNLIKELY(!IsValid(entry[2]))) return TheHole();
      return Tagged<HeapObject>(entry[1])->RawField(PropertyHandler::OffsetOf(word)).load();
    case PropertyHandler::kHolderOutOfObject:
      if (V8_UNLIKELY(!IsValid(entry[2]))) return TheHole();
      return Tagged<HeapObject>(Tagged<JSReceiver>(entry[1])->properties_or_hash().ptr())
          ->RawField(PropertyHandler::OffsetOf(word))
          .load();
    case PropertyHandler::kConstant:
      if (V8_UNLIKELY(!IsValid(entry[2]))) return TheHole();
      return Value(entry[1]);
    case PropertyHandler::kNonExistent:
      if (V8_UNLIKELY(!IsValid(entry[2]))) return TheHole();
      return Undefined();
    case PropertyHandler::kArrayLength:
      return Tagged<JSArray>(object.ptr())->length();
    case PropertyHandler::kStringLength:
      return Value::Int(static_cast<int32_t>(Tagged<String>(object.ptr())->length()));
    case PropertyHandler::kTypedArrayLength:
      if (V8_UNLIKELY(!IsValid(entry[2]))) return TheHole();
      return Value::Number(static_cast<double>(Tagged<JSTypedArray>(object.ptr())->GetLength()));
    case PropertyHandler::kFunctionPrototype: {
      const Value prototype = Tagged<JSFunction>(object.ptr())->prototype_or_initial_map();
      // The hole: not made yet.
      return IsMap(prototype) ? Tagged<Map>(prototype.ptr())->prototype() : prototype;
    }
    case PropertyHandler::kGlobalCell:
      return Tagged<PropertyCell>(entry[1])->value();
    case PropertyHandler::kOwnDictionary: {
      const Tagged<HeapObject> key = DictionaryEntryAt(entry, object, name);
      return key.is_empty() ? TheHole() : key->RawField(kTaggedSize).load();
    }
    default:
      return TheHole();
  }
}

// The accessor function of a handler that is one, while it is valid; else empty.
V8_INLINE Value AccessorOfHandler(const uint64_t* entry, PropertyHandler::Kind kind) {
  return PropertyHandler::KindAndFlags(entry[0]) == kind && IsValid(entry[2]) ? Value(entry[1]) : Value();
}

V8_INLINE void StoreOwnField(Tagged<HeapObject> host, uint32_t offset, Value value) {
  const ObjectSlot slot = host->RawField(static_cast<int>(offset));
  WriteBarrier(reinterpret_cast<void*>(host.ptr()), slot.location(), value);
  slot.store(value);
}

// True when the store is done.
V8_INLINE bool StoreByHandler(const uint64_t* entry, Tagged<HeapObject> object, Tagged<Name> name, Value value) {
  const uint64_t word = entry[0];
  switch (PropertyHandler::KindOf(word)) {
    case PropertyHandler::kOwnInObject:
      StoreOwnField(object, PropertyHandler::OffsetOf(word), value);
      return true;
    case PropertyHandler::kOwnOutOfObject:
      StoreOwnField(Tagged<HeapObject>(Tagged<JSReceiver>(object.ptr())->properties_or_hash().ptr()),
                    PropertyHandler::OffsetOf(word), value);
      return true;
    case PropertyHandler::kTransition:
      if (V8_UNLIKELY(!IsValid(entry[2]))) return false;
      StoreOwnField(object, PropertyHandler::OffsetOf(word), value);
      object->set_map(Tagged<Map>(entry[1]));
      return true;
    case PropertyHandler::kTransitionOutOfObject: {
      if (V8_UNLIKELY(!IsValid(entry[2]))) return false;
      const Value properties = Tagged<JSReceiver>(object.ptr())->properties_or_hash();
      if (!HasInstanceType(properties, PROPERTY_ARRAY_TYPE)) return false;
      const Tagged<PropertyArray> array(properties.ptr());
      const uint32_t offset = PropertyHandler::OffsetOf(word);
      if (V8_UNLIKELY(offset >= static_cast<uint32_t>(PropertyArray::SizeFor(array->length())))) return false;
      StoreOwnField(array, offset, value);
      object->set_map(Tagged<Map>(entry[1]));
      return true;
    }
    case PropertyHandler::kOwnDictionary: {
      const Tagged<HeapObject> key = DictionaryEntryAt(entry, object, name);
      if (key.is_empty() || PropertyDetails(key->RawField(2 * kTaggedSize).load().AsInt()).IsReadOnly()) return false;
      const Tagged<HeapObject> dictionary(Tagged<JSReceiver>(object.ptr())->properties_or_hash().ptr());
      StoreOwnField(dictionary, PropertyHandler::OffsetOf(word) + kTaggedSize, value);
      return true;
    }
    default:
      return false;
  }
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_HANDLER_ACCESS_H_

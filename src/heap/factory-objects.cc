#include "src/heap/object-factory.h"
#include "src/strings/string-hash.h"
#include "src/objects/isolate-access.h"

namespace v8::internal {

namespace {

V8_INLINE void FillUndefined(Tagged<HeapObject> object, int from_offset, int to_offset) {
  uint64_t* const end = reinterpret_cast<uint64_t*>(object.ptr() + to_offset);
  for (uint64_t* slot = reinterpret_cast<uint64_t*>(object.ptr() + from_offset); slot < end; ++slot) {
    *slot = TaggedBits::kUndefined;
  }
}

}  // namespace

Result<Tagged<HeapObject>> NewStructRaw(Isolate* isolate, Tagged<Map> map, int size, AllocationType type) {
  const Tagged<HeapObject> object = TRY(AllocateObject(isolate, map, size, type));
  FillUndefined(object, HeapObject::kHeaderSize, size);
  return object;
}

Result<Tagged<Map>> NewMap(Isolate* isolate, InstanceType type, int size, int inobject, uint8_t bits) {
  const Tagged<Map> map = TRY(
      AllocateObjectOf<Map>(isolate, ReadOnlyRoots::meta_map(), Map::kSize, AllocationType::kMap));
  map->ClearRawPart();
  FillUndefined(map, Map::kMapTaggedStart, Map::kSize);
  map->set_instance_header(type, bits);
  map->set_instance_size(size);
  map->set_inobject_properties(inobject);
  map->set_is_extensible(true);
  map->set_owns_descriptors(true);
  map->set_prototype_field(Null());
  map->set_instance_descriptors_field(ReadOnlyRoots::empty_descriptor_array());
  return map;
}

Result<Tagged<JSObject>> NewJSObjectFromMap(Isolate* isolate, Tagged<Map> map, AllocationType type) {
  Value properties = ReadOnlyRoots::empty_fixed_array();
  if (V8_UNLIKELY(map->is_dictionary_map())) properties = TRY(NameDictionary::New(isolate, 4));
  Value elements = ReadOnlyRoots::empty_fixed_array();
  if (V8_UNLIKELY(map->initial_elements_kind() == DICTIONARY_ELEMENTS)) {
    elements = TRY(NumberDictionary::New(isolate, 4));
  }
  const int size = map->instance_size();
  const Tagged<JSObject> object = TRY(AllocateObjectOf<JSObject>(isolate, map, size, type));
  FillUndefined(object, HeapObject::kHeaderSize, size);
  object->set_properties_or_hash(properties);
  // Receivers that are not JSObjects (proxies) have a field of their own where elements would be.
  if (V8_LIKELY(map->instance_type_of_instances() != JS_PROXY_TYPE)) {
    object->set_elements(UncheckedCast<HeapObject>(elements));
  }
  return object;
}

Result<Tagged<JSObject>> NewJSObject(Isolate* isolate) {
  return NewJSObjectFromMap(isolate, RealmOf(isolate)->object_function()->initial_map());
}

Result<Tagged<JSObject>> NewJSObjectWithNullProto(Isolate* isolate) {
  return NewJSObjectFromMap(isolate, RealmOf(isolate)->slow_object_with_null_prototype_map());
}

Result<Tagged<JSObject>> NewJSObjectFromConstructor(Isolate* isolate, Tagged<JSFunction> constructor) {
  DCHECK(constructor->has_initial_map());
  return NewJSObjectFromMap(isolate, constructor->initial_map());
}

Result<Tagged<JSArray>> NewJSArray(Isolate* isolate, int length, int capacity) {
  if (capacity < length) capacity = length;
  const Tagged<FixedArray> elements = TRY(NewFixedArrayWithHoles(isolate, capacity));
  const Tagged<JSArray> array =
      Cast<JSArray>(TRY(NewJSObjectFromMap(isolate, RealmOf(isolate)->js_array_map())));
  array->set_elements(elements);
  array->set_length(Value::Int(length));
  array->set_elements_kind(length == 0 ? PACKED_SMI_ELEMENTS : HOLEY_SMI_ELEMENTS);
  return array;
}

Result<Tagged<JSArray>> NewJSArrayWithElements(Isolate* isolate, Tagged<FixedArray> elements, int length) {
  const Tagged<JSArray> array =
      Cast<JSArray>(TRY(NewJSObjectFromMap(isolate, RealmOf(isolate)->js_array_map())));
  if (length < 0) length = elements->length();
  // What lies behind the length of an array is always holes.
  TRY(FillElements(isolate, elements, length, elements->length(), TheHole()));
  array->set_elements(elements);
  array->set_length(Value::Int(length));
  array->set_elements_kind(PACKED_ELEMENTS);
  return array;
}

Result<Tagged<JSObject>> NewIteratorResult(Isolate* isolate, Value value, bool done) {
  const Tagged<Map> map = RealmOf(isolate)->iterator_result_map();
  const Tagged<JSObject> result = TRY(NewJSObjectFromMap(isolate, map));
  result->SetFieldAt(map, 0, value);
  result->SetFieldAt(map, 1, Value::Bool(done));
  return result;
}

Result<Tagged<JSArrayIterator>> NewArrayIterator(Isolate* isolate, Value array, IterationKind kind) {
  const Tagged<JSArrayIterator> iterator =
      Cast<JSArrayIterator>(TRY(NewJSObjectFromMap(isolate, RealmOf(isolate)->array_iterator_map())));
  iterator->set_iterated_object(array);
  iterator->set_next_index(Value::Int(0));
  iterator->set_kind_value(static_cast<int>(kind));
  return iterator;
}

Result<Tagged<JSPromise>> NewJSPromise(Isolate* isolate) {
  const Tagged<JSPromise> promise =
      Cast<JSPromise>(TRY(NewJSObjectFromMap(isolate, RealmOf(isolate)->promise_map())));
  promise->set_flags(JSPromise::kPending);
  return promise;
}

Result<Tagged<Cell>> NewCell(Isolate* isolate, Value value) {
  const Tagged<Cell> cell = TRY(NewStruct<Cell>(isolate, ReadOnlyRoots::cell_map(), AllocationType::kOld));
  cell->set_value(value);
  return cell;
}

Result<Tagged<PropertyCell>> NewPropertyCell(Isolate* isolate, Tagged<Name> name, Value value, PropertyDetails details) {
  const Tagged<PropertyCell> cell =
      TRY(NewStruct<PropertyCell>(isolate, ReadOnlyRoots::property_cell_map(), AllocationType::kOld));
  cell->set_name(name);
  cell->set_value(value);
  cell->set_details_bits(details.AsInt());
  cell->set_state_bits(static_cast<int>(NextCellState(CellState::kUninitialized, Undefined(), value)));
  return cell;
}

Result<Tagged<AccessorPair>> NewAccessorPair(Isolate* isolate, Value getter, Value setter) {
  const Tagged<AccessorPair> pair =
      TRY(NewStruct<AccessorPair>(isolate, ReadOnlyRoots::accessor_pair_map(), AllocationType::kOld));
  pair->set_getter(getter.IsUndefined() ? Null() : getter);
  pair->set_setter(setter.IsUndefined() ? Null() : setter);
  return pair;
}

Result<uint32_t> GetOrCreateHash(Isolate* isolate, Value value) {
  const uint32_t existing = GetHashOrZero(value);
  if (existing != 0) return existing;
  const Tagged<JSReceiver> receiver = Cast<JSReceiver>(value);
  const uint32_t hash = NextIdentityHash(isolate);
  const Value properties = receiver->properties_or_hash();
  if (HasInstanceType(properties, PROPERTY_ARRAY_TYPE)) {
    Cast<PropertyArray>(properties)->set_hash(static_cast<int>(hash));
  } else if (HasInstanceType(properties, NAME_DICTIONARY_TYPE)) {
    Cast<NameDictionary>(properties)->set_next_table(Value::Int(static_cast<int>(hash)));
  } else {
    receiver->set_properties_or_hash(Value::Int(static_cast<int>(hash)));
  }
  return hash;
}

uint32_t GetHashOrZero(Value value) {
  if (IsSymbol(value)) return Cast<Symbol>(value)->hash();
  // Keys of the engine's own tables; what was parsed lies outside of the heap, where nothing moves.
  if (IsSharedFunctionInfo(value)) {
    return HashInteger(reinterpret_cast<uintptr_t>(Cast<SharedFunctionInfo>(value)->unlinked())) | 1;
  }
  if (!IsJSReceiver(value)) return 0;
  const Value properties = Cast<JSReceiver>(value)->properties_or_hash();
  if (properties.IsInt()) return static_cast<uint32_t>(properties.AsInt());
  if (HasInstanceType(properties, PROPERTY_ARRAY_TYPE)) {
    return static_cast<uint32_t>(Cast<PropertyArray>(properties)->hash());
  }
  if (HasInstanceType(properties, NAME_DICTIONARY_TYPE)) {
    const Value hash = Cast<NameDictionary>(properties)->next_table();
    return hash.IsInt() ? static_cast<uint32_t>(hash.AsInt()) : 0;
  }
  return 0;
}

}  // namespace v8::internal

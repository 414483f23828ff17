#include "src/runtime/iteration/value-list.h"
#include "src/runtime/properties/plain-fields.h"
#include "src/runtime/properties/property-internal.h"
#include "src/runtime/properties/prototype-walk.h"
#include "src/runtime/properties/proxy.h"

namespace v8::internal {

namespace {

bool PassesNameFilter(Value name, PropertyFilter filter) {
  if (!IsSymbol(name)) return (filter & SKIP_STRINGS) == 0;
  return (filter & SKIP_SYMBOLS) == 0 && !Cast<Symbol>(name)->is_private();
}

bool PassesAttributes(PropertyAttributes attributes, PropertyFilter filter) {
  return (static_cast<int>(attributes) & filter & (ONLY_WRITABLE | ONLY_ENUMERABLE | ONLY_CONFIGURABLE)) == 0;
}
static_assert(static_cast<int>(ONLY_WRITABLE) == static_cast<int>(READ_ONLY) &&
              static_cast<int>(ONLY_ENUMERABLE) == static_cast<int>(DONT_ENUM) &&
              static_cast<int>(ONLY_CONFIGURABLE) == static_cast<int>(DONT_DELETE));

// Calls visit(name, attributes) for the named properties in the order they were made. Nothing is allocated here.
template <typename Visit>
void ForEachNamed(Tagged<JSReceiver> object, Visit visit) {
  const Tagged<Map> map = object->map();
  if (!map->is_dictionary_map()) {
    const Tagged<DescriptorArray> descriptors = map->instance_descriptors();
    for (int i = 0; i < map->number_of_own_descriptors(); ++i) {
      visit(Value(descriptors->GetKey(i)), descriptors->GetDetails(i).attributes());
    }
    return;
  }
  const Tagged<NameDictionary> dictionary = PropertyDictionary(object);
  const int used = dictionary->used();
  for (int entry = 0; entry < used; ++entry) {
    if (!dictionary->IsDeleted(entry)) visit(dictionary->KeyAt(entry), dictionary->DetailsAt(entry).attributes());
  }
}

int CountNamed(Tagged<JSReceiver> object) {
  const Tagged<Map> map = object->map();
  return map->is_dictionary_map() ? PropertyDictionary(object)->number_of_elements() : map->number_of_own_descriptors();
}

Result<Tagged<FixedArray>> Trim(Isolate* isolate, Tagged<FixedArray> list, int count) {
  if (count == list->length()) return list;
  return CopyFixedArrayUpTo(isolate, list, count);
}

// The elements of a list that a host has made, holes left out.
Result<Tagged<FixedArray>> ElementsThatAreThere(Isolate* isolate, Tagged<JSReceiver> list) {
  const double length = TRY(LengthOfArrayLike(isolate, list));
  ValueList elements(isolate);
  for (double k = 0; k < length; ++k) {
    if (!isolate->Poll()) return Exception();
    const PropertyKey index = TRY(PropertyKeyFromNumber(isolate, k));
    if (TRY(HasOwnProperty(isolate, list, index))) TRY(elements.Add(TRY(Get(isolate, list, index))));
  }
  return elements.ToList();
}

// The keys an interceptor's enumerator names, behind those in `keys` (without repeating one).
Result<Tagged<FixedArray>> AddInterceptedKeys(Isolate* isolate, Value receiver, Tagged<JSObject> object,
                                              Tagged<InterceptorInfo> info, Tagged<FixedArray> keys,
                                              PropertyFilter filter) {
  if (info.is_empty() || info->enumerator() == nullptr) return keys;
  const Value result = TRY(isolate->hooks->api.interceptor_enumerator(isolate, info, receiver, object));
  if (!IsJSReceiver(result)) return keys;
  const bool is_named = (info->flags() & InterceptorInfo::kIsNamed) != 0;
  const Tagged<FixedArray> added = TRY(ElementsThatAreThere(isolate, Cast<JSReceiver>(result)));
  Tagged<OrderedHashSet> seen = TRY(OrderedHashSet::New(isolate, keys->length() + added->length() + 1));
  for (int i = 0; i < keys->length(); ++i) seen = TRY(OrderedHashSet::Add(isolate, seen, keys->get(i)));
  int count = keys->length();
  const Tagged<FixedArray> all = TRY(GrowList(isolate, keys, int64_t{count} + added->length()));
  for (int i = 0; i < added->length(); ++i) {
    PropertyKey key = TRY(ToPropertyKey(isolate, added->get(i)));
    const Value value = TRY(key.ToValue(isolate));
    if (!PassesNameFilter(value, filter)) continue;
    if ((filter & ONLY_ENUMERABLE) != 0 && info->query() != nullptr) {
      // To a handler of names what looks like an index is a name as well.
      if (is_named) key = PropertyKey::FromInternalized(Cast<Name>(value));
      const PropertyAttributes attributes = TRY(isolate->hooks->api.interceptor_query(isolate, info, receiver, object, key));
      if (attributes == ABSENT || !PassesAttributes(attributes, filter)) continue;
    }
    const int before = seen->number_of_elements();
    seen = TRY(OrderedHashSet::Add(isolate, seen, value));
    if (seen->number_of_elements() != before) all->set(count++, value);
  }
  return Trim(isolate, all, count);
}

// `receiver`: what the enumeration is of, when that is not the object itself but one that inherits from it.
Result<Tagged<FixedArray>> OrdinaryKeys(Isolate* isolate, Tagged<JSObject> object, PropertyFilter filter,
                                        Value receiver = Value()) {
  if (receiver.is_empty()) receiver = object;
  const Tagged<Map> map = object->map();
  if (NeedsAccessCheck(isolate, object) && !TRY(MayAccess(isolate, object))) {
    // Strangers see what the handlers for them name, and no sign that there is more.
    Tagged<FixedArray> keys = ReadOnlyRoots::empty_fixed_array();
    if ((filter & (SKIP_STRINGS | SKIP_INDICES)) == 0) {
      keys = TRY(AddInterceptedKeys(isolate, receiver, object, InterceptorForStrangers(object, true), keys, filter));
    }
    return AddInterceptedKeys(isolate, receiver, object, InterceptorForStrangers(object, false), keys, filter);
  }
  if (IsJSGlobalProxy(object)) {
    return OwnPropertyKeys(isolate, Cast<JSReceiver>(map->prototype()), filter);
  }
  int64_t element_count = 0;
  const bool with_indices = (filter & (SKIP_STRINGS | SKIP_INDICES)) == 0;
  if (with_indices) {
    element_count = TRY(NumberOfElements(isolate, object));
    TRY(CheckListFits(isolate, element_count, SeqOneByteString::SizeFor(1)));
  }
  Tagged<FixedArray> exports = ReadOnlyRoots::empty_fixed_array();
  if (object->instance_type() == JS_MODULE_NAMESPACE_TYPE) {
    exports = TRY(isolate->hooks->module_namespace.export_names(isolate, object));
    if ((filter & SKIP_STRINGS) != 0) exports = ReadOnlyRoots::empty_fixed_array();
    // Who wants the enumerable ones looks at each property, which throws where the binding is not initialised.
    for (int i = 0; i < exports->length() && (filter & ONLY_ENUMERABLE) != 0; ++i) {
      Value value;
      const PropertyKey key = TRY(ToPropertyKey(isolate, exports->get(i)));
      static_cast<void>(TRY(isolate->hooks->module_namespace.get_export(isolate, object, key, &value)));
    }
  }
  Tagged<FixedArray> list = TRY(NewFixedArray(isolate, element_count + exports->length() + CountNamed(object)));
  int count = 0;
  if (element_count != 0) {
    const int indices = TRY(CollectElementIndices(isolate, object, (filter & ONLY_ENUMERABLE) != 0, list));
    for (int i = 0; i < indices; ++i) {
      if (!isolate->Poll()) return Exception();
      const Value index = list->get(i);
      if ((filter & (ONLY_WRITABLE | ONLY_CONFIGURABLE)) != 0) {
        ElementEntry entry;
        const bool found = FindElement(object, static_cast<uint64_t>(index.AsNumber()), &entry);
        if (!found || !PassesAttributes(entry.details.attributes(), filter)) continue;
      }
      list->set(count++, TRY(NumberToString(isolate, index)));
    }
  }
  if (map->has_indexed_interceptor() && with_indices) {
    list = TRY(Trim(isolate, list, count));
    list = TRY(AddInterceptedKeys(isolate, receiver, object, GetInterceptor(object, true), list, filter));
    count = list->length();
  }
  list = TRY(GrowList(isolate, list, int64_t{count} + exports->length() + CountNamed(object)));
  for (int i = 0; i < exports->length(); ++i) list->set(count++, exports->get(i));
  bool any_symbol = false;
  ForEachNamed(object, [&](Value name, PropertyAttributes attributes) {
    if (IsSymbol(name)) {
      any_symbol = true;
    } else if (PassesNameFilter(name, filter) && PassesAttributes(attributes, filter)) {
      list->set(count++, name);
    }
  });
  if (any_symbol && (filter & SKIP_SYMBOLS) == 0) {
    ForEachNamed(object, [&](Value name, PropertyAttributes attributes) {
      if (IsSymbol(name) && PassesNameFilter(name, filter) && PassesAttributes(attributes, filter)) {
        list->set(count++, name);
      }
    });
  }
  list = TRY(Trim(isolate, list, count));
  if (map->has_named_interceptor()) {
    list = TRY(AddInterceptedKeys(isolate, receiver, object, GetInterceptor(object, false), list, filter));
  }
  return list;
}

// Whether for-in has something to say about the object: exact for ordinary objects, yes for all others.
bool MayHaveEnumerableStrings(Tagged<JSReceiver> object) {
  const Tagged<Map> map = object->map();
  if (IsJSProxy(object) || IsJSGlobalProxy(object) || HasInterceptors(object) || map->is_access_check_needed() ||
      object->instance_type() == JS_MODULE_NAMESPACE_TYPE) {
    return true;
  }
  if (map->enum_cache() == ReadOnlyRoots::empty_enum_cache()) return HasAnyElements(Tagged<JSObject>(object.ptr()));
  if (HasAnyElements(Tagged<JSObject>(object.ptr()))) return true;
  bool found = false;
  ForEachNamed(object, [&](Value name, PropertyAttributes attributes) {
    found |= !IsSymbol(name) && (attributes & DONT_ENUM) == 0;
  });
  if (!found && !map->is_dictionary_map()) map->set_enum_cache(ReadOnlyRoots::empty_enum_cache());
  return found;
}

// The enumerable string keys of an object without elements in fast mode, kept by its map.
Result<Tagged<FixedArray>> CachedKeys(Isolate* isolate, Tagged<JSObject> object) {
  const Tagged<Map> map = object->map();
  if (IsEnumCache(map->enum_cache())) return Cast<FixedArray>(Cast<EnumCache>(map->enum_cache())->keys());
  const Tagged<FixedArray> keys = TRY(OrdinaryKeys(isolate, object, ENUMERABLE_STRINGS));
  if (keys->length() == 0) {
    map->set_enum_cache(ReadOnlyRoots::empty_enum_cache());
    return keys;
  }
  const Tagged<EnumCache> cache =
      TRY(NewStruct<EnumCache>(isolate, ReadOnlyRoots::enum_cache_map(), AllocationType::kOld));
  cache->set_keys(keys);
  map->set_enum_cache(cache);
  return keys;
}

bool HasPlainNamedKeysOnly(Tagged<JSReceiver> object) {
  const InstanceType type = object->instance_type();
  return type > LAST_SPECIAL_RECEIVER_TYPE && type != JS_API_OBJECT_TYPE && object->HasFastProperties() &&
         !HasAnyElements(Tagged<JSObject>(object.ptr()));
}

}  // namespace

Result<PropertyAttributes> GetListedAttributes(Isolate* isolate, Tagged<JSReceiver> object, PropertyKey key,
                                               Value receiver) {
  if (V8_UNLIKELY(HasInterceptors(object)) && !NeedsAccessCheck(isolate, object)) {
    const LookupIterator real(isolate, object, key, LookupIterator::kOwnSkipInterceptor);
    if (real.state() == LookupIterator::kData || real.state() == LookupIterator::kAccessor) {
      return real.details().attributes();
    }
  }
  return GetOwnPropertyAttributes(isolate, object, key, receiver);
}

Result<Tagged<FixedArray>> OwnPropertyKeys(Isolate* isolate, Tagged<JSReceiver> object, PropertyFilter filter) {
  if (!IsJSProxy(object)) return OrdinaryKeys(isolate, Cast<JSObject>(object), filter);
  const Tagged<FixedArray> keys = TRY(ProxyOwnKeys(isolate, Cast<JSProxy>(object)));
  if (filter == ALL_PROPERTIES) return keys;
  const Tagged<FixedArray> result = TRY(NewFixedArray(isolate, keys->length()));
  int count = 0;
  for (int i = 0; i < keys->length(); ++i) {
    if (!PassesNameFilter(keys->get(i), filter)) continue;
    if ((filter & (ONLY_ENUMERABLE | ONLY_WRITABLE | ONLY_CONFIGURABLE)) != 0) {
      const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
      const PropertyAttributes attributes = TRY(GetOwnPropertyAttributes(isolate, object, key));
      if (attributes == ABSENT || !PassesAttributes(attributes, filter)) continue;
    }
    result->set(count++, keys->get(i));
  }
  return Trim(isolate, result, count);
}

Result<Tagged<FixedArray>> ForInKeys(Isolate* isolate, Tagged<JSReceiver> object) {
  // Fast path: only the object itself has enumerable properties.
  bool prototypes_empty = true;
  if (!IsJSProxy(object)) {
    for (Value at = object->map()->prototype(); IsJSReceiver(at); at = Cast<JSReceiver>(at)->map()->prototype()) {
      if (MayHaveEnumerableStrings(Cast<JSReceiver>(at))) {
        prototypes_empty = false;
        break;
      }
    }
    if (prototypes_empty) {
      if (HasPlainNamedKeysOnly(object)) return CachedKeys(isolate, Cast<JSObject>(object));
      return OrdinaryKeys(isolate, Cast<JSObject>(object), ENUMERABLE_STRINGS);
    }
  }
  Tagged<OrderedHashSet> seen = TRY(OrderedHashSet::New(isolate, 16));
  ValueList list(isolate);
  for (PrototypeWalk walk(isolate, object); !walk.AtEnd();) {
    const Tagged<JSReceiver> current = walk.object();
    const Tagged<FixedArray> keys = IsJSProxy(current)
                                        ? TRY(OwnPropertyKeys(isolate, current, SKIP_SYMBOLS))
                                        : TRY(OrdinaryKeys(isolate, Cast<JSObject>(current), SKIP_SYMBOLS, object));
    for (int i = 0; i < keys->length(); ++i) {
      if (!isolate->Poll()) return Exception();
      PropertyAttributes attributes = NONE;
      // A proxy is asked about a key only when its turn has come: see HasEnumerablePropertyForIn.
      if (!IsJSProxy(current)) {
        const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
        attributes = TRY(GetListedAttributes(isolate, current, key, object));
        if (attributes == ABSENT) continue;
      }
      // Keys that are not enumerable shadow, too.
      const int before = seen->number_of_elements();
      seen = TRY(OrderedHashSet::Add(isolate, seen, keys->get(i)));
      if (seen->number_of_elements() == before || (attributes & DONT_ENUM) != 0) continue;
      TRY(list.Add(keys->get(i)));
    }
    TRY(walk.Next());
  }
  return list.ToList();
}

namespace {

// EnumerableOwnProperties of an object with plain fields.
Result<Tagged<FixedArray>> PlainValues(Isolate* isolate, Tagged<JSObject> object, EntriesKind kind) {
  const Tagged<Map> map = object->map();
  const Tagged<FixedArray> keys = TRY(CachedKeys(isolate, object));
  if (kind == EntriesKind::kKeys) return CopyFixedArrayUpTo(isolate, keys, keys->length());
  const Tagged<FixedArray> result = TRY(NewFixedArray(isolate, keys->length()));
  int count = 0;
  TRY(ForEachPlainField(map, [&](Tagged<Name> name, int field_index) -> Result<void> {
    if (IsSymbol(name)) return Ok();
    Value value = object->FieldAt(map, field_index);
    if (kind == EntriesKind::kEntries) {
      const Value pair[] = {name, value};
      value = TRY(CreateArrayFromList(isolate, pair, 2));
    }
    result->set(count++, value);
    return Ok();
  }));
  return result;
}

}  // namespace

Result<Tagged<FixedArray>> EnumerableOwnProperties(Isolate* isolate, Tagged<JSReceiver> object, EntriesKind kind) {
  if (kind == EntriesKind::kKeys) {
    if (HasPlainFields(object)) return PlainValues(isolate, Cast<JSObject>(object), kind);
    return OwnPropertyKeys(isolate, object, ENUMERABLE_STRINGS);
  }
  if (kind == EntriesKind::kEntries && !IsJSProxy(object)) {
    constexpr size_t kEntrySize = SeqOneByteString::SizeFor(1) + sizeof(JSArray) + FixedArray::SizeFor(2);
    TRY(CheckListFits(isolate, TRY(NumberOfElements(isolate, Cast<JSObject>(object))), kEntrySize));
  }
  if (HasPlainFields(object)) return PlainValues(isolate, Cast<JSObject>(object), kind);
  const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, object, SKIP_SYMBOLS));
  const Tagged<FixedArray> result = TRY(NewFixedArray(isolate, keys->length()));
  int count = 0;
  for (int i = 0; i < keys->length(); ++i) {
    if (!isolate->Poll()) return Exception();
    const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
    // Getters may have changed what comes later.
    if (!TRY(HasEnumerableOwnProperty(isolate, object, key))) continue;
    Value value = TRY(Get(isolate, object, key));
    if (kind == EntriesKind::kEntries) {
      const Value pair[] = {keys->get(i), value};
      value = TRY(CreateArrayFromList(isolate, pair, 2));
    }
    result->set(count++, value);
  }
  return Trim(isolate, result, count);
}

Result<void> CopyDataProperties(Isolate* isolate, Tagged<JSObject> target, Value source, const Value* excluded,
                                int excluded_count) {
  if (source.IsNullOrUndefined()) return Ok();
  const Tagged<JSReceiver> from = TRY(ToObject(isolate, source));
  const auto is_excluded = [&](PropertyKey key) -> Result<bool> {
    for (int e = 0; e < excluded_count; ++e) {
      if (TRY(ToPropertyKey(isolate, excluded[e])) == key) return true;
    }
    return false;
  };
  if (HasPlainFields(from)) {
    const Tagged<JSObject> object = Cast<JSObject>(from);
    if (excluded_count == 0 && TRY(CopyPlainFieldsWithMap(isolate, target, object))) return Ok();
    const Tagged<Map> map = object->map();
    return ForEachPlainField(map, [&](Tagged<Name> name, int field_index) -> Result<void> {
      if (TRY(is_excluded(PropertyKey(name)))) return Ok();
      TRY(CreateDataProperty(isolate, target, PropertyKey(name), object->FieldAt(map, field_index)));
      return Ok();
    });
  }
  const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, from));
  for (int i = 0; i < keys->length(); ++i) {
    if (!isolate->Poll()) return Exception();
    const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
    if (TRY(is_excluded(key))) continue;
    if (!TRY(HasEnumerableOwnProperty(isolate, from, key))) continue;
    const Value value = TRY(Get(isolate, from, key));
    TRY(CreateDataProperty(isolate, target, key, value));
  }
  return Ok();
}

}  // namespace v8::internal

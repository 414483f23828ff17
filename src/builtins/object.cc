#include "src/builtins/group-by.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/iteration/iteration.h"
#include "src/runtime/properties/plain-fields.h"

// The Object constructor and its functions.
namespace v8::internal {

// ECMA-262 §20.1.1.1 Object ( [ value ] )
BUILTIN(ObjectConstructor) {
  // 1. If NewTarget is neither undefined nor the active function object, return OrdinaryCreateFromConstructor.
  const Value new_target = arguments.new_target();
  if (!new_target.IsUndefined() && new_target != arguments.callee()) {
    return OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(new_target));
  }
  // 2. If value is either undefined or null, return OrdinaryObjectCreate(%Object.prototype%).
  if (arguments.at(0).IsNullOrUndefined()) return NewJSObject(isolate);
  return ToObject(isolate, arguments.at(0));
}

// ECMA-262 §20.1.2.1 Object.assign ( target, ...sources )
BUILTIN(ObjectAssign) {
  const Tagged<JSReceiver> to = TRY(ToObject(isolate, arguments.at(0)));
  for (int i = 1; i < arguments.length(); ++i) {
    if (arguments.at(i).IsNullOrUndefined()) continue;
    const Tagged<JSReceiver> from = TRY(ToObject(isolate, arguments.at(i)));
    const auto assign = [&](PropertyKey key) -> Result<void> {
      // i. Let desc be ? from.[[GetOwnProperty]](nextKey). ii. If desc is not undefined and desc.[[Enumerable]] is true:
      if (!TRY(HasEnumerableOwnProperty(isolate, from, key))) return Ok();
      const Value value = TRY(Get(isolate, from, key));
      TRY(Set(isolate, to, key, value, ShouldThrow::kThrow));
      return isolate->Poll() ? Result<void>(Ok()) : Exception();
    };
    if (HasPlainFields(from)) {
      // Fast path: the fields of a plain object, for as long as setters leave it its map.
      const Tagged<Map> map = from->map();
      TRY(ForEachPlainField(map, [&](Tagged<Name> name, int field_index) -> Result<void> {
        if (V8_UNLIKELY(from->map() != map)) return assign(PropertyKey(name));
        TRY(Set(isolate, to, PropertyKey(name), Cast<JSObject>(from)->FieldAt(map, field_index), ShouldThrow::kThrow));
        return isolate->Poll() ? Result<void>(Ok()) : Exception();
      }));
      continue;
    }
    const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, from));
    for (int k = 0; k < keys->length(); ++k) TRY(assign(TRY(ToPropertyKey(isolate, keys->get(k)))));
  }
  return to;
}

namespace {

// §20.1.2.3.1 ObjectDefineProperties ( O, Properties ): all descriptors are read before the first is applied.
Result<void> DefinePropertiesFrom(Isolate* isolate, Tagged<JSReceiver> object, Value properties) {
  const Tagged<JSReceiver> from = TRY(ToObject(isolate, properties));
  const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, from));
  // Pairs of key and descriptor object, kept as [key, value, get, set, flags] in a list that the collector knows.
  constexpr int kWords = 5;
  const Tagged<FixedArray> descriptors = TRY(NewFixedArray(isolate, keys->length() * kWords));
  int count = 0;
  for (int i = 0; i < keys->length(); ++i) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
    const PropertyAttributes attributes = TRY(GetOwnPropertyAttributes(isolate, from, key));
    if ((attributes & (ABSENT | DONT_ENUM)) != NONE) continue;
    const Value description = TRY(Get(isolate, from, key));
    PropertyDescriptor descriptor;
    TRY(ToPropertyDescriptor(isolate, description, &descriptor));
    const int flags = descriptor.has_enumerable | descriptor.enumerable << 1 | descriptor.has_configurable << 2 |
                      descriptor.configurable << 3 | descriptor.has_writable << 4 | descriptor.writable << 5;
    const int base = count++ * kWords;
    descriptors->set(base, key.word());
    descriptors->set(base + 1, descriptor.value);
    descriptors->set(base + 2, descriptor.get);
    descriptors->set(base + 3, descriptor.set);
    descriptors->set(base + 4, Value::Int(flags));
  }
  for (int i = 0; i < count; ++i) {
    const int base = i * kWords;
    PropertyDescriptor descriptor;
    descriptor.value = descriptors->get(base + 1);
    descriptor.get = descriptors->get(base + 2);
    descriptor.set = descriptors->get(base + 3);
    const int flags = descriptors->get(base + 4).AsInt();
    descriptor.has_enumerable = flags & 1;
    descriptor.enumerable = flags & 2;
    descriptor.has_configurable = flags & 4;
    descriptor.configurable = flags & 8;
    descriptor.has_writable = flags & 16;
    descriptor.writable = flags & 32;
    TRY(DefinePropertyOrThrow(isolate, object, PropertyKey::FromWord(descriptors->get(base)), descriptor));
  }
  return Ok();
}

}  // namespace

// ECMA-262 §20.1.2.2 Object.create ( O, Properties )
BUILTIN(ObjectCreate) {
  const Value prototype = arguments.at(0);
  Tagged<JSObject> object;
  if (prototype.IsNull()) {
    object = TRY(NewJSObjectWithNullProto(isolate));
  } else if (IsJSReceiver(prototype)) {
    object = TRY(NewJSObject(isolate));
    TRY(SetPrototypeOfNewObject(isolate, object, prototype));
  } else {
    // 1. If O is not an Object and O is not null, throw a TypeError exception.
    return Throw(isolate, MessageTemplate::kProtoObjectOrNull, prototype);
  }
  if (!arguments.at(1).IsUndefined()) TRY(DefinePropertiesFrom(isolate, object, arguments.at(1)));
  return object;
}

// ECMA-262 §20.1.2.3 Object.defineProperties ( O, Properties )
BUILTIN(ObjectDefineProperties) {
  const Value object = arguments.at(0);
  if (!IsJSReceiver(object)) {
    return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, "Object.defineProperties")));
  }
  TRY(DefinePropertiesFrom(isolate, Cast<JSReceiver>(object), arguments.at(1)));
  return object;
}

// ECMA-262 §20.1.2.4 Object.defineProperty ( O, P, Attributes )
BUILTIN(ObjectDefineProperty) {
  const Value object = arguments.at(0);
  if (!IsJSReceiver(object)) {
    return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, "Object.defineProperty")));
  }
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(1)));
  PropertyDescriptor descriptor;
  TRY(ToPropertyDescriptor(isolate, arguments.at(2), &descriptor));
  TRY(DefinePropertyOrThrow(isolate, Cast<JSReceiver>(object), key, descriptor));
  return object;
}

namespace {

Result<Value> EnumerableOwnArray(Isolate* isolate, Value value, EntriesKind kind) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, value));
  const Tagged<FixedArray> list = TRY(EnumerableOwnProperties(isolate, object, kind));
  return NewJSArrayWithElements(isolate, list);
}

}  // namespace

// ECMA-262 §20.1.2.5 Object.entries ( O )
BUILTIN(ObjectEntries) { return EnumerableOwnArray(isolate, arguments.at(0), EntriesKind::kEntries); }

// ECMA-262 §20.1.2.19 Object.keys ( O )
BUILTIN(ObjectKeys) { return EnumerableOwnArray(isolate, arguments.at(0), EntriesKind::kKeys); }

// ECMA-262 §20.1.2.24 Object.values ( O )
BUILTIN(ObjectValues) { return EnumerableOwnArray(isolate, arguments.at(0), EntriesKind::kValues); }

// ECMA-262 §20.1.2.6 Object.freeze ( O )
BUILTIN(ObjectFreeze) {
  const Value object = arguments.at(0);
  if (!IsJSReceiver(object)) return object;
  if (!TRY(SetIntegrityLevel(isolate, Cast<JSReceiver>(object), FROZEN, ShouldThrow::kThrow))) {
    return Throw(isolate, MessageTemplate::kCannotFreeze);
  }
  return object;
}

// ECMA-262 §20.1.2.22 Object.seal ( O )
BUILTIN(ObjectSeal) {
  const Value object = arguments.at(0);
  if (!IsJSReceiver(object)) return object;
  if (!TRY(SetIntegrityLevel(isolate, Cast<JSReceiver>(object), SEALED, ShouldThrow::kThrow))) {
    return Throw(isolate, MessageTemplate::kCannotSeal);
  }
  return object;
}

// ECMA-262 §20.1.2.20 Object.preventExtensions ( O )
BUILTIN(ObjectPreventExtensions) {
  const Value object = arguments.at(0);
  if (!IsJSReceiver(object)) return object;
  if (!TRY(PreventExtensions(isolate, Cast<JSReceiver>(object), ShouldThrow::kThrow))) {
    return Throw(isolate, MessageTemplate::kCannotPreventExt);
  }
  return object;
}

// ECMA-262 §20.1.2.16 Object.isExtensible ( O )
BUILTIN(ObjectIsExtensible) {
  if (!IsJSReceiver(arguments.at(0))) return False();
  return Value::Bool(TRY(IsExtensible(isolate, Cast<JSReceiver>(arguments.at(0)))));
}

// ECMA-262 §20.1.2.17 Object.isFrozen ( O )
BUILTIN(ObjectIsFrozen) {
  if (!IsJSReceiver(arguments.at(0))) return True();
  return Value::Bool(TRY(TestIntegrityLevel(isolate, Cast<JSReceiver>(arguments.at(0)), FROZEN)));
}

// ECMA-262 §20.1.2.18 Object.isSealed ( O )
BUILTIN(ObjectIsSealed) {
  if (!IsJSReceiver(arguments.at(0))) return True();
  return Value::Bool(TRY(TestIntegrityLevel(isolate, Cast<JSReceiver>(arguments.at(0)), SEALED)));
}

// ECMA-262 §20.1.2.7 Object.fromEntries ( iterable )
BUILTIN(ObjectFromEntries) {
  const Value iterable = arguments.at(0);
  // 1. Perform ? RequireObjectCoercible(iterable).
  if (iterable.IsNullOrUndefined()) return Throw(isolate, MessageTemplate::kNotIterable, iterable);
  const Tagged<JSObject> object = TRY(NewJSObject(isolate));
  TRY(ForEachOf(isolate, iterable, [&](Value entry) -> Result<bool> {
    if (!IsJSReceiver(entry)) return Throw(isolate, MessageTemplate::kIteratorValueNotAnObject, entry);
    const Value key = TRY(Get(isolate, entry, PropertyKey::FromIndex(0)));
    const Value value = TRY(Get(isolate, entry, PropertyKey::FromIndex(1)));
    const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
    if (property_key.is_name()) TRY(NormalizeForComputedKey(isolate, object, property_key.name()));
    TRY(CreateDataPropertyOrThrow(isolate, object, property_key, value));
    return true;
  }));
  return object;
}

// ECMA-262 §20.1.2.8 Object.getOwnPropertyDescriptor ( O, P )
BUILTIN(ObjectGetOwnPropertyDescriptor) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.at(0)));
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(1)));
  PropertyDescriptor descriptor;
  if (!TRY(GetOwnProperty(isolate, object, key, &descriptor))) return Undefined();
  return FromPropertyDescriptor(isolate, descriptor);
}

// ECMA-262 §20.1.2.9 Object.getOwnPropertyDescriptors ( O )
BUILTIN(ObjectGetOwnPropertyDescriptors) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.at(0)));
  const Tagged<FixedArray> keys = TRY(OwnPropertyKeys(isolate, object));
  const Tagged<JSObject> descriptors = TRY(NewJSObject(isolate));
  for (int i = 0; i < keys->length(); ++i) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, keys->get(i)));
    PropertyDescriptor descriptor;
    if (!TRY(GetOwnProperty(isolate, object, key, &descriptor))) continue;
    TRY(CreateDataPropertyOrThrow(isolate, descriptors, key, TRY(FromPropertyDescriptor(isolate, descriptor))));
  }
  return descriptors;
}

// ECMA-262 §20.1.2.10 Object.getOwnPropertyNames ( O )
BUILTIN(ObjectGetOwnPropertyNames) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.at(0)));
  return NewJSArrayWithElements(isolate, TRY(OwnPropertyKeys(isolate, object, SKIP_SYMBOLS)));
}

// ECMA-262 §20.1.2.11 Object.getOwnPropertySymbols ( O )
BUILTIN(ObjectGetOwnPropertySymbols) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.at(0)));
  return NewJSArrayWithElements(isolate, TRY(OwnPropertyKeys(isolate, object, SKIP_STRINGS)));
}

// ECMA-262 §20.1.2.12 Object.getPrototypeOf ( O )
BUILTIN(ObjectGetPrototypeOf) {
  return GetPrototypeOf(isolate, TRY(ToObject(isolate, arguments.at(0))));
}

// ECMA-262 §20.1.2.23 Object.setPrototypeOf ( O, proto )
BUILTIN(ObjectSetPrototypeOf) {
  const Value object = arguments.at(0);
  const Value prototype = arguments.at(1);
  // 1. Set O to ? RequireObjectCoercible(O).
  if (object.IsNullOrUndefined()) {
    return Throw(isolate, MessageTemplate::kCalledOnNullOrUndefined, TRY(NewStringFromAscii(isolate, "Object.setPrototypeOf")));
  }
  // 2. If proto is not an Object and proto is not null, throw a TypeError exception.
  if (!prototype.IsNull() && !IsJSReceiver(prototype)) {
    return Throw(isolate, MessageTemplate::kProtoObjectOrNull, prototype);
  }
  if (!IsJSReceiver(object)) return object;
  TRY(SetPrototypeOf(isolate, Cast<JSReceiver>(object), prototype, ShouldThrow::kThrow));
  return object;
}

// ECMA-262 §20.1.2.13 Object.groupBy ( items, callback )
BUILTIN(ObjectGroupBy) {
  const Tagged<OrderedHashMap> groups =
      TRY(GroupBy(isolate, arguments.at(0), arguments.at(1), GroupKey::kProperty));
  const Tagged<JSObject> object = TRY(NewJSObjectWithNullProto(isolate));
  const int used = groups->used();
  for (int entry = 0; entry < used; ++entry) {
    const PropertyKey key = TRY(ToPropertyKey(isolate, groups->KeyAt(entry)));
    TRY(CreateDataPropertyOrThrow(isolate, object, key, TRY(ArrayOfGroup(isolate, groups->ValueAt(entry)))));
  }
  return object;
}

// ECMA-262 §20.1.2.14 Object.hasOwn ( O, P )
BUILTIN(ObjectHasOwn) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.at(0)));
  const PropertyKey key = TRY(ToPropertyKey(isolate, arguments.at(1)));
  return Value::Bool(TRY(HasOwnProperty(isolate, object, key)));
}

// ECMA-262 §20.1.2.15 Object.is ( value1, value2 )
BUILTIN(ObjectIs) {
  base::Poller poller = PollerOf(isolate);
  const bool same = SameValue(arguments.at(0), arguments.at(1), &poller);
  if (poller.stopped()) return Exception();
  return Value::Bool(same);
}

}  // namespace v8::internal

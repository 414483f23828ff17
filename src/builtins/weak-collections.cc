#include "src/builtins/collection-support.h"

// WeakMap and WeakSet.
namespace v8::internal {

// ECMA-262 §24.3.1.1 WeakMap ( [ iterable ] )
BUILTIN(WeakMapConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::WeakMap_string());
  }
  const Tagged<JSWeakMap> map = Cast<JSWeakMap>(TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()))));
  map->set_table(TRY(EphemeronHashTable::New(isolate)));
  const Value iterable = arguments.at(0);
  if (iterable.IsNullOrUndefined()) return map;
  // Nothing is the original adder: it is called, as it may be anything.
  TRY(AddEntriesFromIterable(isolate, map, iterable, ReadOnlyRoots::set_string(), TheHole(), true,
                             [](Value, Value) -> Result<void> { return Ok(); }));
  return map;
}

// ECMA-262 §24.3.3.5 WeakMap.prototype.set ( key, value )
BUILTIN(WeakMapPrototypeSet) {
  CHECK_RECEIVER(JSWeakMap, map, "WeakMap.prototype.set");
  // 3. If CanBeHeldWeakly(key) is false, throw a TypeError exception.
  if (!CanBeHeldWeakly(arguments.at(0))) {
    return Throw(isolate, MessageTemplate::kInvalidWeakMapKey, arguments.at(0));
  }
  map->set_table(TRY(EphemeronHashTable::Put(isolate, map->table(), arguments.at(0), arguments.at(1))));
  return map;
}

// ECMA-262 §24.3.3.3 WeakMap.prototype.get ( key )
BUILTIN(WeakMapPrototypeGet) {
  CHECK_RECEIVER(JSWeakMap, map, "WeakMap.prototype.get");
  if (!CanBeHeldWeakly(arguments.at(0))) return Undefined();
  const Value value = EphemeronHashTable::Lookup(isolate, map->table(), arguments.at(0));
  return value.IsTheHole() ? Undefined() : value;
}

// ECMA-262 §24.3.3.4 WeakMap.prototype.has ( key )
BUILTIN(WeakMapPrototypeHas) {
  CHECK_RECEIVER(JSWeakMap, map, "WeakMap.prototype.has");
  return Value::Bool(CanBeHeldWeakly(arguments.at(0)) &&
                     !EphemeronHashTable::Lookup(isolate, map->table(), arguments.at(0)).IsTheHole());
}

// ECMA-262 §24.3.3.2 WeakMap.prototype.delete ( key )
BUILTIN(WeakMapPrototypeDelete) {
  CHECK_RECEIVER(JSWeakMap, map, "WeakMap.prototype.delete");
  return Value::Bool(CanBeHeldWeakly(arguments.at(0)) &&
                     EphemeronHashTable::Remove(isolate, map->table(), arguments.at(0)));
}

// ECMA-262 WeakMap.prototype.getOrInsert ( key, value )
BUILTIN(WeakMapPrototypeGetOrInsert) {
  CHECK_RECEIVER(JSWeakMap, map, "WeakMap.prototype.getOrInsert");
  const Value key = arguments.at(0);
  if (!CanBeHeldWeakly(key)) return Throw(isolate, MessageTemplate::kInvalidWeakMapKey, key);
  const Value present = EphemeronHashTable::Lookup(isolate, map->table(), key);
  if (!present.IsTheHole()) return present;
  map->set_table(TRY(EphemeronHashTable::Put(isolate, map->table(), key, arguments.at(1))));
  return arguments.at(1);
}

// ECMA-262 WeakMap.prototype.getOrInsertComputed ( key, callback )
BUILTIN(WeakMapPrototypeGetOrInsertComputed) {
  CHECK_RECEIVER(JSWeakMap, map, "WeakMap.prototype.getOrInsertComputed");
  const Value key = arguments.at(0);
  const Value callback = arguments.at(1);
  if (!CanBeHeldWeakly(key)) return Throw(isolate, MessageTemplate::kInvalidWeakMapKey, key);
  if (!IsCallable(callback)) return Throw(isolate, MessageTemplate::kCalledNonCallable, callback);
  const Value present = EphemeronHashTable::Lookup(isolate, map->table(), key);
  if (!present.IsTheHole()) return present;
  const Value value = TRY(Call(isolate, callback, Undefined(), {key}));
  map->set_table(TRY(EphemeronHashTable::Put(isolate, map->table(), key, value)));
  return value;
}

// ECMA-262 §24.4.1.1 WeakSet ( [ iterable ] )
BUILTIN(WeakSetConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::WeakSet_string());
  }
  const Tagged<JSWeakSet> set = Cast<JSWeakSet>(TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()))));
  set->set_table(TRY(EphemeronHashTable::New(isolate)));
  const Value iterable = arguments.at(0);
  if (iterable.IsNullOrUndefined()) return set;
  TRY(AddEntriesFromIterable(isolate, set, iterable, ReadOnlyRoots::add_string(), TheHole(), false,
                             [](Value, Value) -> Result<void> { return Ok(); }));
  return set;
}

// ECMA-262 §24.4.3.1 WeakSet.prototype.add ( value )
BUILTIN(WeakSetPrototypeAdd) {
  CHECK_RECEIVER(JSWeakSet, set, "WeakSet.prototype.add");
  // 3. If CanBeHeldWeakly(value) is false, throw a TypeError exception.
  if (!CanBeHeldWeakly(arguments.at(0))) {
    return Throw(isolate, MessageTemplate::kInvalidWeakSetValue, arguments.at(0));
  }
  set->set_table(TRY(EphemeronHashTable::Put(isolate, set->table(), arguments.at(0), True())));
  return set;
}

// ECMA-262 §24.4.3.4 WeakSet.prototype.has ( value )
BUILTIN(WeakSetPrototypeHas) {
  CHECK_RECEIVER(JSWeakSet, set, "WeakSet.prototype.has");
  return Value::Bool(CanBeHeldWeakly(arguments.at(0)) &&
                     !EphemeronHashTable::Lookup(isolate, set->table(), arguments.at(0)).IsTheHole());
}

// ECMA-262 §24.4.3.3 WeakSet.prototype.delete ( value )
BUILTIN(WeakSetPrototypeDelete) {
  CHECK_RECEIVER(JSWeakSet, set, "WeakSet.prototype.delete");
  return Value::Bool(CanBeHeldWeakly(arguments.at(0)) &&
                     EphemeronHashTable::Remove(isolate, set->table(), arguments.at(0)));
}

}  // namespace v8::internal

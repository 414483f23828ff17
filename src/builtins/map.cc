#include "src/builtins/collection-support.h"
#include "src/builtins/group-by.h"

// Map and its iterators.
namespace v8::internal {

// ECMA-262 §24.1.1.1 Map ( [ iterable ] )
BUILTIN(MapConstructor) {
  // 1. If NewTarget is undefined, throw a TypeError exception.
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::Map_string());
  }
  const Tagged<JSMap> map = Cast<JSMap>(TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()))));
  map->set_table(TRY(OrderedHashMap::New(isolate)));
  const Value iterable = arguments.at(0);
  if (iterable.IsNullOrUndefined()) return map;
  TRY(AddEntriesFromIterable(isolate, map, iterable, ReadOnlyRoots::set_string(),
                             isolate->realm()->map_prototype_set_function(), true,
                             [&](Value key, Value value) -> Result<void> {
                               map->set_table(TRY(OrderedHashMap::Add(isolate, map->table(), key, value)));
                               return Ok();
                             }));
  return map;
}

// ECMA-262 §24.1.2.1 Map.groupBy ( items, callback )
BUILTIN(MapGroupBy) {
  const Tagged<OrderedHashMap> groups = TRY(GroupBy(isolate, arguments.at(0), arguments.at(1), GroupKey::kCollection));
  const int used = groups->used();
  for (int entry = 0; entry < used; ++entry) {
    groups->ValueAtPut(entry, TRY(ArrayOfGroup(isolate, groups->ValueAt(entry))));
  }
  const Tagged<JSMap> map = Cast<JSMap>(TRY(NewJSObjectFromConstructor(isolate, isolate->realm()->map_function())));
  map->set_table(groups);
  return map;
}

// ECMA-262 §24.1.2.3 get Map [ %Symbol.species% ]
BUILTIN(MapSpecies) { return arguments.receiver(); }

// ECMA-262 §24.1.3.6 Map.prototype.get ( key )
BUILTIN(MapPrototypeGet) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.get");
  const int entry = TRY(OrderedHashMap::FindEntry(isolate, map->table(), arguments.at(0)));
  return entry == OrderedTable::kNotFound ? Undefined() : map->table()->ValueAt(entry);
}

// ECMA-262 §24.1.3.9 Map.prototype.set ( key, value )
BUILTIN(MapPrototypeSet) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.set");
  map->set_table(TRY(OrderedHashMap::Add(isolate, map->table(), arguments.at(0), arguments.at(1))));
  return map;
}

// ECMA-262 §24.1.3.7 Map.prototype.has ( key )
BUILTIN(MapPrototypeHas) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.has");
  return Value::Bool(TRY(OrderedHashMap::FindEntry(isolate, map->table(), arguments.at(0))) != OrderedTable::kNotFound);
}

// ECMA-262 §24.1.3.3 Map.prototype.delete ( key )
BUILTIN(MapPrototypeDelete) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.delete");
  bool was_present = false;
  map->set_table(TRY(OrderedHashMap::Delete(isolate, map->table(), arguments.at(0), &was_present)));
  return Value::Bool(was_present);
}

// ECMA-262 §24.1.3.1 Map.prototype.clear ( )
BUILTIN(MapPrototypeClear) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.clear");
  map->set_table(TRY(OrderedHashMap::Clear(isolate, map->table())));
  return Undefined();
}

// ECMA-262 Map.prototype.getOrInsert ( key, value )
BUILTIN(MapPrototypeGetOrInsert) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.getOrInsert");
  const int entry = TRY(OrderedHashMap::FindEntry(isolate, map->table(), arguments.at(0)));
  if (entry != OrderedTable::kNotFound) return map->table()->ValueAt(entry);
  map->set_table(TRY(OrderedHashMap::Add(isolate, map->table(), arguments.at(0), arguments.at(1))));
  return arguments.at(1);
}

// ECMA-262 Map.prototype.getOrInsertComputed ( key, callback )
BUILTIN(MapPrototypeGetOrInsertComputed) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.getOrInsertComputed");
  const Value callback = arguments.at(1);
  if (!IsCallable(callback)) return Throw(isolate, MessageTemplate::kCalledNonCallable, callback);
  // 4. Set key to CanonicalizeKeyedCollectionKey(key): the callback does not see -0 either.
  Value key = arguments.at(0);
  if (key.IsNumber() && key.AsNumber() == 0) key = Value::Int(0);
  const int entry = TRY(OrderedHashMap::FindEntry(isolate, map->table(), key));
  if (entry != OrderedTable::kNotFound) return map->table()->ValueAt(entry);
  const Value value = TRY(Call(isolate, callback, Undefined(), {key}));
  // The callback may have added the key itself: Add replaces its value then.
  map->set_table(TRY(OrderedHashMap::Add(isolate, map->table(), key, value)));
  return value;
}

// ECMA-262 §24.1.3.5 Map.prototype.forEach ( callback [ , thisArg ] )
BUILTIN(MapPrototypeForEach) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.forEach");
  const Value callback = arguments.at(0);
  if (!IsCallable(callback)) return Throw(isolate, MessageTemplate::kCalledNonCallable, callback);
  TableCursor<OrderedHashMap> cursor(isolate, map->table());
  for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
    TRY(Call(isolate, callback, arguments.at(1), {cursor.table()->ValueAt(entry), cursor.table()->KeyAt(entry), map}));
  }
  return Undefined();
}

// ECMA-262 §24.1.3.10 get Map.prototype.size
BUILTIN(MapPrototypeSize) {
  CHECK_RECEIVER(JSMap, map, "get Map.prototype.size");
  return Value::Int(map->table()->number_of_elements());
}

// ECMA-262 §24.1.3.4 Map.prototype.entries ( )
BUILTIN(MapPrototypeEntries) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.entries");
  return NewCollectionIterator(isolate, isolate->realm()->map_iterator_map(), map->table(), IterationKind::kEntries);
}

// ECMA-262 §24.1.3.8 Map.prototype.keys ( )
BUILTIN(MapPrototypeKeys) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.keys");
  return NewCollectionIterator(isolate, isolate->realm()->map_iterator_map(), map->table(), IterationKind::kKeys);
}

// ECMA-262 §24.1.3.11 Map.prototype.values ( )
BUILTIN(MapPrototypeValues) {
  CHECK_RECEIVER(JSMap, map, "Map.prototype.values");
  return NewCollectionIterator(isolate, isolate->realm()->map_iterator_map(), map->table(), IterationKind::kValues);
}

// ECMA-262 §24.1.5.2.1 %MapIteratorPrototype%.next ( )
BUILTIN(MapIteratorPrototypeNext) {
  CHECK_RECEIVER(JSMapIterator, iterator, "Map Iterator.prototype.next");
  return StepResult(isolate, TRY(StepCollectionIterator<OrderedHashMap>(isolate, iterator)));
}

}  // namespace v8::internal

#include "src/builtins/collection-support.h"

// Set and its iterators; what combines two sets is in set-methods.cc.
namespace v8::internal {

// ECMA-262 §24.2.2.1 Set ( [ iterable ] )
BUILTIN(SetConstructor) {
  // 1. If NewTarget is undefined, throw a TypeError exception.
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::Set_string());
  }
  const Tagged<JSSet> set = Cast<JSSet>(TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()))));
  set->set_table(TRY(OrderedHashSet::New(isolate)));
  const Value iterable = arguments.at(0);
  if (iterable.IsNullOrUndefined()) return set;
  TRY(AddEntriesFromIterable(isolate, set, iterable, ReadOnlyRoots::add_string(),
                             isolate->realm()->set_prototype_add_function(), false,
                             [&](Value value, Value) -> Result<void> {
                               set->set_table(TRY(OrderedHashSet::Add(isolate, set->table(), value)));
                               return Ok();
                             }));
  return set;
}

// ECMA-262 §24.2.3.2 get Set [ %Symbol.species% ]
BUILTIN(SetSpecies) { return arguments.receiver(); }

// ECMA-262 §24.2.4.8 Set.prototype.has ( value )
BUILTIN(SetPrototypeHas) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.has");
  return Value::Bool(TRY(OrderedHashSet::FindEntry(isolate, set->table(), arguments.at(0))) != OrderedTable::kNotFound);
}

// ECMA-262 §24.2.4.1 Set.prototype.add ( value )
BUILTIN(SetPrototypeAdd) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.add");
  set->set_table(TRY(OrderedHashSet::Add(isolate, set->table(), arguments.at(0))));
  return set;
}

// ECMA-262 §24.2.4.4 Set.prototype.delete ( value )
BUILTIN(SetPrototypeDelete) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.delete");
  bool was_present = false;
  set->set_table(TRY(OrderedHashSet::Delete(isolate, set->table(), arguments.at(0), &was_present)));
  return Value::Bool(was_present);
}

// ECMA-262 §24.2.4.2 Set.prototype.clear ( )
BUILTIN(SetPrototypeClear) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.clear");
  set->set_table(TRY(OrderedHashSet::Clear(isolate, set->table())));
  return Undefined();
}

// ECMA-262 §24.2.4.7 Set.prototype.forEach ( callback [ , thisArg ] )
BUILTIN(SetPrototypeForEach) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.forEach");
  const Value callback = arguments.at(0);
  if (!IsCallable(callback)) return Throw(isolate, MessageTemplate::kCalledNonCallable, callback);
  TableCursor<OrderedHashSet> cursor(isolate, set->table());
  for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
    const Value value = cursor.table()->KeyAt(entry);
    TRY(Call(isolate, callback, arguments.at(1), {value, value, set}));
  }
  return Undefined();
}

// ECMA-262 §24.2.4.14 get Set.prototype.size
BUILTIN(SetPrototypeSize) {
  CHECK_RECEIVER(JSSet, set, "get Set.prototype.size");
  return Value::Int(set->table()->number_of_elements());
}

// ECMA-262 §24.2.4.6 Set.prototype.entries ( )
BUILTIN(SetPrototypeEntries) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.entries");
  return NewCollectionIterator(isolate, isolate->realm()->set_iterator_map(), set->table(), IterationKind::kEntries);
}

// ECMA-262 §24.2.4.17 Set.prototype.values ( )
BUILTIN(SetPrototypeValues) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.values");
  return NewCollectionIterator(isolate, isolate->realm()->set_iterator_map(), set->table(), IterationKind::kValues);
}

// ECMA-262 §24.2.6.2.1 %SetIteratorPrototype%.next ( )
BUILTIN(SetIteratorPrototypeNext) {
  CHECK_RECEIVER(JSSetIterator, iterator, "Set Iterator.prototype.next");
  return StepResult(isolate, TRY(StepCollectionIterator<OrderedHashSet>(isolate, iterator)));
}

}  // namespace v8::internal

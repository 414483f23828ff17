#include <cmath>

#include "src/builtins/collection-support.h"

// The methods of Set.prototype that take another set-like object.
namespace v8::internal {

namespace {

// §24.2.1.1 Set Records: what a set-like object is used through.
struct SetRecord {
  Tagged<JSReceiver> object;
  double size = 0;
  Value has;
  Value keys;

  Result<bool> Has(Isolate* isolate, Value value) const {
    return ToBoolean(TRY(Call(isolate, has, object, {value})));
  }
  // §7.4.4 GetIteratorFromMethod of `keys`, whose result need not be iterable itself.
  Result<void> GetKeys(Isolate* isolate, IteratorRecord* record) const {
    record->iterator = TRY(Call(isolate, keys, object));
    if (!IsJSReceiver(record->iterator)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, record->iterator);
    record->next_method = TRY(Get(isolate, record->iterator, ReadOnlyRoots::next_string()));
    return Ok();
  }
};

// §24.2.1.2 GetSetRecord ( obj )
Result<void> GetSetRecord(Isolate* isolate, Value value, SetRecord* record) {
  // 1. If obj is not an Object, throw a TypeError exception.
  if (!IsJSReceiver(value)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, value);
  record->object = Cast<JSReceiver>(value);
  // 2. Let rawSize be ? Get(obj, "size"). 4. Let numSize be ? ToNumber(rawSize). 5. NaN is a TypeError.
  const Value raw_size = TRY(Get(isolate, value, ReadOnlyRoots::size_string()));
  const double size = TRY(ToNumber(isolate, raw_size));
  if (std::isnan(size)) return Throw(isolate, MessageTemplate::kSizeIsNaN);
  // 6. Let intSize be ! ToIntegerOrInfinity(numSize). 7. If intSize < 0, throw a RangeError exception.
  record->size = std::trunc(size);
  if (record->size < 0) return Throw(isolate, MessageTemplate::kInvalidSizeValue, raw_size);
  record->has = TRY(Get(isolate, value, ReadOnlyRoots::has_string()));
  if (!IsCallable(record->has)) return Throw(isolate, MessageTemplate::kCalledNonCallable, record->has);
  record->keys = TRY(Get(isolate, value, ReadOnlyRoots::keys_string()));
  if (!IsCallable(record->keys)) return Throw(isolate, MessageTemplate::kCalledNonCallable, record->keys);
  return Ok();
}

Result<Value> NewSetOf(Isolate* isolate, Tagged<OrderedHashSet> table) {
  const auto set = Cast<JSSet>(TRY(NewJSObjectFromConstructor(isolate, isolate->realm()->set_function())));
  set->set_table(table);
  return set;
}

// A copy of the live entries.
Result<Tagged<OrderedHashSet>> CopyOfTable(Isolate* isolate, Tagged<OrderedHashSet> table) {
  Tagged<OrderedHashSet> copy = TRY(OrderedHashSet::New(isolate, table->number_of_elements() + 4));
  TableCursor<OrderedHashSet> cursor(isolate, table);
  for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
    copy = TRY(OrderedHashSet::Add(isolate, copy, cursor.table()->KeyAt(entry)));
  }
  return copy;
}

Result<bool> Contains(Isolate* isolate, Tagged<OrderedHashSet> table, Value value) {
  return TRY(OrderedHashSet::FindEntry(isolate, table, value)) != OrderedTable::kNotFound;
}

}  // namespace

// ECMA-262 §24.2.4.16 Set.prototype.union ( other )
BUILTIN(SetPrototypeUnion) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.union");
  SetRecord other;
  TRY(GetSetRecord(isolate, arguments.at(0), &other));
  IteratorRecord keys;
  TRY(other.GetKeys(isolate, &keys));
  Tagged<OrderedHashSet> result = TRY(CopyOfTable(isolate, set->table()));
  for (Value next = TRY(IteratorStepValue(isolate, keys)); !next.IsTheHole();
       next = TRY(IteratorStepValue(isolate, keys))) {
    result = TRY(OrderedHashSet::Add(isolate, result, next));
  }
  return NewSetOf(isolate, result);
}

// ECMA-262 §24.2.4.9 Set.prototype.intersection ( other )
BUILTIN(SetPrototypeIntersection) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.intersection");
  SetRecord other;
  TRY(GetSetRecord(isolate, arguments.at(0), &other));
  Tagged<OrderedHashSet> result = TRY(OrderedHashSet::New(isolate));
  if (set->table()->number_of_elements() <= other.size) {
    TableCursor<OrderedHashSet> cursor(isolate, set->table());
    for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
      const Value value = cursor.table()->KeyAt(entry);
      if (TRY(other.Has(isolate, value))) result = TRY(OrderedHashSet::Add(isolate, result, value));
    }
  } else {
    IteratorRecord keys;
    TRY(other.GetKeys(isolate, &keys));
    for (Value next = TRY(IteratorStepValue(isolate, keys)); !next.IsTheHole();
         next = TRY(IteratorStepValue(isolate, keys))) {
      if (TRY(Contains(isolate, set->table(), next))) result = TRY(OrderedHashSet::Add(isolate, result, next));
    }
  }
  return NewSetOf(isolate, result);
}

// ECMA-262 §24.2.4.5 Set.prototype.difference ( other )
BUILTIN(SetPrototypeDifference) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.difference");
  SetRecord other;
  TRY(GetSetRecord(isolate, arguments.at(0), &other));
  bool was_present;
  if (set->table()->number_of_elements() <= other.size) {
    Tagged<OrderedHashSet> result = TRY(CopyOfTable(isolate, set->table()));
    // The values are those that the receiver had: `has` may change it.
    TableCursor<OrderedHashSet> cursor(isolate, result);
    for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
      const Value value = cursor.table()->KeyAt(entry);
      if (TRY(other.Has(isolate, value))) result = TRY(OrderedHashSet::Delete(isolate, result, value, &was_present));
    }
    return NewSetOf(isolate, result);
  }
  IteratorRecord keys;
  TRY(other.GetKeys(isolate, &keys));
  Tagged<OrderedHashSet> result = TRY(CopyOfTable(isolate, set->table()));
  for (Value next = TRY(IteratorStepValue(isolate, keys)); !next.IsTheHole();
       next = TRY(IteratorStepValue(isolate, keys))) {
    result = TRY(OrderedHashSet::Delete(isolate, result, next, &was_present));
  }
  return NewSetOf(isolate, result);
}

// ECMA-262 §24.2.4.15 Set.prototype.symmetricDifference ( other )
BUILTIN(SetPrototypeSymmetricDifference) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.symmetricDifference");
  SetRecord other;
  TRY(GetSetRecord(isolate, arguments.at(0), &other));
  IteratorRecord keys;
  TRY(other.GetKeys(isolate, &keys));
  Tagged<OrderedHashSet> result = TRY(CopyOfTable(isolate, set->table()));
  for (Value next = TRY(IteratorStepValue(isolate, keys)); !next.IsTheHole();
       next = TRY(IteratorStepValue(isolate, keys))) {
    // The receiver is asked as it is now: the iterator may change it.
    if (TRY(Contains(isolate, set->table(), next))) {
      bool was_present;
      result = TRY(OrderedHashSet::Delete(isolate, result, next, &was_present));
    } else {
      result = TRY(OrderedHashSet::Add(isolate, result, next));
    }
  }
  return NewSetOf(isolate, result);
}

// ECMA-262 §24.2.4.11 Set.prototype.isSubsetOf ( other )
BUILTIN(SetPrototypeIsSubsetOf) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.isSubsetOf");
  SetRecord other;
  TRY(GetSetRecord(isolate, arguments.at(0), &other));
  if (set->table()->number_of_elements() > other.size) return False();
  TableCursor<OrderedHashSet> cursor(isolate, set->table());
  for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
    if (!TRY(other.Has(isolate, cursor.table()->KeyAt(entry)))) return False();
  }
  return True();
}

// ECMA-262 §24.2.4.12 Set.prototype.isSupersetOf ( other )
BUILTIN(SetPrototypeIsSupersetOf) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.isSupersetOf");
  SetRecord other;
  TRY(GetSetRecord(isolate, arguments.at(0), &other));
  if (set->table()->number_of_elements() < other.size) return False();
  IteratorRecord keys;
  TRY(other.GetKeys(isolate, &keys));
  for (Value next = TRY(IteratorStepValue(isolate, keys)); !next.IsTheHole();
       next = TRY(IteratorStepValue(isolate, keys))) {
    if (!TRY(Contains(isolate, set->table(), next))) {
      TRY(IteratorClose(isolate, keys.iterator));
      return False();
    }
  }
  return True();
}

// ECMA-262 §24.2.4.10 Set.prototype.isDisjointFrom ( other )
BUILTIN(SetPrototypeIsDisjointFrom) {
  CHECK_RECEIVER(JSSet, set, "Set.prototype.isDisjointFrom");
  SetRecord other;
  TRY(GetSetRecord(isolate, arguments.at(0), &other));
  if (set->table()->number_of_elements() <= other.size) {
    TableCursor<OrderedHashSet> cursor(isolate, set->table());
    for (int entry = TRY(cursor.Next()); entry != OrderedTable::kNotFound; entry = TRY(cursor.Next())) {
      if (TRY(other.Has(isolate, cursor.table()->KeyAt(entry)))) return False();
    }
    return True();
  }
  IteratorRecord keys;
  TRY(other.GetKeys(isolate, &keys));
  for (Value next = TRY(IteratorStepValue(isolate, keys)); !next.IsTheHole();
       next = TRY(IteratorStepValue(isolate, keys))) {
    if (TRY(Contains(isolate, set->table(), next))) {
      TRY(IteratorClose(isolate, keys.iterator));
      return False();
    }
  }
  return True();
}

}  // namespace v8::internal

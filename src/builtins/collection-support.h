#ifndef FLAT8_SRC_BUILTINS_COLLECTION_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_COLLECTION_SUPPORT_H_

#include <type_traits>

#include "src/builtins/builtins.h"
#include "src/runtime/iteration/iteration.h"

namespace v8::internal {

// Walks the entries of a Map's or Set's table in order while script may add and remove some: follows the chain of tables
// that a rehash leaves behind. An entry is good until the next time script runs or something is allocated for the table.
template <typename Table>
class TableCursor {
 public:
  TableCursor(Isolate* isolate, Tagged<Table> table, int index = 0) : isolate_(isolate), table_(table), index_(index) {}
  // The next live entry of table(), or kNotFound at the (present) end.
  Result<int> Next() {
    if (!isolate_->Poll()) return Exception();
    while (!table_->next_table().IsUndefined()) {
      index_ = table_->TranslateIndex(index_);
      table_ = UncheckedCast<Table>(table_->next_table());
    }
    const int used = table_->used();
    while (index_ < used) {
      const int entry = index_++;
      if (!table_->IsDeleted(entry)) return entry;
    }
    return OrderedTable::kNotFound;
  }
  Tagged<Table> table() const { return table_; }
  int index() const { return index_; }

 private:
  Isolate* isolate_;
  Tagged<Table> table_;
  int index_;
};

// What constructors of collections do with their argument: calls `adder` for every value (or key and value) of the
// iterable. `add_directly(key, value)` does without the call, for the adder that the realm was made with.
template <typename AddDirectly>
Result<void> AddEntriesFromIterable(Isolate* isolate, Tagged<JSReceiver> target, Value iterable, Tagged<String> adder_name,
                                    Value original_adder, bool pairs, AddDirectly add_directly) {
  // 1. Let adder be ? Get(target, "set" or "add"). 2. If IsCallable(adder) is false, throw a TypeError exception.
  const Value adder = TRY(Get(isolate, target, adder_name));
  if (!IsCallable(adder)) {
    return Throw(isolate, MessageTemplate::kPropertyNotFunction, adder, Value(adder_name), Value(target));
  }
  const bool is_original = adder == original_adder;
  return ForEachOf(isolate, iterable, [&](Value item) -> Result<bool> {
    Value key = item;
    Value value = item;
    if (pairs) {
      if (!IsJSReceiver(item)) return Throw(isolate, MessageTemplate::kIteratorValueNotAnObject, item);
      key = TRY(Get(isolate, item, PropertyKey::FromIndex(0)));
      value = TRY(Get(isolate, item, PropertyKey::FromIndex(1)));
    }
    if (is_original) {
      TRY(add_directly(key, value));
    } else if (pairs) {
      TRY(Call(isolate, adder, target, {key, value}));
    } else {
      TRY(Call(isolate, adder, target, {key}));
    }
    return true;
  });
}

// An iterator over the table of a Map or Set.
inline Result<Value> NewCollectionIterator(Isolate* isolate, Tagged<Map> map, Value table, IterationKind kind) {
  const auto iterator = Cast<JSCollectionIterator>(TRY(NewJSObjectFromMap(isolate, map)));
  iterator->set_table(table);
  iterator->set_index(0);
  iterator->set_kind_value(static_cast<int>(kind));
  return iterator;
}

// ECMA-262 §24.1.5.2.1 %MapIteratorPrototype%.next ( ) and §24.2.6.2.1 %SetIteratorPrototype%.next ( ). The values of a Set
// are its keys.
template <typename Table>
Result<Value> NextOfCollection(Isolate* isolate, Tagged<JSCollectionIterator> iterator) {
  if (iterator->table().IsUndefined()) return NewIteratorResult(isolate, Undefined(), true);
  TableCursor<Table> cursor(isolate, UncheckedCast<Table>(iterator->table()), iterator->index());
  const int entry = TRY(cursor.Next());
  if (entry == OrderedTable::kNotFound) {
    iterator->set_table(Undefined());
    return NewIteratorResult(isolate, Undefined(), true);
  }
  iterator->set_table(cursor.table());
  iterator->set_index(cursor.index());
  const Value key = cursor.table()->KeyAt(entry);
  Value value = key;
  if constexpr (std::is_same_v<Table, OrderedHashMap>) value = cursor.table()->ValueAt(entry);
  switch (iterator->kind()) {
    case IterationKind::kKeys:
      return NewIteratorResult(isolate, key, false);
    case IterationKind::kValues:
      return NewIteratorResult(isolate, value, false);
    case IterationKind::kEntries: {
      const Value pair[] = {key, value};
      return NewIteratorResult(isolate, TRY(CreateArrayFromList(isolate, pair, 2)), false);
    }
  }
  UNREACHABLE();
}

// ECMA-262 §9.13 CanBeHeldWeakly ( v ): objects, and symbols that Symbol.for did not make.
inline bool CanBeHeldWeakly(Value value) {
  return IsJSReceiver(value) || (IsSymbol(value) && !Cast<Symbol>(value)->is_in_public_symbol_table());
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_COLLECTION_SUPPORT_H_

#ifndef FLAT8_SRC_RUNTIME_ITERATION_COLLECTION_ITERATION_H_
#define FLAT8_SRC_RUNTIME_ITERATION_COLLECTION_ITERATION_H_

#include <type_traits>

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

// ECMA-262 §24.1.5.2.1 %MapIteratorPrototype%.next ( ) and §24.2.6.2.1 %SetIteratorPrototype%.next ( ) without the result
// object: the next value, or the hole at the end. The values of a Set are its keys.
template <typename Table>
Result<Value> StepCollectionIterator(Isolate* isolate, Tagged<JSCollectionIterator> iterator) {
  if (iterator->table().IsUndefined()) return TheHole();
  TableCursor<Table> cursor(isolate, UncheckedCast<Table>(iterator->table()), iterator->index());
  const int entry = TRY(cursor.Next());
  if (entry == OrderedTable::kNotFound) {
    iterator->set_table(Undefined());
    return TheHole();
  }
  if (cursor.table() != iterator->table()) iterator->set_table(cursor.table());
  iterator->set_index(cursor.index());
  const Value key = cursor.table()->KeyAt(entry);
  if (iterator->kind() == IterationKind::kKeys) return key;
  Value value = key;
  if constexpr (std::is_same_v<Table, OrderedHashMap>) value = cursor.table()->ValueAt(entry);
  if (iterator->kind() == IterationKind::kValues) return value;
  const Value pair[] = {key, value};
  return Result<Value>(CreateArrayFromList(isolate, pair, 2));
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_ITERATION_COLLECTION_ITERATION_H_

#ifndef FLAT8_SRC_BUILTINS_COLLECTION_SUPPORT_H_
#define FLAT8_SRC_BUILTINS_COLLECTION_SUPPORT_H_

#include "src/builtins/builtins.h"
#include "src/runtime/iteration/collection-iteration.h"

namespace v8::internal {

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

// ECMA-262 §9.13 CanBeHeldWeakly ( v ): objects, and symbols that Symbol.for did not make.
inline bool CanBeHeldWeakly(Value value) {
  return IsJSReceiver(value) || (IsSymbol(value) && !Cast<Symbol>(value)->is_in_public_symbol_table());
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_COLLECTION_SUPPORT_H_

#ifndef FLAT8_SRC_OBJECTS_JS_COLLECTION_H_
#define FLAT8_SRC_OBJECTS_JS_COLLECTION_H_

#include "src/objects/hash-table.h"
#include "src/objects/js-objects.h"
#include "src/objects/string.h"

namespace v8::internal {

class JSMap : public JSObject {
 public:
  TAGGED_FIELD(OrderedHashMap, table)
};
class JSSet : public JSObject {
 public:
  TAGGED_FIELD(OrderedHashSet, table)
};

enum class IterationKind : int { kKeys, kValues, kEntries };

// Map and Set iterators: `table` undefined once exhausted; `index` is the next entry to look at in `table`, which may be
// outdated (then next_table leads on; see OrderedTable).
class JSCollectionIterator : public JSObject {
 public:
  TAGGED_FIELD(Object, table)
  INT_FIELD(index)
  INT_FIELD(kind_value)
  IterationKind kind() const { return static_cast<IterationKind>(kind_value()); }
};
class JSMapIterator : public JSCollectionIterator {};
class JSSetIterator : public JSCollectionIterator {};

class JSWeakCollection : public JSObject {
 public:
  TAGGED_FIELD(EphemeronHashTable, table)
};
class JSWeakMap : public JSWeakCollection {};
class JSWeakSet : public JSWeakCollection {};

// Iterated object (undefined once exhausted), next index as a number, and what it yields.
class JSArrayIterator : public JSObject {
 public:
  TAGGED_FIELD(Object, iterated_object)
  TAGGED_FIELD(Object, next_index)
  INT_FIELD(kind_value)
  IterationKind kind() const { return static_cast<IterationKind>(kind_value()); }
};
class JSStringIterator : public JSObject {
 public:
  TAGGED_FIELD(String, string)
  INT_FIELD(index)
};
class JSRegExpStringIterator : public JSObject {
 public:
  TAGGED_FIELD(Object, iterating_regexp)
  TAGGED_FIELD(String, iterated_string)
  INT_FIELD(flags)  // 1 done, 2 global, 4 unicode
};
class JSAsyncFromSyncIterator : public JSObject {
 public:
  TAGGED_FIELD(Object, sync_iterator)
  TAGGED_FIELD(Object, next)
};
// Results of Iterator.prototype.map and its kin, and of Iterator.from.
class JSIteratorHelper : public JSObject {
 public:
  TAGGED_FIELD(Object, underlying)
  TAGGED_FIELD(Object, underlying_next)
  TAGGED_FIELD(Object, callback)
  TAGGED_FIELD(Object, counter)
  TAGGED_FIELD(Object, inner)
  TAGGED_FIELD(Object, inner_next)
  INT_FIELD(kind)
  INT_FIELD(state)
};
// DisposableStack and AsyncDisposableStack: their resources, as runtime/jobs/disposal.h keeps them.
class JSDisposableStack : public JSObject {
 public:
  TAGGED_FIELD(Object, resources)
  INT_FIELD(state)
  bool is_disposed() const { return state() != 0; }
  void set_is_disposed(bool value) { set_state(value ? 1 : 0); }
};
class JSShadowRealm : public JSObject {
 public:
  TAGGED_FIELD(Object, realm)  // The NativeContext; undefined until the constructor has made it.
};
class JSSyncDisposableStack : public JSDisposableStack {};
class JSAsyncDisposableStack : public JSDisposableStack {};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_COLLECTION_H_

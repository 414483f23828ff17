#ifndef FLAT8_SRC_BUILTINS_GROUP_BY_H_
#define FLAT8_SRC_BUILTINS_GROUP_BY_H_

#include "src/builtins/builtins.h"

namespace v8::internal {

enum class GroupKey { kProperty, kCollection };

// ECMA-262 §7.3.35 GroupBy ( items, callback, keyCoercion ): an ordered table from key (for kProperty a String or Symbol)
// to a list of values as ListAdd makes them.
Result<Tagged<OrderedHashMap>> GroupBy(Isolate* isolate, Value items, Value callback, GroupKey coercion);
// A group's list as an array.
Result<Tagged<JSArray>> ArrayOfGroup(Isolate* isolate, Value list);

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_GROUP_BY_H_

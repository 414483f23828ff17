#include "src/builtins/group-by.h"

#include "src/builtins/array-support.h"
#include "src/runtime/iteration/iteration.h"

namespace v8::internal {

Result<Tagged<OrderedHashMap>> GroupBy(Isolate* isolate, Value items, Value callback, GroupKey coercion) {
  // 1. Perform ? RequireObjectCoercible(items). 2. If IsCallable(callback) is false, throw a TypeError exception.
  if (items.IsNullOrUndefined()) return Throw(isolate, MessageTemplate::kNotIterable, items);
  TRY(CheckCallback(isolate, callback));
  Tagged<OrderedHashMap> groups = TRY(OrderedHashMap::New(isolate));
  double k = 0;
  TRY(ForEachOf(isolate, items, [&](Value value) -> Result<bool> {
    Value key = TRY(Call(isolate, callback, Undefined(), {value, Value::Number(k++)}));
    if (coercion == GroupKey::kProperty) key = TRY(TRY(ToPropertyKey(isolate, key)).ToValue(isolate));
    const int entry = TRY(OrderedHashMap::FindEntry(isolate, groups, key));
    const Value old_list = entry == OrderedTable::kNotFound ? Undefined() : groups->ValueAt(entry);
    const Tagged<FixedArray> list = TRY(ListAdd(isolate, old_list, value));
    if (entry == OrderedTable::kNotFound) {
      groups = TRY(OrderedHashMap::Add(isolate, groups, key, list));
    } else {
      groups->ValueAtPut(entry, list);
    }
    return true;
  }));
  return groups;
}

Result<Tagged<JSArray>> ArrayOfGroup(Isolate* isolate, Value list) {
  const int length = ListLength(list);
  const Tagged<FixedArray> elements = TRY(NewFixedArray(isolate, length));
  for (int i = 0; i < length; ++i) elements->set(i, ListGet(list, i));
  return NewArrayFromElements(isolate, elements, static_cast<uint32_t>(length));
}

}  // namespace v8::internal

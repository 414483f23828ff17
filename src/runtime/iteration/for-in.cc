#include "src/runtime/iteration/for-in.h"

#include "src/runtime/properties/property.h"

namespace v8::internal {

Result<Value> ForInNext(Isolate* isolate, Value object, Value keys, int32_t* index) {
  const Tagged<FixedArray> list = Cast<FixedArray>(keys);
  while (*index < list->length()) {
    const Value key = list->get((*index)++);
    const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
    if (TRY(HasEnumerablePropertyForIn(isolate, Cast<JSReceiver>(object), property_key))) return key;
    if (!isolate->Poll()) return Exception();
  }
  return TheHole();
}

}  // namespace v8::internal

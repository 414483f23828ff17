#include "src/runtime/iteration/for-in.h"
#include "src/runtime/properties/property.h"

namespace v8::internal {

Result<Value> ForInNext(Isolate* isolate, Value object, Value keys, int32_t* index) {
  const Tagged<FixedArray> list = Cast<FixedArray>(keys);
  while (*index < list->length()) {
    const Value key = list->get((*index)++);
    // A key that was deleted meanwhile is left out.
    const PropertyKey property_key = TRY(ToPropertyKey(isolate, key));
    if (IsJSProxy(object)) {
      const PropertyAttributes attributes =
          TRY(GetOwnPropertyAttributes(isolate, Cast<JSReceiver>(object), property_key));
      if (attributes != ABSENT && (attributes & DONT_ENUM) == 0) return key;
      const bool inherited = TRY(HasProperty(isolate, Cast<JSReceiver>(object), property_key));
      if (attributes == ABSENT && inherited) return key;
      continue;
    }
    const bool there = TRY(HasProperty(isolate, Cast<JSReceiver>(object), property_key));
    if (there) return key;
  }
  return TheHole();
}

}  // namespace v8::internal

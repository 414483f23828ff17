#ifndef FLAT8_SRC_BUILTINS_SETTER_THAT_IGNORES_PROTOTYPE_H_
#define FLAT8_SRC_BUILTINS_SETTER_THAT_IGNORES_PROTOTYPE_H_

#include "src/builtins/builtins.h"

namespace v8::internal {

// ECMA-262 §7.3.31 SetterThatIgnoresPrototypeProperties ( thisValue, home, p, v )
inline Result<void> SetterThatIgnoresPrototypeProperties(Isolate* isolate, Value receiver, Value home, PropertyKey key,
                                                         Value value) {
  // 1. If thisValue is not an Object, throw a TypeError exception.
  if (!IsJSReceiver(receiver)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, receiver);
  // 2. If thisValue is home, throw a TypeError exception: as assigning to a read-only property of it would.
  if (receiver == home) {
    return Throw(isolate, MessageTemplate::kStrictReadOnlyProperty, TRY(key.ToValue(isolate)),
                 TypeOf(receiver), receiver);
  }
  // 3. Let desc be ? thisValue.[[GetOwnProperty]](p).
  const Tagged<JSReceiver> object = Cast<JSReceiver>(receiver);
  PropertyDescriptor descriptor;
  if (!TRY(GetOwnProperty(isolate, object, key, &descriptor))) {
    return CreateDataPropertyOrThrow(isolate, object, key, value);
  }
  TRY(Set(isolate, object, key, value, ShouldThrow::kThrow));
  return Ok();
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_BUILTINS_SETTER_THAT_IGNORES_PROTOTYPE_H_

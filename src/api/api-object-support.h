#ifndef FLAT8_SRC_API_API_OBJECT_SUPPORT_H_
#define FLAT8_SRC_API_API_OBJECT_SUPPORT_H_

#include "src/execution/isolate.h"
#include "src/objects/property-key.h"

// What api-object.cc needs of the object model beyond src/runtime.
namespace v8::internal {

// An own property as it is stored: interceptors and access checks play no part.
struct RealProperty {
  int attributes = 0;
  bool is_accessor = false;
  Value value;  // the value, an AccessorPair or an AccessorInfo
};
bool LookupRealProperty(Tagged<JSObject> object, PropertyKey key, RealProperty* property);
Result<Value> ReadRealProperty(Isolate* isolate, Tagged<JSObject> holder, PropertyKey key, const RealProperty& property,
                               Value receiver);
// A shallow copy: same map, properties, elements, internal fields.
Result<Tagged<JSObject>> CloneObject(Isolate* isolate, Tagged<JSObject> object);
// The realm in which the object was made, or undefined.
Value CreationContextOf(Tagged<JSReceiver> object);

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_OBJECT_SUPPORT_H_

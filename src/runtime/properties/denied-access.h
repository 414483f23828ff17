#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_DENIED_ACCESS_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_DENIED_ACCESS_H_

#include "src/runtime/properties/property-internal.h"

// What script gets from an object that its realm may not look into. The object's own properties, getters and interceptors
// do not come into it: the handlers that its template has for strangers (ObjectTemplate::SetAccessCheckCallbackAndHandler)
// may answer, and what they do not answer is an exception.
namespace v8::internal {

// All for an iterator in state kAccessCheck whose holder has refused.
Result<Value> GetDenied(Isolate* isolate, LookupIterator* it);
Result<PropertyAttributes> AttributesDenied(Isolate* isolate, LookupIterator* it);
Result<bool> GetOwnPropertyDenied(Isolate* isolate, LookupIterator* it, PropertyDescriptor* descriptor);
Result<bool> SetDenied(Isolate* isolate, LookupIterator* it, Value value, ShouldThrow should_throw);

// Always throws: what the host's callback for refused accesses has thrown, or "no access".
ExceptionPending ThrowNoAccess(Isolate* isolate, Tagged<JSObject> object);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_DENIED_ACCESS_H_

#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_PROPERTY_INTERNAL_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_PROPERTY_INTERNAL_H_

#include "src/runtime/properties/lookup.h"
#include "src/runtime/values/operators.h"
#include "src/runtime/properties/property.h"

// What the files of property access share.
namespace v8::internal {

// A failing operation: a TypeError or just false.
inline Result<bool> Fail(Isolate* isolate, ShouldThrow should_throw, MessageTemplate message, Value a = Value(),
                         Value b = Value(), Value c = Value()) {
  if (should_throw == ShouldThrow::kDontThrow) return false;
  return Throw(isolate, message, a, b, c);
}
inline bool Throws(ShouldThrow should_throw) { return should_throw == ShouldThrow::kThrow; }
// "Cannot assign to read only property 'x' of object '#<Object>'".
Result<bool> FailReadOnly(Isolate* isolate, ShouldThrow should_throw, PropertyKey key, Value receiver);

// [[Get]] from where the iterator is; it ends in state kNotFound when there is no such property.
Result<Value> GetFrom(Isolate* isolate, LookupIterator* it);
// The store `key = value` in script, of a name that no scope declares, with the interceptors of the global object: in strict
// code a ReferenceError when they do not take it and there is no such property.
Result<bool> SetGlobalName(Isolate* isolate, Tagged<JSObject> global, PropertyKey key, Value value, Value receiver,
                           ShouldThrow should_throw);
// Whether the object's own interceptor has taken the value for a property that the object does not have, or that it may
// answer for.
Result<bool> StoreToInterceptor(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value, Value receiver);
// CreateDataProperty of an object with interceptors: a class field, for one. What is new is no matter of their setters.
Result<bool> CreateDataPropertyOfIntercepted(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value,
                                             ShouldThrow should_throw);
// ECMA-262 §10.1.6.2 IsCompatiblePropertyDescriptor (extensible, d, current).
bool IsCompatiblePropertyDescriptor(bool extensible, const PropertyDescriptor& d, bool has_current,
                                    const PropertyDescriptor& current);

// Runs the accessor that `it` has found (state kAccessor).
Result<Value> CallGetter(Isolate* isolate, LookupIterator* it);
Result<bool> CallSetter(Isolate* isolate, LookupIterator* it, Value value, ShouldThrow should_throw);
// Getter or setter of a pair as a function or undefined (templates are instantiated).
Result<Value> AccessorComponent(Isolate* isolate, Value component);
// Asks the host whether the current realm may look into the object, where there is something to ask.
Result<bool> MayAccess(Isolate* isolate, Tagged<JSReceiver> object);
// Throws when it may not.
Result<void> CheckAccess(Isolate* isolate, Tagged<JSReceiver> object);
// What ObjectTemplate::SetAccessCheckCallback and its like have set up for the object; empty for others.
Tagged<AccessCheckInfo> AccessCheckInfoOf(Tagged<JSReceiver> object);
// The handler that answers realms which may not look into the object, or empty.
Tagged<InterceptorInfo> InterceptorForStrangers(Tagged<JSObject> object, bool indexed);

// Adds a data property that is known not to be there: extensibility and array lengths are checked.
Result<bool> AddDataPropertyChecked(Isolate* isolate, Tagged<JSObject> object, PropertyKey key, Value value,
                                    PropertyAttributes attributes, ShouldThrow should_throw);
// ECMA-262 §10.4.5.16: converts, then writes where the index is (still) valid.
Result<void> SetTypedArrayElement(Isolate* isolate, Tagged<JSTypedArray> array, uint64_t index, Value value);
bool ArrayLengthIsReadOnly(Isolate* isolate, Tagged<JSArray> array);
// ECMA-262 §10.4.2.4, the conversion: a RangeError unless the value is an array length.
Result<uint32_t> ToArrayLength(Isolate* isolate, Value value);
Result<bool> SetArrayLengthChecked(Isolate* isolate, Tagged<JSArray> array, uint32_t length, ShouldThrow should_throw);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_PROPERTY_INTERNAL_H_

#ifndef FLAT8_SRC_RUNTIME_PROPERTIES_PROXY_H_
#define FLAT8_SRC_RUNTIME_PROPERTIES_PROXY_H_

#include "src/runtime/properties/property.h"

// ECMA-262 §10.5: the internal methods of proxies.
namespace v8::internal {

Result<Value> ProxyGetPrototypeOf(Isolate* isolate, Tagged<JSProxy> proxy);
Result<bool> ProxySetPrototypeOf(Isolate* isolate, Tagged<JSProxy> proxy, Value prototype, ShouldThrow should_throw);
Result<bool> ProxyIsExtensible(Isolate* isolate, Tagged<JSProxy> proxy);
Result<bool> ProxyPreventExtensions(Isolate* isolate, Tagged<JSProxy> proxy, ShouldThrow should_throw);
Result<bool> ProxyGetOwnProperty(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key,
                                 PropertyDescriptor* descriptor);
Result<bool> ProxyDefineOwnProperty(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key,
                                    const PropertyDescriptor& descriptor, ShouldThrow should_throw);
Result<bool> ProxyHas(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key);
Result<Value> ProxyGet(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key, Value receiver);
Result<bool> ProxySet(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key, Value value, Value receiver,
                      ShouldThrow should_throw);
Result<bool> ProxyDelete(Isolate* isolate, Tagged<JSProxy> proxy, PropertyKey key, ShouldThrow should_throw);
Result<Tagged<FixedArray>> ProxyOwnKeys(Isolate* isolate, Tagged<JSProxy> proxy);
Result<Value> ProxyCall(Isolate* isolate, Tagged<JSProxy> proxy, Value receiver, const Value* arguments, int count);
Result<Value> ProxyConstruct(Isolate* isolate, Tagged<JSProxy> proxy, const Value* arguments, int count,
                             Value new_target);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_PROPERTIES_PROXY_H_

#ifndef FLAT8_SRC_EXECUTION_API_CALLBACKS_H_
#define FLAT8_SRC_EXECUTION_API_CALLBACKS_H_

#include "src/execution/arguments.h"
#include "src/objects/objects.h"
#include "src/objects/property-key.h"

// How property access reaches the embedder's callbacks and the objects of higher floors: function pointers that src/api
// and src/modules register once for the process.
namespace v8::internal {

struct ApiCallbacks {
  // Native data properties (AccessorInfo of the API).
  Result<Value> (*call_accessor_getter)(Isolate*, Tagged<AccessorInfo>, Value receiver, Tagged<JSObject> holder,
                                        Tagged<Name>) = nullptr;
  Result<bool> (*call_accessor_setter)(Isolate*, Tagged<AccessorInfo>, Value receiver, Tagged<JSObject> holder,
                                       Tagged<Name>, Value value, bool should_throw) = nullptr;
  // Interceptors. Getter: the hole when not intercepted. Query: ABSENT when not intercepted. Setter, definer, deleter:
  // *intercepted says whether; the result is the success of the operation.
  Result<Value> (*interceptor_getter)(Isolate*, Tagged<InterceptorInfo>, Value receiver, Tagged<JSObject> holder,
                                      PropertyKey) = nullptr;
  Result<bool> (*interceptor_setter)(Isolate*, Tagged<InterceptorInfo>, Value receiver, Tagged<JSObject> holder,
                                     PropertyKey, Value value, bool should_throw, bool* intercepted) = nullptr;
  Result<PropertyAttributes> (*interceptor_query)(Isolate*, Tagged<InterceptorInfo>, Value receiver,
                                                  Tagged<JSObject> holder, PropertyKey) = nullptr;
  Result<bool> (*interceptor_deleter)(Isolate*, Tagged<InterceptorInfo>, Value receiver, Tagged<JSObject> holder,
                                      PropertyKey, bool should_throw, bool* intercepted) = nullptr;
  Result<bool> (*interceptor_definer)(Isolate*, Tagged<InterceptorInfo>, Value receiver, Tagged<JSObject> holder,
                                      PropertyKey, const PropertyDescriptor&, bool should_throw,
                                      bool* intercepted) = nullptr;
  // false: not intercepted.
  Result<bool> (*interceptor_descriptor)(Isolate*, Tagged<InterceptorInfo>, Value receiver, Tagged<JSObject> holder,
                                         PropertyKey, PropertyDescriptor*) = nullptr;
  // An array-like of keys, or undefined.
  Result<Value> (*interceptor_enumerator)(Isolate*, Tagged<InterceptorInfo>, Value receiver,
                                          Tagged<JSObject> holder) = nullptr;
  // Whether the current realm may access the object.
  Result<bool> (*may_access)(Isolate*, Tagged<JSObject> object) = nullptr;
  // Reports a refused access: throws, or calls the embedder's callback.
  Result<void> (*report_failed_access)(Isolate*, Tagged<JSObject> object) = nullptr;
  // The builtin behind every function made from a FunctionTemplate; the template is the callee's api_function_data.
  Result<Value> (*call_function)(Isolate*, Arguments arguments) = nullptr;
  // Calls an API object with a call handler; `new_target` undefined for plain calls.
  Result<Value> (*call_object)(Isolate*, Tagged<JSObject> callee, Value receiver, const Value* arguments, int count,
                               Value new_target) = nullptr;
  // The function of a template in the current realm (accessor pairs may hold templates).
  Result<Value> (*instantiate_function)(Isolate*, Tagged<FunctionTemplateInfo>) = nullptr;
};
extern ApiCallbacks g_api_callbacks;

// Module namespace objects (ECMA-262 §10.4.6), registered by src/modules.
struct ModuleNamespaceCallbacks {
  // False when there is no such export. `value` may be null. Throws for uninitialised bindings when a value is wanted.
  Result<bool> (*get_export)(Isolate*, Tagged<JSObject> ns, Tagged<Name>, Value* value) = nullptr;
  // The names of all exports, in order.
  Result<Tagged<FixedArray>> (*export_names)(Isolate*, Tagged<JSObject> ns) = nullptr;
};
extern ModuleNamespaceCallbacks g_module_namespace_callbacks;

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_API_CALLBACKS_H_

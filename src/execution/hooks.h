#ifndef FLAT8_SRC_EXECUTION_HOOKS_H_
#define FLAT8_SRC_EXECUTION_HOOKS_H_

#include "src/execution/arguments.h"
#include "src/objects/objects.h"
#include "src/objects/property-key.h"

// How lower floors reach higher ones: function pointers, the same for all isolates of a process. init/, modules/ and api/
// fill the table before the first isolate is made; every isolate holds its address (IsolateData::hooks).
namespace v8::internal {

// The embedder's callbacks, by src/api.
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
  // Whether the context that the embedder has entered may access the current realm's global object.
  Result<bool> (*may_compile)(Isolate*) = nullptr;
  // Tells the embedder's callback of a refused access, which may throw.
  Result<void> (*report_failed_access)(Isolate*, Tagged<JSObject> object) = nullptr;
  // The builtin behind every function made from a FunctionTemplate; the template is the callee's api_function_data.
  Result<Value> (*call_function)(Isolate*, Arguments arguments) = nullptr;
  // Calls an API object with a call handler; `new_target` undefined for plain calls.
  Result<Value> (*call_object)(Isolate*, Tagged<JSObject> callee, Value receiver, const Value* arguments, int count,
                               Value new_target) = nullptr;
  // The function of a template in the current realm (accessor pairs may hold templates).
  Result<Value> (*instantiate_function)(Isolate*, Tagged<FunctionTemplateInfo>) = nullptr;
};

// Module namespace objects (ECMA-262 §10.4.6), registered by src/modules.
struct ModuleNamespaceCallbacks {
  // False when there is no such export; the key is no symbol. `value` may be null. Throws for uninitialised bindings when
  // a value is wanted. Of a deferred namespace: evaluates the module first.
  Result<bool> (*get_export)(Isolate*, Tagged<JSObject> ns, PropertyKey, Value* value) = nullptr;
  // The names of all exports, in order.
  Result<Tagged<FixedArray>> (*export_names)(Isolate*, Tagged<JSObject> ns) = nullptr;
};

// Modules, by src/modules.
struct ModuleCallbacks {
  // §13.3.10.2 EvaluateImportCall, in the code of `referrer`: a promise.
  Result<Value> (*import_call)(Isolate*, Tagged<SharedFunctionInfo> referrer, ImportPhase phase, Value specifier,
                               Value options) = nullptr;
  // The same from no code, but a realm (the current one): ShadowRealm.prototype.importValue.
  Result<Value> (*import_into_realm)(Isolate*, Tagged<String> specifier) = nullptr;
  Result<Value> (*import_meta)(Isolate*, Tagged<SourceTextModule>) = nullptr;
};

// What a host does for modules, by src/api.
struct ModuleHostCallbacks {
  // §16.2.1.10 HostLoadImportedModule for import(): the promise to hand out. Attributes: key, value pairs.
  // `referrer`: a Script, or undefined.
  Result<Value> (*import_dynamically)(Isolate*, Value referrer, Tagged<String> specifier, ImportPhase phase,
                                      Tagged<FixedArray> attributes) = nullptr;
  // §13.3.12.1.2 HostFinalizeImportMeta.
  Result<void> (*initialize_import_meta)(Isolate*, Tagged<SourceTextModule>, Tagged<JSObject> meta) = nullptr;
  // Runs the steps of a synthetic module: a promise, or undefined.
  Result<Value> (*evaluate_synthetic)(Isolate*, Tagged<SyntheticModule>) = nullptr;
};

struct Hooks {
  // The interpreter: runs the frame at isolate->vm_fp until it returns.
  Result<Value> (*run_frame)(Isolate* isolate, uint64_t* fp) = nullptr;
  // Whether it records what compilers read.
  bool records_profiles = false;
  // What calls need.
  Result<Tagged<Code>> (*compile_lazily)(Isolate* isolate, Tagged<JSFunction> function) = nullptr;
  Result<Tagged<JSObject>> (*create_receiver)(Isolate* isolate, Tagged<JSFunction> constructor,
                                              Value new_target) = nullptr;
  // Proxies and callable API objects.
  Result<Value> (*call_exotic)(Isolate* isolate, Value callee, Value receiver, const Value* arguments,
                               int count) = nullptr;
  Result<Value> (*construct_exotic)(Isolate* isolate, Value callee, const Value* arguments, int count,
                                    Value new_target) = nullptr;
  // %IteratorHelperPrototype%.next without the result object: the next value, or the hole at the end.
  Result<Value> (*step_iterator_helper)(Isolate* isolate, Value helper) = nullptr;
  // The isolate's stub caches: false without memory; tearing down also takes what a failed set-up left.
  bool (*set_up_stub_caches)(Isolate* isolate) = nullptr;
  void (*tear_down_stub_caches)(Isolate* isolate) = nullptr;
  ApiCallbacks api;
  ModuleNamespaceCallbacks module_namespace;
  ModuleCallbacks modules;
  ModuleHostCallbacks module_host;
};

// The table while it is filled.
Hooks* ProcessHooks();

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_HOOKS_H_

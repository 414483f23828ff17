#ifndef FLAT8_SRC_RUNTIME_JOBS_DISPOSAL_H_
#define FLAT8_SRC_RUNTIME_JOBS_DISPOSAL_H_

#include "src/common/function-kind.h"
#include "src/objects/objects-inl.h"

// Resources that are disposed of together, the last one first: those of a scope with `using` declarations, and those of
// a DisposableStack. A DisposeCapability is undefined while it has no resources, else a FixedArray that grows.
namespace v8::internal {

// How a resource is disposed of.
enum class Disposal : int {
  kCallOnValue,      // value.method()
  kCallWithValue,    // method(value)
  kCall,             // method()
  kCallSyncOnValue,  // An asynchronous resource that has Symbol.dispose only: its result is not awaited.
  kNothing           // An asynchronous resource that is null or undefined: only awaits.
};

// AddDisposableResource ( disposeCapability, V, hint ) -> the capability.
Result<Value> AddDisposableResource(Isolate* isolate, Value capability, Value value, DisposeHint hint);
// The same where the method is known.
Result<Value> AddDisposableResource(Isolate* isolate, Value capability, Value value, DisposeHint hint,
                                    Disposal disposal, Value method);

// DisposeResources ( disposeCapability, completion ) of synchronous resources. `error`: of a throw completion, else the
// hole. Throws when the errors come to something else than `error`.
Result<void> DisposeResources(Isolate* isolate, Value capability, Value error);

// DisposeResources ( disposeCapability, completion ) of resources of both kinds, from one await to the next: the value
// to be awaited next, or the hole when all are disposed of. Rejections are told to AddDisposalError.
Result<Value> DisposeResourcesUntilAwait(Isolate* isolate, Tagged<FixedArray> capability);
Result<void> AddDisposalError(Isolate* isolate, Tagged<FixedArray> capability, Value error);
// What all errors come to; the hole when there was none.
Value DisposalErrorOf(Tagged<FixedArray> capability);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_JOBS_DISPOSAL_H_

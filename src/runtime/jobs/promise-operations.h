#ifndef FLAT8_SRC_RUNTIME_JOBS_PROMISE_OPERATIONS_H_
#define FLAT8_SRC_RUNTIME_JOBS_PROMISE_OPERATIONS_H_

#include "src/runtime/jobs/promise-hooks.h"
#include "src/runtime/properties/property.h"

// ECMA-262 §27.2.1 Promise Abstract Operations.
//
// Promises that the engine itself made stand in for their capability where nobody can see resolve and reject functions:
// the capability of a reaction is a PromiseCapability, a JSPromise, or undefined.
namespace v8::internal {

// Whether `then` and `constructor` of the value are what every promise of the realm has: looking them up is not observable.
bool IsUnmodifiedPromise(Isolate* isolate, Value value);

// What the host is told about rejections; the values equal v8::PromiseRejectEvent.
enum class PromiseRejectEvent : int {
  kRejectWithNoHandler,
  kHandlerAddedAfterReject,
  kRejectAfterResolved,
  kResolveAfterResolved
};

// A pending promise of the current realm, made known to the promise hooks; `parent` is the promise that it follows.
inline Result<Tagged<JSPromise>> NewPromise(Isolate* isolate, Value parent = Undefined()) {
  const Tagged<JSPromise> promise = TRY(NewJSPromise(isolate));
  TRY(RunPromiseHooks(isolate, PromiseHookType::kInit, promise, parent));
  return promise;
}

// §27.2.1.4 FulfillPromise, §27.2.1.7 RejectPromise: of pending promises.
Result<void> FulfillPromise(Isolate* isolate, Tagged<JSPromise> promise, Value value);
Result<void> RejectPromise(Isolate* isolate, Tagged<JSPromise> promise, Value reason);
// The steps of a promise's resolve function (§27.2.1.3.2), without its alreadyResolved check.
Result<void> ResolvePromise(Isolate* isolate, Tagged<JSPromise> promise, Value resolution);

// §27.2.5.4.1 PerformPromiseThen. Handlers: callables or undefined. `capability`: see above.
Result<void> PerformPromiseThen(Isolate* isolate, Tagged<JSPromise> promise, Value on_fulfilled, Value on_rejected,
                                Value capability);
// §27.2.4.7.1 PromiseResolve ( C, x ).
Result<Tagged<JSReceiver>> PromiseResolve(Isolate* isolate, Tagged<JSReceiver> constructor, Value value);
// The same with the current realm's %Promise%.
Result<Tagged<JSPromise>> PromiseResolveIntrinsic(Isolate* isolate, Value value);
// §27.7.5.3 Await: the generator (or async function object) goes on when the value is settled, with
// JSGeneratorObject::kNext or kThrow.
Result<void> PerformAwait(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value);

// §27.2.1.5 NewPromiseCapability ( C ): TypeError when C is not a constructor.
Result<Tagged<PromiseCapability>> NewPromiseCapability(Isolate* isolate, Value constructor);
// §27.2.1.3 CreateResolvingFunctions.
struct ResolvingFunctions {
  Value resolve;
  Value reject;
};
Result<void> CreateResolvingFunctions(Isolate* isolate, Tagged<JSPromise> promise, ResolvingFunctions* functions);
// Settles whatever the capability is; undefined: nothing happens.
Result<void> ResolveCapability(Isolate* isolate, Value capability, Value value);
Result<void> RejectCapability(Isolate* isolate, Value capability, Value reason);
// IfAbruptRejectPromise: takes the pending exception and rejects the capability with it; the result is the capability's
// promise. A termination is passed on.
Result<Value> RejectWithPendingException(Isolate* isolate, Tagged<PromiseCapability> capability);

// Jobs, run by microtasks.cc.
Result<void> RunPromiseReactionJob(Isolate* isolate, Tagged<Microtask> job);
Result<void> RunPromiseResolveThenableJob(Isolate* isolate, Tagged<Microtask> job);

// Defined with the generators' runtime functions: continues an activation that has awaited.
Result<void> ResumeAwaiting(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value, bool is_rejection);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_JOBS_PROMISE_OPERATIONS_H_

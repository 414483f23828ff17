#include "src/runtime/jobs/promise-operations.h"

#include "src/builtins/builtins.h"

// ECMA-262 §27.2: the Promise constructor and prototype. (Promise.all and its kin: promise-combinators.cc.)
namespace v8::internal {

// §27.2.3.1 Promise ( executor )
BUILTIN(PromiseConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::Promise_string());
  }
  const Value executor = arguments.at(0);
  if (!IsCallable(executor)) return Throw(isolate, MessageTemplate::kResolverNotAFunction, executor);
  const Tagged<JSPromise> promise = Cast<JSPromise>(TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target()))));
  promise->set_flags(JSPromise::kPending);
  TRY(RunPromiseHooks(isolate, PromiseHookType::kInit, promise, Undefined()));
  ResolvingFunctions functions;
  TRY(CreateResolvingFunctions(isolate, promise, &functions));
  if (Call(isolate, executor, Undefined(), {functions.resolve, functions.reject}).IsException()) {
    if (isolate->is_terminating()) return Exception();
    TRY(Call(isolate, functions.reject, Undefined(), {isolate->TakeException()}));
  }
  return promise;
}

// §27.2.1.3.2 Promise Resolve Functions. Slots: the promise, whether it is resolved already.
BUILTIN(PromiseResolveFunction) {
  const Tagged<JSPromise> promise = Cast<JSPromise>(arguments.context_slot(0));
  if (arguments.context_slot(1).IsTrue()) {
    if (isolate->promise_reject_hook != nullptr) {
      isolate->promise_reject_hook(isolate, promise, static_cast<int>(PromiseRejectEvent::kResolveAfterResolved),
                                   arguments.at(0));
    }
    return Undefined();
  }
  arguments.set_context_slot(1, True());
  TRY(ResolvePromise(isolate, promise, arguments.at(0)));
  return Undefined();
}

// §27.2.1.3.1 Promise Reject Functions
BUILTIN(PromiseRejectFunction) {
  const Tagged<JSPromise> promise = Cast<JSPromise>(arguments.context_slot(0));
  if (arguments.context_slot(1).IsTrue()) {
    if (isolate->promise_reject_hook != nullptr) {
      isolate->promise_reject_hook(isolate, promise, static_cast<int>(PromiseRejectEvent::kRejectAfterResolved),
                                   arguments.at(0));
    }
    return Undefined();
  }
  arguments.set_context_slot(1, True());
  TRY(RejectPromise(isolate, promise, arguments.at(0)));
  return Undefined();
}

// The executor of §27.2.1.5 NewPromiseCapability. Slot: the capability.
BUILTIN(PromiseCapabilityExecutor) {
  const Tagged<PromiseCapability> capability = Cast<PromiseCapability>(arguments.context_slot(0));
  if (!capability->resolve().IsUndefined() || !capability->reject().IsUndefined()) {
    return Throw(isolate, MessageTemplate::kPromiseExecutorAlreadyInvoked);
  }
  capability->set_resolve(arguments.at(0));
  capability->set_reject(arguments.at(1));
  return Undefined();
}

// §27.2.4.6 Promise.reject ( r )
BUILTIN(PromiseReject) {
  const Value constructor = arguments.receiver();
  if (!IsJSReceiver(constructor)) {
    return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, "PromiseReject")));
  }
  if (constructor == isolate->realm()->promise_function()) {
    const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
    TRY(RejectPromise(isolate, promise, arguments.at(0)));
    return promise;
  }
  const Tagged<PromiseCapability> capability = TRY(NewPromiseCapability(isolate, constructor));
  TRY(Call(isolate, capability->reject(), Undefined(), {arguments.at(0)}));
  return capability->promise();
}

// §27.2.4.7 Promise.resolve ( x )
BUILTIN(PromiseResolve) {
  const Value constructor = arguments.receiver();
  if (!IsJSReceiver(constructor)) {
    return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, "PromiseResolve")));
  }
  return PromiseResolve(isolate, Cast<JSReceiver>(constructor), arguments.at(0));
}

// §27.2.4.9 Promise.withResolvers ( )
BUILTIN(PromiseWithResolvers) {
  const Tagged<PromiseCapability> capability = TRY(NewPromiseCapability(isolate, arguments.receiver()));
  const Tagged<JSObject> result = TRY(NewJSObject(isolate));
  TRY(AddDataProperty(isolate, result, ReadOnlyRoots::promise_string(), capability->promise(), NONE));
  TRY(AddDataProperty(isolate, result, ReadOnlyRoots::resolve_string(), capability->resolve(), NONE));
  TRY(AddDataProperty(isolate, result, ReadOnlyRoots::reject_string(), capability->reject(), NONE));
  return result;
}

// §27.2.4.8 Promise.try ( callback, ...args )
BUILTIN(PromiseTry) {
  if (!IsJSReceiver(arguments.receiver())) {
    return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, "Promise.try")));
  }
  const Tagged<PromiseCapability> capability = TRY(NewPromiseCapability(isolate, arguments.receiver()));
  const int extra = arguments.length() > 1 ? arguments.length() - 1 : 0;
  const Result<Value> result = Call(isolate, arguments.at(0), Undefined(),
                                    reinterpret_cast<const Value*>(arguments.words() + 1), extra);
  if (result.IsException()) return RejectWithPendingException(isolate, capability);
  TRY(Call(isolate, capability->resolve(), Undefined(), {result.value()}));
  return capability->promise();
}

// §27.2.4.10 get Promise [ %Symbol.species% ]
BUILTIN(PromiseSpecies) { return arguments.receiver(); }

// §27.2.5.4 Promise.prototype.then ( onFulfilled, onRejected )
BUILTIN(PromisePrototypeThen) {
  CHECK_RECEIVER(JSPromise, promise, "Promise.prototype.then");
  const Tagged<JSFunction> intrinsic = isolate->realm()->promise_function();
  const Value constructor = IsUnmodifiedPromise(isolate, promise)
                                ? Value(intrinsic)
                                : TRY(SpeciesConstructor(isolate, promise, intrinsic));
  // Nobody sees the resolving functions of the engine's own promise.
  Value capability, result;
  if (constructor == intrinsic) {
    result = capability = TRY(NewPromise(isolate, promise));
  } else {
    const Tagged<PromiseCapability> record = TRY(NewPromiseCapability(isolate, constructor));
    capability = record;
    result = record->promise();
  }
  const Value on_fulfilled = IsCallable(arguments.at(0)) ? arguments.at(0) : Undefined();
  const Value on_rejected = IsCallable(arguments.at(1)) ? arguments.at(1) : Undefined();
  TRY(PerformPromiseThen(isolate, promise, on_fulfilled, on_rejected, capability));
  return result;
}

// §27.2.5.1 Promise.prototype.catch ( onRejected )
BUILTIN(PromisePrototypeCatch) {
  return Invoke(isolate, arguments.receiver(), ReadOnlyRoots::then_string(), {Undefined(), arguments.at(0)});
}

// §27.2.5.3 Promise.prototype.finally ( onFinally )
BUILTIN(PromisePrototypeFinally) {
  const Value promise = arguments.receiver();
  if (!IsJSReceiver(promise)) {
    return Throw(isolate, MessageTemplate::kCalledOnNonObject,
                 TRY(NewStringFromAscii(isolate, "Promise.prototype.finally")));
  }
  const Value constructor =
      TRY(SpeciesConstructor(isolate, Cast<JSReceiver>(promise), isolate->realm()->promise_function()));
  const Value on_finally = arguments.at(0);
  Value then_finally = on_finally, catch_finally = on_finally;
  if (IsCallable(on_finally)) {
    const Tagged<JSFunction> then_function = TRY(NewBuiltinFunctionWithContext(
        isolate, Builtin::kPromiseThenFinally, ReadOnlyRoots::empty_string(), 1, 2));
    then_function->context()->set(Context::kFirstVariableSlot, on_finally);
    then_function->context()->set(Context::kFirstVariableSlot + 1, constructor);
    const Tagged<JSFunction> catch_function =
        TRY(NewBuiltinFunction(isolate, Builtin::kPromiseCatchFinally, ReadOnlyRoots::empty_string(), 1));
    catch_function->set_context(then_function->context());
    then_finally = then_function;
    catch_finally = catch_function;
  }
  return Invoke(isolate, promise, ReadOnlyRoots::then_string(), {then_finally, catch_finally});
}

namespace {

// What Then Finally and Catch Finally Functions have in common: onFinally is called, and `settle` (a closure over the
// value) settles the result once what it returned has settled. Slots: onFinally, C.
Result<Value> FinallyStep(Isolate* isolate, Arguments arguments, Builtin settle) {
  const Value result = TRY(Call(isolate, arguments.context_slot(0), Undefined()));
  const Tagged<JSReceiver> promise =
      TRY(PromiseResolve(isolate, Cast<JSReceiver>(arguments.context_slot(1)), result));
  const Tagged<JSFunction> function =
      TRY(NewBuiltinFunctionWithContext(isolate, settle, ReadOnlyRoots::empty_string(), 0, 1));
  function->context()->set(Context::kFirstVariableSlot, arguments.at(0));
  return Invoke(isolate, promise, ReadOnlyRoots::then_string(), {function});
}

}  // namespace

BUILTIN(PromiseThenFinally) { return FinallyStep(isolate, arguments, Builtin::kPromiseValueThunk); }
BUILTIN(PromiseCatchFinally) { return FinallyStep(isolate, arguments, Builtin::kPromiseThrower); }
BUILTIN(PromiseValueThunk) { return arguments.context_slot(0); }
BUILTIN(PromiseThrower) { return isolate->Throw(arguments.context_slot(0)); }

}  // namespace v8::internal

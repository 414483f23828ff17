#include "src/runtime/jobs/promise-operations.h"

#include "src/common/builtin-ids.h"
#include "src/flags/flags.h"
#include "src/runtime/jobs/microtasks.h"
#include "src/runtime/values/operators.h"

namespace v8::internal {

namespace {

void NotifyRejection(Isolate* isolate, Tagged<JSPromise> promise, PromiseRejectEvent event, Value value) {
  if (isolate->promise_reject_hook == nullptr) return;
  isolate->promise_reject_hook(isolate, promise, static_cast<int>(event), value);
}

// The realm that a job with this handler runs in.
Tagged<NativeContext> RealmOfHandler(Isolate* isolate, Value handler) {
  if (IsJSFunction(handler)) return Cast<JSFunction>(handler)->native_context();
  if (IsJSGeneratorObject(handler)) return Cast<JSGeneratorObject>(handler)->function()->native_context();
  if (IsCallable(handler)) {
    const Result<Tagged<NativeContext>> realm = GetFunctionRealm(isolate, Cast<JSReceiver>(handler));
    if (!realm.IsException()) return realm.value();
    // A revoked proxy: any realm will do.
    if (!isolate->is_terminating()) isolate->clear_pending_exception();
  }
  return isolate->realm();
}

// §27.2.2.1 NewPromiseReactionJob, enqueued.
Result<void> EnqueueReactionJob(Isolate* isolate, Value handler, Value argument, Value capability, Value continuation_data,
                                bool is_rejection) {
  const Tagged<Microtask> job = TRY(NewStruct<Microtask>(isolate, ReadOnlyRoots::microtask_map()));
  job->set_kind(Microtask::kPromiseReaction);
  job->set_native_context(RealmOfHandler(isolate, handler));
  job->set_a(handler);
  job->set_b(argument);
  job->set_c(capability);
  job->set_d(Value::Bool(is_rejection));
  job->set_continuation_data(continuation_data);
  return EnqueueMicrotask(isolate, job);
}

// §27.2.1.8 TriggerPromiseReactions. The list has the newest reaction first.
Result<void> TriggerReactions(Isolate* isolate, Value reactions, Value argument, bool is_rejection) {
  Value reversed = Undefined();
  while (!reactions.IsUndefined()) {
    const Tagged<PromiseReaction> reaction = Cast<PromiseReaction>(reactions);
    reactions = reaction->next();
    reaction->set_next(reversed);
    reversed = reaction;
  }
  while (!reversed.IsUndefined()) {
    const Tagged<PromiseReaction> reaction = Cast<PromiseReaction>(reversed);
    TRY(EnqueueReactionJob(isolate, is_rejection ? reaction->reject_handler() : reaction->fulfill_handler(), argument,
                           reaction->promise_or_capability(), reaction->continuation_data(), is_rejection));
    reversed = reaction->next();
  }
  return Ok();
}

}  // namespace

bool IsUnmodifiedPromise(Isolate* isolate, Value value) {
  const Tagged<NativeContext> realm = isolate->realm();
  return v8_flags.promise_paths && IsJSPromise(value) && Cast<JSPromise>(value)->map() == realm->promise_map() &&
         realm->promise_then_protector()->value().IsTrue() && realm->promise_species_protector()->value().IsTrue();
}

Result<void> FulfillPromise(Isolate* isolate, Tagged<JSPromise> promise, Value value) {
  DCHECK(promise->status() == JSPromise::kPending);
  const Value reactions = promise->reactions_or_result();
  promise->set_reactions_or_result(value);
  promise->set_status(JSPromise::kFulfilled);
  return TriggerReactions(isolate, reactions, value, false);
}

Result<void> RejectPromise(Isolate* isolate, Tagged<JSPromise> promise, Value reason) {
  DCHECK(promise->status() == JSPromise::kPending);
  if (V8_UNLIKELY(isolate->promise_hooks != 0)) {
    TRY(RunPromiseHooks(isolate, PromiseHookType::kResolve, promise, Undefined()));
    if (promise->status() != JSPromise::kPending) return Ok();  // By the hook.
  }
  const Value reactions = promise->reactions_or_result();
  promise->set_reactions_or_result(reason);
  promise->set_status(JSPromise::kRejected);
  if (!promise->has_handler()) NotifyRejection(isolate, promise, PromiseRejectEvent::kRejectWithNoHandler, reason);
  return TriggerReactions(isolate, reactions, reason, true);
}

Result<void> ResolvePromise(Isolate* isolate, Tagged<JSPromise> promise, Value resolution) {
  if (V8_UNLIKELY(isolate->promise_hooks != 0)) {
    TRY(RunPromiseHooks(isolate, PromiseHookType::kResolve, promise, Undefined()));
    if (promise->status() != JSPromise::kPending) return Ok();  // By the hook.
  }
  if (!IsJSReceiver(resolution)) return FulfillPromise(isolate, promise, resolution);
  if (resolution == promise) {
    return RejectPromise(isolate, promise, TRY(NewError(isolate, MessageTemplate::kPromiseCyclic)));
  }
  Value then;
  // Fast path: iterator results have no `then` of their own, and unmodified promises the usual one.
  if (IsUnmodifiedPromise(isolate, resolution)) {
    then = isolate->realm()->promise_then_function();
  } else {
    const Result<Value> lookup = Get(isolate, resolution, ReadOnlyRoots::then_string());
    if (lookup.IsException()) {
      if (isolate->is_terminating()) return Exception();
      return RejectPromise(isolate, promise, isolate->TakeException());
    }
    then = lookup.value();
  }
  if (!IsCallable(then)) return FulfillPromise(isolate, promise, resolution);
  const Tagged<Microtask> job = TRY(NewStruct<Microtask>(isolate, ReadOnlyRoots::microtask_map()));
  job->set_kind(Microtask::kPromiseResolveThenable);
  job->set_native_context(RealmOfHandler(isolate, then));
  job->set_a(promise);
  job->set_b(resolution);
  job->set_c(then);
  job->set_continuation_data(isolate->root(Isolate::kContinuationData));
  return EnqueueMicrotask(isolate, job);
}

Result<void> PerformPromiseThen(Isolate* isolate, Tagged<JSPromise> promise, Value on_fulfilled, Value on_rejected,
                                Value capability) {
  switch (promise->status()) {
    case JSPromise::kPending: {
      const Tagged<PromiseReaction> reaction =
          TRY(NewStruct<PromiseReaction>(isolate, ReadOnlyRoots::promise_reaction_map()));
      reaction->set_next(promise->reactions_or_result());
      reaction->set_fulfill_handler(on_fulfilled);
      reaction->set_reject_handler(on_rejected);
      reaction->set_promise_or_capability(capability);
      reaction->set_continuation_data(isolate->root(Isolate::kContinuationData));
      promise->set_reactions_or_result(reaction);
      break;
    }
    case JSPromise::kFulfilled:
      TRY(EnqueueReactionJob(isolate, on_fulfilled, promise->reactions_or_result(), capability,
                             isolate->root(Isolate::kContinuationData), false));
      break;
    case JSPromise::kRejected:
      if (!promise->has_handler()) {
        NotifyRejection(isolate, promise, PromiseRejectEvent::kHandlerAddedAfterReject, Undefined());
      }
      TRY(EnqueueReactionJob(isolate, on_rejected, promise->reactions_or_result(), capability,
                             isolate->root(Isolate::kContinuationData), true));
      break;
  }
  promise->set_has_handler(true);
  return Ok();
}

Result<Tagged<JSReceiver>> PromiseResolve(Isolate* isolate, Tagged<JSReceiver> constructor, Value value) {
  const bool is_intrinsic = constructor == isolate->realm()->promise_function();
  if (IsJSPromise(value)) {
    if (is_intrinsic && IsUnmodifiedPromise(isolate, value)) return Cast<JSReceiver>(value);
    const Value value_constructor = TRY(Get(isolate, value, ReadOnlyRoots::constructor_string()));
    if (value_constructor == constructor) return Cast<JSReceiver>(value);
  }
  if (is_intrinsic) {
    const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
    TRY(ResolvePromise(isolate, promise, value));
    return promise;
  }
  const Tagged<PromiseCapability> capability = TRY(NewPromiseCapability(isolate, constructor));
  TRY(Call(isolate, capability->resolve(), Undefined(), {value}));
  return Cast<JSReceiver>(capability->promise());
}

Result<Tagged<JSPromise>> PromiseResolveIntrinsic(Isolate* isolate, Value value) {
  return Cast<JSPromise>(TRY(PromiseResolve(isolate, isolate->realm()->promise_function(), value)));
}

namespace {

// The hooks see what a value is wrapped in follow the promise of the function that waits, and for every await a promise of
// its own, which is settled when the function has gone on (see RunPromiseReactionJob).
V8_NOINLINE Result<void> PerformHookedAwait(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value) {
  Tagged<JSPromise> promise;
  if (IsJSPromise(value)) {
    promise = TRY(PromiseResolveIntrinsic(isolate, value));
  } else {
    const bool is_function = IsJSAsyncFunctionObject(generator);
    promise = TRY(NewPromise(isolate, is_function ? Cast<JSAsyncFunctionObject>(generator)->promise() : Undefined()));
    TRY(ResolvePromise(isolate, promise, value));
  }
  return PerformPromiseThen(isolate, promise, generator, generator, TRY(NewPromise(isolate, promise)));
}

}  // namespace

Result<void> PerformAwait(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value) {
  if (V8_UNLIKELY(isolate->promise_hooks != 0)) return PerformHookedAwait(isolate, generator, value);
  const Tagged<JSPromise> promise = TRY(PromiseResolveIntrinsic(isolate, value));
  return PerformPromiseThen(isolate, promise, generator, generator, Undefined());
}

Result<void> CreateResolvingFunctions(Isolate* isolate, Tagged<JSPromise> promise, ResolvingFunctions* functions) {
  // Both share a context: the promise, and whether it has been resolved already.
  const Tagged<JSFunction> resolve = TRY(NewBuiltinFunctionWithContext(
      isolate, Builtin::kPromiseResolveFunction, ReadOnlyRoots::empty_string(), 1, 2));
  resolve->context()->set(Context::kFirstVariableSlot, promise);
  resolve->context()->set(Context::kFirstVariableSlot + 1, False());
  const Tagged<JSFunction> reject = TRY(
      NewBuiltinFunction(isolate, Builtin::kPromiseRejectFunction, ReadOnlyRoots::empty_string(), 1));
  reject->set_context(resolve->context());
  functions->resolve = resolve;
  functions->reject = reject;
  return Ok();
}

Result<Tagged<PromiseCapability>> NewPromiseCapability(Isolate* isolate, Value constructor) {
  if (!IsConstructor(constructor)) return Throw(isolate, MessageTemplate::kNotConstructor, constructor);
  const Tagged<PromiseCapability> capability =
      TRY(NewStruct<PromiseCapability>(isolate, ReadOnlyRoots::promise_capability_map()));
  // Fast path: %Promise% does nothing that script could see.
  if (constructor == isolate->realm()->promise_function()) {
    const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
    ResolvingFunctions functions;
    TRY(CreateResolvingFunctions(isolate, promise, &functions));
    capability->set_promise(promise);
    capability->set_resolve(functions.resolve);
    capability->set_reject(functions.reject);
    return capability;
  }
  const Tagged<JSFunction> executor = TRY(NewBuiltinFunctionWithContext(
      isolate, Builtin::kPromiseCapabilityExecutor, ReadOnlyRoots::empty_string(), 2, 1));
  executor->context()->set(Context::kFirstVariableSlot, capability);
  const Tagged<JSReceiver> promise = TRY(Construct(isolate, constructor, {executor}));
  if (!IsCallable(capability->resolve()) || !IsCallable(capability->reject())) {
    return Throw(isolate, MessageTemplate::kPromiseNonCallable);
  }
  capability->set_promise(promise);
  return capability;
}

Result<void> ResolveCapability(Isolate* isolate, Value capability, Value value) {
  if (IsJSPromise(capability)) return ResolvePromise(isolate, Cast<JSPromise>(capability), value);
  if (IsPromiseCapability(capability)) {
    TRY(Call(isolate, Cast<PromiseCapability>(capability)->resolve(), Undefined(), {value}));
  }
  return Ok();
}

Result<void> RejectCapability(Isolate* isolate, Value capability, Value reason) {
  if (IsJSPromise(capability)) return RejectPromise(isolate, Cast<JSPromise>(capability), reason);
  if (IsPromiseCapability(capability)) {
    TRY(Call(isolate, Cast<PromiseCapability>(capability)->reject(), Undefined(), {reason}));
  }
  return Ok();
}

Result<Value> RejectWithPendingException(Isolate* isolate, Tagged<PromiseCapability> capability) {
  if (isolate->is_terminating()) return Exception();
  const Value reason = isolate->TakeException();
  TRY(Call(isolate, capability->reject(), Undefined(), {reason}));
  return capability->promise();
}

Result<void> RunPromiseReactionJob(Isolate* isolate, Tagged<Microtask> job) {
  const Value handler = job->a(), argument = job->b(), capability = job->c();
  const bool is_rejection = job->d().IsTrue();
  if (IsJSGeneratorObject(handler)) {
    TRY(ResumeAwaiting(isolate, Cast<JSGeneratorObject>(handler), argument, is_rejection));
    return ResolveCapability(isolate, capability, Undefined());
  }
  if (handler.IsUndefined()) {
    return is_rejection ? RejectCapability(isolate, capability, argument)
                        : ResolveCapability(isolate, capability, argument);
  }
  const Result<Value> result = Call(isolate, handler, Undefined(), {argument});
  if (!result.IsException()) return ResolveCapability(isolate, capability, result.value());
  if (isolate->is_terminating()) return Exception();
  if (capability.IsUndefined()) {
    isolate->clear_pending_exception();
    return Ok();
  }
  return RejectCapability(isolate, capability, isolate->TakeException());
}

Result<void> RunPromiseResolveThenableJob(Isolate* isolate, Tagged<Microtask> job) {
  const Tagged<JSPromise> promise = Cast<JSPromise>(job->a());
  const Value thenable = job->b(), then = job->c();
  // Fast path: the usual `then` of an unmodified promise needs neither resolving functions nor a promise of its own.
  if (then == isolate->realm()->promise_then_function() && IsUnmodifiedPromise(isolate, thenable) &&
      V8_LIKELY(isolate->promise_hooks == 0)) {
    return PerformPromiseThen(isolate, Cast<JSPromise>(thenable), Undefined(), Undefined(), promise);
  }
  ResolvingFunctions functions;
  TRY(CreateResolvingFunctions(isolate, promise, &functions));
  const Result<Value> result = Call(isolate, then, thenable, {functions.resolve, functions.reject});
  if (!result.IsException()) return Ok();
  if (isolate->is_terminating()) return Exception();
  TRY(Call(isolate, functions.reject, Undefined(), {isolate->TakeException()}));
  return Ok();
}

}  // namespace v8::internal

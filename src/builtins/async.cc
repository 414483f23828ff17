#include "src/builtins/builtins.h"
#include "src/runtime/functions/async-generator.h"
#include "src/runtime/iteration/iteration.h"
#include "src/runtime/jobs/promise-operations.h"

// ECMA-262 §27.6: async generator objects; §27.1.6: async-from-sync iterators.
namespace v8::internal {

namespace {

// §27.6.1.2-4; a wrong receiver rejects the promise.
Result<Value> EnqueueFromScript(Isolate* isolate, Arguments arguments, JSGeneratorObject::ResumeMode mode,
                                const char* method) {
  if (!IsJSAsyncGeneratorObject(arguments.receiver())) {
    const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
    const Tagged<JSObject> error =
        TRY(NewError(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)),
                     arguments.receiver()));
    TRY(RejectPromise(isolate, promise, error));
    return promise;
  }
  return AsyncGeneratorEnqueue(isolate, Cast<JSAsyncGeneratorObject>(arguments.receiver()), mode, arguments.at(0));
}

}  // namespace

BUILTIN(AsyncGeneratorPrototypeNext) {
  return EnqueueFromScript(isolate, arguments, JSGeneratorObject::kNext, "[AsyncGenerator].prototype.next");
}
BUILTIN(AsyncGeneratorPrototypeReturn) {
  return EnqueueFromScript(isolate, arguments, JSGeneratorObject::kReturn, "[AsyncGenerator].prototype.return");
}
BUILTIN(AsyncGeneratorPrototypeThrow) {
  return EnqueueFromScript(isolate, arguments, JSGeneratorObject::kThrow, "[AsyncGenerator].prototype.throw");
}

// Closures of §27.6.3.9 AsyncGeneratorAwaitReturn. Slot: the generator.
BUILTIN(AsyncGeneratorReturnFulfilled) {
  const Tagged<JSAsyncGeneratorObject> generator = Cast<JSAsyncGeneratorObject>(arguments.context_slot(0));
  generator->set_is_awaiting(kAsyncGeneratorIdle);
  TRY(AsyncGeneratorCompleteStep(isolate, generator, arguments.at(0), true));
  TRY(AsyncGeneratorResumeQueue(isolate, generator));
  return Undefined();
}
BUILTIN(AsyncGeneratorReturnRejected) {
  const Tagged<JSAsyncGeneratorObject> generator = Cast<JSAsyncGeneratorObject>(arguments.context_slot(0));
  generator->set_is_awaiting(kAsyncGeneratorIdle);
  TRY(AsyncGeneratorRejectStep(isolate, generator, arguments.at(0)));
  TRY(AsyncGeneratorResumeQueue(isolate, generator));
  return Undefined();
}

// §27.1.5.1 %AsyncIteratorPrototype% [ %Symbol.asyncIterator% ] ( )
BUILTIN(AsyncIteratorPrototypeAsyncIterator) { return arguments.receiver(); }

// %AsyncIteratorPrototype% [ %Symbol.asyncDispose% ] ( )
BUILTIN(AsyncIteratorPrototypeAsyncDispose) {
  const Value iterator = arguments.receiver();
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  const auto wrap_result = [&]() -> Result<Value> {
    const Value method = TRY(GetMethod(isolate, iterator, ReadOnlyRoots::return_string()));
    if (method.IsUndefined()) return Undefined();
    const Value result = TRY(Call(isolate, method, iterator));
    return TRY(PromiseResolveIntrinsic(isolate, result));
  };
  const Result<Value> wrapper = wrap_result();
  if (wrapper.IsException()) {
    if (isolate->is_terminating()) return Exception();
    TRY(RejectPromise(isolate, promise, isolate->TakeException()));
  } else if (wrapper.value().IsUndefined()) {
    TRY(ResolvePromise(isolate, promise, Undefined()));
  } else {
    const Tagged<JSFunction> unwrap =
        TRY(NewBuiltinFunction(isolate, Builtin::kAsyncDisposeUnwrap, ReadOnlyRoots::empty_string(), 1));
    TRY(PerformPromiseThen(isolate, Cast<JSPromise>(wrapper.value()), unwrap, Undefined(), promise));
  }
  return promise;
}
BUILTIN(AsyncDisposeUnwrap) { return Undefined(); }

namespace {

Result<Value> RejectPromiseWithPending(Isolate* isolate, Tagged<JSPromise> promise) {
  if (isolate->is_terminating()) return Exception();
  TRY(RejectPromise(isolate, promise, isolate->TakeException()));
  return promise;
}

// §27.1.6.4 AsyncFromSyncIteratorContinuation ( result, promiseCapability, syncIteratorRecord, closeOnRejection )
Result<Value> ContinueFromSync(Isolate* isolate, Tagged<JSPromise> promise, Value result, Value sync_iterator,
                               bool close_on_rejection) {
  const Result<Value> done_value = Get(isolate, result, ReadOnlyRoots::done_string());
  if (done_value.IsException()) return RejectPromiseWithPending(isolate, promise);
  const bool done = ToBoolean(done_value.value());
  const Result<Value> value = Get(isolate, result, ReadOnlyRoots::value_string());
  if (value.IsException()) return RejectPromiseWithPending(isolate, promise);
  const Result<Tagged<JSPromise>> wrapper = PromiseResolveIntrinsic(isolate, value.value());
  if (wrapper.IsException()) {
    if (!done && close_on_rejection) IteratorCloseOnThrow(isolate, sync_iterator);
    return RejectPromiseWithPending(isolate, promise);
  }
  const Tagged<JSFunction> unwrap = TRY(NewBuiltinFunctionWithContext(
      isolate, Builtin::kAsyncFromSyncIteratorUnwrap, ReadOnlyRoots::empty_string(), 1, 1));
  unwrap->context()->set(Context::kFirstVariableSlot, Value::Bool(done));
  Value on_rejected = Undefined();
  if (!done && close_on_rejection) {
    const Tagged<JSFunction> close = TRY(NewBuiltinFunctionWithContext(
        isolate, Builtin::kAsyncFromSyncIteratorCloseAndThrow, ReadOnlyRoots::empty_string(), 1, 1));
    close->context()->set(Context::kFirstVariableSlot, sync_iterator);
    on_rejected = close;
  }
  TRY(PerformPromiseThen(isolate, wrapper.value(), unwrap, on_rejected, promise));
  return promise;
}

ExceptionPending ThrowNotAnIteratorResult(Isolate* isolate, Value value) {
  return Throw(isolate, MessageTemplate::kIteratorResultNotAnObject, value);
}

Result<Value> CallWithOptionalArgument(Isolate* isolate, Value function, Value receiver, Arguments arguments) {
  return Call(isolate, function, receiver, reinterpret_cast<const Value*>(arguments.words()),
              arguments.length() > 0 ? 1 : 0);
}

}  // namespace

// §27.1.6.2.1 %AsyncFromSyncIteratorPrototype%.next ( [ value ] )
BUILTIN(AsyncFromSyncIteratorNext) {
  CHECK_RECEIVER(JSAsyncFromSyncIterator, iterator, "%AsyncFromSyncIteratorPrototype%.next");
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  const Value sync_iterator = iterator->sync_iterator();
  const Result<Value> result = CallWithOptionalArgument(isolate, iterator->next(), sync_iterator, arguments);
  if (!result.IsException() && !IsJSReceiver(result.value())) ThrowNotAnIteratorResult(isolate, result.value());
  if (isolate->has_pending_exception()) return RejectPromiseWithPending(isolate, promise);
  return ContinueFromSync(isolate, promise, result.value(), sync_iterator, true);
}

// §27.1.6.2.2 %AsyncFromSyncIteratorPrototype%.return ( [ value ] )
BUILTIN(AsyncFromSyncIteratorReturn) {
  CHECK_RECEIVER(JSAsyncFromSyncIterator, iterator, "%AsyncFromSyncIteratorPrototype%.return");
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  const Value sync_iterator = iterator->sync_iterator();
  const Result<Value> method = GetMethod(isolate, sync_iterator, ReadOnlyRoots::return_string());
  if (method.IsException()) return RejectPromiseWithPending(isolate, promise);
  if (method.value().IsUndefined()) {
    TRY(ResolvePromise(isolate, promise, TRY(NewIteratorResult(isolate, arguments.at(0), true))));
    return promise;
  }
  const Result<Value> result = CallWithOptionalArgument(isolate, method.value(), sync_iterator, arguments);
  if (!result.IsException() && !IsJSReceiver(result.value())) ThrowNotAnIteratorResult(isolate, result.value());
  if (isolate->has_pending_exception()) return RejectPromiseWithPending(isolate, promise);
  return ContinueFromSync(isolate, promise, result.value(), sync_iterator, false);
}

// §27.1.6.2.3 %AsyncFromSyncIteratorPrototype%.throw ( [ value ] )
BUILTIN(AsyncFromSyncIteratorThrow) {
  CHECK_RECEIVER(JSAsyncFromSyncIterator, iterator, "%AsyncFromSyncIteratorPrototype%.throw");
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  const Value sync_iterator = iterator->sync_iterator();
  const Result<Value> method = GetMethod(isolate, sync_iterator, ReadOnlyRoots::throw_string());
  if (method.IsException()) return RejectPromiseWithPending(isolate, promise);
  if (method.value().IsUndefined()) {
    // The protocol is violated; the iterator gets a chance to clean up.
    if (!IteratorClose(isolate, sync_iterator).IsException()) Throw(isolate, MessageTemplate::kThrowMethodMissing);
    return RejectPromiseWithPending(isolate, promise);
  }
  const Result<Value> result = CallWithOptionalArgument(isolate, method.value(), sync_iterator, arguments);
  if (!result.IsException() && !IsJSReceiver(result.value())) ThrowNotAnIteratorResult(isolate, result.value());
  if (isolate->has_pending_exception()) return RejectPromiseWithPending(isolate, promise);
  return ContinueFromSync(isolate, promise, result.value(), sync_iterator, true);
}

// Slot: done.
BUILTIN(AsyncFromSyncIteratorUnwrap) {
  return NewIteratorResult(isolate, arguments.at(0), arguments.context_slot(0).IsTrue());
}
// Slot: the iterator.
BUILTIN(AsyncFromSyncIteratorCloseAndThrow) {
  isolate->Throw(arguments.at(0));
  return IteratorCloseOnThrow(isolate, arguments.context_slot(0));
}

}  // namespace v8::internal

#include "src/builtins/builtins.h"
#include "src/runtime/jobs/disposal.h"
#include "src/runtime/jobs/promise-operations.h"

// DisposableStack and AsyncDisposableStack: resources that are disposed of together, the last one first.
namespace v8::internal {

namespace {

ExceptionPending ThrowDisposed(Isolate* isolate) { return Throw(isolate, MessageTemplate::kDisposableStackIsDisposed); }

Result<void> CheckDisposer(Isolate* isolate, Value method) {
  if (IsCallable(method)) return Ok();
  return Throw(isolate, MessageTemplate::kCalledNonCallable, method);
}

Result<Tagged<JSDisposableStack>> NewStack(Isolate* isolate, Tagged<JSFunction> constructor, Value new_target) {
  const Tagged<JSDisposableStack> stack =
      UncheckedCast<JSDisposableStack>(TRY(OrdinaryCreateFromConstructor(isolate, constructor, Cast<JSReceiver>(new_target))));
  stack->set_resources(Undefined());
  stack->set_is_disposed(false);
  return stack;
}

// adopt, defer and move, which are the same for both kinds.
Result<Value> Adopt(Isolate* isolate, Tagged<JSDisposableStack> stack, DisposeHint hint, Arguments arguments) {
  if (stack->is_disposed()) return ThrowDisposed(isolate);
  TRY(CheckDisposer(isolate, arguments.at(1)));
  stack->set_resources(TRY(AddDisposableResource(isolate, stack->resources(), arguments.at(0), hint,
                                                 Disposal::kCallWithValue, arguments.at(1))));
  return arguments.at(0);
}
Result<Value> Defer(Isolate* isolate, Tagged<JSDisposableStack> stack, DisposeHint hint, Arguments arguments) {
  if (stack->is_disposed()) return ThrowDisposed(isolate);
  TRY(CheckDisposer(isolate, arguments.at(0)));
  stack->set_resources(
      TRY(AddDisposableResource(isolate, stack->resources(), Undefined(), hint, Disposal::kCall, arguments.at(0))));
  return Undefined();
}
Result<Value> Move(Isolate* isolate, Tagged<JSDisposableStack> stack, Tagged<JSFunction> constructor) {
  if (stack->is_disposed()) return ThrowDisposed(isolate);
  const Tagged<JSDisposableStack> moved = TRY(NewStack(isolate, constructor, constructor));
  moved->set_resources(stack->resources());
  stack->set_resources(Undefined());
  stack->set_is_disposed(true);
  return moved;
}

}  // namespace

// ---- DisposableStack

// DisposableStack ( )
BUILTIN(DisposableStackConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::DisposableStack_string());
  }
  return NewStack(isolate, arguments.callee(), arguments.new_target());
}

// get DisposableStack.prototype.disposed
BUILTIN(DisposableStackPrototypeDisposed) {
  CHECK_RECEIVER(JSSyncDisposableStack, stack, "get DisposableStack.prototype.disposed");
  return Value::Bool(stack->is_disposed());
}

// DisposableStack.prototype.use ( value )
BUILTIN(DisposableStackPrototypeUse) {
  CHECK_RECEIVER(JSSyncDisposableStack, stack, "DisposableStack.prototype.use");
  const Value value = arguments.at(0);
  if (stack->is_disposed()) return ThrowDisposed(isolate);
  stack->set_resources(TRY(AddDisposableResource(isolate, stack->resources(), value, DisposeHint::kSync)));
  return value;
}

// DisposableStack.prototype.adopt ( value, onDispose )
BUILTIN(DisposableStackPrototypeAdopt) {
  CHECK_RECEIVER(JSSyncDisposableStack, stack, "DisposableStack.prototype.adopt");
  return Adopt(isolate, stack, DisposeHint::kSync, arguments);
}

// DisposableStack.prototype.defer ( onDispose )
BUILTIN(DisposableStackPrototypeDefer) {
  CHECK_RECEIVER(JSSyncDisposableStack, stack, "DisposableStack.prototype.defer");
  return Defer(isolate, stack, DisposeHint::kSync, arguments);
}

// DisposableStack.prototype.move ( )
BUILTIN(DisposableStackPrototypeMove) {
  CHECK_RECEIVER(JSSyncDisposableStack, stack, "DisposableStack.prototype.move");
  return Move(isolate, stack, isolate->realm()->disposable_stack_function());
}

// DisposableStack.prototype.dispose ( )
BUILTIN(DisposableStackPrototypeDispose) {
  CHECK_RECEIVER(JSSyncDisposableStack, stack, "DisposableStack.prototype.dispose");
  if (stack->is_disposed()) return Undefined();
  stack->set_is_disposed(true);
  const Value resources = stack->resources();
  stack->set_resources(Undefined());
  TRY(DisposeResources(isolate, resources, TheHole()));
  return Undefined();
}

// ---- AsyncDisposableStack

// AsyncDisposableStack ( )
BUILTIN(AsyncDisposableStackConstructor) {
  if (!arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kConstructorNotFunction, ReadOnlyRoots::AsyncDisposableStack_string());
  }
  return NewStack(isolate, arguments.callee(), arguments.new_target());
}

// get AsyncDisposableStack.prototype.disposed
BUILTIN(AsyncDisposableStackPrototypeDisposed) {
  CHECK_RECEIVER(JSAsyncDisposableStack, stack, "get AsyncDisposableStack.prototype.disposed");
  return Value::Bool(stack->is_disposed());
}

// AsyncDisposableStack.prototype.use ( value )
BUILTIN(AsyncDisposableStackPrototypeUse) {
  CHECK_RECEIVER(JSAsyncDisposableStack, stack, "AsyncDisposableStack.prototype.use");
  const Value value = arguments.at(0);
  if (stack->is_disposed()) return ThrowDisposed(isolate);
  stack->set_resources(TRY(AddDisposableResource(isolate, stack->resources(), value, DisposeHint::kAsync)));
  return value;
}

// AsyncDisposableStack.prototype.adopt ( value, onDisposeAsync )
BUILTIN(AsyncDisposableStackPrototypeAdopt) {
  CHECK_RECEIVER(JSAsyncDisposableStack, stack, "AsyncDisposableStack.prototype.adopt");
  return Adopt(isolate, stack, DisposeHint::kAsync, arguments);
}

// AsyncDisposableStack.prototype.defer ( onDisposeAsync )
BUILTIN(AsyncDisposableStackPrototypeDefer) {
  CHECK_RECEIVER(JSAsyncDisposableStack, stack, "AsyncDisposableStack.prototype.defer");
  return Defer(isolate, stack, DisposeHint::kAsync, arguments);
}

// AsyncDisposableStack.prototype.move ( )
BUILTIN(AsyncDisposableStackPrototypeMove) {
  CHECK_RECEIVER(JSAsyncDisposableStack, stack, "AsyncDisposableStack.prototype.move");
  return Move(isolate, stack, isolate->realm()->async_disposable_stack_function());
}

namespace {

// A disposal under way, in a FixedArray that the closures of its awaits share.
enum Slot : int { kPromise, kOnFulfilled, kOnRejected, kResources, kSlotCount };

// DisposeResources ( disposeCapability, completion ), from one await to the next.
Result<void> ContinueDisposal(Isolate* isolate, Tagged<FixedArray> slots) {
  const Tagged<FixedArray> resources = Cast<FixedArray>(slots->get(kResources));
  for (;;) {
    const Value next = TRY(DisposeResourcesUntilAwait(isolate, resources));
    if (next.IsTheHole()) break;
    const Result<Tagged<JSPromise>> promise = PromiseResolveIntrinsic(isolate, next);
    if (!promise.IsException()) {
      return PerformPromiseThen(isolate, promise.value(), slots->get(kOnFulfilled), slots->get(kOnRejected),
                                Undefined());
    }
    if (isolate->is_terminating()) return Exception();
    TRY(AddDisposalError(isolate, resources, isolate->TakeException()));
  }
  const Tagged<JSPromise> promise = Cast<JSPromise>(slots->get(kPromise));
  const Value error = DisposalErrorOf(resources);
  return error.IsTheHole() ? ResolvePromise(isolate, promise, Undefined()) : RejectPromise(isolate, promise, error);
}

}  // namespace

// AsyncDisposableStack.prototype.disposeAsync ( )
BUILTIN(AsyncDisposableStackPrototypeDisposeAsync) {
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  if (!IsJSAsyncDisposableStack(arguments.receiver())) {
    const Value error = TRY(NewError(isolate, MessageTemplate::kIncompatibleMethodReceiver,
                                     TRY(NewStringFromAscii(isolate, "AsyncDisposableStack.prototype.disposeAsync")),
                                     arguments.receiver()));
    TRY(RejectPromise(isolate, promise, error));
    return promise;
  }
  const Tagged<JSDisposableStack> stack = Cast<JSAsyncDisposableStack>(arguments.receiver());
  const Value resources = stack->resources();
  if (stack->is_disposed() || resources.IsUndefined()) {
    stack->set_is_disposed(true);
    TRY(ResolvePromise(isolate, promise, Undefined()));
    return promise;
  }
  stack->set_is_disposed(true);
  const Tagged<FixedArray> slots = TRY(NewFixedArray(isolate, kSlotCount));
  const Tagged<JSFunction> on_fulfilled = TRY(NewBuiltinFunctionWithContext(
      isolate, Builtin::kAsyncDisposalFulfilled, ReadOnlyRoots::empty_string(), 1, 1));
  on_fulfilled->context()->set(Context::kFirstVariableSlot, slots);
  const Tagged<JSFunction> on_rejected =
      TRY(NewBuiltinFunction(isolate, Builtin::kAsyncDisposalRejected, ReadOnlyRoots::empty_string(), 1));
  on_rejected->set_context(on_fulfilled->context());
  slots->set(kPromise, promise);
  slots->set(kOnFulfilled, on_fulfilled);
  slots->set(kOnRejected, on_rejected);
  slots->set(kResources, resources);
  stack->set_resources(Undefined());
  TRY(ContinueDisposal(isolate, slots));
  return promise;
}

// Context slot: the disposal.
BUILTIN(AsyncDisposalFulfilled) {
  TRY(ContinueDisposal(isolate, Cast<FixedArray>(arguments.context_slot(0))));
  return Undefined();
}
BUILTIN(AsyncDisposalRejected) {
  const Tagged<FixedArray> slots = Cast<FixedArray>(arguments.context_slot(0));
  TRY(AddDisposalError(isolate, Cast<FixedArray>(slots->get(kResources)), arguments.at(0)));
  TRY(ContinueDisposal(isolate, slots));
  return Undefined();
}

}  // namespace v8::internal

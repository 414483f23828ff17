#include "src/builtins/builtins.h"
#include "src/runtime/jobs/promise-operations.h"

// DisposableStack and AsyncDisposableStack: resources that are disposed of together, the last one first.
namespace v8::internal {

namespace {

// A resource is three entries of the stack's list: how it is disposed of, its value, and the method.
enum class Disposal : int {
  kCallOnValue,       // use: value.method()
  kCallWithValue,     // adopt: method(value)
  kCall,              // defer: method()
  kCallSyncOnValue,   // use of an asynchronous stack, where the value has Symbol.dispose only: its result is not awaited
  kNothing            // use of an asynchronous stack with null or undefined: only awaits
};
constexpr int kDisposal = 0, kValue = 1, kMethod = 2, kResourceSize = 3;

Result<void> AddResource(Isolate* isolate, Tagged<JSDisposableStack> stack, Disposal disposal, Value value,
                         Value method) {
  Tagged<FixedArray> list = Cast<FixedArray>(stack->resources());
  const int end = stack->count() * kResourceSize;
  list = TRY(GrowList(isolate, list, int64_t{end} + kResourceSize));
  stack->set_resources(list);
  list->set(end + kDisposal, Value::Int(static_cast<int>(disposal)));
  list->set(end + kValue, value);
  list->set(end + kMethod, method);
  stack->set_count(stack->count() + 1);
  return Ok();
}

// One resource's method is called.
Result<Value> CallDisposeMethod(Isolate* isolate, Tagged<FixedArray> list, int index) {
  const int entry = index * kResourceSize;
  const Value value = list->get(entry + kValue), method = list->get(entry + kMethod);
  switch (static_cast<Disposal>(list->get(entry + kDisposal).AsInt())) {
    case Disposal::kCallOnValue: return Call(isolate, method, value);
    case Disposal::kCallWithValue: return Call(isolate, method, Undefined(), {value});
    case Disposal::kCall: return Call(isolate, method, Undefined());
    case Disposal::kCallSyncOnValue: {
      // GetDisposeMethod 1.b.iii: what is awaited is a promise that tells only whether it succeeded.
      const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
      const Result<Value> result = Call(isolate, method, value);
      if (!result.IsException()) {
        TRY(ResolvePromise(isolate, promise, Undefined()));
      } else {
        if (isolate->is_terminating()) return Exception();
        TRY(RejectPromise(isolate, promise, isolate->TakeException()));
      }
      return promise;
    }
    case Disposal::kNothing: return Undefined();
  }
  UNREACHABLE();
}

// What the failures so far and a new one become; the hole stands for none.
Result<Value> CombineErrors(Isolate* isolate, Value error, Value suppressed) {
  if (suppressed.IsTheHole()) return error;
  const Tagged<JSObject> combined = TRY(NewError(isolate, MessageTemplate::kSuppressedErrorDuringDisposal));
  TRY(AddDataProperty(isolate, combined, ReadOnlyRoots::error_string(), error, DONT_ENUM));
  TRY(AddDataProperty(isolate, combined, ReadOnlyRoots::suppressed_string(), suppressed, DONT_ENUM));
  return combined;
}

ExceptionPending ThrowDisposed(Isolate* isolate) { return Throw(isolate, MessageTemplate::kDisposableStackIsDisposed); }

Result<void> CheckDisposer(Isolate* isolate, Value method) {
  if (IsCallable(method)) return Ok();
  return Throw(isolate, MessageTemplate::kCalledNonCallable, method);
}

Result<Tagged<JSDisposableStack>> NewStack(Isolate* isolate, Tagged<JSFunction> constructor, Value new_target) {
  const Tagged<JSDisposableStack> stack =
      UncheckedCast<JSDisposableStack>(TRY(OrdinaryCreateFromConstructor(isolate, constructor, Cast<JSReceiver>(new_target))));
  stack->set_resources(ReadOnlyRoots::empty_fixed_array());
  stack->set_count(0);
  stack->set_is_disposed(false);
  return stack;
}

// adopt, defer and move, which are the same for both kinds.
Result<Value> Adopt(Isolate* isolate, Tagged<JSDisposableStack> stack, Arguments arguments) {
  if (stack->is_disposed()) return ThrowDisposed(isolate);
  TRY(CheckDisposer(isolate, arguments.at(1)));
  TRY(AddResource(isolate, stack, Disposal::kCallWithValue, arguments.at(0), arguments.at(1)));
  return arguments.at(0);
}
Result<Value> Defer(Isolate* isolate, Tagged<JSDisposableStack> stack, Arguments arguments) {
  if (stack->is_disposed()) return ThrowDisposed(isolate);
  TRY(CheckDisposer(isolate, arguments.at(0)));
  TRY(AddResource(isolate, stack, Disposal::kCall, Undefined(), arguments.at(0)));
  return Undefined();
}
Result<Value> Move(Isolate* isolate, Tagged<JSDisposableStack> stack, Tagged<JSFunction> constructor) {
  if (stack->is_disposed()) return ThrowDisposed(isolate);
  const Tagged<JSDisposableStack> moved = TRY(NewStack(isolate, constructor, constructor));
  moved->set_resources(stack->resources());
  moved->set_count(stack->count());
  stack->set_resources(ReadOnlyRoots::empty_fixed_array());
  stack->set_count(0);
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
  // AddDisposableResource ( disposeCapability, V, sync-dispose )
  if (value.IsNullOrUndefined()) return value;
  if (!IsJSReceiver(value)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, value);
  const Value method = TRY(GetMethod(isolate, value, ReadOnlyRoots::dispose_symbol()));
  TRY(CheckDisposer(isolate, method));
  TRY(AddResource(isolate, stack, Disposal::kCallOnValue, value, method));
  return value;
}

// DisposableStack.prototype.adopt ( value, onDispose )
BUILTIN(DisposableStackPrototypeAdopt) {
  CHECK_RECEIVER(JSSyncDisposableStack, stack, "DisposableStack.prototype.adopt");
  return Adopt(isolate, stack, arguments);
}

// DisposableStack.prototype.defer ( onDispose )
BUILTIN(DisposableStackPrototypeDefer) {
  CHECK_RECEIVER(JSSyncDisposableStack, stack, "DisposableStack.prototype.defer");
  return Defer(isolate, stack, arguments);
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
  const Tagged<FixedArray> list = Cast<FixedArray>(stack->resources());
  Value error = TheHole();
  for (int i = stack->count() - 1; i >= 0; --i) {
    if (!CallDisposeMethod(isolate, list, i).IsException()) continue;
    if (isolate->is_terminating()) return Exception();
    error = TRY(CombineErrors(isolate, isolate->TakeException(), error));
  }
  stack->set_resources(ReadOnlyRoots::empty_fixed_array());
  stack->set_count(0);
  if (!error.IsTheHole()) return isolate->Throw(error);
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
  // AddDisposableResource ( disposeCapability, V, async-dispose )
  if (value.IsNullOrUndefined()) {
    TRY(AddResource(isolate, stack, Disposal::kNothing, Undefined(), Undefined()));
    return value;
  }
  if (!IsJSReceiver(value)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, value);
  // GetDisposeMethod: the asynchronous method, else the other one.
  Disposal disposal = Disposal::kCallOnValue;
  Value method = TRY(GetMethod(isolate, value, ReadOnlyRoots::async_dispose_symbol()));
  if (method.IsUndefined()) {
    disposal = Disposal::kCallSyncOnValue;
    method = TRY(GetMethod(isolate, value, ReadOnlyRoots::dispose_symbol()));
  }
  TRY(CheckDisposer(isolate, method));
  TRY(AddResource(isolate, stack, disposal, value, method));
  return value;
}

// AsyncDisposableStack.prototype.adopt ( value, onDisposeAsync )
BUILTIN(AsyncDisposableStackPrototypeAdopt) {
  CHECK_RECEIVER(JSAsyncDisposableStack, stack, "AsyncDisposableStack.prototype.adopt");
  return Adopt(isolate, stack, arguments);
}

// AsyncDisposableStack.prototype.defer ( onDisposeAsync )
BUILTIN(AsyncDisposableStackPrototypeDefer) {
  CHECK_RECEIVER(JSAsyncDisposableStack, stack, "AsyncDisposableStack.prototype.defer");
  return Defer(isolate, stack, arguments);
}

// AsyncDisposableStack.prototype.move ( )
BUILTIN(AsyncDisposableStackPrototypeMove) {
  CHECK_RECEIVER(JSAsyncDisposableStack, stack, "AsyncDisposableStack.prototype.move");
  return Move(isolate, stack, isolate->realm()->async_disposable_stack_function());
}

namespace {

// A disposal under way, in a FixedArray that the closures of its awaits share.
enum Slot : int { kPromise, kOnFulfilled, kOnRejected, kResources, kRemaining, kError, kNeedsAwait, kSlotCount };

// DisposeResources ( disposeCapability, completion ), from one await to the next.
Result<void> ContinueDisposal(Isolate* isolate, Tagged<FixedArray> slots) {
  const auto await = [&](Value value) -> Result<void> {
    const Tagged<JSPromise> promise = TRY(PromiseResolveIntrinsic(isolate, value));
    return PerformPromiseThen(isolate, promise, slots->get(kOnFulfilled), slots->get(kOnRejected), Undefined());
  };
  const Tagged<FixedArray> list = Cast<FixedArray>(slots->get(kResources));
  while (slots->get(kRemaining).AsInt() > 0) {
    const int index = slots->get(kRemaining).AsInt() - 1;
    slots->set(kRemaining, Value::Int(index));
    if (list->get(index * kResourceSize + kDisposal).AsInt() == static_cast<int>(Disposal::kNothing)) {
      // Several of them wait once, and only if nothing else does.
      if (slots->get(kNeedsAwait).IsUndefined()) slots->set(kNeedsAwait, True());
      continue;
    }
    const Result<Value> result = CallDisposeMethod(isolate, list, index);
    if (!result.IsException()) {
      slots->set(kNeedsAwait, False());
      if (!await(result.value()).IsException()) return Ok();
    }
    if (isolate->is_terminating()) return Exception();
    slots->set(kError, TRY(CombineErrors(isolate, isolate->TakeException(), slots->get(kError))));
  }
  if (slots->get(kNeedsAwait).IsTrue()) {
    slots->set(kNeedsAwait, False());
    return await(Undefined());
  }
  const Tagged<JSPromise> promise = Cast<JSPromise>(slots->get(kPromise));
  const Value error = slots->get(kError);
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
  if (stack->is_disposed()) {
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
  slots->set(kResources, stack->resources());
  slots->set(kRemaining, Value::Int(stack->count()));
  slots->set(kError, TheHole());
  slots->set(kNeedsAwait, Undefined());
  stack->set_resources(ReadOnlyRoots::empty_fixed_array());
  stack->set_count(0);
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
  slots->set(kError, TRY(CombineErrors(isolate, arguments.at(0), slots->get(kError))));
  TRY(ContinueDisposal(isolate, slots));
  return Undefined();
}

}  // namespace v8::internal

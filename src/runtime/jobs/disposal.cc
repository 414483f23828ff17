#include "src/runtime/jobs/disposal.h"

#include "src/execution/call.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/jobs/promise-operations.h"
#include "src/runtime/properties/property.h"
#include "src/runtime/runtime-functions.h"
#include "src/runtime/values/operators.h"

namespace v8::internal {

namespace {

// The capability's list: its header, then four entries a resource.
constexpr int kCount = 0, kError = 1, kNeedsAwait = 2, kHasAwaited = 3, kHeaderSize = 4;
constexpr int kDisposal = 0, kIsAsync = 1, kValue = 2, kMethod = 3, kResourceSize = 4;

Result<void> CheckDisposer(Isolate* isolate, Value method) {
  if (IsCallable(method)) return Ok();
  return Throw(isolate, MessageTemplate::kCalledNonCallable, method);
}

// The method of one resource is called.
Result<Value> Dispose(Isolate* isolate, Tagged<FixedArray> list, int entry) {
  const Value value = list->get(entry + kValue), method = list->get(entry + kMethod);
  switch (static_cast<Disposal>(list->get(entry + kDisposal).AsInt())) {
    case Disposal::kCallOnValue:
      return Call(isolate, method, value);
    case Disposal::kCallWithValue:
      return Call(isolate, method, Undefined(), {value});
    case Disposal::kCall:
      return Call(isolate, method, Undefined());
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
    case Disposal::kNothing:
      break;
  }
  UNREACHABLE();
}

// What the errors so far and a new one become; the hole stands for none.
Result<Value> CombineErrors(Isolate* isolate, Value error, Value suppressed) {
  if (suppressed.IsTheHole()) return error;
  const Tagged<JSObject> combined = TRY(NewError(isolate, MessageTemplate::kSuppressedErrorDuringDisposal));
  TRY(AddDataProperty(isolate, combined, ReadOnlyRoots::error_string(), error, DONT_ENUM));
  TRY(AddDataProperty(isolate, combined, ReadOnlyRoots::suppressed_string(), suppressed, DONT_ENUM));
  return combined;
}

}  // namespace

Result<Value> AddDisposableResource(Isolate* isolate, Value capability, Value value, DisposeHint hint,
                                    Disposal disposal, Value method) {
  Tagged<FixedArray> list;
  if (capability.IsUndefined()) {
    list = TRY(NewFixedArray(isolate, kHeaderSize + kResourceSize));
    list->set(kCount, Value::Int(0));
    list->set(kError, TheHole());
    list->set(kNeedsAwait, False());
    list->set(kHasAwaited, False());
  } else {
    list = Cast<FixedArray>(capability);
  }
  const int count = list->get(kCount).AsInt();
  const int64_t entry = kHeaderSize + int64_t{count} * kResourceSize;
  list = TRY(GrowList(isolate, list, entry + kResourceSize));
  list->set(static_cast<int>(entry) + kDisposal, Value::Int(static_cast<int>(disposal)));
  list->set(static_cast<int>(entry) + kIsAsync, Value::Bool(hint == DisposeHint::kAsync));
  list->set(static_cast<int>(entry) + kValue, value);
  list->set(static_cast<int>(entry) + kMethod, method);
  list->set(kCount, Value::Int(count + 1));
  return list;
}

Result<Value> AddDisposableResource(Isolate* isolate, Value capability, Value value, DisposeHint hint) {
  const bool is_async = hint == DisposeHint::kAsync;
  if (value.IsNullOrUndefined()) {
    if (!is_async) return capability;
    return AddDisposableResource(isolate, capability, Undefined(), hint, Disposal::kNothing, Undefined());
  }
  if (!IsJSReceiver(value)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, value);
  // GetDisposeMethod: of an asynchronous resource the asynchronous method, else the other one.
  Disposal disposal = Disposal::kCallOnValue;
  Value method = Undefined();
  if (is_async) method = TRY(GetMethod(isolate, value, ReadOnlyRoots::async_dispose_symbol()));
  if (method.IsUndefined()) {
    if (is_async) disposal = Disposal::kCallSyncOnValue;
    method = TRY(GetMethod(isolate, value, ReadOnlyRoots::dispose_symbol()));
  }
  TRY(CheckDisposer(isolate, method));
  return AddDisposableResource(isolate, capability, value, hint, disposal, method);
}

Result<void> DisposeResources(Isolate* isolate, Value capability, Value error) {
  if (capability.IsUndefined()) return Ok();
  const Tagged<FixedArray> list = Cast<FixedArray>(capability);
  list->set(kError, error);
  const Value next = TRY(DisposeResourcesUntilAwait(isolate, list));
  DCHECK(next.IsTheHole());
  const Value result = list->get(kError);
  if (result == error) return Ok();
  return isolate->Throw(result);
}

Result<Value> DisposeResourcesUntilAwait(Isolate* isolate, Tagged<FixedArray> list) {
  while (list->get(kCount).AsInt() > 0) {
    if (!isolate->Poll()) return Exception();
    const int index = list->get(kCount).AsInt() - 1;
    const int entry = kHeaderSize + index * kResourceSize;
    const bool is_async = list->get(entry + kIsAsync).IsTrue();
    // d. If hint is sync-dispose and needsAwait is true and hasAwaited is false, then Perform ! Await(undefined).
    if (!is_async && list->get(kNeedsAwait).IsTrue() && list->get(kHasAwaited).IsFalse()) {
      list->set(kNeedsAwait, False());
      return Undefined();
    }
    list->set(kCount, Value::Int(index));
    if (static_cast<Disposal>(list->get(entry + kDisposal).AsInt()) == Disposal::kNothing) {
      list->set(kNeedsAwait, True());
      continue;
    }
    const Result<Value> result = Dispose(isolate, list, entry);
    if (result.IsException()) {
      if (isolate->is_terminating()) return Exception();
      TRY(AddDisposalError(isolate, list, isolate->TakeException()));
    } else if (is_async) {
      list->set(kHasAwaited, True());
      return result;
    }
  }
  if (list->get(kNeedsAwait).IsTrue() && list->get(kHasAwaited).IsFalse()) {
    list->set(kNeedsAwait, False());
    return Undefined();
  }
  return TheHole();
}

Result<void> AddDisposalError(Isolate* isolate, Tagged<FixedArray> list, Value error) {
  list->set(kError, TRY(CombineErrors(isolate, error, list->get(kError))));
  return Ok();
}

Value DisposalErrorOf(Tagged<FixedArray> list) { return list->get(kError); }

// ---- For bytecode

RUNTIME(AddDisposableResource) {
  return AddDisposableResource(isolate, Argument(arguments, 0), Argument(arguments, 1),
                               ToBoolean(Argument(arguments, 2)) ? DisposeHint::kAsync : DisposeHint::kSync);
}

RUNTIME(DisposeResources) {
  const bool is_throw = Argument(arguments, 1) == Value::Int(0);
  TRY(DisposeResources(isolate, Argument(arguments, 0), is_throw ? Argument(arguments, 2) : TheHole()));
  return Undefined();
}

RUNTIME(DisposeResourcesUntilAwait) {
  return DisposeResourcesUntilAwait(isolate, Cast<FixedArray>(Argument(arguments, 0)));
}

RUNTIME(AddDisposalError) {
  TRY(AddDisposalError(isolate, Cast<FixedArray>(Argument(arguments, 0)), Argument(arguments, 1)));
  return Undefined();
}

RUNTIME(ThrowDisposalError) {
  const Value error = DisposalErrorOf(Cast<FixedArray>(Argument(arguments, 0)));
  if (!error.IsTheHole()) return isolate->Throw(error);
  return Undefined();
}

}  // namespace v8::internal

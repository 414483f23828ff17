#include "src/builtins/builtins.h"
#include "src/runtime/iteration/iteration.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/jobs/promise-operations.h"

// ECMA-262 §27.2.4: Promise.all, allSettled, any and race; allKeyed and allSettledKeyed, whose result is an object.
namespace v8::internal {

namespace {

enum class Combinator { kAll, kAllSettled, kAny, kRace };

// What the element functions of one call share, in a FixedArray.
constexpr int kValues = 0, kCount = 1, kRemaining = 2, kCapability = 3, kKeys = 4, kSharedSlots = 5;
// Context slots of an element function.
constexpr int kShared = 0, kIndex = 1, kAlreadyCalled = 2, kElementSlots = 3;

// CreateKeyedPromiseCombinatorResultObject ( keys, values )
Result<Value> KeyedResult(Isolate* isolate, Tagged<FixedArray> shared) {
  const Tagged<FixedArray> keys = Cast<FixedArray>(shared->get(kKeys));
  const Tagged<FixedArray> values = Cast<FixedArray>(shared->get(kValues));
  const Tagged<JSObject> result = TRY(NewJSObjectWithNullProto(isolate));
  for (int i = 0; i < shared->get(kCount).AsInt(); ++i) {
    TRY(CreateDataPropertyOrThrow(isolate, result, TRY(ToPropertyKey(isolate, keys->get(i))), values->get(i)));
  }
  return result;
}

Result<Tagged<JSArray>> ValuesArray(Isolate* isolate, Tagged<FixedArray> shared) {
  return CreateArrayFromList(isolate, reinterpret_cast<const Value*>(Cast<FixedArray>(shared->get(kValues))->data()),
                             shared->get(kCount).AsInt());
}

// The error that Promise.any rejects with.
Result<Tagged<JSObject>> NewAllRejectedError(Isolate* isolate, Tagged<FixedArray> shared) {
  const Tagged<JSObject> error = TRY(NewError(isolate, MessageTemplate::kAllPromisesRejected));
  TRY(AddDataProperty(isolate, error, ReadOnlyRoots::errors_string(), TRY(ValuesArray(isolate, shared)), DONT_ENUM));
  return error;
}

// Counts down; the last element settles the result.
Result<void> ElementDone(Isolate* isolate, Tagged<FixedArray> shared, bool is_any) {
  const int remaining = shared->get(kRemaining).AsInt() - 1;
  shared->set(kRemaining, Value::Int(remaining));
  if (remaining != 0) return Ok();
  const Tagged<PromiseCapability> capability = Cast<PromiseCapability>(shared->get(kCapability));
  if (is_any) {
    TRY(Call(isolate, capability->reject(), Undefined(), {TRY(NewAllRejectedError(isolate, shared))}));
  } else {
    const Value result = shared->get(kKeys).IsUndefined() ? Value(TRY(ValuesArray(isolate, shared)))
                                                          : TRY(KeyedResult(isolate, shared));
    TRY(Call(isolate, capability->resolve(), Undefined(), {result}));
  }
  return Ok();
}

// Stores the element's value, once.
Result<Value> SettleElement(Isolate* isolate, Arguments arguments, Value value, bool is_any) {
  const Tagged<FixedArray> shared = Cast<FixedArray>(arguments.context_slot(kShared));
  Cast<FixedArray>(shared->get(kValues))->set(arguments.context_slot(kIndex).AsInt(), value);
  TRY(ElementDone(isolate, shared, is_any));
  return Undefined();
}

bool EnterElement(Arguments arguments) {
  if (arguments.context_slot(kAlreadyCalled).IsTrue()) return false;
  arguments.set_context_slot(kAlreadyCalled, True());
  return true;
}

// {status, value} or {status, reason}.
Result<Value> SettledRecord(Isolate* isolate, Value value, bool is_rejection) {
  const Tagged<JSObject> record = TRY(NewJSObject(isolate));
  TRY(AddDataProperty(isolate, record, ReadOnlyRoots::status_string(),
                      is_rejection ? ReadOnlyRoots::rejected_string() : ReadOnlyRoots::fulfilled_string(), NONE));
  TRY(AddDataProperty(isolate, record,
                      is_rejection ? ReadOnlyRoots::reason_string() : ReadOnlyRoots::value_string(), value, NONE));
  return record;
}

Result<Tagged<JSFunction>> NewElementFunction(Isolate* isolate, Builtin builtin, Tagged<FixedArray> shared,
                                              int index) {
  const Tagged<JSFunction> function =
      TRY(NewBuiltinFunctionWithContext(isolate, builtin, ReadOnlyRoots::empty_string(), 1, kElementSlots));
  const Tagged<Context> context = function->context();
  context->set(Context::kFirstVariableSlot + kShared, shared);
  context->set(Context::kFirstVariableSlot + kIndex, Value::Int(index));
  context->set(Context::kFirstVariableSlot + kAlreadyCalled, False());
  return function;
}

// Makes room for one more value, undefined for now.
Result<void> AddElement(Isolate* isolate, Tagged<FixedArray> shared) {
  const int count = shared->get(kCount).AsInt();
  const Tagged<FixedArray> values = Cast<FixedArray>(shared->get(kValues));
  if (count == values->length()) {
    shared->set(kValues, TRY(GrowList(isolate, values, int64_t{count} + 1)));
  }
  Cast<FixedArray>(shared->get(kValues))->set(count, Undefined());
  shared->set(kCount, Value::Int(count + 1));
  shared->set(kRemaining, Value::Int(shared->get(kRemaining).AsInt() + 1));
  return Ok();
}

// One turn of the loop in §27.2.4.1.2 and its kin.
Result<void> AddPromise(Isolate* isolate, Combinator kind, Value constructor, Value promise_resolve,
                        Tagged<FixedArray> shared, Value value) {
  const int index = shared->get(kCount).AsInt();
  if (kind != Combinator::kRace) TRY(AddElement(isolate, shared));
  const Value promise = TRY(Call(isolate, promise_resolve, constructor, {value}));
  const Tagged<PromiseCapability> capability = Cast<PromiseCapability>(shared->get(kCapability));
  Value on_fulfilled = capability->resolve(), on_rejected = capability->reject();
  if (kind == Combinator::kAll) {
    on_fulfilled = TRY(NewElementFunction(isolate, Builtin::kPromiseAllResolveElement, shared, index));
  } else if (kind == Combinator::kAny) {
    on_rejected = TRY(NewElementFunction(isolate, Builtin::kPromiseAnyRejectElement, shared, index));
  } else if (kind == Combinator::kAllSettled) {
    const Tagged<JSFunction> fulfill =
        TRY(NewElementFunction(isolate, Builtin::kPromiseAllSettledResolveElement, shared, index));
    const Tagged<JSFunction> reject = TRY(NewBuiltinFunction(isolate, Builtin::kPromiseAllSettledRejectElement,
                                                             ReadOnlyRoots::empty_string(), 1));
    reject->set_context(fulfill->context());
    on_fulfilled = fulfill;
    on_rejected = reject;
  }
  // Fast path: the promise that the usual `then` would return is not needed, but for hooks that count it.
  if (IsUnmodifiedPromise(isolate, promise) && V8_LIKELY(isolate->promise_hooks == 0)) {
    return PerformPromiseThen(isolate, Cast<JSPromise>(promise), on_fulfilled, on_rejected, Undefined());
  }
  TRY(Invoke(isolate, promise, ReadOnlyRoots::then_string(), {on_fulfilled, on_rejected}));
  return Ok();
}

Result<Tagged<FixedArray>> NewShared(Isolate* isolate, Tagged<PromiseCapability> capability) {
  const Tagged<FixedArray> shared = TRY(NewFixedArray(isolate, kSharedSlots));
  shared->set(kValues, ReadOnlyRoots::empty_fixed_array());
  shared->set(kCount, Value::Int(0));
  shared->set(kRemaining, Value::Int(1));
  shared->set(kCapability, capability);
  shared->set(kKeys, Undefined());
  return shared;
}

// PerformPromiseAllKeyed ( variant, promises, constructor, resultCapability, promiseResolve )
Result<void> PerformPromiseAllKeyed(Isolate* isolate, Combinator kind, Value constructor, Value promises_value,
                                    Tagged<PromiseCapability> capability) {
  const Value promise_resolve = TRY(Get(isolate, constructor, ReadOnlyRoots::resolve_string()));
  if (!IsCallable(promise_resolve)) return Throw(isolate, MessageTemplate::kPromiseNonCallable);
  if (!IsJSReceiver(promises_value)) return Throw(isolate, MessageTemplate::kArgumentIsNonObject, promises_value);
  const Tagged<JSReceiver> promises = Cast<JSReceiver>(promises_value);
  const Tagged<FixedArray> shared = TRY(NewShared(isolate, capability));
  // 1. Let allKeys be ? promises.[[OwnPropertyKeys]](). The list serves for the keys of enumerable properties, too.
  const Tagged<FixedArray> all_keys = TRY(OwnPropertyKeys(isolate, promises));
  shared->set(kKeys, all_keys);
  for (int i = 0; i < all_keys->length(); ++i) {
    const Value name = all_keys->get(i);
    const PropertyKey key = TRY(ToPropertyKey(isolate, name));
    PropertyDescriptor descriptor;
    if (!TRY(GetOwnProperty(isolate, promises, key, &descriptor)) || !descriptor.enumerable) continue;
    const Value value = TRY(Get(isolate, promises, key));
    all_keys->set(shared->get(kCount).AsInt(), name);
    TRY(AddPromise(isolate, kind, constructor, promise_resolve, shared, value));
    if (!isolate->Poll()) return Exception();
  }
  return ElementDone(isolate, shared, false);
}

Result<Value> CombineKeyed(Isolate* isolate, Combinator kind, Value constructor, Value promises) {
  const Tagged<PromiseCapability> capability = TRY(NewPromiseCapability(isolate, constructor));
  if (PerformPromiseAllKeyed(isolate, kind, constructor, promises, capability).IsException()) {
    return RejectWithPendingException(isolate, capability);
  }
  return capability->promise();
}

Result<Value> Combine(Isolate* isolate, Combinator kind, Value constructor, Value iterable) {
  const Tagged<PromiseCapability> capability = TRY(NewPromiseCapability(isolate, constructor));
  // From here on exceptions become rejections.
  const auto prepare = [&](Value* promise_resolve, IteratorRecord* record) -> Result<void> {
    *promise_resolve = TRY(Get(isolate, constructor, ReadOnlyRoots::resolve_string()));
    if (!IsCallable(*promise_resolve)) return Throw(isolate, MessageTemplate::kPromiseNonCallable);
    return GetIterator(isolate, iterable, record);
  };
  Value promise_resolve;
  IteratorRecord record;
  if (prepare(&promise_resolve, &record).IsException()) return RejectWithPendingException(isolate, capability);
  const Tagged<FixedArray> shared = TRY(NewShared(isolate, capability));
  while (true) {
    const Result<Value> next = IteratorStepValue(isolate, record);
    if (next.IsException()) return RejectWithPendingException(isolate, capability);
    if (next.value().IsTheHole()) break;
    if (AddPromise(isolate, kind, constructor, promise_resolve, shared, next.value()).IsException()) {
      IteratorCloseOnThrow(isolate, record.iterator);
      return RejectWithPendingException(isolate, capability);
    }
    if (!isolate->Poll()) return Exception();
  }
  if (kind != Combinator::kRace && ElementDone(isolate, shared, kind == Combinator::kAny).IsException()) {
    return RejectWithPendingException(isolate, capability);
  }
  return capability->promise();
}

}  // namespace

// §27.2.4.1 Promise.all ( iterable )
BUILTIN(PromiseAll) { return Combine(isolate, Combinator::kAll, arguments.receiver(), arguments.at(0)); }
// §27.2.4.2 Promise.allSettled ( iterable )
BUILTIN(PromiseAllSettled) { return Combine(isolate, Combinator::kAllSettled, arguments.receiver(), arguments.at(0)); }
// Promise.allKeyed ( promises )
BUILTIN(PromiseAllKeyed) { return CombineKeyed(isolate, Combinator::kAll, arguments.receiver(), arguments.at(0)); }
// Promise.allSettledKeyed ( promises )
BUILTIN(PromiseAllSettledKeyed) {
  return CombineKeyed(isolate, Combinator::kAllSettled, arguments.receiver(), arguments.at(0));
}
// §27.2.4.3 Promise.any ( iterable )
BUILTIN(PromiseAny) { return Combine(isolate, Combinator::kAny, arguments.receiver(), arguments.at(0)); }
// §27.2.4.5 Promise.race ( iterable )
BUILTIN(PromiseRace) { return Combine(isolate, Combinator::kRace, arguments.receiver(), arguments.at(0)); }

// §27.2.4.1.3 Promise.all Resolve Element Functions
BUILTIN(PromiseAllResolveElement) {
  if (!EnterElement(arguments)) return Undefined();
  return SettleElement(isolate, arguments, arguments.at(0), false);
}
// §27.2.4.2.2 Promise.allSettled Resolve Element Functions
BUILTIN(PromiseAllSettledResolveElement) {
  if (!EnterElement(arguments)) return Undefined();
  return SettleElement(isolate, arguments, TRY(SettledRecord(isolate, arguments.at(0), false)), false);
}
// §27.2.4.2.3 Promise.allSettled Reject Element Functions
BUILTIN(PromiseAllSettledRejectElement) {
  if (!EnterElement(arguments)) return Undefined();
  return SettleElement(isolate, arguments, TRY(SettledRecord(isolate, arguments.at(0), true)), false);
}
// §27.2.4.3.2 Promise.any Reject Element Functions
BUILTIN(PromiseAnyRejectElement) {
  if (!EnterElement(arguments)) return Undefined();
  return SettleElement(isolate, arguments, arguments.at(0), true);
}

}  // namespace v8::internal

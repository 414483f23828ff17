#include "src/builtins/array-support.h"
#include "src/runtime/iteration/iteration.h"
#include "src/runtime/jobs/promise-operations.h"

// ECMA-262 Array.fromAsync: an async function that is written in C++, as steps between one await and the next.
namespace v8::internal {

namespace {

// What the steps share.
enum Slot : int {
  kPromise,
  kOnFulfilled,
  kOnRejected,
  kStep,
  kResult,
  kMapper,
  kThisArgument,
  kIterator,  // undefined for an array-like object
  kNextMethod,
  kArrayLike,
  kLength,
  kIndex,
  kError,
  kSlotCount
};

// What the activation waits for.
enum class Step : int {
  kNextResult,     // the iterator's next result
  kMappedValue,    // what the mapper made of an iterator's value
  kElement,        // an element of an array-like object
  kMappedElement,  // what the mapper made of it
  kClosed          // the iterator's `return`; kError is thrown then
};

class FromAsync {
 public:
  FromAsync(Isolate* isolate, Tagged<FixedArray> slots) : isolate_(isolate), slots_(slots) {}

  Result<void> Start(Value constructor, Value items);
  Result<void> Resume(Value value, bool is_rejection);

 private:
  Value At(Slot slot) const { return slots_->get(slot); }
  void Put(Slot slot, Value value) { slots_->set(slot, value); }
  double index() const { return At(kIndex).AsNumber(); }
  bool is_mapping() const { return !At(kMapper).IsUndefined(); }
  bool is_iterating() const { return !At(kIterator).IsUndefined(); }

  Result<void> Await(Value value, Step step) {
    const Tagged<JSPromise> promise = TRY(PromiseResolveIntrinsic(isolate_, value));
    Put(kStep, Value::Int(static_cast<int>(step)));
    return PerformPromiseThen(isolate_, promise, At(kOnFulfilled), At(kOnRejected), Undefined());
  }
  // Asks for the next value of whatever is walked.
  Result<void> Next() {
    if (is_iterating()) return Await(TRY(Call(isolate_, At(kNextMethod), At(kIterator))), Step::kNextResult);
    if (index() >= At(kLength).AsNumber()) return Finish();
    return Await(TRY(GetElement(isolate_, Cast<JSReceiver>(At(kArrayLike)), index())), Step::kElement);
  }
  Result<void> OnNextResult(Value result);
  Result<void> Map(Value value, Step step) {
    const Value index_value = Value::Number(index());
    return Await(TRY(Call(isolate_, At(kMapper), At(kThisArgument), {value, index_value})), step);
  }
  Result<void> Define(Value value) {
    const Result<void> defined = CreateElement(isolate_, Cast<JSReceiver>(At(kResult)), index(), value);
    if (defined.IsException()) return is_iterating() ? Close() : defined;
    Put(kIndex, Value::Number(index() + 1));
    return Next();
  }
  Result<void> Finish() {
    TRY(SetLength(isolate_, Cast<JSReceiver>(At(kResult)), index()));
    return ResolvePromise(isolate_, Cast<JSPromise>(At(kPromise)), At(kResult));
  }
  Result<void> Close();

  Isolate* const isolate_;
  const Tagged<FixedArray> slots_;
};

Result<void> FromAsync::Start(Value constructor, Value items) {
  // a. If mapper is undefined, let mapping be false. b. Otherwise, if IsCallable(mapper) is false, throw a TypeError.
  if (is_mapping()) TRY(CheckCallback(isolate_, At(kMapper)));
  const Value async_method = TRY(GetMethod(isolate_, items, ReadOnlyRoots::async_iterator_symbol()));
  Value sync_method = Undefined();
  if (async_method.IsUndefined()) sync_method = TRY(GetMethod(isolate_, items, ReadOnlyRoots::iterator_symbol()));
  if (!async_method.IsUndefined() || !sync_method.IsUndefined()) {
    Put(kResult, IsConstructor(constructor) ? TRY(Construct(isolate_, constructor))
                                            : Tagged<JSReceiver>(TRY(ArrayCreate(isolate_, 0))));
    IteratorRecord record;
    if (!async_method.IsUndefined()) {
      TRY(GetIteratorFromMethod(isolate_, items, async_method, &record));
    } else {
      IteratorRecord sync;
      TRY(GetIteratorFromMethod(isolate_, items, sync_method, &sync));
      TRY(CreateAsyncFromSyncIterator(isolate_, sync, &record));
    }
    Put(kIterator, record.iterator);
    Put(kNextMethod, record.next_method);
    return Next();
  }
  // NOTE: asyncItems is neither an AsyncIterable nor an Iterable so assume it is an array-like object.
  const Tagged<JSReceiver> array_like = TRY(ToObject(isolate_, items));
  const double length = TRY(ArrayLikeLength(isolate_, array_like));
  Put(kArrayLike, array_like);
  Put(kLength, Value::Number(length));
  Put(kResult, IsConstructor(constructor) ? TRY(Construct(isolate_, constructor, {Value::Number(length)}))
                                          : Tagged<JSReceiver>(TRY(ArrayCreate(isolate_, length))));
  return Next();
}

Result<void> FromAsync::OnNextResult(Value result) {
  if (!IsJSReceiver(result)) return Throw(isolate_, MessageTemplate::kIteratorResultNotAnObject, result);
  if (ToBoolean(TRY(Get(isolate_, result, ReadOnlyRoots::done_string())))) return Finish();
  const Value value = TRY(Get(isolate_, result, ReadOnlyRoots::value_string()));
  if (!is_mapping()) return Define(value);
  if (Map(value, Step::kMappedValue).IsException()) return Close();
  return Ok();
}

// AsyncIteratorClose with the pending exception, which comes through whatever closing does.
Result<void> FromAsync::Close() {
  if (isolate_->is_terminating()) return Exception();
  Put(kError, isolate_->TakeException());
  const auto close = [&]() -> Result<bool> {
    const Value method = TRY(GetMethod(isolate_, At(kIterator), ReadOnlyRoots::return_string()));
    if (method.IsUndefined()) return false;
    TRY(Await(TRY(Call(isolate_, method, At(kIterator))), Step::kClosed));
    return true;
  };
  const Result<bool> waits = close();
  if (waits.IsException()) {
    if (isolate_->is_terminating()) return Exception();
    isolate_->TakeException();
  } else if (waits.value()) {
    return Ok();
  }
  return isolate_->Throw(At(kError));
}

Result<void> FromAsync::Resume(Value value, bool is_rejection) {
  const Step step = static_cast<Step>(At(kStep).AsInt());
  if (step == Step::kClosed) return isolate_->Throw(At(kError));
  if (is_rejection) {
    isolate_->Throw(value);
    return step == Step::kMappedValue ? Close() : Exception();
  }
  switch (step) {
    case Step::kNextResult: return OnNextResult(value);
    case Step::kElement: return is_mapping() ? Map(value, Step::kMappedElement) : Define(value);
    default: return Define(value);
  }
}

// An exception that leaves the steps rejects the promise.
Result<Value> RejectUnlessOk(Isolate* isolate, Tagged<FixedArray> slots, Result<void> result) {
  if (result.IsException()) {
    if (isolate->is_terminating()) return Exception();
    TRY(RejectPromise(isolate, Cast<JSPromise>(slots->get(kPromise)), isolate->TakeException()));
  }
  return Undefined();
}

}  // namespace

// ECMA-262 Array.fromAsync ( asyncItems [ , mapper [ , thisArg ] ] )
BUILTIN(ArrayFromAsync) {
  const Tagged<FixedArray> slots = TRY(NewFixedArray(isolate, kSlotCount));
  for (int i = 0; i < kSlotCount; ++i) slots->set(i, Undefined());
  const Tagged<JSFunction> on_fulfilled = TRY(NewBuiltinFunctionWithContext(
      isolate, Builtin::kArrayFromAsyncFulfilled, ReadOnlyRoots::empty_string(), 1, 1));
  on_fulfilled->context()->set(Context::kFirstVariableSlot, slots);
  const Tagged<JSFunction> on_rejected =
      TRY(NewBuiltinFunction(isolate, Builtin::kArrayFromAsyncRejected, ReadOnlyRoots::empty_string(), 1));
  on_rejected->set_context(on_fulfilled->context());
  slots->set(kPromise, TRY(NewPromise(isolate)));
  slots->set(kOnFulfilled, on_fulfilled);
  slots->set(kOnRejected, on_rejected);
  slots->set(kMapper, arguments.at(1));
  slots->set(kThisArgument, arguments.at(2));
  slots->set(kIndex, Value::Int(0));
  FromAsync activation(isolate, slots);
  TRY(RejectUnlessOk(isolate, slots, activation.Start(arguments.receiver(), arguments.at(0))));
  return slots->get(kPromise);
}
// Context slot: what the steps share.
BUILTIN(ArrayFromAsyncFulfilled) {
  const Tagged<FixedArray> slots = Cast<FixedArray>(arguments.context_slot(0));
  return RejectUnlessOk(isolate, slots, FromAsync(isolate, slots).Resume(arguments.at(0), false));
}
BUILTIN(ArrayFromAsyncRejected) {
  const Tagged<FixedArray> slots = Cast<FixedArray>(arguments.context_slot(0));
  return RejectUnlessOk(isolate, slots, FromAsync(isolate, slots).Resume(arguments.at(0), true));
}

}  // namespace v8::internal

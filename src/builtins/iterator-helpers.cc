#include <cmath>

#include "src/builtins/iterator-support.h"
#include "src/runtime/iteration/value-list.h"

// ECMA-262 §27.1.2, §27.1.4: the lazy methods of Iterator.prototype (map, filter, take, drop, flatMap, chunks,
// windows), Iterator.concat, and the objects they return.
namespace v8::internal {

namespace {

Result<Value> NewHelper(Isolate* isolate, IteratorHelperKind kind, Value iterator, Value callback, Value counter) {
  IteratorRecord record;
  TRY(GetIteratorDirect(isolate, iterator, &record));
  const Tagged<JSIteratorHelper> helper =
      Cast<JSIteratorHelper>(TRY(NewJSObjectFromMap(isolate, isolate->realm()->iterator_helper_map())));
  helper->set_underlying(record.iterator);
  helper->set_underlying_next(record.next_method);
  helper->set_callback(callback);
  helper->set_counter(counter);
  helper->set_kind(static_cast<int>(kind));
  helper->set_state(static_cast<int>(IteratorHelperState::kStart));
  return helper;
}

Result<Value> NewCallbackHelper(Isolate* isolate, Arguments arguments, IteratorHelperKind kind, const char* method) {
  TRY(CheckIteratorReceiver(isolate, arguments.receiver(), method));
  TRY(CheckIteratorCallback(isolate, arguments.receiver(), arguments.at(0)));
  return NewHelper(isolate, kind, arguments.receiver(), arguments.at(0), Value::Int(0));
}

// The limit of take and drop: a number of values, possibly infinite. Closes the iterator when it is none.
Result<Value> NewLimitHelper(Isolate* isolate, Arguments arguments, IteratorHelperKind kind, const char* method) {
  const Value iterator = arguments.receiver();
  TRY(CheckIteratorReceiver(isolate, iterator, method));
  const Result<double> limit = ToNumber(isolate, arguments.at(0));
  if (limit.IsException()) return IteratorCloseOnThrow(isolate, iterator);
  const double integer = std::trunc(limit.value());
  if (std::isnan(integer) || integer < 0 || (std::isfinite(integer) && integer > kMaxSafeInteger)) {
    Throw(isolate, MessageTemplate::kMustBePositive, arguments.at(0));
    return IteratorCloseOnThrow(isolate, iterator);
  }
  return NewHelper(isolate, kind, iterator, Undefined(), Value::Number(integer + 0.0));
}

IteratorRecord UnderlyingOf(Tagged<JSIteratorHelper> helper) { return {helper->underlying(), helper->underlying_next()}; }

// Counts one value; the index it had.
Value CountUp(Tagged<JSIteratorHelper> helper) {
  const Value index = helper->counter();
  helper->set_counter(Value::Number(index.AsNumber() + 1));
  return index;
}

Result<Value> CallBack(Isolate* isolate, Tagged<JSIteratorHelper> helper, Value value) {
  return Call(isolate, helper->callback(), Undefined(), {value, CountUp(helper)});
}

Result<Value> NextOfFlatMap(Isolate* isolate, Tagged<JSIteratorHelper> helper) {
  while (true) {
    if (helper->inner().IsUndefined()) {
      const Value value = TRY(IteratorStepValue(isolate, UnderlyingOf(helper)));
      if (value.IsTheHole()) return value;
      const Result<Value> mapped = CallBack(isolate, helper, value);
      IteratorRecord inner;
      if (mapped.IsException() || GetIteratorFlattenable(isolate, mapped.value(), false, &inner).IsException()) {
        return IteratorCloseOnThrow(isolate, helper->underlying());
      }
      helper->set_inner(inner.iterator);
      helper->set_inner_next(inner.next_method);
    }
    const Result<Value> value = IteratorStepValue(isolate, {helper->inner(), helper->inner_next()});
    if (value.IsException()) return IteratorCloseOnThrow(isolate, helper->underlying());
    if (!value.value().IsTheHole()) return value;
    helper->set_inner(Undefined());
    if (!isolate->Poll()) return Exception();
  }
}

// Iterator.concat's helper keeps the iterables, each followed by its method, in `callback`; `counter` is the next one's
// index there, and `inner` the iterator that runs.
Result<Value> NextOfConcat(Isolate* isolate, Tagged<JSIteratorHelper> helper) {
  const Tagged<FixedArray> list = Cast<FixedArray>(helper->callback());
  while (true) {
    if (helper->inner().IsUndefined()) {
      const int index = helper->counter().AsInt();
      if (index == list->length()) return TheHole();
      helper->set_counter(Value::Int(index + 2));
      const Value iterator = TRY(Call(isolate, list->get(index + 1), list->get(index)));
      if (!IsJSReceiver(iterator)) return Throw(isolate, MessageTemplate::kSymbolIteratorInvalid);
      IteratorRecord record;
      TRY(GetIteratorDirect(isolate, iterator, &record));
      helper->set_inner(record.iterator);
      helper->set_inner_next(record.next_method);
    }
    const Value value = TRY(IteratorStepValue(isolate, {helper->inner(), helper->inner_next()}));
    if (!value.IsTheHole()) return value;
    helper->set_inner(Undefined());
    if (!isolate->Poll()) return Exception();
  }
}

// Up to `size` values as an array; the hole when there is none. A helper whose iterator has come to its end forgets it.
Result<Value> CollectValues(Isolate* isolate, Tagged<JSIteratorHelper> helper, double size, bool allow_partial) {
  ValueList buffer(isolate);
  if (helper->underlying().IsUndefined()) return TheHole();
  while (buffer.length() < size) {
    const Value value = TRY(IteratorStepValue(isolate, UnderlyingOf(helper)));
    if (value.IsTheHole()) {
      helper->set_underlying(Undefined());
      if (buffer.length() == 0 || !allow_partial) return TheHole();
      break;
    }
    TRY(buffer.Add(value));
    if (!isolate->Poll()) return Exception();
  }
  return buffer.ToArray();
}

// The helper of windows keeps the last window in `callback`; `inner_next` says whether one that is not full is wanted.
Result<Value> NextOfWindows(Isolate* isolate, Tagged<JSIteratorHelper> helper) {
  if (helper->callback().IsUndefined()) {
    const Value first =
        TRY(CollectValues(isolate, helper, helper->counter().AsNumber(), helper->inner_next().IsTrue()));
    if (first.IsTheHole() || helper->underlying().IsUndefined()) return first;
    const Tagged<JSArray> array = Cast<JSArray>(first);
    const int size = static_cast<int>(array->length_value());
    const Tagged<FixedArray> buffer = TRY(NewFixedArray(isolate, size));
    buffer->CopyRange(0, Cast<FixedArray>(array->elements()), 0, size);
    helper->set_callback(buffer);
    return first;
  }
  const Value value = TRY(IteratorStepValue(isolate, UnderlyingOf(helper)));
  if (value.IsTheHole()) return value;
  const Tagged<FixedArray> buffer = Cast<FixedArray>(helper->callback());
  const int size = buffer->length();
  for (int i = 1; i < size; ++i) buffer->set(i - 1, buffer->get(i));
  buffer->set(size - 1, value);
  const Tagged<FixedArray> elements = TRY(NewFixedArray(isolate, size));
  elements->CopyRange(0, buffer, 0, size);
  return NewJSArrayWithElements(isolate, elements);
}

// The helper's next value, or the hole at the end.
Result<Value> NextOfHelper(Isolate* isolate, Tagged<JSIteratorHelper> helper) {
  const IteratorRecord underlying = UnderlyingOf(helper);
  switch (static_cast<IteratorHelperKind>(helper->kind())) {
    case IteratorHelperKind::kMap: {
      const Value value = TRY(IteratorStepValue(isolate, underlying));
      if (value.IsTheHole()) return value;
      const Result<Value> mapped = CallBack(isolate, helper, value);
      if (mapped.IsException()) return IteratorCloseOnThrow(isolate, underlying.iterator);
      return mapped;
    }
    case IteratorHelperKind::kFilter:
      while (true) {
        const Value value = TRY(IteratorStepValue(isolate, underlying));
        if (value.IsTheHole()) return value;
        const Result<Value> selected = CallBack(isolate, helper, value);
        if (selected.IsException()) return IteratorCloseOnThrow(isolate, underlying.iterator);
        if (ToBoolean(selected.value())) return value;
        if (!isolate->Poll()) return Exception();
      }
    case IteratorHelperKind::kTake: {
      const double remaining = helper->counter().AsNumber();
      if (remaining == 0) {
        TRY(IteratorClose(isolate, underlying.iterator));
        return TheHole();
      }
      helper->set_counter(Value::Number(remaining - 1));
      return IteratorStepValue(isolate, underlying);
    }
    case IteratorHelperKind::kDrop:
      while (helper->counter().AsNumber() > 0) {
        helper->set_counter(Value::Number(helper->counter().AsNumber() - 1));
        if (!TRY(IteratorStep(isolate, underlying))) return TheHole();
        if (!isolate->Poll()) return Exception();
      }
      return IteratorStepValue(isolate, underlying);
    case IteratorHelperKind::kFlatMap:
      return NextOfFlatMap(isolate, helper);
    case IteratorHelperKind::kConcat:
      return NextOfConcat(isolate, helper);
    case IteratorHelperKind::kZip:
      return NextOfZip(isolate, helper);
    case IteratorHelperKind::kChunks:
      return CollectValues(isolate, helper, helper->counter().AsNumber(), true);
    case IteratorHelperKind::kWindows:
      return NextOfWindows(isolate, helper);
    case IteratorHelperKind::kWrapForValid:
      break;
  }
  UNREACHABLE();
}

void SetState(Tagged<JSIteratorHelper> helper, IteratorHelperState state) { helper->set_state(static_cast<int>(state)); }

Result<Tagged<JSIteratorHelper>> HelperReceiver(Isolate* isolate, Value receiver, const char* method) {
  if (IsJSIteratorHelper(receiver) &&
      Cast<JSIteratorHelper>(receiver)->kind() != static_cast<int>(IteratorHelperKind::kWrapForValid)) {
    return Cast<JSIteratorHelper>(receiver);
  }
  return Throw(isolate, MessageTemplate::kIncompatibleMethodReceiver, TRY(NewStringFromAscii(isolate, method)),
               receiver);
}

}  // namespace

// §27.1.4.8 Iterator.prototype.map ( mapper )
BUILTIN(IteratorPrototypeMap) {
  return NewCallbackHelper(isolate, arguments, IteratorHelperKind::kMap, "Iterator.prototype.map");
}
// §27.1.4.4 Iterator.prototype.filter ( predicate )
BUILTIN(IteratorPrototypeFilter) {
  return NewCallbackHelper(isolate, arguments, IteratorHelperKind::kFilter, "Iterator.prototype.filter");
}
// §27.1.4.6 Iterator.prototype.flatMap ( mapper )
BUILTIN(IteratorPrototypeFlatMap) {
  return NewCallbackHelper(isolate, arguments, IteratorHelperKind::kFlatMap, "Iterator.prototype.flatMap");
}
// §27.1.4.9 Iterator.prototype.take ( limit )
BUILTIN(IteratorPrototypeTake) {
  return NewLimitHelper(isolate, arguments, IteratorHelperKind::kTake, "Iterator.prototype.take");
}
// §27.1.4.2 Iterator.prototype.drop ( limit )
BUILTIN(IteratorPrototypeDrop) {
  return NewLimitHelper(isolate, arguments, IteratorHelperKind::kDrop, "Iterator.prototype.drop");
}

namespace {

// The size of chunks and windows: an integral Number from 1 to 2^32 - 1. Closes the iterator when it is none.
Result<void> CheckSize(Isolate* isolate, Value iterator, Value size) {
  if (!size.IsNumber() || std::trunc(size.AsNumber()) != size.AsNumber() || !std::isfinite(size.AsNumber())) {
    Throw(isolate, MessageTemplate::kNotIntegral, size);
  } else if (size.AsNumber() < 1 || size.AsNumber() > 4294967295.0) {
    Throw(isolate, MessageTemplate::kInvalidIteratorSize, size);
  } else {
    return Ok();
  }
  return IteratorCloseOnThrow(isolate, iterator);
}

}  // namespace

// Iterator.prototype.chunks ( chunkSize )
BUILTIN(IteratorPrototypeChunks) {
  const Value iterator = arguments.receiver();
  TRY(CheckIteratorReceiver(isolate, iterator, "Iterator.prototype.chunks"));
  TRY(CheckSize(isolate, iterator, arguments.at(0)));
  return NewHelper(isolate, IteratorHelperKind::kChunks, iterator, Undefined(), arguments.at(0));
}

// Iterator.prototype.windows ( windowSize [ , undersized ] )
BUILTIN(IteratorPrototypeWindows) {
  const Value iterator = arguments.receiver(), undersized = arguments.at(1);
  TRY(CheckIteratorReceiver(isolate, iterator, "Iterator.prototype.windows"));
  TRY(CheckSize(isolate, iterator, arguments.at(0)));
  const bool allow_partial = IsString(undersized) && Cast<String>(undersized)->IsEqualTo("allow-partial");
  if (!undersized.IsUndefined() && !allow_partial &&
      !(IsString(undersized) && Cast<String>(undersized)->IsEqualTo("only-full"))) {
    Throw(isolate, MessageTemplate::kInvalidArgument);
    return IteratorCloseOnThrow(isolate, iterator);
  }
  const Value helper =
      TRY(NewHelper(isolate, IteratorHelperKind::kWindows, iterator, Undefined(), arguments.at(0)));
  Cast<JSIteratorHelper>(helper)->set_inner_next(Value::Bool(allow_partial));
  return helper;
}

// ECMA-262 Iterator.concat ( ...items )
BUILTIN(IteratorConcat) {
  const int count = arguments.length();
  const Tagged<FixedArray> list = TRY(NewFixedArray(isolate, 2 * count));
  for (int i = 0; i < count; ++i) {
    const Value item = arguments.at(i);
    if (!IsJSReceiver(item)) {
      return Throw(isolate, MessageTemplate::kCalledOnNonObject, TRY(NewStringFromAscii(isolate, "Iterator.concat")));
    }
    const Value method = TRY(GetMethod(isolate, item, ReadOnlyRoots::iterator_symbol()));
    if (method.IsUndefined()) return Throw(isolate, MessageTemplate::kNotIterable, item);
    list->set(2 * i, item);
    list->set(2 * i + 1, method);
  }
  const Tagged<JSIteratorHelper> helper =
      Cast<JSIteratorHelper>(TRY(NewJSObjectFromMap(isolate, isolate->realm()->iterator_helper_map())));
  helper->set_callback(list);
  helper->set_counter(Value::Int(0));
  helper->set_kind(static_cast<int>(IteratorHelperKind::kConcat));
  helper->set_state(static_cast<int>(IteratorHelperState::kStart));
  return helper;
}

Result<Value> StepIteratorHelper(Isolate* isolate, Value receiver) {
  const Tagged<JSIteratorHelper> helper = TRY(HelperReceiver(isolate, receiver, "Iterator Helper.prototype.next"));
  const auto state = static_cast<IteratorHelperState>(helper->state());
  if (state == IteratorHelperState::kRunning) return Throw(isolate, MessageTemplate::kGeneratorRunning);
  if (state == IteratorHelperState::kDone) return TheHole();
  SetState(helper, IteratorHelperState::kRunning);
  const Result<Value> value = NextOfHelper(isolate, helper);
  const bool is_done = value.IsException() || value.value().IsTheHole();
  SetState(helper, is_done ? IteratorHelperState::kDone : IteratorHelperState::kYielded);
  return value;
}

// §27.1.2.1.1 %IteratorHelperPrototype%.next ( )
BUILTIN(IteratorHelperNext) { return StepResult(isolate, TRY(StepIteratorHelper(isolate, arguments.receiver()))); }

namespace {

// Closes what the helper has open: the inner iterator, then the one below.
Result<void> CloseHelper(Isolate* isolate, Tagged<JSIteratorHelper> helper) {
  if (helper->kind() == static_cast<int>(IteratorHelperKind::kZip)) return CloseZip(isolate, helper);
  const Value inner = helper->inner(), underlying = helper->underlying();
  if (!inner.IsUndefined() && IteratorClose(isolate, inner).IsException()) {
    return underlying.IsUndefined() ? Exception() : IteratorCloseOnThrow(isolate, underlying);
  }
  // Iterator.concat has none below: the iterables that have not begun have nothing to close.
  return underlying.IsUndefined() ? Ok() : IteratorClose(isolate, underlying);
}

}  // namespace

// §27.1.2.1.2 %IteratorHelperPrototype%.return ( )
BUILTIN(IteratorHelperReturn) {
  const Tagged<JSIteratorHelper> helper =
      TRY(HelperReceiver(isolate, arguments.receiver(), "Iterator Helper.prototype.return"));
  const auto state = static_cast<IteratorHelperState>(helper->state());
  if (state == IteratorHelperState::kRunning) return Throw(isolate, MessageTemplate::kGeneratorRunning);
  if (state != IteratorHelperState::kDone) {
    // A helper that has begun counts as running while it closes.
    SetState(helper, state == IteratorHelperState::kStart ? IteratorHelperState::kDone : IteratorHelperState::kRunning);
    const Result<void> closed = CloseHelper(isolate, helper);
    SetState(helper, IteratorHelperState::kDone);
    TRY(closed);
  }
  return NewIteratorResult(isolate, Undefined(), true);
}

}  // namespace v8::internal

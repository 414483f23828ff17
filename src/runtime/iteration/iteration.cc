#include "src/runtime/iteration/iteration.h"

#include "src/execution/hooks.h"
#include "src/execution/saved-exception.h"
#include "src/flags/flags.h"
#include "src/ic/load-ic.h"
#include "src/runtime/functions/generators.h"
#include "src/runtime/errors/call-site-text.h"
#include "src/runtime/iteration/array-iteration.h"
#include "src/runtime/iteration/collection-iteration.h"
#include "src/runtime/iteration/value-list.h"

namespace v8::internal {

namespace {

ExceptionPending ThrowNotIterable(Isolate* isolate, Value object) {
  const Result<Tagged<String>> text = RenderCallSite(isolate, object);
  if (text.IsException()) return Exception();
  if (object.IsNullOrUndefined()) {
    return Throw(isolate, MessageTemplate::kNotIterableNoSymbolLoad, text.value(), ReadOnlyRoots::iterator_symbol());
  }
  return Throw(isolate, MessageTemplate::kNotIterable, text.value());
}

}  // namespace

// ECMA-262 §7.4.4 GetIterator ( obj, kind ), kind sync
Result<void> GetIterator(Isolate* isolate, Value object, IteratorRecord* record) {
  // Fast path: arrays, whose @@iterator is what it was made to be.
  if (IsFastIterableArray(isolate, object)) {
    record->iterator = TRY(NewArrayIterator(isolate, object, IterationKind::kValues));
    record->next_method = isolate->realm()->array_iterator_next_function();
    return Ok();
  }
  if (object.IsNullOrUndefined()) return ThrowNotIterable(isolate, object);
  const Value method = TRY(Get(isolate, object, ReadOnlyRoots::iterator_symbol()));
  if (!IsCallable(method)) return ThrowNotIterable(isolate, object);
  return GetIteratorFromMethod(isolate, object, method, record);
}

// ECMA-262 §7.4.3 GetIteratorFromMethod ( obj, method )
Result<void> GetIteratorFromMethod(Isolate* isolate, Value object, Value method, IteratorRecord* record) {
  const Value iterator = TRY(Call(isolate, method, object));
  if (!IsJSReceiver(iterator)) return Throw(isolate, MessageTemplate::kSymbolIteratorInvalid);
  record->iterator = iterator;
  // Fast path: this realm's array iterators, as they were made.
  if (Cast<JSReceiver>(iterator)->map() == isolate->realm()->array_iterator_map() &&
      IsOriginalArrayIteratorNext(isolate)) {
    record->next_method = isolate->realm()->array_iterator_next_function();
    return Ok();
  }
  record->next_method = TRY(Get(isolate, iterator, ReadOnlyRoots::next_string()));
  return Ok();
}

Result<void> CreateAsyncFromSyncIterator(Isolate* isolate, const IteratorRecord& sync, IteratorRecord* record) {
  const Tagged<JSAsyncFromSyncIterator> iterator = Cast<JSAsyncFromSyncIterator>(
      TRY(NewJSObjectFromMap(isolate, isolate->realm()->async_from_sync_iterator_map())));
  iterator->set_sync_iterator(sync.iterator);
  iterator->set_next(sync.next_method);
  record->iterator = iterator;
  record->next_method = TRY(Get(isolate, iterator, ReadOnlyRoots::next_string()));
  return Ok();
}

// ECMA-262 §7.4.4 GetIterator ( obj, kind ), kind async; with §27.1.6.1 CreateAsyncFromSyncIterator
Result<void> GetAsyncIterator(Isolate* isolate, Value object, IteratorRecord* record) {
  if (!object.IsNullOrUndefined()) {
    const Value method = TRY(GetMethod(isolate, object, ReadOnlyRoots::async_iterator_symbol()));
    if (!method.IsUndefined()) {
      const Value iterator = TRY(Call(isolate, method, object));
      if (!IsJSReceiver(iterator)) return Throw(isolate, MessageTemplate::kSymbolAsyncIteratorInvalid);
      record->iterator = iterator;
      record->next_method = TRY(Get(isolate, iterator, ReadOnlyRoots::next_string()));
      return Ok();
    }
    const Value sync_method = TRY(Get(isolate, object, ReadOnlyRoots::iterator_symbol()));
    if (IsCallable(sync_method)) {
      IteratorRecord sync;
      TRY(GetIteratorFromMethod(isolate, object, sync_method, &sync));
      return CreateAsyncFromSyncIterator(isolate, sync, record);
    }
  }
  const Tagged<String> text = TRY(RenderCallSite(isolate, object));
  return Throw(isolate, MessageTemplate::kNotAsyncIterable, text);
}

Result<Value> IteratorResultValue(Isolate* isolate, Value result) {
  if (!IsJSReceiver(result)) return Throw(isolate, MessageTemplate::kIteratorResultNotAnObject, result);
  // Fast path: result objects of our own, whose properties are fields 0 and 1.
  const Tagged<Map> map = isolate->realm()->iterator_result_map();
  if (v8_flags.iteration_paths && Cast<JSReceiver>(result)->map() == map) {
    const Tagged<JSObject> object = Cast<JSObject>(result);
    return ToBoolean(object->FieldAt(map, 1)) ? TheHole() : object->FieldAt(map, 0);
  }
  const Value done = TRY(GetCached(isolate, result, ReadOnlyRoots::done_string()));
  if (ToBoolean(done)) return TheHole();
  return GetCached(isolate, result, ReadOnlyRoots::value_string());
}

namespace {

// Fast path: the next value of an iterator that needs no result object, or the hole at its end. *is_known is false for
// all others, with which nothing has happened.
Result<Value> StepKnownIterator(Isolate* isolate, const IteratorRecord& record, bool* is_known) {
  *is_known = true;
  const Value iterator = record.iterator, next = record.next_method;
  if (v8_flags.iteration_paths && iterator.IsHeapObjectWord()) {
    switch (Cast<HeapObject>(iterator)->instance_type()) {
      case JS_ARRAY_ITERATOR_TYPE:
        if (next != isolate->realm()->array_iterator_next_function()) break;
        return ArrayIteratorStep(isolate, Cast<JSArrayIterator>(iterator));
      case JS_MAP_ITERATOR_TYPE:
        if (!IsBuiltinFunction(next, Builtin::kMapIteratorPrototypeNext)) break;
        return StepCollectionIterator<OrderedHashMap>(isolate, Cast<JSMapIterator>(iterator));
      case JS_SET_ITERATOR_TYPE:
        if (!IsBuiltinFunction(next, Builtin::kSetIteratorPrototypeNext)) break;
        return StepCollectionIterator<OrderedHashSet>(isolate, Cast<JSSetIterator>(iterator));
      case JS_ITERATOR_HELPER_TYPE:
        // Helpers of helpers of helpers: the stack ends in a call.
        if (!IsBuiltinFunction(next, Builtin::kIteratorHelperNext) || !HasNativeStackSpace(isolate)) break;
        return isolate->hooks->step_iterator_helper(isolate, iterator);
      case JS_GENERATOR_OBJECT_TYPE:
        if (!IsSteppableGenerator(iterator, next)) break;
        return StepGenerator(isolate, Cast<JSGeneratorObject>(iterator));
      default: break;
    }
  }
  *is_known = false;
  return Undefined();
}

}  // namespace

// ECMA-262 §7.4.9 IteratorStepValue ( iteratorRecord )
Result<Value> IteratorStepValue(Isolate* isolate, const IteratorRecord& record) {
  bool is_known;
  const Result<Value> value = StepKnownIterator(isolate, record, &is_known);
  if (is_known) return value;
  return IteratorResultValue(isolate, TRY(Call(isolate, record.next_method, record.iterator)));
}

Result<bool> IteratorStep(Isolate* isolate, const IteratorRecord& record) {
  bool is_known;
  const Value value = TRY(StepKnownIterator(isolate, record, &is_known));
  if (is_known) return !value.IsTheHole();
  const Value result = TRY(Call(isolate, record.next_method, record.iterator));
  if (!IsJSReceiver(result)) return Throw(isolate, MessageTemplate::kIteratorResultNotAnObject, result);
  return !ToBoolean(TRY(Get(isolate, result, ReadOnlyRoots::done_string())));
}

// ECMA-262 §7.4.11 IteratorClose ( iteratorRecord, completion ), a normal completion
Result<void> IteratorClose(Isolate* isolate, Value iterator) {
  const Value method = TRY(GetMethod(isolate, iterator, ReadOnlyRoots::return_string()));
  if (method.IsUndefined()) return Ok();
  const Value result = TRY(Call(isolate, method, iterator));
  if (!IsJSReceiver(result)) return Throw(isolate, MessageTemplate::kIteratorResultNotAnObject, result);
  return Ok();
}

ExceptionPending IteratorCloseOnThrow(Isolate* isolate, Value iterator) {
  if (isolate->is_terminating()) return Exception();
  SavedException saved(isolate);
  const Result<Value> method = GetMethod(isolate, iterator, ReadOnlyRoots::return_string());
  if (!method.IsException() && !method.value().IsUndefined()) {
    (void)Call(isolate, method.value(), iterator).IsException();
  }
  return saved.Restore();
}

Result<Tagged<FixedArray>> IterableToList(Isolate* isolate, Value iterable, Value method) {
  const bool usual_method = method.is_empty() || method == isolate->realm()->array_prototype_values_function();
  if (usual_method && IsFastIterableArray(isolate, iterable)) return FastArrayToList(isolate, Cast<JSArray>(iterable));
  IteratorRecord record;
  if (method.is_empty()) {
    TRY(GetIterator(isolate, iterable, &record));
  } else {
    TRY(GetIteratorFromMethod(isolate, iterable, method, &record));
  }
  ValueList list(isolate);
  while (true) {
    const Value value = TRY(IteratorStepValue(isolate, record));
    if (value.IsTheHole()) return list.ToList();
    TRY(list.Add(value));
    if (!isolate->Poll()) return Exception();
  }
}

}  // namespace v8::internal

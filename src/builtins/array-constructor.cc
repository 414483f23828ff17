#include "src/builtins/array-support.h"
#include "src/runtime/iteration/iteration.h"

// The Array constructor and its functions.
namespace v8::internal {

// ECMA-262 §23.1.1.1 Array ( ...values )
BUILTIN(ArrayConstructor) {
  // 1. If NewTarget is undefined, let newTarget be the active function object; else let newTarget be NewTarget.
  // 2. Let proto be ? GetPrototypeFromConstructor(newTarget, "%Array.prototype%").
  const Tagged<JSFunction> constructor = arguments.callee();
  Value map = Undefined();
  if (arguments.IsConstructCall() && arguments.new_target() != constructor) {
    map = TRY(GetDerivedMap(isolate, constructor, Cast<JSReceiver>(arguments.new_target())));
  }
  Tagged<JSArray> array;
  const int count = arguments.length();
  const Value length = arguments.at(0);
  if (count == 1 && length.IsNumber()) {
    // 5.c. Let intLen be ! ToUint32(len). If SameValueZero(intLen, len) is false, throw a RangeError exception.
    const double number = length.AsNumber();
    if (!(number >= 0 && number <= kMaxUInt32 && number == static_cast<uint32_t>(number))) {
      return Throw(isolate, MessageTemplate::kInvalidArrayLength);
    }
    array = TRY(ArrayCreate(isolate, number));
  } else {
    const Tagged<FixedArray> elements = TRY(NewFixedArray(isolate, count));
    for (int i = 0; i < count; ++i) elements->set(i, arguments.at(i));
    array = TRY(NewArrayFromElements(isolate, elements, static_cast<uint32_t>(count)));
  }
  if (map.IsUndefined()) return array;
  // A subclass: the same array with the map that the class's instances have. The ordinary one gives its elements away: it
  // may be found on the native stack, and its kind of elements would not follow what is stored.
  const Tagged<JSArray> derived = Cast<JSArray>(TRY(NewJSObjectFromMap(isolate, Cast<Map>(map))));
  derived->set_elements(array->elements());
  derived->set_length(array->length());
  derived->set_elements_kind(array->elements_kind());
  array->set_elements(ReadOnlyRoots::empty_fixed_array());
  array->set_length(Value::Int(0));
  return derived;
}

// ECMA-262 §23.1.2.5 get Array [ %Symbol.species% ]
BUILTIN(ArraySpecies) { return arguments.receiver(); }

// ECMA-262 §23.1.2.2 Array.isArray ( arg )
BUILTIN(ArrayIsArray) { return Value::Bool(TRY(IsArray(isolate, arguments.at(0)))); }

namespace {

// Whether `constructor` is this realm's Array, so that the result is an ordinary array that nobody sees before the end.
bool MakesOrdinaryArray(Isolate* isolate, Value constructor) {
  return !IsConstructor(constructor) || constructor == isolate->realm()->array_function();
}

// Array.from over an iterator, into an ordinary array.
Result<Value> ArrayFromIterator(Isolate* isolate, const IteratorRecord& record, Value mapper, Value this_argument) {
  ElementsBuilder elements(isolate);
  while (true) {
    Value value = TRY(IteratorStepValue(isolate, record));
    if (value.IsTheHole()) return elements.ToArray();
    if (!mapper.IsUndefined()) {
      const Result<Value> mapped = Call(isolate, mapper, this_argument, {value, Value::Number(elements.length())});
      if (mapped.IsException()) return IteratorCloseOnThrow(isolate, record.iterator);
      value = mapped.value();
    }
    if (elements.Add(value).IsException()) return IteratorCloseOnThrow(isolate, record.iterator);
    if (!isolate->Poll()) return Exception();
  }
}

}  // namespace

// ECMA-262 §23.1.2.1 Array.from ( items [ , mapper [ , thisArg ] ] )
BUILTIN(ArrayFrom) {
  const Value constructor = arguments.receiver();
  const Value items = arguments.at(0);
  const Value mapper = arguments.at(1);
  const Value this_argument = arguments.at(2);
  // 3. If mapper is not undefined and IsCallable(mapper) is false, throw a TypeError exception.
  if (!mapper.IsUndefined()) TRY(CheckCallback(isolate, mapper));
  // 4. Let usingIterator be ? GetMethod(items, %Symbol.iterator%).
  const Value method = TRY(GetMethod(isolate, items, ReadOnlyRoots::iterator_symbol()));
  if (!method.IsUndefined()) {
    if (MakesOrdinaryArray(isolate, constructor)) {
      // Fast path: the elements as they are.
      if (mapper.IsUndefined() && IsFastIterableArray(isolate, items)) {
        const Tagged<FixedArray> list = TRY(IterableToList(isolate, items, method));
        return NewArrayFromElements(isolate, list, static_cast<uint32_t>(list->length()));
      }
      IteratorRecord record;
      TRY(GetIteratorFromMethod(isolate, items, method, &record));
      return ArrayFromIterator(isolate, record, mapper, this_argument);
    }
    // 5.a. If IsConstructor(C) is true, let A be ? Construct(C).
    const Tagged<JSReceiver> result = TRY(Construct(isolate, constructor));
    IteratorRecord record;
    TRY(GetIteratorFromMethod(isolate, items, method, &record));
    for (double k = 0;; ++k) {
      Value value = TRY(IteratorStepValue(isolate, record));
      if (value.IsTheHole()) {
        TRY(SetLength(isolate, result, k));
        return result;
      }
      if (!mapper.IsUndefined()) {
        const Result<Value> mapped = Call(isolate, mapper, this_argument, {value, Value::Number(k)});
        if (mapped.IsException()) return IteratorCloseOnThrow(isolate, record.iterator);
        value = mapped.value();
      }
      if (CreateElement(isolate, result, k, value).IsException()) return IteratorCloseOnThrow(isolate, record.iterator);
    }
  }
  // 6. NOTE: items is not iterable so assume it is an array-like object.
  const Tagged<JSReceiver> array_like = TRY(ToObject(isolate, items));
  const double length = TRY(ArrayLikeLength(isolate, array_like));
  const Tagged<JSReceiver> result = IsConstructor(constructor)
                                        ? TRY(Construct(isolate, constructor, {Value::Number(length)}))
                                        : Tagged<JSReceiver>(TRY(ArrayCreate(isolate, length)));
  for (double k = 0; k < length; ++k) {
    Value value = TRY(GetElement(isolate, array_like, k));
    if (!mapper.IsUndefined()) value = TRY(Call(isolate, mapper, this_argument, {value, Value::Number(k)}));
    TRY(CreateElement(isolate, result, k, value));
  }
  TRY(SetLength(isolate, result, length));
  return result;
}

// ECMA-262 §23.1.2.3 Array.of ( ...items )
BUILTIN(ArrayOf) {
  const int count = arguments.length();
  const Value constructor = arguments.receiver();
  if (MakesOrdinaryArray(isolate, constructor)) {
    const Tagged<FixedArray> elements = TRY(NewFixedArray(isolate, count));
    for (int i = 0; i < count; ++i) elements->set(i, arguments.at(i));
    return NewArrayFromElements(isolate, elements, static_cast<uint32_t>(count));
  }
  const Tagged<JSReceiver> result = TRY(Construct(isolate, constructor, {Value::Int(count)}));
  for (int i = 0; i < count; ++i) TRY(CreateElement(isolate, result, i, arguments.at(i)));
  TRY(SetLength(isolate, result, count));
  return result;
}

}  // namespace v8::internal

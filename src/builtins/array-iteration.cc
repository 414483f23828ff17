#include "src/builtins/array-support.h"

// The methods of Array.prototype that call a function for each element. Elements are looked up anew at every step, so
// that callbacks may change the array.
namespace v8::internal {

namespace {

// What these methods begin with: the object, its length, the callback and its `this`.
struct CallbackLoop {
  Tagged<JSReceiver> object;
  double length = 0;
  Value callback;
  Value this_argument;

  Result<void> Begin(Isolate* isolate, Arguments arguments, const char* method) {
    // 1. Let O be ? ToObject(this value). 2. Let len be ? LengthOfArrayLike(O).
    object = TRY(ToObject(isolate, arguments.receiver(), method));
    length = TRY(ArrayLikeLength(isolate, object));
    // 3. If IsCallable(callback) is false, throw a TypeError exception.
    callback = arguments.at(0);
    this_argument = arguments.at(1);
    return CheckCallback(isolate, callback);
  }
  V8_INLINE Result<Value> CallWith(Isolate* isolate, Value value, double k) const {
    return Call(isolate, callback, this_argument, {value, Value::Number(k), object});
  }
};

}  // namespace

// ECMA-262 §23.1.3.15 Array.prototype.forEach ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeForEach) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.forEach"));
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetElementIfPresent(isolate, loop.object, k));
    if (value.IsTheHole()) continue;
    TRY(loop.CallWith(isolate, value, k));
  }
  return Undefined();
}

// ECMA-262 §23.1.3.21 Array.prototype.map ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeMap) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.map"));
  // Fast path: the result is an ordinary array, which nobody sees before it is complete.
  if (IsPlainArrayWithSpecies(isolate, loop.object) && loop.length <= kMaxPlainArrayLength) {
    const int length = static_cast<int>(loop.length);
    const Tagged<FixedArray> result = TRY(NewFixedArrayWithHoles(isolate, length));
    for (int k = 0; k < length; ++k) {
      const Value value = TRY(GetElementIfPresent(isolate, loop.object, k));
      if (value.IsTheHole()) continue;
      result->set(k, TRY(loop.CallWith(isolate, value, k)));
    }
    return NewArrayFromElements(isolate, result, static_cast<uint32_t>(length));
  }
  // 4. Let A be ? ArraySpeciesCreate(O, len).
  const Tagged<JSReceiver> result = TRY(ArraySpeciesCreate(isolate, loop.object, loop.length));
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetElementIfPresent(isolate, loop.object, k));
    if (value.IsTheHole()) continue;
    TRY(CreateElement(isolate, result, k, TRY(loop.CallWith(isolate, value, k))));
  }
  return result;
}

// ECMA-262 §23.1.3.8 Array.prototype.filter ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeFilter) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.filter"));
  // Fast path: as in map.
  if (IsPlainArrayWithSpecies(isolate, loop.object)) {
    ElementsBuilder result(isolate);
    for (double k = 0; k < loop.length; ++k) {
      const Value value = TRY(GetElementIfPresent(isolate, loop.object, k));
      if (value.IsTheHole()) continue;
      if (ToBoolean(TRY(loop.CallWith(isolate, value, k)))) TRY(result.Add(value));
    }
    return result.ToArray();
  }
  // 4. Let A be ? ArraySpeciesCreate(O, 0).
  const Tagged<JSReceiver> result = TRY(ArraySpeciesCreate(isolate, loop.object, 0));
  double to = 0;
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetElementIfPresent(isolate, loop.object, k));
    if (value.IsTheHole()) continue;
    if (ToBoolean(TRY(loop.CallWith(isolate, value, k)))) TRY(CreateElement(isolate, result, to++, value));
  }
  return result;
}

// ECMA-262 §23.1.3.29 Array.prototype.some ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeSome) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.some"));
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetElementIfPresent(isolate, loop.object, k));
    if (value.IsTheHole()) continue;
    if (ToBoolean(TRY(loop.CallWith(isolate, value, k)))) return True();
  }
  return False();
}

// ECMA-262 §23.1.3.6 Array.prototype.every ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeEvery) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.every"));
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetElementIfPresent(isolate, loop.object, k));
    if (value.IsTheHole()) continue;
    if (!ToBoolean(TRY(loop.CallWith(isolate, value, k)))) return False();
  }
  return True();
}

namespace {

// §23.1.3.12.1 FindViaPredicate: the index of the first (or last) element that the predicate likes, -1 when there is
// none; its value in *found.
Result<double> FindViaPredicate(Isolate* isolate, Arguments arguments, const char* method, bool ascending, Value* found) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, method));
  for (double step = 0; step < loop.length; ++step) {
    const double k = ascending ? step : loop.length - 1 - step;
    const Value value = TRY(GetElement(isolate, loop.object, k));
    if (ToBoolean(TRY(loop.CallWith(isolate, value, k)))) {
      *found = value;
      return k;
    }
  }
  *found = Undefined();
  return -1.0;
}

}  // namespace

// ECMA-262 §23.1.3.9 Array.prototype.find ( predicate [ , thisArg ] )
BUILTIN(ArrayPrototypeFind) {
  Value found;
  TRY(FindViaPredicate(isolate, arguments, "Array.prototype.find", true, &found));
  return found;
}

// ECMA-262 §23.1.3.10 Array.prototype.findIndex ( predicate [ , thisArg ] )
BUILTIN(ArrayPrototypeFindIndex) {
  Value found;
  return Value::Number(TRY(FindViaPredicate(isolate, arguments, "Array.prototype.findIndex", true, &found)));
}

// ECMA-262 §23.1.3.11 Array.prototype.findLast ( predicate [ , thisArg ] )
BUILTIN(ArrayPrototypeFindLast) {
  Value found;
  TRY(FindViaPredicate(isolate, arguments, "Array.prototype.findLast", false, &found));
  return found;
}

// ECMA-262 §23.1.3.12 Array.prototype.findLastIndex ( predicate [ , thisArg ] )
BUILTIN(ArrayPrototypeFindLastIndex) {
  Value found;
  return Value::Number(TRY(FindViaPredicate(isolate, arguments, "Array.prototype.findLastIndex", false, &found)));
}

namespace {

// Both directions of reduce.
Result<Value> ReduceElements(Isolate* isolate, Arguments arguments, const char* method, bool ascending) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), method));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const Value callback = arguments.at(0);
  TRY(CheckCallback(isolate, callback));
  double step = 0;
  // 6. If initialValue is present, set accumulator to initialValue. 7. Else, the first element there is.
  Value accumulator = arguments.Has(1) ? arguments.at(1) : TheHole();
  for (; accumulator.IsTheHole() && step < length; ++step) {
    accumulator = TRY(GetElementIfPresent(isolate, object, ascending ? step : length - 1 - step));
  }
  // 7.c. If kPresent is false, throw a TypeError exception.
  if (accumulator.IsTheHole()) return Throw(isolate, MessageTemplate::kReduceNoInitial);
  for (; step < length; ++step) {
    const double k = ascending ? step : length - 1 - step;
    const Value value = TRY(GetElementIfPresent(isolate, object, k));
    if (value.IsTheHole()) continue;
    accumulator = TRY(Call(isolate, callback, Undefined(), {accumulator, value, Value::Number(k), object}));
  }
  return accumulator;
}

}  // namespace

// ECMA-262 §23.1.3.24 Array.prototype.reduce ( callback [ , initialValue ] )
BUILTIN(ArrayPrototypeReduce) { return ReduceElements(isolate, arguments, "Array.prototype.reduce", true); }

// ECMA-262 §23.1.3.25 Array.prototype.reduceRight ( callback [ , initialValue ] )
BUILTIN(ArrayPrototypeReduceRight) { return ReduceElements(isolate, arguments, "Array.prototype.reduceRight", false); }

}  // namespace v8::internal

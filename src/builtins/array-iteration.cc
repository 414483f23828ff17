#include "src/builtins/element-walk.h"

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
  // Calls `visit(k, value, result of the callback) -> Result<bool>` for each element that is there until it returns
  // false; whether it never did.
  template <typename Visit>
  V8_INLINE Result<bool> ForEachPresent(Isolate* isolate, Visit visit) const {
    PresentElements elements(isolate, object, 0, length);
    for (Value value = TRY(elements.Next()); !value.IsTheHole(); value = TRY(elements.Next())) {
      const Value result = TRY(CallWith(isolate, value, elements.index()));
      if (!TRY(visit(elements.index(), value, result))) return false;
    }
    return true;
  }
};

}  // namespace

// ECMA-262 §23.1.3.15 Array.prototype.forEach ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeForEach) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.forEach"));
  TRY(loop.ForEachPresent(isolate, [](double, Value, Value) -> Result<bool> { return true; }));
  return Undefined();
}

// ECMA-262 §23.1.3.21 Array.prototype.map ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeMap) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.map"));
  // Fast path: the result is an ordinary array, which nobody sees before it is complete. That of an array which is
  // longer than its elements is sparse, too.
  if (IsPlainArrayWithSpecies(isolate, loop.object) &&
      loop.length <= UncheckedCast<ArrayBase>(UncheckedCast<JSArray>(loop.object)->elements())->length()) {
    const uint32_t length = static_cast<uint32_t>(loop.length);
    const Tagged<FixedArray> elements = TRY(NewFixedArrayWithHoles(isolate, length));
    TRY(loop.ForEachPresent(isolate, [&](double k, Value, Value mapped) -> Result<bool> {
      elements->set(static_cast<int>(k), mapped);
      return true;
    }));
    return NewArrayFromElements(isolate, elements, length);
  }
  // 4. Let A be ? ArraySpeciesCreate(O, len).
  const Tagged<JSReceiver> result = TRY(ArraySpeciesCreate(isolate, loop.object, loop.length));
  TRY(loop.ForEachPresent(isolate, [&](double k, Value, Value mapped) -> Result<bool> {
    TRY(CreateElement(isolate, result, k, mapped));
    return true;
  }));
  return result;
}

// ECMA-262 §23.1.3.8 Array.prototype.filter ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeFilter) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.filter"));
  // Fast path: as in map.
  if (IsPlainArrayWithSpecies(isolate, loop.object)) {
    ElementsBuilder kept(isolate);
    TRY(loop.ForEachPresent(isolate, [&](double, Value value, Value selected) -> Result<bool> {
      if (ToBoolean(selected)) TRY(kept.Add(value));
      return true;
    }));
    return kept.ToArray();
  }
  // 4. Let A be ? ArraySpeciesCreate(O, 0).
  const Tagged<JSReceiver> result = TRY(ArraySpeciesCreate(isolate, loop.object, 0));
  double to = 0;
  TRY(loop.ForEachPresent(isolate, [&](double, Value value, Value selected) -> Result<bool> {
    if (ToBoolean(selected)) TRY(CreateElement(isolate, result, to++, value));
    return true;
  }));
  return result;
}

// ECMA-262 §23.1.3.29 Array.prototype.some ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeSome) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.some"));
  return Value::Bool(!TRY(
      loop.ForEachPresent(isolate, [](double, Value, Value result) -> Result<bool> { return !ToBoolean(result); })));
}

// ECMA-262 §23.1.3.6 Array.prototype.every ( callback [ , thisArg ] )
BUILTIN(ArrayPrototypeEvery) {
  CallbackLoop loop;
  TRY(loop.Begin(isolate, arguments, "Array.prototype.every"));
  return Value::Bool(
      TRY(loop.ForEachPresent(isolate, [](double, Value, Value result) -> Result<bool> { return ToBoolean(result); })));
}

namespace {

// §23.1.3.12.1 FindViaPredicate: the index of the first (or last) element that the predicate likes, -1 when there is
// none; its value in *found.
Result<double> FindViaPredicate(Isolate* isolate, Arguments arguments, const char* method, bool ascending,
                                Value* found) {
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
Result<Value> ReduceElements(Isolate* isolate, Arguments arguments, const char* method,
                             PresentElements::Direction direction) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), method));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const Value callback = arguments.at(0);
  TRY(CheckCallback(isolate, callback));
  PresentElements elements(isolate, object, 0, length, direction);
  // 6. If initialValue is present, set accumulator to initialValue. 7. Else, the first element there is.
  Value accumulator = arguments.Has(1) ? arguments.at(1) : TRY(elements.Next());
  // 7.c. If kPresent is false, throw a TypeError exception.
  if (accumulator.IsTheHole()) return Throw(isolate, MessageTemplate::kReduceNoInitial);
  for (Value value = TRY(elements.Next()); !value.IsTheHole(); value = TRY(elements.Next())) {
    accumulator =
        TRY(Call(isolate, callback, Undefined(), {accumulator, value, Value::Number(elements.index()), object}));
  }
  return accumulator;
}

}  // namespace

// ECMA-262 §23.1.3.24 Array.prototype.reduce ( callback [ , initialValue ] )
BUILTIN(ArrayPrototypeReduce) {
  return ReduceElements(isolate, arguments, "Array.prototype.reduce", PresentElements::kAscending);
}

// ECMA-262 §23.1.3.25 Array.prototype.reduceRight ( callback [ , initialValue ] )
BUILTIN(ArrayPrototypeReduceRight) {
  return ReduceElements(isolate, arguments, "Array.prototype.reduceRight", PresentElements::kDescending);
}

}  // namespace v8::internal

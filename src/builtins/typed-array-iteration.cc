#include "src/builtins/typed-array-support.h"

// The methods of %TypedArray%.prototype that call a function for each element, and the iterators. A callback may detach
// or shrink the buffer: elements that are gone read as undefined.
namespace v8::internal {

namespace {

// What these methods begin with: the array, its length, the callback and its `this`.
struct TypedArrayLoop {
  Tagged<JSTypedArray> array;
  double length = 0;
  Value callback;
  Value this_argument;

  Result<void> Begin(Isolate* isolate, Arguments arguments, const char* method) {
    // 2. Let taRecord be ? ValidateTypedArray(O, SEQ-CST). 3. Let len be TypedArrayLength(taRecord).
    array = TRY(ValidateTypedArray(isolate, arguments.receiver(), method));
    length = LengthOf(array);
    // 4. If IsCallable(callback) is false, throw a TypeError exception.
    callback = arguments.at(0);
    this_argument = arguments.at(1);
    return CheckCallback(isolate, callback);
  }
  V8_INLINE Result<Value> CallWith(Isolate* isolate, Value value, double k) const {
    return Call(isolate, callback, this_argument, {value, Value::Number(k), array});
  }
};

}  // namespace

// ECMA-262 §23.2.3.15 %TypedArray%.prototype.forEach ( callback [ , thisArg ] )
BUILTIN(TypedArrayPrototypeForEach) {
  TypedArrayLoop loop;
  TRY(loop.Begin(isolate, arguments, "%TypedArray%.prototype.forEach"));
  for (double k = 0; k < loop.length; ++k) {
    TRY(loop.CallWith(isolate, TRY(GetTypedElement(isolate, loop.array, k)), k));
  }
  return Undefined();
}

// ECMA-262 §23.2.3.8 %TypedArray%.prototype.every ( callback [ , thisArg ] )
BUILTIN(TypedArrayPrototypeEvery) {
  TypedArrayLoop loop;
  TRY(loop.Begin(isolate, arguments, "%TypedArray%.prototype.every"));
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetTypedElement(isolate, loop.array, k));
    if (!ToBoolean(TRY(loop.CallWith(isolate, value, k)))) return False();
  }
  return True();
}

// ECMA-262 §23.2.3.28 %TypedArray%.prototype.some ( callback [ , thisArg ] )
BUILTIN(TypedArrayPrototypeSome) {
  TypedArrayLoop loop;
  TRY(loop.Begin(isolate, arguments, "%TypedArray%.prototype.some"));
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetTypedElement(isolate, loop.array, k));
    if (ToBoolean(TRY(loop.CallWith(isolate, value, k)))) return True();
  }
  return False();
}

// ECMA-262 §23.2.3.22 %TypedArray%.prototype.map ( callback [ , thisArg ] )
BUILTIN(TypedArrayPrototypeMap) {
  const char* const method = "%TypedArray%.prototype.map";
  TypedArrayLoop loop;
  TRY(loop.Begin(isolate, arguments, method));
  // 5. Let A be ? TypedArraySpeciesCreate(O, « 𝔽(len) »).
  const Tagged<JSTypedArray> result = TRY(TypedArraySpeciesCreate(isolate, loop.array, loop.length, method));
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetTypedElement(isolate, loop.array, k));
    TRY(SetTypedElement(isolate, result, k, TRY(loop.CallWith(isolate, value, k))));
  }
  return result;
}

// ECMA-262 §23.2.3.10 %TypedArray%.prototype.filter ( callback [ , thisArg ] )
BUILTIN(TypedArrayPrototypeFilter) {
  const char* const method = "%TypedArray%.prototype.filter";
  TypedArrayLoop loop;
  TRY(loop.Begin(isolate, arguments, method));
  ElementsBuilder kept(isolate);
  for (double k = 0; k < loop.length; ++k) {
    const Value value = TRY(GetTypedElement(isolate, loop.array, k));
    if (ToBoolean(TRY(loop.CallWith(isolate, value, k)))) TRY(kept.Add(value));
  }
  // 9. Let A be ? TypedArraySpeciesCreate(O, « 𝔽(captured) »).
  const Tagged<JSTypedArray> result = TRY(TypedArraySpeciesCreate(isolate, loop.array, kept.length(), method));
  for (int n = 0; n < kept.length(); ++n) {
    TRY(SetTypedElement(isolate, result, n, kept[n]));
  }
  return result;
}

namespace {

// §23.1.3.12.1 FindViaPredicate: the index of the first (or last) element that the predicate likes, -1 when there is
// none; its value in *found.
Result<double> FindTypedElement(Isolate* isolate, Arguments arguments, const char* method, bool ascending,
                                Value* found) {
  TypedArrayLoop loop;
  TRY(loop.Begin(isolate, arguments, method));
  for (double step = 0; step < loop.length; ++step) {
    const double k = ascending ? step : loop.length - 1 - step;
    const Value value = TRY(GetTypedElement(isolate, loop.array, k));
    if (ToBoolean(TRY(loop.CallWith(isolate, value, k)))) {
      *found = value;
      return k;
    }
  }
  *found = Undefined();
  return -1.0;
}

}  // namespace

// ECMA-262 §23.2.3.11 %TypedArray%.prototype.find ( predicate [ , thisArg ] )
BUILTIN(TypedArrayPrototypeFind) {
  Value found;
  TRY(FindTypedElement(isolate, arguments, "%TypedArray%.prototype.find", true, &found));
  return found;
}

// ECMA-262 §23.2.3.12 %TypedArray%.prototype.findIndex ( predicate [ , thisArg ] )
BUILTIN(TypedArrayPrototypeFindIndex) {
  Value found;
  return Value::Number(TRY(FindTypedElement(isolate, arguments, "%TypedArray%.prototype.findIndex", true, &found)));
}

// ECMA-262 §23.2.3.13 %TypedArray%.prototype.findLast ( predicate [ , thisArg ] )
BUILTIN(TypedArrayPrototypeFindLast) {
  Value found;
  TRY(FindTypedElement(isolate, arguments, "%TypedArray%.prototype.findLast", false, &found));
  return found;
}

// ECMA-262 §23.2.3.14 %TypedArray%.prototype.findLastIndex ( predicate [ , thisArg ] )
BUILTIN(TypedArrayPrototypeFindLastIndex) {
  Value found;
  return Value::Number(
      TRY(FindTypedElement(isolate, arguments, "%TypedArray%.prototype.findLastIndex", false, &found)));
}

namespace {

// §23.2.3.23-24 reduce and reduceRight
Result<Value> ReduceTypedArray(Isolate* isolate, Arguments arguments, const char* method, bool ascending) {
  TypedArrayLoop loop;
  TRY(loop.Begin(isolate, arguments, method));
  double step = 0;
  const auto index = [&]() { return ascending ? step : loop.length - 1 - step; };
  Value accumulator;
  if (arguments.Has(1)) {
    accumulator = arguments.at(1);
  } else {
    // 5. If len = 0 and initialValue is not present, throw a TypeError exception.
    if (loop.length == 0) return Throw(isolate, MessageTemplate::kReduceNoInitial);
    accumulator = TRY(GetTypedElement(isolate, loop.array, index()));
    ++step;
  }
  for (; step < loop.length; ++step) {
    const double k = index();
    const Value value = TRY(GetTypedElement(isolate, loop.array, k));
    accumulator =
        TRY(Call(isolate, loop.callback, Undefined(), {accumulator, value, Value::Number(k), loop.array}));
  }
  return accumulator;
}

}  // namespace

// ECMA-262 §23.2.3.23 %TypedArray%.prototype.reduce ( callback [ , initialValue ] )
BUILTIN(TypedArrayPrototypeReduce) {
  return ReduceTypedArray(isolate, arguments, "%TypedArray%.prototype.reduce", true);
}

// ECMA-262 §23.2.3.24 %TypedArray%.prototype.reduceRight ( callback [ , initialValue ] )
BUILTIN(TypedArrayPrototypeReduceRight) {
  return ReduceTypedArray(isolate, arguments, "%TypedArray%.prototype.reduceRight", false);
}

// ECMA-262 §23.2.3.7 %TypedArray%.prototype.entries ( )
BUILTIN(TypedArrayPrototypeEntries) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.entries"));
  return NewArrayIterator(isolate, array, IterationKind::kEntries);
}

// ECMA-262 §23.2.3.19 %TypedArray%.prototype.keys ( )
BUILTIN(TypedArrayPrototypeKeys) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.keys"));
  return NewArrayIterator(isolate, array, IterationKind::kKeys);
}

// ECMA-262 §23.2.3.35 %TypedArray%.prototype.values ( )
BUILTIN(TypedArrayPrototypeValues) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.values"));
  return NewArrayIterator(isolate, array, IterationKind::kValues);
}

}  // namespace v8::internal

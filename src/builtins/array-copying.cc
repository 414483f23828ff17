#include <algorithm>
#include <cmath>

#include "src/builtins/element-walk.h"

// The methods of Array.prototype that make another array of elements as they are: slice, concat, flat, and the copying
// relatives of reverse, splice and element assignment.
namespace v8::internal {

namespace {

// A copy of [start, start + count) of a plain array, holes included.
Result<Tagged<JSArray>> CopyOfPlainArray(Isolate* isolate, Tagged<JSArray> array, uint32_t start, uint32_t count) {
  const Tagged<FixedArray> elements =
      TRY(TaggedElementsWithCapacity(isolate, array, array->length_value()));
  const Tagged<FixedArray> copy = TRY(NewFixedArrayWithHoles(isolate, count));
  TRY(CopyElements(isolate, copy, 0, elements, start, count));
  const Tagged<JSArray> result = TRY(NewJSArrayWithElements(isolate, copy));
  if (count != 0) result->set_elements_kind(array->elements_kind());
  return result;
}

bool IsCopyable(Isolate* isolate, Value value, double length) {
  return IsPlainArray(isolate, value) && length <= kMaxPlainArrayLength &&
         Cast<JSArray>(value)->length_value() == length;
}

// Steps "If len > 2^32 - 1, throw a RangeError" of the copying methods; the list of elements is made in one piece.
Result<Tagged<FixedArray>> NewCopyElements(Isolate* isolate, double length) {
  return NewFixedArrayWithHoles(isolate, static_cast<int64_t>(length));
}

}  // namespace

// ECMA-262 §23.1.3.28 Array.prototype.slice ( start, end )
BUILTIN(ArrayPrototypeSlice) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.slice"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  const double end = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, length));
  const double count = end > start ? end - start : 0;
  // Fast path: one copy.
  if (IsPlainArrayWithSpecies(isolate, object) && IsCopyable(isolate, object, length)) {
    return CopyOfPlainArray(isolate, Cast<JSArray>(object), static_cast<uint32_t>(start), static_cast<uint32_t>(count));
  }
  const Tagged<JSReceiver> result = TRY(ArraySpeciesCreate(isolate, object, count));
  PresentElements elements(isolate, object, start, end);
  for (Value value = TRY(elements.Next()); !value.IsTheHole(); value = TRY(elements.Next())) {
    TRY(CreateElement(isolate, result, elements.index() - start, value));
  }
  TRY(SetLength(isolate, result, count));
  return result;
}

namespace {

// §23.1.3.2.1 IsConcatSpreadable ( O )
Result<bool> IsConcatSpreadable(Isolate* isolate, Value value) {
  if (!IsJSReceiver(value)) return false;
  const Value spreadable = TRY(Get(isolate, value, ReadOnlyRoots::is_concat_spreadable_symbol()));
  if (!spreadable.IsUndefined()) return ToBoolean(spreadable);
  return IsArray(isolate, value);
}

// The fast form of concat: plain arrays and primitives only. Empty (no exception) when it does not apply.
Result<Tagged<JSArray>> ConcatPlainArrays(Isolate* isolate, Arguments arguments, bool* applies) {
  *applies = false;
  if (!ProtectorIntact(isolate->realm()->is_concat_spreadable_protector())) return Exception();
  uint64_t length = 0;
  for (int i = -1; i < arguments.length(); ++i) {
    const Value item = i < 0 ? arguments.receiver() : arguments.at(i);
    if (IsPlainArray(isolate, item)) {
      length += Cast<JSArray>(item)->length_value();
    } else if (IsJSReceiver(item)) {
      return Exception();
    } else {
      ++length;
    }
  }
  if (length > kMaxPlainArrayLength) return Exception();
  *applies = true;
  const Tagged<FixedArray> result = TRY(NewFixedArrayWithHoles(isolate, static_cast<int64_t>(length)));
  int to = 0;
  for (int i = -1; i < arguments.length(); ++i) {
    const Value item = i < 0 ? arguments.receiver() : arguments.at(i);
    if (!IsJSReceiver(item)) {
      result->set(to++, item);
      continue;
    }
    const Tagged<JSArray> array = Cast<JSArray>(item);
    const Tagged<FixedArray> elements = TRY(TaggedElements(isolate, array));
    const int item_length = static_cast<int>(array->length_value());
    const int count = item_length < elements->length() ? item_length : elements->length();
    TRY(CopyElements(isolate, result, to, elements, 0, count));
    to += item_length;
  }
  return NewArrayFromElements(isolate, result, static_cast<uint32_t>(length));
}

}  // namespace

// ECMA-262 §23.1.3.2 Array.prototype.concat ( ...items )
BUILTIN(ArrayPrototypeConcat) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.concat"));
  if (IsPlainArrayWithSpecies(isolate, object)) {
    bool applies;
    const Result<Tagged<JSArray>> result = ConcatPlainArrays(isolate, arguments, &applies);
    if (applies) return result;
  }
  // 2. Let A be ? ArraySpeciesCreate(O, 0). 3. Let n be 0.
  const Tagged<JSReceiver> result = TRY(ArraySpeciesCreate(isolate, object, 0));
  double n = 0;
  // 4. Prepend O to items. 5. For each element E of items, do
  for (int i = -1; i < arguments.length(); ++i) {
    const Value item = i < 0 ? Value(object) : arguments.at(i);
    if (!TRY(IsConcatSpreadable(isolate, item))) {
      // 5.c.i. If n ≥ 2^53 - 1, throw a TypeError exception.
      if (n >= kMaxSafeInteger) {
        return Throw(isolate, MessageTemplate::kPushPastSafeLength, Value::Int(1), Value::Number(n));
      }
      TRY(CreateElement(isolate, result, n++, item));
      continue;
    }
    const Tagged<JSReceiver> spread = Cast<JSReceiver>(item);
    const double length = TRY(ArrayLikeLength(isolate, spread));
    // 5.b.ii. If n + len > 2^53 - 1, throw a TypeError exception.
    if (n + length > kMaxSafeInteger) {
      return Throw(isolate, MessageTemplate::kPushPastSafeLength, Value::Number(length), Value::Number(n));
    }
    PresentElements elements(isolate, spread, 0, length);
    for (Value value = TRY(elements.Next()); !value.IsTheHole(); value = TRY(elements.Next())) {
      TRY(CreateElement(isolate, result, n + elements.index(), value));
    }
    n += length;
  }
  TRY(SetLength(isolate, result, n));
  return result;
}

namespace {

// §23.1.3.13.1 FlattenIntoArray. `mapper` is the hole for flat.
Result<double> FlattenIntoArray(Isolate* isolate, Tagged<JSReceiver> target, Tagged<JSReceiver> source, double length,
                                double start, double depth, Value mapper, Value this_argument) {
  if (!HasNativeStackSpace(isolate)) return isolate->StackOverflow();
  double target_index = start;
  PresentElements elements(isolate, source, 0, length);
  for (Value element = TRY(elements.Next()); !element.IsTheHole(); element = TRY(elements.Next())) {
    if (!mapper.IsTheHole()) {
      element = TRY(Call(isolate, mapper, this_argument, {element, Value::Number(elements.index()), source}));
    }
    if (depth > 0 && TRY(IsArray(isolate, element))) {
      const Tagged<JSReceiver> inner = Cast<JSReceiver>(element);
      const double inner_length = TRY(ArrayLikeLength(isolate, inner));
      target_index = TRY(FlattenIntoArray(isolate, target, inner, inner_length, target_index, depth - 1, TheHole(),
                                          Undefined()));
      continue;
    }
    // If targetIndex ≥ 2^53 - 1, throw a TypeError exception.
    if (target_index >= kMaxSafeInteger) {
      return Throw(isolate, MessageTemplate::kFlattenPastSafeLength, Value::Number(length), Value::Number(target_index));
    }
    TRY(CreateElement(isolate, target, target_index++, element));
  }
  return target_index;
}

}  // namespace

// ECMA-262 §23.1.3.13 Array.prototype.flat ( [ depth ] )
BUILTIN(ArrayPrototypeFlat) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.flat"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const Value argument = arguments.at(0);
  const double depth = argument.IsUndefined() ? 1 : TRY(ToIntegerOrInfinity(isolate, argument));
  const Tagged<JSReceiver> result = TRY(ArraySpeciesCreate(isolate, object, 0));
  TRY(FlattenIntoArray(isolate, result, object, length, 0, depth, TheHole(), Undefined()));
  return result;
}

// ECMA-262 §23.1.3.14 Array.prototype.flatMap ( mapperFunction [ , thisArg ] )
BUILTIN(ArrayPrototypeFlatMap) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.flatMap"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  if (!IsCallable(arguments.at(0))) return Throw(isolate, MessageTemplate::kMapperFunctionNonCallable);
  const Tagged<JSReceiver> result = TRY(ArraySpeciesCreate(isolate, object, 0));
  TRY(FlattenIntoArray(isolate, result, object, length, 0, 1, arguments.at(0), arguments.at(1)));
  return result;
}

// ECMA-262 §23.1.3.33 Array.prototype.toReversed ( )
BUILTIN(ArrayPrototypeToReversed) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.toReversed"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const Tagged<FixedArray> result = TRY(NewCopyElements(isolate, length));
  for (double k = 0; k < length; ++k) {
    result->set(static_cast<int>(k), TRY(GetElement(isolate, object, length - 1 - k)));
  }
  return NewArrayFromElements(isolate, result, static_cast<uint32_t>(length));
}

// ECMA-262 §23.1.3.35 Array.prototype.toSpliced ( start, skipCount, ...items )
BUILTIN(ArrayPrototypeToSpliced) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.toSpliced"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  const int item_count = arguments.length() > 2 ? arguments.length() - 2 : 0;
  double skip_count = 0;
  if (arguments.length() == 1) {
    skip_count = length - start;
  } else if (arguments.length() > 1) {
    skip_count = std::min(std::max(0.0, TRY(ToIntegerOrInfinity(isolate, arguments.at(1)))), length - start);
  }
  // 12. If newLen > 2^53 - 1, throw a TypeError exception. 13. ArrayCreate(newLen) may throw a RangeError.
  const double new_length = length + item_count - skip_count;
  if (new_length > kMaxSafeInteger) {
    return Throw(isolate, MessageTemplate::kPushPastSafeLength, Value::Int(item_count), Value::Number(length));
  }
  const Tagged<FixedArray> result = TRY(NewCopyElements(isolate, new_length));
  int to = 0;
  for (double k = 0; k < start; ++k) result->set(to++, TRY(GetElement(isolate, object, k)));
  for (int i = 0; i < item_count; ++i) result->set(to++, arguments.at(i + 2));
  for (double k = start + skip_count; k < length; ++k) result->set(to++, TRY(GetElement(isolate, object, k)));
  return NewArrayFromElements(isolate, result, static_cast<uint32_t>(new_length));
}

// ECMA-262 §23.1.3.39 Array.prototype.with ( index, value )
BUILTIN(ArrayPrototypeWith) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.with"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const double relative_index = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  const double index = relative_index >= 0 ? relative_index : length + relative_index;
  // 6. If actualIndex ≥ len or actualIndex < 0, throw a RangeError exception.
  if (index >= length || index < 0) return Throw(isolate, MessageTemplate::kInvalidArrayIndex, arguments.at(0));
  const Tagged<FixedArray> result = TRY(NewCopyElements(isolate, length));
  for (double k = 0; k < length; ++k) {
    result->set(static_cast<int>(k), k == index ? arguments.at(1) : TRY(GetElement(isolate, object, k)));
  }
  return NewArrayFromElements(isolate, result, static_cast<uint32_t>(length));
}

}  // namespace v8::internal

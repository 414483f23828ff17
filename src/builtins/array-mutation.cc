#include <algorithm>
#include <cmath>
#include <utility>

#include "src/builtins/element-walk.h"
#include "src/objects/elements.h"
#include "src/objects/isolate-access.h"

// The methods of Array.prototype that change the array they are called on.
namespace v8::internal {

namespace {

// `TypeError: Pushing 2 elements on an array-like of length … is disallowed, as the total surpasses 2**53-1`
ExceptionPending ThrowPushPastSafeLength(Isolate* isolate, double count, double length) {
  return Throw(isolate, MessageTemplate::kPushPastSafeLength, Value::Number(count), Value::Number(length));
}

// Moves one element, or deletes the target when there is none.
Result<void> MoveElement(Isolate* isolate, Tagged<JSReceiver> object, double from, double to) {
  const Value value = TRY(GetElementIfPresent(isolate, object, from));
  if (value.IsTheHole()) return DeleteElement(isolate, object, to);
  return SetElement(isolate, object, to, value);
}

// The loop that copyWithin, shift, splice and unshift share: [from, from + count) to `to`, the first element first or the
// last one. Where neither place has an element nothing is to be done.
Result<void> MoveElements(Isolate* isolate, Tagged<JSReceiver> object, double from, double to, double count,
                          PresentElements::Direction direction) {
  ElementWalk walk(isolate, object);
  if (direction == PresentElements::kAscending) {
    for (double i = 0; i < count; ++i) {
      const double source = TRY(walk.Next(from + i, from + count)) - from;
      i = std::min(source, TRY(walk.Next(to + i, to + count)) - to);
      if (i < count) TRY(MoveElement(isolate, object, from + i, to + i));
    }
  } else {
    for (double i = count - 1; i >= 0; --i) {
      const double source = TRY(walk.Previous(from + i)) - from;
      i = std::max(source, TRY(walk.Previous(to + i)) - to);
      if (i >= 0) TRY(MoveElement(isolate, object, from + i, to + i));
    }
  }
  return Ok();
}

// Moves elements of a plain array, maybe to behind its end.
Result<void> MovePlainElements(Isolate* isolate, Tagged<JSArray> array, Tagged<FixedArray> elements, uint32_t to,
                               uint32_t from, uint32_t count) {
  if (V8_LIKELY(!CopyElements(isolate, elements, to, elements, from, count).IsException())) return Ok();
  // Terminated half-way: what lies behind the length of an array is always holes.
  for (uint32_t k = array->length_value(); k < to + count; ++k) elements->set(static_cast<int>(k), TheHole());
  return Exception();
}

// A plain array all of whose elements lie in a FixedArray of at least its length; empty when it is not one.
Result<Tagged<FixedArray>> DenseElements(Isolate* isolate, Tagged<JSArray> array) {
  return TaggedElementsWithCapacity(isolate, array, array->length_value());
}

V8_INLINE bool IsShortPlainArray(Isolate* isolate, Value value) {
  return IsPlainArray(isolate, value) && Cast<JSArray>(value)->length_value() <= kMaxPlainArrayLength;
}

}  // namespace

// ECMA-262 §23.1.3.23 Array.prototype.push ( ...items )
BUILTIN(ArrayPrototypePush) {
  const int count = arguments.length();
  // Fast path: room behind the last element.
  if (V8_LIKELY(IsPlainArray(isolate, arguments.receiver()))) {
    const Tagged<JSArray> array = Cast<JSArray>(arguments.receiver());
    const uint32_t length = array->length_value();
    if (V8_LIKELY(length + static_cast<uint64_t>(count) <= kMaxPlainArrayLength)) {
      const Tagged<FixedArray> elements =
          TRY(TaggedElementsWithCapacity(isolate, array, length + static_cast<uint32_t>(count)));
      for (int i = 0; i < count; ++i) {
        const Value value = arguments.at(i);
        NoteElement(array, value);
        elements->set(static_cast<int>(length) + i, value);
      }
      const Value new_length = Value::Int(static_cast<int>(length) + count);
      array->set_length_no_barrier(new_length);
      return new_length;
    }
  }
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.push"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  // 4. If len + argCount > 2^53 - 1, throw a TypeError exception.
  if (length + count > kMaxSafeInteger) return ThrowPushPastSafeLength(isolate, count, length);
  for (int i = 0; i < count; ++i) TRY(SetElement(isolate, object, length + i, arguments.at(i)));
  TRY(SetLength(isolate, object, length + count));
  return Value::Number(length + count);
}

// ECMA-262 §23.1.3.22 Array.prototype.pop ( )
BUILTIN(ArrayPrototypePop) {
  // Fast path: the last element is there, or is absent everywhere.
  if (V8_LIKELY(IsShortPlainArray(isolate, arguments.receiver()))) {
    const Tagged<JSArray> array = Cast<JSArray>(arguments.receiver());
    const uint32_t length = array->length_value();
    if (length == 0) return Undefined();
    const Value value = FastElement(array, length - 1);
    if (!value.IsTheHole()) {
      if (IsDoubleElementsKind(array->elements_kind())) {
        UncheckedCast<FixedDoubleArray>(array->elements())->set_the_hole(static_cast<int>(length - 1));
      } else {
        UncheckedCast<FixedArray>(array->elements())->set(static_cast<int>(length - 1), TheHole());
      }
    }
    array->set_length_no_barrier(Value::Int(static_cast<int>(length - 1)));
    return value.IsTheHole() ? Undefined() : value;
  }
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.pop"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  // 3. If len = 0, then a. Perform ? Set(O, "length", +0, true). b. Return undefined.
  if (length == 0) {
    TRY(SetLength(isolate, object, 0));
    return Undefined();
  }
  const Value element = TRY(GetElement(isolate, object, length - 1));
  TRY(DeleteElement(isolate, object, length - 1));
  TRY(SetLength(isolate, object, length - 1));
  return element;
}

// ECMA-262 §23.1.3.27 Array.prototype.shift ( )
BUILTIN(ArrayPrototypeShift) {
  // Fast path: one move of the elements.
  if (V8_LIKELY(IsShortPlainArray(isolate, arguments.receiver()))) {
    const Tagged<JSArray> array = Cast<JSArray>(arguments.receiver());
    const uint32_t length = array->length_value();
    if (length == 0) return Undefined();
    const Tagged<FixedArray> elements = TRY(DenseElements(isolate, array));
    const Value first = elements->get(0);
    TRY(MovePlainElements(isolate, array, elements, 0, 1, length - 1));
    elements->set(static_cast<int>(length - 1), TheHole());
    array->set_length_no_barrier(Value::Int(static_cast<int>(length - 1)));
    return first.IsTheHole() ? Undefined() : first;
  }
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.shift"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  if (length == 0) {
    TRY(SetLength(isolate, object, 0));
    return Undefined();
  }
  const Value first = TRY(GetElement(isolate, object, 0));
  TRY(MoveElements(isolate, object, 1, 0, length - 1, PresentElements::kAscending));
  TRY(DeleteElement(isolate, object, length - 1));
  TRY(SetLength(isolate, object, length - 1));
  return first;
}

// ECMA-262 §23.1.3.34 Array.prototype.unshift ( ...items )
BUILTIN(ArrayPrototypeUnshift) {
  const int count = arguments.length();
  // Fast path: one move of the elements.
  if (V8_LIKELY(IsShortPlainArray(isolate, arguments.receiver()))) {
    const Tagged<JSArray> array = Cast<JSArray>(arguments.receiver());
    const uint32_t length = array->length_value();
    if (length + static_cast<uint64_t>(count) <= kMaxPlainArrayLength) {
      if (count == 0) return Value::Int(static_cast<int>(length));
      const Tagged<FixedArray> elements =
          TRY(TaggedElementsWithCapacity(isolate, array, length + static_cast<uint32_t>(count)));
      TRY(MovePlainElements(isolate, array, elements, static_cast<uint32_t>(count), 0, length));
      for (int i = 0; i < count; ++i) {
        const Value value = arguments.at(i);
        NoteElement(array, value);
        elements->set(i, value);
      }
      const Value new_length = Value::Int(static_cast<int>(length) + count);
      array->set_length_no_barrier(new_length);
      return new_length;
    }
  }
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.unshift"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  if (count > 0) {
    // 4.a. If len + argCount > 2^53 - 1, throw a TypeError exception.
    if (length + count > kMaxSafeInteger) return ThrowPushPastSafeLength(isolate, count, length);
    TRY(MoveElements(isolate, object, 0, count, length, PresentElements::kDescending));
    for (int i = 0; i < count; ++i) TRY(SetElement(isolate, object, i, arguments.at(i)));
  }
  TRY(SetLength(isolate, object, length + count));
  return Value::Number(length + count);
}

namespace {

// The fast form of splice, after the arguments have been converted: [start, start + delete_count) lies in the array.
Result<Value> SplicePlainArray(Isolate* isolate, Arguments arguments, Tagged<JSArray> array, uint32_t start,
                               uint32_t delete_count, uint32_t item_count) {
  const uint32_t length = array->length_value();
  const uint32_t new_length = length - delete_count + item_count;
  const Tagged<FixedArray> removed = TRY(NewFixedArrayWithHoles(isolate, delete_count));
  const Tagged<FixedArray> elements =
      TRY(TaggedElementsWithCapacity(isolate, array, new_length > length ? new_length : length));
  TRY(CopyElements(isolate, removed, 0, elements, start, delete_count));
  const Tagged<JSArray> result = TRY(NewArrayFromElements(isolate, removed, delete_count));
  if (delete_count != item_count) {
    TRY(MovePlainElements(isolate, array, elements, start + item_count, start + delete_count,
                          length - start - delete_count));
  }
  for (uint32_t i = 0; i < item_count; ++i) {
    const Value value = arguments.at(static_cast<int>(i) + 2);
    NoteElement(array, value);
    elements->set(static_cast<int>(start + i), value);
  }
  if (new_length < length) {
    TRY(SetArrayLength(isolate, array, new_length));
  } else {
    array->set_length_no_barrier(Value::Int(static_cast<int>(new_length)));
  }
  return result;
}

}  // namespace

// ECMA-262 §23.1.3.31 Array.prototype.splice ( start, deleteCount, ...items )
BUILTIN(ArrayPrototypeSplice) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.splice"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  const int item_count = arguments.length() > 2 ? arguments.length() - 2 : 0;
  // 8.-10. Without arguments nothing is deleted; with start alone, all the rest.
  double delete_count = 0;
  if (arguments.length() == 1) {
    delete_count = length - start;
  } else if (arguments.length() > 1) {
    const double wanted = TRY(ToIntegerOrInfinity(isolate, arguments.at(1)));
    delete_count = std::min(std::max(0.0, wanted), length - start);
  }
  // 11. If len + itemCount - actualDeleteCount > 2^53 - 1, throw a TypeError exception.
  const double new_length = length + item_count - delete_count;
  if (new_length > kMaxSafeInteger) return ThrowPushPastSafeLength(isolate, item_count, length);
  // Fast path: conversions above may have run script, so everything is looked at again.
  if (IsPlainArrayWithSpecies(isolate, object) && Cast<JSArray>(object)->length_value() == length &&
      new_length <= kMaxPlainArrayLength && length <= kMaxPlainArrayLength) {
    return SplicePlainArray(isolate, arguments, Cast<JSArray>(object), static_cast<uint32_t>(start),
                            static_cast<uint32_t>(delete_count), static_cast<uint32_t>(item_count));
  }
  // 12. Let A be ? ArraySpeciesCreate(O, actualDeleteCount).
  const Tagged<JSReceiver> removed = TRY(ArraySpeciesCreate(isolate, object, delete_count));
  PresentElements elements(isolate, object, start, start + delete_count);
  for (Value value = TRY(elements.Next()); !value.IsTheHole(); value = TRY(elements.Next())) {
    TRY(CreateElement(isolate, removed, elements.index() - start, value));
  }
  TRY(SetLength(isolate, removed, delete_count));
  const double behind = length - start - delete_count;
  if (item_count < delete_count) {
    TRY(MoveElements(isolate, object, start + delete_count, start + item_count, behind, PresentElements::kAscending));
    ElementWalk walk(isolate, object);
    for (double k = TRY(walk.Previous(length - 1)); k >= new_length; k = TRY(walk.Previous(k - 1))) {
      TRY(DeleteElement(isolate, object, k));
    }
  } else if (item_count > delete_count) {
    TRY(MoveElements(isolate, object, start + delete_count, start + item_count, behind, PresentElements::kDescending));
  }
  for (int i = 0; i < item_count; ++i) TRY(SetElement(isolate, object, start + i, arguments.at(i + 2)));
  TRY(SetLength(isolate, object, new_length));
  return removed;
}

// ECMA-262 §23.1.3.26 Array.prototype.reverse ( )
BUILTIN(ArrayPrototypeReverse) {
  // Fast path: swaps in place; holes travel with the rest.
  if (IsShortPlainArray(isolate, arguments.receiver())) {
    const Tagged<JSArray> array = Cast<JSArray>(arguments.receiver());
    const uint32_t length = array->length_value();
    if (length < 2) return array;
    const Tagged<FixedArray> elements = TRY(DenseElements(isolate, array));
    for (uint32_t low = 0; low < length / 2;) {
      const uint32_t end = std::min(length / 2, low + kWordsBetweenPolls);
      WriteBarrierForRange(&*elements, elements->data() + low, end - low);
      WriteBarrierForRange(&*elements, elements->data() + length - end, end - low);
      for (; low < end; ++low) std::swap(elements->data()[low], elements->data()[length - 1 - low]);
      if (!isolate->Poll()) return Exception();
    }
    return array;
  }
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.reverse"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const double middle = std::floor(length / 2);
  ElementWalk walk(isolate, object);
  for (double lower = 0; lower < middle; ++lower) {
    // To the next pair of which one is there.
    const double low = TRY(walk.Next(lower, middle));
    lower = std::min(low, length - 1 - TRY(walk.Previous(length - lower - 1)));
    if (lower >= middle) break;
    const double upper = length - lower - 1;
    const Value lower_value = TRY(GetElementIfPresent(isolate, object, lower));
    const Value upper_value = TRY(GetElementIfPresent(isolate, object, upper));
    if (!upper_value.IsTheHole()) {
      TRY(SetElement(isolate, object, lower, upper_value));
      if (lower_value.IsTheHole()) {
        TRY(DeleteElement(isolate, object, upper));
      } else {
        TRY(SetElement(isolate, object, upper, lower_value));
      }
    } else if (!lower_value.IsTheHole()) {
      TRY(DeleteElement(isolate, object, lower));
      TRY(SetElement(isolate, object, upper, lower_value));
    }
  }
  return object;
}

// ECMA-262 §23.1.3.7 Array.prototype.fill ( value [ , start [ , end ] ] )
BUILTIN(ArrayPrototypeFill) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.fill"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, 0));
  const double end = TRY(RelativeIndexArgument(isolate, arguments.at(2), length, length));
  const Value value = arguments.at(0);
  // Fast path: one run of stores.
  if (start < end && IsShortPlainArray(isolate, object) && Cast<JSArray>(object)->length_value() == length) {
    const Tagged<JSArray> array = Cast<JSArray>(object);
    const Tagged<FixedArray> elements = TRY(DenseElements(isolate, array));
    NoteElement(array, value);
    TRY(FillElements(isolate, elements, static_cast<int64_t>(start), static_cast<int64_t>(end), value));
    if (start == 0 && end == length) {
      // An array whose every element has been written has no holes any more.
      array->set_elements_kind(PACKED_SMI_ELEMENTS);
      NoteElement(array, value);
    }
    return object;
  }
  for (double k = start; k < end; ++k) TRY(SetElement(isolate, object, k, value));
  return object;
}

// ECMA-262 §23.1.3.4 Array.prototype.copyWithin ( target, start [ , end ] )
BUILTIN(ArrayPrototypeCopyWithin) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.copyWithin"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const double to = TRY(RelativeIndexArgument(isolate, arguments.at(0), length, 0));
  const double from = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, 0));
  const double end = TRY(RelativeIndexArgument(isolate, arguments.at(2), length, length));
  const double count = std::min(end - from, length - to);
  if (count <= 0) return object;
  // Fast path: one move.
  if (IsShortPlainArray(isolate, object) && Cast<JSArray>(object)->length_value() == length) {
    const Tagged<FixedArray> elements = TRY(DenseElements(isolate, Cast<JSArray>(object)));
    TRY(CopyElements(isolate, elements, static_cast<int64_t>(to), elements, static_cast<int64_t>(from),
                     static_cast<int64_t>(count)));
    return object;
  }
  // 12. Overlapping ranges are copied from the end.
  const bool overlap = from < to && to < from + count;
  TRY(MoveElements(isolate, object, from, to, count,
                   overlap ? PresentElements::kDescending : PresentElements::kAscending));
  return object;
}

}  // namespace v8::internal

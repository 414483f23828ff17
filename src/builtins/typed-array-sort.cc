#include <algorithm>
#include <limits>

#include "src/base/growable-array.h"
#include "src/builtins/typed-array-support.h"
#include "src/objects/isolate-access.h"

// %TypedArray%.prototype.sort and toSorted. In the default order no script runs: the elements are sorted outside the
// heap, as integers of their size, and written back. With a comparator their values are sorted as those of arrays are.
namespace v8::internal {

namespace {

// Integers that order as the elements do: NaN last, -0 before +0.
template <typename T>
struct SortKeyOf {
  using Key = T;
  static Key From(T value) { return value; }
  static T Back(Key key) { return key; }
};
template <typename Float, typename Int>
struct FloatSortKey {
  using Key = Int;
  // The bits of negative numbers fall as the numbers rise: all but the sign are flipped.
  static Key Flip(Key bits) { return bits < 0 ? bits ^ std::numeric_limits<Int>::max() : bits; }
  static Key From(Float value) {
    if (value != value) value = std::numeric_limits<Float>::quiet_NaN();
    return Flip(base::bit_cast<Int>(value));
  }
  static Float Back(Key key) { return base::bit_cast<Float>(Flip(key)); }
};
template <>
struct SortKeyOf<float> : FloatSortKey<float, int32_t> {};
template <>
struct SortKeyOf<double> : FloatSortKey<double, int64_t> {};

// Sorts short runs, then merges them; interrupts are noticed between the steps.
template <typename Key>
Result<void> SortKeys(Isolate* isolate, base::GrowableArray<Key>* keys) {
  constexpr size_t kRun = 1024;
  const size_t count = keys->size();
  for (size_t begin = 0; begin < count; begin += kRun) {
    std::sort(keys->begin() + begin, keys->begin() + std::min(begin + kRun, count));
    if (!isolate->Poll()) return Exception();
  }
  if (count <= kRun) return Ok();
  base::GrowableArray<Key> other;
  if (!other.TryResize(count)) return ReportOutOfMemory(isolate, "%TypedArray%.prototype.sort");
  Key* from = keys->data();
  Key* to = other.data();
  for (size_t width = kRun; width < count; width *= 2) {
    for (size_t begin = 0; begin < count; begin += 2 * width) {
      const size_t middle = std::min(begin + width, count);
      const size_t end = std::min(begin + 2 * width, count);
      size_t left = begin;
      size_t right = middle;
      for (size_t next = begin; next < end;) {
        const size_t stop = std::min(next + kRun, end);
        for (; next < stop; ++next) {
          const bool take_left = right >= end || (left < middle && from[left] <= from[right]);
          to[next] = take_left ? from[left++] : from[right++];
        }
        if (!isolate->Poll()) return Exception();
      }
    }
    std::swap(from, to);
  }
  if (from != keys->data()) std::copy(from, from + count, keys->data());
  return Ok();
}

// The first `length` elements of `source` in the default order to `target`, which may be the same array.
Result<void> SortRawElements(Isolate* isolate, Tagged<JSTypedArray> source, Tagged<JSTypedArray> target,
                             size_t length) {
  return WithElementType(source->elements_kind(), [&](auto type) -> Result<void> {
    using T = decltype(type);
    using KeyOf = SortKeyOf<T>;
    if constexpr (sizeof(T) == 1) {
      // Counting: there are 256 values.
      size_t counts[256] = {};
      for (size_t k = 0; k < length; ++k) ++counts[static_cast<uint8_t>(ReadElement<T>(source->DataPtr(), k))];
      uint8_t* to = target->DataPtr();
      for (int value = std::numeric_limits<T>::min(); value <= std::numeric_limits<T>::max(); ++value) {
        const size_t count = counts[static_cast<uint8_t>(value)];
        if (count == 0) continue;
        std::memset(to, value, count);
        to += count;
      }
      return Ok();
    } else {
      base::GrowableArray<typename KeyOf::Key> keys;
      if (!keys.TryResize(length)) return ReportOutOfMemory(isolate, "%TypedArray%.prototype.sort");
      for (size_t k = 0; k < length; ++k) keys[k] = KeyOf::From(ReadElement<T>(source->DataPtr(), k));
      TRY(SortKeys(isolate, &keys));
      // An interrupt's callback may have taken elements away.
      const size_t count = std::min(length, target->GetLength());
      for (size_t k = 0; k < count; ++k) WriteElement<T>(target->DataPtr(), k, KeyOf::Back(keys[k]));
      return Ok();
    }
  });
}

Result<void> SortTypedArray(Isolate* isolate, Tagged<JSTypedArray> source, Tagged<JSTypedArray> target, double length,
                            Value comparator) {
  if (comparator.IsUndefined()) {
    return SortRawElements(isolate, source, target, static_cast<size_t>(length));
  }
  const Tagged<FixedArray> values = TRY(NewFixedArray(isolate, static_cast<int64_t>(length)));
  const int count = values->length();
  for (int k = 0; k < count; ++k) values->set(k, TRY(GetTypedElement(isolate, source, k)));
  TRY(SortValues(isolate, values, static_cast<uint32_t>(count), comparator));
  for (int k = 0; k < count; ++k) {
    // The comparator may have shrunk the array.
    if (k >= LengthOf(target)) break;
    StoreTypedElement(target, static_cast<size_t>(k), values->get(k));
  }
  return Ok();
}

Result<void> CheckTypedArrayComparator(Isolate* isolate, Value comparator) {
  if (comparator.IsUndefined() || IsCallable(comparator)) return Ok();
  return Throw(isolate, MessageTemplate::kBadSortComparisonFunction, comparator);
}

}  // namespace

// ECMA-262 §23.2.3.29 %TypedArray%.prototype.sort ( comparator )
BUILTIN(TypedArrayPrototypeSort) {
  // 1. If comparator is not undefined and IsCallable(comparator) is false, throw a TypeError exception.
  TRY(CheckTypedArrayComparator(isolate, arguments.at(0)));
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.sort"));
  TRY(SortTypedArray(isolate, array, array, LengthOf(array), arguments.at(0)));
  return array;
}

// ECMA-262 §23.2.3.33 %TypedArray%.prototype.toSorted ( comparator )
BUILTIN(TypedArrayPrototypeToSorted) {
  TRY(CheckTypedArrayComparator(isolate, arguments.at(0)));
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.toSorted"));
  const double length = LengthOf(array);
  // 5. Let A be ? TypedArrayCreateSameType(O, « 𝔽(len) »).
  const auto result = TRY(TypedArrayCreateSameType(isolate, array, length));
  TRY(SortTypedArray(isolate, array, result, length, arguments.at(0)));
  return result;
}

}  // namespace v8::internal

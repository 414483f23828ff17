#include <algorithm>
#include <functional>
#include <limits>

#include "src/base/sorting.h"
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
  static Key Flip(Key bits) { return bits < 0 ? static_cast<Key>(bits ^ std::numeric_limits<Int>::max()) : bits; }
  static Key From(Float value) {
    if (value != value) value = DoubleTo<Float>(std::numeric_limits<double>::quiet_NaN());
    return Flip(base::bit_cast<Int>(value));
  }
  static Float Back(Key key) { return base::bit_cast<Float>(Flip(key)); }
};
template <>
struct SortKeyOf<Float16> : FloatSortKey<Float16, int16_t> {};
template <>
struct SortKeyOf<float> : FloatSortKey<float, int32_t> {};
template <>
struct SortKeyOf<double> : FloatSortKey<double, int64_t> {};

// Calls `step(begin, end)` for one stretch of [0, length) after the other, with polls in between, as long as the array
// has that many elements.
template <typename Step>
Result<void> InStretches(Isolate* isolate, Tagged<JSTypedArray> array, size_t length, Step step) {
  for (size_t begin = 0; begin < length && array->GetLength() >= length;) {
    const size_t end = std::min(begin + kTypedArrayPollInterval, length);
    step(begin, end);
    begin = end;
    if (!isolate->Poll()) return Exception();
  }
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
      TRY(InStretches(isolate, source, length, [&](size_t begin, size_t end) {
        for (size_t k = begin; k < end; ++k) ++counts[static_cast<uint8_t>(ReadElement<T>(source->data_ptr(), k))];
      }));
      int value = std::numeric_limits<T>::min();
      return InStretches(isolate, target, length, [&](size_t begin, size_t end) {
        for (size_t k = begin; k < end && value <= std::numeric_limits<T>::max();) {
          size_t& count = counts[static_cast<uint8_t>(value)];
          const size_t written = std::min(count, end - k);
          base::RacyFill(target->data_ptr() + k, static_cast<uint8_t>(value), written);
          k += written;
          count -= written;
          if (count == 0) ++value;
        }
      });
    } else {
      base::GrowableArray<typename KeyOf::Key> keys;
      if (!keys.TryResizeUninitialized(length)) return ReportOutOfMemory(isolate, "%TypedArray%.prototype.sort");
      TRY(InStretches(isolate, source, length, [&](size_t begin, size_t end) {
        for (size_t k = begin; k < end; ++k) keys[k] = KeyOf::From(ReadElement<T>(source->data_ptr(), k));
      }));
      const base::SortResult sorted = base::SortWithPolls(
          keys.data(), length, std::less<typename KeyOf::Key>(), [isolate] { return isolate->Poll(); });
      if (sorted == base::SortResult::kStopped) return Exception();
      if (sorted == base::SortResult::kOutOfMemory) return ReportOutOfMemory(isolate, "%TypedArray%.prototype.sort");
      return InStretches(isolate, target, length, [&](size_t begin, size_t end) {
        for (size_t k = begin; k < end; ++k) WriteElement<T>(target->data_ptr(), k, KeyOf::Back(keys[k]));
      });
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
  for (int k = 0; k < count; ++k) {
    if (!isolate->Poll()) return Exception();
    values->set(k, TRY(GetTypedElement(isolate, source, k)));
  }
  TRY(SortValues(isolate, values, static_cast<uint32_t>(count), comparator));
  for (int k = 0; k < count; ++k) {
    // The comparator may have shrunk the array.
    if (k >= LengthOf(target)) break;
    if (!isolate->Poll()) return Exception();
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
  const auto array = 
      TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.sort", AccessMode::kWrite));
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

#include <algorithm>

#include "src/builtins/element-walk.h"
#include "src/objects/isolate-access.h"
#include "src/strings/char-span.h"

// Array.prototype.sort and toSorted. Values are collected first; what is sorted is an array of their indices (or, for
// ints in the default order, of integer keys) outside the heap, by merging: stable, and at most n log n comparisons, which
// are what counts when each is a call. Undefined comes last without being compared, absent elements behind it.
namespace v8::internal {

namespace {

using IndexArray = base::GrowableArray<uint32_t>;

constexpr uint32_t kRunLength = 12;

// Sorts [begin, end) by binary insertion; looks at the last element first, so that sorted input costs one comparison each.
template <typename Precedes>
Result<void> SortRun(uint32_t* begin, uint32_t* end, Precedes precedes) {
  for (uint32_t* next = begin + 1; next < end; ++next) {
    const uint32_t item = *next;
    uint32_t* low = begin;
    uint32_t* high = next;
    if (!TRY(precedes(item, next[-1]))) continue;
    --high;
    while (low < high) {
      uint32_t* const middle = low + (high - low) / 2;
      if (TRY(precedes(item, *middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    std::copy_backward(low, next, next + 1);
    *low = item;
  }
  return Ok();
}

// Merges the sorted [begin, middle) and [middle, end); `scratch` holds the left one meanwhile.
template <typename Precedes>
Result<void> MergeRuns(uint32_t* begin, uint32_t* middle, uint32_t* end, uint32_t* scratch, Precedes precedes) {
  // In order already?
  if (!TRY(precedes(*middle, middle[-1]))) return Ok();
  uint32_t* const scratch_end = std::copy(begin, middle, scratch);
  uint32_t* left = scratch;
  uint32_t* right = middle;
  uint32_t* to = begin;
  while (left < scratch_end && right < end) {
    *to++ = TRY(precedes(*right, *left)) ? *right++ : *left++;
  }
  std::copy(left, scratch_end, to);
  return Ok();
}

// `precedes(a, b)` is a Result<bool>: whether item a belongs strictly before item b. It may be inconsistent.
template <typename Precedes>
Result<void> MergeSort(Isolate* isolate, IndexArray* items, Precedes precedes) {
  const size_t count = items->size();
  IndexArray scratch;
  if (!scratch.TryResize(count)) return ReportOutOfMemory(isolate, "Array.prototype.sort");
  uint32_t* const data = items->data();
  for (size_t begin = 0; begin < count; begin += kRunLength) {
    TRY(SortRun(data + begin, data + std::min(begin + kRunLength, count), precedes));
    if (!isolate->Poll()) return Exception();
  }
  for (size_t width = kRunLength; width < count; width *= 2) {
    for (size_t begin = 0; begin + width < count; begin += 2 * width) {
      TRY(MergeRuns(data + begin, data + begin + width, data + std::min(begin + 2 * width, count), scratch.data(),
                    precedes));
      if (!isolate->Poll()) return Exception();
    }
  }
  return Ok();
}

// ---- The default order of ints: as their decimal texts.

constexpr uint64_t kPowersOfTen[] = {1,      10,      100,      1000,      10000,      100000,
                                     1000000, 10000000, 100000000, 1000000000, 10000000000};

// Orders as the text does: '-' precedes the digits; then the digits from the left; a prefix precedes what it begins.
uint64_t TextOrderKey(int32_t value) {
  const uint64_t magnitude = value < 0 ? -static_cast<int64_t>(value) : value;
  int digits = 1;
  while (digits < 10 && magnitude >= kPowersOfTen[digits]) ++digits;
  const uint64_t scaled = magnitude * kPowersOfTen[10 - digits];
  return (value < 0 ? 0 : uint64_t{1} << 63) | scaled << 4 | static_cast<uint64_t>(digits);
}

int32_t IntOfTextOrderKey(uint64_t key) {
  const int digits = static_cast<int>(key & 15);
  const int64_t magnitude = static_cast<int64_t>(((key & ~(uint64_t{1} << 63)) >> 4) / kPowersOfTen[10 - digits]);
  return static_cast<int32_t>(key >> 63 ? magnitude : -magnitude);
}

Result<void> SortIntsAsText(Isolate* isolate, Tagged<FixedArray> values, uint32_t count) {
  base::GrowableArray<uint64_t> keys;
  if (!keys.TryResize(count)) return ReportOutOfMemory(isolate, "Array.prototype.sort");
  for (uint32_t i = 0; i < count; ++i) keys[i] = TextOrderKey(values->get(static_cast<int>(i)).AsInt());
  std::sort(keys.begin(), keys.end());
  for (uint32_t i = 0; i < count; ++i) {
    values->set_no_barrier(static_cast<int>(i), Value::Int(IntOfTextOrderKey(keys[i])));
  }
  return Ok();
}

// ---- Strings

bool FlatStringPrecedes(Tagged<String> a, Tagged<String> b) {
  return VisitCharacters(
      a, [&](auto left) { return VisitCharacters(b, [&](auto right) { return CompareChars(left, right) < 0; }); });
}

}  // namespace

Result<void> SortValues(Isolate* isolate, Tagged<FixedArray> values, uint32_t count, Value comparator) {
  if (count < 2) return Ok();
  IndexArray order;
  if (!order.TryResize(count)) return ReportOutOfMemory(isolate, "Array.prototype.sort");
  for (uint32_t i = 0; i < count; ++i) order[i] = i;
  if (!comparator.IsUndefined()) {
    // §23.1.3.30.2 CompareArrayElements 4.: Let v be ? ToNumber(? Call(comparator, undefined, « x, y »)).
    TRY(MergeSort(isolate, &order, [&](uint32_t a, uint32_t b) -> Result<bool> {
      const Value arguments[] = {values->get(static_cast<int>(a)), values->get(static_cast<int>(b))};
      const Value result = TRY(Call(isolate, comparator, Undefined(), arguments, 2));
      if (V8_LIKELY(result.IsInt())) return result.AsInt() < 0;
      return TRY(ToNumber(isolate, result)) < 0;
    }));
  } else {
    bool all_ints = true;
    for (uint32_t i = 0; i < count && all_ints; ++i) all_ints = values->get(static_cast<int>(i)).IsInt();
    if (all_ints) return SortIntsAsText(isolate, values, count);
    // 5. Let xString be ? ToString(x): once for each element.
    const Tagged<FixedArray> texts = TRY(NewFixedArray(isolate, static_cast<int>(count)));
    for (uint32_t i = 0; i < count; ++i) {
      const int index = static_cast<int>(i);
      texts->set(index, TRY(String::Flatten(isolate, TRY(ToString(isolate, values->get(index))))));
      if (!isolate->Poll()) return Exception();
    }
    TRY(MergeSort(isolate, &order, [&](uint32_t a, uint32_t b) -> Result<bool> {
      return FlatStringPrecedes(Cast<String>(texts->get(static_cast<int>(a))),
                                Cast<String>(texts->get(static_cast<int>(b))));
    }));
  }
  const Tagged<FixedArray> sorted = TRY(NewFixedArray(isolate, static_cast<int>(count)));
  for (uint32_t i = 0; i < count; ++i) {
    sorted->set(static_cast<int>(i), values->get(static_cast<int>(order[i])));
  }
  values->CopyRange(0, sorted, 0, static_cast<int>(count));
  return Ok();
}

namespace {

// §23.1.3.30.1 SortIndexedProperties: the elements in order, undefined ones last, absent ones left out or read as they are.
Result<Tagged<FixedArray>> SortedElements(Isolate* isolate, Tagged<JSReceiver> object, double length,
                                          PresentElements::Absent absent, Value comparator, uint32_t* count) {
  ElementsBuilder values(isolate);
  double undefined_count = 0;
  if (HasFastElements(object)) {
    TRY(values.Reserve(static_cast<uint32_t>(UncheckedCast<ArrayBase>(Cast<JSObject>(object)->elements())->length())));
  }
  PresentElements elements(isolate, object, 0, length, PresentElements::kAscending, absent);
  double expected = 0;
  for (Value value = TRY(elements.Next()); !value.IsTheHole(); value = TRY(elements.Next())) {
    if (absent == PresentElements::kAbsentAsUndefined) undefined_count += elements.index() - expected;
    expected = elements.index() + 1;
    if (value.IsUndefined()) {
      ++undefined_count;
    } else {
      TRY(values.Add(value));
    }
  }
  if (absent == PresentElements::kAbsentAsUndefined) undefined_count += length - expected;
  const uint32_t defined_count = static_cast<uint32_t>(values.length());
  TRY(SortValues(isolate, values.values(), defined_count, comparator));
  for (; undefined_count > 0; --undefined_count) {
    TRY(values.Add(Undefined()));
    if (!isolate->Poll()) return Exception();
  }
  *count = static_cast<uint32_t>(values.length());
  return values.values();
}

Result<void> CheckComparator(Isolate* isolate, Value comparator) {
  if (comparator.IsUndefined() || IsCallable(comparator)) return Ok();
  return Throw(isolate, MessageTemplate::kBadSortComparisonFunction, comparator);
}

}  // namespace

// ECMA-262 §23.1.3.30 Array.prototype.sort ( comparator )
BUILTIN(ArrayPrototypeSort) {
  const Value comparator = arguments.at(0);
  // 1. If comparator is not undefined and IsCallable(comparator) is false, throw a TypeError exception.
  TRY(CheckComparator(isolate, comparator));
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.sort"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  uint32_t count;
  const Tagged<FixedArray> sorted = TRY(SortedElements(isolate, object, length, PresentElements::kLeaveOut, comparator, &count));
  // Fast path: everything at once, if the comparator has left the array alone.
  if (IsPlainArray(isolate, object) && Cast<JSArray>(object)->length_value() == length && count == length &&
      length <= kMaxPlainArrayLength) {
    const Tagged<JSArray> array = Cast<JSArray>(object);
    const Tagged<FixedArray> elements = TRY(TaggedElementsWithCapacity(isolate, array, count));
    if (IsSmiElementsKind(array->elements_kind())) {
      for (uint32_t i = 0; i < count; ++i) NoteElement(array, sorted->get(static_cast<int>(i)));
    }
    if (count != 0) elements->CopyRange(0, sorted, 0, static_cast<int>(count));
    return object;
  }
  for (uint32_t i = 0; i < count; ++i) TRY(SetElement(isolate, object, i, sorted->get(static_cast<int>(i))));
  // 8. NOTE: The remaining indices are deleted to preserve the number of holes.
  ElementWalk walk(isolate, object);
  for (double k = TRY(walk.Next(count, length)); k < length; k = TRY(walk.Next(k + 1, length))) {
    TRY(DeleteElement(isolate, object, k));
  }
  return object;
}

// ECMA-262 §23.1.3.34 Array.prototype.toSorted ( comparator )
BUILTIN(ArrayPrototypeToSorted) {
  const Value comparator = arguments.at(0);
  TRY(CheckComparator(isolate, comparator));
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.toSorted"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  // 4. Let A be ? ArrayCreate(len).
  TRY(CheckArrayLength(isolate, static_cast<int64_t>(length)));
  uint32_t count;
  const Tagged<FixedArray> sorted = TRY(
      SortedElements(isolate, object, length, PresentElements::kAbsentAsUndefined, comparator, &count));
  return NewArrayFromElements(isolate, sorted, count);
}

}  // namespace v8::internal

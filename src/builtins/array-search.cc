#include <algorithm>

#include "src/builtins/element-walk.h"
#include "src/objects/isolate-access.h"

// The methods of Array.prototype that look for one element.
namespace v8::internal {

// ECMA-262 §23.1.3.1 Array.prototype.at ( index )
BUILTIN(ArrayPrototypeAt) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.at"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  const double relative_index = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  const double k = relative_index >= 0 ? relative_index : length + relative_index;
  if (k < 0 || k >= length) return Undefined();
  return GetElement(isolate, object, k);
}

namespace {

// Whether `word` is strictly equal to the value that is looked for; ints and identical cells without a call.
class StrictMatcher {
 public:
  StrictMatcher(Isolate* isolate, Value value)
      : poller_(PollerOf(isolate)), value_(value), identity_is_equality_(!value.IsNumber() && !IsString(value) && !IsBigInt(value)) {}
  V8_INLINE bool Matches(Value element) {
    if (identity_is_equality_) return element == value_;
    if (element == value_) return !value_.IsDouble() || value_.AsDouble() == value_.AsDouble();
    if (element.IsInt() && value_.IsInt()) return false;
    return element.IsNumber() == value_.IsNumber() && StrictEqualsSlow(element, value_, &poller_);
  }

  // An answer does not count then.
  bool stopped() const { return poller_.stopped(); }

 private:
  base::Poller poller_;
  const Value value_;
  const bool identity_is_equality_;
};

// The element that [begin, end) of a plain array has first (or last), for loops that run no script; -1 when there is none
// that `matches`. Double elements are not looked at: *is_scannable is false then, as for all other objects.
template <typename Matches>
Result<double> ScanPlainArray(Isolate* isolate, Tagged<JSReceiver> object, double begin, double end,
                              PresentElements::Direction direction, bool* is_scannable, Matches matches) {
  *is_scannable = IsPlainArray(isolate, object) && !IsDoubleElementsKind(Cast<JSArray>(object)->elements_kind());
  if (!*is_scannable) return -1.0;
  const auto elements = UncheckedCast<FixedArray>(Cast<JSArray>(object)->elements());
  int low = static_cast<int>(begin);
  int high = static_cast<int>(std::min(end, static_cast<double>(elements->length())));
  while (low < high) {
    const int count = std::min(high - low, kWordsBetweenPolls);
    if (direction == PresentElements::kAscending) {
      for (const int stop = low + count; low < stop; ++low) {
        if (matches(elements->get(low))) return low;
      }
    } else {
      for (const int stop = high - count; high > stop; --high) {
        if (matches(elements->get(high - 1))) return high - 1;
      }
    }
    if (!isolate->Poll()) return Exception();
  }
  return -1.0;
}

// What indexOf and lastIndexOf do once they know where to look.
Result<Value> IndexOfElement(Isolate* isolate, Tagged<JSReceiver> object, double begin, double end,
                             PresentElements::Direction direction, Value search) {
  StrictMatcher matcher(isolate, search);
  // Fast path: comparing runs no script.
  bool is_scanned;
  const double found = TRY(ScanPlainArray(isolate, object, begin, end, direction, &is_scanned,
                                          [&](Value element) { return matcher.Matches(element); }));
  if (matcher.stopped()) return Exception();
  if (is_scanned) return Value::Number(found);
  PresentElements elements(isolate, object, begin, end, direction);
  for (Value element = TRY(elements.Next()); !element.IsTheHole(); element = TRY(elements.Next())) {
    const bool matches = matcher.Matches(element);
    if (matcher.stopped()) return Exception();
    if (matches) return Value::Number(elements.index());
  }
  return Value::Int(-1);
}

}  // namespace

// ECMA-262 §23.1.3.17 Array.prototype.indexOf ( searchElement [ , fromIndex ] )
BUILTIN(ArrayPrototypeIndexOf) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.indexOf"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  if (length == 0) return Value::Int(-1);
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, 0));
  return IndexOfElement(isolate, object, start, length, PresentElements::kAscending, arguments.at(0));
}

// ECMA-262 §23.1.3.20 Array.prototype.lastIndexOf ( searchElement [ , fromIndex ] )
BUILTIN(ArrayPrototypeLastIndexOf) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.lastIndexOf"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  if (length == 0) return Value::Int(-1);
  // 4. If fromIndex is present, let n be ? ToIntegerOrInfinity(fromIndex); else let n be len - 1.
  const double n = arguments.Has(1) ? TRY(ToIntegerOrInfinity(isolate, arguments.at(1))) : length - 1;
  const double end = n >= 0 ? std::min(n + 1, length) : length + n + 1;
  return IndexOfElement(isolate, object, 0, end, PresentElements::kDescending, arguments.at(0));
}

// ECMA-262 §23.1.3.16 Array.prototype.includes ( searchElement [ , fromIndex ] )
BUILTIN(ArrayPrototypeIncludes) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.includes"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  if (length == 0) return False();
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, 0));
  const Value search = arguments.at(0);
  // SameValueZero differs from strict equality for NaN alone; absent elements count as undefined.
  const bool is_nan = search.IsDouble() && search.AsDouble() != search.AsDouble();
  StrictMatcher matcher(isolate, search);
  const auto matches = [&](Value element) {
    if (is_nan) return element == search;
    return matcher.Matches(element) || (element.IsTheHole() && search.IsUndefined());
  };
  // Fast path: comparing runs no script.
  bool is_scanned;
  const double found =
      TRY(ScanPlainArray(isolate, object, start, length, PresentElements::kAscending, &is_scanned, matches));
  if (matcher.stopped()) return Exception();
  if (is_scanned) {
    // Elements behind the store are absent.
    const bool all_scanned = Cast<ArrayBase>(Cast<JSArray>(object)->elements())->length() >= length;
    return Value::Bool(found >= 0 || (search.IsUndefined() && !all_scanned && start < length));
  }
  PresentElements elements(isolate, object, start, length, PresentElements::kAscending,
                           PresentElements::kAbsentAsUndefined);
  double expected = start;
  for (Value element = TRY(elements.Next()); !element.IsTheHole(); element = TRY(elements.Next())) {
    // A gap counts as undefined.
    const bool found_here = matches(element);
    if (matcher.stopped()) return Exception();
    if (found_here || (search.IsUndefined() && elements.index() > expected)) return True();
    expected = elements.index() + 1;
  }
  return Value::Bool(search.IsUndefined() && expected < length);
}

}  // namespace v8::internal

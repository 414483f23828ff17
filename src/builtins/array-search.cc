#include "src/builtins/array-support.h"

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
  explicit StrictMatcher(Value value)
      : value_(value), identity_is_equality_(!value.IsNumber() && !IsString(value) && !IsBigInt(value)) {}
  V8_INLINE bool Matches(Value element) const {
    if (identity_is_equality_) return element == value_;
    if (element == value_) return !value_.IsDouble() || value_.AsDouble() == value_.AsDouble();
    if (element.IsInt() && value_.IsInt()) return false;
    return element.IsNumber() == value_.IsNumber() && StrictEqualsSlow(element, value_);
  }

 private:
  const Value value_;
  const bool identity_is_equality_;
};

// The part of a plain array's elements that [0, length) covers, for loops that run no script.
struct ElementRun {
  ElementRun(Tagged<JSArray> array, double length) {
    const Tagged<FixedArray> elements = UncheckedCast<FixedArray>(array->elements());
    words = elements->data();
    count = length < elements->length() ? length : elements->length();
  }
  const uint64_t* words;
  double count;
};

V8_INLINE bool IsScannable(Isolate* isolate, Tagged<JSReceiver> object) {
  return IsPlainArray(isolate, object) && !IsDoubleElementsKind(Cast<JSArray>(object)->elements_kind());
}

}  // namespace

// ECMA-262 §23.1.3.17 Array.prototype.indexOf ( searchElement [ , fromIndex ] )
BUILTIN(ArrayPrototypeIndexOf) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.indexOf"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  if (length == 0) return Value::Int(-1);
  const double start = TRY(RelativeIndexArgument(isolate, arguments.at(1), length, 0));
  const StrictMatcher matcher(arguments.at(0));
  // Fast path: comparing runs no script.
  if (IsScannable(isolate, object)) {
    const ElementRun run(Cast<JSArray>(object), length);
    for (double k = start; k < run.count; ++k) {
      if (matcher.Matches(Value(run.words[static_cast<size_t>(k)]))) return Value::Number(k);
    }
    return Value::Int(-1);
  }
  for (double k = start; k < length; ++k) {
    const Value element = TRY(GetElementIfPresent(isolate, object, k));
    if (!element.IsTheHole() && matcher.Matches(element)) return Value::Number(k);
  }
  return Value::Int(-1);
}

// ECMA-262 §23.1.3.20 Array.prototype.lastIndexOf ( searchElement [ , fromIndex ] )
BUILTIN(ArrayPrototypeLastIndexOf) {
  const Tagged<JSReceiver> object = TRY(ToObject(isolate, arguments.receiver(), "Array.prototype.lastIndexOf"));
  const double length = TRY(ArrayLikeLength(isolate, object));
  if (length == 0) return Value::Int(-1);
  // 4. If fromIndex is present, let n be ? ToIntegerOrInfinity(fromIndex); else let n be len - 1.
  const double n = arguments.Has(1) ? TRY(ToIntegerOrInfinity(isolate, arguments.at(1))) : length - 1;
  double k = n >= 0 ? (n < length - 1 ? n : length - 1) : length + n;
  const StrictMatcher matcher(arguments.at(0));
  // Fast path: comparing runs no script.
  if (IsScannable(isolate, object)) {
    const ElementRun run(Cast<JSArray>(object), length);
    if (k >= run.count) k = run.count - 1;
    for (; k >= 0; --k) {
      if (matcher.Matches(Value(run.words[static_cast<size_t>(k)]))) return Value::Number(k);
    }
    return Value::Int(-1);
  }
  for (; k >= 0; --k) {
    const Value element = TRY(GetElementIfPresent(isolate, object, k));
    if (!element.IsTheHole() && matcher.Matches(element)) return Value::Number(k);
  }
  return Value::Int(-1);
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
  const StrictMatcher matcher(search);
  if (IsScannable(isolate, object)) {
    const ElementRun run(Cast<JSArray>(object), length);
    for (double k = start; k < run.count; ++k) {
      const Value element(run.words[static_cast<size_t>(k)]);
      if (is_nan) {
        if (element == search) return True();
      } else if (matcher.Matches(element) || (element.IsTheHole() && search.IsUndefined())) {
        return True();
      }
    }
    return Value::Bool(search.IsUndefined() && run.count < length && start < length);
  }
  for (double k = start; k < length; ++k) {
    if (SameValueZero(TRY(GetElement(isolate, object, k)), search)) return True();
  }
  return False();
}

}  // namespace v8::internal

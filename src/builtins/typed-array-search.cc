#include <algorithm>
#include <cmath>
#include <limits>

#include "src/builtins/typed-array-support.h"
#include "src/numbers/conversions.h"
#include "src/runtime/values/bigint-operations.h"
#include "src/runtime/text/string-builder.h"

// The methods of %TypedArray%.prototype that look for elements, and those that make text of them.
namespace v8::internal {

// ECMA-262 §23.2.3.1 %TypedArray%.prototype.at ( index )
BUILTIN(TypedArrayPrototypeAt) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.at"));
  const double length = LengthOf(array);
  const double relative_index = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  const double k = relative_index >= 0 ? relative_index : length + relative_index;
  if (k < 0 || k >= length) return Undefined();
  return GetTypedElement(isolate, array, k);
}

namespace {

// The element of type T that is strictly equal to `value`; false when there is none. NaN equals nothing.
template <typename T>
bool ToEqualElement(Value value, T* element) {
  if constexpr (std::is_integral_v<T> && sizeof(T) == 8) {
    if (!IsBigInt(value)) return false;
    bool lossless = false;
    if constexpr (std::is_signed_v<T>) {
      *element = BigIntToInt64(Cast<BigInt>(value), &lossless);
    } else {
      *element = BigIntToUint64(Cast<BigInt>(value), &lossless);
    }
    return lossless;
  } else {
    if (!value.IsNumber()) return false;
    const double number = value.AsNumber();
    if constexpr (std::is_integral_v<T>) {
      if (!(number >= std::numeric_limits<T>::min() && number <= std::numeric_limits<T>::max())) return false;
      *element = static_cast<T>(number);
    } else {
      *element = DoubleTo<T>(number);
    }
    return static_cast<double>(*element) == number;
  }
}

enum class SearchOrder { kForward, kBackward };

// The index of the first (last) element in [from, to) that `matches`; -1 when there is none.
template <SearchOrder kOrder, typename T, typename Matches>
Result<double> FindRawElement(Isolate* isolate, Tagged<JSTypedArray> array, size_t from, size_t to, Matches matches) {
  while (from < to) {
    const uint8_t* const data = array->data_ptr();
    const size_t count = std::min(to - from, kTypedArrayPollInterval);
    if constexpr (kOrder == SearchOrder::kForward) {
      for (size_t k = from; k < from + count; ++k) {
        if (matches(ReadElement<T>(data, k))) return static_cast<double>(k);
      }
      from += count;
    } else {
      for (size_t k = to; k > to - count; --k) {
        if (matches(ReadElement<T>(data, k - 1))) return static_cast<double>(k - 1);
      }
      to -= count;
    }
    // An interrupt's callback may have taken the elements away.
    if (!isolate->Poll()) return Exception();
    to = std::min(to, array->GetLength());
  }
  return -1.0;
}

template <SearchOrder kOrder>
Result<double> FindElementEqualTo(Isolate* isolate, Tagged<JSTypedArray> array, double from, double to, Value value) {
  to = std::min(to, LengthOf(array));
  if (from >= to) return -1.0;
  return WithElementType(array->elements_kind(), [&](auto type) -> Result<double> {
    using T = decltype(type);
    T wanted;
    if (!ToEqualElement(value, &wanted)) return -1.0;
    return FindRawElement<kOrder, T>(isolate, array, static_cast<size_t>(from), static_cast<size_t>(to),
                                     [wanted](T element) { return element == wanted; });
  });
}

Result<double> FindNaN(Isolate* isolate, Tagged<JSTypedArray> array, double from, double to) {
  to = std::min(to, LengthOf(array));
  if (from >= to) return -1.0;
  return WithElementType(array->elements_kind(), [&](auto type) -> Result<double> {
    using T = decltype(type);
    return FindRawElement<SearchOrder::kForward, T>(isolate, array, static_cast<size_t>(from), static_cast<size_t>(to),
                                                    [](T element) { return element != element; });
  });
}

// Where a search from `fromIndex` begins.
Result<double> SearchStart(Isolate* isolate, Value from_index, double length) {
  const double n = TRY(ToIntegerOrInfinity(isolate, from_index));
  return n >= 0 ? n : std::max(length + n, 0.0);
}

}  // namespace

// ECMA-262 §23.2.3.16 %TypedArray%.prototype.includes ( searchElement [ , fromIndex ] )
BUILTIN(TypedArrayPrototypeIncludes) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.includes"));
  const double length = LengthOf(array);
  if (length == 0) return False();
  const double from = TRY(SearchStart(isolate, arguments.at(1), length));
  const Value wanted = arguments.at(0);
  // Elements that have gone since the length was read are undefined.
  if (wanted.IsUndefined()) return Value::Bool(std::max(from, LengthOf(array)) < length);
  if (wanted.IsDouble() && std::isnan(wanted.AsDouble())) {
    return Value::Bool(TRY(FindNaN(isolate, array, from, length)) >= 0);
  }
  return Value::Bool(TRY(FindElementEqualTo<SearchOrder::kForward>(isolate, array, from, length, wanted)) >= 0);
}

// ECMA-262 §23.2.3.17 %TypedArray%.prototype.indexOf ( searchElement [ , fromIndex ] )
BUILTIN(TypedArrayPrototypeIndexOf) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.indexOf"));
  const double length = LengthOf(array);
  if (length == 0) return Value::Int(-1);
  const double from = TRY(SearchStart(isolate, arguments.at(1), length));
  return Value::Number(
      TRY(FindElementEqualTo<SearchOrder::kForward>(isolate, array, from, length, arguments.at(0))));
}

// ECMA-262 §23.2.3.20 %TypedArray%.prototype.lastIndexOf ( searchElement [ , fromIndex ] )
BUILTIN(TypedArrayPrototypeLastIndexOf) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.lastIndexOf"));
  const double length = LengthOf(array);
  if (length == 0) return Value::Int(-1);
  // 5. If fromIndex is present, let n be ? ToIntegerOrInfinity(fromIndex); else let n be len - 1.
  const double n = arguments.Has(1) ? TRY(ToIntegerOrInfinity(isolate, arguments.at(1))) : length - 1;
  const double last = n >= 0 ? std::min(n, length - 1) : length + n;
  if (last < 0) return Value::Int(-1);
  return Value::Number(
      TRY(FindElementEqualTo<SearchOrder::kBackward>(isolate, array, 0, last + 1, arguments.at(0))));
}

// ECMA-262 §23.2.3.18 %TypedArray%.prototype.join ( separator )
BUILTIN(TypedArrayPrototypeJoin) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.join"));
  const double length = LengthOf(array);
  // 4. If separator is undefined, let sep be ",". 5. Else, let sep be ? ToString(separator).
  Tagged<String> separator = ReadOnlyRoots::comma_string();
  if (!arguments.at(0).IsUndefined()) separator = TRY(ToString(isolate, arguments.at(0)));
  StringBuilder builder(isolate);
  for (double k = 0; k < length; ++k) {
    if (k > 0) TRY(builder.AppendString(separator));
    const Value element = TRY(GetTypedElement(isolate, array, k));
    if (element.IsInt()) {
      TRY(builder.AppendInt(element.AsInt()));
    } else if (!element.IsUndefined()) {
      TRY(builder.AppendString(TRY(ToString(isolate, element))));
    }
    if (!isolate->Poll()) return Exception();
  }
  return builder.ToString();
}

// ECMA-262 §23.2.3.31 %TypedArray%.prototype.toLocaleString ( [ reserved1 [ , reserved2 ] ] )
BUILTIN(TypedArrayPrototypeToLocaleString) {
  const auto array = TRY(ValidateTypedArray(isolate, arguments.receiver(), "%TypedArray%.prototype.toLocaleString"));
  const double length = LengthOf(array);
  StringBuilder builder(isolate);
  for (double k = 0; k < length; ++k) {
    if (k > 0) TRY(builder.AppendCharacter(','));
    const Value element = TRY(GetTypedElement(isolate, array, k));
    if (element.IsUndefined()) continue;
    const Value text = TRY(Invoke(isolate, element, ReadOnlyRoots::toLocaleString_string()));
    TRY(builder.AppendString(TRY(ToString(isolate, text))));
  }
  return builder.ToString();
}

}  // namespace v8::internal

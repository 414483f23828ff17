#include <cmath>

#include "src/builtins/builtins.h"
#include "src/numbers/number-to-string.h"
#include "src/runtime/values/bigint-operations.h"

namespace v8::internal {

namespace {

// ECMA-262 §21.1.3.7.1 ThisNumberValue ( value )
Result<Value> ThisNumberValue(Isolate* isolate, Value value, const char* method) {
  if (value.IsNumber()) return value;
  if (IsJSPrimitiveWrapper(value) && Cast<JSPrimitiveWrapper>(value)->value().IsNumber()) {
    return Cast<JSPrimitiveWrapper>(value)->value();
  }
  return Throw(isolate, MessageTemplate::kNotGeneric, TRY(NewStringFromAscii(isolate, method)),
               ReadOnlyRoots::Number_string());
}

Result<Tagged<String>> NewStringFromBuffer(Isolate* isolate, const char* text, size_t length) {
  return NewStringFromOneByte(isolate, {reinterpret_cast<const uint8_t*>(text), length});
}

bool IsIntegralNumber(Value value) {
  if (value.IsInt()) return true;
  if (!value.IsDouble()) return false;
  const double number = value.AsDouble();
  return std::isfinite(number) && std::trunc(number) == number;
}

}  // namespace

// ECMA-262 §21.1.1.1 Number ( value )
BUILTIN(NumberConstructor) {
  Value n = Value::Int(0);
  if (arguments.length() > 0) {
    const Value primitive = TRY(ToNumeric(isolate, arguments.at(0)));
    n = IsBigInt(primitive) ? Value::Number(BigIntToNumber(Cast<BigInt>(primitive))) : primitive;
  }
  if (!arguments.IsConstructCall()) return n;
  const auto object = TRY(
      OrdinaryCreateFromConstructor(isolate, arguments.callee(), Cast<JSReceiver>(arguments.new_target())));
  Cast<JSPrimitiveWrapper>(object)->set_value(n);
  return object;
}

// ECMA-262 §21.1.2.2 Number.isFinite ( number )
BUILTIN(NumberIsFinite) {
  const Value number = arguments.at(0);
  return Value::Bool(number.IsInt() || (number.IsDouble() && std::isfinite(number.AsDouble())));
}

// ECMA-262 §21.1.2.3 Number.isInteger ( number )
BUILTIN(NumberIsInteger) { return Value::Bool(IsIntegralNumber(arguments.at(0))); }

// ECMA-262 §21.1.2.4 Number.isNaN ( number )
BUILTIN(NumberIsNaN) {
  const Value number = arguments.at(0);
  return Value::Bool(number.IsDouble() && std::isnan(number.AsDouble()));
}

// ECMA-262 §21.1.2.5 Number.isSafeInteger ( number )
BUILTIN(NumberIsSafeInteger) {
  const Value number = arguments.at(0);
  return Value::Bool(IsIntegralNumber(number) && std::fabs(number.AsNumber()) <= 9007199254740991.0);
}

// ECMA-262 §21.1.3.2 Number.prototype.toExponential ( fractionDigits )
BUILTIN(NumberPrototypeToExponential) {
  const Value x = TRY(ThisNumberValue(isolate, arguments.receiver(), "Number.prototype.toExponential"));
  const double f = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  if (!std::isfinite(x.AsNumber())) return NumberToString(isolate, x);
  if (f < 0 || f > 100) {
    return Throw(isolate, MessageTemplate::kNumberFormatRange, TRY(NewStringFromAscii(isolate, "toExponential()")));
  }
  char buffer[kFormatBufferSize];
  const int digits = arguments.at(0).IsUndefined() ? -1 : static_cast<int>(f);
  return NewStringFromBuffer(isolate, buffer, NumberToExponential(x.AsNumber(), digits, buffer));
}

// ECMA-262 §21.1.3.3 Number.prototype.toFixed ( fractionDigits )
BUILTIN(NumberPrototypeToFixed) {
  const Value x = TRY(ThisNumberValue(isolate, arguments.receiver(), "Number.prototype.toFixed"));
  const double f = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  if (!(f >= 0 && f <= 100)) {
    return Throw(isolate, MessageTemplate::kNumberFormatRange, TRY(NewStringFromAscii(isolate, "toFixed() digits")));
  }
  char buffer[kFormatBufferSize];
  return NewStringFromBuffer(isolate, buffer, NumberToFixed(x.AsNumber(), static_cast<int>(f), buffer));
}

// ECMA-262 §21.1.3.4 Number.prototype.toLocaleString ( ). Not in the specification: American English without Intl, with
// at most three digits behind the point.
BUILTIN(NumberPrototypeToLocaleString) {
  isolate->CountUsage(UseCounter::kNumberToLocaleString);
  const Value x = TRY(ThisNumberValue(isolate, arguments.receiver(), "Number.prototype.toLocaleString"));
  const double value = x.AsNumber();
  if (std::isnan(value)) return ReadOnlyRoots::NaN_string();
  if (std::isinf(value)) {
    const uint16_t text[] = {'-', 0x221E};
    return value < 0 ? NewStringFromTwoByte(isolate, {text, 2}) : NewStringFromTwoByte(isolate, {text + 1, 1});
  }
  // Numbers beyond 10^21 have no decimal form of fixed length here; 309 digits hold every double.
  char digits[kFormatBufferSize];
  const size_t length = std::fabs(value) < 1e21 ? NumberToFixed(value, 3, digits) : NumberToString(value, digits);
  char out[2 * kFormatBufferSize];
  size_t used = 0, position = 0;
  size_t end = length;
  const char* const point = static_cast<const char*>(std::memchr(digits, '.', length));
  size_t integer_end = point != nullptr ? static_cast<size_t>(point - digits) : length;
  if (std::fabs(value) < 1e21) {
    while (end > integer_end && (digits[end - 1] == '0' || digits[end - 1] == '.')) --end;
  } else {
    integer_end = 0;
  }
  if (digits[0] == '-') out[used++] = digits[position++];
  for (; position < integer_end; ++position) {
    out[used++] = digits[position];
    const size_t left = integer_end - position - 1;
    if (left > 0 && left % 3 == 0) out[used++] = ',';
  }
  for (; position < end; ++position) out[used++] = digits[position];
  return NewStringFromBuffer(isolate, out, used);
}

// ECMA-262 §21.1.3.5 Number.prototype.toPrecision ( precision )
BUILTIN(NumberPrototypeToPrecision) {
  const Value x = TRY(ThisNumberValue(isolate, arguments.receiver(), "Number.prototype.toPrecision"));
  if (arguments.at(0).IsUndefined()) return NumberToString(isolate, x);
  const double p = TRY(ToIntegerOrInfinity(isolate, arguments.at(0)));
  if (!std::isfinite(x.AsNumber())) return NumberToString(isolate, x);
  if (p < 1 || p > 100) return Throw(isolate, MessageTemplate::kToPrecisionFormatRange);
  char buffer[kFormatBufferSize];
  return NewStringFromBuffer(isolate, buffer, NumberToPrecision(x.AsNumber(), static_cast<int>(p), buffer));
}

// ECMA-262 §21.1.3.6 Number.prototype.toString ( [ radix ] )
BUILTIN(NumberPrototypeToString) {
  const Value x = TRY(ThisNumberValue(isolate, arguments.receiver(), "Number.prototype.toString"));
  const Value radix = arguments.at(0);
  const double r = radix.IsUndefined() ? 10 : TRY(ToIntegerOrInfinity(isolate, radix));
  if (r < 2 || r > 36) return Throw(isolate, MessageTemplate::kToRadixFormatRange);
  if (r == 10) return NumberToString(isolate, x);
  // Fast path: small integers.
  if (x.IsInt() && x.AsInt() >= 0 && x.AsInt() < r) {
    return ReadOnlyRoots::SingleCharacterString(
        static_cast<uint8_t>("0123456789abcdefghijklmnopqrstuvwxyz"[x.AsInt()]));
  }
  char buffer[kRadixBufferSize];
  return NewStringFromBuffer(isolate, buffer, NumberToRadixString(x.AsNumber(), static_cast<int>(r), buffer));
}

// ECMA-262 §21.1.3.7 Number.prototype.valueOf ( )
BUILTIN(NumberPrototypeValueOf) {
  return ThisNumberValue(isolate, arguments.receiver(), "Number.prototype.valueOf");
}

}  // namespace v8::internal

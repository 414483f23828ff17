#include "src/builtins/builtins.h"
#include "src/runtime/values/bigint-operations.h"
#include "src/runtime/text/string-builder.h"

namespace v8::internal {

namespace {

// ECMA-262 §21.2.3.4.1 ThisBigIntValue ( value )
Result<Tagged<BigInt>> ThisBigIntValue(Isolate* isolate, Value value, const char* method) {
  if (IsBigInt(value)) return Cast<BigInt>(value);
  if (IsJSPrimitiveWrapper(value) && IsBigInt(Cast<JSPrimitiveWrapper>(value)->value())) {
    return Cast<BigInt>(Cast<JSPrimitiveWrapper>(value)->value());
  }
  return Throw(isolate, MessageTemplate::kNotGeneric, TRY(NewStringFromAscii(isolate, method)),
               ReadOnlyRoots::BigInt_string());
}

}  // namespace

// ECMA-262 §21.2.1.1 BigInt ( value )
BUILTIN(BigIntConstructor) {
  if (arguments.IsConstructCall()) {
    return Throw(isolate, MessageTemplate::kNotConstructor, ReadOnlyRoots::BigInt_string());
  }
  const Value primitive = TRY(ToPrimitive(isolate, arguments.at(0), ToPrimitiveHint::kNumber));
  if (primitive.IsNumber()) return NumberToBigInt(isolate, primitive.AsNumber());
  return ToBigInt(isolate, primitive);
}

// ECMA-262 §21.2.2.1 BigInt.asIntN ( bits, bigint )
BUILTIN(BigIntAsIntNMethod) {
  const double bits = TRY(ToIndex(isolate, arguments.at(0), MessageTemplate::kInvalidBigIntBits));
  const auto bigint = TRY(ToBigInt(isolate, arguments.at(1)));
  return BigIntAsIntN(isolate, bits, bigint);
}

// ECMA-262 §21.2.2.2 BigInt.asUintN ( bits, bigint )
BUILTIN(BigIntAsUintNMethod) {
  const double bits = TRY(ToIndex(isolate, arguments.at(0), MessageTemplate::kInvalidBigIntBits));
  const auto bigint = TRY(ToBigInt(isolate, arguments.at(1)));
  return BigIntAsUintN(isolate, bits, bigint);
}

// ECMA-262 §21.2.3.2 BigInt.prototype.toLocaleString ( ). Not in the specification: American English without Intl.
BUILTIN(BigIntPrototypeToLocaleString) {
  const auto x = TRY(ThisBigIntValue(isolate, arguments.receiver(), "BigInt.prototype.toLocaleString"));
  const auto text = TRY(BigIntToString(isolate, x, 10));
  StringBuilder builder(isolate);
  const uint32_t length = text->length();
  for (uint32_t i = 0; i < length; ++i) {
    const uint16_t c = text->Get(i);
    TRY(builder.AppendCharacter(c));
    const uint32_t left = length - i - 1;
    if (c != '-' && left > 0 && left % 3 == 0) TRY(builder.AppendCharacter(','));
  }
  return builder.ToString();
}

// ECMA-262 §21.2.3.3 BigInt.prototype.toString ( [ radix ] )
BUILTIN(BigIntPrototypeToString) {
  const auto x = TRY(ThisBigIntValue(isolate, arguments.receiver(), "BigInt.prototype.toString"));
  const Value radix = arguments.at(0);
  const double r = radix.IsUndefined() ? 10 : TRY(ToIntegerOrInfinity(isolate, radix));
  if (r < 2 || r > 36) return Throw(isolate, MessageTemplate::kToRadixFormatRange);
  return BigIntToString(isolate, x, static_cast<int>(r));
}

// ECMA-262 §21.2.3.4 BigInt.prototype.valueOf ( )
BUILTIN(BigIntPrototypeValueOf) {
  return ThisBigIntValue(isolate, arguments.receiver(), "BigInt.prototype.valueOf");
}

}  // namespace v8::internal

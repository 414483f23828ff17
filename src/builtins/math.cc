#include <cmath>

#include "src/base/entropy.h"
#include "src/builtins/builtins.h"
#include "src/flags/flags.h"
#include "src/numbers/conversions.h"
#include "src/numbers/ieee754.h"
#include "src/numbers/math-functions.h"
#include "src/objects/isolate-access.h"
#include "src/runtime/iteration/iteration.h"

namespace v8::internal {

// ECMA-262 §21.3.2.1 Math.abs ( x )
BUILTIN(MathAbs) {
  const Value value = arguments.at(0);
  if (value.IsInt() && value.AsInt() != kMinInt) return Value::Int(value.AsInt() < 0 ? -value.AsInt() : value.AsInt());
  return Value::Number(std::fabs(TRY(ToNumber(isolate, value))));
}

// Functions of one number: ECMA-262 §21.3.2, "an implementation-approximated Number value".
#define MATH_FUNCTION(Name, expression)                        \
  BUILTIN(Name) {                                              \
    const double x = TRY(ToNumber(isolate, arguments.at(0))); \
    return Value::Number(expression);                          \
  }
MATH_FUNCTION(MathAcos, ieee754::Acos(x))
MATH_FUNCTION(MathAcosh, ieee754::Acosh(x))
MATH_FUNCTION(MathAsin, ieee754::Asin(x))
MATH_FUNCTION(MathAsinh, ieee754::Asinh(x))
MATH_FUNCTION(MathAtan, ieee754::Atan(x))
MATH_FUNCTION(MathAtanh, ieee754::Atanh(x))
MATH_FUNCTION(MathCbrt, ieee754::Cbrt(x))
MATH_FUNCTION(MathCos, ieee754::Cos(x))
MATH_FUNCTION(MathCosh, ieee754::Cosh(x))
MATH_FUNCTION(MathExp, ieee754::Exp(x))
MATH_FUNCTION(MathExpm1, ieee754::Expm1(x))
MATH_FUNCTION(MathLog, ieee754::Log(x))
MATH_FUNCTION(MathLog1p, ieee754::Log1p(x))
MATH_FUNCTION(MathLog2, ieee754::Log2(x))
MATH_FUNCTION(MathLog10, ieee754::Log10(x))
MATH_FUNCTION(MathSin, ieee754::Sin(x))
MATH_FUNCTION(MathSinh, ieee754::Sinh(x))
MATH_FUNCTION(MathSqrt, std::sqrt(x))
MATH_FUNCTION(MathTan, ieee754::Tan(x))
MATH_FUNCTION(MathTanh, ieee754::Tanh(x))
MATH_FUNCTION(MathFround, static_cast<double>(DoubleToFloat32(x)))
MATH_FUNCTION(MathF16round, Float16ToDouble(DoubleToFloat16(x)))
#undef MATH_FUNCTION

// The same where an int is its own result.
#define MATH_INTEGRAL_FUNCTION(Name, expression)               \
  BUILTIN(Name) {                                              \
    if (arguments.at(0).IsInt()) return arguments.at(0);       \
    const double x = TRY(ToNumber(isolate, arguments.at(0))); \
    return Value::Number(expression);                          \
  }
MATH_INTEGRAL_FUNCTION(MathCeil, std::ceil(x))
MATH_INTEGRAL_FUNCTION(MathFloor, std::floor(x))
MATH_INTEGRAL_FUNCTION(MathRound, Round(x))
MATH_INTEGRAL_FUNCTION(MathTrunc, std::trunc(x))
#undef MATH_INTEGRAL_FUNCTION

// ECMA-262 §21.3.2.30 Math.sign ( x )
BUILTIN(MathSign) {
  const double x = TRY(ToNumber(isolate, arguments.at(0)));
  return Value::Number(x > 0 ? 1.0 : x < 0 ? -1.0 : x);
}

// ECMA-262 §21.3.2.8 Math.atan2 ( y, x )
BUILTIN(MathAtan2) {
  const double y = TRY(ToNumber(isolate, arguments.at(0)));
  const double x = TRY(ToNumber(isolate, arguments.at(1)));
  return Value::Number(ieee754::Atan2(y, x));
}

// ECMA-262 §21.3.2.12 Math.clz32 ( x )
BUILTIN(MathClz32) {
  const uint32_t n = TRY(ToUint32(isolate, arguments.at(0)));
  return Value::Int(n == 0 ? 32 : __builtin_clz(n));
}

// ECMA-262 §21.3.2.18 Math.hypot ( ...args )
BUILTIN(MathHypot) {
  base::GrowableArray<double, 8> numbers;
  for (int i = 0; i < arguments.length(); ++i) {
    const double number = TRY(ToNumber(isolate, arguments.at(i)));
    if (!numbers.TryAdd(number)) return ReportOutOfMemory(isolate, "Math.hypot");
  }
  return Value::Number(Hypot(numbers.data(), numbers.size()));
}

// ECMA-262 §21.3.2.19 Math.imul ( x, y )
BUILTIN(MathImul) {
  const uint32_t a = TRY(ToUint32(isolate, arguments.at(0)));
  const uint32_t b = TRY(ToUint32(isolate, arguments.at(1)));
  return Value::Int(static_cast<int32_t>(a * b));
}

// ECMA-262 §21.3.2.24 Math.max ( ...args )
BUILTIN(MathMax) {
  // Fast path: two integers.
  if (arguments.length() == 2 && arguments.at(0).IsInt() && arguments.at(1).IsInt()) {
    return arguments.at(0).AsInt() >= arguments.at(1).AsInt() ? arguments.at(0) : arguments.at(1);
  }
  double highest = -__builtin_inf();
  for (int i = 0; i < arguments.length(); ++i) highest = Max(highest, TRY(ToNumber(isolate, arguments.at(i))));
  return Value::Number(highest);
}

// ECMA-262 §21.3.2.25 Math.min ( ...args )
BUILTIN(MathMin) {
  // Fast path: two integers.
  if (arguments.length() == 2 && arguments.at(0).IsInt() && arguments.at(1).IsInt()) {
    return arguments.at(0).AsInt() <= arguments.at(1).AsInt() ? arguments.at(0) : arguments.at(1);
  }
  double lowest = __builtin_inf();
  for (int i = 0; i < arguments.length(); ++i) lowest = Min(lowest, TRY(ToNumber(isolate, arguments.at(i))));
  return Value::Number(lowest);
}

// ECMA-262 §21.3.2.26 Math.pow ( base, exponent )
BUILTIN(MathPow) {
  const double base = TRY(ToNumber(isolate, arguments.at(0)));
  const double exponent = TRY(ToNumber(isolate, arguments.at(1)));
  return Value::Number(Pow(base, exponent));
}

// ECMA-262 §21.3.2.27 Math.random ( ). Every realm has a sequence of its own.
BUILTIN(MathRandom) {
  static_assert(sizeof(RandomNumberGenerator) == 16);
  const Tagged<NativeContext> realm = isolate->realm();
  if (!IsByteArray(realm->math_random_state())) {
    const auto state = TRY(NewByteArray(isolate, sizeof(RandomNumberGenerator), AllocationType::kOld));
    const uint64_t fixed_seed = static_cast<uint32_t>(v8_flags.random_seed.value());
    const uint64_t seed = fixed_seed != 0          ? fixed_seed
                          : v8_flags.predictable ? 1
                                                   : base::RandomSeed();
    const RandomNumberGenerator generator(seed);
    std::memcpy(state->data(), &generator, sizeof(generator));
    realm->set_math_random_state(state);
  }
  RandomNumberGenerator generator(0);
  uint8_t* const state = Cast<ByteArray>(realm->math_random_state())->data();
  std::memcpy(&generator, state, sizeof(generator));
  const double result = generator.NextDouble();
  std::memcpy(state, &generator, sizeof(generator));
  return Value::Double(result);
}

// Math.sumPrecise ( items )
BUILTIN(MathSumPrecise) {
  const Value items = arguments.at(0);
  if (items.IsNullOrUndefined()) return Throw(isolate, MessageTemplate::kNotIterable, items);
  PreciseSum sum;
  TRY(ForEachOf(isolate, items, [&](Value next) -> Result<bool> {
    if (!next.IsNumber()) return Throw(isolate, MessageTemplate::kNotANumber, next);
    sum.Add(next.AsNumber());
    return true;
  }));
  return Value::Number(sum.Result());
}

}  // namespace v8::internal

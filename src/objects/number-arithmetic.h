#ifndef FLAT8_SRC_OBJECTS_NUMBER_ARITHMETIC_H_
#define FLAT8_SRC_OBJECTS_NUMBER_ARITHMETIC_H_

#include <cmath>
#include <cstdint>

#include "src/objects/tagged.h"

// The short ways of arithmetic, for the interpreter: what two numbers need, nothing that calls or allocates.
namespace v8::internal {

V8_INLINE bool BothInts(Value a, Value b) { return (a.ptr() & b.ptr()) >= TaggedBits::kNumberTag; }
V8_INLINE bool BothDoubles(Value a, Value b, double* x, double* y) {
  constexpr uint64_t kDoubles = TaggedBits::kNumberTag - TaggedBits::kDoubleOffset;
  const uint64_t a_bits = a.ptr() - TaggedBits::kDoubleOffset, b_bits = b.ptr() - TaggedBits::kDoubleOffset;
  if (a_bits >= kDoubles || b_bits >= kDoubles) return false;
  *x = base::bit_cast<double>(a_bits);
  *y = base::bit_cast<double>(b_bits);
  return true;
}
V8_INLINE bool BothNumbers(Value a, Value b) { return a.IsNumber() && b.IsNumber(); }

// ToInt32 of a number, without the range that needs the modulo.
V8_INLINE bool NumberToInt32Fast(Value value, int32_t* result) {
  if (value.IsInt()) {
    *result = value.AsInt();
    return true;
  }
  if (!value.IsDouble()) return false;
  const double number = value.AsDouble();
  if (!(number > -9.2e18 && number < 9.2e18)) return false;
  *result = static_cast<int32_t>(static_cast<int64_t>(number));
  return true;
}

V8_INLINE Value MultiplyInts(int32_t a, int32_t b) {
  const int64_t product = static_cast<int64_t>(a) * b;
  if (V8_LIKELY(product == static_cast<int32_t>(product) && (product != 0 || (a | b) >= 0))) {
    return Value::Int(static_cast<int32_t>(product));
  }
  return Value::Double(static_cast<double>(a) * b);
}

FLAT8_COLD inline Value ModuloDoubles(double a, double b) { return Value::Number(std::fmod(a, b)); }

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_NUMBER_ARITHMETIC_H_

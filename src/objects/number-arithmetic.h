#ifndef FLAT8_SRC_OBJECTS_NUMBER_ARITHMETIC_H_
#define FLAT8_SRC_OBJECTS_NUMBER_ARITHMETIC_H_

#include <cmath>
#include <cstdint>

#include "src/numbers/math-functions.h"
#include "src/objects/tagged.h"

// The short ways of arithmetic, for the interpreter: what two numbers need, nothing that calls or allocates.
namespace v8::internal {

// The right operand of an instruction is a value, or an int that the instruction holds.
V8_INLINE Value ValueOf(Value operand) { return operand; }
V8_INLINE Value ValueOf(int32_t operand) { return Value::Int(operand); }
V8_INLINE int32_t IntOf(Value operand) { return operand.AsInt(); }
V8_INLINE int32_t IntOf(int32_t operand) { return operand; }
V8_INLINE double NumberOf(Value operand) { return operand.AsNumber(); }
V8_INLINE double NumberOf(int32_t operand) { return operand; }

V8_INLINE bool BothInts(Value a, Value b) { return (a.ptr() & b.ptr()) >= TaggedBits::kNumberTag; }

// The tag of ints, and with it the boxing of numbers, out of a register: as a constant it would be ten bytes of each
// instruction that boxes or tests one.
class NumberTag {
 public:
  V8_INLINE NumberTag() : tag_(TaggedBits::kNumberTag) { asm("" : "+r"(tag_)); }

  V8_INLINE bool IsInt(Value value) const { return value.ptr() >= tag_; }
  V8_INLINE bool BothInts(Value a, Value b) const { return (a.ptr() & b.ptr()) >= tag_; }
  V8_INLINE bool BothInts(Value a, int32_t) const { return IsInt(a); }
  V8_INLINE Value Int(int32_t value) const { return Value(tag_ | static_cast<uint32_t>(value)); }

  // Doubles are boxed by adding 2^49, which is what subtracting the tag does.
  static_assert(TaggedBits::kDoubleOffset == 0 - TaggedBits::kNumberTag);
  V8_INLINE Value Double(double value) const { return Value(base::bit_cast<uint64_t>(value) - tag_); }
  V8_INLINE bool BothDoubles(Value a, Value b, double* x, double* y) const {
    const uint64_t a_bits = a.ptr() + tag_, b_bits = b.ptr() + tag_;
    if (a_bits >= tag_ + tag_ || b_bits >= tag_ + tag_) return false;
    *x = base::bit_cast<double>(a_bits);
    *y = base::bit_cast<double>(b_bits);
    return true;
  }
  V8_INLINE bool BothDoubles(Value a, int32_t b, double* x, double* y) const {
    const uint64_t a_bits = a.ptr() + tag_;
    if (a_bits >= tag_ + tag_) return false;
    *x = base::bit_cast<double>(a_bits);
    *y = b;
    return true;
  }

 private:
  uint64_t tag_;
};

V8_INLINE bool BothNumbers(Value a, Value b) { return a.IsNumber() && b.IsNumber(); }
V8_INLINE bool BothNumbers(Value a, int32_t) { return a.IsNumber(); }

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

V8_INLINE bool NumberToInt32Fast(int32_t value, int32_t* result) {
  *result = value;
  return true;
}

V8_INLINE Value MultiplyInts(NumberTag tag, int32_t a, int32_t b) {
  const int64_t product = static_cast<int64_t>(a) * b;
  if (V8_LIKELY(product == static_cast<int32_t>(product) && (product != 0 || (a | b) >= 0))) {
    return tag.Int(static_cast<int32_t>(product));
  }
  return tag.Double(static_cast<double>(a) * b);
}

FLAT8_COLD inline Value ModuloDoubles(double a, double b) { return Value::Number(Modulo(a, b)); }

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_NUMBER_ARITHMETIC_H_

#include "src/numbers/number-to-string.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>

#include "src/numbers/math-functions.h"

namespace v8::internal {

namespace {

// A positive number as d.ddd… times 10^exponent.
struct Decimal {
  char digits[800];
  int count;
  int exponent;
};

// Reads what to_chars wrote in scientific form, dropping zeros at the end when `trim`.
void ReadScientific(const char* begin, const char* end, bool trim, Decimal* decimal) {
  decimal->count = 0;
  const char* p = begin;
  for (; p < end && *p != 'e'; ++p) {
    if (*p != '.') decimal->digits[decimal->count++] = *p;
  }
  decimal->exponent = 0;
  if (p < end) {
    ++p;
    if (*p == '+') ++p;
    std::from_chars(p, end, decimal->exponent);
  }
  while (trim && decimal->count > 1 && decimal->digits[decimal->count - 1] == '0') --decimal->count;
}

void ShortestDecimal(double value, Decimal* decimal) {
  char buffer[64];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  ReadScientific(buffer, result.ptr, true, decimal);
}

// Adds one in the last place; a carry out of the front makes the number 1000….
void IncrementDigits(Decimal* decimal) {
  for (int i = decimal->count - 1; i >= 0; --i) {
    if (decimal->digits[i] != '9') {
      ++decimal->digits[i];
      return;
    }
    decimal->digits[i] = '0';
  }
  decimal->digits[0] = '1';
  ++decimal->exponent;
}

// The first `count` digits, half up ("pick the larger n"), which the rounding of the C++ library is not. The expansion
// of a double never has more than 767 digits, so that it is exact here.
void RoundedDecimal(double value, int count, Decimal* decimal) {
  char buffer[800];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 770);
  ReadScientific(buffer, result.ptr, false, decimal);
  const bool up = decimal->digits[count] >= '5';
  decimal->count = count;
  if (up) IncrementDigits(decimal);
}

class Writer {
 public:
  explicit Writer(char* out) : begin_(out), next_(out) {}
  void Put(char c) { *next_++ = c; }
  void Put(const char* text, size_t length) {
    std::memcpy(next_, text, length);
    next_ += length;
  }
  void Fill(char c, int count) {
    for (; count > 0; --count) *next_++ = c;
  }
  void PutInt(int value) { next_ = std::to_chars(next_, next_ + 12, value).ptr; }
  void PutExponent(int exponent) {
    Put('e');
    if (exponent >= 0) Put('+');
    PutInt(exponent);
  }
  size_t length() const { return next_ - begin_; }

 private:
  char* const begin_;
  char* next_;
};

// NaN, the infinities and zero. The rest has nothing to do with them any more.
bool PutSpecial(double value, Writer* writer) {
  if (std::isnan(value)) {
    writer->Put("NaN", 3);
  } else if (std::isinf(value)) {
    value < 0 ? writer->Put("-Infinity", 9) : writer->Put("Infinity", 8);
  } else {
    return false;
  }
  return true;
}

void PutExponential(const Decimal& decimal, Writer* writer) {
  writer->Put(decimal.digits[0]);
  if (decimal.count > 1) {
    writer->Put('.');
    writer->Put(decimal.digits + 1, decimal.count - 1);
  }
  writer->PutExponent(decimal.exponent);
}

// Digits with the point where it belongs; zeros fill up to it.
void PutPositional(const Decimal& decimal, Writer* writer) {
  const int point = decimal.exponent + 1;
  if (point <= 0) {
    writer->Put("0.", 2);
    writer->Fill('0', -point);
    writer->Put(decimal.digits, decimal.count);
  } else if (point >= decimal.count) {
    writer->Put(decimal.digits, decimal.count);
    writer->Fill('0', point - decimal.count);
  } else {
    writer->Put(decimal.digits, point);
    writer->Put('.');
    writer->Put(decimal.digits + point, decimal.count - point);
  }
}

constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

}  // namespace

size_t Int32ToString(int32_t value, char out[kNumberBufferSize]) {
  return std::to_chars(out, out + kNumberBufferSize, value).ptr - out;
}

size_t NumberToString(double value, char out[kNumberBufferSize]) {
  if (value >= -2147483648.0 && value <= 2147483647.0 && value == static_cast<int32_t>(value)) {
    return Int32ToString(static_cast<int32_t>(value), out);  // Minus zero is "0".
  }
  Writer writer(out);
  if (PutSpecial(value, &writer)) return writer.length();
  if (value < 0) writer.Put('-');
  Decimal decimal;
  ShortestDecimal(std::fabs(value), &decimal);
  if (decimal.exponent >= -6 && decimal.exponent < 21) {
    PutPositional(decimal, &writer);
  } else {
    PutExponential(decimal, &writer);
  }
  return writer.length();
}

size_t NumberToRadixString(double value, int radix, char out[kRadixBufferSize]) {
  if (radix == 10) return NumberToString(value, out);
  Writer writer(out);
  if (PutSpecial(value, &writer)) return writer.length();
  if (value < 0) writer.Put('-');
  value = std::fabs(value);
  double integer = std::floor(value);
  double fraction = value - integer;

  // Digits behind the point until what is left is less than half the distance to the next double, which is all that
  // tells this number from its neighbours.
  char behind[1100];
  int behind_count = 0;
  double delta = 0.5 * (std::bit_cast<double>(std::bit_cast<uint64_t>(value) + 1) - value);
  delta = std::max(delta, std::numeric_limits<double>::denorm_min());
  if (fraction >= delta) {
    do {
      fraction *= radix;
      delta *= radix;
      const int digit = static_cast<int>(fraction);
      behind[behind_count++] = static_cast<char>(digit);
      fraction -= digit;
      const bool round_up = fraction > 0.5 || (fraction == 0.5 && (digit & 1) != 0);
      if (round_up && fraction + delta > 1) {
        // The rounded number is within the distance: carry, dropping digits that become zero.
        while (behind_count > 0 && behind[behind_count - 1] == radix - 1) --behind_count;
        if (behind_count > 0) {
          ++behind[behind_count - 1];
        } else {
          integer += 1;
        }
        break;
      }
    } while (fraction >= delta);
  }

  // Digits before the point, last one first. Places below the precision of the number are zeros.
  char before[1100];
  int before_count = 0;
  while (integer / radix >= 0x1p53) {
    integer /= radix;
    before[before_count++] = 0;
  }
  do {
    const double digit = Modulo(integer, radix);
    before[before_count++] = static_cast<char>(digit);
    integer = (integer - digit) / radix;
  } while (integer >= 1);

  while (before_count > 0) writer.Put(kDigits[static_cast<int>(before[--before_count])]);
  if (behind_count > 0) {
    writer.Put('.');
    for (int i = 0; i < behind_count; ++i) writer.Put(kDigits[static_cast<int>(behind[i])]);
  }
  return writer.length();
}

size_t NumberToFixed(double value, int digits, char out[kFormatBufferSize]) {
  if (!(std::fabs(value) < 1e21)) return NumberToString(value, out);
  Writer writer(out);
  if (value < 0) writer.Put('-');
  value = std::fabs(value);
  char text[kFormatBufferSize];
  auto print = [&text, value](int precision) {
    return std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, precision).ptr - text;
  };
  // A double of k bits behind the point has exactly k digits there, the last of them 5: a tie, which the C++ library
  // rounds to even and ECMA-262 up, has one digit more than asked for.
  int exponent;
  const double mantissa = std::frexp(value, &exponent);
  const uint64_t bits = static_cast<uint64_t>(std::ldexp(mantissa, 53));
  const int fraction_bits = bits == 0 ? 0 : 53 - exponent - std::countr_zero(bits);
  if (fraction_bits != digits + 1) {
    const size_t length = print(digits);
    writer.Put(text, length);
    return writer.length();
  }
  size_t length = print(digits + 1) - 1;
  if (digits == 0) --length;  // The point.
  size_t i = length;
  while (i > 0 && (text[i - 1] == '9' || text[i - 1] == '.')) {
    if (text[i - 1] == '9') text[i - 1] = '0';
    --i;
  }
  if (i > 0) {
    ++text[i - 1];
  } else {
    writer.Put('1');
  }
  writer.Put(text, length);
  return writer.length();
}

size_t NumberToExponential(double value, int digits, char out[kFormatBufferSize]) {
  Writer writer(out);
  if (PutSpecial(value, &writer)) return writer.length();
  if (value < 0) writer.Put('-');
  Decimal decimal;
  if (digits < 0) {
    ShortestDecimal(std::fabs(value), &decimal);
  } else {
    RoundedDecimal(std::fabs(value), digits + 1, &decimal);
  }
  PutExponential(decimal, &writer);
  return writer.length();
}

size_t NumberToPrecision(double value, int precision, char out[kFormatBufferSize]) {
  Writer writer(out);
  if (PutSpecial(value, &writer)) return writer.length();
  if (value < 0) writer.Put('-');
  Decimal decimal;
  RoundedDecimal(std::fabs(value), precision, &decimal);
  if (decimal.exponent < -6 || decimal.exponent >= precision) {
    PutExponential(decimal, &writer);
  } else {
    PutPositional(decimal, &writer);
  }
  return writer.length();
}

}  // namespace v8::internal

// src/numbers without the engine.

#include <bit>
#include <cmath>
#include <cstdio>
#include <limits>
#include <string>

#include "src/base/logging.h"
#include "src/numbers/conversions.h"
#include "src/numbers/math-functions.h"
#include "src/numbers/number-to-string.h"
#include "src/numbers/string-to-number.h"

namespace v8::internal {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string ToString(double value) {
  char out[kNumberBufferSize];
  return {out, NumberToString(value, out)};
}
std::string Radix(double value, int radix) {
  static char out[kRadixBufferSize];
  return {out, NumberToRadixString(value, radix, out)};
}
std::string Fixed(double value, int digits) {
  char out[kFormatBufferSize];
  return {out, NumberToFixed(value, digits, out)};
}
std::string Exponential(double value, int digits) {
  char out[kFormatBufferSize];
  return {out, NumberToExponential(value, digits, out)};
}
std::string Precision(double value, int digits) {
  char out[kFormatBufferSize];
  return {out, NumberToPrecision(value, digits, out)};
}
OneByteSpan Narrow(const std::string& text) { return {reinterpret_cast<const uint8_t*>(text.data()), text.size()}; }
base::Poller never;
double Number(const std::string& text) { return StringToNumber(Narrow(text), &never); }
double Int(const std::string& text, int radix = 0) { return ParseInt(Narrow(text), radix, &never); }
double Float(const std::string& text) { return ParseFloat(Narrow(text), &never); }

void TestToString() {
  CHECK(ToString(0) == "0" && ToString(-0.0) == "0" && ToString(kNaN) == "NaN" && ToString(-kInfinity) == "-Infinity");
  CHECK(ToString(0.1) == "0.1" && ToString(-1.5) == "-1.5" && ToString(123456789012) == "123456789012");
  CHECK(ToString(1e21) == "1e+21" && ToString(1e20) == "100000000000000000000");
  CHECK(ToString(1e-6) == "0.000001" && ToString(1e-7) == "1e-7" && ToString(1.5e-10) == "1.5e-10");
  CHECK(ToString(5e-324) == "5e-324" && ToString(1.7976931348623157e308) == "1.7976931348623157e+308");
  CHECK(ToString(4294967296) == "4294967296" && ToString(-2147483648.0) == "-2147483648");
  CHECK(Radix(255, 16) == "ff" && Radix(-255, 2) == "-11111111" && Radix(0.5, 2) == "0.1");
  CHECK(Radix(0.1, 3) == "0.0022002200220022002200220022002201");
  CHECK(Radix(3.14159, 36) == "3.53i0tuycp");
  CHECK(Radix(1e21, 7) == "5135235413265003022600000");
  CHECK(Radix(std::ldexp(1, 1023), 2).size() == 1024 && Radix(5e-324, 2).size() == 1076);
  CHECK(Radix(0, 36) == "0" && Radix(kNaN, 2) == "NaN");
}

void TestFormats() {
  CHECK(Fixed(2.5, 0) == "3" && Fixed(-2.5, 0) == "-3" && Fixed(0.5, 0) == "1" && Fixed(1.005, 2) == "1.00");
  CHECK(Fixed(1.25, 1) == "1.3" && Fixed(9.5, 0) == "10" && Fixed(99.5, 0) == "100" && Fixed(9.75, 1) == "9.8");
  CHECK(Fixed(0.000001, 7) == "0.0000010" && Fixed(1e21, 2) == "1e+21" && Fixed(0, 2) == "0.00");
  CHECK(Fixed(-0.0000001, 2) == "-0.00" && Fixed(123.456, 1) == "123.5" && Fixed(9.9375, 3) == "9.938");
  CHECK(Fixed(0.1, 20) == "0.10000000000000000555");
  CHECK(Fixed(0.5, 100).size() == 102);
  CHECK(Exponential(25, 0) == "3e+1" && Exponential(12345, 3) == "1.235e+4" && Exponential(0, 2) == "0.00e+0");
  CHECK(Exponential(0, -1) == "0e+0" && Exponential(123456, -1) == "1.23456e+5" && Exponential(9.5, 0) == "1e+1");
  CHECK(Exponential(0.00015, 1) == "1.5e-4" && Exponential(-1.25, 1) == "-1.3e+0");
  CHECK(Precision(123.456, 4) == "123.5" && Precision(0.000001, 7) == "0.000001000000");
  CHECK(Precision(1e21, 3) == "1.00e+21" && Precision(35, 1) == "4e+1" && Precision(99.99, 3) == "100");
  CHECK(Precision(1e-7, 2) == "1.0e-7" && Precision(0, 1) == "0" && Precision(0, 4) == "0.000");
}

void TestParsing() {
  CHECK(Number("") == 0 && Number("  12\n") == 12 && Number("-1.5e3") == -1500 && Number(".5") == 0.5);
  CHECK(Number("5.") == 5 && Number("0x1F") == 31 && Number("0B11") == 3 && Number("0o17") == 15);
  CHECK(std::isnan(Number("0x")) && std::isnan(Number("-0x1")) && std::isnan(Number("1_0")));
  CHECK(std::isnan(Number("1e")) && std::isnan(Number(".")) && std::isnan(Number("+")) && std::isnan(Number("1 2")));
  CHECK(std::isnan(Number("infinity")) && std::isnan(Number("nan")) && std::isnan(Number("inf")));
  CHECK(Number("-Infinity") == -kInfinity && Number("1e400") == kInfinity && Number("1e-400") == 0);
  CHECK(std::signbit(Number("-0")) && Number("1e99999999999999999999") == kInfinity);
  CHECK(Number("0e99999999999999999999") == 0 && Number("1e-99999999999999999999") == 0);
  CHECK(Number("0." + std::string(400, '0') + "1e401") == 1 && Number("1" + std::string(400, '0') + "e-400") == 1);
  CHECK(Number("\xA0"
               "1\xA0") == 1);
  const uint16_t wide[] = {0x3000, '4', '2', 0x2029};
  CHECK(StringToNumber(TwoByteSpan(wide, 4), &never) == 42);
  // Halfway between two doubles, and one digit far behind.
  CHECK(Number("9007199254740993") == 9007199254740992.0);
  CHECK(Number("9007199254740993." + std::string(900, '0') + "1") == 9007199254740994.0);
  CHECK(Number("0x20000000000001") == 9007199254740992.0 && Number("0x20000000000003") == 9007199254740996.0);
  CHECK(Number("0x" + std::string(256, 'f')) == kInfinity && std::isfinite(Number("0x" + std::string(255, 'f'))));
  CHECK(Float("3.14abc") == 3.14 && Float(" -.5.5") == -0.5 && Float("1e") == 1 && Float("Infinityx") == kInfinity);
  CHECK(std::isnan(Float("x")) && Float("1e+") == 1 && Float("0x10") == 0 && std::isnan(Float("-")));
  CHECK(Int("12px") == 12 && Int("0x1f") == 31 && Int("0x1f", 16) == 31 && Int("0x1f", 10) == 0 && Int("z", 36) == 35);
  CHECK(std::isnan(Int("")) && std::isnan(Int("9", 8)) && std::isnan(Int("1", 1)) && std::isnan(Int("1", 37)));
  CHECK(std::isnan(Int("0x")) && std::signbit(Int("-0")) && Int(" \t-7") == -7 && Int("010") == 10);
  CHECK(Int("9007199254740993") == 9007199254740992.0 && Int("9007199254740995") == 9007199254740996.0);
  CHECK(Int("100000000000000000000000000000000000000000000000000001", 2) == 9007199254740992.0);
  CHECK(Int("1" + std::string(308, '0')) == 1e308 && Int("1" + std::string(309, '0')) == kInfinity);
  CHECK(Int("zzzzzzzzzzzzzzzzzzzz", 36) == 1.3367494538843734e31);
  uint64_t state = 88172645463325252ull;
  for (int i = 0; i < 20000; ++i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    const double value = std::bit_cast<double>(state);
    if (!std::isfinite(value)) continue;
    CHECK(Number(ToString(value)) == value);
    char text[kFormatBufferSize];
    CHECK(Number(std::string(text, NumberToExponential(value, 17, text))) == value);
  }
}

void TestConversions() {
  CHECK(DoubleToInt32(4294967296.0 + 5) == 5 && DoubleToInt32(-1) == -1 && DoubleToInt32(2147483648.0) == INT32_MIN);
  CHECK(DoubleToInt32(kNaN) == 0 && DoubleToInt32(kInfinity) == 0 && DoubleToUint32(-1.9) == 0xFFFFFFFFu);
  CHECK(DoubleToInt32(std::ldexp(1, 63) + std::ldexp(1, 31)) == INT32_MIN && DoubleToInt32(std::ldexp(5, 1000)) == 0);
  CHECK(DoubleToInt32(-std::ldexp(3, 64)) == 0 && DoubleToUint32(std::ldexp(4503599627370497.0, 12)) == 4096);
  CHECK(DoubleToUint64Modular(-1) == UINT64_MAX && DoubleToUint64Modular(18446744073709551616.0 + 4096) == 4096);
  int32_t result;
  CHECK(DoubleToInt32Exact(-5, &result) && result == -5 && !DoubleToInt32Exact(-0.0, &result));
  CHECK(DoubleToUint8Clamp(1.5) == 2 && DoubleToUint8Clamp(0.5) == 0 && DoubleToUint8Clamp(300) == 255);
  for (uint32_t bits = 0; bits < 0x10000; ++bits) {
    const double value = Float16ToDouble(static_cast<uint16_t>(bits));
    if (!std::isnan(value)) CHECK_EQ(DoubleToFloat16(value), bits);
  }
  CHECK(DoubleToFloat16(1.0009765625 - 0x1p-11) == 0x3C00 && DoubleToFloat16(65519.99) == 0x7BFF);
  CHECK(DoubleToFloat16(1 + 0x1p-11 + 0x1p-40) == 0x3C01 && DoubleToFloat16(0x1p-25) == 0);
  CHECK(DoubleToFloat32(1e300) == std::numeric_limits<float>::infinity());
}

void TestMath() {
  CHECK(std::isnan(Pow(1, kInfinity)) && std::isnan(Pow(1, kNaN)) && Pow(kNaN, 0) == 1 && Pow(2, 10) == 1024);
  CHECK(Round(2.5) == 3 && Round(-2.5) == -2 && Round(0.49999999999999994) == 0 && std::signbit(Round(-0.2)));
  CHECK(Round(4503599627370495.5) == 4503599627370496.0 && Round(-4503599627370495.5) == -4503599627370495.0);
  CHECK(!std::signbit(Max(0, -0.0)) && std::signbit(Min(0, -0.0)) && std::isnan(Max(1, kNaN)));
  const double large[] = {0x3p1000, 0x4p1000, 0xCp1000};
  CHECK(Hypot(large, 3) == 0xDp1000);
  const double mixed[] = {kNaN, -kInfinity};
  CHECK(Hypot(mixed, 2) == kInfinity && Hypot(mixed, 1) != Hypot(mixed, 1) && Hypot(mixed, 0) == 0);
  auto sum = [](std::initializer_list<double> values) {
    PreciseSum precise;
    for (const double value : values) precise.Add(value);
    return precise.Result();
  };
  CHECK(std::signbit(sum({})) && std::signbit(sum({-0.0})) && !std::signbit(sum({-0.0, 0})));
  CHECK(sum({1e308, 1e308, -1e308}) == 1e308 && sum({1, 1e-300, -1}) == 1e-300 && sum({0.1, 0.2, -0.3}) != 0);
  CHECK(sum({1.7976931348623157e308, 1.7976931348623157e308}) == kInfinity);
  CHECK(sum({1, 0x1p-53}) == 1 && sum({1, 0x1p-53, 5e-324}) == 1 + 0x1p-52 && sum({-5e-324, -5e-324}) == -1e-323);
  CHECK(std::isnan(sum({kInfinity, -kInfinity})) && sum({1e30, 0.1, -1e30}) == 0.1 && sum({1, -1}) == 0);
  RandomNumberGenerator random(1);
  double total = 0;
  for (int i = 0; i < 10000; ++i) {
    const double value = random.NextDouble();
    CHECK(value >= 0 && value < 1);
    total += value;
  }
  CHECK(total > 4800 && total < 5200);
}

// The C library's are exact, too.
void TestRemainderAndRounding() {
  const auto same = [](double a, double b) {
    const double ours = Modulo(a, b), theirs = std::fmod(a, b);
    const bool agree = std::isnan(theirs) ? std::isnan(ours) : std::bit_cast<uint64_t>(ours) == std::bit_cast<uint64_t>(theirs);
    if (!agree) FATAL("%a %% %a: %a, not %a", a, b, ours, theirs);
  };
  const double special[] = {0.0,      1,         7,         0.5,     0.1,       3.25,      5e-324,    1e-310, 0x1p-1022,
                            0x1p-1023, 0x1p52,   0x1p53,    0x1p62,  0x1p63,    0x1p64,    1e22,      1e300,  0x1p1023,
                            1.7976931348623157e308, 4503599627370495.5, 9007199254740991, kInfinity, kNaN};
  for (const double a : special) {
    for (const double b : special) {
      same(a, b);
      same(-a, b);
      same(a, -b);
      same(-a, -b);
    }
  }
  uint64_t state = 88172645463325252u;
  const auto next = [&state] {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  };
  for (int i = 0; i < 200000; ++i) {
    const double a = std::bit_cast<double>(next()), b = std::bit_cast<double>(next());
    same(a, b);
    // Exponents that are near each other, and integers.
    same(std::ldexp(static_cast<double>(next()), static_cast<int>(next() % 64)), static_cast<double>(next() >> (next() & 63)));
    same(static_cast<double>(static_cast<int64_t>(next())) / 1024, static_cast<double>(next() % 1000) / 8);
    const double small = static_cast<double>(next() % 0x7FFFF) / 2048;
    CHECK_EQ(RoundToEven(small), std::nearbyint(small));
  }
}

}  // namespace
}  // namespace v8::internal

int main() {
  using namespace v8::internal;
  TestToString();
  TestFormats();
  TestParsing();
  TestConversions();
  TestMath();
  TestRemainderAndRounding();
  std::puts("numbers-test: OK");
  return 0;
}

// src/bigint without the engine: the algorithms against each other and against known values.

#include <cmath>
#include <cstdio>
#include <limits>
#include <string>
#include <vector>

#include "src/base/fault-injector.h"
#include "src/base/logging.h"
#include "src/bigint/bigint-digits.h"
#include "src/bigint/bigint-scanner.h"

namespace v8::internal::bigint {
namespace {

using Big = std::vector<uint64_t>;

Digits D(const Big& a) { return {a.data(), a.size()}; }

uint64_t random_state = 88172645463325252ull;
uint64_t Random() {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 7;
  random_state ^= random_state << 17;
  return random_state;
}
// Long runs of equal bits are what carries and guessed quotient digits stumble over.
Big RandomBig(size_t length) {
  Big a(length);
  for (uint64_t& digit : a) {
    const uint64_t kind = Random() % 4;
    digit = kind == 0 ? 0 : kind == 1 ? UINT64_MAX : Random();
  }
  if (length > 0 && a.back() == 0) a.back() = Random() % 2 == 0 ? 1 : UINT64_MAX;
  return a;
}

Big Times(const Big& a, const Big& b) {
  Context context;
  Big z(MultiplyLength(D(a), D(b)) + 1);
  size_t length;
  CHECK(Multiply(&context, z.data(), &length, D(a), D(b)) == Status::kOk);
  z.resize(length);
  return z;
}
Big Plus(const Big& a, const Big& b) {
  Context context;
  Big z(AddLength(D(a), D(b)));
  z.resize(Add(&context, z.data(), D(a), D(b)));
  return z;
}
Big Parse(const std::string& text, int radix = 10) {
  Context context;
  Big z(FromStringLength(text.size(), radix));
  size_t length;
  CHECK(FromString(&context, z.data(), &length, base::VectorOf(text.data(), text.size()), radix) == Status::kOk);
  z.resize(length);
  return z;
}
std::string Text(const Big& a, int radix = 10) {
  Context context;
  std::string text(ToStringLength(D(a), radix), ' ');
  size_t length;
  CHECK(ToString(&context, D(a), radix, text.data(), &length) == Status::kOk);
  CHECK(length <= text.size());
  return text.substr(0, length);
}

void TestMultiplyAndDivide() {
  // 2^128 - 1 squared.
  CHECK(Text(Times({UINT64_MAX, UINT64_MAX}, {UINT64_MAX, UINT64_MAX}), 16) ==
        "fffffffffffffffffffffffffffffffe00000000000000000000000000000001");
  const size_t lengths[] = {0, 1, 2, 3, 17, 31, 32, 33, 63, 64, 65, 100, 129, 255, 300, 513, 1000};
  for (const size_t n : lengths) {
    for (const size_t m : lengths) {
      const Big a = RandomBig(n), b = RandomBig(m), c = RandomBig(m);
      // Distributivity catches what one algorithm alone gets wrong.
      CHECK(Times(a, Plus(b, c)) == Plus(Times(a, b), Times(a, c)));
      CHECK(Times(a, b) == Times(b, a));
      if (m == 0) continue;
      Context context;
      Big quotient(n >= m ? n - m + 1 : 1), remainder(std::max(n, m));
      size_t quotient_length, remainder_length;
      CHECK(Divide(&context, quotient.data(), &quotient_length, remainder.data(), &remainder_length, D(a), D(b)) ==
            Status::kOk);
      quotient.resize(quotient_length);
      remainder.resize(remainder_length);
      CHECK(Compare(D(remainder), D(b)) < 0);
      CHECK(Plus(Times(quotient, b), remainder) == a);
      const Big product = Times(b, c);
      Big exact(m + 1);
      CHECK(Divide(&context, exact.data(), &quotient_length, nullptr, nullptr, D(product), D(b)) == Status::kOk);
      exact.resize(quotient_length);
      CHECK(exact == c);
    }
  }
}

void TestText() {
  CHECK(Text({}) == "0" && Text({1, 1}) == "18446744073709551617" && Text({0, 0, 1}, 16) == "1" + std::string(32, '0'));
  CHECK(Parse("").empty() && Parse("000").empty() && Parse("zZ", 36) == Big{35 * 36 + 35});
  CHECK(Text(Parse("123456789012345678901234567890123456789")) == "123456789012345678901234567890123456789");
  for (int radix = 2; radix <= 36; ++radix) {
    for (const size_t length : {1, 2, 5, 39, 40, 41, 200, 700}) {
      const Big a = RandomBig(length);
      const std::string text = Text(a, radix);
      CHECK(text[0] != '0');
      CHECK(Parse(text, radix) == a);
      CHECK(Parse("0000" + text, radix) == a);
    }
  }
  // 10^5000, whose digits are zeros.
  Context context;
  const Big ten{10};
  Big power(PowLength(D(ten), 5000));
  size_t length;
  CHECK(Pow(&context, power.data(), &length, D(ten), 5000) == Status::kOk);
  power.resize(length);
  CHECK(Text(power) == "1" + std::string(5000, '0'));
  CHECK(Parse("1" + std::string(5000, '0')) == power);
  CHECK_EQ(PowLength(D(ten), uint64_t{1} << 31), SIZE_MAX);
}

Context context;
base::Poller never;

int64_t Small(const Big& z, size_t length, bool negative) {
  CHECK(length <= 1);
  const int64_t magnitude = length == 0 ? 0 : static_cast<int64_t>(z[0]);
  return negative ? -magnitude : magnitude;
}
Big Of(int64_t value) {
  return value == 0 ? Big{} : Big{value < 0 ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value)};
}

void TestSigned() {
  for (int64_t x = -9; x <= 9; ++x) {
    const Big a = Of(x);
    for (int64_t y = -9; y <= 9; ++y) {
      const Big b = Of(y);
      Big z(4);
      bool negative;
      size_t length = AddSigned(&context, z.data(), &negative, D(a), x < 0, D(b), y < 0);
      CHECK_EQ(Small(z, length, negative), x + y);
      length = Bitwise(&context, BitwiseOperation::kAnd, z.data(), &negative, D(a), x < 0, D(b), y < 0);
      CHECK_EQ(Small(z, length, negative), x & y);
      length = Bitwise(&context, BitwiseOperation::kOr, z.data(), &negative, D(a), x < 0, D(b), y < 0);
      CHECK_EQ(Small(z, length, negative), x | y);
      length = Bitwise(&context, BitwiseOperation::kXor, z.data(), &negative, D(a), x < 0, D(b), y < 0);
      CHECK_EQ(Small(z, length, negative), x ^ y);
    }
    for (size_t bits = 0; bits < 70; ++bits) {
      Big z(4);
      size_t length = RightShift(&context, z.data(), D(a), x < 0, bits);
      CHECK_EQ(Small(z, length, x < 0), x >> (bits < 63 ? bits : 63));
      bool negative;
      length = AsIntN(&context, z.data(), &negative, D(a), x < 0, bits);
      if (bits > 4) {
        CHECK_EQ(Small(z, length, negative), x);
        CHECK(FitsIntN(D(a), x < 0, bits));
      }
      CHECK_EQ(length == a.size() && negative == (x < 0) && Small(z, length, negative) == x,
               FitsIntN(D(a), x < 0, bits));
      if (bits == 3) CHECK_EQ(Small(z, length, negative), static_cast<int64_t>(static_cast<uint64_t>(x) << 61) >> 61);
      length = AsUintN(&context, z.data(), D(a), x < 0, bits);
      if (bits <= 63)
        CHECK_EQ(Small(z, length, false), static_cast<int64_t>(static_cast<uint64_t>(x) & ((uint64_t{1} << bits) - 1)));
    }
  }
  const Big a = RandomBig(5);
  for (const size_t bits : {0, 1, 63, 64, 65, 200}) {
    Big z(LeftShiftLength(D(a), bits)), back(z.size() + 1);
    z.resize(LeftShift(&context, z.data(), D(a), bits));
    for (const bool negative : {false, true}) {
      back.resize(z.size() + 1);
      back.resize(RightShift(&context, back.data(), D(z), negative, bits));
      CHECK(back == a);
    }
  }
  // -(2^64 - 1) >> 1 rounds down to -2^63, and -1 stays.
  Big z(3);
  CHECK(RightShift(&context, z.data(), D(Big{UINT64_MAX, UINT64_MAX}), true, 64) == 2 && z[1] == 1 && z[0] == 0);
}

void TestDoubles() {
  CHECK(ToDouble(D({}), false) == 0 && ToDouble(D({5}), true) == -5);
  CHECK(ToDouble(D({9007199254740993}), false) == 9007199254740992.0);
  CHECK(ToDouble(D({9007199254740995}), false) == 9007199254740996.0);
  CHECK(ToDouble(D({1, 0, 0x8000000000000400}), false) == std::ldexp(0x8000000000000800, 128));
  CHECK(ToDouble(D({0, 0, 0x8000000000000400}), false) == std::ldexp(0x8000000000000000, 128));
  CHECK(ToDouble(D(Big(17, 1)), false) == HUGE_VAL && ToDouble(D(Big(16, UINT64_MAX)), true) == -HUGE_VAL);
  uint64_t digits[kDoubleDigits];
  for (const double value : {0.0, 0.9, 1.0, 1.5, 4294967296.0, 1e20, 1.7976931348623157e308, 0x1p64, 0x1.8p100}) {
    const size_t length = FromDouble(digits, value);
    CHECK(ToDouble(Digits(digits, length), false) == std::trunc(value));
    CHECK(CompareToDouble(Digits(digits, length), false, std::trunc(value)) == Order::kEqual);
  }
  CHECK(CompareToDouble(D({1}), false, 1.5) == Order::kLess && CompareToDouble(D({1}), true, -1.5) == Order::kGreater);
  CHECK(CompareToDouble(D({2}), true, 1) == Order::kLess && CompareToDouble(D({}), false, -0.0) == Order::kEqual);
  CHECK(CompareToDouble(D({9007199254740993}), false, 9007199254740992.0) == Order::kGreater);
  CHECK(CompareToDouble(D({1}), false, std::nan("")) == Order::kUndefined);
  CHECK(CompareToDouble(D(Big(17, 1)), false, HUGE_VAL) == Order::kLess);
}

void TestInterruption() {
  const std::atomic<uint8_t> requested{1};
  int polls = 0;
  const base::Poller poller(
      &requested,
      [](void* data) {
        ++*static_cast<int*>(data);
        return false;
      },
      &polls);
  const Big a = RandomBig(20000), b = RandomBig(400000);
  Big z(2 * a.size()), sum(b.size() + 2);
  size_t length;
  bool negative;
  Context multiplying(poller);
  CHECK(Multiply(&multiplying, z.data(), &length, D(a), D(a)) == Status::kInterrupted);
  CHECK_EQ(polls, 1);
  // What takes one pass stops, too.
  Context adding(poller), shifting(poller), combining(poller);
  AddSigned(&adding, sum.data(), &negative, D(b), false, D(b), false);
  RightShift(&shifting, sum.data(), D(b), true, 3);
  Bitwise(&combining, BitwiseOperation::kXor, sum.data(), &negative, D(b), true, D(b), false);
  CHECK(adding.status() == Status::kInterrupted && shifting.status() == Status::kInterrupted &&
        combining.status() == Status::kInterrupted);
}

// Every request for memory fails once: the operation says so and leaks nothing.
template <typename Operation>
void TestOutOfMemory(Operation operation) {
  for (uint64_t n = 1;; ++n) {
    base::FaultInjector::FailAt(n, 1u << static_cast<int>(base::Gate::kMalloc));
    const Status status = operation();
    const bool failed = base::FaultInjector::failures() > 0;
    base::FaultInjector::Reset();
    CHECK(status == (failed ? Status::kOutOfMemory : Status::kOk));
    if (!failed) break;
  }
}

void TestMemory() {
  const Big a = RandomBig(300), b = RandomBig(150);
  Big z(700), r(700);
  size_t length, other_length;
  TestOutOfMemory([&] {
    Context context;
    return Multiply(&context, z.data(), &length, D(a), D(b));
  });
  TestOutOfMemory([&] {
    Context context;
    return Divide(&context, z.data(), &length, r.data(), &other_length, D(a), D(b));
  });
  std::string text(ToStringLength(D(a), 10), ' ');
  TestOutOfMemory([&] {
    Context context;
    return ToString(&context, D(a), 10, text.data(), &length);
  });
  TestOutOfMemory([&] {
    Context context;
    return FromString(&context, z.data(), &other_length, base::VectorOf(text.data(), length), 10);
  });
  z.resize(other_length);
  CHECK(z == a);
  const Big small{3};
  Big power(PowLength(D(small), 5000));
  TestOutOfMemory([&] {
    Context context;
    return Pow(&context, power.data(), &length, D(small), 5000);
  });
}

void TestScanning() {
  auto scan = [](const std::string& text, ScannedText* result) {
    return ScanText(OneByteSpan(reinterpret_cast<const uint8_t*>(text.data()), text.size()), result, &never);
  };
  ScannedText result;
  CHECK(scan(" -0012\n", &result) && result.negative && result.radix == 10 && result.start == 4 && result.length == 2);
  CHECK(scan("0XfF", &result) && result.radix == 16 && result.start == 2 && result.length == 2);
  CHECK(scan("", &result) && result.length == 0 && scan("000", &result) && result.length == 0);
  for (const char* text : {"-", "+0x1", "0x", "1n", "1_0", "1.0", "0b2", "1e3", "1 2", "Infinity"}) {
    CHECK(!scan(text, &result));
  }
}

}  // namespace
}  // namespace v8::internal::bigint

int main() {
  using namespace v8::internal::bigint;
  TestMultiplyAndDivide();
  TestText();
  TestSigned();
  TestDoubles();
  TestInterruption();
  TestScanning();
  TestMemory();
  std::puts("bigint-test: OK");
  return 0;
}

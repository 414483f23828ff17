#ifndef FLAT8_SRC_BASE_PLATFORM_TIME_H_
#define FLAT8_SRC_BASE_PLATFORM_TIME_H_

#include <time.h>

#include <compare>
#include <cstdint>
#include <limits>

// Spans and points of time, for tests; the engine itself asks the platform.
namespace v8::base {

// A signed span, in microseconds.
class TimeDelta final {
 public:
  constexpr TimeDelta() = default;
  static constexpr TimeDelta FromDays(int days) { return FromHours(24 * days); }
  static constexpr TimeDelta FromHours(int hours) { return FromMinutes(60 * hours); }
  static constexpr TimeDelta FromMinutes(int minutes) { return FromSeconds(int64_t{60} * minutes); }
  static constexpr TimeDelta FromSeconds(int64_t seconds) { return TimeDelta(seconds * 1000000); }
  static constexpr TimeDelta FromMilliseconds(int64_t milliseconds) { return TimeDelta(milliseconds * 1000); }
  static constexpr TimeDelta FromMicroseconds(int64_t microseconds) { return TimeDelta(microseconds); }
  static constexpr TimeDelta FromNanoseconds(int64_t nanoseconds) { return TimeDelta(nanoseconds / 1000); }
  static constexpr TimeDelta FromMillisecondsD(double milliseconds) {
    return TimeDelta(static_cast<int64_t>(milliseconds * 1000));
  }
  static constexpr TimeDelta FromSecondsD(double seconds) { return FromMillisecondsD(seconds * 1000); }
  static constexpr TimeDelta Max() { return TimeDelta(std::numeric_limits<int64_t>::max()); }
  static constexpr TimeDelta Min() { return TimeDelta(std::numeric_limits<int64_t>::min()); }

  constexpr int64_t InMicroseconds() const { return microseconds_; }
  constexpr int64_t InMilliseconds() const { return microseconds_ / 1000; }
  constexpr int64_t InSeconds() const { return microseconds_ / 1000000; }
  constexpr int64_t InNanoseconds() const { return microseconds_ * 1000; }
  constexpr double InMillisecondsF() const { return static_cast<double>(microseconds_) / 1000; }
  constexpr double InSecondsF() const { return static_cast<double>(microseconds_) / 1000000; }
  constexpr bool IsZero() const { return microseconds_ == 0; }
  constexpr bool IsMax() const { return *this == Max(); }

  constexpr TimeDelta operator+(TimeDelta other) const { return TimeDelta(microseconds_ + other.microseconds_); }
  constexpr TimeDelta operator-(TimeDelta other) const { return TimeDelta(microseconds_ - other.microseconds_); }
  constexpr TimeDelta operator-() const { return TimeDelta(-microseconds_); }
  constexpr TimeDelta operator*(int64_t factor) const { return TimeDelta(microseconds_ * factor); }
  constexpr TimeDelta operator/(int64_t divisor) const { return TimeDelta(microseconds_ / divisor); }
  constexpr int64_t operator/(TimeDelta other) const { return microseconds_ / other.microseconds_; }
  TimeDelta& operator+=(TimeDelta other) { return *this = *this + other; }
  TimeDelta& operator-=(TimeDelta other) { return *this = *this - other; }
  constexpr auto operator<=>(const TimeDelta&) const = default;

 private:
  constexpr explicit TimeDelta(int64_t microseconds) : microseconds_(microseconds) {}

  int64_t microseconds_ = 0;
};

namespace internal {
// A point of time by one of the system's clocks.
template <typename Derived, clockid_t kClock>
class TimeBase {
 public:
  static Derived Now() {
    timespec now;
    clock_gettime(kClock, &now);
    return FromInternalValue(now.tv_sec * int64_t{1000000} + now.tv_nsec / 1000);
  }
  static Derived FromInternalValue(int64_t microseconds) {
    Derived result;
    result.microseconds_ = microseconds;
    return result;
  }
  int64_t ToInternalValue() const { return microseconds_; }
  bool IsNull() const { return microseconds_ == 0; }

  TimeDelta operator-(const Derived& other) const {
    return TimeDelta::FromMicroseconds(microseconds_ - other.microseconds_);
  }
  Derived operator+(TimeDelta span) const { return FromInternalValue(microseconds_ + span.InMicroseconds()); }
  Derived operator-(TimeDelta span) const { return FromInternalValue(microseconds_ - span.InMicroseconds()); }
  auto operator<=>(const TimeBase&) const = default;

 private:
  int64_t microseconds_ = 0;
};
}  // namespace internal

// Never goes back; its beginning means nothing.
class TimeTicks final : public internal::TimeBase<TimeTicks, CLOCK_MONOTONIC> {
 public:
  static bool IsHighResolution() { return true; }
};
// Since 1970.
class Time final : public internal::TimeBase<Time, CLOCK_REALTIME> {
 public:
  static Time UnixEpoch() { return Time(); }
  static Time FromJsTime(double milliseconds) { return FromInternalValue(static_cast<int64_t>(milliseconds * 1000)); }
  double ToJsTime() const { return static_cast<double>(ToInternalValue()) / 1000; }
};
// What the calling thread has worked.
class ThreadTicks final : public internal::TimeBase<ThreadTicks, CLOCK_THREAD_CPUTIME_ID> {
 public:
  static bool IsSupported() { return true; }
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_PLATFORM_TIME_H_

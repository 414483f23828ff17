// The local time zone, as the C library knows it (TZ, /etc/localtime).

#ifndef FLAT8_SRC_DATE_TIME_ZONE_H_
#define FLAT8_SRC_DATE_TIME_ZONE_H_

#include <cstddef>
#include <cstdint>

namespace v8::internal {

// One per isolate: not thread-safe, as it remembers offsets.
class TimeZone {
 public:
  TimeZone() { Reset(); }

  // Reads TZ again and forgets everything (Isolate::DateTimeConfigurationChangeNotification).
  void Reset();

  // Milliseconds to add to a UTC time to get the local one. `utc` is a valid time value.
  int64_t OffsetAt(int64_t utc);

  // ECMA-262 §21.4.1.25 LocalTime ( t ).
  int64_t ToLocal(int64_t utc) { return utc + OffsetAt(utc); }
  // §21.4.1.26 UTC ( t ) before TimeClip: where local time is skipped or repeated, the offset before the change counts.
  // NaN for anything that cannot be a time value.
  double ToUtc(double local);

  // The name for toString: a long English one where it is known ("Central European Summer Time"), otherwise what the C
  // library says ("+03"). Returns its length, below kMaxNameLength.
  static constexpr size_t kMaxNameLength = 64;
  size_t NameAt(int64_t utc, char out[kMaxNameLength]);

 private:
  // Time in blocks of about twelve days. One in which the offset is the same at both ends has no change within, as
  // changes are further apart.
  static constexpr int64_t kBlockMs = (int64_t{1} << 20) * 1000;
  static constexpr int kEntries = 64;
  struct Entry {
    int64_t block;
    int32_t offset;
    bool constant;
  };
  Entry entries_[kEntries];
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_DATE_TIME_ZONE_H_

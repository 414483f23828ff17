#ifndef FLAT8_SRC_IC_ACCESS_COUNTERS_H_
#define FLAT8_SRC_IC_ACCESS_COUNTERS_H_

#include <cstdint>

#include "flat8-config.h"
#include "src/objects/objects.h"

// How many accesses of properties and globals the interpreter has done, how many of them its caches and short ways could
// not do, and which those were most often: counted, and printed when the process ends, in builds with
// -DFLAT8_COUNT_ACCESSES=ON.
namespace v8::internal {

#if FLAT8_COUNT_ACCESSES
struct AccessCounters {
  enum Kind { kGetNamed, kSetNamed, kDefineNamed, kGetKeyed, kSetKeyed, kLoadGlobal, kStoreGlobal, kKinds };
  uint64_t all[kKinds] = {};
  uint64_t uncached[kKinds] = {};
  void CountUncached(Kind kind, Value base, Value key);
  ~AccessCounters();
};
extern AccessCounters access_counters;
#define COUNT_ACCESS(Kind) (++access_counters.all[AccessCounters::Kind])
#define COUNT_UNCACHED(Kind, base, key) access_counters.CountUncached(AccessCounters::Kind, base, key)
#else
#define COUNT_ACCESS(Kind) static_cast<void>(0)
#define COUNT_UNCACHED(Kind, base, key) static_cast<void>(0)
#endif

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_ACCESS_COUNTERS_H_

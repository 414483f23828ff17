#include "src/ic/access-counters.h"

#include <cstdint>
#include <cstdio>

namespace v8::internal {

#if FLAT8_COUNT_ACCESSES
AccessCounters access_counters;

AccessCounters::~AccessCounters() {
  static const char* const kNames[] = {"GetNamed", "SetNamed",   "DefineNamed", "GetKeyed",
                                       "SetKeyed", "LoadGlobal", "StoreGlobal"};
  uint64_t sum = 0, uncached_sum = 0;
  for (int i = 0; i < kKinds; ++i) {
    sum += all[i];
    uncached_sum += uncached[i];
    if (all[i] == 0) continue;
    fprintf(stderr, "[accesses] %-12s %12llu, uncached %10llu, %.3f %%\n", kNames[i],
            static_cast<unsigned long long>(all[i]), static_cast<unsigned long long>(uncached[i]),
            100.0 * static_cast<double>(uncached[i]) / static_cast<double>(all[i]));
  }
  if (sum == 0) return;
  fprintf(stderr, "[accesses] %-12s %12llu, uncached %10llu, %.3f %%\n", "all", static_cast<unsigned long long>(sum),
          static_cast<unsigned long long>(uncached_sum),
          100.0 * static_cast<double>(uncached_sum) / static_cast<double>(sum));
}
#endif

}  // namespace v8::internal

#include "src/base/entropy.h"

#include <sys/random.h>
#include <time.h>

#include <atomic>

namespace v8::base {

namespace {
std::atomic<EntropySource> g_source{nullptr};
}  // namespace

void SetEntropySource(EntropySource source) { g_source.store(source); }

uint64_t RandomSeed() {
  uint64_t seed = 0;
  const EntropySource source = g_source.load();
  if (source != nullptr && source(reinterpret_cast<unsigned char*>(&seed), sizeof seed)) return seed;
  if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) == sizeof seed) return seed;
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  const uint64_t time = static_cast<uint64_t>(now.tv_nsec) << 32 ^ static_cast<uint64_t>(now.tv_sec);
  return (time ^ reinterpret_cast<uintptr_t>(&now)) * 0x9E3779B97F4A7C15u;
}

}  // namespace v8::base

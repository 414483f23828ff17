#ifndef FLAT8_TEST_FUZZ_FUZZING_H_
#define FLAT8_TEST_FUZZ_FUZZING_H_

#include <stddef.h>
#include <stdint.h>

#include "include/v8.h"

// What the fuzzers have in common: numbered cases, and the engine around them.
//
//   fuzz-NAME [--seed=N] [--seconds=N] [--case=N]
//
// Case N of a seed is always the same; what ends the process is told with its number, and --case runs it alone.
namespace flat8::fuzzing {

// SplitMix64.
class Random {
 public:
  Random(uint64_t seed, uint64_t stream) : state_(seed * 0x9E3779B97F4A7C15 + stream * 0xD1B54A32D192ED03) {}
  uint64_t Next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  size_t Below(size_t bound) { return bound == 0 ? 0 : Next() % bound; }

 private:
  uint64_t state_;
};

class Fuzzer {
 public:
  virtual ~Fuzzer() = default;
  // In a context and a handle scope: makes what cases begin with.
  virtual void Prepare(v8::Isolate* isolate, v8::Local<v8::Context> context) = 0;
  // True: counts as one of those that `verb` names.
  virtual bool RunCase(v8::Isolate* isolate, v8::Local<v8::Context> context, Random* random) = 0;
};

// The whole program. `name`: of the executable; `verb`: what the cases did for which RunCase was true.
int Main(int argc, char** argv, const char* name, const char* verb, Fuzzer* fuzzer);

}  // namespace flat8::fuzzing

#endif  // FLAT8_TEST_FUZZ_FUZZING_H_

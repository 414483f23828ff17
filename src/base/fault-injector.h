#ifndef FLAT8_SRC_BASE_FAULT_INJECTOR_H_
#define FLAT8_SRC_BASE_FAULT_INJECTOR_H_

#include <atomic>
#include <cstdint>

#include "src/base/macros.h"

namespace v8::base {

// The five roads on which the engine asks for memory. Every request passes its gate, so that tests can make any one of
// them fail.
enum class Gate : uint8_t { kHeap, kPages, kZone, kMalloc, kThirdParty };
inline constexpr int kGateCount = 5;

// Makes chosen allocations fail. Process-wide; off unless a test or a flag turns it on. All functions are thread-safe.
class FaultInjector {
 public:
  // The N-th request (1 = the next) on the gates of `gate_mask` (bit = 1 << Gate) fails, once.
  static void FailAt(uint64_t n, uint32_t gate_mask = kAllGates);
  // The N-th request and all after it fail until Reset().
  static void FailFrom(uint64_t n, uint32_t gate_mask = kAllGates);
  static void Reset();

  // Called by a gate before it allocates: true when this request has to fail.
  static V8_INLINE bool ShouldFail(Gate gate) {
    if (V8_LIKELY(armed_.load(std::memory_order_relaxed) == 0)) return false;
    return ShouldFailSlow(gate);
  }

  // Requests counted on the armed gates since the injector was armed, and how many of them were made to fail.
  static uint64_t requests();
  static uint64_t failures();

  static constexpr uint32_t kAllGates = (1u << kGateCount) - 1;

 private:
  static bool ShouldFailSlow(Gate gate);
  // The mask of armed gates; zero is the fast way out.
  static std::atomic<uint32_t> armed_;
};

// Suspends injection on this thread while in scope: for memory that the ladder's last resort and the unwinding need.
class NoFaultScope {
 public:
  NoFaultScope();
  ~NoFaultScope();
  DISALLOW_COPY(NoFaultScope);
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_FAULT_INJECTOR_H_

#include "src/base/fault-injector.h"

namespace v8::base {

std::atomic<uint32_t> FaultInjector::armed_{0};

namespace {
std::atomic<uint64_t> g_requests{0};
std::atomic<uint64_t> g_failures{0};
std::atomic<uint64_t> g_target{0};
std::atomic<bool> g_sustained{false};
thread_local int t_suspended = 0;
}  // namespace

void FaultInjector::FailAt(uint64_t n, uint32_t gate_mask) {
  Reset();
  g_target = n;
  g_sustained = false;
  armed_ = gate_mask;
}

void FaultInjector::FailFrom(uint64_t n, uint32_t gate_mask) {
  Reset();
  g_target = n;
  g_sustained = true;
  armed_ = gate_mask;
}

void FaultInjector::Reset() {
  armed_ = 0;
  g_requests = 0;
  g_failures = 0;
}

bool FaultInjector::ShouldFailSlow(Gate gate) {
  if ((armed_.load(std::memory_order_relaxed) & (1u << static_cast<int>(gate))) == 0 || t_suspended > 0) return false;
  const uint64_t request = g_requests.fetch_add(1) + 1;
  const uint64_t target = g_target.load();
  const bool fail = g_sustained.load() ? request >= target : request == target;
  if (fail) g_failures.fetch_add(1);
  return fail;
}

uint64_t FaultInjector::requests() { return g_requests.load(); }
uint64_t FaultInjector::failures() { return g_failures.load(); }

NoFaultScope::NoFaultScope() { ++t_suspended; }
NoFaultScope::~NoFaultScope() { --t_suspended; }

}  // namespace v8::base

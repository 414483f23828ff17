#ifndef FLAT8_SRC_BASE_POLLER_H_
#define FLAT8_SRC_BASE_POLLER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "src/base/macros.h"

namespace v8::base {

// How long computations on the lower floors, which know no isolate, let themselves be interrupted: they ask every
// kPollInterval steps (less when steps are slow) whether to go on, and return anything at all when not; whoever called
// then looks at stopped().
//
//   base::Poller poller = PollerOf(isolate);
//   const size_t found = IndexOf(text, pattern, start, &poller);
//   if (poller.stopped()) return Exception();
//
// What the callback runs must not change what is computed from, and may collect garbage: characters in the heap have to
// be kept in place by a reference to their string (base::KeepAlive).
class Poller {
 public:
  // Handles what was requested; false: stop.
  using Callback = bool (*)(void* data);

  // Never stops.
  Poller() = default;
  Poller(const std::atomic<uint8_t>* requested, Callback callback, void* data)
      : requested_(requested), callback_(callback), data_(data) {}

  // Whether to go on; never again after it was not, also when another loop of the computation was told so, which has
  // used the request up.
  V8_INLINE bool operator()() {
    if (V8_LIKELY(requested_ == nullptr || requested_->load(std::memory_order_relaxed) == 0)) return !stopped_;
    return Ask();
  }
  // For the step with this number in a loop over them all.
  V8_INLINE bool At(size_t step) { return V8_LIKELY((step & (kPollInterval - 1)) != kPollInterval - 1) || (*this)(); }
  bool stopped() const { return stopped_; }

  static constexpr size_t kPollInterval = 32 * 1024;

 private:
  V8_NOINLINE bool Ask() {
    stopped_ = stopped_ || !callback_(data_);
    return !stopped_;
  }

  const std::atomic<uint8_t>* requested_ = nullptr;
  Callback callback_ = nullptr;
  void* data_ = nullptr;
  bool stopped_ = false;
};

}  // namespace v8::base

#endif  // FLAT8_SRC_BASE_POLLER_H_

#include "src/profiler/tick-source.h"

#include <sys/prctl.h>

#include <chrono>

#include "src/base/platform/time.h"

namespace v8::internal {

namespace {

using Clock = std::chrono::steady_clock;

// The isolate's thread writes the word at every call, as plainly as a register. Whatever is read was the top frame just
// now, and is taken for no more than that.
__attribute__((noinline, no_sanitize("address", "thread"))) uint64_t* ReadTopFrame(const Isolate* isolate) {
  return *static_cast<uint64_t* const volatile*>(&isolate->vm_fp);
}

}  // namespace

void TickSource::Run(int64_t interval_us) {
  {
    std::lock_guard<std::mutex> lock(thread_lock_);
    if (interval_us_ == interval_us) return;
    interval_us_ = interval_us;
  }
  if (thread_.joinable()) {
    wake_.notify_one();
  } else {
    thread_ = std::thread([this] { Loop(); });
  }
}

void TickSource::Stop() {
  if (!thread_.joinable()) return;
  {
    std::lock_guard<std::mutex> lock(thread_lock_);
    interval_us_ = 0;
  }
  wake_.notify_one();
  thread_.join();
  // The signal that may have come last is answered at the next check, which lets the stack's limit down again.
  isolate_->SignalInterrupt();
}

void TickSource::Loop() {
  prctl(PR_SET_NAME, "CpuProfiler");
  prctl(PR_SET_TIMERSLACK, 1000ul);  // nanoseconds: 50 microseconds otherwise
  std::unique_lock<std::mutex> lock(thread_lock_);
  Clock::time_point due = Clock::now();
  while (interval_us_ != 0) {
    const int64_t interval = interval_us_;
    due += std::chrono::microseconds(interval);
    // What has been missed is not made up for, and who ticks faster than the system wakes threads sleeps all the same.
    if (const Clock::time_point now = Clock::now(); due <= now) due = now + std::chrono::microseconds(interval);
    if (wake_.wait_until(lock, due, [&] { return interval_us_ != interval; })) continue;
    lock.unlock();
    Tick tick;
    tick.time = tick.last_time = base::TimeTicks::Now().ToInternalValue();
    tick.count = 1;
    tick.is_idle = state_->is_idle.load(std::memory_order_relaxed);
    tick.heap_epoch = state_->heap_epoch.load(std::memory_order_acquire);
    tick.fp = ReadTopFrame(isolate_);
    std::atomic_thread_fence(std::memory_order_acquire);
    // A collection has begun meanwhile.
    if (state_->heap_epoch.load(std::memory_order_relaxed) != tick.heap_epoch) tick.heap_epoch |= 1;
    Add(tick);
    isolate_->SignalInterrupt();
    lock.lock();
  }
}

void TickSource::Add(const Tick& tick) {
  std::lock_guard<std::mutex> lock(ticks_lock_);
  if (count_ > 0) {
    Tick& last = ticks_[(first_ + count_ - 1) % kCapacity];
    const bool is_same =
        last.fp == tick.fp && last.heap_epoch == tick.heap_epoch && last.is_idle == tick.is_idle;
    if (is_same || count_ == kCapacity) {
      last.last_time = tick.time;
      ++last.count;
      return;
    }
  }
  ticks_[(first_ + count_++) % kCapacity] = tick;
}

bool TickSource::Take(Tick* tick) {
  std::lock_guard<std::mutex> lock(ticks_lock_);
  if (count_ == 0) return false;
  *tick = ticks_[first_];
  first_ = (first_ + 1) % kCapacity;
  --count_;
  return true;
}

}  // namespace v8::internal

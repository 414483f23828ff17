#ifndef FLAT8_SRC_PROFILER_TICK_SOURCE_H_
#define FLAT8_SRC_PROFILER_TICK_SOURCE_H_

#include <cstdint>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "src/execution/isolate.h"

namespace v8::internal {

// A moment at which the clock of a profiler has ticked, as the isolate was then. Several in which nothing changed, and
// that nobody has taken meanwhile, are one.
struct Tick {
  int64_t time = 0;  // microseconds; of the first
  int64_t last_time = 0;
  int count = 0;
  uint64_t* fp = nullptr;  // the top frame; null outside script
  uint64_t heap_epoch = 0;
  bool is_idle = false;
};

// What the clock's thread sees of the isolate; written by the isolate's thread.
struct ProfiledState {
  std::atomic<bool> is_idle{false};
  // Odd while there is a collection.
  std::atomic<uint64_t> heap_epoch{0};
};

// The clock: a thread that notes which frame is on top, and has the isolate's thread look at the stack soon. It reads one
// word of the isolate, and looks at nothing behind it: frames belong to the isolate's thread.
class TickSource {
 public:
  TickSource(Isolate* isolate, const ProfiledState* state) : isolate_(isolate), state_(state) {}
  ~TickSource() { Stop(); }
  DISALLOW_COPY(TickSource);

  bool is_running() const { return thread_.joinable(); }
  // Begins, or goes on at another pace.
  void Run(int64_t interval_us);
  void Stop();

  // Takes the oldest tick; false when there is none. Of the isolate's thread.
  bool Take(Tick* tick);

 private:
  static constexpr int kCapacity = 32;
  void Loop();
  void Add(const Tick& tick);

  Isolate* const isolate_;
  const ProfiledState* const state_;
  std::thread thread_;
  std::mutex thread_lock_;
  std::condition_variable wake_;
  int64_t interval_us_ = 0;  // 0: ends
  // A ring.
  std::mutex ticks_lock_;
  Tick ticks_[kCapacity];
  int first_ = 0;
  int count_ = 0;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_TICK_SOURCE_H_

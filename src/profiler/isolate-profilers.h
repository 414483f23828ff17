#ifndef FLAT8_SRC_PROFILER_ISOLATE_PROFILERS_H_
#define FLAT8_SRC_PROFILER_ISOLATE_PROFILERS_H_

#include <vector>

#include "src/execution/isolate.h"
#include "src/profiler/tick-source.h"

namespace v8::internal {

class CpuProfiler;

// The CPU profilers of an isolate, and what connects them with it: while one of them records, interrupts and collections
// tell. Made when the first profiler is, or the host says that it idles.
class IsolateProfilers {
 public:
  explicit IsolateProfilers(Isolate* isolate) : isolate_(isolate) {}
  IsolateProfilers(const IsolateProfilers&) = delete;
  IsolateProfilers& operator=(const IsolateProfilers&) = delete;
  // The profilers must be gone.
  ~IsolateProfilers() = default;

  // The isolate's, made where it has none.
  static IsolateProfilers* Of(Isolate* isolate);
  static uint32_t NextId();

  const ProfiledState& state() const { return state_; }
  uint64_t heap_epoch() const { return state_.heap_epoch.load(std::memory_order_relaxed); }
  bool is_idle() const { return state_.is_idle.load(std::memory_order_relaxed); }
  void set_idle(bool is_idle);

  void Add(CpuProfiler* profiler) { profilers_.push_back(profiler); }
  void Remove(CpuProfiler* profiler);
  // Of the host's profilers, when the isolate goes: those that it has forgotten.
  void DisposeAll();
  // A profiler has begun or ended to record.
  void Update();
  void CollectSample();

 private:
  static void OnInterrupt(Isolate* isolate);
  static void OnCollection(Isolate* isolate, int gc_type, int flags, void* data);
  static void OnCollected(Isolate* isolate, int gc_type, int flags, void* data);
  void TakeTicks(uint64_t heap_epoch);

  Isolate* const isolate_;
  ProfiledState state_;
  std::vector<CpuProfiler*> profilers_;
  bool is_connected_ = false;
  int collections_ = 0;  // that are under way
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_ISOLATE_PROFILERS_H_

#ifndef FLAT8_SRC_EXECUTION_MICROTASK_QUEUE_H_
#define FLAT8_SRC_EXECUTION_MICROTASK_QUEUE_H_

#include "src/execution/isolate.h"

// Jobs of promises and of the embedder, first in, first out. Every isolate has one queue; realms may be given others.
// (runtime/microtasks.h runs them.)
namespace v8::internal {

class MicrotaskQueue {
 public:
  // When queues run by themselves; the values equal v8::MicrotasksPolicy.
  enum class Policy { kExplicit, kScoped, kAuto };
  using CompletedCallback = void (*)(Isolate* isolate, void* data);

  // Null when memory cannot be had.
  static MicrotaskQueue* New(Isolate* isolate);
  static void Delete(MicrotaskQueue* queue);
  explicit MicrotaskQueue(Isolate* isolate) : isolate_(isolate) {}  // use New
  ~MicrotaskQueue();
  DISALLOW_COPY(MicrotaskQueue);

  Isolate* isolate() const { return isolate_; }
  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  // Fails (termination) when memory has run out.
  Result<void> Enqueue(Tagged<Microtask> microtask);
  // The queue must not be empty.
  Tagged<Microtask> Dequeue();
  void Clear() { start_ = size_ = 0; }

  Policy policy() const { return policy_; }
  void set_policy(Policy policy) { policy_ = policy; }
  // Nesting of MicrotasksScopes (kRunMicrotasks) and of scopes that suppress running.
  int scope_depth() const { return scope_depth_; }
  void IncrementScopeDepth() { scope_depth_++; }
  void DecrementScopeDepth() { scope_depth_--; }
  int suppressions() const { return suppressions_; }
  void IncrementSuppressions() { suppressions_++; }
  void DecrementSuppressions() { suppressions_--; }
  bool is_running() const { return is_running_; }
  void set_is_running(bool value) { is_running_ = value; }

  // Called after the queue has been run. Adding a pair twice has no effect.
  [[nodiscard]] bool AddCompletedCallback(CompletedCallback callback, void* data);
  void RemoveCompletedCallback(CompletedCallback callback, void* data);
  bool has_completed_callbacks() const { return !completed_.empty(); }
  void FireCompletedCallbacks();

 private:
  static void VisitRoots(void* data, RootVisitor* visitor);
  bool Grow();

  struct Completed {
    CompletedCallback callback;
    void* data;
  };
  Isolate* isolate_;
  // A ring: microtask i is at (start_ + i) modulo capacity_, a power of two.
  uint64_t* ring_ = nullptr;
  size_t capacity_ = 0;
  size_t start_ = 0;
  size_t size_ = 0;
  Policy policy_ = Policy::kAuto;
  int scope_depth_ = 0;
  int suppressions_ = 0;
  bool is_running_ = false;
  base::GrowableArray<Completed> completed_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_MICROTASK_QUEUE_H_

#ifndef FLAT8_SRC_EXECUTION_WAITER_LIST_H_
#define FLAT8_SRC_EXECUTION_WAITER_LIST_H_

#include <condition_variable>

#include "src/execution/isolate.h"

// ECMA-262 §25.4.1: who waits at which address of shared memory. The WaiterLists belong to the process, since agents
// are isolates on threads of their own; one lock (the critical section of §25.4.1.2) guards all of them, and is never
// held while anything else of the engine or the embedder runs.
//
// A thread that waits (Atomics.wait) sleeps on a condition of its own. An interrupt of its isolate wakes it as a
// notification does: it handles the interrupt and goes on waiting, or unwinds when that was a termination.
namespace v8::internal {

// The number in shared memory that a wait is about.
struct WaitCell {
  const void* address;
  int size;  // 4 or 8 bytes
  int64_t expected;

  bool Holds() const {
    return size == 4 ? __atomic_load_n(static_cast<const int32_t*>(address), __ATOMIC_SEQ_CST) == expected
                     : __atomic_load_n(static_cast<const int64_t*>(address), __ATOMIC_SEQ_CST) == expected;
  }
};

// What the lists hold. A waiter is on at most one list, in the order of arrival.
class Waiter {
 public:
  explicit Waiter(Isolate* isolate) : isolate_(isolate) {}
  DISALLOW_COPY(Waiter);
  Isolate* isolate() const { return isolate_; }

 protected:
  ~Waiter() = default;

 private:
  friend class WaiterLists;
  friend class AsyncWaiter;

  Isolate* const isolate_;
  const void* address_ = nullptr;  // null when on no list
  Waiter* next_ = nullptr;
  Waiter* previous_ = nullptr;
  bool is_async_ = false;
};

enum class WaitOutcome : uint8_t { kNotEqual, kOk, kTimedOut, kStopped };

// A thread in Atomics.wait; lives on its stack.
class SyncWaiter : public Waiter {
 public:
  explicit SyncWaiter(Isolate* isolate) : Waiter(isolate) {}
  // Waits until it is notified, the time (in milliseconds; infinite for ever) is over, or the isolate's execution is
  // terminated, which is the exception. kNotEqual at once when the cell holds another number.
  Result<WaitOutcome> Wait(const WaitCell& cell, double timeout);
  // Ends the wait, from any thread, now or when it begins: kStopped.
  void Stop();

 private:
  friend class WaiterLists;
  std::condition_variable wake_;
  bool notified_ = false;
  bool stopped_ = false;
};

// A promise of Atomics.waitAsync. The list holds a reference, which whoever takes it out gets.
class AsyncWaiter : public Waiter {
 public:
  explicit AsyncWaiter(Isolate* isolate);
  void AddReference() { references_.fetch_add(1, std::memory_order_relaxed); }
  void Release() {
    if (references_.fetch_sub(1, std::memory_order_acq_rel) == 1) Delete();
  }
  // It is on no list any more: notified, cancelled, or its isolate is going. Called on the thread that did it; a
  // notifier's is outside of the engine then.
  virtual void OnRemoved(bool notified) = 0;
  // False, and nothing done, when the cell holds another number.
  [[nodiscard]] bool Begin(const WaitCell& cell);
  // Takes it off its list; false when it is on none: it has been notified.
  bool TryCancel();

 protected:
  virtual ~AsyncWaiter() = default;
  virtual void Delete() = 0;

 private:
  friend class WaiterLists;
  AsyncWaiter* next_removed_ = nullptr;
  std::atomic<int> references_{1};
};

class WaiterLists {
 public:
  struct Table;

  // §25.4.15 Atomics.notify: wakes at most `count` waiters, the first to come first; returns how many.
  static int64_t Notify(Isolate* notifier, const void* address, double count);
  // The isolate has an interrupt to handle: its thread, if it waits, wakes up. Any thread.
  static void WakeForInterrupt(Isolate* isolate);
  // The isolate is going: its async waiters will not be notified.
  static void RemoveWaitersOf(Isolate* isolate);
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_WAITER_LIST_H_

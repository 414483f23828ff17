#include "src/execution/waiter-list.h"

#include <chrono>
#include <mutex>
#include <new>

#include "src/heap/stack-segments.h"

namespace v8::internal {

namespace {

using Clock = std::chrono::steady_clock;

// Longer than anybody waits, and far below the clock's range.
constexpr double kLongestTimeout = 1e3 * 3600 * 24 * 365 * 100;

}  // namespace

struct WaiterLists::Table {
  // Addresses that share a hash share a list.
  struct List {
    Waiter* first = nullptr;
    Waiter* last = nullptr;
  };
  static constexpr uintptr_t kListCount = 64;

  List& ListAt(const void* address) { return lists[(reinterpret_cast<uintptr_t>(address) >> 2) % kListCount]; }

  void Add(Waiter* waiter, const void* address) {
    List& list = ListAt(address);
    waiter->address_ = address;
    waiter->next_ = nullptr;
    waiter->previous_ = list.last;
    (list.last == nullptr ? list.first : list.last->next_) = waiter;
    list.last = waiter;
  }
  bool Remove(Waiter* waiter) {
    if (waiter->address_ == nullptr) return false;
    List& list = ListAt(waiter->address_);
    (waiter->previous_ == nullptr ? list.first : waiter->previous_->next_) = waiter->next_;
    (waiter->next_ == nullptr ? list.last : waiter->next_->previous_) = waiter->previous_;
    waiter->address_ = nullptr;
    return true;
  }

  std::mutex mutex;
  List lists[kListCount];

  // Never destroyed: a thread may wait until the process ends.
  static Table& Get() {
    alignas(Table) static char memory[sizeof(Table)];
    static Table* const table = ::new (memory) Table();
    return *table;
  }
};

// ---- Threads that wait

// §25.4.3.14 DoWait, from EnterCriticalSection on
Result<WaitOutcome> SyncWaiter::Wait(const WaitCell& cell, double timeout) {
  Isolate* const isolate = this->isolate();
  WaiterLists::Table& table = WaiterLists::Table::Get();
  const bool has_deadline = timeout < kLongestTimeout;
  std::unique_lock<std::mutex> lock(table.mutex);
  if (!cell.Holds()) return WaitOutcome::kNotEqual;
  const Clock::time_point deadline =
      has_deadline ? Clock::now() +
                         std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double, std::milli>(timeout))
                   : Clock::time_point::max();
  table.Add(this, cell.address);
  // An interrupt's callback may wait in turn.
  SyncWaiter* const outer = isolate->sync_waiter.exchange(this);
  Result<WaitOutcome> outcome = WaitOutcome::kOk;
  while (!notified_) {
    if (stopped_) {
      outcome = WaitOutcome::kStopped;
      break;
    }
    // SignalInterrupt stores the request before it looks for a waiter.
    if (isolate->interrupt_requested.load() != 0) {
      lock.unlock();
      const bool stops = isolate->HandleInterrupts().IsException();
      lock.lock();
      if (stops) {
        outcome = Exception();
        break;
      }
    } else if (!has_deadline) {
      wake_.wait(lock);
    } else if (wake_.wait_until(lock, deadline) == std::cv_status::timeout && !notified_) {
      outcome = WaitOutcome::kTimedOut;
      break;
    }
  }
  table.Remove(this);
  isolate->sync_waiter.store(outer);
  return outcome;
}

void SyncWaiter::Stop() {
  std::lock_guard<std::mutex> lock(WaiterLists::Table::Get().mutex);
  stopped_ = true;
  wake_.notify_one();
}

void WaiterLists::WakeForInterrupt(Isolate* isolate) {
  std::lock_guard<std::mutex> lock(Table::Get().mutex);
  SyncWaiter* const waiter = isolate->sync_waiter.load();
  if (waiter != nullptr) waiter->wake_.notify_one();
}

// ---- Promises that wait

AsyncWaiter::AsyncWaiter(Isolate* isolate) : Waiter(isolate) { is_async_ = true; }

bool AsyncWaiter::Begin(const WaitCell& cell) {
  WaiterLists::Table& table = WaiterLists::Table::Get();
  std::lock_guard<std::mutex> lock(table.mutex);
  if (!cell.Holds()) return false;
  AddReference();
  table.Add(this, cell.address);
  return true;
}

bool AsyncWaiter::TryCancel() {
  WaiterLists::Table& table = WaiterLists::Table::Get();
  {
    std::lock_guard<std::mutex> lock(table.mutex);
    if (!table.Remove(this)) return false;
  }
  OnRemoved(false);
  Release();
  return true;
}

// ---- Notifying

int64_t WaiterLists::Notify(Isolate* notifier, const void* address, double count) {
  Table& table = Table::Get();
  int64_t woken = 0;
  AsyncWaiter* async = nullptr;
  AsyncWaiter** async_end = &async;
  {
    std::lock_guard<std::mutex> lock(table.mutex);
    for (Waiter* waiter = table.ListAt(address).first; waiter != nullptr && static_cast<double>(woken) < count;) {
      Waiter* const next = waiter->next_;
      if (waiter->address_ == address) {
        table.Remove(waiter);
        ++woken;
        if (waiter->is_async_) {
          *async_end = static_cast<AsyncWaiter*>(waiter);
          async_end = &(*async_end)->next_removed_;
        } else {
          SyncWaiter* const thread = static_cast<SyncWaiter*>(waiter);
          thread->notified_ = true;
          thread->wake_.notify_one();
        }
      }
      waiter = next;
    }
  }
  if (async == nullptr) return woken;
  ExitScope exit(notifier);
  while (async != nullptr) {
    AsyncWaiter* const next = async->next_removed_;
    async->OnRemoved(true);
    async->Release();
    async = next;
  }
  return woken;
}

void WaiterLists::RemoveWaitersOf(Isolate* isolate) {
  Table& table = Table::Get();
  AsyncWaiter* removed = nullptr;
  {
    std::lock_guard<std::mutex> lock(table.mutex);
    for (Table::List& list : table.lists) {
      for (Waiter* waiter = list.first; waiter != nullptr;) {
        Waiter* const next = waiter->next_;
        if (waiter->isolate_ == isolate && waiter->is_async_) {
          table.Remove(waiter);
          static_cast<AsyncWaiter*>(waiter)->next_removed_ = removed;
          removed = static_cast<AsyncWaiter*>(waiter);
        }
        waiter = next;
      }
    }
  }
  while (removed != nullptr) {
    AsyncWaiter* const next = removed->next_removed_;
    removed->OnRemoved(false);
    removed->Release();
    removed = next;
  }
}

}  // namespace v8::internal

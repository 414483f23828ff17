#ifndef FLAT8_SRC_LIBPLATFORM_FOREGROUND_TASK_RUNNER_H_
#define FLAT8_SRC_LIBPLATFORM_FOREGROUND_TASK_RUNNER_H_

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>

#include "include/libplatform/libplatform.h"
#include "include/v8-platform.h"

namespace v8::platform {

using Clock = std::chrono::steady_clock;

// When a delay that starts now is over; huge delays never are.
Clock::time_point TimeAfter(double delay_in_seconds);

// The tasks of one isolate's thread. Posting is thread-safe; the rest belongs to that thread.
class ForegroundTaskRunner final : public TaskRunner {
 public:
  explicit ForegroundTaskRunner(IdleTaskSupport idle_task_support)
      : idle_tasks_enabled_(idle_task_support == IdleTaskSupport::kEnabled) {}

  bool IdleTasksEnabled() override { return idle_tasks_enabled_; }
  bool NonNestableTasksEnabled() const override { return true; }
  bool NonNestableDelayedTasksEnabled() const override { return true; }

  // Counts the tasks that are running, one inside the other.
  class RunScope {
   public:
    explicit RunScope(ForegroundTaskRunner* runner) : runner_(runner) { runner_->Nest(1); }
    ~RunScope() { runner_->Nest(-1); }
    RunScope(const RunScope&) = delete;
    RunScope& operator=(const RunScope&) = delete;

   private:
    ForegroundTaskRunner* const runner_;
  };

  // The next task that may run now, or null.
  std::unique_ptr<Task> PopTask();
  // Returns when there may be such a task, when woken, when terminated, or at `deadline`.
  void Wait(Clock::time_point deadline);
  void WakeUp();
  std::unique_ptr<IdleTask> PopIdleTask();

  // Drops all tasks; tasks posted from now on are dropped too.
  void Terminate();
  bool terminated() const;

 protected:
  void PostTaskImpl(std::unique_ptr<Task> task, const SourceLocation&) override { Post(std::move(task), true); }
  void PostNonNestableTaskImpl(std::unique_ptr<Task> task, const SourceLocation&) override {
    Post(std::move(task), false);
  }
  void PostDelayedTaskImpl(std::unique_ptr<Task> task, double delay_in_seconds, const SourceLocation&) override {
    PostDelayed(std::move(task), delay_in_seconds, true);
  }
  void PostNonNestableDelayedTaskImpl(std::unique_ptr<Task> task, double delay_in_seconds,
                                      const SourceLocation&) override {
    PostDelayed(std::move(task), delay_in_seconds, false);
  }
  void PostIdleTaskImpl(std::unique_ptr<IdleTask> task, const SourceLocation&) override;

 private:
  struct Entry {
    std::unique_ptr<Task> task;
    bool nestable;
  };
  using Queue = std::deque<Entry>;

  void Post(std::unique_ptr<Task> task, bool nestable);
  void PostDelayed(std::unique_ptr<Task> task, double delay_in_seconds, bool nestable);
  void Nest(int change);
  // Both with the mutex held.
  void MoveExpiredTasks(Clock::time_point now);
  Queue::iterator FindRunnable();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  Queue tasks_;
  // By time, tasks of one time in the order of posting.
  std::multimap<Clock::time_point, Entry> delayed_tasks_;
  std::deque<std::unique_ptr<IdleTask>> idle_tasks_;
  int nesting_ = 0;
  bool woken_ = false;
  bool terminated_ = false;
  const bool idle_tasks_enabled_;
};

}  // namespace v8::platform

#endif  // FLAT8_SRC_LIBPLATFORM_FOREGROUND_TASK_RUNNER_H_

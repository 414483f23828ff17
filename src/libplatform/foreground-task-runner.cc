#include "src/libplatform/foreground-task-runner.h"

#include <utility>

#include "src/base/logging.h"

namespace v8::platform {

Clock::time_point TimeAfter(double delay_in_seconds) {
  // A century, far below the clock's range.
  constexpr double kLongest = 100.0 * 365 * 24 * 3600;
  if (!(delay_in_seconds > 0)) return Clock::now();
  if (delay_in_seconds > kLongest) delay_in_seconds = kLongest;
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(delay_in_seconds));
}

// Tasks are destroyed outside the mutex everywhere below: their destructors may post.

void ForegroundTaskRunner::Post(std::unique_ptr<Task> task, bool nestable) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (terminated_) return;  // `task` outlives `lock`.
  tasks_.push_back({std::move(task), nestable});
  changed_.notify_all();
}

void ForegroundTaskRunner::PostDelayed(std::unique_ptr<Task> task, double delay_in_seconds, bool nestable) {
  const Clock::time_point time = TimeAfter(delay_in_seconds);
  std::lock_guard<std::mutex> lock(mutex_);
  if (terminated_) return;
  delayed_tasks_.emplace(time, Entry{std::move(task), nestable});
  changed_.notify_all();
}

void ForegroundTaskRunner::PostIdleTaskImpl(std::unique_ptr<IdleTask> task, const SourceLocation&) {
  CHECK(idle_tasks_enabled_);
  std::lock_guard<std::mutex> lock(mutex_);
  if (terminated_) return;
  idle_tasks_.push_back(std::move(task));
}

void ForegroundTaskRunner::Nest(int change) {
  std::lock_guard<std::mutex> lock(mutex_);
  nesting_ += change;
}

void ForegroundTaskRunner::MoveExpiredTasks(Clock::time_point now) {
  while (!delayed_tasks_.empty() && delayed_tasks_.begin()->first <= now) {
    tasks_.push_back(std::move(delayed_tasks_.begin()->second));
    delayed_tasks_.erase(delayed_tasks_.begin());
  }
}

ForegroundTaskRunner::Queue::iterator ForegroundTaskRunner::FindRunnable() {
  Queue::iterator it = tasks_.begin();
  if (nesting_ > 0) {
    while (it != tasks_.end() && !it->nestable) ++it;
  }
  return it;
}

std::unique_ptr<Task> ForegroundTaskRunner::PopTask() {
  std::lock_guard<std::mutex> lock(mutex_);
  MoveExpiredTasks(Clock::now());
  const Queue::iterator it = FindRunnable();
  if (it == tasks_.end()) return nullptr;
  std::unique_ptr<Task> task = std::move(it->task);
  tasks_.erase(it);
  return task;
}

void ForegroundTaskRunner::Wait(Clock::time_point deadline) {
  std::unique_lock<std::mutex> lock(mutex_);
  for (;;) {
    const Clock::time_point now = Clock::now();
    MoveExpiredTasks(now);
    if (woken_ || terminated_ || FindRunnable() != tasks_.end() || now >= deadline) break;
    Clock::time_point until = deadline;
    if (!delayed_tasks_.empty() && delayed_tasks_.begin()->first < until) until = delayed_tasks_.begin()->first;
    if (until == Clock::time_point::max()) {
      changed_.wait(lock);
    } else {
      changed_.wait_until(lock, until);
    }
  }
  woken_ = false;
}

void ForegroundTaskRunner::WakeUp() {
  std::lock_guard<std::mutex> lock(mutex_);
  woken_ = true;
  changed_.notify_all();
}

std::unique_ptr<IdleTask> ForegroundTaskRunner::PopIdleTask() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (idle_tasks_.empty()) return nullptr;
  std::unique_ptr<IdleTask> task = std::move(idle_tasks_.front());
  idle_tasks_.pop_front();
  return task;
}

void ForegroundTaskRunner::Terminate() {
  Queue tasks;
  std::multimap<Clock::time_point, Entry> delayed_tasks;
  std::deque<std::unique_ptr<IdleTask>> idle_tasks;
  std::lock_guard<std::mutex> lock(mutex_);
  terminated_ = true;
  tasks.swap(tasks_);
  delayed_tasks.swap(delayed_tasks_);
  idle_tasks.swap(idle_tasks_);
  changed_.notify_all();
}

bool ForegroundTaskRunner::terminated() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return terminated_;
}

}  // namespace v8::platform

#ifndef FLAT8_SRC_LIBPLATFORM_WORKER_THREAD_POOL_H_
#define FLAT8_SRC_LIBPLATFORM_WORKER_THREAD_POOL_H_

#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "include/libplatform/libplatform.h"
#include "include/v8-platform.h"
#include "src/libplatform/foreground-task-runner.h"

namespace v8::platform {

// A queue of tasks and the threads that run them. With no threads, somebody calls PopTask.
class WorkerThreadPool final {
 public:
  WorkerThreadPool(int thread_count, PriorityMode priority_mode);
  // Waits for tasks that run, drops the others.
  ~WorkerThreadPool();
  WorkerThreadPool(const WorkerThreadPool&) = delete;
  WorkerThreadPool& operator=(const WorkerThreadPool&) = delete;

  int thread_count() const { return thread_count_; }

  void Post(TaskPriority priority, std::unique_ptr<Task> task);
  void PostDelayed(TaskPriority priority, std::unique_ptr<Task> task, double delay_in_seconds);

  // A task that may run now, or null.
  std::unique_ptr<Task> PopTask();
  // When the earliest delayed task may run; time_point::max() without one.
  Clock::time_point NextTime() const;

 private:
  static constexpr int kPriorities = static_cast<int>(TaskPriority::kMaxPriority) + 1;

  int QueueOf(TaskPriority priority) const {
    return static_cast<int>(priority_mode_ == PriorityMode::kApply ? priority : TaskPriority::kUserVisible);
  }
  void RunThread();
  // Both with the mutex held.
  std::unique_ptr<Task> PopTaskLocked();
  void StartThreadIfNeeded();

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Task>> queues_[kPriorities];
  std::multimap<Clock::time_point, std::pair<int, std::unique_ptr<Task>>> delayed_tasks_;
  std::vector<std::thread> threads_;
  int idle_threads_ = 0;
  bool terminated_ = false;
  const int thread_count_;
  const PriorityMode priority_mode_;
};

}  // namespace v8::platform

#endif  // FLAT8_SRC_LIBPLATFORM_WORKER_THREAD_POOL_H_

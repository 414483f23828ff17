#include "src/libplatform/worker-thread-pool.h"

#include <system_error>

namespace v8::platform {

WorkerThreadPool::WorkerThreadPool(int thread_count, PriorityMode priority_mode)
    : thread_count_(thread_count), priority_mode_(priority_mode) {}

WorkerThreadPool::~WorkerThreadPool() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    terminated_ = true;
    changed_.notify_all();
  }
  for (std::thread& thread : threads_) thread.join();
}

void WorkerThreadPool::Post(TaskPriority priority, std::unique_ptr<Task> task) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (terminated_) return;
  queues_[QueueOf(priority)].push_back(std::move(task));
  StartThreadIfNeeded();
  changed_.notify_one();
}

void WorkerThreadPool::PostDelayed(TaskPriority priority, std::unique_ptr<Task> task, double delay_in_seconds) {
  const Clock::time_point time = TimeAfter(delay_in_seconds);
  std::lock_guard<std::mutex> lock(mutex_);
  if (terminated_) return;
  delayed_tasks_.emplace(time, std::make_pair(QueueOf(priority), std::move(task)));
  StartThreadIfNeeded();
  // All of them: one that sleeps towards a later time must not be the only one to hear of it.
  changed_.notify_all();
}

void WorkerThreadPool::StartThreadIfNeeded() {
  size_t waiting = delayed_tasks_.empty() ? 0 : 1;
  for (const auto& queue : queues_) waiting += queue.size();
  if (static_cast<size_t>(idle_threads_) >= waiting) return;
  if (threads_.size() >= static_cast<size_t>(thread_count_)) return;
  threads_.reserve(static_cast<size_t>(thread_count_));
  try {
    threads_.emplace_back([this] { RunThread(); });
  } catch (const std::system_error&) {
    // The machine has no more threads to give. The next task tries again.
  }
}

std::unique_ptr<Task> WorkerThreadPool::PopTaskLocked() {
  const Clock::time_point now = Clock::now();
  while (!delayed_tasks_.empty() && delayed_tasks_.begin()->first <= now) {
    auto& [queue, task] = delayed_tasks_.begin()->second;
    queues_[queue].push_back(std::move(task));
    delayed_tasks_.erase(delayed_tasks_.begin());
  }
  for (int i = kPriorities - 1; i >= 0; --i) {
    if (queues_[i].empty()) continue;
    std::unique_ptr<Task> task = std::move(queues_[i].front());
    queues_[i].pop_front();
    return task;
  }
  return nullptr;
}

std::unique_ptr<Task> WorkerThreadPool::PopTask() {
  std::lock_guard<std::mutex> lock(mutex_);
  return PopTaskLocked();
}

Clock::time_point WorkerThreadPool::NextTime() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return delayed_tasks_.empty() ? Clock::time_point::max() : delayed_tasks_.begin()->first;
}

void WorkerThreadPool::RunThread() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!terminated_) {
    std::unique_ptr<Task> task = PopTaskLocked();
    if (task != nullptr) {
      lock.unlock();
      task->Run();
      task.reset();
      lock.lock();
      continue;
    }
    ++idle_threads_;
    if (delayed_tasks_.empty()) {
      changed_.wait(lock);
    } else {
      const Clock::time_point until = delayed_tasks_.begin()->first;
      changed_.wait_until(lock, until);
    }
    --idle_threads_;
  }
}

}  // namespace v8::platform

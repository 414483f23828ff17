#ifndef FLAT8_SRC_LIBPLATFORM_DEFAULT_JOB_H_
#define FLAT8_SRC_LIBPLATFORM_DEFAULT_JOB_H_

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "include/v8-platform.h"

namespace v8::platform {

// What the handle of a job and the worker tasks that run it share.
class DefaultJobState final : public std::enable_shared_from_this<DefaultJobState> {
 public:
  DefaultJobState(Platform* platform, std::unique_ptr<JobTask> job_task, TaskPriority priority,
                  size_t worker_thread_count);

  void NotifyConcurrencyIncrease();
  void Join();
  void CancelAndWait();
  void CancelAndDetach() { is_canceled_.store(true, std::memory_order_relaxed); }
  bool IsActive();
  void UpdatePriority(TaskPriority priority);

  // The body of a worker task.
  void RunWorker();

 private:
  class Delegate;
  class WorkerTask;

  uint8_t AcquireTaskId();
  void ReleaseTaskId(uint8_t id);
  // With the mutex held: how many threads the job wants, with `workers` at it.
  size_t WantedConcurrency(size_t workers) const;
  size_t WorkersToPost();
  void PostWorkers(size_t count);
  // Of the joining thread, with the mutex held: waits until it may work; false when all is done.
  bool WaitForTurn(std::unique_lock<std::mutex>* lock);

  Platform* const platform_;
  const std::unique_ptr<JobTask> job_task_;

  std::mutex mutex_;
  std::condition_variable worker_released_;
  TaskPriority priority_;
  // Threads that may run the job at a time; one more while somebody joins.
  size_t worker_limit_;
  size_t active_workers_ = 0;
  // Posted and not yet begun.
  size_t pending_workers_ = 0;
  std::atomic<bool> is_canceled_{false};
  std::atomic<uint64_t> used_task_ids_{0};
};

class DefaultJobHandle final : public JobHandle {
 public:
  explicit DefaultJobHandle(std::shared_ptr<DefaultJobState> state) : state_(std::move(state)) {}
  // Valid handles must be joined or cancelled.
  ~DefaultJobHandle() override;

  void NotifyConcurrencyIncrease() override { state_->NotifyConcurrencyIncrease(); }
  void Join() override;
  void Cancel() override;
  void CancelAndDetach() override;
  bool IsActive() override { return state_ != nullptr && state_->IsActive(); }
  bool IsValid() override { return state_ != nullptr; }
  bool UpdatePriorityEnabled() const override { return true; }
  void UpdatePriority(TaskPriority priority) override { state_->UpdatePriority(priority); }

 private:
  std::shared_ptr<DefaultJobState> state_;
};

}  // namespace v8::platform

#endif  // FLAT8_SRC_LIBPLATFORM_DEFAULT_JOB_H_

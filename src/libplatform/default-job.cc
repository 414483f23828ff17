#include "src/libplatform/default-job.h"

#include <algorithm>
#include <utility>

#include "include/libplatform/libplatform.h"
#include "src/base/logging.h"

namespace v8::platform {

namespace {
// Task ids are bits of one word; the joining thread takes one of them.
constexpr size_t kMaxWorkersPerJob = 63;
}  // namespace

class DefaultJobState::Delegate final : public JobDelegate {
 public:
  Delegate(DefaultJobState* state, bool is_joining_thread) : state_(state), is_joining_thread_(is_joining_thread) {}
  ~Delegate() override {
    if (has_task_id_) state_->ReleaseTaskId(task_id_);
  }

  bool ShouldYield() override {
    // The thread that joins has nothing better to do.
    return !is_joining_thread_ && state_->is_canceled_.load(std::memory_order_relaxed);
  }
  void NotifyConcurrencyIncrease() override { state_->NotifyConcurrencyIncrease(); }
  uint8_t GetTaskId() override {
    if (!has_task_id_) {
      task_id_ = state_->AcquireTaskId();
      has_task_id_ = true;
    }
    return task_id_;
  }
  bool IsJoiningThread() const override { return is_joining_thread_; }

 private:
  DefaultJobState* const state_;
  const bool is_joining_thread_;
  bool has_task_id_ = false;
  uint8_t task_id_ = 0;
};

class DefaultJobState::WorkerTask final : public Task {
 public:
  explicit WorkerTask(std::weak_ptr<DefaultJobState> state) : state_(std::move(state)) {}
  void Run() override {
    // Gone once the job was joined or cancelled.
    if (std::shared_ptr<DefaultJobState> state = state_.lock()) state->RunWorker();
  }

 private:
  const std::weak_ptr<DefaultJobState> state_;
};

DefaultJobState::DefaultJobState(Platform* platform, std::unique_ptr<JobTask> job_task, TaskPriority priority,
                                 size_t worker_thread_count)
    : platform_(platform),
      job_task_(std::move(job_task)),
      priority_(priority),
      worker_limit_(std::min(worker_thread_count, kMaxWorkersPerJob)) {}

size_t DefaultJobState::WantedConcurrency(size_t workers) const {
  return std::min(job_task_->GetMaxConcurrency(workers), worker_limit_);
}

size_t DefaultJobState::WorkersToPost() {
  if (is_canceled_.load(std::memory_order_relaxed)) return 0;
  const size_t wanted = WantedConcurrency(active_workers_);
  const size_t there = active_workers_ + pending_workers_;
  if (wanted <= there) return 0;
  pending_workers_ += wanted - there;
  return wanted - there;
}

// Outside the mutex: a platform may run the task at once.
void DefaultJobState::PostWorkers(size_t count) {
  if (count == 0) return;
  TaskPriority priority;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    priority = priority_;
  }
  for (size_t i = 0; i < count; ++i) {
    platform_->PostTaskOnWorkerThread(priority, std::make_unique<WorkerTask>(weak_from_this()));
  }
}

void DefaultJobState::NotifyConcurrencyIncrease() {
  size_t count;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    count = WorkersToPost();
  }
  PostWorkers(count);
}

void DefaultJobState::RunWorker() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    --pending_workers_;
    if (is_canceled_.load(std::memory_order_relaxed)) return;
    if (active_workers_ >= WantedConcurrency(active_workers_)) return;
    ++active_workers_;
  }
  Delegate delegate(this, false);
  for (;;) {
    job_task_->Run(&delegate);
    size_t count;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (is_canceled_.load(std::memory_order_relaxed) || active_workers_ > WantedConcurrency(active_workers_ - 1)) {
        --active_workers_;
        worker_released_.notify_one();
        return;
      }
      count = WorkersToPost();
    }
    PostWorkers(count);
  }
}

bool DefaultJobState::WaitForTurn(std::unique_lock<std::mutex>* lock) {
  size_t wanted = WantedConcurrency(active_workers_ - 1);
  while (active_workers_ > wanted && active_workers_ > 1) {
    worker_released_.wait(*lock);
    wanted = WantedConcurrency(active_workers_ - 1);
  }
  if (active_workers_ <= wanted) return true;
  // Only this thread is left, and there is nothing to do. Worker tasks still queued must not begin.
  DCHECK(active_workers_ == 1);
  active_workers_ = 0;
  is_canceled_.store(true, std::memory_order_relaxed);
  return false;
}

void DefaultJobState::Join() {
  size_t count = 0;
  {
    std::unique_lock<std::mutex> lock(mutex_);
    priority_ = TaskPriority::kUserBlocking;
    ++worker_limit_;
    ++active_workers_;
    if (!WaitForTurn(&lock)) return;
    count = WorkersToPost();
  }
  PostWorkers(count);
  Delegate delegate(this, true);
  for (;;) {
    job_task_->Run(&delegate);
    std::unique_lock<std::mutex> lock(mutex_);
    if (!WaitForTurn(&lock)) return;
  }
}

void DefaultJobState::CancelAndWait() {
  std::unique_lock<std::mutex> lock(mutex_);
  is_canceled_.store(true, std::memory_order_relaxed);
  while (active_workers_ > 0) worker_released_.wait(lock);
}

bool DefaultJobState::IsActive() {
  std::lock_guard<std::mutex> lock(mutex_);
  return active_workers_ > 0 || job_task_->GetMaxConcurrency(0) > 0;
}

void DefaultJobState::UpdatePriority(TaskPriority priority) {
  std::lock_guard<std::mutex> lock(mutex_);
  priority_ = priority;
}

uint8_t DefaultJobState::AcquireTaskId() {
  uint64_t used = used_task_ids_.load(std::memory_order_relaxed);
  uint8_t id;
  do {
    id = 0;
    while ((used >> id & 1) != 0) ++id;
  } while (!used_task_ids_.compare_exchange_weak(used, used | uint64_t{1} << id, std::memory_order_acquire,
                                                 std::memory_order_relaxed));
  return id;
}

void DefaultJobState::ReleaseTaskId(uint8_t id) {
  used_task_ids_.fetch_and(~(uint64_t{1} << id), std::memory_order_release);
}

DefaultJobHandle::~DefaultJobHandle() { CHECK(state_ == nullptr); }

void DefaultJobHandle::Join() {
  state_->Join();
  state_.reset();
}

void DefaultJobHandle::Cancel() {
  state_->CancelAndWait();
  state_.reset();
}

void DefaultJobHandle::CancelAndDetach() {
  state_->CancelAndDetach();
  state_.reset();
}

std::unique_ptr<JobHandle> NewDefaultJobHandle(Platform* platform, TaskPriority priority,
                                               std::unique_ptr<JobTask> job_task, size_t num_worker_threads) {
  return std::make_unique<DefaultJobHandle>(
      std::make_shared<DefaultJobState>(platform, std::move(job_task), priority, num_worker_threads));
}

}  // namespace v8::platform

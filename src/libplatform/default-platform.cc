#include "src/libplatform/default-platform.h"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include "src/base/logging.h"

namespace v8::platform {

DefaultPlatform::DefaultPlatform(int thread_pool_size, IdleTaskSupport idle_task_support,
                                 std::unique_ptr<v8::TracingController> tracing_controller, PriorityMode priority_mode)
    : idle_task_support_(idle_task_support),
      tracing_controller_(tracing_controller != nullptr ? std::move(tracing_controller)
                                                        : std::make_unique<v8::TracingController>()),
      workers_(thread_pool_size, priority_mode) {}

DefaultPlatform::~DefaultPlatform() {
  std::map<Isolate*, std::shared_ptr<ForegroundTaskRunner>> runners;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    runners.swap(runners_);
  }
  for (auto& [isolate, runner] : runners) runner->Terminate();
}

std::shared_ptr<ForegroundTaskRunner> DefaultPlatform::RunnerOf(Isolate* isolate) {
  std::lock_guard<std::mutex> lock(mutex_);
  std::shared_ptr<ForegroundTaskRunner>& runner = runners_[isolate];
  if (runner == nullptr) runner = std::make_shared<ForegroundTaskRunner>(idle_task_support_);
  return runner;
}

std::shared_ptr<TaskRunner> DefaultPlatform::GetForegroundTaskRunner(Isolate* isolate, TaskPriority) {
  return RunnerOf(isolate);
}

bool DefaultPlatform::RunForegroundTask(ForegroundTaskRunner* runner) {
  std::unique_ptr<Task> task = runner->PopTask();
  if (task == nullptr) return false;
  ForegroundTaskRunner::RunScope scope(runner);
  task->Run();
  task.reset();
  return true;
}

bool DefaultPlatform::PumpMessageLoop(Isolate* isolate, MessageLoopBehavior behavior) {
  // Holds on to the queue: the task may shut the isolate down.
  const std::shared_ptr<ForegroundTaskRunner> runner = RunnerOf(isolate);
  const bool has_threads = workers_.thread_count() > 0;
  for (;;) {
    if (RunForegroundTask(runner.get())) return true;
    if (!has_threads) {
      if (std::unique_ptr<Task> task = workers_.PopTask()) {
        task->Run();
        return true;
      }
    }
    if (behavior == MessageLoopBehavior::kDoNotWait || runner->terminated()) return false;
    runner->Wait(has_threads ? Clock::time_point::max() : workers_.NextTime());
  }
}

void DefaultPlatform::RunIdleTasks(Isolate* isolate, double idle_time_in_seconds) {
  CHECK(idle_task_support_ == IdleTaskSupport::kEnabled);
  const std::shared_ptr<ForegroundTaskRunner> runner = RunnerOf(isolate);
  const double deadline = MonotonicallyIncreasingTime() + idle_time_in_seconds;
  while (MonotonicallyIncreasingTime() < deadline) {
    std::unique_ptr<IdleTask> task = runner->PopIdleTask();
    if (task == nullptr) return;
    ForegroundTaskRunner::RunScope scope(runner.get());
    task->Run(deadline);
  }
}

void DefaultPlatform::NotifyIsolateShutdown(Isolate* isolate) {
  std::shared_ptr<ForegroundTaskRunner> runner;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = runners_.find(isolate);
    if (it == runners_.end()) return;
    runner = std::move(it->second);
    runners_.erase(it);
  }
  runner->Terminate();
}

void DefaultPlatform::WakeUpRunners() {
  if (workers_.thread_count() > 0) return;
  std::lock_guard<std::mutex> lock(mutex_);
  for (auto& [isolate, runner] : runners_) runner->WakeUp();
}

void DefaultPlatform::PostTaskOnWorkerThreadImpl(TaskPriority priority, std::unique_ptr<Task> task,
                                                 const SourceLocation&) {
  workers_.Post(priority, std::move(task));
  WakeUpRunners();
}

void DefaultPlatform::PostDelayedTaskOnWorkerThreadImpl(TaskPriority priority, std::unique_ptr<Task> task,
                                                        double delay_in_seconds, const SourceLocation&) {
  workers_.PostDelayed(priority, std::move(task), delay_in_seconds);
  WakeUpRunners();
}

std::unique_ptr<JobHandle> DefaultPlatform::CreateJobImpl(TaskPriority priority, std::unique_ptr<JobTask> job_task,
                                                          const SourceLocation&) {
  return NewDefaultJobHandle(this, priority, std::move(job_task), static_cast<size_t>(workers_.thread_count()));
}

double DefaultPlatform::MonotonicallyIncreasingTime() {
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

double DefaultPlatform::CurrentClockTimeMillis() {
  return std::chrono::duration<double, std::milli>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::unique_ptr<v8::Platform> NewDefaultPlatform(int thread_pool_size, IdleTaskSupport idle_task_support,
                                                 InProcessStackDumping,
                                                 std::unique_ptr<v8::TracingController> tracing_controller,
                                                 PriorityMode priority_mode) {
  if (thread_pool_size <= 0) thread_pool_size = static_cast<int>(std::thread::hardware_concurrency()) - 1;
  return std::make_unique<DefaultPlatform>(std::clamp(thread_pool_size, 1, 16), idle_task_support,
                                           std::move(tracing_controller), priority_mode);
}

std::unique_ptr<v8::Platform> NewSingleThreadedDefaultPlatform(
    IdleTaskSupport idle_task_support, InProcessStackDumping,
    std::unique_ptr<v8::TracingController> tracing_controller) {
  return std::make_unique<DefaultPlatform>(0, idle_task_support, std::move(tracing_controller),
                                           PriorityMode::kDontApply);
}

bool PumpMessageLoop(v8::Platform* platform, v8::Isolate* isolate, MessageLoopBehavior behavior) {
  return static_cast<DefaultPlatform*>(platform)->PumpMessageLoop(isolate, behavior);
}

void RunIdleTasks(v8::Platform* platform, v8::Isolate* isolate, double idle_time_in_seconds) {
  static_cast<DefaultPlatform*>(platform)->RunIdleTasks(isolate, idle_time_in_seconds);
}

void NotifyIsolateShutdown(v8::Platform* platform, Isolate* isolate) {
  static_cast<DefaultPlatform*>(platform)->NotifyIsolateShutdown(isolate);
}

}  // namespace v8::platform

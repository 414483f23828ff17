// The platform behind include/libplatform/libplatform.h: a pool of worker threads, and a queue per isolate.
//
// Workers pull from one queue (WorkerThreadPool). An isolate's thread pulls from its own (ForegroundTaskRunner) when
// the host calls PumpMessageLoop; the queue appears when it is first asked for and goes with NotifyIsolateShutdown.
// Jobs (DefaultJobState) are built on worker tasks. Without threads, worker tasks run inside PumpMessageLoop.

#ifndef FLAT8_SRC_LIBPLATFORM_DEFAULT_PLATFORM_H_
#define FLAT8_SRC_LIBPLATFORM_DEFAULT_PLATFORM_H_

#include <map>
#include <memory>
#include <mutex>

#include "include/libplatform/libplatform.h"
#include "src/libplatform/foreground-task-runner.h"
#include "src/libplatform/worker-thread-pool.h"

namespace v8::platform {

class DefaultPlatform : public Platform {
 public:
  DefaultPlatform(int thread_pool_size, IdleTaskSupport idle_task_support,
                  std::unique_ptr<v8::TracingController> tracing_controller, PriorityMode priority_mode);
  ~DefaultPlatform() override;
  DefaultPlatform(const DefaultPlatform&) = delete;
  DefaultPlatform& operator=(const DefaultPlatform&) = delete;

  bool PumpMessageLoop(Isolate* isolate, MessageLoopBehavior behavior);
  void RunIdleTasks(Isolate* isolate, double idle_time_in_seconds);
  void NotifyIsolateShutdown(Isolate* isolate);

  using Platform::GetForegroundTaskRunner;
  std::shared_ptr<TaskRunner> GetForegroundTaskRunner(Isolate* isolate, TaskPriority priority) override;
  int NumberOfWorkerThreads() override { return workers_.thread_count(); }
  bool IdleTasksEnabled(Isolate*) override { return idle_task_support_ == IdleTaskSupport::kEnabled; }
  double MonotonicallyIncreasingTime() override;
  double CurrentClockTimeMillis() override;
  v8::TracingController* GetTracingController() override { return tracing_controller_.get(); }

 protected:
  std::unique_ptr<JobHandle> CreateJobImpl(TaskPriority priority, std::unique_ptr<JobTask> job_task,
                                           const SourceLocation& location) override;
  void PostTaskOnWorkerThreadImpl(TaskPriority priority, std::unique_ptr<Task> task,
                                  const SourceLocation& location) override;
  void PostDelayedTaskOnWorkerThreadImpl(TaskPriority priority, std::unique_ptr<Task> task, double delay_in_seconds,
                                         const SourceLocation& location) override;

 private:
  std::shared_ptr<ForegroundTaskRunner> RunnerOf(Isolate* isolate);
  bool RunForegroundTask(ForegroundTaskRunner* runner);
  // Without threads: tells those who wait in PumpMessageLoop of a worker task.
  void WakeUpRunners();

  const IdleTaskSupport idle_task_support_;
  const std::unique_ptr<v8::TracingController> tracing_controller_;
  std::mutex mutex_;
  std::map<Isolate*, std::shared_ptr<ForegroundTaskRunner>> runners_;
  // Last: its threads, which may use the rest, end first.
  WorkerThreadPool workers_;
};

}  // namespace v8::platform

#endif  // FLAT8_SRC_LIBPLATFORM_DEFAULT_PLATFORM_H_

// Platform: what the engine asks of the program around it: threads, task queues, clocks.
//
// Hosts use the one of libplatform/libplatform.h or write their own. Of several virtuals there are two generations;
// each forwards to the other by default, so that a subclass may override either. Overriding neither is fatal when
// the function is called.

#ifndef V8_V8_PLATFORM_H_
#define V8_V8_PLATFORM_H_

#include <stddef.h>
#include <stdint.h>

#include <memory>
#include <string>
#include <utility>

#include "v8-internal.h"         // NOLINT(build/include_directory)
#include "v8-source-location.h"  // NOLINT(build/include_directory)
#include "v8config.h"            // NOLINT(build/include_directory)

namespace v8 {

class Isolate;

enum class TaskPriority : uint8_t { kBestEffort, kUserVisible, kUserBlocking, kMaxPriority = kUserBlocking };

namespace api_internal {

// Open while the default of an older virtual forwards to its newer twin. When the twin's default is reached inside, for
// the same object and function, neither is overridden: CheckOverridden ends the process, saying so.
V8_EXPORT void CheckOverridden(const void* object, const char* function);
class V8_EXPORT ForwardingScope {
 public:
  ForwardingScope(const void* object, const char* function);
  ~ForwardingScope();
  ForwardingScope(const ForwardingScope&) = delete;
  ForwardingScope& operator=(const ForwardingScope&) = delete;

 private:
  friend void CheckOverridden(const void* object, const char* function);

  const void* const object_;
  const char* const function_;
  ForwardingScope* const previous_;
};

}  // namespace api_internal

// A piece of work; deleted after it has run, or unrun when its queue is dropped.
class Task {
 public:
  virtual ~Task() = default;
  virtual void Run() = 0;
};

// Work for spare time; the deadline is on the clock of Platform::MonotonicallyIncreasingTime.
class IdleTask {
 public:
  virtual ~IdleTask() = default;
  virtual void Run(double deadline_in_seconds) = 0;
};

// The queue of an isolate's thread. Posting is allowed from any thread; tasks run on the isolate's thread, one after
// the other, in the order of posting. Non-nestable tasks do not run inside a task that pumps messages.
class TaskRunner {
 public:
  virtual ~TaskRunner() = default;
  TaskRunner() = default;
  TaskRunner(const TaskRunner&) = delete;
  TaskRunner& operator=(const TaskRunner&) = delete;

  virtual void PostTask(std::unique_ptr<Task> task) {
    api_internal::ForwardingScope forwarding(this, "v8::TaskRunner::PostTask");
    PostTaskImpl(std::move(task), SourceLocation());
  }
  void PostTask(std::unique_ptr<Task> task, const SourceLocation& location) { PostTaskImpl(std::move(task), location); }
  virtual void PostNonNestableTask(std::unique_ptr<Task> task) {
    api_internal::ForwardingScope forwarding(this, "v8::TaskRunner::PostNonNestableTask");
    PostNonNestableTaskImpl(std::move(task), SourceLocation());
  }
  void PostNonNestableTask(std::unique_ptr<Task> task, const SourceLocation& location) {
    PostNonNestableTaskImpl(std::move(task), location);
  }
  virtual void PostDelayedTask(std::unique_ptr<Task> task, double delay_in_seconds) {
    api_internal::ForwardingScope forwarding(this, "v8::TaskRunner::PostDelayedTask");
    PostDelayedTaskImpl(std::move(task), delay_in_seconds, SourceLocation());
  }
  void PostDelayedTask(std::unique_ptr<Task> task, double delay_in_seconds, const SourceLocation& location) {
    PostDelayedTaskImpl(std::move(task), delay_in_seconds, location);
  }
  virtual void PostNonNestableDelayedTask(std::unique_ptr<Task> task, double delay_in_seconds) {
    api_internal::ForwardingScope forwarding(this, "v8::TaskRunner::PostNonNestableDelayedTask");
    PostNonNestableDelayedTaskImpl(std::move(task), delay_in_seconds, SourceLocation());
  }
  void PostNonNestableDelayedTask(std::unique_ptr<Task> task, double delay_in_seconds, const SourceLocation& location) {
    PostNonNestableDelayedTaskImpl(std::move(task), delay_in_seconds, location);
  }
  // Only where IdleTasksEnabled().
  virtual void PostIdleTask(std::unique_ptr<IdleTask> task) {
    api_internal::ForwardingScope forwarding(this, "v8::TaskRunner::PostIdleTask");
    PostIdleTaskImpl(std::move(task), SourceLocation());
  }
  void PostIdleTask(std::unique_ptr<IdleTask> task, const SourceLocation& location) {
    PostIdleTaskImpl(std::move(task), location);
  }

  virtual bool IdleTasksEnabled() = 0;
  virtual bool NonNestableTasksEnabled() const { return false; }
  virtual bool NonNestableDelayedTasksEnabled() const { return false; }

 protected:
  // The newer generation.
  virtual void PostTaskImpl(std::unique_ptr<Task> task, const SourceLocation&) {
    api_internal::CheckOverridden(this, "v8::TaskRunner::PostTask");
    PostTask(std::move(task));
  }
  virtual void PostNonNestableTaskImpl(std::unique_ptr<Task> task, const SourceLocation&) {
    api_internal::CheckOverridden(this, "v8::TaskRunner::PostNonNestableTask");
    PostNonNestableTask(std::move(task));
  }
  virtual void PostDelayedTaskImpl(std::unique_ptr<Task> task, double delay_in_seconds, const SourceLocation&) {
    api_internal::CheckOverridden(this, "v8::TaskRunner::PostDelayedTask");
    PostDelayedTask(std::move(task), delay_in_seconds);
  }
  virtual void PostNonNestableDelayedTaskImpl(std::unique_ptr<Task> task, double delay_in_seconds,
                                              const SourceLocation&) {
    api_internal::CheckOverridden(this, "v8::TaskRunner::PostNonNestableDelayedTask");
    PostNonNestableDelayedTask(std::move(task), delay_in_seconds);
  }
  virtual void PostIdleTaskImpl(std::unique_ptr<IdleTask> task, const SourceLocation&) {
    api_internal::CheckOverridden(this, "v8::TaskRunner::PostIdleTask");
    PostIdleTask(std::move(task));
  }
};

// A job: work that up to GetMaxConcurrency() threads share.
class JobDelegate {
 public:
  virtual ~JobDelegate() = default;
  // The task should return soon; it will be called again if work is left.
  virtual bool ShouldYield() = 0;
  // There is more work than there was.
  virtual void NotifyConcurrencyIncrease() = 0;
  // A small number, different for each of the threads that run the job at a time.
  virtual uint8_t GetTaskId() = 0;
  // Runs on the thread that has called Join().
  virtual bool IsJoiningThread() const = 0;
};

class JobHandle {
 public:
  virtual ~JobHandle() = default;
  virtual void NotifyConcurrencyIncrease() = 0;
  // Works along, and returns when all work is done. The handle is invalid afterwards, as after the next two.
  virtual void Join() = 0;
  // Asks the threads to yield, and waits for that; or does not wait.
  virtual void Cancel() = 0;
  virtual void CancelAndDetach() = 0;
  // Work is running or left.
  virtual bool IsActive() = 0;
  virtual bool IsValid() = 0;
  virtual bool UpdatePriorityEnabled() const { return false; }
  virtual void UpdatePriority(TaskPriority) {}
};

class JobTask {
 public:
  virtual ~JobTask() = default;
  virtual void Run(JobDelegate* delegate) = 0;
  // How many threads could work now, `worker_count` of which do already. Any thread, any time: must not block.
  virtual size_t GetMaxConcurrency(size_t worker_count) const = 0;
};

enum class BlockingType { kMayBlock, kWillBlock };
// Exists while a worker thread may be blocked.
class ScopedBlockingCall {
 public:
  virtual ~ScopedBlockingCall() = default;
};

// Arguments of trace events.
class ConvertableToTraceFormat {
 public:
  virtual ~ConvertableToTraceFormat() = default;
  virtual void AppendAsTraceFormat(std::string* out) const = 0;
};

// Receives trace events; the base class drops them.
class TracingController {
 public:
  virtual ~TracingController() = default;

  // The byte is not 0 while the group is being traced; it lives as long as the controller.
  virtual const uint8_t* GetCategoryGroupEnabled(const char*) {
    static const uint8_t no = 0;
    return &no;
  }
  // The result is the event's handle for UpdateTraceEventDuration.
  virtual uint64_t AddTraceEvent(char, const uint8_t*, const char*, const char*, uint64_t, uint64_t, int32_t,
                                 const char**, const uint8_t*, const uint64_t*,
                                 std::unique_ptr<ConvertableToTraceFormat>*, unsigned int) {
    return 0;
  }
  virtual uint64_t AddTraceEventWithTimestamp(char, const uint8_t*, const char*, const char*, uint64_t, uint64_t,
                                              int32_t, const char**, const uint8_t*, const uint64_t*,
                                              std::unique_ptr<ConvertableToTraceFormat>*, unsigned int, int64_t) {
    return 0;
  }
  virtual void UpdateTraceEventDuration(const uint8_t*, const char*, uint64_t) {}

  class TraceStateObserver {
   public:
    virtual ~TraceStateObserver() = default;
    virtual void OnTraceEnabled() = 0;
    virtual void OnTraceDisabled() = 0;
  };
  virtual void AddTraceStateObserver(TraceStateObserver*) {}
  virtual void RemoveTraceStateObserver(TraceStateObserver*) {}
};

// Source of pages. The engine maps its own memory; an embedder's allocator is not consulted.
class PageAllocator {
 public:
  virtual ~PageAllocator() = default;

  enum Permission { kNoAccess, kRead, kReadWrite, kReadWriteExecute, kReadExecute, kNoAccessWillJitLater };

  virtual size_t AllocatePageSize() = 0;
  virtual size_t CommitPageSize() = 0;
  virtual void SetRandomMmapSeed(int64_t seed) = 0;
  virtual void* GetRandomMmapAddr() = 0;
  virtual void* AllocatePages(void* address, size_t length, size_t alignment, Permission permissions) = 0;
  virtual bool FreePages(void* address, size_t length) = 0;
  virtual bool ReleasePages(void* address, size_t length, size_t new_length) = 0;
  virtual bool SetPermissions(void* address, size_t length, Permission permissions) = 0;
  virtual bool RecommitPages(void* address, size_t length, Permission permissions) {
    return SetPermissions(address, length, permissions);
  }
  virtual bool DiscardSystemPages(void*, size_t) { return true; }
  virtual bool DecommitPages(void* address, size_t size) = 0;
  virtual bool SealPages(void*, size_t) { return false; }

  class SharedMemoryMapping {
   public:
    virtual ~SharedMemoryMapping() = default;
    virtual void* GetMemory() const = 0;
  };
  class SharedMemory {
   public:
    virtual ~SharedMemory() = default;
    virtual std::unique_ptr<SharedMemoryMapping> RemapTo(void* new_address) const = 0;
    virtual void* GetMemory() const = 0;
    virtual size_t GetSize() const = 0;
  };
  virtual bool ReserveForSharedMemoryMapping(void*, size_t) { return false; }
  virtual std::unique_ptr<SharedMemory> AllocateSharedPages(size_t, const void*) { return {}; }
  virtual bool CanAllocateSharedPages() { return false; }
};

// Memory that only some threads may write; never asked for.
class ThreadIsolatedAllocator {
 public:
  virtual ~ThreadIsolatedAllocator() = default;
  virtual void* Allocate(size_t size) = 0;
  virtual void Free(void* object) = 0;
  enum class Type { kPkey };
  virtual Type Type() const = 0;
  virtual int Pkey() const { return -1; }
};

class HighAllocationThroughputObserver {
 public:
  virtual ~HighAllocationThroughputObserver() = default;
  virtual void EnterSection() {}
  virtual void LeaveSection() {}
};

// Must outlive V8::DisposePlatform. All functions may be called from any thread.
class Platform {
 public:
  virtual ~Platform() = default;

  virtual PageAllocator* GetPageAllocator() { return nullptr; }
  virtual ThreadIsolatedAllocator* GetThreadIsolatedAllocator() { return nullptr; }
  // Memory is short; the second form says how much is wanted, and whether any was freed.
  virtual void OnCriticalMemoryPressure() {}
  virtual bool OnCriticalMemoryPressure(size_t) { return false; }

  // Threads that run tasks besides the isolates'.
  virtual int NumberOfWorkerThreads() = 0;

  // The queue of the isolate's thread. It exists until the isolate is gone.
  virtual std::shared_ptr<TaskRunner> GetForegroundTaskRunner(Isolate* isolate) {
    api_internal::ForwardingScope forwarding(this, "v8::Platform::GetForegroundTaskRunner");
    return GetForegroundTaskRunner(isolate, TaskPriority::kUserBlocking);
  }
  virtual std::shared_ptr<TaskRunner> GetForegroundTaskRunner(Isolate* isolate, TaskPriority) {
    api_internal::CheckOverridden(this, "v8::Platform::GetForegroundTaskRunner");
    return GetForegroundTaskRunner(isolate);
  }

  // --- Work for worker threads ---
  virtual void CallOnWorkerThread(std::unique_ptr<Task> task) {
    api_internal::ForwardingScope forwarding(this, "v8::Platform::CallOnWorkerThread");
    PostTaskOnWorkerThreadImpl(TaskPriority::kUserVisible, std::move(task), SourceLocation());
  }
  void CallOnWorkerThread(std::unique_ptr<Task> task, const SourceLocation& location) {
    PostTaskOnWorkerThreadImpl(TaskPriority::kUserVisible, std::move(task), location);
  }
  virtual void CallBlockingTaskOnWorkerThread(std::unique_ptr<Task> task) {
    PostTaskOnWorkerThreadImpl(TaskPriority::kUserBlocking, std::move(task), SourceLocation());
  }
  virtual void CallLowPriorityTaskOnWorkerThread(std::unique_ptr<Task> task) {
    PostTaskOnWorkerThreadImpl(TaskPriority::kBestEffort, std::move(task), SourceLocation());
  }
  virtual void CallDelayedOnWorkerThread(std::unique_ptr<Task> task, double delay_in_seconds) {
    api_internal::ForwardingScope forwarding(this, "v8::Platform::CallDelayedOnWorkerThread");
    PostDelayedTaskOnWorkerThreadImpl(TaskPriority::kUserVisible, std::move(task), delay_in_seconds, SourceLocation());
  }
  void PostTaskOnWorkerThread(TaskPriority priority, std::unique_ptr<Task> task,
                              const SourceLocation& location = SourceLocation()) {
    PostTaskOnWorkerThreadImpl(priority, std::move(task), location);
  }
  void PostDelayedTaskOnWorkerThread(TaskPriority priority, std::unique_ptr<Task> task, double delay_in_seconds,
                                     const SourceLocation& location = SourceLocation()) {
    PostDelayedTaskOnWorkerThreadImpl(priority, std::move(task), delay_in_seconds, location);
  }

  // Starts a job at once (PostJob); or with the first NotifyConcurrencyIncrease() or Join() (CreateJob).
  virtual std::unique_ptr<JobHandle> PostJob(TaskPriority priority, std::unique_ptr<JobTask> job_task) {
    api_internal::ForwardingScope forwarding(this, "v8::Platform::CreateJob");
    std::unique_ptr<JobHandle> handle = CreateJob(priority, std::move(job_task));
    handle->NotifyConcurrencyIncrease();
    return handle;
  }
  virtual std::unique_ptr<JobHandle> CreateJob(TaskPriority priority, std::unique_ptr<JobTask> job_task) {
    return CreateJobImpl(priority, std::move(job_task), SourceLocation());
  }
  std::unique_ptr<JobHandle> CreateJob(TaskPriority priority, std::unique_ptr<JobTask> job_task,
                                       const SourceLocation& location) {
    return CreateJobImpl(priority, std::move(job_task), location);
  }

  virtual bool IdleTasksEnabled(Isolate*) { return false; }
  virtual std::unique_ptr<ScopedBlockingCall> CreateBlockingScope(BlockingType) { return nullptr; }

  // --- Clocks ---
  // Seconds since some moment in the past; never runs backwards.
  virtual double MonotonicallyIncreasingTime() = 0;
  // Milliseconds since 1970-01-01T00:00:00Z.
  virtual int64_t CurrentClockTimeMilliseconds() { return static_cast<int64_t>(CurrentClockTimeMillis()); }
  virtual double CurrentClockTimeMillis() = 0;
  virtual double CurrentClockTimeMillisecondsHighResolution() { return CurrentClockTimeMillis(); }

  // --- Diagnosis ---
  using StackTracePrinter = void (*)();
  // Called before the process aborts.
  virtual StackTracePrinter GetStackTracePrinter() { return nullptr; }
  virtual TracingController* GetTracingController() = 0;
  virtual void DumpWithoutCrashing() {}
  virtual HighAllocationThroughputObserver* GetHighAllocationThroughputObserver() {
    static HighAllocationThroughputObserver observer;
    return &observer;
  }

 protected:
  // The newer generation of the worker interface.
  virtual std::unique_ptr<JobHandle> CreateJobImpl(TaskPriority priority, std::unique_ptr<JobTask> job_task,
                                                   const SourceLocation&) {
    api_internal::CheckOverridden(this, "v8::Platform::CreateJob");
    return PostJob(priority, std::move(job_task));
  }
  virtual void PostTaskOnWorkerThreadImpl(TaskPriority priority, std::unique_ptr<Task> task, const SourceLocation&) {
    api_internal::CheckOverridden(this, "v8::Platform::CallOnWorkerThread");
    (void)priority;
    CallOnWorkerThread(std::move(task));
  }
  virtual void PostDelayedTaskOnWorkerThreadImpl(TaskPriority priority, std::unique_ptr<Task> task,
                                                 double delay_in_seconds, const SourceLocation&) {
    api_internal::CheckOverridden(this, "v8::Platform::CallDelayedOnWorkerThread");
    (void)priority;
    CallDelayedOnWorkerThread(std::move(task), delay_in_seconds);
  }
};

}  // namespace v8

#endif  // V8_V8_PLATFORM_H_

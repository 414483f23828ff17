// The default platform: worker threads, and a task queue per isolate that the host pumps.

#ifndef V8_LIBPLATFORM_LIBPLATFORM_H_
#define V8_LIBPLATFORM_LIBPLATFORM_H_

#include <stddef.h>

#include <memory>

#include "libplatform-export.h"
#include "v8-tracing.h"
#include "../v8-platform.h"  // NOLINT(build/include_directory)
#include "../v8config.h"     // NOLINT(build/include_directory)

namespace v8 {

class Isolate;

namespace platform {

enum class IdleTaskSupport { kDisabled, kEnabled };
// Accepted; the platform installs no signal handlers.
enum class InProcessStackDumping { kDisabled, kEnabled };
enum class MessageLoopBehavior : bool { kDoNotWait = false, kWaitForWork = true };
// kApply: worker tasks run in the order of their priorities, best effort last.
enum class PriorityMode : bool { kDontApply = false, kApply = true };

// A platform with `thread_pool_size` worker threads; 0: one less than the machine has processors, from 1 to 16. The
// threads start with the first task. Destroying it waits for tasks that run and drops those that do not.
V8_PLATFORM_EXPORT std::unique_ptr<v8::Platform> NewDefaultPlatform(
    int thread_pool_size = 0, IdleTaskSupport idle_task_support = IdleTaskSupport::kDisabled,
    InProcessStackDumping in_process_stack_dumping = InProcessStackDumping::kDisabled,
    std::unique_ptr<v8::TracingController> tracing_controller = {},
    PriorityMode priority_mode = PriorityMode::kDontApply);

// A platform without threads: worker tasks run when an isolate's queue is pumped, jobs when they are joined.
V8_PLATFORM_EXPORT std::unique_ptr<v8::Platform> NewSingleThreadedDefaultPlatform(
    IdleTaskSupport idle_task_support = IdleTaskSupport::kDisabled,
    InProcessStackDumping in_process_stack_dumping = InProcessStackDumping::kDisabled,
    std::unique_ptr<v8::TracingController> tracing_controller = {});

// A job on top of any platform's CallOnWorkerThread, for platforms of the host's own that implement CreateJob.
V8_PLATFORM_EXPORT std::unique_ptr<JobHandle> NewDefaultJobHandle(Platform* platform, TaskPriority priority,
                                                                  std::unique_ptr<JobTask> job_task,
                                                                  size_t num_worker_threads);

// Runs at most one task of the isolate's queue, on the isolate's thread; whether it did. With kWaitForWork it waits
// until there is one. The platform must be a default platform, here and below.
//
//   while (v8::platform::PumpMessageLoop(platform.get(), isolate)) continue;
V8_PLATFORM_EXPORT bool PumpMessageLoop(v8::Platform* platform, v8::Isolate* isolate,
                                        MessageLoopBehavior behavior = MessageLoopBehavior::kDoNotWait);

// Runs idle tasks of the isolate's queue until there are none or the time is up. Needs IdleTaskSupport::kEnabled.
V8_PLATFORM_EXPORT void RunIdleTasks(v8::Platform* platform, v8::Isolate* isolate, double idle_time_in_seconds);

// The isolate is about to be disposed of: its tasks are deleted unrun.
V8_PLATFORM_EXPORT void NotifyIsolateShutdown(v8::Platform* platform, Isolate* isolate);

}  // namespace platform
}  // namespace v8

#endif  // V8_LIBPLATFORM_LIBPLATFORM_H_

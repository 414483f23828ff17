#ifndef FLAT8_TEST_CCTEST_CCTEST_PLATFORM_H_
#define FLAT8_TEST_CCTEST_CCTEST_PLATFORM_H_

#include <memory>

#include "include/v8-platform.h"

// What a test's own platform derives from: everything goes to the default platform, which exists as long as the test
// runs. For TEST_WITH_PLATFORM.
class TestPlatform : public v8::Platform {
 public:
  ~TestPlatform() override;

  v8::PageAllocator* GetPageAllocator() override;
  void OnCriticalMemoryPressure() override;
  int NumberOfWorkerThreads() override;
  using v8::Platform::GetForegroundTaskRunner;
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate* isolate, v8::TaskPriority priority) override;
  double MonotonicallyIncreasingTime() override;
  double CurrentClockTimeMillis() override;
  bool IdleTasksEnabled(v8::Isolate* isolate) override;
  v8::TracingController* GetTracingController() override;

 protected:
  TestPlatform() = default;

  std::unique_ptr<v8::JobHandle> CreateJobImpl(v8::TaskPriority priority, std::unique_ptr<v8::JobTask> job_task,
                                               const v8::SourceLocation& location) override;
  void PostTaskOnWorkerThreadImpl(v8::TaskPriority priority, std::unique_ptr<v8::Task> task,
                                  const v8::SourceLocation& location) override;
  void PostDelayedTaskOnWorkerThreadImpl(v8::TaskPriority priority, std::unique_ptr<v8::Task> task,
                                         double delay_in_seconds, const v8::SourceLocation& location) override;
};

#endif  // FLAT8_TEST_CCTEST_CCTEST_PLATFORM_H_

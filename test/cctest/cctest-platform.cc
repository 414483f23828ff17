#include "test/cctest/cctest-platform.h"

#include <utility>

#include "test/cctest/cctest.h"

// Compiled with RTTI, so that tests compiled either way may derive from the class.

TestPlatform::~TestPlatform() = default;

v8::PageAllocator* TestPlatform::GetPageAllocator() { return CcTest::default_platform()->GetPageAllocator(); }
void TestPlatform::OnCriticalMemoryPressure() { CcTest::default_platform()->OnCriticalMemoryPressure(); }
int TestPlatform::NumberOfWorkerThreads() { return CcTest::default_platform()->NumberOfWorkerThreads(); }
std::shared_ptr<v8::TaskRunner> TestPlatform::GetForegroundTaskRunner(v8::Isolate* isolate, v8::TaskPriority priority) {
  return CcTest::default_platform()->GetForegroundTaskRunner(isolate, priority);
}
double TestPlatform::MonotonicallyIncreasingTime() { return CcTest::default_platform()->MonotonicallyIncreasingTime(); }
double TestPlatform::CurrentClockTimeMillis() { return CcTest::default_platform()->CurrentClockTimeMillis(); }
bool TestPlatform::IdleTasksEnabled(v8::Isolate* isolate) {
  return CcTest::default_platform()->IdleTasksEnabled(isolate);
}
v8::TracingController* TestPlatform::GetTracingController() {
  return CcTest::default_platform()->GetTracingController();
}
std::unique_ptr<v8::JobHandle> TestPlatform::CreateJobImpl(v8::TaskPriority priority,
                                                           std::unique_ptr<v8::JobTask> job_task,
                                                           const v8::SourceLocation& location) {
  return CcTest::default_platform()->CreateJob(priority, std::move(job_task), location);
}
void TestPlatform::PostTaskOnWorkerThreadImpl(v8::TaskPriority priority, std::unique_ptr<v8::Task> task,
                                              const v8::SourceLocation& location) {
  CcTest::default_platform()->PostTaskOnWorkerThread(priority, std::move(task), location);
}
void TestPlatform::PostDelayedTaskOnWorkerThreadImpl(v8::TaskPriority priority, std::unique_ptr<v8::Task> task,
                                                     double delay_in_seconds, const v8::SourceLocation& location) {
  CcTest::default_platform()->PostDelayedTaskOnWorkerThread(priority, std::move(task), delay_in_seconds, location);
}

// The default platform without an engine: queues, delays, nesting, idle tasks, workers, jobs, shutdown; and platforms
// of both generations behind one interface.

#include <atomic>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "include/libplatform/libplatform.h"
#include "src/base/logging.h"

namespace v8 {
namespace {

using platform::MessageLoopBehavior;

class FunctionTask final : public Task {
 public:
  explicit FunctionTask(std::function<void()> function) : function_(std::move(function)) {}
  void Run() override { function_(); }

 private:
  std::function<void()> function_;
};
std::unique_ptr<Task> MakeTask(std::function<void()> function) {
  return std::make_unique<FunctionTask>(std::move(function));
}

class FunctionIdleTask final : public IdleTask {
 public:
  explicit FunctionIdleTask(std::function<void(double)> function) : function_(std::move(function)) {}
  void Run(double deadline) override { function_(deadline); }

 private:
  std::function<void(double)> function_;
};

// Queues are keyed by address only.
char isolates[4];
Isolate* FakeIsolate(int i) { return reinterpret_cast<Isolate*>(&isolates[i]); }

void TestForegroundOrder(Platform* platform) {
  Isolate* isolate = FakeIsolate(0);
  auto runner = platform->GetForegroundTaskRunner(isolate);
  CHECK(runner == platform->GetForegroundTaskRunner(isolate, TaskPriority::kBestEffort));
  CHECK(runner != platform->GetForegroundTaskRunner(FakeIsolate(1)));
  CHECK(!platform::PumpMessageLoop(platform, isolate));
  std::string log;
  runner->PostTask(MakeTask([&] {
    log += '1';
    // A nested pump runs nestable tasks only.
    while (platform::PumpMessageLoop(platform, isolate)) continue;
    log += ')';
  }));
  runner->PostNonNestableTask(MakeTask([&] { log += 'n'; }));
  runner->PostTask(MakeTask([&] { log += '2'; }));
  CHECK(platform::PumpMessageLoop(platform, isolate));
  CHECK(log == "12)");
  CHECK(platform::PumpMessageLoop(platform, isolate));
  CHECK(!platform::PumpMessageLoop(platform, isolate));
  CHECK(log == "12)n");
  CHECK(runner->NonNestableTasksEnabled() && runner->NonNestableDelayedTasksEnabled());
}

void TestDelays(Platform* platform) {
  Isolate* isolate = FakeIsolate(0);
  auto runner = platform->GetForegroundTaskRunner(isolate);
  std::string log;
  runner->PostDelayedTask(MakeTask([&] { log += 'c'; }), 0.04);
  runner->PostDelayedTask(MakeTask([&] { log += 'b'; }), 0.02);
  runner->PostNonNestableDelayedTask(MakeTask([&] { log += 'a'; }), 0);
  runner->PostDelayedTask(MakeTask([&] { log += '!'; }), 1e300);
  const double start = platform->MonotonicallyIncreasingTime();
  for (int i = 0; i < 3; ++i) CHECK(platform::PumpMessageLoop(platform, isolate, MessageLoopBehavior::kWaitForWork));
  CHECK(log == "abc");
  CHECK(platform->MonotonicallyIncreasingTime() - start >= 0.039);
  CHECK(!platform::PumpMessageLoop(platform, isolate));
}

void TestWaiting(Platform* platform) {
  Isolate* isolate = FakeIsolate(0);
  auto runner = platform->GetForegroundTaskRunner(isolate);
  bool ran = false;
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    runner->PostTask(MakeTask([&] { ran = true; }));
  });
  CHECK(platform::PumpMessageLoop(platform, isolate, MessageLoopBehavior::kWaitForWork));
  CHECK(ran);
  other.join();
}

void TestShutdown(Platform* platform) {
  Isolate* isolate = FakeIsolate(2);
  auto runner = platform->GetForegroundTaskRunner(isolate);
  auto alive = std::make_shared<int>(0);
  bool ran = false;
  runner->PostTask(MakeTask([&ran, alive] { ran = true; }));
  runner->PostDelayedTask(MakeTask([&ran, alive] { ran = true; }), 0);
  CHECK(alive.use_count() == 3);
  // Who waits is let go.
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    platform::NotifyIsolateShutdown(platform, FakeIsolate(3));
  });
  CHECK(!platform::PumpMessageLoop(platform, FakeIsolate(3), MessageLoopBehavior::kWaitForWork));
  other.join();
  platform::NotifyIsolateShutdown(platform, isolate);
  CHECK(alive.use_count() == 1);
  runner->PostTask(MakeTask([&ran, alive] { ran = true; }));
  CHECK(alive.use_count() == 1);
  CHECK(!platform::PumpMessageLoop(platform, isolate));
  CHECK(!ran);
}

void TestIdle() {
  auto platform = platform::NewDefaultPlatform(1, platform::IdleTaskSupport::kEnabled);
  Isolate* isolate = FakeIsolate(0);
  CHECK(platform->IdleTasksEnabled(isolate));
  auto runner = platform->GetForegroundTaskRunner(isolate);
  CHECK(runner->IdleTasksEnabled());
  int count = 0;
  for (int i = 0; i < 3; ++i) {
    runner->PostIdleTask(std::make_unique<FunctionIdleTask>([&](double deadline) {
      CHECK(deadline > platform->MonotonicallyIncreasingTime() - 1);
      ++count;
      if (count == 2) std::this_thread::sleep_for(std::chrono::milliseconds(60));
    }));
  }
  CHECK(!platform::PumpMessageLoop(platform.get(), isolate));
  platform::RunIdleTasks(platform.get(), isolate, 0.05);
  CHECK(count == 2);
  platform::RunIdleTasks(platform.get(), isolate, 10);
  CHECK(count == 3);
}

void TestWorkers() {
  auto platform = platform::NewDefaultPlatform(3);
  CHECK(platform->NumberOfWorkerThreads() == 3);
  std::atomic<int> count{0};
  for (int i = 0; i < 100; ++i) {
    platform->CallOnWorkerThread(MakeTask([&] { count++; }));
    platform->PostTaskOnWorkerThread(TaskPriority::kBestEffort, MakeTask([&] { count++; }));
  }
  platform->CallDelayedOnWorkerThread(MakeTask([&] { count++; }), 0.02);
  platform->CallDelayedOnWorkerThread(MakeTask([&] { count += 1000; }), 1000);
  while (count < 201) std::this_thread::yield();
  platform.reset();
  CHECK(count == 201);
}

void TestPriorities() {
  auto platform =
      platform::NewDefaultPlatform(1, platform::IdleTaskSupport::kDisabled, platform::InProcessStackDumping::kDisabled,
                                   {}, platform::PriorityMode::kApply);
  std::atomic<bool> go{false}, done{false};
  std::string log;
  platform->CallOnWorkerThread(MakeTask([&] {
    while (!go) std::this_thread::yield();
  }));
  platform->CallLowPriorityTaskOnWorkerThread(MakeTask([&] {
    log += 'c';
    done = true;
  }));
  platform->CallOnWorkerThread(MakeTask([&] { log += 'b'; }));
  platform->CallBlockingTaskOnWorkerThread(MakeTask([&] { log += 'a'; }));
  go = true;
  while (!done) std::this_thread::yield();
  CHECK(log == "abc");
}

void TestSingleThreaded() {
  auto platform = platform::NewSingleThreadedDefaultPlatform();
  CHECK(platform->NumberOfWorkerThreads() == 0);
  Isolate* isolate = FakeIsolate(0);
  const std::thread::id self = std::this_thread::get_id();
  int count = 0;
  platform->CallOnWorkerThread(MakeTask([&] {
    CHECK(std::this_thread::get_id() == self);
    ++count;
  }));
  platform->CallDelayedOnWorkerThread(MakeTask([&] { ++count; }), 0.02);
  CHECK(platform::PumpMessageLoop(platform.get(), isolate));
  CHECK(count == 1);
  CHECK(!platform::PumpMessageLoop(platform.get(), isolate));
  CHECK(platform::PumpMessageLoop(platform.get(), isolate, MessageLoopBehavior::kWaitForWork));
  CHECK(count == 2);
}

// Takes numbers from a counter until there are none.
class SumJob final : public JobTask {
 public:
  SumJob(std::atomic<int>* left, std::atomic<int>* sum, std::atomic<uint64_t>* ids)
      : left_(left), sum_(sum), ids_(ids) {}
  void Run(JobDelegate* delegate) override {
    const uint64_t bit = uint64_t{1} << delegate->GetTaskId();
    CHECK((ids_->fetch_or(bit) & bit) == 0);
    while (!delegate->ShouldYield()) {
      const int n = left_->fetch_sub(1);
      if (n <= 0) {
        left_->fetch_add(1);
        break;
      }
      sum_->fetch_add(n);
    }
    ids_->fetch_and(~bit);
  }
  size_t GetMaxConcurrency(size_t worker_count) const override {
    const int left = left_->load();
    return worker_count + static_cast<size_t>(left > 0 ? left : 0);
  }

 private:
  std::atomic<int>* const left_;
  std::atomic<int>* const sum_;
  std::atomic<uint64_t>* const ids_;
};

void TestJobs(Platform* platform) {
  for (int round = 0; round < 20; ++round) {
    std::atomic<int> left{1000}, sum{0};
    std::atomic<uint64_t> ids{0};
    auto handle = round % 2 == 0
                      ? platform->PostJob(TaskPriority::kUserVisible, std::make_unique<SumJob>(&left, &sum, &ids))
                      : platform->CreateJob(TaskPriority::kBestEffort, std::make_unique<SumJob>(&left, &sum, &ids));
    CHECK(handle->IsValid());
    handle->UpdatePriority(TaskPriority::kUserBlocking);
    handle->Join();
    CHECK(!handle->IsValid());
    CHECK(sum == 500500);
    CHECK(ids == 0);
  }
  std::atomic<int> left{1 << 30}, sum{0};
  std::atomic<uint64_t> ids{0};
  auto handle = platform->PostJob(TaskPriority::kUserVisible, std::make_unique<SumJob>(&left, &sum, &ids));
  CHECK(handle->IsActive());
  handle->Cancel();
  CHECK(!handle->IsValid());
  CHECK(ids == 0);
}

// A host's platform that knows the older virtuals only; its worker tasks run at once.
class OldPlatform : public Platform {
 public:
  int NumberOfWorkerThreads() override { return 1; }
  std::shared_ptr<TaskRunner> GetForegroundTaskRunner(Isolate*) override { return nullptr; }
  void CallOnWorkerThread(std::unique_ptr<Task> task) override {
    ++calls;
    task->Run();
  }
  void CallDelayedOnWorkerThread(std::unique_ptr<Task> task, double) override { CallOnWorkerThread(std::move(task)); }
  std::unique_ptr<JobHandle> PostJob(TaskPriority priority, std::unique_ptr<JobTask> task) override {
    return platform::NewDefaultJobHandle(this, priority, std::move(task), 1);
  }
  double MonotonicallyIncreasingTime() override { return 0; }
  double CurrentClockTimeMillis() override { return 0; }
  TracingController* GetTracingController() override { return &tracing; }

  int calls = 0;
  TracingController tracing;
};

void TestOldPlatform() {
  OldPlatform old_platform;
  Platform* platform = &old_platform;
  bool ran = false;
  // Also when one call is made inside another.
  platform->PostTaskOnWorkerThread(TaskPriority::kUserVisible, MakeTask([&] {
                                     platform->CallLowPriorityTaskOnWorkerThread(MakeTask([&] { ran = true; }));
                                   }));
  CHECK(ran);
  CHECK(old_platform.calls == 2);
  platform->PostDelayedTaskOnWorkerThread(TaskPriority::kUserVisible, MakeTask([] {}), 1);
  CHECK(old_platform.calls == 3);
  CHECK(platform->GetForegroundTaskRunner(FakeIsolate(0), TaskPriority::kUserVisible) == nullptr);
  TestJobs(platform);
}

}  // namespace
}  // namespace v8

int main() {
  auto platform = v8::platform::NewDefaultPlatform();
  CHECK(platform->NumberOfWorkerThreads() >= 1 && platform->NumberOfWorkerThreads() <= 16);
  CHECK(platform->CurrentClockTimeMillis() > 1.6e12);
  CHECK(platform->GetTracingController() != nullptr);
  v8::TestForegroundOrder(platform.get());
  v8::TestDelays(platform.get());
  v8::TestWaiting(platform.get());
  v8::TestShutdown(platform.get());
  v8::TestJobs(platform.get());
  v8::TestIdle();
  v8::TestWorkers();
  v8::TestPriorities();
  v8::TestSingleThreaded();
  v8::TestJobs(v8::platform::NewSingleThreadedDefaultPlatform().get());
  v8::TestOldPlatform();
  std::puts("ok");
  return 0;
}

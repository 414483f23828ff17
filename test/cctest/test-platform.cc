// Tests with a platform of their own: it is there before the engine starts, and what it does not override reaches the
// default platform.

#include "src/init/v8.h"
#include "test/cctest/cctest.h"

namespace {

class CountingPlatform : public TestPlatform {
 public:
  using TestPlatform::GetForegroundTaskRunner;
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate* isolate, v8::TaskPriority priority) override {
    runners_asked_for++;
    return TestPlatform::GetForegroundTaskRunner(isolate, priority);
  }

  int runners_asked_for = 0;
};

class CountTask : public v8::Task {
 public:
  explicit CountTask(int* count) : count_(count) {}
  void Run() override { (*count_)++; }

 private:
  int* const count_;
};

}  // namespace

TEST_WITH_PLATFORM(PlatformOfATestForwards, CountingPlatform) {
  CHECK_EQ(&platform, i::V8::GetCurrentPlatform());
  CHECK_EQ(CcTest::default_platform()->NumberOfWorkerThreads(), platform.NumberOfWorkerThreads());
  int runs = 0;
  const int before = platform.runners_asked_for;
  platform.GetForegroundTaskRunner(CcTest::isolate())->PostTask(std::make_unique<CountTask>(&runs));
  CHECK_EQ(before + 1, platform.runners_asked_for);
  EmptyMessageQueues(CcTest::isolate());
  CHECK_EQ(1, runs);
}

// FinalizationRegistry callbacks are tasks: the engine asks the platform of the test for the queue.
TEST_WITH_PLATFORM(EngineUsesThePlatformOfTheTest, CountingPlatform) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  CompileRun(
      "var finalized = 0;"
      "var registry = new FinalizationRegistry(() => { finalized++; });"
      "(function down(depth) {"
      "  return [0].map(() => depth === 0 ? registry.register({}, 0) : down(depth - 1)).length;"
      "})(50);");
  CcTest::CollectAllAvailableGarbage();
  CHECK_LT(0, platform.runners_asked_for);
  EmptyMessageQueues(CcTest::isolate());
  CHECK_EQ(1, CompileRun("finalized")->Int32Value(context.local()).FromJust());
}

#include <algorithm>
#include <map>

#include "include/v8-metrics.h"
#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

// Counters, histograms, events, metrics, sizes: what a host is told about an isolate's work.

namespace {

std::map<std::string, int> g_counters;
std::map<std::string, std::vector<int>> g_samples;
std::vector<std::string> g_events;

int* LookUpCounter(const char* name) { return &g_counters[name]; }
void* CreateHistogram(const char* name, int minimum, int maximum, size_t buckets) {
  CHECK_LT(minimum, maximum);
  CHECK_LT(size_t{0}, buckets);
  return &g_samples[name];
}
void AddSample(void* histogram, int sample) { static_cast<std::vector<int>*>(histogram)->push_back(sample); }
void LogEvent(const char* name, int status) {
  g_events.push_back(std::string(name) + (status == v8::kStart ? "+" : status == v8::kEnd ? "-" : "?"));
}
size_t CountOf(const std::string& event) {
  return static_cast<size_t>(std::count(g_events.begin(), g_events.end(), event));
}

}  // namespace

TEST(CountersAndHistograms) {
  if (i::v8_flags.gc_stress.value() != nullptr) return;  // It counts collections.
  g_counters.clear();
  g_samples.clear();
  v8::Isolate* const isolate = CcTest::isolate();
  isolate->SetCounterFunction(LookUpCounter);
  isolate->SetCreateHistogramFunction(CreateHistogram);
  isolate->SetAddHistogramSampleFunction(AddSample);
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CHECK_EQ(1, g_counters["c:V8.ContextsCreatedFromScratch"]);
  CompileRun("12345678");
  CHECK_EQ(8, g_counters["c:V8.TotalParseSize"]);
  CHECK_LT(0, g_counters["c:V8.TotalCompileSize"]);
  CHECK_EQ(size_t{1}, g_samples["V8.CompileMicroSeconds"].size());
  CHECK_EQ(size_t{0}, g_samples["V8.GCCompactor"].size());
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ(size_t{1}, g_samples["V8.GCCompactor"].size());
  i::heap::InvokeMinorGC(CcTest::heap());
  CHECK_EQ(size_t{1}, g_samples["V8.GCScavenger"].size());
  isolate->DumpAndResetStats();
  CHECK_EQ(0, g_counters["c:V8.TotalParseSize"]);
  isolate->SetCounterFunction(nullptr);
  CompileRun("12345678");
  CHECK_EQ(0, g_counters["c:V8.TotalParseSize"]);
}

// From the parameters of an isolate.
UNINITIALIZED_TEST(CountersFromTheStart) {
  g_counters.clear();
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  params.counter_lookup_callback = LookUpCounter;
  v8::Isolate* const isolate = v8::Isolate::New(params);
  {
    v8::Isolate::Scope isolate_scope(isolate);
    v8::HandleScope scope(isolate);
    v8::Context::New(isolate);
    v8::Context::New(isolate);
  }
  isolate->Dispose();
  CHECK_EQ(2, g_counters["c:V8.ContextsCreatedFromScratch"]);
}

TEST(EventLogger) {
  g_events.clear();
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CcTest::isolate()->SetEventLogger(LogEvent);
  CompileRun("1");
  CHECK(g_events.empty());
  i::v8_flags.log_timer_events = true;
  CompileRun("1");
  CHECK_EQ(size_t{1}, CountOf("V8.CompileCode+"));
  CHECK_EQ(size_t{1}, CountOf("V8.CompileCode-"));
  CHECK_EQ(CountOf("V8.Execute+"), CountOf("V8.Execute-"));
  CHECK_LT(size_t{0}, CountOf("V8.Execute+"));
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ(std::string("V8.GCCompactor-"), g_events.back());
  CHECK_EQ(size_t{1}, CountOf("V8.GCCompactor+"));
  i::v8_flags.log_timer_events = false;
}

namespace {

class TestRecorder : public v8::metrics::Recorder {
 public:
  using v8::metrics::Recorder::AddMainThreadEvent;
  void AddMainThreadEvent(const v8::metrics::GarbageCollectionFullCycle& event, ContextId id) override {
    full = event;
    last = id;
    ++full_count;
  }
  void AddMainThreadEvent(const v8::metrics::GarbageCollectionYoungCycle& event, ContextId) override {
    young = event;
    ++young_count;
  }
  void NotifyIsolateDisposal() override { ++disposals; }

  v8::metrics::GarbageCollectionFullCycle full;
  v8::metrics::GarbageCollectionYoungCycle young;
  ContextId last;
  int full_count = 0, young_count = 0, disposals = 0;
};

}  // namespace

TEST(MetricsOfCollections) {
  if (i::v8_flags.gc_stress.value() != nullptr) return;  // It counts collections.
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto recorder = std::make_shared<TestRecorder>();
  CcTest::isolate()->SetMetricsRecorder(recorder);
  CompileRun("for (let k = 0; k < 1000; ++k) [k]");
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ(1, recorder->full_count);
  CHECK_EQ(0, recorder->young_count);
  CHECK_LE(int64_t{0}, recorder->full.total.total_wall_clock_duration_in_us);
  CHECK_LT(int64_t{0}, recorder->full.objects.bytes_before);
  CHECK_EQ(recorder->full.objects.bytes_before,
           recorder->full.objects.bytes_after + recorder->full.objects.bytes_freed);
  CHECK_EQ(int64_t{-1}, recorder->full.objects_cpp.bytes_before);
  CHECK(recorder->last == v8::metrics::Recorder::GetContextId(env.local()));
  i::heap::InvokeMinorGC(CcTest::heap());
  CHECK_EQ(1, recorder->young_count);
  CHECK_LE(int64_t{0}, recorder->young.total_wall_clock_duration_in_us);
}

UNINITIALIZED_TEST(MetricsRecorderOfDisposedIsolate) {
  const auto recorder = std::make_shared<TestRecorder>();
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = CcTest::array_buffer_allocator();
  v8::Isolate* const isolate = v8::Isolate::New(params);
  isolate->SetMetricsRecorder(recorder);
  isolate->Dispose();
  CHECK_EQ(1, recorder->disposals);
}

TEST(ContextIds) {
  using v8::metrics::Recorder;
  v8::Isolate* const isolate = CcTest::isolate();
  CHECK(Recorder::GetContext(isolate, Recorder::ContextId::Empty()).IsEmpty());
  Recorder::ContextId ids[2];
  {
    v8::HandleScope scope(isolate);
    v8::Local<v8::Context> contexts[] = {v8::Context::New(isolate), v8::Context::New(isolate)};
    for (int k = 0; k < 2; ++k) {
      ids[k] = Recorder::GetContextId(contexts[k]);
      CHECK(!ids[k].IsEmpty());
      CHECK(ids[k] == Recorder::GetContextId(contexts[k]));
      CHECK(Recorder::GetContext(isolate, ids[k]).ToLocalChecked() == contexts[k]);
    }
    CHECK(ids[0] != ids[1]);
  }
  {
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    i::heap::InvokeMajorGC(CcTest::heap());
  }
  v8::HandleScope scope(isolate);
  CHECK(Recorder::GetContext(isolate, ids[0]).IsEmpty());
  CHECK(Recorder::GetContext(isolate, ids[1]).IsEmpty());
}

TEST(ContextsInHeapStatistics) {
  v8::Isolate* const isolate = CcTest::isolate();
  const auto figures = [&] {
    v8::HeapStatistics statistics;
    isolate->GetHeapStatistics(&statistics);
    return std::make_pair(statistics.number_of_native_contexts(), statistics.number_of_detached_contexts());
  };
  CHECK(figures() == std::make_pair(size_t{0}, size_t{0}));
  v8::Global<v8::Context> first, second;
  {
    v8::HandleScope scope(isolate);
    first.Reset(isolate, v8::Context::New(isolate));
    second.Reset(isolate, v8::Context::New(isolate));
    CHECK(figures() == std::make_pair(size_t{2}, size_t{0}));
    first.Get(isolate)->DetachGlobal();
    CHECK(figures() == std::make_pair(size_t{2}, size_t{1}));
  }
  i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
  first.Reset();
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK(figures() == std::make_pair(size_t{1}, size_t{0}));
}

TEST(LongTaskStats) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Isolate* const isolate = CcTest::isolate();
  CHECK_EQ(int64_t{0}, v8::metrics::LongTaskStats::Get(isolate).v8_execute_us);
  v8::metrics::LongTaskStats::Reset(isolate);
  CompileRun("const end = Date.now() + 3; while (Date.now() < end);");
  CHECK_LE(int64_t{2000}, v8::metrics::LongTaskStats::Get(isolate).v8_execute_us);
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_LT(int64_t{0}, v8::metrics::LongTaskStats::Get(isolate).gc_full_atomic_wall_clock_duration_us);
  v8::metrics::LongTaskStats::Reset(isolate);
  CHECK_EQ(int64_t{0}, v8::metrics::LongTaskStats::Get(isolate).v8_execute_us);
}

// --- Isolate::MeasureMemory

namespace {

struct Measured {
  std::vector<v8::Global<v8::Context>> contexts;
  std::vector<size_t> sizes;
  size_t unattributed = 0;
  int completions = 0;
};

class TestDelegate : public v8::MeasureMemoryDelegate {
 public:
  TestDelegate(v8::Isolate* isolate, Measured* result, v8::Local<v8::Context> unwanted)
      : isolate_(isolate), result_(result), unwanted_(isolate, unwanted) {}
  bool ShouldMeasure(v8::Local<v8::Context> context) override { return unwanted_ != context; }
  void MeasurementComplete(Result result) override {
    ++result_->completions;
    for (size_t k = 0; k < result.contexts.size(); ++k) {
      result_->contexts.emplace_back(isolate_, result.contexts.begin()[k]);
      result_->sizes.push_back(result.sizes_in_bytes.begin()[k]);
    }
    result_->unattributed = result.unattributed_size_in_bytes;
  }

 private:
  v8::Isolate* const isolate_;
  Measured* const result_;
  const v8::Global<v8::Context> unwanted_;
};

}  // namespace

TEST(MeasureMemory) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext small;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::Context> large = v8::Context::New(isolate);
  v8::Local<v8::Context> unwanted = v8::Context::New(isolate);
  CompileRun(large, "var list = []; for (let k = 0; k < 10000; ++k) list.push({ k });").ToLocalChecked();
  Measured result;
  CHECK(isolate->MeasureMemory(std::make_unique<TestDelegate>(isolate, &result, unwanted),
                               v8::MeasureMemoryExecution::kEager));
  CHECK_EQ(0, result.completions);
  EmptyMessageQueues(isolate);
  CHECK_EQ(1, result.completions);
  CHECK_EQ(size_t{2}, result.contexts.size());
  CHECK(result.contexts[0] == small.local());
  CHECK(result.contexts[1] == large);
  // 10,000 objects and the list.
  CHECK_LT(result.sizes[0] + 10000 * 24, result.sizes[1]);
  CHECK_LT(size_t{0}, result.unattributed);
}

// A context that is gone before the task runs is not in the answer.
namespace {

// Takes note of how long tasks are to wait, and drops them.
class DelayPlatform : public TestPlatform {
 public:
  class Runner : public v8::TaskRunner {
   public:
    bool IdleTasksEnabled() override { return false; }
    std::vector<double> delays;

   protected:
    void PostTaskImpl(std::unique_ptr<v8::Task>, const v8::SourceLocation&) override {}
    void PostDelayedTaskImpl(std::unique_ptr<v8::Task>, double delay, const v8::SourceLocation&) override {
      delays.push_back(delay);
    }
  };
  using TestPlatform::GetForegroundTaskRunner;
  std::shared_ptr<v8::TaskRunner> GetForegroundTaskRunner(v8::Isolate*, v8::TaskPriority) override { return runner; }
  const std::shared_ptr<Runner> runner = std::make_shared<Runner>();
};

}  // namespace

// Those that may wait do not all wait for the same moment.
TEST_WITH_PLATFORM(MeasureMemoryIsSpreadOut, DelayPlatform) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Isolate* const isolate = CcTest::isolate();
  Measured result;
  for (int k = 0; k < 10; ++k) {
    CHECK(isolate->MeasureMemory(std::make_unique<TestDelegate>(isolate, &result, env.local())));
  }
  std::vector<double>& delays = platform.runner->delays;
  CHECK_EQ(size_t{10}, delays.size());
  const auto [shortest, longest] = std::minmax_element(delays.begin(), delays.end());
  CHECK_LT(*shortest, *longest);
  CHECK_LE(5.0, *shortest);
  CHECK_LT(*longest, 10.0);
  CHECK_EQ(0, result.completions);
}

TEST(MeasureMemoryOfDeadContext) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Isolate* const isolate = CcTest::isolate();
  Measured result;
  {
    v8::HandleScope scope(isolate);
    v8::Local<v8::Context> dying = v8::Context::New(isolate);
    CHECK(!dying.IsEmpty());
    CHECK(isolate->MeasureMemory(std::make_unique<TestDelegate>(isolate, &result, env.local()),
                                 v8::MeasureMemoryExecution::kEager));
  }
  {
    i::DisableConservativeStackScanningScopeForTesting precise(CcTest::heap());
    i::heap::InvokeMajorGC(CcTest::heap());
  }
  EmptyMessageQueues(isolate);
  CHECK_EQ(1, result.completions);
  CHECK(result.contexts.empty());
}

TEST(MeasureMemoryPromise) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Isolate* const isolate = CcTest::isolate();
  v8::Local<v8::Promise::Resolver> resolver = v8::Promise::Resolver::New(env.local()).ToLocalChecked();
  v8::Local<v8::Context> other = v8::Context::New(isolate);
  other->SetSecurityToken(env->GetSecurityToken());
  v8::Context::New(isolate);  // of another origin
  CHECK(isolate->MeasureMemory(
      v8::MeasureMemoryDelegate::Default(isolate, env.local(), resolver, v8::MeasureMemoryMode::kDetailed),
      v8::MeasureMemoryExecution::kEager));
  CHECK_EQ(v8::Promise::kPending, resolver->GetPromise()->State());
  EmptyMessageQueues(isolate);
  CHECK_EQ(v8::Promise::kFulfilled, resolver->GetPromise()->State());
  CHECK(env->Global()->Set(env.local(), v8_str("answer"), resolver->GetPromise()->Result()).FromJust());
  ExpectTrue("answer.current.jsMemoryEstimate > 0");
  ExpectTrue("answer.total.jsMemoryEstimate > answer.current.jsMemoryEstimate");
  ExpectTrue("answer.total.jsMemoryRange[0] === answer.total.jsMemoryEstimate");
  ExpectTrue("answer.total.jsMemoryRange[1] > answer.total.jsMemoryRange[0]");
  ExpectInt32("answer.other.length", 1);
}

TEST(HeapLimitForDebugging) {
  v8::Isolate* const isolate = CcTest::isolate();
  const auto limit = [&] {
    v8::HeapStatistics statistics;
    isolate->GetHeapStatistics(&statistics);
    return statistics.heap_size_limit();
  };
  const size_t original = limit();
  CHECK(!isolate->IsHeapLimitIncreasedForDebugging());
  isolate->IncreaseHeapLimitForDebugging();
  CHECK(isolate->IsHeapLimitIncreasedForDebugging());
  CHECK_LT(original * 2, limit());
  isolate->RestoreOriginalHeapLimit();
  CHECK(!isolate->IsHeapLimitIncreasedForDebugging());
  CHECK_EQ(original, limit());
}

namespace {

std::map<v8::CrashKeyId, std::string> g_crash_keys;

}  // namespace

TEST(CrashKeys) {
  CcTest::isolate()->SetAddCrashKeyCallback(
      [](v8::CrashKeyId id, const std::string& value) { g_crash_keys[id] = value; });
  char expected[32];
  snprintf(expected, sizeof expected, "0x%zx", reinterpret_cast<size_t>(CcTest::isolate()));
  CHECK_EQ(std::string(expected), g_crash_keys[v8::CrashKeyId::kIsolateAddress]);
  CHECK_EQ(size_t{1}, g_crash_keys.count(v8::CrashKeyId::kOldSpaceFirstPageAddress));
}

// --- Code events

namespace {

std::vector<std::string> g_code;

void OnCode(const v8::JitCodeEvent* event) {
  CHECK_EQ(v8::JitCodeEvent::CODE_ADDED, event->type);
  CHECK_EQ(v8::JitCodeEvent::BYTE_CODE, event->code_type);
  CHECK_NOT_NULL(event->code_start);
  CHECK_LT(size_t{0}, event->code_len);
  CHECK_EQ(CcTest::isolate(), event->isolate);
  CHECK(!event->script.IsEmpty());
  g_code.push_back(std::string(event->name.str, event->name.len));
}
size_t CodeOf(const char* name) { return static_cast<size_t>(std::count(g_code.begin(), g_code.end(), name)); }

}  // namespace

TEST(CodeEvents) {
  g_code.clear();
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Isolate* const isolate = CcTest::isolate();
  CompileRun("function before() {} before();");
  isolate->SetJitCodeEventHandler(v8::kJitCodeEventDefault, OnCode);
  CHECK(g_code.empty());
  CompileRun("function after() {}");
  CHECK_EQ(size_t{0}, CodeOf("after"));
  CompileRun("after(); after(); before();");
  CHECK_EQ(size_t{1}, CodeOf("after"));
  CHECK_EQ(size_t{0}, CodeOf("before"));
  isolate->SetJitCodeEventHandler(v8::kJitCodeEventEnumExisting, OnCode);
  CHECK_EQ(size_t{2}, CodeOf("after"));
  CHECK_EQ(size_t{1}, CodeOf("before"));
  isolate->SetJitCodeEventHandler(v8::kJitCodeEventDefault, nullptr);
  const size_t count = g_code.size();
  CompileRun("function third() {} third();");
  CHECK_EQ(count, g_code.size());
}

// v8::CpuProfiler, CpuProfile and CpuProfileNode; v8::CodeEventHandler.

#include <chrono>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "include/libplatform/libplatform.h"
#include "include/v8-embedder-state-scope.h"
#include "include/v8-profiler.h"
#include "include/v8-unwinder.h"
#include "src/flags/flags.h"
#include "src/init/v8.h"
#include "src/profiler/cpu-profiler.h"
#include "test/cctest/cctest.h"
#include "test/cctest/own-isolate.h"
#include "test/cctest/profiler-extension.h"

namespace {

using v8::CpuProfile;
using v8::CpuProfileNode;
using v8::CpuProfiler;
using v8::CpuProfilingOptions;
using v8::CpuProfilingStatus;

const CpuProfileNode* Find(const CpuProfileNode* node, const char* name) {
  for (int i = 0; i < node->GetChildrenCount(); ++i) {
    if (strcmp(node->GetChild(i)->GetFunctionNameStr(), name) == 0) return node->GetChild(i);
  }
  return nullptr;
}

// The node that the names lead to, or null.
const CpuProfileNode* Find(const CpuProfile* profile, std::initializer_list<const char*> path) {
  const CpuProfileNode* node = profile->GetTopDownRoot();
  for (const char* name : path) {
    if (node != nullptr) node = Find(node, name);
  }
  return node;
}

unsigned Hits(const CpuProfileNode* node) { return node == nullptr ? 0 : node->GetHitCount(); }

unsigned HitsBelow(const CpuProfileNode* node) {
  unsigned hits = node->GetHitCount();
  for (int i = 0; i < node->GetChildrenCount(); ++i) hits += HitsBelow(node->GetChild(i));
  return hits;
}

bool Has(const CpuProfileNode* node, const char* name) {
  bool has = strcmp(node->GetFunctionNameStr(), name) == 0;
  for (int i = 0; i < node->GetChildrenCount(); ++i) has |= Has(node->GetChild(i), name);
  return has;
}
bool Has(const CpuProfile* profile, const char* name) { return Has(profile->GetTopDownRoot(), name); }

// Of the name, wherever it is.
unsigned HitsOf(const CpuProfileNode* node, const char* name) {
  unsigned hits = strcmp(node->GetFunctionNameStr(), name) == 0 ? node->GetHitCount() : 0;
  for (int i = 0; i < node->GetChildrenCount(); ++i) hits += HitsOf(node->GetChild(i), name);
  return hits;
}

void Sample(const v8::FunctionCallbackInfo<v8::Value>& info) { CpuProfiler::CollectSample(info.GetIsolate()); }

v8::Local<v8::Function> NewFunction(v8::Local<v8::Context> context, v8::FunctionCallback callback, const char* name) {
  v8::Isolate* const isolate = context->GetIsolate();
  v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(isolate, callback);
  tmpl->SetClassName(v8_str(name));
  v8::Local<v8::Function> function = tmpl->GetFunction(context).ToLocalChecked();
  CHECK(context->Global()->Set(context, v8_str(name), function).FromJust());
  return function;
}

// A profiler while the test lasts.
class Profiling {
 public:
  explicit Profiling(v8::Isolate* isolate, v8::CpuProfilingNamingMode naming = v8::kDebugNaming,
                     v8::CpuProfilingLoggingMode logging = v8::kLazyLogging)
      : profiler_(CpuProfiler::New(isolate, naming, logging)) {}
  ~Profiling() { profiler_->Dispose(); }
  CpuProfiler* operator->() { return profiler_; }
  v8::internal::CpuProfiler* internal() { return reinterpret_cast<v8::internal::CpuProfiler*>(profiler_); }

 private:
  CpuProfiler* const profiler_;
};

class TextStream final : public v8::OutputStream {
 public:
  explicit TextStream(int chunk_size, size_t limit = SIZE_MAX) : chunk_size_(chunk_size), limit_(limit) {}
  int GetChunkSize() override { return chunk_size_; }
  void EndOfStream() override { ended = true; }
  WriteResult WriteAsciiChunk(char* data, int size) override {
    CHECK_LE(size, chunk_size_);
    text.append(data, static_cast<size_t>(size));
    return text.size() > limit_ ? kAbort : kContinue;
  }
  std::string text;
  bool ended = false;

 private:
  const int chunk_size_;
  const size_t limit_;
};

const char kWork[] =
    "function leaf(n) { return n * 2 % 7 }\n"
    "function work(n) {\n"
    "  let sum = 0;\n"
    "  for (let i = 0; i < n; i++)\n"
    "    sum += leaf(i);\n"
    "  return sum;\n"
    "}\n"
    "function run() { return work(3000) }\n"
    "run";

// Calls the function until `enough` says so; not forever.
void RunUntil(v8::Local<v8::Value> function, const std::function<bool()>& enough) {
  v8::Local<v8::Context> context = v8::Isolate::GetCurrent()->GetCurrentContext();
  for (int i = 0; i < 100000 && !enough(); ++i) {
    CHECK(!function.As<v8::Function>()->Call(context, context->Global(), 0, nullptr).IsEmpty());
  }
}

}  // namespace

TEST(CpuProfilerTicks) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Value> run = CompileRun(kWork);
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(100);
  CHECK(profiler->StartProfiling(v8_str("ticks"), true) == CpuProfilingStatus::kStarted);
  auto* const sampler = profiler.internal()->processor()->sampler();
  RunUntil(run, [&] { return sampler->js_sample_count() >= 300; });
  CpuProfile* const profile = profiler->StopProfiling(v8_str("ticks"));
  CHECK_NOT_NULL(profile);
  CHECK(profile->GetTitle()->StringEquals(v8_str("ticks")));
  const CpuProfileNode* const work = Find(profile, {"run", "work"});
  CHECK_NOT_NULL(work);
  const CpuProfileNode* const leaf = Find(work, "leaf");
  // A function that calls nothing and loops over nothing is seen as well, in the midst of what it does.
  CHECK_NOT_NULL(leaf);
  CHECK_GT(Hits(work) + Hits(leaf), 150u);
  CHECK_GT(Hits(leaf), 10u);
  CHECK_EQ(0, leaf->GetChildrenCount());
  CHECK_EQ(work, leaf->GetParent());
  CHECK_EQ(2, work->GetLineNumber());
  CHECK_EQ(14, work->GetColumnNumber());
  // Lines 4 and 5 of the function are where its own time goes.
  CHECK_GE(work->GetHitLineCount(), 1u);
  std::vector<CpuProfileNode::LineTick> ticks(work->GetHitLineCount());
  CHECK(!work->GetLineTicks(ticks.data(), work->GetHitLineCount() - 1));
  CHECK(work->GetLineTicks(ticks.data(), work->GetHitLineCount()));
  unsigned in_loop = 0, all = 0;
  for (const CpuProfileNode::LineTick& tick : ticks) {
    if (tick.line == 4 || tick.line == 5) in_loop += tick.hit_count;
    all += tick.hit_count;
  }
  CHECK_GT(in_loop * 2, all);
  // Samples in order, within the time of the profile, one for each hit unless several fell together.
  int64_t last = profile->GetStartTime();
  for (int i = 0; i < profile->GetSamplesCount(); ++i) {
    CHECK_NOT_NULL(profile->GetSample(i));
    CHECK_LE(last, profile->GetSampleTimestamp(i));
    last = profile->GetSampleTimestamp(i);
  }
  CHECK_LE(last, profile->GetEndTime());
  CHECK_GE(HitsBelow(profile->GetTopDownRoot()) + 1, static_cast<unsigned>(profile->GetSamplesCount()));
  profile->Delete();
}

TEST(CpuProfilerStatesWithoutScript) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(500);
  const v8::ProfilerId id = profiler->Start(CpuProfilingOptions()).id;
  const auto wait = [] { std::this_thread::sleep_for(std::chrono::milliseconds(20)); };
  wait();
  isolate->SetIdle(true);
  wait();
  isolate->SetIdle(false);
  CpuProfile* const profile = profiler->Stop(id);
  CHECK_GE(Hits(Find(profile, {"(program)"})), 5u);
  CHECK_GE(Hits(Find(profile, {"(idle)"})), 5u);
  CHECK_EQ(CpuProfileNode::kInternal, Find(profile, {"(idle)"})->GetSourceType());
  // However long, a state in which nothing changes takes a sample at its begin and one at its end.
  CHECK_LE(profile->GetSamplesCount(), 12);
  CHECK_EQ(v8::EXTERNAL, profile->GetSampleState(0));
  bool has_idle = false;
  for (int i = 0; i < profile->GetSamplesCount(); ++i) has_idle |= profile->GetSampleState(i) == v8::IDLE;
  CHECK(has_idle);
}

TEST(CpuProfilerGarbageCollector) {
  v8::internal::v8_flags.expose_gc = true;
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  CompileRun("var keep = []; for (let i = 0; i < 100000; i++) keep.push({i})");
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(100);
  const v8::ProfilerId id = profiler->Start(CpuProfilingOptions()).id;
  for (int i = 0; i < 10; ++i) isolate->RequestGarbageCollectionForTesting(v8::Isolate::kFullGarbageCollection);
  CpuProfile* const profile = profiler->Stop(id);
  CHECK_GE(Hits(Find(profile, {"(garbage collector)"})), 1u);
}

TEST(CpuProfilerFunctionsOfTheHost) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(
      env.local(),
      [](const v8::FunctionCallbackInfo<v8::Value>&) { std::this_thread::sleep_for(std::chrono::milliseconds(2)); },
      "pause");
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(100);
  profiler->StartProfiling(v8_str(""), true);
  auto* const sampler = profiler.internal()->processor()->sampler();
  RunUntil(CompileRun("(function caller() { pause(); pause() })"), [&] { return sampler->external_sample_count() >= 50; });
  CpuProfile* const profile = profiler->StopProfiling(v8_str(""));
  // The time of a callback is its own, though nothing in it asks for interrupts.
  const CpuProfileNode* const pause = Find(profile, {"caller", "pause"});
  CHECK_GE(Hits(pause), 40u);
  CHECK_EQ(CpuProfileNode::kCallback, pause->GetSourceType());
  CHECK_EQ(0, pause->GetScriptId());
}

TEST(CpuProfilerBuiltins) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  CompileRun("var list = Array.from({length: 20000}, (_, i) => (i * 7919) % 20011)");
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(100);
  profiler->StartProfiling(v8_str(""));
  auto* const sampler = profiler.internal()->processor()->sampler();
  RunUntil(CompileRun("(function sorts() { list.slice().sort() })"), [&] { return sampler->js_sample_count() >= 200; });
  CpuProfile* const profile = profiler->StopProfiling(v8_str(""));
  CHECK_EQ(0, profile->GetSamplesCount());  // not asked for
  const CpuProfileNode* const sort = Find(profile, {"sorts", "sort"});
  CHECK_GE(Hits(sort), 50u);
  CHECK_EQ(CpuProfileNode::kBuiltin, sort->GetSourceType());
}

TEST(CpuProfilerCollectSample) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(env.local(), &Sample, "sample");
  CpuProfiler::CollectSample(isolate);  // Nobody records: nothing.
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(1000000);
  profiler->StartProfiling(v8_str("s"), true);
  v8::ScriptOrigin origin(v8_str("place.js"), 10, 0, true);
  v8::Local<v8::Script> script =
      v8::Script::Compile(env.local(), v8_str("function outer() {\n  inner() }\n function inner() { sample() }\nouter()"),
                          &origin)
          .ToLocalChecked();
  script->Run(env.local()).ToLocalChecked();
  CpuProfile* const profile = profiler->StopProfiling(v8_str("s"));
  CHECK_EQ(2, profile->GetSamplesCount());  // one of the begin
  const CpuProfileNode* const top = profile->GetSample(1);
  CHECK_EQ(Find(profile, {"", "outer", "inner", "sample"}), top);
  CHECK_EQ(v8::EXTERNAL, profile->GetSampleState(1));
  CHECK_EQ(0u, top->GetHitCount());
  const CpuProfileNode* const inner = top->GetParent();
  CHECK(inner->GetFunctionName()->StringEquals(v8_str("inner")));
  CHECK_EQ(13, inner->GetLineNumber());
  CHECK_EQ(16, inner->GetColumnNumber());
  CHECK(inner->GetScriptResourceName()->StringEquals(v8_str("place.js")));
  CHECK_EQ(0, strcmp("place.js", inner->GetScriptResourceNameStr()));
  CHECK(inner->IsScriptSharedCrossOrigin());
  CHECK_EQ(script->GetUnboundScript()->GetId(), inner->GetScriptId());
  CHECK_EQ(CpuProfileNode::kScript, inner->GetSourceType());
  CHECK_EQ(0, strcmp("", inner->GetBailoutReason()));
  CHECK(inner->GetDeoptInfos().empty());
  const CpuProfileNode* const toplevel = inner->GetParent()->GetParent();
  CHECK_EQ(CpuProfileNode::kNoLineNumberInfo, toplevel->GetLineNumber());
  CHECK_EQ(CpuProfileNode::kNoColumnNumberInfo, toplevel->GetColumnNumber());
  CHECK_EQ(profile->GetTopDownRoot(), toplevel->GetParent());
  CHECK_NULL(profile->GetTopDownRoot()->GetParent());
  CHECK_EQ(1u, profile->GetTopDownRoot()->GetNodeId());
}

TEST(CpuProfilerCallerLines) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(env.local(), &Sample, "sample");
  Profiling profiler(isolate);
  const auto run = [&](v8::CpuProfilingMode mode) {
    profiler->StartProfiling(v8_str("lines"), mode, true);
    CompileRun("function f() { sample() }\nfunction g() {\n  f();\n  f();\n}\ng()");
    return profiler->StopProfiling(v8_str("lines"));
  };
  const CpuProfileNode* g = Find(run(v8::kCallerLineNumbers), {"", "g"});
  CHECK_EQ(6, g->GetLineNumber());
  CHECK_EQ(2, g->GetChildrenCount());
  CHECK_EQ(3, g->GetChild(0)->GetLineNumber());
  CHECK_EQ(4, g->GetChild(1)->GetLineNumber());
  g = Find(run(v8::kLeafNodeLineNumbers), {"", "g"});
  CHECK_EQ(2, g->GetLineNumber());
  CHECK_EQ(1, g->GetChildrenCount());
  CHECK_EQ(1, g->GetChild(0)->GetLineNumber());
}

TEST(CpuProfilerNaming) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(env.local(), &Sample, "sample");
  const auto run = [&](v8::CpuProfilingNamingMode naming, const char* expected) {
    Profiling profiler(isolate, naming);
    profiler->StartProfiling(v8_str(""), true);
    CompileRun("(function outer() { let o = {}; o.name = function() { sample() }; o.name() })()");
    CHECK_NOT_NULL(Find(profiler->StopProfiling(v8_str("")), {"", "outer", expected, "sample"}));
  };
  run(v8::kStandardNaming, "");
  run(v8::kDebugNaming, "o.name");
}

TEST(CpuProfilerFilterByContext) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(env.local(), &Sample, "sample");
  v8::Local<v8::Context> other = v8::Context::New(isolate);
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(1000000);
  const auto start = [&](const char* title, v8::Local<v8::Context> context) {
    profiler->Start(v8_str(title), CpuProfilingOptions(v8::kLeafNodeLineNumbers, 100, 0, context));
  };
  start("mine", env.local());
  start("other", other);
  v8::EmbedderStateScope state(isolate, env.local(), v8::EmbedderStateTag::OTHER);
  CompileRun("(function f() { sample() })()");
  CpuProfile* const mine = profiler->StopProfiling(v8_str("mine"));
  CHECK_NOT_NULL(Find(mine, {"", "f", "sample"}));
  CHECK_EQ(static_cast<int>(v8::EmbedderStateTag::OTHER),
           static_cast<int>(mine->GetSampleEmbedderState(mine->GetSamplesCount() - 1)));
  CpuProfile* const others = profiler->StopProfiling(v8_str("other"));
  CHECK_EQ(1, others->GetTopDownRoot()->GetChildrenCount());
  CHECK_NOT_NULL(Find(others, {"(program)"}));
  CHECK_EQ(static_cast<int>(v8::EmbedderStateTag::EMPTY),
           static_cast<int>(others->GetSampleEmbedderState(others->GetSamplesCount() - 1)));
}

TEST(CpuProfilerTitlesAndIds) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  Profiling profiler(isolate);
  CHECK_NULL(profiler->StopProfiling(v8_str("nothing")));
  CHECK_NULL(profiler->Stop(12345678));
  const v8::CpuProfilingResult a = profiler->Start(v8_str("a"));
  CHECK(a.status == CpuProfilingStatus::kStarted);
  const v8::CpuProfilingResult again = profiler->Start(v8_str("a"), true);
  CHECK(again.status == CpuProfilingStatus::kAlreadyStarted);
  CHECK_EQ(a.id, again.id);
  const v8::ProfilerId first = profiler->Start(CpuProfilingOptions()).id;
  const v8::ProfilerId second = profiler->Start(CpuProfilingOptions()).id;
  CHECK_NE(first, second);
  // The empty title is the last one's.
  CHECK_EQ(second, reinterpret_cast<v8::internal::CpuProfile*>(profiler->StopProfiling(v8_str("")))->id());
  CHECK_NOT_NULL(profiler->Stop(first));
  CHECK_NULL(profiler->Stop(first));
  CHECK_NOT_NULL(profiler->StopProfiling(v8_str("a")));
  CHECK_EQ(3, profiler.internal()->GetProfilesCount());
  profiler.internal()->DeleteAllProfiles();
  CHECK_EQ(0, profiler.internal()->GetProfilesCount());
  for (int i = 0; i < v8::internal::CpuProfiler::kMaxSimultaneousProfiles; ++i) {
    CHECK(profiler->Start(CpuProfilingOptions()).status == CpuProfilingStatus::kStarted);
  }
  const v8::CpuProfilingResult refused = profiler->Start(CpuProfilingOptions());
  CHECK(refused.status == CpuProfilingStatus::kErrorTooManyProfilers);
  CHECK_EQ(0u, refused.id);
}

namespace {

class Delegate final : public v8::DiscardedSamplesDelegate {
 public:
  explicit Delegate(v8::ProfilerId* notified) : notified_(notified) {}
  void Notify() override {
    CHECK_EQ(0u, *notified_);
    *notified_ = GetId();
  }

 private:
  v8::ProfilerId* const notified_;
};

}  // namespace

TEST(CpuProfilerSampleLimit) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(env.local(), &Sample, "sample");
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(1000000);
  v8::ProfilerId notified = 0;
  const v8::ProfilerId id = profiler
                                ->Start(v8_str("few"), CpuProfilingOptions(v8::kLeafNodeLineNumbers, 3),
                                        std::make_unique<Delegate>(&notified))
                                .id;
  CompileRun("sample(); sample()");
  v8::platform::PumpMessageLoop(v8::internal::V8::GetCurrentPlatform(), isolate);
  CHECK_EQ(0u, notified);
  CompileRun("sample(); sample()");
  // Not in the midst of script.
  CHECK_EQ(0u, notified);
  while (v8::platform::PumpMessageLoop(v8::internal::V8::GetCurrentPlatform(), isolate)) {
  }
  CHECK_EQ(id, notified);
  CHECK_EQ(3, profiler->Stop(id)->GetSamplesCount());
}

TEST(CpuProfilerOwnIntervals) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Value> run = CompileRun(kWork);
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(100);
  profiler->Start(v8_str("often"), CpuProfilingOptions(v8::kLeafNodeLineNumbers, 100000, 200));
  profiler->Start(v8_str("seldom"), CpuProfilingOptions(v8::kLeafNodeLineNumbers, 100000, 2000));
  auto* const sampler = profiler.internal()->processor()->sampler();
  RunUntil(run, [&] { return sampler->js_sample_count() >= 300; });
  const unsigned often = HitsBelow(profiler->StopProfiling(v8_str("often"))->GetTopDownRoot());
  const unsigned seldom = HitsBelow(profiler->StopProfiling(v8_str("seldom"))->GetTopDownRoot());
  CHECK_GE(often, seldom * 8);
  CHECK_LE(often, seldom * 12 + 12);
}

TEST(CpuProfilerLogging) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(env.local(), &Sample, "sample");
  const auto run = [&](Profiling& profiler) {
    profiler->StartProfiling(v8_str("p"));
    CompileRun("sample()");
    CHECK_GE(profiler.internal()->code_entries()->size(), 2u);
    profiler->StopProfiling(v8_str("p"));
  };
  Profiling lazy(isolate), eager(isolate, v8::kDebugNaming, v8::kEagerLogging);
  CHECK_NULL(lazy.internal()->code_entries());
  CHECK_NOT_NULL(eager.internal()->code_entries());
  run(lazy);
  CHECK_NULL(lazy.internal()->code_entries());
  run(eager);
  CHECK_GE(eager.internal()->code_entries()->size(), 2u);
}

TEST(CpuProfilerSeveral) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(env.local(), &Sample, "sample");
  Profiling one(isolate), two(isolate);
  one->StartProfiling(v8_str("p"), true);
  CompileRun("(function early() { sample() })()");
  two->StartProfiling(v8_str("p"), true);
  CompileRun("(function late() { sample() })()");
  CpuProfile* const first = one->StopProfiling(v8_str("p"));
  CompileRun("(function last() { sample() })()");
  CpuProfile* const second = two->StopProfiling(v8_str("p"));
  CHECK(Has(first, "early"));
  CHECK(Has(first, "late"));
  CHECK(!Has(first, "last"));
  CHECK(!Has(second, "early"));
  CHECK(Has(second, "late"));
  CHECK(Has(second, "last"));
  // The code of each script is a node of its own.
  CHECK_EQ(2, second->GetTopDownRoot()->GetChildrenCount() - (Has(second, "(program)") ? 1 : 0));
}

TEST(CpuProfilerDeepStack) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  NewFunction(env.local(), &Sample, "sample");
  Profiling profiler(isolate);
  profiler->StartProfiling(v8_str("p"), true);
  CompileRun("(function down(n) { if (n > 0) down(n - 1); else sample() })(1000)");
  CpuProfile* const profile = profiler->StopProfiling(v8_str("p"));
  int depth = 0;
  for (const CpuProfileNode* node = profile->GetTopDownRoot(); node->GetChildrenCount() > 0; ++depth) {
    const CpuProfileNode* const down = Find(node, "down");
    node = down != nullptr ? down : node->GetChild(node->GetChildrenCount() - 1);
  }
  CHECK_EQ(255, depth);
}

// Collections move functions while frames are sampled that have been left already.
TEST(CpuProfilerWhileEverythingMoves) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  CompileRun(
      "function make(i) { return {f: [() => i + 1, x => [x].map(y => y + i), () => ({a: {b: i}})]} }\n"
      "function churn(n) {\n"
      "  let kept = [];\n"
      "  for (let i = 0; i < n; i++) {\n"
      "    const o = make(i); o.f[0](); o.f[1](i); kept.push(o.f[2]());\n"
      "    if (i % 1000 === 0) kept = [];\n"
      "  }\n"
      "}");
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(20);
  profiler->StartProfiling(v8_str("p"), true);
  auto* const sampler = profiler.internal()->processor()->sampler();
  RunUntil(CompileRun("() => churn(2000)"), [&] { return sampler->js_sample_count() >= 1000; });
  CpuProfile* const profile = profiler->StopProfiling(v8_str("p"));
  CHECK_GT(HitsOf(profile->GetTopDownRoot(), "churn"), 0u);
  CHECK_GT(HitsOf(profile->GetTopDownRoot(), "make"), 0u);
}

TEST(CpuProfilerSerialize) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  CompileRun(kWork);
  Profiling profiler(isolate);
  profiler->SetSamplingInterval(100);
  profiler->StartProfiling(v8_str("p"), true);
  auto* const sampler = profiler.internal()->processor()->sampler();
  RunUntil(CompileRun("(function \\u00e4\\u4e00() { run() })"), [&] { return sampler->js_sample_count() >= 100; });
  CpuProfile* const profile = profiler->StopProfiling(v8_str("p"));
  TextStream stream(100);
  profile->Serialize(&stream);
  CHECK(stream.ended);
  for (char c : stream.text) CHECK_GE(c, ' ');
  CHECK(env->Global()->Set(env.local(), v8_str("text"), v8_str(stream.text.c_str())).FromJust());
  CompileRun("var p = JSON.parse(text), byId = new Map(p.nodes.map(n => [n.id, n]))");
  ExpectString("Object.keys(p).join()", "nodes,startTime,endTime,samples,timeDeltas");
  ExpectString("JSON.stringify(p.nodes[0].callFrame)",
               "{\"functionName\":\"(root)\",\"scriptId\":\"0\",\"url\":\"\",\"lineNumber\":-1,\"columnNumber\":-1}");
  ExpectTrue("p.samples.length === p.timeDeltas.length && p.samples.every(id => byId.has(id))");
  ExpectTrue("p.timeDeltas.every(d => d >= 0) && p.startTime + p.timeDeltas.reduce((a, b) => a + b) <= p.endTime");
  ExpectTrue("p.nodes.every(n => (n.children ?? []).every(c => byId.has(c)))");
  ExpectTrue("p.nodes.some(n => n.callFrame.functionName === '\\u00e4\\u4e00')");
  ExpectString("(n => n.callFrame.lineNumber + ':' + n.callFrame.columnNumber)"
               "(p.nodes.find(n => n.callFrame.functionName === 'work'))", "1:13");
  ExpectTrue("p.nodes.find(n => n.callFrame.functionName === 'work' && n.positionTicks).positionTicks.every(t => t.line >= 2 && t.ticks > 0)");
  TextStream aborting(100, 150);
  profile->Serialize(&aborting);
  CHECK(!aborting.ended);
  CHECK_EQ(200u, aborting.text.size());
}

// Scripts may start and stop the profiler of their context's extension.
TEST(CpuProfilerFromScript) {
  v8::Isolate* const isolate = CcTest::isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = CcTest::NewContext({PROFILER_EXTENSION_ID});
  v8::Context::Scope context_scope(context);
  Profiling profiler(isolate);
  profiler.internal()->set_sampling_interval(v8::base::TimeDelta::FromMicroseconds(500));
  CHECK_EQ(500, profiler.internal()->sampling_interval_us());
  v8::internal::ProfilerExtension::set_profiler(profiler.internal());
  CompileRun("(function first() { startProfiling('t') })();"
             "(function second() { collectSample() })(); (function third() { stopProfiling('t') })()");
  v8::internal::ProfilerExtension::set_profiler(static_cast<CpuProfiler*>(nullptr));
  const CpuProfile* const profile = v8::internal::ProfilerExtension::last_profile;
  CHECK_NOT_NULL(profile);
  CHECK_NOT_NULL(Find(profile, {"", "first", "startProfiling"}));
  CHECK_NOT_NULL(Find(profile, {"", "second", "collectSample"}));
}

TEST(CpuProfilerIsForgottenWithItsIsolate) {
  CpuProfiler* profiler = nullptr;
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator_shared.reset(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  WithOwnIsolate(params, [&](v8::Isolate* isolate, v8::Local<v8::Context>) {
    profiler = CpuProfiler::New(isolate);
    profiler->SetSamplingInterval(100);
    profiler->Start(CpuProfilingOptions());
    CompileRun("for (let i = 0; i < 10000; i++);");
  });
}

// Calls take the quick way again after a profile, as the stack's limit is where it was.
TEST(CpuProfilerLeavesNoInterrupt) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  CompileRun(kWork);
  auto* const internal = reinterpret_cast<v8::internal::Isolate*>(isolate);
  for (int i = 0; i < 20; ++i) {
    Profiling profiler(isolate);
    profiler->SetSamplingInterval(20);
    const v8::ProfilerId id = profiler->Start(CpuProfilingOptions()).id;
    CompileRun("run()");
    profiler->Stop(id);
    CompileRun("work(1)");
    uint64_t* const limit = internal->vm_stack_limit;
    CHECK_EQ(internal->vm_stack_real_limit, limit);
    CHECK(internal->sample_hook == nullptr);
  }
}

namespace {

class Handler final : public v8::CodeEventHandler {
 public:
  explicit Handler(v8::Isolate* isolate) : CodeEventHandler(isolate), isolate_(isolate) {}
  void Handle(v8::CodeEvent* event) override {
    const v8::String::Utf8Value name(isolate_, event->GetFunctionName());
    const v8::String::Utf8Value script(isolate_, event->GetScriptName());
    CHECK_NE(0u, event->GetCodeStartAddress());
    CHECK_LT(0u, event->GetCodeSize());
    CHECK_EQ(0u, event->GetPreviousCodeStartAddress());
    CHECK_EQ(0, strcmp("", event->GetComment()));
    events += std::string(v8::CodeEvent::GetCodeEventTypeName(event->GetCodeType())) + " " + *name + " " + *script +
              " " + std::to_string(event->GetScriptLine()) + ":" + std::to_string(event->GetScriptColumn()) + "\n";
  }
  std::string events;

 private:
  v8::Isolate* const isolate_;
};

}  // namespace

TEST(CodeEventHandlerEvents) {
  LocalContext env;
  v8::Isolate* const isolate = env->GetIsolate();
  v8::HandleScope handles(isolate);
  CompileRunWithOrigin("function before() {}\n before()", "old.js");
  Handler handler(isolate);
  CompileRun("function unheard() {} unheard()");
  CHECK_EQ("", handler.events);
  handler.Enable();
  CHECK_NE(std::string::npos, handler.events.find("Function before old.js 1:1\n"));
  handler.events.clear();
  handler.Enable();  // once is enough
  CHECK_EQ("", handler.events);
  CompileRunWithOrigin("function lazy() {}\n   lazy(); eval('2')", "new.js");
  CHECK_NE(std::string::npos, handler.events.find("Script  new.js 1:1\n"));
  CHECK_NE(std::string::npos, handler.events.find("Function lazy new.js 1:1\n"));
  CHECK_NE(std::string::npos, handler.events.find("Eval  "));
  handler.Disable();
  handler.events.clear();
  CompileRun("function unheard2() {} unheard2()");
  CHECK_EQ("", handler.events);
  CHECK_EQ(0, strcmp("Relocation", v8::CodeEvent::GetCodeEventTypeName(v8::kRelocationType)));
  CHECK_EQ(0, strcmp("Unknown", v8::CodeEvent::GetCodeEventTypeName(v8::kUnknownType)));
}

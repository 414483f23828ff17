#include "src/api/api-inl.h"
#include "src/bytecode/unlinked-code.h"
#include "test/cctest/cctest.h"

// ScriptCompiler::CachedData and the options of compilation.

namespace {

using v8::ScriptCompiler;
using Cache = ScriptCompiler::CachedData;

const v8::ScriptOrigin Origin(bool is_module = false) {
  return v8::ScriptOrigin(v8_str("cached.js"), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, is_module);
}

std::unique_ptr<Cache> CacheOf(v8::Local<v8::Context> context, const char* text) {
  ScriptCompiler::Source source(v8_str(text), Origin());
  return std::unique_ptr<Cache>(
      ScriptCompiler::CreateCodeCache(ScriptCompiler::Compile(context, &source).ToLocalChecked()->GetUnboundScript()));
}

// Whether the cache is accepted for the text, which runs in any case.
bool IsAccepted(v8::Local<v8::Context> context, const Cache& cache, const char* text) {
  ScriptCompiler::Source source(v8_str(text), Origin(), new Cache(cache.data, cache.length));
  v8::Local<v8::Script> script =
      ScriptCompiler::Compile(context, &source, ScriptCompiler::kConsumeCodeCache).ToLocalChecked();
  CHECK(!script->Run(context).IsEmpty());
  return !source.GetCachedData()->rejected;
}

}  // namespace

TEST(CodeCacheAcceptedAndRejected) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto cache = CacheOf(env.local(), "1 + 1");
  CHECK_LT(0, cache->length);
  CHECK_EQ(Cache::BufferOwned, cache->buffer_policy);
  CHECK(IsAccepted(env.local(), *cache, "1 + 1"));
  CHECK(!IsAccepted(env.local(), *cache, "1 + 2"));
  CHECK(!IsAccepted(env.local(), *cache, "1 + 11"));
  // Without kConsumeCodeCache nobody looks at it.
  ScriptCompiler::Source source(v8_str("other"), Origin(), new Cache(cache->data, cache->length));
  CHECK(!ScriptCompiler::Compile(env.local(), &source).IsEmpty());
  CHECK(!source.GetCachedData()->rejected);
}

// The width of the text does not matter.
TEST(CodeCacheOfWideText) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* text = "'\u20ac'.length";
  const auto cache = CacheOf(env.local(), text);
  CHECK(IsAccepted(env.local(), *cache, text));
}

TEST(CodeCacheCompatibility) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Isolate* const isolate = CcTest::isolate();
  const auto cache = CacheOf(env.local(), "1 + 1");
  CHECK_EQ(Cache::kSuccess, cache->CompatibilityCheck(isolate));
  std::vector<uint8_t> bytes(cache->data, cache->data + cache->length);
  const auto check = [&](size_t length) {
    return Cache(bytes.data(), static_cast<int>(length)).CompatibilityCheck(isolate);
  };
  CHECK_EQ(Cache::kInvalidHeader, check(0));
  CHECK_EQ(Cache::kInvalidHeader, check(bytes.size() - 1));
  bytes.push_back(0);
  CHECK_EQ(Cache::kLengthMismatch, check(bytes.size()));
  bytes.pop_back();
  bytes.back() ^= 1;
  CHECK_EQ(Cache::kChecksumMismatch, check(bytes.size()));
  bytes.back() ^= 1;
  bytes[0] ^= 1;
  CHECK_EQ(Cache::kMagicNumberMismatch, check(bytes.size()));
  bytes[0] ^= 1;
  bytes[4] ^= 1;
  CHECK_EQ(Cache::kVersionMismatch, check(bytes.size()));
  bytes[4] ^= 1;
  bytes[8] ^= 1;
  CHECK_EQ(Cache::kFlagsMismatch, check(bytes.size()));
  bytes[8] ^= 1;
  CHECK_EQ(Cache::kSuccess, check(bytes.size()));
  CHECK(!IsAccepted(env.local(), Cache(bytes.data(), 3), "1 + 1"));
}

// A cache of other flags is not accepted, and the tag tells.
TEST(CodeCacheOfOtherFlags) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto cache = CacheOf(env.local(), "1 + 1");
  const uint32_t tag = ScriptCompiler::CachedDataVersionTag();
  i::v8_flags.allow_natives_syntax = !i::v8_flags.allow_natives_syntax;
  i::FlagList::ResetFlagHash();
  CHECK_EQ(Cache::kFlagsMismatch, cache->CompatibilityCheck(CcTest::isolate()));
  CHECK_NE(tag, ScriptCompiler::CachedDataVersionTag());
  i::v8_flags.allow_natives_syntax = !i::v8_flags.allow_natives_syntax;
  i::FlagList::ResetFlagHash();
  CHECK_EQ(tag, ScriptCompiler::CachedDataVersionTag());
}

TEST(CodeCacheOfModulesAndFunctions) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Local<v8::Context> context = env.local();
  v8::Isolate* const isolate = CcTest::isolate();
  ScriptCompiler::Source module_source(v8_str("1 + 1"), Origin(true));
  const auto module = ScriptCompiler::CompileModule(isolate, &module_source).ToLocalChecked();
  std::unique_ptr<Cache> cache(ScriptCompiler::CreateCodeCache(module->GetUnboundModuleScript()));
  // The same text as a script is something else.
  CHECK(!IsAccepted(context, *cache, "1 + 1"));
  ScriptCompiler::Source again(v8_str("1 + 1"), Origin(true), new Cache(cache->data, cache->length));
  CHECK(!ScriptCompiler::CompileModule(isolate, &again, ScriptCompiler::kConsumeCodeCache).IsEmpty());
  CHECK(!again.GetCachedData()->rejected);

  ScriptCompiler::Source body(v8_str("return a + 1"), Origin());
  v8::Local<v8::String> names[] = {v8_str("a")};
  const auto function = ScriptCompiler::CompileFunction(context, &body, 1, names).ToLocalChecked();
  cache.reset(ScriptCompiler::CreateCodeCacheForFunction(function));
  ScriptCompiler::Source body_again(v8_str("return a + 1"), Origin(), new Cache(cache->data, cache->length));
  CHECK(!ScriptCompiler::CompileFunction(context, &body_again, 1, names, 0, nullptr, ScriptCompiler::kConsumeCodeCache)
             .IsEmpty());
  CHECK(!body_again.GetCachedData()->rejected);
}

TEST(ConsumeCodeCacheTask) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto cache = CacheOf(env.local(), "40 + 2");
  for (const char* text : {"40 + 2", "40 + 3"}) {
    auto* task =
        ScriptCompiler::StartConsumingCodeCache(CcTest::isolate(), std::make_unique<Cache>(cache->data, cache->length));
    std::thread thread([task] { task->Run(); });
    thread.join();
    task->SourceTextAvailable(CcTest::isolate(), v8_str(text), Origin());
    CHECK(!task->ShouldMergeWithExistingScript());
    task->MergeWithExistingScript();
    ScriptCompiler::Source source(v8_str(text), Origin(), new Cache(cache->data, cache->length), task);
    const auto script =
        ScriptCompiler::Compile(env.local(), &source, ScriptCompiler::kConsumeCodeCache).ToLocalChecked();
    CHECK_EQ(strcmp(text, "40 + 2") != 0, source.GetCachedData()->rejected);
    CHECK(!script->Run(env.local()).IsEmpty());
  }
}

TEST(CompileOptionsThatContradict) {
  const auto valid = [](int options) {
    return ScriptCompiler::CompileOptionsIsValid(static_cast<ScriptCompiler::CompileOptions>(options));
  };
  CHECK(valid(ScriptCompiler::kNoCompileOptions));
  CHECK(valid(ScriptCompiler::kConsumeCodeCache));
  CHECK(valid(ScriptCompiler::kEagerCompile));
  CHECK(!valid(ScriptCompiler::kConsumeCodeCache | ScriptCompiler::kEagerCompile));
  CHECK(!valid(ScriptCompiler::kConsumeCodeCache | ScriptCompiler::kProduceCompileHints));
  CHECK(!valid(ScriptCompiler::kEagerCompile | ScriptCompiler::kProduceCompileHints));
  CHECK(valid(ScriptCompiler::kProduceCompileHints | ScriptCompiler::kFollowCompileHintsMagicComment));
  CHECK(!valid(ScriptCompiler::kProduceCompileHints | ScriptCompiler::kConsumeCompileHints));
}

namespace {

std::vector<int> HintsAfterRun(v8::Local<v8::Context> context, ScriptCompiler::Source* source, int options) {
  const auto script =
      ScriptCompiler::Compile(context, source, static_cast<ScriptCompiler::CompileOptions>(options)).ToLocalChecked();
  CHECK(script->GetProducedCompileHints().empty());
  CHECK(!script->Run(context).IsEmpty());
  const auto hints = script->GetProducedCompileHints();
  CHECK(hints == script->GetCompileHintsCollector()->GetCompileHints(context->GetIsolate()));
  return hints;
}

}  // namespace

// What was compiled for its first call is a hint for the next time, and hints make it compile at once.
TEST(CompileHints) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* text = "function f() { return g(); } function unused() {} function g() {} f();";
  ScriptCompiler::Source source(v8_str(text), Origin());
  const std::vector<int> hints = HintsAfterRun(env.local(), &source, ScriptCompiler::kProduceCompileHints);
  CHECK_EQ(size_t{2}, hints.size());
  CHECK_EQ('(', text[hints[0]]);
  CHECK_EQ('f', text[hints[0] - 1]);
  CHECK_EQ('g', text[hints[1] - 1]);

  ScriptCompiler::Source plain(v8_str(text), Origin());
  CHECK(HintsAfterRun(env.local(), &plain, ScriptCompiler::kNoCompileOptions).empty());

  struct Only {
    int position;
    static bool Hint(int position, void* data) { return position == static_cast<Only*>(data)->position; }
  } only{static_cast<int>(strstr(text, "unused") + strlen("unused") - text)};
  const auto has_code = [&] {
    const auto function = v8::Utils::OpenHandle(*GetGlobal<v8::Function>("unused"));
    return i::Cast<i::JSFunction>(*function)->shared()->unlinked()->code() != nullptr;
  };
  CHECK(!has_code());
  ScriptCompiler::Source hinted(v8_str(text), Origin(), Only::Hint, &only);
  CHECK(HintsAfterRun(env.local(), &hinted, ScriptCompiler::kConsumeCompileHints).empty());
  CHECK(has_code());
  ScriptCompiler::Source eager(v8_str(text), Origin());
  CHECK(HintsAfterRun(env.local(), &plain, ScriptCompiler::kNoCompileOptions).empty());
  CHECK(!has_code());
  CHECK(HintsAfterRun(env.local(), &eager, ScriptCompiler::kEagerCompile).empty());
  CHECK(has_code());
}

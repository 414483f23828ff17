#include "test/cctest/cctest.h"
#include "test/common/streaming-helper.h"

// ScriptCompiler::StreamedSource: scripts and modules that arrive in pieces and are compiled on another thread.

namespace {

using v8::ScriptCompiler;
using Encoding = ScriptCompiler::StreamedSource::Encoding;

// Pieces of bytes, also with zeros in them.
class BytesStream : public ScriptCompiler::ExternalSourceStream {
 public:
  explicit BytesStream(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {}
  size_t GetMoreData(const uint8_t** src) override {
    if (next_ == pieces_.size()) return 0;
    const std::string& piece = pieces_[next_++];
    uint8_t* const copy = new uint8_t[piece.size()];
    memcpy(copy, piece.data(), piece.size());
    *src = copy;
    return piece.size();
  }

 private:
  const std::vector<std::string> pieces_;
  size_t next_ = 0;
};

v8::MaybeLocal<v8::Script> CompileStreamed(v8::Local<v8::Context> context, std::vector<std::string> pieces,
                                           Encoding encoding, v8::Local<v8::String> full_source,
                                           ScriptCompiler::CompileOptions options = ScriptCompiler::kNoCompileOptions,
                                           v8::CompileHintCallback hint = nullptr, void* hint_data = nullptr) {
  v8::Isolate* const isolate = context->GetIsolate();
  ScriptCompiler::StreamedSource source(std::make_unique<BytesStream>(std::move(pieces)), encoding);
  std::unique_ptr<ScriptCompiler::ScriptStreamingTask> task(
      ScriptCompiler::StartStreaming(isolate, &source, v8::ScriptType::kClassic, options, hint, hint_data));
  StreamerThread::StartThreadForTaskAndJoin(task.get());
  task.reset();
  return ScriptCompiler::Compile(context, &source, full_source, v8::ScriptOrigin(v8_str("streamed.js"), 10, 0));
}

std::string Evaluate(v8::Local<v8::Context> context, v8::MaybeLocal<v8::Script> script) {
  v8::Local<v8::Value> value;
  if (!script.ToLocalChecked()->Run(context).ToLocal(&value)) return "exception";
  return *v8::String::Utf8Value(context->GetIsolate(), value);
}

}  // namespace

TEST(StreamedScript) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Local<v8::Context> context = env.local();
  const auto full = v8_str("function f(n) { return n * 2; }\nf(21) + ' ' + f");
  const auto script =
      CompileStreamed(context, {"function f(n) { ret", "urn n * 2; }\nf(2", "1) + ' ' + f"}, Encoding::ONE_BYTE, full);
  // The lazily compiled function and its text come from the full source.
  CHECK_EQ(std::string("42 function f(n) { return n * 2; }"), Evaluate(context, script));
  CHECK_EQ(std::string("streamed.js"),
           std::string(*v8::String::Utf8Value(CcTest::isolate(), script.ToLocalChecked()->GetResourceName())));
}

TEST(StreamedEmptyScript) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto script = CompileStreamed(env.local(), {}, Encoding::UTF8, v8_str(""));
  CHECK_EQ(std::string("undefined"), Evaluate(env.local(), script));
}

// A character may be split over two pieces.
TEST(StreamedUtf8) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto full = v8_str("'\u00e9\u20ac\U0001F600'");
  const std::string text(*v8::String::Utf8Value(CcTest::isolate(), full));
  std::vector<std::string> bytes;
  for (char byte : text) bytes.push_back(std::string(1, byte));
  const auto script = CompileStreamed(env.local(), bytes, Encoding::UTF8, full);
  CHECK_EQ(std::string("\u00e9\u20ac\U0001F600"), Evaluate(env.local(), script));
}

TEST(StreamedTwoByte) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char16_t text[] = u"'\u20ac' + 1";
  const std::string bytes(reinterpret_cast<const char*>(text), sizeof text - sizeof text[0]);
  const auto full =
      v8::String::NewFromTwoByte(CcTest::isolate(), reinterpret_cast<const uint16_t*>(text)).ToLocalChecked();
  const auto script = CompileStreamed(env.local(), {bytes.substr(0, 3), bytes.substr(3)}, Encoding::TWO_BYTE, full);
  CHECK_EQ(std::string("\u20ac1"), Evaluate(env.local(), script));
}

TEST(StreamedWindows1252) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const auto script = CompileStreamed(env.local(), {"'\x80\x99\xe9\xa0' + 1"}, Encoding::WINDOWS_1252,
                                      v8_str("'\u20ac\u2122\u00e9\u00a0' + 1"));
  CHECK_EQ(std::string("\u20ac\u2122\u00e9\u00a0"
                       "1"),
           Evaluate(env.local(), script));
}

// Where the text that is handed over is not what was streamed, it counts.
TEST(StreamedOtherText) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  CHECK_EQ(std::string("3"),
           Evaluate(env.local(), CompileStreamed(env.local(), {"1 + 1"}, Encoding::ONE_BYTE, v8_str("1 + 2"))));
  CHECK_EQ(std::string("33"),
           Evaluate(env.local(), CompileStreamed(env.local(), {"1 + 1"}, Encoding::ONE_BYTE, v8_str("11 + 22"))));
  CHECK_EQ(std::string("2"),
           Evaluate(env.local(), CompileStreamed(env.local(), {"1 +* 1"}, Encoding::ONE_BYTE, v8_str("1 + 1;"))));
}

// Errors of the syntax are thrown by Compile, with their place in the origin's lines.
TEST(StreamedSyntaxError) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::TryCatch try_catch(CcTest::isolate());
  const auto script =
      CompileStreamed(env.local(), {"ok();\n  var if", " = 1;"}, Encoding::UTF8, v8_str("ok();\n  var if = 1;"));
  CHECK(script.IsEmpty());
  CHECK(try_catch.HasCaught());
  CHECK_EQ(std::string("SyntaxError: Unexpected token 'if'"),
           std::string(*v8::String::Utf8Value(CcTest::isolate(), try_catch.Exception())));
  CHECK_EQ(12, try_catch.Message()->GetLineNumber(env.local()).FromJust());
  CHECK_EQ(6, try_catch.Message()->GetStartColumn());
  try_catch.Reset();
  // The next one is none the worse for it.
  CHECK_EQ(std::string("7"), Evaluate(env.local(), CompileStreamed(env.local(), {"7"}, Encoding::UTF8, v8_str("7"))));
}

TEST(StreamedMagicComments) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* text = "1;\n//# sourceURL=bar.js\n//# sourceMappingURL=bar.map\n";
  const auto script = CompileStreamed(env.local(), {text}, Encoding::UTF8, v8_str(text)).ToLocalChecked();
  const auto unbound = script->GetUnboundScript();
  CHECK(unbound->GetSourceURL()->StrictEquals(v8_str("bar.js")));
  CHECK(unbound->GetSourceMappingURL()->StrictEquals(v8_str("bar.map")));
}

TEST(StreamedModule) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::Local<v8::Context> context = env.local();
  v8::Isolate* const isolate = CcTest::isolate();
  const char* chunks[] = {"export const answer = await Promise.res", "olve(42); globalThis.seen = answer;", nullptr};
  ScriptCompiler::StreamedSource source(std::make_unique<i::TestSourceStream>(chunks), Encoding::UTF8);
  std::unique_ptr<ScriptCompiler::ScriptStreamingTask> task(
      ScriptCompiler::StartStreaming(isolate, &source, v8::ScriptType::kModule));
  StreamerThread::StartThreadForTaskAndJoin(task.get());
  std::unique_ptr<char[]> full(i::TestSourceStream::FullSourceString(chunks));
  const v8::ScriptOrigin origin(v8_str("m.mjs"), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, true);
  v8::Local<v8::Module> module =
      ScriptCompiler::CompileModule(context, &source, v8_str(full.get()), origin).ToLocalChecked();
  CHECK(module->InstantiateModule(context, [](auto, auto, auto, auto) { return v8::MaybeLocal<v8::Module>(); })
            .FromJust());
  CHECK(module->HasTopLevelAwait());
  CHECK(!module->Evaluate(context).IsEmpty());
  isolate->PerformMicrotaskCheckpoint();
  ExpectInt32("seen", 42);
}

// kEagerCompile and the hints: what is compiled at once is not compiled when it is first called.
TEST(StreamedWithHints) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  const char* text = "function f() {}\nfunction g(x) {}\nf(); g();";
  struct Asked {
    std::vector<int> positions;
    static bool Hint(int position, void* data) {
      static_cast<Asked*>(data)->positions.push_back(position);
      return true;
    }
  } asked;
  const auto options = static_cast<ScriptCompiler::CompileOptions>(ScriptCompiler::kConsumeCompileHints);
  const auto script =
      CompileStreamed(env.local(), {text}, Encoding::UTF8, v8_str(text), options, Asked::Hint, &asked).ToLocalChecked();
  CHECK_EQ(size_t{2}, asked.positions.size());
  CHECK_EQ(10, asked.positions[0]);
  CHECK_EQ(26, asked.positions[1]);
  CHECK(!script->Run(env.local()).IsEmpty());
}

// Nesting that is too deep for the other thread's stack is tried again on the isolate's, where it is an error.
TEST(StreamedTooDeep) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  v8::TryCatch try_catch(CcTest::isolate());
  const std::string text(1000000, '(');
  CHECK(CompileStreamed(env.local(), {text}, Encoding::ONE_BYTE, v8_str(text.c_str())).IsEmpty());
  CHECK(try_catch.Exception()->IsNativeError());
  CHECK_EQ(std::string("RangeError: Maximum call stack size exceeded"),
           std::string(*v8::String::Utf8Value(CcTest::isolate(), try_catch.Exception())));
}

// Several sources are compiled at the same time, beside an isolate that runs.
TEST(StreamedSideBySide) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext env;
  constexpr int kCount = 4;
  std::string text;
  for (int k = 0; k < 2000; ++k) {
    text += "function f" + std::to_string(k) + "(a) { return a + " + std::to_string(k) + "; }\n";
  }
  text += "f1999(1)";
  std::vector<std::unique_ptr<ScriptCompiler::StreamedSource>> sources;
  std::vector<std::unique_ptr<ScriptCompiler::ScriptStreamingTask>> tasks;
  std::vector<std::thread> threads;
  for (int k = 0; k < kCount; ++k) {
    sources.push_back(std::make_unique<ScriptCompiler::StreamedSource>(
        std::make_unique<BytesStream>(std::vector<std::string>{text}), Encoding::UTF8));
    tasks.emplace_back(ScriptCompiler::StartStreaming(CcTest::isolate(), sources.back().get()));
    threads.emplace_back([task = tasks.back().get()] { task->Run(); });
  }
  ExpectInt32("let s = 0; for (let i = 0; i < 100000; ++i) s += [i].length; s", 100000);
  for (auto& thread : threads) thread.join();
  for (auto& source : sources) {
    const auto script =
        ScriptCompiler::Compile(env.local(), source.get(), v8_str(text.c_str()), v8::ScriptOrigin(v8_str("side.js")));
    CHECK_EQ(std::string("2000"), Evaluate(env.local(), script));
  }
}

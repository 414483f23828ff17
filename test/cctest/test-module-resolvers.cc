// Resolvers of v8::Module::InstantiateModule that answer oddly: each ends with a linked graph or a clear error.

#include <functional>
#include <map>
#include <string>

#include "test/cctest/cctest.h"

namespace {

v8::Isolate* isolate() { return CcTest::isolate(); }
std::string Text(v8::Local<v8::Value> value) { return *v8::String::Utf8Value(isolate(), value); }

v8::Local<v8::Module> Compile(const char* source, const char* name = "m") {
  v8::ScriptOrigin origin(v8_str(name), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, true);
  v8::ScriptCompiler::Source text(v8_str(source), origin);
  return v8::ScriptCompiler::CompileModule(isolate(), &text).ToLocalChecked();
}

using Answer = std::function<v8::MaybeLocal<v8::Module>(const std::string& specifier, v8::Local<v8::Module> referrer)>;

// A context and the resolver of a test.
class ResolverTest {
 public:
  explicit ResolverTest(Answer answer) : answer_(std::move(answer)) { current_ = this; }
  ~ResolverTest() { current_ = nullptr; }

  v8::Local<v8::Context> context() { return context_.local(); }
  // "" when it could be linked, else the error.
  std::string Instantiate(v8::Local<v8::Module> module) {
    v8::TryCatch try_catch(isolate());
    const bool is_linked = module->InstantiateModule(context(), Resolve).FromMaybe(false);
    CHECK_EQ(!is_linked, try_catch.HasCaught());
    return is_linked ? "" : Text(try_catch.Exception());
  }
  // What the module, evaluated, exports as x; or its error.
  std::string Evaluate(v8::Local<v8::Module> module) {
    v8::Local<v8::Promise> promise = module->Evaluate(context()).ToLocalChecked().As<v8::Promise>();
    if (promise->State() == v8::Promise::kRejected) return Text(promise->Result());
    CHECK_EQ(v8::Promise::kFulfilled, promise->State());
    return Text(module->GetModuleNamespace().As<v8::Object>()->Get(context(), v8_str("x")).ToLocalChecked());
  }
  int asked() const { return asked_; }

 private:
  static v8::MaybeLocal<v8::Module> Resolve(v8::Local<v8::Context>, v8::Local<v8::String> specifier,
                                            v8::Local<v8::FixedArray>, v8::Local<v8::Module> referrer) {
    current_->asked_++;
    return current_->answer_(Text(specifier), referrer);
  }

  static ResolverTest* current_;
  v8::HandleScope handles_{CcTest::isolate()};
  LocalContext context_;
  const Answer answer_;
  int asked_ = 0;
};
ResolverTest* ResolverTest::current_ = nullptr;

v8::MaybeLocal<v8::Module> Throw(const char* message) {
  isolate()->ThrowException(v8::Exception::Error(v8_str(message)));
  return {};
}

}  // namespace

TEST(ResolverAnswersDifferentlyEachTime) {
  int answers = 0;
  ResolverTest test([&](const std::string&, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> {
    return Compile(("export const value = " + std::to_string(++answers)).c_str());
  });
  // Asked once for each request of a module: it keeps the answer.
  v8::Local<v8::Module> module =
      Compile("import { value } from 'a'; import * as a from 'a'; export const x = value + a.value;");
  CHECK_EQ(test.Instantiate(module), "");
  CHECK_EQ(test.asked(), 1);
  CHECK_EQ(test.Instantiate(module), "");
  CHECK_EQ(test.asked(), 1);
  CHECK_EQ(test.Evaluate(module), "2");
  // Another module asks anew and gets another one.
  v8::Local<v8::Module> other = Compile("export { value as x } from 'a'");
  CHECK_EQ(test.Instantiate(other), "");
  CHECK_EQ(test.Evaluate(other), "2");
  CHECK_EQ(test.asked(), 2);
}

TEST(ResolverAnswersWithTheReferrer) {
  ResolverTest test(
      [&](const std::string&, v8::Local<v8::Module> referrer) -> v8::MaybeLocal<v8::Module> { return referrer; });
  v8::Local<v8::Module> module = Compile("import { x as other } from 'a'; export let x = typeof (() => other);");
  CHECK_EQ(test.Instantiate(module), "");
  CHECK_EQ(test.Evaluate(module), "function");
  // A name that is only found through itself is not there.
  v8::Local<v8::Module> circular = Compile("export { x } from 'a'");
  CHECK_EQ(test.Instantiate(circular), "SyntaxError: The requested module 'a' does not provide an export named 'x'");
  CHECK_EQ(circular->GetStatus(), v8::Module::kUninstantiated);
}

TEST(ResolverAnswersWithModulesInEveryState) {
  v8::Local<v8::Module> answer;
  ResolverTest test([&](const std::string&, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> { return answer; });
  const char* const source = "import { value } from 'a'; export const x = value;";
  const auto run = [&] {
    v8::Local<v8::Module> module = Compile(source);
    const std::string error = test.Instantiate(module);
    return error.empty() ? test.Evaluate(module) : error;
  };
  answer = Compile("export const value = 'linked before'");
  CHECK_EQ(test.Instantiate(answer), "");
  CHECK_EQ(answer->GetStatus(), v8::Module::kInstantiated);
  CHECK_EQ(run(), "linked before");
  CHECK_EQ(answer->GetStatus(), v8::Module::kEvaluated);
  CHECK_EQ(run(), "linked before");

  answer = Compile("export const value = 1; throw new RangeError('failed before')");
  CHECK_EQ(test.Instantiate(answer), "");
  CHECK_EQ(test.Evaluate(answer), "RangeError: failed before");
  CHECK_EQ(answer->GetStatus(), v8::Module::kErrored);
  CHECK_EQ(run(), "RangeError: failed before");

  // Of another realm.
  {
    v8::Context::Scope other(v8::Context::New(isolate()));
    answer = Compile("export const value = Array === globalThis.Array && [].constructor");
  }
  CHECK_EQ(run(), "function Array() { [native code] }");

  answer = v8::Module::CreateSyntheticModule(
      isolate(), v8_str("s"), {v8_str("value")}, [](v8::Local<v8::Context> context, v8::Local<v8::Module> module) {
        CHECK(module->SetSyntheticModuleExport(isolate(), v8_str("value"), v8_str("synthetic")).FromJust());
        v8::Local<v8::Promise::Resolver> done = v8::Promise::Resolver::New(context).ToLocalChecked();
        CHECK(done->Resolve(context, v8::Undefined(isolate())).FromJust());
        return v8::MaybeLocal<v8::Value>(done->GetPromise());
      });
  CHECK_EQ(run(), "synthetic");
  CHECK_EQ(run(), "synthetic");
}

TEST(ResolverAnswersWithNothing) {
  ResolverTest test([&](const std::string&, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> { return {}; });
  v8::Local<v8::Module> module = Compile("import { x } from './there.js'");
  CHECK_EQ(test.Instantiate(module), "Error: Cannot find module './there.js'");
  CHECK_EQ(module->GetStatus(), v8::Module::kUninstantiated);
}

TEST(ResolverThrows) {
  bool answers = false;
  ResolverTest test([&](const std::string& specifier, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> {
    if (specifier == "a") return Compile("import 'b'; export const value = 1");
    if (answers) return Compile("");
    return Throw("not there");
  });
  v8::Local<v8::Module> module = Compile("import { value } from 'a'; export const x = value;");
  CHECK_EQ(test.Instantiate(module), "Error: not there");
  CHECK_EQ(module->GetStatus(), v8::Module::kUninstantiated);
  // It can be tried again; what was found before is asked for again.
  answers = true;
  CHECK_EQ(test.Instantiate(module), "");
  CHECK_EQ(test.asked(), 4);
  CHECK_EQ(test.Evaluate(module), "1");
}

TEST(ResolverThrowsAndAnswers) {
  ResolverTest test([&](const std::string&, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> {
    v8::Local<v8::Module> answer = Compile("export const value = 1");
    Throw("but it threw");
    return answer;
  });
  v8::Local<v8::Module> module = Compile("import { value } from 'a'; export const x = value;");
  CHECK_EQ(test.Instantiate(module), "Error: but it threw");
  CHECK_EQ(module->GetStatus(), v8::Module::kUninstantiated);
}

TEST(ResolverRunsScriptThatThrowsNothing) {
  ResolverTest test([&](const std::string&, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> {
    v8::TryCatch try_catch(isolate());
    CHECK(CompileRun("throw 1").IsEmpty());
    CHECK(try_catch.HasCaught());
    return Compile("export const x = 'caught'");
  });
  v8::Local<v8::Module> module = Compile("export { x } from 'a'");
  CHECK_EQ(test.Instantiate(module), "");
  CHECK_EQ(test.Evaluate(module), "caught");
}

TEST(ResolverInstantiatesWhatItIsAskedFor) {
  ResolverTest* self = nullptr;
  v8::Local<v8::Module> a, b, c;
  ResolverTest test([&](const std::string& specifier, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> {
    if (specifier == "c") return c;
    if (specifier == "a") return a;
    CHECK_EQ(self->Instantiate(b), "");
    return b;
  });
  self = &test;
  // What is asked for, and does not need what asks.
  a = Compile("export { x } from 'b'");
  b = Compile("export { x } from 'c'");
  c = Compile("export const x = 'c'");
  CHECK_EQ(test.Instantiate(a), "");
  CHECK_EQ(test.Evaluate(a), "c");
}

TEST(ResolverInstantiatesWhatAsks) {
  ResolverTest* self = nullptr;
  v8::Local<v8::Module> a, b, c;
  std::string error;
  ResolverTest test([&](const std::string& specifier, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> {
    if (specifier == "c") return c;
    if (specifier == "a") return a;
    error = self->Instantiate(b);
    return b;
  });
  self = &test;
  // b needs names of a, which has not all that it requests yet.
  a = Compile("import 'b'; export * from 'c'");
  b = Compile("import { x } from 'a'; export const seen = () => x");
  c = Compile("export const x = 'c'");
  CHECK_EQ(test.Instantiate(a), "");
  CHECK_EQ(error, "Error: Module 'm' is being instantiated: what it imports is not there yet");
  CHECK_EQ(a->GetStatus(), v8::Module::kInstantiated);
  CHECK_EQ(b->GetStatus(), v8::Module::kInstantiated);
  CHECK_EQ(test.Evaluate(a), "c");
}

TEST(ResolverInstantiatesTheSameModule) {
  ResolverTest* self = nullptr;
  v8::Local<v8::Module> module;
  std::string error;
  ResolverTest test([&](const std::string&, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> {
    error = self->Instantiate(module);
    return Compile("export const x = 1");
  });
  self = &test;
  module = Compile("export { x } from 'a'");
  CHECK_EQ(test.Instantiate(module), "");
  CHECK_EQ(error, "Error: Module 'm' is being instantiated: what it imports is not there yet");
  CHECK_EQ(test.Evaluate(module), "1");
}

TEST(ResolverEvaluatesWhatItIsAskedFor) {
  ResolverTest* self = nullptr;
  v8::Local<v8::Module> answer;
  ResolverTest test([&](const std::string&, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Module> {
    CHECK_EQ(self->Instantiate(answer), "");
    CHECK_EQ(self->Evaluate(answer), "early");
    return answer;
  });
  self = &test;
  answer = Compile("globalThis.runs = (globalThis.runs ?? 0) + 1; export const x = 'early'");
  v8::Local<v8::Module> module = Compile("export { x } from 'a'");
  CHECK_EQ(test.Instantiate(module), "");
  CHECK_EQ(test.Evaluate(module), "early");
  CHECK_EQ(Text(CompileRun("runs")), "1");
}

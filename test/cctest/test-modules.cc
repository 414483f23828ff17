// v8::Module: compiling, linking, evaluating, synthetic modules, and what the host is asked for.

#include <map>
#include <string>
#include <vector>

#include "test/cctest/cctest.h"
#include "test/cctest/heap/heap-utils.h"

namespace {

v8::Isolate* isolate() { return CcTest::isolate(); }
std::string Text(v8::Local<v8::Value> value) { return *v8::String::Utf8Value(isolate(), value); }
std::string RunText(const char* source) {
  v8::Local<v8::Value> result = CompileRun(source);
  return result.IsEmpty() ? "(exception)" : Text(result);
}

// The modules of a test by their specifiers.
std::map<std::string, v8::Global<v8::Module>>* g_modules;
std::vector<std::string>* g_asked;

struct ModuleTest {
  ModuleTest() {
    g_modules = &modules;
    g_asked = &asked;
  }
  ~ModuleTest() {
    modules.clear();
    g_modules = nullptr;
    g_asked = nullptr;
  }
  std::map<std::string, v8::Global<v8::Module>> modules;
  std::vector<std::string> asked;
};

v8::MaybeLocal<v8::Module> Compile(const char* source, const char* name = "m.mjs",
                                   v8::Local<v8::Data> options = v8::Local<v8::Data>()) {
  v8::ScriptOrigin origin(v8_str(name), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, true, options);
  v8::ScriptCompiler::Source text(v8_str(source), origin);
  return v8::ScriptCompiler::CompileModule(isolate(), &text);
}

v8::Local<v8::Module> Add(const char* name, const char* source) {
  v8::Local<v8::Module> module = Compile(source, name).ToLocalChecked();
  (*g_modules)[name].Reset(isolate(), module);
  return module;
}

v8::MaybeLocal<v8::Module> Find(const std::string& specifier) {
  g_asked->push_back(specifier);
  const auto found = g_modules->find(specifier);
  if (found != g_modules->end()) return found->second.Get(isolate());
  isolate()->ThrowException(v8::Exception::Error(v8_str(("nothing called " + specifier).c_str())));
  return v8::MaybeLocal<v8::Module>();
}

v8::MaybeLocal<v8::Module> Resolve(v8::Local<v8::Context>, v8::Local<v8::String> specifier,
                                   v8::Local<v8::FixedArray>, v8::Local<v8::Module>) {
  return Find(Text(specifier));
}
v8::MaybeLocal<v8::Module> ResolveOld(v8::Local<v8::Context>, v8::Local<v8::String> specifier, v8::Local<v8::Module>) {
  return Find(Text(specifier));
}
v8::MaybeLocal<v8::Module> ResolveNothing(v8::Local<v8::Context>, v8::Local<v8::String>, v8::Local<v8::FixedArray>,
                                          v8::Local<v8::Module>) {
  return v8::MaybeLocal<v8::Module>();
}

v8::Local<v8::Promise> Run(v8::Local<v8::Context> context, v8::Local<v8::Module> module) {
  CHECK(module->InstantiateModule(context, Resolve).FromJust());
  return module->Evaluate(context).ToLocalChecked().As<v8::Promise>();
}

std::string Export(v8::Local<v8::Context> context, v8::Local<v8::Module> module, const char* name) {
  return Text(module->GetModuleNamespace().As<v8::Object>()->Get(context, v8_str(name)).ToLocalChecked());
}

}  // namespace

TEST(ModuleLifecycle) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> module = Add("a", "import { b } from 'b'; export const sum = b + 1;");
  Add("b", "export let b = 41; globalThis.ran = true;");
  CHECK_EQ(v8::Module::kUninstantiated, module->GetStatus());
  CHECK(module->IsSourceTextModule());
  CHECK(!module->IsSyntheticModule());
  CHECK_NE(0, module->GetIdentityHash());
  CHECK(module->InstantiateModule(context.local(), Resolve).FromJust());
  CHECK_EQ(v8::Module::kInstantiated, module->GetStatus());
  CHECK_EQ("undefined", RunText("typeof ran"));
  CHECK(!module->IsGraphAsync());
  v8::Local<v8::Promise> promise = module->Evaluate(context.local()).ToLocalChecked().As<v8::Promise>();
  CHECK_EQ(v8::Promise::kFulfilled, promise->State());
  CHECK_EQ(v8::Module::kEvaluated, module->GetStatus());
  CHECK_EQ("42", Export(context.local(), module, "sum"));
  CHECK(module->GetModuleNamespace()->IsModuleNamespaceObject());
  // The same promise, the same namespace.
  CHECK(promise == module->Evaluate(context.local()).ToLocalChecked());
  CHECK_EQ(1u, modules.asked.size());
}

TEST(ModuleRequests) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Module> module =
      Compile("import 'a';\nimport x from 'b' with { type: 'json', 'k': 'v' };\n  import defer * as d from 'c';\n"
              "export * from 'a'; import source s from 'd';")
          .ToLocalChecked();
  v8::Local<v8::FixedArray> requests = module->GetModuleRequests();
  CHECK_EQ(4, requests->Length());
  CHECK_EQ(4, module->GetModuleRequestsLength());
  const auto request = [&](int i) { return requests->Get(context.local(), i).As<v8::ModuleRequest>(); };
  CHECK(requests->Get(0)->IsModuleRequest());
  CHECK_EQ("a", Text(request(0)->GetSpecifier()));
  CHECK_EQ(7, request(0)->GetSourceOffset());
  CHECK(v8::ModuleImportPhase::kEvaluation == request(1)->GetPhase());
  CHECK(v8::ModuleImportPhase::kDefer == request(2)->GetPhase());
  CHECK(v8::ModuleImportPhase::kSource == request(3)->GetPhase());
  v8::Local<v8::FixedArray> attributes = request(1)->GetImportAttributes();
  CHECK_EQ(6, attributes->Length());
  CHECK_EQ("k", Text(attributes->Get(0).As<v8::Value>()));
  CHECK_EQ("v", Text(attributes->Get(1).As<v8::Value>()));
  CHECK_EQ("type", Text(attributes->Get(3).As<v8::Value>()));
  CHECK_EQ("json", Text(attributes->Get(4).As<v8::Value>()));
  v8::Location place = module->SourceOffsetToLocation(request(2)->GetSourceOffset());
  CHECK_EQ(2, place.GetLineNumber());
  CHECK_EQ(27, place.GetColumnNumber());
  CHECK_EQ(1, module->GetModuleRequestLocation(1).GetLineNumber());
  CHECK_EQ("b", Text(module->GetModuleRequest(1)));
}

TEST(ModuleThatDoesNotCompile) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::TryCatch try_catch(isolate());
  CHECK(Compile("export { missing };").IsEmpty());
  CHECK_EQ("SyntaxError: Export 'missing' is not defined in module", Text(try_catch.Exception()));
  CHECK_EQ(1, try_catch.Message()->GetLineNumber(context.local()).FromJust());
}

TEST(ModuleWhoseDependencyIsMissing) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> module = Add("a", "import 'b'; import 'c';");
  Add("b", "");
  {
    v8::TryCatch try_catch(isolate());
    CHECK(module->InstantiateModule(context.local(), Resolve).IsNothing());
    CHECK_EQ("Error: nothing called c", Text(try_catch.Exception()));
  }
  CHECK_EQ(v8::Module::kUninstantiated, module->GetStatus());
  // A resolver that answers with nothing and does not say why.
  {
    v8::TryCatch try_catch(isolate());
    CHECK(module->InstantiateModule(context.local(), ResolveNothing).IsNothing());
    CHECK_EQ("Error: Cannot find module 'b'", Text(try_catch.Exception()));
  }
  // Everything is asked for anew.
  Add("c", "");
  modules.asked.clear();
  CHECK(module->InstantiateModule(context.local(), ResolveOld).FromJust());
  CHECK_EQ(2u, modules.asked.size());
}

TEST(ModuleThatImportsWhatIsNotExported) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> module = Add("a", "import 'b';\nimport { x, y } from 'c';");
  v8::Local<v8::Module> b = Add("b", "export const fine = 1");
  Add("c", "export const x = 1;");
  v8::TryCatch try_catch(isolate());
  CHECK(module->InstantiateModule(context.local(), Resolve).IsNothing());
  CHECK_EQ("SyntaxError: The requested module 'c' does not provide an export named 'y'", Text(try_catch.Exception()));
  CHECK_EQ(2, try_catch.Message()->GetLineNumber(context.local()).FromJust());
  CHECK_EQ(12, try_catch.Message()->GetStartColumn(context.local()).FromJust());
  CHECK_EQ("a", Text(try_catch.Message()->GetScriptResourceName()));
  CHECK_EQ(v8::Module::kUninstantiated, module->GetStatus());
  CHECK_EQ(v8::Module::kInstantiated, b->GetStatus());
}

TEST(ModuleThatThrows) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> module = Add("a", "import 'b'; globalThis.ran = true");
  v8::Local<v8::Module> b = Add("b", "throw new RangeError('b')");
  v8::Local<v8::Promise> promise = Run(context.local(), module);
  CHECK_EQ(v8::Promise::kRejected, promise->State());
  CHECK_EQ("RangeError: b", Text(promise->Result()));
  CHECK_EQ(v8::Module::kErrored, module->GetStatus());
  CHECK_EQ(v8::Module::kErrored, b->GetStatus());
  CHECK(module->GetException() == b->GetException());
  CHECK_EQ("undefined", RunText("typeof ran"));
}

TEST(ModuleThatAwaits) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> module = Add("a", "import 'b'; export let done = true");
  v8::Local<v8::Module> b = Add("b", "\n  await new Promise(resolve => globalThis.resolve = resolve);");
  v8::Local<v8::Promise> promise = Run(context.local(), module);
  CHECK(module->IsGraphAsync());
  CHECK(b->HasTopLevelAwait());
  CHECK(!module->HasTopLevelAwait());
  CHECK_EQ(v8::Promise::kPending, promise->State());
  CHECK_EQ(v8::Module::kEvaluated, module->GetStatus());
  {
    auto stalled = module->GetStalledTopLevelAwaitMessages(isolate());
    CHECK_EQ(1u, stalled.first.size());
    CHECK(b == stalled.first[0]);
    CHECK_EQ("Top-level await promise never resolved", Text(stalled.second[0]->Get()));
    CHECK_EQ(2, stalled.second[0]->GetLineNumber(context.local()).FromJust());
    CHECK_EQ(2, stalled.second[0]->GetStartColumn(context.local()).FromJust());
    CHECK_EQ(1u, module->GetStalledTopLevelAwaitMessage(isolate()).size());
  }
  CompileRun("resolve()");
  CHECK_EQ(v8::Promise::kFulfilled, promise->State());
  CHECK_EQ("true", Export(context.local(), module, "done"));
  CHECK(module->GetStalledTopLevelAwaitMessages(isolate()).first.empty());
}

// --- Synthetic modules

namespace {

v8::MaybeLocal<v8::Value> SetExports(v8::Local<v8::Context> context, v8::Local<v8::Module> module) {
  CHECK(module->SetSyntheticModuleExport(isolate(), v8_str("one"), v8_num(1)).FromJust());
  v8::TryCatch try_catch(isolate());
  CHECK(module->SetSyntheticModuleExport(isolate(), v8_str("none"), v8_num(1)).IsNothing());
  CHECK(try_catch.HasCaught());
  v8::Local<v8::Promise::Resolver> done = v8::Promise::Resolver::New(context).ToLocalChecked();
  CHECK(done->Resolve(context, v8::Undefined(isolate())).FromJust());
  return done->GetPromise();
}
v8::MaybeLocal<v8::Value> ThrowFromSteps(v8::Local<v8::Context>, v8::Local<v8::Module>) {
  isolate()->ThrowException(v8_str("steps"));
  return v8::MaybeLocal<v8::Value>();
}

}  // namespace

TEST(SyntheticModule) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> synthetic =
      v8::Module::CreateSyntheticModule(isolate(), v8_str("synthetic"), {v8_str("one"), v8_str("two")}, SetExports);
  CHECK(synthetic->IsSyntheticModule());
  CHECK_EQ(0, synthetic->GetModuleRequests()->Length());
  modules.modules["s"].Reset(isolate(), synthetic);
  v8::Local<v8::Module> module = Add("a", "import { one, two } from 's'; export const seen = `${one} ${two}`;");
  Run(context.local(), module);
  CHECK_EQ("1 undefined", Export(context.local(), module, "seen"));
  CHECK_EQ(v8::Module::kEvaluated, synthetic->GetStatus());
  // Later values are seen, too.
  CHECK(synthetic->SetSyntheticModuleExport(isolate(), v8_str("two"), v8_num(2)).FromJust());
  CHECK_EQ("2", Export(context.local(), synthetic, "two"));
}

TEST(SyntheticModuleThatThrows) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> synthetic = v8::Module::CreateSyntheticModule(
      isolate(), v8_str("synthetic"), std::vector<v8::Local<v8::String>>{v8_str("x")}, ThrowFromSteps);
  modules.modules["s"].Reset(isolate(), synthetic);
  v8::Local<v8::Module> module = Add("a", "import 's';");
  v8::Local<v8::Promise> promise = Run(context.local(), module);
  CHECK_EQ("steps", Text(promise->Result()));
  CHECK_EQ(v8::Module::kErrored, synthetic->GetStatus());
  CHECK_EQ("steps", Text(synthetic->GetException()));
}

namespace {

v8::Local<v8::Module> LinkedSynthetic(v8::Local<v8::Context> context,
                                      v8::Module::SyntheticModuleEvaluationSteps steps) {
  v8::Local<v8::Module> module = v8::Module::CreateSyntheticModule(
      isolate(), v8_str("synthetic"), std::vector<v8::Local<v8::String>>{v8_str("x")}, steps);
  CHECK(module->InstantiateModule(context, v8::Module::ResolveModuleCallback()).FromJust());
  return module;
}

}  // namespace

// Evaluate gives what the steps return, whatever it is; afterwards there is a promise.
TEST(SyntheticModuleGivesWhatItsStepsReturn) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Module> module = LinkedSynthetic(
      context.local(),
      [](v8::Local<v8::Context>, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Value> { return v8_str("completion"); });
  CHECK(module->Evaluate(context.local()).ToLocalChecked()->StrictEquals(v8_str("completion")));
  CHECK_EQ(v8::Module::kEvaluated, module->GetStatus());
  v8::Local<v8::Value> again = module->Evaluate(context.local()).ToLocalChecked();
  CHECK(again->IsPromise());
  CHECK_EQ(v8::Promise::kFulfilled, again.As<v8::Promise>()->State());
  CHECK(module->Evaluate(context.local()).ToLocalChecked()->StrictEquals(again));

  v8::Local<v8::Module> promising = LinkedSynthetic(
      context.local(), [](v8::Local<v8::Context> context, v8::Local<v8::Module>) -> v8::MaybeLocal<v8::Value> {
        v8::Local<v8::Promise::Resolver> resolver;
        if (!v8::Promise::Resolver::New(context).ToLocal(&resolver)) return v8::MaybeLocal<v8::Value>();
        return resolver->GetPromise();
      });
  v8::Local<v8::Value> promise = promising->Evaluate(context.local()).ToLocalChecked();
  CHECK(promise->IsPromise());
  CHECK(promising->Evaluate(context.local()).ToLocalChecked()->StrictEquals(promise));
}

TEST(SyntheticModuleThrowsWhatItsStepsThrow) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Module> module = LinkedSynthetic(context.local(), ThrowFromSteps);
  {
    v8::TryCatch try_catch(isolate());
    CHECK(module->Evaluate(context.local()).IsEmpty());
    CHECK(try_catch.HasCaught());
    CHECK_EQ("steps", Text(try_catch.Exception()));
  }
  CHECK_EQ(v8::Module::kErrored, module->GetStatus());
  CHECK_EQ("steps", Text(module->GetException()));
  // The steps do not run again: the error rejects a promise now.
  v8::Local<v8::Promise> promise = module->Evaluate(context.local()).ToLocalChecked().As<v8::Promise>();
  CHECK_EQ(v8::Promise::kRejected, promise->State());
  CHECK_EQ("steps", Text(promise->Result()));
}

// --- import(), import.meta, options

namespace {

std::string* g_import;

v8::Local<v8::Promise> Fulfilled(v8::Local<v8::Context> context, v8::Local<v8::Value> value) {
  v8::Local<v8::Promise::Resolver> done = v8::Promise::Resolver::New(context).ToLocalChecked();
  CHECK(done->Resolve(context, value).FromJust());
  return done->GetPromise();
}

v8::MaybeLocal<v8::Promise> Import(v8::Local<v8::Context> context, v8::Local<v8::Data> options,
                                   v8::Local<v8::Value> resource_name, v8::Local<v8::String> specifier,
                                   v8::Local<v8::FixedArray> attributes) {
  *g_import = Text(resource_name) + " " + Text(specifier);
  v8::Local<v8::PrimitiveArray> list = options.As<v8::PrimitiveArray>();
  for (int k = 0; k < list->Length(); ++k) *g_import += " option " + Text(list->Get(isolate(), k));
  for (int k = 0; k < attributes->Length(); ++k) *g_import += " " + Text(attributes->Get(k).As<v8::Value>());
  return Fulfilled(context, v8_num(7));
}
v8::MaybeLocal<v8::Promise> ImportOld(v8::Local<v8::Context> context, v8::Local<v8::ScriptOrModule> referrer,
                                      v8::Local<v8::String> specifier) {
  *g_import = "old " + Text(referrer->GetResourceName()) + " " + Text(specifier) + " " +
              std::to_string(referrer->GetHostDefinedOptions()->Length());
  return Fulfilled(context, v8_num(8));
}
v8::MaybeLocal<v8::Promise> ImportWithPhase(v8::Local<v8::Context> context, v8::Local<v8::Data>, v8::Local<v8::Value>,
                                            v8::Local<v8::String> specifier, v8::ModuleImportPhase phase,
                                            v8::Local<v8::FixedArray>) {
  *g_import = Text(specifier) + " " + std::to_string(static_cast<int>(phase));
  return Fulfilled(context, v8_num(9));
}
v8::MaybeLocal<v8::Promise> ImportThatThrows(v8::Local<v8::Context>, v8::Local<v8::Data>, v8::Local<v8::Value>,
                                             v8::Local<v8::String>, v8::Local<v8::FixedArray>) {
  isolate()->ThrowException(v8_str("no"));
  return v8::MaybeLocal<v8::Promise>();
}

}  // namespace

TEST(DynamicImport) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  std::string import;
  g_import = &import;
  v8::Local<v8::PrimitiveArray> options = v8::PrimitiveArray::New(isolate(), 1);
  options->Set(isolate(), 0, v8_str("mine"));
  v8::ScriptOrigin origin(v8_str("script.js"), 0, 0, false, -1, v8::Local<v8::Value>(), false, false, false, options);
  const auto run = [&](const char* source) {
    v8::Local<v8::Script> script =
        v8::Script::Compile(context.local(), v8_str(source), &origin).ToLocalChecked();
    script->Run(context.local()).ToLocalChecked();
    return RunText("result");
  };
  const char* const kImport = "var result; import('x').then(v => result = v, e => result = 'rejected: ' + e);";
  CHECK_EQ("rejected: Error: Cannot import 'x': this host does not load modules", run(kImport));
  isolate()->SetHostImportModuleDynamicallyCallback(Import);
  CHECK_EQ("7", run(kImport));
  CHECK_EQ("script.js x option mine", import);
  // Code from strings asks on behalf of what it comes from.
  CHECK_EQ("7", run("var result; (0, eval)(\"import('e')\").then(v => result = v);"));
  CHECK_EQ("script.js e option mine", import);
  CHECK_EQ("7", run("var result; new Function(\"return import('f')\")().then(v => result = v);"));
  CHECK_EQ("script.js f option mine", import);
  CHECK_EQ("7", run("var result; import('x', { with: { b: '1', a: '2' } }).then(v => result = v);"));
  CHECK_EQ("script.js x option mine a 2 b 1", import);
  isolate()->SetHostImportModuleDynamicallyCallback(ImportOld);
  CHECK_EQ("8", run(kImport));
  CHECK_EQ("old script.js x 1", import);
  isolate()->SetHostImportModuleDynamicallyCallback(ImportThatThrows);
  CHECK_EQ("rejected: no", run(kImport));
  isolate()->SetHostImportModuleWithPhaseDynamicallyCallback(ImportWithPhase);
  CHECK_EQ("9", run("var result; import.defer('d').then(v => result = v);"));
  CHECK_EQ("d 1", import);
  CHECK_EQ("9", run("var result; import.source('s').then(v => result = v);"));
  CHECK_EQ("s 0", import);
  isolate()->SetHostImportModuleWithPhaseDynamicallyCallback(nullptr);
  CHECK_EQ("rejected: Error: Cannot import 'x': this host does not load modules", run(kImport));
}

TEST(ImportMeta) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  isolate()->SetHostInitializeImportMetaObjectCallback(
      [](v8::Local<v8::Context> context, v8::Local<v8::Module> module, v8::Local<v8::Object> meta) {
        CHECK(meta->CreateDataProperty(context, v8_str("id"), v8_num(module->ScriptId())).FromJust());
      });
  v8::Local<v8::Module> module = Add("a", "export const meta = import.meta; export const id = (() => import.meta.id)();");
  Run(context.local(), module);
  CHECK_EQ(std::to_string(module->ScriptId()), Export(context.local(), module, "id"));
  isolate()->SetHostInitializeImportMetaObjectCallback(nullptr);
  v8::Local<v8::Module> bare = Add("b", "export const keys = Reflect.ownKeys(import.meta).length;");
  Run(context.local(), bare);
  CHECK_EQ("0", Export(context.local(), bare, "keys"));
}

TEST(UnboundModuleScript) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Module> module =
      Compile("export {};\n//# sourceURL=other.js\n//# sourceMappingURL=other.map").ToLocalChecked();
  CHECK_EQ("other.js", Text(module->GetUnboundModuleScript()->GetSourceURL()));
  CHECK_EQ("other.map", Text(module->GetUnboundModuleScript()->GetSourceMappingURL()));
}

TEST(SourcePhaseImport) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> module = Add("a", "import source s from 'x'; export { s };");
  {
    v8::TryCatch try_catch(isolate());
    CHECK(module->InstantiateModule(context.local(), Resolve).IsNothing());
    CHECK_EQ("SyntaxError: The module 'x' has no source object: only whole modules can be imported here",
             Text(try_catch.Exception()));
  }
  const v8::Module::ResolveSourceCallback resolve = [](v8::Local<v8::Context>, v8::Local<v8::String> specifier,
                                                       v8::Local<v8::FixedArray>, v8::Local<v8::Module>) {
    return v8::MaybeLocal<v8::Object>(v8::StringObject::New(isolate(), specifier).As<v8::Object>());
  };
  CHECK(module->InstantiateModule(context.local(), Resolve, resolve).FromJust());
  module->Evaluate(context.local()).ToLocalChecked();
  CHECK_EQ("x", Export(context.local(), module, "s"));
}

TEST(ExtrasBindingObject) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  v8::Local<v8::Object> extras = context.local()->GetExtrasBindingObject();
  CHECK(extras == context.local()->GetExtrasBindingObject());
  CHECK_EQ(0u, extras->GetOwnPropertyNames(context.local()).ToLocalChecked()->Length());
}

// --- Deep and wide graphs, collections

TEST(DeepModuleGraph) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  constexpr int kDepth = 10000;
  for (int k = 0; k < kDepth; ++k) {
    v8::HandleScope handles(isolate());
    const std::string next = std::to_string(k + 1);
    // Half of them wait.
    Add(std::to_string(k).c_str(),
        ("import '" + next + "'; globalThis.n = (globalThis.n || 0) + 1;" + (k % 2 == 0 ? " await 1;" : "")).c_str());
  }
  Add(std::to_string(kDepth).c_str(), "");
  v8::Local<v8::Module> module = modules.modules["0"].Get(isolate());
  v8::Local<v8::Promise> promise = Run(context.local(), module);
  CHECK(module->IsGraphAsync());
  CHECK_EQ(v8::Promise::kFulfilled, promise->State());
  CHECK_EQ("10000", RunText("n"));
}

TEST(CycleOfAThousandModules) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  constexpr int kCount = 1000;
  for (int k = 0; k < kCount; ++k) {
    v8::HandleScope handles(isolate());
    const std::string next = std::to_string((k + 1) % kCount);
    Add(std::to_string(k).c_str(), ("export * from '" + next + "'; export let v" + std::to_string(k) +
                                    " = 1; export function f" + std::to_string(k) + "() {}")
                                       .c_str());
  }
  v8::Local<v8::Module> module = modules.modules["0"].Get(isolate());
  CHECK_EQ(v8::Promise::kFulfilled, Run(context.local(), module)->State());
  v8::Local<v8::Object> ns = module->GetModuleNamespace().As<v8::Object>();
  CHECK_EQ(2u * kCount, ns->GetOwnPropertyNames(context.local()).ToLocalChecked()->Length());
}

TEST(ModulesSurviveCollections) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::Module> module = Add("a", "import * as b from 'b'; export const read = () => b.value; await 1;");
  Add("b", "export let value = 'b'; export const set = v => { value = v; };");
  i::heap::InvokeMajorGC(CcTest::heap());
  v8::Local<v8::Promise> promise = Run(context.local(), module);
  i::heap::InvokeMajorGC(CcTest::heap());
  CHECK_EQ(v8::Promise::kFulfilled, promise->State());
  context.local()->Global()->Set(context.local(), v8_str("ns"), module->GetModuleNamespace()).FromJust();
  CHECK_EQ("b", RunText("ns.read()"));
}

TEST(TerminatedModule) {
  v8::HandleScope handles(CcTest::isolate());
  LocalContext context;
  ModuleTest modules;
  v8::Local<v8::FunctionTemplate> terminate = v8::FunctionTemplate::New(
      isolate(), [](const v8::FunctionCallbackInfo<v8::Value>&) { isolate()->TerminateExecution(); });
  context.local()
      ->Global()
      ->Set(context.local(), v8_str("terminate"), terminate->GetFunction(context.local()).ToLocalChecked())
      .FromJust();
  v8::Local<v8::Module> module = Add("a", "import 'b';");
  Add("b", "terminate(); for (;;) {}");
  CHECK(module->InstantiateModule(context.local(), Resolve).FromJust());
  {
    v8::TryCatch try_catch(isolate());
    CHECK(module->Evaluate(context.local()).IsEmpty());
    CHECK(try_catch.HasTerminated());
  }
  isolate()->CancelTerminateExecution();
  CHECK_EQ("2", RunText("1 + 1"));
}

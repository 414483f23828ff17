#include "test/cctest/cctest.h"

#include <cstdio>
#include <map>
#include <string>

#include "src/api/api-data.h"
#include "src/api/api-internal.h"
#include "src/heap/stack-segments.h"
#include "test/cctest/profiler-extension.h"

// The runner: `cctest [flags] [file/Name | Name | file/*]…`; without names all tests run. `--list` names them.

namespace {

// In the order of names; made when first used, because tests register from static constructors.
std::map<std::string, CcTest*>& Tests() {
  static auto* const tests = new std::map<std::string, CcTest*>;
  return *tests;
}

v8::Isolate* g_isolate = nullptr;
v8::Platform* g_default_platform = nullptr;
v8::ArrayBuffer::Allocator* g_allocator = nullptr;
bool g_vm_initialized = false;
std::unique_ptr<v8::Persistent<v8::Context>> g_context;

std::string SuiteOf(const char* file) {
  std::string suite = file;
  const size_t slash = suite.find_last_of("/\\");
  if (slash != std::string::npos) suite = suite.substr(slash + 1);
  const size_t dot = suite.rfind('.');
  return dot == std::string::npos ? suite : suite.substr(0, dot);
}

// An extension with one native function.
class FunctionExtension : public v8::Extension {
 public:
  FunctionExtension(const char* name, const char* declaration, v8::FunctionCallback callback)
      : Extension(name, declaration), callback_(callback) {}
  v8::Local<v8::FunctionTemplate> GetNativeFunctionTemplate(v8::Isolate* isolate, v8::Local<v8::String>) override {
    return v8::FunctionTemplate::New(isolate, callback_);
  }

 private:
  const v8::FunctionCallback callback_;
};

constexpr const char* kExtensionNames[kMaxExtensions] = {"v8/gc", "v8/print", "v8/profiler"};

// By CcTestExtensionId. Known already the second time.
void RegisterExtensions() {
  v8::RegisterExtension(std::make_unique<i::ProfilerExtension>());
  v8::RegisterExtension(std::make_unique<FunctionExtension>(
      kExtensionNames[GC_EXTENSION_ID], "native function gc();",
      [](const v8::FunctionCallbackInfo<v8::Value>&) { CcTest::PreciseCollectAllGarbage(); }));
  // print(text, …): the texts, with blanks between and a line end.
  v8::RegisterExtension(
      std::make_unique<FunctionExtension>(kExtensionNames[PRINT_EXTENSION_ID], "native function print();",
                                          [](const v8::FunctionCallbackInfo<v8::Value>& info) {
                                            for (int k = 0; k < info.Length(); ++k) {
                                              v8::HandleScope handles(info.GetIsolate());
                                              const v8::String::Utf8Value text(info.GetIsolate(), info[k]);
                                              if (*text == nullptr) return;
                                              printf(k == 0 ? "%s" : " %s", *text);
                                            }
                                            printf("\n");
                                          }));
}

// Test bodies hold direct handles: one segment of the stack lies round each of them.
V8_NOINLINE void RunBody(i::Isolate* isolate, void (*callback)()) {
  i::EntryScope entry(isolate);
  callback();
}

v8::Isolate* MakeIsolate() {
  v8::Isolate::CreateParams params;
  params.array_buffer_allocator = g_allocator;
  if (i::v8_flags.max_old_space_size == 0u && i::v8_flags.max_heap_size == 0u) {
    params.constraints.set_max_old_generation_size_in_bytes(size_t{256} * i::MB);
  }
  v8::Isolate* const isolate = v8::Isolate::New(params);
  CHECK_NOT_NULL(isolate);
  i::ScanEmbedderFrames(reinterpret_cast<i::Isolate*>(isolate));
  isolate->Enter();
  return isolate;
}

}  // namespace

CcTest::CcTest(TestFunction* callback, const char* file, const char* name, bool enabled, bool initialize,
               TestPlatformFactory* platform_factory)
    : callback_(callback),
      file_(SuiteOf(file)),
      name_(name),
      enabled_(enabled),
      initialize_(initialize),
      platform_factory_(platform_factory) {
  if (!enabled) return;
  if (!Tests().emplace(file_ + "/" + name, this).second) {
    fprintf(stderr, "cctest: there are two tests %s/%s\n", file_.c_str(), name);
    exit(1);
  }
}

v8::Isolate* CcTest::isolate() {
  CHECK_NOT_NULL(g_isolate);
  return g_isolate;
}
v8::Platform* CcTest::default_platform() { return g_default_platform; }
v8::ArrayBuffer::Allocator* CcTest::array_buffer_allocator() { return g_allocator; }
void CcTest::set_array_buffer_allocator(v8::ArrayBuffer::Allocator* allocator) { g_allocator = allocator; }

i::Isolate* CcTest::InitIsolateOnce() {
  if (g_isolate == nullptr) g_isolate = MakeIsolate();
  return i_isolate();
}
void CcTest::InitializeVM() {
  if (g_vm_initialized) return;
  g_vm_initialized = true;
  InitIsolateOnce();
  v8::HandleScope handles(g_isolate);
  v8::Local<v8::Context> context = v8::Context::New(g_isolate);
  g_context = std::make_unique<v8::Persistent<v8::Context>>(g_isolate, context);
  context->Enter();
}
v8::Local<v8::Context> CcTest::NewContext(std::initializer_list<CcTestExtensionId> extensions, v8::Isolate* isolate) {
  std::vector<const char*> names;
  for (const CcTestExtensionId id : extensions) names.push_back(kExtensionNames[id]);
  v8::ExtensionConfiguration configuration(static_cast<int>(names.size()), names.data());
  v8::Local<v8::Context> context = v8::Context::New(isolate, &configuration);
  CHECK(!context.IsEmpty());
  return context;
}
void CcTest::AddGlobalFunction(v8::Local<v8::Context> context, const char* name, v8::FunctionCallback callback) {
  v8::Local<v8::Function> function =
      v8::FunctionTemplate::New(context->GetIsolate(), callback)->GetFunction(context).ToLocalChecked();
  function->SetName(v8_str(name));
  context->Global()->Set(context, v8_str(name), function).FromJust();
}

namespace {
i::Heap* HeapOf(i::Isolate* isolate) { return isolate == nullptr ? CcTest::heap() : isolate->heap(); }
}  // namespace

void CcTest::CollectGarbage(i::AllocationSpace space, i::Isolate* isolate) {
  HeapOf(isolate)->CollectGarbage(space, i::GarbageCollectionReason::kTesting);
}
void CcTest::CollectAllGarbage(i::Isolate* isolate) {
  HeapOf(isolate)->CollectAllGarbage(i::GarbageCollectionReason::kTesting);
}
void CcTest::CollectAllAvailableGarbage(i::Isolate* isolate) {
  HeapOf(isolate)->CollectAllAvailableGarbage(i::GarbageCollectionReason::kTesting);
}
void CcTest::PreciseCollectAllGarbage(i::Isolate* isolate) {
  HeapOf(isolate)->PreciseCollectAllGarbage(i::GarbageCollectionReason::kTesting);
}

void CcTest::Run(const char* argv0) {
  v8::V8::InitializeICUDefaultLocation(argv0);
  const std::unique_ptr<v8::Platform> platform = v8::platform::NewDefaultPlatform();
  g_default_platform = platform.get();
  const std::unique_ptr<TestPlatform> own_platform = platform_factory_ == nullptr ? nullptr : platform_factory_();
  v8::V8::InitializePlatform(own_platform == nullptr ? g_default_platform : own_platform.get());
  i::v8_flags.freeze_flags_after_init = false;
  CHECK(v8::V8::Initialize());
  v8::V8::InitializeExternalStartupData(argv0);
  RegisterExtensions();
  const std::unique_ptr<v8::ArrayBuffer::Allocator> allocator(v8::ArrayBuffer::Allocator::NewDefaultAllocator());
  g_allocator = allocator.get();
  g_isolate = initialize_ ? MakeIsolate() : nullptr;
  g_vm_initialized = false;
  if (g_isolate != nullptr) {
    RunBody(i_isolate(), callback_);
  } else {
    callback_();
  }
  if (g_isolate != nullptr) {
    EmptyMessageQueues(g_isolate);
    if (g_context != nullptr) {
      v8::HandleScope handles(g_isolate);
      g_context->Get(g_isolate)->Exit();
      g_context->Reset();
      g_context.reset();
    }
    g_isolate->Exit();
    v8::platform::NotifyIsolateShutdown(g_default_platform, g_isolate);
    g_isolate->Dispose();
    g_isolate = nullptr;
  }
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
  g_default_platform = nullptr;
  g_allocator = nullptr;
}

std::vector<const RegisterThreadedTest*>& RegisterThreadedTest::All() {
  static auto* const tests = new std::vector<const RegisterThreadedTest*>;
  return *tests;
}

// --- LocalContext ----------------------------------------------------------------------------------------------------

void LocalContext::Initialize(v8::Isolate* isolate, v8::ExtensionConfiguration* extensions,
                              v8::Local<v8::ObjectTemplate> global_template, v8::Local<v8::Value> global_object) {
  isolate_ = isolate;
  v8::HandleScope handles(isolate);
  v8::Local<v8::Context> context = v8::Context::New(isolate, extensions, global_template, global_object);
  CHECK(!context.IsEmpty());
  context_.Reset(isolate, context);
  context->Enter();
}
LocalContext::~LocalContext() {
  operator->()->Exit();
  context_.Reset();
}

// --- Expectations ----------------------------------------------------------------------------------------------------

void ExpectString(const char* code, const char* expected) {
  v8::Local<v8::Value> result = CompileRun(code);
  CHECK(!result.IsEmpty());
  CHECK(result->IsString());
  const v8::String::Utf8Value text(v8::Isolate::GetCurrent(), result);
  CHECK_EQ(0, strcmp(expected, *text));
}
void ExpectInt32(const char* code, int expected) {
  v8::Local<v8::Value> result = CompileRun(code);
  CHECK(!result.IsEmpty());
  CHECK(result->IsInt32());
  CHECK_EQ(expected, result->Int32Value(v8::Isolate::GetCurrent()->GetCurrentContext()).FromJust());
}
void ExpectBoolean(const char* code, bool expected) {
  v8::Local<v8::Value> result = CompileRun(code);
  CHECK(!result.IsEmpty());
  CHECK(result->IsBoolean());
  CHECK_EQ(expected, result->BooleanValue(v8::Isolate::GetCurrent()));
}
void ExpectUndefined(const char* code) { CHECK(CompileRun(code)->IsUndefined()); }
void ExpectNull(const char* code) { CHECK(CompileRun(code)->IsNull()); }

int main(int argc, char* argv[]) {
  std::vector<std::string> wanted;
  for (int k = 1; k < argc; ++k) {
    const std::string argument = argv[k];
    if (argument == "--list") {
      for (const auto& [name, test] : Tests()) printf("**>Test: %s\n", name.c_str());
      printf("Total number of tests: %zu\n", Tests().size());
      return 0;
    }
  }
  i::v8_flags.freeze_flags_after_init = false;
  v8::V8::SetFlagsFromCommandLine(&argc, argv, true);
  for (int k = 1; k < argc; ++k) {
    if (argv[k][0] != '-') wanted.push_back(argv[k]);
  }
  std::vector<CcTest*> chosen;
  for (const std::string& name : wanted) {
    const size_t before = chosen.size();
    for (const auto& [full_name, test] : Tests()) {
      const bool whole_file =
          name.size() > 2 && name.compare(name.size() - 2, 2, "/*") == 0 && name.substr(0, name.size() - 2) == test->file();
      if (whole_file || name == full_name || name == test->name()) chosen.push_back(test);
    }
    if (chosen.size() == before || (name.find('/') == std::string::npos && chosen.size() > before + 1)) {
      fprintf(stderr, "cctest: %s %s\n", name.c_str(), chosen.size() == before ? "is no test" : "names several tests");
      return 1;
    }
  }
  if (wanted.empty()) {
    for (const auto& [name, test] : Tests()) chosen.push_back(test);
  }
  const i::FlagValues flags = i::v8_flags;
  for (CcTest* test : chosen) {
    i::v8_flags = flags;
    if (chosen.size() > 1) {
      printf("%s/%s\n", test->file(), test->name());
      fflush(stdout);
    }
    test->Run(argv[0]);
  }
  printf("Ran %zu tests.\n", chosen.size());
  return 0;
}

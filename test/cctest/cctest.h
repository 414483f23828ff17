#ifndef FLAT8_TEST_CCTEST_CCTEST_H_
#define FLAT8_TEST_CCTEST_CCTEST_H_

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <limits>
#include <memory>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "include/libplatform/libplatform.h"
#include "include/v8.h"
#include "src/api/api-inl.h"
#include "src/base/logging.h"
#include "src/base/platform/platform.h"
#include "src/base/strings.h"
#include "src/common/assert-scope.h"
#include "src/common/globals.h"
#include "src/common/ptr-compr.h"
#include "src/debug/debug-interface.h"
#include "src/execution/execution.h"
#include "src/execution/isolate.h"
#include "src/execution/messages.h"
#include "src/flags/flags.h"
#include "src/heap/factory.h"
#include "src/heap/heap-inl.h"
#include "src/heap/heap-object-iterator.h"
#include "src/init/v8.h"
#include "src/logging/counters.h"
#include "src/utils/utils.h"
#include "test/cctest/cctest-platform.h"

// Component tests: functions that register themselves and run one after the other in the runner (cctest.cc), each with
// a fresh engine and, unless it is UNINITIALIZED, a fresh isolate that has been entered, without a context.
//
//   TEST(Answer) {
//     LocalContext context;
//     CHECK_EQ(42, CompileRun("6 * 7")->Int32Value(context.local()).FromJust());
//   }

#ifndef TEST
#define TEST(Name)                                                      \
  static void Test##Name();                                             \
  CcTest register_test_##Name(Test##Name, __FILE__, #Name, true, true); \
  static void Test##Name()
#endif
#define UNINITIALIZED_TEST(Name)                                         \
  static void Test##Name();                                              \
  CcTest register_test_##Name(Test##Name, __FILE__, #Name, true, false); \
  static void Test##Name()
#define DISABLED_TEST(Name)                                              \
  static void Test##Name();                                              \
  CcTest register_test_##Name(Test##Name, __FILE__, #Name, false, true); \
  static void Test##Name()
// A test that, beside running alone, V8's test-api.cc runs among others on threads of one isolate.
#define THREADED_TEST(Name)                                \
  static void Test##Name();                                \
  RegisterThreadedTest register_##Name(Test##Name, #Name); \
  TEST(Name)
// A test that is a static member of a class, kTestFileName its file.
#define MEMBER_TEST(Name)                                                    \
  CcTest register_test_##Name(Test##Name, kTestFileName, #Name, true, true); \
  static void Test##Name()
// A test on a platform of its own, which derives from TestPlatform and is made before the engine starts; the body knows
// it as `platform`.
#define TEST_WITH_PLATFORM(Name, PlatformClass)                                                                     \
  static void Test##Name(PlatformClass& platform);                                                                  \
  static void TestOnPlatform##Name() {                                                                              \
    Test##Name(*static_cast<PlatformClass*>(v8::internal::V8::GetCurrentPlatform()));                               \
  }                                                                                                                 \
  CcTest register_test_##Name(TestOnPlatform##Name, __FILE__, #Name, true, true,                                    \
                              []() -> std::unique_ptr<TestPlatform> { return std::make_unique<PlatformClass>(); }); \
  static void Test##Name(PlatformClass& platform)

using TestPlatformFactory = std::unique_ptr<TestPlatform>();

// The extensions that a context of CcTest::NewContext may have: gc(), print(text), those of profiler-extension.h.
enum CcTestExtensionId { GC_EXTENSION_ID, PRINT_EXTENSION_ID, PROFILER_EXTENSION_ID, kMaxExtensions };

class CcTest {
 public:
  using TestFunction = void();

  CcTest(TestFunction* callback, const char* file, const char* name, bool enabled, bool initialize,
         TestPlatformFactory* platform_factory = nullptr);

  static v8::Isolate* isolate();
  static i::Isolate* i_isolate() { return reinterpret_cast<i::Isolate*>(isolate()); }
  static i::Heap* heap() { return i_isolate()->heap(); }
  static v8::Platform* default_platform();
  static v8::ArrayBuffer::Allocator* array_buffer_allocator();
  static void set_array_buffer_allocator(v8::ArrayBuffer::Allocator* allocator);

  // Makes the isolate if the test has none.
  static i::Isolate* InitIsolateOnce();
  // Makes a context and enters it, once; it stays to the end of the test.
  static void InitializeVM();
  static v8::Local<v8::Context> NewContext(v8::Isolate* isolate = CcTest::isolate()) { return NewContext({}, isolate); }
  static v8::Local<v8::Context> NewContext(std::initializer_list<CcTestExtensionId> extensions,
                                           v8::Isolate* isolate = CcTest::isolate());
  static v8::Local<v8::Object> global() { return isolate()->GetCurrentContext()->Global(); }
  static void AddGlobalFunction(v8::Local<v8::Context> context, const char* name, v8::FunctionCallback callback);

  static void CollectGarbage(i::AllocationSpace space, i::Isolate* isolate = nullptr);
  static void CollectAllGarbage(i::Isolate* isolate = nullptr);
  static void CollectAllAvailableGarbage(i::Isolate* isolate = nullptr);
  static void PreciseCollectAllGarbage(i::Isolate* isolate = nullptr);

  const char* file() const { return file_.c_str(); }
  const char* name() const { return name_; }
  bool enabled() const { return enabled_; }
  void Run(const char* argv0);

 private:
  TestFunction* const callback_;
  std::string file_;  // without folder and extension
  const char* const name_;
  const bool enabled_;
  const bool initialize_;
  TestPlatformFactory* const platform_factory_;
};

// The tests of THREADED_TEST, the last one first.
class RegisterThreadedTest {
 public:
  RegisterThreadedTest(CcTest::TestFunction* callback, const char* name) : callback_(callback), name_(name) {
    All().push_back(this);
  }
  static int count() { return static_cast<int>(All().size()); }
  static const RegisterThreadedTest* nth(int index) { return All()[static_cast<size_t>(count() - 1 - index)]; }
  CcTest::TestFunction* callback() const { return callback_; }
  const char* name() const { return name_; }

 private:
  // Made when first used: tests register from static constructors.
  static std::vector<const RegisterThreadedTest*>& All();

  CcTest::TestFunction* const callback_;
  const char* const name_;
};

// A thread that runs one threaded test of many, all of them taking turns in one isolate: Fuzz() may give the turn to
// another. Declared here and, but for a Fuzz() that does nothing where no such program is linked, defined by V8's
// test-api.cc.
class ApiTestFuzzer : public v8::base::Thread {
 public:
  enum PartOfTest {
    FIRST_PART,
    SECOND_PART,
    THIRD_PART,
    FOURTH_PART,
    FIFTH_PART,
    SIXTH_PART,
    SEVENTH_PART,
    EIGHTH_PART,
    LAST_PART = EIGHTH_PART
  };

  ~ApiTestFuzzer() override = default;

  static void SetUp(PartOfTest part);
  static void RunAllTests();
  static void TearDown();
  static void Fuzz();
  void CallTest();
  void Run() override;

 private:
  explicit ApiTestFuzzer(int test_number)
      : Thread(Options("ApiTestFuzzer")), test_number_(test_number), gate_(0), active_(true) {}

  static bool NextThread();
  static int GetNextFuzzer();
  void ContextSwitch();

  static unsigned linear_congruential_generator;
  static std::vector<std::unique_ptr<ApiTestFuzzer>> fuzzers_;
  static bool fuzzing_;
  static v8::base::Semaphore all_tests_done_;
  static int tests_being_run_;
  static int active_tests_;
  static int current_fuzzer_;

  int test_number_;
  v8::base::Semaphore gate_;
  bool active_;
};

// A context for a block: made and entered, exited at the end. It opens no handle scope: local() needs one round it, and
// the arrow does not.
class LocalContext {
 public:
  LocalContext(v8::Isolate* isolate, v8::ExtensionConfiguration* extensions = nullptr,  // NOLINT: implicit, as V8's
               v8::Local<v8::ObjectTemplate> global_template = v8::Local<v8::ObjectTemplate>(),
               v8::Local<v8::Value> global_object = v8::Local<v8::Value>()) {
    Initialize(isolate, extensions, global_template, global_object);
  }
  LocalContext(v8::ExtensionConfiguration* extensions = nullptr,  // NOLINT: implicit, as V8's
               v8::Local<v8::ObjectTemplate> global_template = v8::Local<v8::ObjectTemplate>(),
               v8::Local<v8::Value> global_object = v8::Local<v8::Value>()) {
    Initialize(CcTest::isolate(), extensions, global_template, global_object);
  }
  virtual ~LocalContext();
  LocalContext(const LocalContext&) = delete;
  void operator=(const LocalContext&) = delete;

  v8::Context* operator->() const { return i::ValueHelper::HandleAsValue(context_); }
  v8::Context* operator*() const { return operator->(); }
  v8::Local<v8::Context> local() const { return v8::Local<v8::Context>::New(isolate_, context_); }
  bool IsReady() const { return !context_.IsEmpty(); }

 private:
  void Initialize(v8::Isolate* isolate, v8::ExtensionConfiguration* extensions,
                  v8::Local<v8::ObjectTemplate> global_template, v8::Local<v8::Value> global_object);

  v8::Isolate* isolate_;
  v8::Persistent<v8::Context> context_;
};

// The context that internals live in: a handle scope and, with it, the test's VM.
class InitializedHandleScope {
 public:
  explicit InitializedHandleScope(i::Isolate* isolate = nullptr)
      : isolate_(isolate == nullptr ? CcTest::InitIsolateOnce() : isolate), scope_(isolate_) {}
  i::Isolate* main_isolate() const { return isolate_; }

 private:
  i::Isolate* const isolate_;
  i::HandleScope scope_;
};

// Characters that live as long as the program.
class StaticOneByteResource : public v8::String::ExternalOneByteStringResource {
 public:
  explicit StaticOneByteResource(const char* data) : data_(data) {}
  const char* data() const override { return data_; }
  size_t length() const override { return strlen(data_); }

 private:
  const char* const data_;
};

// --- Short forms, in the current isolate and context -----------------------------------------------------------------
inline v8::Local<v8::String> v8_str(v8::Isolate* isolate, const char* text) {
  return v8::String::NewFromUtf8(isolate, text).ToLocalChecked();
}
inline v8::Local<v8::String> v8_str(const char* text) { return v8_str(v8::Isolate::GetCurrent(), text); }
inline v8::Local<v8::Number> v8_num(double number) { return v8::Number::New(v8::Isolate::GetCurrent(), number); }
inline v8::Local<v8::Integer> v8_int(int32_t number) { return v8::Integer::New(v8::Isolate::GetCurrent(), number); }
inline v8::Local<v8::Integer> v8_uint(uint32_t number) {
  return v8::Integer::NewFromUnsigned(v8::Isolate::GetCurrent(), number);
}
inline v8::Local<v8::Boolean> v8_bool(bool value) { return v8::Boolean::New(v8::Isolate::GetCurrent(), value); }
inline v8::Local<v8::BigInt> v8_bigint(int64_t value) { return v8::BigInt::New(v8::Isolate::GetCurrent(), value); }
inline v8::Local<v8::Symbol> v8_symbol(const char* name) {
  return v8::Symbol::New(v8::Isolate::GetCurrent(), v8_str(name));
}

inline v8::Local<v8::Script> v8_compile(v8::Local<v8::String> source) {
  return v8::Script::Compile(v8::Isolate::GetCurrent()->GetCurrentContext(), source).ToLocalChecked();
}
inline v8::Local<v8::Script> v8_compile(const char* source) { return v8_compile(v8_str(source)); }
inline v8::MaybeLocal<v8::Script> v8_try_compile(v8::Local<v8::String> source) {
  return v8::Script::Compile(v8::Isolate::GetCurrent()->GetCurrentContext(), source);
}
inline v8::MaybeLocal<v8::Script> v8_try_compile(const char* source) { return v8_try_compile(v8_str(source)); }

inline v8::MaybeLocal<v8::Value> CompileRun(v8::Local<v8::Context> context, v8::Local<v8::String> source) {
  v8::Local<v8::Script> script;
  if (!v8::Script::Compile(context, source).ToLocal(&script)) return v8::MaybeLocal<v8::Value>();
  return script->Run(context);
}
inline v8::MaybeLocal<v8::Value> CompileRun(v8::Local<v8::Context> context, const char* source) {
  return CompileRun(context, v8_str(source));
}
// Empty when it throws.
inline v8::Local<v8::Value> CompileRun(v8::Local<v8::String> source) {
  return CompileRun(v8::Isolate::GetCurrent()->GetCurrentContext(), source).FromMaybe(v8::Local<v8::Value>());
}
inline v8::Local<v8::Value> CompileRun(const char* source) { return CompileRun(v8_str(source)); }
inline v8::Local<v8::Value> CompileRunChecked(v8::Isolate* isolate, const char* source) {
  return CompileRun(isolate->GetCurrentContext(), source).ToLocalChecked();
}
inline v8::Local<v8::Script> CompileWithOrigin(v8::Local<v8::String> source, v8::Local<v8::String> origin_name,
                                               bool is_shared_cross_origin) {
  v8::ScriptOrigin origin(origin_name, 0, 0, is_shared_cross_origin);
  v8::ScriptCompiler::Source script_source(source, origin);
  return v8::ScriptCompiler::Compile(v8::Isolate::GetCurrent()->GetCurrentContext(), &script_source).ToLocalChecked();
}
inline v8::Local<v8::Script> CompileWithOrigin(v8::Local<v8::String> source, const char* origin_name,
                                               bool is_shared_cross_origin) {
  return CompileWithOrigin(source, v8_str(origin_name), is_shared_cross_origin);
}
inline v8::Local<v8::Script> CompileWithOrigin(const char* source, const char* origin_name,
                                               bool is_shared_cross_origin) {
  return CompileWithOrigin(v8_str(source), v8_str(origin_name), is_shared_cross_origin);
}
// Empty when it throws.
inline v8::Local<v8::Value> CompileRunWithOrigin(const char* source, const char* origin_name, int line_number = 0,
                                                 int column_number = 0) {
  v8::Local<v8::Context> context = v8::Isolate::GetCurrent()->GetCurrentContext();
  v8::ScriptOrigin origin(v8_str(origin_name), line_number, column_number);
  v8::ScriptCompiler::Source script_source(v8_str(source), origin);
  v8::Local<v8::Script> script;
  if (!v8::ScriptCompiler::Compile(context, &script_source).ToLocal(&script)) return {};
  return script->Run(context).FromMaybe(v8::Local<v8::Value>());
}
inline int32_t v8_run_int32value(v8::Local<v8::Script> script) {
  v8::Local<v8::Context> context = v8::Isolate::GetCurrent()->GetCurrentContext();
  return script->Run(context).ToLocalChecked()->Int32Value(context).FromJust();
}

void ExpectString(const char* code, const char* expected);
void ExpectInt32(const char* code, int expected);
void ExpectBoolean(const char* code, bool expected);
inline void ExpectTrue(const char* code) { ExpectBoolean(code, true); }
inline void ExpectFalse(const char* code) { ExpectBoolean(code, false); }
void ExpectUndefined(const char* code);
void ExpectNull(const char* code);
inline void ExpectObject(const char* code, v8::Local<v8::Value> expected) {
  v8::Local<v8::Value> result = CompileRun(code);
  CHECK(!result.IsEmpty());
  CHECK(result->SameValue(expected));
}
inline void CheckDoubleEquals(double expected, double actual) {
  CHECK_LE(expected, actual + 1e-10);
  CHECK_LE(actual, expected + 1e-10);
}
// Runs a streaming task on a thread of its own.
class StreamerThread {
 public:
  explicit StreamerThread(v8::ScriptCompiler::ScriptStreamingTask* task) : task_(task) {}
  bool Start() {
    thread_ = std::thread([this] { task_->Run(); });
    return true;
  }
  void Join() { thread_.join(); }

  static void StartThreadForTaskAndJoin(v8::ScriptCompiler::ScriptStreamingTask* task) {
    StreamerThread thread(task);
    CHECK(thread.Start());
    thread.Join();
  }

 private:
  v8::ScriptCompiler::ScriptStreamingTask* const task_;
  std::thread thread_;
};
// Runs the tasks that the isolate's queue has, until there are none.
inline void EmptyMessageQueues(v8::Isolate* isolate) {
  while (v8::platform::PumpMessageLoop(CcTest::default_platform(), isolate)) {
  }
}
// The characters as two-byte units, with a zero at the end; the caller deletes the array (i::DeleteArray).
inline uint16_t* AsciiToTwoByteString(const char* source) {
  const size_t length = strlen(source) + 1;
  uint16_t* const result = i::NewArray<uint16_t>(length);
  for (size_t k = 0; k < length; ++k) result[k] = static_cast<uint8_t>(source[k]);
  return result;
}
inline uint16_t* AsciiToTwoByteString(const char16_t* source, size_t* length_out = nullptr) {
  const size_t length = std::char_traits<char16_t>::length(source);
  uint16_t* const result = i::NewArray<uint16_t>(length + 1);
  for (size_t k = 0; k <= length; ++k) result[k] = source[k];
  if (length_out != nullptr) *length_out = length;
  return result;
}
// A property of the global object.
template <typename T>
inline v8::Local<T> GetGlobal(const char* name) {
  v8::Local<v8::Context> context = v8::Isolate::GetCurrent()->GetCurrentContext();
  return context->Global()->Get(context, v8_str(name)).ToLocalChecked().As<T>();
}

#endif  // FLAT8_TEST_CCTEST_CCTEST_H_

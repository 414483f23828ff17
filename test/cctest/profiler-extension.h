#ifndef FLAT8_TEST_CCTEST_PROFILER_EXTENSION_H_
#define FLAT8_TEST_CCTEST_PROFILER_EXTENSION_H_

#include "include/v8-extension.h"
#include "include/v8-function-callback.h"
#include "include/v8-profiler.h"

namespace v8::internal {

class CpuProfiler;

// startProfiling(title), stopProfiling(title), collectSample() for scripts of tests: of the profiler that the test sets.
class ProfilerExtension : public v8::Extension {
 public:
  ProfilerExtension()
      : Extension("v8/profiler",
                  "native function startProfiling(); native function stopProfiling(); native function collectSample();") {}
  v8::Local<v8::FunctionTemplate> GetNativeFunctionTemplate(v8::Isolate* isolate, v8::Local<v8::String> name) override;

  static void set_profiler(v8::CpuProfiler* profiler) { profiler_ = profiler; }
  static void set_profiler(CpuProfiler* profiler) { profiler_ = reinterpret_cast<v8::CpuProfiler*>(profiler); }
  static v8::CpuProfiler* profiler() { return profiler_; }

  // What stopProfiling() was given last.
  static v8::CpuProfile* last_profile;

 private:
  static v8::CpuProfiler* profiler_;
};

}  // namespace v8::internal

#endif  // FLAT8_TEST_CCTEST_PROFILER_EXTENSION_H_

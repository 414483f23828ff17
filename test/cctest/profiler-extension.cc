#include "test/cctest/profiler-extension.h"

#include "test/cctest/cctest.h"

namespace v8::internal {

v8::CpuProfiler* ProfilerExtension::profiler_ = nullptr;
v8::CpuProfile* ProfilerExtension::last_profile = nullptr;

namespace {

v8::Local<v8::String> Title(const v8::FunctionCallbackInfo<v8::Value>& info) {
  return info.Length() > 0 ? info[0].As<v8::String>() : v8::String::Empty(info.GetIsolate());
}

void Start(const v8::FunctionCallbackInfo<v8::Value>& info) {
  ProfilerExtension::last_profile = nullptr;
  ProfilerExtension::profiler()->StartProfiling(Title(info));
}
void Stop(const v8::FunctionCallbackInfo<v8::Value>& info) {
  ProfilerExtension::last_profile = ProfilerExtension::profiler()->StopProfiling(Title(info));
}
void Collect(const v8::FunctionCallbackInfo<v8::Value>& info) { v8::CpuProfiler::CollectSample(info.GetIsolate()); }

}  // namespace

v8::Local<v8::FunctionTemplate> ProfilerExtension::GetNativeFunctionTemplate(v8::Isolate* isolate,
                                                                             v8::Local<v8::String> name) {
  const bool is_start = name->StringEquals(v8_str("startProfiling"));
  const bool is_stop = name->StringEquals(v8_str("stopProfiling"));
  return v8::FunctionTemplate::New(isolate, is_start ? Start : is_stop ? Stop : Collect);
}

}  // namespace v8::internal

#include "src/shell/cpu-profile-file.h"

#include <stdio.h>

#include <string>

#include "include/v8-local-handle.h"
#include "src/shell/profile-files.h"

namespace flat8::shell {

CpuProfileFile::CpuProfileFile(v8::Isolate* isolate, const Options& options)
    : isolate_(isolate), options_(options), profiler_(v8::CpuProfiler::New(isolate)) {
  profiler_->SetSamplingInterval(options.cpu_prof_interval_us);
  id_ = profiler_->Start(v8::CpuProfilingOptions()).id;
}

CpuProfileFile::~CpuProfileFile() {
  v8::HandleScope handles(isolate_);
  const v8::CpuProfile* const profile = profiler_->Stop(id_);
  const std::string name = options_.cpu_prof_name.empty() ? NewProfileName("CPU", "cpuprofile") : options_.cpu_prof_name;
  WriteProfileFile("--cpu-prof", options_.cpu_prof_dir, name, [profile](FILE* file) {
    FileStream stream(file);
    profile->Serialize(&stream);
    return stream.is_complete();
  });
  profiler_->Dispose();
}

}  // namespace flat8::shell

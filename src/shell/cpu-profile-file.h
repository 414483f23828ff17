#ifndef FLAT8_SRC_SHELL_CPU_PROFILE_FILE_H_
#define FLAT8_SRC_SHELL_CPU_PROFILE_FILE_H_

#include "include/v8-profiler.h"
#include "src/shell/options.h"

namespace flat8::shell {

// A profile of what an isolate does while this lives, in a file that DevTools opens (--cpu-prof).
class CpuProfileFile {
 public:
  CpuProfileFile(v8::Isolate* isolate, const Options& options);
  ~CpuProfileFile();
  CpuProfileFile(const CpuProfileFile&) = delete;
  CpuProfileFile& operator=(const CpuProfileFile&) = delete;

 private:
  v8::Isolate* const isolate_;
  const Options& options_;
  v8::CpuProfiler* const profiler_;
  v8::ProfilerId id_ = 0;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_CPU_PROFILE_FILE_H_

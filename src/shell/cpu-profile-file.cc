#include "src/shell/cpu-profile-file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <system_error>

#include "include/v8-local-handle.h"

namespace flat8::shell {

namespace {

class FileStream final : public v8::OutputStream {
 public:
  explicit FileStream(FILE* file) : file_(file) {}
  int GetChunkSize() override { return 64 * 1024; }
  void EndOfStream() override { is_complete_ = true; }
  WriteResult WriteAsciiChunk(char* data, int size) override {
    return fwrite(data, 1, static_cast<size_t>(size), file_) == static_cast<size_t>(size) ? kContinue : kAbort;
  }
  bool is_complete() const { return is_complete_; }

 private:
  FILE* const file_;
  bool is_complete_ = false;
};

// CPU.date.time.process.thread.number.cpuprofile, as Node names them.
std::string NewName() {
  const time_t now = time(nullptr);
  struct tm local;
  localtime_r(&now, &local);
  char date[32];
  strftime(date, sizeof date, "%Y%m%d.%H%M%S", &local);
  return std::string("CPU.") + date + "." + std::to_string(getpid()) + ".0.001.cpuprofile";
}

}  // namespace

CpuProfileFile::CpuProfileFile(v8::Isolate* isolate, const Options& options)
    : isolate_(isolate), options_(options), profiler_(v8::CpuProfiler::New(isolate)) {
  profiler_->SetSamplingInterval(options.cpu_prof_interval_us);
  id_ = profiler_->Start(v8::CpuProfilingOptions()).id;
}

CpuProfileFile::~CpuProfileFile() {
  v8::HandleScope handles(isolate_);
  const v8::CpuProfile* const profile = profiler_->Stop(id_);
  const std::string name = options_.cpu_prof_name.empty() ? NewName() : options_.cpu_prof_name;
  std::filesystem::path path = name;
  if (!options_.cpu_prof_dir.empty()) {
    std::error_code ignored;  // Where the folder cannot be made, neither can the file.
    std::filesystem::create_directories(options_.cpu_prof_dir, ignored);
    path = std::filesystem::path(options_.cpu_prof_dir) / name;
  }
  FILE* const file = fopen(path.c_str(), "w");
  bool is_written = false;
  if (file != nullptr) {
    FileStream stream(file);
    profile->Serialize(&stream);
    is_written = (fclose(file) == 0) & stream.is_complete();
  }
  if (!is_written) fprintf(stderr, "flat8: --cpu-prof: %s: %s\n", path.c_str(), strerror(errno));
  profiler_->Dispose();
}

}  // namespace flat8::shell

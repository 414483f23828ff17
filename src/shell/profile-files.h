#ifndef FLAT8_SRC_SHELL_PROFILE_FILES_H_
#define FLAT8_SRC_SHELL_PROFILE_FILES_H_

#include <stdio.h>

#include <functional>
#include <string>

#include "include/v8-profiler.h"

namespace flat8::shell {

// What the files of profiles and snapshots have in common.

// Writes what the engine serialises to a file.
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

// KIND.date.time.process.thread.number.EXTENSION, as Node names them.
std::string NewProfileName(const char* kind, const char* extension);

// Opens the file, in a folder that is made where there is none (empty: the current one), has it filled, and says what went
// wrong.
void WriteProfileFile(const char* flag, const std::string& folder, const std::string& name,
                      const std::function<bool(FILE*)>& fill);

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_PROFILE_FILES_H_

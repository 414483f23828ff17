#ifndef FLAT8_SRC_SHELL_HEAP_PROFILE_FILE_H_
#define FLAT8_SRC_SHELL_HEAP_PROFILE_FILE_H_

#include "include/v8-isolate.h"
#include "src/shell/options.h"

namespace flat8::shell {

// What --heap-prof and --heap-snapshot-on-exit ask for: samples from Begin on, and files that DevTools opens at End.
class HeapProfileFile {
 public:
  explicit HeapProfileFile(const Options& options) : options_(options) {}
  void Begin(v8::Isolate* isolate);
  // Does nothing without Begin, or a second time.
  void End();

 private:
  void WriteProfile();
  void WriteSnapshot();

  const Options& options_;
  v8::Isolate* isolate_ = nullptr;
  bool is_sampling_ = false;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_HEAP_PROFILE_FILE_H_

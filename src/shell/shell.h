#ifndef FLAT8_SRC_SHELL_SHELL_H_
#define FLAT8_SRC_SHELL_SHELL_H_

#include <memory>
#include <string>

#include "include/v8-context.h"
#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-platform.h"
#include "src/shell/options.h"
#include "src/shell/promise-rejections.h"
#include "src/shell/timers.h"

namespace flat8::shell {

// The program: an isolate, a context, and what runs in it. Uses the public API only.
//
// A script is compiled and run by RunSource; afterwards Drain runs its jobs, the platform's tasks and its timers until
// nothing is left. Whatever ends in an error becomes the exit code of the process.
class Shell {
 public:
  Shell(v8::Platform* platform, const Options& options);
  ~Shell();
  Shell(const Shell&) = delete;
  Shell& operator=(const Shell&) = delete;

  // Runs everything that the command line names; returns the exit code.
  int Run();

  // Runs one script in the current context and prints an uncaught error. With `print_result` the completion value is
  // printed as the interactive shell does.
  int RunSource(const std::string& source, const std::string& name, bool print_result);

  // Jobs, tasks, timers, in turn, until there are none or one fails.
  int Drain();

  // Of the current termination: kOutOfMemory or kTerminated. Prints what happened, and lets the isolate go on.
  int ReportTermination();

  v8::Isolate* isolate() const { return isolate_; }
  v8::Local<v8::Context> context() const { return context_.Get(isolate_); }
  const Options& options() const { return options_; }
  Timers& timers() { return timers_; }
  PromiseRejections& rejections() { return rejections_; }

  // The shell that runs an isolate.
  static Shell* From(v8::Isolate* isolate) { return static_cast<Shell*>(isolate->GetData(0)); }

 private:
  int RunInput(const Input& input);
  static void OnUncaughtInJob(v8::Local<v8::Message> message, v8::Local<v8::Value> exception);
  static size_t OnNearHeapLimit(void* data, size_t current_limit, size_t initial_limit);

  v8::Platform* const platform_;
  const Options options_;
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator_;
  v8::Isolate* isolate_;
  v8::Global<v8::Context> context_;
  Timers timers_;
  PromiseRejections rejections_;
  bool heap_limit_reached_ = false;
  bool uncaught_in_job_ = false;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_SHELL_H_

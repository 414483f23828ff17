#ifndef FLAT8_SRC_SHELL_SHELL_H_
#define FLAT8_SRC_SHELL_SHELL_H_

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "include/v8-context.h"
#include "include/v8-exception.h"
#include "include/v8-isolate.h"
#include "include/v8-local-handle.h"
#include "include/v8-persistent-handle.h"
#include "include/v8-platform.h"
#include "src/shell/code-cache-files.h"
#include "src/shell/heap-profile-file.h"
#include "src/shell/message-port.h"
#include "src/shell/module-loader.h"
#include "src/shell/options.h"
#include "src/shell/promise-rejections.h"
#include "src/shell/timers.h"

namespace flat8::shell {

class Agent262;
class Agents262;
class CpuProfileFile;
class Worker;

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

  // Enters the isolate, makes the context and calls `body` in it; its result, or kOutOfMemory.
  int RunInContext(const std::function<int()>& body);

  // Runs one script in the current context and prints an uncaught error. With `print_result` the completion value is
  // printed, as console.log does. `is_file`: the source is that of the file of that name.
  int RunSource(const std::string& source, const std::string& name, bool print_result, bool is_file = false);

  // Runs a module, from a file or from its source. What is thrown at once is printed; an error that comes later ends
  // Drain.
  int RunModuleFile(const std::string& name);
  int RunModuleSource(const std::string& source, const std::string& name);

  // Jobs, tasks, timers, in turn, until there are none or one fails.
  int Drain();

  // The jobs, tasks and timers that are ready. What they throw is printed and ends nothing.
  void RunReady();
  // The milliseconds until RunReady has something to do, or should look; -1: never by itself.
  int TimeToTask() const;

  // Gives the event loop a task. From any thread, while the shell lives.
  void PostTask(std::unique_ptr<v8::Task> task);
  // Has the event loop look around. From any thread, while the shell lives.
  void Wake();
  // Waits for a task and runs it.
  void WaitForTask();
  // Terminates the script that runs and keeps more from being run: Drain returns. From any thread, while the shell
  // lives.
  void End();

  // A Ctrl-C: terminates the script that runs. From a signal handler.
  void Interrupt();

  bool is_ending() const { return is_ending_; }
  // Writes the profiles, snapshots and code caches that the options ask for; before the process ends in the midst of
  // script, too.
  void WriteFiles();

  // What nobody caught: printed, unless somebody else wants to hear of it.
  using OnUncaught = std::function<void(v8::Local<v8::Value> exception, v8::Local<v8::Message> message)>;
  void set_on_uncaught(OnUncaught callback) { on_uncaught_ = std::move(callback); }
  const OnUncaught& on_uncaught() const { return on_uncaught_; }
  // The same for what a task throws: Drain returns.
  void ReportUncaught(v8::Local<v8::Value> exception, v8::Local<v8::Message> message);

  // Ends what runs, or what runs next. From any thread, and from a signal's handler.
  void Terminate();
  // Whether something is being ended, or will be.
  bool IsTerminating() const { return termination_requested_ || isolate_->IsExecutionTerminating(); }
  void CancelTermination();
  // Of the current termination: kOutOfMemory or kTerminated. Prints what happened, and lets the isolate go on.
  int ReportTermination();

  v8::Isolate* isolate() const { return isolate_; }
  v8::Local<v8::Context> context() const { return context_.Get(isolate_); }
  // Makes a fresh context, which the caller enters. False when out of memory, which has been reported then.
  bool ResetContext();
  const Options& options() const { return options_; }
  // On the clock of timers.h.
  double start_time() const { return start_time_; }
  Timers& timers() { return timers_; }
  PromiseRejections& rejections() { return rejections_; }
  Ports& ports() { return ports_; }
  v8::Platform* platform() const { return platform_; }

  // test262's agents: those that this shell has started, and the one that it is, or null.
  Agents262& agents_262();
  Agent262* agent_262() const { return agent_262_; }
  void set_agent_262(Agent262* agent) { agent_262_ = agent; }
  // The workers that it has started belong to it; the one that it is, or null.
  void AddWorker(std::unique_ptr<Worker> worker);
  Worker* worker() const { return worker_; }
  void set_worker(Worker* worker) { worker_ = worker; }
  ModuleLoader& modules() { return *modules_; }
  CodeCacheFiles& code_caches() { return *code_caches_; }

  // The shell that runs an isolate.
  static Shell* From(v8::Isolate* isolate) { return static_cast<Shell*>(isolate->GetData(0)); }

 private:
  int RunInput(const Input& input);
  int CheckInput(const Input& input);
  // Its text, and the name that goes with it. What keeps a file from being read is reported.
  int ReadInput(const Input& input, std::string* source, std::string* name);
  // Runs a task of the platform, or waits for one: until the next timer is due, or as long as one may come from
  // elsewhere. False when there is a timer to run, or nothing to wait for.
  bool RunTask();
  // Whether a task may still come from a worker, or from the engine's own threads.
  bool AwaitsOtherThreads() const;
  void EndChildren();
  int FinishModule(const std::string& name, v8::MaybeLocal<v8::Value> evaluation, v8::TryCatch* try_catch);
  // What has become of the modules that were run: prints errors and, when `at_end`, who still waits.
  int CheckModules(bool at_end);
  static void OnUncaughtInJob(v8::Local<v8::Message> message, v8::Local<v8::Value> exception);
  static size_t OnNearHeapLimit(void* data, size_t current_limit, size_t initial_limit);

  v8::Platform* const platform_;
  const Options options_;
  // Shared: memory that went to another isolate may outlive this one.
  std::shared_ptr<v8::ArrayBuffer::Allocator> allocator_;
  v8::Isolate* isolate_;
  v8::Global<v8::Context> context_;
  const double start_time_ = MonotonicMilliseconds();
  HeapProfileFile heap_profile_{options_};
  Timers timers_;
  PromiseRejections rejections_;
  Ports ports_{this};
  Agent262* agent_262_ = nullptr;
  std::unique_ptr<Agents262> agents_262_;
  Worker* worker_ = nullptr;
  std::vector<std::unique_ptr<Worker>> workers_;
  double alarm_ = 0;  // when a task comes that wakes the event loop for a timer
  OnUncaught on_uncaught_;
  std::atomic<bool> is_ending_{false};
  std::unique_ptr<ModuleLoader> modules_;
  std::unique_ptr<CodeCacheFiles> code_caches_;
  std::unique_ptr<CpuProfileFile> cpu_profile_;
  struct RunningModule {
    std::string name;
    v8::Global<v8::Module> module;
    v8::Global<v8::Promise> evaluation;
  };
  std::vector<RunningModule> running_modules_;
  bool heap_limit_reached_ = false;
  bool has_ready_tasks_ = false;  // RunReady has left some for the next time.
  // Whether another thread might still have sent something when RunReady() last looked.
  bool awaited_other_threads_ = false;
  std::atomic<bool> interrupted_{false};
  std::atomic<bool> termination_requested_{false};
  bool uncaught_in_job_ = false;
};

}  // namespace flat8::shell

#endif  // FLAT8_SRC_SHELL_SHELL_H_

#include "src/shell/shell.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "include/libplatform/libplatform.h"
#include "include/v8-array-buffer.h"
#include "include/v8-exception.h"
#include "include/v8-message.h"
#include "include/v8-primitive.h"
#include "include/v8-script.h"
#include "src/shell/agents-262.h"
#include "src/shell/cpu-profile-file.h"
#include "src/shell/file-io.h"
#include "src/shell/file-path.h"
#include "src/shell/globals.h"
#include "src/shell/host-262.h"
#include "src/shell/inspect.h"
#include "src/shell/nearest.h"
#include "src/shell/process.h"
#include "src/shell/repl.h"
#include "src/shell/report-error.h"
#include "src/shell/syntax-check.h"
#include "src/shell/values.h"
#include "src/shell/worker.h"

namespace flat8::shell {

namespace {

// Terminates the isolate when the time is over, unless the watch ends before.
class Watchdog {
 public:
  Watchdog(Shell* shell, int milliseconds) {
    if (milliseconds <= 0) return;
    thread_ = std::thread([this, shell, milliseconds] {
      std::unique_lock<std::mutex> lock(mutex_);
      if (!done_.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return ended_; })) {
        shell->Terminate();
        shell->Wake();
      }
    });
  }
  ~Watchdog() {
    if (!thread_.joinable()) return;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      ended_ = true;
    }
    done_.notify_one();
    thread_.join();
  }

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  bool ended_ = false;
  std::thread thread_;
};

// What there is instead of a file that cannot be read.
int ReportMissingFile(const std::string& name, const std::string& error) {
  fprintf(stderr, "flat8: %s\n", error.c_str());
  const std::string path = JoinPath(CurrentDirectory(), name), folder = DirectoryOf(path);
  if (IsDirectory(path)) {
    if (IsFile(path + "/index.js")) fprintf(stderr, "There is %s/index.js\n", name.c_str());
  } else if (!IsDirectory(folder)) {
    fprintf(stderr, "There is no folder %s\n", folder.c_str());
  } else {
    const std::string nearest = Nearest(BaseName(path), NamesBeginningWith(folder, ""));
    fprintf(stderr, "Looked for %s\n", path.c_str());
    if (!nearest.empty()) fprintf(stderr, "There is %s\n", JoinPath(folder, nearest).c_str());
  }
  return kUsageError;
}

// Tells whoever wrote a module and ran it as a script.
void NoteIfModule(v8::Local<v8::Context> context, const std::string& source, const std::string& name) {
  v8::TryCatch try_catch(context->GetIsolate());
  if (!CheckSyntax(context, SourceKind::kModule, source, name)) return;
  fprintf(stderr, "%s\n",
          EndsWith(name, ".js")
              ? "As a module it is fine: its file ends in .mjs, or follows --module, or its package.json has \"type\": "
                "\"module\""
              : "As a module it is fine: flat8 --module");
}

}  // namespace

Shell::Shell(v8::Platform* platform, const Options& options)
    : platform_(platform), options_(options), allocator_(v8::ArrayBuffer::Allocator::NewDefaultAllocator()) {
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator_shared = allocator_;
  parameters.allow_atomics_wait = !options.no_atomics_wait;
  parameters.constraints.set_limit_includes_external_memory(true);
  isolate_ = v8::Isolate::New(parameters);
  if (isolate_ == nullptr) {
    fprintf(stderr, "flat8: out of memory: no isolate could be made\n");
    ExitNow(kOutOfMemory);
  }
  isolate_->SetData(0, this);
  isolate_->AddNearHeapLimitCallback(OnNearHeapLimit, this);
  isolate_->SetCaptureStackTraceForUncaughtExceptions(true);
  isolate_->AddMessageListener(OnUncaughtInJob);
  // Tests of test262 may leave rejected promises behind.
  if (!options_.host_262) PromiseRejections::Listen(isolate_);
  modules_ = std::make_unique<ModuleLoader>(isolate_);
  code_caches_ = std::make_unique<CodeCacheFiles>(isolate_, options_.code_cache, options_.trace_code_cache);
  if (options_.host_262) modules_->set_plain_files();
}

Shell::~Shell() {
  EndChildren();
  rejections_.Clear();
  running_modules_.clear();
  modules_->Clear();
  code_caches_->Clear();
  timers_.Clear();
  ports_.Clear();
  context_.Reset();
  v8::platform::NotifyIsolateShutdown(platform_, isolate_);
  isolate_->Dispose();
}

// What a microtask throws reaches no TryCatch, only the message listeners.
void Shell::OnUncaughtInJob(v8::Local<v8::Message> message, v8::Local<v8::Value> exception) {
  v8::Isolate* isolate = v8::Isolate::GetCurrent();
  ReportError(isolate, exception, message);
  From(isolate)->uncaught_in_job_ = true;
}

size_t Shell::OnNearHeapLimit(void* data, size_t current_limit, size_t) {
  static_cast<Shell*>(data)->heap_limit_reached_ = true;
  return current_limit;  // No more for anybody: the isolate terminates.
}

Agents262& Shell::agents_262() {
  if (agents_262_ == nullptr) agents_262_ = std::make_unique<Agents262>(this);
  return *agents_262_;
}

namespace {

class NoTask final : public v8::Task {
 public:
  void Run() override {}
};

}  // namespace

void Shell::PostTask(std::unique_ptr<v8::Task> task) {
  platform_->GetForegroundTaskRunner(isolate_)->PostTask(std::move(task));
}

void Shell::Wake() { PostTask(std::make_unique<NoTask>()); }

void Shell::WaitForTask() {
  fflush(stdout);
  const bool is_profiled = cpu_profile_ != nullptr;
  if (is_profiled) isolate_->SetIdle(true);
  v8::platform::PumpMessageLoop(platform_, isolate_, v8::platform::MessageLoopBehavior::kWaitForWork);
  if (is_profiled) isolate_->SetIdle(false);
}

void Shell::AddWorker(std::unique_ptr<Worker> worker) {
  // Those that are done with go now.
  workers_.erase(std::remove_if(workers_.begin(), workers_.end(),
                                [](const std::unique_ptr<Worker>& other) { return other->TryForget(); }),
                 workers_.end());
  workers_.push_back(std::move(worker));
}

void Shell::EndChildren() {
  workers_.clear();
  agents_262_.reset();
}

void Shell::ReportUncaught(v8::Local<v8::Value> exception, v8::Local<v8::Message> message) {
  ReportError(isolate_, exception, message);
  uncaught_in_job_ = true;
}

void Shell::End() {
  is_ending_ = true;
  Terminate();
  Wake();
}

void Shell::Terminate() {
  termination_requested_ = true;
  isolate_->TerminateExecution();
}

void Shell::CancelTermination() {
  termination_requested_ = false;
  isolate_->CancelTerminateExecution();
}

void Shell::Interrupt() {
  interrupted_ = true;
  Terminate();
}

int Shell::ReportTermination() {
  if (is_ending_) return kTerminated;
  const bool out_of_memory = heap_limit_reached_;
  heap_limit_reached_ = false;
  const bool interrupted = interrupted_.exchange(false);
  fflush(stdout);
  fprintf(stderr, "%s\n",
          out_of_memory ? "flat8: out of memory: the heap limit is reached (--max-heap-size=MiB raises it)"
          : interrupted ? "flat8: interrupted"
                        : "flat8: terminated");
  CancelTermination();
  return out_of_memory ? kOutOfMemory : kTerminated;
}

int Shell::RunSource(const std::string& source, const std::string& name, bool print_result, bool is_file) {
  v8::HandleScope handles(isolate_);
  v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Context> context = isolate_->GetCurrentContext();
  v8::Local<v8::String> text, script_name;
  if (!MaybeNewString(isolate_, source).ToLocal(&text) || !MaybeNewString(isolate_, name).ToLocal(&script_name)) {
    fprintf(stderr, "flat8: %s is too long for a string\n", name.c_str());
    return kUncaughtError;
  }
  modules_->set_main_script(name);
  v8::ScriptOrigin origin(script_name);
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> result;
  const v8::MaybeLocal<v8::Script> made =
      is_file ? code_caches_->CompileScript(context, JoinPath(CurrentDirectory(), name), text, origin)
              : v8::Script::Compile(context, text, &origin);
  const bool compiled = made.ToLocal(&script);
  const bool completed = compiled && script->Run(context).ToLocal(&result);
  // The jobs that ran after a script that completed may have been terminated, too.
  if (try_catch.HasTerminated() || IsTerminating()) return ReportTermination();
  if (!completed) {
    ReportError(isolate_, try_catch.Exception(), try_catch.Message());
    if (!compiled && !options_.host_262) NoteIfModule(context, source, name);
    if (options_.host_262) ReportTo262(isolate_, compiled ? "runtime" : "parse", try_catch.Exception(), name);
    return kUncaughtError;
  }
  if (print_result) {
    printf("%s\n", (result->IsString() ? ToUtf8(isolate_, result) : Inspect(isolate_, result)).c_str());
  }
  return kSuccess;
}

bool Shell::RunTask() {
  if (v8::platform::PumpMessageLoop(platform_, isolate_)) return true;
  if (timers_.is_due()) return false;
  // One alarm is enough, however many tasks come before it.
  if (const double due = timers_.next_due(); due != Timers::kNever && alarm_ != due) {
    const double wait = std::max(0.0, due - MonotonicMilliseconds());
    platform_->GetForegroundTaskRunner(isolate_)->PostDelayedTask(std::make_unique<NoTask>(), wait / 1e3);
    alarm_ = due;
  }
  if (timers_.empty() && !AwaitsOtherThreads()) return false;
  WaitForTask();
  return true;
}

bool Shell::AwaitsOtherThreads() const {
  return isolate_->HasPendingBackgroundTasks() ||
         std::any_of(workers_.begin(), workers_.end(),
                     [](const std::unique_ptr<Worker>& worker) { return worker->is_busy(); });
}

int Shell::RunModuleFile(const std::string& name) {
  v8::HandleScope handles(isolate_);
  v8::TryCatch try_catch(isolate_);
  return FinishModule(name, modules_->RunMainFile(isolate_->GetCurrentContext(), name), &try_catch);
}

int Shell::RunModuleSource(const std::string& source, const std::string& name) {
  v8::HandleScope handles(isolate_);
  v8::TryCatch try_catch(isolate_);
  const std::string path = JoinPath(CurrentDirectory(), name);
  return FinishModule(name, modules_->RunMain(isolate_->GetCurrentContext(), path, source), &try_catch);
}

int Shell::FinishModule(const std::string& name, v8::MaybeLocal<v8::Value> evaluation, v8::TryCatch* try_catch) {
  v8::Local<v8::Value> promise;
  v8::Local<v8::Module> module;
  const bool completed = evaluation.ToLocal(&promise) && modules_->main_module().ToLocal(&module);
  if (try_catch->HasTerminated() || IsTerminating()) return ReportTermination();
  if (!completed) {
    if (options_.host_262) ReportTo262(isolate_, modules_->phase(), try_catch->Exception(), name);
    ReportError(isolate_, try_catch->Exception(), try_catch->Message());
    return kUncaughtError;
  }
  // Its rejection is an error of the program, not of a promise.
  promise.As<v8::Promise>()->MarkAsHandled();
  running_modules_.push_back(
      {name, v8::Global<v8::Module>(isolate_, module), v8::Global<v8::Promise>(isolate_, promise.As<v8::Promise>())});
  return CheckModules(false);
}

int Shell::CheckModules(bool at_end) {
  v8::HandleScope handles(isolate_);
  int code = kSuccess;
  for (size_t i = 0; i < running_modules_.size();) {
    const v8::Local<v8::Promise> evaluation = running_modules_[i].evaluation.Get(isolate_);
    const v8::Local<v8::Module> module = running_modules_[i].module.Get(isolate_);
    const v8::Promise::PromiseState state = evaluation->State();
    if (state == v8::Promise::kPending && !at_end) {
      ++i;
      continue;
    }
    const std::string name = running_modules_[i].name;
    running_modules_.erase(running_modules_.begin() + static_cast<ptrdiff_t>(i));
    if (state == v8::Promise::kFulfilled) continue;
    code = kUncaughtError;
    if (state == v8::Promise::kRejected) {
      const v8::Local<v8::Value> error = evaluation->Result();
      if (options_.host_262) ReportTo262(isolate_, "runtime", error, name);
      ReportError(isolate_, error, v8::Exception::CreateMessage(isolate_, error));
      continue;
    }
    for (const v8::Local<v8::Message>& message : module->GetStalledTopLevelAwaitMessages(isolate_).second) {
      ReportStalledAwait(isolate_, message);
    }
  }
  return code;
}

int Shell::Drain() {
  for (;;) {
    if (is_ending_) return kTerminated;
    v8::HandleScope handles(isolate_);
    v8::TryCatch try_catch(isolate_);
    isolate_->PerformMicrotaskCheckpoint();
    while (!is_ending_ && !uncaught_in_job_ && !IsTerminating() && RunTask()) {
      isolate_->PerformMicrotaskCheckpoint();
      // Tasks that make tasks let timers have their turn.
      if (timers_.is_due()) break;
    }
    if (try_catch.HasTerminated() || IsTerminating()) return ReportTermination();
    if (rejections_.Report(isolate_) || uncaught_in_job_) {
      uncaught_in_job_ = false;
      return kUncaughtError;
    }
    if (const int code = CheckModules(false); code != kSuccess) return code;
    // What a module of a worker waits for may come in a message.
    if (!timers_.is_due()) return CheckModules(worker_ == nullptr);
    timers_.RunNext(isolate_);
    if (try_catch.HasTerminated() || IsTerminating()) return ReportTermination();
    if (try_catch.HasCaught()) {
      ReportError(isolate_, try_catch.Exception(), try_catch.Message());
      return kUncaughtError;
    }
  }
}

int Shell::CheckInput(const Input& input) {
  std::string source, name;
  if (const int code = ReadInput(input, &source, &name); code != kSuccess) return code;
  SourceKind kind = input.is_module ? SourceKind::kModule : SourceKind::kScript;
  if (input.kind == Input::kFile && !input.is_module) {
    if (EndsWith(name, ".json")) {
      kind = SourceKind::kJson;
    } else if (modules_->IsModuleFile(name)) {
      kind = EndsWith(name, ".cjs") ? SourceKind::kCommonJs : SourceKind::kModule;
    }
  }
  v8::HandleScope handles(isolate_);
  v8::TryCatch try_catch(isolate_);
  if (CheckSyntax(isolate_->GetCurrentContext(), kind, source, name)) return kSuccess;
  ReportError(isolate_, try_catch.Exception(), try_catch.Message());
  return kUncaughtError;
}

void Shell::RunReady() {
  v8::HandleScope handles(isolate_);
  v8::TryCatch try_catch(isolate_);
  // What makes more of itself, timers or messages, lets others have their turn.
  constexpr double kTurn = 50;
  const double now = MonotonicMilliseconds();
  for (;;) {
    isolate_->PerformMicrotaskCheckpoint();
    if (IsTerminating() || try_catch.HasTerminated()) {
      ReportTermination();
    } else if (try_catch.HasCaught()) {
      ReportError(isolate_, try_catch.Exception(), try_catch.Message());
    }
    try_catch.Reset();
    rejections_.Report(isolate_);
    uncaught_in_job_ = false;
    if (is_ending_) return;
    has_ready_tasks_ = MonotonicMilliseconds() - now > kTurn;
    // Asked before the queue is: what another thread does between the two is seen there or waited for.
    awaited_other_threads_ = AwaitsOtherThreads();
    if (!has_ready_tasks_ && v8::platform::PumpMessageLoop(platform_, isolate_)) continue;
    if (timers_.next_due() > now) break;
    timers_.RunNext(isolate_);
  }
  CheckModules(false);
}

int Shell::TimeToTask() const {
  if (has_ready_tasks_) return 0;
  // Nothing tells of a task from another thread.
  const int limit = awaited_other_threads_ || AwaitsOtherThreads() ? 10 : -1;
  if (timers_.next_due() == Timers::kNever) return limit;
  const int to_timer =
      static_cast<int>(std::min(std::max(0.0, std::ceil(timers_.next_due() - MonotonicMilliseconds())), 1e9));
  return limit < 0 ? to_timer : std::min(limit, to_timer);
}

bool Shell::ResetContext() {
  v8::HandleScope handles(isolate_);
  v8::Local<v8::Context> context = NewRealm(isolate_);
  if (context.IsEmpty()) {
    fprintf(stderr, "flat8: out of memory: no context could be made\n");
    return false;
  }
  context_.Reset(isolate_, context);
  return true;
}

int Shell::ReadInput(const Input& input, std::string* source, std::string* name) {
  std::string error;
  switch (input.kind) {
    case Input::kCode:
    case Input::kPrint:
      *source = input.text;
      *name = "eval";
      break;
    case Input::kStandardInput:
      ReadStream(stdin, source);
      *name = "stdin";
      break;
    case Input::kFile:
      *name = input.text;
      if (!ReadFile(*name, source, &error)) return ReportMissingFile(*name, error);
      break;
  }
  return kSuccess;
}

int Shell::RunInput(const Input& input) {
  if (options_.check) return CheckInput(input);
  const bool is_file = input.kind == Input::kFile;
  if (is_file && IsFile(input.text) && (input.is_module || modules_->IsModuleFile(input.text))) {
    return RunModuleFile(input.text);
  }
  std::string source, name;
  if (const int code = ReadInput(input, &source, &name); code != kSuccess) return code;
  if (!is_file && input.is_module) return RunModuleSource(source, name);
  if (is_file && options_.strict_262 && &input == &options_.inputs.back()) source.insert(0, "\"use strict\";\n");
  return RunSource(source, name, input.kind == Input::kPrint, is_file);
}

int Shell::RunInContext(const std::function<int()>& body) {
  v8::Isolate::Scope isolate_scope(isolate_);
  v8::HandleScope handles(isolate_);
  isolate_->SetHostCreateShadowRealmContextCallback(NewShadowRealm);
  if (!ResetContext()) return kOutOfMemory;
  v8::Context::Scope context_scope(context());
  const int code = body();
  // A worker's.
  code_caches_->Write();
  EndChildren();
  return code;
}

void Shell::WriteFiles() {
  code_caches_->Write();
  cpu_profile_.reset();
  heap_profile_.End();
}

int Shell::Run() {
  return RunInContext([this] {
    int code = kSuccess;
    std::string error;
    heap_profile_.Begin(isolate_);
    modules_->AddConditions(options_.conditions);
    if (!options_.import_map.empty() && !modules_->ReadImportMap(options_.import_map, &error)) {
      fprintf(stderr, "flat8: --import-map: %s\n", error.c_str());
      return static_cast<int>(kUsageError);
    }
    if (options_.cpu_prof) cpu_profile_ = std::make_unique<CpuProfileFile>(isolate_, options_);
    {
      Watchdog watchdog(this, options_.timeout_ms);
      for (const Input& input : options_.inputs) {
        code = RunInput(input);
        if (code != kSuccess) break;
      }
      if (code == kSuccess && !options_.interactive) code = Drain();
      if (!options_.interactive && (code == kSuccess || code == kUncaughtError)) code = EmitExit(context(), code);
    }
    if (options_.interactive) {
      Repl repl(this);
      repl.Run();
      code = kSuccess;
      // Who types leaves when he says so; what comes from elsewhere is a program, whose timers count.
      if (!isatty(STDIN_FILENO)) {
        while ((code = Drain()) == kUncaughtError) continue;
      }
      if (code == kSuccess) code = EmitExit(context(), code);
    }
    fflush(stdout);
    WriteFiles();
    return code;
  });
}

}  // namespace flat8::shell

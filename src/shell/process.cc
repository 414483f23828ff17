#include "src/shell/process.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <string>

#include "flat8-config.h"
#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-initialization.h"
#include "include/v8-isolate.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "include/v8-statistics.h"
#include "src/shell/file-io.h"
#include "src/shell/file-path.h"
#include "src/shell/output.h"
#include "src/shell/report-error.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"
#include "src/shell/web-globals.h"
#include "src/shell/web-natives.h"

extern char** environ;

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// A list of properties on its way to an object.
class Properties {
 public:
  explicit Properties(const Info& info)
      : isolate_(info.GetIsolate()), context_(isolate_->GetCurrentContext()), object_(v8::Object::New(isolate_)) {}
  void Set(const std::string& name, v8::Local<v8::Value> value) {
    object_->CreateDataProperty(context_, NewString(isolate_, name), value).Check();
  }
  void Set(const std::string& name, const std::string& value) { Set(name, NewString(isolate_, value)); }
  void Set(const std::string& name, double value) { Set(name, v8::Number::New(isolate_, value)); }
  v8::Local<v8::Object> object() const { return object_; }

 private:
  v8::Isolate* const isolate_;
  const v8::Local<v8::Context> context_;
  const v8::Local<v8::Object> object_;
};

std::string ExecutablePath() {
  char path[4096];
  const ssize_t length = readlink("/proc/self/exe", path, sizeof path);
  return length > 0 ? std::string(path, static_cast<size_t>(length)) : "flat8";
}

// processFacts(): what does not change while it runs.
void ProcessFacts(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  const Options& options = Shell::From(isolate)->options();
  Properties facts(info);
  v8::Local<v8::Array> argv = v8::Array::New(isolate);
  uint32_t count = 0;
  const auto add = [&](const std::string& argument) {
    argv->Set(context, count++, NewString(isolate, argument)).Check();
  };
  add(ExecutablePath());
  // The program is the last input: those before it prepare things. It may be code of the command line.
  if (!options.inputs.empty() && options.inputs.back().kind == Input::kFile) {
    add(JoinPath(CurrentDirectory(), options.inputs.back().text));
  }
  for (const std::string& argument : options.script_arguments) add(argument);
  facts.Set("argv", argv);
  facts.Set("version", std::string(FLAT8_VERSION_STRING));
  facts.Set("apiVersion", std::string(v8::V8::GetVersion()));
#if defined(__linux__)
  facts.Set("platform", std::string("linux"));
#elif defined(__APPLE__)
  facts.Set("platform", std::string("darwin"));
#endif
#if defined(__x86_64__)
  facts.Set("arch", std::string("x64"));
#elif defined(__aarch64__)
  facts.Set("arch", std::string("arm64"));
#endif
  facts.Set("pid", getpid());
  info.GetReturnValue().Set(facts.object());
}

// environment(): the variables as an object's properties.
void Environment(const Info& info) {
  Properties variables(info);
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    const size_t equals = text.find('=');
    if (equals != std::string::npos && equals > 0) variables.Set(text.substr(0, equals), text.substr(equals + 1));
  }
  info.GetReturnValue().Set(variables.object());
}

// currentDirectory()
void GetCurrentDirectory(const Info& info) {
  info.GetReturnValue().Set(NewString(info.GetIsolate(), CurrentDirectory()));
}

// monotonicNanoseconds(): a BigInt.
void MonotonicNanoseconds(const Info& info) {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  const uint64_t nanoseconds = static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
  info.GetReturnValue().Set(v8::BigInt::NewFromUnsigned(info.GetIsolate(), nanoseconds));
}

// Bytes of physical memory that the process has; 0 where nobody knows.
double ResidentSetSize() {
  FILE* const file = fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  unsigned long size = 0, resident = 0;
  const bool was_read = fscanf(file, "%lu %lu", &size, &resident) == 2;
  fclose(file);
  return was_read ? static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) : 0;
}

// memoryUsage()
void MemoryUsage(const Info& info) {
  v8::HeapStatistics statistics;
  info.GetIsolate()->GetHeapStatistics(&statistics);
  Properties usage(info);
  usage.Set("rss", ResidentSetSize());
  usage.Set("heapTotal", static_cast<double>(statistics.total_heap_size()));
  usage.Set("heapUsed", static_cast<double>(statistics.used_heap_size()));
  usage.Set("external", static_cast<double>(statistics.external_memory()));
  info.GetReturnValue().Set(usage.object());
}

// cpuUsage(): microseconds.
void CpuUsage(const Info& info) {
  rusage own;
  getrusage(RUSAGE_SELF, &own);
  const auto microseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_usec);
  };
  Properties usage(info);
  usage.Set("user", microseconds(own.ru_utime));
  usage.Set("system", microseconds(own.ru_stime));
  info.GetReturnValue().Set(usage.object());
}

// write(descriptor, string or Uint8Array), descriptor 1 or 2
void Write(const Info& info) {
  std::string text;
  uint8_t* data;
  size_t size;
  if (BytesOf(info[1], &data, &size)) {
    text.assign(reinterpret_cast<char*>(data), size);
  } else {
    text = ToUtf8(info.GetIsolate(), info[1]);
  }
  info[0].As<v8::Int32>()->Value() == STDOUT_FILENO ? WriteOutput(text) : WriteErrorOutput(text);
}

// isTerminal(descriptor)
void IsTerminal(const Info& info) { info.GetReturnValue().Set(isatty(info[0].As<v8::Int32>()->Value()) != 0); }

// leave(code): ends the process; in a worker, the worker.
void Leave(const Info& info) {
  Shell* const shell = Shell::From(info.GetIsolate());
  if (shell->worker() == nullptr) {
    shell->WriteFiles();
    ExitNow(info[0].As<v8::Int32>()->Value());
  }
  shell->End();
}

}  // namespace

int EmitExit(v8::Local<v8::Context> context, int code) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::HandleScope handles(isolate);
  v8::Context::Scope scope(context);
  if (LoadedWebScript(context, "process").IsEmpty()) return code;
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> result;
  if (CallWebFunction(context, "process", "emitExit", {v8::Integer::New(isolate, code)}).ToLocal(&result)) {
    return result.As<v8::Int32>()->Value();
  }
  if (try_catch.HasTerminated() || Shell::From(isolate)->IsTerminating()) {
    return Shell::From(isolate)->ReportTermination();
  }
  ReportError(isolate, try_catch.Exception(), try_catch.Message());
  return kUncaughtError;
}

const Native kProcessNatives[] = {{"processFacts", ProcessFacts},
                                  {"environment", Environment},
                                  {"currentDirectory", GetCurrentDirectory},
                                  {"monotonicNanoseconds", MonotonicNanoseconds},
                                  {"memoryUsage", MemoryUsage},
                                  {"cpuUsage", CpuUsage},
                                  {"write", Write},
                                  {"isTerminal", IsTerminal},
                                  {"leave", Leave},
                                  {nullptr, nullptr}};

}  // namespace flat8::shell

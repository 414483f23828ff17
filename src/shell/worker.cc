#include "src/shell/worker.h"

#include <stdio.h>

#include <utility>

#include "include/v8-exception.h"
#include "include/v8-external.h"
#include "include/v8-function.h"
#include "include/v8-message.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "src/shell/file-io.h"
#include "src/shell/file-path.h"
#include "src/shell/inspect.h"
#include "src/shell/report-error.h"
#include "src/shell/values.h"
#include "src/shell/web-globals.h"
#include "src/shell/web-natives.h"

namespace flat8::shell {

namespace {

// `options[name]`, undefined where there are no options. Empty: an exception is pending.
v8::MaybeLocal<v8::Value> OptionOf(v8::Local<v8::Context> context, v8::Local<v8::Value> options, const char* name) {
  v8::Isolate* isolate = context->GetIsolate();
  if (!options->IsObject()) return v8::Undefined(isolate);
  return options.As<v8::Object>()->Get(context, NewName(isolate, name));
}

// What leads from the object of a worker to the worker, which may be gone.
v8::Local<v8::Private> WorkerKey(v8::Isolate* isolate) {
  return v8::Private::ForApi(isolate, NewName(isolate, "worker"));
}

// Of the first argument, or null.
Worker* WorkerOf(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Value> worker;
  if (!info[0].As<v8::Object>()->GetPrivate(isolate->GetCurrentContext(), WorkerKey(isolate)).ToLocal(&worker) ||
      !worker->IsExternal()) {
    return nullptr;
  }
  return static_cast<Worker*>(worker.As<v8::External>()->Value());
}

}  // namespace

// ---- Messages

class Worker::MessageToWorker final : public v8::Task {
 public:
  MessageToWorker(Worker* worker, Shell* shell, ClonedValue value)
      : worker_(worker), shell_(shell), value_(std::move(value)) {}
  void Run() override {
    if (!worker_->Accept()) return;
    v8::HandleScope handles(shell_->isolate());
    DeliverMessage(shell_, &value_, "worker-scope", v8::Undefined(shell_->isolate()));
  }

 private:
  Worker* const worker_;
  Shell* const shell_;
  ClonedValue value_;
};

// What the worker's parent is told; keeps the parent waiting until it has been.
class Worker::TaskOfParent : public v8::Task {
 public:
  explicit TaskOfParent(Worker* worker) : worker_(worker), under_way_(worker->under_way_) { ++*under_way_; }
  ~TaskOfParent() override { --*under_way_; }
  void Run() final {
    if (!worker_->is_terminated_) RunForParent();
  }

 protected:
  virtual void RunForParent() = 0;

  Worker* const worker_;

 private:
  const std::shared_ptr<std::atomic<int>> under_way_;
};

class Worker::MessageToParent final : public TaskOfParent {
 public:
  MessageToParent(Worker* worker, ClonedValue value) : TaskOfParent(worker), value_(std::move(value)) {}

 protected:
  void RunForParent() override {
    Shell* shell = worker_->parent_;
    v8::HandleScope handles(shell->isolate());
    DeliverMessage(shell, &value_, "messaging", worker_->object_.Get(shell->isolate()));
  }

 private:
  ClonedValue value_;
};

class Worker::ErrorToParent final : public TaskOfParent {
 public:
  ErrorToParent(Worker* worker, std::string message) : TaskOfParent(worker), message_(std::move(message)) {}

 protected:
  void RunForParent() override {
    Shell* shell = worker_->parent_;
    v8::Isolate* isolate = shell->isolate();
    v8::HandleScope handles(isolate);
    v8::Local<v8::Context> context = shell->context();
    v8::TryCatch try_catch(isolate);
    v8::Local<v8::Value> is_heard;
    if (CallWebFunction(context, "worker", "deliverError",
                        {worker_->object_.Get(isolate), NewString(isolate, message_)})
            .ToLocal(&is_heard) &&
        is_heard->IsTrue()) {
      return;
    }
    if (try_catch.HasTerminated()) return;
    const std::string text = "In a worker: " + message_;
    shell->ReportUncaught(v8::Exception::Error(NewString(isolate, text)), v8::Local<v8::Message>());
  }

 private:
  const std::string message_;
};

// ---- The worker's side

// postMessage(value, transfer)
void Worker::PostMessageToParent(const Info& info) {
  Worker* const worker = Shell::From(info.GetIsolate())->worker();
  ClonedValue value;
  if (!value.Write(info.GetIsolate(), info[0], info[1])) return;
  worker->parent_->PostTask(std::make_unique<MessageToParent>(worker, std::move(value)));
}

// close(): the worker ends after what it is doing.
void Worker::Close(const Info& info) { Shell::From(info.GetIsolate())->worker()->is_closing_ = true; }

void Worker::Install(Shell* shell) {
  v8::Isolate* isolate = shell->isolate();
  v8::Local<v8::Context> context = shell->context();
  v8::Local<v8::Object> global = context->Global();
  const auto add = [&](const char* name, v8::FunctionCallback callback) {
    v8::Local<v8::Function> function;
    if (v8::Function::New(context, callback).ToLocal(&function)) {
      global->Set(context, NewString(isolate, name), function).Check();
    }
  };
  add("postMessage", PostMessageToParent);
  add("close", Close);
  // Strict code may set them, too.
  for (const char* handler : {"onmessage", "onmessageerror"}) {
    global->Set(context, NewString(isolate, handler), v8::Null(isolate)).Check();
  }
  shell->set_on_uncaught([this, isolate](v8::Local<v8::Value> exception, v8::Local<v8::Message> message) {
    std::string text = message.IsEmpty() ? ToUtf8(isolate, exception) : ToUtf8(isolate, message->Get());
    parent_->PostTask(std::make_unique<ErrorToParent>(this, std::move(text)));
  });
}

void Worker::Run(Shell* shell, const std::function<int()>& run_script) {
  Install(shell);
  int code = run_script();
  int done = 1;
  while (code == kSuccess || code == kUncaughtError) {
    // An uncaught error has been reported, and ends nothing.
    while ((code = shell->Drain()) == kUncaughtError) continue;
    if (code != kSuccess || is_closing_) break;
    done += received_;
    received_ = 0;
    if (outstanding_.fetch_sub(done) == done) parent_->Wake();
    done = 0;
    shell->WaitForTask();
  }
  if (code == kOutOfMemory) parent_->PostTask(std::make_unique<ErrorToParent>(this, "Out of memory"));
}

// ---- The parent's side

Worker::~Worker() { thread_.reset(); }

bool Worker::TryForget() {
  if (!thread_->has_ended() || *under_way_ != 0) return false;
  v8::HandleScope handles(parent_->isolate());
  v8::Isolate* isolate = parent_->isolate();
  object_.Get(isolate)->DeletePrivate(parent_->context(), WorkerKey(isolate)).Check();
  return true;
}

// startWorker(object, text, options): new Worker(file, {type: 'classic' or 'module'}), new Worker(source, {eval:
// true}), new Worker(source, {type: 'string'})
void Worker::Start(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  std::string source = ToUtf8(isolate, info[1]), name = "worker";
  v8::Local<v8::Value> eval, type;
  if (!OptionOf(context, info[2], "eval").ToLocal(&eval) || !OptionOf(context, info[2], "type").ToLocal(&type)) return;
  const bool is_module = type->StrictEquals(NewName(isolate, "module"));
  const bool is_file = !eval->BooleanValue(isolate) && !type->StrictEquals(NewName(isolate, "string"));
  if (is_file) {
    std::string error;
    name = StartsWith(source, "file:") ? PathOfFileUrl(source) : source;
    source.clear();
    if (!ReadFile(name, &source, &error)) {
      ThrowError(isolate, "Worker: " + error);
      return;
    }
  }
  Shell* const shell = Shell::From(isolate);
  std::unique_ptr<Worker> worker(new Worker(shell));
  Worker* const raw = worker.get();
  v8::Local<v8::Object> object = info[0].As<v8::Object>();
  object->SetPrivate(context, WorkerKey(isolate), v8::External::New(isolate, raw)).Check();
  raw->object_.Reset(isolate, object);
  Options options = shell->options();
  options.no_atomics_wait = false;
  raw->thread_ = std::make_unique<ChildShell>(
      shell, options, [raw](Shell* child) { child->set_worker(raw); },
      [=](Shell* child) {
        raw->Run(child, [&] {
          if (is_file && (is_module || child->modules().IsModuleFile(name))) return child->RunModuleFile(name);
          if (is_module) return child->RunModuleSource(source, name);
          return child->RunSource(source, name, false, is_file);
        });
      });
  shell->AddWorker(std::move(worker));
}

// postToWorker(object, value, transfer)
void Worker::PostMessage(const Info& info) {
  Worker* const worker = WorkerOf(info);
  ClonedValue value;
  if (!value.Write(info.GetIsolate(), info[1], info[2]) || worker == nullptr) return;
  worker->Expect();
  worker->thread_->PostTask(
      [&](Shell* child) { return std::make_unique<MessageToWorker>(worker, child, std::move(value)); });
}

// terminateWorker(object): at once, also a script that waits. No more messages come from it.
void Worker::Terminate(const Info& info) {
  Worker* const worker = WorkerOf(info);
  if (worker == nullptr) return;
  worker->is_terminated_ = true;
  worker->thread_->Terminate();
}

const Native kWorkerNatives[] = {{"startWorker", Worker::Start},
                                 {"postToWorker", Worker::PostMessage},
                                 {"terminateWorker", Worker::Terminate},
                                 {nullptr, nullptr}};

}  // namespace flat8::shell

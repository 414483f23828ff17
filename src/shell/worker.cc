#include "src/shell/worker.h"

#include <stdio.h>

#include <utility>

#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-message.h"
#include "include/v8-object.h"
#include "include/v8-primitive.h"
#include "src/shell/file-io.h"
#include "src/shell/inspect.h"
#include "src/shell/report-error.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// Calls `object[handler]` with an event of one property; false when there is no such function. Reports what it throws.
bool CallHandler(Shell* shell, v8::Local<v8::Object> object, const char* handler, const char* property,
                 v8::Local<v8::Value> value) {
  v8::Isolate* isolate = shell->isolate();
  v8::Local<v8::Context> context = shell->context();
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Value> function, result;
  if (object->Get(context, NewString(isolate, handler)).ToLocal(&function) && function->IsFunction()) {
    v8::Local<v8::Object> event = v8::Object::New(isolate);
    event->Set(context, NewString(isolate, property), value).Check();
    v8::Local<v8::Value> arguments[] = {event};
    (void)function.As<v8::Function>()->Call(context, object, 1, arguments).FromMaybe(result);
  } else if (!try_catch.HasCaught()) {
    return false;
  }
  if (try_catch.HasCaught() && !try_catch.HasTerminated()) {
    shell->ReportUncaught(try_catch.Exception(), try_catch.Message());
  }
  return true;
}

// Gives `object` a message; reports what becomes no value.
void Deliver(Shell* shell, v8::Local<v8::Object> object, ClonedValue* message) {
  v8::TryCatch try_catch(shell->isolate());
  v8::Local<v8::Value> value;
  if (message->Read(shell->isolate()).ToLocal(&value)) {
    CallHandler(shell, object, "onmessage", "data", value);
  } else if (try_catch.HasCaught() && !try_catch.HasTerminated()) {
    shell->ReportUncaught(try_catch.Exception(), try_catch.Message());
  }
}

// Whether `options[name]` is true, or the string `text`.
bool HasOption(v8::Local<v8::Context> context, v8::Local<v8::Value> options, const char* name, const char* text,
               bool* result) {
  *result = false;
  if (!options->IsObject()) return true;
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Value> value;
  if (!options.As<v8::Object>()->Get(context, NewString(isolate, name)).ToLocal(&value)) return false;
  *result = text == nullptr ? value->BooleanValue(isolate) : value->StrictEquals(NewString(isolate, text));
  return true;
}

Worker* WorkerOf(const v8::FunctionCallbackInfo<v8::Value>& info) {
  return static_cast<Worker*>(info.This()->GetAlignedPointerFromInternalField(0));
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
    Deliver(shell_, shell_->context()->Global(), &value_);
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
    Deliver(shell, worker_->object_.Get(shell->isolate()), &value_);
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
    if (!CallHandler(shell, worker_->object_.Get(isolate), "onerror", "message", NewString(isolate, message_))) {
      const std::string text = "In a worker: " + message_;
      shell->ReportUncaught(v8::Exception::Error(NewString(isolate, text)), v8::Local<v8::Message>());
    }
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
  shell->set_on_uncaught([this, isolate](v8::Local<v8::Value> exception, v8::Local<v8::Message> message) {
    std::string text = message.IsEmpty() ? ToUtf8(isolate, exception) : ToUtf8(isolate, message->Get());
    parent_->PostTask(std::make_unique<ErrorToParent>(this, std::move(text)));
  });
}

void Worker::Run(Shell* shell, const std::string& source, const std::string& name) {
  Install(shell);
  int code = shell->RunSource(source, name, false);
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
  object_.Get(parent_->isolate())->SetAlignedPointerInInternalField(0, nullptr);
  return true;
}

v8::Local<v8::FunctionTemplate> Worker::NewTemplate(v8::Isolate* isolate) {
  v8::Local<v8::FunctionTemplate> constructor = v8::FunctionTemplate::New(isolate, New);
  constructor->SetClassName(v8::String::NewFromUtf8Literal(isolate, "Worker"));
  constructor->InstanceTemplate()->SetInternalFieldCount(1);
  v8::Local<v8::Signature> signature = v8::Signature::New(isolate, constructor);
  const auto add = [&](const char* name, v8::FunctionCallback callback) {
    constructor->PrototypeTemplate()->Set(
        isolate, name, v8::FunctionTemplate::New(isolate, callback, v8::Local<v8::Value>(), signature));
  };
  add("postMessage", PostMessage);
  add("terminate", Terminate);
  return constructor;
}

// new Worker(file, {type: 'classic'}), new Worker(source, {eval: true} or {type: 'string'})
void Worker::New(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info.IsConstructCall()) return ThrowTypeError(isolate, "Constructor Worker requires 'new'");
  v8::Local<v8::String> text;
  if (!info[0]->ToString(context).ToLocal(&text)) return;
  std::string source = ToUtf8(isolate, text), name = "worker";
  bool is_eval, is_string;
  if (!HasOption(context, info[1], "eval", nullptr, &is_eval) ||
      !HasOption(context, info[1], "type", "string", &is_string)) {
    return;
  }
  if (!is_eval && !is_string) {
    std::string error;
    name = std::move(source);
    source.clear();
    if (!ReadFile(name, &source, &error)) {
      ThrowError(isolate, "Worker: " + error);
      return;
    }
  }
  Shell* const shell = Shell::From(isolate);
  std::unique_ptr<Worker> worker(new Worker(shell));
  Worker* const raw = worker.get();
  info.This()->SetAlignedPointerInInternalField(0, raw);
  raw->object_.Reset(isolate, info.This());
  Options options = shell->options();
  options.no_atomics_wait = false;
  raw->thread_ = std::make_unique<ChildShell>(
      shell, options, [raw](Shell* child) { child->set_worker(raw); },
      [raw, source, name](Shell* child) { raw->Run(child, source, name); });
  shell->AddWorker(std::move(worker));
}

// postMessage(value, transfer)
void Worker::PostMessage(const Info& info) {
  Worker* const worker = WorkerOf(info);
  ClonedValue value;
  if (!value.Write(info.GetIsolate(), info[0], info[1]) || worker == nullptr) return;
  worker->Expect();
  worker->thread_->PostTask(
      [&](Shell* child) { return std::make_unique<MessageToWorker>(worker, child, std::move(value)); });
}

// terminate(): at once, also a script that waits. No more messages come from it.
void Worker::Terminate(const Info& info) {
  Worker* const worker = WorkerOf(info);
  if (worker == nullptr) return;
  worker->is_terminated_ = true;
  worker->thread_->Terminate();
}

}  // namespace flat8::shell

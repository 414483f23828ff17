#include "src/shell/agents-262.h"

#include <algorithm>
#include <chrono>

#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-primitive.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

bool ToText(v8::Isolate* isolate, v8::Local<v8::Value> value, std::string* text) {
  v8::Local<v8::String> string;
  if (!value->ToString(isolate->GetCurrentContext()).ToLocal(&string)) return false;
  *text = ToUtf8(isolate, string);
  return true;
}

void MonotonicNow(const Info& info) { info.GetReturnValue().Set(MonotonicMilliseconds()); }

// An agent may always wait.
Options OptionsOfAgents(Shell* shell) {
  Options options = shell->options();
  options.no_atomics_wait = false;
  return options;
}

}  // namespace

// sleep(milliseconds): of the thread, which is in the middle of a script; an agent's ends when the test does.
void Agents262::Sleep(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  double milliseconds;
  if (!info[0]->NumberValue(isolate->GetCurrentContext()).To(&milliseconds) || !(milliseconds > 0)) return;
  Agent262* const agent = Shell::From(isolate)->agent_262();
  Agents262& all = agent != nullptr ? *agent->all_ : Shell::From(isolate)->agents_262();
  const auto until =
      std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                             std::chrono::duration<double, std::milli>(std::min(milliseconds, 1e9)));
  std::unique_lock<std::mutex> lock(all.mutex_);
  all.changed_.wait_until(lock, until, [&all] { return all.ending_; });
}

v8::Local<v8::Object> Agents262::NewAgentObject(v8::Local<v8::Context> context) {
  v8::Isolate* isolate = context->GetIsolate();
  v8::Local<v8::Object> object = v8::Object::New(isolate);
  const auto add = [&](const char* name, v8::FunctionCallback callback) {
    v8::Local<v8::Function> function;
    if (!v8::Function::New(context, callback).ToLocal(&function)) return;
    object->Set(context, NewString(isolate, name), function).Check();
  };
  add("sleep", Sleep);
  add("monotonicNow", MonotonicNow);
  if (Shell::From(isolate)->agent_262() == nullptr) {
    add("start", Start);
    add("broadcast", Broadcast);
    add("getReport", GetReport);
  } else {
    add("receiveBroadcast", Agent262::ReceiveBroadcast);
    add("report", Agent262::Report);
    add("leaving", Agent262::Leaving);
  }
  return object;
}

Agents262::~Agents262() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  for (auto& agent : agents_) agent->thread_.Terminate();
  agents_.clear();
}

// start(source): returns when the agent runs.
void Agents262::Start(const Info& info) {
  std::string source;
  if (!ToText(info.GetIsolate(), info[0], &source)) return;
  Agents262& all = Shell::From(info.GetIsolate())->agents_262();
  auto agent = std::make_unique<Agent262>(&all, source);
  std::unique_lock<std::mutex> lock(all.mutex_);
  all.changed_.wait(lock, [&] { return agent->is_running_; });
  all.agents_.push_back(std::move(agent));
}

// broadcast(buffer, number): returns when every agent that has not left has it.
void Agents262::Broadcast(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  if (!info[0]->IsSharedArrayBuffer()) return ThrowTypeError(isolate, "A broadcast needs a SharedArrayBuffer");
  Message message;
  message.store = info[0].As<v8::SharedArrayBuffer>()->GetBackingStore();
  if (info[1]->IsBigInt()) {
    message.is_bigint = true;
    message.bits = info[1].As<v8::BigInt>()->Int64Value();
  } else if (!info[1]->IsUndefined()) {
    if (!info[1]->NumberValue(isolate->GetCurrentContext()).To(&message.number)) return;
  }
  Agents262& all = Shell::From(isolate)->agents_262();
  std::unique_lock<std::mutex> lock(all.mutex_);
  all.message_ = std::move(message);
  all.broadcasts_++;
  all.changed_.notify_all();
  all.changed_.wait(lock, [&all] {
    return std::all_of(all.agents_.begin(), all.agents_.end(), [&all](const std::unique_ptr<Agent262>& agent) {
      return agent->has_left_ || agent->received_ == all.broadcasts_;
    });
  });
}

// getReport(): the next report, or null.
void Agents262::GetReport(const Info& info) {
  Agents262& all = Shell::From(info.GetIsolate())->agents_262();
  std::string report;
  {
    std::lock_guard<std::mutex> lock(all.mutex_);
    if (all.reports_.empty()) return info.GetReturnValue().SetNull();
    report = std::move(all.reports_.front());
    all.reports_.pop_front();
  }
  info.GetReturnValue().Set(NewString(info.GetIsolate(), report));
}

Agent262::Agent262(Agents262* all, const std::string& source)
    : all_(all),
      received_(all->broadcasts_),
      thread_(
          all->shell_, OptionsOfAgents(all->shell_), [this](Shell* shell) { shell->set_agent_262(this); },
          [this, source](Shell* shell) {
            {
              std::lock_guard<std::mutex> lock(all_->mutex_);
              is_running_ = true;
            }
            all_->changed_.notify_all();
            if (shell->RunSource(source, "agent", false) == kSuccess) shell->Drain();
            Leave();
          }) {}

void Agent262::Leave() {
  {
    std::lock_guard<std::mutex> lock(all_->mutex_);
    has_left_ = true;
  }
  all_->changed_.notify_all();
}

// receiveBroadcast(function): waits for the next broadcast and calls the function with its buffer and number.
void Agent262::ReceiveBroadcast(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (!info[0]->IsFunction()) return ThrowTypeError(isolate, "receiveBroadcast needs a function");
  Agent262* const agent = Shell::From(isolate)->agent_262();
  Agents262& all = *agent->all_;
  Agents262::Message message;
  {
    std::unique_lock<std::mutex> lock(all.mutex_);
    all.changed_.wait(lock, [&] { return all.ending_ || agent->received_ != all.broadcasts_; });
    if (all.ending_) return;
    agent->received_ = all.broadcasts_;
    message = all.message_;
  }
  all.changed_.notify_all();
  v8::Local<v8::Value> arguments[] = {v8::SharedArrayBuffer::New(isolate, message.store),
                                      message.is_bigint ? v8::BigInt::New(isolate, message.bits).As<v8::Value>()
                                                        : v8::Number::New(isolate, message.number).As<v8::Value>()};
  v8::Local<v8::Value> result;
  if (info[0].As<v8::Function>()->Call(context, v8::Undefined(isolate), 2, arguments).ToLocal(&result)) {
    info.GetReturnValue().Set(result);
  }
}

// report(value): its string form goes to getReport.
void Agent262::Report(const Info& info) {
  std::string report;
  if (!ToText(info.GetIsolate(), info[0], &report)) return;
  Agents262& all = *Shell::From(info.GetIsolate())->agent_262()->all_;
  std::lock_guard<std::mutex> lock(all.mutex_);
  all.reports_.push_back(std::move(report));
}

// leaving(): no broadcast has to wait for the agent any more.
void Agent262::Leaving(const Info& info) { Shell::From(info.GetIsolate())->agent_262()->Leave(); }

}  // namespace flat8::shell

#include "src/shell/message-port.h"

#include <utility>

#include "include/v8-container.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-platform.h"
#include "include/v8-primitive.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"
#include "src/shell/web-globals.h"
#include "src/shell/web-natives.h"
#include "src/shell/worker.h"

namespace flat8::shell {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;
using Lock = std::lock_guard<std::mutex>;

v8::Local<v8::Private> IdKey(v8::Isolate* isolate) { return v8::Private::ForApi(isolate, NewName(isolate, "port")); }

Ports& PortsOf(const Info& info) { return Shell::From(info.GetIsolate())->ports(); }

}  // namespace

void DeliverMessage(Shell* shell, ClonedValue* message, const char* script, v8::Local<v8::Value> target) {
  v8::Isolate* isolate = shell->isolate();
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::TryCatch try_catch(isolate);
  v8::Local<v8::Array> ports = v8::Array::New(isolate);
  v8::Local<v8::Value> data;
  const bool is_read = message->Read(isolate, ports).ToLocal(&data);
  if (try_catch.HasTerminated()) return;
  try_catch.Reset();
  if (!is_read) data = v8::Null(isolate);
  (void)CallWebFunction(context, script, "deliver", {target, v8::Boolean::New(isolate, is_read), data, ports}).IsEmpty();
  if (try_catch.HasCaught() && !try_catch.HasTerminated()) {
    shell->ReportUncaught(try_catch.Exception(), try_catch.Message());
  }
}

Port::Pair Port::NewPair() {
  Pair pair(std::make_shared<Port>(), std::make_shared<Port>());
  pair.first->lock_ = pair.second->lock_ = std::make_shared<std::mutex>();
  pair.first->peer_ = pair.second;
  pair.second->peer_ = pair.first;
  return pair;
}

class Ports::Delivery final : public v8::Task {
 public:
  Delivery(Shell* shell, int id) : shell_(shell), id_(id) {}
  void Run() override {
    if (shell_->worker() != nullptr && !shell_->worker()->Accept()) return;
    shell_->ports().Deliver(id_);
  }

 private:
  Shell* const shell_;
  const int id_;
};

int Ports::IdOf(v8::Local<v8::Object> object) const {
  v8::Isolate* isolate = shell_->isolate();
  v8::Local<v8::Value> id;
  if (!object->GetPrivate(isolate->GetCurrentContext(), IdKey(isolate)).ToLocal(&id) || !id->IsInt32()) return 0;
  return id.As<v8::Int32>()->Value();
}

bool Ports::IsPort(v8::Local<v8::Object> object) const { return IdOf(object) != 0; }

std::shared_ptr<Port> Ports::Find(v8::Local<v8::Object> object) const {
  const auto entry = entries_.find(IdOf(object));
  return entry == entries_.end() ? nullptr : entry->second.port;
}

void Ports::OnCollected(const v8::WeakCallbackInfo<Entry>& info) {
  Entry* const entry = info.GetParameter();
  entry->object.Reset();
  entry->ports->Close(entry->port.get());
  entry->ports->entries_.erase(entry->id);
}

void Ports::Attach(v8::Local<v8::Object> object, std::shared_ptr<Port> port) {
  v8::Isolate* isolate = shell_->isolate();
  const int id = ++last_id_;
  object->SetPrivate(isolate->GetCurrentContext(), IdKey(isolate), v8::Integer::New(isolate, id)).Check();
  {
    const Lock lock(*port->lock_);
    port->shell_ = shell_;
    port->id_ = id;
  }
  Entry& entry = entries_[id];
  entry.port = std::move(port);
  entry.ports = this;
  entry.id = id;
  entry.object.Reset(isolate, object);
  entry.object.SetWeak(&entry, OnCollected, v8::WeakCallbackType::kParameter);
}

std::shared_ptr<Port> Ports::Detach(v8::Local<v8::Object> object) {
  const auto entry = entries_.find(IdOf(object));
  if (entry == entries_.end()) return nullptr;
  std::shared_ptr<Port> port = std::move(entry->second.port);
  entries_.erase(entry);
  const Lock lock(*port->lock_);
  port->shell_ = nullptr;
  port->is_started_ = false;
  return port;
}

void Ports::Schedule(Port* port) {
  if (port->shell_->worker() != nullptr) port->shell_->worker()->Expect();
  port->shell_->PostTask(std::make_unique<Delivery>(port->shell_, port->id_));
}

void Ports::Post(const std::shared_ptr<Port>& port, ClonedValue message) {
  const Lock lock(*port->lock_);
  const std::shared_ptr<Port> peer = port->peer_.lock();
  // What takes the other end along would wait in itself for ever.
  if (peer == nullptr || message.Carries(*peer)) return;
  peer->messages_.push_back(std::move(message));
  if (peer->is_started_) Schedule(peer.get());
}

void Ports::Start(v8::Local<v8::Object> object) {
  const auto entry = entries_.find(IdOf(object));
  if (entry == entries_.end()) return;
  // Somebody listens: it lives as long as it may hear something.
  entry->second.object.ClearWeak();
  Port* const port = entry->second.port.get();
  const Lock lock(*port->lock_);
  if (port->is_started_) return;
  port->is_started_ = true;
  for (size_t i = 0; i < port->messages_.size() + port->is_peer_closed_; i++) Schedule(port);
}

void Ports::Close(Port* port) {
  const Lock lock(*port->lock_);
  port->shell_ = nullptr;
  port->is_started_ = false;
  port->messages_.clear();
  const std::shared_ptr<Port> peer = port->peer_.lock();
  if (peer == nullptr) return;
  peer->is_peer_closed_ = true;
  if (peer->is_started_) Schedule(peer.get());
}

void Ports::Close(v8::Local<v8::Object> object) {
  const auto entry = entries_.find(IdOf(object));
  if (entry == entries_.end()) return;
  Close(entry->second.port.get());
  entries_.erase(entry);
}

void Ports::Clear() {
  for (auto& entry : entries_) Close(entry.second.port.get());
  entries_.clear();
}

void Ports::Deliver(int id) {
  const auto entry = entries_.find(id);
  if (entry == entries_.end()) return;
  v8::Isolate* isolate = shell_->isolate();
  v8::HandleScope handles(isolate);
  v8::Local<v8::Object> object = entry->second.object.Get(isolate);
  ClonedValue message;
  {
    Port* const port = entry->second.port.get();
    const Lock lock(*port->lock_);
    if (port->messages_.empty()) {
      if (!port->is_peer_closed_) return;
    } else {
      message = std::move(port->messages_.front());
      port->messages_.pop_front();
    }
  }
  if (message.is_empty()) {
    entries_.erase(entry);
    return;
  }
  v8::Local<v8::Context> context;
  if (!object->GetCreationContext().ToLocal(&context)) return;
  v8::Context::Scope scope(context);
  DeliverMessage(shell_, &message, "messaging", object);
}

// ---- For web/messaging.js

namespace {

// entangle(object, object): makes them the ends of a channel.
void Entangle(const Info& info) {
  const Port::Pair pair = Port::NewPair();
  PortsOf(info).Attach(info[0].As<v8::Object>(), pair.first);
  PortsOf(info).Attach(info[1].As<v8::Object>(), pair.second);
}

// postToPort(port, value, transfer)
void PostToPort(const Info& info) {
  ClonedValue message;
  const std::shared_ptr<Port> port = PortsOf(info).Find(info[0].As<v8::Object>());
  if (message.Write(info.GetIsolate(), info[1], info[2], port.get()) && port != nullptr) {
    PortsOf(info).Post(port, std::move(message));
  }
}

// startPort(port)
void StartPort(const Info& info) { PortsOf(info).Start(info[0].As<v8::Object>()); }

// closePort(port)
void ClosePort(const Info& info) { PortsOf(info).Close(info[0].As<v8::Object>()); }

}  // namespace

const Native kMessagingNatives[] = {{"entangle", Entangle},
                                    {"postToPort", PostToPort},
                                    {"startPort", StartPort},
                                    {"closePort", ClosePort},
                                    {nullptr, nullptr}};

}  // namespace flat8::shell

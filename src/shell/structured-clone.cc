#include "src/shell/structured-clone.h"

#include <stdlib.h>

#include <algorithm>
#include <utility>

#include "include/v8-context.h"
#include "include/v8-exception.h"
#include "include/v8-function.h"
#include "include/v8-isolate.h"
#include "include/v8-primitive.h"
#include "include/v8-value-serializer.h"
#include "src/shell/message-port.h"
#include "src/shell/shell.h"
#include "src/shell/values.h"
#include "src/shell/web-globals.h"

namespace flat8::shell {

// What a message hands over.
struct TransferList {
  std::vector<v8::Local<v8::ArrayBuffer>> buffers;
  std::vector<v8::Local<v8::Object>> ports;
};

namespace {

void ThrowDataCloneError(v8::Isolate* isolate, v8::Local<v8::String> message) {
  ThrowDOMException(isolate, message, "DataCloneError");
}

template <class T>
bool Contains(const std::vector<v8::Local<T>>& list, v8::Local<v8::Value> value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

// Adds what can be transferred to the list, once.
bool AddToList(v8::Isolate* isolate, v8::Local<v8::Value> item, const Port* source, TransferList* list) {
  if (item->IsArrayBuffer()) {
    v8::Local<v8::ArrayBuffer> buffer = item.As<v8::ArrayBuffer>();
    if (!buffer->IsDetachable() || buffer->WasDetached() || Contains(list->buffers, item)) return false;
    list->buffers.push_back(buffer);
    return true;
  }
  if (!item->IsObject() || Contains(list->ports, item)) return false;
  const std::shared_ptr<Port> port = Shell::From(isolate)->ports().Find(item.As<v8::Object>());
  if (port == nullptr || port.get() == source) return false;
  list->ports.push_back(item.As<v8::Object>());
  return true;
}

// What a transfer argument names. False: an exception is pending.
bool ListOfTransfer(v8::Isolate* isolate, v8::Local<v8::Value> transfer, const Port* source, TransferList* list) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (transfer->IsObject() && !transfer->IsArray()) {
    if (!transfer.As<v8::Object>()->Get(context, NewName(isolate, "transfer")).ToLocal(&transfer)) return false;
  }
  if (transfer->IsNullOrUndefined()) return true;
  if (!transfer->IsArray()) {
    ThrowTypeError(isolate, "What is to be transferred has to be an array of ArrayBuffers and MessagePorts");
    return false;
  }
  v8::Local<v8::Array> items = transfer.As<v8::Array>();
  for (uint32_t i = 0; i < items->Length(); i++) {
    v8::Local<v8::Value> item;
    if (!items->Get(context, i).ToLocal(&item)) return false;
    if (!AddToList(isolate, item, source, list)) {
      ThrowDataCloneError(isolate,
                          NewString(isolate, "A value of the transfer list cannot be transferred, or is there twice"));
      return false;
    }
  }
  return true;
}

}  // namespace

void ClonedValue::FreeBytes::operator()(uint8_t* bytes) const { free(bytes); }

class ClonedValue::Writer final : public v8::ValueSerializer::Delegate {
 public:
  Writer(v8::Isolate* isolate, ClonedValue* clone, const TransferList& list)
      : isolate_(isolate), clone_(clone), list_(list), serializer_(isolate, this) {}
  v8::ValueSerializer& serializer() { return serializer_; }

  void ThrowDataCloneError(v8::Local<v8::String> message) override { shell::ThrowDataCloneError(isolate_, message); }
  v8::Maybe<uint32_t> GetSharedArrayBufferId(v8::Isolate*, v8::Local<v8::SharedArrayBuffer> buffer) override {
    clone_->shared_.push_back(buffer->GetBackingStore());
    return v8::Just(static_cast<uint32_t>(clone_->shared_.size() - 1));
  }
  bool HasCustomHostObject(v8::Isolate*) override { return ports().any(); }
  v8::Maybe<bool> IsHostObject(v8::Isolate*, v8::Local<v8::Object> object) override {
    return v8::Just(ports().IsPort(object));
  }
  // A port: its place in the list.
  v8::Maybe<bool> WriteHostObject(v8::Isolate* isolate, v8::Local<v8::Object> object) override {
    const auto place = std::find(list_.ports.begin(), list_.ports.end(), object);
    if (place == list_.ports.end()) return Delegate::WriteHostObject(isolate, object);
    serializer_.WriteUint32(static_cast<uint32_t>(place - list_.ports.begin()));
    return v8::Just(true);
  }

 private:
  Ports& ports() const { return Shell::From(isolate_)->ports(); }

  v8::Isolate* const isolate_;
  ClonedValue* const clone_;
  const TransferList& list_;
  v8::ValueSerializer serializer_;
};

class ClonedValue::Reader final : public v8::ValueDeserializer::Delegate {
 public:
  Reader(v8::Isolate* isolate, const ClonedValue& clone, const std::vector<v8::Local<v8::Object>>& ports)
      : clone_(clone), ports_(ports), deserializer_(isolate, clone.bytes_.get(), clone.size_, this) {}
  v8::ValueDeserializer& deserializer() { return deserializer_; }

  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate* isolate, uint32_t id) override {
    return v8::SharedArrayBuffer::New(isolate, clone_.shared_.at(id));
  }
  v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate*) override {
    uint32_t index;
    if (!deserializer_.ReadUint32(&index)) return {};
    return ports_.at(index);
  }

 private:
  const ClonedValue& clone_;
  const std::vector<v8::Local<v8::Object>>& ports_;
  v8::ValueDeserializer deserializer_;
};

bool ClonedValue::Write(v8::Isolate* isolate, v8::Local<v8::Value> value, v8::Local<v8::Value> transfer,
                        const Port* source) {
  TransferList list;
  if (!ListOfTransfer(isolate, transfer, source, &list)) return false;
  Writer writer(isolate, this, list);
  v8::ValueSerializer& serializer = writer.serializer();
  for (size_t i = 0; i < list.buffers.size(); i++) {
    serializer.TransferArrayBuffer(static_cast<uint32_t>(i), list.buffers[i]);
  }
  serializer.WriteHeader();
  if (!serializer.WriteValue(isolate->GetCurrentContext(), value).FromMaybe(false)) return false;
  // A getter may have detached something meanwhile.
  const bool all_are_there =
      std::none_of(list.buffers.begin(), list.buffers.end(), [](auto buffer) { return buffer->WasDetached(); }) &&
      std::all_of(list.ports.begin(), list.ports.end(),
                  [&](auto port) { return Shell::From(isolate)->ports().Find(port) != nullptr; });
  if (!all_are_there) {
    ThrowDataCloneError(isolate, NewString(isolate, "A value of the transfer list has been transferred already"));
    return false;
  }
  for (v8::Local<v8::ArrayBuffer> buffer : list.buffers) {
    transferred_.push_back(buffer->GetBackingStore());
    if (!buffer->Detach(v8::Local<v8::Value>()).FromMaybe(false)) return false;
  }
  for (v8::Local<v8::Object> port : list.ports) ports_.push_back(Shell::From(isolate)->ports().Detach(port));
  const std::pair<uint8_t*, size_t> bytes = serializer.Release();
  bytes_.reset(bytes.first);
  size_ = bytes.second;
  return true;
}

v8::MaybeLocal<v8::Value> ClonedValue::Read(v8::Isolate* isolate, v8::Local<v8::Array> ports) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  std::vector<v8::Local<v8::Object>> port_objects;
  for (std::shared_ptr<Port>& port : ports_) {
    v8::Local<v8::Value> object;
    if (!CallWebFunction(context, "messaging", "newPort", {}).ToLocal(&object) ||
        (!ports.IsEmpty() && ports->Set(context, ports->Length(), object).IsNothing())) {
      return {};
    }
    port_objects.push_back(object.As<v8::Object>());
    Shell::From(isolate)->ports().Attach(port_objects.back(), std::move(port));
  }
  Reader reader(isolate, *this, port_objects);
  v8::ValueDeserializer& deserializer = reader.deserializer();
  for (size_t i = 0; i < transferred_.size(); i++) {
    deserializer.TransferArrayBuffer(static_cast<uint32_t>(i),
                                     v8::ArrayBuffer::New(isolate, std::move(transferred_[i])));
  }
  if (!deserializer.ReadHeader(context).FromMaybe(false)) return {};
  return deserializer.ReadValue(context);
}

bool ClonedValue::Carries(const Port& port) const {
  return std::any_of(ports_.begin(), ports_.end(), [&](const auto& other) { return other.get() == &port; });
}

void StructuredClone(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* isolate = info.GetIsolate();
  if (info.Length() == 0) {
    ThrowTypeError(isolate, "structuredClone needs a value");
    return;
  }
  ClonedValue clone;
  v8::Local<v8::Value> result;
  if (clone.Write(isolate, info[0], info[1]) && clone.Read(isolate).ToLocal(&result)) info.GetReturnValue().Set(result);
}

}  // namespace flat8::shell

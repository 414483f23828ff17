#include "src/shell/structured-clone.h"

#include <stdlib.h>

#include <algorithm>
#include <utility>

#include "include/v8-container.h"
#include "include/v8-context.h"
#include "include/v8-exception.h"
#include "include/v8-isolate.h"
#include "include/v8-primitive.h"
#include "include/v8-value-serializer.h"
#include "src/shell/values.h"

namespace flat8::shell {

namespace {

// An Error whose name is DataCloneError, as the DOMException of browsers has it.
void ThrowDataCloneError(v8::Isolate* isolate, v8::Local<v8::String> message) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> error = v8::Exception::Error(message);
  error.As<v8::Object>()
      ->DefineOwnProperty(context, v8::String::NewFromUtf8Literal(isolate, "name"),
                          v8::String::NewFromUtf8Literal(isolate, "DataCloneError"), v8::DontEnum)
      .Check();
  isolate->ThrowException(error);
}

// The buffers of a transfer argument. False: an exception is pending.
bool ListOfTransfer(v8::Isolate* isolate, v8::Local<v8::Value> transfer,
                    std::vector<v8::Local<v8::ArrayBuffer>>* buffers) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (transfer->IsObject() && !transfer->IsArray()) {
    if (!transfer.As<v8::Object>()
             ->Get(context, v8::String::NewFromUtf8Literal(isolate, "transfer"))
             .ToLocal(&transfer)) {
      return false;
    }
  }
  if (transfer->IsNullOrUndefined()) return true;
  if (!transfer->IsArray()) {
    ThrowTypeError(isolate, "What is to be transferred has to be an array of ArrayBuffers");
    return false;
  }
  v8::Local<v8::Array> list = transfer.As<v8::Array>();
  for (uint32_t i = 0; i < list->Length(); i++) {
    v8::Local<v8::Value> item;
    if (!list->Get(context, i).ToLocal(&item)) return false;
    const bool is_transferable = item->IsArrayBuffer() && item.As<v8::ArrayBuffer>()->IsDetachable() &&
                                 !item.As<v8::ArrayBuffer>()->WasDetached() &&
                                 std::find(buffers->begin(), buffers->end(), item) == buffers->end();
    if (!is_transferable) {
      ThrowDataCloneError(isolate,
                          v8::String::NewFromUtf8Literal(
                              isolate, "A value of the transfer list cannot be transferred, or is there twice"));
      return false;
    }
    buffers->push_back(item.As<v8::ArrayBuffer>());
  }
  return true;
}

}  // namespace

void ClonedValue::FreeBytes::operator()(uint8_t* bytes) const { free(bytes); }

class ClonedValue::Writer final : public v8::ValueSerializer::Delegate {
 public:
  Writer(v8::Isolate* isolate, ClonedValue* clone) : isolate_(isolate), clone_(clone) {}
  void ThrowDataCloneError(v8::Local<v8::String> message) override { shell::ThrowDataCloneError(isolate_, message); }
  v8::Maybe<uint32_t> GetSharedArrayBufferId(v8::Isolate*, v8::Local<v8::SharedArrayBuffer> buffer) override {
    clone_->shared_.push_back(buffer->GetBackingStore());
    return v8::Just(static_cast<uint32_t>(clone_->shared_.size() - 1));
  }

 private:
  v8::Isolate* const isolate_;
  ClonedValue* const clone_;
};

class ClonedValue::Reader final : public v8::ValueDeserializer::Delegate {
 public:
  explicit Reader(const ClonedValue& clone) : clone_(clone) {}
  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(v8::Isolate* isolate, uint32_t id) override {
    return v8::SharedArrayBuffer::New(isolate, clone_.shared_.at(id));
  }

 private:
  const ClonedValue& clone_;
};

bool ClonedValue::Write(v8::Isolate* isolate, v8::Local<v8::Value> value, v8::Local<v8::Value> transfer) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  std::vector<v8::Local<v8::ArrayBuffer>> buffers;
  if (!ListOfTransfer(isolate, transfer, &buffers)) return false;
  Writer delegate(isolate, this);
  v8::ValueSerializer serializer(isolate, &delegate);
  for (size_t i = 0; i < buffers.size(); i++) serializer.TransferArrayBuffer(static_cast<uint32_t>(i), buffers[i]);
  serializer.WriteHeader();
  if (!serializer.WriteValue(context, value).FromMaybe(false)) return false;
  for (v8::Local<v8::ArrayBuffer> buffer : buffers) {
    // A getter may have detached it meanwhile.
    if (buffer->WasDetached()) {
      ThrowDataCloneError(isolate,
                          v8::String::NewFromUtf8Literal(isolate, "A buffer of the transfer list has been detached"));
      return false;
    }
    transferred_.push_back(buffer->GetBackingStore());
    if (!buffer->Detach(v8::Local<v8::Value>()).FromMaybe(false)) return false;
  }
  const std::pair<uint8_t*, size_t> bytes = serializer.Release();
  bytes_.reset(bytes.first);
  size_ = bytes.second;
  return true;
}

v8::MaybeLocal<v8::Value> ClonedValue::Read(v8::Isolate* isolate) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  Reader delegate(*this);
  v8::ValueDeserializer deserializer(isolate, bytes_.get(), size_, &delegate);
  for (size_t i = 0; i < transferred_.size(); i++) {
    deserializer.TransferArrayBuffer(static_cast<uint32_t>(i),
                                     v8::ArrayBuffer::New(isolate, std::move(transferred_[i])));
  }
  if (!deserializer.ReadHeader(context).FromMaybe(false)) return v8::MaybeLocal<v8::Value>();
  return deserializer.ReadValue(context);
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

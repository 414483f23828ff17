#include <stdlib.h>

#include "include/v8-value-serializer.h"
#include "src/api/api-internal.h"
#include "src/runtime/errors/messages.h"
#include "src/runtime/serialization/value-deserializer.h"
#include "src/runtime/serialization/value-serializer.h"

// ValueSerializer and ValueDeserializer: the engine's, with the host's delegates behind them.
namespace v8 {

namespace {

// What a delegate's function gave, with its exception put where it belongs.
template <typename T, typename Invoke>
Maybe<T> AskDelegate(i::Isolate* isolate, Invoke invoke) {
  Maybe<T> result = Nothing<T>();
  i::Callout(isolate, [&] { result = invoke(); });
  return isolate->has_pending_exception() ? Nothing<T>() : result;
}

// A delegate that says Nothing has thrown; one that forgot to gets an error all the same.
i::ExceptionPending Failed(i::Isolate* isolate, i::MessageTemplate message) {
  if (isolate->has_pending_exception()) return i::Exception();
  return i::Throw(isolate, message);
}

}  // namespace

// ---- ValueSerializer

struct ValueSerializer::PrivateData final : public i::ValueSerializer::Host {
  PrivateData(i::Isolate* isolate_value, Delegate* delegate_value)
      : isolate(isolate_value),
        delegate(delegate_value),
        has_custom_host_objects(delegate != nullptr && delegate->HasCustomHostObject(i::External(isolate))),
        serializer(isolate, this) {}
  ~PrivateData() = default;

  i::ExceptionPending ThrowDataCloneError(i::Tagged<i::String> message) override {
    if (delegate == nullptr) {
      return isolate->Throw(TRY(i::NewErrorWithText(isolate, i::ErrorType::kError, message)));
    }
    i::Callout(isolate, [&] { delegate->ThrowDataCloneError(i::MakeLocal<String>(isolate, message)); });
    return Failed(isolate, i::MessageTemplate::kDataCloneError);
  }
  i::Result<bool> IsHostObject(i::Tagged<i::JSObject> object) override {
    if (!has_custom_host_objects) return object->GetEmbedderFieldCount() > 0;
    bool is_host_object;
    if (!AskDelegate<bool>(isolate, [&] {
           return delegate->IsHostObject(i::External(isolate), i::MakeLocal<Object>(isolate, object));
         }).To(&is_host_object)) {
      return Failed(isolate, i::MessageTemplate::kDataCloneError);
    }
    return is_host_object;
  }
  i::Result<void> WriteHostObject(i::Tagged<i::JSObject> object) override {
    if (delegate == nullptr) return NotCloneable(object);
    if (!AskDelegate<bool>(isolate, [&] {
           return delegate->WriteHostObject(i::External(isolate), i::MakeLocal<Object>(isolate, object));
         }).FromMaybe(false)) {
      return isolate->has_pending_exception() ? i::Exception() : NotCloneable(object);
    }
    return i::Ok();
  }
  i::Result<uint32_t> SharedArrayBufferId(i::Tagged<i::JSArrayBuffer> buffer) override {
    uint32_t id;
    if (delegate == nullptr) return NotCloneable(buffer);
    if (!AskDelegate<uint32_t>(isolate, [&] {
           return delegate->GetSharedArrayBufferId(i::External(isolate),
                                                   i::MakeLocal<SharedArrayBuffer>(isolate, buffer));
         }).To(&id)) {
      return isolate->has_pending_exception() ? i::Exception() : NotCloneable(buffer);
    }
    return id;
  }
  i::ExceptionPending NotCloneable(i::Value value) {
    return ThrowDataCloneError(TRY(i::FormatMessage(isolate, i::MessageTemplate::kDataCloneError, value)));
  }

  void* Reallocate(void* data, size_t size, size_t* actual) override {
    *actual = size;
    if (delegate == nullptr) return realloc(data, size);
    void* result = nullptr;
    i::Callout(isolate, [&] { result = delegate->ReallocateBufferMemory(data, size, actual); });
    return result;
  }
  void Free(void* data) override {
    if (delegate == nullptr) return free(data);
    delegate->FreeBufferMemory(data);
  }

  i::Isolate* const isolate;
  Delegate* const delegate;
  const bool has_custom_host_objects;
  i::ValueSerializer serializer;
};

bool ValueSerializer::Delegate::HasCustomHostObject(Isolate*) { return false; }
Maybe<bool> ValueSerializer::Delegate::IsHostObject(Isolate*, Local<Object> object) {
  return Just(object->InternalFieldCount() > 0);
}
// The three that follow refuse without an exception: the serializer throws for them.
Maybe<bool> ValueSerializer::Delegate::WriteHostObject(Isolate*, Local<Object>) { return Nothing<bool>(); }
Maybe<uint32_t> ValueSerializer::Delegate::GetSharedArrayBufferId(Isolate*, Local<SharedArrayBuffer>) {
  return Nothing<uint32_t>();
}
Maybe<uint32_t> ValueSerializer::Delegate::GetWasmModuleTransferId(Isolate*, Local<WasmModuleObject>) {
  return Nothing<uint32_t>();
}
bool ValueSerializer::Delegate::AdoptSharedValueConveyor(Isolate*, SharedValueConveyor&&) { return false; }
void* ValueSerializer::Delegate::ReallocateBufferMemory(void* old_buffer, size_t size, size_t* actual_size) {
  *actual_size = size;
  return realloc(old_buffer, size);
}
void ValueSerializer::Delegate::FreeBufferMemory(void* buffer) { free(buffer); }

ValueSerializer::ValueSerializer(Isolate* isolate) : ValueSerializer(isolate, nullptr) {}
ValueSerializer::ValueSerializer(Isolate* isolate, Delegate* delegate)
    : private_(new PrivateData(i::Internal(isolate), delegate)) {}
ValueSerializer::~ValueSerializer() { delete private_; }

void ValueSerializer::WriteHeader() { private_->serializer.WriteHeader(); }
Maybe<bool> ValueSerializer::WriteValue(Local<Context> context, Local<Value> value) {
  ENTER_CALL(context, Nothing<bool>());
  return scope.ReturnTrue(private_->serializer.WriteValue(i::Open(value)));
}
std::pair<uint8_t*, size_t> ValueSerializer::Release() {
  const base::Vector<uint8_t> bytes = private_->serializer.Release();
  return {bytes.begin(), bytes.size()};
}
void ValueSerializer::TransferArrayBuffer(uint32_t transfer_id, Local<ArrayBuffer> array_buffer) {
  i::EntryScope entry(private_->isolate);
  if (private_->serializer.TransferArrayBuffer(transfer_id, i::OpenAs<i::JSArrayBuffer>(array_buffer)).IsException()) {
    i::FatalOutOfMemory(private_->isolate, "v8::ValueSerializer::TransferArrayBuffer");
  }
}
void ValueSerializer::SetTreatArrayBufferViewsAsHostObjects(bool mode) {
  private_->serializer.set_treat_views_as_host_objects(mode);
}
void ValueSerializer::WriteUint32(uint32_t value) { private_->serializer.WriteUint32(value); }
void ValueSerializer::WriteUint64(uint64_t value) { private_->serializer.WriteUint64(value); }
void ValueSerializer::WriteDouble(double value) { private_->serializer.WriteDouble(value); }
void ValueSerializer::WriteRawBytes(const void* source, size_t length) {
  private_->serializer.WriteRawBytes(source, length);
}

// ---- ValueDeserializer

struct ValueDeserializer::PrivateData final : public i::ValueDeserializer::Host {
  PrivateData(i::Isolate* isolate_value, const uint8_t* data, size_t size, Delegate* delegate_value)
      : isolate(isolate_value), delegate(delegate_value), deserializer(isolate, {data, size}, this) {}
  ~PrivateData() = default;

  i::Result<i::Tagged<i::JSObject>> ReadHostObject() override {
    Local<Object> object;
    if (delegate != nullptr) {
      i::Callout(isolate, [&] { object = delegate->ReadHostObject(i::External(isolate)).FromMaybe(object); });
    }
    if (object.IsEmpty() || !i::IsJSObject(i::Open(object)) || isolate->has_pending_exception()) {
      return Failed(isolate, i::MessageTemplate::kDataCloneDeserializationError);
    }
    return i::Cast<i::JSObject>(i::Open(object));
  }
  i::Result<i::Tagged<i::JSArrayBuffer>> SharedArrayBufferFromId(uint32_t id) override {
    for (const auto& [known, buffer] : shared_buffers) {
      if (known == id) return i::OpenAs<i::JSArrayBuffer>(buffer.Get(i::External(isolate)));
    }
    Local<SharedArrayBuffer> buffer;
    if (delegate != nullptr) {
      i::Callout(isolate,
                 [&] { buffer = delegate->GetSharedArrayBufferFromId(i::External(isolate), id).FromMaybe(buffer); });
    }
    if (buffer.IsEmpty() || isolate->has_pending_exception()) {
      return Failed(isolate, i::MessageTemplate::kDataCloneDeserializationError);
    }
    return i::OpenAs<i::JSArrayBuffer>(buffer);
  }

  i::Isolate* const isolate;
  Delegate* const delegate;
  i::ValueDeserializer deserializer;
  std::vector<std::pair<uint32_t, Global<SharedArrayBuffer>>> shared_buffers;
};

MaybeLocal<Object> ValueDeserializer::Delegate::ReadHostObject(Isolate*) { return MaybeLocal<Object>(); }
MaybeLocal<WasmModuleObject> ValueDeserializer::Delegate::GetWasmModuleFromId(Isolate*, uint32_t) {
  return MaybeLocal<WasmModuleObject>();
}
MaybeLocal<SharedArrayBuffer> ValueDeserializer::Delegate::GetSharedArrayBufferFromId(Isolate*, uint32_t) {
  return MaybeLocal<SharedArrayBuffer>();
}
const SharedValueConveyor* ValueDeserializer::Delegate::GetSharedValueConveyor(Isolate*) { return nullptr; }

ValueDeserializer::ValueDeserializer(Isolate* isolate, const uint8_t* data, size_t size)
    : ValueDeserializer(isolate, data, size, nullptr) {}
ValueDeserializer::ValueDeserializer(Isolate* isolate, const uint8_t* data, size_t size, Delegate* delegate)
    : private_(new PrivateData(i::Internal(isolate), data, size, delegate)) {}
ValueDeserializer::~ValueDeserializer() { delete private_; }

Maybe<bool> ValueDeserializer::ReadHeader(Local<Context> context) {
  ENTER_CALL(context, Nothing<bool>());
  if (private_->deserializer.ReadHeader()) return Just(true);
  return scope.ReturnTrue(i::Throw(isolate, i::MessageTemplate::kDataCloneDeserializationVersionError));
}
MaybeLocal<Value> ValueDeserializer::ReadValue(Local<Context> context) {
  ENTER_CONTEXT(context, MaybeLocal<Value>());
  return scope.Return<Value>(private_->deserializer.ReadValue());
}
void ValueDeserializer::TransferArrayBuffer(uint32_t transfer_id, Local<ArrayBuffer> array_buffer) {
  i::EntryScope entry(private_->isolate);
  if (private_->deserializer.TransferArrayBuffer(transfer_id, i::OpenAs<i::JSArrayBuffer>(array_buffer))
          .IsException()) {
    i::FatalOutOfMemory(private_->isolate, "v8::ValueDeserializer::TransferArrayBuffer");
  }
}
void ValueDeserializer::TransferSharedArrayBuffer(uint32_t id, Local<SharedArrayBuffer> shared_array_buffer) {
  private_->shared_buffers.emplace_back(id,
                                        Global<SharedArrayBuffer>(i::External(private_->isolate), shared_array_buffer));
}
void ValueDeserializer::SetSupportsLegacyWireFormat(bool supports_legacy_wire_format) {
  private_->deserializer.set_supports_legacy_format(supports_legacy_wire_format);
}
uint32_t ValueDeserializer::GetWireFormatVersion() const { return private_->deserializer.version(); }
bool ValueDeserializer::ReadUint32(uint32_t* value) { return private_->deserializer.ReadUint32(value); }
bool ValueDeserializer::ReadUint64(uint64_t* value) { return private_->deserializer.ReadUint64(value); }
bool ValueDeserializer::ReadDouble(double* value) { return private_->deserializer.ReadDouble(value); }
bool ValueDeserializer::ReadRawBytes(size_t length, const void** data) {
  const uint8_t* const bytes = private_->deserializer.ReadRawBytes(length);
  if (bytes != nullptr) *data = bytes;
  return bytes != nullptr;
}

}  // namespace v8

// Structured clone: values as bytes and back.

#ifndef INCLUDE_V8_VALUE_SERIALIZER_H_
#define INCLUDE_V8_VALUE_SERIALIZER_H_

#include <stddef.h>
#include <stdint.h>

#include <utility>

#include "v8-local-handle.h"  // NOLINT(build/include_directory)
#include "v8-maybe.h"         // NOLINT(build/include_directory)
#include "v8config.h"         // NOLINT(build/include_directory)

namespace v8 {

class ArrayBuffer;
class Isolate;
class Object;
class SharedArrayBuffer;
class String;
class Value;
class WasmModuleObject;

// Values of a heap that several isolates share. There is no such heap; the class exists for hosts that override the
// functions about it.
class V8_EXPORT SharedValueConveyor final {
 public:
  SharedValueConveyor(SharedValueConveyor&&) noexcept = default;
  SharedValueConveyor& operator=(SharedValueConveyor&&) noexcept = default;
  ~SharedValueConveyor() = default;

 private:
  SharedValueConveyor() = default;
};

// Writes values as the structured clone algorithm of HTML sees them, in V8's format, version 15:
//
//   v8::ValueSerializer serializer(isolate);
//   serializer.WriteHeader();
//   if (serializer.WriteValue(context, value).FromMaybe(false)) {
//     std::pair<uint8_t*, size_t> bytes = serializer.Release();  // free(bytes.first) when done
//   }
//
// Objects keep their identity over all values that one serializer writes. Not to be used by two threads.
class V8_EXPORT ValueSerializer {
 public:
  // What the host has a say in. Each function is called on the isolate's thread during WriteValue; after it has thrown,
  // it returns Nothing.
  class V8_EXPORT Delegate {
   public:
    virtual ~Delegate() = default;

    // A value cannot be cloned: throws an error (a DataCloneError in browsers) that says `message`.
    virtual void ThrowDataCloneError(Local<String> message) = 0;

    // Whether IsHostObject is to be asked about each ordinary object, of script or of a template; asked once. Else the
    // objects with internal fields are host objects. Objects with interceptors always are.
    virtual bool HasCustomHostObject(Isolate* isolate);
    virtual Maybe<bool> IsHostObject(Isolate* isolate, Local<Object> object);
    // Writes a host object with the serializer's Write functions; by default it cannot be cloned.
    virtual Maybe<bool> WriteHostObject(Isolate* isolate, Local<Object> object);

    // A number for the reader to find the memory again (ValueDeserializer::Delegate::GetSharedArrayBufferFromId). By
    // default shared memory cannot be cloned.
    virtual Maybe<uint32_t> GetSharedArrayBufferId(Isolate* isolate, Local<SharedArrayBuffer> shared_array_buffer);
    // WebAssembly does not exist: never called.
    virtual Maybe<uint32_t> GetWasmModuleTransferId(Isolate* isolate, Local<WasmModuleObject> module);
    // There are no shared values to convey: never called.
    virtual bool AdoptSharedValueConveyor(Isolate* isolate, SharedValueConveyor&& conveyor);

    // realloc and free for the bytes; `actual_size` is what there is in the end. Null when there is no memory.
    virtual void* ReallocateBufferMemory(void* old_buffer, size_t size, size_t* actual_size);
    virtual void FreeBufferMemory(void* buffer);
  };

  explicit ValueSerializer(Isolate* isolate);
  // The delegate has to outlive the serializer.
  ValueSerializer(Isolate* isolate, Delegate* delegate);
  ~ValueSerializer();
  ValueSerializer(const ValueSerializer&) = delete;
  ValueSerializer& operator=(const ValueSerializer&) = delete;

  // The version of the format; comes first.
  void WriteHeader();
  // Nothing, with an exception, where the value, or something in it, cannot be cloned or a getter throws.
  V8_WARN_UNUSED_RESULT Maybe<bool> WriteValue(Local<Context> context, Local<Value> value);

  // The bytes and their number; the caller frees them, with free() or the delegate's FreeBufferMemory. The serializer
  // is not to be used any more.
  V8_WARN_UNUSED_RESULT std::pair<uint8_t*, size_t> Release();

  // Writes the buffer, wherever it occurs, as this number instead of its bytes; the host takes its memory itself and
  // gives the reader a buffer for the number. Before WriteValue.
  void TransferArrayBuffer(uint32_t transfer_id, Local<ArrayBuffer> array_buffer);
  // Typed arrays and DataViews become host objects.
  void SetTreatArrayBufferViewsAsHostObjects(bool mode);

  // For WriteHostObject.
  void WriteUint32(uint32_t value);
  void WriteUint64(uint64_t value);
  void WriteDouble(double value);
  void WriteRawBytes(const void* source, size_t length);

 private:
  struct PrivateData;
  PrivateData* private_;
};

// Makes values of what a ValueSerializer, this one or V8's, has written. The bytes may come from anywhere: data that
// makes no sense is an Error.
class V8_EXPORT ValueDeserializer {
 public:
  class V8_EXPORT Delegate {
   public:
    virtual ~Delegate() = default;

    // Reads with the deserializer's Read functions what WriteHostObject wrote. Empty after it has thrown.
    virtual MaybeLocal<Object> ReadHostObject(Isolate* isolate);
    // Never called.
    virtual MaybeLocal<WasmModuleObject> GetWasmModuleFromId(Isolate* isolate, uint32_t transfer_id);
    virtual MaybeLocal<SharedArrayBuffer> GetSharedArrayBufferFromId(Isolate* isolate, uint32_t clone_id);
    // Never called.
    virtual const SharedValueConveyor* GetSharedValueConveyor(Isolate* isolate);
  };

  // `data` has to outlive the deserializer, as has the delegate.
  ValueDeserializer(Isolate* isolate, const uint8_t* data, size_t size);
  ValueDeserializer(Isolate* isolate, const uint8_t* data, size_t size, Delegate* delegate);
  ~ValueDeserializer();
  ValueDeserializer(const ValueDeserializer&) = delete;
  ValueDeserializer& operator=(const ValueDeserializer&) = delete;

  // Nothing, with an Error, when the data is not of a version that can be read.
  V8_WARN_UNUSED_RESULT Maybe<bool> ReadHeader(Local<Context> context);
  // The next value, made in the context's realm. Empty, with an Error, when the data makes no sense.
  V8_WARN_UNUSED_RESULT MaybeLocal<Value> ReadValue(Local<Context> context);

  // The buffer that a transferred one has become, by its number. Before ReadValue.
  void TransferArrayBuffer(uint32_t transfer_id, Local<ArrayBuffer> array_buffer);
  void TransferSharedArrayBuffer(uint32_t id, Local<SharedArrayBuffer> shared_array_buffer);

  // Whether ReadHeader accepts versions before 13 (data that begins without a version is of version 0). Before
  // ReadHeader.
  void SetSupportsLegacyWireFormat(bool supports_legacy_wire_format);
  // After ReadHeader.
  uint32_t GetWireFormatVersion() const;

  // For ReadHostObject; false at the end of the data.
  V8_WARN_UNUSED_RESULT bool ReadUint32(uint32_t* value);
  V8_WARN_UNUSED_RESULT bool ReadUint64(uint64_t* value);
  V8_WARN_UNUSED_RESULT bool ReadDouble(double* value);
  V8_WARN_UNUSED_RESULT bool ReadRawBytes(size_t length, const void** data);

 private:
  struct PrivateData;
  PrivateData* private_;
};

}  // namespace v8

#endif  // INCLUDE_V8_VALUE_SERIALIZER_H_

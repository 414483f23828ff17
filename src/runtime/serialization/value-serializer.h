#ifndef FLAT8_SRC_RUNTIME_SERIALIZATION_VALUE_SERIALIZER_H_
#define FLAT8_SRC_RUNTIME_SERIALIZATION_VALUE_SERIALIZER_H_

#include "src/base/vector.h"
#include "src/execution/isolate.h"
#include "src/runtime/serialization/serialization-format.h"

namespace v8::internal {

// Writes values as the structured clone algorithm sees them (HTML §2.7.5 StructuredSerializeInternal). Getters and proxies'
// targets are the only script that runs; a function, a symbol, a weak collection cannot be cloned, which the host throws.
class ValueSerializer {
 public:
  // What the embedder has a say in.
  class Host {
   public:
    virtual ExceptionPending ThrowDataCloneError(Tagged<String> message) = 0;
    // Whether an ordinary object is one of the embedder's.
    virtual Result<bool> IsHostObject(Tagged<JSObject> object) = 0;
    virtual Result<void> WriteHostObject(Tagged<JSObject> object) = 0;
    virtual Result<uint32_t> SharedArrayBufferId(Tagged<JSArrayBuffer> buffer) = 0;
    // Memory of the result; `actual` is at least the size. Null when there is none.
    virtual void* Reallocate(void* data, size_t size, size_t* actual) = 0;
    virtual void Free(void* data) = 0;

   protected:
    ~Host() = default;
  };

  ValueSerializer(Isolate* isolate, Host* host) : isolate_(isolate), host_(host) {}
  ~ValueSerializer();
  DISALLOW_COPY(ValueSerializer);

  void WriteHeader();
  Result<void> WriteValue(Value value);
  // The buffer is written as a number that says which of the transferred ones it is. An exception for want of memory.
  Result<void> TransferArrayBuffer(uint32_t id, Tagged<JSArrayBuffer> buffer);
  void set_treat_views_as_host_objects(bool value) { treats_views_as_host_objects_ = value; }

  void WriteUint32(uint32_t value) { WriteVarint(value); }
  void WriteUint64(uint64_t value) { WriteVarint(value); }
  void WriteDouble(double value) { WriteRawBytes(&value, sizeof value); }
  void WriteRawBytes(const void* bytes, size_t count);
  // What has been written; the caller frees it the host's way. Empty when memory was short.
  base::Vector<uint8_t> Release();

 private:
  void WriteByte(uint8_t byte) { WriteRawBytes(&byte, 1); }
  void WriteTag(SerializationTag tag) { WriteByte(static_cast<uint8_t>(tag)); }
  void WriteTag(ErrorTag tag) { WriteByte(static_cast<uint8_t>(tag)); }
  void WriteVarint(uint64_t value);
  // Room for that many more bytes; null, once and for all, when there is none.
  uint8_t* Reserve(size_t count);

  void WriteNumber(Value number);
  void WriteBigIntContents(Tagged<BigInt> number);
  Result<void> WriteString(Tagged<String> string);
  Result<void> WriteReceiver(Tagged<JSReceiver> receiver);
  Result<void> WriteProperties(Tagged<JSReceiver> object, Tagged<FixedArray> keys, uint32_t* count);
  Result<void> WriteJSObject(Tagged<JSReceiver> object);
  Result<void> WriteJSArray(Tagged<JSArray> array);
  Result<void> WritePrimitiveWrapper(Tagged<JSPrimitiveWrapper> wrapper);
  Result<void> WriteRegExp(Tagged<JSRegExp> regexp);
  Result<void> WriteCollection(Tagged<JSObject> collection);
  Result<void> WriteArrayBuffer(Tagged<JSArrayBuffer> buffer);
  Result<void> WriteView(Tagged<JSArrayBufferView> view);
  Result<void> WriteError(Tagged<JSObject> error);
  Result<void> WriteHostObject(Tagged<JSObject> object);

  ExceptionPending ThrowNotCloneable(Value value);
  Result<void> CheckMemory();

  // The number of an object in the table behind a global slot, or -1; adding one.
  Result<int> Find(Address* table, Tagged<JSReceiver> object);
  Result<void> Add(Address** table, Tagged<JSReceiver> object, uint32_t id);

  Isolate* const isolate_;
  Host* const host_;
  uint8_t* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
  bool is_out_of_memory_ = false;
  bool treats_views_as_host_objects_ = false;
  uint32_t next_id_ = 0;
  // Global slots of OrderedHashMaps from objects to numbers: those that have been written, and transferred buffers.
  Address* ids_ = nullptr;
  Address* transferred_ = nullptr;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_SERIALIZATION_VALUE_SERIALIZER_H_

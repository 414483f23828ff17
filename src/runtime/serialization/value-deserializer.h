#ifndef FLAT8_SRC_RUNTIME_SERIALIZATION_VALUE_DESERIALIZER_H_
#define FLAT8_SRC_RUNTIME_SERIALIZATION_VALUE_DESERIALIZER_H_

#include "src/base/vector.h"
#include "src/execution/isolate.h"
#include "src/runtime/serialization/serialization-format.h"

namespace v8::internal {

// Makes values of what ValueSerializer wrote, in the current realm. The bytes may be anybody's: whatever they are, the
// result is a value or an error. No script runs.
class ValueDeserializer {
 public:
  class Host {
   public:
    virtual Result<Tagged<JSObject>> ReadHostObject() = 0;
    virtual Result<Tagged<JSArrayBuffer>> SharedArrayBufferFromId(uint32_t id) = 0;

   protected:
    ~Host() = default;
  };

  ValueDeserializer(Isolate* isolate, base::Vector<const uint8_t> data, Host* host)
      : isolate_(isolate), host_(host), start_(data.begin()), position_(data.begin()), end_(data.end()) {}
  ~ValueDeserializer();
  DISALLOW_COPY(ValueDeserializer);

  // False without an exception when the data is of no version that can be read. Data that begins without a version is of
  // version 0.
  bool ReadHeader();
  void set_supports_legacy_format(bool value) { supports_legacy_format_ = value; }
  uint32_t version() const { return version_; }
  Result<Value> ReadValue();
  // The buffer that the number in the data stands for.
  Result<void> TransferArrayBuffer(uint32_t id, Tagged<JSArrayBuffer> buffer);

  bool ReadUint32(uint32_t* value) { return ReadVarint(value); }
  bool ReadUint64(uint64_t* value) { return ReadVarint(value); }
  bool ReadDouble(double* value);
  // The place of that many bytes, or null.
  const uint8_t* ReadRawBytes(size_t count);

 private:
  template <typename T>
  bool ReadVarint(T* value);
  bool PeekTag(SerializationTag* tag) const;
  bool ReadTag(SerializationTag* tag);
  bool ConsumeTag(SerializationTag tag);
  size_t rest() const { return static_cast<size_t>(end_ - position_); }

  // All of these: an exception, or the hole when the data makes no sense.
  Result<Value> ReadObject();
  Result<Value> ReadObjectOfTag(SerializationTag tag);
  Result<Value> ReadBigInt();
  Result<Value> ReadString(SerializationTag tag);
  // The string of a regexp or a wrapper.
  Result<Value> ReadNextString();
  // Version 0: a list of values and ends of objects, which make one value together.
  Result<Value> ReadUntaggedObjects();
  Result<Value> ReadJSObject(uint32_t id);
  Result<Value> ReadDenseArray(uint32_t id);
  Result<Value> ReadSparseArray(uint32_t id);
  Result<Value> ReadWrapper(SerializationTag tag, uint32_t id);
  Result<Value> ReadRegExp(uint32_t id);
  Result<Value> ReadMap(uint32_t id);
  Result<Value> ReadSet(uint32_t id);
  Result<Value> ReadArrayBuffer(bool is_resizable, uint32_t id);
  Result<Value> ReadTransferredBuffer(uint32_t id);
  Result<Value> ReadSharedArrayBuffer(uint32_t id);
  Result<Value> ReadView(Tagged<JSArrayBuffer> buffer, uint32_t id);
  Result<Value> ReadError(uint32_t id);
  Result<Value> ReadHostObject(uint32_t id);
  // The properties up to a tag: how many there were. False: nonsense.
  Result<bool> ReadProperties(Tagged<JSObject> object, SerializationTag end, uint32_t* count);

  Result<void> Remember(uint32_t id, Tagged<JSReceiver> object);

  Isolate* const isolate_;
  Host* const host_;
  const uint8_t* const start_;
  const uint8_t* position_;
  const uint8_t* const end_;
  uint32_t version_ = 0;
  bool supports_legacy_format_ = false;
  uint32_t next_id_ = 0;
  // Global slots: of a list of the objects by number, and an OrderedHashMap of transferred buffers.
  Address* objects_ = nullptr;
  Address* transferred_ = nullptr;
};

template <typename T>
bool ValueDeserializer::ReadVarint(T* value) {
  T result = 0;
  for (unsigned shift = 0; position_ < end_; shift += 7) {
    const uint8_t byte = *position_++;
    if (shift < sizeof(T) * 8) result |= static_cast<T>(static_cast<T>(byte & 0x7f) << shift);
    if ((byte & 0x80) == 0) {
      *value = result;
      return true;
    }
  }
  return false;
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_SERIALIZATION_VALUE_DESERIALIZER_H_

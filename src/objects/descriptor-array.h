#ifndef FLAT8_SRC_OBJECTS_DESCRIPTOR_ARRAY_H_
#define FLAT8_SRC_OBJECTS_DESCRIPTOR_ARRAY_H_

#include "src/objects/fixed-array.h"
#include "src/objects/map.h"
#include "src/objects/name.h"

namespace v8::internal {

// The properties of a hidden class in the order they were added: key, details, and for kDescriptor properties the value
// (AccessorPair or AccessorInfo). Shared by the maps of one transition path: a map sees its number_of_own_descriptors.
class DescriptorArray : public ArrayBase {
 public:
  static constexpr int kEntrySize = 3;
  static constexpr int kFirstOffset = 24;
  // length() is the capacity in entries.
  INT_FIELD(number_of_descriptors_field)
  static constexpr int SizeFor(int capacity) { return kFirstOffset + capacity * kEntrySize * kTaggedSize; }

  int number_of_descriptors() const { return number_of_descriptors_field(); }
  int number_of_slack_descriptors() const { return length() - number_of_descriptors(); }
  V8_INLINE Tagged<Name> GetKey(int index) const { return Tagged<Name>(word(index, 0).load().ptr()); }
  V8_INLINE PropertyDetails GetDetails(int index) const { return PropertyDetails(word(index, 1).load().AsInt()); }
  V8_INLINE Value GetValue(int index) const { return word(index, 2).load(); }
  void SetDetails(int index, PropertyDetails details) { word(index, 1).store(Value::Int(details.AsInt())); }
  void SetValue(int index, Value value) { Write(word(index, 2), value); }
  void Set(int index, Tagged<Name> key, PropertyDetails details, Value value) {
    Write(word(index, 0), key);
    SetDetails(index, details);
    SetValue(index, value);
  }
  // Index of `key` among the first `own_count` entries, or -1.
  V8_INLINE int Search(Tagged<Name> key, int own_count) const {
    const uint64_t* word_of_key = reinterpret_cast<const uint64_t*>(this) + 3;
    for (int i = 0; i < own_count; ++i, word_of_key += kEntrySize) {
      if (*word_of_key == key.ptr()) return i;
    }
    return -1;
  }

 private:
  ObjectSlot word(int index, int part) const {
    return RawField(kFirstOffset + (index * kEntrySize + part) * kTaggedSize);
  }
  void Write(ObjectSlot slot, TaggedBits value) {
    WriteBarrier(this, slot.location(), value);
    slot.store(value);
  }
};

// Maps reached by adding one property (key, attributes, kind in the target's last descriptor), by setting a prototype or
// by an integrity level (special symbols as keys): pairs of (key, target), both weak; the hole where one has died.
class TransitionArray : public ArrayBase {
 public:
  static constexpr int SizeFor(int length) { return kHeaderSize + length * kTaggedSize; }
  int entry_count() const { return length() / 2; }
  Value GetKey(int index) const { return Value(words()[2 * index]); }
  Value GetTarget(int index) const { return Value(words()[2 * index + 1]); }
  void Set(int index, Value key, Value target) {
    WriteBarrier(this, words() + 2 * index, key);
    words()[2 * index] = key.ptr();
    WriteBarrier(this, words() + 2 * index + 1, target);
    words()[2 * index + 1] = target.ptr();
  }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_DESCRIPTOR_ARRAY_H_

#ifndef FLAT8_SRC_OBJECTS_FIXED_ARRAY_H_
#define FLAT8_SRC_OBJECTS_FIXED_ARRAY_H_

#include "src/objects/heap-object.h"

namespace v8::internal {

class MaybeObject;
class MaybeObjectDirectHandle;
template <typename T>
class Handle;
template <>
class Tagged<MaybeObject>;

enum WriteBarrierMode : uint8_t { SKIP_WRITE_BARRIER, UPDATE_WRITE_BARRIER };

// What all arrays of words begin with: header, then the length as an int32 value.
class ArrayBase : public HeapObject {
 public:
  static constexpr int kHeaderSize = 16;
  INT_FIELD(length)

 protected:
  uint64_t* words() { return reinterpret_cast<uint64_t*>(this) + 2; }
  const uint64_t* words() const { return reinterpret_cast<const uint64_t*>(this) + 2; }
};

// A fixed number of values.
class FixedArray : public ArrayBase {
 public:
  static constexpr int SizeFor(int length) { return kHeaderSize + length * kTaggedSize; }
  static constexpr int kMaxLength = 1 << 27;

  V8_INLINE Value get(int index) const {
    DCHECK(static_cast<uint32_t>(index) < static_cast<uint32_t>(length()));
    return Value(__atomic_load_n(words() + index, __ATOMIC_RELAXED));
  }
  V8_INLINE void set(int index, TaggedBits value) {
    DCHECK(static_cast<uint32_t>(index) < static_cast<uint32_t>(length()));
    WriteBarrier(this, words() + index, value);
    __atomic_store_n(words() + index, value.ptr(), __ATOMIC_RELAXED);
  }
  // V8's test vocabulary.
  void set(int index, TaggedBits value, WriteBarrierMode mode) {
    mode == SKIP_WRITE_BARRIER ? set_no_barrier(index, value) : set(index, value);
  }
  ObjectSlot RawFieldOfElementAt(int index) const { return RawField(kHeaderSize + index * kTaggedSize); }
  ObjectSlot RawFieldOfFirstElement() const { return RawFieldOfElementAt(0); }
  static constexpr int kMaxRegularLength = (128 * KB - kHeaderSize) / kTaggedSize;
  // Shortens the array in place (test/cctest/heap/heap-vocabulary.cc).
  void RightTrim(Isolate* isolate, int new_length);
  // For fresh arrays with no allocation since they were made, and for values that are not cells.
  V8_INLINE void set_no_barrier(int index, TaggedBits value) {
    DCHECK(static_cast<uint32_t>(index) < static_cast<uint32_t>(length()));
    __atomic_store_n(words() + index, value.ptr(), __ATOMIC_RELAXED);
  }
  // Good until the next allocation.
  uint64_t* data() { return words(); }
  const uint64_t* data() const { return words(); }
  void FillWithNoBarrier(int from, int to, TaggedBits value) {
    for (int i = from; i < to; ++i) words()[i] = value.ptr();
  }
  // Copies between (or within) arrays, overlap allowed.
  void CopyRange(int to, Tagged<FixedArray> source, int from, int count);
};

// V8's names, for tests.
#define OFFSET_OF_DATA_START(Type) Type::kHeaderSize
inline void MemsetTagged(ObjectSlot start, TaggedBits value, size_t count) {
  for (size_t i = 0; i < count; ++i) ObjectSlot(start.location() + i).store(value);
}

// Slots that do not keep their contents alive: a dead one becomes the hole at the end of marking.
class WeakFixedArray : public FixedArray {};

// Weak references and small integers in a list that grows at its end (test/cctest/weak-array-list.cc): for tests,
// the engine's own lists are WeakFixedArrays. The first word of an array of capacity() + 1 is how many are in it.
class WeakArrayList : public HeapObject {
 public:
  static constexpr int kHeaderSize = 24;
  static constexpr int SizeFor(int capacity) { return kHeaderSize + capacity * kTaggedSize; }

  INT_FIELD(word_count)
  INT_FIELD(length)
  int capacity() const { return word_count() - 1; }
  bool IsFull() const { return length() == capacity(); }
  // Empty. What is behind length() is the hole.
  void Initialize(int capacity) {
    set_word_count(capacity + 1);
    set_length(0);
    for (int i = 0; i < capacity; ++i) SlotAt(i).store(TheHole());
  }

  // The rest is defined in test/cctest/weak-array-list.cc.
  Tagged<MaybeObject> get(int index) const;
  void set(int index, Tagged<MaybeObject> value);
  // Another list where this one is full.
  static Handle<WeakArrayList> AddToEnd(Isolate* isolate, Handle<WeakArrayList> list, MaybeObjectDirectHandle value);
  // The last one takes its place. False: it is not there.
  bool RemoveOne(MaybeObjectDirectHandle value);
  static Handle<WeakArrayList> EnsureSpace(Isolate* isolate, Handle<WeakArrayList> list, int length,
                                           AllocationType allocation = AllocationType::kYoung);

 private:
  ObjectSlot SlotAt(int index) const { return RawField(kHeaderSize + index * kTaggedSize); }
};

// Out-of-object properties; the identity hash of the owner lives in the upper bits of the length word.
class PropertyArray : public HeapObject {
 public:
  static constexpr int kHeaderSize = 16;
  static constexpr int kLengthBits = 10;
  static constexpr int kMaxLength = (1 << kLengthBits) - 1;
  static constexpr int SizeFor(int length) { return kHeaderSize + length * kTaggedSize; }

  int length() const { return length_and_hash() & kMaxLength; }
  int hash() const { return static_cast<int>(static_cast<uint32_t>(length_and_hash()) >> kLengthBits); }
  void Initialize(int length, int hash) { set_length_and_hash(static_cast<int32_t>(length | hash << kLengthBits)); }
  void set_hash(int hash) { Initialize(length(), hash); }
  V8_INLINE Value get(int index) const { return Value(__atomic_load_n(words() + index, __ATOMIC_RELAXED)); }
  V8_INLINE void set(int index, TaggedBits value) {
    WriteBarrier(this, words() + index, value);
    __atomic_store_n(words() + index, value.ptr(), __ATOMIC_RELAXED);
  }
  V8_INLINE void set_no_barrier(int index, TaggedBits value) { words()[index] = value.ptr(); }
  static constexpr int OffsetOfElementAt(int index) { return kHeaderSize + index * kTaggedSize; }

  INT_FIELD(length_and_hash)

 private:
  uint64_t* words() { return reinterpret_cast<uint64_t*>(this) + 2; }
  const uint64_t* words() const { return reinterpret_cast<const uint64_t*>(this) + 2; }
};

// Raw doubles. One reserved NaN pattern is the hole; stored NaNs are canonical.
class FixedDoubleArray : public ArrayBase {
 public:
  static constexpr uint64_t kHoleNaN = 0xFFF7FFFFFFF7FFFFu;
  static constexpr int SizeFor(int length) { return kHeaderSize + length * kDoubleSize; }
  static constexpr int kMaxLength = 1 << 27;

  V8_INLINE bool is_the_hole(int index) const { return words()[index] == kHoleNaN; }
  V8_INLINE double get_scalar(int index) const { return base::bit_cast<double>(words()[index]); }
  // The element as a value; the hole for holes.
  V8_INLINE Value get(int index) const {
    return is_the_hole(index) ? TheHole() : Value::Number(get_scalar(index));
  }
  V8_INLINE void set(int index, double value) {
    words()[index] = value != value ? TaggedBits::kCanonicalNaN : base::bit_cast<uint64_t>(value);
  }
  V8_INLINE void set_the_hole(int index) { words()[index] = kHoleNaN; }
  uint64_t* data() { return words(); }
  const uint64_t* data() const { return words(); }
};

class ByteArray : public ArrayBase {
 public:
  static constexpr int SizeFor(int length) {
    return (kHeaderSize + length + kObjectAlignment - 1) & ~(kObjectAlignment - 1);
  }
  uint8_t* data() { return reinterpret_cast<uint8_t*>(words()); }
  const uint8_t* data() const { return reinterpret_cast<const uint8_t*>(words()); }
  uint8_t* begin() { return data(); }  // V8's name, for tests
  uint8_t get(int index) const { return data()[index]; }
  void set(int index, uint8_t value) { data()[index] = value; }
};

// What covers memory that no object occupies, so that pages can be walked: one word (FILLER), or a size (FREE_SPACE).
class Filler : public HeapObject {
 public:
  static constexpr int kSize = 8;
};
class FreeSpace : public HeapObject {
 public:
  SIZE_FIELD(size_in_bytes)
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_FIXED_ARRAY_H_

#ifndef FLAT8_SRC_OBJECTS_HEAP_OBJECT_H_
#define FLAT8_SRC_OBJECTS_HEAP_OBJECT_H_

#include <atomic>
#include <cstddef>

#include "src/common/instance-type.h"
#include "src/common/isolate-data.h"
#include "src/objects/tagged.h"

namespace v8::internal {

class Map;
enum WriteBarrierMode : uint8_t;

// The start of the process-wide reservation; map references are offsets from it.
extern Address g_cage_base;

// The first word behind the bitmaps of every 256 KiB page names the isolate's block, so that C++ setters find it without
// an Isolate*. Pages of the read-only space name a block whose threshold is zero.
inline constexpr uint64_t kPageAlignment = 256 * KB;
inline constexpr size_t kIsolateDataOffset = 8 * KB;
V8_INLINE IsolateData* IsolateDataOfPage(Address object) {
  return *reinterpret_cast<IsolateData**>((object & ~(kPageAlignment - 1)) + kIsolateDataOffset);
}

enum GCState : uint8_t { kOldClean = 0, kOldRemembered = 1, kYoungObject = 2, kReadOnlyObject = 3 };

// One slot of a heap object. Relaxed atomics, so that a concurrent marker may read while the mutator writes.
class ObjectSlot {
 public:
  explicit ObjectSlot(uint64_t* location) : location_(location) {}
  explicit ObjectSlot(Address address) : location_(reinterpret_cast<uint64_t*>(address)) {}
  V8_INLINE Value load() const { return Value(__atomic_load_n(location_, __ATOMIC_RELAXED)); }
  V8_INLINE void store(TaggedBits value) const { __atomic_store_n(location_, value.ptr(), __ATOMIC_RELAXED); }
  Address address() const { return reinterpret_cast<Address>(location_); }
  uint64_t* location() const { return location_; }

 private:
  uint64_t* location_;
};

// Defined by the heap: logs the old value while marking, remembers an old host that gets a young value.
void WriteBarrierSlow(IsolateData* isolate_data, Address host, uint64_t* slot, uint64_t value);

// Before every store of a value into a heap object. No-op for young hosts.
V8_INLINE void WriteBarrier(const void* host, const void* slot, TaggedBits value) {
  const Address address = reinterpret_cast<Address>(host);
  const uint8_t gc_state = reinterpret_cast<const uint8_t*>(host)[7];
  if (V8_LIKELY(gc_state >= kYoungObject)) return;
  IsolateData* data = IsolateDataOfPage(address);
  if (V8_UNLIKELY(gc_state < data->barrier_threshold)) {
    WriteBarrierSlow(data, address, static_cast<uint64_t*>(const_cast<void*>(slot)), value.ptr());
  }
}
// The same for `count` consecutive slots that are about to be overwritten (or have just been filled) in `host`: remembers
// the host as a whole.
void WriteBarrierForRange(const void* host, uint64_t* begin, size_t count);

// A tagged word inside an overlay class.
template <typename T>
class Field {
 public:
  V8_INLINE Tagged<T> load() const { return Tagged<T>(__atomic_load_n(&bits_, __ATOMIC_RELAXED)); }
  V8_INLINE void store(TaggedBits value) { __atomic_store_n(&bits_, value.ptr(), __ATOMIC_RELAXED); }
  void* location() { return &bits_; }

 private:
  uint64_t bits_;
};

// Declares a tagged field with its accessors; the order of the declarations is the layout.
#define TAGGED_FIELD(Type, name)                                        \
 public:                                                                \
  V8_INLINE Tagged<Type> name() const { return name##_.load(); }        \
  V8_INLINE void set_##name(Tagged<Type> value) {                       \
    WriteBarrier(this, &name##_, value);                                \
    name##_.store(value);                                               \
  }                                                                     \
  /* For fresh objects and for values that are not cells. */            \
  V8_INLINE void set_##name##_no_barrier(Tagged<Type> value) { name##_.store(value); } \
                                                                        \
 private:                                                               \
  Field<Type> name##_;                                                  \
                                                                        \
 public:
// An int32 in a tagged word.
#define INT_FIELD(name)                                                           \
 public:                                                                          \
  V8_INLINE int32_t name() const { return name##_.load().AsInt(); }               \
  V8_INLINE void set_##name(int32_t value) { name##_.store(Value::Int(value)); }  \
                                                                                  \
 private:                                                                         \
  Field<Object> name##_;                                                          \
                                                                                  \
 public:
// A raw pointer, or a count below 2^48, in a word that visitors skip.
#define RAW_POINTER_FIELD(Type, name)                                                        \
 public:                                                                                     \
  V8_INLINE Type* name() const { return name##_.load().template AsRawPointer<Type>(); }      \
  V8_INLINE void set_##name(Type* value) { name##_.store(Value::FromRawPointer(value)); }    \
                                                                                             \
 private:                                                                                    \
  Field<Object> name##_;                                                                     \
                                                                                             \
 public:
#define SIZE_FIELD(name)                                                                      \
 public:                                                                                      \
  V8_INLINE size_t name() const { return name##_.load().AsRawBits(); }                        \
  V8_INLINE void set_##name(size_t value) { name##_.store(Value::FromRawBits(value)); }       \
                                                                                              \
 private:                                                                                     \
  Field<Object> name##_;                                                                      \
                                                                                              \
 public:

// The start of every heap object: eight bytes, always written as one store.
class HeapObject : public Object {
 public:
  static constexpr int kHeaderSize = 8;
  // Bits of the header's sixth byte; the low five are the elements kind of receivers.
  static constexpr uint8_t kElementsKindMask = 0x1f;
  static constexpr uint8_t kCallableBit = 0x20;
  // The object was once a prototype (changes to it have to invalidate), or has hidden state that fast paths must respect.
  static constexpr uint8_t kIsPrototypeBit = 0x40;
  // Elements may be added or written without consulting the map: extensible, not frozen.
  static constexpr uint8_t kUndetectableBit = 0x80;

  static Tagged<HeapObject> FromAddress(Address address) { return Tagged<HeapObject>(address); }
  Address address() const { return reinterpret_cast<Address>(this); }
  uint64_t ptr() const { return address(); }

  V8_INLINE uint32_t map_ref() const { return map_ref_; }
  V8_INLINE InstanceType instance_type() const { return static_cast<InstanceType>(instance_type_); }
  V8_INLINE Tagged<Map> map() const { return Tagged<Map>(g_cage_base + map_ref_); }
  uint8_t bits() const { return bits_; }
  uint8_t age() const { return age_; }
  uint8_t gc_state() const { return gc_state_; }
  void set_gc_state(uint8_t state) { gc_state_ = state; }
  void set_bits(uint8_t bits) { bits_ = bits; }
  bool IsCallableBit() const { return (bits_ & kCallableBit) != 0; }

  // The whole header as one word, and the store that publishes it.
  uint64_t header_word() const { return __atomic_load_n(reinterpret_cast<const uint64_t*>(this), __ATOMIC_RELAXED); }
  void set_header_word(uint64_t word) { __atomic_store_n(reinterpret_cast<uint64_t*>(this), word, __ATOMIC_RELEASE); }
  // Gives the object another map (and that map's instance type); elements kind, age and gc state stay. The body must
  // already suit the new map.
  inline void set_map(Tagged<Map> map);
  template <typename Isolate>
  void set_map(Isolate*, Tagged<Map> map) {
    set_map(map);
  }

  // For tests (test/cctest/heap/heap-vocabulary.cc): writes the header of raw memory.
  void set_map_after_allocation(Isolate* isolate, Tagged<Map> map, WriteBarrierMode mode);

  // Bytes of the whole object, from its type and the lengths inside it.
  inline int SizeFromMap(Tagged<Map> map) const;
  inline int Size() const;
  // V8's tests hand on what compressed pointers are relative to.
  template <typename CageBase>
  int Size(CageBase) const {
    return Size();
  }

  ObjectSlot RawField(int byte_offset) const { return ObjectSlot(address() + byte_offset); }

 private:
  uint32_t map_ref_;
  uint8_t instance_type_;
  uint8_t bits_;
  uint8_t age_;
  uint8_t gc_state_;
};
static_assert(sizeof(HeapObject) == HeapObject::kHeaderSize);

// The instance type of any value; the values that are not cells have none.
V8_INLINE bool HasInstanceType(Value value, InstanceType type) {
  return value.IsCell() && reinterpret_cast<HeapObject*>(value.ptr())->instance_type() == type;
}
V8_INLINE bool HasInstanceTypeIn(Value value, InstanceType first, InstanceType last) {
  return value.IsCell() && static_cast<uint8_t>(reinterpret_cast<HeapObject*>(value.ptr())->instance_type() - first) <=
                               static_cast<uint8_t>(last - first);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_HEAP_OBJECT_H_

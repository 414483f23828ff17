#ifndef FLAT8_SRC_HEAP_OBJECT_HEADER_H_
#define FLAT8_SRC_HEAP_OBJECT_HEADER_H_

#include "src/objects/heap-object.h"

// The collector's view of the header word that every object begins with (u32 map_ref | u8 instance_type | u8 bits |
// u8 age | u8 gc_state), and of value words. The collector works on addresses: it also meets what is not an object any
// more (forwarded copies) or not yet (memory being filled in).
namespace v8::internal {

// Besides the states of heap-object.h, while a collection runs: the object has moved, and the word's low 48 bits are its
// new address.
inline constexpr uint8_t kForwardedState = 0xFF;

inline constexpr int kHeaderAgeShift = 48;
inline constexpr int kHeaderGcStateShift = 56;
inline constexpr int kMinObjectSize = 16;

V8_INLINE uint64_t& HeaderWord(Address object) { return *reinterpret_cast<uint64_t*>(object); }
V8_INLINE uint32_t MapRefOf(Address object) { return *reinterpret_cast<uint32_t*>(object); }
V8_INLINE uint8_t InstanceTypeByteOf(Address object) { return reinterpret_cast<uint8_t*>(object)[4]; }
V8_INLINE uint8_t& AgeOf(Address object) { return reinterpret_cast<uint8_t*>(object)[6]; }
V8_INLINE uint8_t& GcStateOf(Address object) { return reinterpret_cast<uint8_t*>(object)[7]; }
V8_INLINE Address& WordAt(Address address) { return *reinterpret_cast<Address*>(address); }

V8_INLINE bool IsForwarded(uint64_t header) { return (header >> kHeaderGcStateShift) == kForwardedState; }
V8_INLINE Address ForwardingAddress(uint64_t header) { return header & ((uint64_t{1} << 48) - 1); }
V8_INLINE uint64_t MakeForwarding(Address target) {
  return target | (static_cast<uint64_t>(kForwardedState) << kHeaderGcStateShift);
}

// Whether a value word names a heap object: no number bits, not an immediate, not the empty word.
V8_INLINE bool IsCellWord(Address word) { return (word & TaggedBits::kNotCellMask) == 0 && word != 0; }
V8_INLINE bool IsYoungCellWord(Address word) { return IsCellWord(word) && GcStateOf(word) == kYoungObject; }

// Words that the collector stores for entries whose referent has died.
inline constexpr Address kClearedWord = TaggedBits::kTheHole;

}  // namespace v8::internal

#endif  // FLAT8_SRC_HEAP_OBJECT_HEADER_H_

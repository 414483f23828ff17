#ifndef FLAT8_SRC_OBJECTS_PROPERTY_HANDLER_H_
#define FLAT8_SRC_OBJECTS_PROPERTY_HANDLER_H_

#include "src/objects/tagged.h"

namespace v8::internal {

// The way to a property that an access found, for objects of one map: three words. The first names the map below and
// says what to do above (a kind and a byte offset); bit 62 makes it look like a double, so that the collector sees no
// reference. The second is the holder, constant, accessor function or transition map; the third a validity cell, where
// the way passes through prototypes.
class PropertyHandler {
 public:
  static constexpr int kTripleWords = 3;
  enum Kind : uint32_t {
    // Loads, and stores to fields that are there.
    kOwnInObject,     // value at receiver + offset
    kOwnOutOfObject,  // value at properties + offset
    // The entry of the receiver's NameDictionary whose key word is at `offset`; word 2: its bucket count.
    kOwnDictionary,
    // Loads.
    kHolderInObject,     // value at holder + offset
    kHolderOutOfObject,  // value at the holder's properties + offset
    kConstant,           // the value is word 1: a field of a prototype that has been written once
    kGetter,             // the JSFunction in word 1 has to be called
    kNonExistent,        // undefined
    kArrayLength,
    kStringLength,
    kTypedArrayLength,
    kFunctionPrototype,
    kGlobalCell,  // the value of the PropertyCell in word 1
    // Stores.
    kTransition,             // adds the field at receiver + offset; word 1 is the new map
    kTransitionOutOfObject,  // the same in the property array, if that has room
    kSetter                  // the JSFunction in word 1 has to be called
  };
  // Set beside a load's kind when the receiver has a dictionary that must not have the name.
  static constexpr uint32_t kAfterDictionaryMiss = 1u << 4;
  static constexpr uint64_t kMarker = uint64_t{1} << 62;
  // `offset`: of an aligned word, below 8 MiB.
  static constexpr uint32_t kMaxOffset = (1u << 23) - 1;
  static constexpr uint64_t Encode(uint32_t map_ref, Kind kind, uint32_t offset, uint32_t flags = 0) {
    return kMarker | uint64_t{offset} << 34 | uint64_t{kind | flags} << 32 | map_ref;
  }
  // A word of no kind.
  static constexpr uint64_t kNoHandler = ~uint64_t{0};
  static constexpr uint32_t MapRef(uint64_t word) { return static_cast<uint32_t>(word); }
  // Differs from every kind when a flag is set.
  static constexpr uint32_t KindAndFlags(uint64_t word) { return static_cast<uint32_t>(word >> 32) & 0x1f; }
  static constexpr Kind KindOf(uint64_t word) { return static_cast<Kind>((word >> 32) & 0xf); }
  static constexpr uint32_t OffsetOf(uint64_t word) { return static_cast<uint32_t>(word >> 34) & 0xfffff8; }
  static constexpr bool IsHandlerWord(uint64_t word) {
    return word >= TaggedBits::kDoubleOffset && word < TaggedBits::kNumberTag;
  }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_PROPERTY_HANDLER_H_

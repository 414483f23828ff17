#ifndef FLAT8_SRC_OBJECTS_PROPERTY_HANDLER_H_
#define FLAT8_SRC_OBJECTS_PROPERTY_HANDLER_H_

#include "src/objects/tagged.h"

namespace v8::internal {

// The word of a property slot: map reference below, handler above; bit 30 of the handler keeps the word a "double".
// Handler: kind in bits 0-3, byte offset (or field index) in bits 4-27.
class PropertyHandler {
 public:
  // Handler word, holder, validity cell.
  static constexpr int kTripleWords = 3;
  enum Kind : uint32_t {
    kOwnInObject,     // value at receiver + offset
    kOwnOutOfObject,  // value at properties + offset
    kHolderInObject,  // value at holder + offset, holder in word 1, validity in word 2
    kHolderOutOfObject,
    kConstant,     // value in word 1, validity in word 2 (accessor pairs' getters: kGetter)
    kGetter,       // call the JSFunction in word 1
    kNonExistent,  // undefined, validity in word 2
    kArrayLength,
    kStringLength,
    kTypedArrayLength,
    kTransition,             // stores: word 1 is the new map; field offset as for own fields
    kTransitionOutOfObject,  // stores: the same, field in the property array, if that has room
    kSetter,
    kFunctionPrototype,
    kOwnDictionary  // entry of the receiver's NameDictionary whose key word is at `offset`; word 2: its bucket count
  };
  static constexpr uint32_t kMarker = 1u << 30;
  static constexpr uint64_t Encode(uint32_t map_ref, Kind kind, uint32_t offset) {
    return uint64_t{kMarker | offset << 4 | kind} << 32 | map_ref;
  }
  static constexpr uint32_t MapRef(uint64_t word) { return static_cast<uint32_t>(word); }
  static constexpr Kind KindOf(uint64_t word) { return static_cast<Kind>((word >> 32) & 0xf); }
  static constexpr uint32_t OffsetOf(uint64_t word) { return static_cast<uint32_t>(word >> 36) & 0xffffff; }
  static constexpr bool IsHandlerWord(uint64_t word) {
    return word >= TaggedBits::kDoubleOffset && word < TaggedBits::kNumberTag;
  }
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_PROPERTY_HANDLER_H_

#ifndef FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_H_
#define FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_H_

#include "src/objects/fixed-array.h"
#include "src/objects/map.h"

namespace v8::internal {

// What a function has learned in one realm. Slots are runs of words:
//   property slots (3 words): [0] map reference and handler in one word that looks like a double (see PropertyHandler),
//     or an int32 state; [1] holder, constant, getter or transition map; [2] validity cell.
//     Polymorphic: [0] is kPolymorphic, [1] a FixedArray of up to four such triples.
//   global slots (2 words): a PropertyCell, or (script Context, slot int32).
//   call, literal and closure slots: one or two plain values.
// Words that hold a map reference are weak: a full collection clears the slots whose map has died.
class FeedbackVector : public ArrayBase {
 public:
  static constexpr int kHeaderWords = 1;  // Of length(); the slots follow.
  static constexpr int kFirstSlotOffset = kHeaderSize + kHeaderWords * kTaggedSize;
  TAGGED_FIELD(Object, native_context)

  static constexpr int kPropertySlotWords = 3;
  enum State : int { kUninitialized = 0, kPolymorphic = 1, kMegamorphic = 2 };

  uint64_t* slot(int index) { return reinterpret_cast<uint64_t*>(this) + kFirstSlotOffset / kTaggedSize + index; }
  Value get(int index) const { return RawField(kFirstSlotOffset + index * kTaggedSize).load(); }
  void set(int index, TaggedBits value) {
    const ObjectSlot location = RawField(kFirstSlotOffset + index * kTaggedSize);
    WriteBarrier(this, location.location(), value);
    location.store(value);
  }
};

// The word of a property slot: map reference below, handler above; bit 30 of the handler keeps the word a "double".
// Handler: kind in bits 0-3, byte offset (or field index) in bits 4-27.
class PropertyHandler {
 public:
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

#endif  // FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_H_

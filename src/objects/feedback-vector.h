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

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_H_

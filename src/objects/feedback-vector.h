#ifndef FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_H_
#define FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_H_

#include "src/objects/code.h"
#include "src/objects/fixed-array.h"

namespace v8::internal {

class FeedbackSlot;

// What a function has learned in one realm: a header, then the slots of the code's sites, each a run of words as its
// kind wants (common/feedback-kinds.def). A first word that is an int is a FeedbackState: nothing known yet, several
// things, too many. Otherwise:
//   named properties   [0] map reference and handler in one word (PropertyHandler); [1] holder, constant, getter or
//                      transition map; [2] validity cell. kPolymorphic: [1] a FixedArray of up to four such triples.
//   globals            [0] a PropertyCell; or [0] a script's Context, [1] the slot in it, an int; stores: [2] as
//                      for context slots.
//   keyed properties   always an int: bits of keyed_feedback.
//   calls, constructs  [0] the callee (JSFunction), or the SharedFunctionInfo when closures of one function were
//   called;
//                      [1] an int: how often.
//   context slots      (stores) an int: the CellState of the slot, as this site has last seen it.
//   regexp literals    [0] the RegExpData, [1] the escaped source;  template literals  [0] the template object.
// Maps and callees are weak: a full collection clears the slots whose map or callee has died.
class FeedbackVector : public ArrayBase {
 public:
  static constexpr int kHeaderWords = 5;  // Of length(); the slots follow.
  static constexpr int kFirstSlotOffset = kHeaderSize + kHeaderWords * kTaggedSize;
  TAGGED_FIELD(Object, native_context)
  // Of the function; names the kinds of the slots.
  TAGGED_FIELD(Code, code)
  // ByteArray with a byte for each unit of the bytecode (ProfileByte); undefined where nothing reads profiles.
  TAGGED_FIELD(Object, profile)

 private:
  // Where the profile's byte of the instruction at `pc` is: (pc >> 1) + profile_base - kProfileBias. A word that looks
  // like a double whatever the addresses are.
  uint64_t profile_base_;

 public:
  // Units of bytecode that may still run before the compilers look at the function; back edges take the length of what
  // they repeat, calls the length of the function.
  INT_FIELD(budget)

  // Of the header's words from the first slot, for the interpreter, which holds slot(0).
  static constexpr int kBudgetFromSlots = -1;
  static constexpr int kProfileBaseFromSlots = -2;
  static constexpr uint64_t kProfileBias = uint64_t{1} << 50;

  uint64_t* slot(int index) { return reinterpret_cast<uint64_t*>(this) + kFirstSlotOffset / kTaggedSize + index; }
  Value get(int index) const { return RawField(kFirstSlotOffset + index * kTaggedSize).load(); }
  void set(int index, TaggedBits value) {
    const ObjectSlot location = RawField(kFirstSlotOffset + index * kTaggedSize);
    WriteBarrier(this, location.location(), value);
    location.store(value);
  }
  // V8's view of a slot's first word, for tests (objects/feedback-nexus.h).
  static FeedbackSlot ToSlot(intptr_t index);
  template <typename Slot>
  auto Get(Slot slot) const {
    return Slot::Contents(get(slot.ToInt()));
  }
  static constexpr Value StateWord(FeedbackState state) { return Value::Int(static_cast<int>(state)); }
  bool IsInState(int index, FeedbackState state) const { return get(index) == StateWord(state); }

  // To be called when the profile is set or has moved.
  void UpdateProfileBase() {
    const Value bytes = profile();
    if (!bytes.IsCell()) {
      profile_base_ = Value::Int(0).ptr();
      return;
    }
    const uint64_t data = reinterpret_cast<uint64_t>(Tagged<ByteArray>(bytes.ptr())->data());
    profile_base_ = data - (reinterpret_cast<uint64_t>(code()->entry()) >> 1) + kProfileBias;
  }

  // Calls `function(kind, index of the slot's first word)` for every slot.
  template <typename Function>
  void ForEachSlot(Function function) {
    const FeedbackKind* kinds = code()->feedback_kinds();
    int index = 0;
    for (int i = 0; i < code()->feedback_kind_count(); ++i) {
      function(kinds[i], index);
      index += FeedbackWordsOf(kinds[i]);
    }
  }
};
static_assert(sizeof(FeedbackVector) == FeedbackVector::kFirstSlotOffset);

// What a keyed access has met, beside the map and elements kind that caches look at.
namespace keyed_feedback {
enum : int {
  kOutOfBounds = 1 << 16,
  kHole = 1 << 17,
  kGrows = 1 << 18,
  kNotAnIndex = 1 << 19,
};
}

// What an operator has met besides ints: the first two bytes of its instruction's profile. Nothing is recorded for
// ints.
namespace profile_bits {
// In the first byte, which is stored without being read.
enum : uint8_t { kDouble = 1 };
// In the second: or'ed.
enum : uint8_t { kIntOverflow = 1, kMinusZero = 2, kString = 4, kBigInt = 8, kOther = 16 };
}  // namespace profile_bits

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_FEEDBACK_VECTOR_H_

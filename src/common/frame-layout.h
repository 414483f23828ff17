#ifndef FLAT8_SRC_COMMON_FRAME_LAYOUT_H_
#define FLAT8_SRC_COMMON_FRAME_LAYOUT_H_

namespace v8::internal {

// A frame on the VM stack, in words from its frame pointer: the one declaration of its shape, for the interpreter, for
// register operands, and for what walks the stack. From high to low addresses: arguments n-1 … 0, the receiver, the
// header, registers r0, r1 …. The stack grows down; all words are values (raw pointers encoded), so that the collector
// walks it as one array. fp points at the header's lowest word.
struct FrameLayout {
  enum Slot : int {
    kCallerFp = 0,  // raw pointer word
    kPc = 1,        // raw pointer word: the instruction being executed, saved when it may throw or call
    kCode = 2,      // the Code that runs, which need not be the one that the function would run next
    kContext = 3,
    kCallee = 4,
    kNewTarget = 5,
    kArgcAndFlags = 6,  // int value
    kReceiver = 7,
    kFirstArgument = 8,
  };
  static constexpr int kHeaderSize = kReceiver;
  static constexpr int kFirstRegister = -1;  // r0; r1 lies below it

  // Bits of kArgcAndFlags above the argument count.
  static constexpr int kArgcMask = (1 << 24) - 1;
  static constexpr int kConstructFlag = 1 << 24;  // the receiver is the result unless an object is returned
  static constexpr int kEntryFlag = 1 << 25;      // called from C++: Return leaves the interpreter
  static constexpr int kNativeFlag = 1 << 26;     // a builtin: no registers, no pc
  static constexpr int kDiscardFlag = 1 << 27;    // a setter called by a store: the result goes nowhere
  static constexpr int kStepFlag = 1 << 28;       // a generator resumed by what iterates: wants values, not result objects
  static constexpr int kNextFlag = 1 << 29;       // a generator resumed by a call of `next` that has no frame
};

// What calls rely on: the words that the caller lays out (receiver and arguments) lie above what the callee fills in.
static_assert(FrameLayout::kReceiver == FrameLayout::kHeaderSize);
static_assert(FrameLayout::kFirstArgument == FrameLayout::kReceiver + 1);
static_assert(FrameLayout::kFirstRegister == -1);

}  // namespace v8::internal

#endif  // FLAT8_SRC_COMMON_FRAME_LAYOUT_H_

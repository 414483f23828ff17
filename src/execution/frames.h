#ifndef FLAT8_SRC_EXECUTION_FRAMES_H_
#define FLAT8_SRC_EXECUTION_FRAMES_H_

#include "src/objects/objects.h"

namespace v8::internal {

// A frame on the VM stack, which grows down. Every word is a value (raw pointers encoded), so that the collector walks
// the stack as one array. From high to low addresses: arguments n-1 … 0, receiver, the header below, registers r0, r1 ….
// fp points at the header's lowest word.
class Frame {
 public:
  enum Slot : int {
    kCallerFp = 0,   // raw pointer word
    kPc = 1,         // raw pointer word: the instruction being executed, saved when it may throw or call
    kContext = 2,
    kCallee = 3,
    kNewTarget = 4,
    kArgcAndFlags = 5,  // int value
    kReceiver = 6,
    kFirstArgument = 7,
    kHeaderSize = 6
  };
  // Bits above the argument count.
  static constexpr int kFlagShift = 24;
  static constexpr int kConstructFlag = 1 << 24;  // the receiver is the result unless an object is returned
  static constexpr int kEntryFlag = 1 << 25;      // called from C++: Return leaves the interpreter
  static constexpr int kNativeFlag = 1 << 26;     // a builtin: no registers, no pc
  static constexpr int kArgcMask = (1 << 24) - 1;

  explicit Frame(uint64_t* fp) : fp_(fp) {}
  uint64_t* fp() const { return fp_; }
  bool is_valid() const { return fp_ != nullptr; }
  uint64_t* caller_fp() const { return Value(fp_[kCallerFp]).AsRawPointer<uint64_t>(); }
  const uint16_t* pc() const { return Value(fp_[kPc]).AsRawPointer<const uint16_t>(); }
  Tagged<Context> context() const { return Tagged<Context>(fp_[kContext]); }
  Tagged<JSFunction> function() const { return Tagged<JSFunction>(fp_[kCallee]); }
  Value new_target() const { return Value(fp_[kNewTarget]); }
  int argc() const { return Value(fp_[kArgcAndFlags]).AsInt() & kArgcMask; }
  int flags() const { return Value(fp_[kArgcAndFlags]).AsInt() & ~kArgcMask; }
  bool is_construct() const { return (flags() & kConstructFlag) != 0; }
  bool is_entry() const { return (flags() & kEntryFlag) != 0; }
  bool is_native() const { return (flags() & kNativeFlag) != 0; }
  Value receiver() const { return Value(fp_[kReceiver]); }
  Value argument(int index) const { return Value(fp_[kFirstArgument + index]); }
  // The lowest word that belongs to the frame.
  uint64_t* lowest() const { return is_native() ? fp_ : fp_ - function()->code()->register_count(); }

 private:
  uint64_t* fp_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_FRAMES_H_

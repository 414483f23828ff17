#ifndef FLAT8_SRC_EXECUTION_FRAMES_H_
#define FLAT8_SRC_EXECUTION_FRAMES_H_

#include "src/common/frame-layout.h"
#include "src/objects/objects.h"

namespace v8::internal {

// A frame on the VM stack; common/frame-layout.h says what it looks like.
class Frame : public FrameLayout {
 public:
  explicit Frame(uint64_t* fp) : fp_(fp) {}
  uint64_t* fp() const { return fp_; }
  bool is_valid() const { return fp_ != nullptr; }
  uint64_t* caller_fp() const { return Value(fp_[kCallerFp]).AsRawPointer<uint64_t>(); }
  const uint16_t* pc() const { return Value(fp_[kPc]).AsRawPointer<const uint16_t>(); }
  Tagged<Code> code() const { return Tagged<Code>(fp_[kCode]); }
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
  uint64_t* lowest() const { return fp_ - code()->register_count(); }

 private:
  uint64_t* fp_;
};

// A callee's frame begins over its caller's dead registers, and where it is shorter than they are, the rest lies below
// the lowest word of the top frame, which the collector does not see. This makes values of that rest again, before its
// owner becomes the top frame; `top_fp` is the top frame's.
void ClearHiddenRegisters(uint64_t* top_fp);

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_FRAMES_H_

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

// V8's walks over the stack, for tests (test/cctest/frames-vocabulary.cc). The frames of script lie on a stack of their
// own, where nobody has to know the processor's registers to find them; those of builtins are left out.
class StackFrame {
 public:
  StackFrame() = default;
  StackFrame(uint64_t* fp, bool is_exit) : frame_(fp), is_exit_(is_exit) {}
  // The embedder's callback that is running. It has no frame there, and shows the call in the script that led to it.
  bool is_exit() const { return is_exit_; }
  bool is_api_accessor_exit() const { return false; }
  bool is_interpreted() const { return !is_exit_; }
  Tagged<Code> LookupCode() const { return frame_.code(); }
  Address pc() const { return reinterpret_cast<Address>(frame_.pc()); }

 private:
  Frame frame_{nullptr};
  bool is_exit_ = false;
};

class StackFrameIterator {
 public:
  explicit StackFrameIterator(Isolate* isolate);
  bool done() const { return fp_ == nullptr; }
  StackFrame* frame() { return &frame_; }
  void Advance();

 protected:
  StackFrameIterator(Isolate* isolate, bool from_exit);

 private:
  void Show(uint64_t* fp, bool is_exit);
  uint64_t* fp_ = nullptr;
  StackFrame frame_;
};

class StackFrameIteratorForProfilerForTesting : public StackFrameIterator {
 public:
  StackFrameIteratorForProfilerForTesting(Isolate* isolate, Address pc, Address fp, Address sp, Address lr,
                                          Address js_entry_sp);
};

// A callee's frame begins over its caller's dead registers, and where it is shorter than they are, the rest lies below
// the lowest word of the top frame, which the collector does not see. This makes values of that rest again, before its
// owner becomes the top frame; `top_fp` is the top frame's.
void ClearHiddenRegisters(uint64_t* top_fp);

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_FRAMES_H_

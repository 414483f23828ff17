#ifndef FLAT8_SRC_EXECUTION_ARGUMENTS_H_
#define FLAT8_SRC_EXECUTION_ARGUMENTS_H_

#include "src/execution/frames.h"
#include "src/objects/objects.h"

namespace v8::internal {

// What a builtin sees of its call: a view of its frame on the VM stack, valid while it runs. The collector updates the
// slots; values read from them are ordinary roots of the native stack.
class Arguments {
 public:
  explicit Arguments(uint64_t* fp) : fp_(fp) {}

  // Arguments without the receiver.
  int length() const { return Frame(fp_).argc(); }
  Value receiver() const { return Value(fp_[Frame::kReceiver]); }
  // undefined beyond the end.
  V8_INLINE Value at(int index) const {
    return index < length() ? Value(fp_[Frame::kFirstArgument + index]) : Undefined();
  }
  Value operator[](int index) const { return at(index); }
  bool Has(int index) const { return index < length(); }
  // undefined when called without `new`.
  Value new_target() const { return Value(fp_[Frame::kNewTarget]); }
  bool IsConstructCall() const { return !new_target().IsUndefined(); }
  // The function being called.
  Tagged<JSFunction> callee() const { return Tagged<JSFunction>(fp_[Frame::kCallee]); }
  // State of functions made by NewBuiltinFunctionWithContext.
  Value context_slot(int index) const { return callee()->context()->get(Context::kFirstVariableSlot + index); }
  void set_context_slot(int index, Value value) const {
    callee()->context()->set(Context::kFirstVariableSlot + index, value);
  }
  void set_receiver(Value value) const { fp_[Frame::kReceiver] = value.ptr(); }
  // The words of the arguments, consecutive, for passing them on; moved by nobody while the frame lives.
  uint64_t* words() const { return fp_ + Frame::kFirstArgument; }
  uint64_t* fp() const { return fp_; }

 private:
  uint64_t* fp_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_ARGUMENTS_H_

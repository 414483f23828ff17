#ifndef FLAT8_SRC_EXECUTION_STACK_GUARD_H_
#define FLAT8_SRC_EXECUTION_STACK_GUARD_H_

#include "src/execution/isolate.h"

// V8's names for the limits of the stack, for tests; the engine asks the isolate.
namespace v8::internal {

class StackGuard {
 public:
  // The lowest address that native code may use.
  uintptr_t real_climit() const { return reinterpret_cast<const Isolate*>(this)->native_stack_limit; }
};

class StackLimitCheck {
 public:
  explicit StackLimitCheck(Isolate* isolate) : isolate_(isolate) {}
  bool HasOverflowed() const { return !HasNativeStackSpace(isolate_); }
  // True: an exception is pending, because the stack is used up or somebody asked to terminate.
  bool HandleStackOverflowAndTerminationRequest() {
    if (HasOverflowed()) {
      isolate_->StackOverflow();
      return true;
    }
    return !isolate_->Poll();
  }

 private:
  Isolate* const isolate_;
};

// Leaves the function with `result` when an exception is pending then.
#define STACK_CHECK(isolate, result)                                                      \
  do {                                                                                    \
    if (StackLimitCheck(isolate).HandleStackOverflowAndTerminationRequest()) return result; \
  } while (false)

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_STACK_GUARD_H_

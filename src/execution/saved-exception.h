#ifndef FLAT8_SRC_EXECUTION_SAVED_EXCEPTION_H_
#define FLAT8_SRC_EXECUTION_SAVED_EXCEPTION_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// Takes the pending exception (not a termination) away together with where it was thrown, so that script can run in
// between, and puts both back.
class SavedException {
 public:
  explicit SavedException(Isolate* isolate)
      : isolate_(isolate),
        exception_(isolate->TakeException()),
        throw_function_(isolate->root(Isolate::kThrowFunction)),
        message_(isolate->root(Isolate::kPendingMessage)),
        throw_offset_(isolate->throw_offset),
        throw_end_position_(isolate->throw_end_position) {}
  DISALLOW_COPY(SavedException);

  Value exception() const { return exception_; }
  // Makes it pending again, in place of whatever is pending now (but a termination stays).
  ExceptionPending Restore() {
    if (isolate_->is_terminating()) return Exception();
    isolate_->set_root(Isolate::kThrowFunction, throw_function_);
    isolate_->set_root(Isolate::kPendingMessage, message_);
    isolate_->throw_offset = throw_offset_;
    isolate_->throw_end_position = throw_end_position_;
    return isolate_->ReThrow(exception_);
  }

 private:
  Isolate* isolate_;
  Value exception_;
  Value throw_function_;
  Value message_;
  int throw_offset_;
  int throw_end_position_;
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_SAVED_EXCEPTION_H_

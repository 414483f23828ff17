#include "src/ic/feedback.h"
#include "src/bytecode/unlinked-code.h"

// When functions get their feedback vectors.
namespace v8::internal {

Tagged<FeedbackVector> EnsureFeedbackVectorNow(Isolate* isolate, Tagged<JSFunction> function) {
  const Value feedback = function->feedback();
  if (feedback.IsCell()) return Cast<FeedbackVector>(feedback);
  const Tagged<SharedFunctionInfo> shared = function->shared();
  const Tagged<NativeContext> realm = function->native_context();
  const Value known = shared->feedback();
  if (IsFeedbackVector(known) && Cast<FeedbackVector>(known)->native_context() == Value(realm)) {
    function->set_feedback(known);
    return Cast<FeedbackVector>(known);
  }
  if (!shared->code()->is_bytecode()) return Tagged<FeedbackVector>();
  const auto vector = NewFeedbackVector(isolate, shared->code()->unlinked()->feedback_word_count(), realm);
  if (vector.IsException()) {
    // Feedback is an optimisation: the function runs without.
    if (!isolate->is_terminating()) isolate->clear_pending_exception();
    return Tagged<FeedbackVector>();
  }
  shared->set_feedback(vector.value());
  function->set_feedback(vector.value());
  return vector.value();
}

Tagged<FeedbackVector> EnsureFeedbackVector(Isolate* isolate, Tagged<JSFunction> function) {
  const Value feedback = function->feedback();
  if (feedback.IsCell()) return Cast<FeedbackVector>(feedback);
  // Code that runs once does without; the second call of any closure of the function makes the vector.
  const Tagged<SharedFunctionInfo> shared = function->shared();
  const Value seen = shared->feedback();
  if (seen.IsUndefined()) {
    shared->set_feedback_no_barrier(Value::Int(1));
    return Tagged<FeedbackVector>();
  }
  return EnsureFeedbackVectorNow(isolate, function);
}

}  // namespace v8::internal

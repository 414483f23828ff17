#ifndef FLAT8_SRC_IC_FEEDBACK_H_
#define FLAT8_SRC_IC_FEEDBACK_H_

#include "src/execution/isolate.h"

// What is recorded for the compilers to come, beside what inline caches know: design in objects/feedback-vector.h. The
// interpreter records the exceptions (no int, another callee), not the rule.
namespace v8::internal {

// The feedback vector of the function, made when there has been enough use; empty otherwise (never an exception).
Tagged<FeedbackVector> EnsureFeedbackVector(Isolate* isolate, Tagged<JSFunction> function);
Tagged<FeedbackVector> EnsureFeedbackVectorNow(Isolate* isolate, Tagged<JSFunction> function);

// A call or construct slot meets a callee that it does not name.
void RecordCallee(Tagged<FeedbackVector> vector, int slot, Value callee);

// A keyed access that the interpreter could not do itself: notes in the slot what it has met (keyed_feedback).
void RecordKeyedMiss(Tagged<FeedbackVector> vector, int slot, Value base, Value key, bool is_store);

// The function has used its budget up: it gets a new one.
void OnBudgetExhausted(Tagged<FeedbackVector> vector);

// Bits of the second profile byte: of operands that are not both numbers, and of the result of an operation on ints
// that is no int.
uint8_t ProfileBitsOfOperands(Value left, Value right);
uint8_t ProfileBitsOfResult(Value result);

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_FEEDBACK_H_

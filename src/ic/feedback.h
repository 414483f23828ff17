#ifndef FLAT8_SRC_IC_FEEDBACK_H_
#define FLAT8_SRC_IC_FEEDBACK_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// The feedback vector of the function, made when there has been enough use; empty otherwise (never an exception).
Tagged<FeedbackVector> EnsureFeedbackVector(Isolate* isolate, Tagged<JSFunction> function);
Tagged<FeedbackVector> EnsureFeedbackVectorNow(Isolate* isolate, Tagged<JSFunction> function);

}  // namespace v8::internal

#endif  // FLAT8_SRC_IC_FEEDBACK_H_

#ifndef FLAT8_SRC_INTERPRETER_SIDE_EFFECT_CHECKS_H_
#define FLAT8_SRC_INTERPRETER_SIDE_EFFECT_CHECKS_H_

#include "src/execution/isolate.h"

namespace v8::internal {

// Under a SideEffectGuard: judges the instruction at `pc` of the frame before it is executed, and notes what the one
// before it in the frame has made. Fails where executing it could change what was there before the evaluation.
Result<void> BeforeGuardedInstruction(Isolate* isolate, uint64_t* fp, const uint16_t* pc);

}  // namespace v8::internal

#endif  // FLAT8_SRC_INTERPRETER_SIDE_EFFECT_CHECKS_H_

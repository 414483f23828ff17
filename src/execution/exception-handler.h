#ifndef FLAT8_SRC_EXECUTION_EXCEPTION_HANDLER_H_
#define FLAT8_SRC_EXECUTION_EXCEPTION_HANDLER_H_

#include "src/objects/objects.h"

namespace v8::internal {

// Where an exception goes inside of a function.
struct HandlerTarget {
  bool found;
  const uint16_t* pc;
  int context_register;    // operand encoding
  int exception_register;  // operand encoding
};
// The innermost handler around the instruction at `pc`.
HandlerTarget FindExceptionHandler(Tagged<Code> code, const uint16_t* pc);

}  // namespace v8::internal

#endif  // FLAT8_SRC_EXECUTION_EXCEPTION_HANDLER_H_

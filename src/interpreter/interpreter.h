#ifndef FLAT8_SRC_INTERPRETER_INTERPRETER_H_
#define FLAT8_SRC_INTERPRETER_INTERPRETER_H_

#include "src/objects/result.h"

namespace v8::internal {

// Runs the bytecode frame `fp`, which is the top frame and has the entry flag, from its saved pc until it returns or
// throws; the frame is popped either way.
Result<Value> RunFrame(Isolate* isolate, uint64_t* fp);

}  // namespace v8::internal

#endif  // FLAT8_SRC_INTERPRETER_INTERPRETER_H_

#ifndef FLAT8_SRC_EXECUTION_VM_STATE_H_
#define FLAT8_SRC_EXECUTION_VM_STATE_H_

// V8 keeps what a thread is doing apart from the isolate.
#include "src/execution/isolate.h"

#endif  // FLAT8_SRC_EXECUTION_VM_STATE_H_

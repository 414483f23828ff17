#ifndef FLAT8_SRC_EXECUTION_ISOLATE_INL_H_
#define FLAT8_SRC_EXECUTION_ISOLATE_INL_H_

// V8 keeps inline members apart.
#include "src/execution/isolate.h"

#endif  // FLAT8_SRC_EXECUTION_ISOLATE_INL_H_

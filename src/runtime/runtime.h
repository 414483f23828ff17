#ifndef FLAT8_SRC_RUNTIME_RUNTIME_H_
#define FLAT8_SRC_RUNTIME_RUNTIME_H_

// What the interpreter calls out for.
#include "src/runtime/runtime-functions.h"

#endif  // FLAT8_SRC_RUNTIME_RUNTIME_H_

#ifndef FLAT8_SRC_HANDLES_HANDLES_INL_H_
#define FLAT8_SRC_HANDLES_HANDLES_INL_H_

// V8 keeps inline members apart, and vectors of handles with them.
#include "src/handles/direct-handle-vector.h"

#endif  // FLAT8_SRC_HANDLES_HANDLES_INL_H_

#ifndef FLAT8_SRC_HANDLES_GLOBAL_HANDLES_INL_H_
#define FLAT8_SRC_HANDLES_GLOBAL_HANDLES_INL_H_

// V8 keeps inline members apart.
#include "src/handles/global-handles.h"

#endif  // FLAT8_SRC_HANDLES_GLOBAL_HANDLES_INL_H_

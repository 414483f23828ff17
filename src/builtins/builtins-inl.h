#ifndef FLAT8_SRC_BUILTINS_BUILTINS_INL_H_
#define FLAT8_SRC_BUILTINS_BUILTINS_INL_H_

// The code of the builtins.
#include "src/heap/factory.h"

#endif  // FLAT8_SRC_BUILTINS_BUILTINS_INL_H_

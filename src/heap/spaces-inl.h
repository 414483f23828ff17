#ifndef FLAT8_SRC_HEAP_SPACES_INL_H_
#define FLAT8_SRC_HEAP_SPACES_INL_H_

// V8 keeps inline members apart.
#include "src/heap/spaces.h"

#endif  // FLAT8_SRC_HEAP_SPACES_INL_H_

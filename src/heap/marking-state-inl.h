#ifndef FLAT8_SRC_HEAP_MARKING_STATE_INL_H_
#define FLAT8_SRC_HEAP_MARKING_STATE_INL_H_

// V8 keeps inline members apart.
#include "src/heap/marking-state.h"

#endif  // FLAT8_SRC_HEAP_MARKING_STATE_INL_H_

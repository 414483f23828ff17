#ifndef FLAT8_SRC_HEAP_LOCAL_HEAP_INL_H_
#define FLAT8_SRC_HEAP_LOCAL_HEAP_INL_H_

// V8 keeps inline members apart.
#include "src/heap/local-heap.h"

#endif  // FLAT8_SRC_HEAP_LOCAL_HEAP_INL_H_

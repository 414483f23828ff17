#ifndef FLAT8_SRC_HEAP_HEAP_LAYOUT_INL_H_
#define FLAT8_SRC_HEAP_HEAP_LAYOUT_INL_H_

// V8 keeps inline members apart.
#include "src/heap/heap-layout.h"
#endif  // FLAT8_SRC_HEAP_HEAP_LAYOUT_INL_H_

#ifndef FLAT8_SRC_HEAP_REMEMBERED_SET_INL_H_
#define FLAT8_SRC_HEAP_REMEMBERED_SET_INL_H_

// V8 keeps inline members apart.
#include "src/heap/remembered-set.h"

#endif  // FLAT8_SRC_HEAP_REMEMBERED_SET_INL_H_

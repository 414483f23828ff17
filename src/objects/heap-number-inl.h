#ifndef FLAT8_SRC_OBJECTS_HEAP_NUMBER_INL_H_
#define FLAT8_SRC_OBJECTS_HEAP_NUMBER_INL_H_

// V8 keeps inline members apart.
#include "src/objects/heap-number.h"

#endif  // FLAT8_SRC_OBJECTS_HEAP_NUMBER_INL_H_

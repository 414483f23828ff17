#ifndef FLAT8_SRC_HEAP_MEMORY_MEASUREMENT_INL_H_
#define FLAT8_SRC_HEAP_MEMORY_MEASUREMENT_INL_H_

// V8 keeps inline members apart.
#include "src/heap/memory-measurement.h"

#endif  // FLAT8_SRC_HEAP_MEMORY_MEASUREMENT_INL_H_

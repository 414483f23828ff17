#ifndef FLAT8_SRC_HEAP_LIVE_OBJECT_RANGE_INL_H_
#define FLAT8_SRC_HEAP_LIVE_OBJECT_RANGE_INL_H_

// V8 keeps inline members apart.
#include "src/heap/live-object-range.h"

#endif  // FLAT8_SRC_HEAP_LIVE_OBJECT_RANGE_INL_H_

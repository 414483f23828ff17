#ifndef FLAT8_SRC_HEAP_MARK_COMPACT_H_
#define FLAT8_SRC_HEAP_MARK_COMPACT_H_

// The full collection.
#include "src/heap/heap.h"
#include "src/heap/marker.h"

#endif  // FLAT8_SRC_HEAP_MARK_COMPACT_H_

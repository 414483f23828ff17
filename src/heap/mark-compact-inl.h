#ifndef FLAT8_SRC_HEAP_MARK_COMPACT_INL_H_
#define FLAT8_SRC_HEAP_MARK_COMPACT_INL_H_

// V8 keeps inline members apart.
#include "src/heap/mark-compact.h"

#endif  // FLAT8_SRC_HEAP_MARK_COMPACT_INL_H_

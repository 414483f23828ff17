#ifndef FLAT8_SRC_HEAP_LARGE_SPACES_H_
#define FLAT8_SRC_HEAP_LARGE_SPACES_H_

// V8's name of the header.
#include "src/heap/large-space.h"

#endif  // FLAT8_SRC_HEAP_LARGE_SPACES_H_

#ifndef FLAT8_SRC_HEAP_SPACES_H_
#define FLAT8_SRC_HEAP_SPACES_H_

// All spaces.
#include "src/heap/large-space.h"
#include "src/heap/new-space.h"
#include "src/heap/paged-space.h"
#include "src/heap/read-only-space.h"

#endif  // FLAT8_SRC_HEAP_SPACES_H_

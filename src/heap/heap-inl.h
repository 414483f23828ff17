#ifndef FLAT8_SRC_HEAP_HEAP_INL_H_
#define FLAT8_SRC_HEAP_HEAP_INL_H_

// The heap with everything that its users may inline or name: spaces, pages, allocation, collection.

#include "src/heap/heap.h"
#include "src/heap/main-allocator.h"
#include "src/heap/memory-allocator.h"
#include "src/heap/page-metadata.h"
#include "src/heap/read-only-space.h"
#include "src/heap/stack-segments.h"
#include "src/objects/objects.h"

#endif  // FLAT8_SRC_HEAP_HEAP_INL_H_

#ifndef FLAT8_SRC_HEAP_MUTABLE_PAGE_METADATA_H_
#define FLAT8_SRC_HEAP_MUTABLE_PAGE_METADATA_H_

// V8 tells pages that never change from others.
#include "src/heap/page-metadata.h"

#endif  // FLAT8_SRC_HEAP_MUTABLE_PAGE_METADATA_H_

#ifndef FLAT8_SRC_HEAP_LARGE_PAGE_METADATA_INL_H_
#define FLAT8_SRC_HEAP_LARGE_PAGE_METADATA_INL_H_

// Large pages are pages.
#include "src/heap/page-metadata.h"

#endif  // FLAT8_SRC_HEAP_LARGE_PAGE_METADATA_INL_H_

#ifndef FLAT8_SRC_HEAP_PAGE_METADATA_INL_H_
#define FLAT8_SRC_HEAP_PAGE_METADATA_INL_H_

// V8 keeps inline members apart.
#include "src/heap/page-metadata.h"

#endif  // FLAT8_SRC_HEAP_PAGE_METADATA_INL_H_

#ifndef FLAT8_SRC_HEAP_PARKED_SCOPE_H_
#define FLAT8_SRC_HEAP_PARKED_SCOPE_H_

// No thread is ever parked: one at a time is in an isolate.
#include "src/heap/safepoint.h"

#endif  // FLAT8_SRC_HEAP_PARKED_SCOPE_H_

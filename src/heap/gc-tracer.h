#ifndef FLAT8_SRC_HEAP_GC_TRACER_H_
#define FLAT8_SRC_HEAP_GC_TRACER_H_

// V8 has the times of collections in here. Ours are told by --trace-gc and through the embedding API.
#include "include/v8-metrics.h"

#endif  // FLAT8_SRC_HEAP_GC_TRACER_H_

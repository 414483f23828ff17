#ifndef FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_JSON_H_
#define FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_JSON_H_

#include "src/profiler/heap-snapshot.h"

namespace v8::internal {

// Writes a snapshot as DevTools reads it, in pieces, until the stream aborts. Without memory for the first piece
// nothing is written.
void SerializeHeapSnapshot(const HeapSnapshot& snapshot, v8::OutputStream* stream);

}  // namespace v8::internal

#endif  // FLAT8_SRC_PROFILER_HEAP_SNAPSHOT_JSON_H_

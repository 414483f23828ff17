#ifndef FLAT8_SRC_RUNTIME_JOBS_WEAK_REFERENCES_H_
#define FLAT8_SRC_RUNTIME_JOBS_WEAK_REFERENCES_H_

#include "src/execution/isolate.h"

// ECMA-262 §9.9 to §9.12: what WeakRef and FinalizationRegistry need of the host.
//
// A collection that finds a registered target dead enqueues its registry (Heap::EnqueueDirtyJSFinalizationRegistry) and
// tells src/api, which posts a task to the platform, which calls CleanUpFinalizationRegistries.
namespace v8::internal {

// §9.11 AddToKeptObjects: the value stays alive until the current job ends.
Result<void> AddToKeptObjects(Isolate* isolate, Value value);
// §9.10 ClearKeptObjects: called when a job has ended (the microtask queue is empty).
void ClearKeptObjects(Isolate* isolate);

// §9.13 CleanupFinalizationRegistry for every registry with dead targets: calls their callbacks. The first exception ends
// it and is the result; the rest is done by the next call.
Result<void> CleanUpFinalizationRegistries(Isolate* isolate);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_JOBS_WEAK_REFERENCES_H_

#ifndef FLAT8_SRC_API_API_MICROTASK_QUEUE_H_
#define FLAT8_SRC_API_API_MICROTASK_QUEUE_H_

#include "include/v8-microtask-queue.h"
#include "src/execution/microtask-queue.h"

namespace v8::internal {

// The engine's queue behind an API object; the isolate's for null.
MicrotaskQueue* OpenQueue(Isolate* isolate, const v8::MicrotaskQueue* queue);
// Runs the queue's microtasks unless they run already. Exceptions go to the message listeners, a termination where
// DispatchException says.
void PerformCheckpoint(Isolate* isolate, MicrotaskQueue* queue);
void InstallMicrotaskCallbacks(Isolate* isolate);

}  // namespace v8::internal

#endif  // FLAT8_SRC_API_API_MICROTASK_QUEUE_H_

#ifndef FLAT8_SRC_RUNTIME_JOBS_MICROTASKS_H_
#define FLAT8_SRC_RUNTIME_JOBS_MICROTASKS_H_

#include "src/execution/microtask-queue.h"

namespace v8::internal {

using MicrotaskCallback = void (*)(void* data);

// The queue of a realm: its own, or else the isolate's.
V8_INLINE MicrotaskQueue* MicrotaskQueueOf(Isolate* isolate, Tagged<NativeContext> realm) {
  const Value queue = realm->microtask_queue();
  if (V8_LIKELY(queue.IsUndefined())) return isolate->microtask_queue;
  MicrotaskQueue* own = queue.AsRawPointer<MicrotaskQueue>();
  return own != nullptr ? own : isolate->microtask_queue;
}

// Appends a job to the queue of its realm.
Result<void> EnqueueMicrotask(Isolate* isolate, Tagged<Microtask> microtask);
// A function to call without arguments; a native callback.
Result<void> EnqueueMicrotask(Isolate* isolate, MicrotaskQueue* queue, Tagged<JSReceiver> callable);
Result<void> EnqueueMicrotask(Isolate* isolate, MicrotaskQueue* queue, MicrotaskCallback callback, void* data);

// Runs jobs until there are none left. What a job throws is reported (Isolate::report_uncaught). A termination empties the
// queue and stays pending. No-op while the queue is running.
Result<void> RunMicrotasks(Isolate* isolate, MicrotaskQueue* queue);
// The same unless a scope holds jobs back.
Result<void> PerformMicrotaskCheckpoint(Isolate* isolate, MicrotaskQueue* queue);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_JOBS_MICROTASKS_H_

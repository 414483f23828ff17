#include "src/runtime/jobs/microtasks.h"

#include "src/execution/call.h"
#include "src/runtime/jobs/promise-operations.h"

namespace v8::internal {

Result<void> EnqueueMicrotask(Isolate* isolate, Tagged<Microtask> microtask) {
  return MicrotaskQueueOf(isolate, Cast<NativeContext>(microtask->native_context()))->Enqueue(microtask);
}

Result<void> EnqueueMicrotask(Isolate* isolate, MicrotaskQueue* queue, Tagged<JSReceiver> callable) {
  const Tagged<Microtask> microtask = TRY(NewStruct<Microtask>(isolate, ReadOnlyRoots::microtask_map()));
  microtask->set_kind(Microtask::kCallable);
  microtask->set_native_context(IsJSFunction(callable) ? Cast<JSFunction>(callable)->native_context()
                                                       : isolate->realm());
  microtask->set_a(callable);
  microtask->set_continuation_data(isolate->root(Isolate::kContinuationData));
  return queue->Enqueue(microtask);
}

Result<void> EnqueueMicrotask(Isolate* isolate, MicrotaskQueue* queue, MicrotaskCallback callback, void* data) {
  const Tagged<Microtask> microtask = TRY(NewStruct<Microtask>(isolate, ReadOnlyRoots::microtask_map()));
  microtask->set_kind(Microtask::kCallback);
  microtask->set_a(Value::FromRawPointer(reinterpret_cast<void*>(callback)));
  microtask->set_b(Value::FromRawPointer(data));
  microtask->set_continuation_data(isolate->root(Isolate::kContinuationData));
  return queue->Enqueue(microtask);
}

namespace {

// With the embedder's continuation data, and the promise hooks around it.
Result<void> RunPromiseJob(Isolate* isolate, Tagged<Microtask> job, Value promise_or_capability,
                           Result<void> (*run)(Isolate* isolate, Tagged<Microtask> job)) {
  const Value outer = isolate->root(Isolate::kContinuationData);
  isolate->set_root(Isolate::kContinuationData, job->continuation_data());
  Value promise = promise_or_capability;
  if (IsPromiseCapability(promise)) promise = Cast<PromiseCapability>(promise)->promise();
  const bool is_hooked = V8_UNLIKELY(isolate->promise_hooks != 0) && IsJSPromise(promise);
  const auto run_hooks = [&](PromiseHookType type) -> Result<void> {
    return is_hooked ? RunPromiseHooks(isolate, type, Cast<JSPromise>(promise), Undefined()) : Result<void>(Ok());
  };
  bool failed = run_hooks(PromiseHookType::kBefore).IsException() || run(isolate, job).IsException();
  if (!failed) failed = run_hooks(PromiseHookType::kAfter).IsException();
  isolate->set_root(Isolate::kContinuationData, outer);
  return failed ? Result<void>(Exception()) : Result<void>(Ok());
}

// With the embedder's continuation data.
Result<void> RunEnqueued(Isolate* isolate, Tagged<Microtask> microtask) {
  const Value outer = isolate->root(Isolate::kContinuationData);
  isolate->set_root(Isolate::kContinuationData, microtask->continuation_data());
  if (microtask->kind() == Microtask::kCallable) {
    (void)Call(isolate, microtask->a(), Undefined());
  } else {
    const auto callback = reinterpret_cast<MicrotaskCallback>(microtask->a().AsRawPointer<void>());
    void* data = microtask->b().AsRawPointer<void>();
    if (isolate->invoke_microtask_callback != nullptr) {
      isolate->invoke_microtask_callback(isolate, callback, data);
    } else {
      callback(data);
    }
  }
  isolate->set_root(Isolate::kContinuationData, outer);
  return isolate->has_pending_exception() ? Result<void>(Exception()) : Result<void>(Ok());
}

Result<void> RunMicrotask(Isolate* isolate, Tagged<Microtask> microtask) {
  switch (microtask->kind()) {
    case Microtask::kCallable:
    case Microtask::kCallback:
      return RunEnqueued(isolate, microtask);
    case Microtask::kPromiseReaction:
      return RunPromiseJob(isolate, microtask, microtask->c(), &RunPromiseReactionJob);
    case Microtask::kPromiseResolveThenable:
      return RunPromiseJob(isolate, microtask, microtask->a(), &RunPromiseResolveThenableJob);
  }
  UNREACHABLE();
}

}  // namespace

Result<void> RunMicrotasks(Isolate* isolate, MicrotaskQueue* queue) {
  if (queue->is_running()) return Ok();
  DCHECK(!isolate->has_pending_exception());
  const SaveRealm save(isolate);
  queue->set_is_running(true);
  isolate->microtask_depth++;
  const Value outer_realm = isolate->root(Isolate::kMicrotaskRealm);
  bool terminated = false;
  while (!queue->empty()) {
    const Tagged<Microtask> microtask = queue->Dequeue();
    isolate->set_root(Isolate::kMicrotaskRealm, microtask->native_context());
    if (!microtask->native_context().IsUndefined()) {
      isolate->set_realm(Cast<NativeContext>(microtask->native_context()));
    }
    // Endless chains of jobs must notice a termination, too.
    const bool failed = RunMicrotask(isolate, microtask).IsException() || !isolate->Poll();
    if (V8_LIKELY(!failed)) continue;
    if (isolate->is_terminating()) {
      terminated = true;
      queue->Clear();
      break;
    }
    const Value exception = isolate->TakeException();
    if (isolate->report_uncaught != nullptr) isolate->report_uncaught(isolate, exception);
    isolate->clear_pending_exception();
  }
  isolate->set_root(Isolate::kMicrotaskRealm, outer_realm);
  isolate->microtask_depth--;
  queue->set_is_running(false);
  if (terminated) return Exception();
  queue->FireCompletedCallbacks();
  return Ok();
}

Result<void> PerformMicrotaskCheckpoint(Isolate* isolate, MicrotaskQueue* queue) {
  if (queue->is_running() || queue->scope_depth() > 0 || queue->suppressions() > 0) return Ok();
  return RunMicrotasks(isolate, queue);
}

}  // namespace v8::internal

#ifndef FLAT8_SRC_RUNTIME_JOBS_PROMISE_HOOKS_H_
#define FLAT8_SRC_RUNTIME_JOBS_PROMISE_HOOKS_H_

#include "src/execution/isolate.h"

// Not in the specification: what embedders follow the life of promises with. An isolate has one native hook
// (Isolate::SetPromiseHook), a realm four functions of script (Context::SetPromiseHooks).
namespace v8::internal {

// A promise is made, is about to be resolved or rejected, and its reaction job begins and ends. The values equal
// v8::PromiseHookType's.
enum class PromiseHookType : int { kInit, kResolve, kBefore, kAfter };

// Calls the current realm's hook and the isolate's. What they throw is reported as uncaught; only a termination is passed
// on. `parent`: for kInit, the promise that this one follows, or undefined.
Result<void> CallPromiseHooks(Isolate* isolate, PromiseHookType type, Tagged<JSPromise> promise, Value parent);
V8_INLINE Result<void> RunPromiseHooks(Isolate* isolate, PromiseHookType type, Tagged<JSPromise> promise, Value parent) {
  if (V8_LIKELY(isolate->promise_hooks == Isolate::kNoPromiseHooks)) return Ok();
  return CallPromiseHooks(isolate, type, promise, parent);
}

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_JOBS_PROMISE_HOOKS_H_

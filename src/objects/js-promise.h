#ifndef FLAT8_SRC_OBJECTS_JS_PROMISE_H_
#define FLAT8_SRC_OBJECTS_JS_PROMISE_H_

#include "src/objects/js-objects.h"

namespace v8::internal {

class JSPromise : public JSObject {
 public:
  enum State : int { kPending, kFulfilled, kRejected };
  // Pending: the list of PromiseReactions (newest first, linked by `next`) or undefined. Settled: the value or reason.
  TAGGED_FIELD(Object, reactions_or_result)
  INT_FIELD(flags)
  State status() const { return static_cast<State>(flags() & 3); }
  Value result() const {
    DCHECK(status() != kPending);
    return reactions_or_result();
  }
  void set_status(State state) { set_flags((flags() & ~3) | state); }
  bool has_handler() const { return (flags() & 4) != 0; }
  void set_has_handler(bool value) { set_flags(value ? flags() | 4 : flags() & ~4); }
};

// ECMA-262 PromiseReaction pair: one per then(). Handlers: callables, undefined, or (await) the async function's or
// generator's object, which is then resumed.
class PromiseReaction : public HeapObject {
 public:
  TAGGED_FIELD(Object, next)
  TAGGED_FIELD(Object, fulfill_handler)
  TAGGED_FIELD(Object, reject_handler)
  // PromiseCapability, JSPromise (the engine's own, resolved directly), or undefined (await).
  TAGGED_FIELD(Object, promise_or_capability)
  TAGGED_FIELD(Object, continuation_data)
};

class PromiseCapability : public HeapObject {
 public:
  TAGGED_FIELD(Object, promise)
  TAGGED_FIELD(Object, resolve)
  TAGGED_FIELD(Object, reject)
};

// An entry of a microtask queue.
class Microtask : public HeapObject {
 public:
  enum Kind : int { kCallable, kCallback, kPromiseReaction, kPromiseResolveThenable };
  INT_FIELD(kind)
  TAGGED_FIELD(Object, native_context)
  // kCallable: the function. kCallback: function pointer and data as raw words. kPromiseReaction: handler, argument,
  // promise_or_capability, whether it is a rejection. kPromiseResolveThenable: promise, thenable, then.
  TAGGED_FIELD(Object, a)
  TAGGED_FIELD(Object, b)
  TAGGED_FIELD(Object, c)
  TAGGED_FIELD(Object, d)
  // Isolate::kContinuationData while a promise's job runs.
  TAGGED_FIELD(Object, continuation_data)
};

}  // namespace v8::internal

#endif  // FLAT8_SRC_OBJECTS_JS_PROMISE_H_

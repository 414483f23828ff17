// Promises, and what the host is told about them.

#ifndef INCLUDE_V8_PROMISE_H_
#define INCLUDE_V8_PROMISE_H_

#include "v8-object.h"  // NOLINT(build/include_directory)
#include "v8config.h"   // NOLINT(build/include_directory)

#ifndef V8_PROMISE_INTERNAL_FIELD_COUNT
// Internal fields of every promise; a property of the library's build.
#define V8_PROMISE_INTERNAL_FIELD_COUNT 0
#endif

namespace v8 {

// ECMA-262 §27.2.
class V8_EXPORT Promise : public Object {
 public:
  static constexpr internal::ApiType kApiType = internal::ApiType::kPromise;

  enum PromiseState { kPending, kFulfilled, kRejected };

  // A pending promise together with the means to settle it.
  class V8_EXPORT Resolver : public Object {
   public:
    static constexpr internal::ApiType kApiType = internal::ApiType::kPromiseResolver;

    static V8_WARN_UNUSED_RESULT MaybeLocal<Resolver> New(Local<Context> context);
    Local<Promise> GetPromise();
    // As the functions that the Promise constructor passes to its executor (§27.2.1.3): nothing happens when the
    // promise is settled already. Resolving with a thenable may run script. Reactions run as microtasks.
    V8_WARN_UNUSED_RESULT Maybe<bool> Resolve(Local<Context> context, Local<Value> value);
    V8_WARN_UNUSED_RESULT Maybe<bool> Reject(Local<Context> context, Local<Value> value);

    V8_INLINE static Resolver* Cast(Value* value) { return internal::ApiCast<Resolver>(value); }
  };

  // Registers reactions as the original Promise.prototype.then and catch do (§27.2.5).
  V8_WARN_UNUSED_RESULT MaybeLocal<Promise> Catch(Local<Context> context, Local<Function> handler);
  V8_WARN_UNUSED_RESULT MaybeLocal<Promise> Then(Local<Context> context, Local<Function> handler);
  V8_WARN_UNUSED_RESULT MaybeLocal<Promise> Then(Local<Context> context, Local<Function> on_fulfilled,
                                                 Local<Function> on_rejected);

  // Whether a reaction was ever registered.
  bool HasHandler() const;
  // The value or reason. Fatal while pending.
  Local<Value> Result();
  PromiseState State();
  // Its rejection is not reported as unhandled.
  void MarkAsHandled();
  // Its rejection stops no debugger. (There is no debugger that it could stop.)
  void MarkAsSilent();

  static constexpr int kEmbedderFieldCount = V8_PROMISE_INTERNAL_FIELD_COUNT;

  V8_INLINE static Promise* Cast(Value* value) { return internal::ApiCast<Promise>(value); }
};

// Isolate::SetPromiseHook: called when a promise is made (kInit; `parent` is the promise that it follows, or undefined),
// when it is about to be resolved or rejected, and around each reaction job. An await counts as a promise of its own that
// follows the awaited one.
enum class PromiseHookType { kInit, kResolve, kBefore, kAfter };
using PromiseHook = void (*)(PromiseHookType type, Local<Promise> promise, Local<Value> parent);

enum PromiseRejectEvent {
  kPromiseRejectWithNoHandler = 0,
  kPromiseHandlerAddedAfterReject = 1,
  kPromiseRejectAfterResolved = 2,
  kPromiseResolveAfterResolved = 3,
};

// What Isolate::SetPromiseRejectCallback's callback gets (HostPromiseRejectionTracker, §27.2.1.9). On the isolate's
// thread, in the middle of the operation: record it, and decide at the next turn of the event loop.
class PromiseRejectMessage {
 public:
  PromiseRejectMessage(Local<Promise> promise, PromiseRejectEvent event, Local<Value> value)
      : promise_(promise), event_(event), value_(value) {}

  V8_INLINE Local<Promise> GetPromise() const { return promise_; }
  V8_INLINE PromiseRejectEvent GetEvent() const { return event_; }
  // The reason; empty for kPromiseHandlerAddedAfterReject.
  V8_INLINE Local<Value> GetValue() const { return value_; }

 private:
  Local<Promise> promise_;
  PromiseRejectEvent event_;
  Local<Value> value_;
};
static_assert(sizeof(PromiseRejectMessage) == 3 * sizeof(void*), "PromiseRejectMessage is three words");

using PromiseRejectCallback = void (*)(PromiseRejectMessage message);

}  // namespace v8

#endif  // INCLUDE_V8_PROMISE_H_

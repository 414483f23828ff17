#include "src/runtime/functions/async-generator.h"
#include "src/runtime/functions/generators.h"
#include "src/runtime/jobs/promise-operations.h"
#include "src/runtime/runtime-functions.h"

// Runtime functions of async functions and async generators.
namespace v8::internal {

namespace {

// The promise that the activation's caller got.
Result<Tagged<JSPromise>> ActivationPromise(Isolate* isolate, Tagged<JSAsyncFunctionObject> activation) {
  if (IsJSPromise(activation->promise())) return Cast<JSPromise>(activation->promise());
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  activation->set_promise(promise);
  return promise;
}

Tagged<JSAsyncFunctionObject> ActivationArgument(const uint64_t* arguments) {
  return Tagged<JSAsyncFunctionObject>(arguments[0]);
}

}  // namespace

Result<Value> Runtime_AsyncFunctionAwait(Isolate* isolate, const uint64_t* arguments, int) {
  const Tagged<JSAsyncFunctionObject> activation = ActivationArgument(arguments);
  const Value value(arguments[1]);
  const Tagged<JSPromise> promise = TRY(ActivationPromise(isolate, activation));
  TRY(PerformAwait(isolate, activation, value));
  return promise;
}

Result<Value> Runtime_AsyncFunctionResolve(Isolate* isolate, const uint64_t* arguments, int) {
  const Value value(arguments[1]);
  const Tagged<JSAsyncFunctionObject> activation = ActivationArgument(arguments);
  const Tagged<JSPromise> promise = TRY(ActivationPromise(isolate, activation));
  activation->set_continuation(JSGeneratorObject::kClosed);
  TRY(ResolvePromise(isolate, promise, value));
  return promise;
}

Result<Value> Runtime_AsyncFunctionReject(Isolate* isolate, const uint64_t* arguments, int) {
  const Value reason(arguments[1]);
  const Tagged<JSAsyncFunctionObject> activation = ActivationArgument(arguments);
  const Tagged<JSPromise> promise = TRY(ActivationPromise(isolate, activation));
  activation->set_continuation(JSGeneratorObject::kClosed);
  TRY(RejectPromise(isolate, promise, reason));
  return promise;
}

Result<Value> Runtime_AsyncGeneratorAwait(Isolate* isolate, const uint64_t* arguments, int) {
  const Tagged<JSAsyncGeneratorObject> generator(arguments[0]);
  TRY(PerformAwait(isolate, generator, Value(arguments[1])));
  generator->set_is_awaiting(kAsyncGeneratorAwaiting);
  return Undefined();
}

Result<Value> Runtime_AsyncGeneratorYield(Isolate* isolate, const uint64_t* arguments, int) {
  TRY(AsyncGeneratorCompleteStep(isolate, Tagged<JSAsyncGeneratorObject>(arguments[0]), Value(arguments[1]), false));
  return Undefined();
}

Result<Value> Runtime_AsyncGeneratorResolve(Isolate* isolate, const uint64_t* arguments, int) {
  TRY(AsyncGeneratorCompleteStep(isolate, Tagged<JSAsyncGeneratorObject>(arguments[0]), Value(arguments[1]),
                                 Value(arguments[2]).IsTrue()));
  return Undefined();
}

Result<Value> Runtime_AsyncGeneratorReject(Isolate* isolate, const uint64_t* arguments, int) {
  TRY(AsyncGeneratorRejectStep(isolate, Tagged<JSAsyncGeneratorObject>(arguments[0]), Value(arguments[1])));
  return Undefined();
}

Result<void> ResumeAwaiting(Isolate* isolate, Tagged<JSGeneratorObject> generator, Value value, bool is_rejection) {
  // Stack traces go on with those who wait for this activation.
  const Value outer = isolate->root(Isolate::kPromiseRoot);
  isolate->set_root(Isolate::kPromiseRoot, generator);
  const bool is_async_generator = IsJSAsyncGeneratorObject(generator);
  if (is_async_generator) Cast<JSAsyncGeneratorObject>(generator)->set_is_awaiting(kAsyncGeneratorIdle);
  const bool failed = ResumeGenerator(isolate, generator, value,
                                      is_rejection ? JSGeneratorObject::kThrow : JSGeneratorObject::kNext)
                          .IsException();
  isolate->set_root(Isolate::kPromiseRoot, outer);
  if (failed) return Exception();
  return is_async_generator ? AsyncGeneratorResumeQueue(isolate, Cast<JSAsyncGeneratorObject>(generator))
                            : Result<void>(Ok());
}

}  // namespace v8::internal

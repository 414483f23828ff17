#include "src/runtime/functions/async-generator.h"

#include "src/common/builtin-ids.h"
#include "src/runtime/functions/generators.h"
#include "src/runtime/jobs/promise-operations.h"

namespace v8::internal {

namespace {

Tagged<AsyncGeneratorRequest> TakeRequest(Tagged<JSAsyncGeneratorObject> generator) {
  const Tagged<AsyncGeneratorRequest> request = Cast<AsyncGeneratorRequest>(generator->queue());
  generator->set_queue(request->next());
  return request;
}

// ECMA-262 §27.6.3.9 AsyncGeneratorAwaitReturn ( generator )
Result<void> AwaitReturn(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator, Value value) {
  const Result<Tagged<JSPromise>> promise = PromiseResolveIntrinsic(isolate, value);
  if (promise.IsException()) {
    if (isolate->is_terminating()) return Exception();
    return AsyncGeneratorRejectStep(isolate, generator, isolate->TakeException());
  }
  Value handlers[2];
  const Builtin builtins[2] = {Builtin::kAsyncGeneratorReturnFulfilled, Builtin::kAsyncGeneratorReturnRejected};
  for (int i = 0; i < 2; ++i) {
    const Tagged<JSFunction> handler =
        TRY(NewBuiltinFunctionWithContext(isolate, builtins[i], ReadOnlyRoots::empty_string(), 1, 1));
    handler->context()->set(Context::kFirstVariableSlot, generator);
    handlers[i] = handler;
  }
  generator->set_is_awaiting(kAsyncGeneratorAwaitingReturn);
  return PerformPromiseThen(isolate, promise.value(), handlers[0], handlers[1], Undefined());
}

}  // namespace

Result<void> AsyncGeneratorCompleteStep(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator, Value value,
                                        bool done) {
  const Tagged<JSObject> result = TRY(NewIteratorResult(isolate, value, done));
  const Tagged<AsyncGeneratorRequest> request = TakeRequest(generator);
  return ResolvePromise(isolate, Cast<JSPromise>(request->promise()), result);
}

Result<void> AsyncGeneratorRejectStep(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator, Value reason) {
  const Tagged<AsyncGeneratorRequest> request = TakeRequest(generator);
  return RejectPromise(isolate, Cast<JSPromise>(request->promise()), reason);
}

Result<void> AsyncGeneratorResumeQueue(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator) {
  while (!generator->queue().IsUndefined()) {
    if (generator->is_executing() || generator->is_awaiting() != kAsyncGeneratorIdle) return Ok();
    const Tagged<AsyncGeneratorRequest> request = Cast<AsyncGeneratorRequest>(generator->queue());
    const auto mode = static_cast<JSGeneratorObject::ResumeMode>(request->resume_mode());
    if (!generator->is_closed()) {
      TRY(ResumeGenerator(isolate, generator, request->value(), mode));
    } else if (mode == JSGeneratorObject::kNext) {
      TRY(AsyncGeneratorCompleteStep(isolate, generator, Undefined(), true));
    } else if (mode == JSGeneratorObject::kThrow) {
      TRY(AsyncGeneratorRejectStep(isolate, generator, request->value()));
    } else {
      TRY(AwaitReturn(isolate, generator, request->value()));
    }
  }
  return Ok();
}

Result<Value> AsyncGeneratorEnqueue(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator,
                                    JSGeneratorObject::ResumeMode mode, Value value) {
  const Tagged<JSPromise> promise = TRY(NewPromise(isolate));
  const Tagged<AsyncGeneratorRequest> request =
      TRY(NewStruct<AsyncGeneratorRequest>(isolate, ReadOnlyRoots::async_generator_request_map()));
  request->set_resume_mode(mode);
  request->set_value(value);
  request->set_promise(promise);
  if (generator->queue().IsUndefined()) {
    generator->set_queue(request);
  } else {
    Tagged<AsyncGeneratorRequest> last = Cast<AsyncGeneratorRequest>(generator->queue());
    while (!last->next().IsUndefined()) last = Cast<AsyncGeneratorRequest>(last->next());
    last->set_next(request);
  }
  TRY(AsyncGeneratorResumeQueue(isolate, generator));
  return promise;
}

}  // namespace v8::internal

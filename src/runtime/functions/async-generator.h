#ifndef FLAT8_SRC_RUNTIME_FUNCTIONS_ASYNC_GENERATOR_H_
#define FLAT8_SRC_RUNTIME_FUNCTIONS_ASYNC_GENERATOR_H_

#include "src/runtime/properties/property.h"

// ECMA-262 §27.6.3 AsyncGenerator Abstract Operations. Requests wait in the generator's queue; the first one is being
// worked on while the generator runs or awaits.
namespace v8::internal {

// Values of JSAsyncGeneratorObject::is_awaiting.
enum AsyncGeneratorWait : int {
  kAsyncGeneratorIdle,
  kAsyncGeneratorAwaiting,         // suspended by an await inside
  kAsyncGeneratorAwaitingReturn    // finished, and waits for the operand of a return request
};

// Appends a request and works on it unless another one is being worked on: the promise for its result.
Result<Value> AsyncGeneratorEnqueue(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator,
                                    JSGeneratorObject::ResumeMode mode, Value value);
// Settles the first request and removes it: with {value, done}, or with a rejection.
Result<void> AsyncGeneratorCompleteStep(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator, Value value,
                                        bool done);
Result<void> AsyncGeneratorRejectStep(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator, Value reason);
// Works on requests until the generator waits for something or there are none left.
Result<void> AsyncGeneratorResumeQueue(Isolate* isolate, Tagged<JSAsyncGeneratorObject> generator);

}  // namespace v8::internal

#endif  // FLAT8_SRC_RUNTIME_FUNCTIONS_ASYNC_GENERATOR_H_
